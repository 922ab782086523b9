"""Facts told to a person: what an action does, in the words of the screen that it is done on."""

from __future__ import annotations

from typing import assert_never

from fingertips.action import (
    Action,
    Ask,
    DoubleTap,
    Finish,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.apps.cards import by_name, by_package
from fingertips.catalogue import Line, reader
from fingertips.geometry import Point
from fingertips.observation import Observation

LONGEST = 60


def told(action: Action, screen: Observation | None) -> Line:
    """One short sentence for the action on this screen."""
    match action:
        case Tap(at):
            return Line("told.tap", {"what": _under(at, screen)})
        case DoubleTap(at):
            return Line("told.double_tap", {"what": _under(at, screen)})
        case LongPress(at):
            return Line("told.long_press", {"what": _under(at, screen)})
        case Swipe(start, end):
            return Line(f"told.swipe_{_direction(start, end)}")
        case Type(text):
            return Line("told.type", {"text": short(text)}) if text else Line("told.clear")
        case Press(key):
            return Line(f"told.press_{key.value}")
        case Launch(app):
            return Line("told.launch", {"app": app_name(app)})
        case Wait(seconds):
            return Line("told.wait", {"seconds": f"{seconds:g}"})
        case Note(text, _, name):
            return Line("told.note", {"text": short(name or text)})
        case Summarize(question):
            return Line("told.summarize", {"question": short(question)})
        case Ask(question):
            return Line("told.ask", {"question": short(question)})
        case TakeOver(reason):
            return Line("told.take_over", {"reason": short(reason)})
        case Finish():
            return Line("told.finish")
        case _:
            assert_never(action)


def places(action: Action) -> tuple[Point, ...]:
    """Where the fingers of this action touch the screen, in order."""
    match action:
        case Tap(at) | DoubleTap(at) | LongPress(at):
            return (at,)
        case Swipe(start, end):
            return (start, end)
        case _:
            return ()


def app_name(app: str) -> str:
    """The app as the reader calls it; what is no app that is known, as it is."""
    card = by_package(app) or by_name(app)
    return card.called(reader()) if card else app


def short(text: str) -> str:
    """One line of at most LONGEST characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _under(at: Point, screen: Observation | None) -> str:
    target = screen.target(at) if screen else None
    words = screen.wording(target) if screen and target else ""
    return short(words) or f"{at.x:.2f}, {at.y:.2f}"


def _direction(start: Point, end: Point) -> str:
    across, down = end.x - start.x, end.y - start.y
    if abs(across) > abs(down):
        return "right" if across > 0 else "left"
    return "down" if down > 0 else "up"
