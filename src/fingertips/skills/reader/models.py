"""The three trained models of the reader, and the labels between them.

`first` guesses the act from the words as they stand; `slots` labels the words, knowing that guess; `act` tells the act
once the words of each slot are one. All three are conditional random fields, the classifiers over a single item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, cast

import pycrfsuite  # pyright: ignore[reportMissingTypeStubs]

from fingertips.skills.reader.pieces import Piece
from fingertips.skills.reader.traits import OUTSIDE, traits_of_pieces, traits_of_whole

NAMES = ("first", "slots", "act")


@dataclass(frozen=True, slots=True)
class Span:
    """The words of a slot, from one place of the instruction to another."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """What the models make of an instruction, and how sure they are of all of it together, from 0 to 1."""

    act: str
    spans: tuple[Span, ...]
    sureness: float


@dataclass(frozen=True)
class Models:
    first: Any
    slots: Any
    act: Any

    def told(self, cut: Sequence[Piece]) -> Told:
        labels = cast("list[str]", self.slots.tag(traits_of_pieces(cut, self.guess(cut))))
        likely = cast(float, self.slots.probability(labels))
        act, sure = classified(self.act, traits_of_whole(cut, labels))
        return Told(act, spans(cut, labels), likely * sure)

    def guess(self, cut: Sequence[Piece]) -> str:
        """The act, from the words as they stand."""
        return classified(self.first, traits_of_whole(cut))[0]


@cache
def shipped() -> Models:
    """The models that come along."""
    with resources.as_file(resources.files("fingertips.skills.reader")) as folder:
        return opened(folder)


def opened(folder: Path) -> Models:
    return Models(*(tagger(folder / f"{name}.crf") for name in NAMES))


def tagger(path: Path) -> Any:
    """One model; its package has no types."""
    model: Any = cast(Any, pycrfsuite).Tagger()
    model.open(str(path))
    return model


def classified(model: Any, traits: Sequence[str]) -> tuple[str, float]:
    """The likeliest label of a single item, and how likely it is."""
    label = cast("list[str]", model.tag([traits]))[0]
    return label, cast(float, model.marginal(label, 0))


def spans(cut: Sequence[Piece], labels: Sequence[str]) -> tuple[Span, ...]:
    """The runs of words that are labelled as one slot."""
    found: list[Span] = []
    previous = OUTSIDE
    for piece, label in zip(cut, labels, strict=True):
        if label != OUTSIDE:
            slot = label[2:]
            if label.startswith("B-") or previous[2:] != slot:
                found.append(Span(slot, piece.start, piece.end))
            else:
                found[-1] = Span(slot, found[-1].start, piece.end)
        previous = label
    return tuple(found)
