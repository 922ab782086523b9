"""As many as were asked for and nothing beside: what a stepper shows is brought to the number, a bill is read first.

A shop may let nobody have more than are left, begin with more than one, or have put something else on the bill before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fingertips.action import Decision, Tap, Wait
from fingertips.observation import Element
from fingertips.perception.reading import amounts, squeezed
from fingertips.skills.finding import Found, find
from fingertips.skills.finishing import shown
from fingertips.skills.likeness import GOOD, likeness
from fingertips.skills.place import STEP, Outcome, Place
from fingertips.skills.skill import GAP, Kind, Step, Values, holds
from fingertips.skills.stepper import count_beside, stepper
from fingertips.skills.turn import Turn

PATIENCE = 1.5


def wanted(step: Step, filled: Values) -> int | None:
    """The number that a step's repetitions are to reach; none where no value of the errand tells it."""
    gap = next(iter(GAP.findall(step.times)), "")
    return int(filled[gap][0]) if gap in filled else None


def counted(turn: Turn, step: Step, place: Place, plus: Found) -> bool | Decision:
    """Whether the stepper shows the number, or what brings it there; whether it needs a tap where it shows none.

    Raises LostWay where it can't be brought there.
    """
    number, now = wanted(step, turn.filled), stepper(turn.screen, plus.element)
    if number is None or now is None or _one_of_several(turn, step, plus):
        return False
    if now.count == number:
        return True
    stuck = _tapped(turn, step, place) and _before(turn, step) == now.count
    if stuck and place.retried:
        raise turn.lost(place, f"{number}", case="count")
    if stuck:
        return turn.decide(replace(place, retried=1), Wait(PATIENCE), "wait")
    if now.count > number:
        return turn.decide(place, Tap(now.minus.box.centre), "fewer")
    if turn.skill.steps[place.step] is not step:
        return turn.decide(place, Tap(plus.element.box.centre), "more")
    return turn.decide(replace(place, found=plus.text), Tap(plus.element.box.centre))


def recounted(turn: Turn, place: Place) -> Decision | None:
    """What brings a stepper that is still in sight back to the number: a choice made after it may have begun anew."""
    before = [s for s in turn.skill.steps[: place.step] if s.times and holds(s.when, turn.features)]
    step = next((s for s in reversed(before) if s.app == turn.screen.app.package), None)
    plus = find(turn.screen, step.anchor, turn.filled) if step and step.anchor else None
    if step is None or plus is None:
        return None
    reached = counted(turn, step, place, plus)
    return None if isinstance(reached, bool) else reached


def _tapped(turn: Turn, step: Step, place: Place) -> bool:
    """Whether the last thing done was a tap on this stepper."""
    if turn.last is None or turn.last.outcome is not Outcome.DONE:
        return False
    doing, own = turn.last.place.doing, turn.skill.steps[place.step] is step
    return doing in ("fewer", "more") or (own and doing == STEP and turn.last.place.step == place.step)


def _one_of_several(turn: Turn, step: Step, plus: Found) -> bool:
    """Whether nothing says which of the steppers on the screen is meant."""
    gaps = step.anchor.gaps if step.anchor else frozenset[str]()
    id = plus.element.id
    return not gaps and bool(id) and sum(1 for e in turn.screen.elements if e.id == id) > 1


def _before(turn: Turn, step: Step) -> int | None:
    """What the stepper showed before the last tap on it."""
    if turn.last is None or turn.last.before is None or step.anchor is None:
        return None
    plus = find(turn.last.before, step.anchor, turn.filled)
    return count_beside(turn.last.before, plus.element) if plus else None


def strange(turn: Turn, place: Place) -> tuple[str, ...]:
    """What a bill of this errand has that should not be there, or in another number; nothing where all is well.

    Looked at only after the number was set. A single line is one of the bill where the screen names what it is about.
    Raises LostWay for a lesser number: taking more out of the cart would not help.
    """
    steps = turn.skill.steps
    setting = [n for n, step in enumerate(steps) if step.times and holds(step.when, turn.features)]
    if not setting or place.step <= setting[-1]:
        return ()
    for choices in turn.skill.proof:
        lines = [line for pattern in choices for line in _lines(turn, pattern)]
        rows = {round(counter.box.top, 2) for counter, _ in lines}
        if len(rows) > 1 or (_named(turn) and any(number != _number(turn, choices) for _, number in lines)):
            named = [_called(turn, counter) or counter.words for counter, _ in lines]
            foreign = [name for name in named if not _wanted(turn, name)]
            if not foreign and sum(number for _, number in lines) < _number(turn, choices):
                raise turn.lost(place, f"{_number(turn, choices)}", case="count")
            return tuple(dict.fromkeys(foreign or named))
    return ()


def _called(turn: Turn, counter: Element) -> str:
    """What stands on a bill's line: the first words of the smallest row around the number, else those above it."""
    around = [e for e in turn.screen.elements if e is not counter and e.box.holds(counter.box.centre) and not e.words]
    for row in sorted(around, key=lambda e: e.box.area):
        inside = (e.words for e in turn.screen.elements if e.words and row.box.holds(e.box.centre) and e is not counter)
        if name := next((words for words in inside if not amounts([words])), ""):
            return name
    above = [e for e in turn.screen.elements if e.words and e.box.top <= counter.box.top and e is not counter]
    return max(above, key=lambda e: e.box.top).words if above else ""


def _wanted(turn: Turn, name: str) -> bool:
    """Whether it is what this errand is to have."""
    return any(likeness(way, name) >= GOOD for gap in turn.skill.counted for way in turn.filled.get(gap, ()))


def _lines(turn: Turn, pattern: str) -> Iterator[tuple[Element, int]]:
    """What on the screen says how many, with the number."""
    gaps = GAP.findall(pattern)
    around = GAP.split(pattern)
    if len(gaps) != 1 or gaps[0] not in _numbers(turn) or not squeezed(GAP.sub("", pattern)):
        return
    said = rf"{re.escape(squeezed(around[0]))}(\d{{1,3}}){re.escape(squeezed(around[-1]))}"
    shape = re.compile(rf"(?:.*[·•|/,;、])?{said}")
    for element in turn.screen.elements:
        if found := shape.fullmatch(squeezed(element.words)):
            yield element, int(found[1])


def _number(turn: Turn, choices: tuple[str, ...]) -> int:
    gap = next(gap for pattern in choices for gap in GAP.findall(pattern) if gap in _numbers(turn))
    return int(turn.filled[gap][0])


def _numbers(turn: Turn) -> frozenset[str]:
    return frozenset(slot.name for slot in turn.skill.slots if slot.kind is Kind.NUMBER and slot.name in turn.filled)


def _named(turn: Turn) -> bool:
    """Whether the screen shows what the proof says of the errand's other values."""
    about = [choices for choices in turn.skill.proof if any(set(GAP.findall(p)) - _numbers(turn) for p in choices)]
    return bool(about) and all(shown(turn.screen, choices, turn.filled) for choices in about)
