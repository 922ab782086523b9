"""A disk that is full and a journal that is locked stop the finger before it falls, and lose nothing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess

import pytest

from crash.command import fingertips
from crash.protocol import breaches
from crash.stage import events_in, fresh, session_in
from fingertips.event import Ruled, Status

ROOM = 64 * 1024


@pytest.fixture
def small_disk(tmp_path):
    """A file system that is soon full, and how to make it larger."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mounted(options):
        return subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "none", disk], capture_output=True, text=True, check=False
        )

    made = mounted("size=900k")
    if made.returncode:
        pytest.skip(f"a small file system can only be mounted by root: {made.stderr.strip()}")
    yield disk, lambda: mounted("remount,size=64m")
    subprocess.run(["umount", "-l", disk], check=True)  # at once, should a failed test leave somebody asleep there


@pytest.fixture
def home(stage, small_disk):
    """A home on the small disk in which an errand waits for consent to its order; its pictures lie elsewhere."""
    waiting = stage.home(fresh())
    assert stage.run(waiting, says="").status == Status.WAITING
    home = small_disk[0] / "home"
    home.mkdir()
    for name in ("pictures", "skills"):
        (home / name).symlink_to((waiting / name).resolve())
    shutil.copy(stage.state(waiting).journal, home / "journal.db")
    return home


def fill(folder):
    """Not a byte more fits."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (ROOM, 4096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue


def test_an_intent_that_finds_no_room_is_not_carried_out(stage, small_disk, home):
    asleep = stage.asleep(home, 3)
    known = events_in(home)
    assert isinstance(known[-1], Ruled)
    fill(home)
    report = stage.nursery.wake(asleep)
    assert (report.trouble, report.says.startswith("The disk is full")) == ("journal_failed.full", True)
    assert stage.orders() == []
    again = fingertips(home, "resume", session_in(home))
    assert (again.returncode, "disk is full" in again.stderr) == (1, True)
    (home / "filler").unlink()
    assert events_in(home) == known
    assert stage.run(home).status == Status.DONE
    assert breaches(events_in(home)) == []
    assert stage.orders() == ["paid"]


def test_an_errand_that_fills_the_disk_stops_and_goes_on_with_more_room(stage, small_disk):
    disk, enlarge = small_disk
    waiting = stage.home(fresh())
    shutil.copytree(waiting / "skills", disk / "skills")
    report = stage.run(disk)
    assert report.trouble == "journal_failed.full"
    known = events_in(disk)
    enlarge()
    assert stage.run(disk).status == Status.DONE
    events = events_in(disk)
    assert events[: len(known)] == known
    assert breaches(events) == []
    assert stage.orders() == ["paid"]


def test_a_journal_that_is_locked_for_a_while_holds_the_errand_up_and_no_longer(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    asleep = stage.asleep(home, 3)
    lock = sqlite3.connect(home / "journal.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    stage.nursery.rouse(asleep)
    before = stage.orders()
    lock.execute("ROLLBACK")
    lock.close()
    assert stage.nursery.wait(asleep).status == Status.DONE
    assert before == []
    assert stage.orders() == ["paid"]


def test_a_journal_that_is_taken_away_stops_the_errand_before_its_next_action(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    asleep = stage.asleep(home, 3)
    for path in home.glob("journal.db*"):
        path.rename(home / f"away-{path.name}")
    assert stage.nursery.wake(asleep).trouble == "journal_failed.gone"
    assert stage.orders() == []
    for path in home.glob("away-*"):
        path.rename(home / path.name.removeprefix("away-"))
    assert stage.run(home).status == Status.DONE
    assert stage.orders() == ["paid"]
