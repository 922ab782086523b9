"""How words stand to one another on a screen: in one line, one below the other, within a group."""

from __future__ import annotations

from fingertips.guard.words import Table, read
from fingertips.observation import Element

APART = 0.02
"""Lines of one thing stand no further apart, in heights of the screen, and begin no further aside, in widths."""
LONGEST = 60


def says(table: Table, piece: str, element: Element) -> bool:
    return bool(table.checkout[piece].search(read(element.words)))


def control(element: Element) -> bool:
    """Whether these are a button's words. A row that leads on holds its words in elements of its own."""
    return element.clickable or element.checkable


def lettered(element: Element) -> bool:
    return sum(character.isalpha() for character in element.words) > 1


def folded(element: Element) -> str:
    return read(element.words)


def plain(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def level(one: Element, other: Element) -> bool:
    """Whether one of them stands in the other's line."""
    return one.box.top <= other.box.centre.y <= one.box.bottom or other.box.top <= one.box.centre.y <= other.box.bottom


def begins_with(one: Element, other: Element) -> bool:
    return one is not other and abs(one.box.left - other.box.left) <= APART


def within(inner: Element, outer: Element) -> bool:
    return inner is not outer and outer.box.holds(inner.box.centre) and inner.box.area <= outer.box.area
