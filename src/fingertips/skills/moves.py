"""What a session did, as moves on screens: waits, searching, closed advertisements and detours left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingertips.action import (
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    PhoneAction,
    Press,
    Swipe,
    Tap,
    Type,
    Wait,
)
from fingertips.event import Acting, Decided, Event, Interrupted, Noted, Observed
from fingertips.observation import Element, Observation
from fingertips.skills.obstacles import is_closing

LONGEST_DETOUR = 6


@dataclass(frozen=True)
class Move:
    """One action, the screen that it was decided on and the one that it led to. A note's text is what it kept."""

    action: PhoneAction | Note
    before: Observation
    after: Observation
    final: bool = False
    """Whether it could not be undone."""
    kept: str = ""
    thought: str = ""
    """What whoever decided said of it."""

    @property
    def target(self) -> Element | None:
        """The element that it touched or wrote in."""
        match self.action:
            case Tap(at) | DoubleTap(at) | LongPress(at):
                return self.before.target(at)
            case Note(_, at) if at is not None:
                return self.before.target(at)
            case Type():
                return self.before.focused()
            case _:
                return None


def moves(events: Sequence[Event]) -> list[Move]:
    """What was done, in order, without what a replay finds out for itself."""
    done = [move for move in _performed(events) if not _incidental(move)]
    return _last_words(_straight(done))


def finish(events: Sequence[Event]) -> Finish | None:
    """The claim at the end."""
    claims = [e.decision.action for e in events if isinstance(e, Decided) and isinstance(e.decision.action, Finish)]
    return claims[-1] if claims else None


def _performed(events: Sequence[Event]) -> Iterator[Move]:
    screen: Observation | None = None
    acting: Acting | None = None
    note: Note | None = None
    thought = ""
    for event in events:
        match event:
            case Decided(decision):
                note = decision.action if isinstance(decision.action, Note) else None
                thought = decision.thought
            case Acting():
                acting = event
            case Interrupted():
                acting = None
            case Noted(_, text) if note is not None and screen is not None:
                yield Move(note, screen, screen, kept=text, thought=thought)
                note = None
            case Observed(observation):
                if acting is not None and screen is not None:
                    yield Move(acting.action, screen, observation, acting.irreversible, thought=thought)
                screen, acting = observation, None
            case _:
                pass


def _incidental(move: Move) -> bool:
    """What a replay does by itself where it is needed: waiting, searching, closing what came in between."""
    match move.action:
        case Wait() | Swipe():
            return True
        case Press(key):
            hiding = key is Key.BACK and move.before.keyboard and move.before.app == move.after.app
            return key is Key.HOME or (hiding and not move.after.keyboard and _texts(move.before) <= _texts(move.after))
        case Tap():
            return move.target is not None and is_closing(move.target) and not move.final
        case _:
            return False


def _straight(done: list[Move]) -> list[Move]:
    """Without the moves after which everything was as before them: looking into something and back."""
    start = 0
    while start < len(done):
        end = next(
            (e for e in range(min(start + LONGEST_DETOUR, len(done)) - 1, start, -1) if _loop(done, start, e)), None
        )
        if end is not None:
            done = done[:start] + done[end + 1 :]
        else:
            start += 1
    return done


def _loop(done: Sequence[Move], start: int, end: int) -> bool:
    part = done[start : end + 1]
    if any(isinstance(move.action, Type | Note | Launch) or move.final for move in part):
        return False
    return _same(done[start].before, done[end].after)


def _same(one: Observation, other: Observation) -> bool:
    if one.app != other.app or not one.elements:
        return False
    states = [[(e.id, e.words, e.checked, e.selected) for e in screen.elements] for screen in (one, other)]
    return sorted(states[0]) == sorted(states[1])


def _last_words(done: list[Move]) -> list[Move]:
    """Without what was typed over at once, and without the tap that only gave a field its focus."""
    kept: list[Move] = []
    for move, after in zip(done, [*done[1:], None], strict=True):
        if after is not None and isinstance(after.action, Type) and _same_field(move, after):
            continue
        kept.append(move)
    return kept


def _same_field(move: Move, after: Move) -> bool:
    one, other = move.target, after.target
    if not isinstance(move.action, Tap | Type) or one is None or other is None or not one.editable:
        return False
    same = one.id == other.id if one.id else one.hint == other.hint
    return same and abs(one.box.centre.x - other.box.centre.x) < 0.1


def _texts(screen: Observation) -> frozenset[str]:
    return frozenset(screen.texts)
