"""What stands between this machine and a phone that can be driven, one finding after another, and how to mend each."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fingertips.catalogue import Line
from fingertips.errors import PhoneUnready
from fingertips.geometry import Size
from fingertips.perception import tree
from fingertips.phones.android import automator, glance, picture, server
from fingertips.phones.android.identity import identify
from fingertips.phones.android.keyboard import ADB_KEYBOARD, keyboards
from fingertips.phones.android.picture import Truncated
from fingertips.phones.android.wire import Broken, Unreached, Wire

State = Literal["good", "poor", "bad"]
OLDEST = 7
"""The first Android whose shell tells how a command ended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. A poor one can be lived with; with a bad one no errand can run."""

    check: Line
    state: State
    found: Line


def findings(serial: str | None = None) -> Iterator[Finding]:
    """All that matters for driving that phone, or the only one; what depends on a bad finding is not looked at."""
    check = "adb"
    try:
        yield _good(check, Line("check.adb.found", {"path": server.adb()}))
        check = "server"
        client = server.server()
        address = f"{client.host}:{client.port}"
        yield _good(check, Line("check.server.answers", {"address": address, "version": server.version(client)}))
        check = "phone"
        wire = server.reach(serial or server.environment_serial() or server.the_only(), within=5)
        yield from _phone(wire)
    except PhoneUnready as trouble:
        yield _bad(check, trouble.line)
    except (Unreached, Broken) as gone:
        yield _bad(check, Line("phone_lost", {"serial": serial or "", "reason": str(gone)}))


def _phone(wire: Wire) -> Iterator[Finding]:
    known = identify(wire)
    yield _good("phone", Line("check.phone.ready", {"serial": wire.serial, "model": known.identity.model}))
    yield _android(known.version)
    lies = glance.read(wire.run(glance.QUESTION).text)
    yield _screen(lies)
    yield _picture(wire)
    serves = automator.serves(wire)
    yield _elements(wire, serves, lies.size or Size(1080, 2400))
    yield _typing(wire, serves)


def _android(version: str) -> Finding:
    release = version.partition(".")[0]
    if release.isdecimal() and int(release) < OLDEST:
        return _bad("android", Line("check.android.old", {"version": version}))
    return _good("android", Line("check.android.version", {"version": version}))


def _screen(lies: glance.Glance) -> Finding:
    if lies.locked and lies.secure:
        return Finding(Line("check.screen"), "poor", Line("check.screen.locked"))
    return _good("screen", Line("check.screen.on" if lies.awake else "check.screen.off"))


def _picture(wire: Wire) -> Finding:
    began = time.monotonic()
    try:
        shown = picture.read(wire.run(picture.QUESTION))
    except Truncated as error:
        reason = str(Line("android.no_picture", {"tries": 1, "reason": str(error)}))
        return _bad("picture", Line("phone_lost", {"serial": wire.serial, "reason": reason}))
    if shown is None:
        return Finding(Line("check.picture"), "poor", Line("check.picture.protected"))
    took = round((time.monotonic() - began) * 1000)
    size = {"width": shown.size.width, "height": shown.size.height, "milliseconds": took}
    return _good("picture", Line("check.picture.whole", size))


def _elements(wire: Wire, serves: bool, size: Size) -> Finding:
    if serves:
        return _good("elements", Line("check.elements.server"))
    dumped = tree.elements(automator.dump(wire), size)
    return Finding(Line("check.elements"), "poor", Line("check.elements.dump" if dumped else "check.elements.none"))


def _typing(wire: Wire, serves: bool) -> Finding:
    if serves:
        return _good("typing", Line("check.typing.server"))
    if ADB_KEYBOARD in keyboards(wire):
        return _good("typing", Line("check.typing.keyboard"))
    return Finding(Line("check.typing"), "poor", Line("check.typing.keys"))


def _good(check: str, found: Line) -> Finding:
    return Finding(Line(f"check.{check}"), "good", found)


def _bad(check: str, found: Line) -> Finding:
    return Finding(Line(f"check.{check}"), "bad", found)
