"""The phone's side of adb on a port: every computer that connects is served on its own."""

from __future__ import annotations

import asyncio
from types import TracebackType

from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.transport import Connection
from fingertips.phones.virtual.device import Handset


class Adbd:
    """One handset's adb. `port` is the one that it listens on; use it as a context, or close it."""

    def __init__(self, handset: Handset) -> None:
        self.device = Device(handset)
        self.device.goes_down = self.drop
        self.port = 0
        self._connections: dict[Connection, asyncio.Task[None]] = {}
        self._server: asyncio.Server | None = None

    async def listen(self, host: str, port: int) -> None:
        self._server = await asyncio.start_server(self._connected, host, port)
        self.port = self._server.sockets[0].getsockname()[1]

    def drop(self) -> None:
        """End every connection, as a phone does that goes down."""
        for connection in self._connections:
            connection.writer.transport.abort()

    async def close(self) -> None:
        """Nobody comes in any more, and those who are there are sent away."""
        if self._server:
            self._server.close()
        tasks = list(self._connections.values())
        for connection in list(self._connections):
            await connection.close()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        if self._server:
            await self._server.wait_closed()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = Connection(self.device, reader, writer)
        task = asyncio.current_task()
        assert task is not None
        self._connections[connection] = task
        try:
            await connection.serve()
        except asyncio.CancelledError:
            pass  # the server closes: asyncio would take it for an accident
        finally:
            self._connections.pop(connection, None)

    async def __aenter__(self) -> Adbd:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self.close()


async def serve(handset: Handset, host: str = "127.0.0.1", port: int = 0) -> Adbd:
    """The handset behind that port, once it can be connected to; port 0 takes a free one."""
    adbd = Adbd(handset)
    await adbd.listen(host, port)
    return adbd
