"""A browser spoken to over a pair of pipes: one JSON message after another, each ended by a zero byte.

The protocol: https://chromedevtools.github.io/devtools-protocol/
The pipes are the browser's file descriptors 3 and 4.
When this program dies, however it dies, the pipes close and the browser ends with them.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import itertools
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fingertips.errors import BadSettings

Listener = Callable[[str, dict[str, Any]], None]
"""Told of the method and the parameters of each event of a session."""

_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--force-device-scale-factor=3",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-service-autorun",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-site-isolation-trials",
    "--disable-features=Translate,MediaRouter,OptimizationHints,IsolateOrigins,site-per-process,AutofillServerCommunication"
    ",LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    "--metrics-recording-only",
    "--password-store=basic",
    "--use-mock-keychain",
)
"""Of the features that are off, those about local networks would forbid a page on this machine to lead to another."""
_PREFIX = "fingertips-browser-"


class BrowserGone(ConnectionError):
    """The browser has ended or its page has."""


class PageError(RuntimeError):
    """The browser answered a call with an error, or a script in the page threw one."""


class Chrome:
    """One browser process. Made by `Chrome.start`, ended by `close`."""

    def __init__(self, pid: int, home: Path, reading: int, writing: int) -> None:
        self._pid = pid
        self._home = home
        self._reading = reading
        self._writing = writing
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listeners: dict[str, Listener] = {}
        self._unread = bytearray()
        self._unsent = bytearray()
        self._loop = asyncio.get_running_loop()
        self.gone = asyncio.Event()
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)
        self._loop.add_reader(reading, self._read)

    @classmethod
    async def start(cls, program: Path) -> Chrome:
        """Raises BadSettings where the program does not start as a browser.

        The sandbox is left off for root, for whom browsers have none, and where the system can't give one.
        """
        _sweep()
        if os.geteuid() != 0:
            chrome = cls._spawn(program, ())
            if await chrome._answers():
                return chrome
            await chrome.close()
        chrome = cls._spawn(program, ("--no-sandbox",))
        if await chrome._answers():
            return chrome
        said = (chrome._home / "log").read_text("utf-8", "replace").strip().splitlines()
        await chrome.close()
        raise BadSettings(case="browser_start", path=str(program), reason=said[-1] if said else "no answer")

    @classmethod
    def _spawn(cls, program: Path, flags: tuple[str, ...]) -> Chrome:
        home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        to_browser, from_us = os.pipe()
        to_us, from_browser = os.pipe()
        # Above 4, so that putting one in its place never overwrites the other.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (to_browser, from_browser)]
        log = os.open(home / "log", os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        placed = [(os.POSIX_SPAWN_DUP2, ends[0], 3), (os.POSIX_SPAWN_DUP2, ends[1], 4)]
        placed += [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
        command = [str(program), *_FLAGS, *flags, f"--user-data-dir={home}", "about:blank"]
        try:
            pid = os.posix_spawn(program, command, os.environ, file_actions=placed, setpgroup=0)
        except OSError as error:
            shutil.rmtree(home, ignore_errors=True)
            raise BadSettings(case="browser_start", path=str(program), reason=error.strerror or "") from None
        finally:
            for end in (to_browser, from_browser, *ends, log):
                os.close(end)
        return cls(pid, home, to_us, from_us)

    async def _answers(self) -> bool:
        try:
            await asyncio.wait_for(self.call("Browser.getVersion"), 20)
        except (BrowserGone, TimeoutError):
            return False
        return True

    async def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """One call and its answer. Raises PageError or BrowserGone."""
        return await self.send(method, session, **parameters)

    def send(self, method: str, session: str = "", **parameters: Any) -> asyncio.Future[dict[str, Any]]:
        """The call on its way, its answer to come: calls are handled in the order in which they are sent."""
        answer: asyncio.Future[dict[str, Any]] = self._loop.create_future()
        answer.add_done_callback(_looked_at)
        if self.gone.is_set():
            answer.set_exception(BrowserGone("the browser has ended"))
            return answer
        number = next(self._numbers)
        self._waiting[number] = answer
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._unsent += json.dumps(message).encode() + b"\0"
        self._write()
        return answer

    def listen(self, session: str, listener: Listener | None) -> None:
        if listener is None:
            self._listeners.pop(session, None)
        else:
            self._listeners[session] = listener

    async def close(self) -> None:
        """End the browser and remove what it kept. May be called twice."""
        if not self.gone.is_set():
            with contextlib.suppress(BrowserGone, PageError, TimeoutError):
                await asyncio.wait_for(self.call("Browser.close"), 2)
        self._lost()
        await asyncio.to_thread(_end, self._pid)
        shutil.rmtree(self._home, ignore_errors=True)

    def _read(self) -> None:
        try:
            while piece := os.read(self._reading, 1 << 20):
                self._unread += piece
                if len(piece) < 1 << 16:
                    break
            else:
                self._lost()
        except BlockingIOError:
            pass
        except OSError:
            self._lost()
        *whole, rest = self._unread.split(b"\0")
        self._unread = bytearray(rest)
        for message in whole:
            # One by one, so that a listener that fails takes no other message with it.
            self._loop.call_soon(self._take, json.loads(bytes(message)))

    def _take(self, message: dict[str, Any]) -> None:
        answer = self._waiting.pop(message.get("id", 0), None)
        if answer is not None and not answer.done():
            if "error" in message:
                answer.set_exception(PageError(message["error"].get("message", "")))
            else:
                answer.set_result(message.get("result", {}))
        elif "method" in message and (listener := self._listeners.get(message.get("sessionId", ""))):
            listener(message["method"], message.get("params", {}))

    def _write(self) -> None:
        try:
            while self._unsent:
                del self._unsent[: os.write(self._writing, self._unsent)]
            self._loop.remove_writer(self._writing)
        except BlockingIOError:
            self._loop.add_writer(self._writing, self._write)
        except OSError:
            self._lost()

    def _lost(self) -> None:
        if self.gone.is_set():
            return
        self.gone.set()
        self._loop.remove_reader(self._reading)
        self._loop.remove_writer(self._writing)
        os.close(self._reading)
        os.close(self._writing)
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(BrowserGone("the browser has ended"))
        self._waiting.clear()
        for listener in list(self._listeners.values()):
            listener("Inspector.detached", {})


def _looked_at(answer: asyncio.Future[dict[str, Any]]) -> None:
    """Not every answer is awaited, so that none is complained about that failed."""
    if not answer.cancelled():
        answer.exception()


def _end(pid: int) -> None:
    """Wait for the process a moment, then end whatever is left of its group."""
    until = time.monotonic() + 2
    try:
        while os.waitpid(pid, os.WNOHANG) == (0, 0) and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ChildProcessError, ProcessLookupError):
        return


def _sweep() -> None:
    """Remove what browsers of programs that were killed have left behind."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = left.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not _lives(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
