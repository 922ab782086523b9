"""A phone with the probe app on it; the browser is one for all tests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from fingertips.phones.virtual import browser
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.chrome import Chrome
from fingertips.phones.virtual.device import Node
from fingertips.phones.virtual.handset import VirtualPhone
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.programs import Programs, read

PROBE = Path(__file__).parent / "probe"
PACKAGE = "org.example.probe"
NOON = 1_780_286_400_000
"""1 June 2026, 12:00 where the phone stands."""


@pytest.fixture(scope="session")
def programs() -> Programs:
    return Programs([read(PROBE, "phones.virtual")])


@pytest.fixture
def world(programs):
    return worlds.fresh(7, "en", NOON, programs) | {"clock": "held"}


@pytest.fixture
def kernel(world, programs) -> Kernel:
    return Kernel(world, programs, tick=lambda: 0.0)


@pytest.fixture(scope="session")
def loop():
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def chrome(loop):
    started = loop.run(Chrome.start(browser.find()))
    yield started
    loop.run(started.close())


class Held:
    """A phone in the hand of a test: what it does waits until it is done."""

    def __init__(self, phone: VirtualPhone, run: Callable[[Awaitable[Any]], Any]) -> None:
        self.phone = phone
        self.run = run

    @property
    def world(self):
        return self.phone.world

    @property
    def state(self):
        return self.world["apps"]["probe"]["state"]

    def nodes(self) -> list[Node]:
        waiting, found = [self.run(self.phone.tree())], []
        while waiting:
            node = waiting.pop(0)
            found.append(node)
            waiting[:0] = node.children
        return found

    def texts(self) -> list[str]:
        return [node.text for node in self.nodes() if node.text]

    def node(self, name: str) -> Node:
        """By its id's last word, its text or its description."""
        nodes = self.nodes()
        return next(each for each in nodes if name in (each.id, each.id.rpartition("/")[2], each.text, each.label))

    def centre(self, name: str) -> tuple[int, int]:
        left, top, right, bottom = self.node(name).bounds
        return (left + right) // 2, (top + bottom) // 2

    def tap(self, name: str, milliseconds: int = 40) -> None:
        x, y = self.centre(name)
        self.run(self.phone.touch([(x, y, 0), (x, y, milliseconds)]))

    def swipe(self, start: tuple[int, int], end: tuple[int, int], milliseconds: int = 250) -> None:
        self.run(self.phone.touch([(*start, 0), (*end, milliseconds)]))

    def until(self, text: str) -> None:
        """Wait for a text that comes by itself."""
        ends = time.monotonic() + 8
        while text not in self.texts():
            assert time.monotonic() < ends, f"{text} has not come: {self.texts()}"

    def until_gone(self, text: str) -> None:
        ends = time.monotonic() + 8
        while text in self.texts():
            assert time.monotonic() < ends, f"{text} does not go"

    def still(self, part: Callable[[Held], object]) -> None:
        """Wait until that part of the screen rests, whatever the others do."""
        ends, before = time.monotonic() + 8, None
        while (now := part(self)) != before:
            assert time.monotonic() < ends, f"{now} does not come to rest"
            before = now
            for _ in range(4):
                self.run(self.phone.nerves.glass.frame_shown())

    def rest(self) -> None:
        """Wait until nothing moves any more."""
        self.still(lambda held: held.run(held.phone.tree()))

    def launch(self) -> None:
        self.run(self.phone.launch(PACKAGE))

    def key(self, code: int) -> None:
        self.run(self.phone.key(code))

    def type(self, text: str) -> None:
        self.run(self.phone.text(text))


@pytest.fixture
def held(loop):
    return lambda phone: Held(phone, loop.run)


@pytest.fixture
def phone(held, loop, chrome, world, programs):
    opened = loop.run(VirtualPhone.open(chrome, world, programs))
    yield held(opened)
    loop.run(opened.close())
