"""Which program answers to which name."""

from __future__ import annotations

import posixpath

from fingertips.phones.virtual.adbd.commands import (
    activity,
    choices,
    content,
    dumps,
    keys,
    looking,
    network,
    packages,
    touching,
    worlds,
)
from fingertips.phones.virtual.adbd.shell import places, system, texts
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Program, Shell


def program(name: str) -> Program | None:
    """By its name or its path; None where there is none."""
    folder, name = posixpath.split(name)
    if folder not in ("", "/system/bin", "/bin", "/system/xbin", "."):
        return None
    return _PROGRAMS.get(name)


async def cmd(shell: Shell, words: list[str], console: Console) -> int:
    """A service asked directly: those that have a command of their own."""
    services = {
        "activity": activity.am,
        "input": touching.input_,
        "input_method": choices.ime,
        "package": packages.pm,
        "settings": choices.settings,
        "window": looking.wm,
    }
    match words:
        case [name, *rest] if name in services:
            return await services[name](shell, rest, console)
        case ["-l"]:
            await console.say("Currently running services:\n" + "\n".join(f"  {name}" for name in services))
            return 0
        case ["uimode", "night", *wish]:
            return await _night(shell, wish, console)
        case ["statusbar", what, *_]:
            await _shade(shell, what)
            return 0
        case ["uimode" | "appops" | "overlay", *_]:
            return 0
        case [name, *_]:
            return await console.fail(f"cmd: Can't find service: {name}", 20)
        case _:
            return await console.fail("cmd: No service specified; use -l to list all services", 20)


async def _night(shell: Shell, wish: list[str], console: Console) -> int:
    numbers = {"no": "1", "yes": "2"}
    if wish and wish[0] not in numbers:
        return await console.fail("Usage: night [yes|no]", 255)
    if wish:
        await shell.device.handset.put_setting("secure", "ui_night_mode", numbers[wish[0]])
    dark = shell.device.handset.world["settings"]["secure"].get("ui_night_mode") == "2"
    await console.say(f"Night mode: {'yes' if dark else 'no'}")
    return 0


async def _shade(shell: Shell, what: str) -> None:
    down = bool(shell.device.handset.world.get("shade"))
    if what in ("expand-notifications", "expand-settings") and not down:
        await shell.device.handset.key(keys.NOTIFICATION)
    elif what == "collapse" and down:
        await shell.device.handset.key(keys.BACK)


_PROGRAMS: dict[str, Program] = {
    # the shell's own words
    ":": system.true,
    ".": system.sh,
    "[": places.test,
    "cd": places.cd,
    "command": system.command,
    "env": system.run_the_rest,
    "exec": system.run_the_rest,
    "exit": system.leave,
    "export": system.export,
    "false": system.false,
    "sh": system.sh,
    "test": places.test,
    "time": system.run_the_rest,
    "true": system.true,
    "unset": system.unset,
    "wait": system.true,
    # toybox
    "base64": texts.base64,
    "cat": texts.cat,
    "chmod": places.chmod,
    "cp": places.cp,
    "cut": texts.cut,
    "date": system.date,
    "df": places.df,
    "echo": texts.echo,
    "getenforce": system.getenforce,
    "grep": texts.grep,
    "egrep": texts.egrep,
    "head": texts.head,
    "id": system.identity,
    "ifconfig": network.ifconfig,
    "kill": system.kill,
    "ls": places.ls,
    "md5sum": texts.md5sum,
    "mkdir": places.mkdir,
    "mv": places.mv,
    "nohup": system.run_the_rest,
    "pidof": system.pidof,
    "printf": texts.printf,
    "ps": system.ps,
    "pwd": places.pwd,
    "rm": places.rm,
    "rmdir": places.rmdir,
    "sha1sum": texts.sha1sum,
    "sha256sum": texts.sha256sum,
    "sleep": system.sleep,
    "sort": texts.sort,
    "stat": places.stat,
    "sync": system.silent,
    "tail": texts.tail,
    "touch": places.touch,
    "toybox": system.run_the_rest,
    "uname": system.uname,
    "uniq": texts.uniq,
    "uptime": system.uptime,
    "wc": texts.wc,
    "which": system.which,
    "whoami": system.whoami,
    # Android's
    "am": activity.am,
    "app_process": system.app_process,
    "cmd": cmd,
    "content": content.content,
    "dumpsys": dumps.dumpsys,
    "getprop": choices.getprop,
    "ime": choices.ime,
    "input": touching.input_,
    "ip": network.ip,
    "logcat": network.logcat,
    "monkey": activity.monkey,
    "pm": packages.pm,
    "screencap": looking.screencap,
    "setprop": choices.setprop,
    "settings": choices.settings,
    "svc": choices.svc,
    "uiautomator": looking.uiautomator,
    "wm": looking.wm,
    # this phone's
    "fingertips-restore": worlds.fingertips_restore,
    "fingertips-world": worlds.fingertips_world,
}

NAMES = frozenset(_PROGRAMS)
