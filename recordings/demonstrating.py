"""A demonstration played through the loop: the same guard, journal and verifier as for any errand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from fingertips.action import Decision, Tap, Wait
from fingertips.agent import Agent
from fingertips.event import Decided, Failed, Ruled, Status
from fingertips.guard.rules import Consent, Rules
from fingertips.journal.store import SqliteJournal
from fingertips.models.commands import Unclear, Verb, understood
from fingertips.observation import Element, Observation
from fingertips.perception.reading import folded
from fingertips.ports import Phone
from fingertips.session import Session
from fingertips.skills.finding import name_of, pieces
from fingertips.skills.moments import today_in_china
from fingertips.skills.obstacles import closing, loading
from fingertips.verify.verifier import Evidence
from recordings.scripts import Take

ALLOWED = frozenset({"com.ringo.messages"})
PATIENCE = 5
"""So often a person waits for what they look for."""
_BY_ID = re.compile(r"@(\w+)(?:#(\d+))?(?:~(.+?))?(?= as |$)")


class NotShown(Exception):
    """A demonstration that does not fit the phone: the move, and what was on the screen."""


class Nothing:
    """A memory that knows nothing and learns nothing."""

    def recall(self, instruction: str) -> Sequence[str]:
        return ()

    def learn(self, session: Session) -> None:
        pass


class Demonstrator:
    """Types the moves of a script, one at each look, closing what comes in between as a person would."""

    name = "person"

    def __init__(self, moves: Sequence[str]) -> None:
        self._moves = list(moves)
        self._patience = PATIENCE

    def decide(self, session: Session, screen: Observation) -> Decision:
        if not self._moves:
            raise NotShown("the script has no finish")
        line = self._moves[0]
        if loading(screen) and self._patience:
            self._patience -= 1
            return Decision(Wait(2), "wait", by=self.name)
        for note in session.notes:
            line = line.replace(f"<{note.name}>", note.text)
        try:
            action = understood(_placed(line, screen), screen)
        except (Unclear, NotShown) as unclear:
            mark = closing(screen)
            if mark is not None and name_of(mark.id) == "close_sheet":
                mark = None
            if mark is None and self._patience:
                self._patience -= 1
                return Decision(Wait(2), "wait", by=self.name)
            if mark is None:
                said = "\n".join(f"  {e.role} {name_of(e.id)} {e.words}" for e in screen.elements)
                raise NotShown(f"{line}: {getattr(unclear, 'line', unclear)}\n{said}") from None
            return Decision(Tap(mark.box.centre), "close", by=self.name)
        assert not isinstance(action, Verb), line
        self._moves.pop(0)
        self._patience = PATIENCE
        return Decision(action, line, by=self.name)

    def summarize(self, session: Session, question: str) -> str:
        return ""


def play(take: Take, phone: Phone, home: Path) -> Session:
    """The session of a demonstration. Raises NotShown where it can't be played to a verified end."""
    journal = SqliteJournal(home)
    moves = [_dated(move, take.locale) for move in take.moves]
    agent = Agent(phone, [Demonstrator(moves)], Rules(Consent.YES, ALLOWED), Evidence(), Nothing(), journal)
    session = agent.run(agent.begin(journal.new(), take.wording.says, take.locale))
    journal.close()
    if session.status is not Status.DONE:
        raise NotShown(f"{take.wording.says}: {session.status}\n" + "\n".join(_story(session)))
    return session


def _dated(move: str, locale: str) -> str:
    """ "<day+2>" as the phone writes the day after tomorrow."""

    def written(found: re.Match[str]) -> str:
        day = today_in_china() + timedelta(days=int(found[1]))
        return f"{day.month}月{day.day}日" if locale == "zh" else f"{day:%b} {day.day}"

    return re.sub(r"<day\+(\d+)>", written, move)


def _placed(line: str, screen: Observation) -> str:
    """The line with a place given by id as two shares of the screen."""
    found = _BY_ID.search(line)
    if not found:
        return line
    named = [e for e in screen.elements if name_of(e.id) == found[1]]
    if found[3]:
        named = _with(screen, named, folded(found[3]))
    if len(named) < int(found[2] or 1):
        raise NotShown(f"no {found[0]}")
    at = sorted(named, key=lambda e: (round(e.box.top, 3), e.box.left))[int(found[2] or 1) - 1].box.centre
    return f"{line[: found.start()]}{at.x:.4f},{at.y:.4f}{line[found.end() :]}"


def _with(screen: Observation, named: Sequence[Element], words: str) -> list[Element]:
    """Those that bear the words, else those in whose smallest row they stand."""
    own = [e for e in named if any(words in folded(text) for text in pieces(screen, e))]
    exact = [e for e in own if any(words == folded(text) for text in pieces(screen, e))]
    return exact or own or [e for e in named if any(words in folded(text) for text in _row(screen, e))]


def _row(screen: Observation, element: Element) -> tuple[str, ...]:
    around = (e for e in screen.elements if e.box.holds(element.box.centre) and e.box.area > element.box.area)
    rows = sorted((e for e in around if not e.scrollable), key=lambda e: e.box.area)
    return next((said for row in rows if (said := pieces(screen, row))), ())


def _story(session: Session) -> Iterator[str]:
    for event in session.events:
        match event:
            case Decided(decision):
                yield f"  {decision.thought or decision.action} {decision.action}"
            case Ruled(ruling) if not ruling.allows:
                yield f"    {ruling.verdict} {ruling.reason}"
            case Failed(_, reason):
                yield f"    {reason}"
            case _:
                pass
    yield f"  {session.events[-1]}"
