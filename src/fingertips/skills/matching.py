"""Which learned errand an instruction asks for, and with which values.

An instruction is read as an errand in the way that explains most of it: runs of words fill the errand's slots, by their
sort and by what stands around them, and what is left over must be words that the errand has. An act, an app or a thing
that it has not makes it another errand; a negated act makes it the opposite of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fingertips.skills.asides import without_asides
from fingertips.skills.compounds import named
from fingertips.skills.frames import Frame, Run, Told, find_run, frame, knows, tells
from fingertips.skills.misfits import Misfit, another_errand, heard_in, is_explained, left_over
from fingertips.skills.runs import Candidate, candidates
from fingertips.skills.skill import Kind, Skill, Slot
from fingertips.skills.telling import Manner, manner, told
from fingertips.skills.wording import Part, Token, tokens

MARGIN = 0.6
"""By how much the best errand must stand out from the next; less is a question, not a guess."""
UNASKED = 3.2
"""The same, where nothing says what to do."""
LONGEST = 400
"""Characters; a longer instruction is no errand that could have been learned."""
SHAPED = 20.0
"""How well an instruction is explained that has the very shape of the errand's."""
FILLED = 3.0
"""What it is worth that a value which the errand can't do without is there."""
_WORTH = {Part.ACT: 2.0, Part.APP: 2.0, Part.THING: 1.5}


@dataclass(frozen=True)
class Match:
    """A skill with its slots filled from an instruction. `values` are the words as they stand there.

    It is vague where neither an app nor anything else tells this errand from a like one elsewhere, and not asked for
    where nothing says what to do.
    """

    skill: Skill
    values: Mapping[str, str]
    features: frozenset[str]
    score: float
    vague: bool = False
    asked: bool = True


def best(instruction: str, skills: Sequence[Skill]) -> tuple[list[Match], list[Misfit]]:
    """The skills that fit, the best first, only those as good as the best within the margin; and why the rest don't.

    Vague ones are all as good: it is not the skill with the fewest wordings in an app that is meant.
    """
    matches: list[Match] = []
    misfits: list[Misfit] = []
    for skill in skills:
        match fit(instruction, skill):
            case Match() as found:
                matches.append(found)
            case Misfit() as misfit:
                misfits.append(misfit)
    matches.sort(key=lambda found: (found.vague, -found.score))
    margin = MARGIN if not matches or matches[0].asked else UNASKED
    near = [m for m in matches if m.vague is matches[0].vague and (m.vague or m.score > matches[0].score - margin)]
    return near, misfits


def fit(instruction: str, skill: Skill) -> Match | Misfit:
    """The instruction read as this errand: what is told taken whole, where that makes sense of it."""
    if len(instruction) > LONGEST:
        return Misfit(skill, "act", "")
    learned = frame(skill)
    words = named(tokens(instruction), skill, learned)
    if way := manner(skill, learned):
        return _retold(words, instruction, way, skill, learned)
    found = _fitted(words, instruction, skill, learned)
    asked = without_asides(words)
    if isinstance(found, Match) or len(asked) == len(words):
        return found
    again = _fitted(tuple(asked), instruction, skill, learned)
    return again if isinstance(again, Match) and not again.vague else found


def _retold(words: Sequence[Token], instruction: str, way: Manner, skill: Skill, learned: Frame) -> Match | Misfit:
    """An errand that tells, notes or seeks: what it is read as has a shape of its own, and what has none is another."""
    spans = told(instruction, way, learned)
    if spans is None:
        return another_errand(words, {}, skill, learned) or Misfit(skill, "act", "")
    outside = [t for t in words if not any(start <= t.start < end for start, end in spans.values())]
    heard = heard_in(outside)
    vague = bool(learned.senses(Part.APP)) and not learned.nameless and all(part is not Part.APP for part, _ in heard)
    features = {f"slot:{name}" for name in spans} | {f"thing:{sense}" for part, sense in heard if part is Part.THING}
    values = {name: instruction[start:end] for name, (start, end) in spans.items()}
    return Match(skill, values, frozenset(features), SHAPED, vague)


def _fitted(words: tuple[Token, ...], instruction: str, skill: Skill, learned: Frame) -> Match | Misfit:
    if misfit := _hopeless(words, skill, learned):
        return misfit
    score, runs = _Reading(words, skill, learned).best(0, 0)
    runs = _in_order(runs, learned)
    covered = {i for run in runs.values() for i in range(run.first, run.last + 1)}
    rest = [i for i in range(len(words)) if i not in covered]
    if misfit := another_errand([words[i] for i in rest], runs, skill, learned):
        return replace(misfit, score=score)
    if left := left_over(words, rest, runs, skill, learned):
        return Misfit(skill, "leftover", left, score)
    heard = heard_in(words[i] for i in rest)
    score -= sum(0.75 * _WORTH[part] for part, sense in learned.always if not tells(heard, (part, sense)))
    if learned.senses(Part.ACT) and not any(part is Part.ACT for part, _ in heard):
        score -= 2.0
    score -= FILLED * sum(slot.required for slot in skill.slots)
    things = {f"thing:{sense}" for part, sense in heard if part is Part.THING}
    values = {slot.name: _said(instruction, words, runs[slot.name], slot) for slot in skill.slots if slot.name in runs}
    features = frozenset({f"slot:{name}" for name in runs} | things)
    acts = any(part is Part.ACT for part, _ in heard) or not learned.senses(Part.ACT)
    return Match(skill, values, features, score, _vague(heard, frozenset(runs), skill, learned), acts)


