"""What speaks against a claim, read off against.toml: the screen's own words, and what the instruction asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fingertips.perception.reading import Money, amounts, folded, squeezed
from fingertips.perception.refusing import refuses

LONGEST = 60
"""A longer text tells a story and does not say how the last step went."""
LONGEST_READ = 400
"""Of a longer text only the beginning is searched for money."""
BEFORE = 40
"""So far before an act a refusal of it may stand."""
_QUOTED = re.compile(
    r"“([^“”]{1,500})”|\"([^\"]{1,500})\"|「([^「」]{1,500})」|『([^『』]{1,500})』|《([^《》]{1,500})》"
)


@dataclass(frozen=True)
class Act:
    """What an instruction may be about. `done` ones need a step that can't be undone, some only for want of proof."""

    name: str
    pattern: re.Pattern[str]
    done: bool
    unless_proven: bool
    may_lead: frozenset[str]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Against:
    """The whole of against.toml."""

    failed: re.Pattern[str]
    refusal: re.Pattern[str]
    limit: re.Pattern[str]
    exact: re.Pattern[str]
    acts: tuple[Act, ...]


@cache
def against() -> Against:
    source: dict[str, Any] = tomllib.loads(
        resources.files("fingertips.verify").joinpath("against.toml").read_text("utf-8")
    )
    acts = tuple(
        Act(
            name=entry["name"],
            pattern=_any_of(entry["patterns"]),
            done=entry.get("done", False),
            unless_proven=entry.get("unless_proven", False),
            may_lead=frozenset(entry.get("may_lead", ())),
            examples=tuple(entry["examples"]),
        )
        for entry in source["act"]
    )
    lists = {name: _any_of(source[name]["patterns"]) for name in ("failed", "refusal", "limit", "exact")}
    return Against(**lists, acts=acts)


def about(instruction: str) -> Act | None:
    """The act that an instruction is about: its first that is not forbidden, or the one that this leads to."""
    text = folded(unquoted(instruction))
    places = [(_where(act, text), act) for act in against().acts]
    found = [act for at, act in sorted(places, key=lambda place: place[0]) if at < len(text)]
    return next((act for act in found[1:] if found[0].name in act.may_lead), found[0]) if found else None


def says_failed(texts: Iterable[str]) -> str:
    """The text that says that the last step went wrong, or nothing."""
    return _first_with(against().failed, texts)


def says_lacking(texts: Iterable[str]) -> str:
    """The text that says that something can't be had, or nothing. An answer may well say the same."""
    return next(filter(refuses, texts), "")


def wrong_amount(instruction: str, shown: Sequence[Money]) -> Money | None:
    """The instruction's amount where what the screen shows is over that limit, or is not that very sum."""
    text = folded(instruction)
    for wanted in amounts([instruction[:LONGEST_READ]]):
        alike = [money.value for money in shown if money.currency == wanted.currency]
        if not alike:
            continue
        if against().limit.search(text):
            if min(alike) > wanted.value:
                return wanted
        elif against().exact.search(text) and wanted.value not in alike:
            return wanted
    return None


def quoted(instruction: str) -> tuple[str, ...]:
    """The words that the person put in quotation marks."""
    return tuple(next(group for group in found.groups() if group) for found in _QUOTED.finditer(instruction))


def unquoted(instruction: str) -> str:
    """The instruction without them: what is said in a message is no errand."""
    return _QUOTED.sub(" ", instruction)


def holds(texts: Iterable[str], wanted: str) -> bool:
    """Whether these texts show the wanted one, even broken apart."""
    return squeezed(wanted) in "".join(map(squeezed, texts))


def _where(act: Act, text: str) -> int:
    """Where the act is asked for first; the text's end where it is not."""
    places = (found.start() for found in act.pattern.finditer(text))
    return next((at for at in places if not against().refusal.search(text[max(0, at - BEFORE) : at])), len(text))


def _first_with(pattern: re.Pattern[str], texts: Iterable[str]) -> str:
    return next((text for text in texts if len(text) <= LONGEST and pattern.search(folded(text))), "")


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
