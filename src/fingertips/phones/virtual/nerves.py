"""The nerves of a phone: what is felt on the glass reaches its world, and what has changed there reaches the glass."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections.abc import Coroutine
from typing import Any

from fingertips.phones.virtual import preferences
from fingertips.phones.virtual.chrome import BrowserGone, Chrome
from fingertips.phones.virtual.device import Field
from fingertips.phones.virtual.glass import Glass, Message
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.system import System
from fingertips.phones.virtual.typist import Typist
from fingertips.phones.virtual.views import Views


class Nerves:
    """Between a kernel and its glass, once `begin` has found one; `end` takes that away."""

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.system = System(kernel)
        self.gone = asyncio.Event()
        """Set once the browser has ended under the phone."""
        self.glass: Glass
        self.typist: Typist
        self._views = Views(kernel, self.system)
        self._answers = 0
        """So many times something was drawn because of a touch."""
        self._touched = time.monotonic()
        self._woken = asyncio.Event()
        self._later: set[asyncio.Task[None]] = set()
        self._ticking: asyncio.Task[None]

    async def begin(self, chrome: Chrome, web_pages: list[str], size: tuple[int, int], scale: float) -> None:
        self.glass = await Glass.open(chrome, self._heard, self.gone.set, web_pages)
        self.typist = Typist(self.glass)
        await self.glass.shape(size, scale)
        self.paint()
        await self.glass.frame_shown()
        self._ticking = asyncio.create_task(self._tick())

    async def end(self) -> None:
        self._ticking.cancel()
        await self.glass.close()

    # From the glass to the world

    def touched(self) -> None:
        """Somebody has the phone in the hand: it does not go to sleep."""
        self._touched = time.monotonic()

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
                field = Field(**message["field"]) if message["field"] else None
                self.typist.focus(field, self.kernel.world)
            case "system":
                self._system_touched(message["name"], message["args"])
            case unknown:
                raise ValueError(f"the page reports an unknown {unknown}")
        self._answer()

    def _system_touched(self, name: str, args: dict[str, Any]) -> None:
        match name:
            case "back":
                self._soon(self.back())
            case "type":
                self._soon(self.typist.write(args["text"]))
            case "press":
                self._soon(self.typist.press(args["code"], self.kernel.world))
            case "perform":
                self._soon(self.typist.editor_action(args["action"]))
            case "shift" | "symbols":
                self.typist.turn(name)
            case "hide_keyboard":
                self._soon(self.typist.leave())
            case _:
                getattr(self.system, f"on_{name}")(**args)

    def _soon(self, work: Coroutine[Any, Any, object]) -> None:
        async def done() -> None:
            await work
            self._answer()

        task = asyncio.create_task(done())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def back(self) -> None:
        """The back key on whatever lies on top: the system's, the keyboard, a web page's history, the app's page."""
        program = self.kernel.front()
        if self.system.leave() or program is None or await self.typist.leave():
            return
        if not (program.url and await self.glass.frames.go_back(program.folder, program.url)):
            self.kernel.call(program.folder, "go_back")

    # From the world to the glass

    def paint(self) -> bool:
        """Whether there was anything new to draw."""
        changes = self._views.changes(self.typist.keyboard)
        if "state" in changes:
            self.glass.darken(preferences.night(self.kernel.world))
        if changes:
            self.glass.do(f"paint({json.dumps(changes, ensure_ascii=False)})")
        self._woken.set()
        return bool(changes)

    def _answer(self) -> None:
        if self.paint():
            self._answers += 1

    async def shown(self) -> None:
        """Until all that has changed can be seen."""
        self.paint()
        await self.settled()

    async def settled(self) -> None:
        """Until the page has reported all that it felt, and what came of it has been drawn.

        What is drawn by itself is not waited for: there are screens that never rest.
        """
        answered = -1
        while answered != self._answers or self._later:
            answered = self._answers
            if self._later:
                await asyncio.wait(self._later)
            await self.glass.frame_shown()

    # What happens by itself

    async def _tick(self) -> None:
        """Timers, a passing message, the minute, the screen that goes off."""
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
                    self.paint()
        except BrowserGone:
            self.gone.set()

    def _sleeps_in(self) -> float:
        """Seconds until the screen goes off because nobody has touched it."""
        allowed = self.system.sleeps_after()
        return math.inf if allowed is None else self._touched + allowed - time.monotonic()
