"""What stands between a step and its element: an advertisement, a page still filling, a list to pull through."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingertips.action import Swipe
from fingertips.geometry import Box, Point
from fingertips.observation import Element, Observation
from fingertips.perception.reading import folded
from fingertips.skills.finding import name_of
from fingertips.skills.signs import signs

SMALLEST_LANE = 0.02
"""Of the screen: what scrolls but is smaller than this is no list."""
_COUNTDOWN = re.compile(r"[\s(（]*\d{1,2}\s?(?:s|秒)?[)）\s]*$|^\d{1,2}\s?(?:s|秒)?\s*(?=\D)")


def closing(screen: Observation) -> Element | None:
    """The mark that closes what came in between: of several, the one on the smallest ground."""
    for words, ids in ((signs().close, signs().close_ids), (signs().refuse, frozenset[str]())):
        marks = [e for e in screen.elements if e.enabled and _closes(e, words, ids)]
        if marks:
            return max(marks, key=lambda e: (e.clickable, -e.box.area))
    return None


def is_closing(element: Element) -> bool:
    return _closes(element, signs().close | signs().refuse, signs().close_ids)


def loading(screen: Observation) -> bool:
    """Whether the screen says, or its emptiness tells, that it is still filling."""
    if any(
        folded(e.words).rstrip("….。") in signs().loading or _named(e, signs().loading_ids) for e in screen.elements
    ):
        return True
    return bool(screen.elements) and sum(1 for e in screen.elements if e.words) < 2


def nothing_found(screen: Observation) -> bool:
    """Whether the screen says that a search has found nothing."""
    texts = [folded(text) for text in screen.texts if len(text) < 60]
    return any(_named(e, signs().nothing_ids) for e in screen.elements) or any(
        word in text for text in texts for word in signs().nothing
    )


def lanes(screen: Observation, place: tuple[float, float]) -> list[Box]:
    """What can be scrolled, in the order in which it is worth it: around the place first, from small to large."""
    spot = Point(*place)
    boxes = [e.box for e in screen.elements if e.scrollable and e.box.area >= SMALLEST_LANE]
    if not boxes and not screen.elements:
        return [Box(0.05, 0.2, 0.95, 0.85)]
    unique = list(dict.fromkeys(boxes))
    return sorted(unique, key=lambda box: (not box.holds(spot), box.area if box.holds(spot) else -box.area))


def sideways(lane: Box) -> bool:
    """Whether a list runs from left to right: low and wide."""
    return lane.bottom - lane.top < 0.16 and lane.right - lane.left > 2 * (lane.bottom - lane.top)


def swipe(lane: Box, onward: bool) -> Swipe:
    """One pull through the list that leaves some of what was seen in sight."""
    centre = lane.centre
    if sideways(lane):
        width = lane.right - lane.left
        right, left = Point(lane.right - 0.15 * width, centre.y), Point(lane.left + 0.2 * width, centre.y)
        return Swipe(right, left, 0.5) if onward else Swipe(left, right, 0.5)
    height = lane.bottom - lane.top
    low, high = Point(centre.x, lane.bottom - 0.15 * height), Point(centre.x, lane.top + 0.25 * height)
    return Swipe(low, high, 0.5) if onward else Swipe(high, low, 0.5)


def sight(screen: Observation, lane: Box) -> frozenset[tuple[str, float, float]]:
    """What a list shows and where: the same after a pull means that its end was reached."""
    inside = (e for e in screen.elements if e.words and lane.holds(e.box.centre))
    return frozenset((e.words, round(e.box.left, 2), round(e.box.top, 2)) for e in inside)


def _closes(element: Element, words: Iterable[str], ids: Iterable[str]) -> bool:
    if not (element.clickable or element.text or element.label):
        return False
    said = [_without_countdown(folded(text)) for text in (element.text, element.label) if text]
    return any(text in words for text in said) or (element.clickable and _named(element, ids) and not _says_more(said))


def _without_countdown(text: str) -> str:
    """Skip 5 s is Skip; but ×5 says how many."""
    bare = _COUNTDOWN.sub("", text).strip()
    return bare if len(bare) > 1 else text


def _says_more(said: list[str]) -> bool:
    """A control with words of its own is what its words say, whatever its id."""
    return any(len(text) > 1 and text not in signs().close for text in said)


def _named(element: Element, ids: Iterable[str]) -> bool:
    return bool(element.id) and name_of(element.id).lower() in ids
