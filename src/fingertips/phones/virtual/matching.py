"""Finding things by words: parts of words match, spaces and case don't count, the exact come first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def squash(text: str) -> str:
    """The text as it is compared: no spaces, no case."""
    return "".join(text.split()).casefold()


def rank(query: str, texts: Sequence[str]) -> int | None:
    """How well the texts answer, smaller is better; None where they don't. An earlier text outweighs a later one."""
    wanted = squash(query)
    if not wanted:
        return None
    squashed = [squash(text) for text in texts]
    best = min((place * 3 + _closeness(wanted, text) for place, text in enumerate(squashed)), default=_NOT_AT_ALL)
    if best < _NOT_AT_ALL:
        return best
    words = [squash(word) for word in query.split()]
    scattered = all(any(word in text for text in squashed) for word in words)
    return _NOT_AT_ALL if scattered else None


def found(query: str, things: Iterable[T], texts: Callable[[T], Sequence[str]]) -> list[T]:
    """The things that answer the query, best first; equals stay in their order."""
    ranked = [(rank(query, texts(thing)), thing) for thing in things]
    return [thing for _, thing in sorted(((r, t) for r, t in ranked if r is not None), key=lambda pair: pair[0])]


_NOT_AT_ALL = 1000


def _closeness(wanted: str, text: str) -> int:
    if wanted == text:
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if wanted in text else _NOT_AT_ALL
