"""A shell at the end of a stream: one line, or an open session; with exit codes (v2) or without."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from fingertips.phones.virtual.adbd import terminal
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.programs import program
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell, run
from fingertips.phones.virtual.adbd.streams import Gone, Stream

STDIN, STDOUT, STDERR, EXIT, CLOSE_STDIN, WINDOW = range(6)
_LARGEST_INPUT = 1024 * 1024


async def execute(device: Device, stream: Stream, line: str) -> None:
    """Bytes as they are; complaints go the same way."""
    console = Console(stream.read, stream.write, stream.write, stream.ended)
    await run(Shell(device, program), line, console)


async def shell_v1(device: Device, stream: Stream, line: str) -> None:
    if line:
        await execute(device, stream, line)
        return
    console = Console(stream.read, stream.write, stream.write, stream.ended)
    await terminal.Terminal(console, echoes=True).serve(Shell(device, program))


async def shell_v2(device: Device, stream: Stream, line: str, echoes: bool) -> None:
    """Every piece says which stream it belongs to; the last is the exit code."""
    packets = _Packets(stream)
    listening = asyncio.create_task(packets.listen())
    console = Console(packets.stdin, packets.stdout, packets.stderr, stream.ended)
    try:
        if line:
            code = await run(Shell(device, program), line, console)
        else:
            code = await terminal.Terminal(console, echoes).serve(Shell(device, program))
        await packets.send(EXIT, bytes([code & 0xFF]))
    finally:
        listening.cancel()
        await asyncio.wait([listening])


@dataclass
class _Packets:
    stream: Stream
    typed: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(1))
    over: bool = False

    async def listen(self) -> None:
        """Sort what comes, until it ends. The queue holds one piece: who types faster waits."""
        try:
            while True:
                head = await self.stream.exactly(5)
                length = int.from_bytes(head[1:], "little")
                if length > _LARGEST_INPUT:
                    break
                data = await self.stream.exactly(length)
                if head[0] == STDIN and data:
                    await self.typed.put(data)
                elif head[0] == CLOSE_STDIN:
                    break
        except (Gone, ConnectionError):
            pass
        await self.typed.put(b"")

    async def stdin(self) -> bytes:
        if self.over:
            return b""
        data = await self.typed.get()
        self.over = not data
        return data

    async def stdout(self, data: bytes) -> None:
        await self.send(STDOUT, data)

    async def stderr(self, data: bytes) -> None:
        await self.send(STDERR, data)

    async def send(self, kind: int, data: bytes) -> None:
        room = max(1, self.stream.largest - 5)
        for start in range(0, len(data), room):
            piece = data[start : start + room]
            await self.stream.write(bytes([kind]) + len(piece).to_bytes(4, "little") + piece)
