"""Whether everything is in order: settings, phone, endpoint and browser, each with what to do where it is not."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

import typer
from PIL import Image, ImageDraw
from rich.console import Console
from rich.text import Text

from fingertips import assemble
from fingertips import settings as own
from fingertips.catalogue import Line, say
from fingertips.cli import options as given
from fingertips.cli.views import emit
from fingertips.errors import BadSettings, EndpointFailed, Unparsable
from fingertips.event import Began, Observed
from fingertips.models.endpoint import EndpointModel
from fingertips.observation import App, Observation, Picture
from fingertips.phones.android.checks import Finding, findings
from fingertips.phones.virtual import browser
from fingertips.session import Session
from fingertips.settings import Settings

MARKS = {"good": ("✔", "green"), "poor": ("!", "yellow"), "bad": ("✘", "red")}


def doctor(phone: given.SeenPhone = "", json: given.Json = False) -> None:
    found: list[Finding] = []
    console = Console(highlight=False)
    for finding in examined(phone):
        found.append(finding)
        if not json:
            mark, colour = MARKS[finding.state]
            console.print(
                Text(f"{mark} {finding.check}  ", colour).append(str(finding.found), "default"), soft_wrap=True
            )
    if json:
        emit([{"check": str(f.check), "state": f.state, "found": str(f.found)} for f in found])
    raise typer.Exit(1 if any(finding.state == "bad" for finding in found) else 0)


def examined(serial: str) -> Iterator[Finding]:
    """One finding after another, the quick ones first."""
    home, check = own.home(), Line("check.settings")
    try:
        settings = own.load()
        models = assemble.endpoints(settings, home)
    except BadSettings as bad:
        yield Finding(check, "bad", bad.line)
        return
    yield Finding(check, "good", Line("check.settings.path", {"path": str(own.config_path()), "home": str(home)}))
    yield _browser(settings)
    yield from findings(serial or settings.phone.serial or None)
    if not models:
        yield Finding(Line("check.endpoint"), "poor", Line("check.endpoint.none"))
    for model in models:
        yield _endpoint(model)


def _browser(settings: Settings) -> Finding:
    check = Line("check.browser")
    try:
        path: Path = browser.find(settings.browser.path or None)
    except BadSettings as bad:
        return Finding(check, "poor", bad.line)
    return Finding(check, "good", Line("check.browser.found", {"path": str(path)}))


def _endpoint(model: EndpointModel) -> Finding:
    """One real question with a picture: the address, the key, the model's name, and whether it sees."""
    check = Line("check.endpoint")
    session, screen = Session("doctor"), _drawn()
    session.apply(Began(say("check.endpoint.instruction"), "doctor"))
    session.apply(Observed(screen, 0))
    started = time.monotonic()
    try:
        model.decide(session, screen)
    except EndpointFailed as failed:
        return Finding(check, "bad", failed.line)
    except Unparsable as unparsable:
        return Finding(
            check, "poor", Line("check.endpoint.unparsable", {"model": model.name, "reason": str(unparsable)})
        )
    finally:
        model.close()
    seconds = f"{time.monotonic() - started:.1f}"
    return Finding(check, "good", Line("check.endpoint.answers", {"model": model.name, "seconds": seconds}))


def _drawn() -> Observation:
    """A screen with one button on it."""
    image = Image.new("RGB", (540, 1200), "white")
    ImageDraw.Draw(image).rounded_rectangle((120, 500, 420, 620), 20, fill="#2f6fed")
    out = io.BytesIO()
    image.save(out, "PNG")
    picture = Picture.of(out.getvalue())
    return Observation(picture, App("fingertips.doctor"), picture.size)
