"""What somebody is to be told, what is to be noted down, and what is sought among the notes, read by the shape of the
instruction: "给妈妈发消息说我晚点到", "make a note titled Rent: due on Friday".

Words that are told may hold anything, an errand's own small words too; so nothing in them is read, and what stands
around them must be understood whole. Shapes are tried from the start of the instruction on, past courtesy and the
app's name; an instruction without one of them is another errand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fingertips.apps.cards import named_in
from fingertips.skills.addressing import is_name, is_short, name_before
from fingertips.skills.following import goes_on
from fingertips.skills.frames import Frame
from fingertips.skills.noting import notes
from fingertips.skills.shapes import EDGE, STOPS, Span, Spans, Spoken, listed, spans
from fingertips.skills.skill import Kind, Skill
from fingertips.skills.wording import Part, plain, tokens

_CLOSING = {"“": "”", '"': '"', "「": "」", "『": "』", "《": "》", "‘": "’", "'": "'"}
_MORE = re.compile(
    r"(?:and|or|并|再|然后)(?![a-z])"
    r"|(?:at|in|on|by|every|after|before|once|when|if|until|tomorrow|tonight|later|next|this)\b(?: \S+){0,4} "
    r"(?:that|saying)\b"
)
"""What is no beginning of what is told: a second name, a time to tell it at."""
_OWN = (Part.TEXT, Part.QUOTED, Part.DATE, Part.TIME, Part.NEGATION, Part.QUESTION)
_UNCUT = re.compile(r"(?:标题|题目|内容|正文)[是为写叫:]|.* (?:down|in it)$")
"""A note with a label or an end of its shape still in it."""
_ASIDE = re.compile(r"提醒我|\bremind me\b|[,。]\s*(?:帮我)?(?:找|查|搜|打开|读|念)(?:一下|出来|给我听)?$")
"""What is asked for beside a note."""
_LEFT = re.compile(
    r"[问说讲](?![明好话])|告诉|(?:this |it )?down\b|[发回][一个条]{0,2}(?:消息|信息)"
    r"|一[条个句声]|[^,。:]{0,6}(?:笔记|便签|备忘录?|消息|短信|信息)\s*[,:]"
    r"|(?:note|message|text)s?\b\s*[,:]"
)
"""What is left of an act that was not understood whole."""
_SENT = re.compile("封|语音|视频|照片|图片|微信|短信|邮件|文件|定位|位置|表情|红包|钱")
"""What is sent and is no words."""
_ASKED = re.compile(
    r"[?？]|[吗呢么]$|什么|啥|几|哪|谁|有没有|(.)不\1|怎么|多少|没有?$|还是|如何"
    r"|^(?:if|whether|what|when|where|who|which|how|why|are|is|can|could|will|would|do|does|did)\b"
)


_NOT_SOUGHT = re.compile(
    r"^(?:最(?:近|新|后)?一?|上|新|全部|所有|我?的|一[下眼]|my|all(?: my)?|(?:my )?(?:latest|last|newest|recent|new))$"
    r"|有没有|多少|几[条个篇]|什么时候|为什么|^(?:之前|我|把|写|给|名为|帮|请|在)"
    r"|(?:记|写|存|加|放)[到在进]$|^(?:里|那[个条]|看看?|查)|随记| in my$|^everything on "
    r"|(?:并|然后|再)?(?:发给|告诉|删|改成|分享)"
    r"|\b(?:and|then) (?:then )?(?:text|send|delete|tell|share|email|add|call|message|forward|edit|copy|\w+ it)\b"
    r"|^(?:how many|all|every|me)\b|\bnotes?$|笔记|呢$"
)
"""What no note is about: any, the latest, what one would do with it."""
_BETWEEN = (
    r"(?:一?[条个句](?:{app}|{mail})|一[声下句]|声(?=[,:说])|{mail}(?=[,:])|'s (?:last )?(?:message|text)| back)?"
    r"(?: ?{within})?{onto}?"
)
"""What may stand between a name and what is told."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an errand's instructions are shaped, and which of its slots has which role there."""

    shape: Literal["message", "note", "search"]
    slots: Mapping[str, str]
    wordings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Its own, which are shapes too where they have none of those known."""


def manner(skill: Skill, learned: Frame) -> Manner | None:
    """The manner of an errand that tells somebody, notes something down or seeks a note; none of another's."""
    acts, wordings = learned.senses(Part.ACT), tuple((w.says, tuple(w.slots.items())) for w in skill.wordings)
    prose = [slot.name for slot in skill.slots if slot.kind is Kind.PROSE and slot.required]
    others = [slot.name for slot in skill.slots if slot.name not in prose]
    if len(prose) == 1 and "send" in acts and len(others) == 1 and others[0] in skill.addressed:
        return Manner("message", {"whom": others[0], "text": prose[0]}, wordings)
    if len(prose) == 1 and "write" in acts and not skill.addressed:
        cued = {cue: next((n for n in others if _follows(learned, n, cue)), "") for cue in ("titled", "folder")}
        return Manner("note", {"text": prose[0], "title": cued["titled"], "folder": cued["folder"]}, wordings)
    if "note" in learned.senses(Part.THING) and len(skill.slots) == 1 and acts & {"search", "ask"}:
        return Manner("search", {"query": skill.slots[0].name}, wordings)
    return None


