"""What was done and verified is learned from, whenever the process is killed, and once."""

from __future__ import annotations

import json
import multiprocessing
import signal

import pytest

from crash.command import fingertips
from crash.pupil import killed_once_it_is_done, killed_while_it_learns, write
from fingertips.assemble import Pupil, skills
from fingertips.journal.store import SqliteJournal


def learned(home):
    return [skill["wordings"] for skill in json.loads(fingertips(home, "skills", "--json").stdout) if own(skill)]


def own(skill):
    return skill["name"].startswith("learned-")


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.mark.parametrize("killed", [killed_once_it_is_done, killed_while_it_learns])
def test_a_lesson_outlives_its_process_and_is_learned_at_the_next_start(home, killed):
    child = multiprocessing.get_context("spawn").Process(target=killed, args=(home,))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert learned(home) == []
    assert fingertips(home, "resume", "demonstrated").returncode == 2  # it has ended already
    assert learned(home) == [["在橙市买三箱牛奶"]]


def test_what_was_learned_and_forgotten_does_not_come_back(home):
    journal = write(home)
    pupil = Pupil(skills(home), journal)
    pupil.learn()
    (skill,) = skills(home).own()[0]
    skills(home).remove(skill.name)
    pupil.learn()
    assert skills(home).own() == ([], [])
    journal.close()


def test_a_session_that_cannot_be_read_teaches_nothing_and_holds_nobody_up(home):
    journal = write(home)
    journal._db.execute("UPDATE event SET body = '{}' WHERE seq = 3")
    pupil = Pupil(skills(home), journal)
    pupil.learn()
    pupil.learn()
    assert skills(home).own() == ([], [])
    journal.close()


def test_a_lesson_for_which_there_is_no_room_takes_nothing_from_the_errand(home, caplog):
    journal = write(home)
    other = SqliteJournal(home)
    other._db.execute("BEGIN IMMEDIATE")
    journal._db.execute("PRAGMA busy_timeout=50")
    Pupil(skills(home), journal).learn()
    assert "locked" in caplog.text
    other.close()
    Pupil(skills(home), journal).learn()
    assert len(skills(home).own()[0]) == 1
    journal.close()
