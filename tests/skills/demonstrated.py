"""A session that somebody demonstrated on drawn screens, verified at its end."""

from __future__ import annotations

from fingertips.action import Action, Decision, Finish, Note, Tap
from fingertips.catalogue import Line
from fingertips.event import (
    Acting,
    Began,
    Decided,
    Ended,
    Noted,
    Observed,
    Recalled,
    Ruled,
    Ruling,
    Status,
    Verdict,
    Verified,
)
from fingertips.observation import Observation
from fingertips.session import Session


class Demonstration:
    """Builds the facts of a session; `by` is whoever decides."""

    def __init__(self, says: str, first: Observation, by: str = "person") -> None:
        self.session = Session("1125-080000-ab12")
        self.by = by
        for event in (Began(says, "paper"), Recalled(()), Observed(first, 0.1)):
            self.session.apply(event)

    def does(self, action: Action, leads_to: Observation | None = None) -> Demonstration:
        """The action, and the screen that it leads to; without one it stays the same."""
        assert self.session.screen is not None
        self.session.apply(Decided(Decision(action, by=self.by)))
        self.session.apply(Ruled(Ruling(Verdict.ALLOW)))
        if isinstance(action, Note):
            element = self.session.screen.under(action.at)[0] if action.at else None
            self.session.apply(Noted(action.name, element.words if element else action.text))
        else:
            self.session.apply(Acting(action))  # type: ignore[arg-type]
            self.session.apply(Observed(leads_to or self.session.screen, 0.1))
            self.session.apply(Verified(True, Line("claimed")))
        return self

    def taps(self, words: str, leads_to: Observation) -> Demonstration:
        """A tap on what bears these words or this id."""
        assert self.session.screen is not None
        at = next(
            e.box.centre for e in self.session.screen.elements if words in (e.words, e.label, e.id.rpartition("/")[2])
        )
        return self.does(Tap(at), leads_to)

    def ends(self, answer: str, *proof: str, status: Status = Status.DONE) -> Session:
        self.session.apply(Decided(Decision(Finish(answer, proof=proof), by=self.by)))
        self.session.apply(Ruled(Ruling(Verdict.ALLOW)))
        self.session.apply(Ended(status, answer, Line("claimed")))
        return self.session
