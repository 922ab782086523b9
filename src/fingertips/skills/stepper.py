"""How many a stepper shows: the number between its two buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingertips.observation import Element, Observation

BESIDE = 0.16
"""How far apart, in screen widths, what belongs to one stepper may stand."""


@dataclass(frozen=True)
class Stepper:
    """What it shows now, and its button for fewer."""

    count: int
    minus: Element


def stepper(screen: Observation, plus: Element) -> Stepper | None:
    """The number that stands left of this button with another button left of it; none where there is no such."""
    numbers = [e for e in screen.elements if re.fullmatch(r"\d{1,3}", e.text.strip()) and _left_of(e, plus)]
    if not numbers:
        return None
    number = max(numbers, key=lambda e: e.box.right)
    others = [e for e in screen.elements if e.clickable and e is not plus and _left_of(e, number)]
    if not others:
        return None
    return Stepper(int(number.text), max(others, key=lambda e: e.box.right))


def count_beside(screen: Observation, plus: Element) -> int | None:
    """What the stepper of this button shows."""
    found = stepper(screen, plus)
    return found.count if found else None


def _left_of(one: Element, other: Element) -> bool:
    level = one.box.top <= other.box.centre.y <= one.box.bottom or other.box.top <= one.box.centre.y <= other.box.bottom
    apart = other.box.centre.x - one.box.centre.x
    return level and 0 < apart < BESIDE
