"""Things that last, drawn: gadgets, clothes, what a home holds."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    backdrop,
    circle,
    ellipse,
    hsl,
    line,
    lit,
    path,
    rect,
    shadow,
    turned,
)

_DARKS = ("#23262b", "#3a3f47", "#1d2a3a", "#e9eaec", "#f5f1ea", "#46525f")


def handset(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    waves = "".join(
        ellipse(100 + rng.uniform(-20, 20), 118 + n * 18, 50, 26, hsl(hue + n * 24, 70, 62 - n * 8), 'opacity=".8"')
        for n in range(4)
    )
    return (
        backdrop(rng, hue)
        + shadow(rx=50)
        + rect(70, 24, 76, 148, rng.choice(_DARKS), 14)
        + rect(58, 28, 78, 146, "#15171b", 14)
        + f'<clipPath id="c">{rect(62, 32, 70, 138, "#000", 11)}</clipPath><g clip-path="url(#c)">'
        + rect(62, 32, 70, 138, hsl(hue, 60, 78))
        + waves
        + "</g>"
        + circle(97, 40, 3, "#000")
        + "".join(rect(70 + n * 15, 150, 10, 10, "#ffffffcc", 3) for n in range(4))
    )


def earphones(rng: random.Random) -> str:
    colour = rng.choice((*_DARKS, hsl(rng.uniform(0, 360), 45, 70)))
    if rng.random() < 0.5:
        band = line("M52 118V100a48 48 0 0 1 96 0v18", colour, 10)
        return (
            backdrop(rng) + shadow(rx=58) + band + lit(38, 108, 30, 54, colour, 13) + lit(132, 108, 30, 54, colour, 13)
        )
    bud = circle(0, 0, 15, colour) + rect(-5, 2, 10, 34, colour, 5) + circle(-3, -4, 5, "#0003")
    case = lit(52, 96, 96, 70, colour, 30) + line("M56 122h88", "#0003", 2) + circle(100, 138, 3, "#7bd88f")
    return (
        backdrop(rng)
        + shadow(rx=58)
        + f'<g transform="translate(78 62)">{bud}</g><g transform="translate(122 62) scale(-1 1)">{bud}</g>'
        + case
    )


def laptop(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    screen = (
        rect(44, 46, 112, 78, "#17191d", 7)
        + rect(49, 51, 102, 66, hsl(hue, 60, 62))
        + circle(124, 78, 34, hsl(hue + 50, 70, 70), 'opacity=".7"')
    )
    return (
        backdrop(rng, hue)
        + shadow(rx=82, y=160)
        + screen
        + path("M28 126h144l10 24q0 6-8 6H26q-8 0-8-6z", "#c9cdd3")
        + rect(78, 142, 44, 8, "#b3b8bf", 3)
    )


def watch(rng: random.Random) -> str:
    strap = hsl(rng.uniform(0, 360), 38, rng.uniform(28, 62))
    return (
        backdrop(rng)
        + rect(76, 14, 48, 172, strap, 12)
        + rect(76, 14, 48, 172, "url(#l)", 12)
        + rect(58, 58, 84, 84, "#26292e", 24)
        + rect(65, 65, 70, 70, "#08090b", 19)
        + line("M100 100V78M100 100l16 10", "#fff", 4)
        + circle(
            100,
            100,
            27,
            "none",
            f'stroke="{hsl(rng.uniform(0, 360), 80, 60)}" stroke-width="5" stroke-dasharray="120 60"',
        )
    )


def charger(rng: random.Random) -> str:
    colour = rng.choice(("#ffffff", "#2a2d33", hsl(rng.uniform(0, 360), 40, 76)))
    cable = line("M128 120c40 10 30 52-8 44s-80 4-76-24", hsl(0, 0, 82), 6)
    return (
        backdrop(rng)
        + shadow(rx=60)
        + cable
        + lit(64, 66, 68, 78, colour, 13)
        + rect(82, 48, 7, 20, "#b9bdc4", 2)
        + rect(107, 48, 7, 20, "#b9bdc4", 2)
        + rect(88, 116, 22, 8, "#0005", 4)
    )


def appliance(rng: random.Random) -> str:
    """A cooker or another round thing for the kitchen."""
    colour = rng.choice(("#f7f7f5", "#2e3238", hsl(rng.uniform(0, 360), 32, 74), "#d8d2c6"))
    return (
        backdrop(rng)
        + shadow(rx=68)
        + lit(44, 78, 112, 88, colour, 26)
        + path("M48 84q6-34 52-34t52 34z", colour)
        + path("M48 84q6-34 52-34t52 34z", "url(#r)")
        + rect(88, 42, 24, 10, "#3a3e45", 5)
        + rect(76, 104, 48, 34, "#14161a", 8)
        + line("M86 121h12M108 121h6", "#7fe0c0", 5)
        + circle(100, 152, 5, "#ff7a45")
    )


def lamp(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    return (
        backdrop(rng, 45)
        + ellipse(100, 128, 72, 46, "#fff3c4", 'opacity=".8"')
        + shadow(rx=36)
        + rect(97, 96, 6, 68, "#5b5f66")
        + ellipse(100, 166, 32, 7, "#5b5f66")
        + path("M72 46h56l22 56H50z", hsl(hue, 48, 66))
        + path("M72 46h56l22 56H50z", "url(#l)")
    )


def book(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    art = circle(104, 112, 24, hsl(hue + 160, 65, 70)) + path("M66 150l30-36 22 24 14-14 16 26z", hsl(hue, 50, 30))
    return (
        backdrop(rng, hue)
        + shadow(rx=56)
        + rect(62, 34, 92, 136, "#f8f4ea", 3)
        + lit(54, 32, 94, 136, hsl(hue, 50, 50), 4)
        + rect(54, 32, 10, 136, "#0003", 3)
        + art
        + rect(76, 48, 56, 8, "#fff", 4)
        + rect(84, 62, 40, 5, "#ffffffaa", 2)
    )


def cup_ware(rng: random.Random) -> str:
    """A mug or a vacuum flask."""
    colour = hsl(rng.uniform(0, 360), rng.uniform(20, 55), rng.uniform(48, 80))
    if rng.random() < 0.5:
        return (
            backdrop(rng)
            + shadow(rx=36)
            + lit(72, 34, 56, 30, "#cfd3d8", 10)
            + lit(68, 62, 64, 108, colour, 12)
            + rect(90, 96, 20, 34, "#ffffff66", 10)
        )
    return (
        backdrop(rng)
        + shadow(rx=52)
        + line("M134 92q32-4 30 24t-36 26", colour, 11)
        + lit(54, 66, 84, 102, colour, 14)
        + ellipse(96, 70, 40, 8, "#0002")
    )


def toy(rng: random.Random) -> str:
    fur, snout = hsl(rng.uniform(18, 40), rng.uniform(30, 62), rng.uniform(44, 72)), "#f6e6cf"
    return (
        backdrop(rng)
        + shadow(rx=52)
        + circle(64, 52, 19, fur)
        + circle(136, 52, 19, fur)
        + ellipse(100, 140, 46, 36, fur)
        + ellipse(100, 144, 26, 24, snout)
        + circle(100, 84, 48, fur)
        + circle(100, 84, 48, "url(#r)")
        + ellipse(100, 98, 21, 16, snout)
        + circle(82, 78, 5, "#2a1d14")
        + circle(118, 78, 5, "#2a1d14")
        + ellipse(100, 91, 7, 5, "#2a1d14")
        + line("M100 96v6q-6 6-12 2M100 102q6 6 12 2", "#2a1d14", 2.5)
    )


def flowers(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    drawn = "".join(
        line(f"M100 120Q{x:.3g} 100 {x:.3g} {y:.3g}", "#4f9d45", 4) for x, y in ((66, 70), (100, 54), (134, 72))
    )
    for x, y in ((66, 70), (100, 54), (134, 72)):
        drawn += "".join(turned(ellipse(x, y - 15, 9, 14, hsl(hue, 70, 68)), n * 60, x, y) for n in range(6)) + circle(
            x, y, 8, "#ffcf4a"
        )
    return (
        backdrop(rng, hue)
        + shadow(rx=40)
        + drawn
        + path("M68 116h64l-8 54H76z", hsl(hue + 170, 28, 60))
        + path("M68 116h64l-8 54H76z", "url(#l)")
    )


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "phone": handset,
    "earphones": earphones,
    "laptop": laptop,
    "watch": watch,
    "charger": charger,
    "appliance": appliance,
    "lamp": lamp,
    "book": book,
    "mug": cup_ware,
    "toy": toy,
    "flowers": flowers,
}
