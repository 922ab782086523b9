"""Where couriers get killed: a virtual phone with a home folder for each trial, and the nursery that they come from.

A state is a journal and a world at one moment; put back, the errand goes on from there as if it had just been killed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

import fingertips.skills
from crash.command import untraced
from crash.courier import Order, Report
from fingertips.event import Event
from fingertips.journal.store import SqliteJournal
from fingertips.phones.android.server import reach, until
from fingertips.phones.android.wire import command
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.server import RunningPhone
from fingertips.skills.skill import Do, Skill, Step, Wording, dump, load

LIBRARY = Path(fingertips.skills.__file__).parent / "library"
MOMENT = 1_764_000_000_000
ERRAND = "在橙市照旧买一只杯子"
PUSHED = "/data/local/tmp/world.json"
World = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True)
class State:
    """A journal (none where nothing has begun) and a world."""

    journal: Path | None
    world: World


class Nursery:
    """Starts couriers and hears how they ended."""

    def __init__(self) -> None:
        program = Path(__file__).with_name("courier.py")
        self._child = subprocess.Popen(
            [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._out: set[int] = set()

    def start(self, order: Order) -> int:
        """The courier's process id."""
        pid = self._asked("start", asdict(order))
        self._out.add(pid)
        return pid

    def wait(self, pid: int) -> Report:
        report = Report(**self._asked("wait", pid))
        self._out.remove(pid)
        return report

    def kill(self, pid: int) -> Report:
        os.kill(pid, signal.SIGKILL)
        return self.wait(pid)

    def rouse(self, pid: int) -> None:
        os.kill(pid, signal.SIGUSR1)

    def wake(self, pid: int) -> Report:
        self.rouse(pid)
        return self.wait(pid)

    def run(self, order: Order) -> Report:
        return self.wait(self.start(order))

    def close(self) -> None:
        for pid in list(self._out):
            self.kill(pid)
        self._child.stdin.close()
        self._child.wait(10)
        self._child.stdout.close()

    def _asked(self, *words: Any) -> Any:
        self._child.stdin.write(json.dumps(words) + "\n")
        self._child.stdin.flush()
        return json.loads(self._child.stdout.readline())


class Stage:
    """One phone, one nursery, and a folder for homes. What is learned and the pictures are the same for all homes."""

    def __init__(self, serial: str, nursery: Nursery, folder: Path, skills: Path) -> None:
        self.serial = serial
        self.nursery = nursery
        self._folder = folder
        self.skills = skills
        self._pictures = folder / "pictures"
        self._pictures.mkdir(parents=True)
        self._wire = reach(serial)
        self._homes = 0

    def home(self, state: State, short: bool = True) -> Path:
        """The phone's world as it was then, and a new home with the journal of that moment.

        There the errand is done by the short skill, or by the shipped one, which searches and types.
        """
        self.restore(state.world)
        self._homes += 1
        home = self._folder / str(self._homes)
        home.mkdir()
        (home / "pictures").symlink_to(self._pictures)
        if short:
            (home / "skills").symlink_to(self.skills)
        if state.journal:
            shutil.copy(state.journal, home / "journal.db")
        return home

    def state(self, home: Path) -> State:
        """What is left once a courier is dead."""
        kept = home / "state.db"
        source, copy = sqlite3.connect(home / "journal.db"), sqlite3.connect(kept)
        source.backup(copy)
        source.close()
        copy.close()
        return State(kept, self.world())

    def order(self, home: Path, **more: Any) -> Order:
        return replace(Order(str(home), self.serial, ERRAND, session_in(home)), **more)

    def run(self, home: Path, **more: Any) -> Report:
        return self.nursery.run(self.order(home, **more))

    def asleep(self, home: Path, writes: int, **more: Any) -> int:
        """A courier that has fallen asleep after so many writes."""
        known = len(events_in(home))
        pid = self.nursery.start(self.order(home, rests=writes, **more))
        assert until(lambda: len(events_in(home)) == known + writes, within=20)
        return pid

    def world(self) -> World:
        return json.loads(self._wire.run("fingertips-world", within=30).text)

    def restore(self, world: World) -> None:
        self._wire.client.device(self.serial).sync.push(json.dumps(world).encode(), PUSHED)
        assert self._wire.run(command("fingertips-restore", PUSHED), within=30).ok

    def orders(self) -> list[str]:
        """How the orders stand that were not there at the beginning."""
        return orders_in(self.world())


def orders_in(world: World) -> list[str]:
    """How the orders stand that were not there at the beginning: to_pay, paid."""
    orders = world["apps"]["orange"]["state"]["orders"]
    return [order["status"] for order in orders if order.get("time", 0) >= MOMENT]


def session_in(home: Path) -> str:
    """The name of the home's only session; nothing where none has begun."""
    return next(iter(_read(home, lambda journal: journal.sessions())), "")


def events_in(home: Path) -> list[Event]:
    name = session_in(home)
    return _read(home, lambda journal: journal.load(name).events) if name else []


def _read(home: Path, question: Any) -> Any:
    journal = SqliteJournal(home)
    try:
        return question(journal)
    finally:
        journal.close()


def fresh() -> State:
    """A phone just taken out of its box, without advertisements, and nothing in the journal."""
    world = worlds.fresh(1, "zh", MOMENT)
    world["apps"]["orange"]["state"]["ads"] = []
    return State(None, world)


def short_skill() -> Skill:
    """The shipped errand for one thing, from its page on: a link opens that, so that a trial is short."""
    whole = load(LIBRARY / "buy-orange.json")
    buys = next(i for i, step in enumerate(whole.steps) if step.anchor and "buy_now" in " ".join(step.anchor.ids))
    always = (s for s in whole.steps[buys:] if not s.times and not any(f.startswith("slot:") for f in s.when))
    return replace(
        whole,
        wordings=(Wording(ERRAND),),
        slots=(),
        steps=(Step(Do.LAUNCH, text="orangemart://goods?id=mug"), *always),
        proof=(("保温杯",), ("×1",)),
        answers=(),
    )


def spread(stages: Sequence[Stage], work: Callable[[Stage, Item], list[str]], items: Sequence[Item]) -> list[str]:
    """The work on each item, each on a stage of its own as long as it lasts, and what was found wrong."""
    free: SimpleQueue[Stage] = SimpleQueue()
    for stage in stages:
        free.put(stage)

    def done(item: Item) -> list[str]:
        stage = free.get()
        try:
            return [f"{item}: {wrong}" for wrong in work(stage, item)]
        finally:
            free.put(stage)

    with ThreadPoolExecutor(len(stages)) as pool:
        return [wrong for found in pool.map(done, items) for wrong in found]


@contextmanager
def stages(folder: Path, count: int, skill: Skill) -> Iterator[list[Stage]]:
    skills = folder / "skills"
    skills.mkdir()
    (skills / f"{skill.name}.json").write_text(dump(skill), "utf-8")
    with untraced(), ThreadPoolExecutor(count) as pool:
        phones = list(pool.map(lambda _: RunningPhone.start(fresh().world), range(count)))
        nurseries = [Nursery() for _ in phones]
    try:
        yield [
            Stage(phone.address, nursery, folder / str(place), skills)
            for place, (phone, nursery) in enumerate(zip(phones, nurseries, strict=True))
        ]
    finally:
        for each in (*nurseries, *phones):
            each.close()
