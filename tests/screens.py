"""Screens as a phone tells of them, in few words: rows from the top, each a list of texts or elements."""

from __future__ import annotations

from dataclasses import replace

from fingertips.action import Decision, Tap
from fingertips.geometry import Box, Size
from fingertips.observation import App, Element, Observation, Picture

SIZE = Size(1080, 2400)
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000004380000096008060000")
SHOP = "com.orangemart.shop"


def button(text: str = "", **more: object) -> Element:
    return replace(Element(Box(0, 0, 0, 0), "button", text, clickable=True), **more)


def words(text: str, **more: object) -> Element:
    return replace(Element(Box(0, 0, 0, 0), "textview", text), **more)


def field(text: str = "", **more: object) -> Element:
    return replace(Element(Box(0, 0, 0, 0), "edittext", text, editable=True, clickable=True), **more)


def screen(
    *rows: Element | str | tuple[Element | str, ...], app: str = SHOP, top: float = 0.2, **more: object
) -> Observation:
    """Rows one below the other from `top`; what shares a row stands side by side."""
    elements: list[Element] = []
    for number, row in enumerate(rows):
        cells = row if isinstance(row, tuple) else (row,)
        width = 1 / len(cells)
        for column, cell in enumerate(cells):
            element = words(cell) if isinstance(cell, str) else cell
            y = top + number * 0.06
            elements.append(replace(element, box=Box(column * width, y, (column + 1) * width, y + 0.05)))
    return Observation(Picture.of(PNG), App(app), SIZE, tuple(elements), **more)


def bare(app: str = SHOP, **more: object) -> Observation:
    """A screen of which the phone tells no elements."""
    return Observation(Picture.of(PNG), App(app), SIZE, **more)


def tap(on: Observation, text: str, **more: object) -> Decision:
    """A tap on what carries these words or this name."""
    element = next(e for e in on.elements if text in (e.text, e.label, e.hint, e.id))
    return Decision(Tap(element.box.centre), **more)
