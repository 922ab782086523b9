"""People and places, drawn: portraits, shop fronts, landscapes, towns, rooms, papers."""

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
    shadow,
    turned,
)

_SKINS = ("#fbd9bd", "#f3c6a0", "#e8b48a", "#ffe3cc", "#c98d63", "#8f5d3f")
_HAIRS = ("#2a211d", "#3b2a20", "#1e1c22", "#5a3b28", "#2b2b33", "#7a5335")


def woman(rng: random.Random) -> str:
    return _person(rng, long=True)


def man(rng: random.Random) -> str:
    return _person(rng, long=False)


def _person(rng: random.Random, long: bool) -> str:
    skin, hair, hue = rng.choice(_SKINS), rng.choice(_HAIRS), rng.uniform(0, 360)
    shirt = hsl(hue + rng.uniform(90, 220), 45, rng.uniform(40, 70))
    back = path("M56 92q0-52 44-52t44 52l6 70H50z", hair) if long else ""
    fringe = rng.choice(
        (
            "M58 86q-4-48 42-48t42 48q-10-22-36-24-34 2-48 24z",
            "M58 90q-6-52 42-52 46 0 42 52-4-14-12-22-44 6-60-8-8 10-12 30z",
            "M60 80q6-44 46-40 38 2 34 42-8-18-24-20-30 8-56 18z",
        )
    )
    glasses = ""
    if rng.random() < 0.25:
        glasses = (
            circle(84, 92, 12, "none", 'stroke="#333" stroke-width="3"')
            + circle(116, 92, 12, "none", 'stroke="#333" stroke-width="3"')
            + line("M96 92h8", "#333", 3)
        )
    eyes = circle(84, 92, 4, "#2a211d") + circle(116, 92, 4, "#2a211d")
    smile = line(rng.choice(("M88 112q12 10 24 0", "M90 114q10 6 20 0", "M87 110q13 16 26 0")), "#a8483a", 3.5)
    cheeks = circle(74, 106, 7, "#ff8f7a", 'opacity=".35"') + circle(126, 106, 7, "#ff8f7a", 'opacity=".35"')
    return (
        rect(0, 0, 200, 200, hsl(hue, 52, 80))
        + circle(150, 46, 60, hsl(hue + 30, 60, 86), 'opacity=".7"')
        + back
        + path("M30 200q4-52 70-52t70 52z", shirt)
        + rect(86, 126, 28, 34, skin, 12)
        + ellipse(100, 94, 40, 44, skin)
        + cheeks
        + eyes
        + smile
        + path(fringe, hair)
        + glasses
    )


def pet(rng: random.Random) -> str:
    fur, hue = hsl(rng.uniform(18, 40), rng.uniform(10, 60), rng.uniform(50, 86)), rng.uniform(0, 360)
    whiskers = line("M60 112l-26-4M60 120l-26 6M140 112l26-4M140 120l26 6", "#0005", 2)
    return (
        rect(0, 0, 200, 200, hsl(hue, 48, 82))
        + path("M50 90l4-54 36 26zM150 90l-4-54-36 26z", fur)
        + ellipse(100, 110, 56, 50, fur)
        + ellipse(100, 186, 62, 44, fur)
        + circle(78, 102, 8, "#2a211d")
        + circle(122, 102, 8, "#2a211d")
        + circle(75, 99, 3, "#fff")
        + circle(119, 99, 3, "#fff")
        + path("M93 118h14l-7 8z", "#e88a7d")
        + whiskers
        + line("M100 126q-8 10-16 4M100 126q8 10 16 4", "#0007", 2.5)
    )


