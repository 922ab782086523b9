"""What an action would do on this screen: one word of risk_words.toml, and nothing where it can be taken back.

It is read off what lies under the finger, never off what whoever decides says of it; where the phone tells no words
(no element tree, a picture as a button) there is only the thought, so that is read too. A warning by whoever decides
makes an action irreversible and nothing makes it harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never
from urllib.parse import unquote

from fingertips.action import (
    Ask,
    Decision,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.apps.cards import Card, Risk
from fingertips.geometry import Point
from fingertips.guard.touch import Touch, around, own_name, touch, written
from fingertips.guard.words import LONGEST_QUESTION, NOTHING, On, Table, When, label, read
from fingertips.observation import Element, Observation

WARNED = "warned"
BLIND = "blind"
"""A touch in an app that can spend, of which neither the phone nor whoever decides says what it is."""
LOGIN = "login"
NO_SWIPE = 0.02
"""A finger that is drawn less far than this has tapped."""
SENDS = ("send", "publish")
LONGEST_LABEL = 16
_ASKS = re.compile(r"[?？吗]")
_SEARCH = re.compile(r"搜索|查找|搜一搜|search|find|网址|address bar|url|query")
_NOBODY = Touch(None, (), (), ())


@dataclass(frozen=True)
class Meaning:
    """`means` is empty for what can be taken back. `questions` are the texts that a mere yes would agree to."""

    means: str
    under: Touch = _NOBODY
    questions: tuple[str, ...] = ()


HARMLESS = Meaning("")


def meaning(decision: Decision, screen: Observation, card: Card | None, table: Table) -> Meaning:
    """What this decision's action would do."""
    found = _meaning(decision, screen, card, table)
    if not found.means and decision.warning and not isinstance(decision.action, Wait):
        return Meaning(WARNED, found.under)
    return found


def _meaning(decision: Decision, screen: Observation, card: Card | None, table: Table) -> Meaning:
    action = decision.action
    match action:
        case Tap(at) | DoubleTap(at):
            return _touched(at, On.BUTTON, decision, screen, card, table)
        case LongPress(at):
            return _touched(at, On.HOLD, decision, screen, card, table)
        case Swipe(start, end):
            if start.distance(end) < NO_SWIPE:
                return _touched(start, On.HOLD, decision, screen, card, table)
            return _swiped(start, screen, table)
        case Press(Key.ENTER):
            return _entered(decision, screen, card, table)
        case Type(text):
            return _entered(decision, screen, card, table) if text.endswith(("\n", "\r")) else HARMLESS
        case Launch(app):
            return Meaning(_linked(app, table))
        case Press() | Wait() | Note() | Summarize() | Ask() | TakeOver() | Finish():
            return HARMLESS
        case _:
            assert_never(action)


def _touched(at: Point, on: On, decision: Decision, screen: Observation, card: Card | None, table: Table) -> Meaning:
    under = touch(screen, at)
    about = around(screen, under, table)
    if on is On.HOLD and (means := table.meaning(On.HOLD, map(read, under.words), about)):
        return Meaning(means, under)
    if under.switch and (means := table.meaning(On.SWITCH, map(read, (*under.words, *under.beside)), about)):
        return Meaning(means, under)
    if means := _worst(table, under.labels, about):
        return Meaning(means, under)
    if means := table.meaning(On.ID, _telling_names(under, about, table), about):
        return Meaning(means, under)
    on_enter = any(read(text) in table.enter for text in under.words)
    if on_enter and (entered := _entered(decision, screen, card, table)).means:
        return entered
    if table.agrees(under.words):
        return _agreed(screen, under, table)
    if not under.words and (under.target is None or not under.target.editable):
        return Meaning(_unseen(decision, screen, card, table), under)
    return Meaning("", under)


def _worst(table: Table, labels: Iterable[str], about: frozenset[When]) -> str:
    """The first meaning that matters: harmless words beside it take nothing away."""
    found = (table.meaning(On.BUTTON, [text], about) for text in labels)
    return next((means for means in found if means and means != NOTHING), "")


