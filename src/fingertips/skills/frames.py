"""What a skill's recorded wordings teach about its instructions: which acts, apps and things they name, and what
stands around each value.

The wordings of all languages are taken together, because the lexicon's classes are the same in each: what surrounds a
value in a Chinese wording tells what surrounds it in an English one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fingertips.skills.skill import Skill, Wording
from fingertips.skills.wording import Part, Token, kin, tokens

START, END, CLAUSE = "start", "end", "clause"
SAME_ACT = 0.9
"""From this kinship on, two acts are one."""
TELLING = (Part.ACT, Part.THING, Part.APP)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens, from `first` up to `last`, which it includes."""

    first: int
    last: int


@dataclass(frozen=True)
class Frame:
    """`ever` and `always` are the acts, things and apps of some and of all wordings, `nameless` those of wordings that
    name no app and `hint` what all of these have, `literal` other words of them.

    `before` and `after` are the senses that were seen around each slot's values.
    """

    ever: frozenset[tuple[Part, str]]
    always: frozenset[tuple[Part, str]]
    literal: frozenset[str]
    nameless: frozenset[tuple[Part, str]]
    hint: frozenset[tuple[Part, str]]
    before: dict[str, frozenset[str]]
    after: dict[str, frozenset[str]]

    def senses(self, part: Part) -> frozenset[str]:
        return frozenset(sense for kind, sense in self.ever if kind is part)


@lru_cache(maxsize=512)
def _frame(wordings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Frame:
    told: list[frozenset[tuple[Part, str]]] = []
    kinds: list[frozenset[tuple[Part, str]]] = []
    literal: set[str] = set()
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for says, slots in wordings:
        words = tokens(says)
        runs = {name: run for name, value in slots if (run := find_run(words, says, value))}
        taken = {i for run in runs.values() for i in range(run.first, run.last + 1)}
        rest = [token for i, token in enumerate(words) if i not in taken]
        told.append(frozenset((t.part, t.sense) for t in rest if t.part in TELLING))
        kinds.append(frozenset((t.part, family(t)) for t in rest if t.part in TELLING))
        literal |= {t.text.lower() for t in rest if t.part not in TELLING}
        for name, run in runs.items():
            before.setdefault(name, set()).add(sense_before(words, run.first))
            after.setdefault(name, set()).add(sense_after(words, run.last))
    nameless = [senses for senses in told if not any(part is Part.APP for part, _ in senses)]
    return Frame(
        ever=frozenset[tuple[Part, str]]().union(*told),
        always=frozenset.intersection(*kinds) if kinds else frozenset(),
        literal=frozenset(literal),
        nameless=frozenset[tuple[Part, str]]().union(*nameless),
        hint=frozenset.intersection(*nameless) if nameless else frozenset(),
        before={name: frozenset(senses) for name, senses in before.items()},
        after={name: frozenset(senses) for name, senses in after.items()},
    )


def frame(skill: Skill) -> Frame:
    """The frame of a skill's wordings."""
    return _frame(tuple(_key(wording) for wording in skill.wordings))


def _key(wording: Wording) -> tuple[str, tuple[tuple[str, str], ...]]:
    return wording.says, tuple(wording.slots.items())


def family(token: Token) -> str:
    """The sense, with the ways of getting something taken as one."""
    return "obtain" if token.sense in ("buy", "dine") else token.sense


def knows(learned: Frame, token: Token) -> bool:
    """Whether some wording has this act, thing or app."""
    if token.part is Part.ACT:
        return any(part is Part.ACT and kin(token.sense, sense) >= SAME_ACT for part, sense in learned.ever)
    return (token.part, token.sense) in learned.ever


def find_run(words: Sequence[Token], says: str, value: str) -> Run | None:
    """The run of tokens that holds these words."""
    start = says.find(value)
    if start < 0 or not value:
        return None
    inside = [i for i, t in enumerate(words) if t.start < start + len(value) and start < t.end]
    return Run(inside[0], inside[-1]) if inside else None


def sense_before(words: Sequence[Token], first: int) -> str:
    """The sense of what stands before, past glue and counts; a colon after some other value says that words follow."""
    sense = _first_sense(reversed(words[:first]), START)
    stop = _stop_before(words, first - 1)
    if sense == "text" and stop:
        return "saying" if stop.endswith((":", "：")) else CLAUSE
    return sense


def _stop_before(words: Sequence[Token], at: int) -> str:
    """The mark that stands directly before, if there is one."""
    while at >= 0 and words[at].part is Part.SPACE:
        at -= 1
    return words[at].text if at >= 0 and words[at].part is Part.STOP and words[at].text != "、" else ""


def sense_after(words: Sequence[Token], last: int) -> str:
    for token in words[last + 1 :]:
        if token.part not in (Part.SPACE, Part.FILLER):
            return END if token.part is Part.STOP else _sense(token)
    return END


def _first_sense(backwards: Iterable[Token], none: str) -> str:
    for token in backwards:
        if token.part not in (Part.SPACE, Part.FILLER, Part.NUMBER, Part.STOP) and token.sense != "of":
            return _sense(token)
    return none


def _sense(token: Token) -> str:
    match token.part:
        case Part.TEXT | Part.QUOTED:
            return "text"
        case Part.APP:
            return "app"
        case _:
            return token.sense
