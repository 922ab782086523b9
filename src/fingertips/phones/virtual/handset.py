"""A phone that can be held: the kernel's world on the glass, its keys, its keyboard, and what adb asks of it."""

from __future__ import annotations

import asyncio
import base64
import io
import time
from collections.abc import Sequence
from typing import assert_never

from PIL import Image

from fingertips.phones.virtual import keys, nodes, preferences
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.chrome import Chrome
from fingertips.phones.virtual.device import Field, NoActivity, Node, NotInstalled, Package, PictureKind, World
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.nerves import Nerves
from fingertips.phones.virtual.programs import Program, Programs
from fingertips.phones.virtual.system import LAUNCHER

UNIT = 160
"""Pixels an inch at which a device pixel is one of the page's."""


class VirtualPhone:
    """The `Handset` of a virtual phone. Made by `VirtualPhone.open`, ended by `close`."""

    def __init__(self, world: World, programs: Programs) -> None:
        self._shipped = programs
        self.kernel = Kernel(world, programs)
        self.nerves = Nerves(self.kernel)
        self.system = self.nerves.system
        self.gone = self.nerves.gone
        self._override: tuple[tuple[int, int] | None, int | None] = (None, None)

    @classmethod
    async def open(cls, chrome: Chrome, world: World, programs: Programs) -> VirtualPhone:
        phone = cls(world, programs)
        pages = [app["web"]["url"] for app in world["apps"].values() if app.get("web")]
        await phone.nerves.begin(chrome, pages, phone.size, phone.density / UNIT)
        return phone

    async def close(self) -> None:
        await self.nerves.end()

    # What is seen

    @property
    def world(self) -> World:
        return self.kernel.world

    @property
    def density(self) -> int:
        return self._override[1] or self.world["device"]["density"]

    @property
    def size(self) -> tuple[int, int]:
        device = self.world["device"]
        width, height = self._override[0] or (device["width"], device["height"])
        return (height, width) if device["rotation"] % 2 else (width, height)

    async def picture(self, kind: PictureKind = "png") -> bytes:
        match kind:
            case "png" | "jpeg":
                return await self.nerves.glass.picture(kind)
            case "raw":
                png = await self.nerves.glass.picture("png")
                return await asyncio.to_thread(_pixels, png)
            case _:
                assert_never(kind)

    async def tree(self) -> Node:
        glass, program = self.nerves.glass, self.kernel.front()
        roots = await glass.evaluate(f"walk({glass.scale})")
        if program and program.url and self.front()[0] == program.package:
            roots = await glass.frames.walk(program.folder, program.package, glass.scale) + roots
        return nodes.tree(roots, self.size, self.front()[0])

    def typing(self) -> bool:
        return self.nerves.typist.keyboard is not None

    def field(self) -> Field | None:
        return self.nerves.typist.field

    def front(self) -> tuple[str, str]:
        return self.system.window()

    # Fingers, keys, text

    async def touch(self, path: Sequence[tuple[int, int, int]]) -> None:
        await self.touch_together([path])

    async def touch_together(self, paths: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        if self.system.asleep:
            return
        self.nerves.touched()
        await self.nerves.glass.touch(paths)
        await self.nerves.settled()

    async def key(self, code: int, long: bool = False) -> None:
        self.nerves.touched()
        match code:
            case keys.POWER:
                self.system.power()
            case keys.WAKEUP:
                self.system.wake()
            case keys.SLEEP:
                self.system.sleep()
            case _ if self.system.asleep:
                return
            case keys.HOME:
                self.system.on_home()
            case keys.RECENTS:
                self.system.on_recents()
            case keys.NOTIFICATION:
                self.system.on_shade(True)
            case keys.VOLUME_UP | keys.VOLUME_DOWN | keys.MUTE:
                step = {keys.VOLUME_UP: 1, keys.VOLUME_DOWN: -1, keys.MUTE: -99}[code]
                self.system.louder(step, time.monotonic())
            case keys.BACK | keys.ESCAPE:
                await self.nerves.back()
            case _:
                await self.nerves.typist.press(code, self.world)
        self.nerves.paint()
        await self.nerves.settled()

    async def chord(self, codes: Sequence[int]) -> None:
        if not keys.MODIFIERS & set(codes):
            for code in codes:
                await self.key(code)
        elif not self.system.asleep:
            await self.nerves.typist.chord(codes, self.world)
            await self.nerves.settled()

    async def text(self, text: str) -> None:
        await self.nerves.typist.write(text)
        await self.nerves.settled()

    async def set_text(self, text: str) -> None:
        await self.nerves.typist.replace(text)
        await self.nerves.settled()

    async def editor_action(self, action: str) -> None:
        await self.nerves.typist.editor_action(action)
        await self.nerves.settled()

    # Apps

    def installed(self) -> list[Package]:
        locale = self.world["locale"]
        launcher = Package(*LAUNCHER, "Launcher", system=True)
        programs = self.kernel.programs.installed(self.world)
        return [Package(each.package, each.activity, each.label(locale), each.system) for each in programs] + [launcher]

    async def launch(self, package: str) -> None:
        if package == LAUNCHER[0]:
            self.system.on_home()
        else:
            self.kernel.launch(self._program(package).folder)
        await self.nerves.shown()

    async def view(self, url: str, package: str | None = None) -> None:
        if not self.kernel.open_link(url, package):
            raise NoActivity(url)
        await self.nerves.shown()

    async def share(self, text: str, package: str | None = None) -> None:
        if package is None:
            self.world["dialog"] = {"kind": "share", "app": "", "text": text}
        elif not (program := self._program(package)).share:
            raise NoActivity(package)
        else:
            self.kernel.open_link(program.sharing(text), package)
        await self.nerves.shown()

    async def stop(self, package: str) -> None:
        self.kernel.stop(self._program(package).folder)
        await self.nerves.shown()

    async def clear(self, package: str) -> None:
        self.kernel.clear(self._program(package).folder)
        await self.nerves.shown()

    async def notify(self, app: str, title: str, text: str) -> None:
        program = self.kernel.programs.get(app) or self._program(app)
        self.kernel.notify(program.folder, title, text)
        await self.nerves.shown()

    def _program(self, package: str) -> Program:
        program = self.kernel.programs.of_package(self.world, package)
        if program is None:
            raise NotInstalled(package)
        return program

    # Settings

    async def put_setting(self, space: str, name: str, value: str | None) -> None:
        preferences.put(self.world, space, name, value)
        self.nerves.typist.change(self.world)
        await self._shape()
        await self.nerves.shown()

    async def set_keyboard(self, name: str) -> None:
        preferences.choose_keyboard(self.world, name)
        self.nerves.typist.change(self.world)
        await self.nerves.shown()

    async def enable_keyboard(self, name: str, on: bool) -> None:
        preferences.enable_keyboard(self.world, name, on)

    async def set_size(self, size: tuple[int, int] | None) -> None:
        self._override = (size, self._override[1])
        await self._shape()

    async def set_density(self, density: int | None) -> None:
        self._override = (self._override[0], density)
        await self._shape()

    async def set_rotation(self, quarter_turns: int) -> None:
        self.world["device"]["rotation"] = quarter_turns % 4
        await self._shape()

    # The world and its files

    def snapshot(self) -> World:
        return self.kernel.snapshot()

    async def restore(self, world: World) -> None:
        self.kernel.replace(worlds.completed(world, programs=self._shipped))
        self.system.keypad, self.system.entered = False, ""
        await self.nerves.glass.evaluate("dropFocus()")
        await self._shape()
        await self.nerves.shown()

    def read_file(self, path: str) -> bytes | None:
        content = self.world["files"].get(path)
        return None if content is None else base64.b64decode(content)

    def files(self) -> list[str]:
        return sorted(self.world["files"])

    async def write_file(self, path: str, content: bytes) -> None:
        self.world["files"][path] = base64.b64encode(content).decode()

    async def remove_file(self, path: str) -> None:
        self.world["files"].pop(path, None)

    async def _shape(self) -> None:
        await self.nerves.glass.shape(self.size, self.density / UNIT)


def _pixels(png: bytes) -> bytes:
    return Image.open(io.BytesIO(png)).convert("RGBA").tobytes()
