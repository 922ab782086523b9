"""How a note is told: what stands after "make a note", each part of it after its label or without one.

"标题是周末，内容是去爬山，放到生活文件夹" has three labels. Words without a label are the note's, or its title
where its words follow: "新建笔记“读书”，写上…", "new note Trip: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingertips.apps.cards import named_in
from fingertips.skills.shapes import EDGE, STOPS, Span, Spans, Spoken, listed, spans

_LEADING = re.compile(r"\s*(?::|(?:in|to|into|for|with|from|on|at|under|by|of|and)\b|[在到给和])")
"""What a title doesn't begin with."""
_ELSEWHERE = re.compile(
    r"(?:the |my )?(?:price|cost|total|status|weather|balance|number of) of\b|how (?:much|many|long)\b|what\b"
)
_NOUNS = re.compile(r"(?:the|my|this|that|today's|tomorrow's|yesterday's|something|anything)\b")
_VERB = re.compile(
    r"\d|:|\b(?:is|are|was|were|has|have|had|will|can|needs?|wants?|goes|comes|says?|owes?)\b|(?<!today)(?<!tomorrow)(?<!yesterday)'s\b|\w+(?:ed|es|n't|'ll)\b"
)
_UNKNOWN = re.compile(
    r"^(?:刚[才刚]|今天|明天|昨天|这|那|上次|最近)[^,:，：\d]*的[^,:，：\d]{1,4}$|^[这那][张段份幅].{1,4}$|多少钱?$"
    r"|remind me|提醒我|^(?:every|each|每)"
)
"""Words in which the thing to be noted is only named, or that ask for something else."""
_NAMED = re.compile(r"\s*[^\s:,。]{1,12}(?: [^\s:,。]{1,12}){0,2}(?=:)")
"""A title in front of a colon."""


def notes(spoken: Spoken) -> Iterator[Spans]:
    """The ways of reading an instruction as one to note something down."""
    ending = spoken.pattern("(?<=.){done}$").search(spoken.plain)
    end = ending.start() if ending else len(spoken.plain)
    for found in spoken.shaped("note", "whole", ending="{done}$"):
        if not ("text" in found.groupdict() and _fetched(spoken, found["text"])):
            yield _whole(spoken, found, None, False)
    for titled, group in ((True, "heads"), (False, "plain")):
        for found in spoken.shaped("note", group):
            yield _whole(spoken, found, (found.end(), end), titled)


def _fetched(spoken: Spoken, words: str) -> bool:
    """Whether these are no words to be noted down, but what must be looked up first: a price, an app's order."""
    if spoken.pattern(r"\s*{quoted}\s*").fullmatch(words):
        return False
    return bool(named_in(words)) or _looked_up(words)


def _looked_up(words: str) -> bool:
    """Whether that names something which stands elsewhere, and with no mark in front: 记一下牛奶的价格."""
    bare = words.strip(" .。")
    if _UNKNOWN.search(bare) or (_NOUNS.match(bare) and not _VERB.search(bare)):
        return True
    return any(re.search(f"(?:{lookup})$", bare) for lookup in listed("lookups")) or bool(_ELSEWHERE.match(bare))


def _whole(spoken: Spoken, found: re.Match[str], tail: Span | None, titled: bool) -> Spans:
    """What a shape found, with the parts that stand in its labels and after it; none where one is there twice."""
    given = spans(found)
    for place, lead in ((given.pop("labels", None), False), (given.pop("rest", None), False), (tail, True)):
        if place is None:
            continue
        parts = _parts(spoken, place, titled, lead)
        if parts is None or parts.keys() & given.keys():
            return {}
        given |= parts
    return given


def _parts(spoken: Spoken, place: Span, titled: bool, lead: bool) -> Spans | None:
    """The parts of a note that stand there; words that have no label may only lead."""
    parts: dict[str, Span] = {}
    (begin, end), role = place, ""
    while True:
        label = _label(spoken, (begin, end), role)
        stop = label[1].start() if label else end
        for part, span in _cut(spoken, (begin, stop), role, label[0] if label else "", titled):
            if part in parts or not (role or lead):
                return None
            parts[part] = span
        if not label:
            return parts
        role, found = label
        begin = found.end()
        if "folder" in found.groupdict():
            if "folder" in parts:
                return None
            parts["folder"], role, lead = found.span("folder"), "", "text" not in parts


def _cut(spoken: Spoken, span: Span, role: str, following: str, titled: bool) -> Iterator[tuple[str, Span]]:
    """Which parts stand there, after the label of `role` and before the next one: a title ends at a stop."""
    begin, end = span
    words = spoken.plain[begin:end]
    if not words.strip(EDGE + STOPS):
        return
    if role == "title":
        quoted = spoken.pattern(r"\s*{quoted}").match(words)
        stop = re.compile(r"[,。;:]|\.(?= )|(?<= )-+(?= )").search(words, quoted.end() if quoted else 0)
        if re.search(r"\b(?:with|and (?:write|put|add))\b", words[: stop.start() if stop else None]):
            yield "doubt", span
        yield "title", (begin, begin + stop.start() if stop else end)
        if stop and words[stop.end() :].strip(EDGE + STOPS):
            yield "text", (begin + stop.end(), end)
    elif not role and titled and following == "text" and not _LEADING.match(words):
        yield "title", span
    elif not role and titled and not _LEADING.match(words) and (named := _NAMED.match(words)):
        yield "title", (begin, begin + named.end())
        yield "text", (begin + named.end(), end)
    elif role or words.lstrip().startswith(tuple(STOPS)) or not _looked_up(words):
        yield "text", span


def _label(spoken: Spoken, place: Span, role: str) -> tuple[str, re.Match[str]] | None:
    """The first label there, and what it is for."""
    best: tuple[str, re.Match[str]] | None = None
    for kind in ("title", "text", "folder"):
        for label in spoken.labels("note", "labels", kind):
            found = label.search(spoken.plain, *place)
            while found and not _stands(spoken.plain, place, found, kind, role):
                found = label.search(spoken.plain, found.start() + 1, place[1])
            if kind != role and found and (best is None or found.start() < best[1].start()):
                best = (kind, found)
    return best


def _stands(text: str, place: Span, found: re.Match[str], kind: str, role: str) -> bool:
    """Whether a label counts there: in the note's words past a stop or at their end, else past a space too."""
    before, label = text[place[0] : found.start()], found.group()
    if not before.strip():
        return not role
    if kind == "folder" and text[found.end() : found.end() + 1] == ":" and "folder" not in label and "夹" not in label:
        return False
    if label.startswith(("about", "on the", "regarding", "关于", "有关")):
        return False
    role = role or ("text" if before.lstrip().startswith((":", ",", "-")) else "")
    stopped, spaced = before.rstrip()[-1] in STOPS, before[-1] == " "
    if role == "text":
        last = kind == "folder" and not text[found.end() : place[1]].strip(" .。!")
        return stopped or (spaced and (last or not label[0].isascii()))
    return stopped or spaced or bool(re.match(r"的?(?:标题|题目|内容|正文)|.*(?:文件夹|分类|目录)", label))
