"""How a run is shown while it goes on: to a person as it reads, to a program as one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.text import Text

from fingertips.catalogue import Line, say
from fingertips.cli.telling import app_name, short, told
from fingertips.event import (
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
    Ruled,
    Status,
    Verified,
)
from fingertips.journal.codec import encode
from fingertips.session import Session

View = Callable[[Session, Event], None]
"""Is told each event once it is on disk, before the session has applied it."""

COLOURS = {
    Status.DONE: "green",
    Status.CLAIMED: "yellow",
    Status.FAILED: "red",
    Status.CANCELLED: "red",
    Status.WAITING: "cyan",
    Status.RUNNING: "white",
}


def outcome(session: Session) -> dict[str, Any]:
    """The last line of --json: what became of the session. Cost is null where a call had no known price."""
    return {
        "session": session.id,
        "status": session.status.value,
        "answer": session.answer,
        "steps": session.steps,
        "model_calls": session.model_calls,
        "cost": None if session.unpriced_calls else round(session.cost, 6),
        "seconds": round(session.seconds, 3),
    }


def whole(event: Event) -> dict[str, Any]:
    """The event as JSON, with its sentence."""
    value: dict[str, Any] = encode(event)
    return value | {"says": says} if (says := sentence(event)) else value


def fact(event: Event) -> dict[str, Any]:
    """The same; of a screen's elements only the words."""
    value = whole(event)
    if isinstance(event, Observed):
        observation = value["observation"] | {"texts": list(event.observation.texts)}
        observation.pop("elements", None)
        return value | {"observation": observation}
    return value


def sentence(event: Event) -> str:
    """What a person reads of the event, where it has a sentence."""
    match event:
        case Ruled(ruling) if ruling.reason:
            return str(ruling.reason)
        case Asked(_, _, question):
            return str(question)
        case Failed(_, reason) | HandedOn(_, reason) | Interrupted(_, reason) | Ended(_, _, reason):
            return str(reason)
        case Verified(_, evidence):
            return str(evidence)
        case _:
            return ""


def json_view(session: Session, event: Event) -> None:
    emit({"session": session.id, "seq": len(session.events), **fact(event)})


def emit(value: Any) -> None:
    """One JSON value as one line, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class LiveView:
    """Each step as a line: what is done and why, how long it took, what it cost."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, session: Session, event: Event) -> None:
        for line in self._lines(session, event):
            self._console.print(line, soft_wrap=True)

    def _lines(self, session: Session, event: Event) -> list[Text]:
        match event:
            case Began(instruction, phone):
                return [
                    Text(say("live.began", instruction=short(instruction), phone=phone, session=session.id), "bold")
                ]
            case Recalled(lines):
                return [Text(f"    {line}", "dim") for line in lines]
            case Decided():
                return self._decided(session, event)
            case Observed(observation, took) if session.in_doubt:
                return [Text(say("live.observed", app=app_name(observation.app.package), seconds=f"{took:.1f}"), "dim")]
            case Ruled(ruling) if ruling.reason:
                agreed = say("live.agreed") if ruling.allows else ""
                return [Text(f"    {ruling.reason}{agreed}", "yellow")]
            case Noted(name, text):
                return [Text(say("live.noted", name=name, text=short(text)), "dim")]
            case Failed(_, reason) | Interrupted(_, reason):
                return [Text(f"    {reason}", "yellow")]
            case HandedOn(to, reason):
                return [Text(f"    {reason}", "yellow"), Text(say("live.handed_on", model=to), "dim")]
            case Ended(status, answer, reason):
                return self._ended(status, answer, reason)
            case _:
                return []

    def _decided(self, session: Session, event: Decided) -> list[Text]:
        decision, usage = event.decision, event.decision.usage
        lines = [Text(f"    {short(decision.thought)}", "italic dim")] if decision.thought else []
        line = Text(f"{session.steps + 1:3} ", "bold cyan").append(
            str(told(decision.action, session.screen)), "default"
        )
        if usage.calls:
            price = say("live.unpriced") if usage.cost is None else f"{usage.cost:.4f}"
            tokens = usage.tokens_in + usage.tokens_out
            line.append("  " + say("live.usage", seconds=f"{usage.seconds:.1f}", tokens=tokens, cost=price), "dim")
        return [*lines, line]

    def _ended(self, status: Status, answer: str, reason: Line) -> list[Text]:
        lines = [Text(say(f"status.{status}"), f"bold {COLOURS[status]}")]
        if answer:
            lines.append(Text(answer, "bold"))
        return lines if status is Status.DONE else [*lines, Text(str(reason), "dim")]
