"""How well what stands around a run of words fits a slot: what was seen there in the wordings, or stands in for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fingertips.skills.frames import END, LONGEST_PLACE, START, Frame, Run, sense_after, sense_before
from fingertips.skills.skill import Kind, Slot
from fingertips.skills.wording import Part, Token, is_cue, kin

SIGN, HINT = 0.7, 0.5
"""From these kinships on a sense stands for one that was seen there: for a value that may be missing, for another."""
CODE = re.compile(r"[A-Za-z]{1,4}-?\d{1,6}")
_VAGUE = frozenset({"at", "with", "of", "go"})
"""Cues that stand before anything."""
_AMID = frozenset({"obtain", "buy", "dine", "app"})
"""What may have a name right behind it, whom or where it is done: book Mum a train, 饱饱外卖老王家的…"""
_PLACE = re.compile(
    r"[家司校室店院所处楼房舍位库厂台园区馆吧厅堂村镇里坊号]$|\b(?:home|house|office|work|place|school|gym|flat|dorm|studio|shop|store|"
    r"parents|room|reception|desk|lab|clinic|hospital|library|hall|hotel|apartment|club|cafe|church|farm|warehouse|mum|"
    r"mom|dad|university|college|campus|building|lodge|garage|address)(?:'?s?)$",
    re.IGNORECASE,
)
_OF = ("of", "de", "la", "le", "du", "del", "the", "and", "am", "an", "der", "da", "dos", "do")
_SPEAKING = frozenset({"saying", "remark"})
"""Cues after which comes what is said."""


def fitness(words: Sequence[Token], run: Run, slot: Slot, learned: Frame) -> float:
    pairs = learned.around.get(slot.name)
    if not pairs:
        return 0.0
    before = sense_before(words, run.first)
    after = sense_after(words, run.last)
    near = _nearness(pairs, before, after)
    score = 2.0 * near.before + near.after + 0.5 * near.both
    if slot.kind not in (Kind.TEXT, Kind.PROSE):
        return 3.0 + score
    known = _is_known(words, run, slot, learned)
    placed = learned.peopled or bool(_PLACE.search("".join(t.text for t in words[run.first : run.last + 1])))
    if not known and not _signed(before, after, near, slot, slot.name in learned.choices, placed):
        return 0.0
    if slot.kind is Kind.PROSE and not slot.required and _reaches(words, run.first):
        return 0.0
    if _cased(words, run, slot, learned):
        return 0.0
    if slot.kind is Kind.TEXT and known and before in _SPEAKING:
        return 0.0
    if slot.kind is Kind.TEXT and _in_speech(words, run.first):
        return 0.0
    score += 1.0 + (0.5 if known else 0.0) - 0.1 * learned.choices.get(slot.name, 0)
    if near.before < 0.3 and not known:
        score -= 1.5
    if slot.kind is Kind.TEXT and run.first == run.last and CODE.fullmatch(words[run.first].text):
        score -= 1.0
    return score - (_cut(words, run) if slot.kind is Kind.PROSE else _clipped(words, run))


def _reaches(words: Sequence[Token], first: int) -> bool:
    """Whether words stand between a remark and what opens it."""
    before = next((t for t in reversed(words[:first]) if t.part not in (Part.SPACE, Part.STOP)), None)
    return before is not None and before.part in (Part.NUMBER, Part.OPTION, Part.TEXT)


def _cased(words: Sequence[Token], run: Run, slot: Slot, learned: Frame) -> bool:
    """Whether only some of the words are written as names are, in a slot that takes names: got Ipoh, Reno next week."""
    if slot.name not in learned.proper or slot.name in learned.choices:
        return False
    inside = [t for t in words[run.first : run.last + 1] if t.part not in (Part.TEXT, Part.SPACE, Part.QUOTED)]
    latin = [t.text for t in words[run.first : run.last + 1] if t.part is Part.TEXT and t.text[:1].isalpha()]
    if not all(text.isascii() for text in latin):
        if slot.name not in learned.short:
            return False
        length = words[run.last].end - words[run.first].start
        station = words[run.last].text in ("站", "场")
        return length > LONGEST_PLACE + 2 * station or (length > 3 and bool(inside)) or words[run.first].sense == "from"
    if any(t.text.lower() not in _OF for t in inside):
        return True
    return any(text[0].isupper() for text in latin) and any(text[0].islower() for text in latin if text not in _OF)


def _is_known(words: Sequence[Token], run: Run, slot: Slot, learned: Frame) -> bool:
    """Whether it is an option where one was taken before, or a value that the slot had."""
    if run.first == run.last and words[run.first].part is Part.OPTION:
        return slot.name in learned.choices
    text = "".join(token.text for token in words[run.first : run.last + 1]).lower()
    return text in learned.known.get(slot.name, ())


def _in_speech(words: Sequence[Token], first: int) -> bool:
    """Whether the cue before the name is itself the beginning of what is said: a remark to deliver it to the door."""
    cue = next((i for i in range(first - 1, -1, -1) if words[i].part not in (Part.SPACE, Part.FILLER)), -1)
    return cue > 0 and words[cue].part is Part.CUE and words[cue].sense not in _SPEAKING and speaks(words, cue)


@dataclass(frozen=True, slots=True)
class _Near:
    """How near what stands around a run is to what was seen around a slot; `cue` is before, where that is one."""

    before: float
    cue: float
    after: float
    both: float


@lru_cache(maxsize=8192)
def _nearness(pairs: frozenset[tuple[str, str]], before: str, after: str) -> _Near:
    befores = {seen: kin(before, seen) for seen, _ in pairs}
    afters = {seen: kin(after, seen) for _, seen in pairs}
    cued = is_cue(before) and before != "and"
    return _Near(
        before=max(befores.values()),
        cue=max((near for seen, near in befores.items() if cued and is_cue(seen)), default=0.0),
        after=max(afters.values()),
        both=max(min(befores[one], afters[other]) for one, other in pairs),
    )


def _signed(before: str, after: str, near: _Near, slot: Slot, chosen: bool, placed: bool) -> bool:
    """Whether something says that it is this slot's value; where options are chosen, other words need the very cue."""
    if slot.required and slot.kind is Kind.PROSE:
        return near.before >= HINT and before != START
    if slot.required:
        return near.before >= HINT or (near.after >= HINT and not is_cue(before))
    if before in _VAGUE and (chosen or (before in ("go", "with") and near.before < 1)):
        return False
    if before == "recipient" and not placed:
        return False
    return near.cue >= SIGN or (not chosen and before in _AMID and near.both >= SIGN and after != END)


