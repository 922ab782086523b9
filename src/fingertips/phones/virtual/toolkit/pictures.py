"""Pictures without a single file: drawings from a seed, the same for the same seed, as addresses of images.

What is drawn follows from the kind ("dish", "person", …). The broad kinds `good`, `dish`, `drink`, `fruit`, `food`,
`photo` and `person` look at the words of the seed first, so that a thing that is known by name alone
("纯牛奶 250ml×24") gets a carton and not any box. The words stand in kinds.toml; which kinds there are is KINDS.
"""

from __future__ import annotations

import base64
import random
import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from fingertips.phones.virtual.toolkit import fruit, gear, groceries, platters, scenes, table, wardrobe
from fingertips.phones.virtual.toolkit.strokes import rect, svg

Drawing = Callable[[random.Random], str]

_DRAWINGS: dict[str, Drawing] = {
    **table.DRAWINGS,
    **platters.DRAWINGS,
    **fruit.DRAWINGS,
    **groceries.DRAWINGS,
    **gear.DRAWINGS,
    **wardrobe.DRAWINGS,
    **scenes.DRAWINGS,
}
_BROAD = {
    "good": (*groceries.DRAWINGS, *gear.DRAWINGS, *wardrobe.DRAWINGS),
    "dish": ("stirfry", "noodles", "rice", "soup", "dumplings", "stirfry"),
    "drink": ("cup", "coffee", "bottle", "can"),
    "fruit": ("apples", "citrus", "berries", "grapes", "melon", "banana"),
    "photo": ("place", "city", "pet"),
    "food": ("stirfry", "noodles", "rice", "burger", "cake", "skewers"),
    "person": ("woman", "man"),
}

KINDS = frozenset(_DRAWINGS) | frozenset(_BROAD)


@lru_cache(maxsize=4096)
def picture(seed: object, kind: str = "good") -> str:
    """The drawing of that seed, as a data: address. A kind that nothing is known of is drawn as a parcel."""
    text = str(seed)
    name = _drawn_as(text, kind, random.Random(f"{kind} {text}"))
    drawing = _DRAWINGS[name](random.Random(f"{name} {text}"))
    encoded = base64.b64encode(svg(drawing).encode()).decode()
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
    text = seed.casefold()
    listed = _words()[broad if broad in ("dish", "food", "photo", "person") else "good"]
    return next((name for name, pattern in listed.items() if pattern.search(text)), None)


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    """By broad kind, what finds the words of each drawing: parts of Chinese text, whole words of other text."""
    listed = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))
    found = {broad: {name: _any_of(words) for name, words in drawings.items()} for broad, drawings in listed.items()}
    good, dish = found["good"], found["dish"]
    return {**found, "photo": {**found["photo"], **dish}, "food": {**dish, **good}}


def _any_of(words: list[str]) -> re.Pattern[str]:
    plain = [re.escape(word) for word in words]
    return re.compile(
        "|".join(
            rf"(?<![a-z]){word}(?:s|es|y|ies)?(?![a-z])" if word[0].isascii() and word[0].isalpha() else word
            for word in plain
        )
    )
