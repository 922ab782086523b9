"""Whether a screen has come to rest: nothing changes any more, and what was done has had its time to show."""

from __future__ import annotations

import io
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PIL import Image

from fingertips.observation import Element

Sight = TypeVar("Sight")

CELL = 20
"""A sketch has one grey value for so many pixels in each direction."""
SHADES = 6
"""A cell has changed when its grey value differs by more than this."""
STIRRING = 0.003
"""So large a share of the cells may change in a still picture: a blinking caret, a clock."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    quiet: float = 0.06
    """So long must nothing change."""
    response: float = 0.25
    """So long may what was done show nothing at all before that counts as rest."""
    loading: float = 2.5
    """So long may a screen go on showing that it loads; some show it for ever."""
    bound: float = 3.0
    """After so long the screen is taken as it is."""


class Stillness(Generic[Sight]):
    """Takes one look after another and tells when the screen rests.

    `before` is what was seen before the action: a screen that still looks like it gets the time of `response`.
    """

    def __init__(
        self,
        patience: Patience,
        began: float,
        before: Sight | None = None,
        same: Callable[[Sight, Sight], bool] = operator.eq,
    ) -> None:
        self.patience = patience
        self.began = began
        self.before = before
        self.same = same
        self.sight: Sight | None = None
        self.since = began
        self.over = False
        """Whether the bound was reached while the screen still moved."""

    def saw(self, sight: Sight, at: float) -> bool:
        """Whether the screen rests, now that it was seen like this."""
        if self.sight is None or not self.same(self.sight, sight):
            self.sight, self.since = sight, at
            still = self.patience.quiet == 0
        else:
            still = at - self.since >= self.patience.quiet and at >= self.began + self._lag(sight)
        self.over = not still and at >= self.began + self.patience.bound
        return still or self.over

    def seconds(self, now: float) -> float:
        """How long the screen took to come to rest; all the time so far when it never did."""
        return (now if self.over else self.since) - self.began

    def _lag(self, sight: Sight) -> float:
        unmoved = self.before is not None and self.same(self.before, sight)
        return self.patience.response if unmoved else 0.0


def loading(elements: Iterable[Element]) -> bool:
    """Whether the app shows that it is still working: a turning wheel, or the grey bars in place of its content."""
    return any(element.role == "progressbar" and not element.words for element in elements)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture in few grey cells, in which only what a person would see moving makes a difference."""

    width: int
    cells: bytes


def sketch(png: bytes) -> Sketch:
    """Raises OSError for bytes that are no picture."""
    with Image.open(io.BytesIO(png)) as image:
        small = image.convert("L").reduce(CELL)
        return Sketch(small.width, small.tobytes())


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether both show the same, a caret's blinking and a clock aside."""
    if one == other:
        return True
    if (one.width, len(one.cells)) != (other.width, len(other.cells)):
        return False
    changed = sum(abs(a - b) > SHADES for a, b in zip(one.cells, other.cells, strict=True))
    return changed <= STIRRING * len(one.cells)
