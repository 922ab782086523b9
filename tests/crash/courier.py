"""Whoever gets killed: a process that runs an errand on a phone and dies by SIGKILL at the write it is told to die at.

Run as a program it is a nursery: one clean process that has everything imported and the skills' words read, which takes
an order a line and forks a courier for each, so that a courier costs milliseconds and is a process of its own.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from fingertips import assemble
from fingertips.agent import Agent
from fingertips.errors import Trouble
from fingertips.event import Event, Status
from fingertips.guard.rules import Consent
from fingertips.journal.store import SqliteJournal
from fingertips.memory.library import shipped
from fingertips.session import Session
from fingertips.settings import Settings
from fingertips.skills.matching import best

BROKE = 70
"""The exit code of a courier that raised what none should."""


@dataclass(frozen=True)
class Order:
    """What a courier is to do. `dies` is the write at which it is killed, `after` on which side of it.

    `says` is the person: "yes" to whatever is asked, "no", or nothing, so that the session is left waiting. `rests` is
    the number of writes after which the courier falls asleep, until it is woken by SIGUSR1 or killed.
    """

    home: str
    serial: str
    instruction: str
    session: str = ""
    dies: int = 0
    after: bool = True
    says: str = "yes"
    rests: int = 0
    consent: str = "ask"


@dataclass(frozen=True)
class Report:
    """How it ended: by which signal, in which state, or with which error."""

    signal: int = 0
    status: str = ""
    session: str = ""
    trouble: str = ""
    says: str = ""
    writes: int = 0


class Deadly:
    """The real journal, in front of a process that does not outlive a certain write."""

    def __init__(self, journal: SqliteJournal, order: Order) -> None:
        self.journal = journal
        self.order = order
        self.writes = 0

    def write(self, session: Session, event: Event) -> None:
        self.writes += 1
        if self.writes == self.order.dies and not self.order.after:
            os.kill(os.getpid(), signal.SIGKILL)
        self.journal.write(session, event)
        if self.writes == self.order.dies:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.writes == self.order.rests:
            signal.sigwait({signal.SIGUSR1})


def run(order: Order) -> Report:
    """Go until the errand ends, or waits for a person who says nothing."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    journal = SqliteJournal(Path(order.home))
    deadly = Deadly(journal, order)
    session = journal.load(order.session) if order.session else journal.new()
    try:
        with assemble.reached(order.serial, Path(order.home)) as phone:
            agent = assemble.agent(phone, deadly, Settings(), Path(order.home), Consent(order.consent))
            _go(agent, session, order)
    except Trouble as trouble:
        case = str(trouble.details.get("case", ""))
        name = f"{trouble.code}.{case}" if case else trouble.code
        return Report(0, session.status, session.id, name, trouble.line.text("en"), deadly.writes)
    return Report(0, session.status, session.id, writes=deadly.writes)


def _go(agent: Agent, session: Session, order: Order) -> None:
    if not session.events:
        agent.begin(session, order.instruction, "zh")
    elif session.status is Status.FAILED:
        agent.reopen(session)
    agent.run(session)
    while session.question is not None and order.says:
        agent.answer(session, order.says, order.says == "yes")
        agent.run(session)


def main() -> None:
    best("买一只杯子", shipped())
    for line in sys.stdin:
        word, *rest = json.loads(line)
        if word == "start":
            _say(_start(Order(**rest[0])))
        else:
            _say(_wait(*rest))


def _start(order: Order) -> int:
    """The courier's process id; its report will lie in a pipe that only the nursery reads."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        _PIPES[pid] = reading
        return pid
    os.close(reading)
    try:
        os.write(writing, json.dumps(asdict(run(order))).encode())
    except BaseException:  # noqa: BLE001 a fork must never return into its parent's code
        traceback.print_exc()
        os._exit(BROKE)
    os._exit(0)


_PIPES: dict[int, int] = {}


def _wait(pid: int) -> dict[str, object]:
    with os.fdopen(_PIPES.pop(pid), "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return asdict(Report(signal=os.WTERMSIG(status)))
    return json.loads(said) if said else asdict(Report(trouble="broke"))


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
