"""One process drives a phone; another one is refused, may cancel, and takes over once the first is gone."""

from __future__ import annotations

import pytest

from crash.command import fingertips, started
from crash.protocol import breaches
from crash.stage import ERRAND, events_in, fresh, session_in
from fingertips.event import Acting, Ended, Ruled, Status


@pytest.fixture
def waiting(stage):
    """A home in which the errand waits for consent to its order."""
    home = stage.home(fresh())
    assert stage.run(home, says="").status == Status.WAITING
    return home


def test_a_second_process_is_refused_and_takes_over_at_once_when_the_first_is_killed(stage):
    home = stage.home(fresh())
    first = stage.asleep(home, 6)
    known = events_in(home)
    for session in (session_in(home), ""):
        second = stage.run(home, session=session)
        assert second.trouble == "phone_busy"
        assert stage.serial in second.says
    ran = fingertips(home, "run", ERRAND, "--phone", stage.serial)
    assert (ran.returncode, stage.serial in ran.stderr) == (1, True)
    assert events_in(home) == known
    stage.nursery.kill(first)
    assert stage.run(home).status == Status.DONE
    assert stage.orders() == ["paid"]


def test_a_process_with_another_home_is_refused_too_and_told_who_drives_the_phone(stage):
    home, other = stage.home(fresh()), stage.home(fresh())
    first = stage.asleep(home, 6)
    ran = fingertips(other, "run", ERRAND, "--phone", stage.serial)
    assert (ran.returncode, str(first) in ran.stderr, str(home) in ran.stderr) == (1, True, True)
    assert events_in(other) == []
    stage.nursery.kill(first)
    assert stage.run(other).status == Status.DONE


def test_an_errand_does_not_go_on_on_a_strangers_phone(stage, waiting):
    known = events_in(waiting)
    world = stage.world()
    stranger = world | {"device": world["device"] | {"serial": "STRANGER", "model": "Stranger 7"}}
    stage.restore(stranger)
    for words in (("answer", session_in(waiting), "yes"), ("resume", session_in(waiting))):
        ran = fingertips(waiting, *words)
        assert (ran.returncode, "Stranger 7" in ran.stderr) == (1, True)
    assert events_in(waiting) == known
    assert stage.world()["apps"] == stranger["apps"]
    stage.restore(world)
    assert stage.run(waiting).status == Status.DONE


def test_a_cancelled_errand_stops_before_its_next_action(stage, waiting):
    asleep = stage.asleep(waiting, 3)
    assert isinstance(events_in(waiting)[-1], Ruled)
    dropped = fingertips(waiting, "cancel", session_in(waiting))
    assert (dropped.returncode, "may have happened" in dropped.stdout) == (0, False)
    assert stage.nursery.wake(asleep).trouble == "journal_failed.overtaken"
    assert events_in(waiting)[-1].status == Status.CANCELLED
    assert stage.orders() == []
    assert stage.run(waiting).status == Status.CANCELLED


def test_an_action_that_is_cancelled_midway_is_named_and_nothing_follows(stage, waiting):
    asleep = stage.asleep(waiting, 4)
    assert isinstance(events_in(waiting)[-1], Acting)
    dropped = fingertips(waiting, "cancel", session_in(waiting))
    assert "may have happened" in dropped.stdout
    assert "提交订单" in dropped.stdout
    assert stage.nursery.wake(asleep).trouble == "journal_failed.overtaken"
    assert stage.orders() == ["to_pay"]
    assert breaches(events_in(waiting)) == []


def test_a_run_that_was_cancelled_says_so(stage):
    home = stage.home(fresh())
    with started(home, "run", ERRAND, "--phone", stage.serial, "--consent", "yes") as running:
        assert any("Open" in line for line in running.stdout)
        assert fingertips(home, "cancel", session_in(home)).returncode == 0
        out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (1, "")
    assert "Cancelled" in out
    events = events_in(home)
    assert isinstance(events[-1], Ended)
    assert len(stage.orders()) <= 1
