"""A picture of one screen of an app, for whoever writes it:

python -m fingertips.phones.virtual.preview APP [SCREEN] [--args JSON] [--page JSON] [--locale en] --out FILE.png
"""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

from fingertips.phones.virtual import browser
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.chrome import Chrome
from fingertips.phones.virtual.device import Node
from fingertips.phones.virtual.handset import VirtualPhone
from fingertips.phones.virtual.programs import Programs


def main() -> None:
    wanted = _parser().parse_args()
    asyncio.run(_preview(wanted))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="preview", description="A picture of one screen of an app.")
    parser.add_argument("app", help="the app's folder, or - for the launcher")
    parser.add_argument("screen", nargs="?", default="home")
    parser.add_argument("--args", type=json.loads, default={}, help="what the screen is opened with, as JSON")
    parser.add_argument("--page", type=json.loads, default={}, help='more of the page, as JSON: {"sheet": "sort"}')
    parser.add_argument("--world", type=Path, help="a world, or a part of one")
    parser.add_argument("--locale", default="zh", choices=("zh", "en"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tap", action="append", default=[], help="text or id of what to tap before; may be repeated")
    parser.add_argument("--type", default="", help="text to type before the picture is taken")
    parser.add_argument("--scroll", type=int, default=0, help="device pixels to scroll down before")
    parser.add_argument("--tree", action="store_true", help="print the element tree as well")
    parser.add_argument("--out", type=Path, required=True)
    return parser


async def _preview(wanted: argparse.Namespace) -> None:
    programs = Programs.shipped(only="" if wanted.app == "-" else wanted.app)
    world = worlds.fresh(wanted.seed, wanted.locale, programs=programs)
    if wanted.world:
        world = worlds.load(wanted.world, wanted.locale, programs)
    chrome = await Chrome.start(browser.find())
    phone = await VirtualPhone.open(chrome, world, programs)
    try:
        if wanted.app != "-":
            await _open(phone, wanted)
        for name in wanted.tap:
            await _tap(phone, name)
        if wanted.scroll:
            await phone.touch(
                [(540, 1900, 0), (540, max(60, 1900 - wanted.scroll), 400), (540, 1900 - wanted.scroll, 700)]
            )
        if wanted.type:
            await phone.text(wanted.type)
        wanted.out.write_bytes(await phone.picture())
        if wanted.tree:
            _print(await phone.tree())
    finally:
        await phone.close()
        await chrome.close()


async def _open(phone: VirtualPhone, wanted: argparse.Namespace) -> None:
    kernel, app = phone.kernel, wanted.app
    kernel.launch(app)
    if wanted.screen != "home" or wanted.args:
        kernel.push(app, wanted.screen, wanted.args)
    page: dict[str, Any] = kernel.top(app) or {}
    page.update(wanted.page)
    await phone.launch(kernel.programs[app].package)


async def _tap(phone: VirtualPhone, name: str) -> None:
    found = [node for node in _all(await phone.tree()) if name in (node.text, node.label, node.id.split("/")[-1])]
    if not found:
        raise SystemExit(f"nothing on the screen is called {name}")
    left, top, right, bottom = found[0].bounds
    x, y = (left + right) // 2, (top + bottom) // 2
    await phone.touch([(x, y, 0), (x, y, 60)])


def _all(node: Node) -> list[Node]:
    return [node, *(each for child in node.children for each in _all(child))]


_FLAGS = ("clickable", "long_clickable", "checked", "selected", "scrollable", "focused", "editable")


def _print(node: Node, depth: int = 0) -> None:
    words = [node.role, node.text and repr(node.text), node.label and f"({node.label})", node.id.split("/")[-1]]
    flags = [
        name for name in ("clickable", "long_clickable", "checked", "selected", "scrollable") if getattr(node, name)
    ]
    print("  " * depth + " ".join(filter(None, [*words, str(node.bounds), *flags])))  # noqa: T201
    for child in node.children:
        _print(child, depth + 1)


if __name__ == "__main__":
    main()
