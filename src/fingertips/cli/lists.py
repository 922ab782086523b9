"""What there is: sessions and what happened in one, skills, apps, phones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fingertips import assemble
from fingertips import settings as own
from fingertips.apps import cards
from fingertips.catalogue import reader, say
from fingertips.cli import options as given
from fingertips.cli.errands import Errands
from fingertips.cli.telling import short
from fingertips.cli.views import COLOURS, LiveView, emit, outcome, whole
from fingertips.phones.android import Device, devices
from fingertips.session import Session

console = Console(highlight=False)


def add_to(app: typer.Typer) -> None:
    app.command(help=say("help.sessions"))(sessions)
    app.command(help=say("help.show"))(show)
    app.command(help=say("help.skills"))(skills)
    app.command(help=say("help.apps"))(apps)
    app.command(help=say("help.phones"))(phones)


def sessions(json: given.Json = False) -> None:
    journal = Errands.opened(json).journal
    loaded = [journal.load(name) for name in journal.sessions()]
    if json:
        emit([outcome(session) | {"instruction": session.instruction, "phone": session.phone} for session in loaded])
    elif not loaded:
        console.print(say("list.no_sessions"))
    else:
        rows = [
            (
                session.id,
                Text(say(f"status.{session.status}"), COLOURS[session.status]),
                str(session.steps),
                short(session.instruction),
            )
            for session in loaded
        ]
        console.print(table(("session", "status", "steps", "instruction"), rows))


def show(session: given.SessionName, json: given.Json = False, html: given.Html = None) -> None:
    errands = Errands.opened(json)
    found = errands.found(session)
    entries = list(errands.journal.entries(found.id))
    if html is not None:
        errands.report(found, html)
    elif json:
        events = [{"seq": entry.seq, "at": entry.at, **whole(entry.event)} for entry in entries]
        emit(outcome(found) | {"instruction": found.instruction, "phone": found.phone, "events": events})
    else:
        view, told = LiveView(console), Session(found.id)
        for entry in entries:
            view(told, entry.event)
            told.apply(entry.event)
        if found.question is not None:
            console.print(str(found.question.question), style="bold yellow", markup=False, soft_wrap=True)


def skills(json: given.Json = False, remove: given.Remove = "") -> None:
    library = assemble.skills(own.home())
    if remove:
        console.print(say("list.skill_removed", path=str(library.remove(remove))), soft_wrap=True)
        return
    known = library.skills()
    if json:
        emit(
            [
                {
                    "name": skill.name,
                    "title": dict(skill.title),
                    "slots": [slot.name for slot in skill.slots],
                    "packages": list(skill.packages),
                    "wordings": [wording.says for wording in skill.wordings],
                    "learned_from": skill.learned_from,
                }
                for skill in known
            ]
        )
        return
    rows = [
        (skill.name, ", ".join(slot.name for slot in skill.slots), example(skill.wordings, reader())) for skill in known
    ]
    console.print(table(("name", "slots", "example"), rows))


def example(wordings: Sequence[Any], locale: str) -> str:
    """A wording in the reader's language, where there is one."""
    said = [wording.says for wording in wordings]
    return next((words for words in said if words.isascii() == (locale == "en")), said[0])


def apps(json: given.Json = False) -> None:
    assemble.use_own_cards(own.home())
    deck = cards.deck().cards
    if json:
        emit(
            [
                {
                    "name": card.name,
                    "names": list(card.names),
                    "packages": list(card.packages),
                    "category": card.category,
                    "risk": card.risk,
                    "links": list(card.links),
                }
                for card in deck
            ]
        )
        return
    rows = [
        (card.called(reader()), say(f"category.{card.category}"), say(f"risk.{card.risk}"), ", ".join(card.packages))
        for card in deck
    ]
    console.print(table(("name", "category", "risk", "packages"), rows))


def phones(json: given.Json = False) -> None:
    seen = devices()
    if json:
        emit([{"serial": d.serial, "state": d.state, "model": d.model, "virtual": d.virtual} for d in seen])
    elif not seen:
        console.print(say("list.no_phones"))
    else:
        console.print(table(("phone", "state", "model"), [(d.serial, _state(d), d.model) for d in seen]))


def _state(phone: Device) -> str:
    return say("state.virtual") if phone.virtual else say(f"state.{phone.state}")


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> Table:
    """Plain columns under their names."""
    drawn = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in columns:
        drawn.add_column(say(f"column.{name}"), overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn
