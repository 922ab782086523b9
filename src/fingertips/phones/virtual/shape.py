"""What a world that somebody wrote may look like: any part of it, but nothing else."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired, Required

from pydantic import Base64Bytes, Field, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

_known = with_config({"extra": "forbid", "strict": True})
_open = with_config({"extra": "allow", "strict": True})

Pixels = Annotated[int, Field(ge=120, le=8000)]


@_open
class _Device(TypedDict, total=False):
    model: str
    brand: str
    android: str
    sdk: int
    serial: str
    width: Pixels
    height: Pixels
    density: Annotated[int, Field(ge=72, le=1000)]
    rotation: Literal[0, 1, 2, 3]
    awake: bool
    locked: bool
    pin: Annotated[str, Field(pattern="^[0-9]{0,16}$")]
    boot_id: str
    battery: Annotated[int, Field(ge=0, le=100)]
    carrier: str


@_known
class _Keyboards(TypedDict, total=False):
    enabled: list[str]
    current: str
    installed: list[str]


@_open
class _Page(TypedDict, total=False):
    screen: Required[str]
    args: dict[str, Any]
    fields: dict[str, Any]
    id: int


@_known
class _Web(TypedDict):
    label: NotRequired[str]
    url: Annotated[str, Field(pattern="^(https?|file)://")]


@_known
class _App(TypedDict, total=False):
    installed: bool
    granted: list[str]
    state: dict[str, Any]
    stack: list[_Page]
    web: _Web


@_known
class _Dialog(TypedDict, total=False):
    kind: Required[Literal["permission", "share", "crash"]]
    app: Required[str]
    """Empty where a computer shares something."""
    permission: str
    then: str
    text: str


@_known
class _Toast(TypedDict):
    text: str


@_known
class _Notice(TypedDict):
    id: int
    app: str
    title: str
    text: str
    time: int
    link: NotRequired[str]


@_known
class _Timer(TypedDict):
    at: int
    app: str
    event: str
    args: NotRequired[dict[str, Any]]


@_known
class _World(TypedDict, total=False):
    format: Literal[1]
    seed: int
    locale: Literal["zh", "en"]
    now: Annotated[int, Field(ge=0, le=32_503_680_000_000)]
    clock: Literal["runs", "held"]
    device: _Device
    settings: dict[Literal["system", "secure", "global"], dict[str, str]]
    keyboards: _Keyboards
    apps: dict[str, _App]
    front: str
    recent: list[str]
    overview: bool
    shade: bool
    dialog: _Dialog | None
    toast: _Toast | None
    notices: list[_Notice]
    clipboard: str
    files: dict[str, Base64Bytes]
    timers: list[_Timer]
    pages: int


_WORLD = TypeAdapter(_World)
KEYS = frozenset(_World.__annotations__)
"""A world that has them all is a whole one."""


def fault(given: Any) -> str:
    """What is wrong with it, in words; empty where nothing is."""
    try:
        _WORLD.validate_python(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            return f'a world has no "{where}"'
        return f"{where}: {first['msg']}" if where else "a world is one JSON object"
    return ""


def strangers(world: dict[str, Any]) -> str:
    """The first mention of an app that the world does not have, in words; empty where there is none."""
    apps = world["apps"]
    mentioned = [("front", world["front"])] if world["front"] else []
    mentioned += [(f"recent.{place}", name) for place, name in enumerate(world["recent"])]
    mentioned += [(f"notices.{place}.app", each["app"]) for place, each in enumerate(world["notices"])]
    mentioned += [(f"timers.{place}.app", each["app"]) for place, each in enumerate(world["timers"])]
    mentioned += [("dialog.app", world["dialog"]["app"])] if world["dialog"] and world["dialog"]["app"] else []
    return next((f'{where}: no app is called "{name}"' for where, name in mentioned if name not in apps), "")
