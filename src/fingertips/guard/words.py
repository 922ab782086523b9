"""What words mean under a finger, read off risk_words.toml: what people may want to change lies there, not here."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from fingertips.perception.reading import Money, amounts, folded, without_amounts

NOTHING = "nothing"
LONGEST_BUTTON = 48
LONGEST_QUESTION = 160
LONGEST_READ = 400
"""Of a longer text the beginning is read: a screen may be made to cost time."""
_MARKS = r"[^\w\u4e00-\u9fff]+"
_COUNT = re.compile(
    r"\s*(?:[(\[]\s?[x×]?\s?|[x×]\s?)\d+\s?[)\]]?$"
    r"|[\s(\[]*\d{1,2}:\d{2}(?::\d{2})?[\s)\]]*$"
    r"|[\s(\[]*\d{1,3}\s?(?:s|秒)[\s)\]]*$"
    r"|\s*(?:/|每|per )\s?(?:天|周|月|季|年|次|day|week|wk|month|mo|year|yr)[\s)\]]*$"
)
"""What may trail on a button: a count, a clock, a countdown, the time that a price is for."""
_RULE_KEYS = {"means", "on", "words", "patterns", "when", "unless", "examples"}


class On(StrEnum):
    """What the words stand on."""

    BUTTON = "button"
    QUESTION = "question"
    SWITCH = "switch"
    SLIDE = "slide"
    HOLD = "hold"
    ID = "id"
    LINK = "link"
    THOUGHT = "thought"


class When(StrEnum):
    """What may hold of the screen around the words."""

    AMOUNT = "amount"
    PRICED = "priced"
    FIELD = "field"
    WRITTEN = "written"
    SPARSE = "sparse"
    CHECKOUT = "checkout"
    CART = "cart"
    KEYPAD = "keypad"
    STEPPER = "stepper"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Rule:
    """One line of the table."""

    means: str
    on: On
    words: frozenset[str]
    pattern: re.Pattern[str] | None
    when: frozenset[When]
    unless: frozenset[When]
    examples: tuple[str, ...]

    def fits(self, text: str, around: frozenset[When]) -> bool:
        if not self.when <= around or self.unless & around:
            return False
        return text in self.words or bool(self.pattern and self.pattern.search(text))


@dataclass(frozen=True)
class Table:
    """The whole of risk_words.toml."""

    rules: tuple[Rule, ...]
    yes: frozenset[str]
    enter: frozenset[str]
    checkout: Mapping[str, re.Pattern[str]]
    payment: re.Pattern[str]
    cart: re.Pattern[str]
    total: tuple[re.Pattern[str], ...]
    unlike_total: re.Pattern[str]

    def meaning(self, on: On, texts: Iterable[str], around: frozenset[When]) -> str:
        """What the first text that means anything means, or nothing."""
        return next((means for text in texts if (means := self._meaning(on, text, around))), "")

    def thought(self, text: str) -> str:
        """What a thought says is about to be touched, with what it only mentions left out."""
        text = read(text)
        for rule in self.rules:
            if rule.on is On.THOUGHT and rule.means == NOTHING and rule.pattern:
                text = rule.pattern.sub(" ", text)
        means = self._meaning(On.THOUGHT, text, frozenset())
        return "" if means == NOTHING else means

    def agrees(self, texts: Iterable[str]) -> bool:
        """Whether these are the words of a mere yes."""
        return any(label(text) in self.yes for text in texts)

    def _meaning(self, on: On, text: str, around: frozenset[When]) -> str:
        return next((rule.means for rule in self._rules[on] if rule.fits(text, around)), "")

    @cached_property
    def _rules(self) -> Mapping[On, tuple[Rule, ...]]:
        return {on: tuple(rule for rule in self.rules if rule.on is on) for on in On}


@lru_cache(maxsize=8192)
def label(text: str) -> str:
    """The words of a button without the money, the count, the countdown and the marks around them."""
    words = _trimmed(without_amounts(seen(text[:LONGEST_READ])))
    while (shorter := _trimmed(_COUNT.sub("", words))) != words:
        words = shorter
    return words


@lru_cache(maxsize=8192)
def read(text: str) -> str:
    """The text as it is compared."""
    return folded(seen(text[:LONGEST_READ]))


def sums_in(texts: Iterable[str]) -> tuple[Money, ...]:
    """The amounts that these texts name, as far as they are read."""
    return amounts(text[:LONGEST_READ] for text in texts)


def seen(text: str) -> str:
    """The text without the characters that nobody sees, which can part a word for a machine alone."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def _trimmed(text: str) -> str:
    return re.sub(rf"^{_MARKS}|{_MARKS}$", "", text)


@cache
def table() -> Table:
    """Raises ValueError where the file is not as its head describes."""
    source = tomllib.loads(resources.files("fingertips.guard").joinpath("risk_words.toml").read_text("utf-8"))
    return Table(
        rules=tuple(rule(entry) for entry in source["rule"]),
        yes=frozenset(source["yes"]["words"]),
        enter=frozenset(source["enter"]["words"]),
        checkout={piece: any_of(patterns) for piece, patterns in source["checkout"].items()},
        payment=any_of((*source["checkout"]["payment"], *source["payment"]["patterns"])),
        cart=any_of(source["cart"]["patterns"]),
        total=tuple(map(re.compile, source["total"]["lines"])),
        unlike_total=any_of(source["total"]["unlike"]),
    )


def rule(entry: Mapping[str, Any]) -> Rule:
    """One entry of the table. Raises ValueError where it has a key that means nothing."""
    if unknown := set(entry) - _RULE_KEYS:
        raise ValueError(f"risk_words.toml: a rule for {entry['means']} has {', '.join(sorted(unknown))}")
    patterns: list[str] = entry.get("patterns", [])
    return Rule(
        means=entry["means"],
        on=On(entry["on"]),
        words=frozenset(entry.get("words", ())),
        pattern=any_of(patterns) if patterns else None,
        when=frozenset(map(When, entry.get("when", ()))),
        unless=frozenset(map(When, entry.get("unless", ()))),
        examples=tuple(entry["examples"]),
    )


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
