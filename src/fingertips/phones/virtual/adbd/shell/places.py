"""Toybox on files and folders: ls, rm, mkdir, cp, mv, test and their like."""

from __future__ import annotations

import posixpath
import stat as modes
from datetime import datetime

from fingertips.phones.virtual.adbd.files import Entry, Unwritable, whole
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.adbd.shell.options import short, whole_number
from fingertips.phones.virtual.moments import local

_MISSING = "No such file or directory"


async def ls(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words)
    code, several = 0, len(options.rest) > 1
    for name in options.rest or [shell.folder]:
        path = whole(name, shell.folder)
        entry = shell.device.files.stat(path)
        if entry is None:
            code = await console.fail(f"ls: {name}: {_MISSING}")
        elif entry.folder and "d" not in options:
            inside = [each for each in shell.device.files.inside(path) if "a" in options or each.name[0] != "."]
            title = [f"{name}:"] if several else []
            total = [f"total {sum(-(-each.size // 4096) * 4 for each in inside)}"] if "l" in options else []
            lines = [*title, *total, *(_listed(each, each.name, "l" in options) for each in inside)]
            if lines:
                await console.say("\n".join(lines))
        else:
            await console.say(_listed(entry, name, "l" in options))
    return code


def _listed(entry: Entry, name: str, whole_line: bool) -> str:
    if not whole_line:
        return name
    when = local(entry.changed * 1000)
    return f"{modes.filemode(entry.mode)} 1 shell shell {entry.size:>8} {when:%Y-%m-%d %H:%M} {name}"


async def rm(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words)
    files, code = shell.device.files, 0
    for name in options.rest:
        path = whole(name, shell.folder)
        if files.is_folder(path):
            if not {"r", "R"} & options.given.keys():
                code = await console.fail(f"rm: {name}: is a directory")
                continue
            for below in [each for each in files.names() | files.made if each.startswith(path.rstrip("/") + "/")]:
                await files.remove(below)
            await files.remove(path)
        elif files.read(path) is not None:
            await files.remove(path)
        elif "f" not in options:
            code = await console.fail(f"rm: {name}: {_MISSING}")
    return code


async def rmdir(shell: Shell, words: list[str], console: Console) -> int:
    code = 0
    for name in short(words).rest:
        path = whole(name, shell.folder)
        if shell.device.files.inside(path):
            code = await console.fail(f"rmdir: {name}: Directory not empty")
        else:
            await shell.device.files.remove(path)
    return code


async def mkdir(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "m")
    code = 0
    for name in options.rest:
        path = whole(name, shell.folder)
        try:
            if shell.device.files.is_folder(path) and "p" not in options:
                raise Unwritable("File exists")
            shell.device.files.make(path)
        except Unwritable as error:
            code = await console.fail(f"mkdir: '{name}': {error}")
    return code


async def touch(shell: Shell, words: list[str], console: Console) -> int:
    code = 0
    for name in short(words, "drt").rest:
        path = whole(name, shell.folder)
        if shell.device.files.stat(path) is None:
            code = await _written(shell, path, b"", console, f"touch: '{name}'") or code
    return code


async def cp(shell: Shell, words: list[str], console: Console) -> int:
    return await _moved(shell, words, console, "cp")


async def mv(shell: Shell, words: list[str], console: Console) -> int:
    return await _moved(shell, words, console, "mv")


async def _moved(shell: Shell, words: list[str], console: Console, program: str) -> int:
    names = short(words).rest
    if len(names) < 2:
        return await console.fail(f"{program}: Needs 2 arguments")
    target, code = whole(names[-1], shell.folder), 0
    for name in names[:-1]:
        path = whole(name, shell.folder)
        content = shell.device.files.read(path)
        if content is None:
            code = await console.fail(f"{program}: bad '{name}': {_MISSING}")
            continue
        into = posixpath.join(target, posixpath.basename(path)) if shell.device.files.is_folder(target) else target
        failed = await _written(shell, into, content, console, f"{program}: bad '{names[-1]}'")
        if program == "mv" and not failed and into != path:
            await shell.device.files.remove(path)
        code = failed or code
    return code


