"""A session in which lines are typed: each is run once it is complete; a terminal lets it be mended and interrupted."""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass, field

from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell, run
from fingertips.phones.virtual.adbd.streams import Gone

LONGEST_LINE = 1024 * 1024
INTERRUPTED = 130
_INTERRUPT, _END, _ERASE, _ALL = b"\x03", b"\x04", (b"\x7f", b"\b"), b"\x15"
_KEY = re.compile(rb"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*|[\x80-\xbf]")
"""An arrow or another key that is no letter, or one letter in UTF-8."""
_PART = re.compile(rb"(?:\x1b(?:\[[0-9;]*|O)?|[\xc0-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xff][\x80-\xbf]{0,2})\Z")
"""One of them that is not all there yet."""


@dataclass
class Terminal:
    """`echoes`: whether it is a terminal, which shows what is typed, a prompt, and knows ^C, ^D, ^U and erase."""

    console: Console
    echoes: bool
    _typed: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(64))
    """Empty at the end."""
    _ahead: list[bytes] = field(default_factory=list)
    """What was typed and is not read yet: keys of a terminal, else bytes as they came."""
    _part: bytes = b""
    _interrupt: asyncio.Event = field(default_factory=asyncio.Event)
    _running: bool = False

    async def serve(self, shell: Shell) -> int:
        """Until what is typed ends, or the shell is left; the last exit code."""
        listening = asyncio.create_task(self._listen())
        try:
            await self._prompt(shell)
            while (
                not shell.left and (line := await (self._edited(shell) if self.echoes else self._plain())) is not None
            ):
                shell.status = await self._run(shell, line.decode("utf-8", "surrogateescape"))
                if not shell.left:
                    await self._prompt(shell)
            return shell.status
        finally:
            listening.cancel()
            await asyncio.wait([listening])

    async def _listen(self) -> None:
        """^C reaches the program that runs; all else waits for it to end."""
        with contextlib.suppress(Gone, ConnectionError):
            while piece := await self.console.read():
                before, sign, after = piece.rpartition(_INTERRUPT)
                if sign and self.echoes and self._running:
                    self._interrupt.set()
                    piece = after
                elif sign:
                    piece = before + sign + after
                if piece:
                    await self._typed.put(piece)
        await self._typed.put(b"")

    async def _run(self, shell: Shell, line: str) -> int:
        """The program hears of ^C, and of a listener who has gone, by the same sign."""
        self._interrupt.clear()
        self._running = True
        ended = asyncio.Event()
        signs = [asyncio.create_task(sign.wait()) for sign in (self._interrupt, self.console.ended)]
        for sign in signs:
            sign.add_done_callback(lambda _: ended.set())
        write, complain = (self._cooked, self._cooked) if self.echoes else (self.console.write, self.console.complain)
        try:
            code = await run(shell, line, Console(write=write, complain=complain, ended=ended))
        finally:
            self._running = False
            for sign in signs:
                sign.cancel()
            await asyncio.wait(signs)
        if not self._interrupt.is_set():
            return code
        await self.console.write(b"^C\r\n")
        return INTERRUPTED

    async def _plain(self) -> bytes | None:
        """The next line; None at the end."""
        line = b"".join(self._ahead)
        while b"\n" not in line and len(line) <= LONGEST_LINE:
            piece = await self._typed.get()
            if not piece:
                await self._typed.put(b"")
                self._ahead = []
                return line if line.strip() else None
            line += piece
        line, _, rest = line.partition(b"\n")
        self._ahead = [rest]
        return line.removesuffix(b"\r")

    async def _edited(self, shell: Shell) -> bytes | None:
        line: list[bytes] = []
        while len(line) <= LONGEST_LINE:
            key = await self._key()
            if key == b"" or (key == _END and not line):
                return None
            if key in (b"\n", b"\r", b"\r\n"):
                await self.console.write(b"\r\n")
                return b"".join(line)
            if key == _INTERRUPT:
                await self.console.write(b"^C\r\n")
                await self._prompt(shell)
                line = []
            elif key in _ERASE or key == _ALL:
                gone = len(line) if key == _ALL else min(1, len(line))
                line = line[: len(line) - gone]
                await self.console.write(b"\b \b" * gone)
            elif key >= b" ":
                line.append(key)
                await self.console.write(key)
        return None

    async def _key(self) -> bytes:
        while not self._ahead:
            piece = await self._typed.get()
            if not piece:
                return b""
            piece = self._part + piece
            part = _PART.search(piece)
            self._part = part[0] if part else b""
            self._ahead = _KEY.findall(piece.removesuffix(self._part))
        key = self._ahead.pop(0)
        return b"\0" if key.startswith(b"\x1b") else key

    async def _cooked(self, data: bytes) -> None:
        await self.console.write(data.replace(b"\n", b"\r\n"))

    async def _prompt(self, shell: Shell) -> None:
        if self.echoes:
            name = shell.device.properties()["ro.product.device"]
            await self.console.write(f"{name}:{shell.folder} $ ".encode())
