"""What happens on a phone when it is touched, as changes of its world; it draws nothing and knows no browser."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from typing import Any

from fingertips.phones.virtual import programs as shelf
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.desk import Desk, SystemDesk
from fingertips.phones.virtual.device import World
from fingertips.phones.virtual.programs import Program, Programs

Page = dict[str, Any]

TOAST_SECONDS = 2.0
HEADS_UP_SECONDS = 5.0
RECENT = 8
"""So many apps stand in the recents screen."""


class Kernel:
    """Apps started and left, their events, timers, notices, and the clock that they go by."""

    def __init__(self, world: World, programs: Programs, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._shipped = programs
        self.replace(world)

    def replace(self, world: World) -> None:
        """Another world in the place of this one."""
        self.world = world
        self.programs = self._shipped.of(world)
        for folder in world["apps"]:
            for page in self.stack(folder):
                self._complete(page)
        self._since = self._tick()
        self._toast_ends = self._tick() + TOAST_SECONDS
        self.heads_up: dict[str, Any] | None = None
        self._heads_up_ends = 0.0

    # The clock

    @property
    def now(self) -> int:
        """The world's clock, brought up to date."""
        if self.world["clock"] == "runs":
            passed = self._tick() - self._since
            self.world["now"] += round(passed * 1000)
            self._since += round(passed * 1000) / 1000
        return self.world["now"]

    def advance(self, milliseconds: int) -> None:
        """Move the clock on and let happen what is due until then."""
        until = self.now + milliseconds
        while (moment := self._next_moment()) is not None and moment <= until:
            self.world["now"] = max(moment, self.world["now"])
            self.run_due()
        self.world["now"] = until

    def seconds_until_due(self) -> float:
        """How long until something happens by itself; infinite where nothing will."""
        waits = [self._toast_ends - self._tick()] if self.world["toast"] else []
        waits += [self._heads_up_ends - self._tick()] if self.heads_up else []
        if self.world["clock"] == "runs":
            now = self.now
            moment = self._next_moment()
            waits += [60 - now / 1000 % 60] + ([] if moment is None else [(moment - now) / 1000])
        return max(0.0, min(waits, default=math.inf))

    def run_due(self) -> None:
        """Everything whose time has come."""
        now = self.now
        if self.world["toast"] and self._tick() >= self._toast_ends:
            self.world["toast"] = None
        if self.heads_up and self._tick() >= self._heads_up_ends:
            self.heads_up = None
        for page in self._loading():
            if page["loading"] <= now:
                del page["loading"]
        due = sorted((each for each in self.world["timers"] if each["at"] <= now), key=lambda each: each["at"])
        for timer in due:
            self.world["timers"].remove(timer)
            if timer["app"] in self.programs:
                self.call(timer["app"], timer["event"], timer.get("args", {}))

    def _next_moment(self) -> int | None:
        moments = [each["at"] for each in self.world["timers"]] + [page["loading"] for page in self._loading()]
        return min(moments, default=None)

    def _loading(self) -> list[Page]:
        return [page for app in self.world["apps"].values() for page in app.get("stack", []) if "loading" in page]

    # Apps and their pages

    def front(self) -> Program | None:
        return self.programs.get(self.world["front"])

    def stack(self, folder: str) -> list[Page]:
        return self.world["apps"][folder].setdefault("stack", [])

    def top(self, folder: str) -> Page | None:
        return self.stack(folder)[-1] if self.stack(folder) else None

    def launch(self, folder: str) -> None:
        """Bring the app to the front, where it was left."""
        program = self.programs[folder]
        if not self.stack(folder):
            screen, args = ("web", {"url": program.url}) if program.url else ("home", {})
            self.push(folder, screen, args)
        self.world["front"] = folder
        self.world["recent"] = [folder, *(each for each in self.world["recent"] if each != folder)][:RECENT]
        self.world["overview"] = self.world["shade"] = False
        self.world["dialog"] = None

    def go_home(self) -> None:
        self.world["front"] = ""
        self.world["overview"] = self.world["shade"] = False
        self.world["dialog"] = None

    def push(self, folder: str, screen: str, args: dict[str, Any], wait: int = 0) -> Page:
        self.world["pages"] += 1
        page: Page = {"id": self.world["pages"], "screen": screen, "args": args, "fields": {}}
        if wait and self.world["clock"] == "runs":
            page["loading"] = self.now + wait
        self.stack(folder).append(page)
        return page

    def _complete(self, page: Page) -> None:
        """A page that a person wrote into a world need say no more than its screen."""
        if "id" not in page:
            self.world["pages"] += 1
            page["id"] = self.world["pages"]
        page.setdefault("args", {})
        page.setdefault("fields", {})

    def pop(self, folder: str) -> None:
        if self.stack(folder):
            self.stack(folder).pop()

    def step_back(self, folder: str) -> None:
        """To the page below; from the first one out of the app."""
        if len(self.stack(folder)) > 1:
            self.pop(folder)
        elif self.world["front"] == folder:
            self.go_home()

    def stop(self, folder: str) -> None:
        """The app's pages are gone, its data stays."""
        self.stack(folder).clear()
        self.world["recent"] = [each for each in self.world["recent"] if each != folder]
        if self.world["front"] == folder:
            self.go_home()

    def clear(self, folder: str) -> None:
        """The app is as it was in a fresh world."""
        self.stop(folder)
        state = worlds.begun(self.programs[folder], self.world["seed"], self.world["locale"], self.now)
        self.world["apps"][folder] |= {"granted": [], "state": {} if state is None else state}
        self.world["timers"] = [each for each in self.world["timers"] if each["app"] != folder]
        self.world["notices"] = [each for each in self.world["notices"] if each["app"] != folder]

    def open_link(self, url: str, package: str | None = None) -> bool:
        """Whether an app answered the link."""
        answer = self.programs.answering(self.world, url, package)
        if answer is None:
            return False
        program, (screen, args) = answer
        if screen in ("home", "web"):
            self.stack(program.folder).clear()
        elif not self.stack(program.folder):
            self.push(program.folder, "home", {})
        self.push(program.folder, screen, args)
        self.launch(program.folder)
        return True

    # What apps do

    def touched(self, number: int, event: str, args: dict[str, Any]) -> None:
        """An event of the page of that number, where that is in front. One that still loads can only be left."""
        program, page = self._in_front(number)
        if program and page and ("loading" not in page or event == "go_back"):
            self.call(program.folder, event, args, page)

    def typed(self, number: int, field: str, value: str) -> None:
        _, page = self._in_front(number)
        if page:
            page["fields"][field] = value

    def _in_front(self, number: int) -> tuple[Program | None, Page | None]:
        program = self.front()
        page = self.top(program.folder) if program else None
        return program, page if page and page["id"] == number else None

    def call(self, folder: str, event: str, args: dict[str, Any] | None = None, page: Page | None = None) -> None:
        """The app's `on_<event>`, on that page or its top one. Whatever it raises is that app crashing."""
        program = self.programs[folder]
        page = page or self.top(folder) or {"id": 0, "screen": "home", "args": {}, "fields": {}}
        handler = None if program.url else getattr(program.module, f"on_{event}", None)
        if handler is None and event in ("go_back", "close_sheet"):
            self.leave(folder, page)
            return
        try:
            if handler is None:
                raise AttributeError(f"{program.folder} has no on_{event}")
            handler(self.world["apps"][folder]["state"], page, self.desk(program), **(args or {}))
        except Exception:  # noqa: BLE001 an app is somebody else's code: whatever it raises is its own end
            self.crash(program)

    def desk(self, program: Program) -> Desk:
        """What the app may ask of the phone."""
        return (SystemDesk if program.system else Desk)(self, program.folder)

    def leave(self, folder: str, page: Page) -> None:
        """What the back key does in an app: its sheet first, then its page."""
        if page.get("sheet"):
            page.pop("sheet")
        else:
            self.step_back(folder)

    def crash(self, program: Program) -> None:
        shelf.report(program)
        in_front = self.world["front"] == program.folder
        self.stop(program.folder)
        if in_front:
            self.world["dialog"] = {"kind": "crash", "app": program.folder}

    def later(self, folder: str, seconds: float, event: str, args: dict[str, Any]) -> None:
        at = self.now + round(seconds * 1000)
        self.world["timers"].append({"at": at, "app": folder, "event": event, "args": args})

    def toast(self, text: str) -> None:
        self.world["toast"] = {"text": text}
        self._toast_ends = self._tick() + TOAST_SECONDS

    def notify(self, folder: str, title: str, text: str, link: str = "") -> None:
        number = max((each["id"] for each in self.world["notices"]), default=0) + 1
        notice = {"id": number, "app": folder, "title": title, "text": text, "time": self.now, "link": link}
        self.world["notices"].insert(0, notice)
        self.heads_up = notice
        self._heads_up_ends = self._tick() + HEADS_UP_SECONDS

    def snapshot(self) -> World:
        self.now  # noqa: B018 brings the clock up to date
        return copy.deepcopy(self.world)
