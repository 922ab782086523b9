"""UIAutomator's XML as elements. It comes from whatever apps are on the screen, so nothing in it is trusted.

The format: https://android.googlesource.com/platform/frameworks/uiautomator/ (AccessibilityNodeInfoDumper).
A tree is a help and never a need: what can't be read gives no elements instead of an error.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from fingertips.geometry import Box, Size
from fingertips.observation import Element

LARGEST = 8_000_000
"""Characters; a longer tree is not read."""
MOST = 20_000
"""Elements; those beyond are left out."""
BAR = 0.08
"""A window of the system's that is thinner than this share of the screen is its status or navigation bar."""
SYSTEM = "com.android.systemui"

_REFERENCES = re.compile(r"(?:&#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7});)+")
_BOUNDS = re.compile(r"\[(-?\d{1,9}),(-?\d{1,9})\]\[(-?\d{1,9}),(-?\d{1,9})\]")
_END = "</hierarchy>"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def elements(xml: str, size: Size) -> tuple[Element, ...]:
    """What can be seen on a screen of that size, in the tree's order; the system's bars are left out."""
    start, end = xml.find("<hierarchy", 0, LARGEST), xml.rfind(_END, 0, LARGEST)
    if not 0 <= start < end:
        return ()
    reader = _Reader(size)
    try:
        reader.read(xml[start : end + len(_END)])
    except (expat.ExpatError, _Hostile):
        return ()
    return tuple(reader.elements)


class _Hostile(Exception):
    """The document declares types or entities, which no tree of UIAutomator does."""


class _Reader:
    """Walks the document without recursion, however deep it is."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.elements: list[Element] = []
        self.packages: list[str] = []
        self.hidden = 0
        """How many of the open nodes are inside one of the system's bars."""

    def read(self, xml: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.Parse(_mended(xml).encode(), True)

    def _refuse(self, *_: object) -> None:
        raise _Hostile

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        package = attributes.get("package", "")
        box = self._box(attributes.get("bounds", ""))
        if self.hidden or (name == "node" and self._is_bar(package, box)):
            self.hidden += 1
        elif name == "node" and box and len(self.elements) < MOST:
            self.elements.append(_element(attributes, box))
        self.packages.append(package)

    def _close(self, name: str) -> None:
        self.packages.pop()
        self.hidden = max(0, self.hidden - 1)

    def _box(self, bounds: str) -> Box | None:
        found = _BOUNDS.fullmatch(bounds)
        if found is None:
            return None
        left, top, right, bottom = map(int, found.groups())
        return Box.of_pixels(left, top, right, bottom, self.size)

    def _is_bar(self, package: str, box: Box | None) -> bool:
        outermost = package == SYSTEM and (not self.packages or self.packages[-1] != SYSTEM)
        return outermost and box is not None and min(box.bottom - box.top, box.right - box.left) <= BAR


def _element(attributes: dict[str, str], box: Box) -> Element:
    def on(name: str) -> bool:
        return attributes.get(name) == "true"

    role = re.split(r"[.$]", attributes.get("class", ""))[-1].lower()
    text, hint = attributes.get("text", ""), attributes.get("hint", "")
    editable = role.endswith(("edittext", "autocompletetextview", "searchautocomplete"))
    if editable and text == hint:
        text = ""  # an empty field gives its hint as its text
    return Element(
        box,
        role=role,
        text=text,
        label=attributes.get("content-desc", ""),
        id=attributes.get("resource-id", ""),
        hint=hint,
        clickable=on("clickable"),
        long_clickable=on("long-clickable"),
        editable=editable,
        focused=on("focused"),
        checkable=on("checkable"),
        checked=on("checked"),
        selected=on("selected"),
        scrollable=on("scrollable"),
        enabled=attributes.get("enabled") != "false",
        password=on("password"),
    )


def _mended(xml: str) -> str:
    """With what Android writes and XML forbids put right: emoji as two halves, control characters."""
    return _FORBIDDEN.sub("", _REFERENCES.sub(_references, xml))


def _references(found: re.Match[str]) -> str:
    """A row of character references, in which the two halves of one character have become that character."""
    codes = [int(ref[1:], 16) if ref[0] == "x" else int(ref) for ref in found.group()[2:-1].split(";&#")]
    halves = b"".join(code.to_bytes(2, "big") if code <= 0xFFFF else _wide(code) for code in codes)
    text = _FORBIDDEN.sub("", halves.decode("utf-16-be", "ignore"))
    return "".join(f"&#{ord(character)};" for character in text)


def _wide(code: int) -> bytes:
    return chr(code).encode("utf-16-be") if code <= 0x10FFFF else b""
