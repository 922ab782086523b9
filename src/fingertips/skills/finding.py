"""Which element of a screen an anchor holds on to, when some of its signs have changed since it was learned.

A value that the errand is about (a gap of the anchor) must be there: a wrong dish is worse than none. Of what an app
itself says, one sign may be missing: the id, the text, the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fingertips.geometry import Box
from fingertips.observation import Element, Observation
from fingertips.perception.reading import without_amounts
from fingertips.skills.calendars import days_here, is_day, month
from fingertips.skills.likeness import GOOD, SAME, done_already, likeness, opposed
from fingertips.skills.skill import GAP, Anchor, Values, spelled

LARGEST_CONTROL = 0.45
"""Of the screen: what is larger is a list or a page, not something to tap."""
LARGEST_ROW = 0.36
ALONE = 0.06
"""How far apart what stands in one row may be where no element of the tree holds both."""
UNMOVED = 0.04
LONGEST_NAME, NAME_SHARE = 6, 3
"""A control without the id that it had is called so in so many characters, or so many times its old name."""


@dataclass(frozen=True, slots=True)
class Found:
    """An element, how sure it is (the sum of its signs), and the text that stood for the value where there was one."""

    element: Element
    score: float
    text: str = ""


def find(screen: Observation, anchor: Anchor, values: Values) -> Found | None:
    """The element that the anchor means, or none."""
    return next(iter(candidates(screen, anchor, values)), None)


def candidates(screen: Observation, anchor: Anchor, values: Values) -> list[Found]:
    """The elements that the anchor may mean, the surest first; of equal ones the upper. By its order alone just one."""
    found = [hit for element in screen.elements if (hit := _weigh(screen, element, anchor, values))]
    if found and _chosen_by_order(anchor):
        alike = _look_alikes(found, anchor)
        return [alike[min(anchor.order, len(alike) - 1)]]
    return sorted(found, key=lambda hit: (-round(hit.score, 2), hit.element.box.top, hit.element.box.left))


def already(screen: Observation, anchor: Anchor, values: Values) -> bool:
    """Whether the screen says that what the anchor's element would do has been done."""
    patterns = [p for p in anchor.texts if not GAP.search(p)]
    return any(done_already(p, text) for p in patterns for text in screen.texts) and not find(screen, anchor, values)


def pieces(screen: Observation, element: Element) -> tuple[str, ...]:
    """What can be read on it: its own text and label, else those of what lies inside."""
    own = [text for text in (element.text, element.label, element.hint) if text]
    if own or element.box.area > LARGEST_CONTROL:
        return tuple(own)
    inside = (e for e in screen.elements if e is not element and e.words and _lies_in(e.box, element.box))
    return tuple(dict.fromkeys(text for e in inside for text in (e.text, e.label) if text))


def name_of(id: str) -> str:
    """The last part of a resource id."""
    return id.rpartition("/")[2]


def _chosen_by_order(anchor: Anchor) -> bool:
    return not any(GAP.search(pattern) for pattern in (*anchor.texts, *anchor.near)) and not anchor.texts


def _look_alikes(hits: Sequence[Found], anchor: Anchor) -> list[Found]:
    ids = {name_of(id) for id in anchor.ids}
    alike = [hit for hit in hits if name_of(hit.element.id) in ids] if ids else list(hits)
    return sorted(alike or hits, key=lambda hit: (round(hit.element.box.top, 3), hit.element.box.left))


def _weigh(screen: Observation, element: Element, anchor: Anchor, values: Values) -> Found | None:
    if not element.enabled or element.box.area > LARGEST_CONTROL or element.box.area == 0:
        return None
    if bool(anchor.role == "edittext") != element.editable and name_of(element.id) not in map(name_of, anchor.ids):
        return None
    own_gaps = [ways for p in anchor.texts if GAP.search(p) and (ways := spelled(p, values))]
    near_gaps = [ways for p in anchor.near if GAP.search(p) and (ways := spelled(p, values))]
    by_id = 1.0 if element.id and name_of(element.id) in map(name_of, anchor.ids) else 0.0
    text, said = _value_sign(screen, element, own_gaps) if own_gaps else _literal_sign(screen, element, anchor)
    if own_gaps and text < GOOD:
        return None
    near = _near_sign(screen, element, near_gaps) if near_gaps else 0.0
    if near_gaps and near < 0.3:
        return None
    role = 1.0 if element.role == anchor.role else 0.0
    place = _place_sign(element, anchor)
    if not own_gaps and not _recognised(screen, element, anchor, by_id, text, role, place):
        return None
    literal_near = 0.0 if near_gaps else 0.5 * _near_sign(screen, element, [(p,) for p in anchor.near])
    touch = 0.2 if element.clickable or element.editable else 0.0
    score = 3 * text + 2 * by_id + 3 * near + literal_near + 0.6 * role + 0.4 * place + touch
    return Found(element, score, said)


