"""The Guard: what is allowed, what the person is asked, what is refused, and what only the person does.

Nothing that stands on a screen or that a model says can widen what a session may do: words only make it stricter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import assert_never
from urllib.parse import unquote

from fingertips.action import Decision, Launch, Note, PhoneAction
from fingertips.apps.cards import Card, Deck, Risk, deck, key
from fingertips.catalogue import Line
from fingertips.event import Acting, Answered, Event, Failed, Interrupted, Ruling, Verdict
from fingertips.guard.facts import facts, plan
from fingertips.guard.included import included
from fingertips.guard.meaning import LOGIN, Meaning, meaning
from fingertips.guard.pages import for_the_person, leaves, page_words
from fingertips.guard.questions import AGAIN, REPEAT, app, question
from fingertips.guard.scene import kind, scene
from fingertips.guard.words import Table, table
from fingertips.observation import Observation
from fingertips.session import UNTOUCHED, Session

ALLOWED = Ruling(Verdict.ALLOW)
_LINKS = re.compile(r"[a-z][a-z0-9+.-]*:")
_PACKAGES = re.compile(r"[A-Za-z]\w*(?:\.\w+)+")
CLOSED = (Risk.PRIVATE, Risk.MONEY)


class Consent(StrEnum):
    """What becomes of what can't be undone: the person is asked, it is done, or it is refused."""

    ASK = "ask"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Rules:
    """`allowed` are the names or packages of messaging, payment and banking apps that the person has opened."""

    consent: Consent = Consent.ASK
    allowed: frozenset[str] = frozenset()
    apps: Deck = field(default_factory=deck)
    words: Table = field(default_factory=table)

    def rule(self, decision: Decision, screen: Observation, session: Session) -> Ruling:
        action = decision.action
        here = self.apps.by_package(screen.app.package)
        if not isinstance(action, PhoneAction):
            noting = isinstance(action, Note)
            return self._closed(screen.app.package, here) or ALLOWED if noting else ALLOWED
        if isinstance(action, Launch) and (refusal := self._launched(action.app)):
            return refusal
        if not leaves(action) and (refusal := self._closed(screen.app.package, here)):
            return refusal
        if page := for_the_person(decision, action, screen):
            return self._hand_over(page, screen, here)
        return self._weighed(decision, screen, session, here)

    def _weighed(self, decision: Decision, screen: Observation, session: Session, here: Card | None) -> Ruling:
        meant = meaning(decision, screen, here, self.words)
        if not meant.means:
            return ALLOWED
        if meant.means == LOGIN:
            return self._hand_over(LOGIN, screen, here)
        known = facts(meant, screen, session, self.words)
        at = scene(decision, meant, known, screen, self.words)
        asks = question(decision, meant, known, plan(session), screen, here)
        again = _interrupted(session, kind(meant, screen))
        if (consent := session.consents.get(at)) is not None and _after(session, consent, kind(meant, screen)):
            return Ruling(Verdict.ALLOW, asks, at, irreversible=True, consent=consent)
        if not again and (consent := self._included(session, meant, asks, screen)) is not None:
            return Ruling(Verdict.ALLOW, asks, at, irreversible=True, consent=consent)
        match self.consent:
            case Consent.NO:
                return Ruling(Verdict.REFUSE, Line("guard.refuse.irreversible", asks.details), at, irreversible=True)
            case Consent.YES if not again:
                return Ruling(Verdict.ALLOW, asks, at, irreversible=True)
            case Consent.ASK | Consent.YES:
                line = AGAIN if again else REPEAT if _performed(session, at) else asks.key
                return Ruling(Verdict.ASK, Line(line, asks.details), at, irreversible=True)
            case _:
                assert_never(self.consent)

    def _included(self, session: Session, meant: Meaning, asks: Line, screen: Observation) -> int | None:
        if self.consent is not Consent.ASK:
            return None
        return included(session, kind(meant, screen), asks, screen, meant.under, self.words)

    def _hand_over(self, page: str, screen: Observation, here: Card | None) -> Ruling:
        return Ruling(Verdict.HAND_OVER, Line(f"guard.hand_over.{page}", app(screen.app.package, here)))

    def _launched(self, name: str) -> Ruling | None:
        """Whether the app that this opens, or one that a link leads on to, is a closed one."""
        plain = unquote(unquote(name))
        links = [self.apps.by_link(link) for link in _LINKS.findall(plain.lower())]
        packages = [self.apps.by_package(package) for package in _PACKAGES.findall(plain)]
        cards = [card for card in (*links, *packages, self.apps.by_name(name)) if card]
        guess = None if cards or ":" in name else self._closed(name, None)
        return next((refusal for card in cards if (refusal := self._closed(name, card))), guess)

    def _closed(self, package: str, card: Card | None) -> Ruling | None:
        """The refusal where an app is for messages or money and the person has not opened it."""
        risk = card.risk if card else _guessed(package)
        names = (*card.names, *card.packages) if card else (package,)
        if risk not in CLOSED or self._opened & {key(name) for name in names}:
            return None
        return Ruling(Verdict.REFUSE, Line(f"guard.refuse.{risk}", app(package, card)))

    @cached_property
    def _opened(self) -> frozenset[str]:
        return frozenset(map(key, self.allowed))


def _guessed(package: str) -> Risk:
    """An app without a card is judged by its package."""
    return Risk.MONEY if page_words().packages.search(package.lower()) else Risk.ORDINARY


def _interrupted(session: Session, sort: str) -> bool:
    """Whether such a thing was cut off midway in this session, so that it may already have happened."""
    return any(at.startswith(f"{sort}:") for at in session.interrupted_scenes)


def _performed(session: Session, at: str) -> bool:
    """Whether this very thing was already done in this session: a slow page invites a second tap."""
    moves = pairwise(session.events)
    return any(isinstance(event, Acting) and event.scene == at and not _untouched(after) for event, after in moves)


def _untouched(event: Event) -> bool:
    return isinstance(event, Failed) and event.code == UNTOUCHED


def _after(session: Session, consent: int, sort: str) -> bool:
    """Whether the person agreed after the last time that such a thing was cut off."""
    for event in reversed(session.events):
        match event:
            case Answered(number) if number == consent:
                return True
            case Interrupted(acting) if acting.irreversible and acting.scene.startswith(f"{sort}:"):
                return False
            case _:
                continue
    return True
