"""The keys of a phone by Android's names; the file holds them in the order of their codes, from 0.

https://developer.android.com/reference/android/view/KeyEvent
"""

from __future__ import annotations

from pathlib import Path

_NAMES = (Path(__file__).parent / "keycodes.txt").read_text("utf-8").split()
_CODES = {name: code for code, name in enumerate(_NAMES)}

HOME, BACK, ENTER, DELETE, SEARCH = (_CODES[name] for name in ("HOME", "BACK", "ENTER", "DEL", "SEARCH"))
MENU, POWER, RECENTS, WAKE, SLEEP = (_CODES[name] for name in ("MENU", "POWER", "APP_SWITCH", "WAKEUP", "SLEEP"))
NOTIFICATION = _CODES["NOTIFICATION"]


def code_of(word: str) -> int | None:
    """Of KEYCODE_HOME, HOME, home, 3 or 0x3; None for what is no key."""
    word = word.strip()
    if word.isascii() and word.isdigit() and len(word) < 5:
        number = int(word)
        return number if number < len(_NAMES) + 40 else None
    if word[:2].lower() == "0x" and len(word) < 8 and all(letter in "0123456789abcdefABCDEF" for letter in word[2:]):
        return int(word, 16) if word[2:] else None
    return _CODES.get(word.upper().removeprefix("KEYCODE_"))
