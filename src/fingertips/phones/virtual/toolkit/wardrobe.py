"""What is worn and carried, and what a linen cupboard holds, drawn: clothes, shoes, bags, umbrellas, towels."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    backdrop,
    hsl,
    line,
    lit,
    path,
    rect,
    shadow,
)


def clothes(rng: random.Random) -> str:
    colour = hsl(rng.uniform(0, 360), rng.uniform(15, 60), rng.uniform(36, 86))
    shirt = "M76 42q24 18 48 0l36 20-16 32-14-6v78H70V88l-14 6-16-32z"
    return (
        backdrop(rng)
        + shadow(y=174)
        + path(shirt, colour)
        + path(shirt, "url(#l)")
        + line("M76 42q24 22 48 0", "#0002", 4)
        + (rect(86, 92, 28, 20, "#ffffffaa", 4) if rng.random() < 0.5 else "")
    )


def shoes(rng: random.Random) -> str:
    colour = hsl(rng.uniform(0, 360), rng.uniform(20, 70), rng.uniform(40, 80))
    shoe = "M26 132q2-40 22-44 22 20 44-8 22 30 66 34 18 4 16 26z"
    laces = "".join(line(f"M{x} {y}l14-8", "#fff", 4) for x, y in ((88, 98), (100, 106), (113, 112)))
    return (
        backdrop(rng)
        + shadow(rx=80, y=164)
        + path(shoe, colour)
        + path(shoe, "url(#l)")
        + path("M24 136h152q2 20-12 20H36q-14 0-12-20z", "#fff")
        + laces
        + line("M50 124q30 6 46-16", "#fff", 6)
    )


def bag(rng: random.Random) -> str:
    colour = hsl(rng.uniform(0, 360), rng.uniform(25, 60), rng.uniform(36, 66))
    return (
        backdrop(rng)
        + shadow(rx=66)
        + line("M70 92q0-52 30-52t30 52", colour, 8)
        + path("M48 84h104l12 82H36z", colour)
        + path("M48 84h104l12 82H36z", "url(#l)")
        + rect(90, 104, 20, 12, "#f4d58a", 3)
    )


def backpack(rng: random.Random) -> str:
    hue, light = rng.uniform(0, 360), rng.uniform(34, 58)
    cloth = hsl(hue, 38, light)
    return (
        backdrop(rng)
        + shadow(rx=58)
        + line("M84 44q0-20 16-20t16 20", cloth, 7)
        + lit(50, 40, 100, 132, cloth, 34)
        + lit(58, 104, 84, 58, hsl(hue, 38, light - 8), 16)
        + rect(64, 112, 72, 5, "#0003", 2)
        + rect(94, 112, 12, 16, "#f4d58a", 3)
        + rect(58, 78, 84, 4, "#0002", 2)
    )


def towel(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    folds = "".join(lit(40, y, 120, 30, hsl(hue, 42, light), 14) for y, light in ((136, 66), (106, 78), (76, 70)))
    return backdrop(rng, hue) + shadow(rx=70) + folds + line("M52 92h96", "#ffffffaa", 3)


def umbrella(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    panels = "".join(
        path(f"M100 44Q{x} 60 {x - 18} 108q18-14 36 0Q{x + 6} 70 100 44z", hsl(hue, 60, light))
        for x, light in ((44, 52), (80, 60), (120, 52), (156, 60))
    )
    return (
        backdrop(rng, hue)
        + line("M100 40v112q0 14 12 14t12-14", "#5a5148", 5)
        + path("M26 108Q34 44 100 44t74 64q-18-14-37 0-18-14-37 0-18-14-37 0-18-14-37 0z", hsl(hue, 60, 56))
        + panels
    )


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "clothes": clothes,
    "shoes": shoes,
    "bag": bag,
    "backpack": backpack,
    "towel": towel,
    "umbrella": umbrella,
}
