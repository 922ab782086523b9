"""How the person is asked: what would be done, in which app, for how much, and by which touch."""

from __future__ import annotations

from collections.abc import Iterable

from fingertips.action import Decision, Key, Launch, Press, Type
from fingertips.apps.cards import Card
from fingertips.catalogue import Line
from fingertips.guard.facts import Facts
from fingertips.guard.meaning import Meaning
from fingertips.guard.sums import COSTS, named
from fingertips.guard.words import seen
from fingertips.observation import Observation

LONGEST = 240
AGAIN = "guard.again"
REPEAT = "guard.repeat"


def question(
    decision: Decision, meant: Meaning, known: Facts, plan: str, screen: Observation, card: Card | None
) -> Line:
    """The line of its meaning."""
    money = named(known.sums)
    details = _short(known.texts)
    return Line(
        f"guard.ask.{meant.means}",
        app(screen.app.package, card)
        | {
            "what": _what(decision, meant),
            "sum": f" {money}" if money else "",
            "about": f" “{details}”" if details else "",
            "plan": f" [{_short([plan])}]" if plan and meant.means in COSTS else "",
            "warning": _short([decision.warning]),
        },
    )


def app(package: str, card: Card | None) -> dict[str, str]:
    """The app's name in both languages; without a card its package has to do."""
    return {"app": card.called("zh") if card else package, "app_en": card.called("en") if card else package}


def _what(decision: Decision, meant: Meaning) -> str:
    match decision.action:
        case Launch(link):
            return _short([link])
        case Press(Key.ENTER) | Type():
            return "⏎"
        case _:
            return meant.under.shown or _short([decision.thought or decision.warning]) or "?"


def _short(texts: Iterable[str]) -> str:
    text = " · ".join(" ".join(seen(text).split()) for text in dict.fromkeys(texts)).replace(" · →", " →")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
