"""What an app may ask of the phone. One desk is made for each call of one of the app's functions."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from fingertips.phones.virtual.device import World
from fingertips.phones.virtual.programs import Programs

if TYPE_CHECKING:
    from fingertips.phones.virtual.kernel import Kernel


class Desk:
    def __init__(self, kernel: Kernel, folder: str) -> None:
        self._kernel = kernel
        self._folder = folder

    @property
    def locale(self) -> str:
        return self._kernel.world["locale"]

    @property
    def now(self) -> int:
        return self._kernel.now

    def t(self, zh: str, en: str) -> str:
        return zh if self.locale == "zh" else en

    def rng(self, name: object) -> random.Random:
        """The same for a name as long as the world's seed is."""
        return random.Random(f"{self._kernel.world['seed']}/{self._folder}/{name}")

    def go(self, screen: str, wait: int = 0, **args: Any) -> None:
        self._kernel.push(self._folder, screen, args, wait)

    def replace(self, screen: str, wait: int = 0, **args: Any) -> None:
        self._kernel.pop(self._folder)
        self._kernel.push(self._folder, screen, args, wait)

    def restart(self, screen: str = "home", **args: Any) -> None:
        self._kernel.stack(self._folder).clear()
        self._kernel.push(self._folder, screen, args)

    def back(self) -> None:
        self._kernel.step_back(self._folder)

    def toast(self, text: str) -> None:
        self._kernel.toast(text)

    def copy(self, text: str) -> None:
        self._kernel.world["clipboard"] = text

    def share(self, text: str) -> None:
        self._kernel.world["dialog"] = {"kind": "share", "app": self._folder, "text": text}

    def open(self, url: str) -> None:
        if not self._kernel.open_link(url):
            self.toast(self.t("没有可以打开此链接的应用", "No app can open this link"))

    def notify(self, title: str, text: str, link: str = "") -> None:
        self._kernel.notify(self._folder, title, text, link)

    def later(self, seconds: float, event: str, **args: Any) -> None:
        self._kernel.later(self._folder, seconds, event, args)

    @property
    def in_front(self) -> bool:
        """Whether the person has this app before them."""
        return self._kernel.world["front"] == self._folder

    def granted(self, permission: str) -> bool:
        return permission in self._kernel.world["apps"][self._folder]["granted"]

    def ask(self, permission: str, then: str = "") -> None:
        """The system's dialog, unless the permission is there already; `on_<then>` follows either way."""
        if not self.granted(permission):
            asked = {"kind": "permission", "app": self._folder, "permission": permission, "then": then}
            self._kernel.world["dialog"] = asked
        elif then:
            self._kernel.call(self._folder, then)


class SystemDesk(Desk):
    """The desk of an app that comes with the system, such as its settings: the whole phone lies open on it."""

    @property
    def world(self) -> World:
        return self._kernel.world

    @property
    def programs(self) -> Programs:
        return self._kernel.programs

    def stop_app(self, folder: str) -> None:
        self._kernel.stop(folder)

    def clear_app(self, folder: str) -> None:
        self._kernel.clear(folder)
