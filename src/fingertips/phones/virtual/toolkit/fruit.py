"""Fruit and vegetables, drawn."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    backdrop,
    circle,
    ellipse,
    hsl,
    line,
    path,
    rect,
    scattered,
    shadow,
    turned,
)

_GREENS = ("#4f9d45", "#78b84f", "#2f7d3b", "#9ccc57")


def _round_fruit(rng: random.Random, hue: float, count: int = 3, leaf: bool = True) -> str:
    places = ((66, 118, 40), (132, 122, 38), (100, 92, 42))[-count:]
    drawn = ""
    for x, y, r in places:
        drawn += circle(x, y, r, hsl(hue + rng.uniform(-8, 8), 80, 54)) + circle(x, y, r, "url(#r)")
        drawn += line(f"M{x} {y - r + 6}q2-12 8-16", "#6b4a2a", 4)
        drawn += path(f"M{x + 4} {y - r - 2}q14-16 28-6-12 14-28 6z", "#6aa84f") if leaf else ""
    return backdrop(rng, hue + 40) + shadow(y=160, rx=76) + drawn


def apples(rng: random.Random) -> str:
    return _round_fruit(rng, rng.choice((2, 356, 96, 352, 18)))


def citrus(rng: random.Random) -> str:
    hue = rng.choice((30, 34, 50, 80))
    slices = "".join(
        line("M132 132L" + f"{132 + 26 * dx} {132 + 26 * dy}", "#fff8", 3)
        for dx, dy in ((1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0), (-0.5, -0.87), (0.5, -0.87))
    )
    half = (
        circle(132, 132, 36, hsl(hue, 90, 58))
        + circle(132, 132, 31, "#fff5dc")
        + circle(132, 132, 28, hsl(hue, 92, 64))
        + slices
    )
    return _round_fruit(rng, hue, 3) + half


def berries(rng: random.Random) -> str:
    drawn = ""
    for x, y in scattered(rng, 7, 46, 100, 112):
        seeds = "".join(
            circle(x + dx, y + dy, 1.6, "#ffe08a") for dx, dy in ((-8, -4), (0, -8), (8, -4), (-4, 5), (5, 5), (0, 14))
        )
        drawn += (
            path(
                f"M{x - 20:.3g} {y - 8:.3g}q20-16 40 0q2 20-20 34q-22-14-20-34z", hsl(352 + rng.uniform(-6, 8), 78, 50)
            )
            + seeds
        )
        drawn += path(f"M{x - 12:.3g} {y - 12:.3g}l6 6 6-8 6 8 7-6-2-6q-10-6-22 0z", "#5aa345")
    return backdrop(rng, 350) + shadow(y=166, rx=70) + drawn


def grapes(rng: random.Random) -> str:
    hue = rng.choice((275, 95, 285, 340))
    drawn = line("M100 30q4 14 0 28", "#7a5a30", 6) + path("M104 48q30-26 46 2-24 18-46-2z", "#6aa84f")
    for y, count in ((66, 5), (88, 5), (110, 4), (132, 3), (152, 2)):
        for n in range(count):
            x = 100 + (n - (count - 1) / 2) * 24
            drawn += circle(x, y, 14, hsl(hue + rng.uniform(-10, 10), 52, 48)) + circle(x, y, 14, "url(#r)")
    return backdrop(rng, hue) + drawn


def melon(rng: random.Random) -> str:
    seeds = "".join(
        ellipse(x, y, 3, 5, "#2b1a12") for x, y in ((76, 96), (100, 90), (124, 96), (88, 116), (112, 116), (100, 136))
    )
    return (
        backdrop(rng, 120)
        + shadow(y=166, rx=64)
        + path("M22 78q78-34 156 0-12 88-78 88T22 78z", "#2f8f46")
        + path("M32 82q68-28 136 0-12 74-68 74T32 82z", "#f2fbe3")
        + path("M38 84q62-26 124 0-12 66-62 66T38 84z", rng.choice(("#ef4b4b", "#ff6f61", "#ffb13d")))
        + seeds
    )


def banana(rng: random.Random) -> str:
    one = "M46 62q8 66 92 74 14 2 20-8-66-6-88-72-10-10-24 6z"
    drawn = "".join(
        turned(path(one, hsl(48 + n, 92, 56), 'stroke="#c99a1c" stroke-width="2"'), n * 15 - 10, 58, 60)
        for n in range(3)
    )
    return backdrop(rng, 190) + shadow(y=166, rx=66) + drawn + rect(44, 46, 22, 18, "#7a5a1e", 6)


def vegetables(rng: random.Random) -> str:
    leaf = "".join(
        ellipse(x, y, 22, 34, rng.choice(_GREENS)) for x, y in ((66, 70), (100, 58), (134, 70), (84, 84), (118, 84))
    )
    stalk = path("M66 92q34-14 68 0l-12 70q-22 10-44 0z", "#eef5df") + line(
        "M86 96l4 62M100 94v66M114 96l-4 62", "#cfe0b4", 3
    )
    return backdrop(rng, 100) + shadow(rx=44) + leaf + stalk


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "apples": apples,
    "citrus": citrus,
    "berries": berries,
    "grapes": grapes,
    "melon": melon,
    "banana": banana,
    "vegetables": vegetables,
}