def _follows(learned: Frame, slot: str, cue: str) -> bool:
    return any(before == cue for before, _ in learned.around.get(slot, ()))


def told(instruction: str, way: Manner, learned: Frame) -> Mapping[str, Span] | None:
    """Where each slot's words stand in the instruction, if it has a shape of that manner."""
    apps = learned.senses(Part.APP)
    spoken = Spoken.of(instruction, apps)
    return _first(spoken, _readings(spoken, way), way) or _first(spoken, _reworded(spoken, way, apps), way)


def _first(spoken: Spoken, readings: Iterator[Spans], way: Manner) -> Mapping[str, Span] | None:
    """The first that is sound, by slots; none where another one says something else."""
    sound: list[Mapping[str, Span]] = []
    for found in readings:
        stand = {role: _bare(spoken.words, _quoted(spoken, span)) for role, span in found.items()}
        slots = {way.slots.get(role, ""): span for role, span in stand.items()}
        if "" not in slots and _is_sound(spoken.words, stand, way):
            sound.append(slots)
    if not sound or any(slots.items() - sound[0].items() for slots in sound):
        return None
    return sound[0]


def _reworded(spoken: Spoken, way: Manner, apps: frozenset[str]) -> Iterator[Spans]:
    roles = {slot: role for role, slot in way.slots.items() if slot}
    for says, slots in way.wordings:
        if found := _worded(says, slots).fullmatch(spoken.plain):
            own = Spoken.of(says, apps)
            if _first(own, _readings(own, way), way) is None:
                yield {roles[slot]: span for slot, span in spans(found).items()}


