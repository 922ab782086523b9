"""What UIAutomator's gestures are as paths of fingers."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.adbd.commands.touching import LONGEST
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.hierarchy import Seen

STEP = 5
"""Milliseconds of a swipe's step."""
NEAR = 20
"""How far from the middle a pinching finger begins or ends."""

Place = dict[str, Any]


async def press(device: Device, place: tuple[Any, Any], milliseconds: int) -> None:
    x, y = int(place[0]), int(place[1])
    await device.touch([(x, y, 0), (x, y, max(1, milliseconds))])


async def swipe(device: Device, start: tuple[Any, Any], end: tuple[Any, Any], steps: int, still: int) -> None:
    """`still` is how long the finger lies before it moves."""
    (x1, y1), (x2, y2) = (int(start[0]), int(start[1])), (int(end[0]), int(end[1]))
    path = [(x1, y1, 0), (x1, y1, still), (x2, y2, still + _took(steps))]
    await device.touch(path if still else path[1:])


async def trail(device: Device, numbers: list[int], steps: int) -> None:
    points = list(zip(numbers[::2], numbers[1::2], strict=False))[:200]
    await device.touch([(x, y, place * _took(steps)) for place, (x, y) in enumerate(points)])


async def pair(device: Device, ways: list[tuple[Place, Place]], steps: int) -> None:
    """Two fingers at once."""
    took = _took(steps)
    await device.touch(*([(int(a["x"]), int(a["y"]), 0), (int(b["x"]), int(b["y"]), took)] for a, b in ways))


async def pinch(device: Device, one: Seen, out: bool, percent: int, steps: int) -> None:
    """Apart or together, across that share of the element."""
    left, _, right, _ = one.node.bounds
    x, y = middle(one)
    far = (right - left) // 2 * min(max(percent, 0), 100) // 100
    begin, end = (NEAR, far) if out else (far, NEAR)
    await pair(device, [({"x": x + side * begin, "y": y}, {"x": x + side * end, "y": y}) for side in (-1, 1)], steps)


def _took(steps: int) -> int:
    return max(2, min(steps, LONGEST // STEP)) * STEP


def middle(one: Seen) -> tuple[int, int]:
    left, top, right, bottom = one.node.bounds
    return (left + right) // 2, (top + bottom) // 2