def _in_order(runs: Mapping[str, Run], learned: Frame) -> Mapping[str, Run]:
    """The same runs, of several options the first for the most usual slot."""
    names = sorted((name for name in runs if name in learned.choices), key=lambda name: learned.choices[name])
    chosen = sorted((runs[name] for name in names), key=lambda run: run.first)
    return {**runs, **dict(zip(names, chosen, strict=True))}


def _hopeless(words: Sequence[Token], skill: Skill, learned: Frame) -> Misfit | None:
    """What no way of reading mends: a foreign app where nothing is said, and nothing that says or writes it."""
    said = [slot for slot in skill.slots if slot.kind is Kind.PROSE]
    foreign = next((t for t in words if t.part is Part.APP and not knows(learned, t)), None)
    if foreign and not said:
        return Misfit(skill, "app", foreign.text)
    if any(t.text.startswith("飞") and t.part is Part.CUE for t in words) and (Part.THING, "train") in learned.ever:
        return Misfit(skill, "act", "飞")
    if any(slot.required for slot in said) and not any(t.part is Part.ACT and knows(learned, t) for t in words):
        return Misfit(skill, "act", "")
    return None


def things_in(instruction: str, values: Iterable[str]) -> frozenset[str]:
    """The features that an instruction has by the things that it names outside its values."""
    words = tokens(instruction)
    runs = [run for value in values if (run := find_run(words, instruction, value))]
    taken = {i for run in runs for i in range(run.first, run.last + 1)}
    return frozenset(f"thing:{t.sense}" for i, t in enumerate(words) if t.part is Part.THING and i not in taken)


def _vague(told: Told, filled: frozenset[str], skill: Skill, learned: Frame) -> bool:
    """Whether it is not said what to do, or no app is named nor what was said when it was learned without one."""
    counts = {slot.name for slot in skill.slots if slot.kind is Kind.NUMBER}
    acts = any(part is Part.ACT for part, _ in told)
    if (
        learned.senses(Part.ACT)
        and not acts
        and not (learned.asked and any(part is Part.THING for part, _ in told))
        and not filled & counts
        and len(filled) <= sum(slot.required for slot in skill.slots)
    ):
        return bool(skill.slots)
    if not learned.senses(Part.APP) or any(part is Part.APP for part, _ in told):
        return False
    for each, slots in learned.nameless:
        things = {pair for pair in each if pair[0] is Part.THING}
        if things <= told if things else each <= told and filled >= slots - counts:
            return False
    return True


def _said(instruction: str, words: Sequence[Token], run: Run, slot: Slot) -> str:
    """The words as they stand there; what is said keeps its question mark."""
    if run.first == run.last and words[run.first].part is Part.QUOTED:
        return words[run.first].text
    end = words[run.last].end
    if slot.kind is Kind.PROSE and instruction[end : end + 1] in ("?", "？", "!", "！"):
        end += 1
    return instruction[words[run.first].start : end].strip()


class _Reading:
    """The best way to fill the slots from some token on, with those of `mask` filled already; each is sought once."""

    def __init__(self, words: tuple[Token, ...], skill: Skill, learned: Frame) -> None:
        self._words = words
        self._known: dict[tuple[int, int], tuple[float, dict[str, Run]]] = {}
        self._starts: dict[int, list[tuple[int, Candidate]]] = {}
        for place, slot in enumerate(skill.slots):
            worth = FILLED if slot.required else 0.0
            for found in candidates(words, slot, learned):
                candidate = replace(found, score=found.score + worth)
                self._starts.setdefault(candidate.run.first, []).append((1 << place, candidate))
        first = {token.sense: i for i, token in reversed(list(enumerate(words)))}
        worths = [_alone(token, learned) for token in words]
        self._alone = [w if first[words[i].sense] == i else min(w, 0.0) for i, w in enumerate(worths)]

    def best(self, at: int, mask: int) -> tuple[float, dict[str, Run]]:
        if at >= len(self._words):
            return 0.0, {}
        if (at, mask) not in self._known:
            self._known[at, mask] = self._sought(at, mask)
        return self._known[at, mask]

    def _sought(self, at: int, mask: int) -> tuple[float, dict[str, Run]]:
        score, runs = self.best(at + 1, mask)
        found = (score + self._alone[at], runs)
        for bit, candidate in self._starts.get(at, ()):
            if not mask & bit:
                rest, others = self.best(candidate.run.last + 1, mask | bit)
                if rest + candidate.score > found[0]:
                    found = (
                        rest + candidate.score,
                        {candidate.slot: candidate.run, **others},
                    )
        return found


def _alone(token: Token, learned: Frame) -> float:
    """What a token is worth that is no part of a value."""
    match token.part:
        case Part.SPACE | Part.STOP | Part.FILLER:
            return 0.0
        case Part.CUE:
            return -0.2
        case Part.ACT | Part.THING | Part.APP:
            return _WORTH[token.part] if knows(learned, token) else -4.0
        case Part.NEGATION | Part.QUESTION:
            return -6.0
        case _:
            return 0.0 if is_explained(token, learned) else -1.0 * min(1.0, _weight(token.text))


def _weight(words: str) -> float:
    """How much unexplained words weigh: a Latin word or two Chinese characters are one."""
    return 1.0 if words.isascii() else 0.5 * len(words)
