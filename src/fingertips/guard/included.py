"""What a yes covers besides the touch that it was asked for, so that one act is asked for once.

The yes to an order pays for it, and the yes to an act is the answer to the app's own question whether to do it. Both
only by the very next touch, in the same app and for the same sum; and nothing that was cut off covers anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from fingertips.action import Wait
from fingertips.catalogue import Line
from fingertips.event import Acting, Asked, Failed, Interrupted, Observed, Ruled, Ruling
from fingertips.guard.touch import FEW_WORDS, Touch
from fingertips.guard.words import NOTHING, On, Table, label
from fingertips.observation import Element, Observation
from fingertips.session import Session

PAYING = {"pay": "order"}
"""What a yes to the second covers next."""


@dataclass(frozen=True)
class Act:
    """The last touch of a session, where the person agreed to it, and the screen that it was made on."""

    ruling: Ruling
    before: Observation


def included(session: Session, kind: str, asks: Line, screen: Observation, under: Touch, table: Table) -> int | None:
    """The number of the question whose yes covers this kind of act by this touch, or none."""
    act = _last(session)
    if act is None or act.ruling.reason is None or act.ruling.reason.details["sum"] != asks.details["sum"]:
        return None
    means, _, package = kind.partition(":")
    before = act.ruling.scene.rpartition(":")[0]
    pays = before == f"{PAYING.get(means)}:{package}" and asks.details["sum"] != ""
    confirms = before == kind and _own_question(screen, act.before, under, table)
    return act.ruling.consent if pays or confirms else None


def _last(session: Session) -> Act | None:
    """The last touch, unless something came between, it was not agreed to, or nobody knows whether it was made."""
    act: Act | None = None
    ruling: Ruling | None = None
    seen: Observation | None = None
    for event in session.events:
        match event:
            case Observed(observation):
                seen = observation
            case Ruled(ruling):
                pass
            case Acting(Wait()):
                pass
            case Acting(_, irreversible, _, consent):
                agreed = irreversible and consent is not None
                act = Act(ruling, seen) if agreed and ruling and seen else None
            case Interrupted() | Failed() | Asked():
                act = None
            case _:
                continue
    return act


def _own_question(screen: Observation, before: Observation, under: Touch, table: Table) -> bool:
    """Whether the app only asks back: in a few new words, beside which this button stands with one that leaves them."""
    buttons = [e for e in screen.elements if e.clickable and e.words]
    said = [e for e in screen.elements if e.words and not e.clickable]
    leaves = any(table.meaning(On.BUTTON, [label(e.words)], frozenset()) == NOTHING for e in buttons)
    alone = under.target is not None and not any(_in_line(e, under.target) for e in said)
    new = not {e.words for e in said} & set(before.texts)
    return bool(said) and len(screen.texts) <= FEW_WORDS and leaves and alone and new


def _in_line(text: Element, button: Element) -> bool:
    """Whether a text that is none of the button's own stands in its line: then the button is that row's."""
    inside = button.box.holds(text.box.centre)
    return not inside and text.box.top <= button.box.centre.y <= text.box.bottom
