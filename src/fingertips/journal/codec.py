"""Events to JSON and back: a dataclass is an object with its class as `kind` and only what is not the default."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from fingertips.event import Event
from fingertips.geometry import Size
from fingertips.observation import Picture

Json = Any
Read = Callable[[str], bytes]
"""From a picture's digest to its bytes."""


def encode(value: object) -> Json:
    """The JSON value of a fact; of a picture only digest and size."""
    match value:
        case Picture(digest, size):
            return {"kind": "Picture", "digest": digest, "size": [size.width, size.height]}
        case Enum():
            return value.value
        case str() | int() | float() | None:
            return value
        case tuple() | list():
            return [encode(item) for item in cast("tuple[object, ...]", value)]
        case Mapping():
            return {str(key): encode(item) for key, item in cast("Mapping[str, object]", value).items()}
        case _:
            return {"kind": type(value).__name__} | {
                name: encode(item)
                for name, default in _fields(type(value))
                if (item := getattr(value, name)) != default or type(item) is not type(default)
            }


def decode(json: Json, read: Read) -> Event:
    """The event in this JSON value. Raises KeyError, TypeError or ValueError when there is none."""
    event = _decode(Event, json, read)
    if not isinstance(event, Event):
        raise ValueError(f"no event: {json!r:.60}")
    return event


def _decode(kind: Any, json: Json, read: Read) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), json, read)
    if origin is tuple:
        return tuple(_decode(get_args(kind)[0], item, read) for item in json)
    if origin is not None and issubclass(origin, Mapping):
        return dict(cast("Mapping[str, Any]", json))
    if kind is Picture:
        digest = json["digest"]
        return Picture(digest, Size(*json["size"]), lambda: read(digest))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        make, hints = cast("Callable[..., Any]", kind), _hints(kind)
        return make(**{name: _decode(hints[name], item, read) for name, item in json.items() if name != "kind"})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(json)
    return float(json) if kind is float else json


def _decode_union(kinds: tuple[Any, ...], json: Json, read: Read) -> Any:
    if json is None:
        return None
    if name := _kind(json):
        for kind in kinds:
            if getattr(kind, "__name__", "") == name:
                return _decode(kind, json, read)
        raise ValueError(f"unknown kind {name!r}")
    plain = [kind for kind in kinds if kind is not type(None)]
    return _decode(plain[0], json, read) if len(plain) == 1 else json


def _kind(json: Json) -> str:
    """The class that an object says it is of; nothing for a plain value."""
    return cast("dict[str, Any]", json).get("kind", "") if isinstance(json, dict) else ""


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in dataclasses.fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
