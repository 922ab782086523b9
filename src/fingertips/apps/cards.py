"""The apps that are known by name: what they are called, their packages, and how careful to be in them.

The cards lie in cards.toml. A person's own file has the same form and is laid over it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.types import StringConstraints

from fingertips.errors import BadSettings

SHIPPED = "cards.toml"
ALIKE = 0.5
"""From which likeness on a name is worth suggesting."""
LONGEST = 80
"""No app's name is longer; what is asked for may be."""
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_SUFFIX = re.compile(r"(?<=.)(?:app|应用|软件|客户端|手机版)$")


class Risk(StrEnum):
    """How careful to be in an app; PRIVATE and MONEY are entered only where the person has allowed it."""

    ORDINARY = "ordinary"
    SPENDING = "spending"
    PERSONAL = "personal"
    PRIVATE = "private"
    MONEY = "money"
    SYSTEM = "system"


Category = Literal[
    "messaging", "mail", "payment", "banking", "investing", "social", "dating", "shopping", "food", "travel", "ride",
    "tickets", "delivery", "maps", "video", "live", "music", "reading", "news", "browser", "search", "assistant",
    "office", "notes", "storage", "photo", "tools", "health", "education", "jobs", "housing", "cars", "games",
    "government", "carrier", "store", "phone", "system",
]  # fmt: skip
Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Package = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]\w*(\.\w+)*$")]
Scheme = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9+.-]*$")]


@dataclass(frozen=True)
class Card:
    """One app. `exact` are names that are plain words too: good for opening it, not for finding it in a sentence."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: Name
    packages: tuple[Package, ...]
    category: Category
    risk: Risk
    en: str = ""
    aliases: tuple[Name, ...] = ()
    exact: tuple[Name, ...] = ()
    links: tuple[Scheme, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called, its own name first."""
        return tuple(dict.fromkeys(n for n in (self.name, self.en, *self.aliases, *self.exact) if n))

    @property
    def spoken(self) -> tuple[str, ...]:
        """The names by which it is found in a sentence."""
        plain = {key(name) for name in self.exact}
        return tuple(name for name in self.names if key(name) not in plain)

    def called(self, locale: str) -> str:
        """Its name for a reader of that language."""
        return self.en if locale == "en" and self.en else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """An app named in a sentence, from `start` up to `end`."""

    card: Card
    start: int
    end: int


@dataclass(frozen=True)
class Deck:
    """A set of cards in which no two share a name, a package or a scheme. Raises ValueError where two do."""

    cards: tuple[Card, ...]
    plain_words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _unique("name", ((key(name), card) for card in self.cards for name in {key(n): n for n in card.names}.values()))
        _unique("package", ((package, card) for card in self.cards for package in card.packages))
        _unique("scheme", ((scheme, card) for card in self.cards for scheme in card.links))

    def by_name(self, name: str) -> Card | None:
        """The app of that name, whatever its case, width, spaces and marks."""
        wanted = key(name)
        return self._named.get(wanted) or self._named.get(_SUFFIX.sub("", wanted))

    def by_package(self, package: str) -> Card | None:
        return self._packaged.get(package)

    def by_link(self, link: str) -> Card | None:
        """The app that answers this address (scheme://…)."""
        return self._linked.get(link.partition(":")[0].strip().lower())

    def closest(self, name: str, n: int = 3) -> list[Card]:
        """The apps whose names are most like this one, the likest first."""
        wanted = key(name[:LONGEST])
        scored = [(max(_likeness(wanted, key(known)) for known in card.names), card) for card in self.cards]
        good = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
        return [card for _, card in good[:n]]

    def named_in(self, sentence: str) -> list[Mention]:
        """The apps that a sentence names, in order; the longest name at a place wins."""
        text = _plain(sentence)
        mentions: list[Mention] = []
        for found in self._spoken.finditer(text):
            if card := self._named.get(key(found.group())):
                mentions.append(Mention(card, found.start(), found.end()))
        return [m for m in mentions if key(text[m.start : m.end]) not in self._unmeant]

    @cached_property
    def _named(self) -> Mapping[str, Card]:
        return {key(name): card for card in self.cards for name in card.names}

    @cached_property
    def _packaged(self) -> Mapping[str, Card]:
        return {package: card for card in self.cards for package in card.packages}

    @cached_property
    def _linked(self) -> Mapping[str, Card]:
        return {scheme: card for card in self.cards for scheme in card.links}

    @cached_property
    def _unmeant(self) -> frozenset[str]:
        return frozenset(map(key, self.plain_words))

    @cached_property
    def _spoken(self) -> re.Pattern[str]:
        words = {_plain(name) for card in self.cards for name in card.spoken} | set(map(_plain, self.plain_words))
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(_bordered, longest_first)))


