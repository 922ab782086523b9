"""The shapes of telling.toml as patterns for one instruction, with their parts and the names of its apps put in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from fingertips.apps.cards import named_in
from fingertips.skills.wording import Part, plain, tokens

Span = tuple[int, int]
Spans = Mapping[str, Span]
"""Where the words of each role stand."""
EDGE = " \t\n,，:：、-—"
STOPS = ",，.。;；:：!！"
_PART = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True)
class Spoken:
    """An instruction and the names by which it calls the apps of an errand."""

    words: str
    apps: tuple[str, ...]

    @classmethod
    def of(cls, words: str, apps: frozenset[str]) -> Spoken:
        named = {plain(words[m.start : m.end]) for m in named_in(words) if m.card.name in apps}
        return cls(words, tuple(sorted(named, key=lambda name: (-len(name), name))))

    @cached_property
    def plain(self) -> str:
        return plain(self.words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where it may begin, past courtesy and the app's name; the latest first."""
        first = len(self.plain) - len(self.plain.lstrip(EDGE))
        aside = re.match(r"[^,。.:;!?]+[,。.;!]\s*", self.plain)
        later = self._courtesy(aside.end()) if aside and _is_aside(aside.group()) else []
        return (*self._courtesy(first)[::-1], *later[::-1])

    def _courtesy(self, start: int) -> list[int]:
        step, ends = self.pattern("{gap}(?:{onto}|{within}|{polite}|{please}){gap}"), [start]
        while (found := step.match(self.plain, ends[-1])) and found.end() > ends[-1]:
            ends.append(found.end())
        return ends

    def pattern(self, shape: str) -> re.Pattern[str]:
        return _pattern(shape, self.apps)

    def shaped(self, *path: str, ending: str = "") -> Iterator[re.Match[str]]:
        """The finds of these shapes from each start on, the latest start first."""
        for start in self.starts:
            for shape in _shapes(*path):
                if found := self.pattern(shape + ending).match(self.plain, start):
                    yield found

    def labels(self, *path: str) -> tuple[re.Pattern[str], ...]:
        return tuple(self.pattern(shape) for shape in _shapes(*path))


def _is_aside(clause: str) -> bool:
    """Whether a clause in front only says why: I'm driving. Then there is no time, condition, act or app in it."""
    told = (Part.ACT, Part.APP, Part.NEGATION, Part.QUESTION, Part.DATE, Part.TIME)
    return not any(token.part in told and not token.soft for token in tokens(clause))


def spans(found: re.Match[str]) -> dict[str, Span]:
    """Where the words of each role stand that was found."""
    return {role: found.span(role) for role, words in found.groupdict().items() if words}


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of one of the lists."""
    return tuple(_file()["lists"][name])


@cache
def _shapes(*path: str) -> tuple[str, ...]:
    found: Any = _file()
    for name in path:
        found = found[name]
    return tuple(found)


@lru_cache(maxsize=1024)
def _pattern(shape: str, apps: tuple[str, ...]) -> re.Pattern[str]:
    parts = _file()["parts"] | {"app": "(?:" + "|".join(map(re.escape, apps)) + ")" if apps else "(?!)"}
    while _PART.search(shape):
        shape = _PART.sub(lambda found: parts[found[1]], shape)
    return re.compile(shape)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(resources.files("fingertips.skills").joinpath("telling.toml").read_text("utf-8"))
