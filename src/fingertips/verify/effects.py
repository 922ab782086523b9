"""Whether an action had an effect that can be seen. None where there is no telling: a clock changes a picture too."""

from __future__ import annotations

from typing import assert_never

from fingertips.action import (
    Action,
    Ask,
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
from fingertips.apps.cards import Deck
from fingertips.catalogue import Line
from fingertips.event import Verified
from fingertips.observation import Observation
from fingertips.perception.reading import squeezed

LONGEST = 40


def effect(before: Observation, action: Action, after: Observation, apps: Deck) -> Verified:
    """What the screen after the action says of it."""
    match action:
        case Type(text):
            return _typed(before, text, after)
        case Launch(app):
            return _launched(before, app, after, apps)
        case Press(Key.VOLUME_UP | Key.VOLUME_DOWN):
            return Verified(None, Line("verify.unclear"))
        case Tap() | DoubleTap() | LongPress() | Swipe() | Press():
            return _changed(before, after)
        case Wait():
            found = _changed(before, after)
            return found if found.effect else Verified(None, found.evidence)
        case Note() | Summarize() | Ask() | TakeOver() | Finish():
            return Verified(None, Line("verify.unclear"))
        case _:
            assert_never(action)


def _changed(before: Observation, after: Observation) -> Verified:
    if before.secure or after.secure:
        return Verified(None, Line("verify.protected"))
    if before.app.package != after.app.package:
        return Verified(True, Line("verify.left", {"app": after.app.package}))
    if not before.same_sight(after):
        if not (before.elements or after.elements) and before.app == after.app and before.keyboard == after.keyboard:
            return Verified(None, Line("verify.picture_changed"))
        known = set(before.texts)
        new = next((text for text in after.texts if text not in known), "")
        return Verified(True, Line("verify.appeared", {"text": _short(new)}) if new else Line("verify.changed"))
    if before.picture != after.picture:
        return Verified(None, Line("verify.picture_changed"))
    return Verified(False, Line("verify.unchanged"))


def _typed(before: Observation, text: str, after: Observation) -> Verified:
    field = after.focused()
    if field is None or field.password:
        found = _changed(before, after)
        return Verified(None, found.evidence)
    if squeezed(text) == squeezed("" if field.text == field.hint else field.text):
        return Verified(True, Line("verify.typed", {"text": _short(text)}))
    return Verified(False, Line("verify.not_typed", {"text": _short(text), "found": _short(field.text)}))


def _launched(before: Observation, app: str, after: Observation, apps: Deck) -> Verified:
    card = apps.by_link(app) or apps.by_name(app)
    packages = (card.packages if card else ()) or (app,)
    front = after.app.package
    if front in packages:
        return Verified(True, Line("verify.left", {"app": front}))
    if card or front == before.app.package:
        return Verified(False if card else None, Line("verify.not_launched", {"app": app, "front": front}))
    return Verified(True, Line("verify.left", {"app": front}))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
