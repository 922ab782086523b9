"""`pm` and `cmd package`: which apps there are.

An app's name on the launcher is given where Android gives one that is no resource: `nonLocalizedLabel` in
`cmd package query-activities` and `resolve-activity`.
"""

from __future__ import annotations

import zlib

from fingertips.phones.virtual.adbd.commands.activity import HOME, MAIN, Intent, intent
from fingertips.phones.virtual.adbd.device import LAUNCHER, SYSTEM_UI, Device, component
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell
from fingertips.phones.virtual.adbd.shell.options import long, whole_number
from fingertips.phones.virtual.device import NotInstalled, Package

_WITHIN = ("android", SYSTEM_UI, LAUNCHER, "com.android.settings", "com.android.inputmethod.latin")
_VALUED = ("user", "i", "S", "installer", "originating-uri", "abi", "uid", "a", "c", "d", "t", "query-flags")


def all_packages(device: Device) -> list[Package]:
    """Those on the launcher, and those of the system that nobody opens."""
    installed = device.handset.installed()
    names = {package.name for package in installed}
    keyboards = [name.split("/")[0] for name in device.keyboards()]
    behind = [name for name in dict.fromkeys([*_WITHIN, *keyboards]) if name not in names]
    return [*installed, *(Package(name, "", "", system=name in _WITHIN) for name in behind)]


def place(package: Package) -> str:
    """Where its APK lies."""
    mark = f"{zlib.crc32(package.name.encode()):08x}"
    folder = f"/system/app/{package.name}" if package.system else f"/data/app/~~{mark}==/{package.name}-{mark[::-1]}=="
    return f"{folder}/base.apk"


async def pm(shell: Shell, words: list[str], console: Console) -> int:
    device = shell.device
    match words:
        case ["list", "packages" | "package", *rest]:
            return await _list(device, rest, console)
        case ["list", "users"]:
            await console.say("Users:\n\tUserInfo{0:Owner:4c13} running")
        case ["list", "features"]:
            await console.say("feature:reqGlEsVersion=0x30002\nfeature:android.hardware.touchscreen")
        case ["list", *_]:
            return 0
        case ["path" | "dump", *rest]:
            return await _path(device, rest, console)
        case ["clear", *rest]:
            return await _clear(device, rest, console)
        case ["install" | "install-streaming", *rest]:
            return await _install(rest, console)
        case ["install-create", *_]:
            return await _install([], console)  # its size is of what would follow
        case ["uninstall", *rest]:
            return await _uninstall(device, rest, console)
        case ["resolve-activity", *rest]:
            return await _resolve(device, rest, console)
        case ["query-activities" | "query-intent-activities", *rest]:
            return await _query(device, rest, console)
        case ["grant" | "revoke" | "enable" | "disable" | "disable-user" | "default-state" | "suspend", *rest]:
            return await _granted(device, words[0], rest, console)
        case ["has-feature", *_]:
            await console.say("false")
            return 1
        case ["get-install-location"]:
            await console.say("0[auto]")
        case ["get-max-users"]:
            await console.say("Maximum supported users: 4")
        case [other, *_]:
            return await console.fail(f"Unknown command: {other}", 255)
        case []:
            return await console.fail("Package manager (package) commands:\n  help", 255)
    return 0


async def _list(device: Device, words: list[str], console: Console) -> int:
    options = long(words, _VALUED)
    wanted = options.rest[0] if options.rest else ""
    lines: list[str] = []
    for number, package in enumerate(sorted(all_packages(device), key=lambda each: each.name)):
        if ("3" in options and package.system) or ("s" in options and not package.system) or "d" in options:
            continue
        if wanted not in package.name:
            continue
        line = f"package:{place(package)}={package.name}" if "f" in options else f"package:{package.name}"
        line += " versionCode:10000" if "show-versioncode" in options else ""
        line += f" uid:{10100 + number}" if "U" in options else ""
        line += "  installer=null" if "i" in options.given else ""
        lines.append(line)
    if lines:
        await console.say("\n".join(lines))
    return 0


def _named(device: Device, name: str) -> Package | None:
    return next((package for package in all_packages(device) if package.name == name), None)


