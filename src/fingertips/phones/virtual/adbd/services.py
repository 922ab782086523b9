"""What a computer may ask for when it opens a stream.

https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/SERVICES.TXT
"""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Callable, Coroutine
from functools import partial

from fingertips.phones.virtual.adbd import automator, sessions, sync
from fingertips.phones.virtual.adbd.commands.looking import raw
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.streams import Gone, Stream

Service = Callable[[Device, Stream], Coroutine[None, None, None]]

UIAUTOMATOR = 9008


def service(destination: str) -> Service | None:
    """None for what this phone does not offer: the stream is refused then."""
    name, _, rest = destination.partition(":")
    match name.split(","):
        case ["shell", "v2", *options]:
            return partial(sessions.shell_v2, line=rest, echoes="pty" in options)
        case ["shell", *_]:
            return partial(sessions.shell_v1, line=rest)
        case ["exec"]:
            return partial(sessions.execute, line=rest)
        case ["sync"]:
            return sync.serve
        case ["tcp"] if rest.split(":")[0] == str(UIAUTOMATOR):
            return automator.serve
        case ["reverse"]:
            return partial(_reverse, asked=rest)
        case ["framebuffer"]:
            return _framebuffer
        case ["reboot"]:
            return _reboot
        case ["root"]:
            return partial(_said, text="adbd cannot run as root in production builds\n")
        case ["unroot"]:
            return partial(_said, text="adbd not running as root\n")
        case ["remount"]:
            return partial(_said, text='Not running as root. Try "adb root" first.\n')
        case ["tcpip" | "usb"]:
            return partial(_said, text=f"restarting in {'TCP mode port: ' + rest if name == 'tcpip' else 'USB mode'}\n")
        case ["disable-verity" | "enable-verity"]:
            return partial(_said, text="verity cannot be changed on a virtual phone\n")
        case ["jdwp"]:
            return partial(_said, text="")
        case ["track-jdwp" | "track-app"]:
            return _wait
        case _:
            return None


async def _said(_: Device, stream: Stream, text: str) -> None:
    await stream.write(text.encode())


async def _wait(_: Device, stream: Stream) -> None:
    """No process of this phone can be debugged; the list stays empty."""
    await stream.ended.wait()


async def _reverse(_: Device, stream: Stream, asked: str) -> None:
    """There are no reverse connections, and none are made."""
    match asked.split(":")[0]:
        case "list-forward":
            await stream.write(b"0000")
        case "killforward-all":
            await stream.write(b"OKAY")
        case _:
            reason = b"a virtual phone makes no reverse connections"
            await stream.write(b"FAIL" + f"{len(reason):04x}".encode() + reason)


async def _framebuffer(device: Device, stream: Stream) -> None:
    """Version 2: depth, colour space, size, width, height, then where red, blue, green and alpha lie."""
    width, height, pixels = await raw(device)
    await stream.write(struct.pack("<13I", 2, 32, 1, len(pixels), width, height, 0, 8, 16, 8, 8, 8, 24) + b"\x08\0\0\0")
    await stream.write(pixels)


async def _reboot(device: Device, stream: Stream) -> None:
    """All connections end, as they do on a phone that goes down; it is back at once."""
    device.held.clear()
    device.started.clear()
    device.goes_down()
    try:
        await asyncio.wait_for(stream.ended.wait(), 5)
    except TimeoutError:
        raise Gone from None
