import errno
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from fingertips.action import Tap
from fingertips.catalogue import Line
from fingertips.errors import JournalFailed
from fingertips.event import Acting, Began, Ended, Observed, Status
from fingertips.geometry import Point
from fingertips.journal.store import SqliteJournal
from paper import picture, screen


@pytest.fixture
def journal(tmp_path):
    journal = SqliteJournal(tmp_path)
    yield journal
    journal.close()


def written(journal, *events):
    session = journal.new()
    for event in (Began("买牛奶", "paper"), *events):
        journal.write(session, event)
        session.apply(event)
    return session


def write_on(journal, session):
    """Write until nothing more can be written."""
    while True:
        journal.write(session, Began("长" * 3000, "paper"))
        session.apply(Began("长" * 3000, "paper"))


def test_what_was_written_is_read_by_another_process(journal, tmp_path):
    session = written(journal, Observed(screen("牛奶"), 0.2), Acting(Tap(Point(0.5, 0.5)), True, "s", 1))
    other = SqliteJournal(tmp_path)
    assert other.load(session.id).events == session.events
    assert [entry.seq for entry in other.entries(session.id)] == [0, 1, 2]
    other.close()


def test_the_same_picture_lies_there_once(journal, tmp_path):
    written(journal, Observed(screen("a"), 0), Observed(screen("b"), 0))
    assert len(list(tmp_path.glob("pictures/*/*.png"))) == 1
    assert next(tmp_path.glob("pictures/*/*.png")).read_bytes() == picture(1).png


def test_a_protected_screen_leaves_no_picture(journal, tmp_path):
    written(journal, Observed(replace(screen("a"), picture=None), 0))
    assert list(tmp_path.glob("pictures/*/*")) == []


def test_sessions_are_listed_the_latest_first_and_found_by_their_beginning(journal):
    first, second = written(journal), written(journal)
    assert set(journal.sessions()) == {first.id, second.id}
    assert journal.find(first.id) == first.id
    assert journal.find(second.id[:-1]) in (second.id, first.id)
    with pytest.raises(JournalFailed, match="nosuch"):
        journal.find("nosuch")
    with pytest.raises(JournalFailed):
        journal.find(first.id[:1])


def test_a_fact_that_another_process_wrote_first_stops_this_one(journal, tmp_path):
    session = written(journal)
    other = SqliteJournal(tmp_path)
    elsewhere = other.load(session.id)
    other.write(elsewhere, Ended(Status.CANCELLED, "", Line("cancelled")))
    other.close()
    with pytest.raises(JournalFailed) as failed:
        journal.write(session, Acting(Tap(Point(0, 0))))
    assert failed.value.details["case"] == "overtaken"


def test_a_journal_of_a_newer_version_is_refused(tmp_path):
    SqliteJournal(tmp_path).close()
    database = sqlite3.connect(tmp_path / "journal.db")
    database.execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(JournalFailed) as failed:
        SqliteJournal(tmp_path)
    assert failed.value.details["case"] == "newer"


def test_a_full_disk_is_named_and_loses_nothing(journal):
    session = written(journal)
    journal._db.execute("PRAGMA max_page_count=4")
    with pytest.raises(JournalFailed) as failed:
        write_on(journal, session)
    assert failed.value.details["case"] == "full"
    journal._db.execute("PRAGMA max_page_count=100000")
    assert journal.load(session.id).events == session.events


def test_a_picture_that_does_not_fit_on_the_disk_leaves_nothing_behind(journal, tmp_path, monkeypatch):
    def half(path, content):
        with open(path, "wb") as file:
            file.write(content[:9])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(JournalFailed) as failed:
        written(journal, Observed(screen("a"), 0))
    assert failed.value.details["case"] == "full"
    assert list(tmp_path.glob("pictures/*/*")) == []


@pytest.mark.parametrize("replaced", [False, True])
def test_a_journal_that_is_taken_away_is_written_to_no_more(journal, tmp_path, replaced):
    session = written(journal)
    (tmp_path / "journal.db").rename(tmp_path / "elsewhere.db")
    if replaced:
        SqliteJournal(tmp_path).close()
    with pytest.raises(JournalFailed) as failed:
        journal.write(session, Acting(Tap(Point(0, 0))))
    assert failed.value.details["case"] == "gone"


def test_a_journal_that_stays_locked_is_named(journal, tmp_path):
    session = written(journal)
    journal._db.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalFailed) as failed:
        journal.write(session, Acting(Tap(Point(0, 0))))
    assert failed.value.details["case"] == "locked"
    other.close()
    journal.write(session, Acting(Tap(Point(0, 0))))


def test_a_home_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalFailed) as failed:
        SqliteJournal(tmp_path / "file" / "home")
    assert failed.value.details["case"] == "unwritable"


def test_a_picture_that_was_removed_is_named_when_looked_at(journal, tmp_path):
    session = written(journal, Observed(screen("a"), 0))
    read = journal.load(session.id)
    next(tmp_path.glob("pictures/*/*.png")).unlink()
    with pytest.raises(JournalFailed):
        _ = read.screen.picture.png


def test_damaged_events_are_refused_visibly(journal):
    session = written(journal)
    journal._db.execute('UPDATE event SET body=\'{"kind": "Nonsense"}\'')
    with pytest.raises(JournalFailed) as failed:
        journal.load(session.id)
    assert failed.value.details["case"] == "damaged"
