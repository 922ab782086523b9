"""Which learned errand an instruction asks for, and with which values.

Every recorded wording is an example of what surrounds each value. In a new instruction each run of words is weighed
against these examples (the small words before and after it, its sort), the best runs that don't overlap fill the slots,
and what is left over must be explained: an act, an app or a word that the skill does not have makes it another errand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from fingertips.skills.skill import Kind, Skill, Slot, Wording
from fingertips.skills.wording import Part, Token, tokens

MARGIN = 0.6
"""By how much the best errand must stand out from the next; less is a question, not a guess."""
ENDS = ("start", "end")
TYPED = {Part.NUMBER: Kind.NUMBER, Part.DATE: Kind.DATE, Part.TIME: Kind.TIME}
NEVER_EDGE = {Part.SPACE, Part.STOP, Part.FILLER, Part.APP}
BETWEEN = {
    Part.TEXT: 0.0,
    Part.SPACE: 0.0,
    Part.FILLER: 0.3,
    Part.STOP: 1.5,
    Part.NUMBER: 0.8,
    Part.DATE: 0.8,
    Part.TIME: 0.8,
    Part.NEGATION: 0.8,
    Part.CUE: 1.5,
    Part.THING: 0.8,
    Part.ACT: 1.5,
    Part.QUOTED: 9.0,
    Part.APP: 9.0,
}
"""What it costs a value to hold such a piece; a single Chinese character costs a third."""


@dataclass(frozen=True)
class Match:
    """A skill with its slots filled from an instruction. `values` are the words as they stand there."""

    skill: Skill
    values: Mapping[str, str]
    features: frozenset[str]
    score: float


@dataclass(frozen=True)
class Misfit:
    """Why a skill is not what the instruction asks for: opposite, act, app, leftover or missing; and the words."""

    skill: Skill
    case: str
    words: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens, from `first` up to `last`, which it includes."""

    first: int
    last: int

    def overlaps(self, other: Run) -> bool:
        return self.first <= other.last and other.first <= self.last


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
    words = tokens(instruction)
    if opposed := _opposed(words):
        return Misfit(skill, "opposite", opposed)
    fits = [_fit_wording(instruction, words, skill, wording) for wording in skill.wordings]
    found = [result for result in fits if isinstance(result, Match)]
    if found:
        return max(found, key=lambda result: result.score)
    misfits = [result for result in fits if isinstance(result, Misfit)]
    order = ("missing", "leftover", "app", "act")
    return min(misfits, key=lambda misfit: order.index(misfit.case))


def _opposed(words: Sequence[Token]) -> str:
    """The words of a negated errand (don't order, 别买), or nothing."""
    heard = [t for t in words if t.part not in (Part.SPACE, Part.FILLER)]
    for one, next_one in pairwise(heard):
        if one.part is Part.NEGATION and next_one.part is Part.ACT:
            return one.text + next_one.text
    return ""


def _fit_wording(instruction: str, words: tuple[Token, ...], skill: Skill, wording: Wording) -> Match | Misfit:
    runs = _assign(words, skill, wording)
    missing = [slot.name for slot in skill.slots if slot.required and slot.name not in runs]
    covered = {i for run in runs.values() for i in range(run.first, run.last + 1)}
    rest = [token for i, token in enumerate(words) if i not in covered]
    if misfit := _foreign(rest, skill):
        return misfit
    if missing:
        return Misfit(skill, "missing", missing[0])
    unexplained = _unexplained(words, covered, skill)
    if sum(map(_weight, unexplained)) >= 2:
        return Misfit(skill, "leftover", unexplained[0])
    values = {name: _words(instruction, words, run) for name, run in runs.items()}
    things = {t.sense for t in rest if t.part is Part.THING}
    features = frozenset({f"slot:{name}" for name in runs} | {f"thing:{sense}" for sense in things})
    score = sum(_slot_score(words, run, skill.slot(name), wording) for name, run in runs.items())
    score += _agreement(rest, wording) - sum(map(_weight, unexplained))
    return Match(skill, values, features, score)


