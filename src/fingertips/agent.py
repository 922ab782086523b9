"""The loop: observe, decide, rule, act, verify; each fact on disk before the next move.

A yield is the commit: `run` writes what `_moves` yields, and the line after a yield runs only once its fact
is on disk. So a session can be killed anywhere and `run` again goes on from what is known.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from fingertips.action import (
    Ask,
    Decision,
    Finish,
    Note,
    PhoneAction,
    Summarize,
    TakeOver,
)
from fingertips.catalogue import Line, say
from fingertips.errors import Fatal, InDoubt, LimitReached, Mistake, Stuck
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
    Ruling,
    Status,
    Topic,
    Verdict,
)
from fingertips.observation import Observation
from fingertips.ports import Guard, Journal, Memory, Model, Phone, Verifier
from fingertips.session import Session

CANCELLED = Ended(Status.CANCELLED, "", Line("cancelled"), "cancelled")
"""The person drops the errand; whatever process drives it finds this fact in its way and stops."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a session stops by itself. Seconds count work, not waiting for a person; None is no limit."""

    steps: int = 100
    seconds: float = 1800
    tokens: int | None = None
    money: float | None = None
    mistakes: int = 5
    refusals: int = 3

    def check(self, session: Session) -> None:
        """Raises LimitReached with the name of the limit."""
        for case, used, limit in (
            ("steps", session.steps, self.steps),
            ("seconds", session.seconds, self.seconds),
            ("tokens", session.tokens, self.tokens),
            ("money", session.cost, self.money),
        ):
            if limit is not None and used >= limit:
                raise LimitReached(case=case, limit=limit)
        if self.money is not None and session.unpriced_calls:
            raise LimitReached(case="unpriced", limit=self.money)
        for case, row, limit in (
            ("mistakes", session.mistakes_in_a_row, self.mistakes),
            ("refusals", session.refusals_in_a_row, self.refusals),
        ):
            if row >= limit:
                raise LimitReached(case=case, limit=limit, reason=_last_reason(session))


