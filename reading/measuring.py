"""How instructions are read, against what they mean: right, refused though a skill fits, or done wrongly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fingertips.errors import NoSkill
from fingertips.skills.choosing import choose
from fingertips.skills.moments import number
from fingertips.skills.reader.errands import REFUSED
from fingertips.skills.skill import Skill
from reading.corpus import Sentence

_LOOSE = re.compile(r"^(?:an?|the|some|my|our|on|for)\s+|里$|的$|^[“\"]|[”\"?？]$", re.IGNORECASE)


class Outcome(StrEnum):
    RIGHT = "right"
    REFUSED = "refused"
    WRONG = "wrong"


@dataclass(frozen=True)
class Reading:
    """What was made of a sentence: the errand, none where it was refused, and its values or the reason."""

    sentence: Sentence
    errand: str
    given: Mapping[str, str]

    @property
    def outcome(self) -> Outcome:
        if self.sentence.errand == REFUSED:
            return Outcome.WRONG if self.errand else Outcome.RIGHT
        if not self.errand:
            return Outcome.REFUSED
        meant = self.errand == self.sentence.errand and bare(self.given) == bare(self.sentence.slots())
        return Outcome.RIGHT if meant else Outcome.WRONG


def read(sentences: Iterable[Sentence], skills: Sequence[Skill]) -> Iterator[Reading]:
    for sentence in sentences:
        try:
            plan = choose(sentence.says, skills)
        except NoSkill as refusal:
            yield Reading(sentence, "", {"refused": str(refusal)})
        else:
            yield Reading(sentence, plan.skill.name, plan.given)


def shares(readings: Sequence[Reading]) -> Mapping[Outcome, float]:
    """The share of each outcome, from 0 to 1."""
    counts = Counter(reading.outcome for reading in readings)
    return {outcome: counts[outcome] / len(readings) for outcome in Outcome}


def bare(values: Mapping[str, str]) -> Mapping[str, object]:
    """The values as they are compared: without articles and quotation marks, counts as numbers, one of it unsaid."""
    compared: dict[str, object] = {name: _stripped(words) for name, words in values.items() if name != "quantity"}
    count = number(values.get("quantity", "")) or 1
    return compared if count == 1 else compared | {"quantity": count}


def _stripped(words: str) -> str:
    text, before = words.strip().lower(), ""
    while text != before:
        before, text = text, _LOOSE.sub("", text).strip()
    return text
