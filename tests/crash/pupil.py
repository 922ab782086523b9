"""Whoever is killed with an errand done and nothing learned from it yet: run in a process of its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from fingertips.event import Ended
from fingertips.journal.store import SqliteJournal
from fingertips.session import Session
from skills.test_learning import shopping


def killed_once_it_is_done(home: Path) -> None:
    """The end is on disk, and no more."""
    write(home)
    os.kill(os.getpid(), signal.SIGKILL)


def killed_while_it_learns(home: Path) -> None:
    journal = write(home)
    journal.teach(lambda session, ended: os.kill(os.getpid(), signal.SIGKILL))


def write(home: Path) -> SqliteJournal:
    """A demonstrated and verified errand in the home's journal."""
    journal, session = SqliteJournal(home), Session("demonstrated")
    for event in shopping().ends("好了", "支付成功").events:
        assert not session.events or not isinstance(session.events[-1], Ended)
        journal.write(session, event)
        session.apply(event)
    return journal
