"""The strokes that all drawings are made of, on a field of 200 × 200."""

from __future__ import annotations

import math
import random


def svg(inside: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400" '
        f'preserveAspectRatio="xMidYMid slice">{_DEFS}{inside}</svg>'
    )


_DEFS = (
    '<defs><linearGradient id="l" x1="0" x2="1"><stop offset="0" stop-color="#fff" stop-opacity=".38"/>'
    '<stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".2"/>'
    '</linearGradient><radialGradient id="r" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="#fff" '
    'stop-opacity=".55"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" '
    'stop-opacity=".22"/></radialGradient><linearGradient id="d" x2="0" y2="1"><stop offset="0" stop-color="#fff" '
    'stop-opacity=".5"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient></defs>'
)


def hsl(hue: float, saturation: float = 70, light: float = 55) -> str:
    """A colour as hexadecimal digits."""
    a = saturation / 100 * min(light / 100, 1 - light / 100)

    def part(n: int) -> int:
        k = (n + hue / 30) % 12
        return round(255 * (light / 100 - a * max(-1, min(k - 3, 9 - k, 1))))

    return f"#{part(0):02x}{part(8):02x}{part(4):02x}"


def rect(x: float, y: float, w: float, h: float, fill: str, r: float = 0, more: str = "") -> str:
    return f'<rect x="{x:.4g}" y="{y:.4g}" width="{w:.4g}" height="{h:.4g}" rx="{r:.4g}" fill="{fill}" {more}/>'


def circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:.4g}" cy="{y:.4g}" r="{r:.4g}" fill="{fill}" {more}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> str:
    return f'<ellipse cx="{x:.4g}" cy="{y:.4g}" rx="{rx:.4g}" ry="{ry:.4g}" fill="{fill}" {more}/>'


def path(d: str, fill: str = "none", more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {more}/>'


def line(d: str, colour: str, width: float = 4) -> str:
    return path(
        d, "none", f'stroke="{colour}" stroke-width="{width:.4g}" stroke-linecap="round" stroke-linejoin="round"'
    )


def turned(inside: str, degrees: float, x: float = 100, y: float = 100) -> str:
    return f'<g transform="rotate({degrees:.4g} {x:.4g} {y:.4g})">{inside}</g>'


def moved(inside: str, x: float, y: float, scale: float = 1) -> str:
    return f'<g transform="translate({x:.4g} {y:.4g}) scale({scale:.4g})">{inside}</g>'


def words(text: str, x: float, y: float, size: float, colour: str) -> str:
    return (
        f'<text x="{x:.4g}" y="{y:.4g}" font-size="{size:.4g}" font-weight="700" text-anchor="middle" '
        f'font-family="WenQuanYi Micro Hei, sans-serif" fill="{colour}">{text}</text>'
    )


def shadow(x: float = 100, y: float = 172, rx: float = 58, ry: float = 9) -> str:
    return ellipse(x, y, rx, ry, "#000", 'opacity=".12"') + ellipse(x, y, rx * 0.7, ry * 0.6, "#000", 'opacity=".12"')


def backdrop(rng: random.Random, hue: float | None = None) -> str:
    """A pale studio ground behind a thing."""
    tint = rng.uniform(0, 360) if hue is None else hue + rng.uniform(-18, 18)
    above, below = hsl(tint, 42, rng.uniform(92, 96)), hsl(tint, 36, rng.uniform(84, 90))
    return rect(0, 0, 200, 200, above) + rect(0, 142, 200, 58, below) + rect(0, 0, 200, 200, "url(#d)")


def scattered(
    rng: random.Random, count: int, radius: float, x: float = 100, y: float = 100
) -> list[tuple[float, float]]:
    """Places in a disc, evenly strewn (by the golden angle, shaken)."""
    turn = rng.uniform(0, 6.28)
    places: list[tuple[float, float]] = []
    for n in range(count):
        far = radius * math.sqrt((n + 0.5) / count)
        angle = turn + n * 2.39996
        places.append((x + far * math.cos(angle) + rng.uniform(-3, 3), y + far * math.sin(angle) + rng.uniform(-3, 3)))
    return places


def lit(x: float, y: float, w: float, h: float, colour: str, r: float = 6) -> str:
    return rect(x, y, w, h, colour, r) + rect(x, y, w, h, "url(#l)", r)


def label(x: float, y: float, w: float, h: float, hue: float) -> str:
    """A label with what might be writing."""
    bars = "".join(
        rect(x + w * 0.18, y + h * at, w * wide, 4, hsl(hue, 55, 40), 2) for at, wide in ((0.42, 0.64), (0.6, 0.44))
    )
    return rect(x, y, w, h, "#fffdf8", 5) + circle(x + w / 2, y + h * 0.24, h * 0.12, hsl(hue, 75, 55)) + bars