def _foreign(rest: Sequence[Token], skill: Skill) -> Misfit | None:
    """An act, a thing or an app that this errand does not have."""
    known = {(t.part, t.sense) for wording in skill.wordings for t in _literal(wording)}
    for part, case in ((Part.ACT, "act"), (Part.APP, "app"), (Part.THING, "act"), (Part.NEGATION, "leftover")):
        for token in rest:
            if token.part is part and (part, token.sense) not in known:
                return Misfit(skill, case, token.text)
    acts = {t.sense for t in rest if t.part is Part.ACT}
    if not acts and any(t.part is Part.ACT for wording in skill.wordings for t in _literal(wording)):
        return Misfit(skill, "act", "")
    return None


def _agreement(rest: Sequence[Token], wording: Wording) -> float:
    """How far acts, apps and things are those of the wording."""
    score = 0.0
    for part, worth in ((Part.ACT, 2.0), (Part.APP, 2.0), (Part.THING, 1.5)):
        mine = {t.sense for t in rest if t.part is part}
        theirs = {t.sense for t in _literal(wording) if t.part is part}
        score += worth * (len(mine & theirs) - 0.7 * len(mine ^ theirs))
    return score


def _unexplained(words: Sequence[Token], covered: set[int], skill: Skill) -> list[str]:
    """Words that are no value and stand in no wording: each something that the errand would leave undone."""
    literal = {t.text.lower() for wording in skill.wordings for t in _literal(wording)}
    left: list[str] = []
    previous = -2
    for i, token in enumerate(words):
        if i in covered or token.part not in (Part.TEXT, Part.QUOTED, Part.NUMBER, Part.TIME, Part.DATE):
            continue
        if token.text.lower() in literal or token.text in ("今天", "today"):
            continue
        if previous == i - 1 or (previous == i - 2 and words[i - 1].part is Part.SPACE):
            left[-1] += (" " if words[i - 1].part is Part.SPACE else "") + token.text
        else:
            left.append(token.text)
        previous = i
    return left


def _weight(words: str) -> float:
    """How much unexplained words weigh: a Latin word or two Chinese characters are one."""
    return 1.0 if words.isascii() and " " not in words else 0.5 * len(words.replace(" ", ""))


@lru_cache(maxsize=1024)
def _literal_of(says: str, values: tuple[str, ...]) -> tuple[Token, ...]:
    words = tokens(says)
    taken = {i for value in values if (run := _find(words, says, value)) for i in range(run.first, run.last + 1)}
    return tuple(token for i, token in enumerate(words) if i not in taken)


def _literal(wording: Wording) -> tuple[Token, ...]:
    """The wording's pieces outside its slots."""
    return _literal_of(wording.says, tuple(wording.slots.values()))


def _find(words: Sequence[Token], says: str, value: str) -> Run | None:
    """The run of tokens that holds these words."""
    start = says.find(value)
    if start < 0:
        return None
    inside = [i for i, t in enumerate(words) if t.start < start + len(value) and start < t.end]
    return Run(inside[0], inside[-1]) if inside else None


def _assign(words: tuple[Token, ...], skill: Skill, wording: Wording) -> dict[str, Run]:
    """The runs that fill the slots best without overlapping."""
    runs = list(_runs(words))
    choices: list[tuple[str, list[tuple[float, Run]]]] = []
    for slot in skill.slots:
        scored = [(_slot_score(words, run, slot, wording), run) for run in runs]
        good = sorted((c for c in scored if c[0] > 1.0), key=lambda c: -c[0])[:6]
        choices.append((slot.name, good))
    return _search(choices, {})[1]


