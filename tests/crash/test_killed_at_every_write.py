"""Killed at any write, on either side of it, and resumed, an errand completes and its order is there once."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass

import pytest

from crash.protocol import breaches, sort, told
from crash.stage import Stage, State, events_in, fresh, spread
from fingertips.event import Acting, Asked, Ended, Event, Interrupted, Noted, Observed, Status, Verified

ORDER, PAY = "order:com.orangemart.shop", "pay:com.orangemart.shop"
BOUNDARY = (Verified, Noted, Ended)
"""A step ends with one of these."""


@dataclass(frozen=True)
class Trial:
    """Killed at the n-th write of a process that begins at this state."""

    step: int
    state: State
    write: int
    after: bool

    def __str__(self) -> str:
        return f"step {self.step}, {'after' if self.after else 'before'} write {self.write}"


def steps_of(events: list[Event]) -> list[list[Event]]:
    steps: list[list[Event]] = [[]]
    for event in events:
        steps[-1].append(event)
        if isinstance(event, BOUNDARY):
            steps.append([])
    return [step for step in steps if step]


def trials(stage: Stage, steps: list[list[Event]]) -> list[Trial]:
    """Two for each write. A process that goes on with an errand looks first: one write more than the step has."""
    found: list[Trial] = []
    state = fresh()
    for number, step in enumerate(steps):
        looks = 1 if number else 0
        writes = range(1 + looks, len(step) + looks + 1)
        found += [Trial(number, state, write, after) for write in writes for after in (False, True)]
        home = stage.home(state)
        killed = stage.run(home, dies=len(step) + looks)
        assert killed.signal == signal.SIGKILL, killed
        state = stage.state(home)
    return found


def tried(stage: Stage, trial: Trial) -> list[str]:
    """What is wrong after the process was killed there and another one went on."""
    home = stage.home(trial.state)
    began = len(events_in(home))
    killed = stage.run(home, dies=trial.write, after=trial.after)
    known = events_in(home)
    wrong = untold(known, stage.orders())
    resumed = stage.run(home)
    events = events_in(home)
    wrong += breaches(events) + doubts(trial, known, events)
    if killed.signal != signal.SIGKILL:
        wrong.append(f"it was not killed: {killed}")
    if len(known) != began + trial.write - (not trial.after):
        wrong.append(f"{len(known)} facts are known")
    if events[: len(known)] != known:
        wrong.append("what was known was lost")
    if resumed.status != Status.DONE:
        wrong.append(f"it ended {resumed}: {told(events)}")
    if (orders := stage.orders()) != ["paid"]:
        wrong.append(f"the orders are {orders}")
    return wrong


def untold(known: list[Event], orders: list[str]) -> list[str]:
    """What has happened on the phone although no intent to do it was on disk."""
    intents = {sort(event) for event in known if isinstance(event, Acting)}
    wanted = {"to_pay": {ORDER}, "paid": {ORDER, PAY}}
    return [f"{order}, and no intent tells of it" for order in orders if not wanted[order] <= intents]


def doubts(trial: Trial, known: list[Event], events: list[Event]) -> list[str]:
    """An irreversible step of which nobody knows whether it happened is asked for anew, or seen to have happened.

    Killed after the intent it has not happened; killed before what was seen next it has.
    """
    if not known or not isinstance(acting := known[-1], Acting) or not acting.irreversible:
        return []
    rest = events[len(known) :]
    if not isinstance(rest[0], Interrupted) or not isinstance(rest[1], Observed):
        return [f"after an intent came {rest[:2]}"]
    again = [event for event in rest if isinstance(event, Acting) and sort(event) == sort(acting)]
    asked = [event for event in rest if isinstance(event, Asked) and event.scene.startswith(sort(acting))]
    happened = not trial.after
    fits = len(asked) == len(again) <= 1 if happened else len(asked) == len(again) == 1
    return [] if fits else [f"asked {len(asked)} times, done {len(again)} times"]


@pytest.mark.timeout(600)
def test_an_errand_killed_at_any_write_completes_and_orders_once(all_stages):
    began = time.monotonic()
    first = all_stages[0]
    home = first.home(fresh())
    report = first.run(home)
    assert report.status == Status.DONE, told(events_in(home))
    assert first.orders() == ["paid"]
    kills = trials(first, steps_of(events_in(home)))
    wrong = spread(all_stages, tried, kills)
    print(f"{report.writes} writes, {len(kills)} kills, {time.monotonic() - began:.0f} s")  # noqa: T201
    assert wrong == []
    assert len(kills) == 2 * report.writes
