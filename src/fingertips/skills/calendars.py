"""A bare number on a calendar is a day only of the month that stands over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月")


def is_day(ways: Sequence[str]) -> bool:
    return any(_ISO.fullmatch(way) for way in ways)


def days_here(ways: Sequence[str], texts: Iterable[str]) -> Sequence[str]:
    """The spellings of a day that may stand for it on this screen: no bare number where other months are headed."""
    meant = next((way[:7] for way in ways if _ISO.fullmatch(way)), "")
    if not meant:
        return ways
    heads = {head for text in texts if (head := month(text))}
    return ways if heads <= {meant} else [way for way in ways if not way.isdigit()]


@lru_cache(maxsize=4096)
def month(text: str) -> str:
    """The year and month that a text names, as 2026-11, where it names nothing else."""
    if found := _CHINESE.fullmatch(text.strip()):
        return f"{found[1]}-{int(found[2]):02d}"
    for shape in ("%B %Y", "%b %Y"):
        try:
            return datetime.strptime(text.strip(), shape).strftime("%Y-%m")
        except ValueError:
            continue
    return ""
