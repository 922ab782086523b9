"""What a program on the phone reads from and writes to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

Source = Callable[[], Awaitable[bytes]]
Sink = Callable[[bytes], Awaitable[None]]


async def nothing() -> bytes:
    return b""


async def nowhere(_: bytes) -> None:
    pass


@dataclass(frozen=True)
class Console:
    """`read` gives the next bytes, empty at the end; `ended` is set once nobody listens any more."""

    read: Source = nothing
    write: Sink = nowhere
    complain: Sink = nowhere
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, text: str) -> None:
        """A line, or several."""
        await self.write((text + "\n").encode("utf-8", "surrogateescape"))

    async def fail(self, text: str, code: int = 1) -> int:
        """A line of complaint; the exit code, to be returned."""
        await self.complain((text + "\n").encode("utf-8", "surrogateescape"))
        return code

    async def all(self) -> bytes:
        pieces: list[bytes] = []
        while piece := await self.read():
            pieces.append(piece)
        return b"".join(pieces)

    async def wait(self, seconds: float | None) -> None:
        """That long, or until nobody listens."""
        try:
            await asyncio.wait_for(self.ended.wait(), seconds)
        except TimeoutError:
            pass

    def reading(self, content: bytes) -> Console:
        return replace(self, read=once(content))


def once(content: bytes) -> Source:
    rest = [content]

    async def read() -> bytes:
        return rest.pop() if rest else b""

    return read
