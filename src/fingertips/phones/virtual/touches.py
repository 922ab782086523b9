"""A finger's path as the browser's touch events, spread over time as a finger spreads them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

STEP = 8
"""Milliseconds between two moves of a finger; a screen samples about so often."""

Place = tuple[int, float, float]
"""Milliseconds since the finger went down, and where it is then."""


def moves(path: Sequence[tuple[int, int, int]]) -> list[Place]:
    """Where the finger is at each step, between the first and the last of the path. No move where it rests."""
    places: list[Place] = []
    for (x1, y1, t1), (x2, y2, t2) in pairwise(path):
        if (x1, y1) == (x2, y2):
            continue
        steps = max(1, (t2 - t1) // STEP)
        for step in range(1, steps + 1):
            share = step / steps
            places.append((round(t1 + (t2 - t1) * share), x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))
    return places
