"""Where a replay stands, as one line of JSON that is journaled with each decision, for another process to go on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from fingertips.event import Acting, Decided, Event, Failed, Interrupted, Noted, Observed, Ruled, Verdict, Verified
from fingertips.observation import Observation

STEP = "step"


@dataclass(frozen=True)
class Place:
    """The step that is being worked on, what the last decision did for it, and what has been tried so far.

    `doing` is `step` for the step itself, else what prepares it. `lane`, `onward` and `pulls` say how far a search by
    scrolling has come: in which list, which way, how often. `spelling` is the way in which values are written now.
    """

    skill: str
    step: int = 0
    doing: str = ""
    done: int = 0
    closed: int = 0
    waited: int = 0
    launched: int = 0
    backed: int = 0
    hidden: int = 0
    retried: int = 0
    dull: bool = False
    """Whether the step before had no effect that could be seen."""
    lane: int = 0
    onward: bool = True
    pulls: int = 0
    spelling: int = 0
    found: str = ""
    """The text that stood on the screen for the value that the step is about."""
    foreign: str = ""
    """What lay in the cart before, while it is being emptied."""
    emptied: int = 0

    def at(self, step: int) -> Place:
        """The beginning of a step."""
        return Place(self.skill, step, spelling=self.spelling, emptied=self.emptied)

    def text(self) -> str:
        """As JSON; what is as at the beginning is left out."""
        plain = Place(self.skill)
        changed = {
            f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != getattr(plain, f.name)
        }
        return json.dumps({"skill": self.skill, **changed}, ensure_ascii=False)


class Outcome(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Standing:
    """The last decision of a replay that something became of."""

    place: Place
    outcome: Outcome
    reason: str
    effect: bool | None
    before: Observation | None
    found: dict[int, str]
    """Of each step that has been done, the text that stood for its value."""
    bound: bool = False
    """Whether a step was done that can't be undone."""


def standing(events: Sequence[Event], by: str) -> Standing | None:
    """Where the replay of that name stands, as the session's facts tell it; none before its first decision.

    What was decided and never begun counts for nothing, nor does what only prepared a step and was cut off: a process
    that was killed has not tried in vain.
    """
    tries: list[tuple[int, Place, Observation | None]] = []
    seen: Observation | None = None
    found: dict[int, str] = {}
    bound = False
    for index, event in enumerate(events):
        match event:
            case Acting(irreversible=True) if tries and tries[-1][1].doing == STEP:
                bound = True
            case Observed(observation):
                seen = observation
            case Decided(decision) if decision.by == by and (place := read(decision.place)):
                tries.append((index, place, seen))
                if place.found:
                    found[place.step] = place.found
            case _:
                pass
    end = len(events)
    for index, place, before in reversed(tries):
        outcome, reason, effect = _outcome(events[index + 1 : end])
        if not (outcome is Outcome.OPEN or (outcome is Outcome.DOUBTFUL and place.doing != STEP)):
            return Standing(place, outcome, reason, effect, before, found, bound)
        end = index
    return None


def _outcome(events: Sequence[Event]) -> tuple[Outcome, str, bool | None]:
    outcome, reason = Outcome.OPEN, ""
    effect: bool | None = None
    acting = False
    for event in events:
        match event:
            case Ruled(ruling) if ruling.verdict is Verdict.REFUSE:
                outcome, reason = Outcome.REFUSED, str(ruling.reason or "")
            case Acting():
                acting = True
            case Observed() if acting:
                outcome, acting = Outcome.DONE, False
            case Noted():
                outcome = Outcome.DONE
            case Verified(effect):
                pass
            case Interrupted():
                outcome, acting = Outcome.DOUBTFUL, False
            case Failed(code):
                outcome, reason, acting = Outcome.FAILED, code, False
            case _:
                pass
    return outcome, reason, effect


def read(text: str) -> Place | None:
    """The place in this JSON, or none where it is somebody else's."""
    try:
        known = {f.name for f in fields(Place)}
        value = json.loads(text)
        return Place(**{key: item for key, item in value.items() if key in known})
    except (ValueError, TypeError, AttributeError):
        return None
