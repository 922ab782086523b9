"""What the person has to know of an action before it is done: what its question says and its consent is bound to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fingertips.event import Decided
from fingertips.guard.bought import Bought, bought
from fingertips.guard.earlier import bought_before, thing_before
from fingertips.guard.meaning import Meaning
from fingertips.guard.sums import named, sum_of
from fingertips.guard.touch import FEW_WORDS, title, written
from fingertips.guard.words import Table, label
from fingertips.observation import Observation
from fingertips.perception.reading import Money
from fingertips.session import Session

BUYING = ("order", "pay")
TELLING = ("send", "publish", "transfer")
CONCERNING = ("delete", "cancel", "refund", "receipt", "uninstall", "authorise", "leave")
THINGS = 6


@dataclass(frozen=True)
class Facts:
    """`texts` are the words that say what, whom and where to. `told` is whether this very page says what is bought."""

    sums: tuple[Money, ...] = ()
    texts: tuple[str, ...] = ()
    told: bool = False


def facts(meant: Meaning, screen: Observation, session: Session, table: Table) -> Facts:
    """What is known of an action with this meaning."""
    sums = sum_of(meant, screen, table)
    if meant.means in BUYING:
        here = bought(screen, table)
        button = meant.under.shown if here.told else ""
        known = _together(here, bought_before(session, screen, named(sums), button, table))
        return Facts(sums, (*meant.questions, *_few(known).texts), here.told)
    if meant.questions or meant.means in CONCERNING:
        own = meant.questions or tuple(_concerned(meant, screen)) or bought(screen, table).texts
        known = (*own, *meant.under.words)
        dialog = len(screen.texts) <= FEW_WORDS and meant.means in CONCERNING
        return Facts(sums, (*own, *(thing_before(session, screen, known, table) if dialog else ())))
    if meant.means in TELLING:
        return Facts(sums, tuple(text for text in (title(screen), *written(screen)) if text))
    return Facts(sums)


def plan(session: Session) -> str:
    """What whoever decides by a plan says that it understood: the thought of the first decision that has a place."""
    planned = (event.decision for event in session.events if isinstance(event, Decided) and event.decision.place)
    return next((decision.thought for decision in planned), "")


def _together(here: Bought, before: Bought) -> Bought:
    """What this page says, and of what is out of sight on it what was seen before."""
    fuller = before if len(before.things) > len(here.things) else here
    return Bought(
        fuller.things,
        fuller.seller,
        here.journey or before.journey,
        here.people or before.people,
        here.where or before.where,
        here.written or before.written,
    )


def _few(known: Bought) -> Bought:
    if len(known.things) <= THINGS:
        return known
    more = f"… (+{len(known.things) - THINGS})"
    return replace(known, things=(*known.things[:THINGS], more))


def _concerned(meant: Meaning, screen: Observation) -> Iterable[str]:
    """The words beside, else a dialog's, that are not those of the touch or of another control."""
    texts = screen.texts if len(screen.texts) <= FEW_WORDS else meant.under.beside
    others = _other_controls(meant, screen)
    return [text for text in texts if text not in meant.under.words and text not in others and label(text)]


def _other_controls(meant: Meaning, screen: Observation) -> set[str]:
    """The words of the controls that the finger is not in."""
    at = meant.under.target.box.centre if meant.under.target else None
    boxes = [e.box for e in screen.elements if e.clickable and at and not e.box.holds(at)]
    return {e.words for e in screen.elements if any(box.holds(e.box.centre) for box in boxes)}
