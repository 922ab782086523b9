"""Toybox on text: echo, cat, grep, head, tail, wc and their like. What a program is not given by name it reads."""

from __future__ import annotations

import base64 as b64
import binascii
import hashlib
import re

from fingertips.phones.virtual.adbd.files import whole
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.adbd.shell.options import short, whole_number

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "\\": "\\"}
_ESCAPED = re.compile(r"\\(x[0-9a-fA-F]{1,2}|0[0-7]{0,3}|.)", re.DOTALL)


async def echo(_: Shell, words: list[str], console: Console) -> int:
    newline, escapes = "\n", False
    while words and re.fullmatch(r"-[neE]+", words[0]):
        newline = "" if "n" in words[0] else newline
        escapes = "e" in words[0] or escapes
        words = words[1:]
    text = " ".join(words)
    await console.write(((_unescaped(text) if escapes else text) + newline).encode("utf-8", "surrogateescape"))
    return 0


async def printf(_: Shell, words: list[str], console: Console) -> int:
    if not words:
        return await console.fail("printf: Needs 1 argument")
    values = iter(words[1:])

    def filled(found: re.Match[str]) -> str:
        return "%" if found[0] == "%%" else next(values, "0" if found[0][-1] in "dxu" else "")

    await console.write(re.sub(r"%[-0-9.]*[sdxuc%]", filled, _unescaped(words[0])).encode("utf-8", "surrogateescape"))
    return 0


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        mark = found[1]
        if mark[0] == "x" and len(mark) > 1:
            return chr(int(mark[1:], 16))
        if mark[0] == "0":
            return chr(int(mark[1:] or "0", 8) & 0xFF)
        return _ESCAPES.get(mark, found[0])

    return _ESCAPED.sub(one, text)


async def contents(shell: Shell, names: list[str], console: Console, program: str) -> tuple[list[bytes], int]:
    """Of each file that is named, or what is read where none is; and 1 where one was missing."""
    if not names or names == ["-"]:
        return [await console.all()], 0
    found: list[bytes] = []
    code = 0
    for name in names:
        content = shell.device.files.read(whole(name, shell.folder))
        if content is None:
            why = "Is a directory" if shell.device.files.is_folder(whole(name, shell.folder)) else _MISSING
            code = await console.fail(f"{program}: {name}: {why}")
        else:
            found.append(content)
    return found, code


_MISSING = "No such file or directory"


async def cat(shell: Shell, words: list[str], console: Console) -> int:
    found, code = await contents(shell, short(words).rest, console, "cat")
    for content in found:
        await console.write(content)
    return code


async def head(shell: Shell, words: list[str], console: Console) -> int:
    return await _cut(shell, words, console, "head")


async def tail(shell: Shell, words: list[str], console: Console) -> int:
    return await _cut(shell, words, console, "tail")


async def _cut(shell: Shell, words: list[str], console: Console, program: str) -> int:
    words = [f"-n{word[1:]}" if re.fullmatch(r"-\d+", word) else word for word in words]
    options = short(words, "nc")
    unit = "c" if "c" in options else "n"
    count = whole_number(options.get(unit, "10"))
    if count is None:
        return await console.fail(f"{program}: not integer: {options.get(unit)}")
    found, code = await contents(shell, options.rest, console, program)
    for content in found:
        pieces = [content[i : i + 1] for i in range(len(content))] if unit == "c" else content.splitlines(keepends=True)
        if program == "head":
            kept = pieces[:count]
        elif options.get(unit).startswith("+"):
            kept = pieces[max(0, count - 1) :]
        else:
            kept = pieces[-abs(count) :] if count else []
        await console.write(b"".join(kept))
    return code


async def wc(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words)
    found, code = await contents(shell, options.rest, console, "wc")
    chosen = [letter for letter in "lwcm" if letter in options] or ["l", "w", "c"]
    for number, content in enumerate(found):
        counts = {
            "l": content.count(b"\n"),
            "w": len(content.split()),
            "c": len(content),
            "m": len(content.decode("utf-8", "replace")),
        }
        name = options.rest[number : number + 1]
        await console.say(" ".join([*(str(counts[letter]) for letter in chosen), *name]))
    return code


