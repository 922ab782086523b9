"""A virtual phone as others meet it: an address that adb connects to, in this process or in a child of it."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from fingertips.errors import BadSettings
from fingertips.phones.virtual import browser
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.adbd.server import Adbd, serve
from fingertips.phones.virtual.chrome import Chrome
from fingertips.phones.virtual.device import World
from fingertips.phones.virtual.handset import VirtualPhone
from fingertips.phones.virtual.programs import Programs

HOST = "127.0.0.1"
PATIENCE = 20.0
"""Seconds to wait for another phone to let go of a world that is kept."""


@asynccontextmanager
async def served(world: World, port: int = 0, program: str | None = None) -> AsyncIterator[tuple[str, VirtualPhone]]:
    """A phone in this event loop: its address, and the phone itself."""
    chrome = await Chrome.start(browser.find(program))
    try:
        phone = await VirtualPhone.open(chrome, world, Programs.shipped())
        try:
            async with await _listening(phone, port) as adbd:
                yield f"{HOST}:{adbd.port}", phone
        finally:
            await phone.close()
    finally:
        await chrome.close()


async def _listening(phone: VirtualPhone, port: int) -> Adbd:
    try:
        return await serve(phone, HOST, port)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadSettings(case="phone_port", path=str(port), reason=reason) from None


def run(
    port: int,
    world: Path | None,
    locale: str | None,
    web_apps: Mapping[str, str],
    program: str | None,
    ready: Callable[[str], None],
) -> None:
    """One phone until SIGTERM or SIGINT. Raises BadSettings."""
    begun = beginning(world, locale, web_apps)
    asyncio.run(_until_told(begun, port, program, ready))


def beginning(world: Path | None, locale: str | None, web_apps: Mapping[str, str]) -> World:
    """The world to begin with, web pages added as apps of it."""
    programs = Programs.shipped()
    begun = worlds.load(world, locale, programs) if world else worlds.fresh(locale=locale or "zh", programs=programs)
    for name, url in web_apps.items():
        begun["apps"][name] = worlds.web_app(name, url)
    return begun


class RunningPhone:
    """A phone in a child process, so that drawing it takes nothing from the one who drives it.

    Use it as a context. The child ends when it is closed or when this process ends, however that ends.
    """

    def __init__(self, child: subprocess.Popen[str], address: str) -> None:
        self._child = child
        self.address = address

    @classmethod
    def start(
        cls,
        world: Path | World | None = None,
        locale: str | None = None,
        *,
        port: int = 0,
        keep: Path | None = None,
        web_apps: Mapping[str, str] | None = None,
        program: str | None = None,
    ) -> RunningPhone:
        """Once it can be connected to. Raises BadSettings.

        `keep` is the file that the world is written to at the end, and begun from where it is there.
        """
        wish = {
            "world": str(world) if isinstance(world, Path) else world,
            "locale": locale,
            "port": port,
            "keep": str(keep) if keep else None,
            "web_apps": dict(web_apps or {}),
            "program": program or None,
        }
        child = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        assert child.stdin
        assert child.stdout
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(json.dumps(wish) + "\n")
            child.stdin.flush()
        answer = child.stdout.readline()
        said: dict[str, Any] = json.loads(answer) if answer else {"trouble": _SILENT}
        phone = cls(child, said.get("address", ""))
        if "trouble" in said:
            phone.close()
            raise BadSettings(**said["trouble"])
        return phone

    def close(self) -> None:
        """End the phone; its world is on disk afterwards where it is kept."""
        assert self._child.stdin
        assert self._child.stdout
        with contextlib.suppress(BrokenPipeError):
            self._child.stdin.close()
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child.stdout.close()

    def __enter__(self) -> RunningPhone:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


_SILENT = {"case": "phone_start", "path": "", "reason": "it ended before it was ready"}


async def _until_told(world: World, port: int, program: str | None, ready: Callable[[str], None]) -> None:
    told = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, told.set)
    async with served(world, port, program) as (address, phone):
        ready(address)
        if await _first_of(told, phone.gone) is phone.gone:
            raise BadSettings(case="browser_lost", path="", reason="")


async def _first_of(*events: asyncio.Event) -> asyncio.Event:
    waits = {asyncio.create_task(event.wait()): event for event in events}
    done, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in pending:
        wait.cancel()
    return waits[done.pop()]


# In the child


def main() -> None:
    """A phone as its parent wishes, given in the first line that comes in, until no more can come."""
    wish = json.loads(sys.stdin.readline())
    keep = Path(wish["keep"]) if wish["keep"] else None
    try:
        with _alone(keep):
            given = str(keep) if keep and keep.exists() else wish["world"]
            asyncio.run(_until_orphaned(_world_of(given, wish), wish, keep))
    except BadSettings as trouble:
        _say({"trouble": trouble.details})


def _world_of(given: Any, wish: Mapping[str, Any]) -> World:
    if isinstance(given, dict):
        return worlds.completed(given, wish["locale"], Programs.shipped())
    return beginning(Path(given) if given else None, wish["locale"], wish["web_apps"])


async def _until_orphaned(world: World, wish: Mapping[str, Any], keep: Path | None) -> None:
    orphaned = asyncio.Event()
    loop = asyncio.get_running_loop()

    def heard() -> None:
        if not os.read(sys.stdin.fileno(), 4096):
            loop.remove_reader(sys.stdin.fileno())
            orphaned.set()

    loop.add_reader(sys.stdin.fileno(), heard)
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, orphaned.set)
    async with served(world, wish["port"], wish["program"]) as (address, phone):
        if keep:
            _write(keep, phone.snapshot())  # so that even a power cut does not end in another world
        _say({"address": address})
        await _first_of(orphaned, phone.gone)
        if keep:
            try:
                _write(keep, phone.snapshot())
            except OSError as error:  # whoever holds the phone learns of it from the disk as well; nobody listens here
                reason = error.strerror or str(error)
                sys.stderr.write(f"{BadSettings(case='output', path=str(keep), reason=reason)}\n")


def _say(value: Mapping[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()


def _write(path: Path, world: World) -> None:
    """All of it or nothing."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(world, ensure_ascii=False), "utf-8")
    os.replace(beside, path)


@contextmanager
def _alone(keep: Path | None) -> Generator[None]:
    """One phone a kept world: whoever comes next waits until the one before has written it."""
    if keep is None:
        yield
        return
    keep.parent.mkdir(parents=True, exist_ok=True)
    with open(keep.with_suffix(".lock"), "w") as lock:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise BadSettings(case="world_in_use", path=str(keep), reason="") from None
                time.sleep(0.02)
        yield


if __name__ == "__main__":
    main()
