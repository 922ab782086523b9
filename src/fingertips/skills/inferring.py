"""Which words of an instruction would be others the next time, told from what was typed and touched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from fingertips.action import Type
from fingertips.observation import Observation
from fingertips.perception.reading import folded
from fingertips.session import Session
from fingertips.skills.counts import number
from fingertips.skills.finding import pieces
from fingertips.skills.frames import sense_before
from fingertips.skills.learning import Lesson, kind_of
from fingertips.skills.likeness import likeness
from fingertips.skills.moments import day, relative, spellings
from fingertips.skills.moves import Move, moves
from fingertips.skills.skill import Kind
from fingertips.skills.wording import Part, Token, tokens

LONGEST = 400
CLEARLY = 0.7
_NAMES = {
    "deliver": "address",
    "from": "from",
    "to": "to",
    "remark": "remark",
    "saying": "text",
    "titled": "title",
    "recipient": "recipient",
    "send": "recipient",
    "passenger": "passenger",
    "folder": "folder",
    "obtain": "item",
    "buy": "item",
    "dine": "item",
    "compare": "item",
    "search": "query",
    "ask": "query",
    "write": "text",
    "note": "text",
}
_KINDS = {Part.NUMBER: "quantity", Part.DATE: "date", Part.TIME: "time"}


def lesson(session: Session, today: date) -> Lesson | None:
    """What this session teaches; nothing where its instruction is too long to be an errand."""
    says = session.instruction
    if len(says) > LONGEST:
        return None
    done = moves(session.events)
    slots: dict[str, str] = {}
    for value, name in _values(says, done, today):
        slots[_free(name, slots)] = value
    kinds = {name: kind_of(says, value) for name, value in slots.items()}
    return Lesson(session, slots, kinds, today)


def _values(says: str, done: Sequence[Move], today: date) -> Iterator[tuple[str, str]]:
    """The words that reappear, with a name for what they are, in the instruction's order."""
    words = tokens(says)
    typed = [move.action.text for move in done if isinstance(move.action, Type)]
    touched = [text for move in done for text in _touched(move)]
    at = 0
    while at < len(words):
        token = words[at]
        if token.part in _KINDS and _used(token, done, touched, typed, today):
            yield token.text, _KINDS[token.part]
            at += 1
            continue
        last = _longest(says, words, at, [*typed, *touched])
        if last is None:
            at += 1
            continue
        value = says[token.start : words[last].end] if token.part is not Part.QUOTED else token.text
        yield value, _NAMES.get(sense_before(words, at), "value")
        at = last + 1


def _touched(move: Move) -> tuple[str, ...]:
    """The texts on and beside what was touched."""
    element = move.target
    if element is None or isinstance(move.action, Type):
        return ()
    return (*pieces(move.before, element), *_row(move.before, element.box.centre.y))


def _row(screen: Observation, level: float) -> Iterator[str]:
    return (e.words for e in screen.elements if e.words and e.box.top <= level <= e.box.bottom and not e.editable)


def _longest(says: str, words: Sequence[Token], at: int, shown: Sequence[str]) -> int | None:
    """The end of the longest run from here that was typed or touched."""
    head = words[at]
    if head.part is Part.QUOTED:
        return at if any(_stands(head.text, text) for text in shown) else None
    if head.part not in (Part.TEXT, Part.OPTION, Part.NUMBER, Part.DATE, Part.TIME) and not head.soft:
        return None
    for last in range(len(words) - 1, at - 1, -1):
        value = says[head.start : words[last].end]
        solid = any(t.part in (Part.TEXT, Part.OPTION) for t in words[at : last + 1])
        if solid and value == value.strip() and _long_enough(value) and any(_stands(value, text) for text in shown):
            return last
    return None


def _stands(value: str, text: str) -> bool:
    return folded(value) in folded(text) and likeness(value, text) >= CLEARLY


def _long_enough(value: str) -> bool:
    return len(value) > 1 if not value.isascii() else bool(re.search(r"[A-Za-z0-9]{2}", value))


def _used(token: Token, done: Sequence[Move], touched: Sequence[str], typed: Sequence[str], today: date) -> bool:
    match Kind(token.part.value):
        case Kind.NUMBER:
            count = number(token.text) or 0
            return str(count) in typed or _tapped(done, count)
        case Kind.DATE:
            meant = day(token.text, today)
            ways = (*spellings(meant), *relative(meant, today)) if meant else (token.text,)
            return any(likeness(way, text) >= CLEARLY for way in ways for text in touched)
        case _:
            return any(folded(token.text) in folded(text) for text in (*touched, *typed))


def _tapped(done: Sequence[Move], count: int) -> bool:
    """Whether something was tapped so often in a row, or once less."""
    row = 1
    rows: list[int] = []
    for one, other in zip(done, [*done[1:], None], strict=True):
        same = other is not None and one.target is not None and other.target is not None
        if same and one.action == other.action if other is not None else False:
            row += 1
            continue
        rows.append(row)
        row = 1
    return count > 1 and (count in rows or count - 1 in [r for r in rows if r > 0])


def _free(name: str, taken: dict[str, str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}_{letter}" for letter in "bcdefghijklmnopqrstuvwxyz" if f"{name}_{letter}" not in taken)
