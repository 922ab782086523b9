"""A paper phone: spoken to directly, or through the stock adb."""

import asyncio
import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from adbutils import AdbClient, AdbDevice, adb_path

from fingertips.phones.virtual.adbd import serve
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.programs import program
from fingertips.phones.virtual.adbd.shell.console import Console, once
from fingertips.phones.virtual.adbd.shell.interpreter import Shell, run
from phones.virtual.adbd.paper_phone import PaperPhone


@dataclass
class Said:
    code: int
    out: str
    err: str


class Direct:
    """A shell on a paper phone, without any wire."""

    def __init__(self) -> None:
        self.handset = PaperPhone()
        self.device = Device(self.handset)

    def __call__(self, line: str, typed: bytes = b"") -> Said:
        return asyncio.run(asyncio.wait_for(self.said(line, typed), 10))

    async def said(self, line: str, typed: bytes = b"") -> Said:
        out, err = bytearray(), bytearray()

        async def write(data: bytes) -> None:
            out.extend(data)

        async def complain(data: bytes) -> None:
            err.extend(data)

        code = await run(Shell(self.device, program), line, Console(once(typed), write, complain))
        return Said(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


@pytest.fixture
def shell() -> Direct:
    return Direct()


class Wired:
    """A paper phone in a thread of its own, and the adb that leads to it."""

    def __init__(self, adb_port: int) -> None:
        self.adb_port = adb_port
        self.handset = PaperPhone()
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._up, self._down = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._live()])

    def __enter__(self) -> "Wired":
        self._thread.start()
        assert self._up.wait(10), "the paper phone did not start"
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._down.set)
        self._thread.join(10)
        assert not self._thread.is_alive(), "the paper phone did not end"
        self._loop.close()

    async def _live(self) -> None:
        async with await serve(self.handset) as adbd:
            self.port = adbd.port
            self._up.set()
            await self._down.wait()

    @property
    def serial(self) -> str:
        return f"127.0.0.1:{self.port}"

    def adb(self, *words: str, typed: bytes | None = None, within: float = 20) -> subprocess.CompletedProcess[bytes]:
        """The stock adb, and what it said."""
        line = [adb_path(), "-P", str(self.adb_port), "-s", self.serial, *words]
        environment = {name: value for name, value in os.environ.items() if name != "ANDROID_SERIAL"}
        return subprocess.run(line, input=typed, capture_output=True, timeout=within, check=False, env=environment)

    def connect(self) -> str:
        return self.adb("connect", self.serial).stdout.decode()

    @property
    def adbutils(self) -> AdbDevice:
        return AdbClient(port=self.adb_port).device(self.serial)


@pytest.fixture(scope="session")
def paper_server(adb_server: int) -> Iterator[Wired]:
    with Wired(adb_server) as wired:
        assert "connected to" in wired.connect()
        yield wired
        wired.adb("disconnect", wired.serial)


@pytest.fixture
def wired(paper_server: Wired) -> Wired:
    """A paper phone behind adb, as new."""
    paper_server.handset.__init__()
    return paper_server
