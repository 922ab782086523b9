"""The page's walk over what can be seen, as the tree of nodes that Android would give."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.device import Node

Walked = list[Any]

_ELSEWHERE = {"WebView": "android.webkit.WebView", "View": "android.view.View"}


def tree(roots: list[Walked], size: tuple[int, int], package: str) -> Node:
    """All windows under one root, the topmost last."""
    return Node("android.widget.FrameLayout", (0, 0, *size), package, children=tuple(node(each) for each in roots))


def node(walked: Walked) -> Node:
    role, box, package, text, label, name, hint, flags, children = walked
    return Node(
        role=_ELSEWHERE.get(role, f"android.widget.{role}"),
        bounds=(box[0], box[1], box[2], box[3]),
        package=package,
        text=text,
        label=label,
        id=name,
        hint=hint,
        clickable="c" in flags,
        long_clickable="l" in flags,
        focusable="c" in flags,
        focused="f" in flags,
        editable=role == "EditText",
        checkable="k" in flags,
        checked="x" in flags,
        scrollable="s" in flags,
        enabled="d" not in flags,
        selected="e" in flags,
        password="p" in flags,
        children=tuple(node(each) for each in children),
    )
