"""What is read to its end: every element that looks like the one a step holds on to, pull by pull through its list.

Of what is in sight after a pull, only what follows the lines that were read before it is new. A box that can be ticked
is read with its tick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingertips.action import Decision, Note
from fingertips.observation import Element
from fingertips.skills.anchoring import alike
from fingertips.skills.finding import Found, pieces
from fingertips.skills.obstacles import lanes, sideways, sight, swipe
from fingertips.skills.place import Place
from fingertips.skills.skill import Step
from fingertips.skills.turn import Turn

PULLS = 30
"""So often a list is pulled on: some have no end."""
TICKED, EMPTY = "☑", "☐"


def passage(turn: Turn, step: Step, place: Place, hit: Found | None) -> Decision | None:
    """The next move of reading: the note of what is new, else a pull; none at the end."""
    seen = [_line(turn, e) for e in alike(turn.screen, hit.element)] if hit else []
    read = _read(turn, step, place)
    lines = joined(read, seen)
    if lines != read and place.done <= PULLS:
        return turn.decide(place, Note("\n".join(lines), name=step.text))
    return _pulled(turn, place, hit)


def joined(read: Sequence[str], seen: Sequence[str]) -> list[str]:
    """The lines that were read, and of those in sight what follows: the longest overlap is what was there before."""
    shared = next((n for n in range(min(len(read), len(seen)), 0, -1) if list(read[-n:]) == list(seen[:n])), 0)
    within = not shared and any(list(read[at : at + len(seen)]) == list(seen) for at in range(len(read)))
    return [*read, *(() if within else seen[shared:])]


def _read(turn: Turn, step: Step, place: Place) -> list[str]:
    """The lines noted in this step before."""
    noted = turn.filled.get(f"note:{step.text}", ("",))[0]
    return noted.split("\n") if place.done and noted else []


def _line(turn: Turn, element: Element) -> str:
    words = " ".join(pieces(turn.screen, element)) or element.text
    tick = (TICKED if element.checked else EMPTY) + " " if element.checkable else ""
    return tick + words


def _pulled(turn: Turn, place: Place, hit: Found | None) -> Decision | None:
    """A pull through the list that was read, until one has shown nothing new."""
    if hit is None or max(place.pulls, place.done) > PULLS:
        return None
    around = (box for box in lanes(turn.screen, (hit.element.box.centre.x, hit.element.box.centre.y)))
    lane = next((box for box in around if box.holds(hit.element.box.centre) and not sideways(box)), None)
    before = turn.last.before if turn.last else None
    if lane is None or (place.doing == "pull" and before and sight(before, lane) == sight(turn.screen, lane)):
        return None
    return turn.decide(replace(place, pulls=place.pulls + 1), swipe(lane, onward=True), "pull")
