"""Cities, and how far they lie from one another; the app's lists of them may be partly written by a world file.

cities    {"name", "id"?, "also"? [other names, pinyin], "stations"? [names, the high-speed one first, the old one
          last], "airport"? name ("" for none), "lat"?, "lon"?, "hot"? true, "letter"?}
airlines  {"code", "name"}
"""

from __future__ import annotations

import math
import zlib
from typing import Any

from fingertips.phones.virtual.matching import found, squash

City = dict[str, Any]
State = dict[str, Any]

EARTH = 6371
DETOUR = 1.18
"""Rails and air routes are longer than the straight line by so much."""


def cities(state: State) -> list[City]:
    """The cities of the list, then those that only a train or flight of a world file names."""
    known = [_city(each) for each in state.get("cities", [])]
    ends = [each[side] for each in _given(state) for side in ("from", "to")]
    return known + [_city({"name": name}) for name in dict.fromkeys(ends) if _named(known, name) is None]


def city(state: State, name: str | None) -> City | None:
    """The city of that id, name, other name or station; the words may say more ("上海市", "杭州东站")."""
    if not name:
        return None
    return _named(cities(state), name)


def search(state: State, query: str) -> list[City]:
    return found(query, cities(state), _words)


def distance(a: City, b: City) -> float:
    """Kilometres of way between two cities, never less than a short ride."""
    one, two = math.radians(a["lat"]), math.radians(b["lat"])
    east = math.radians(b["lon"] - a["lon"])
    chord = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(east / 2) ** 2
    return max(40.0, 2 * EARTH * math.asin(math.sqrt(chord)) * DETOUR)


def airlines(state: State) -> list[dict[str, str]]:
    return state.get("airlines") or [{"code": "FW", "name": "Farway"}]


def _given(state: State) -> list[dict[str, Any]]:
    return [*state.get("trains", []), *state.get("flights", [])]


def _named(known: list[City], name: str) -> City | None:
    wanted = squash(name)
    exact = next((each for each in known if wanted in {squash(word) for word in _words(each)}), None)
    return exact or next((each for each in known if wanted.startswith(squash(each["name"]))), None)


def _city(each: City) -> City:
    name = each["name"]
    spread = zlib.crc32(name.encode())
    return {
        "id": name,
        "also": [],
        "stations": [name],
        "airport": name,
        "lat": 22 + spread % 2200 / 100,
        "lon": 102 + spread // 2200 % 1900 / 100,
        "hot": False,
        "letter": "",
    } | each


def _words(city: City) -> list[str]:
    return [city["name"], city["id"], *city["also"], *city["stations"]]
