"""Finding things by words: parts of words match, spaces and case don't count, the exact come first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
_LATIN = re.compile(r"[a-z]")


def squash(text: str) -> str:
    """The text as it is compared: no spaces, no case."""
    return "".join(text.split()).casefold()


def rank(query: str, texts: Sequence[str]) -> int | None:
    """How well the texts answer, smaller is better; None where they don't. An earlier text outweighs a later one."""
    wanted = squash(query)
    if not wanted:
        return None
    best = min((place * 3 + _closeness(wanted, text) for place, text in enumerate(texts)), default=_NOT_AT_ALL)
    if best < _NOT_AT_ALL:
        return best
    words = [squash(word) for word in query.split()]
    scattered = all(any(_within(one, text) for text in texts for one in _singular(word)) for word in words)
    return _NOT_AT_ALL if scattered else None


def found(query: str, things: Iterable[T], texts: Callable[[T], Sequence[str]]) -> list[T]:
    """The things that answer the query, best first; equals stay in their order."""
    ranked = [(rank(query, texts(thing)), thing) for thing in things]
    return [thing for _, thing in sorted(((r, t) for r, t in ranked if r is not None), key=lambda pair: pair[0])]


_NOT_AT_ALL = 1000


def _closeness(wanted: str, text: str) -> int:
    whole = squash(text)
    if wanted == whole:
        return 0
    if not _within(wanted, text):
        return _NOT_AT_ALL
    return 1 if whole.startswith(wanted) else 2


def _within(wanted: str, text: str) -> bool:
    """Whether the text has it, in one word of its own or as whole words: "kites" is no part of "Kite String"."""
    if not wanted.isascii() or not _LATIN.search(wanted):
        return wanted in squash(text)
    words = text.casefold().split()
    if any(wanted in word for word in words):
        return True
    starts = range(len(words))
    return any("".join(words[first : last + 1]) == wanted for first in starts for last in starts[first + 1 :])


def _singular(word: str) -> tuple[str, ...]:
    """What one of them may be called."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y", word[:-1]
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses", "oes")):
        return (word[:-2],)
    return (word[:-1],) if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else (word,)
