"""`content`: the providers that computers ask. Android's settings, and the Portal of mobilerun (formerly droidrun).

The Portal's routes: https://github.com/droidrun/mobilerun-portal
"""

from __future__ import annotations

import base64
import binascii
import json
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from fingertips.phones.virtual.adbd import hierarchy
from fingertips.phones.virtual.adbd.commands.choices import SPACES, put_setting, read_setting
from fingertips.phones.virtual.adbd.commands.packages import all_packages
from fingertips.phones.virtual.adbd.device import PORTAL, PORTAL_KEYBOARD, Device
from fingertips.phones.virtual.adbd.hierarchy import Seen
from fingertips.phones.virtual.adbd.shell.console import Console
from fingertips.phones.virtual.adbd.shell.interpreter import Shell

VERSION = "0.7.11"
_USAGE = "usage: adb shell content [subcommand] [options]"


async def content(shell: Shell, words: list[str], console: Console) -> int:
    match words:
        case [("query" | "insert") as verb, *rest]:
            uri, bound = _options(rest)
        case _:
            return await console.fail(f"[ERROR] Unsupported operation: {' '.join(words[:1])}\n{_USAGE}")
    there = urlsplit(uri)
    device = shell.device
    match there.netloc, verb, there.path.strip("/"):
        case "settings", "query", space if space in SPACES:
            await _rows(device, space, console)
        case "settings", "insert", space if space in SPACES and "name" in bound:
            await put_setting(device, space, bound["name"], bound.get("value", ""))
        case name, "query", route if name == PORTAL and PORTAL_KEYBOARD in device.keyboards():
            await console.say(f"Row: 0 result={json.dumps(await _told(device, route), ensure_ascii=False)}")
        case name, "insert", route if name == PORTAL and PORTAL_KEYBOARD in device.keyboards():
            await _done(device, route, bound)
        case name, _, _:
            why = f"java.lang.IllegalStateException: Could not find provider: {name}"
            return await console.fail(f"Error while accessing provider:{name}\n{why}")
    return 0


def _options(words: list[str]) -> tuple[str, dict[str, str]]:
    """The address, and what is bound: each `name:type:value`."""
    uri, bound = "", {}
    for option, value in pairwise(words):
        if option == "--uri":
            uri = value
        elif option == "--bind":
            name, _, rest = value.partition(":")
            bound[name] = rest.partition(":")[2]
    return uri, bound


async def _rows(device: Device, space: str, console: Console) -> None:
    known = device.handset.world.get("settings", {}).get(space, {})
    for number, name in enumerate(sorted(known)):
        await console.say(f"Row: {number} _id={number + 1}, name={name}, value={read_setting(device, space, name)}")


async def _told(device: Device, route: str) -> dict[str, Any]:
    match route:
        case "ping":
            return _success("pong")
        case "version":
            return _success(VERSION)
        case "packages":
            return _success([_package(device, each.name) for each in device.handset.installed()])
        case "clipboard/get":
            return _success(device.clipboard())
        case "state" | "state_full":
            return _success(json.dumps(await _state(device), ensure_ascii=False))
        case _:
            return {"status": "error", "error": f"Unknown endpoint: /{route}"}


def _success(result: Any) -> dict[str, Any]:
    return {"status": "success", "result": result}


def _package(device: Device, name: str) -> dict[str, Any]:
    package = next(each for each in all_packages(device) if each.name == name)
    return {
        "packageName": name,
        "label": package.label,
        "versionName": "1.0.0",
        "versionCode": 10000,
        "isSystemApp": package.system,
    }


async def _state(device: Device) -> dict[str, Any]:
    """The elements, the app in front, and the screen."""
    top = hierarchy.seen(await device.handset.tree())
    focused = next((one for one in hierarchy.walk(top) if one.node.focused), None)
    package, activity = device.front()
    known = device.package(package)
    width, height = device.handset.size
    scale = device.handset.density / 160
    return {
        "a11y_tree": _element(top),
        "phone_state": {
            "currentApp": known.label if known else package,
            "packageName": package,
            "activityName": activity,
            "keyboardVisible": device.handset.typing(),
            "isEditable": bool(focused and focused.node.editable),
            "focusedElement": _named(focused) if focused else {},
        },
        "device_context": {
            "screen_bounds": {"left": 0, "top": 0, "right": width, "bottom": height, "width": width, "height": height},
            "filtering_params": {"min_element_size": 5, "overlay_offset": 0},
            "display_metrics": {
                "density": scale,
                "densityDpi": device.handset.density,
                "scaledDensity": scale,
                "widthPixels": width,
                "heightPixels": height,
            },
        },
    }


def _named(one: Seen) -> dict[str, Any]:
    return {"text": one.text, "className": one.kind, "resourceId": one.id}


def _element(one: Seen) -> dict[str, Any]:
    node = one.node
    return {
        **_named(one),
        "packageName": node.package,
        "contentDescription": node.label,
        "hint": node.hint,
        "boundsInScreen": dict(zip(("left", "top", "right", "bottom"), node.bounds, strict=True)),
        "isClickable": node.clickable,
        "isLongClickable": node.long_clickable,
        "isFocusable": node.focusable or node.editable,
        "isFocused": node.focused,
        "isEditable": node.editable,
        "isCheckable": node.checkable,
        "isChecked": node.checked,
        "isScrollable": node.scrollable,
        "isEnabled": node.enabled,
        "isSelected": node.selected,
        "isPassword": node.password,
        "isVisibleToUser": True,
        "children": [_element(child) for child in one.children],
    }


async def _done(device: Device, route: str, bound: dict[str, str]) -> None:
    """What is broken, or not known, changes nothing."""
    text = _decoded(bound["base64_text"]) if "base64_text" in bound else _decoded(bound.get("text_base64", ""))
    match route:
        case "keyboard/input" if bound.get("clear") == "true":
            await device.handset.set_text(text)
        case "keyboard/input" if text:
            await device.handset.text(text)
        case "keyboard/clear":
            await device.handset.set_text("")
        case "keyboard/key" if bound.get("key_code", "").isdecimal():
            await device.handset.key(int(bound["key_code"]))
        case "clipboard/set":
            device.copy(text or bound.get("text", ""))
        case _:
            pass


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
