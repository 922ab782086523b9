"""A person who decides: they see what the screen holds as a numbered list and type what to do, a line an action.

So a demonstration goes through the same loop, guard and journal as any model's decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from fingertips.action import Decision, Finish
from fingertips.catalogue import reader, say
from fingertips.errors import Unparsable
from fingertips.models.commands import Unclear, Verb, listed, understood
from fingertips.models.dialects.autoglm_calls import write
from fingertips.models.dialects.history import history
from fingertips.models.request import clipped
from fingertips.observation import Element, Observation
from fingertips.session import Session

LONGEST_WORDS = 60


class Console(Protocol):
    """Where the person reads and types."""

    def show(self, lines: Sequence[str]) -> None: ...

    def read(self) -> str:
        """One line. Raises EOFError when there will be no more."""
        ...


class ScriptedConsole:
    """Lines typed beforehand, for recordings and tests; `shown` is what the person would have read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.shown: list[str] = []

    def show(self, lines: Sequence[str]) -> None:
        self.shown.extend(lines)

    def read(self) -> str:
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        return line


class PersonModel:
    """Asks until a line is an action. Who leaves, leaves the errand unfinished."""

    def __init__(self, console: Console, name: str = "person") -> None:
        self.name = name
        self._console = console

    def decide(self, session: Session, screen: Observation) -> Decision:
        told = history(session, reader(), write).told
        self._console.show([line.text for line in told])
        self._console.show(listing(screen))
        while True:
            line = self._read()
            if line is None:
                return Decision(Finish(say("person.left"), success=False), by=self.name)
            try:
                understanding = understood(line, screen)
            except Unclear as unclear:
                self._console.show([str(unclear.line)])
                continue
            match understanding:
                case Verb.LEAVE:
                    return Decision(Finish(say("person.left"), success=False), by=self.name)
                case Verb.HELP:
                    self._console.show(say("person.help").splitlines())
                case Verb():
                    self._console.show(listing(screen))
                case action:
                    return Decision(action, line.strip(), by=self.name)

    def summarize(self, session: Session, question: str) -> str:
        """The person answers their own question, with the notes before them. Raises Unparsable."""
        notes = [f"{note.name or '-'}: {note.text}" for note in session.notes]
        self._console.show([*notes, question])
        answer = self._read()
        if answer is None:
            raise Unparsable(case="no_summary")
        return answer.strip()

    def _read(self) -> str | None:
        """The next line that holds anything; None when there is none."""
        while True:
            try:
                line = self._console.read()
            except EOFError:
                return None
            if line.strip():
                return line


def listing(screen: Observation) -> list[str]:
    """The screen as lines: its app, and its elements with their numbers."""
    lines = [say("person.protected" if screen.secure else "person.screen", app=screen.app.package)]
    elements = listed(screen)
    lines += [f"{number:>3}  {_described(element, screen)}" for number, element in enumerate(elements, start=1)]
    if not elements:
        lines.append(say("person.no_elements"))
    return lines


def _described(element: Element, screen: Observation) -> str:
    words = clipped(" ".join(element.words.split()), LONGEST_WORDS)
    if not words:
        words = f"({clipped(' '.join(screen.wording(element).split()), LONGEST_WORDS)})"
    marks = [
        mark
        for mark, holds in (
            ("*", element.clickable),
            ("_", element.editable),
            (">", element.focused),
            ("x", element.checked),
            ("-", not element.enabled),
        )
        if holds
    ]
    return f"{words}  [{element.role}{''.join(marks)}]"
