"""What is typed: the field that has the focus, the keyboard that is shown for it, and the keys that act in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from fingertips.phones.virtual import keys
from fingertips.phones.virtual.device import Field, World
from fingertips.phones.virtual.glass import Glass
from fingertips.phones.virtual.views import Keyboard


class Typist:
    def __init__(self, glass: Glass) -> None:
        self._glass = glass
        self.keyboard: Keyboard | None = None
        """While a field has the focus."""
        self.field: Field | None = None

    def focus(self, field: Field | None, world: World) -> None:
        """A field has got the focus, or none has it."""
        self.field = field
        if field is None:
            self.keyboard = None
        elif "adb" in world["keyboards"]["current"].lower():
            self.keyboard = Keyboard("thin")
        else:
            kind = "digits" if field.kind in ("tel", "number", "numeric", "decimal") else "letters"
            self.keyboard = Keyboard(kind, enter=field.enter)

    def change(self, world: World) -> None:
        """Another keyboard may have become the current one."""
        self.focus(self.field, world)

    def turn(self, what: str) -> None:
        """The shift key, or the one for signs."""
        if self.keyboard and what == "shift":
            self.keyboard = replace(self.keyboard, shift=not self.keyboard.shift)
        elif self.keyboard:
            self.keyboard = replace(self.keyboard, symbols=not self.keyboard.symbols)

    async def write(self, text: str) -> None:
        if self.keyboard and text:
            await self._glass.call("Input.insertText", text=text)

    async def replace(self, text: str) -> None:
        """Instead of all that the field holds."""
        if self.keyboard:
            await self._glass.in_field(f"setText({json.dumps(text)})")

    async def press(self, code: int, world: World) -> None:
        """A key that does something in a field; without one, what it does on the page."""
        if code in (keys.ENTER, keys.NUMPAD_ENTER, keys.SEARCH):
            await self._glass.press("Enter", "Enter", 13, "\r")
        elif code in keys.PRESSED:
            await self._glass.press(*keys.PRESSED[code])
        elif code in (keys.COPY, keys.CUT):
            world["clipboard"] = await self._glass.in_field(f"takeSelection({json.dumps(code == keys.CUT)})")
        elif code == keys.PASTE:
            await self.write(world["clipboard"])
        else:
            await self.write(keys.letter(code))

    async def editor_action(self, action: str) -> None:
        """What the enter key of a screen's keyboard does: the field's own action, or another that is asked for."""
        if self.keyboard and not await self._glass.in_field(f"perform({json.dumps(action)})"):
            await self._glass.press("Enter", "Enter", 13, "\r")

    async def chord(self, codes: Sequence[int], world: World) -> None:
        """Keys that are held together; those that mean nothing together do what each does alone."""
        pressed = [code for code in codes if code not in keys.MODIFIERS]
        held = set(codes) - set(pressed)
        for code in pressed:
            if held & keys.CONTROLS:
                await self._edit(keys.EDITS.get(code, ""), world)
            elif held & keys.SHIFTS and keys.letter(code):
                await self.write(keys.letter(code).upper())
            else:
                await self.press(code, world)

    async def _edit(self, what: str, world: World) -> None:
        match what:
            case "selectAll":
                await self._glass.in_field("selectAll()")
            case "copy" | "cut":
                await self.press(keys.CUT if what == "cut" else keys.COPY, world)
            case "paste":
                await self.press(keys.PASTE, world)
            case "undo":
                await self._glass.in_field('document.execCommand("undo")')
            case _:
                pass

    async def leave(self) -> bool:
        """Put the keyboard away; False where none is shown."""
        if self.keyboard is None:
            return False
        await self._glass.in_field("dropFocus()")
        return True
