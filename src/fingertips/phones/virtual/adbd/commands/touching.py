"""`input`: fingers, keys and letters."""

from __future__ import annotations

import time

from fingertips.phones.virtual.adbd.commands.keys import code_of
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell

TAP = 40
"""Milliseconds that a tapping finger stays down."""
SWIPE = 300
HOLD = 500
"""How long a finger lies still before it drags something."""
LONGEST = 60_000

_SOURCES = {
    "dpad",
    "gamepad",
    "joystick",
    "keyboard",
    "mouse",
    "rotaryencoder",
    "stylus",
    "touchnavigation",
    "touchpad",
    "touchscreen",
    "trackball",
}
_USAGE = """Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]

The commands and default sources are:
      text <string> (Default: touchscreen)
      keyevent [--longpress|--doubletap|--async] <key code number or name> ... (Default: keyboard)
      tap <x> <y> (Default: touchscreen)
      swipe <x1> <y1> <x2> <y2> [duration(ms)] (Default: touchscreen)
      draganddrop <x1> <y1> <x2> <y2> [duration(ms)] (Default: touchscreen)
      press (Default: trackball)
      roll <dx> <dy> (Default: trackball)
      motionevent <DOWN|UP|MOVE|CANCEL> <x> <y> (Default: touchscreen)
      keycombination [-t duration(ms)] <key code 1> <key code 2> ... (Default: keyboard)"""


async def input_(shell: Shell, words: list[str], console: Console) -> int:
    if words and words[0] in _SOURCES:
        words = words[1:]
    while words[:1] in (["-d"], ["--display"]):
        words = words[2:]
    match words:
        case ["text", text]:
            return await _text(shell, text, console)
        case ["keyevent", *rest] if rest:
            return await _keys(shell, rest, console)
        case ["keycombination", *rest] if rest:
            return await _combination(shell, rest, console)
        case [("tap" | "swipe" | "draganddrop") as kind, *numbers]:
            return await _finger(shell, kind, numbers, console)
        case ["motionevent", kind, *place]:
            return await _motion(shell, kind.upper(), place, console)
        case ["press"] | ["roll", _, _]:
            return 0
        case [("text" | "keyevent" | "keycombination" | "motionevent" | "press" | "roll") as kind, *_]:
            return await _wrong(console, f"Invalid arguments for command: {kind}")
        case [other, *_]:
            return await _wrong(console, f"Unknown command: {other}")
        case _:
            return await console.fail(_USAGE, 255)


async def _wrong(console: Console, what: str) -> int:
    return await console.fail(f"Error: {what}\n{_USAGE}", 255)


async def _finger(shell: Shell, kind: str, words: list[str], console: Console) -> int:
    numbers = [number(word) for word in words]
    places = [each for each in numbers if each is not None]
    if len(places) != len(numbers):
        wrong = next(word for word in words if number(word) is None)
        return await console.fail(
            _exception(kind, f'java.lang.NumberFormatException: For input string: "{wrong}"'), 255
        )
    match kind, places:
        case "tap", [x, y]:
            path = [(x, y, 0), (x, y, TAP)]
        case "swipe", [x1, y1, x2, y2, *took] if len(took) < 2:
            path = [(x1, y1, 0), (x2, y2, duration(took))]
        case "draganddrop", [x1, y1, x2, y2, *took] if len(took) < 2:
            path = [(x1, y1, 0), (x1, y1, HOLD), (x2, y2, HOLD + duration(took))]
        case _:
            return await _wrong(console, f"Invalid arguments for command: {kind}")
    await shell.device.touch(path)
    return 0


def number(word: str) -> int | None:
    """A place in pixels; None for what Java would not read as a number."""
    try:
        value = float(word)
    except ValueError:
        return None
    return int(value) if abs(value) < 1e6 else None


def duration(given: list[int]) -> int:
    return min(given[0], LONGEST) if given and given[0] >= 0 else SWIPE


def _exception(kind: str, what: str) -> str:
    return f"\nException occurred while executing '{kind}':\n{what}\n\tat com.android.server.input.InputShellCommand"


async def _text(shell: Shell, text: str, console: Console) -> int:
    """Letters that a keyboard has: for any other Android finds no key and fails as a whole."""
    if not text.isascii():
        null = "java.lang.NullPointerException: Attempt to get length of null array"
        return await console.fail(_exception("text", null), 255)
    await shell.device.handset.text(text.replace("%s", " "))
    return 0


async def _keys(shell: Shell, words: list[str], console: Console) -> int:
    options = {word for word in words if word.startswith("--")}
    names = [word for word in words if not word.startswith("--")]
    if "--delay" in options and names:
        names = names[1:]
    codes = [code_of(name) for name in names]
    if not codes or None in codes:
        return await _wrong(console, "Invalid arguments for command: keyevent")
    for code in (each for each in codes if each is not None):
        for _ in range(2 if "--doubletap" in options else 1):
            await shell.device.handset.key(code, long="--longpress" in options)
    return 0


async def _combination(shell: Shell, words: list[str], console: Console) -> int:
    names = words[2:] if words[:1] == ["-t"] else words
    codes = [code_of(name) for name in names]
    if len(codes) < 2 or None in codes:
        return await _wrong(console, "Invalid arguments for command: keycombination")
    await shell.device.handset.chord([code for code in codes if code is not None])
    return 0


async def _motion(shell: Shell, kind: str, words: list[str], console: Console) -> int:
    places = [place for word in words if (place := number(word)) is not None]
    if kind == "CANCEL":
        shell.device.held.clear()
    elif kind not in ("DOWN", "MOVE", "UP") or len(places) != 2:
        return await _wrong(console, "Invalid arguments for command: motionevent")
    else:
        await moved(shell.device, kind, (places[0], places[1]))
    return 0


async def moved(device: Device, kind: str, place: tuple[int, int]) -> None:
    """A finger of which each movement comes by itself; the gesture is made once it is lifted."""
    now = time.monotonic()
    if kind == "DOWN":
        device.held.clear()
    elif not device.held:
        return
    device.held.append((*place, now))
    if kind == "UP" or len(device.held) > 1000:
        began = device.held[0][2]
        path = [(x, y, min(LONGEST, int((at - began) * 1000))) for x, y, at in device.held]
        device.held.clear()
        await device.touch(path)