@lru_cache(maxsize=1024)
def _worded(says: str, slots: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """A wording with gaps for its values."""
    shape = re.escape(plain(says))
    for slot, words in slots:
        shape = shape.replace(re.escape(plain(words)), f"(?P<{slot}>.+?)", 1)
    return re.compile(rf"{shape}[\s。.!?]*")


def _readings(spoken: Spoken, way: Manner) -> Iterator[Spans]:
    match way.shape:
        case "message":
            yield from _messages(spoken)
        case "note":
            yield from notes(spoken)
        case "search":
            for found in spoken.shaped("search", "whole", ending="{done}$"):
                yield spans(found)


def _messages(spoken: Spoken) -> Iterator[Spans]:
    for found in spoken.shaped("message", "whole", ending="{done}$"):
        yield spans(found)
    ending = spoken.pattern(r"(?<=.)[\s,。.]*(?:{onto}[发说]?|发(?:一?[条个])?{app}|{within})[\s。.]*$").search(
        spoken.plain
    )
    end = ending.start() if ending else len(spoken.plain)
    for found in spoken.shaped("message", "heads"):
        yield {**spans(found), "text": (found.end(), end)}
    for group in ("callings", "askings"):
        for found in spoken.shaped("message", group):
            if called := _called(spoken, found.end(), group == "askings"):
                whom, begin = called
                if group == "callings" or _ASKED.search(spoken.plain[begin:end]):
                    yield {"whom": whom, "text": (begin, end)}


def _called(spoken: Spoken, start: int, asked: bool) -> tuple[Span, int] | None:
    """Whose name stands there, and where what they are told begins: after a mark, else where the name must end."""
    marked = spoken.pattern("(?P<whom>{name})" + _BETWEEN + "{mark}").match(spoken.plain, start)
    end = name_before(spoken.words[start:], asked)
    if end is not None and (marked is None or marked.end("whom") > start + end):
        opened = spoken.pattern(_BETWEEN + r"{gives}(?:to\b)?").match(spoken.plain, start + end)
        return ((start, start + end), opened.end()) if opened else None
    if marked is None:
        return None
    name = spoken.words[slice(*marked.span("whom"))]
    stopped = re.search(r"[\s,。.:-]", spoken.plain[marked.end("whom") : marked.end()])
    return (marked.span("whom"), marked.end()) if is_name(name) and (stopped or is_short(name)) else None


def _quoted(spoken: Spoken, span: Span) -> Span:
    """Only what is quoted, where nothing but courtesy follows."""
    found = spoken.pattern(r"\s*({quoted})(?:就[行好]了?|就可以了?|即可|吧)?{done}").fullmatch(spoken.plain, *span)
    return found.span(1) if found else span


def _bare(instruction: str, span: Span) -> Span:
    """The same words without what stands around them, and out of their quotation marks."""
    words = instruction[slice(*span)]
    start, end = span[0] + len(words) - len(words.lstrip(EDGE + "。.")), span[0] + len(words.rstrip(EDGE + "。."))
    closing = _CLOSING.get(instruction[start : start + 1])
    inside = instruction[start + 1 : end - 1]
    quoted = closing and end - start > 2 and instruction[end - 1] == closing and closing not in inside
    return (start + 1, end - 1) if quoted else (start, end)


def _is_sound(instruction: str, stand: Spans, way: Manner) -> bool:
    """Whether the words can be what they are taken for."""
    words = {role: instruction[slice(*span)] for role, span in stand.items()}
    needed = {"message": ("whom", "text"), "note": ("text",), "search": ("query",)}[way.shape]
    if not all(words.get(role) for role in (*needed, *words)):
        return False
    if any(instruction[span[0] - 1] == "写" and words[role].startswith("上周") for role, span in stand.items()):
        return False
    if "whom" in words and (not is_name(words["whom"]) or named_in(words["whom"])):
        return False
    if "query" in words and not _is_sought(words["query"]):
        return False
    return "text" not in words or _is_told(instruction, stand["text"], way)


def _is_left(text: str) -> bool:
    """Whether words up to the first stop are but small words, left of an act that was not understood whole."""
    first = re.match(r"([^,。:]*)[,:]", text)
    if not first:
        return False
    return len(first[1]) == 1 or all(t.part not in _OWN for t in tokens(first[1]))


def _is_sought(query: str) -> bool:
    """Whether that is what a note is about, and nothing else to be done or asked."""
    return not _NOT_SOUGHT.search(plain(query))


def _is_told(instruction: str, span: Span, way: Manner) -> bool:
    """Whether these are words to be read, and all of them: no thing to be sent, no second name, no second errand."""
    before, text = instruction[: span[0]], plain(instruction[slice(*span)])
    if before[-1:] in _CLOSING:
        return True
    if _MORE.match(text):
        return False
    if re.match(r"\S\s*[:]|[吗吧呢了着]|过[消信了没]", text) or re.fullmatch(r"[\W\d_]*", text):
        return False
    if text[:1] in _CLOSING and not re.search(f"[{''.join(_CLOSING.values())}](?:[和、与及,]| and )", text):
        return False
    if re.search(
        r"[,。]\s*\S$|,? except [a-z]+$|^(?:点什么|你看着|随便|the usual|something\b|what i )", text
    ) or re.match(r"[a-z]+(?:, [a-z]+)* and [a-z]+ (?:that|we|i)\b", text):
        return False
    parted = before.rstrip(" ").endswith(tuple(STOPS)) or (before.endswith(" ") and not text[:1].isascii())
    if before[-1:] in "个条份封句" and re.match(r"[^,。:]{1,8}:", text):
        return False
    if not parted and (_LEFT.match(text) or _is_left(text)):
        return False
    if before[-1:] in "发写个条" and (_SENT.match(text) or any(mention.start == 0 for mention in named_in(text))):
        return False
    if way.shape == "message" and any(re.fullmatch(thing, text) for thing in listed("things")):
        return False
    noted = way.shape == "note"
    if noted and _UNCUT.match(text):
        return False
    return not goes_on(text, noted) and not (noted and _ASIDE.search(text))
