"""`am` and `monkey`: apps brought to the front, links opened, apps stopped."""

from __future__ import annotations

from dataclasses import dataclass, field

from fingertips.phones.virtual.adbd.commands import broadcasts, keys
from fingertips.phones.virtual.adbd.device import LAUNCHER, Device, component
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.device import NoActivity, NotInstalled, Package

MAIN, VIEW, SEND = (f"android.intent.action.{name}" for name in ("MAIN", "VIEW", "SEND"))
TEXT = "android.intent.extra.TEXT"
HOME = "android.intent.category.HOME"
SETTINGS = "com.android.settings"
_TWO = {"es", "e", "ei", "ez", "el", "ef", "eu", "ecn", "eia", "esa", "ela"}
"""Extras: a name and a value follow."""
_ONE = {"a", "c", "d", "n", "p", "t", "f", "i", "user", "activity-clear-top", "display", "windowingMode", "esn"}


@dataclass
class Intent:
    action: str = ""
    categories: list[str] = field(default_factory=list)
    link: str = ""
    component: str = ""
    package: str = ""
    extras: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    """Options without a value, such as W and S."""

    @property
    def text(self) -> str:
        parts = {
            "act": self.action,
            "cat": f"[{','.join(self.categories)}]" if self.categories else "",
            "dat": self.link,
            "pkg": self.package,
            "cmp": self.component,
        }
        said = " ".join(f"{name}={value}" for name, value in parts.items() if value)
        return f"Intent {{ {said} }}" if said else "Intent { }"


def intent(words: list[str]) -> Intent:
    """As `am` reads it; a bare last word is a link, a component, or a package."""
    found = Intent()
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        name = word.lstrip("-")
        if not word.startswith("-") or not name:
            _bare(found, word)
        elif name in _TWO:
            key = waiting.pop(0) if waiting else ""
            found.extras[key] = waiting.pop(0) if waiting else ""
        elif name in _ONE:
            _valued(found, name, waiting.pop(0) if waiting else "")
        else:
            found.flags.add(name)
    return found


def _bare(found: Intent, word: str) -> None:
    if ":" in word:
        found.link = word
    elif "/" in word:
        found.component = word
    else:
        found.package = word


def _valued(found: Intent, name: str, value: str) -> None:
    match name:
        case "a":
            found.action = value
        case "c":
            found.categories.append(value)
        case "d":
            found.link = value
        case "n":
            found.component = value
        case "p":
            found.package = value
        case _:
            pass


async def am(shell: Shell, words: list[str], console: Console) -> int:
    device = shell.device
    match words:
        case [("start" | "start-activity"), *rest]:
            return await _start(device, intent(rest), console)
        case ["force-stop" | "kill" | "stop-app", *rest]:
            return await _stop(device, _last(rest), console)
        case ["kill-all" | "idle-maintenance" | "hang" | "wait-for-broadcast-idle", *_]:
            return 0
        case ["broadcast", *rest]:
            return await broadcasts.sent(device, intent(rest), console)
        case ["stack" | "task", *_]:
            return await _tasks(device, console)
        case ["get-current-user"]:
            await console.say("0")
            return 0
        case ["get-started-user-state", *_]:
            await console.say("RUNNING_UNLOCKED")
            return 0
        case ["startservice" | "start-service" | "start-foreground-service" | "startforegroundservice", *rest]:
            asked = intent(rest)
            await console.say(f"Starting service: {asked.text}")
            return await console.fail("Error: Not found; no service started.", 255)
        case ["instrument", *rest]:
            name = intent(rest).component or _last(rest)
            await console.say(f"INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: {name}")
            return 1
        case [other, *_]:
            return await console.fail(f"Unknown command: {other}", 255)
        case _:
            return await console.fail("Activity manager (activity) commands:\n  help", 255)


def _last(words: list[str]) -> str:
    return words[-1] if words and not words[-1].startswith("-") else ""


async def _start(device: Device, asked: Intent, console: Console) -> int:
    package = asked.component.split("/")[0] or asked.package
    if "S" in asked.flags and package:
        await console.say(f"Stopping: {package}")
        await _stop(device, package, console)
    await console.say(f"Starting: {asked.text}")
    before = device.front()
    failed = await _started(device, asked, package)
    if failed:
        return await console.fail(failed, 1)
    front = component(*device.front())
    if before == device.front():
        await console.say(
            "Warning: Activity not started, its current task has been brought to the front"
            if not asked.link
            else "Warning: Activity not started, intent has been delivered to currently running top-most instance."
        )
    if "W" in asked.flags:
        await console.say(f"Status: ok\nLaunchState: WARM\nActivity: {front}\nTotalTime: 118\nWaitTime: 121\nComplete")
    return 0


async def _started(device: Device, asked: Intent, package: str) -> str:
    """What went wrong, in Android's words; empty where nothing did."""
    try:
        if asked.link:
            await device.handset.view(asked.link, package or None)
            device.front()
        elif asked.action == SEND and TEXT in asked.extras:
            await device.handset.share(asked.extras[TEXT], package or None)
        elif HOME in asked.categories or package == LAUNCHER:
            await device.handset.key(keys.HOME)
        elif package:
            return await _launched(device, asked, package)
        elif asked.action.startswith("android.settings."):
            return await _launched(device, asked, SETTINGS)
        else:
            return f"Error: Activity not started, unable to resolve {asked.text}"
    except NoActivity:
        return f"Error: Activity not started, unable to resolve {asked.text}"
    except NotInstalled:
        return f"Error: Activity not started, unable to resolve {asked.text}"
    return ""


async def _launched(device: Device, asked: Intent, package: str) -> str:
    installed = device.package(package)
    activity = asked.component.partition("/")[2]
    if asked.component and (installed is None or not _has(installed, activity)):
        name = f"{package}/{package + activity if activity.startswith('.') else activity}"
        return f"Error type 3\nError: Activity class {{{name}}} does not exist."
    await device.handset.launch(package)
    device.started.add(package)
    return ""


def _has(package: Package, activity: str) -> bool:
    def full(name: str) -> str:
        return package.name + name if name.startswith(".") else name

    return full(activity) == full(package.activity)


async def _stop(device: Device, package: str, console: Console) -> int:
    if not package:
        return await console.fail("Error: No argument expected after package", 255)
    device.started.discard(package)
    try:
        await device.handset.stop(package)
    except NotInstalled:
        pass  # Android says nothing either
    return 0


async def _tasks(device: Device, console: Console) -> int:
    package, activity = device.front()
    width, height = device.handset.size
    name = component(package, activity)
    await console.say(
        f"RootTask id=1 bounds=[0,0][{width},{height}] displayId=0 userId=0\n"
        f"  taskId=14: {name} bounds=[0,0][{width},{height}] userId=0 visible=true topActivity=ComponentInfo{{{name}}}"
    )
    return 0


_INJECTED = "Events injected: 1\n## Network stats: elapsed time=12ms (0ms mobile, 0ms wifi, 12ms not connected)"


async def monkey(shell: Shell, words: list[str], console: Console) -> int:
    """Only what it is used for in earnest: the app of a package brought to the front."""
    package = words[words.index("-p") + 1] if "-p" in words[:-1] else ""
    await console.complain("".join(f"  bash arg: {word}\n" for word in words).encode("utf-8", "surrogateescape"))
    try:
        if package == LAUNCHER:
            await shell.device.handset.key(keys.HOME)
        else:
            await shell.device.handset.launch(package)
            shell.device.started.add(package)
    except NotInstalled:
        return await console.fail("** No activities found to run, monkey aborted.", 252)
    await console.say(_INJECTED)
    return 0
