"""The seams of the loop, on one screen: whatever fulfils one of these can take its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from fingertips.action import Action, Decision, PhoneAction
from fingertips.event import Ended, Event, Identity, Ruling, Verified
from fingertips.observation import Observation
from fingertips.session import Session


class Phone(Protocol):
    """A device that can be driven."""

    @property
    def serial(self) -> str: ...

    @property
    def identity(self) -> Identity: ...

    def observe(self, after: PhoneAction | None = None) -> Observation:
        """The screen, once it has come to rest. Raises PhoneLost."""
        ...

    def perform(self, action: PhoneAction, aimed_at: Observation) -> None:
        """Do it once, without any retry. Raises StaleScreen, UnknownApp, CannotType, InDoubt, PhoneLost."""
        ...

    def close(self) -> None:
        """Leave the phone as the person had it (their keyboard, say)."""
        ...


class Model(Protocol):
    """Whoever decides: a vision model, a learned skill, a person."""

    @property
    def name(self) -> str: ...

    def decide(self, session: Session, screen: Observation) -> Decision:
        """The next action. Raises Unparsable, LostWay, NoModel, EndpointFailed."""
        ...

    def summarize(self, session: Session, question: str) -> str:
        """Answer the question from the session's notes."""
        ...


class Guard(Protocol):
    """The rules outside the model."""

    def rule(self, decision: Decision, screen: Observation, session: Session) -> Ruling: ...


class Verifier(Protocol):
    """Whether an action had its effect, and whether the claim that the errand ended holds."""

    def judge(self, before: Observation, action: Action, after: Observation) -> Verified: ...

    def weigh(self, decision: Decision, screen: Observation, session: Session) -> Ended: ...


class Memory(Protocol):
    """What is known at the start, and what is learned at the end."""

    def recall(self, instruction: str) -> Sequence[str]: ...

    def learn(self, session: Session) -> None: ...


class Journal(Protocol):
    """Where facts are kept."""

    def write(self, session: Session, event: Event) -> None:
        """On disk when this returns; an Acting has reached the disk itself. Raises JournalFailed."""
        ...
