"""The rest of a shell that programs ask for: who, when, what runs, and the words of the shell itself."""

from __future__ import annotations

import re
from datetime import UTC

from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import NAME, Shell, run
from fingertips.phones.virtual.adbd.shell.options import long, short, whole_number

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LONGEST_SLEEP = 600.0


async def true(_: Shell, __: list[str], ___: Console) -> int:
    return 0


async def false(_: Shell, __: list[str], ___: Console) -> int:
    return 1


async def leave(shell: Shell, words: list[str], _: Console) -> int:
    shell.left = True
    return (whole_number(words[0]) or 0) & 0xFF if words else shell.status


async def export(shell: Shell, words: list[str], _: Console) -> int:
    for name, mark, value in (word.partition("=") for word in words):
        if mark:
            shell.variables[name] = value
    return 0


async def unset(shell: Shell, words: list[str], _: Console) -> int:
    for word in words:
        shell.variables.pop(word, None)
    return 0


async def sh(shell: Shell, words: list[str], console: Console) -> int:
    inner = Shell(shell.device, shell.find, folder=shell.folder, variables=dict(shell.variables), depth=shell.depth + 1)
    if inner.depth > 8:
        return await console.fail(f"{NAME}: too many shells", 1)
    match words:
        case []:
            return await run(inner, (await console.all()).decode("utf-8", "surrogateescape"), console)
        case ["-c", line, *_]:
            return await run(inner, line, console)
        case _:
            name = words[0]
            script = shell.device.files.read(name)
            if script is None:
                return await console.fail(f"{NAME}: {name}: No such file or directory", 127)
            return await run(inner, script.decode("utf-8", "surrogateescape"), console)


async def run_the_rest(shell: Shell, words: list[str], console: Console) -> int:
    """toybox, nohup, exec, command, time, env: the words that follow are the program."""
    if not words:
        return 0
    found = shell.find(words[0])
    if found is None:
        return await console.fail(f"toybox: {words[0]}: not found", 127)
    return await found(shell, words[1:], console)


async def which(shell: Shell, words: list[str], console: Console) -> int:
    code = 1
    for name in (word for word in words if not word.startswith("-")):
        if shell.find(name):
            code = 0
            await console.say(f"/system/bin/{name}")
    return code


async def command(shell: Shell, words: list[str], console: Console) -> int:
    named = words[:1] in (["-v"], ["-V"])
    return await (which if named else run_the_rest)(shell, words, console)


async def sleep(_: Shell, words: list[str], console: Console) -> int:
    total = 0.0
    for word in words:
        found = re.fullmatch(r"(\d{0,6}\.?\d{0,6})([smhd]?)", word)
        if found is None or not found[1].strip("."):
            return await console.fail(f"sleep: bad number '{word}'")
        total += float(found[1]) * _UNITS[found[2] or "s"]
    await console.wait(min(total, _LONGEST_SLEEP))
    return 0


async def date(shell: Shell, words: list[str], console: Console) -> int:
    moment = shell.device.moment
    if "-u" in words:
        moment = moment.astimezone(UTC)
    asked = next((word[1:] for word in words if word.startswith("+")), None)
    zone = "UTC" if "-u" in words else "CST"
    text = asked if asked is not None else f"%a %b %e %H:%M:%S {zone} %Y"
    known = {
        "s": str(int(moment.timestamp())),
        "N": f"{moment.microsecond * 1000:09}",
        "e": f"{moment.day:>2}",
        "Z": zone,
        "T": f"{moment:%H:%M:%S}",
        "F": f"{moment:%Y-%m-%d}",
        "%": "%",
        "n": "\n",
    }

    def one(found: re.Match[str]) -> str:
        letter = found[1]
        return known[letter] if letter in known else moment.strftime(found[0]) if letter in _MOMENTS else found[0]

    await console.say(re.sub(r"%(.)", one, text))
    return 0


_MOMENTS = "aAbBdHIjmMpSuwyYzDRc"


async def identity(_: Shell, words: list[str], console: Console) -> int:
    options = short(words)
    if "u" in options or "g" in options:
        await console.say("shell" if "n" in options else "2000")
    else:
        groups = "1004(input),1007(log),1011(adb),1015(sdcard_rw),3003(inet)"
        await console.say(f"uid=2000(shell) gid=2000(shell) groups=2000(shell),{groups} context=u:r:shell:s0")
    return 0


async def whoami(_: Shell, __: list[str], console: Console) -> int:
    await console.say("shell")
    return 0


async def uname(_: Shell, words: list[str], console: Console) -> int:
    facts = {"s": "Linux", "n": "localhost", "r": "6.1.75-android14-11", "v": "#1 SMP PREEMPT", "m": "aarch64"}
    asked = short(words)
    await console.say(" ".join(value for letter, value in facts.items() if letter in asked or "a" in asked) or "Linux")
    return 0


async def uptime(shell: Shell, _: list[str], console: Console) -> int:
    await console.say(f" {shell.device.moment:%H:%M:%S} up 3 days,  2:11,  0 users,  load average: 1.02, 1.10, 1.08")
    return 0


async def getenforce(_: Shell, __: list[str], console: Console) -> int:
    await console.say("Enforcing")
    return 0


async def ps(shell: Shell, words: list[str], console: Console) -> int:
    options = short(words, "o")
    processes = {"init": 1, **shell.device.processes(), "sh": 5190}
    if "o" in options:
        columns = [column.split("=")[0].upper() for column in options.get("o").split(",")]
        await console.say(" ".join(columns))
        for name, number in processes.items():
            facts = {"PID": str(number), "NAME": name, "ARGS": name, "CMD": name, "USER": _user(number), "PPID": "1"}
            await console.say(" ".join(facts.get(column, "-") for column in columns))
        return 0
    await console.say("USER           PID  PPID        VSZ    RSS WCHAN            ADDR S NAME")
    for name, number in processes.items():
        if "A" in options or "e" in options or name in ("sh",):
            line = f"{_user(number):<12} {number:>5} {1 if number < 1000 else 901:>5} {14_680_064:>10} {183_500:>6}"
            await console.say(f"{line} do_epoll_wait       0 S {name}")
    return 0


def _user(number: int) -> str:
    return (
        "root" if number < 700 else f"u0_a{number % 200}" if number >= 6000 else "shell" if number > 5000 else "system"
    )


async def pidof(shell: Shell, words: list[str], console: Console) -> int:
    processes = shell.device.processes()
    numbers = [str(processes[name]) for name in words if name in processes]
    if not numbers:
        return 1
    await console.say(" ".join(numbers))
    return 0


async def kill(shell: Shell, words: list[str], console: Console) -> int:
    """A shell may not end other people's processes, and its own have ended."""
    for word in long(words).rest:
        known = word in {str(number) for number in shell.device.processes().values()}
        why = "Operation not permitted" if known else "No such process"
        return await console.fail(f"{NAME}: kill: {word}: {why}")
    return 0


async def app_process(_: Shell, __: list[str], console: Console) -> int:
    return await console.fail("Aborted", 134)


async def silent(_: Shell, __: list[str], ___: Console) -> int:
    """svc, sync, setenforce and such: they say nothing where all is well."""
    return 0
