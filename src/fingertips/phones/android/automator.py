"""The elements on the screen, as far as the phone gives them: by a UIAutomator server that answers, or by its dump.

The server is the one of https://github.com/openatx/uiautomator2, spoken to on the phone's port 9008 as its own client
does (GET /ping; JSON-RPC at POST /jsonrpc/0). It is used where it runs already; nothing is put on a person's phone
unless `start` is called.
"""

from __future__ import annotations

import http.client
import json
import time
from contextlib import closing, suppress
from typing import Any

from fingertips.phones.android.wire import Broken, Wire

PORT = 9008
RETRY = 15.0
"""Seconds before a server that did not answer is asked again."""
DEPTH = 60
FILE = "/data/local/tmp/fingertips.xml"
NEVER_IDLE = "could not get idle state"
FOCUSED = {"mask": 0x020000, "childOrSibling": [], "childOrSiblingSelector": [], "focused": True}
"""uiautomator2's selector for the element that has the focus."""


class Unavailable(Exception):
    """The server does not answer, or not to this; what was asked of it has not happened."""


class Automator:
    """The UIAutomator server on a phone, over one connection that is kept."""

    def __init__(self, wire: Wire, port: int = PORT) -> None:
        self._connection = _Connection(wire, port)
        self._silent_until = 0.0

    def answers(self) -> bool:
        """Whether the server runs. Raises Unreached where the phone itself is gone."""
        if time.monotonic() < self._silent_until:
            return False
        try:
            if self._connection.sock is not None or self._ask("GET", "/ping", None, 3) == b"pong":
                return True
        except (Unavailable, Broken):
            pass
        self._give_up()
        return False

    def tree(self) -> str:
        """The XML of what is on the screen. Raises Unavailable, Unreached."""
        for last in (False, True):
            try:
                return str(self.call("dumpWindowHierarchy", False, DEPTH, within=5) or "")
            except Broken as error:
                if last:
                    self._give_up()
                    raise Unavailable(str(error)) from error
        raise AssertionError("the last try returns or raises")

    def call(self, method: str, *arguments: object, within: float = 8) -> Any:
        """Let the server do something, once. Raises Unavailable where it wasn't done, Broken where that is unknown."""
        question = {"jsonrpc": "2.0", "id": 1, "method": method, "params": arguments}
        body = self._ask("POST", "/jsonrpc/0", json.dumps(question).encode(), within)
        try:
            answer = json.loads(body)
        except ValueError as error:
            raise Unavailable("no JSON") from error
        if not isinstance(answer, dict) or "result" not in answer:
            raise Unavailable(str(answer)[:300])
        return answer["result"]

    def close(self) -> None:
        self._connection.close()

    def _ask(self, verb: str, path: str, body: bytes | None, within: float) -> bytes:
        # no gzip: the server leaks what it compresses (https://github.com/NanoHttpd/nanohttpd/issues/492)
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        try:
            self._connection.ready(within)
        except OSError as error:
            raise Unavailable(str(error)) from error
        try:
            self._connection.request(verb, path, body, headers)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise Broken(str(error) or type(error).__name__) from error
        if response.status != 200:
            raise Unavailable(f"{response.status} {response.reason}")
        return content

    def _give_up(self) -> None:
        self._connection.close()
        self._silent_until = time.monotonic() + RETRY


class _Connection(http.client.HTTPConnection):
    """HTTP through the adb server to a port on the phone."""

    def __init__(self, wire: Wire, port: int) -> None:
        super().__init__("127.0.0.1", port)
        self._wire = wire

    def connect(self) -> None:
        self.sock = self._wire.dial(self.port)

    def ready(self, within: float) -> None:
        """Connected, and broken off after a silence of so many seconds. Raises Unreached, ConnectionRefusedError."""
        line = self.sock or self._wire.dial(self.port)
        line.settimeout(within)
        self.sock = line


def dump(wire: Wire, within: float = 6.0) -> str:
    """The XML that the phone's own tool gives; empty where it gives none. It takes about two seconds on a handset."""
    with suppress(Broken):
        said = wire.run("uiautomator dump /dev/tty", within).text
        if "<hierarchy" in said or NEVER_IDLE in said:
            return said
        return wire.run(f"uiautomator dump {FILE} >/dev/null && cat {FILE}", within).text  # some have no /dev/tty here
    return ""


def serves(wire: Wire) -> bool:
    """Whether a UIAutomator server answers on that phone."""
    with closing(Automator(wire)) as asked:
        return asked.answers()


def start(wire: Wire) -> bool:
    """Put uiautomator2's server on the phone and start it; it ends with this program. Whether it answers."""
    from uiautomator2.core import BasicUiautomatorServer  # half a second of imports that few need
    from uiautomator2.exceptions import BaseException as ServerTrouble

    try:
        BasicUiautomatorServer(wire.client.device(wire.serial))
    except (ServerTrouble, OSError):
        return False
    return True
