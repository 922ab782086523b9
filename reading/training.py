"""Training of the reader's three models. The same sentences always give the same models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite

from fingertips.skills.reader.models import classified, tagger
from fingertips.skills.reader.pieces import Piece, pieces, stretch
from fingertips.skills.reader.traits import OUTSIDE, traits_of_pieces, traits_of_whole
from reading.corpus import Sentence, families

VARIANTS = 1
PLAIN_VARIANTS = 8
FOLDS = 3
_OF_PIECES = {"c1": 0.05, "c2": 0.02, "max_iterations": 100, "feature.possible_transitions": True}
_OF_WHOLE = {"c1": 0.02, "c2": 0.05, "max_iterations": 80}


@dataclass(frozen=True)
class _Item:
    """A sentence cut, and which fold it belongs to."""

    fold: int
    cut: Sequence[Piece]
    sentence: Sentence

    @property
    def act(self) -> str:
        return self.sentence.act

    @property
    def labels(self) -> list[str]:
        labels = [OUTSIDE] * len(self.cut)
        for value in self.sentence.values:
            for nth, place in enumerate(stretch(self.cut, value.start, value.end)):
                labels[place] = f"{'I' if nth else 'B'}-{value.slot}"
        return labels


def train(sentences: Sequence[Sentence], plain: Sequence[Sentence], folder: Path) -> None:
    """Writes the models into the folder; of the plain sentences there are more variants, since people say them most."""
    grown = [*families(plain, PLAIN_VARIANTS), *families(sentences, VARIANTS)]
    learned = [(i % FOLDS, each) for i, family in enumerate(grown) for each in family]
    items = [_Item(fold, pieces(each.says), each) for fold, each in learned]
    raw = [traits_of_whole(item.cut) for item in items]
    guesses = _guesses(items, raw, folder)
    _fit(folder / "first.crf", (([traits], [item.act]) for traits, item in zip(raw, items, strict=True)), _OF_WHOLE)
    told = ((traits_of_pieces(item.cut, guess), item.labels) for item, guess in zip(items, guesses, strict=True))
    _fit(folder / "slots.crf", told, _OF_PIECES)
    _fit(folder / "act.crf", (([traits_of_whole(item.cut, item.labels)], [item.act]) for item in items), _OF_WHOLE)


def _guesses(items: Sequence[_Item], raw: Sequence[list[str]], folder: Path) -> list[str]:
    """For each item the act that a model guesses which knows neither its sentence nor a variant of it."""
    guesses = [""] * len(items)
    path = folder / "fold.crf"
    for number in range(FOLDS):
        _fit(path, (([t], [item.act]) for t, item in zip(raw, items, strict=True) if item.fold != number), _OF_WHOLE)
        model = tagger(path)
        for i, item in enumerate(items):
            if item.fold == number:
                guesses[i], _ = classified(model, raw[i])
    path.unlink()
    return guesses


def _fit(path: Path, items: Iterable[tuple[list[Any], list[str]]], settings: dict[str, Any]) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for traits, labels in items:
        trainer.append(traits, labels)
    trainer.set_params(settings)
    trainer.train(str(path))
