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
from datetime import date

from fingertips.catalogue import Locale, sentence
from fingertips.models.dialects.autoglm_calls import said, write
from fingertips.models.dialects.autoglm_reply import parse
from fingertips.models.dialects.history import History, Told, Turn, history
from fingertips.models.request import Message, Names, Request, Role, Sight, clipped, spoken, tokens
from fingertips.observation import Observation
from fingertips.session import Session

__all__ = ["parse", "render"]

CONTEXT = 25_480
LONGEST_REPLY = 3_000
SAMPLING = {"temperature": 0.0, "top_p": 0.85, "frequency_penalty": 0.2, "max_tokens": LONGEST_REPLY}
SIGHT = Sight(short_side=728, patch=28)
"""1080 x 2400 becomes 728 x 1624: 1508 tokens instead of 3354, and the smallest print of a screen is still legible."""

_HOME = re.compile(r"launcher|\.home$", re.IGNORECASE)

FORGOTTEN_AT_ONCE = 8
"""Turns are forgotten by so many, so that the beginning stays the same for a while and a server's cache holds."""


def render(session: Session, screen: Observation, today: date, names: Names) -> Request:
    """The conversation up to this screen. What does not fit any more is told in short."""
    locale = spoken(session.instruction)
    day = today.strftime("%Y-%m-%d") + " " + sentence(f"weekday.{today.isoweekday()}", locale, {})
    system = Message(Role.SYSTEM, sentence("autoglm.system", locale, {"date": day}))
    past = history(session, locale, write)
    room = CONTEXT - LONGEST_REPLY - (SIGHT.tokens(screen.picture.size) if screen.picture else 0)
    fixed = tokens(system.text) + tokens(session.instruction) + 100
    forgotten = _how_many_to_forget(past, room - fixed)
    turns = _turns(session.instruction, past, forgotten, screen, locale, names)
    return Request((system, *turns), SIGHT, CONTEXT - LONGEST_REPLY, SAMPLING)


def _turns(
    task: str, past: History, forgotten: int, screen: Observation, locale: Locale, names: Names
) -> list[Message]:
    kept = past.turns[forgotten:]
    beginning = task + _short(past.turns[:forgotten], locale)
    messages: list[Message] = []
    for turn in kept:
        text = _user(beginning, _app(turn.app, locale, names), turn.told, locale)
        messages += [Message(Role.USER, text), Message(Role.ASSISTANT, said(turn.decision))]
        beginning = "** Screen Info **"
    told = past.told if screen.picture else (*past.told, Told(sentence("told.protected", locale, {})))
    text = _user(beginning, _app(screen.app.package, locale, names), told, locale)
    return [*messages, Message(Role.USER, text, screen.picture)]


def _app(package: str, locale: Locale, names: Names) -> str:
    """The home screen is called as the model has learned to call it."""
    return "System Home" if _HOME.search(package) else names(package, locale)


def _user(beginning: str, app: str, told: tuple[Told, ...], locale: Locale) -> str:
    text = f"{beginning}\n\n{json.dumps({'current_app': app}, ensure_ascii=False)}"
    if told:
        text += f"\n\n{sentence('autoglm.since', locale, {})}\n" + "\n".join(f"- {line.text}" for line in told)
    return text


def _how_many_to_forget(past: History, room: int) -> int:
    lengths = [_length(turn) for turn in past.turns]
    room -= sum(tokens(line.text) for line in past.told)
    forgotten = 0
    while forgotten < len(lengths):
        if sum(lengths[forgotten:]) + tokens(_short(past.turns[:forgotten], "zh")) <= room:
            break
        forgotten += FORGOTTEN_AT_ONCE
    return min(forgotten, len(lengths))


def _length(turn: Turn) -> int:
    return 60 + tokens(said(turn.decision)) + sum(tokens(line.text) for line in turn.told)


def _short(turns: tuple[Turn, ...], locale: Locale) -> str:
    """What is left of forgotten turns: the last few actions, and the notes and answers, the latest first of all."""
    if not turns:
        return ""
    stays = [line.text for turn in turns for line in turn.told if line.stays]
    steps = [clipped(write(turn.decision.action), 120) for turn in turns[-12:]]
    lines = [*_latest(stays, 12_000), *steps]
    return f"\n\n{sentence('autoglm.earlier', locale, {'n': len(turns)})}\n" + "\n".join(f"- {line}" for line in lines)


def _latest(lines: list[str], room: int) -> list[str]:
    """The last lines that fit into so many characters, in their order, each once."""
    chosen: list[str] = []
    for line in reversed(list(dict.fromkeys(lines))):
        room -= len(line)
        if room < 0:
            break
        chosen.insert(0, line)
    return chosen
