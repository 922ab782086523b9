"""The words that screens have in common, read off signs.toml: what closes, loads, undoes, is the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fingertips.perception.reading import folded


@dataclass(frozen=True)
class Signs:
    """The whole of signs.toml, folded. `groups` says of a word which lists of same words it stands in."""

    close: frozenset[str]
    refuse: frozenset[str]
    close_ids: frozenset[str]
    loading: frozenset[str]
    loading_ids: frozenset[str]
    cart: frozenset[str]
    empties: frozenset[str]
    agrees: frozenset[str]
    nothing: tuple[str, ...]
    nothing_ids: frozenset[str]
    undo: tuple[str, ...]
    done: tuple[str, ...]
    packing: tuple[str, ...]
    makes_another: frozenset[str]
    before_choice: tuple[str, ...]
    beside_choice: frozenset[str]
    titles: frozenset[str]
    groups: dict[str, frozenset[int]]

    def same(self, one: str, other: str) -> bool:
        """Whether both words, folded, are words for the same thing."""
        return bool(self.groups.get(one, frozenset()) & self.groups.get(other, frozenset()))


@cache
def signs() -> Signs:
    source = tomllib.loads(resources.files("fingertips.skills").joinpath("signs.toml").read_text("utf-8"))
    groups: dict[str, set[int]] = {}
    for number, words in enumerate(source["same"]):
        for word in words:
            groups.setdefault(folded(word), set()).add(number)
    return Signs(
        close=frozenset(map(folded, source["close"])),
        refuse=frozenset(map(folded, source["refuse"])),
        close_ids=frozenset(source["close_ids"]),
        loading=frozenset(map(folded, source["loading"])),
        loading_ids=frozenset(source["loading_ids"]),
        cart=frozenset(map(folded, source["cart"])),
        empties=frozenset(map(folded, source["empties"])),
        agrees=frozenset(map(folded, source["agrees"])),
        nothing=tuple(map(folded, source["nothing"])),
        nothing_ids=frozenset(source["nothing_ids"]),
        undo=tuple(map(folded, source["undo"])),
        done=tuple(map(folded, source["done"])),
        packing=tuple(source["packing"]),
        makes_another=frozenset(source["makes_another"]),
        before_choice=tuple(source["before_choice"]),
        beside_choice=frozenset(source["beside_choice"]),
        titles=frozenset(source["titles"]),
        groups={word: frozenset(numbers) for word, numbers in groups.items()},
    )
