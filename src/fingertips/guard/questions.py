"""How the person is asked: what would be done, in which app, for how much, and by which touch."""

from __future__ import annotations

from collections.abc import Iterable

from fingertips.action import Decision, Key, Launch, Press, Type
from fingertips.apps.cards import Card
from fingertips.catalogue import Line
from fingertips.guard.meaning import Meaning
from fingertips.guard.sums import named, sum_of
from fingertips.guard.touch import FEW_WORDS, title, written
from fingertips.guard.words import Table, label, seen
from fingertips.observation import Observation

LONGEST = 120
AGAIN = "guard.again"
REPEAT = "guard.repeat"


def question(decision: Decision, meant: Meaning, screen: Observation, card: Card | None, table: Table) -> Line:
    """The line of its meaning."""
    return Line(f"guard.ask.{meant.means}", about(decision, meant, screen, card, table))


def about(decision: Decision, meant: Meaning, screen: Observation, card: Card | None, table: Table) -> dict[str, str]:
    """What fills the gaps of a question: app, app_en, what, sum, about."""
    money = named(sum_of(meant, screen, table))
    details = _details(meant, screen)
    return app(screen.app.package, card) | {
        "what": _what(decision, meant),
        "sum": f" {money}" if money else "",
        "about": f" “{details}”" if details else "",
        "warning": _short([decision.warning]),
    }


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


def _details(meant: Meaning, screen: Observation) -> str:
    """The words that say whom or what it concerns."""
    if meant.questions:
        return _short(meant.questions)
    match meant.means:
        case "send" | "publish" | "transfer":
            return _short(text for text in (title(screen), *written(screen)) if text)
        case "delete" | "cancel" | "refund" | "receipt" | "uninstall" | "authorise" | "leave":
            return _short(_concerned(meant, screen))
        case _:
            return ""


def _concerned(meant: Meaning, screen: Observation) -> list[str]:
    """The words beside, else a dialog's, that are not those of the touch or of another control."""
    texts = screen.texts if len(screen.texts) <= FEW_WORDS else meant.under.beside
    others = _other_controls(meant, screen)
    return [text for text in texts if text not in meant.under.words and text not in others and label(text)]


def _other_controls(meant: Meaning, screen: Observation) -> set[str]:
    """The words of the controls that the finger is not in."""
    at = meant.under.target.box.centre if meant.under.target else None
    boxes = [e.box for e in screen.elements if e.clickable and at and not e.box.holds(at)]
    return {e.words for e in screen.elements if any(box.holds(e.box.centre) for box in boxes)}


def _short(texts: Iterable[str]) -> str:
    text = " · ".join(" ".join(seen(text).split()) for text in dict.fromkeys(texts))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
