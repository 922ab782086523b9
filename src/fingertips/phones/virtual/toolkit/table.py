"""Meals and what is drunk with them, drawn: bowls and plates from above, cups from the side."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    backdrop,
    circle,
    ellipse,
    hsl,
    line,
    moved,
    path,
    rect,
    scattered,
    shadow,
    turned,
)

_WOODS = ("#8a5a3c", "#3b3f46", "#c99a6b", "#5d4037", "#e7d7c1", "#2f4858", "#a8683f", "#d9cbb8")
_GLAZES = ("#fdfbf6", "#2d3238", "#e9f0ee", "#f6e9d6", "#345066", "#7b3f32")
_GREENS = ("#4f9d45", "#78b84f", "#2f7d3b", "#9ccc57")


def _bowl(rng: random.Random, filling: str, inside: str, deep: bool = True) -> str:
    """A bowl or a plate on a table, seen from above."""
    wood, glaze = rng.choice(_WOODS), rng.choice(_GLAZES)
    rim = 76 if deep else 84
    grain = "".join(line(f"M0 {y}q50 {rng.uniform(-6, 6):.3g} 200 0", "#00000014", 2) for y in range(18, 200, 36))
    sticks = turned(rect(176, 10, 4, 180, "#4a2f20", 2) + rect(184, 10, 4, 180, "#4a2f20", 2), rng.uniform(2, 10))
    return (
        rect(0, 0, 200, 200, wood)
        + grain
        + circle(104, 110, rim, "#000", 'opacity=".25"')
        + (sticks if rng.random() < 0.55 else "")
        + circle(98, 100, rim, glaze)
        + circle(98, 100, rim, "url(#r)")
        + circle(98, 100, rim - 13, filling)
        + moved(inside, -2, 0)
        + circle(98, 100, rim - 13, "none", 'stroke="#0003" stroke-width="3"')
    )


def _leaves(rng: random.Random, count: int, radius: float) -> str:
    """Chopped greens."""
    return "".join(
        turned(ellipse(x, y, 5, 2.4, rng.choice(_GREENS)), rng.uniform(0, 180), x, y)
        for x, y in scattered(rng, count, radius)
    )


def _egg(x: float, y: float) -> str:
    return ellipse(x, y, 19, 16, "#fffdf5") + circle(x + 1, y, 9, "#ffb52e") + circle(x - 2, y - 3, 3, "#ffe0a0")


def _chunks(rng: random.Random, hue: float, count: int, radius: float = 50) -> str:
    drawn: list[str] = []
    for x, y in scattered(rng, count, radius):
        w, h = rng.uniform(17, 27), rng.uniform(12, 19)
        light = rng.uniform(34, 54)
        piece = rect(x - w / 2, y - h / 2, w, h, hsl(hue + rng.uniform(-7, 7), 66, light), 6)
        shine = rect(x - w / 3, y - h / 3, w / 2, 3, "#fff", 2, 'opacity=".45"')
        drawn.append(turned(piece + shine, rng.uniform(0, 180), x, y))
    return "".join(drawn)


def stirfry(rng: random.Random) -> str:
    hue = rng.choice((8, 18, 26, 38, 12))
    extra = rng.choice((95, 48, 2, 120))
    bits = "".join(
        turned(rect(x - 12, y - 4, 24, 8, hsl(extra, 62, rng.uniform(42, 58)), 4), rng.uniform(0, 180), x, y)
        for x, y in scattered(rng, 9, 48)
    )
    inside = _chunks(rng, hue, rng.randint(11, 17)) + bits + _leaves(rng, 8, 40)
    return _bowl(rng, hsl(hue, 58, 30), inside, deep=False)


def noodles(rng: random.Random) -> str:
    broth = hsl(rng.choice((14, 32, 40, 6)), 72, rng.uniform(44, 62))
    strands: list[str] = []
    for n in range(15):
        y = 58 + n * 6
        sway = rng.uniform(-16, 16)
        strands.append(line(f"M56 {y}q22 {sway:.3g} 44 0t44 0", hsl(44, 78, rng.uniform(70, 80)), 4.5))
    meat = "".join(
        ellipse(x, y, 18, 12, hsl(14, 48, 46)) + ellipse(x, y, 10, 5, hsl(14, 44, 60)) for x, y in ((72, 74), (92, 66))
    )
    topping = meat + (_egg(126, 78) if rng.random() < 0.7 else "") + _leaves(rng, 16, 46)
    return _bowl(rng, broth, "".join(strands) + topping)


def rice(rng: random.Random) -> str:
    grains = "".join(
        turned(ellipse(x, y, 4.6, 2, "#fff"), rng.uniform(0, 180), x, y) for x, y in scattered(rng, 60, 56)
    )
    hue = rng.choice((10, 20, 30, 46))
    topping = moved(_chunks(rng, hue, 8, 26), 16, -6)
    egg = _egg(70, 78) if rng.random() < 0.5 else ""
    return _bowl(rng, "#f1ead9", grains + topping + egg + _leaves(rng, 9, 40))


def soup(rng: random.Random) -> str:
    broth = hsl(rng.choice((4, 28, 45, 36)), rng.uniform(55, 80), rng.uniform(46, 64))
    drops = "".join(circle(x, y, rng.uniform(2, 5), "#fff6", 'stroke="#fff8"') for x, y in scattered(rng, 16, 54))
    tofu = "".join(
        turned(rect(x - 10, y - 10, 20, 20, "#fffaf0", 4, 'stroke="#0001"'), rng.uniform(0, 90), x, y)
        for x, y in scattered(rng, 6, 38)
    )
    return _bowl(rng, broth, drops + tofu + _leaves(rng, 18, 48))


def tofu(rng: random.Random) -> str:
    """In a red sauce with minced meat, as in Sichuan."""
    mince = "".join(circle(x, y, rng.uniform(2, 4.5), hsl(14, 52, 26)) for x, y in scattered(rng, 30, 54))
    cubes = "".join(
        turned(
            rect(x - 11, y - 11, 22, 22, "#fff6e4", 4) + rect(x - 11, y + 5, 22, 6, "#e9b48c", 3),
            rng.uniform(0, 90),
            x,
            y,
        )
        for x, y in scattered(rng, 13, 50)
    )
    return _bowl(rng, hsl(10, 76, 38), cubes + mince + _leaves(rng, 16, 48))


def dumplings(rng: random.Random) -> str:
    drawn: list[str] = []
    for x, y in scattered(rng, 8, 46):
        folds = "".join(line(f"M{x - 10 + n * 7:.3g} {y - 8:.3g}l2 7", "#d8c9a4", 2) for n in range(4))
        piece = path(f"M{x - 20:.3g} {y + 6:.3g}q20 -30 40 0q-20 12 -40 0z", "#fbf3dc", 'stroke="#e0d1ac"') + folds
        drawn.append(turned(piece, rng.uniform(-40, 40), x, y))
    return _bowl(rng, hsl(36, 30, 88), "".join(drawn) + _leaves(rng, 6, 50), deep=False)


def salad(rng: random.Random) -> str:
    leaves = "".join(
        turned(
            ellipse(x, y, 21, 12, rng.choice(_GREENS)) + line(f"M{x - 16:.3g} {y:.3g}h32", "#ffffff66", 2),
            rng.uniform(0, 180),
            x,
            y,
        )
        for x, y in scattered(rng, 17, 48)
    )
    red = "".join(circle(x, y, 10, "#e8432e") + circle(x - 3, y - 3, 3, "#ff9d8a") for x, y in scattered(rng, 5, 36))
    return _bowl(rng, "#b7d68a", leaves + red + (_egg(110, 112) if rng.random() < 0.5 else ""))


def burger(rng: random.Random) -> str:
    bun = hsl(rng.uniform(28, 36), 74, 58)
    seeds = "".join(ellipse(x, y, 3, 2, "#fff3d0") for x, y in ((76, 68), (96, 60), (118, 66), (88, 78), (110, 80)))
    return (
        backdrop(rng, 40)
        + shadow()
        + rect(44, 136, 112, 32, bun, 15)
        + rect(40, 118, 120, 20, "#6b3b22", 9)
        + path("M40 116h120l-14 16-16-14-18 15-20-15-18 15-18-15z", "#ffc93c")
        + path("M38 112q12-12 24 0t24 0 24 0 24 0 28 0l-2 8H42z", "#6fbf4b")
        + path("M44 108q0-60 56-60t56 60z", bun)
        + path("M44 108q0-60 56-60t56 60z", "url(#r)")
        + seeds
    )


def cake(rng: random.Random) -> str:
    hue = rng.choice((340, 30, 95, 280, 48, 12))
    body = "".join(
        path(f"M50 {y}h100v16H50z", colour)
        for y, colour in ((96, "#fff6e9"), (112, hsl(hue, 60, 74)), (128, "#fff6e9"), (144, hsl(hue, 55, 66)))
    )
    top = path(
        "M46 98q0-26 54-26t54 26q-8 14-16 2-8 16-18 0-10 18-20 0-10 16-20 0-8 14-18 0-6 10-16-2z", hsl(hue, 70, 84)
    )
    cherry = (
        circle(100, 64, 13, hsl(352, 76, 50)) + circle(96, 60, 4, "#fff9") + line("M101 52q4-14 16-16", "#5d8a3a", 3)
    )
    return backdrop(rng, hue) + shadow(ry=11) + ellipse(100, 164, 68, 12, "#fff") + body + top + cherry


def bread(rng: random.Random) -> str:
    hue = rng.uniform(26, 34)
    cuts = "".join(line(f"M{x} 104q10-16 24-20", hsl(hue, 60, 80), 6) for x in (58, 86, 114))
    loaf = path("M30 140q-6-62 70-62t70 62q-2 22-70 22t-70-22z", hsl(hue, 66, 55))
    return (
        backdrop(rng, 36)
        + shadow(rx=70)
        + loaf
        + path("M30 140q-6-62 70-62t70 62q-2 22-70 22t-70-22z", "url(#r)")
        + cuts
    )


def skewers(rng: random.Random) -> str:
    drawn = ""
    for n in range(4):
        x = 58 + n * 28
        meat = "".join(
            rect(x - 11, y, 22, 20, hsl(rng.uniform(10, 24), 62, rng.uniform(34, 48)), 7) for y in (42, 64, 86, 108)
        )
        spice = "".join(circle(x + rng.uniform(-8, 8), rng.uniform(46, 124), 1.6, "#ffd27a") for _ in range(9))
        drawn += rect(x - 1.5, 28, 3, 146, "#d8b178", 1) + meat + spice
    return rect(0, 0, 200, 200, rng.choice(_WOODS)) + turned(drawn, rng.uniform(-14, 14))


def cup(rng: random.Random) -> str:
    hue = rng.choice((26, 32, 340, 95, 48, 18, 270))
    tea = hsl(hue, 55, rng.uniform(58, 74))
    glass = "M62 58h76l-9 106q-1 8-9 8H80q-8 0-9-8z"
    pearls = "".join(circle(x, y, 5.4, "#3a2418") for x, y in scattered(rng, 15, 22, 100, 150) if y < 166)
    foam = path("M63 70h74l-2 20q-18 12-36 2t-35 0z", "#fff7ea")
    ice = "".join(
        turned(rect(x, y, 18, 18, "#fff", 4, 'opacity=".35"'), rng.uniform(0, 60), x + 9, y + 9)
        for x, y in ((74, 96), (104, 100))
    )
    extra = pearls if rng.random() < 0.6 else ice
    straw = turned(rect(104, 14, 9, 80, hsl(hue + 180, 60, 60), 4), 8, 108, 50)
    return (
        backdrop(rng, hue)
        + shadow(rx=40)
        + straw
        + path(glass, "#ffffff")
        + path("M64 76h72l-8 86q-1 7-8 7H80q-7 0-8-7z", tea)
        + extra
        + (foam if rng.random() < 0.5 else "")
        + path(glass, "url(#l)")
        + rect(56, 50, 88, 12, "#ffffffdd", 6, 'stroke="#0001"')
    )


def coffee(rng: random.Random) -> str:
    colour = hsl(rng.uniform(0, 360), 35, rng.uniform(40, 86))
    art = path("M98 122q-30-22-16-38 10-8 16 6 6-14 16-6 14 16-16 38z", "#f7e7ce")
    return (
        rect(0, 0, 200, 200, rng.choice(_WOODS))
        + circle(102, 108, 84, "#000", 'opacity=".2"')
        + circle(98, 100, 84, "#fff")
        + circle(98, 100, 84, "url(#r)")
        + ellipse(168, 104, 24, 14, colour)
        + circle(98, 100, 60, colour)
        + circle(98, 100, 52, "#7a4a26")
        + circle(98, 100, 47, "#b9824d")
        + art
        + circle(98, 100, 60, "url(#r)")
    )


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "stirfry": stirfry,
    "noodles": noodles,
    "rice": rice,
    "soup": soup,
    "tofu": tofu,
    "dumplings": dumplings,
    "salad": salad,
    "burger": burger,
    "cake": cake,
    "bread": bread,
    "skewers": skewers,
    "cup": cup,
    "coffee": coffee,
}
