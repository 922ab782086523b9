"""The screen's elements as UIAutomator writes them.

The format: https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/cmds/uiautomator/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from fingertips.phones.virtual.device import Node

_ELSEWHERE = {
    "Dialog": "android.app.Dialog",
    "RecyclerView": "androidx.recyclerview.widget.RecyclerView",
    "View": "android.view.View",
    "ViewGroup": "android.view.ViewGroup",
    "ViewPager": "androidx.viewpager.widget.ViewPager",
    "WebView": "android.webkit.WebView",
}
"""Classes that are not among Android's widgets."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A node, its place among its siblings, and those around it."""

    node: Node
    index: int
    parent: Seen | None = field(default=None, repr=False)
    children: list[Seen] = field(default_factory=list, repr=False)

    @property
    def kind(self) -> str:
        return class_of(self.node)

    @property
    def id(self) -> str:
        node = self.node
        return f"{node.package}:id/{node.id}" if node.id and ":id/" not in node.id else node.id

    @property
    def text(self) -> str:
        """An empty field gives its hint, as on any phone."""
        return self.node.text or (self.node.hint if self.node.editable else "")


def class_of(node: Node) -> str:
    if "." in node.role or not node.role:
        return node.role or _ELSEWHERE["View"]
    return _ELSEWHERE.get(node.role, f"android.widget.{node.role}")


def seen(root: Node) -> Seen:
    """The whole tree; without recursion, however deep it is."""
    top = Seen(root, 0)
    waiting = [top]
    while waiting:
        one = waiting.pop()
        one.children.extend(Seen(child, place, one) for place, child in enumerate(one.node.children))
        waiting.extend(one.children)
    return top


def walk(top: Seen) -> Iterator[Seen]:
    """In the order of the document."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


def xml(root: Node, rotation: int, compressed: bool = False, deepest: int = 10_000) -> str:
    """The document; compressed without those that carry nothing and hold just one."""
    out = [f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation=\"{rotation}\">"]
    waiting: list[tuple[Seen, int] | str] = [(seen(root), 1)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            out.append(one)
            continue
        here, depth = one
        inside = [(child, depth + 1) for child in reversed(here.children)] if depth < deepest else []
        if compressed and here.parent and _empty(here.node):
            waiting.extend(inside)
        elif inside:
            out.append(f"<node {_attributes(here)}>")
            waiting.append("</node>")
            waiting.extend(inside)
        else:
            out.append(f"<node {_attributes(here)} />")
    return "".join([*out, "</hierarchy>"])


def _empty(node: Node) -> bool:
    return not (node.text or node.label or node.id or node.clickable or node.scrollable or node.editable)


def _attributes(one: Seen) -> str:
    node = one.node
    left, top, right, bottom = node.bounds
    values = {
        "index": str(one.index),
        "text": one.text,
        "resource-id": one.id,
        "class": one.kind,
        "package": node.package,
        "content-desc": node.label,
        "checkable": _said(node.checkable),
        "checked": _said(node.checked),
        "clickable": _said(node.clickable),
        "enabled": _said(node.enabled),
        "focusable": _said(node.focusable or node.editable),
        "focused": _said(node.focused),
        "scrollable": _said(node.scrollable),
        "long-clickable": _said(node.long_clickable),
        "password": _said(node.password),
        "selected": _said(node.selected),
        "bounds": f"[{left},{top}][{right},{bottom}]",
        "drawing-order": "0",
        "hint": node.hint,
        "display-id": "0",
    }
    return " ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _said(value: bool) -> str:
    return "true" if value else "false"


def _quoted(text: str) -> str:
    if text.isalnum():
        return f'"{text}"'
    found = quoteattr(_FORBIDDEN.sub(".", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;", '"': "&quot;"})
    return f'"{found[1:-1]}"' if found[0] == "'" else found