async def grep(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "emABC")
    rest = list(options.rest)
    wanted = options.get("e") if "e" in options else (rest.pop(0) if rest else None)
    if wanted is None:
        return await console.fail("grep: no REGEX", 2)
    pattern = _pattern(wanted, options.given)
    if pattern is None:
        return await console.fail(f"grep: bad REGEX '{wanted}'", 2)
    found, code = await contents(shell, rest, console, "grep")
    matches = 0
    for number, content in enumerate(found):
        lines = content.decode("utf-8", "surrogateescape").splitlines()
        chosen = [place for place, line in enumerate(lines) if bool(pattern.search(line)) != ("v" in options)]
        chosen = chosen[: whole_number(options.get("m")) if "m" in options else None]
        matches += len(chosen)
        name = f"{rest[number]}:" if len(found) > 1 and "h" not in options else ""
        if "q" in options:
            continue
        if "c" in options:
            await console.say(f"{name}{len(chosen)}")
            continue
        if "l" in options:
            await console.say(rest[number] if rest else "(standard input)")
            continue
        for line in _shown(lines, chosen, pattern, options.given):
            await console.say(name + line)
    return (0 if matches else 1) if code == 0 else 2


async def egrep(shell: Shell, words: list[str], console: Console) -> int:
    return await grep(shell, ["-E", *words], console)


def _pattern(wanted: str, options: dict[str, str]) -> re.Pattern[str] | None:
    if "F" in options:
        wanted = re.escape(wanted)
    elif "E" not in options:
        # in basic expressions these are plain, and special behind a backslash
        wanted = re.sub(r"\\?[|+?(){}]", lambda found: found[0][1:] if found[0][0] == "\\" else "\\" + found[0], wanted)
    if "w" in options:
        wanted = rf"\b(?:{wanted})\b"
    if "x" in options:
        wanted = rf"^(?:{wanted})$"
    wanted = re.sub(r"\[\[:(\w+):\]\]", lambda found: {"digit": r"\d", "space": r"\s"}.get(found[1], r"\w"), wanted)
    try:
        return re.compile(wanted, re.IGNORECASE if "i" in options else 0)
    except (re.error, OverflowError, RecursionError):
        return None


def _shown(lines: list[str], chosen: list[int], pattern: re.Pattern[str], options: dict[str, str]) -> list[str]:
    if "o" in options:
        return [found[0] for place in chosen for found in pattern.finditer(lines[place]) if found[0]]
    after = whole_number(options.get("A", options.get("C", "0"))) or 0
    before = whole_number(options.get("B", options.get("C", "0"))) or 0
    places = sorted({p for at in chosen for p in range(max(0, at - before), min(len(lines), at + after + 1))})
    return [f"{place + 1}:{lines[place]}" if "n" in options else lines[place] for place in places]


async def sort(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "kt")
    found, code = await contents(shell, options.rest, console, "sort")
    lines = sorted(b"".join(found).splitlines(), reverse="r" in options)
    for line in dict.fromkeys(lines) if "u" in options else lines:
        await console.write(line + b"\n")
    return code


async def uniq(shell: Shell, words: list[str], console: Console) -> int:
    found, code = await contents(shell, short(words).rest, console, "uniq")
    last = None
    for line in b"".join(found).splitlines():
        if line != last:
            await console.write(line + b"\n")
        last = line
    return code


async def cut(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "dfc")
    found, code = await contents(shell, options.rest, console, "cut")
    mark = options.get("d", "\t") or "\t"
    numbers = [number for each in options.get("f", "1").split(",") if (number := whole_number(each.rstrip("-")))]
    for line in b"".join(found).decode("utf-8", "surrogateescape").splitlines():
        fields = line.split(mark)
        open_ended = options.get("f").endswith("-") and numbers
        kept = fields[numbers[0] - 1 :] if open_ended else [fields[n - 1] for n in numbers if 0 < n <= len(fields)]
        await console.say(mark.join(kept) if mark in line else line)
    return code


async def base64(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "w")
    found, code = await contents(shell, options.rest, console, "base64")
    content = b"".join(found)
    if "d" not in options:
        text = b64.b64encode(content).decode()
        width = (whole_number(options.get("w", "76")) or 0) or len(text) or 1
        await console.say("\n".join(text[i : i + width] for i in range(0, len(text), width)))
        return code
    try:
        await console.write(b64.b64decode(content))
    except binascii.Error:
        return await console.fail("base64: bad input")
    return code


async def md5sum(shell: Shell, words: list[str], console: Console) -> int:
    return await _sum(shell, words, console, "md5")


async def sha1sum(shell: Shell, words: list[str], console: Console) -> int:
    return await _sum(shell, words, console, "sha1")


async def sha256sum(shell: Shell, words: list[str], console: Console) -> int:
    return await _sum(shell, words, console, "sha256")


async def _sum(shell: Shell, words: list[str], console: Console, kind: str) -> int:
    options = short(words)
    code = 0
    for name in options.rest or ["-"]:
        found, missing = await contents(shell, [name], console, f"{kind}sum")
        code = missing or code
        for content in found:
            digest = hashlib.new(kind, content, usedforsecurity=False).hexdigest()
            await console.say(digest if "b" in options else f"{digest}  {name}")
    return code
