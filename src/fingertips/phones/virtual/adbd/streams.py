"""One conversation of the many that share a connection: at most one write is on its way until it is acknowledged."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from fingertips.phones.virtual.adbd.packets import Command, Malformed, Packet

Send = Callable[[Packet], Awaitable[None]]

MOST_UNREAD = 16
"""Writes that may come unasked. One is the rule, but where a client dies adb passes on all that it had still said."""


class Gone(Exception):
    """The other side has closed the stream."""


class Stream:
    """What a service reads from and writes to. What is read is acknowledged then, and no sooner."""

    def __init__(self, local: int, remote: int, largest: int, send: Send) -> None:
        self.local = local
        self.remote = remote
        self.largest = largest
        self.ended = asyncio.Event()
        self._send = send
        self._arrived: deque[bytes] = deque()
        self._rest = b""
        self._news = asyncio.Event()
        self._free = asyncio.Event()
        self._free.set()
        self._writing = asyncio.Lock()

    @property
    def closed(self) -> bool:
        return self.ended.is_set()

    async def read(self) -> bytes:
        """What came next; empty once the other side has closed."""
        data, self._rest = self._rest, b""
        while not data:
            while not self._arrived:
                if self.closed:
                    return b""
                self._news.clear()
                await self._news.wait()
            data = self._arrived.popleft()
            if not self.closed:
                await self._send(Packet(Command.OKAY, self.local, self.remote))
        return data

    async def exactly(self, count: int) -> bytes:
        """Raises Gone where the stream ends before."""
        pieces: list[bytes] = []
        while count > 0:
            piece = await self.read()
            if not piece:
                raise Gone
            pieces.append(piece[:count])
            self._rest = piece[count:]
            count -= len(pieces[-1])
        return b"".join(pieces)

    async def until(self, mark: bytes, at_most: int) -> bytes:
        """All up to and with the mark. Raises Gone where the stream ends before, or the mark is too far away."""
        data = b""
        while mark not in data:
            piece = await self.read()
            if not piece or len(data) > at_most:
                raise Gone
            data += piece
        before, _, self._rest = data.partition(mark)
        return before + mark

    async def write(self, data: bytes) -> None:
        """Returns once all of it was taken. Raises Gone."""
        async with self._writing:
            for start in range(0, len(data), self.largest):
                if self.closed:
                    raise Gone
                self._free.clear()
                piece = data[start : start + self.largest]
                await self._send(Packet(Command.WRTE, self.local, self.remote, piece))
                await self._free.wait()
            if self.closed:
                raise Gone

    def arrive(self, data: bytes) -> None:
        """Raises Malformed where the other side does not wait for its writes to be acknowledged."""
        if len(self._arrived) >= MOST_UNREAD:
            raise Malformed(f"{MOST_UNREAD} writes before one was acknowledged")
        self._arrived.append(data)
        self._news.set()

    def acknowledge(self) -> None:
        self._free.set()

    def end(self) -> None:
        """The other side has closed, or the connection is gone."""
        self.ended.set()
        self._news.set()
        self._free.set()
