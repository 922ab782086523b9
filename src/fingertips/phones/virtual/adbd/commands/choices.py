"""What a person chose: `settings`, `ime`, `getprop`, `setprop`, `svc`."""

from __future__ import annotations

from fingertips.phones.virtual.adbd.device import TYPIST, Device
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.adbd.shell.options import long, whole_number

SPACES = ("system", "secure", "global")
_USAGE = "Settings provider (settings) commands:\n  get|put|delete|list NAMESPACE [KEY [VALUE]]"
_KEYBOARD = ("secure", "default_input_method")
_KEYBOARDS = ("secure", "enabled_input_methods")


async def settings(shell: Shell, words: list[str], console: Console) -> int:
    device = shell.device
    words = [word for word in long(words, ("user",)).rest if word != "default"] if words[:1] == ["--user"] else words
    rest = long(words, ("user",)).rest if words[1:2] == ["--user"] else words
    match rest:
        case ["get", space, name] if space in SPACES:
            await console.say(read_setting(device, space, name))
        case ["put", space, name, value, *_] if space in SPACES:
            await put_setting(device, space, name, value)
        case ["delete" | "reset", space, name, *_] if space in SPACES:
            there = read_setting(device, space, name) != "null"
            await device.handset.put_setting(space, name, None)
            await console.say(f"Deleted {int(there)} rows")
        case ["list", space] if space in SPACES:
            known = dict(device.handset.world.get("settings", {}).get(space, {}))
            if space == "secure":
                known |= {name: read_setting(device, space, name) for _, name in (_KEYBOARD, _KEYBOARDS)}
            await console.say("\n".join(f"{name}={value}" for name, value in sorted(known.items())))
        case [_, space, *_] if space not in SPACES:
            return await console.fail(f"Invalid namespace '{space}'\n{_USAGE}", 255)
        case _:
            return await console.fail(f"Bad arguments\n{_USAGE}", 255)
    return 0


def read_setting(device: Device, space: str, name: str) -> str:
    if (space, name) == _KEYBOARD:
        return device.keyboard()
    if (space, name) == _KEYBOARDS:
        return ":".join(device.enabled_keyboards())
    value = device.handset.world.get("settings", {}).get(space, {}).get(name)
    return "null" if value is None else str(value)


async def put_setting(device: Device, space: str, name: str, value: str) -> None:
    if (space, name) == _KEYBOARD:
        await device.handset.set_keyboard(value)
    elif (space, name) == ("system", "user_rotation"):
        await device.handset.put_setting(space, name, value)
        await device.handset.set_rotation((whole_number(value) or 0) % 4)
    else:
        await device.handset.put_setting(space, name, value)


async def ime(shell: Shell, words: list[str], console: Console) -> int:
    device = shell.device
    words = [word for place, word in enumerate(words) if "--user" not in (word, words[place - 1] if place else "")]
    match words:
        case ["list", *options]:
            names = device.keyboards() if "-a" in options else device.enabled_keyboards()
            await console.say("\n".join(names if "-s" in options else map(_described, names)))
        case ["enable" | "disable" | "set", name] if name not in device.keyboards():
            said = f"Unknown input method {name} cannot be {_DONE[words[0]]} for user #0"
            return await console.fail(said, 255)
        case ["enable", name]:
            already = "already " if name in device.enabled_keyboards() else "now "
            await device.handset.enable_keyboard(name, True)
            await console.say(f"Input method {name}: {already}enabled for user #0")
        case ["disable", name]:
            await device.handset.enable_keyboard(name, False)
            if device.keyboard() == name:
                await _fall_back(device, name)
            await console.say(f"Input method {name}: now disabled for user #0")
        case ["set", name] if name not in device.enabled_keyboards():
            return await console.fail(f"Unknown input method {name} cannot be selected for user #0", 255)
        case ["set", name]:
            await device.handset.set_keyboard(name)
            await console.say(f"Input method {name} selected for user #0")
        case ["reset"]:
            await device.handset.enable_keyboard(TYPIST, True)
            await device.handset.set_keyboard(TYPIST)
            await console.say(f"Reset current and enabled IMEs for user #0\n  Newly selected IME: {TYPIST}")
        case _:
            return await console.fail(
                "ime <command>:\n  list [-a] [-s]\n  enable ID\n  disable ID\n  set ID\n  reset", 255
            )
    return 0


_DONE = {"enable": "enabled", "disable": "disabled", "set": "selected"}


async def _fall_back(device: Device, lost: str) -> None:
    others = [name for name in (TYPIST, *device.enabled_keyboards()) if name != lost]
    await device.handset.set_keyboard(others[0])


def _described(name: str) -> str:
    package, _, service = name.partition("/")
    return f"{name}:\n  mId={name} mSettingsActivityName=null\n  packageName={package} service={service}"


async def getprop(shell: Shell, words: list[str], console: Console) -> int:
    known = shell.device.properties()
    match [word for word in words if not word.startswith("-")]:
        case []:
            await console.say("\n".join(f"[{name}]: [{value}]" for name, value in sorted(known.items())))
        case [name, *otherwise]:
            await console.say(known.get(name, otherwise[0] if otherwise else ""))
    return 0


async def setprop(shell: Shell, words: list[str], console: Console) -> int:
    match words:
        case [name, value] if name.startswith(("debug.", "log.", "persist.log.")) and len(value) < 92:
            shell.device.set_properties[name] = value
            return 0
        case [name, _]:
            return await console.fail(f"Failed to set property '{name}'.\nSee dmesg for error reason.")
        case _:
            return await console.fail("usage: setprop NAME VALUE")


async def svc(shell: Shell, words: list[str], console: Console) -> int:
    names = {"wifi": "wifi_on", "data": "mobile_data", "bluetooth": "bluetooth_on"}
    match words:
        case [what, ("enable" | "disable") as how, *_] if what in names:
            await shell.device.handset.put_setting("global", names[what], str(int(how == "enable")))
        case ["power", *_]:
            return 0
        case _:
            return await console.fail("Available commands:\n    power\n    wifi\n    data\n    bluetooth", 1)
    return 0
