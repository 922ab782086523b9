"""A demonstration as data: what is asked for, in a person's words with the varying ones marked, and the moves for it.

A file is one errand:

    name, title = {zh, en}
    whole       names of notes that take all elements like the one that was noted, through the whole list
    kinds       slot = "prose", where the words alone don't tell the sort of a value
    said        further ways of asking for it: "在橙市买{quantity:两箱}{goods:纯牛奶}"
    [[take]]    one demonstration: says (marked in the same way), locale, world (laid over a fresh one), moves

A move is a line as a person types it at `fingertips record`; a place may also be "@id", "@id#2" for the second of that
id, or "@id~words" for the one that bears the words or in whose row they stand; "<name>" is what was noted under a name,
"<day+1>" the day after today as the phone writes it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fingertips.skills.skill import Kind, Wording

FOLDER = Path(__file__).parent
_MARKED = re.compile(r"\{(\w+):([^{}]*)\}")


@dataclass(frozen=True)
class Take:
    """One demonstration."""

    wording: Wording
    locale: str
    world: Mapping[str, Any]
    moves: tuple[str, ...]


@dataclass(frozen=True)
class Errand:
    """All demonstrations of one errand."""

    name: str
    title: Mapping[str, str]
    kinds: Mapping[str, Kind]
    said: tuple[Wording, ...]
    takes: tuple[Take, ...]
    whole: frozenset[str]


def errands() -> list[Errand]:
    return [load(path) for path in sorted(FOLDER.glob("*.toml"))]


def load(path: Path) -> Errand:
    source = tomllib.loads(path.read_text("utf-8"))
    return Errand(
        name=source["name"],
        title=source["title"],
        kinds={slot: Kind(kind) for slot, kind in source.get("kinds", {}).items()},
        said=tuple(map(marked, source.get("said", ()))),
        takes=tuple(_take(entry) for entry in source["take"]),
        whole=frozenset(source.get("whole", ())),
    )


def marked(text: str) -> Wording:
    """A wording out of a text in which {slot:words} marks what varies."""
    slots = {found[1]: found[2] for found in _MARKED.finditer(text)}
    return Wording(_MARKED.sub(lambda found: found[2], text), slots)


def _take(entry: Mapping[str, Any]) -> Take:
    return Take(marked(entry["says"]), entry["locale"], entry.get("world", {}), tuple(entry["moves"]))
