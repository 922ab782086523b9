"""What makes an instruction another errand than the one that it is read as, and what that one would not heed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fingertips.skills.counts import number
from fingertips.skills.frames import BEYOND, TELLING, Frame, Run, Told, knows, stretches, telling, tells
from fingertips.skills.skill import Skill
from fingertips.skills.wording import Part, Token

PRELUDE = "search"
"""An act that others begin with: to look for something and buy it is to buy it."""
_PLAIN = (Part.TEXT, Part.QUOTED, Part.NUMBER, Part.TIME, Part.DATE, Part.OPTION)


@dataclass(frozen=True)
class Misfit:
    """Why a skill is not what the instruction asks for, and the words.

    The case is opposite, question, condition, act, app, leftover or missing; `score` how well the rest was read.
    """

    skill: Skill
    case: str
    words: str
    score: float = 0.0


def heard_in(words: Iterable[Token]) -> Told:
    return frozenset((token.part, token.sense) for token in words if token.part in TELLING)


def another_errand(rest: Sequence[Token], runs: Mapping[str, Run], skill: Skill, learned: Frame) -> Misfit | None:
    """What makes it another errand, the most telling first."""
    if foreign := next((t for t in rest if t.part is Part.APP and not knows(learned, t)), None):
        return Misfit(skill, "app", foreign.text)
    rest = _heeded(rest, learned)
    if negated := next((t for t in rest if t.part is Part.NEGATION), None):
        after = next((t for t in rest if t.part is Part.ACT and t.start >= negated.end), None)
        return Misfit(skill, "opposite", _beside_it(negated, after) if after else negated.text)
    if asked := next((t for t in rest if t.part is Part.QUESTION), None):
        return Misfit(skill, "condition" if asked.sense == "condition" else "question", asked.text)
    if foreign := next(
        (t for t in rest if t.part in (Part.ACT, Part.THING) and not knows(learned, t)),
        None,
    ):
        if foreign.sense == BEYOND:
            return Misfit(skill, "leftover", foreign.text)
        if foreign.sense != PRELUDE or not any(t.part is Part.ACT and knows(learned, t) for t in rest):
            return Misfit(skill, "act", foreign.text)
    if misfit := _unfit(heard_in(rest), runs, skill, learned):
        return misfit
    missing = [slot.name for slot in skill.slots if slot.required and slot.name not in runs]
    return Misfit(skill, "missing", missing[0]) if missing else None


def _heeded(rest: Sequence[Token], learned: Frame) -> Sequence[Token]:
    """Without a negated act that the errand leaves undone anyway: only compare, don't buy."""
    solid = [t for t in rest if t.part not in (Part.SPACE, Part.FILLER)]
    undone = [
        (no, act)
        for no, act in pairwise(solid)
        if no.part is Part.NEGATION and act.part is Part.ACT and act.sense != BEYOND and not knows(learned, act)
    ]
    left = [t for t in rest if not any(t in pair for pair in undone)]
    return left if any(t.part is Part.ACT and knows(learned, t) for t in left) else rest


def _beside_it(negated: Token, act: Token) -> str:
    return f"{negated.text} {act.text}" if act.text.isascii() else negated.text + act.text


def _unfit(told: Told, runs: Mapping[str, Run], skill: Skill, learned: Frame) -> Misfit | None:
    """The acts and apps without which it is not this errand: all that every wording has, unless none is named."""
    for part, case in ((Part.ACT, "act"), (Part.APP, "app"), (Part.THING, "act")):
        needed = [pair for pair in learned.always if pair[0] is part]
        if (part is Part.THING or any(kind is part for kind, _ in told)) and not all(
            tells(told, pair) for pair in needed
        ):
            return Misfit(skill, case, "")
    acts = any(part is Part.ACT for part, _ in told)
    if acts and telling(told) < learned.least:
        return Misfit(skill, "act", "")
    hinted = any(part in (Part.APP, Part.THING) for part, _ in told) and (runs or not skill.slots)
    if not acts and learned.senses(Part.ACT) and not hinted:
        return Misfit(skill, "act", "")
    return None


def left_over(
    words: Sequence[Token], rest: Sequence[int], runs: Mapping[str, Run], skill: Skill, learned: Frame
) -> str:
    """The words that the errand would not heed: such as no wording has, or what tells of a value that is not there."""
    return _unexplained(words, rest, learned) or _unfilled(words, rest, runs, skill, learned)


def _unexplained(words: Sequence[Token], rest: Sequence[int], learned: Frame) -> str:
    """Words that are no value and stand in no wording: something that the errand would leave undone."""
    strange = (t.text for i in rest if (t := words[i]).part is not Part.TEXT and not is_explained(t, learned))
    if typed := next(strange, ""):
        return typed
    return next(
        (text for text in stretches(words, rest) if text.lower() not in learned.literal),
        "",
    )


def _unfilled(
    words: Sequence[Token], rest: Sequence[int], runs: Mapping[str, Run], skill: Skill, learned: Frame
) -> str:
    """What says that a remark or an address comes, where none was taken for it."""
    for slot in skill.slots:
        cues = {before for before, _ in learned.around.get(slot.name, ())} & {"remark", "deliver"}
        cues |= {"hand"} if "deliver" in cues else set()
        if slot.name not in runs and (cue := next((words[i] for i in rest if words[i].sense in cues), None)):
            return cue.text
    return ""


def is_explained(token: Token, learned: Frame) -> bool:
    """Whether words outside every value add nothing: those of a wording, or that it is for today."""
    if token.part is Part.NUMBER:
        return number(token.text) == 1
    return token.part not in _PLAIN or token.text.lower() in learned.literal or token.text.lower() in ("今天", "today")
