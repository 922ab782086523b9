"""Which elements a description means: uiautomator2's selectors, evaluated on the tree.

https://github.com/openatx/uiautomator2#selector
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fingertips.phones.virtual.adbd.hierarchy import Seen, walk
from fingertips.phones.virtual.device import Node

_FLAGS: dict[str, Callable[[Node], bool]] = {
    "checkable": lambda node: node.checkable,
    "checked": lambda node: node.checked,
    "clickable": lambda node: node.clickable,
    "longClickable": lambda node: node.long_clickable,
    "scrollable": lambda node: node.scrollable,
    "enabled": lambda node: node.enabled,
    "focusable": lambda node: node.focusable or node.editable,
    "focused": lambda node: node.focused,
    "selected": lambda node: node.selected,
}
_TEXTS: dict[str, Callable[[Seen], str]] = {
    "text": lambda one: one.text,
    "description": lambda one: one.node.label,
    "className": lambda one: one.kind,
    "packageName": lambda one: one.node.package,
    "resourceId": lambda one: one.id,
}
LONGEST_PATTERN = 500
DEEPEST = 8


class BadSelector(Exception):
    """What was given describes no element."""


def found(top: Seen, selector: Any, depth: int = 0) -> list[Seen]:
    """All that it means, in the order of the document. Raises BadSelector."""
    if not isinstance(selector, dict) or depth > DEEPEST:
        raise BadSelector("a selector is an object")
    ones = _matching(list(walk(top)), selector)
    kinds, inner = selector.get("childOrSibling") or [], selector.get("childOrSiblingSelector") or []
    if not isinstance(kinds, list) or not isinstance(inner, list):
        raise BadSelector("childOrSibling is a list")
    for kind, wanted in zip(kinds, inner, strict=False):
        if not isinstance(wanted, dict):
            raise BadSelector("a selector is an object")
        around: dict[int, Seen] = {}
        for one in ones:
            below = one.children if kind == "child" else (one.parent.children if one.parent else [])
            nearby = [each for child in below for each in walk(child)] if kind == "child" else below
            around |= {id(each): each for each in nearby if each is not one}
        order = [each for each in walk(top) if id(each) in around]
        ones = _matching(order, wanted)
    return ones


def _matching(candidates: list[Seen], selector: dict[str, Any]) -> list[Seen]:
    tests = [test for name, value in selector.items() if (test := _test(name, value))]
    ones = [one for one in candidates if all(test(one) for test in tests)]
    instance = selector.get("instance")
    if isinstance(instance, int) and not isinstance(instance, bool):
        return ones[instance : instance + 1] if instance >= 0 else []
    return ones


def _test(name: str, value: Any) -> Callable[[Seen], bool] | None:
    if name in _FLAGS:
        flag = _FLAGS[name]
        return lambda one: flag(one.node) == bool(value)
    if name == "index":
        return lambda one: one.index == value
    if name in ("mask", "childOrSibling", "childOrSiblingSelector", "instance"):
        return None
    for field, text in _TEXTS.items():
        if name == field:
            return lambda one, text=text: text(one) == value
        if name.startswith(field):
            return _text_test(text, name.removeprefix(field), str(value))
    raise BadSelector(f"{name} is not known")


def _text_test(text: Callable[[Seen], str], how: str, wanted: str) -> Callable[[Seen], bool]:
    match how:
        case "Contains":
            return lambda one: wanted.casefold() in text(one).casefold()
        case "StartsWith":
            return lambda one: text(one).casefold().startswith(wanted.casefold())
        case "Matches":
            if len(wanted) > LONGEST_PATTERN:
                raise BadSelector("the expression is too long")
            try:
                pattern = re.compile(wanted, re.DOTALL)
            except (re.error, OverflowError, RecursionError) as error:
                raise BadSelector(f"{wanted!r} is no expression: {error}") from error
            return lambda one: pattern.fullmatch(text(one)) is not None
        case _:
            raise BadSelector(f"{how} is not known")
