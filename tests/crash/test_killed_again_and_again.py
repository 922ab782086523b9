"""An errand that is killed over and over, wherever it stands, loses nothing and orders once."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from crash.courier import Report
from crash.protocol import breaches, told
from crash.stage import Stage, events_in, fresh, spread
from fingertips.event import Acting, Answered, Asked, Status
from fingertips.phones.virtual.world import LATIN

MANY = "在橙市买三箱花生油，送到公司，备注放前台"
"""By the shipped skill, which searches, types, counts and chooses: what is half done must not be done again."""


def wrong_in(stage: Stage, home: Path, report: Report) -> list[str]:
    """What is wrong with an errand that should have completed."""
    wrong = breaches(events_in(home))
    if report.status != Status.DONE:
        wrong.append(f"it ended {report}: {told(events_in(home))}")
    if (orders := stage.orders()) != ["paid"]:
        wrong.append(f"the orders are {orders}")
    if (keyboard := stage.world()["keyboards"]["current"]) != LATIN:
        wrong.append(f"the keyboard is {keyboard}")
    return wrong


def killed_at_writes(stage: Stage, seed: int) -> list[str]:
    """Each process gets a few writes further."""
    chance = random.Random(seed)
    home = stage.home(fresh(), short=False)
    kills = 0
    while (report := stage.run(home, instruction=MANY, dies=chance.randint(2, 11), after=chance.random() < 0.5)).signal:
        kills += 1
        assert kills < 90, [type(event).__name__ for event in events_in(home)]
    print(f"seed {seed}: {kills} kills")  # noqa: T201
    wrong = wrong_in(stage, home, report)
    order = stage.world()["apps"]["orange"]["state"]["orders"][0]
    got = order["items"][0]["goods"], order["items"][0]["count"], order.get("address_id"), order.get("remark")
    return wrong if got == ("oil", 3, "office", "放前台") else [*wrong, f"ordered was {got}"]


def killed_by_the_clock(stage: Stage, seed: int) -> list[str]:
    """At a moment that nobody chose: a gesture may be under way."""
    home = stage.home(fresh())
    pid = stage.nursery.start(stage.order(home))
    time.sleep(random.Random(seed).uniform(0.3, 4.0))
    stage.nursery.kill(pid)
    return wrong_in(stage, home, stage.run(home))


@pytest.mark.timeout(400)
def test_an_errand_killed_again_and_again_completes_and_orders_once(all_stages):
    assert spread(all_stages, killed_at_writes, range(4)) == []


@pytest.mark.timeout(400)
def test_killed_at_any_moment_it_completes_and_orders_once(all_stages):
    first = random.randrange(1_000_000)
    print(f"seeds from {first}")  # noqa: T201
    assert spread(all_stages, killed_by_the_clock, range(first, first + 8)) == []


def test_killed_at_the_same_intent_twice_it_asks_each_time_and_orders_once(stage):
    """The finger never falls, and no yes is good for a second try."""
    home = stage.home(fresh())
    stage.run(home, says="")
    # the answer, a look, the ruling, the intent; the second time the doubt and the new question come before
    for writes in (4, 9):
        assert stage.run(home, dies=writes).signal == signal.SIGKILL
        assert isinstance(events_in(home)[-1], Acting)
        assert stage.orders() == []
    assert stage.run(home).status == Status.DONE
    events = events_in(home)
    assert breaches(events) == []
    assert len([event for event in events if isinstance(event, Asked)]) == 3
    assert stage.orders() == ["paid"]


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
    assert stage.orders() == ["paid"]


def test_an_answer_outlives_its_process_and_is_good_for_one_order(stage):
    home = stage.home(fresh())
    stage.run(home, says="")
    assert stage.run(home, dies=1).signal == signal.SIGKILL
    assert isinstance(events_in(home)[-1], Answered)
    assert stage.run(home, says="").status == Status.DONE
    events = events_in(home)
    assert [event.question.key for event in events if isinstance(event, Asked)] == ["guard.ask.order"]
    assert breaches(events) == []
    assert stage.orders() == ["paid"]


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
