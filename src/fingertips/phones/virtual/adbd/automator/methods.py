"""The methods of UIAutomator's server, by the names under which uiautomator2 calls them.

Those that are about an element that a selector describes are in objects.py.
"""

from __future__ import annotations

import asyncio
import base64
from typing import Any

from fingertips.phones.virtual.adbd import hierarchy
from fingertips.phones.virtual.adbd.automator import fingers
from fingertips.phones.virtual.adbd.automator.objects import Objects, Refused
from fingertips.phones.virtual.adbd.automator.selectors import BadSelector
from fingertips.phones.virtual.adbd.commands import keys
from fingertips.phones.virtual.adbd.commands.touching import HOLD, LONGEST, TAP, moved
from fingertips.phones.virtual.adbd.device import Device

_KEYS = {
    "home": keys.HOME,
    "back": keys.BACK,
    "left": 21,
    "right": 22,
    "up": 19,
    "down": 20,
    "center": 23,
    "menu": keys.MENU,
    "search": keys.SEARCH,
    "enter": keys.ENTER,
    "delete": keys.DELETE,
    "del": keys.DELETE,
    "recent": keys.RECENTS,
    "volume_up": 24,
    "volume_down": 25,
    "volume_mute": 164,
    "camera": 27,
    "power": keys.POWER,
}
_HELD = {0x1: 59, 0x2: 57, 0x1000: 113}
"""The bits of Android's meta state, and the keys that set them: shift, alt, control."""
_TURNS = {"natural": 0, "n": 0, "left": 1, "l": 1, "upsidedown": 2, "u": 2, "right": 3, "r": 3}
_NOTHING = {"freezeRotation", "clearLastToast", "makeToast", "getLastTraversedText", "clearLastTraversedText"}
_ACTIONS = {0: "DOWN", 1: "UP", 2: "MOVE"}


async def call(device: Device, ended: asyncio.Event, name: str, params: list[Any]) -> Any:
    """Raises Refused."""
    try:
        return await _Call(device, ended).answer(name, params)
    except BadSelector as error:
        raise Refused(f"java.lang.IllegalArgumentException: {error}", -32602) from error
    except (TypeError, ValueError, KeyError, IndexError, OverflowError) as error:
        raise Refused(f"Invalid params of {name}: {error}", -32602) from error


class _Call:
    def __init__(self, device: Device, ended: asyncio.Event) -> None:
        self.device = device
        self.handset = device.handset
        self.ended = ended

    async def answer(self, name: str, params: list[Any]) -> Any:
        match name, params:
            case "deviceInfo", []:
                return self._facts()
            case "dumpWindowHierarchy", [compressed, *rest]:
                deepest = int(rest[0]) if rest and rest[0] is not None else 10_000
                root = await self.handset.tree()
                return hierarchy.xml(root, self.device.rotation, bool(compressed), deepest)
            case "takeScreenshot", _:
                return base64.b64encode(await self.handset.picture("jpeg")).decode()
            case "getClipboard", []:
                return self.device.clipboard() or None
            case (("wakeUp" | "sleep"), []):
                await self.handset.key(keys.WAKE if name == "wakeUp" else keys.SLEEP)
                return True
            case "isScreenOn", []:
                return self.device.awake
            case "getLastToast", _:
                return (self.handset.world.get("toast") or {}).get("text")
            case _ if name in _NOTHING:
                return None
            case "setOrientation", [way]:
                await self.handset.set_rotation(_TURNS[way])
                return True
            case (("openNotification" | "openQuickSettings"), []):
                await self.handset.key(keys.NOTIFICATION)
                return True
            case _ if params and isinstance(params[0], dict):
                return await Objects(self.device, self.ended).answer(name, params[0], params[1:])
            case _:
                return await self._by_hand(name, params)

    def _facts(self) -> dict[str, Any]:
        width, height = self.handset.size
        properties = self.device.properties()
        return {
            "currentPackageName": self.device.front()[0],
            "displayWidth": width,
            "displayHeight": height,
            "displayRotation": self.device.rotation,
            "displaySizeDpX": round(width * 160 / self.handset.density),
            "displaySizeDpY": round(height * 160 / self.handset.density),
            "productName": properties["ro.product.name"],
            "screenOn": self.device.awake,
            "sdkInt": int(properties["ro.build.version.sdk"]),
            "naturalOrientation": self.device.rotation == 0,
        }

    async def _by_hand(self, name: str, params: list[Any]) -> Any:
        """What fingers and keys do, wherever it falls."""
        match name, params:
            case "click", [x, y, *held]:
                await fingers.press(self.device, (x, y), min(int(held[0]), LONGEST) if held else TAP)
            case (("swipe" | "drag"), [x1, y1, x2, y2, steps]):
                await fingers.swipe(self.device, (x1, y1), (x2, y2), int(steps), HOLD if name == "drag" else 0)
            case "swipePoints", [list(points), steps]:
                await fingers.trail(self.device, [int(each) for each in points], int(steps))
            case "injectInputEvent", [action, x, y, *_]:
                await moved(self.device, _ACTIONS[action], (int(x), int(y)))
            case "pressKey", [key]:
                await self.handset.key(_KEYS[str(key).lower()])
            case "pressKeyCode", [code, *meta]:
                held = [key for bit, key in _HELD.items() if meta and int(meta[0]) & bit]
                await (self.handset.chord([*held, int(code)]) if held else self.handset.key(int(code)))
            case "setClipboard", [_, str(text)]:
                self.device.copy(text)
            case "pasteClipboard", []:
                await self.handset.text(self.device.clipboard())
            case "clearInputText", []:
                await self.handset.set_text("")
            case _:
                raise Refused(f"Method not found: {name}", -32601)
        return True
