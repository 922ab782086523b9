"""What stands on a grocer's shelf, drawn: cartons, bottles, bags, boxes."""

from __future__ import annotations

import random
from collections.abc import Callable

from fingertips.phones.virtual.toolkit.strokes import (
    backdrop,
    circle,
    ellipse,
    hsl,
    label,
    line,
    lit,
    path,
    rect,
    scattered,
    shadow,
    turned,
)


def carton(rng: random.Random) -> str:
    """A carton of milk or juice with a gable."""
    hue = rng.choice((210, 205, 140, 350, 32, 190))
    cow = "".join(
        ellipse(x, y, rng.uniform(6, 13), rng.uniform(5, 9), hsl(hue, 60, 40))
        for x, y in scattered(rng, 4, 18, 96, 136)
    )
    return (
        backdrop(rng, hue)
        + shadow(rx=48)
        + path("M66 76l18-30h48l18 30z", "#f4f7fa")
        + rect(82, 34, 52, 14, hsl(hue, 60, 48), 3)
        + path("M132 46l18 30v90h-18z", "#d9e2ea")
        + rect(66, 76, 66, 92, "#fff")
        + rect(66, 76, 66, 26, hsl(hue, 70, 52))
        + rect(132, 76, 18, 26, hsl(hue, 66, 42))
        + rect(78, 84, 42, 6, "#fff", 3)
        + cow
    )


def pack(rng: random.Random) -> str:
    """A whole box of small cartons."""
    hue = rng.choice((210, 200, 350, 140, 38))
    small = "".join(
        rect(x, 50, 26, 54, "#fff", 3) + rect(x, 62, 26, 20, hsl(hue, 70, 54)) + rect(x + 16, 40, 3, 12, "#cfd6de")
        for x in (50, 80, 110)
    )
    handle = rect(84, 96, 34, 9, "#00000040", 5)
    return (
        backdrop(rng, hue)
        + shadow(rx=74)
        + small
        + path("M142 88l22-10v76l-22 14z", hsl(hue, 55, 36))
        + lit(38, 88, 104, 80, hsl(hue, 68, 50), 3)
        + handle
        + label(52, 112, 76, 44, hue)
    )


def parcel(rng: random.Random) -> str:
    return (
        backdrop(rng, 32)
        + shadow(rx=64)
        + path("M144 82l22-16v84l-22 18z", "#a97c4d")
        + path("M38 82l24-16h104l-22 16z", "#dcb585")
        + lit(38, 82, 106, 86, "#c99a66", 2)
        + rect(82, 82, 18, 86, "#e9d3ac")
        + path("M82 82l14-16h16l-12 16z", "#f3e2c2")
        + rect(110, 140, 26, 18, "#fff", 2)
    )


