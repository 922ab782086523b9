"""AutoGLM-Phone-9B: `<think>…</think><answer>do(action="Tap", element=[x,y])</answer>`, or `finish(message="…")`.

The grammar, the sampling and the form of the turns are those that the model was published with (zai-org/Open-AutoGLM,
phone_agent/config/prompts_zh.py, model/client.py and actions/handler.py, 2025-12). Coordinates run from 0 to 999 on
either axis whatever the picture's size, and are divided by 1000. It wants one picture, before the text of the last
turn; two put its coordinates off. Its picture tokens stand for 28 x 28 pixels (GLM-4.1V).

Named otherwise than there: `page` and `name` of a Note, `success` and `proof` of a finish and `Press` are ours, so
that whatever anybody decided can be written into the history; what the model was not trained on it is not told of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date

from fingertips.catalogue import Locale, sentence
from fingertips.models.dialects.autoglm_calls import said, write
from fingertips.models.dialects.autoglm_reply import parse
from fingertips.models.dialects.history import Told, Turn, Weight, history, what_fits
from fingertips.models.request import Message, Names, Request, Role, Sight, clipped, spoken, tokens
from fingertips.observation import Observation
from fingertips.session import Session

__all__ = ["parse", "render"]

CONTEXT = 25_480
LONGEST_REPLY = 3_000
SAMPLING = {"temperature": 0.0, "top_p": 0.85, "frequency_penalty": 0.2, "max_tokens": LONGEST_REPLY}
SIGHT = Sight(short_side=728, patch=28)
"""1080 x 2400 becomes 728 x 1624: 1508 tokens instead of 3354, and the smallest print of a screen is still legible."""

LAST_STEPS = 12
"""So many of the forgotten actions are still named."""

_HOME = re.compile(r"launcher|\.home$", re.IGNORECASE)

FORGOTTEN_AT_ONCE = 8
"""Turns are forgotten by so many, so that the beginning stays the same for a while and a server's cache holds."""


def render(session: Session, screen: Observation, today: date, names: Names) -> Request:
    """The conversation up to this screen. What does not fit any more is told in short."""
    locale = spoken(session.instruction)
    day = today.strftime("%Y-%m-%d") + " " + sentence(f"weekday.{today.isoweekday()}", locale, {})
    system = Message(Role.SYSTEM, sentence("autoglm.system", locale, {"date": day}))
    room = CONTEXT - LONGEST_REPLY - (SIGHT.tokens(screen.picture.size) if screen.picture else 0)
    room -= tokens(system.text) + tokens(session.instruction) + 200
    past = history(session, locale, write)
    told = past.told if screen.picture else (*past.told, Told(sentence("told.protected", locale, {}), Weight.PERSON))
    now = what_fits(told, room // 3)
    room -= _length(now)
    forgotten = _how_many_to_forget(past.turns, room, locale)
    short = _short(past.turns[:forgotten], room // 2, locale)
    beginning, turns = _turns(session.instruction + short, past.turns[forgotten:], locale, names)
    text = _user(beginning, _app(screen.app.package, locale, names), now, locale)
    return Request((system, *turns, Message(Role.USER, text, screen.picture)), SIGHT, CONTEXT - LONGEST_REPLY, SAMPLING)


def _turns(beginning: str, turns: Sequence[Turn], locale: Locale, names: Names) -> tuple[str, list[Message]]:
    """The turns so far, and how the one after them begins."""
    messages: list[Message] = []
    for turn in turns:
        text = _user(beginning, _app(turn.app, locale, names), turn.told, locale)
        messages += [Message(Role.USER, text), Message(Role.ASSISTANT, said(turn.decision))]
        beginning = "** Screen Info **"
    return beginning, messages


def _app(package: str, locale: Locale, names: Names) -> str:
    """The home screen is called as the model has learned to call it."""
    return "System Home" if _HOME.search(package) else names(package, locale)


def _user(beginning: str, app: str, told: Sequence[Told], locale: Locale) -> str:
    text = f"{beginning}\n\n{json.dumps({'current_app': app}, ensure_ascii=False)}"
    if told:
        text += f"\n\n{sentence('autoglm.since', locale, {})}\n" + "\n".join(f"- {line.text}" for line in told)
    return text


def _how_many_to_forget(turns: Sequence[Turn], room: int, locale: Locale) -> int:
    lengths = [60 + tokens(said(turn.decision)) + _length(turn.told) for turn in turns]
    forgotten = 0
    while forgotten < len(turns):
        if sum(lengths[forgotten:]) + tokens(_short(turns[:forgotten], room // 2, locale)) <= room:
            return forgotten
        forgotten += FORGOTTEN_AT_ONCE
    return len(turns)


def _length(told: Iterable[Told]) -> int:
    return sum(tokens(line.text) for line in told)


def _short(turns: Sequence[Turn], room: int, locale: Locale) -> str:
    """What is left of forgotten turns: what the person said, the notes, and the last few actions."""
    if not turns:
        return ""
    weighty = dict.fromkeys(line for turn in turns for line in turn.told if line.weight > Weight.PASSING)
    steps = [Told(clipped(write(turn.decision.action), 120)) for turn in turns[-LAST_STEPS:]]
    heading = sentence("autoglm.earlier", locale, {"n": len(turns)})
    return f"\n\n{heading}\n" + "\n".join(f"- {line.text}" for line in what_fits([*weighty, *steps], room))
