"""What the phone showed at a moment: a picture, the elements on it where the phone tells, and whose window it is."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from fingertips.geometry import Box, Point, Size


@dataclass(frozen=True)
class Picture:
    """A PNG of the screen, known by the SHA-256 of its bytes; the bytes are read when somebody looks."""

    digest: str
    size: Size
    read: Callable[[], bytes] = field(compare=False, repr=False)

    @classmethod
    def of(cls, png: bytes) -> Picture:
        """The picture in these bytes. Raises ValueError when they are no PNG.

        The header's layout: https://www.w3.org/TR/png-3/#11IHDR
        """
        if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
            raise ValueError("not a PNG")
        width, height = struct.unpack(">II", png[16:24])
        return cls(hashlib.sha256(png).hexdigest(), Size(width, height), lambda: png)

    @cached_property
    def png(self) -> bytes:
        return self.read()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the screen. `role` is the last word of Android's class, lower case: button, edittext …"""

    box: Box
    role: str = ""
    text: str = ""
    label: str = ""
    id: str = ""
    hint: str = ""
    clickable: bool = False
    long_clickable: bool = False
    editable: bool = False
    focused: bool = False
    checkable: bool = False
    checked: bool = False
    selected: bool = False
    scrollable: bool = False
    enabled: bool = True
    password: bool = False

    @property
    def words(self) -> str:
        """What a person reads on it: its text, else its description, else its hint."""
        return self.text or self.label or self.hint


@dataclass(frozen=True, slots=True)
class App:
    """The app whose window has the focus, by the platform's own names."""

    package: str
    activity: str = ""


@dataclass(frozen=True)
class Observation:
    """What the phone showed at a moment. Without a picture the screen was protected and none is invented."""

    picture: Picture | None
    app: App
    size: Size
    elements: tuple[Element, ...] = ()
    keyboard: bool = False
    locked: bool = False
    rotation: int = 0
    settled: float = 0.0
    """Seconds until the screen had come to rest."""

    @property
    def secure(self) -> bool:
        return self.picture is None

    def under(self, point: Point) -> tuple[Element, ...]:
        """The elements under that place, the innermost first."""
        return tuple(sorted((e for e in self.elements if e.box.holds(point)), key=lambda e: e.box.area))

    def target(self, point: Point) -> Element | None:
        """What a tap there would reach: the innermost control, else the innermost element."""
        stack = self.under(point)
        return next((e for e in stack if e.clickable or e.editable), stack[0] if stack else None)

    def wording(self, element: Element) -> str:
        """The element's words, else those of the elements inside it, in reading order."""
        if element.words:
            return element.words
        inside = (e for e in self.elements if e.words and element.box.holds(e.box.centre))
        return " ".join(e.words for e in inside)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that can be read on the screen, in reading order."""
        return tuple(e.words for e in self.elements if e.words)

    def focused(self) -> Element | None:
        return first(e for e in self.elements if e.focused and e.editable)

    def same_sight(self, other: Observation) -> bool:
        """Whether a person would see no difference: the same window showing the same elements or picture."""
        if self.app != other.app or self.keyboard != other.keyboard:
            return False
        if self.elements or other.elements:
            return self.elements == other.elements
        return self.picture == other.picture


def first(elements: Iterable[Element]) -> Element | None:
    return next(iter(elements), None)
