"""The closed union of facts. A session is the list of these; nothing else about it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fingertips.action import Decision, PhoneAction
from fingertips.catalogue import Line
from fingertips.observation import Observation
from fingertips.usage import NOTHING, Usage


class Status(StrEnum):
    """Where a session stands. DONE is verified; CLAIMED is what the model says and nothing confirms."""

    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    CLAIMED = "claimed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """What the guard says of a decision."""

    ALLOW = "allow"
    ASK = "ask"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"


class Topic(StrEnum):
    """What a question to the person is about."""

    CONSENT = "consent"
    QUESTION = "question"
    TAKE_OVER = "take_over"


@dataclass(frozen=True)
class Ruling:
    """What the guard says of a decision, and why. `scene` names the action on its screen: a consent is bound to it."""

    verdict: Verdict
    reason: Line | None = None
    scene: str = ""
    irreversible: bool = False
    consent: int | None = None
    """The number of the question whose yes this action spends."""

    @property
    def allows(self) -> bool:
        return self.verdict is Verdict.ALLOW


@dataclass(frozen=True, slots=True)
class Identity:
    """Which phone it is, whatever its address, and which start of it. What is not known is empty.

    `phone` is another for every phone; `boot` is another for every start of the same one.
    """

    phone: str = ""
    boot: str = ""
    model: str = ""


UNKNOWN = Identity()


@dataclass(frozen=True)
class Began:
    """The first fact: what the person said, and on which phone: its address, and who answered there."""

    instruction: str
    phone: str
    locale: str = ""
    identity: Identity = UNKNOWN


@dataclass(frozen=True)
class Recalled:
    """What memory had to say to the instruction."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Observed:
    """What was seen; `took` seconds since the intent that led to it, or since looking began."""

    observation: Observation
    took: float


@dataclass(frozen=True)
class Decided:
    decision: Decision


@dataclass(frozen=True)
class Ruled:
    ruling: Ruling


@dataclass(frozen=True)
class Asked:
    """A question to the person; the session waits for the answer with its number."""

    number: int
    topic: Topic
    question: Line
    scene: str = ""


@dataclass(frozen=True)
class Answered:
    number: int
    answer: str
    agrees: bool


@dataclass(frozen=True)
class Acting:
    """The intent, on disk before the finger falls. It spends the consent that it names."""

    action: PhoneAction
    irreversible: bool = False
    scene: str = ""
    consent: int | None = None
    boot: str = ""
    """The start of the phone that it is meant for."""


@dataclass(frozen=True)
class Interrupted:
    """An intent whose outcome nobody saw."""

    acting: Acting
    reason: Line


@dataclass(frozen=True)
class Noted:
    """Something kept for later, under a name; `source` is the app that it was read in."""

    name: str
    text: str
    source: str = ""


@dataclass(frozen=True)
class Verified:
    """Whether the last action had an effect that can be seen (None: there is no telling)."""

    effect: bool | None
    evidence: Line


@dataclass(frozen=True)
class Failed:
    """A mistake that whoever decides is told of. `code` is the error's name."""

    code: str
    reason: Line
    usage: Usage = NOTHING


@dataclass(frozen=True)
class HandedOn:
    """Another model decides from here on."""

    to: str
    reason: Line


@dataclass(frozen=True)
class Resumed:
    """The session goes on after an end that could be mended."""


@dataclass(frozen=True)
class Ended:
    status: Status
    answer: str
    reason: Line
    code: str = ""


Event = (
    Began
    | Recalled
    | Observed
    | Decided
    | Ruled
    | Asked
    | Answered
    | Acting
    | Interrupted
    | Noted
    | Verified
    | Failed
    | HandedOn
    | Resumed
    | Ended
)
