"""The pages that are for the person alone: a lock, a protected screen, a login, a password, a proof of being human.

What is seen of them hands over whatever would be done there; leaving them is always allowed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fingertips.action import Decision, DoubleTap, Key, Launch, LongPress, PhoneAction, Press, Tap, Wait
from fingertips.guard.touch import keypad, touch
from fingertips.guard.words import any_of, label, read
from fingertips.observation import Observation

LONGEST = 80
LOCKED = "locked"
SECURE = "secure"
CAPTCHA = "captcha"
ABNORMAL = "abnormal"
PASSWORD = "password"
LOGIN = "login"
WAYS_OUT = (Key.BACK, Key.HOME, Key.RECENTS)


@dataclass(frozen=True)
class PageWords:
    """The whole of page_words.toml."""

    captcha: re.Pattern[str]
    abnormal: re.Pattern[str]
    password: re.Pattern[str]
    login: re.Pattern[str]
    code: re.Pattern[str]
    thought: re.Pattern[str]
    packages: re.Pattern[str]
    leaving: frozenset[str]


@cache
def page_words() -> PageWords:
    source: dict[str, Any] = tomllib.loads(
        resources.files("fingertips.guard").joinpath("page_words.toml").read_text("utf-8")
    )
    patterns = {name: any_of(entry["patterns"]) for name, entry in source.items() if "patterns" in entry}
    return PageWords(**patterns, leaving=frozenset(source["leaving"]["words"]))


def leaves(action: PhoneAction) -> bool:
    """Whether it only waits, goes back or turns to something else."""
    match action:
        case Wait() | Launch():
            return True
        case Press(key):
            return key in WAYS_OUT
        case _:
            return False


def for_the_person(decision: Decision, action: PhoneAction, screen: Observation) -> str:
    """Why this is for the person alone, or nothing: locked, secure, captcha, abnormal, password, login."""
    if screen.locked:
        return "" if isinstance(action, Wait) else LOCKED
    if leaves(action):
        return ""
    if screen.secure:
        return SECURE
    if not screen.elements:
        return PASSWORD if page_words().thought.search(read(decision.thought)) else ""
    page = _page(screen) or _reached(action, screen)
    return "" if page and _closes(action, screen) else page


def _page(screen: Observation) -> str:
    words = page_words()
    texts = [read(text) for text in screen.texts if len(text) <= LONGEST]
    if _any(words.captcha, texts):
        return CAPTCHA
    if _any(words.abnormal, texts):
        return ABNORMAL
    secrets = [e for e in screen.elements if e.password]
    codes = [e for e in screen.elements if e.editable and words.code.search(read(f"{e.hint} {e.label} {e.text}"))]
    if (secrets or codes) and _any(words.login, (text for text in texts if len(text) <= LONGEST // 4)):
        return LOGIN
    if _any(words.password, texts) and (secrets or codes or keypad(screen)):
        return PASSWORD
    return PASSWORD if any(e.focused for e in secrets) else ""


def _reached(action: PhoneAction, screen: Observation) -> str:
    """A field for a password is never touched nor written in, whatever else the page says."""
    match action:
        case Tap(at) | DoubleTap(at) | LongPress(at):
            return PASSWORD if any(e.password for e in screen.under(at)) else ""
        case _:
            return ""


def _closes(action: PhoneAction, screen: Observation) -> bool:
    """Whether the touch is on what leaves the page."""
    match action:
        case Tap(at):
            under = touch(screen, at)
            return bool(under.words) and all(_leaving(text) for text in under.words)
        case _:
            return False


def _leaving(text: str) -> bool:
    return label(text) in page_words().leaving or read(text) in page_words().leaving


def _any(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    return any(pattern.search(text) for text in texts)
