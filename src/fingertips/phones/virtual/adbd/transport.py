"""One computer's connection: it shakes hands, opens streams, and each stream is served on its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine

from fingertips.phones.virtual.adbd import packets
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.packets import LARGEST, VERSION, Command, Malformed, Packet
from fingertips.phones.virtual.adbd.services import service
from fingertips.phones.virtual.adbd.streams import Gone, Stream

MOST_STREAMS = 64
PATIENCE = 3.0
"""Seconds that a piece of work may take to notice that nobody listens any more."""

log = logging.getLogger(__name__)


class Connection:
    def __init__(self, device: Device, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.device = device
        self.reader = reader
        self.writer = writer
        self.largest = 4096
        self.checksum = False
        self.greeted = False
        self.streams: dict[int, Stream] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.numbers = 0

    async def serve(self) -> None:
        """Until the other side goes, or says what makes no sense."""
        try:
            while packet := await packets.read(self.reader):
                await self._take(packet)
        except (Malformed, ConnectionError) as error:
            log.info("a connection ends: %s", error)
        finally:
            await self.close()

    async def close(self) -> None:
        self.writer.transport.abort()
        for stream in self.streams.values():
            stream.end()
        if self.tasks:
            _, late = await asyncio.wait(self.tasks, timeout=PATIENCE)
            for task in late:
                task.cancel()

    async def send(self, packet: Packet) -> None:
        if self.writer.is_closing():
            return
        self.writer.write(packets.encoded(packet, self.checksum))
        await self.writer.drain()

    async def _take(self, packet: Packet) -> None:
        if not self.greeted and packet.command is not Command.CNXN:
            raise Malformed(f"{packet.command.name} before any greeting")
        stream = self.streams.get(packet.second)
        match packet.command:
            case Command.CNXN:
                await self._greet(packet)
            case Command.OPEN:
                await self._open(packet)
            case Command.WRTE if stream:
                stream.arrive(packet.payload)
            case Command.OKAY if stream:
                stream.acknowledge()
            case Command.CLSE:
                await self._closed(packet)
            case Command.WRTE:
                await self.send(Packet(Command.CLSE, 0, packet.first))
            case Command.OKAY | Command.AUTH | Command.SYNC | Command.STLS:
                pass

    async def _greet(self, packet: Packet) -> None:
        self.greeted = True
        self.checksum = packet.first < VERSION
        self.largest = max(1, min(LARGEST, packet.second))
        version = min(VERSION, packet.first)
        await self.send(Packet(Command.CNXN, version, LARGEST, self.device.banner().encode()))

    async def _open(self, packet: Packet) -> None:
        destination = packet.payload.rstrip(b"\0").decode("utf-8", "replace")
        work = service(destination)
        if work is None or packet.first == 0 or len(self.streams) >= MOST_STREAMS:
            await self.send(Packet(Command.CLSE, 0, packet.first))
            return
        self.numbers += 1
        stream = Stream(self.numbers, packet.first, self.largest, self.send)
        self.streams[stream.local] = stream
        await self.send(Packet(Command.OKAY, stream.local, stream.remote))
        task = asyncio.create_task(self._serve(stream, work(self.device, stream)), name=destination[:80])
        self.tasks.add(task)
        task.add_done_callback(self._done)

    async def _serve(self, stream: Stream, work: Coroutine[None, None, None]) -> None:
        """One stream's whole life; whatever becomes of the work, the other side is told that it is over."""
        try:
            await work
        except (Gone, ConnectionError):
            pass
        finally:
            self.streams.pop(stream.local, None)
            if not stream.closed:
                stream.end()
                await self.send(Packet(Command.CLSE, stream.local, stream.remote))

    async def _closed(self, packet: Packet) -> None:
        """The work learns of it when it reads or writes: a gesture that has begun is carried to its end."""
        stream = self.streams.get(packet.second)
        if stream and stream.remote == packet.first and not stream.closed:
            stream.end()
            await self.send(Packet(Command.CLSE, stream.local, stream.remote))

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("%s ended badly", task.get_name(), exc_info=error)
