"""Which runs of words may fill a slot, and how well: by their sort, and by what stands around them.

A value never borders on unexplained words: text that stands unbroken is one value or none. A slot that may stay empty
needs a sign of its own: a cue that was seen before it, a recorded value's surroundings, an option, a value known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingertips.skills.frames import BEYOND, Frame, Run, knows
from fingertips.skills.skill import Kind, Slot
from fingertips.skills.surroundings import CODE, fitness, speaks
from fingertips.skills.wording import Part, Token

LEAST = 0.9
"""A run that fits less is no candidate."""
DEAREST = 5.0
NEVER = 9.0
_SORTS = {Kind.NUMBER: Part.NUMBER, Kind.DATE: Part.DATE, Kind.TIME: Part.TIME}
_INSIDE = {
    Part.TEXT: 0.0,
    Part.SPACE: 0.0,
    Part.FILLER: 0.3,
    Part.OPTION: 0.3,
    Part.STOP: NEVER,
    Part.NUMBER: 1.2,
    Part.DATE: NEVER,
    Part.TIME: NEVER,
    Part.NEGATION: NEVER,
    Part.QUESTION: NEVER,
    Part.CUE: 1.5,
    Part.THING: 2.0,
    Part.ACT: 3.0,
    Part.QUOTED: NEVER,
    Part.APP: NEVER,
}
"""What it costs a name to hold such a piece."""
_IN_PROSE = {
    Part.STOP: 0.25,
    Part.DATE: 0.15,
    Part.TIME: 0.1,
    Part.NEGATION: 0.4,
    Part.QUESTION: 0.4,
    Part.ACT: 0.2,
    Part.THING: 0.2,
    Part.CUE: 0.1,
    Part.APP: 0.5,
    Part.QUOTED: 0.3,
}
_OUTSIDE = frozenset({BEYOND, "function", "saying", "stray"})
"""Senses whose words are in no name."""
_LEADING = frozenset({"recipient", "to", "from", "deliver", "go", "hand"})
"""Cues after which something else of the errand comes."""
_NAMED = frozenset({"note", "checklist", "message", "orders"})
"""Things that goods may be called after."""
_TELLING_CUES = frozenset({"saying", "remark", "titled", "folder", "passenger", "deliver"})
"""Cues that are no part of a name, nor the beginning of a clause."""


@dataclass(frozen=True, slots=True)
class Candidate:
    slot: str
    run: Run
    score: float


def candidates(words: Sequence[Token], slot: Slot, learned: Frame) -> Iterator[Candidate]:
    """Every run that may fill the slot."""
    for run, cost in _runs(words, slot, learned):
        score = fitness(words, run, slot, learned) - cost
        if score > LEAST:
            yield Candidate(slot.name, run, score)


def _runs(words: Sequence[Token], slot: Slot, learned: Frame) -> Iterator[tuple[Run, float]]:
    """The runs of that sort and what their inside costs."""
    match slot.kind:
        case Kind.NUMBER | Kind.DATE | Kind.TIME:
            sort = _SORTS[slot.kind]
            yield from ((Run(i, i), 0.0) for i, token in enumerate(words) if token.part is sort)
        case Kind.CODE:
            yield from ((Run(i, i), 0.0) for i, token in enumerate(words) if CODE.fullmatch(token.text))
        case Kind.TEXT:
            yield from _names(words, slot, learned)
        case Kind.PROSE:
            yield from _clauses(words, slot, learned)


def _names(words: Sequence[Token], slot: Slot, learned: Frame) -> Iterator[tuple[Run, float]]:
    """Runs that may be the name of something."""
    for first, head in enumerate(words):
        if head.part is Part.QUOTED:
            yield Run(first, first), -1.0
        if head.part is Part.OPTION and slot.name in learned.choices:
            yield Run(first, first), -0.5
        if not _opens(words, first) or _joins(words, first) or _unbroken(words, first - 1, first, learned):
            continue
        cost, solid = 0.0, False
        for last in range(first, len(words)):
            cost += _cost(words, first, last, slot, learned)
            if cost > DEAREST:
                break
            solid = solid or words[last].part is Part.TEXT
            closed = _closes(words, last) and not _unbroken(words, last, last + 1, learned)
            if solid and closed:
                yield Run(first, last), cost


def _opens(words: Sequence[Token], first: int) -> bool:
    """Whether a name may begin there: with a word of its own, or a small character that belongs to it (上海)."""
    token = words[first]
    if token.part in (Part.TEXT, Part.NUMBER, Part.OPTION):
        return True
    if token.sense in ("of", "particle", "pronoun", "function"):
        return False
    before = words[first - 1].part if first else Part.STOP
    expected = token.part in (Part.CUE, Part.ACT) and token.sense != "and"
    if token.sense == "carry" or expected:
        return token.soft and before in (Part.NUMBER, Part.ACT, Part.CUE)
    if token.sense == "helper":
        return before is not Part.TEXT
    if token.soft and token.part not in (
        Part.STOP,
        Part.SPACE,
        Part.NEGATION,
        Part.QUESTION,
    ):
        return first + 1 < len(words) and words[first + 1].part is not Part.SPACE
    return token.part is Part.THING and token.sense in _NAMED and not token.text.isascii()


def _closes(words: Sequence[Token], last: int) -> bool:
    token = words[last]
    if token.part in (Part.SPACE, Part.STOP) or token.sense in ("particle", "of"):
        return False
    if token.part is Part.FILLER:
        return token.sense == "suffix" or (token.sense == "helper" and words[last - 1].part is Part.TEXT)
    if token.part in (Part.CUE, Part.ACT):
        return token.soft and last > 0
    return True


def _cost(words: Sequence[Token], first: int, last: int, slot: Slot, learned: Frame) -> float:
    """What the piece costs a name: a small character may well belong to it; a thing or an act of an errand does not."""
    token = words[last]
    if token.part in (Part.NEGATION, Part.QUESTION) or token.sense in _OUTSIDE:
        return NEVER
    if last == first and token.part in (Part.CUE, Part.NUMBER):
        return 0.8 if token.part is Part.CUE else 1.5
    if token.part is Part.THING:
        beside = any(t.part is Part.TEXT for t in words[max(first, last - 2) : last])
        return _INSIDE[Part.THING] if token.sense in _NAMED and (beside or last == first) else NEVER
    if token.part is Part.NUMBER and last > first:
        return NEVER if len(token.text) > 1 and not token.text.isdigit() else 0.9
    if token.sense == "and" and last > first:
        return _joined(words, first, last)
    if token.sense in _TELLING_CUES or token.sense == "then":
        return 0.6 if token.soft and token.sense != "deliver" else NEVER
    if token.part is Part.CUE and not token.soft and token.sense != "of":
        return NEVER if token.sense in _LEADING else 2.5
    if token.sense == "of" and slot.required and learned.parted and not token.text.isascii():
        return NEVER
    if token.text in ("从", "由") or (last > first and token.text.lower() in ("a", "an")):
        return NEVER
    if token.part is Part.SPACE and 0 < last < len(words) - 1 and _is_han(words[last - 1]) and _is_han(words[last + 1]):
        return NEVER
    if token.part is Part.ACT and not knows(learned, token) and last == first:
        return NEVER
    if token.part is Part.ACT and not knows(learned, token):
        text = last + 1 < len(words) and words[last + 1].part is Part.TEXT and not words[last + 1].text.isascii()
        return 1.0 if token.soft and text else NEVER
    return _INSIDE[token.part] / (3 if token.soft else 1)


def _is_han(token: Token) -> bool:
    return token.part is Part.TEXT and not token.text.isascii()


def _joined(words: Sequence[Token], first: int, at: int) -> float:
    """Two names that a small word joins are two values; after one character it is part of a name (祥和饭店)."""
    before = sum(len(t.text) for t in words[first:at] if t.part is Part.TEXT)
    return 0.5 if words[at].soft and before < 2 else NEVER


def _joins(words: Sequence[Token], first: int) -> bool:
    """Whether the value would be the second of two: an errand does one thing."""
    passed = (Part.SPACE, Part.NUMBER, Part.FILLER)
    before = next((token for token in reversed(words[:first]) if token.part not in passed), None)
    return before is not None and before.sense == "and"


def _unbroken(words: Sequence[Token], left: int, right: int, learned: Frame) -> bool:
    """Whether the text goes on there, so that no value can end or begin."""
    if left < 0 or right >= len(words):
        return False
    if words[left].part is Part.SPACE:
        left -= 1
    elif words[right].part is Part.SPACE:
        right += 1
    if left < 0 or right >= len(words):
        return False
    one, other = words[left], words[right]
    if one.part is not Part.TEXT or other.part is not Part.TEXT:
        return False
    return not any(t.text.isascii() and t.text.lower() in learned.literal for t in (one, other))


def _clauses(words: Sequence[Token], slot: Slot, learned: Frame) -> Iterator[tuple[Run, float]]:
    """Runs that may be something said: whole clauses, or only what is told."""
    for first, head in enumerate(words):
        if head.part is Part.QUOTED:
            yield Run(first, first), -1.0
            continue
        if head.part is Part.FILLER and head.soft and words[first - 1].part is Part.APP:
            continue
        if (head.part is Part.APP or head.sense == BEYOND) and not speaks(words, first):
            continue
        if head.part in (Part.SPACE, Part.STOP) or head.sense in ("particle", "of"):
            continue
        if head.sense == "and" or _joins(words, first) or _unbroken(words, first - 1, first, learned):
            continue
        if head.part is Part.CUE and head.sense in _TELLING_CUES and not head.soft and not speaks(words, first):
            continue
        if head.sense in ("saying", "remark", "titled", "recipient", "to") and not head.soft:
            continue
        if head.sense in ("saying", "remark", "titled"):
            continue
        cost, turned = 0.3 if head.part is Part.NUMBER else 0.0, False
        for last in range(first, len(words)):
            cost += _in_prose(words[last])
            turned = turned or (words[last].sense == "then" and words[last - 1].part is Part.STOP)
            if turned and words[last].part is Part.APP:
                break
            if cost > DEAREST:
                break
            lone = first == last and head.part in (Part.THING, Part.ACT) and knows(learned, head)
            if words[last].part not in (Part.SPACE, Part.STOP) and not lone and _said_out(words, last + 1):
                yield Run(first, last), cost


def _in_prose(token: Token) -> float:
    """What the piece costs a clause: that something is said is rarely said in it."""
    if token.sense == "saying" and not token.soft:
        return 1.5
    return _IN_PROSE.get(token.part, 0.0) / (3 if token.soft else 1)


def _said_out(words: Sequence[Token], after: int) -> bool:
    """Whether a clause may end there: at a mark, at what says something else of the errand, at the end."""
    while after < len(words) and words[after].part in (Part.SPACE, Part.FILLER):
        if words[after].part is Part.FILLER and words[after].sense != "then":
            after += 1
            continue
        after += 1
    if after >= len(words):
        return True
    token = words[after]
    if token.sense == "at":
        there = next(
            (t for t in words[after + 1 :] if t.part not in (Part.SPACE, Part.FILLER)),
            None,
        )
        return there is not None and there.part in (Part.APP, Part.THING)
    return token.part in (
        Part.STOP,
        Part.APP,
        Part.THING,
    ) or token.sense in _TELLING_CUES | {"of"}
