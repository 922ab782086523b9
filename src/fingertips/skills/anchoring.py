"""What a step holds on to: the signs of the element that was touched, with the errand's values as gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fingertips.observation import Element, Observation
from fingertips.perception.reading import without_amounts
from fingertips.skills.finding import LARGEST_CONTROL, LARGEST_ROW, pieces
from fingertips.skills.likeness import GOOD, likeness
from fingertips.skills.skill import GAP, Anchor, Values

LONGEST_NAME = 24
"""Characters; what is longer is no name of a control."""
FEW = 2
"""A control with more pieces of text than these is a row of a list, known by its values or its place in the order."""
_FIGURES = re.compile(r"[\d.,:：%×+\-–]+")
_MARKS = re.compile(r"^[^\w]+|[^\w]+$")


def anchor(screen: Observation, element: Element, values: Values, pointed: bool = False) -> Anchor:
    """The signs of this element on this screen. `values` are the gaps that may stand in its words.

    A value that each of its look-alikes holds as well is not what it was chosen by, unless it was `pointed` at by it.
    """
    own = pieces(screen, element) if not element.editable else tuple(t for t in (element.hint, element.label) if t)
    look_alikes = alike(screen, element)
    held = gaps_in(own, values)
    gaps = tuple(gap for gap in held if pointed or not _everywhere(screen, look_alikes, gap, values))
    near = () if gaps else _row_gaps(screen, element, look_alikes, values)
    return Anchor(
        role=element.role,
        ids=(element.id,) if element.id else (),
        texts=_texts(element, own, gaps, len(look_alikes)),
        near=tuple(f"{{{gap}}}" for gap in near) if near else _label(screen, element, own),
        order=look_alikes.index(element),
        among=len(look_alikes),
        place=(round(element.box.centre.x, 3), round(element.box.centre.y, 3)),
    )


def by_order(anchor: Anchor) -> Anchor:
    """The same element whatever it says: what is read is not known before."""
    return replace(anchor, texts=(), near=()) if anchor.ids else anchor


def _everywhere(screen: Observation, look_alikes: Sequence[Element], gap: str, values: Values) -> bool:
    """Whether every one of several look-alikes holds the value."""
    only = {gap: values[gap]}
    return len(look_alikes) > 1 and all(gaps_in(pieces(screen, other), only) for other in look_alikes)


def _texts(element: Element, own: Sequence[str], gaps: Sequence[str], among: int) -> tuple[str, ...]:
    """The values on it, else its name; a choice of several that no value decides is known by its order alone."""
    if gaps:
        return tuple(f"{{{gap}}}" for gap in gaps)
    return () if element.checkable and among > 1 else _names(element, own)


def gaps_in(texts: Iterable[str], values: Values) -> tuple[str, ...]:
    """The values that stand in these texts, a count only as a whole text; no text stands for two of them."""
    found: list[str] = []
    taken: set[str] = set()
    said = list(texts)
    for gap, ways in sorted(values.items(), key=lambda item: -len(item[1][0]) if item[1] else 0):
        if gap.startswith("note:") or gap == "least":
            continue
        scored = [(max(likeness(way, text) for way in ways), text) for text in said if text not in taken]
        best = max(scored, default=(0.0, ""))
        if best[0] >= GOOD + 0.1 and not (ways[0].isdigit() and len(said) > 1):
            found.append(gap)
            taken.add(best[1])
    return tuple(found)


def alike(screen: Observation, element: Element) -> list[Element]:
    """The elements with the same id, or without one of the same role and words, from the top."""
    if element.id:
        same = [e for e in screen.elements if e.id == element.id]
    else:
        same = [e for e in screen.elements if not e.id and e.role == element.role and e.words == element.words]
    return sorted(same, key=lambda e: (round(e.box.top, 3), e.box.left))


def steady(text: str) -> str:
    """What stays of a control's words when money and counts change; nothing of what is only those."""
    return _MARKS.sub("", " ".join(_FIGURES.sub(" ", without_amounts(text)).split()))


def _names(element: Element, own: Sequence[str]) -> tuple[str, ...]:
    if len(own) > FEW and not (element.text or element.label):
        return ()
    names = (steady(text) for text in own)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_NAME))


def _row_gaps(screen: Observation, element: Element, look_alikes: Sequence[Element], values: Values) -> tuple[str, ...]:
    """The values in the row that one of several look-alikes stands in."""
    if len(look_alikes) < 2:
        return ()
    row = _row(screen, element)
    if row is None or sum(1 for other in look_alikes if row.box.holds(other.box.centre)) > 1:
        return ()
    return gaps_in((text for text in pieces(screen, row)), values)


def _row(screen: Observation, element: Element) -> Element | None:
    """The smallest element that holds this one and some words beside it."""
    around = [
        e
        for e in screen.elements
        if e is not element
        and not e.scrollable
        and e.box.area <= min(LARGEST_ROW, LARGEST_CONTROL)
        and e.box.area > element.box.area
        and e.box.holds(element.box.centre)
        and len(pieces(screen, e)) > len(pieces(screen, element))
    ]
    return min(around, key=lambda e: e.box.area, default=None)


def _label(screen: Observation, element: Element, own: Sequence[str]) -> tuple[str, ...]:
    """For an element without an id and steady words of its own: what stands before it on its line."""
    if element.id or _names(element, own):
        return ()
    level = [
        e
        for e in screen.elements
        if e is not element and e.words and e.box.top <= element.box.centre.y <= e.box.bottom and not e.scrollable
    ]
    before = [e for e in level if e.box.right <= element.box.left + 0.02 and steady(e.words)]
    nearest = max(before, key=lambda e: e.box.right, default=None)
    return (steady(nearest.words),) if nearest else ()


def patterned(text: str, values: Values) -> str:
    """The text with the errand's values in it made gaps, the longest first; a count only where little else stands."""
    spellings = ((way, gap) for gap, ways in values.items() for way in ways if way)
    for way, gap in sorted(spellings, key=lambda pair: -len(pair[0])):
        if way.isdigit() and len(way) < 3 and not re.fullmatch(rf"\D{{0,8}}{way}\D{{0,4}}", text):
            continue
        text = _replaced(text, way, gap)
    return text


def _replaced(text: str, way: str, gap: str) -> str:
    """Every place of the words outside the gaps that are there already."""
    border = r"(?<![a-wyz0-9])" if way[:1].isascii() and way[:1].isalnum() else ""
    end = r"(?![a-z0-9])" if way[-1:].isascii() and way[-1:].isalnum() else ""
    pattern = re.compile(f"{border}{re.escape(way)}{end}", re.IGNORECASE)
    parts = re.split(f"({GAP.pattern.replace('(', '(?:', 1)})", text)
    return "".join(part if GAP.fullmatch(part) else pattern.sub(lambda _: f"{{{gap}}}", part) for part in parts if part)
