"""Decisions given beforehand: for tests, demonstrations and recordings; the rest of the loop is the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fingertips.action import Decision, Finish
from fingertips.errors import Mistake
from fingertips.observation import Observation
from fingertips.session import Session

Move = Decision | Mistake | Callable[[Session, Observation], Decision]


class ScriptedModel:
    """Decides what it was given, in order, then claims to be finished. A Mistake among the moves is raised."""

    def __init__(self, moves: Iterable[Move] = (), name: str = "scripted") -> None:
        self.name = name
        self._moves = iter(moves)

    def decide(self, session: Session, screen: Observation) -> Decision:
        match next(self._moves, None):
            case None:
                return Decision(Finish(""), by=self.name)
            case Mistake() as mistake:
                raise mistake
            case Decision() as decision:
                return decision
            case move:
                return move(session, screen)

    def summarize(self, session: Session, question: str) -> str:
        return "\n".join(f"{note.name}: {note.text}" if note.name else note.text for note in session.notes)