async def _path(device: Device, words: list[str], console: Console) -> int:
    package = _named(device, (long(words, _VALUED).rest or [""])[0])
    if package is None:
        return 1
    await console.say(f"package:{place(package)}")
    return 0


async def _clear(device: Device, words: list[str], console: Console) -> int:
    name = (long(words, _VALUED).rest or [""])[0]
    try:
        await device.handset.clear(name)
    except NotInstalled:
        await console.say("Failed")
        return 1
    device.started.discard(name)
    await console.say("Success")
    return 0


async def _install(words: list[str], console: Console) -> int:
    """Swallows what is sent and says no: an APK has nothing to run on here."""
    options = long(words, _VALUED)
    left = whole_number(options.get("S", "0")) or 0
    while left > 0 and (piece := await console.read()):
        left -= len(piece)
    await console.say("Failure [INSTALL_FAILED_NO_MATCHING_ABIS: a virtual phone runs no APKs]")
    return 1


async def _uninstall(device: Device, words: list[str], console: Console) -> int:
    name = (long(words, _VALUED).rest or [""])[0]
    known = _named(device, name)
    await console.say("Failure [DELETE_FAILED_INTERNAL_ERROR]" if known else "Failure [DELETE_FAILED_ABORTED]")
    return 1


async def _granted(device: Device, what: str, words: list[str], console: Console) -> int:
    name = (long(words, _VALUED).rest or [""])[0]
    if _named(device, name) is None:
        return await console.fail(f"\nException occurred while executing '{what}':\nUnknown package: {name}", 255)
    return 0


def _answering(device: Device, asked: Intent) -> list[Package]:
    """The apps on the launcher that the intent may mean."""
    if asked.link:
        return []
    name = asked.package or asked.component.split("/")[0]
    home = HOME in asked.categories
    shown = [package for package in device.handset.installed() if (package.name == LAUNCHER) == home]
    return [package for package in shown if name in ("", package.name)]


async def _resolve(device: Device, words: list[str], console: Console) -> int:
    brief, asked = _brief(words)
    found = _answering(device, asked)
    named = asked.package or asked.component
    if not found or (not named and len(found) > 1 and asked.action != MAIN):
        await console.say("No activity found")
        return 0
    package = found[0]
    if brief:
        await console.say(f"{_PRIORITY}\n{component(package.name, package.activity)}")
    else:
        await console.say(_info(package, ""))
    return 0


async def _query(device: Device, words: list[str], console: Console) -> int:
    brief, asked = _brief(words)
    found = _answering(device, asked)
    if not found:
        await console.say("No activities found")
        return 0
    if "components" in asked.flags:
        await console.say("\n".join(component(package.name, package.activity) for package in found))
        return 0
    lines = [f"{len(found)} activities found:"]
    for number, package in enumerate(found):
        lines.append(f"  Activity #{number}:")
        short = f"    {_PRIORITY}\n    {component(package.name, package.activity)}"
        lines.append(short if brief else _info(package, "    "))
    await console.say("\n".join(lines))
    return 0


def _brief(words: list[str]) -> tuple[bool, Intent]:
    asked = intent(words)
    return "brief" in asked.flags, asked


_PRIORITY = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true"


def _info(package: Package, indent: str) -> str:
    label = f"labelRes=0x0 nonLocalizedLabel={package.label} icon=0x7f080001 banner=0x0"
    activity = package.name + package.activity if package.activity.startswith(".") else package.activity
    lines = [
        _PRIORITY,
        "ActivityInfo:",
        f"  name={activity}",
        f"  packageName={package.name}",
        f"  {label}",
        "  enabled=true exported=true directBootAware=false",
        f"  taskAffinity={package.name} targetActivity=null persistableMode=PERSIST_ROOT_ONLY",
        "  launchMode=2 flags=0x200 privateFlags=0x5 theme=0x7f130001",
        "  screenOrientation=-1 configChanges=0x0 softInputMode=0x10",
        "  ApplicationInfo:",
        f"    packageName={package.name}",
        f"    {label}",
        f"    processName={package.name}",
        f"    sourceDir={place(package)}",
        "    enabled=true minSdkVersion=26 targetSdkVersion=34 versionCode=10000 targetSandboxVersion=1",
    ]
    return "\n".join(indent + line for line in lines)
