"""A virtual phone behind an adb server of its own, started once for all tests that need one."""

import asyncio
import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
from adbutils import AdbClient, adb_path

from fingertips.phones import android
from fingertips.phones.android.phone import AndroidPhone
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.server import served

MOMENT = 1_764_000_000_000
"""When every test's world begins."""


@contextlib.contextmanager
def private_adb_server() -> Iterator[int]:
    """The port of an adb server that no other program uses; the environment leads to it meanwhile."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as environment:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        environment.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        free.close()
        yield port
        subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True, env=os.environ)


@pytest.fixture(scope="session")
def adb_server() -> Iterator[int]:
    """The port of the tests' adb server."""
    with private_adb_server() as port:
        yield port


@pytest.fixture(scope="module")
def lonely_adb_server() -> Iterator[int]:
    """The port of another one, which knows no phone."""
    with private_adb_server() as port:
        yield port


class Stand:
    """A running virtual phone as a test holds it: its address for adb, and its world from behind.

    The phone lives in a thread of its own, so the driver meets it through the adb server and in no other way.
    """

    def __init__(self, adb_port: int) -> None:
        self.adb_port = adb_port
        self.serial = ""
        self._loop = asyncio.new_event_loop()
        self._up, self._down = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._live()])

    def __enter__(self):
        self._thread.start()
        assert self._up.wait(30), "the virtual phone did not start"
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._down.set)
        self._thread.join(30)
        self._loop.close()

    async def _live(self):
        async with served(worlds.fresh(now=MOMENT)) as (self.serial, self.handset):
            self._up.set()
            await self._down.wait()

    def do(self, coroutine):
        """Let the phone do something from behind, as no finger could."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(30)

    @property
    def world(self):
        async def copied():
            return self.handset.snapshot()

        return self.do(copied())

    def change(self, **partial):
        """Lay this over the phone's world."""
        self.do(self.handset.restore(worlds.laid_over(self.world, partial)))

    def begin_anew(self, seed=1):
        self.do(self.handset.restore(worlds.fresh(seed, now=MOMENT)))

    def connect(self) -> AndroidPhone:
        return android.connect(self.serial)

    def kill_adb_server(self):
        AdbClient(port=self.adb_port).server_kill()

    @contextlib.contextmanager
    def adb_server_dies_in(self, seconds):
        timer = threading.Timer(seconds, self.kill_adb_server)
        timer.start()
        yield
        timer.join()

    @staticmethod
    def seconds() -> float:
        return time.monotonic()


@pytest.fixture(scope="session")
def virtual_phone(adb_server) -> Iterator[Stand]:
    """The one virtual phone of all tests; whoever changes it begins with `begin_anew`."""
    with Stand(adb_server) as stand:
        yield stand


@pytest.fixture
def stand(virtual_phone) -> Stand:
    """The virtual phone with a fresh world."""
    virtual_phone.begin_anew()
    return virtual_phone


@pytest.fixture
def phone(stand) -> Iterator[AndroidPhone]:
    """The driver, connected to the virtual phone."""
    phone = stand.connect()
    yield phone
    phone.close()
