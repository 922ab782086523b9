"""From an instruction to one plan, or to one sentence that says why there is none and what to do.

Two read it. The trained reader knows the errands that come along, however somebody asks for them; the frames of
recorded wordings know every skill, those that this person taught with one sentence too. Where the reader knows an
errand its word counts: it is taken where it is sure, or where both read the same. Where it hears none, the frames may,
since they explain every word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fingertips.errors import NoSkill
from fingertips.skills.matching import LONGEST, Match, Misfit, best, fit, things_in
from fingertips.skills.moments import number
from fingertips.skills.reader import Heard, Unheard, heard, is_known
from fingertips.skills.skill import Kind, Skill
from fingertips.skills.values import Plan, language_of

_LOOSE = re.compile(r"^(?:an?|the|some|my|our|on|for)\s+|[里的?？!！]$")
"""What may stand beside a value or not."""
SURE = 0.95
"""From this sureness on the reader is taken at its word."""


def choose(instruction: str, skills: Sequence[Skill]) -> Plan:
    """The skill that the instruction asks for, its slots filled. Raises NoSkill."""
    if not skills:
        raise NoSkill(case="empty")
    if len(instruction) > LONGEST:
        raise _refusal(instruction, ())
    matches, misfits = best(instruction, skills)
    taught = [match for match in matches if not is_known(match.skill)]
    if taught or not any(map(is_known, skills)):
        return _fitted(instruction, taught or matches, misfits)
    return _heard(instruction, heard(instruction, skills), matches, misfits)


def planned(instruction: str, skill: Skill) -> Plan:
    """The instruction read as this very skill. Raises NoSkill where it can't be any more."""
    read = fit(instruction, skill)
    matches, misfits = ([read], []) if isinstance(read, Match) else ([], [read])
    if is_known(skill):
        return _heard(instruction, heard(instruction, [skill]), matches, misfits)
    return _fitted(instruction, matches, misfits)


def _fitted(instruction: str, matches: Sequence[Match], misfits: Sequence[Misfit]) -> Plan:
    """The plan of the one match. Raises NoSkill where there is none, or more than one."""
    if not matches:
        raise _refusal(instruction, misfits)
    if len(matches) > 1 or matches[0].vague:
        raise _unsettled(instruction, matches)
    match = matches[0]
    return Plan(match.skill, match.values, match.features, language_of(instruction))


def _heard(instruction: str, read: Heard | Unheard, matches: Sequence[Match], misfits: Sequence[Misfit]) -> Plan:
    """The plan of the reader, or where it hears no errand, of the frames. Raises NoSkill where neither will do."""
    if isinstance(read, Unheard):
        if len(matches) == 1 and not matches[0].vague and read.case not in ("opposite", "condition"):
            return _fitted(instruction, matches, misfits)
        raise _unheard(instruction, read, matches, misfits)
    if read.sureness < SURE and not any(_same(read, match) for match in matches):
        words = " · ".join(read.values.values())
        raise NoSkill(case="doubt", skill=_title(read.skill, language_of(instruction)), words=words)
    features = {*(f"slot:{name}" for name in read.values), *things_in(instruction, read.values.values())}
    return Plan(read.skill, read.values, frozenset(features), language_of(instruction))


def _same(read: Heard, match: Match) -> bool:
    """Whether both read the same skill and the same values; one of something may go unsaid."""
    return read.skill is match.skill and _told(read.skill, read.values) == _told(match.skill, match.values)


def _told(skill: Skill, values: Mapping[str, str]) -> Mapping[str, object]:
    counts = {slot.name for slot in skill.slots if slot.kind is Kind.NUMBER}
    words = {name: _LOOSE.sub("", value.lower()) for name, value in values.items() if name not in counts}
    return words | {name: number(values[name]) for name in counts if name in values and number(values[name]) != 1}


def _unheard(instruction: str, read: Unheard, matches: Sequence[Match], misfits: Sequence[Misfit]) -> NoSkill:
    """What is said instead: what the reader missed, else what the frames say of it."""
    skill = _title(read.skill, language_of(instruction)) if read.skill else ""
    match read.case:
        case "opposite" | "condition" | "missing" | "vague" | "unclear":
            return NoSkill(case=read.case, skill=skill, words=read.words)
        case _ if len(matches) > 1 or (matches and matches[0].vague):
            return _unsettled(instruction, matches)
        case _:
            return _refusal(instruction, [misfit for misfit in misfits if misfit.case != "missing"])


def _unsettled(instruction: str, matches: Sequence[Match]) -> NoSkill:
    """That it could be one or the other, or lacks the app."""
    titles = [_title(match.skill, language_of(instruction)) for match in matches]
    if len(titles) > 1:
        return NoSkill(case="unsure", one=titles[0], other=titles[1])
    return NoSkill(case="vague", skill=titles[0])


def _refusal(instruction: str, misfits: Sequence[Misfit]) -> NoSkill:
    """The most telling reason: that the opposite is asked for, what would be left undone, what is not said."""
    language = language_of(instruction)
    short = instruction if len(instruction) <= 80 else instruction[:79] + "…"
    nearest = sorted(misfits, key=lambda misfit: -misfit.score)
    for case in ("opposite", "question", "condition"):
        if misfit := next((m for m in nearest if m.case == case), None):
            return NoSkill(case=case, words=misfit.words)
    for case in ("leftover", "missing"):
        if misfit := next((m for m in nearest if m.case == case), None):
            return NoSkill(case=case, skill=_title(misfit.skill, language), words=misfit.words)
    return NoSkill(case="unknown", instruction=short)


def _title(skill: Skill, language: str) -> str:
    return skill.title.get(language) or skill.name
