"""What comes on a board, a plate or in a steamer, seen from above: pizza, sushi, buns."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    circle,
    ellipse,
    hsl,
    line,
    path,
    rect,
    scattered,
    turned,
)

_TABLES = ("#3b3f46", "#8a5a3c", "#d9cbb8", "#2f4858", "#e7d7c1")


def _table(rng: random.Random) -> str:
    return rect(0, 0, 200, 200, rng.choice(_TABLES)) + rect(0, 0, 200, 200, "url(#d)")


def pizza(rng: random.Random) -> str:
    sauce = hsl(rng.choice((10, 16, 44)), 72, 52)
    cheese = "".join(
        ellipse(x, y, rng.uniform(9, 15), rng.uniform(7, 11), hsl(46, 88, rng.uniform(72, 82)))
        for x, y in scattered(rng, 20, 58)
    )
    slices = "".join(circle(x, y, 10, "#b5342a") + circle(x - 2, y - 2, 6, "#cf5240") for x, y in scattered(rng, 8, 52))
    leaves = "".join(
        turned(ellipse(x, y, 9, 4, "#3f8f3c"), rng.uniform(0, 180), x, y) for x, y in scattered(rng, 6, 46)
    )
    cuts = "".join(turned(line("M100 24v152", "#7a3f1d66", 2), 45 * n) for n in range(4))
    return (
        _table(rng)
        + circle(104, 108, 84, "#000", 'opacity=".25"')
        + circle(100, 100, 84, "#b98452")
        + circle(100, 100, 78, "#e0a85a")
        + circle(100, 100, 66, sauce)
        + cheese
        + slices
        + leaves
        + cuts
        + circle(100, 100, 78, "url(#r)")
    )


def sushi(rng: random.Random) -> str:
    board = rect(18, 34, 164, 132, rng.choice(("#2d3238", "#b9824d", "#1f2a33")), 10) + rect(
        18, 34, 164, 132, "url(#l)", 10
    )
    pieces = "".join(_nigiri(46 + 36 * n, 74, hsl(rng.choice((12, 18, 350, 44)), 82, 62)) for n in range(4))
    rolls = "".join(_roll(48 + 34 * n, 130, hsl(rng.choice((14, 44, 110)), 72, 56)) for n in range(4))
    return _table(rng) + rect(22, 42, 164, 132, "#0004", 10) + board + pieces + rolls


def _nigiri(x: float, y: float, fish: str) -> str:
    grain = rect(x - 14, y - 20, 28, 44, "#fffaf0", 12)
    stripes = "".join(line(f"M{x - 10} {y - 12 + n * 11}l20 6", "#fff8", 2.5) for n in range(3))
    return grain + rect(x - 15, y - 23, 30, 42, fish, 13) + stripes


def _roll(x: float, y: float, filling: str) -> str:
    return circle(x, y, 15, "#1d2a22") + circle(x, y, 12, "#fffaf0") + circle(x, y, 5.5, filling)


def buns(rng: random.Random) -> str:
    """Steamed, in their basket of bamboo."""
    slats = "".join(line(f"M{34 + n * 12} 40v120", "#b98b4f55", 3) for n in range(12))
    places = ((100, 58), (60, 88), (140, 88), (76, 136), (126, 136), (100, 98))
    drawn = "".join(_bun(x + rng.uniform(-3, 3), y + rng.uniform(-3, 3)) for x, y in places)
    return (
        _table(rng)
        + circle(104, 108, 86, "#000", 'opacity=".25"')
        + circle(100, 100, 86, "#a8723a")
        + circle(100, 100, 86, "none", 'stroke="#7c5226" stroke-width="4"')
        + circle(100, 100, 74, "#e3c48c")
        + slats
        + drawn
        + circle(100, 100, 86, "url(#r)")
    )


def _bun(x: float, y: float) -> str:
    folds = "".join(
        turned(path(f"M{x} {y}q5-8 2-17", "none", 'stroke="#d9cdb2" stroke-width="2"'), 45 * n, x, y) for n in range(8)
    )
    return circle(x + 2, y + 3, 22, "#0002") + circle(x, y, 22, "#fdf8ec") + folds + circle(x, y, 3.5, "#cdbf9f")


DRAWINGS: dict[str, Callable[[random.Random], str]] = {"pizza": pizza, "sushi": sushi, "buns": buns}
