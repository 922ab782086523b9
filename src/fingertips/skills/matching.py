"""Which learned errand an instruction asks for, and with which values.

An instruction is read as an errand in the way that explains most of it: runs of words fill the errand's slots, by their
sort and by what stands around them, and what is left over must be words that the errand has. An act, an app or a thing
that it has not makes it another errand; a negated act makes it the opposite of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fingertips.skills.frames import SAME_ACT, TELLING, Frame, Run, family, find_run, frame, knows
from fingertips.skills.runs import Candidate, candidates
from fingertips.skills.skill import Kind, Skill
from fingertips.skills.wording import Part, Token, kin, tokens

MARGIN = 0.6
"""By how much the best errand must stand out from the next; less is a question, not a guess."""
LONGEST = 400
"""Characters; a longer instruction is no errand that could have been learned."""
LEFT_OVER = 1.0
"""So much unexplained is another errand: a Latin word or two Chinese characters count one."""
_WORTH = {Part.ACT: 2.0, Part.APP: 2.0, Part.THING: 1.5}
_FOREIGN = -50.0


@dataclass(frozen=True)
class Match:
    """A skill with its slots filled from an instruction. `values` are the words as they stand there."""

    skill: Skill
    values: Mapping[str, str]
    features: frozenset[str]
    score: float


@dataclass(frozen=True)
class Misfit:
    """Why a skill is not what the instruction asks for, and the words.

    The case is opposite, question, act, app, leftover or missing.
    """

    skill: Skill
    case: str
    words: str


def best(instruction: str, skills: Sequence[Skill]) -> tuple[list[Match], list[Misfit]]:
    """The skills that fit, the best first, only those as good as the best within the margin; and why the rest don't."""
    matches: list[Match] = []
    misfits: list[Misfit] = []
    for skill in skills:
        match fit(instruction, skill):
            case Match() as found:
                matches.append(found)
            case Misfit() as misfit:
                misfits.append(misfit)
    matches.sort(key=lambda found: -found.score)
    return [found for found in matches if found.score > matches[0].score - MARGIN], misfits


def fit(instruction: str, skill: Skill) -> Match | Misfit:
    """The instruction read as this errand."""
    if len(instruction) > LONGEST:
        return Misfit(skill, "act", "")
    words = tokens(instruction)
    learned = frame(skill)
    if foreign := next((t for t in words if t.part is Part.APP and (t.part, t.sense) not in learned.ever), None):
        return Misfit(skill, "app", foreign.text)
    reading = _Reading(words, skill, learned)
    score, runs = reading.best(0, 0)
    covered = {i for run in runs.values() for i in range(run.first, run.last + 1)}
    rest = [token for i, token in enumerate(words) if i not in covered]
    if misfit := _misfit(rest, runs, skill, learned):
        return misfit
    unexplained = _unexplained(words, covered, learned)
    if sum(map(weight, unexplained)) >= LEFT_OVER:
        return Misfit(skill, "leftover", unexplained[0])
    told = {(t.part, t.sense) for t in rest if t.part in TELLING}
    score -= sum(0.75 * _WORTH[part] for part, _ in learned.always - {(t.part, family(t)) for t in rest})
    if not any(part is Part.APP for part, _ in told) and not told <= learned.nameless:
        score -= 2.5
    if learned.senses(Part.ACT) and not any(part is Part.ACT for part, _ in told):
        score -= 2.0
    things = {f"thing:{t.sense}" for t in rest if t.part is Part.THING}
    values = {name: _said(instruction, words, run) for name, run in runs.items()}
    return Match(skill, values, frozenset({f"slot:{name}" for name in runs} | things), score)


def things_in(instruction: str, values: Iterable[str]) -> frozenset[str]:
    """The features that an instruction has by the things that it names outside its values."""
    words = tokens(instruction)
    runs = [run for value in values if (run := find_run(words, instruction, value))]
    taken = {i for run in runs for i in range(run.first, run.last + 1)}
    return frozenset(f"thing:{t.sense}" for i, t in enumerate(words) if t.part is Part.THING and i not in taken)


def weight(words: str) -> float:
    """How much unexplained words weigh: a Latin word or two Chinese characters are one."""
    return 1.0 if words.isascii() and " " not in words else 0.5 * len(words.replace(" ", ""))


def _misfit(rest: Sequence[Token], runs: Mapping[str, Run], skill: Skill, learned: Frame) -> Misfit | None:
    """What makes it another errand, the most telling first."""
    negated = next((t for t in rest if t.part is Part.NEGATION), None)
    if negated:
        after = next((t for t in rest if t.part is Part.ACT and t.start >= negated.end), None)
        return Misfit(skill, "opposite", negated.text + (after.text if after else ""))
    if asked := next((t for t in rest if t.part is Part.QUESTION), None):
        return Misfit(skill, "question", asked.text)
    for part in (Part.ACT, Part.THING):
        if foreign := next((t for t in rest if t.part is part and not knows(learned, t)), None):
            return Misfit(skill, "act", foreign.text)
    if misfit := _unfit(rest, runs, skill, learned):
        return misfit
    missing = [slot.name for slot in skill.slots if slot.required and slot.name not in runs]
    return Misfit(skill, "missing", missing[0]) if missing else None


