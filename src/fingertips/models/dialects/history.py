"""What a model is told of what went before: per decision what it had been told, and what happened since the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import assert_never

from fingertips.action import Action, Decision
from fingertips.catalogue import Detail, Locale, sentence
from fingertips.event import (
    Acting,
    Answered,
    Asked,
    Began,
    Decided,
    Ended,
    Event,
    Failed,
    HandedOn,
    Interrupted,
    Noted,
    Observed,
    Recalled,
    Resumed,
    Ruled,
    Topic,
    Verdict,
    Verified,
)
from fingertips.models.request import clipped, tokens
from fingertips.session import Session

LONGEST = 1500
"""The most characters of one note or answer that are told again at every step; the journal keeps all of it."""

Write = Callable[[Action], str]


class Weight(IntEnum):
    """How much it matters that something is told again once its turn is forgotten."""

    PASSING = 0
    NOTED = 1
    PERSON = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that whoever decides is told, in a line."""

    text: str
    weight: Weight = Weight.PASSING


@dataclass(frozen=True, slots=True)
class Turn:
    """One decision: in which app, and what was told before it."""

    app: str
    told: tuple[Told, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class History:
    """The decisions so far, and what is to be told now."""

    turns: tuple[Turn, ...]
    told: tuple[Told, ...]


def history(session: Session, locale: Locale, write: Write) -> History:
    """Pure: what was told once stays as it was, so that what was sent is a prefix of what is sent next."""
    turns: list[Turn] = []
    told: list[Told] = []
    app, asked = "", None
    for event in session.events:
        match event:
            case Observed(observation):
                app = observation.app.package
            case Decided(decision):
                turns.append(Turn(app, tuple(told), decision))
                told = []
            case Asked():
                asked = event
            case HandedOn() if not turns:
                continue  # nobody has done anything yet
            case _:
                told.extend(_told(event, asked, locale, write))
    return History(tuple(turns), tuple(told))


def _told(event: Event, asked: Asked | None, locale: Locale, write: Write) -> Iterator[Told]:
    def say(key: str, weight: Weight = Weight.PASSING, **details: Detail) -> Told:
        return Told(in_a_line(sentence(f"told.{key}", locale, details)), weight)

    match event:
        case Recalled(lines):
            for line in lines:
                yield say("recalled", Weight.NOTED, line=clipped(line, LONGEST))
        case Ruled(ruling):
            if ruling.verdict is Verdict.REFUSE:
                yield say("refused", reason=ruling.reason.text(locale) if ruling.reason else "")
        case Answered(_, answer, agrees):
            question = clipped(asked.question.text(locale), LONGEST) if asked else ""
            topic = asked.topic if asked else Topic.QUESTION
            yield _answered(topic, question, clipped(answer, LONGEST), agrees, locale)
        case Interrupted(acting, reason):
            yield say("interrupted", action=write(acting.action), reason=reason.text(locale))
        case Noted(name, text):
            yield say("noted", Weight.NOTED, name=name or "-", text=clipped(text, LONGEST))
        case Verified(effect, evidence):
            if effect is False:
                yield say("no_effect", evidence=evidence.text(locale))
        case Failed(_, reason):
            yield say("failed", reason=clipped(reason.text(locale), LONGEST))
        case HandedOn(_, reason):
            yield say("handed_on", reason=reason.text(locale))
        case Resumed():
            yield say("resumed")
        case Began() | Observed() | Decided() | Asked() | Acting() | Ended():
            return
        case _:
            assert_never(event)


def _answered(topic: Topic, question: str, answer: str, agrees: bool, locale: Locale) -> Told:
    details: dict[str, Detail] = {"question": question, "answer": answer or "-"}
    match topic:
        case Topic.CONSENT:
            key = "told.agreed" if agrees else "told.declined"
        case Topic.QUESTION:
            key = "told.answered"
        case Topic.TAKE_OVER:
            key = "told.took_over" if agrees else "told.left_undone"
        case _:
            assert_never(topic)
    weight = Weight.PASSING if topic is Topic.CONSENT else Weight.PERSON
    return Told(in_a_line(sentence(key, locale, details)), weight)


def what_fits(lines: Iterable[Told], room: int) -> list[Told]:
    """As many lines as fit into so many tokens, the weighty and then the later first; in their order."""
    each = list(lines)
    chosen: list[int] = []
    for place in sorted(range(len(each)), key=lambda n: (each[n].weight, n), reverse=True):
        length = tokens(each[place].text)
        if length <= room:
            room -= length
            chosen.append(place)
    return [each[place] for place in sorted(chosen)]


def in_a_line(text: str) -> str:
    """One fact is one line, so that what a screen or a stranger wrote can't pass for the next fact."""
    return " / ".join(line for part in text.splitlines() if (line := part.strip()))
