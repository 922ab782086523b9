"""An errand that is killed over and over, wherever it stands, loses nothing and orders once."""

from __future__ import annotations

import random
import signal
import time

import pytest

from crash.protocol import breaches
from crash.stage import events_in, fresh
from fingertips.event import Acting, Answered, Asked, Status
from fingertips.phones.virtual.world import LATIN

ORDERING = 30
"""The write at which the short errand has just asked for consent to its order is before this one."""


@pytest.mark.parametrize("seed", [1, 2])
def test_an_errand_killed_again_and_again_completes_and_orders_once(stage, seed):
    """The shipped skill, which searches and types; each process gets a few writes further."""
    chance = random.Random(seed)
    home = stage.home(fresh(), short=False)
    kills = 0
    while (report := stage.run(home, dies=chance.randint(2, 14), after=chance.random() < 0.5)).signal:
        assert report.signal == signal.SIGKILL
        kills += 1
        assert kills < 60, [type(event).__name__ for event in events_in(home)]
    print(f"seed {seed}: {kills} kills")  # noqa: T201
    assert report.status == Status.DONE, events_in(home)[-1]
    assert breaches(events_in(home)) == []
    assert [order["status"] for order in stage.orders()] == ["paid"]
    assert stage.world()["keyboards"]["current"] == LATIN


def test_killed_at_any_moment_it_completes_and_orders_once(stage):
    """By the clock instead of by its writes: a gesture may be under way."""
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # noqa: T201
    chance = random.Random(seed)
    for _ in range(4):
        home = stage.home(fresh())
        pid = stage.nursery.start(stage.order(home))
        time.sleep(chance.uniform(0.5, 4.0))
        stage.nursery.kill(pid)
        report = stage.run(home)
        assert report.status == Status.DONE, (seed, events_in(home)[-1])
        assert breaches(events_in(home)) == []
        assert [order["status"] for order in stage.orders()] == ["paid"]


def test_killed_at_the_same_intent_twice_it_asks_each_time_and_orders_once(stage):
    """The finger never falls, and no yes is good for a second try."""
    home = stage.home(fresh())
    stage.run(home, says="")
    for _ in range(2):
        # the answer, a look, the ruling, the intent; the second time the doubt and the new question come before
        writes = 4 if len([e for e in events_in(home) if isinstance(e, Acting) and e.irreversible]) == 0 else 9
        assert stage.run(home, dies=writes).signal == signal.SIGKILL
        assert events_in(home)[-1].irreversible
        assert stage.orders() == []
    assert stage.run(home).status == Status.DONE
    events = events_in(home)
    assert breaches(events) == []
    assert len([event for event in events if isinstance(event, Asked)]) == 4
    assert len(stage.orders()) == 1


def test_killed_while_it_waits_it_is_answered_in_another_process(stage):
    home = stage.home(fresh())
    assert stage.run(home, says="").status == Status.WAITING
    writes = len(events_in(home))
    home = stage.home(fresh())
    assert stage.run(home, says="", dies=writes).signal == signal.SIGKILL
    assert isinstance(events_in(home)[-1], Asked)
    assert stage.run(home, says="").status == Status.WAITING
    assert len(events_in(home)) == writes
    assert stage.run(home).status == Status.DONE
    assert len(stage.orders()) == 1


def test_an_answer_outlives_its_process_and_is_good_for_one_order(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    assert stage.run(home, dies=1).signal == signal.SIGKILL
    assert isinstance(events_in(home)[-1], Answered)
    assert stage.run(home, says="").status == Status.WAITING
    events = events_in(home)
    assert [event.question.key for event in events if isinstance(event, Asked)] == ["guard.ask.order", "guard.ask.pay"]
    assert [order["status"] for order in stage.orders()] == ["to_pay"]


def test_a_no_outlives_its_process_too(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    assert stage.run(home, says="no", dies=1).signal == signal.SIGKILL
    known = events_in(home)
    assert stage.run(home).status == Status.CANCELLED
    assert events_in(home) == known
    assert stage.orders() == []


def test_a_price_that_changed_while_nobody_ran_is_asked_for_anew(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    assert stage.run(home, dies=1).signal == signal.SIGKILL
    world = stage.world()
    world["apps"]["orange"]["state"]["delivery_fee"] = 30
    stage.restore(world)
    assert stage.run(home, says="").status == Status.WAITING
    assert "¥109" in events_in(home)[-1].question.text("zh")
    assert stage.orders() == []