@dataclass(frozen=True)
class Agent:
    """The parts of a run. `models` decide in this order: when one is stuck the next goes on from there."""

    phone: Phone
    models: Sequence[Model]
    guard: Guard
    verifier: Verifier
    memory: Memory
    journal: Journal
    limits: Limits = Limits()

    def begin(self, session: Session, instruction: str, locale: str = "") -> Session:
        """The first fact of a new session."""
        self._commit(session, Began(instruction, self.phone.serial, locale, self.phone.identity))
        return session

    def run(self, session: Session) -> Session:
        """Go on until it ends or waits for a person. Call again to resume, even after a crash.

        Raises JournalFailed; every other trouble is a fact of the session.
        """
        for event in self._moves(session):
            self._commit(session, event)
        if session.status is Status.DONE:
            self.memory.learn(session)
        return session

    def _commit(self, session: Session, event: Event) -> None:
        self.journal.write(session, event)  # on disk first,
        session.apply(event)  # then true

    def _moves(self, session: Session) -> Iterator[Event]:
        """One yield, one fact."""
        try:
            yield from self._catch_up(session)
            while session.status is Status.RUNNING:
                try:
                    self.limits.check(session)
                    yield from self._step(session)
                except InDoubt as doubt:
                    yield from self._interrupted(session, doubt.line)
                except Stuck as stuck:
                    yield self._hand_on(session, stuck)
                except Mistake as mistake:
                    yield Failed(mistake.code, mistake.line, mistake.usage)
                    yield self._look()
        except Fatal as fatal:
            yield Ended(Status.FAILED, "", fatal.line, fatal.code)

    def _catch_up(self, session: Session) -> Iterator[Event]:
        """What must be known before the first step: after a crash, that an intent is in doubt; then the screen."""
        if session.status is not Status.RUNNING:
            return
        if not any(isinstance(event, Recalled) for event in session.events):
            yield Recalled(tuple(self.memory.recall(session.instruction)))
        if session.in_doubt:
            restarted = self._restarted_since(session.in_doubt.boot)
            yield from self._interrupted(session, Line("interrupted.restarted" if restarted else "interrupted"))
        else:
            yield self._look()

    def _interrupted(self, session: Session, reason: Line) -> Iterator[Event]:
        if session.in_doubt:
            yield Interrupted(session.in_doubt, reason)
        yield self._look()

    def _restarted_since(self, boot: str) -> bool:
        now = self.phone.identity.boot
        return boot != now and bool(boot and now)

    def _look(self) -> Observed:
        started = time.monotonic()
        screen = self.phone.observe()
        return Observed(screen, time.monotonic() - started)

    def _step(self, session: Session) -> Iterator[Event]:
        screen = session.screen
        assert screen is not None, "a step follows a look"
        decision, ruling = self._agreed(session, screen)
        if decision is None:
            decision = self._model(session).decide(session, screen)
            yield Decided(decision)
        if ruling is None:
            ruling = self.guard.rule(decision, screen, session)
        yield Ruled(ruling)
        match ruling.verdict:
            case Verdict.ALLOW:
                yield from self._carry_out(decision, ruling, screen, session)
            case Verdict.ASK:
                yield self._question(session, Topic.CONSENT, ruling.reason or Line("consent"), ruling.scene)
            case Verdict.HAND_OVER:
                yield self._question(session, Topic.TAKE_OVER, ruling.reason or Line("take_over"))
            case Verdict.REFUSE:
                pass
            case _:
                assert_never(ruling.verdict)

    def _agreed(self, session: Session, screen: Observation) -> tuple[Decision | None, Ruling | None]:
        """The decision that the person has agreed to, while what they agreed to is still what is seen."""
        if session.pending and session.consents:
            ruling = self.guard.rule(session.pending, screen, session)
            if ruling.allows and ruling.consent is not None:
                return session.pending, ruling
        return None, None

    def _carry_out(self, decision: Decision, ruling: Ruling, screen: Observation, session: Session) -> Iterator[Event]:
        action = decision.action
        match action:
            case Finish():
                yield self.verifier.weigh(decision, screen, session)
            case Ask(question):
                yield self._question(session, Topic.QUESTION, Line.verbatim(question))
            case TakeOver(reason):
                yield self._question(session, Topic.TAKE_OVER, Line.verbatim(reason))
            case Note():
                yield noted(action, screen)
            case Summarize(question):
                yield Noted("summary", self._model(session).summarize(session, question))
            case _:
                yield from self._act(action, ruling, screen)

    def _act(self, action: PhoneAction, ruling: Ruling, before: Observation) -> Iterator[Event]:
        boot = self.phone.identity.boot
        yield Acting(action, ruling.irreversible, ruling.scene, ruling.consent, boot)
        started = time.monotonic()
        self.phone.perform(action, aimed_at=before)
        after = self.phone.observe(after=action)
        if self._restarted_since(boot):  # what is seen now tells nothing of what was done before
            raise InDoubt(reason=say("phone_restarted"))
        yield Observed(after, time.monotonic() - started)
        yield self.verifier.judge(before, action, after)

    def _question(self, session: Session, topic: Topic, question: Line, scene: str = "") -> Asked:
        return Asked(session.questions + 1, topic, question, scene)

    def _model(self, session: Session) -> Model:
        return next((m for m in self.models if m.name == session.model), self.models[0])

    def _hand_on(self, session: Session, stuck: Stuck) -> Event:
        """The next model goes on from this very step; without one the session ends with where and why."""
        after = self.models.index(self._model(session)) + 1
        if after < len(self.models):
            return HandedOn(self.models[after].name, stuck.line)
        return Ended(Status.FAILED, "", stuck.line, stuck.code)

    def answer(self, session: Session, text: str, agrees: bool) -> Session:
        """The person's answer to the open question; a no to a consent ends the session."""
        question = session.question
        assert question is not None, "only an open question can be answered"
        self._commit(session, Answered(question.number, text, agrees))
        if question.topic is Topic.CONSENT and not agrees:
            self._commit(session, Ended(Status.CANCELLED, "", Line("declined"), "declined"))
        return session

    def cancel(self, session: Session) -> Session:
        self._commit(session, CANCELLED)
        return session

    def reopen(self, session: Session) -> Session:
        """A session that failed goes on, now that what stopped it is mended."""
        self._commit(session, Resumed())
        return session


def noted(note: Note, screen: Observation) -> Noted:
    """What the note keeps: the words of the page or of the element at its place, else its own text."""
    element = screen.target(note.at) if note.at else None
    text = "\n".join(screen.texts) if note.page else screen.wording(element) if element else ""
    return Noted(note.name, text or note.text, screen.app.package)


def _last_reason(session: Session) -> str:
    for event in reversed(session.events):
        match event:
            case Failed(_, reason):
                return str(reason)
            case Ruled(ruling) if ruling.reason:
                return str(ruling.reason)
            case _:
                continue
    return ""
