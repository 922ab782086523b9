"""What can go wrong, as one tree; the sentence for each is in the catalogue under the class's name.

Trouble
├── Mistake            whoever decides may recover: it is told, looks again, and tries otherwise
│   ├── OffScreen        a place outside the screen
│   ├── Unparsable       a reply in which no action can be read
│   ├── UnknownApp       no app of that name on this phone
│   ├── CannotType       no way to write this text on this phone
│   ├── StaleScreen      the screen is no longer the one that was decided on
│   └── Stuck            whoever decides can't go on; the next model may
│       ├── NoSkill        no learned skill fits the instruction
│       └── LostWay        a learned skill does not fit the screen
├── InDoubt            an action may or may not have happened: look before anything else
└── Fatal              the session ends; most can be mended and the session resumed
    ├── PhoneLost        the phone does not answer
    ├── PhoneUnready     the phone is there and cannot be driven (offline, unauthorised …)
    ├── PhoneBusy        another session drives this phone
    ├── EndpointFailed   the model's endpoint refused or broke off
    ├── NoModel          nobody can decide: no model is configured
    ├── LimitReached     steps, seconds, tokens or money are used up
    ├── JournalFailed    a fact could not be written, so nothing more was done
    └── BadSettings      a configuration, world, skill or instruction that cannot be used
"""

from __future__ import annotations

import re

from fingertips.catalogue import Detail, Line
from fingertips.usage import NOTHING, Usage


class Trouble(Exception):
    """Carries the details of one thing that went wrong; `line` is what a person reads of it.

    A `case` among the details picks the sentence where one class has several: endpoint_failed.refused.
    `usage` is what it cost to get there: a reply that can't be read is paid for like any other.
    """

    usage: Usage = NOTHING

    def __init__(self, **details: Detail) -> None:
        super().__init__(details)
        self.details = details

    @property
    def code(self) -> str:
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(self).__name__).lower()

    @property
    def line(self) -> Line:
        case = self.details.get("case")
        return Line(f"{self.code}.{case}" if case else self.code, self.details)

    def __str__(self) -> str:
        return str(self.line)


class Mistake(Trouble):
    """Whoever decides may recover from it."""


class OffScreen(Mistake):
    """A place outside the screen: x, y."""


class Unparsable(Mistake):
    """A reply in which no action can be read: case, reply."""


class UnknownApp(Mistake):
    """No app of that name on this phone: app, closest."""


class CannotType(Mistake):
    """No way to write this text on this phone: case, text."""


class StaleScreen(Mistake):
    """The screen is no longer the one that was decided on: case."""


class Stuck(Mistake):
    """Whoever decides can't go on; the next model may."""


class NoSkill(Stuck):
    """No learned skill fits the instruction: case and what the sentence needs."""


class LostWay(Stuck):
    """A learned skill does not fit the screen: skill, step, of, wanted."""


class InDoubt(Trouble):
    """An action may or may not have happened: reason."""


class Fatal(Trouble):
    """The session ends with it."""


class PhoneLost(Fatal):
    """The phone does not answer: serial, reason."""


class PhoneUnready(Fatal):
    """The phone is there and cannot be driven: case, serial."""


class PhoneBusy(Fatal):
    """Another session drives this phone: serial, and who holds it: process, home."""


class EndpointFailed(Fatal):
    """The model's endpoint refused or broke off: case, url, model, reason."""


class NoModel(Fatal):
    """Nobody can decide: case and what the sentence needs."""


class LimitReached(Fatal):
    """One of the session's limits is used up: case (steps, seconds, tokens, money), limit."""


class JournalFailed(Fatal):
    """A fact could not be written: case, path, reason."""


class BadSettings(Fatal):
    """Something given by the person cannot be used: case, path, reason."""
