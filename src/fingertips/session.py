"""A session is the fold of its events: what it knows follows from the facts and from nothing else."""

from __future__ import annotations

from typing import assert_never

from fingertips.action import Decision, Usage
from fingertips.event import (
    UNKNOWN,
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
    Verified,
)
from fingertips.observation import Observation

UNTOUCHED = "stale_screen"
"""The code of a mistake that is made before the finger falls: what was agreed to is still to be done."""


class Session:
    """One instruction and all that happened for it. `apply` is the only way in which it changes."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.events: list[Event] = []
        self.status = Status.RUNNING
        self.instruction = ""
        self.phone = ""
        self.identity = UNKNOWN
        """Who answered at the phone's address when it began."""
        self.screen: Observation | None = None
        self.question: Asked | None = None
        self.in_doubt: Acting | None = None
        self.pending: Decision | None = None
        """A decision not yet carried out. It outlives a new look only while a consent to it is unspent."""
        self.consents: dict[str, int] = {}
        """Unspent consents: the scene that the person agreed to, and the question's number."""
        self.interrupted_scenes: set[str] = set()
        self.notes: list[Noted] = []
        self.answer = ""
        self.model = ""
        self.steps = 0
        self.model_calls = 0
        self.tokens = 0
        self.cost = 0.0
        self.unpriced_calls = 0
        """Calls whose price nobody knows: they are not in `cost`."""
        self.seconds = 0.0
        self.questions = 0
        self.mistakes_in_a_row = 0
        self.refusals_in_a_row = 0
        self.irreversible_done = 0

    def apply(self, event: Event) -> None:
        self.events.append(event)
        match event:
            case Began(instruction, phone, _, identity):
                self.instruction, self.phone, self.identity = instruction, phone, identity
            case Recalled():
                pass
            case Observed(observation, took):
                self._observed(observation, took)
            case Decided(decision):
                self._decided(decision)
            case Ruled(ruling):
                self._ruled(ruling)
            case Asked():
                self._asked(event)
            case Answered():
                self._answered(event)
            case Acting():
                self._acting(event)
            case Interrupted(acting):
                self.in_doubt = None
                if acting.irreversible:
                    self.interrupted_scenes.add(acting.scene)
            case Noted():
                self.notes.append(event)
            case Verified():
                self.mistakes_in_a_row = 0
            case Failed(code, usage=usage):
                self._spent(usage)
                if code == UNTOUCHED and self.in_doubt and self.in_doubt.consent is not None:
                    self.consents[self.in_doubt.scene] = self.in_doubt.consent
                self.in_doubt = None
                self.pending = None
                self.mistakes_in_a_row += 1
            case HandedOn(to):
                self.model = to
                self.mistakes_in_a_row = 0
            case Resumed():
                self.status = Status.RUNNING
                self.mistakes_in_a_row = self.refusals_in_a_row = 0
            case Ended(status, answer):
                self.status, self.answer = status, answer
                self.question = None
            case _:
                assert_never(event)

    def _observed(self, observation: Observation, took: float) -> None:
        if self.in_doubt is not None and self.in_doubt.irreversible:
            self.irreversible_done += 1
        self.in_doubt = None
        if not self.consents:
            self.pending = None
        self.screen = observation
        self.seconds += took

    def _decided(self, decision: Decision) -> None:
        self.steps += 1
        self.pending = decision
        self._spent(decision.usage)

    def _spent(self, usage: Usage) -> None:
        self.model_calls += usage.calls
        self.tokens += usage.tokens_in + usage.tokens_out
        if usage.cost is None:
            self.unpriced_calls += usage.calls
        else:
            self.cost += usage.cost
        self.seconds += usage.seconds

    def _ruled(self, ruling: Ruling) -> None:
        if ruling.verdict is Verdict.REFUSE:
            self.refusals_in_a_row += 1
            self.pending = None
        elif ruling.allows:
            self.refusals_in_a_row = 0
            self.pending = None

    def _asked(self, event: Asked) -> None:
        self.question = event
        self.questions = event.number
        self.status = Status.WAITING
        if event.topic is Topic.CONSENT:
            self.consents = {}  # an earlier yes that was never used is not kept in store

    def _answered(self, event: Answered) -> None:
        asked, self.question = self.question, None
        self.status = Status.RUNNING
        if asked is None or asked.topic is not Topic.CONSENT:
            self.pending = None
        elif event.agrees:
            self.consents[asked.scene] = asked.number
        else:
            self.status = Status.CANCELLED  # the no itself ends it, should its Ended never be written

    def _acting(self, event: Acting) -> None:
        self.in_doubt = event
        if event.consent is not None:
            self.consents = {s: n for s, n in self.consents.items() if n != event.consent}
