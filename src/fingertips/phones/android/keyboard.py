"""Writing into the field that has the focus, by the first way that this phone offers; what arrived is read back.

The ways, in this order: a UIAutomator server (any text), ADBKeyboard (any text, the person's own keyboard is put back
at the end), `input text` (what the keys of a plain keyboard can write). There are no others.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fingertips.errors import CannotType
from fingertips.observation import Element
from fingertips.phones.android.automator import FOCUSED, Automator, Unavailable
from fingertips.phones.android.server import until
from fingertips.phones.android.wire import Wire, command, shown, writable

ADB_KEYBOARD = "com.android.adbkeyboard/.AdbIME"
"""https://github.com/senzhk/ADBKeyBoard"""
KEPT = "/data/local/tmp/fingertips.keyboard"
"""Where the name of the person's own keyboard is kept meanwhile: on the phone, for whoever comes after a crash."""
ARRIVAL = 2.0
"""Seconds in which a text must have arrived."""
PIECE = 6000
"""Bytes of one broadcast."""
MOVE_END, DELETE, FORWARD_DELETE, CONTROL, LETTER_A = 123, 67, 112, 113, 29
_PLAIN = re.compile(r"[\x20-\x7e]*")
_KEYBOARD = re.compile(r"[\w.]+/[\w.$]+")


@dataclass(frozen=True, slots=True)
class Field:
    """What can be told of the field that has the focus: nothing at all where the phone gives no elements."""

    known: bool
    element: Element | None = None


class Typist:
    """Writes on one phone. `look` reads the field anew."""

    def __init__(self, wire: Wire, automator: Automator, look: Callable[[], Field]) -> None:
        self._wire = wire
        self._automator = automator
        self._look = look
        self._borrowed = False

    def write(self, text: str, keyboard_shown: bool) -> None:
        """The field then holds this text and nothing else. Raises CannotType, Unreached, Broken."""
        if not writable(text):
            raise CannotType(case="unwritable", text=shown(text))
        field = self._look()
        if field.known and field.element is None and not keyboard_shown:
            raise CannotType(case="no_field", text=shown(text))
        arrived: str | None = None
        for way in self._ways(text):
            if not way(text, field):
                continue
            arrived = self._differing(text, field)
            if arrived is None:
                return
        if arrived is None:
            raise CannotType(case="no_way", text=shown(text))
        raise CannotType(case="differs", text=shown(text), arrived=shown(arrived))

    def close(self) -> None:
        """Give the person their own keyboard back."""
        if self._borrowed:
            restore_keyboard(self._wire)
            self._borrowed = False

    def _ways(self, text: str) -> Iterator[Callable[[str, Field], bool]]:
        if self._automator.answers():
            yield self._by_server
        if ADB_KEYBOARD in keyboards(self._wire):
            yield self._by_keyboard
        if _PLAIN.fullmatch(text):
            yield self._by_keys

    def _by_server(self, text: str, field: Field) -> bool:
        try:
            self._automator.call("setText", FOCUSED, text)
        except Unavailable:
            return False  # the field is none that it knows, as in a game or a page
        return True

    def _by_keyboard(self, text: str, field: Field) -> bool:
        self._borrow()
        for _ in range(3):
            self._wire.run(_broadcasts(text))
            if not field.known or self._differing(text, field) is None:
                break
            # The keyboard listens only once it is shown for the field. It clears before it writes, so a second time
            # can't double what a late first one writes.
        return True

    def _by_keys(self, text: str, field: Field) -> bool:
        held = field.element.text if field.element else None
        script = "; ".join([*_clearing(held), *(command("input", "text", piece) for piece in pieces(text))])
        if script:
            self._wire.run(script, within=30)
        return True

    def _differing(self, text: str, before: Field) -> str | None:
        """What the field holds instead of the text; None where it holds it, or where that can't be told."""
        field = before.element
        if field is None or field.password:
            return None
        held = text

        def there() -> bool:
            nonlocal held
            element = self._look().element
            held = element.text if element else text
            return same(text, held) or (not text and held != field.text)

        return None if until(there, within=ARRIVAL) else held

    def _borrow(self) -> None:
        """Make ADBKeyboard the phone's keyboard, with the person's own on record first."""
        own = self._wire.run("settings get secure default_input_method").text.strip()
        if own == ADB_KEYBOARD:
            return
        enabled = ADB_KEYBOARD in self._wire.run("ime list -s").text.split()
        kept = command("echo", own, "on" if enabled else "off") + f" > {KEPT}"
        self._wire.run(
            f"{kept} > {KEPT}; {command('ime', 'enable', ADB_KEYBOARD)}; {command('ime', 'set', ADB_KEYBOARD)}"
        )
        self._borrowed = True
        until(lambda: ADB_KEYBOARD in self._wire.run("settings get secure default_input_method").text, ARRIVAL)


def restore_keyboard(wire: Wire) -> bool:
    """Put back the keyboard that a run borrowed from, this one or one that was killed. Whether there was one."""
    kept = wire.run(f"cat {KEPT} 2>/dev/null").text.split()
    if not kept or not _KEYBOARD.fullmatch(kept[0]):
        return False
    script = command("ime", "set", kept[0])
    if kept[1:] == ["off"]:
        script += "; " + command("ime", "disable", ADB_KEYBOARD)
    wire.run(f"{script}; rm -f {KEPT}")
    return True


def keyboards(wire: Wire) -> list[str]:
    """The names of all keyboards on the phone, enabled or not."""
    return wire.run("ime list -s -a").text.split()


def pieces(text: str) -> list[str]:
    """The text as words for `input text`, which takes %s for a space: so no piece may hold one by chance."""
    return [piece.replace(" ", "%s") for piece in re.split(r"(?<=%)(?=s)", text) if piece]


def same(wanted: str, held: str) -> bool:
    """Whether the field holds the text, as far as fields keep texts: one of a single line has spaces for line breaks or
    none at all, one for numbers groups their digits."""
    if " ".join(wanted.split()) == " ".join(held.split()) or "".join(wanted.splitlines()) == held:
        return True
    return wanted.isdecimal() and wanted == re.sub(r"[-().+\s]", "", held)


def _broadcasts(text: str) -> str:
    """Clear the field and write the text, each piece in words that need no quoting."""
    content = text.encode()
    steps = [command("am", "broadcast", "-a", "ADB_CLEAR_TEXT")]
    for start in _cuts(content):
        piece = base64.b64encode(content[start[0] : start[1]]).decode()
        steps.append(command("am", "broadcast", "-a", "ADB_INPUT_B64", "--es", "msg", piece))
    return "; ".join(steps)


def _cuts(content: bytes) -> Iterator[tuple[int, int]]:
    """Where to cut so that no character is torn."""
    start = 0
    while start < len(content):
        end = min(start + PIECE, len(content))
        while end < len(content) and content[end] & 0xC0 == 0x80:
            end -= 1
        yield start, end
        start = end


def _clearing(held: str | None) -> list[str]:
    """The keys that empty the field; nothing for one that is known to be empty."""
    if held == "":
        return []
    if held is None or len(held) > 300:
        return [command("input", "keycombination", CONTROL, LETTER_A), command("input", "keyevent", DELETE)]
    away = [DELETE] * len(held) + [FORWARD_DELETE] * (len(held) if "\n" in held else 0)
    return [command("input", "keyevent", MOVE_END, *away)]
