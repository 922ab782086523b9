"""Whether a finger would still reach what it was aimed at, though the screen has moved on since it was seen."""

from __future__ import annotations

import re
from dataclasses import replace

from fingertips.geometry import Point
from fingertips.observation import Element, Observation
from fingertips.perception.reading import amounts, squeezed

LARGE = 0.2
"""The share of the screen from which an element is a place to touch rather than a thing."""


def on_target(at: Point, seen: Observation, now: tuple[Element, ...]) -> bool:
    """Whether the same thing lies at that place; True as well where there is no telling.

    At the same place a name that only this element had is enough, as a search field's hint changes all the time; and so
    is its mere size, where it is as large as a video. Rows of a list share a name, so they are known by their words; of
    those, figures may run on (a countdown, a count), but no price.
    """
    if not seen.elements or not now:
        return True
    then = replace(seen, picture=None, elements=now)
    before, after = seen.target(at), then.target(at)
    if before is None or after is None:
        return before is after
    words, others, stays = seen.wording(before), then.wording(after), before.box == after.box
    if before == after or (stays and before.box.area > LARGE):
        return True
    if amounts([words]) != amounts([others]):
        return False
    if stays and before.id == after.id and _only(before, seen):
        return True
    return _constant(words) == _constant(others) and (_constant(words) != "" or stays)


def _only(element: Element, seen: Observation) -> bool:
    return element.id != "" and sum(each.id == element.id for each in seen.elements) == 1


def _constant(words: str) -> str:
    return re.sub(r"[\d.,:]+", "", squeezed(words))
