"""Pictures without a single file: drawings from a seed, the same for the same seed, as addresses of images.

What is drawn follows from the kind ("dish", "person", …). The broad kinds `good`, `dish`, `drink`, `fruit` and `food`
look at the words of the seed first, so that a thing that is known by name alone ("纯牛奶 250ml×24") gets a carton and
not any box. The words stand in kinds.toml; which kinds there are is KINDS.
"""

from __future__ import annotations

import base64
import random
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from fingertips.phones.virtual.toolkit import fruit, gear, groceries, scenes, table
from fingertips.phones.virtual.toolkit.strokes import rect, svg

Drawing = Callable[[random.Random], str]

_DRAWINGS: dict[str, Drawing] = {
    **table.DRAWINGS,
    **fruit.DRAWINGS,
    **groceries.DRAWINGS,
    **gear.DRAWINGS,
    **scenes.DRAWINGS,
}
_BROAD = {
    "good": (*groceries.DRAWINGS, *gear.DRAWINGS),
    "dish": ("stirfry", "noodles", "rice", "soup", "dumplings", "stirfry"),
    "drink": ("cup", "coffee", "bottle", "can"),
    "fruit": ("apples", "citrus", "berries", "grapes", "melon", "banana"),
    "food": ("stirfry", "noodles", "rice", "burger", "cake", "skewers"),
}

KINDS = frozenset(_DRAWINGS) | frozenset(_BROAD)


@lru_cache(maxsize=4096)
def picture(seed: object, kind: str = "good") -> str:
    """The drawing of that seed, as a data: address. A kind that nothing is known of is drawn as a parcel."""
    text = str(seed)
    rng = random.Random(f"{kind} {text}")
    drawing = _DRAWINGS[_drawn_as(text, kind, rng)]
    encoded = base64.b64encode(svg(drawing(rng)).encode()).decode()
    return f"data:image/svg+xml;base64,{encoded}"


@lru_cache(maxsize=512)
def plain(colour: str) -> str:
    """One colour, as an image's address."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(rect(0, 0, 200, 200, colour)).encode()).decode()}"


def _drawn_as(seed: str, kind: str, rng: random.Random) -> str:
    if kind in _BROAD:
        return _named(seed, kind) or rng.choice(_BROAD[kind])
    return kind if kind in _DRAWINGS else "parcel"


def _named(seed: str, broad: str) -> str | None:
    words = seed.casefold()
    for name, listed in _words()[broad if broad in ("dish", "food") else "good"].items():
        if any(word in words for word in listed):
            return name
    return None


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    listed = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))
    return {"good": listed["good"], "dish": listed["dish"], "food": {**listed["dish"], **listed["good"]}}
