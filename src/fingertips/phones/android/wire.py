"""The way to one phone's shell: a stream a command through the adb server, and no process on this machine.

Commands go as `shell,v2`, which tells how a command ended: so a stream that broke off is known from one that is
complete, and what a command says of its troubles stays apart from what it was asked for.
The protocol: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/SERVICES.TXT
"""

from __future__ import annotations

import re
import shlex
import socket
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedIOBase
from typing import cast

from adbutils import AdbClient, AdbConnection, AdbError, AdbTimeout

LONGEST = 60_000
"""Bytes of one command; adb's server takes no more than 65,535."""
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_STDOUT, _STDERR, _EXIT = 1, 2, 3


class Unreached(Exception):
    """The phone could not be asked, so nothing happened on it."""


class Broken(Exception):
    """The stream broke off or fell silent: what was asked may or may not have happened."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command printed, what it said of its troubles, and how it ended."""

    raw: bytes
    complaint: str
    status: int

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def ok(self) -> bool:
        return self.status == 0

    @property
    def all(self) -> str:
        return f"{self.text}\n{self.complaint}".strip()


@dataclass(frozen=True)
class Asked:
    """A command that the phone is working on."""

    connection: AdbConnection

    def reply(self) -> Reply:
        """All that it prints, once it has ended. Raises Broken."""
        printed, complained = bytearray(), bytearray()
        stream = cast(BufferedIOBase, self.connection.conn.makefile("rb", 65536))
        try:
            while True:
                header = _whole(stream, 5)
                kind, content = header[0], _whole(stream, int.from_bytes(header[1:], "little"))
                if kind == _STDOUT:
                    printed += content
                elif kind == _STDERR:
                    complained += content
                elif kind == _EXIT:
                    return Reply(bytes(printed), complained.decode("utf-8", "replace"), content[0])
        except OSError as error:
            raise Broken(str(error) or type(error).__name__) from error
        finally:
            stream.close()
            # adbutils' own close lets every stream wait 10 ms more
            self.connection.conn.close()


@dataclass(frozen=True)
class Wire:
    """One phone, as the adb server reaches it."""

    client: AdbClient
    serial: str

    def run(self, script: str, within: float = 10) -> Reply:
        """Let the phone's shell do this and wait for its end. Raises Unreached, Broken."""
        return self.ask(script, within).reply()

    def ask(self, script: str, within: float = 10) -> Asked:
        """Begin a command; its reply is read when it is wanted. A silence longer than `within` breaks it off."""
        connection = self._transport(within)
        try:
            _say(connection, f"shell,v2,raw:{script}")
        except AdbError as error:
            connection.conn.close()
            raise Unreached(str(error)) if _refused(error) else Broken(str(error)) from error
        except OSError as error:
            connection.conn.close()
            raise Broken(str(error) or type(error).__name__) from error
        return Asked(connection)

    def together(self, *scripts: str, within: float = 10) -> list[Reply]:
        """What the phone says to each of these, which it does at the same time. Raises Unreached, Broken."""
        with ExitStack() as open_streams:
            asked: list[Asked] = []
            for script in scripts:
                asked.append(self.ask(script, within))
                open_streams.callback(asked[-1].connection.conn.close)
            return [each.reply() for each in asked]

    def dial(self, port: int, within: float = 5) -> socket.socket:
        """A connection to a port on the phone. Raises Unreached, or ConnectionRefusedError where nobody listens."""
        connection = self._transport(within)
        try:
            _say(connection, f"tcp:{port}")
        except (AdbError, OSError) as error:
            connection.conn.close()
            raise ConnectionRefusedError(f"port {port}: {error}") from error
        connection.conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection.conn

    def _transport(self, within: float) -> AdbConnection:
        """A stream that leads to the phone, on which nothing was asked yet."""
        host, port = self.client.host, self.client.port
        if not listens(host, port):  # adbutils would start a server and go on with one that knows no phone yet
            raise Unreached(f"no adb server at {host}:{port}")
        try:
            connection = self.client.make_connection(timeout=within)
        except (AdbError, OSError) as error:
            raise Unreached(str(error)) from error
        try:
            _say(connection, f"host:transport:{self.serial}")
        except (AdbError, OSError) as error:
            connection.conn.close()
            raise Unreached(str(error)) from error
        return connection


def listens(host: str, port: int) -> bool:
    """Whether something listens there."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def writable(text: str) -> bool:
    """Whether it can be a word of a command: it holds no null and no half of a character."""
    return _UNWRITABLE.search(text) is None


def shown(text: str, length: int = 60) -> str:
    """A text from outside as a message can carry it: short, and writable."""
    return _UNWRITABLE.sub("\ufffd", text if len(text) <= length else text[: length - 1] + "…")


def command(*words: str | int) -> str:
    """One command of these words, each quoted for the phone's shell. Raises ValueError for a word it can't hold."""
    if not all(writable(str(word)) for word in words):
        raise ValueError("a shell's word holds no null and no half of a character")
    line = " ".join(shlex.quote(str(word)) for word in words)
    if len(line.encode()) > LONGEST:
        raise ValueError("longer than adb takes")
    return line


def _refused(error: AdbError) -> bool:
    """Whether the server said no in words: a silence or an end of the stream is no answer."""
    return not isinstance(error, AdbTimeout) and not str(error).startswith(("Unknown data", "connection closed"))


def _say(connection: AdbConnection, service: str) -> None:
    """adbutils' own sending gives up a long text's end when the socket is full."""
    words = service.encode()
    connection.conn.sendall(f"{len(words):04x}".encode() + words)
    connection.check_okay()


def _whole(stream: BufferedIOBase, count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise ConnectionResetError("the stream ended early")
    return content
