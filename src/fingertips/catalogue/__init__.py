"""Everything a person reads, in Chinese and English, side by side in this folder's TOML files.

A fact keeps a `Line` (a key and its details), not a sentence: the sentence is made when somebody reads it,
in the reader's language.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, cast

Locale = Literal["zh", "en"]
Detail = str | int | float


@dataclass(frozen=True)
class Line:
    """A sentence of the catalogue, with what fills its gaps. `Line.verbatim` carries somebody else's words."""

    key: str
    details: Mapping[str, Detail] = field(default_factory=dict[str, Detail])

    @classmethod
    def verbatim(cls, text: str) -> Line:
        return cls("verbatim", {"text": text})

    def text(self, locale: Locale | None = None) -> str:
        return sentence(self.key, locale, self.details)

    def __str__(self) -> str:
        return self.text()


def say(key: str, **details: Detail) -> str:
    """The sentence in the reader's own language."""
    return sentence(key, None, details)


def sentence(key: str, locale: Locale | None, details: Mapping[str, Detail]) -> str:
    """Raises KeyError for a key that is not in the catalogue or a gap that is not filled."""
    return _entries()[key][locale or reader()].format_map(details)


def reader() -> Locale:
    """The reader's language: FINGERTIPS_LANG, else the locale of the environment; English where unclear."""
    for name in ("FINGERTIPS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def keys() -> frozenset[str]:
    return frozenset(_entries())


def together(files: Mapping[str, str]) -> dict[str, dict[Locale, str]]:
    """The entries of these files, by name and content. Raises ValueError for one that stands in two of them."""
    entries: dict[str, dict[Locale, str]] = {}
    for name, content in files.items():
        for key, texts in tomllib.loads(content).items():
            if key in entries:
                raise ValueError(f"{name}: {key} stands twice in the catalogue")
            entries[key] = cast("dict[Locale, str]", texts)
    return entries


@cache
def _entries() -> dict[str, dict[Locale, str]]:
    files = {file.name: file for file in resources.files(__name__).iterdir() if file.name.endswith(".toml")}
    return together({name: files[name].read_text("utf-8") for name in sorted(files)})