async def _written(shell: Shell, path: str, content: bytes, console: Console, complaint: str) -> int:
    try:
        await shell.device.files.write(path, content)
    except Unwritable as error:
        return await console.fail(f"{complaint}: {error}")
    return 0


async def stat(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "c")
    code = 0
    for name in options.rest:
        entry = shell.device.files.stat(whole(name, shell.folder))
        if entry is None:
            code = await console.fail(f"stat: '{name}': {_MISSING}")
            continue
        facts = {"%s": str(entry.size), "%n": name, "%Y": str(entry.changed), "%a": f"{modes.S_IMODE(entry.mode):o}"}
        text = options.get("c", "  File: %n\n  Size: %s\n Access: %a\n Modify: %Y")
        for mark, value in facts.items():
            text = text.replace(mark, value)
        await console.say(text)
    return code


async def test(shell: Shell, words: list[str], console: Console) -> int:
    """Also `[`, whose last word is `]`."""
    match words[:-1] if words[-1:] == ["]"] else words:
        case []:
            return 1
        case ["!", *rest]:
            return 1 - await test(shell, rest, console)
        case [("-e" | "-f" | "-d" | "-s" | "-r" | "-w" | "-x") as what, name]:
            return int(not _is(shell.device.files.stat(whole(name, shell.folder)), what))
        case ["-n", text]:
            return int(not text)
        case ["-z", text]:
            return int(bool(text))
        case [one, "=" | "==", other]:
            return int(one != other)
        case [one, "!=", other]:
            return int(one == other)
        case [one, ("-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge") as what, other]:
            first, second = whole_number(one), whole_number(other)
            if first is None or second is None:
                return await console.fail(f"test: {one}: bad number", 2)
            return int(not _compared(what, first, second))
        case [text]:
            return int(not text)
        case _:
            return await console.fail(f"test: {words[0]}: unexpected operator/operand", 2)


def _is(entry: Entry | None, what: str) -> bool:
    if entry is None:
        return False
    return {"-f": not entry.folder, "-d": entry.folder, "-s": entry.size > 0}.get(what, True)


def _compared(what: str, first: int, second: int) -> bool:
    return {
        "-eq": first == second,
        "-ne": first != second,
        "-lt": first < second,
        "-le": first <= second,
        "-gt": first > second,
        "-ge": first >= second,
    }[what]


async def cd(shell: Shell, words: list[str], console: Console) -> int:
    path = whole(words[0] if words else "/", shell.folder)
    if not shell.device.files.is_folder(path):
        return await console.fail(f"/system/bin/sh: cd: {path}: {_MISSING}", 2)
    shell.folder = path
    return 0


async def pwd(shell: Shell, _: list[str], console: Console) -> int:
    await console.say(shell.folder)
    return 0


async def df(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words)
    used = sum(len(shell.device.files.read(name) or b"") for name in shell.device.files.names()) // 1024 + 18_874_368
    size = 115_343_360
    if "h" in options:
        await console.say("Filesystem            Size Used Avail Use% Mounted on")
        row = f"{size >> 20}G {used >> 20:>3}G {(size - used) >> 20:>4}G"
    else:
        await console.say("Filesystem       1K-blocks     Used Available Use% Mounted on")
        row = f"{size:>9} {used:>8} {size - used:>9}"
    where = options.rest[:1] or ["/storage/emulated"]
    await console.say(f"/dev/fuse        {row} {used * 100 // size:>3}% {where[0]}")
    return 0


async def chmod(shell: Shell, words: list[str], console: Console) -> int:
    for name in words[1:]:
        if shell.device.files.stat(whole(name, shell.folder)) is None:
            return await console.fail(f"chmod: {name}: {_MISSING}")
    return 0


def stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"
