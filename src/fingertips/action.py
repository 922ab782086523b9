"""What can be decided: a closed union of what a finger, a key or a mind does next, and the decision around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fingertips.geometry import Point
from fingertips.usage import NOTHING
from fingertips.usage import Usage as Usage


class Key(StrEnum):
    """The keys that an errand needs."""

    BACK = "back"
    HOME = "home"
    RECENTS = "recents"
    ENTER = "enter"
    DELETE = "delete"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"


@dataclass(frozen=True, slots=True)
class Tap:
    at: Point


@dataclass(frozen=True, slots=True)
class DoubleTap:
    at: Point


@dataclass(frozen=True, slots=True)
class LongPress:
    at: Point


@dataclass(frozen=True, slots=True)
class Swipe:
    """A finger drawn from one place to another: content follows it."""

    start: Point
    end: Point
    seconds: float = 0.4


@dataclass(frozen=True, slots=True)
class Type:
    """The field that has the focus then holds this text and nothing else."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    key: Key


@dataclass(frozen=True, slots=True)
class Launch:
    """Bring an app to the front: by its name, its package, or a link (scheme://…) that it answers."""

    app: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let the phone work for at most this many seconds; a change of the screen ends it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Note:
    """Keep something seen for later, under a name; with a place, the words of the element there.

    With `page` it is all that can be read on the screen; the text stands in where the phone tells of no words.
    """

    text: str
    at: Point | None = None
    name: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True)
class Summarize:
    """Answer this from what was noted and keep the answer with the notes."""

    question: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the person something; the answer comes back to whoever decides."""

    question: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The person does the next part by hand and says when it is done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The claim that the errand ended. `proof` are texts that the screen must show if it is true."""

    answer: str
    success: bool = True
    proof: tuple[str, ...] = ()


PhoneAction = Tap | DoubleTap | LongPress | Swipe | Type | Press | Launch | Wait
MindAction = Note | Summarize | Ask | TakeOver | Finish
Action = PhoneAction | MindAction


@dataclass(frozen=True, slots=True)
class Decision:
    """An action and why, from whoever decides."""

    action: Action
    thought: str = ""
    by: str = ""
    warning: str = ""
    """Why whoever decided holds the action to be sensitive; it can only make the guard stricter."""
    place: str = ""
    """Where in its own plan whoever decided stands, in its own words: journaled, so that it can go on later."""
    usage: Usage = NOTHING
