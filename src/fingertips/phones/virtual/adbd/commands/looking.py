"""What a phone shows: `screencap`, `uiautomator dump`, `wm`."""

from __future__ import annotations

import re
import struct

from fingertips.phones.virtual.adbd import hierarchy
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.files import Unwritable, whole
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.adbd.shell.options import short, whole_number

DISPLAY = "4619827259835644672"
_RGBA, _SRGB = 1, 1
_USAGE = """usage: screencap [-ahp] [-d display-id] [FILENAME]
   -h: this message
   -a: captures all the active displays. This appends an integer postfix to the FILENAME.
   -d: specify the display ID to capture
   -p: outputs in png format.
If FILENAME ends with .png it will be saved as a png.
If FILENAME is not given, the results will be printed to stdout."""


async def screencap(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "d")
    if "h" in options or len(options.rest) > 1:
        return await console.fail(_USAGE, 0 if "h" in options else 1)
    if options.get("d", "0") not in ("0", DISPLAY):
        return await console.fail(f"Display Id '{options.get('d')}' is not valid.", 1)
    name = options.rest[0] if options.rest else ""
    content = await _captured(shell.device, png="p" in options or name.endswith(".png"), jpeg="j" in options)
    if not name:
        await console.write(content)
        return 0
    try:
        shell.device.files.keep(whole(name, shell.folder), content)
    except Unwritable as error:
        return await console.fail(f"Error opening file: {name} ({error})", 1)
    return 0


async def _captured(device: Device, png: bool, jpeg: bool) -> bytes:
    if jpeg or png:
        return await device.handset.picture("jpeg" if jpeg else "png")
    width, height, pixels = await raw(device)
    return struct.pack("<4I", width, height, _RGBA, _SRGB) + pixels


async def raw(device: Device) -> tuple[int, int, bytes]:
    """Width, height, and the pixels as RGBA."""
    pixels = await device.handset.picture("raw")
    width, height = device.handset.size
    return width, height, pixels


async def uiautomator(shell: Shell, words: list[str], console: Console) -> int:
    match words:
        case ["dump", *rest]:
            return await _dump(shell, rest, console)
        case ["runtest" | "events", *_]:
            return await console.fail("uiautomator: this phone only dumps", 1)
        case _:
            return await console.fail("Usage: uiautomator <subcommand> [options]", 1)


async def _dump(shell: Shell, words: list[str], console: Console) -> int:
    names = [word for word in words if not word.startswith("--")]
    name = names[0] if names else "/sdcard/window_dump.xml"
    root = await shell.device.handset.tree()
    text = hierarchy.xml(root, shell.device.rotation, compressed="--compressed" in words)
    if name in ("/dev/tty", "/dev/stdout"):
        # the phone's own program goes on in the same line
        await console.write(text.encode() + f"UI hierchary dumped to: {name}\n".encode())
        return 0
    try:
        shell.device.files.keep(whole(name, shell.folder), text.encode())
    except Unwritable:
        await console.say(f"ERROR: could not write {name}")
        return 1
    await console.say(f"UI hierchary dumped to: {name}")
    return 0


async def wm(shell: Shell, words: list[str], console: Console) -> int:
    device = shell.device
    match words:
        case ["size"]:
            await _told(console, "size", "x".join(map(str, device.physical)), _by(device.resized))
        case ["size", "reset"]:
            device.resized = None
            await device.handset.set_size(None)
        case ["size", size]:
            return await _resize(device, size, console)
        case ["density"]:
            await _told(console, "density", str(device.density), str(device.redensified or ""))
        case ["density", "reset"]:
            device.redensified = None
            await device.handset.set_density(None)
        case ["density", word] if (density := whole_number(word)) and 72 <= density <= 2000:
            device.redensified = density
            await device.handset.set_density(density)
        case ["user-rotation" | "set-user-rotation", "lock", *turns]:
            await device.handset.set_rotation((whole_number(turns[0]) or 0) % 4 if turns else device.rotation)
        case ["user-rotation"]:
            await console.say("free")
        case ["dismiss-keyguard"]:
            await _dismiss(device)
        case ["size" | "density", *_]:
            return await console.fail(f"Error: bad {words[0]} {' '.join(words[1:])}", 255)
        case [] | ["help" | "-h"]:
            await console.say("Window manager (window) commands:\n  size [reset|WxH]\n  density [reset|DENSITY]")
        case _:
            return 0
    return 0


def _by(size: tuple[int, int] | None) -> str:
    return "x".join(map(str, size)) if size else ""


async def _told(console: Console, what: str, physical: str, override: str) -> None:
    await console.say(f"Physical {what}: {physical}" + (f"\nOverride {what}: {override}" if override else ""))


async def _resize(device: Device, word: str, console: Console) -> int:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", word)
    if found is None or min(int(found[1]), int(found[2])) < 200:
        return await console.fail(f"Error: bad size {word}", 255)
    device.resized = (int(found[1]), int(found[2]))
    await device.handset.set_size(device.resized)
    return 0


async def _dismiss(device: Device) -> None:
    """A lock that asks for nothing opens; one with a credential shows where to give it."""
    if device.awake and device.locked:
        width, height = device.handset.size
        await device.touch([(width // 2, height * 85 // 100, 0), (width // 2, height // 5, 200)])
