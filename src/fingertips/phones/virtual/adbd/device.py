"""The Android that a computer sees around the handset: who it says it is, its files, its properties, its processes."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from fingertips.phones.virtual.adbd import properties
from fingertips.phones.virtual.adbd.files import Files
from fingertips.phones.virtual.device import Handset, Package
from fingertips.phones.virtual.moments import local

FEATURES = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir"
LAUNCHER = "com.android.launcher3"
SYSTEM_UI = "com.android.systemui"
TYPIST, ADB_KEYBOARD, U2_KEYBOARD = (
    "com.android.inputmethod.latin/.LatinIME",
    "com.android.adbkeyboard/.AdbIME",
    "com.github.uiautomator/.AdbKeyboard",
)
PORTAL = "com.mobilerun.portal"
PORTAL_KEYBOARD = f"{PORTAL}/.input.MobilerunKeyboardIME"
_SYSTEM = {"system_server": 1412, SYSTEM_UI: 1689, "surfaceflinger": 612, "adbd": 5021, "com.android.phone": 1902}


class Device:
    def __init__(self, handset: Handset) -> None:
        self.handset = handset
        self.files = Files(handset)
        self.set_properties: dict[str, str] = {}
        self.started: set[str] = set()
        """Packages that were seen in front and not stopped since."""
        self.resized: tuple[int, int] | None = None
        self._upright = _upright(handset)
        self.redensified: int | None = None
        self._density = handset.density
        self._app = (LAUNCHER, f"{LAUNCHER}.Launcher")
        self.held: list[tuple[int, int, float]] = []
        """A finger that is being moved event by event."""
        self._pasted = ("", "")
        """What a computer put on the clipboard, and what the phone itself had there then."""
        self.finger = asyncio.Lock()
        self.goes_down: Callable[[], None] = _stays_up
        """What a reboot does to the connections."""

    @property
    def facts(self) -> dict[str, Any]:
        """The world's account of the phone itself."""
        return self.handset.world.get("device", {})

    @property
    def physical(self) -> tuple[int, int]:
        """The screen's size as it was built, upright."""
        width, height = self._upright
        return int(self.facts.get("width", width)), int(self.facts.get("height", height))

    @property
    def density(self) -> int:
        """As it was built."""
        return int(self.facts.get("density", self._density))

    @property
    def rotation(self) -> int:
        return int(self.facts.get("rotation", 0)) % 4

    @property
    def awake(self) -> bool:
        return bool(self.facts.get("awake", True))

    @property
    def locked(self) -> bool:
        return bool(self.facts.get("locked", False))

    @property
    def secure(self) -> bool:
        return bool(self.facts.get("pin"))

    @property
    def moment(self) -> datetime:
        """By the world's clock, which a snapshot brings up to date."""
        return local(int(self.handset.snapshot().get("now", 0)))

    def banner(self) -> str:
        said = (f"{name}={self.properties()[name]}" for name in _TOLD)
        return f"device::{';'.join(said)};features={FEATURES}"

    def properties(self) -> dict[str, str]:
        return properties.of(self.handset.world, self.density) | self.set_properties

    def package(self, name: str) -> Package | None:
        return next((package for package in self.handset.installed() if package.name == name), None)

    def front(self) -> tuple[str, str]:
        """Package and activity of the window that has the focus."""
        package, activity = self.handset.front()
        if package != SYSTEM_UI:
            self.started.add(package)
            self._app = (package, activity)
        return package, activity

    def app(self) -> tuple[str, str]:
        """The app in front; where a window of the system's lies over it, the one that was seen there last."""
        self.front()
        return self._app

    def keyboards(self) -> list[str]:
        """All that are installed."""
        known = self.handset.world.get("keyboards", {})
        default = [TYPIST, ADB_KEYBOARD, U2_KEYBOARD, PORTAL_KEYBOARD]
        names = [*known.get("installed", default), *known.get("enabled", []), known.get("current") or TYPIST]
        return list(dict.fromkeys(names))

    def enabled_keyboards(self) -> list[str]:
        return list(self.handset.world.get("keyboards", {}).get("enabled", []))

    def keyboard(self) -> str:
        return str(self.handset.world.get("keyboards", {}).get("current") or TYPIST)

    def clipboard(self) -> str:
        """What was copied last, by a computer or on the phone."""
        mine, then = self._pasted
        now = str(self.handset.world.get("clipboard") or "")
        return mine if mine and now == then else now

    def copy(self, text: str) -> None:
        self._pasted = (text, str(self.handset.world.get("clipboard") or ""))

    def processes(self) -> dict[str, int]:
        """Names and numbers of what runs."""
        self.front()
        apps = {package: process_id(package) for package in sorted(self.started)}
        return {**_SYSTEM, **apps}

    async def touch(self, *paths: Sequence[tuple[int, int, int]]) -> None:
        """One gesture after the other, whoever asks for them; a path for each finger."""
        async with self.finger:
            await (self.handset.touch(paths[0]) if len(paths) == 1 else self.handset.touch_together(paths))


def _stays_up() -> None:
    pass


_TOLD = ("ro.product.name", "ro.product.model", "ro.product.device")


def _upright(handset: Handset) -> tuple[int, int]:
    width, height = handset.size
    turned = int(handset.world.get("device", {}).get("rotation", 0)) % 2
    return (height, width) if turned else (width, height)


def process_id(package: str) -> int:
    return 6000 + zlib.crc32(package.encode()) % 20000


def component(package: str, activity: str) -> str:
    """As Android writes it in short."""
    return f"{package}/{activity.removeprefix(package) if activity.startswith(package + '.') else activity}"
