"""From what the models tell to an errand with its values, or to the reason why it is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fingertips.skills.frames import frame
from fingertips.skills.moments import day, number, today_in_china
from fingertips.skills.reader.errands import LOOKING, REFUSED, errands_of, is_known
from fingertips.skills.reader.models import Span, Told, shipped
from fingertips.skills.reader.pieces import pieces
from fingertips.skills.skill import Kind, Skill, Slot
from fingertips.skills.wording import Part, Token, tokens

_QUOTES = '“”"「」『』《》‘’'
_AFTER = "。，,；;：:、 "
_CASES = {Part.QUESTION: "condition", Part.NEGATION: "opposite"}
_TODAY = ("今天", "today", "今晚", "tonight")


@dataclass(frozen=True)
class Heard:
    """An errand with its values as the reader understands them, and how sure it is, from 0 to 1."""

    skill: Skill
    values: Mapping[str, str]
    sureness: float


@dataclass(frozen=True)
class Unheard:
    """Why it is none of the errands, and the words and the skill that it seemed to be.

    The case is refused, opposite, condition, app, vague, missing or unclear.
    """

    case: str
    words: str
    skill: Skill | None = None


def heard(instruction: str, skills: Sequence[Skill]) -> Heard | Unheard:
    """The instruction as one of the errands that the reader knows and these skills do."""
    told = shipped().told(pieces(instruction))
    if told.act == REFUSED:
        return Unheard("refused", "")
    outside = _outside(instruction, told.spans)
    if left := _left_over(outside, told.act):
        return Unheard(_CASES.get(left.part, "unclear"), left.text)
    doing = [skill for skill in skills if is_known(skill) and skill.name in errands_of(told.act)]
    apps = [token for token in outside if token.part is Part.APP]
    fitting = [skill for skill in doing if all(_knows_app(skill, app) for app in apps)]
    if not fitting:
        return Unheard("app", apps[0].text if apps else "", doing[0] if doing else None)
    if len(fitting) > 1:
        return Unheard("vague", "", fitting[0])
    return _filled(instruction, told, fitting[0])


def _filled(instruction: str, told: Told, skill: Skill) -> Heard | Unheard:
    slots = {slot.name: slot for slot in skill.slots}
    values: dict[str, str] = {}
    for span in told.spans:
        words = _bare(instruction[span.start : span.end])
        if span.slot in values or span.slot not in slots or not _makes_sense(words, slots[span.slot]):
            return Unheard("unclear", words, skill)
        values[span.slot] = words
    missing = next((slot.name for slot in skill.slots if slot.required and slot.name not in values), None)
    return Unheard("missing", missing, skill) if missing else Heard(skill, values, told.sureness)


def _bare(words: str) -> str:
    """The words without the quotation marks around them, but with those inside, and without the stop at their end."""
    inner = words.strip().rstrip(_AFTER).strip(_QUOTES)
    return words.strip().rstrip(_AFTER) if any(mark in inner for mark in _QUOTES) else inner.strip().rstrip(_AFTER)


def _makes_sense(words: str, slot: Slot) -> bool:
    """Whether the words are a value of the slot's sort."""
    match slot.kind:
        case Kind.NUMBER:
            return number(words) is not None and not (words.isascii() and _holds_a_name(words))
        case Kind.DATE:
            return day(words, today_in_china()) is not None
        case _:
            return bool(words)


def _holds_a_name(words: str) -> bool:
    return any(token.part is Part.TEXT for token in tokens(words))


def _left_over(outside: Sequence[Token], act: str) -> Token | None:
    """A day, a time, a number, a quotation, a condition or a no that would go unheeded; who only looks may say no."""
    left = (token for token in outside if _matters(token))
    return next((token for token in left if token.part is not Part.NEGATION or act not in LOOKING), None)


def _matters(token: Token) -> bool:
    match token.part:
        case Part.DATE:
            return token.text.lower() not in _TODAY
        case Part.NUMBER:
            return number(token.text) != 1
        case Part.TIME | Part.QUOTED | Part.NEGATION:
            return True
        case _:
            return token.sense == "condition"


def _outside(instruction: str, spans: Sequence[Span]) -> list[Token]:
    """What stands where no value is."""
    return [
        token
        for token in tokens(instruction)
        if not any(span.start < token.end and token.start < span.end for span in spans)
    ]


def _knows_app(skill: Skill, app: Token) -> bool:
    return app.sense in frame(skill).senses(Part.APP)
