"""The Verifier: whether an action had its effect, and whether the claim that an errand ended holds.

A claim is done only where the last screen shows every text that would prove it and nothing speaks against it. Where
something does it has failed, whatever is claimed; where nothing does and nothing proves it, it stays a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fingertips.action import Action, Decision, Finish, Type
from fingertips.apps.cards import Deck, deck
from fingertips.catalogue import Line
from fingertips.event import Acting, Answered, Asked, Ended, Event, Observed, Status, Topic, Verified
from fingertips.observation import Observation
from fingertips.perception.reading import amounts, folded
from fingertips.session import Session
from fingertips.verify.claims import LONGEST_READ, Act, about, holds, quoted, says_failed, says_lacking, wrong_amount
from fingertips.verify.effects import effect

CLEARING = ("authorise", "install", "log_out")
"""What can't be undone and only clears the way to what was asked for. A scene begins with what is done in it."""
WORDED = ("send", "write")
"""Errands in which the words in quotation marks are what is to be sent or written."""


@dataclass(frozen=True)
class Evidence:
    """`apps` tells which package an app's name stands for."""

    apps: Deck = field(default_factory=deck)

    def judge(self, before: Observation, action: Action, after: Observation) -> Verified:
        return effect(before, action, after, self.apps)

    def weigh(self, decision: Decision, screen: Observation, session: Session) -> Ended:
        claim = decision.action
        assert isinstance(claim, Finish), "only the claim to have finished is weighed"
        if not claim.success:
            return Ended(Status.FAILED, claim.answer, Line("verify.gave_up", {"answer": claim.answer}), "gave_up")
        texts = _texts(screen)
        proof = [text for text in claim.proof if text.strip()]
        proven = bool(proof) and all(holds(texts, text) for text in proof)
        if reason := _contradiction(claim, texts, session, proven):
            return Ended(Status.FAILED, claim.answer, reason, "contradicted")
        if proven:
            return Ended(Status.DONE, claim.answer, Line("verify.proven", {"proof": " · ".join(proof)}))
        if proof and texts:
            missing = next(text for text in proof if not holds(texts, text))
            return Ended(Status.FAILED, claim.answer, Line("verify.unproven", {"text": missing}), "unproven")
        return Ended(Status.CLAIMED, claim.answer, Line("claimed"))


def _contradiction(claim: Finish, texts: tuple[str, ...], session: Session, proven: bool) -> Line | None:
    """The first thing that speaks against the claim."""
    fresh = [text for text in texts if text not in _stood_before(session)]
    act = about(session.instruction)
    reads = act is not None and not act.done
    if (failed := says_failed(fresh)) and not (reads and folded(failed) in folded(claim.answer)):
        return Line("verify.screen_says", {"text": failed})
    if not proven and (lacking := says_lacking(fresh)) and folded(lacking) not in folded(claim.answer):
        return Line("verify.screen_says", {"text": lacking})
    if act and (missing := _never_done(act, session, proven)):
        return Line("verify.never_done", {"text": missing})
    if wrong := wrong_amount(session.instruction, amounts(text[:LONGEST_READ] for text in texts)):
        return Line("verify.wrong_amount", {"sum": str(wrong)})
    if act and act.name in WORDED and (unseen := _never_seen(session, texts)):
        return Line("verify.never_seen", {"text": unseen})
    return None


def _stood_before(session: Session) -> frozenset[str]:
    """The texts that were there before the last step that can't be undone: they say nothing of how it went."""
    last: Observation | None = None
    standing: Observation | None = None
    for event in session.events:
        match event:
            case Observed(observation):
                last = observation
            case Acting(irreversible=True):
                standing = last
            case _:
                continue
    return frozenset(_texts(standing)) if standing else frozenset()


def _never_done(act: Act, session: Session, proven: bool) -> str:
    """What the instruction asks for that leaves something behind, where no step of this session could have done it.

    A step that was cut off may have done it, and a person who took over may have, too.
    """
    if not act.done or (proven and act.unless_proven):
        return ""
    if session.interrupted_scenes or _taken_over(session.events):
        return ""
    kinds = [e.scene.partition(":")[0] for e in session.events if isinstance(e, Acting) and e.irreversible]
    done = session.irreversible_done and any(kind not in CLEARING for kind in kinds)
    return "" if done else act.name


def _taken_over(events: list[Event]) -> bool:
    handed = {event.number for event in events if isinstance(event, Asked) and event.topic is Topic.TAKE_OVER}
    return any(isinstance(event, Answered) and event.number in handed for event in events)


def _never_seen(session: Session, texts: tuple[str, ...]) -> str:
    """Words to be sent or written that were neither typed nor seen, where the phone tells words."""
    if not texts:
        return ""
    known = (*_shown(session), *texts)
    return next((words for words in quoted(session.instruction) if not any(holds([k], words) for k in known)), "")


def _shown(session: Session) -> Iterator[str]:
    for event in session.events:
        match event:
            case Observed(observation):
                yield from _texts(observation)
            case Acting(Type(text)):
                yield text
            case _:
                continue


def _texts(screen: Observation) -> tuple[str, ...]:
    """Everything that stands on the screen, descriptions too."""
    return tuple(text for e in screen.elements for text in dict.fromkeys((e.words, e.label)) if text)
