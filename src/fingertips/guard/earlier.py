"""What a sheet or a dialog hides and was there just before: what is bought, and what was touched to get there."""

from __future__ import annotations

from collections.abc import Sequence

from fingertips.action import DoubleTap, LongPress, PhoneAction, Tap
from fingertips.event import Acting, Observed
from fingertips.geometry import Point
from fingertips.guard.bought import Bought, bought
from fingertips.guard.touch import LARGEST_GROUP
from fingertips.guard.words import Table, label, sums_in
from fingertips.observation import Observation
from fingertips.perception.reading import Money
from fingertips.session import Session

FAR = 12
"""So many steps back is just before."""
FEW = 4
"""So many words of what was touched tell which it was."""


def bought_before(session: Session, screen: Observation, sum: Money | None, button: str, table: Table) -> Bought:
    """What this app's last page with this sum, and with the same button where there is one, said is bought."""
    for before, _ in _steps(session, screen):
        if sum not in sums_in(before.texts) or (button and button not in before.texts):
            continue
        if (found := bought(before, table)).told:
            return found
    return Bought()


def thing_before(session: Session, screen: Observation, known: Sequence[str], table: Table) -> tuple[str, ...]:
    """What a dialog is about that does not name it: the row that was touched last, or what its page said was bought."""
    said = {label(text) for text in known}
    for before, action in _steps(session, screen):
        row = tuple(text for text in _row(before, _place(action)) if label(text) not in said)
        if row or (row := bought(before, table).things):
            return row[:FEW]
    return ()


def _steps(session: Session, screen: Observation) -> list[tuple[Observation, PhoneAction]]:
    """The last steps in this app: the screen that each was made on, the latest first. The screen at hand is none."""
    steps: list[tuple[Observation, PhoneAction]] = []
    seen: Observation | None = None
    for event in session.events:
        match event:
            case Observed(observation):
                seen = observation
            case Acting(action) if seen is not None:
                steps.append((seen, action))
            case _:
                continue
    found: list[tuple[Observation, PhoneAction]] = []
    for before, action in reversed(steps[-FAR:]):
        if before.app.package != screen.app.package:
            break
        if not before.same_sight(screen):
            found.append((before, action))
    return found


def _place(action: PhoneAction) -> Point | None:
    match action:
        case Tap(at) | DoubleTap(at) | LongPress(at):
            return at
        case _:
            return None


def _row(screen: Observation, at: Point | None) -> tuple[str, ...]:
    """The words in the row under the finger: a control that has none of its own, and no others' buttons in it."""
    if at is None:
        return ()
    rows = (e for e in screen.under(at) if e.clickable and not e.words and e.box.area <= LARGEST_GROUP)
    for row in rows:
        inside = [e for e in screen.elements if e is not row and row.box.holds(e.box.centre) and not e.clickable]
        if texts := tuple(e.words for e in inside if any(character.isalpha() for character in e.words)):
            return texts
    return ()
