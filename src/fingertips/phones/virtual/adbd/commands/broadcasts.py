"""`am broadcast`: the two keyboards that computers type through answer, nobody else does.

ADBKeyBoard (com.android.adbkeyboard) never sets a result; uiautomator2's sets -1 where it did what was asked. A
keyboard that is not the chosen one hears nothing, as on any phone.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from fingertips.phones.virtual.adbd.commands import keys
from fingertips.phones.virtual.adbd.device import ADB_KEYBOARD, U2_KEYBOARD, Device
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.device import ACTIONS

if TYPE_CHECKING:
    from fingertips.phones.virtual.adbd.commands.activity import Intent

_OK = -1


async def sent(device: Device, asked: Intent, console: Console) -> int:
    await console.say(f"Broadcasting: {asked.text.replace(' }', ' flg=0x400000 }', 1)}" + _extras(asked))
    result, data = 0, ""
    if asked.action.startswith("ADB_KEYBOARD_"):
        if device.keyboard() == U2_KEYBOARD:
            result, data = _OK, await _asked_of_u2(device, asked)
    elif asked.action.startswith("ADB_") and device.keyboard() == ADB_KEYBOARD:
        await _asked_of_adb_keyboard(device, asked)
    await console.say(f"Broadcast completed: result={result}" + (f', data="{data}"' if data else ""))
    return 0


def _extras(asked: Intent) -> str:
    return " (has extras)" if asked.extras else ""


async def _asked_of_u2(device: Device, asked: Intent) -> str:
    """What it says besides that all went well."""
    match asked.action.removeprefix("ADB_KEYBOARD_"):
        case "INPUT_TEXT":
            await _type(device, _decoded(asked.extras.get("text", "")))
        case "SET_TEXT":
            await device.handset.set_text(_decoded(asked.extras.get("text", "")))
        case "CLEAR_TEXT":
            await device.handset.set_text("")
        case "EDITOR_CODE":
            await _perform(device, asked.extras.get("code", ""))
        case "SMART_ENTER":
            field = device.handset.field()
            await device.handset.editor_action(field.enter if field else "")
        case "INPUT_KEYCODE":
            await _press(device, asked.extras.get("code", ""))
        case "GET_CLIPBOARD":
            return base64.b64encode(device.clipboard().encode()).decode()
        case _:
            pass
    return "success"


async def _asked_of_adb_keyboard(device: Device, asked: Intent) -> None:
    match asked.action:
        case "ADB_INPUT_TEXT":
            await _type(device, asked.extras.get("msg", ""))
        case "ADB_INPUT_B64":
            await _type(device, _decoded(asked.extras.get("msg", "")))
        case "ADB_INPUT_CHARS":
            numbers = asked.extras.get("chars", "").split(",")
            await _type(device, "".join(chr(int(n)) for n in numbers if n.isdecimal() and int(n) < 0x110000))
        case "ADB_INPUT_CODE":
            await _press(device, asked.extras.get("code", ""))
        case "ADB_EDITOR_CODE":
            await _perform(device, asked.extras.get("code", ""))
        case "ADB_CLEAR_TEXT":
            await device.handset.set_text("")
        case _:
            pass


async def _type(device: Device, text: str) -> None:
    if text:
        await device.handset.text(text)


async def _press(device: Device, word: str) -> None:
    code = keys.code_of(word)
    if code is not None:
        await device.handset.key(code)


async def _perform(device: Device, number: str) -> None:
    """An editor action, by Android's number."""
    known = number.isdecimal() and int(number) < len(ACTIONS)
    await device.handset.editor_action(ACTIONS[int(number)] if known else "")


def _decoded(text: str) -> str:
    """Nothing where it can't be decoded: what is broken is not typed."""
    try:
        return base64.b64decode(text, validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
