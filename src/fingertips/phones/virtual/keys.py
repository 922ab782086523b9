"""Android's key codes: which are the case's, which the keyboard's, and what the latter do in a page.

The codes: https://developer.android.com/reference/android/view/KeyEvent
"""

from __future__ import annotations

HOME = 3
BACK = 4
VOLUME_UP = 24
VOLUME_DOWN = 25
POWER = 26
ENTER = 66
NUMPAD_ENTER = 160
ESCAPE = 111
NOTIFICATION = 83
MUTE = 164
RECENTS = 187
SLEEP = 223
WAKEUP = 224
COPY = 278
CUT = 277
PASTE = 279
SEARCH = 84
SHIFTS = frozenset({59, 60})
CONTROLS = frozenset({113, 114})
MODIFIERS = SHIFTS | CONTROLS | {57, 58, 117, 118}
EDITS = {29: "selectAll", 31: "copy", 50: "paste", 52: "cut", 54: "undo"}
"""What a letter does in a field while control is held."""

PRESSED: dict[int, tuple[str, str, int]] = {
    19: ("ArrowUp", "ArrowUp", 38),
    20: ("ArrowDown", "ArrowDown", 40),
    21: ("ArrowLeft", "ArrowLeft", 37),
    22: ("ArrowRight", "ArrowRight", 39),
    61: ("Tab", "Tab", 9),
    67: ("Backspace", "Backspace", 8),
    92: ("PageUp", "PageUp", 33),
    93: ("PageDown", "PageDown", 34),
    112: ("Delete", "Delete", 46),
    122: ("Home", "Home", 36),
    123: ("End", "End", 35),
}
"""What the browser calls the key: its key, its code, its number."""

_SIGNS = {
    17: "*",
    18: "#",
    55: ",",
    56: ".",
    62: " ",
    68: "`",
    69: "-",
    70: "=",
    71: "[",
    72: "]",
    73: "\\",
    74: ";",
    75: "'",
    76: "/",
    77: "@",
    81: "+",
    154: "/",
    155: "*",
    156: "-",
    157: "+",
    158: ".",
}


def letter(code: int) -> str:
    """What the key writes; empty where it writes nothing."""
    if 7 <= code <= 16:
        return str(code - 7)
    if 29 <= code <= 54:
        return chr(ord("a") + code - 29)
    if 144 <= code <= 153:
        return str(code - 144)
    return _SIGNS.get(code, "")
