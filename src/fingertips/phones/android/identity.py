"""Which phone answers: what tells it from every other, and one start of it from the next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fingertips.errors import PhoneLost, PhoneUnready
from fingertips.event import UNKNOWN, Identity
from fingertips.phones.android import server
from fingertips.phones.android.wire import Broken, Unreached, Wire, command

BOOT = "/proc/sys/kernel/random/boot_id"


@dataclass(frozen=True, slots=True)
class Known:
    """What a phone says of itself."""

    identity: Identity
    version: str
    virtual: bool
    booted: bool


def identify(wire: Wire) -> Known:
    """Who answers there. Raises Unreached, Broken.

    A virtual phone says what its world says, and several may begin in the same one: its port tells them apart.
    """
    names = ("ro.serialno", "ro.product.model", "ro.build.version.release", server.VIRTUAL, "sys.boot_completed")
    asked = "; ".join(command("getprop", name) for name in names)
    said = wire.run(f"{asked}; {command('cat', BOOT)}").text.splitlines()
    serial, model, version, virtual, booted, boot = (line.strip() for line in [*said, *[""] * 6][:6])
    drawn = _drawn(wire) if booted == "1" else ""
    port = wire.serial.rpartition(":")[2] if virtual == "1" else ""
    return Known(Identity(_mark(serial, drawn, port), boot, model), version, virtual == "1", booted == "1")


def find(serial: str, known: Identity = UNKNOWN) -> tuple[Wire, Known]:
    """The phone that is known, wherever it is attached now; else whatever answers at that serial or address.

    Raises PhoneUnready (also where another one answers there), PhoneLost.
    """
    if known.phone:
        attached = [device.serial for device in server.devices() if device.state == "ready"]
        for address in sorted(attached, key=lambda each: each != serial):
            wire = Wire(server.server(), address)
            if (who := _who(wire)) and who.identity.phone == known.phone:
                return wire, who
    wire = server.reach(serial)
    try:
        who = identify(wire)
    except (Unreached, Broken) as gone:
        raise PhoneLost(serial=serial, reason=str(gone)) from gone
    if known.phone and who.identity.phone != known.phone:
        raise another(serial, known, who.identity)
    return wire, who


def another(serial: str, known: Identity, found: Identity) -> PhoneUnready:
    return PhoneUnready(case="another", serial=serial, model=known.model or "?", found=found.model or "?")


def _who(wire: Wire) -> Known | None:
    try:
        return identify(wire)
    except (Unreached, Broken):
        return None


def _drawn(wire: Wire) -> str:
    """What Android draws by lot when it starts for the first time: all emulators of a kind have the same serial number.

    https://developer.android.com/reference/android/provider/Settings.Secure#ANDROID_ID
    """
    reply = wire.run(command("settings", "get", "--user", 0, "secure", "android_id"))
    said = reply.text.strip()
    return said if reply.ok and said.isalnum() and said != "null" else ""


def _mark(*facts: str) -> str:
    """The same for the same facts, and nothing can be read off it: a journal may be shown to others."""
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:16] if any(facts) else ""
