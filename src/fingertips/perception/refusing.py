"""The words of a screen where something can't be had, read off refusing.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from fingertips.perception.reading import folded

LONGEST = 60
"""A longer text tells a story and refuses nothing."""


def refuses(text: str) -> bool:
    """Whether these words say that something can't be had."""
    return len(text) <= LONGEST and bool(_words().search(folded(text)))


@cache
def _words() -> re.Pattern[str]:
    source = tomllib.loads(resources.files("fingertips.perception").joinpath("refusing.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in source["patterns"]))
