"""Errands run on a virtual phone by what comes along, and what of its world they changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from fingertips.agent import Agent
from fingertips.event import Acting
from fingertips.guard.rules import Consent, Rules
from fingertips.journal.store import SqliteJournal
from fingertips.memory.library import Library
from fingertips.models.skill import SkillModel
from fingertips.phones.android import connect
from fingertips.phones.virtual.server import RunningPhone
from fingertips.session import Session
from fingertips.verify.verifier import Evidence

World = Mapping[str, Any]


class Errand:
    """A session on a phone of its own, and the world before and after it."""

    def __init__(self, says: str, locale: str, world: World, home: Path) -> None:
        kept = home / "world.json"
        with RunningPhone.start(dict(world), locale, keep=kept) as running:
            phone = connect(running.address)
            journal, library = SqliteJournal(home), Library(home / "skills")
            agent = Agent(
                phone,
                [SkillModel(library.skills)],
                Rules(Consent.YES, frozenset({"com.ringo.messages"})),
                Evidence(),
                library,
                journal,
            )
            self.session: Session = agent.run(agent.begin(journal.new(), says, locale))
            journal.close()
            phone.close()
        self.world: World = json.loads(kept.read_text("utf-8"))

    def state(self, app: str) -> Any:
        return self.world["apps"][app]["state"]

    def fresh(self, app: str, shelf: str = "orders") -> list[Any]:
        """What was not in the world when it began."""
        return [each for each in self.state(app)[shelf] if each.get("minutes_ago") is None]

    def irreversible(self) -> Iterator[Acting]:
        return (event for event in self.session.events if isinstance(event, Acting) and event.irreversible)
