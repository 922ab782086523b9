"""Which runs of words may fill a slot, and how well: by their sort, and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingertips.skills.frames import Frame, Run, knows, sense_after, sense_before
from fingertips.skills.signs import signs
from fingertips.skills.skill import Kind, Slot
from fingertips.skills.wording import Part, Token, kin

LEAST = 0.9
"""A run that fits less is no candidate."""
DEAREST = 5.0
CODE = re.compile(r"[A-Za-z]{1,4}-?\d{1,6}")
_SORTS = {Kind.NUMBER: Part.NUMBER, Kind.DATE: Part.DATE, Kind.TIME: Part.TIME}
_INSIDE = {
    Part.TEXT: 0.0,
    Part.SPACE: 0.0,
    Part.FILLER: 0.3,
    Part.STOP: 2.0,
    Part.NUMBER: 0.8,
    Part.DATE: 1.5,
    Part.TIME: 1.0,
    Part.NEGATION: 4.0,
    Part.QUESTION: 4.0,
    Part.CUE: 1.5,
    Part.THING: 0.8,
    Part.ACT: 1.5,
    Part.QUOTED: 9.0,
    Part.APP: 9.0,
}
"""What it costs a value to hold such a piece."""
_TELLING = frozenset({"elsewhere", "earliest", "cheapest", "fastest", "latest_departure", "business", "then"})
"""Senses that say something of the errand wherever they stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    slot: str
    run: Run
    score: float


def candidates(words: Sequence[Token], slot: Slot, learned: Frame) -> Iterator[Candidate]:
    """Every run that may fill the slot."""
    for run, cost in _runs(words, slot.kind, learned):
        score = _score(words, run, slot, learned) - cost
        if score > LEAST:
            yield Candidate(slot.name, run, score)


def _runs(words: Sequence[Token], kind: Kind, learned: Frame) -> Iterator[tuple[Run, float]]:
    """The runs of that sort and what their inside costs."""
    if sort := _SORTS.get(kind):
        yield from ((Run(i, i), 0.0) for i, token in enumerate(words) if token.part is sort)
        return
    if kind is Kind.CODE:
        yield from ((Run(i, i), 0.0) for i, token in enumerate(words) if CODE.fullmatch(token.text))
        return
    share = 0.12 if kind is Kind.PROSE else 1.0
    for first, head in enumerate(words):
        if not _opens(words, first, kind):
            continue
        if head.part is Part.QUOTED:
            yield Run(first, first), -1.0
            continue
        cost, solid = 0.0, False
        for last in range(first, len(words)):
            token = words[last]
            cost += share * _cost(token, learned)
            if cost > DEAREST or token.part in (Part.APP, Part.QUOTED):
                break
            solid = solid or token.part is Part.TEXT
            if _closes(words, last, kind) and (solid or last > first or _stands_alone(token)):
                yield Run(first, last), cost + _oddness(words, first, last, solid, learned)


def _oddness(words: Sequence[Token], first: int, last: int, solid: bool, learned: Frame) -> float:
    """What speaks against a value by its form: no word of its own, a cue at its head, a single character."""
    head = words[first]
    odd = 0.0 if solid else 3.0 if head.part is Part.THING and knows(learned, head) else 1.0
    if head.part is Part.CUE:
        odd += 0.3 if head.soft else 1.0
    if words[last].part is Part.CUE:
        odd += 0.8
    lone = first == last and len(head.text) == 1 and not head.text.isascii() and head.text not in signs().groups
    return odd + (1.2 if lone else 0.0)


def _cost(token: Token, learned: Frame) -> float:
    """A small Chinese character may well be part of a name; an act of another errand, or what tells of it, is none."""
    if token.part in (Part.NEGATION, Part.QUESTION):
        return _INSIDE[token.part]
    if token.sense in _TELLING or (token.part is Part.ACT and not knows(learned, token)):
        return 4.0 if not token.soft else 0.6
    if token.part is Part.THING:
        return 2.0 if (token.part, token.sense) in learned.ever else 3.0
    return _INSIDE[token.part] / (3 if token.soft else 1)


def _stands_alone(token: Token) -> bool:
    return token.part in (Part.THING, Part.NUMBER, Part.DATE, Part.TIME)


def _opens(words: Sequence[Token], first: int, kind: Kind) -> bool:
    """Whether a value may begin there: with a word of its own, or one small character that belongs to it (上海, 有机)."""
    token = words[first]
    if token.part in (Part.SPACE, Part.STOP, Part.APP):
        return False
    if token.part in (Part.NEGATION, Part.QUESTION):
        return kind is Kind.PROSE
    if token.part is Part.TEXT or token.part is Part.QUOTED or kind is Kind.PROSE:
        return True
    if token.soft:
        return first + 1 < len(words) and words[first + 1].part is not Part.SPACE
    return token.part in (Part.NUMBER, Part.ACT, Part.THING, Part.DATE, Part.TIME)


def _closes(words: Sequence[Token], last: int, kind: Kind) -> bool:
    token = words[last]
    if token.part in (Part.SPACE, Part.STOP):
        return False
    if token.sense == "particle" or token.part in (Part.NEGATION, Part.QUESTION):
        return kind is Kind.PROSE
    if token.part in (Part.FILLER, Part.CUE):
        return kind is Kind.PROSE or (token.soft and last > 0 and token.sense != "of")
    return True


def _score(words: Sequence[Token], run: Run, slot: Slot, learned: Frame) -> float:
    seen_before, seen_after = learned.before.get(slot.name), learned.after.get(slot.name)
    if seen_before is None or seen_after is None:
        return 0.0
    score = 1.0 if slot.kind in (Kind.TEXT, Kind.PROSE) else 3.0
    sense = sense_before(words, run.first)
    run_on = sense == "text" and words[run.first].part is Part.TEXT
    before = 0.0 if run_on else max(kin(sense, seen) for seen in seen_before)
    score += 2.0 * before
    score += 1.0 * max(kin(sense_after(words, run.last), seen) for seen in seen_after)
    if slot.kind in (Kind.TEXT, Kind.PROSE) and before < 0.3:
        score -= 1.5
    if slot.kind is Kind.TEXT and run.first == run.last and CODE.fullmatch(words[run.first].text):
        score -= 1.0
    return score - _cut(words, run, slot.kind)


def _cut(words: Sequence[Token], run: Run, kind: Kind) -> float:
    """A value that stops in the middle of the words around it is not the value."""
    if kind not in (Kind.TEXT, Kind.PROSE):
        return 0.0
    left, right = _beside(words, run.first, -1), _beside(words, run.last, 1)
    cut = 0.0
    for token in (left, right):
        if token is None:
            continue
        if token.part in (Part.TEXT, Part.QUOTED):
            edge = words[run.first] if token is left else words[run.last]
            cut += 6.0 if edge.part is Part.TEXT and not token.text.isascii() else 2.0 if edge.part is Part.TEXT else 0.0
        elif token.soft and token.part is Part.FILLER and token.sense != "particle":
            cut += 0.6
        elif kind is Kind.PROSE and token.part is not Part.STOP and (token.part is Part.FILLER or token is right):
            cut += 1.0
    return cut


def _beside(words: Sequence[Token], at: int, step: int) -> Token | None:
    at += step
    if 0 <= at < len(words) and words[at].part is Part.SPACE:
        at += step
    return words[at] if 0 <= at < len(words) else None
