"""Whether a finger would still reach what it was aimed at, though the screen has moved on since it was seen."""

from __future__ import annotations

import re
from dataclasses import replace

from fingertips.geometry import Point
from fingertips.observation import Element, Observation
from fingertips.perception.reading import squeezed


def on_target(at: Point, seen: Observation, now: tuple[Element, ...]) -> bool:
    """Whether the same thing lies at that place; True as well where there is no telling.

    A name that only this element had is enough at the same place: a search field's hint changes all the time. Rows of
    a list share a name, so they are known by their words; of those, figures may run on (a countdown, a count).
    """
    if not seen.elements or not now:
        return True
    then = replace(seen, picture=None, elements=now)
    before, after = seen.target(at), then.target(at)
    if before is None or after is None:
        return before is after
    if before == after:
        return True
    if before.id and before.id == after.id and before.box == after.box and _only(before, seen):
        return True
    words, others = _constant(seen.wording(before)), _constant(then.wording(after))
    return words == others and (words != "" or before.box == after.box)


def _only(element: Element, seen: Observation) -> bool:
    return sum(each.id == element.id for each in seen.elements) == 1


def _constant(words: str) -> str:
    return re.sub(r"[\d.,:]+", "", squeezed(words))