def shop(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    stripes = "".join(
        path(f"M{30 + n * 20} 70h20v22q-10 12-20 0z", hsl(hue, 66, 55) if n % 2 else "#fff") for n in range(7)
    )
    goods = "".join(
        circle(rng.uniform(50, 96), rng.uniform(122, 146), 6, hsl(rng.uniform(0, 360), 60, 60)) for _ in range(6)
    )
    return (
        rect(0, 0, 200, 200, hsl(hue + 180, 44, 86))
        + circle(160, 36, 18, "#fff7d6")
        + rect(34, 44, 132, 128, hsl(hue, 30, 92))
        + rect(34, 36, 132, 36, hsl(hue, 60, 40), 4)
        + rect(62, 48, 76, 11, "#fff", 5)
        + rect(44, 102, 58, 52, "#cfe8f3", 3)
        + goods
        + rect(114, 102, 40, 70, hsl(hue, 34, 34), 3)
        + rect(119, 108, 30, 34, "#ffe9b8", 2)
        + stripes
        + rect(20, 172, 160, 8, "#b8b2a8")
    )


def place(rng: random.Random) -> str:
    hue = rng.choice((200, 210, 22, 340, 190, 260))
    hills = ""
    for n, (top, light) in enumerate(((112, 68), (132, 52), (152, 38))):
        a, b = rng.uniform(-34, 34), rng.uniform(-34, 34)
        hills += path(f"M0 {top}q50 {a - 30:.3g} 100 0t100 {b / 3:.3g}V200H0z", hsl(hue - 70 + n * 8, 32, light))
    water = rect(0, 164, 200, 36, hsl(hue, 50, 70)) + "".join(
        line(f"M{rng.uniform(0, 140):.3g} {y}h40", "#fff8", 2) for y in (172, 180, 190)
    )
    birds = "".join(
        line(f"M{x:.3g} {y:.3g}q5-6 9 0 5-6 9 0", "#0006", 2)
        for x, y in ((rng.uniform(20, 80), 46), (rng.uniform(60, 120), 60))
    )
    return (
        rect(0, 0, 200, 200, hsl(hue, 66, 82))
        + rect(0, 60, 200, 60, hsl(hue + 150, 60, 90), 0, 'opacity=".6"')
        + circle(rng.uniform(50, 150), 62, 22, "#fff2cf")
        + hills
        + (water if rng.random() < 0.6 else "")
        + birds
    )


def city(rng: random.Random) -> str:
    hue, night = rng.uniform(190, 280), rng.random() < 0.4
    sky = hsl(hue, 50, 26 if night else 82)
    drawn = ""
    for row, light in enumerate((58, 44, 32) if not night else (34, 26, 18)):
        x = -10.0
        while x < 200:
            w, h = rng.uniform(20, 38), rng.uniform(40, 104) - row * 12
            drawn += rect(x, 168 - h, w, h + 32, hsl(hue, 24, light), 2)
            drawn += "".join(
                rect(x + 5 + a * 9, 176 - h + b * 13, 4, 6, "#ffe8a3" if night else "#ffffff88")
                for a in range(int(w // 11))
                for b in range(int(h // 17))
            )
            x += w + rng.uniform(2, 10)
    return rect(0, 0, 200, 200, sky) + circle(150, 40, 16, "#fff4d2") + drawn


def room(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    view = (
        rect(116, 36, 60, 62, "#bfe3f2", 2)
        + path("M116 86q30-24 60-6v18h-60z", "#8fbf8a")
        + line("M146 36v62M116 66h60", "#fff", 4)
    )
    bed = (
        rect(18, 106, 116, 20, hsl(hue, 30, 40), 6)
        + rect(22, 120, 118, 40, "#fff", 8)
        + rect(70, 118, 72, 44, hsl(hue, 44, 62), 8)
        + rect(28, 110, 36, 20, "#f6f3ee", 8)
    )
    return (
        rect(0, 0, 200, 200, hsl(hue, 30, 90))
        + rect(0, 150, 200, 50, "#c9a67c")
        + view
        + rect(34, 50, 52, 36, hsl(hue + 120, 40, 66), 2, 'stroke="#fff" stroke-width="4"')
        + bed
        + rect(152, 116, 28, 40, "#8a6242", 3)
        + path("M156 92h20l6 22h-32z", "#fff2c9")
    )


def vehicle(rng: random.Random) -> str:
    """A fast train under way."""
    hue = rng.choice((210, 350, 190))
    return (
        place(rng)
        + path("M0 110h120q50 4 74 44H0z", "#f7f9fb")
        + path("M0 138h186q6 8 8 16H0z", hsl(hue, 70, 46))
        + "".join(rect(10 + n * 26, 120, 18, 13, "#2b3a4a", 3) for n in range(5))
        + path("M146 120q20 4 32 16h-32z", "#2b3a4a")
        + rect(0, 154, 200, 7, "#6b6f76")
    )


def aircraft(rng: random.Random) -> str:
    clouds = "".join(
        ellipse(x, y, rng.uniform(24, 42), 12, "#fff", 'opacity=".85"') for x, y in ((40, 150), (150, 168), (160, 40))
    )
    body = path("M22 112q10-22 40-22h92q26 4 34 18-10 16-36 16H40q-14 0-18-12z", "#fff") + path(
        "M96 112l-30 46h18l52-46zM40 92L26 58h16l26 34z", hsl(rng.uniform(190, 360), 65, 50)
    )
    windows = "".join(circle(76 + n * 14, 103, 3.5, "#5b8fb9") for n in range(7))
    return (
        rect(0, 0, 200, 200, hsl(205, 70, 74)) + rect(0, 0, 200, 200, "url(#d)") + clouds + turned(body + windows, -12)
    )


def paper(rng: random.Random) -> str:
    lines = "".join(rect(66, 74 + n * 15, rng.uniform(36, 70), 5, "#c9ced6", 2) for n in range(6))
    return (
        backdrop(rng)
        + shadow(rx=56)
        + turned(
            rect(50, 32, 100, 136, "#fff", 6, 'stroke="#0001"')
            + rect(66, 50, 44, 9, hsl(rng.uniform(0, 360), 55, 60), 4)
            + lines,
            rng.uniform(-5, 5),
        )
    )


def banner(rng: random.Random) -> str:
    hue = rng.uniform(0, 360)
    discs = "".join(
        circle(
            rng.uniform(0, 200),
            rng.uniform(0, 200),
            rng.uniform(20, 64),
            "#fff",
            f'opacity="{rng.uniform(0.06, 0.2):.2f}"',
        )
        for _ in range(8)
    )
    above, below = hsl(hue, 82, 62), hsl(hue + 36, 84, 54)
    stops = f'<stop stop-color="{above}"/><stop offset="1" stop-color="{below}"/>'
    shade = f'<linearGradient id="b" x2="1" y2="1">{stops}</linearGradient>'
    return shade + rect(0, 0, 200, 200, "url(#b)") + discs


DRAWINGS: dict[str, Callable[[random.Random], str]] = {
    "woman": woman,
    "man": man,
    "pet": pet,
    "shop": shop,
    "place": place,
    "city": city,
    "room": room,
    "train": vehicle,
    "plane": aircraft,
    "paper": paper,
    "banner": banner,
}
