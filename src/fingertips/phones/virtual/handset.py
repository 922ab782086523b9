"""A phone that can be held: the kernel's world on the glass, its keys, its keyboard, and what adb asks of it."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import math
import time
from collections.abc import Sequence
from typing import Any, assert_never

from PIL import Image

from fingertips.phones.virtual import keys, nodes, preferences
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.chrome import BrowserGone, Chrome
from fingertips.phones.virtual.device import Field, NoActivity, Node, NotInstalled, Package, PictureKind, World
from fingertips.phones.virtual.glass import Glass, Message
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.programs import Program, Programs
from fingertips.phones.virtual.system import LAUNCHER, System
from fingertips.phones.virtual.typist import Typist
from fingertips.phones.virtual.views import Views

UNIT = 160
"""Pixels an inch at which a device pixel is one of the page's."""


class VirtualPhone:
    """The `Handset` of a virtual phone. Made by `VirtualPhone.open`, ended by `close`."""

    def __init__(self, world: World, programs: Programs) -> None:
        self._shipped = programs
        self.kernel = Kernel(world, programs)
        self.system = System(self.kernel)
        self.views = Views(self.kernel, self.system)
        self.gone = asyncio.Event()
        self._override: tuple[tuple[int, int] | None, int | None] = (None, None)
        self._answers = 0
        """So many times something was drawn because of a touch."""
        self._touched = time.monotonic()
        self._woken = asyncio.Event()
        self._later: set[asyncio.Task[None]] = set()
        self._glass: Glass
        self._typist: Typist
        self._ticking: asyncio.Task[None]

    @classmethod
    async def open(cls, chrome: Chrome, world: World, programs: Programs) -> VirtualPhone:
        phone = cls(world, programs)
        phone._glass = await Glass.open(chrome, phone._heard, phone.gone.set, phone._web_pages())
        phone._typist = Typist(phone._glass)
        await phone._shape()
        phone._paint()
        await phone._glass.frame_shown()
        phone._ticking = asyncio.create_task(phone._tick())
        return phone

    async def close(self) -> None:
        self._ticking.cancel()
        await self._glass.close()

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
                return await self._glass.picture(kind)
            case "raw":
                png = await self._glass.picture("png")
                return await asyncio.to_thread(_pixels, png)
            case _:
                assert_never(kind)

    async def tree(self) -> Node:
        roots = await self._glass.evaluate(f"walk({self._glass.scale})")
        program = self.kernel.front()
        if program and program.url and self.front()[0] == program.package:
            roots = await self._glass.frames.walk(program.folder, program.package, self._glass.scale) + roots
        return nodes.tree(roots, self.size, self.front()[0])

    def typing(self) -> bool:
        return self._typist.keyboard is not None

    def field(self) -> Field | None:
        return self._typist.field

    def front(self) -> tuple[str, str]:
        return self.system.window()

    # Fingers, keys, text

    async def touch(self, path: Sequence[tuple[int, int, int]]) -> None:
        await self.touch_together([path])

    async def touch_together(self, paths: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        if self.system.asleep:
            return
        self._touched = time.monotonic()
        await self._glass.touch(paths)
        await self._settled()

    async def key(self, code: int, long: bool = False) -> None:
        self._touched = time.monotonic()
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
                await self._back()
            case _:
                await self._typist.press(code, self.world)
        self._paint()
        await self._settled()

    async def chord(self, codes: Sequence[int]) -> None:
        if not keys.MODIFIERS & set(codes):
            for code in codes:
                await self.key(code)
        elif not self.system.asleep:
            await self._typist.chord(codes, self.world)
            await self._settled()

    async def text(self, text: str) -> None:
        await self._typist.write(text)
        await self._settled()

    async def set_text(self, text: str) -> None:
        await self._typist.replace(text)
        await self._settled()

    async def perform(self, action: str) -> None:
        await self._typist.perform(action)
        await self._settled()

    async def _back(self) -> None:
        program = self.kernel.front()
        if self.system.leave() or program is None or await self._typist.leave():
            return
        if not (program.url and await self._glass.frames.go_back(program.folder, program.url)):
            self.kernel.call(program.folder, "go_back")

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
        await self._shown()

    async def view(self, url: str, package: str | None = None) -> None:
        if not self.kernel.open_link(url, package):
            raise NoActivity(url)
        await self._shown()

    async def stop(self, package: str) -> None:
        self.kernel.stop(self._program(package).folder)
        await self._shown()

    async def clear(self, package: str) -> None:
        self.kernel.clear(self._program(package).folder)
        await self._shown()

    async def notify(self, app: str, title: str, text: str) -> None:
        program = self.kernel.programs.get(app) or self._program(app)
        self.kernel.notify(program.folder, title, text)
        await self._shown()

    def _program(self, package: str) -> Program:
        program = self.kernel.programs.of_package(self.world, package)
        if program is None:
            raise NotInstalled(package)
        return program

    # Settings

    async def put_setting(self, space: str, name: str, value: str | None) -> None:
        preferences.put(self.world, space, name, value)
        self._typist.change(self.world)
        await self._shape()
        await self._shown()

    async def set_keyboard(self, name: str) -> None:
        preferences.choose_keyboard(self.world, name)
        self._typist.change(self.world)
        await self._shown()

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
        await self._glass.evaluate("dropFocus()")
        await self._shape()
        await self._shown()

    def read_file(self, path: str) -> bytes | None:
        content = self.world["files"].get(path)
        return None if content is None else base64.b64decode(content)

    def files(self) -> list[str]:
        return sorted(self.world["files"])

    async def write_file(self, path: str, content: bytes) -> None:
        self.world["files"][path] = base64.b64encode(content).decode()

    async def remove_file(self, path: str) -> None:
        self.world["files"].pop(path, None)

    # Between the world and the glass

    def _web_pages(self) -> list[str]:
        return [app["web"]["url"] for app in self.world["apps"].values() if app.get("web")]

    async def _shape(self) -> None:
        await self._glass.shape(self.size, self.density / UNIT)

    def _heard(self, message: Message) -> None:
        """What was touched, from the page. The browser's calls go out in order, so nothing here has to wait."""
        match message["kind"]:
            case "app":
                self.kernel.touched(message["page"], message["event"], message["args"])
            case "input":
                self.kernel.typed(message["page"], message["name"], message["value"])
                if message["event"]:
                    self.kernel.touched(message["page"], message["event"], message["args"])
            case "focus":
                self._typist.focus(Field(**message["field"]) if message["field"] else None, self.world)
            case "system":
                self._system_touched(message["name"], message["args"])
            case unknown:
                raise ValueError(f"the page reports an unknown {unknown}")
        self._answer()

    def _system_touched(self, name: str, args: dict[str, Any]) -> None:
        match name:
            case "back":
                self._soon(self._back())
            case "type":
                self._soon(self._typist.write(args["text"]))
            case "press":
                self._soon(self._typist.press(args["code"], self.world))
            case "perform":
                self._soon(self._typist.perform(args["action"]))
            case "shift" | "symbols":
                self._typist.turn(name)
            case "hide_keyboard":
                self._soon(self._typist.leave())
            case _:
                getattr(self.system, f"on_{name}")(**args)

    def _soon(self, work: Any) -> None:
        async def done() -> None:
            await work
            self._answer()

        task = asyncio.create_task(done())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def _answer(self) -> None:
        if self._paint():
            self._answers += 1

    def _paint(self) -> bool:
        """Whether there was anything new to draw."""
        changes = self.views.changes(self._typist.keyboard)
        if changes:
            self._glass.do(f"paint({json.dumps(changes, ensure_ascii=False)})")
        self._woken.set()
        return bool(changes)

    async def _shown(self) -> None:
        self._paint()
        await self._settled()

    async def _settled(self) -> None:
        """Until the page has reported all that it felt, and what came of it has been drawn.

        What is drawn by itself is not waited for: there are screens that never rest.
        """
        answered = -1
        while answered != self._answers or self._later:
            answered = self._answers
            if self._later:
                await asyncio.wait(self._later)
            await self._glass.frame_shown()

    def _sleeps_in(self) -> float:
        """Seconds until the screen goes off because nobody has touched it."""
        allowed = self.system.sleeps_after()
        return math.inf if allowed is None else self._touched + allowed - time.monotonic()

    async def _tick(self) -> None:
        """What happens by itself: timers, a passing message, the minute."""
        try:
            while True:
                self._woken.clear()
                due = min(self.kernel.seconds_until_due(), self._sleeps_in())
                try:
                    await asyncio.wait_for(self._woken.wait(), None if due == math.inf else max(0.0, due))
                except TimeoutError:
                    self.kernel.run_due()
                    if self._sleeps_in() <= 0:
                        self.system.sleep()
                    self._paint()
        except BrowserGone:
            self.gone.set()


def _pixels(png: bytes) -> bytes:
    return Image.open(io.BytesIO(png)).convert("RGBA").tobytes()
