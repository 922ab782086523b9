"""What lies under a finger and around it: every word and name there, because a screen may lie about the topmost one.

Whatever is found beneath counts too, so nothing that is laid over a control takes its meaning away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingertips.geometry import Box, Point
from fingertips.guard.words import LONGEST_BUTTON, Table, When, label, read, seen, sums_in
from fingertips.observation import Element, Observation

FEW_INSIDE = 3
TALLEST_BUTTON = 0.1
"""A control with more words inside than this, and taller, is a card: its words are not what a touch does."""
LARGEST_CONTROL = 0.25
"""What covers more of the screen is a page and no control."""
LARGEST_GROUP = 0.6
FEW_WORDS = 10
FEW_LETTERS = 300
MANY_KEYS = 9
KEY_ROW = 0.08
"""How far below the last letters a keyboard's own keys may stand."""
TITLE = 0.14
"""Above this stands the title of a page."""
CHOICES = ("radio", "radiobutton", "tab", "checkedtextview")
STEP = 0.16
"""So far from the number of a stepper its buttons stand, in widths of the screen."""
_FEWER = re.compile(r"减|少|删|移|minus|less|fewer|decrease|remove|delete|trash|^[-−–]")
_MORE = re.compile(r"加|增|多|plus|more|add|increase|^[+＋]")
_PIECES = re.compile(r"[\n|｜·•]+")


@dataclass(frozen=True)
class Touch:
    """`words` as a person reads them, the nearest to the finger first; `beside` are those of its row or dialog."""

    target: Element | None
    words: tuple[str, ...]
    names: tuple[str, ...]
    beside: tuple[str, ...]
    switch: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The words as they are compared: whole and, where a mark parts them, piece by piece."""
        pieces = [piece for text in self.words for piece in (text, *_PIECES.split(text), _closed_up(text))]
        return tuple(dict.fromkeys(text for piece in pieces if (text := label(piece)) and len(text) <= LONGEST_BUTTON))

    @property
    def shown(self) -> str:
        """What a person would call it."""
        named = (" ".join(seen(text).split()) for text in self.words)
        return next((text for text in named if text and len(text) <= LONGEST_BUTTON), "")


def touch(screen: Observation, point: Point) -> Touch:
    """What a finger put down there reaches."""
    target = screen.target(point)
    if target is None:
        return Touch(None, (), (), ())
    stack = screen.under(point)
    controls = [e for e in stack if e is target or (e.clickable and e.box.area <= LARGEST_CONTROL)]
    words = [text for element in stack if _above(element, target) and (text := _own(element))]
    words += _words_of(screen, target)
    words += [text for element in stack if element.box.area <= LARGEST_CONTROL and (text := _own(element))]
    beneath = [e for e in stack if _switches_on(e)]
    return Touch(
        target=target,
        words=tuple(dict.fromkeys(words)),
        names=tuple(dict.fromkeys(name for e in controls if (name := own_name(e)))),
        beside=tuple(dict.fromkeys(text for e in (target, *beneath) for text in _beside(screen, e))),
        switch=bool(beneath) or any(_switches_on(e) for e in screen.elements if _inside(e, target)),
    )


def around(screen: Observation, under: Touch, table: Table) -> frozenset[When]:
    """What holds of the screen around the words."""
    fields = [e for e in screen.elements if e.editable]
    found = {
        When.AMOUNT: bool(sums_in(screen.texts)),
        When.PRICED: bool(sums_in(under.words)),
        When.FIELD: bool(fields),
        When.WRITTEN: bool(written(screen)),
        When.SPARSE: _few(screen.texts) or _few(under.beside),
        When.CHECKOUT: checkout(screen, table),
        When.CART: cart(screen, table),
        When.KEYPAD: _among_keys(under, screen),
        When.STEPPER: any(fewer(screen, e) is under.target for e in screen.elements if e.words.isdecimal()),
        When.PAYMENT: any(table.payment.search(read(text)) for text in screen.texts),
    }
    return frozenset(when for when, holds in found.items() if holds)


def written(screen: Observation) -> tuple[str, ...]:
    """What stands in the fields; a field that shows its hint is empty."""
    return tuple(e.text for e in screen.elements if e.editable and e.text and e.text != e.hint and not e.password)


def checkout(screen: Observation, table: Table) -> bool:
    """Whether it looks like the last page before buying: an amount and two of the pieces of one."""
    texts = [read(text) for text in screen.texts]
    pieces = sum(any(pattern.search(text) for text in texts) for pattern in table.checkout.values())
    return pieces >= 2 and bool(sums_in(screen.texts))


def cart(screen: Observation, table: Table) -> bool:
    """Whether the page's title says that it is a cart; the word elsewhere may be anybody's."""
    titles = (e for e in screen.elements if e.box.bottom <= TITLE and not e.clickable and e.words)
    return any(table.cart.search(read(title.words)) for title in titles)


def fewer(screen: Observation, number: Element) -> Element | None:
    """The button for fewer of the stepper that this number stands in, between that and the one for more."""
    near = [e for e in screen.elements if e.clickable and e is not number and _in_line(e, number)]
    before = [e for e in near if 0 < number.box.centre.x - e.box.centre.x < STEP and _FEWER.search(_step(e))]
    after = any(0 < e.box.centre.x - number.box.centre.x < STEP and _MORE.search(_step(e)) for e in near)
    return max(before, key=lambda e: e.box.right) if before and after else None


def _step(element: Element) -> str:
    return read(f"{element.words} {own_name(element)}").strip()


def _in_line(one: Element, other: Element) -> bool:
    return one.box.top <= other.box.centre.y <= one.box.bottom


def keypad(screen: Observation) -> bool:
    """Whether figures are there to be pressed one by one."""
    return len({key.words for key in _keys(screen) if key.words.isdecimal()}) >= MANY_KEYS


def _among_keys(under: Touch, screen: Observation) -> bool:
    """Whether the finger is on a keyboard; one that merely stands on the screen says nothing of a button above it."""
    keys = [key.box for key in _keys(screen)]
    if len(keys) < MANY_KEYS or under.target is None:
        return False
    at = under.target.box.centre.y
    return min(key.top for key in keys) <= at <= max(key.bottom for key in keys) + KEY_ROW


def _keys(screen: Observation) -> list[Element]:
    return [e for e in screen.elements if len(e.words) == 1 and e.words.isalnum()]


def title(screen: Observation) -> str:
    """The topmost text that stands for the page: no mark's description, and a button's only for want of another."""
    heads = [e for e in screen.elements if e.box.bottom <= TITLE and not e.editable and _named(e.text)]
    return next((e.text for e in sorted(heads, key=lambda e: e.clickable)), "")


def _named(text: str) -> bool:
    return any(character.isalpha() for character in text)


def own_name(element: Element) -> str:
    """What the app itself calls it."""
    return element.id.rpartition("/")[2].lower()


def _own(element: Element) -> str:
    """Its words; what a field invites to is no button."""
    return "" if element.editable else element.words


def _closed_up(text: str) -> str:
    """P A Y as PAY."""
    return "".join(text.split()) if all(len(part) == 1 for part in text.split()) else ""


def _above(element: Element, target: Element) -> bool:
    """Whether it lies between the finger and the control that takes the touch."""
    return element is not target and element.box.area <= target.box.area


def _words_of(screen: Observation, control: Element) -> Iterator[str]:
    """Its own words and those inside it which are not another control's."""
    if text := _own(control):
        yield text
        if control.label and control.label != text:
            yield control.label
    if control.editable or control.box.area > LARGEST_CONTROL:
        return
    inner = [e for e in screen.elements if _inside(e, control) and not e.clickable and not e.editable and e.words]
    worded = [e.words for e in inner if label(e.words)]
    if len(worded) <= FEW_INSIDE or control.box.bottom - control.box.top <= TALLEST_BUTTON:
        yield from (e.words for e in inner)
    if len(inner) > 1:
        yield " ".join(e.words for e in inner)