def _recognised(
    screen: Observation, element: Element, anchor: Anchor, by_id: float, text: float, role: float, place: float
) -> bool:
    """Whether what the app itself says of it is enough, one sign missing."""
    literal = [p for p in anchor.texts if not GAP.search(p)]
    if by_id:
        if text >= GOOD or not literal:
            return True
        said = () if element.editable else pieces(screen, element)
        if any(opposed(p, text) or done_already(p, text) for p in literal for text in said):
            return False
        alike = [e for e in screen.elements if name_of(e.id) == name_of(element.id)]
        return len(alike) == 1 or (place > 1 - UNMOVED and bool(role))
    if literal:
        return text >= SAME - 0.05 and (text >= 0.85 or bool(role) or not anchor.ids) and _short(element, literal)
    return not anchor.ids and bool(role) and place > 1 - UNMOVED and not element.words


def _short(element: Element, literal: Sequence[str]) -> bool:
    """Whether its words are a control's name with little beside, and no sentence that has the name in it."""
    own = [text for text in (element.text, element.label, element.hint) if text]
    called = [len(_name(p)) for p in literal if any(likeness(p, text) >= GOOD for text in own)]
    return not called or min(len(_name(text)) for text in own) <= max(LONGEST_NAME, NAME_SHARE * max(called))


def _name(text: str) -> str:
    """What of a text may be a name: no money, no counts."""
    return re.sub(r"[\d\W]+", "", without_amounts(text))


def _literal_sign(screen: Observation, element: Element, anchor: Anchor) -> tuple[float, str]:
    literal = [p for p in anchor.texts if not GAP.search(p)]
    own = [text for text in (element.text, element.label, element.hint) if text]
    if element.clickable and not own:
        own = list(pieces(screen, element))
        own.append(" ".join(own))
    if element.editable and element.hint:
        own = [element.hint, element.label]
    fitting = [p for p in literal if not _undone(element, p)]
    scored = [likeness(p, said) for p in fitting for said in own if not opposed(p, said)]
    return max(scored, default=0.0), ""


def _undone(element: Element, pattern: str) -> bool:
    """Whether one of its two names says that a tap would undo what the pattern says, or that it has been done."""
    own = [text for text in (element.text, element.label) if text]
    return any(opposed(pattern, said) or done_already(pattern, said) for said in own)


def _value_sign(screen: Observation, element: Element, gaps: Sequence[tuple[str, ...]]) -> tuple[float, str]:
    """How well the element's words hold every value; the least well held one counts."""
    own = [text for text in (element.text, element.label) if text]
    said = own if own and not element.clickable else pieces(screen, element)
    if not said:
        return 0.0, ""
    together = " ".join(said)
    choices = [*said, together] if len(said) > 1 else said
    best = [
        _best(days_here(ways, screen.texts), [text for text in choices if not (is_day(ways) and month(text))])
        for ways in gaps
    ]
    weakest = min(best, key=lambda pair: pair[0])
    return weakest[0], best[0][1]


def _best(ways: Sequence[str], said: Sequence[str]) -> tuple[float, str]:
    """The likest of the texts; an earlier spelling counts a little more than a later one."""
    pairs = ((likeness(way, text) - 0.01 * rank, text) for rank, way in enumerate(ways) for text in said)
    return max(pairs, key=lambda pair: pair[0], default=(0.0, ""))


def _near_sign(screen: Observation, element: Element, gaps: Sequence[tuple[str, ...]]) -> float:
    return min((_near(screen, element, ways) for ways in gaps), default=0.0)


def _near(screen: Observation, element: Element, ways: Sequence[str]) -> float:
    best = 0.0
    for other in screen.elements:
        if other is element or not (other.text or other.label) or other.editable:
            continue
        like, _ = _best(ways, [t for t in (other.text, other.label) if t])
        if like >= GOOD:
            best = max(best, like * _closeness(screen, element.box, other.box))
    return best


def _closeness(screen: Observation, one: Box, other: Box) -> float:
    """1 for neighbours in the smallest of rows, less in larger ones, 0 where no row holds both."""
    rows = [
        e.box.area
        for e in screen.elements
        if not e.scrollable and e.box.area <= LARGEST_ROW and _lies_in(one, e.box) and _lies_in(other, e.box)
    ]
    if rows:
        return 1.0 - min(rows)
    gap = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    aside = abs(one.centre.y - other.centre.y)
    return 0.6 - 2 * aside if gap <= ALONE and aside < 0.15 else 0.0


def _place_sign(element: Element, anchor: Anchor) -> float:
    x, y = anchor.place
    centre = element.box.centre
    return max(0.0, 1.0 - ((centre.x - x) ** 2 + (centre.y - y) ** 2) ** 0.5)


def _lies_in(inner: Box, outer: Box) -> bool:
    return outer.holds(inner.centre) and inner.area <= outer.area + 1e-9
