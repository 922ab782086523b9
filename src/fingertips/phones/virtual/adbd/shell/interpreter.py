"""A parsed line carried out: words expanded, streams led where they should go, one program after the other."""

from __future__ import annotations

import asyncio
import fnmatch
import posixpath
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import assert_never

from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.files import Unwritable, whole
from fingertips.phones.virtual.adbd.shell.console import Console, Sink, nowhere, once
from fingertips.phones.virtual.adbd.shell.syntax import Unparsable, parsed
from fingertips.phones.virtual.adbd.shell.tree import (
    Group,
    Output,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Text,
    Variable,
    Word,
)

NAME = "/system/bin/sh"
LONGEST = 64 * 1024 * 1024
"""Bytes that a pipe or a redirection holds at most."""
_PID = "5190"

Program = Callable[["Shell", list[str], Console], Awaitable[int]]
"""Takes the words after its name, gives its exit code."""


@dataclass
class Shell:
    """One shell: what it remembers from line to line. `find` gives the program of a name."""

    device: Device
    find: Callable[[str], Program | None]
    status: int = 0
    folder: str = "/"
    variables: dict[str, str] = field(default_factory=dict)
    left: bool = False
    """Whether `exit` was said."""
    depth: int = 0
    """How many shells this one was started from."""


async def run(shell: Shell, line: str, console: Console) -> int:
    """Carry the line out; its exit code."""
    try:
        script = parsed(line)
    except Unparsable as error:
        shell.status = await console.fail(f"{NAME}: {error}", 1)
        return shell.status
    return await _script(shell, script, console)


async def _script(shell: Shell, script: Script, console: Console) -> int:
    for before, pipeline in script.steps:
        if shell.left or console.ended.is_set():
            break
        if (before == "&&" and shell.status != 0) or (before == "||" and shell.status == 0):
            continue
        status = await _pipeline(shell, pipeline, console)
        shell.status = int(status == 0) if pipeline.negated else status
    return shell.status


async def _pipeline(shell: Shell, pipeline: Pipeline, console: Console) -> int:
    source = console.read
    for command in pipeline.commands[:-1]:
        passed = bytearray()
        await _command(_apart(shell), command, replace(console, read=source, write=_into(passed)))
        source = once(bytes(passed))
    last = shell if len(pipeline.commands) == 1 else _apart(shell)
    return await _command(last, pipeline.commands[-1], replace(console, read=source))


def _apart(shell: Shell) -> Shell:
    return replace(shell, variables=dict(shell.variables))


def _into(kept: bytearray) -> Sink:
    async def write(data: bytes) -> None:
        if len(kept) + len(data) <= LONGEST:
            kept.extend(data)

    return write


async def _command(shell: Shell, command: Simple | Group, console: Console) -> int:
    redirected, files = console, _Opened(shell)
    try:
        for redirect in command.redirects:
            redirected = await files.lead(redirect, redirected)
        match command:
            case Group(script, apart):
                inner = _apart(shell) if apart else shell
                status = await _script(inner, script, redirected)
            case Simple():
                status = await _simple(shell, command, redirected)
            case _:
                assert_never(command)
        await files.close()
    except Unwritable as error:
        return await console.fail(f"{NAME}: {error}", 1)
    return status


class _Opened:
    """The files that a command's output is led into."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.kept: dict[str, bytearray] = {}

    async def lead(self, redirect: Redirect, console: Console) -> Console:
        if isinstance(redirect.target, int):
            sink = {1: console.write, 2: console.complain}.get(redirect.target, nowhere)
            return _led(console, redirect.source, sink)
        name = " ".join(await expanded(self.shell, redirect.target, console))
        path = whole(name, self.shell.folder)
        files = self.shell.device.files
        if redirect.source == 0:
            content = files.read(path)
            if content is None:
                raise Unwritable(f"can't open {name}: No such file or directory")
            return console.reading(content)
        if path == "/dev/null":
            return _led(console, redirect.source, nowhere)
        if path in ("/dev/tty", "/dev/stdout"):
            return console
        before = (files.read(path) or b"") if redirect.append else b""
        try:
            await files.write(path, before)
        except Unwritable as error:
            raise Unwritable(f"can't create {name}: {error}") from error
        kept = self.kept.setdefault(path, bytearray(before))
        return _led(console, redirect.source, _into(kept))

    async def close(self) -> None:
        for path, content in self.kept.items():
            await self.shell.device.files.write(path, bytes(content))


def _led(console: Console, source: int, sink: Sink) -> Console:
    return replace(console, complain=sink) if source == 2 else replace(console, write=sink)


async def _simple(shell: Shell, command: Simple, console: Console) -> int:
    words = [word for each in command.words for word in await expanded(shell, each, console)]
    values = {name: "".join(await expanded(shell, word, console, split=False)) for name, word in command.assignments}
    if not words:
        shell.variables |= values
        return shell.status if any(isinstance(part, Output) for _, word in command.assignments for part in word) else 0
    run_it = shell.find(words[0])
    if run_it is None:
        return await console.fail(f"{NAME}: {words[0]}: inaccessible or not found", 127)
    await asyncio.sleep(0)  # a script that does nothing but start others leaves room for everybody else
    return await run_it(shell, words[1:], console)


async def expanded(shell: Shell, word: Word, console: Console, split: bool = True) -> list[str]:
    """The words that a word stands for: none where it is an unset variable, several where it has spaces or stars."""
    found: list[str] = []
    now, pattern, there = "", False, False
    for part in word:
        text = await _value(shell, part, console)
        if part.quoted or isinstance(part, Text) or not split:
            now += text
            there = there or part.quoted or bool(text)
            pattern = pattern or (not part.quoted and any(mark in text for mark in "*?["))
            continue
        pieces = text.split()
        if text[:1].isspace() and now:
            found.append(now)
            now = ""
        for piece in pieces[:-1]:
            found.append(now + piece)
            now = ""
        now += pieces[-1] if pieces else ""
        there = bool(now) or there
    if there or now:
        found.append(now)
    return [name for each in found for name in _matching(shell, each)] if pattern and split else found


async def _value(shell: Shell, part: Text | Variable | Output, console: Console) -> str:
    match part:
        case Text(text):
            return text
        case Variable(name):
            known = {"?": str(shell.status), "$": _PID, "#": "0", "0": "sh", "PWD": shell.folder, **_ENVIRONMENT}
            return shell.variables.get(name, known.get(name, ""))
        case Output(script):
            kept = bytearray()
            inner = _apart(shell)
            shell.status = await _script(inner, script, replace(console, write=_into(kept)))
            return kept.decode("utf-8", "replace").rstrip("\n")
        case _:
            assert_never(part)


_ENVIRONMENT = {
    "HOME": "/",
    "USER": "shell",
    "PATH": "/product/bin:/apex/com.android.runtime/bin:/system/bin",
    "EXTERNAL_STORAGE": "/sdcard",
    "ANDROID_ROOT": "/system",
    "ANDROID_DATA": "/data",
    "TMPDIR": "/data/local/tmp",
    "HOSTNAME": "fingertips",
    "TERM": "dumb",
    "SHELL": NAME,
}


def _matching(shell: Shell, pattern: str) -> list[str]:
    """The names of files that a pattern with stars in its last part stands for; itself where there are none."""
    folder, last = posixpath.split(pattern)
    names = [entry.name for entry in shell.device.files.inside(whole(folder, shell.folder))]
    found = [name for name in fnmatch.filter(names, last) if last.startswith(".") or not name.startswith(".")]
    return [posixpath.join(folder, name) for name in found] or [pattern]
