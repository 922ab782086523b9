"""Why a way is lost, where the screen itself says so: too little is ordered, nothing is left, the shop is closed.

What is quoted stands where the step's element should be, or in the row of a value of the errand, or has just come up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fingertips.errors import LostWay
from fingertips.event import Decided, Event, Observed
from fingertips.geometry import Point
from fingertips.observation import Element, Observation
from fingertips.perception.reading import squeezed
from fingertips.perception.refusing import refuses
from fingertips.skills.finding import name_of
from fingertips.skills.place import read
from fingertips.skills.skill import Anchor, Kind
from fingertips.skills.turn import Turn

LARGEST_ROW = 0.25
FEW = 2
"""So many new texts are a word that came up; more are another page."""


def explained(lost: LostWay, turn: Turn, events: Sequence[Event]) -> LostWay:
    """The same, with the words of the screen where they tell why."""
    if "case" in lost.details:
        return lost
    step = int(lost.details["step"]) - 1
    anchors = [each.anchor for each in turn.skill.steps[max(0, step - 1) : step + 1] if each.anchor]
    screens = _since(step, events) or [turn.screen]
    said = next((text for screen in screens for text in _said(screen, anchors, turn)), "") or _came_up(screens)
    return LostWay(**{**lost.details, "case": "says", "wanted": " ".join(said.split())}) if said else lost


def _since(step: int, events: Sequence[Event]) -> list[Observation]:
    """The screens on which this step was tried, the latest first."""
    screens: list[Observation] = []
    for event in reversed(events):
        match event:
            case Observed(observation):
                screens.append(observation)
            case Decided(decision) if (place := read(decision.place)) and place.step != step:
                break
            case _:
                continue
    return screens


def _said(screen: Observation, anchors: Sequence[Anchor], turn: Turn) -> Iterator[str]:
    """The refusals in place of the step's element and of the one that led to it, then those in the values' rows."""
    for element in screen.elements:
        if any(_in_place(element, anchor) for anchor in anchors) and refuses(words := screen.wording(element)):
            yield words
    texts = {slot.name for slot in turn.skill.slots if slot.kind is Kind.TEXT}
    wanted = [squeezed(way) for name in texts for way in turn.filled.get(name, ())]
    for element in screen.elements:
        if element.words and any(len(way) > 1 and way in squeezed(element.words) for way in wanted):
            yield from (text for text in _row(screen, element) if refuses(text))


def _in_place(element: Element, anchor: Anchor) -> bool:
    """Whether it is a control with the name of the step's element, or where that stood."""
    if not (element.clickable or element.role == "button" or not element.enabled) or element.box.area > LARGEST_ROW:
        return False
    named = name_of(element.id) != "" and name_of(element.id) in map(name_of, anchor.ids)
    return named or element.box.holds(Point(*anchor.place))


def _row(screen: Observation, element: Element) -> Iterator[str]:
    """The words of the least group that holds more than this."""
    groups = [e for e in screen.under(element.box.centre) if e is not element and e.box.area <= LARGEST_ROW]
    for group in groups:
        inside = [e.words for e in screen.elements if e is not element and e.words and group.box.holds(e.box.centre)]
        if inside:
            yield from inside
            return


def _came_up(screens: Sequence[Observation]) -> str:
    """The refusal that appeared on an otherwise unchanged page."""
    for screen, before in pairwise(screens):
        new = [text for text in screen.texts if text not in before.texts]
        if len(new) <= FEW and (said := next(filter(refuses, new), "")):
            return said
    return ""
