"""A shell at the end of a stream: one line, or an open session; with exit codes (v2) or without."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.programs import program
from fingertips.phones.virtual.adbd.shell.console import Console, Source
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
    typed = _Terminal(stream.read, Console(write=stream.write, complain=stream.write, ended=stream.ended), True)
    await typed.serve(Shell(device, program))


async def shell_v2(device: Device, stream: Stream, line: str, terminal: bool) -> None:
    """Every piece says which stream it belongs to; the last is the exit code."""
    packets = _Packets(stream)
    listening = asyncio.create_task(packets.listen())
    console = Console(packets.stdin, packets.stdout, packets.stderr, stream.ended)
    try:
        if line:
            code = await run(Shell(device, program), line, console)
        else:
            code = await _Terminal(packets.stdin, console, terminal).serve(Shell(device, program))
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


@dataclass
class _Terminal:
    """A session in which lines are typed; a terminal echoes them and shows a prompt."""

    read: Source
    console: Console
    echoes: bool

    async def serve(self, shell: Shell) -> int:
        rest = b""
        await self._prompt(shell)
        while not shell.left:
            piece = await self.read()
            if not piece:
                break
            piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            if self.echoes:
                await self.console.write(piece.replace(b"\n", b"\r\n"))
            if b"\x04" in piece and self.echoes:
                break
            *lines, rest = (rest + piece).split(b"\n")
            if len(rest) > _LARGEST_INPUT:
                break
            for line in lines:
                shell.status = await run(shell, line.decode("utf-8", "surrogateescape"), self._plain())
                if shell.left:
                    break
                await self._prompt(shell)
        if rest.strip() and not shell.left:
            await run(shell, rest.decode("utf-8", "surrogateescape"), self._plain())
        return shell.status

    def _plain(self) -> Console:
        if not self.echoes:
            return Console(write=self.console.write, complain=self.console.complain, ended=self.console.ended)

        async def cooked(data: bytes) -> None:
            await self.console.write(data.replace(b"\n", b"\r\n"))

        return Console(write=cooked, complain=cooked, ended=self.console.ended)

    async def _prompt(self, shell: Shell) -> None:
        if self.echoes:
            name = shell.device.properties()["ro.product.device"]
            await self.console.write(f"{name}:{shell.folder} $ ".encode())
