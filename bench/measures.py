"""The measurements. Each gives rows of seconds; what is compared with what runs in turn on the same phone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fingertips import assemble
from fingertips.action import Decision, PhoneAction
from fingertips.event import Event, Identity, Status
from fingertips.guard.rules import Consent
from fingertips.journal.store import SqliteJournal
from fingertips.models.endpoint import EndpointModel
from fingertips.observation import Observation
from fingertips.phones.android import AndroidPhone
from fingertips.phones.virtual.server import RunningPhone
from fingertips.ports import Model, Phone
from fingertips.session import Session
from fingertips.settings import Settings

ERRAND = "在橙市买一箱纯牛奶，送到公司"
REPLY_SECONDS = 3.0


@dataclass(frozen=True)
class Row:
    """One figure of the table: its samples, in `unit`."""

    name: str
    unit: str
    samples: tuple[float, ...]


@dataclass
class Clock:
    """Seconds spent in the gesture and in the model, so that what is left is the step's own."""

    elsewhere: float = 0.0

    @contextmanager
    def out(self) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.elsewhere += time.perf_counter() - started


@dataclass
class TimedPhone:
    """A phone whose gestures are not counted."""

    phone: AndroidPhone
    clock: Clock
    serial: str = ""

    def __post_init__(self) -> None:
        self.serial = self.phone.serial

    @property
    def identity(self) -> Identity:
        return self.phone.identity

    def observe(self, after: PhoneAction | None = None) -> Observation:
        return self.phone.observe(after)

    def perform(self, action: PhoneAction, aimed_at: Observation) -> None:
        with self.clock.out():
            self.phone.perform(action, aimed_at)

    def close(self) -> None:
        self.phone.close()


@dataclass
class TimedModel:
    """A model whose deciding is not counted."""

    model: Model
    clock: Clock

    @property
    def name(self) -> str:
        return self.model.name

    def decide(self, session: Session, screen: Observation) -> Decision:
        with self.clock.out():
            return self.model.decide(session, screen)

    def summarize(self, session: Session, question: str) -> str:
        return self.model.summarize(session, question)


@dataclass
class Steps:
    """Is told each event; keeps how long each step took, without what the clock leaves out."""

    clock: Clock
    seconds: list[float] = field(default_factory=list)
    _since: tuple[float, float] | None = None

    def __call__(self, session: Session, event: Event) -> None:
        if type(event).__name__ != "Decided":
            return
        now, elsewhere = time.perf_counter(), self.clock.elsewhere
        if self._since is not None:
            self.seconds.append(now - self._since[0] - (elsewhere - self._since[1]))
        self._since = (now, elsewhere)


def errand(phone: AndroidPhone, home: Path, models: Callable[[], list[Model]]) -> tuple[Session, list[float], float]:
    """One errand to its end: the session, the overhead of each step, and all its seconds."""
    clock = Clock()
    steps = Steps(clock)
    journal = SqliteJournal(home)
    timed: Phone = TimedPhone(phone, clock)
    agent = assemble.agent(
        timed,
        assemble.Told(journal, steps),
        Settings(),
        home,
        Consent.YES,
        [TimedModel(model, clock) for model in models()],
    )
    started = time.perf_counter()
    session = agent.run(agent.begin(journal.new(), ERRAND, "zh"))
    took = time.perf_counter() - started
    journal.close()
    if session.status not in (Status.DONE, Status.CLAIMED):
        raise SystemExit(f"the benchmark's errand ended as {session.status}: {session.events[-1]}")
    return session, steps.seconds, took


def cold_starts(times: int) -> Row:
    """From nothing to a phone that adb can be connected to."""
    samples = []
    for _ in range(times):
        started = time.perf_counter()
        with RunningPhone.start(locale="zh"):
            samples.append(time.perf_counter() - started)
    return Row("virtual phone, from nothing until adb connects", "s", tuple(samples))


def pictures(phone: AndroidPhone, times: int) -> Row:
    """Whole looks at the screen, with its elements, one after another."""
    samples = []
    for _ in range(times):
        started = time.perf_counter()
        phone.observe()
        samples.append(1 / (time.perf_counter() - started))
    return Row("looks at 1080×2400 (picture, elements, app)", "per s", tuple(samples))


def as_endpoint(base_url: str) -> list[Model]:
    """The model behind that address."""
    return [EndpointModel(base_url, "autoglm-phone-9b")]