def _clipped(words: Sequence[Token], run: Run) -> float:
    """A small character beside a name may belong to it: an adverb stands before no name, nor a cue after another."""
    left = words[run.first - 1] if run.first else None
    right = words[run.last + 1] if run.last + 1 < len(words) else None
    cost = 0.0
    for token in (left, right):
        if token is not None and token.soft and token.part is Part.FILLER and token.sense != "particle":
            cost += 1.5 if token.sense == "helper" else 0.3
    again = (
        run.first > 1 and words[run.first - 2].part in (Part.CUE, Part.NUMBER) and words[run.first - 2].sense != "of"
    )
    if left is not None and left.soft and left.part in (Part.CUE, Part.ACT) and left.sense != "of" and again:
        cost += 1.5
    return cost


def _cut(words: Sequence[Token], run: Run) -> float:
    """A clause that stops in the middle of the words around it is not what was said."""
    left, right = beside(words, run.first, -1), beside(words, run.last, 1)
    cut = 0.0
    for token in (left, right):
        if token is None:
            continue
        if token.part not in (Part.STOP, Part.TEXT) and (token.part is Part.FILLER or token is right):
            cut += 1.0
    return cut


def speaks(words: Sequence[Token], first: int) -> bool:
    """Whether what is said begins there."""
    before = next((t for t in reversed(words[:first]) if t.part not in (Part.SPACE, Part.FILLER, Part.STOP)), None)
    return before is not None and before.sense in _SPEAKING


def beside(words: Sequence[Token], at: int, step: int) -> Token | None:
    at += step
    if 0 <= at < len(words) and words[at].part is Part.SPACE:
        at += step
    return words[at] if 0 <= at < len(words) else None