def _unfit(rest: Sequence[Token], runs: Mapping[str, Run], skill: Skill, learned: Frame) -> Misfit | None:
    """The acts and apps without which it is not this errand: all that every wording has, unless none is named."""
    told = {(t.part, t.sense) for t in rest if t.part in TELLING}
    for part, case in ((Part.ACT, "act"), (Part.APP, "app")):
        mine = {sense for kind, sense in told if kind is part}
        needed = {sense for kind, sense in learned.always if kind is part}
        if mine and not all(any(kin(need, sense) >= SAME_ACT for sense in mine) for need in needed):
            return Misfit(skill, case, "")
    named = any(part is Part.APP for part, _ in told)
    if not named and any(need not in told for need in learned.hint if need[0] is Part.THING):
        return Misfit(skill, "act", "")
    acts = any(part is Part.ACT for part, _ in told)
    hinted = any(part in (Part.APP, Part.THING) for part, _ in told) and (runs or not skill.slots)
    if not acts and learned.senses(Part.ACT) and not hinted:
        return Misfit(skill, "act", "")
    return None


def _unexplained(words: Sequence[Token], covered: set[int], learned: Frame) -> list[str]:
    """Words that are no value and stand in no wording: each something that the errand would leave undone."""
    left: list[str] = []
    previous = -2
    for i, token in enumerate(words):
        if i in covered or _explained(token, learned):
            continue
        if previous == i - 1 or (previous == i - 2 and words[i - 1].part is Part.SPACE):
            left[-1] += (" " if words[i - 1].part is Part.SPACE else "") + token.text
        else:
            left.append(token.text)
        previous = i
    return left


def _explained(token: Token, learned: Frame) -> bool:
    if token.part not in (Part.TEXT, Part.QUOTED, Part.NUMBER, Part.TIME, Part.DATE):
        return True
    return token.text.lower() in learned.literal or token.text.lower() in ("今天", "today")


def _said(instruction: str, words: Sequence[Token], run: Run) -> str:
    if run.first == run.last and words[run.first].part is Part.QUOTED:
        return words[run.first].text
    return instruction[words[run.first].start : words[run.last].end].strip()


class _Reading:
    """The best way to fill the slots from some token on, with those of `mask` filled already; each is sought once.

    What follows the words that are to be said or written is more likely a part of them than of the errand.
    """

    def __init__(self, words: tuple[Token, ...], skill: Skill, learned: Frame) -> None:
        self._words = words
        self._known: dict[tuple[int, int], tuple[float, dict[str, Run]]] = {}
        self._starts: dict[int, list[tuple[int, Candidate]]] = {}
        self._prose = sum(1 << number for number, slot in enumerate(skill.slots) if slot.kind is Kind.PROSE)
        for number, slot in enumerate(skill.slots):
            for candidate in candidates(words, slot, learned):
                self._starts.setdefault(candidate.run.first, []).append((1 << number, candidate))
        self._alone = [_alone(token, learned) for token in words]

    def best(self, at: int, mask: int) -> tuple[float, dict[str, Run]]:
        if at >= len(self._words):
            return 0.0, {}
        if (at, mask) not in self._known:
            self._known[at, mask] = self._sought(at, mask)
        return self._known[at, mask]

    def _sought(self, at: int, mask: int) -> tuple[float, dict[str, Run]]:
        score, runs = self.best(at + 1, mask)
        alone = min(0.0, self._alone[at]) if mask & self._prose else self._alone[at]
        found = (score + alone, runs)
        for bit, candidate in self._starts.get(at, ()):
            if not mask & bit:
                rest, others = self.best(candidate.run.last + 1, mask | bit)
                if rest + candidate.score > found[0]:
                    found = (rest + candidate.score, {candidate.slot: candidate.run, **others})
        return found


def _alone(token: Token, learned: Frame) -> float:
    """What a token is worth that is no part of a value."""
    match token.part:
        case Part.SPACE | Part.STOP | Part.FILLER:
            return 0.0
        case Part.CUE:
            return -0.2
        case Part.ACT if knows(learned, token):
            return _WORTH[Part.ACT] if (token.part, family(token)) in learned.always else 0.8
        case Part.ACT | Part.THING | Part.APP:
            return _WORTH[token.part] if knows(learned, token) else -4.0
        case Part.NEGATION | Part.QUESTION:
            return -6.0
        case _:
            return 0.0 if _explained(token, learned) else -1.0 * min(1.0, weight(token.text))