def bottle(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    body = "M82 74q-14 8-14 26v60q0 10 10 10h44q10 0 10-10v-60q0-18-14-26z"
    return (
        backdrop(rng, hue)
        + shadow(rx=42)
        + lit(86, 34, 28, 18, hsl(hue + 150, 55, 45), 4)
        + rect(90, 52, 20, 24, hsl(hue, 55, 66))
        + path(body, hsl(hue, 62, 58))
        + label(68, 102, 64, 48, hue)
        + path(body, "url(#l)")
    )


def pump(rng: random.Random) -> str:
    """A bottle with a pump: detergent, shampoo."""
    hue = rng.uniform(0, 360)
    body = "M64 86q0-14 14-14h44q14 0 14 14v74q0 10-10 10H74q-10 0-10-10z"
    return (
        backdrop(rng, hue)
        + shadow(rx=46)
        + line("M100 60V42H74v8", "#f7f7f7", 9)
        + rect(88, 56, 24, 18, "#fff", 4)
        + path(body, hsl(hue, 52, 62))
        + label(76, 98, 48, 56, hue)
        + path(body, "url(#l)")
    )


def can(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    wave = path("M64 118q18-22 36 0t36 0v30q-18 20-36 0t-36 0z", "#ffffffd0")
    return (
        backdrop(rng, hue)
        + shadow(rx=44)
        + lit(64, 46, 72, 124, hsl(hue, 72, 50), 12)
        + wave
        + rect(68, 40, 64, 10, "#d7dbe0", 5)
        + rect(68, 164, 64, 8, "#c3c8ce", 4)
        + rect(64, 46, 72, 124, "url(#l)", 12)
    )


def snack(rng: random.Random) -> str:
    """A bag of crisps, nuts or rice."""
    hue = rng.uniform(0, 360)
    bag = "M56 40h88q-8 64 6 128H50q14-64 6-128z"
    bits = "".join(
        turned(ellipse(x, y, 13, 9, hsl(38, 76, rng.uniform(56, 70))), rng.uniform(0, 180), x, y)
        for x, y in scattered(rng, 5, 22, 100, 132)
    )
    return (
        backdrop(rng, hue)
        + shadow(rx=56)
        + path(bag, hsl(hue, 74, 54))
        + rect(54, 38, 92, 9, hsl(hue, 60, 42))
        + ellipse(100, 84, 34, 17, "#fff")
        + rect(78, 78, 44, 6, hsl(hue, 70, 42), 3)
        + rect(86, 88, 28, 5, hsl(hue, 70, 42), 3)
        + bits
        + path(bag, "url(#l)")
    )


def sack(rng: random.Random) -> str:
    """Rice or flour, by the kilo."""
    hue = rng.choice((4, 28, 46, 120, 210))
    ear = "".join(
        turned(ellipse(100, 104 - n * 9, 4, 7, "#d9a441"), side * 24, 100, 112 - n * 9)
        for n in range(4)
        for side in (-1, 1)
    )
    bag = "M58 44h84q14 62 8 128H50q-6-66 8-128z"
    return (
        backdrop(rng, hue)
        + shadow(rx=60)
        + path(bag, "#f6efe0")
        + path("M53 70q47 10 94 0l5 52q-52 10-104 0z", hsl(hue, 62, 46))
        + circle(100, 96, 25, "#fffaf0")
        + ear
        + line("M100 118v-42", "#b98a34", 2.5)
        + rect(78, 140, 44, 7, hsl(hue, 50, 40), 3)
        + line("M62 52h76", "#c9b48c", 3)
        + path(bag, "url(#l)")
    )


def tissue(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    sheet = path("M78 88q8-44 26-50 4 14 18 8 2 24 6 42z", "#fff", 'stroke="#0001"')
    return (
        backdrop(rng, hue)
        + shadow(rx=72)
        + sheet
        + lit(38, 86, 124, 80, hsl(hue, 52, 74), 10)
        + ellipse(100, 90, 36, 6, "#0002")
        + label(70, 106, 60, 44, hue)
    )


def tube(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    body = "M70 36h60l-8 104H78z"
    return (
        turned(backdrop(rng, hue), 0)
        + shadow(rx=36)
        + path(body, "#fdfdfd")
        + path("M72 62h56l-3 40H75z", hsl(hue, 66, 54))
        + rect(84, 76, 32, 7, "#fff", 3)
        + path(body, "url(#l)")
        + lit(80, 140, 40, 28, hsl(hue, 60, 46), 5)
    )


def eggs(rng: random.Random) -> str:
    drawn = ""
    for x, y in ((66, 96), (100, 92), (134, 96), (66, 126), (100, 124), (134, 126)):
        colour = hsl(rng.uniform(22, 32), 48, rng.uniform(70, 80))
        drawn += ellipse(x, y, 16, 21, colour) + ellipse(x, y, 16, 21, "url(#r)")
    return (
        backdrop(rng, 36)
        + shadow(rx=76)
        + drawn
        + path("M36 130q16 14 32 0 16 14 32 0 16 14 32 0 16 14 32 0v24q0 12-12 12H48q-12 0-12-12z", "#b8b2a6")
    )


def gift(rng: random.Random) -> str:
    hue = rng.choice((352, 8, 42, 280, 210))
    ribbon = "#ffd86b"
    rays = "".join(turned(path("M100 100L92 0h16z", "#fff", 'opacity=".25"'), n * 30) for n in range(12))
    return (
        rect(0, 0, 200, 200, hsl(hue + 24, 84, 72))
        + rays
        + lit(50, 96, 100, 70, hsl(hue, 76, 54), 6)
        + lit(44, 78, 112, 24, hsl(hue, 76, 60), 5)
        + rect(92, 78, 16, 88, ribbon)
        + path(
            "M100 78C60 84 56 40 78 42c14 2 20 22 22 36zM100 78c40 6 44-38 22-36-14 2-20 22-22 36z",
            ribbon,
            'stroke="#e0ab32" stroke-width="2"',
        )
        + "".join(circle(rng.uniform(16, 184), rng.uniform(14, 70), rng.uniform(3, 6), "#fff8d6") for _ in range(9))
    )


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "milk": carton,
    "pack": pack,
    "parcel": parcel,
    "bottle": bottle,
    "pump": pump,
    "can": can,
    "snack": snack,
    "sack": sack,
    "tissue": tissue,
    "tube": tube,
    "eggs": eggs,
    "gift": gift,
}
