"""A session as one page that needs nothing beside it: each step with what was seen, where the finger fell, and why."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from importlib import resources

from jinja2 import Environment
from PIL import Image

from fingertips.action import Action
from fingertips.catalogue import reader, say
from fingertips.cli.telling import app_name, places, told
from fingertips.cli.views import sentence
from fingertips.event import (
    Acting,
    Answered,
    Asked,
    Began,
    Decided,
    Ended,
    Failed,
    HandedOn,
    Interrupted,
    Noted,
    Observed,
    Recalled,
    Resumed,
    Ruled,
    Status,
    Verified,
)
from fingertips.geometry import Point
from fingertips.journal.store import Entry
from fingertips.observation import Observation, Picture
from fingertips.session import Session

BY_OURSELVES = ("skill", "person")
"""Who decides and is no model with a name of its own."""
WIDTH = 540
"""Pixels across a picture of the page: sharp enough to read, a tenth of the bytes."""


@dataclass
class Step:
    """One decision and what came of it. `marks` are where fingers touched the screen that it was made on."""

    number: int
    title: str
    thought: str = ""
    by: str = ""
    picture: str = ""
    protected: bool = False
    app: str = ""
    marks: tuple[Point, ...] = ()
    cost: str = ""
    irreversible: bool = False
    lines: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def page(session: Session, entries: Iterable[Entry]) -> str:
    """The whole report as HTML."""
    told_so_far = Story()
    for entry in entries:
        told_so_far.add(entry)
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        resources.files("fingertips.cli").joinpath("report.html").read_text("utf-8")
    )
    return template.render(
        session=session,
        steps=told_so_far.steps,
        ending=told_so_far.ending,
        last=shown(session.screen),
        began=told_so_far.began,
        cost=say("live.unpriced") if session.unpriced_calls else f"{session.cost:.4f}",
        status=say(f"status.{session.status}"),
        good=session.status is Status.DONE,
        locale=reader(),
        say=say,
    )


class Story:
    """The steps, gathered from the facts in order."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.ending: list[tuple[str, str]] = []
        self.began = ""
        self._screen: Observation | None = None

    def add(self, entry: Entry) -> None:
        match entry.event:
            case Began():
                self.began = f"{datetime.fromtimestamp(entry.at):%Y-%m-%d %H:%M:%S}"
            case Observed(observation, took):
                self._screen = observation
                self._say(
                    "observed", say("report.observed", app=app_name(observation.app.package), seconds=f"{took:.2f}")
                )
            case Decided():
                self.steps.append(self._step(entry.event))
            case Acting(_, irreversible):
                if self.steps:
                    self.steps[-1].irreversible = irreversible
            case Ruled(ruling) if ruling.reason and ruling.allows:
                self._say("ruled", str(ruling.reason), say("live.agreed"))
            case Asked() | Ruled() | Verified() | Failed() | HandedOn() | Interrupted():
                if words := sentence(entry.event):
                    self._say(type(entry.event).__name__.lower(), words)
            case Answered(_, answer):
                self._say("answered", say("report.answered", answer=answer))
            case Noted(name, text):
                self._say("noted", f"{name}: {text}" if name else text)
            case Ended(status, answer, reason):
                self.ending = [(status.value, answer), ("reason", str(reason))]
            case Recalled() | Resumed():
                pass

    def _say(self, kind: str, words: str, more: str = "") -> None:
        """A line of the latest step; a question that was ruled, asked and agreed to stands there once."""
        if not self.steps:
            return
        again = kind in ("asked", "ruled") and any(words == said for _, said in self.steps[-1].lines)
        if not again:
            self.steps[-1].lines.append((kind, words + more))

    def _step(self, event: Decided) -> Step:
        decision, usage, screen = event.decision, event.decision.usage, self._screen
        action: Action = decision.action
        return Step(
            number=len(self.steps) + 1,
            title=str(told(action, screen)),
            thought=decision.thought,
            by=say(f"report.by_{decision.by}") if decision.by in BY_OURSELVES else decision.by,
            picture=shown(screen),
            protected=screen is not None and screen.secure,
            app=app_name(screen.app.package) if screen else "",
            marks=places(action),
            cost=_cost(usage.calls, usage.cost),
        )


def shown(screen: Observation | None) -> str:
    """The screen's picture as an image's address; empty where it was protected."""
    return "" if screen is None or screen.picture is None else _address(screen.picture)


def _cost(calls: int, cost: float | None) -> str:
    if not calls:
        return ""
    return say("live.unpriced") if cost is None else f"{cost:.4f}"


def _address(picture: Picture) -> str:
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture.png)) as image:
        image.thumbnail((WIDTH, 4 * WIDTH))
        image.convert("RGB").save(out, "JPEG", quality=82)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()
