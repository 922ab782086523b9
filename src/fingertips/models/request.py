"""What goes to an endpoint and what comes back, in the words that every family of models shares.

A dialect makes a Request of a session and a Decision of a Reply; the endpoint carries them. Neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from fingertips.action import Decision
from fingertips.catalogue import Locale
from fingertips.geometry import Size
from fingertips.observation import Observation, Picture
from fingertips.session import Session

Names = Callable[[str, Locale], str]
"""From an app's package to what people call it in that language."""


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Sight:
    """How a family looks at a picture: sides in multiples of its patch, the short one no longer than it needs."""

    short_side: int
    patch: int

    def size(self, of: Size) -> Size:
        """The size in which a picture is sent: never enlarged, except to the next patch."""
        scale = min(1.0, self.short_side / min(of.width, of.height))
        return Size(self._patches(of.width * scale) * self.patch, self._patches(of.height * scale) * self.patch)

    def tokens(self, of: Size) -> int:
        return self._patches(self.size(of).width) * self._patches(self.size(of).height)

    def _patches(self, side: float) -> int:
        return max(1, round(side / self.patch))


@dataclass(frozen=True)
class Message:
    """One turn. A picture stands before the text."""

    role: Role
    text: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Request:
    """A conversation to be continued. `room` is what its context length leaves for it, in tokens."""

    messages: tuple[Message, ...]
    sight: Sight
    room: int
    options: Mapping[str, float] = field(default_factory=dict[str, float])

    @property
    def tokens(self) -> int:
        """How long it is: an estimate that is rather too high."""
        pictures = (self.sight.tokens(m.picture.size) for m in self.messages if m.picture)
        return sum(tokens(m.text) for m in self.messages) + sum(pictures)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said. `thought` is what the server had taken apart already; `cut` by the limit on its length."""

    text: str
    thought: str = ""
    cut: bool = False


class Dialect(Protocol):
    """The language of one family of models: two pure functions, a module each."""

    def render(self, session: Session, screen: Observation, today: date, names: Names) -> Request: ...

    def parse(self, reply: Reply) -> Decision:
        """Raises Unparsable."""
        ...


def tokens(text: str) -> int:
    """An estimate, rather too high: a Chinese character is at most one token, three letters are about one."""
    wide = sum(1 for character in text if ord(character) > 0x7F)
    return 8 + wide + -(-(len(text) - wide) // 3)


def spoken(text: str) -> Locale:
    """The language in which it is said."""
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
