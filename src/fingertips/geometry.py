"""Where a finger goes: points relative to the screen, so that a picture may be shrunk and a phone turned."""

from __future__ import annotations

from dataclasses import dataclass

from fingertips.errors import OffScreen


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, of a picture or of a screen."""

    width: int
    height: int

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the screen. x and y run from 0 (left, top) to 1 (right, bottom).

    Raises OffScreen when outside: a model's slip must never reach a phone.
    """

    x: float
    y: float

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise OffScreen(x=self.x, y=self.y)

    def pixel(self, size: Size) -> tuple[int, int]:
        """The pixel under this point on a screen of that size; the last row and column belong to 1.0."""
        return (
            min(int(self.x * size.width), size.width - 1),
            min(int(self.y * size.height), size.height - 1),
        )

    def distance(self, other: Point) -> float:
        """How far apart, in screen heights' and widths' shares alike."""
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the screen, in the same shares as Point. Raises OffScreen when outside or inverted."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (0 <= self.left <= self.right <= 1 and 0 <= self.top <= self.bottom <= 1):
            raise OffScreen(x=self.left, y=self.top)

    @classmethod
    def of_pixels(cls, left: int, top: int, right: int, bottom: int, size: Size) -> Box | None:
        """That rectangle of pixels, cut to the screen; None where nothing of it can be seen."""
        left, right = max(0, left), min(size.width, right)
        top, bottom = max(0, top), min(size.height, bottom)
        if left >= right or top >= bottom:
            return None
        return cls(left / size.width, top / size.height, right / size.width, bottom / size.height)

    @property
    def centre(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def holds(self, point: Point) -> bool:
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)
