"""The sentences, as data: a TOML file holds a list an errand, each sentence with its values marked.

    buy-orange = ["在橙市买{quantity:两箱}{goods:纯牛奶}，送到{address:公司}"]
    refused    = ["别在橙市买牛奶"]

`sentences/` and the recordings' own wordings are trained on, with variants that have other values: those of other
sentences and of values.toml. `unseen/` is only measured with.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fingertips.skills.reader.errands import act_of

FOLDER = Path(__file__).parent
RECORDINGS = FOLDER.parent / "recordings"
_MARKED = re.compile(r"\{(\w+):([^{}]*)\}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ALIKE = {"choice": ("choice", "also"), "also": ("choice", "also"), "from": ("from", "to"), "to": ("from", "to")}
"""Slots whose values may stand for each other's."""
_SWAPPED = 0.8
"""How likely a value is swapped for another in a variant."""


@dataclass(frozen=True)
class Value:
    """The words of a slot, and where they stand."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    says: str
    errand: str
    values: tuple[Value, ...]

    @property
    def act(self) -> str:
        return act_of(self.errand)

    @property
    def chinese(self) -> bool:
        return len(_CHINESE.findall(self.says)) * 4 > len(self.says)

    def words(self, value: Value) -> str:
        return self.says[value.start : value.end]

    def slots(self) -> dict[str, str]:
        return {value.slot: self.words(value) for value in self.values}


def sentence(errand: str, marked: str) -> Sentence:
    """The sentence without its marks."""
    ends = [0, *(found.end() for found in _MARKED.finditer(marked))]
    found = zip(ends, _MARKED.finditer(marked), strict=False)
    return _built(errand, [(marked[at : mark.start()], mark[1], mark[2]) for at, mark in found], marked[ends[-1] :])


def load(*paths: Path) -> list[Sentence]:
    found = (tomllib.loads(path.read_text("utf-8")) for path in sorted(paths))
    return [sentence(errand, line) for lists in found for errand, lines in lists.items() for line in lines]


def trained_on() -> list[Sentence]:
    """The sentences that were written by many, in as many ways as they could think of."""
    return load(*(FOLDER / "sentences").glob("*.toml"))


def plain() -> list[Sentence]:
    """The plainest ways of asking, and the recordings' own."""
    return [*_recorded(), *load(FOLDER / "plain.toml")]


def unseen() -> list[Sentence]:
    return load(*(FOLDER / "unseen").glob("*.toml"))


def families(sentences: Sequence[Sentence], variants: int) -> list[list[Sentence]]:
    """Each sentence with variants of itself that have other values in its language."""
    chance, known = random.Random(1), _known(sentences)
    return [
        [each, *(_variant(each, known, chance) for _ in range(variants if each.values else 0))] for each in sentences
    ]


def _recorded() -> Iterator[Sentence]:
    for path in sorted(RECORDINGS.glob("*.toml")):
        script = tomllib.loads(path.read_text("utf-8"))
        for line in (*(take["says"] for take in script["take"]), *script.get("said", ())):
            yield sentence(script["name"], line)


_Known = Mapping[tuple[bool, str], Sequence[str]]


def _known(sentences: Sequence[Sentence]) -> _Known:
    """The values of each slot in each language."""
    known: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for language, slots in tomllib.loads((FOLDER / "values.toml").read_text("utf-8")).items():
        for slot, words in slots.items():
            known[language == "zh", slot].update(words)
    for each in sentences:
        for value in each.values:
            known[each.chinese, value.slot].add(each.words(value))
    return {key: sorted(words) for key, words in known.items()}


def _variant(each: Sentence, known: _Known, chance: random.Random) -> Sentence:
    parts: list[tuple[str, str, str]] = []
    at = 0
    for value in each.values:
        words = each.words(value)
        if chance.random() < _SWAPPED:
            alike = _ALIKE.get(value.slot, (value.slot,))
            words = chance.choice([w for slot in alike for w in known.get((each.chinese, slot), ())])
        parts.append((each.says[at : value.start], value.slot, words))
        at = value.end
    return _built(each.errand, parts, each.says[at:])


def _built(errand: str, parts: Iterable[tuple[str, str, str]], rest: str) -> Sentence:
    """A sentence of what stands before each value, its slot and its words, and of what stands after the last."""
    says, values = "", list[Value]()
    for before, slot, words in parts:
        says += before
        values.append(Value(slot, len(says), len(says) + len(words)))
        says += words
    return Sentence(says + rest, errand, tuple(values))
