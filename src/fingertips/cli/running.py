"""Errands: begin one, answer its question, go on with it, drop it."""

from __future__ import annotations

import typer

from fingertips.catalogue import say
from fingertips.cli import options as given
from fingertips.cli.errands import OVER, Errands, asked_for
from fingertips.cli.person import understood
from fingertips.cli.telling import told
from fingertips.cli.views import emit, outcome
from fingertips.errors import BadSettings
from fingertips.guard.rules import Consent


def add_to(app: typer.Typer) -> None:
    app.command(help=say("help.run"))(run)
    app.command(help=say("help.demo"))(demo)
    app.command(help=say("help.answer"))(answer)
    app.command(help=say("help.resume"))(resume)
    app.command(help=say("help.cancel"))(cancel)
    app.command(help=say("help.record"))(record)


def run(
    instruction: given.Instruction,
    phone: given.PhoneName = "",
    world: given.World = None,
    consent: given.ConsentMode = Consent.ASK,
    model: given.ModelName = "",
    base_url: given.BaseUrl = "",
    max_steps: given.MaxSteps = None,
    budget: given.Budget = None,
    json: given.Json = False,
) -> None:
    errands = Errands.opened(json, consent, model, base_url, max_steps, budget)
    errands.leave(errands.begin(asked_for(instruction), phone, world))


def demo(json: given.Json = False) -> None:
    errands = Errands.opened(json, Consent.YES)
    session = errands.begin(say("demo.instruction"), given.VIRTUAL)
    errands.report(session, errands.home / "demo.html")
    errands.leave(session)


def record(
    instruction: given.Instruction,
    phone: given.PhoneName = "",
    world: given.World = None,
    consent: given.ConsentMode = Consent.ASK,
) -> None:
    errands = Errands.opened(json=False, consent=consent)
    errands.leave(errands.demonstrate(asked_for(instruction), phone, world))


def answer(
    session: given.SessionName,
    answer: given.AnswerText,
    consent: given.ConsentMode = Consent.ASK,
    json: given.Json = False,
) -> None:
    errands = Errands.opened(json, consent)
    waiting = errands.found(session)
    if waiting.question is None:
        raise BadSettings(case="not_waiting", session=waiting.id, status=waiting.status.value)
    errands.leave(errands.answer(waiting, understood(waiting.question, answer)))


def resume(
    session: given.SessionName,
    consent: given.ConsentMode = Consent.ASK,
    model: given.ModelName = "",
    base_url: given.BaseUrl = "",
    max_steps: given.MaxSteps = None,
    budget: given.Budget = None,
    json: given.Json = False,
) -> None:
    errands = Errands.opened(json, consent, model, base_url, max_steps, budget)
    stopped = errands.found(session)
    if stopped.status in OVER:
        raise BadSettings(case="already_ended", session=stopped.id, status=stopped.status.value)
    errands.leave(errands.resume(stopped))


def cancel(session: given.SessionName, json: given.Json = False) -> None:
    dropped = Errands.opened(json=False).drop(session)
    if json:
        emit(outcome(dropped))
    elif dropped.in_doubt:
        typer.echo(say("cancelled_midway", action=str(told(dropped.in_doubt.action, dropped.screen))))
    else:
        typer.echo(say("status.cancelled"))
