"""What was decided, as AutoGLM would have said it: what `autoglm_reply.parse` reads back is the same action."""

from __future__ import annotations

import re
from typing import assert_never

from fingertips.action import (
    Action,
    Ask,
    Decision,
    DoubleTap,
    Finish,
    Key,
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
from fingertips.geometry import Point
from fingertips.models.dialects.calls import Call, Value, written
from fingertips.models.request import clipped

MOST = 999
LONGEST_THOUGHT = 500
_TAGS = re.compile(r"</?(?:think|answer)>")


def said(decision: Decision) -> str:
    """The decision as the model would have said it."""
    thought = _TAGS.sub("", clipped(decision.thought, LONGEST_THOUGHT))
    return f"<think>{thought}</think><answer>{write(decision.action, decision.warning)}</answer>"


def write(action: Action, warning: str = "") -> str:
    """The action in this grammar: `parse` reads the same action back, its places rounded to the grid of 0 to 999."""
    name, arguments = _call(action)
    if name == "finish":
        return written(Call("finish", arguments))
    if warning:
        arguments = {**arguments, "message": warning}
    return written(Call("do", {"action": name, **arguments}))


def _call(action: Action) -> tuple[str, dict[str, Value]]:
    match action:
        case Tap(at):
            return "Tap", {"element": _grid(at)}
        case DoubleTap(at):
            return "Double Tap", {"element": _grid(at)}
        case LongPress(at):
            return "Long Press", {"element": _grid(at)}
        case Swipe(start, end, seconds):
            extra: dict[str, Value] = {} if seconds == 0.4 else {"seconds": seconds}
            return "Swipe", {"start": _grid(start), "end": _grid(end), **extra}
        case Type(text):
            return "Type", {"text": text}
        case Press(Key.BACK):
            return "Back", {}
        case Press(Key.HOME):
            return "Home", {}
        case Press(key):
            return "Press", {"key": key.value}
        case Launch(app):
            return "Launch", {"app": app}
        case Wait(seconds):
            return "Wait", {"duration": f"{seconds:.12g} seconds"}
        case Note():
            return "Note", _note_arguments(action)
        case Summarize(question):
            return "Call_API", {"instruction": question}
        case Ask(question):
            return "Interact", {"message": question}
        case TakeOver(reason):
            return "Take_over", {"message": reason}
        case Finish(answer, success, proof):
            return "finish", {"message": answer} | _given(success=None if success else False, proof=proof or None)
        case _:
            assert_never(action)


def _note_arguments(note: Note) -> dict[str, Value]:
    place = _grid(note.at) if note.at else None
    if note.page:
        return {"message": "True"} | _given(element=place, name=note.name or None)
    return {"message": note.text, "page": False} | _given(element=place, name=note.name or None)


def _given(**arguments: Value | None) -> dict[str, Value]:
    return {key: value for key, value in arguments.items() if value is not None}


def _grid(point: Point) -> tuple[Value, ...]:
    return min(round(point.x * 1000), MOST), min(round(point.y * 1000), MOST)
