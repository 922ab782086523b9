"""What a virtual phone's adb side may ask of its screen and its world, so that neither knows how the other works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

World = dict[str, Any]
"""All the state of a phone as one JSON value; its shape is described in docs/virtual-phone.md."""

PictureKind = Literal["png", "jpeg", "raw"]


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the screen; `bounds` is x1, y1, x2, y2 in device pixels."""

    role: str
    bounds: tuple[int, int, int, int]
    package: str
    text: str = ""
    label: str = ""
    id: str = ""
    hint: str = ""
    clickable: bool = False
    long_clickable: bool = False
    focusable: bool = False
    focused: bool = False
    editable: bool = False
    checkable: bool = False
    checked: bool = False
    scrollable: bool = False
    enabled: bool = True
    selected: bool = False
    password: bool = False
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """An installed app as the package manager knows it."""

    name: str
    activity: str
    label: str
    system: bool = False


ACTIONS = ("", "enter", "go", "search", "send", "next", "done", "previous")
"""What the enter key may do in a field, each in the place of Android's number for it."""


@dataclass(frozen=True, slots=True)
class Field:
    """The field that is typed in, as it tells the keyboard about itself."""

    kind: str
    """HTML's inputmode or type: text, tel, number, search, …"""
    enter: str
    """One of ACTIONS; `enter` begins a new line."""
    lines: bool = False
    """Whether it may hold several."""


class NotInstalled(Exception):
    """No app of that package is on this phone."""


class NoActivity(Exception):
    """No app of this phone answers that link."""


class Handset(Protocol):
    """A phone's screen, keys, apps and world. Places are in device pixels of the present rotation."""

    @property
    def density(self) -> int:
        """Pixels an inch."""
        ...

    @property
    def world(self) -> World:
        """The live value: to read, never to change."""
        ...

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, rotation applied."""
        ...

    async def picture(self, kind: PictureKind = "png") -> bytes:
        """The screen now; `raw` is RGBA, row by row."""
        ...

    async def tree(self) -> Node:
        """The elements that can be seen now, under one root."""
        ...

    async def touch(self, path: Sequence[tuple[int, int, int]]) -> None:
        """One finger along (x, y, milliseconds since it went down): a tap, a long press or a swipe."""
        ...

    async def touch_together(self, paths: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        """Several fingers at once, each along its own path."""
        ...

    async def key(self, code: int, long: bool = False) -> None:
        """Press the key with this Android key code."""
        ...

    async def chord(self, codes: Sequence[int]) -> None:
        """Press these keys together, modifiers such as control or shift among them."""
        ...

    async def text(self, text: str) -> None:
        """Type into the field that has the focus; nothing if none has."""
        ...

    async def set_text(self, text: str) -> None:
        """Replace the whole content of the field that has the focus."""
        ...

    def typing(self) -> bool:
        """Whether the on-screen keyboard is shown."""
        ...

    def field(self) -> Field | None:
        """What is typed in."""
        ...

    async def editor_action(self, action: str) -> None:
        """One of ACTIONS, in the field that has the focus."""
        ...

    def installed(self) -> list[Package]: ...

    async def launch(self, package: str) -> None:
        """Bring the app to the front, starting it where needed. Raises NotInstalled."""
        ...

    async def view(self, url: str, package: str | None = None) -> None:
        """Open a link in the app that answers it. Raises NoActivity."""
        ...

    async def share(self, text: str, package: str | None = None) -> None:
        """Hand a text to that app, or let the person choose one. Raises NoActivity, NotInstalled."""
        ...

    async def stop(self, package: str) -> None:
        """Force the app to stop: its back stack is gone, its data stays."""
        ...

    async def clear(self, package: str) -> None:
        """Stop the app and let its data begin anew."""
        ...

    def front(self) -> tuple[str, str]:
        """Package and activity of the focused window."""
        ...

    async def put_setting(self, space: str, name: str, value: str | None) -> None: ...

    async def set_keyboard(self, name: str) -> None: ...

    async def enable_keyboard(self, name: str, on: bool) -> None: ...

    async def set_size(self, size: tuple[int, int] | None) -> None: ...

    async def set_density(self, density: int | None) -> None: ...

    async def set_rotation(self, quarter_turns: int) -> None: ...

    async def notify(self, app: str, title: str, text: str) -> None: ...

    def snapshot(self) -> World:
        """A copy of the world, clock included."""
        ...

    async def restore(self, world: World) -> None:
        """Put a whole world in this one's place."""
        ...

    def read_file(self, path: str) -> bytes | None: ...

    def files(self) -> list[str]: ...

    async def write_file(self, path: str, content: bytes) -> None: ...

    async def remove_file(self, path: str) -> None: ...