def _beside(screen: Observation, target: Element) -> tuple[str, ...]:
    """The words of the least group that holds more than the target, and of what stands in its line."""
    groups = sorted(
        (e for e in screen.elements if _inside(target, e) and target.box.area < e.box.area <= LARGEST_GROUP),
        key=lambda e: e.box.area,
    )
    own = {e.words for e in screen.elements if e is target or _inside(e, target)}
    worded = [e for e in screen.elements if e.words]
    texts = ([e.words for e in worded if e is group or _inside(e, group)] for group in groups)
    grouped = next((words for words in texts if any(text not in own for text in words)), list[str]())
    middle = target.box.centre.y
    return tuple(dict.fromkeys((*grouped, *(e.words for e in worded if e.box.top <= middle <= e.box.bottom))))


def _inside(inner: Element, outer: Element) -> bool:
    return inner is not outer and _holds(outer.box, inner.box)


def _holds(outer: Box, inner: Box) -> bool:
    slack = 0.002
    return (
        outer.left - slack <= inner.left
        and inner.right <= outer.right + slack
        and outer.top - slack <= inner.top
        and inner.bottom <= outer.bottom + slack
    )


def _switches_on(element: Element) -> bool:
    return (element.checkable or element.role == "switch") and not element.checked and element.role not in CHOICES


def _few(texts: Sequence[str]) -> bool:
    return 0 < len(texts) <= FEW_WORDS and sum(map(len, texts)) <= FEW_LETTERS
