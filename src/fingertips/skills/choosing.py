"""From an instruction to one plan, or to one sentence that says why there is none and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from fingertips.errors import NoSkill
from fingertips.skills.matching import Match, Misfit, best, fit
from fingertips.skills.skill import Skill
from fingertips.skills.values import Plan, language_of


def choose(instruction: str, skills: Sequence[Skill]) -> Plan:
    """The skill that the instruction asks for, its slots filled. Raises NoSkill."""
    if not skills:
        raise NoSkill(case="empty")
    matches, misfits = best(instruction, skills)
    if not matches:
        raise _refusal(instruction, misfits)
    language = language_of(instruction)
    if len(matches) > 1:
        raise NoSkill(
            case="unsure",
            one=_title(matches[0].skill, language),
            other=_title(matches[1].skill, language),
        )
    if matches[0].vague:
        raise NoSkill(case="vague", skill=_title(matches[0].skill, language))
    return _plan(instruction, matches[0])


def planned(instruction: str, skill: Skill) -> Plan:
    """The instruction read as this very skill. Raises NoSkill where it can't be any more."""
    match fit(instruction, skill):
        case Match() as found:
            return _plan(instruction, found)
        case Misfit() as misfit:
            raise _refusal(instruction, [misfit])


def _plan(instruction: str, match: Match) -> Plan:
    return Plan(match.skill, match.values, match.features, language_of(instruction))


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
