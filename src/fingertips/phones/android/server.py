"""The adb server and the phones that it sees, and in which state: what to do about each is in the catalogue."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from adbutils import AdbClient, AdbError, adb_path

from fingertips.errors import PhoneUnready
from fingertips.phones.android.wire import Broken, Unreached, Wire, command, listens

Answer = TypeVar("Answer")
State = Literal["ready", "offline", "unauthorized", "no_permissions", "starting"]

_STATES: dict[str, State] = {"device": "ready", "unauthorized": "unauthorized", "no": "no_permissions"}
_STATES |= {"offline": "offline", "connecting": "starting", "authorizing": "starting"}
_ADDRESS = re.compile(r"[\w.\-]+:\d{1,5}|\[[0-9a-fA-F:]+\]:\d{1,5}")

VIRTUAL = "ro.fingertips.virtual"
"""Set by fingertips' own virtual phone. No app and no person can set a property that begins with `ro.` on a real one:
only what the system image was built with gives those. So it is safe to take it for leave to act without asking."""


@dataclass(frozen=True, slots=True)
class Device:
    """A phone that adb shows."""

    serial: str
    state: State
    model: str = ""
    virtual: bool = False


def devices() -> list[Device]:
    """Every phone that adb shows, whatever its state. Raises PhoneUnready where there is no adb server."""
    client = server()
    return [_described(client, serial, state, model) for serial, state, model in _listed(client)]


def the_only() -> str:
    """The serial of the only phone that adb shows. Raises PhoneUnready for none and for several."""
    client = server()
    seen = until(lambda: _listed(client), within=1.0)
    if not seen:
        raise PhoneUnready(case="none", serial="")
    if len(seen) > 1:
        raise PhoneUnready(case="several", serial="", serials=", ".join(serial for serial, _, _ in seen))
    return seen[0][0]


def reach(serial: str, within: float = 15.0) -> Wire:
    """The way to that phone, once it is ready; an address (host:port) is connected to. Raises PhoneUnready."""
    client = server()
    remote = _ADDRESS.fullmatch(serial) is not None
    try:
        if remote:
            _connect(client, serial, within)
        _await_ready(client, serial, remote, within if remote else min(within, 2.0))
        if not _speaks(client, serial):
            raise PhoneUnready(case="too_old", serial=serial)
    except PhoneUnready:
        if remote:
            client.disconnect(serial)  # else adb would list it as offline from now on
        raise
    return Wire(client, serial)


def _await_ready(client: AdbClient, serial: str, remote: bool, within: float) -> None:
    tries = 0

    def ready() -> bool:
        nonlocal tries
        state = _state(client, serial)
        tries += 1
        if state in ("unauthorized", "no_permissions") and tries > 10:
            raise PhoneUnready(case=state, serial=serial)
        if remote and state in (None, "offline") and tries % 10 == 0:
            # a phone that came back is shown as offline for up to 11 s while it counts as connected
            client.disconnect(serial)
            _connect(client, serial, within)
        return state == "ready"

    if not until(ready, within):
        raise PhoneUnready(case=_state(client, serial) or "not_found", serial=serial)


def server() -> AdbClient:
    """The adb server of the environment (ANDROID_ADB_SERVER_HOST and _PORT), started where it must be.

    Raises PhoneUnready.
    """
    client = AdbClient()
    if listens(client.host, client.port):
        return client
    try:
        # adbutils would start it too, but lets it write into this program's output
        subprocess.run(
            [adb(), "-P", str(client.port), "start-server"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | _without_usb(),
            start_new_session=True,
            timeout=20,
            check=False,
        )
    except OSError as error:
        raise PhoneUnready(case="no_adb", serial="", reason=str(error)) from error
    except subprocess.TimeoutExpired as error:
        raise PhoneUnready(case="no_server", serial="", address=f"{client.host}:{client.port}") from error
    if not listens(client.host, client.port):
        raise PhoneUnready(case="no_server", serial="", address=f"{client.host}:{client.port}")
    return client


def version(client: AdbClient) -> int:
    """The adb server's version. Raises PhoneUnready where something else listens at its address."""
    try:
        return client.server_version()
    except (AdbError, OSError, ValueError) as error:
        raise PhoneUnready(case="no_server", serial="", address=f"{client.host}:{client.port}") from error


def adb() -> str:
    """The adb program: ADBUTILS_ADB_PATH, else the PATH's, else the one that came along. Raises PhoneUnready."""
    try:
        return adb_path()
    except AdbError as error:
        raise PhoneUnready(case="no_adb", serial="", reason=str(error)) from error


def until(answer: Callable[[], Answer], within: float, every: float = 0.1) -> Answer:
    """Ask until the answer is a yes of some kind, or the time is over; the last answer."""
    deadline = time.monotonic() + within
    while not (last := answer()) and time.monotonic() < deadline:
        time.sleep(every)
    return last


def _speaks(client: AdbClient, serial: str) -> bool:
    """Whether its shell tells how a command ended, as every one does since Android 7."""
    try:
        return "shell_v2" in client.device(serial).get_features()
    except (AdbError, OSError):
        return True  # the next command will say what is wrong


def _without_usb() -> dict[str, str]:
    """On a machine that has no USB, as most containers, adb 36 would wait three seconds for its USB library."""
    usb = sys.platform != "linux" or Path("/dev/bus/usb").exists()
    return {} if usb else {"ADB_LIBUSB": "0"}


def _connect(client: AdbClient, address: str, within: float) -> None:
    try:
        said = client.connect(address, timeout=min(10.0, within))
    except (AdbError, OSError) as error:
        said = str(error)
    if "connected to" not in said:
        if "authenticate" in said:
            raise PhoneUnready(case="unauthorized", serial=address)
        raise PhoneUnready(case="unreachable", serial=address, reason=said)


def _listed(client: AdbClient) -> list[tuple[str, State, str]]:
    """Serial, state and model of each phone. Raises PhoneUnready."""
    try:
        found = client.list(extended=True)
    except (AdbError, OSError) as error:
        raise PhoneUnready(case="no_server", serial="", address=f"{client.host}:{client.port}") from error
    return [(each.serial, _STATES.get(each.state, "offline"), each.tags.get("model", "")) for each in found]


def _state(client: AdbClient, serial: str) -> State | None:
    return next((state for found, state, _ in _listed(client) if found == serial), None)


def _described(client: AdbClient, serial: str, state: State, model: str) -> Device:
    if state != "ready":
        return Device(serial, state, model)
    try:
        asked = f"{command('getprop', VIRTUAL)}; {command('getprop', 'ro.product.model')}"
        virtual, model, *_ = [*Wire(client, serial).run(asked, within=3).text.split("\n"), "", ""]
    except (Unreached, Broken):
        return Device(serial, "offline", model)
    return Device(serial, state, model.strip(), virtual.strip() == "1")


def environment_serial() -> str | None:
    """The phone that ANDROID_SERIAL names, which adb itself goes by."""
    return os.environ.get("ANDROID_SERIAL") or None