def _search(choices: list[tuple[str, list[tuple[float, Run]]]], taken: dict[str, Run]) -> tuple[float, dict[str, Run]]:
    if not choices:
        return 0.0, taken
    (name, candidates), rest = choices[0], choices[1:]
    outcome = _search(rest, taken)
    for score, run in candidates:
        if not any(run.overlaps(other) for other in taken.values()):
            total, filled = _search(rest, {**taken, name: run})
            if total + score > outcome[0]:
                outcome = (total + score, filled)
    return outcome


def _runs(words: Sequence[Token]) -> Iterator[Run]:
    edges = [i for i, token in enumerate(words) if token.part not in NEVER_EDGE]
    for first in edges:
        for last in edges:
            if last >= first:
                yield Run(first, last)


def _slot_score(words: Sequence[Token], run: Run, slot: Slot, wording: Wording) -> float:
    """How well a run of words fills a slot, by the example of this wording; with none, by the others' silence."""
    inside = words[run.first : run.last + 1]
    if not _sort_fits(inside, slot.kind):
        return 0.0
    value = wording.slots.get(slot.name)
    example = _find(tokens(wording.says), wording.says, value) if value else None
    if example is None:
        return 0.0
    theirs = tokens(wording.says)
    score = 1.0 if slot.kind in (Kind.TEXT, Kind.PROSE) else 3.0
    score += 2.0 * _alike(_before(words, run), _before(theirs, example))
    score += 1.0 * _alike(_after(words, run), _after(theirs, example))
    head, their_head = inside[0].part, theirs[example.first].part
    score += 1.0 if head is their_head and head is not Part.TEXT else 0.0
    score -= _cost(inside, slot.kind) + _cut_short(words, run)
    return score


def _sort_fits(inside: Sequence[Token], kind: Kind) -> bool:
    sorts = {TYPED.get(token.part) for token in inside}
    match kind:
        case Kind.NUMBER | Kind.DATE | Kind.TIME:
            return len(inside) == 1 and kind in sorts
        case Kind.TEXT | Kind.PROSE:
            return len(inside) > 1 or inside[0].part in (Part.TEXT, Part.QUOTED) or inside[0].soft


def _cost(inside: Sequence[Token], kind: Kind) -> float:
    cost = sum(BETWEEN[token.part] / (3 if token.soft else 1) for token in inside)
    if inside[0].part is Part.QUOTED and len(inside) == 1:
        return -1.0
    return cost * (0.15 if kind is Kind.PROSE else 1.0)


def _cut_short(words: Sequence[Token], run: Run) -> float:
    """A value that stops in the middle of the words around it is not the value."""
    cut = 0.0
    for beside, step in ((run.first - 1, -1), (run.last + 1, 1)):
        at = beside
        if 0 <= at < len(words) and words[at].part is Part.SPACE:
            at += step
        if 0 <= at < len(words) and words[at].part in (Part.TEXT, Part.QUOTED):
            cut += 2.0
    return cut


def _before(words: Sequence[Token], run: Run) -> str:
    """The sense of what stands before, past glue and counts; text counts as itself."""
    for token in reversed(words[: run.first]):
        if token.part not in (Part.SPACE, Part.FILLER, Part.NUMBER, Part.STOP) and token.sense != "of":
            return _sense(token)
    return ENDS[0]


def _after(words: Sequence[Token], run: Run) -> str:
    for token in words[run.last + 1 :]:
        if token.part not in (Part.SPACE, Part.FILLER):
            return _sense(token)
    return ENDS[1]


def _sense(token: Token) -> str:
    match token.part:
        case Part.TEXT | Part.QUOTED:
            return f"text:{token.text.lower()}"
        case Part.STOP:
            return ENDS[1]
        case Part.APP:
            return "app"
        case _:
            return token.sense


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return 0.3 if one.startswith("text:") and other.startswith("text:") else 0.0


def _words(instruction: str, words: Sequence[Token], run: Run) -> str:
    if run.first == run.last and words[run.first].part is Part.QUOTED:
        return words[run.first].text
    return instruction[words[run.first].start : words[run.last].end].strip()