def _telling_names(under: Touch, about: frozenset[When], table: Table) -> list[str]:
    """The names of the controls under the finger, save that of one whose own words are known to be harmless."""
    target = under.target
    own = target.words if target and not target.editable else ""
    harmless = table.meaning(On.BUTTON, [label(own)], about) == NOTHING
    return [name for name in under.names if not (target and harmless and name == own_name(target))]


def _agreed(screen: Observation, under: Touch, table: Table) -> Meaning:
    """What a mere yes agrees to stands elsewhere on the screen."""
    about = around(screen, under, table)
    means: dict[str, str] = {}
    for element in screen.elements:
        if element.words and len(element.words) <= LONGEST_QUESTION:
            found = table.meaning(On.QUESTION, [read(element.words)], about)
            if found and found != NOTHING and not _other_button(element, screen):
                means[element.words] = found
    return Meaning(next(iter(means.values()), ""), under, tuple(means))


def _other_button(element: Element, screen: Observation) -> bool:
    """Whether these are the words of a control that the finger is not on, and ask nothing."""
    return len(element.words) <= LONGEST_LABEL and not _ASKS.search(element.words) and _pressable(element, screen)


def _unseen(decision: Decision, screen: Observation, card: Card | None, table: Table) -> str:
    """What is known of a touch where the phone tells no words: what whoever decides says of it, and in which app.

    Without any element the app's risk has a say: money is touched only knowingly, and beside a keyboard among messages
    the touch may be on what sends.
    """
    means = table.thought(decision.thought)
    if means or screen.elements or card is None:
        return means
    match card.risk:
        case Risk.MONEY:
            return BLIND
        case Risk.PRIVATE if screen.keyboard:
            return "send"
        case Risk.PRIVATE | Risk.SPENDING:
            return "" if decision.thought.strip() else BLIND
        case Risk.ORDINARY | Risk.PERSONAL | Risk.SYSTEM:
            return ""
        case _:
            assert_never(card.risk)


def _swiped(start: Point, screen: Observation, table: Table) -> Meaning:
    """A slider's words stand on what the swipe starts on."""
    under = touch(screen, start)
    means = table.meaning(On.SLIDE, map(read, (*under.words, *under.beside)), around(screen, under, table))
    return Meaning(means, under)


def _entered(decision: Decision, screen: Observation, card: Card | None, table: Table) -> Meaning:
    """The enter key presses what has the focus, and sends what is written where there is somebody to send it to."""
    pressed = next((e for e in screen.elements if e.focused and not e.editable), None)
    if pressed and not any(read(text) in table.enter for text in touch(screen, pressed.box.centre).words):
        return _touched(pressed.box.centre, On.BUTTON, decision, screen, card, table)
    field = screen.focused()
    if field and _searches(field):
        return HARMLESS
    under = touch(screen, field.box.centre) if field else _NOBODY
    if card and card.risk is Risk.PRIVATE:
        return Meaning("send", under)
    if not screen.elements:
        return Meaning(table.thought(decision.thought), under)
    if written(screen) and (means := _sender(screen, table)):
        return Meaning(means, under)
    return Meaning("", under)


def _searches(field: Element) -> bool:
    return bool(_SEARCH.search(read(f"{field.hint} {field.label} {field.id}")))


def _sender(screen: Observation, table: Table) -> str:
    """What the screen's own send button means, if it has one."""
    about = around(screen, _NOBODY, table)
    for element in screen.elements:
        if not element.editable and len(element.words) <= LONGEST_LABEL:
            means = table.meaning(On.BUTTON, [label(element.words)], about)
            means = means or table.meaning(On.ID, [own_name(element)], about)
            if means in SENDS and _pressable(element, screen):
                return means
    return ""


def _pressable(element: Element, screen: Observation) -> bool:
    under = screen.target(element.box.centre)
    return under is not None and under.clickable


def _linked(app: str, table: Table) -> str:
    """What opening this address would do; a mere name opens an app."""
    if ":" not in app:
        return ""
    return table.meaning(On.LINK, [read(unquote(unquote(app)))], frozenset())