_in_use: Deck | None = None


def deck() -> Deck:
    """The cards in use: the shipped ones until `use` says otherwise."""
    return _in_use or shipped()


def use(cards: Deck) -> None:
    """From here on these are the cards; for whoever puts an agent together, before anything is read by them."""
    global _in_use
    _in_use = cards


def named_in(sentence: str) -> list[Mention]:
    return deck().named_in(sentence)


def by_name(name: str) -> Card | None:
    return deck().by_name(name)


def by_package(package: str) -> Card | None:
    return deck().by_package(package)


def closest(name: str, n: int = 3) -> list[Card]:
    return deck().closest(name, n)


@lru_cache(maxsize=1)
def shipped() -> Deck:
    """The cards that come with fingertips."""
    return _deal(_shipped_text())


def load(own: Path) -> Deck:
    """The shipped cards with a person's own laid over them. Raises BadSettings where the file is not as it must be."""
    try:
        return _deal(_shipped_text(), own.read_text("utf-8"))
    except ValidationError as error:
        first = error.errors()[0]
        reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (OSError, ValueError) as error:
        reason = str(error)
    raise BadSettings(case="cards", path=str(own), reason=reason)


def key(name: str) -> str:
    """What is left of a name when case, width, spaces and marks don't count."""
    return re.sub(r"[^\w+]", "", unicodedata.normalize("NFKC", name).casefold())


@dataclass(frozen=True)
class _Cards:
    list: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class _File:
    """The form of a file of cards."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    plain_words: tuple[Name, ...] = ()
    categories: dict[Category, Risk] = field(default_factory=dict[Category, Risk])
    cards: _Cards = _Cards()


_FILE = TypeAdapter(_File)
_CARDS = TypeAdapter(tuple[Card, ...])


def _shipped_text() -> str:
    return resources.files("fingertips.apps").joinpath(SHIPPED).read_text("utf-8")


def _deal(*texts: str) -> Deck:
    """The cards of these files, a later one's fields laid over an earlier one's of the same name."""
    files = [_FILE.validate_python(tomllib.loads(text)) for text in texts]
    risks = {category: risk for file in files for category, risk in file.categories.items()}
    entries: dict[str, dict[str, Any]] = {}
    for file in files:
        entries |= {name: entries.get(name, {}) | entry for name, entry in _by_key(file.cards.list).items()}
    cards = [{"risk": risks.get(entry.get("category", "")), "packages": ()} | entry for entry in entries.values()]
    return Deck(_CARDS.validate_python(cards), tuple(word for file in files for word in file.plain_words))


def _by_key(entries: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    keyed: dict[str, dict[str, Any]] = {}
    for entry in entries:
        name = key(str(entry.get("name", "")))
        if name in keyed:
            raise ValueError(f"{entry['name']} has two cards in one file")
        keyed[name] = entry
    return keyed


def _unique(what: str, pairs: Iterable[tuple[str, Card]]) -> None:
    owners: dict[str, Card] = {}
    for value, card in pairs:
        if value in owners:
            raise ValueError(f"the {what} {value} stands on two cards: {owners[value].name} and {card.name}")
        owners[value] = card


def _likeness(one: str, other: str) -> float:
    if one and other and (one in other or other in one):
        return 0.4 + 0.6 * min(len(one), len(other)) / max(len(one), len(other))
    return SequenceMatcher(None, one, other).ratio()


def _bordered(word: str) -> str:
    """A pattern for the word, however it is spaced; a Latin letter or a figure at its edge is a word's border.

    A Chinese name that is spaced out has a border too: 北京 东路 is not 京东.
    """
    if _HAN.fullmatch(word):
        return rf"{word}|(?<![\u4e00-\u9fff](?<![在从去用上到开]))" + r"\s?".join(word)
    pattern = r"[\s-]*".join(map(re.escape, word.split()))
    before = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", word) else ""
    after = r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", word) else ""
    return before + pattern + after


def _plain(text: str) -> str:
    """Half width and lower case, character for character, so that places stay places."""
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character
