"""What a phone shows, as HTML by layer: a function of its world and of what passes (a toast, a keyboard)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from fingertips.phones.virtual import drawing, moments, preferences
from fingertips.phones.virtual.kernel import Kernel, Page
from fingertips.phones.virtual.programs import Program
from fingertips.phones.virtual.system import LAUNCHER, LOUDEST, ONLY_IN_USE, PERMISSIONS, SYSTEM_UI, System

SCREENS = drawing.HERE / "screens"

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The on-screen keyboard while a field has the focus."""

    kind: str = "letters"
    """letters, digits or thin (one that only an agent's tools type on)"""
    enter: str = ""
    """What the enter key does."""
    shift: bool = False
    symbols: bool = False


class Views:
    """Draws a kernel's world; `changes` gives what the page has not been told yet."""

    def __init__(self, kernel: Kernel, system: System) -> None:
        self.kernel = kernel
        self.system = system
        self.told: View = {}

    def changes(self, keyboard: Keyboard | None) -> View:
        view = self.whole(keyboard)
        changed = {key: value for key, value in view.items() if self.told.get(key) != value}
        self.told = view
        return changed

    def whole(self, keyboard: Keyboard | None) -> View:
        page = self._page()  # first: an app that fails to draw itself is no longer in front
        program = self.kernel.front()
        return {
            "state": self._state(program, keyboard),
            "locale": self.kernel.world["locale"],
            "letters": preferences.letters(self.kernel.world),
            "toolkit": drawing.toolkit_style(),
            "system_style": drawing.page_file("system.css"),
            "style": program.style if program else "",
            "packages": self._packages(program),
            "page": page,
            "web": self._web(program),
            **{name: self._layer(name, keyboard) for name in _LAYERS},
        }

    def _state(self, program: Program | None, keyboard: Keyboard | None) -> str:
        world = self.kernel.world
        if world["overview"]:
            place = "at-overview"
        elif program is None:
            place = "at-launcher"
        else:
            place = "at-web" if program.url else "at-app"
        words = [place, "typing-thin" if keyboard and keyboard.kind == "thin" else "typing" if keyboard else ""]
        words += [
            "dark" if self.system.asleep else "",
            "locked" if self.system.locked else "",
            "shaded" if world["shade"] else "",
            "night" if preferences.night(world) else "",
        ]
        return " ".join(word for word in words if word)

    def _packages(self, program: Program | None) -> dict[str, str]:
        return {
            "launcher": LAUNCHER[0],
            "overview": LAUNCHER[0],
            "app": program.package if program else "",
            "dialog": self.system.window()[0],
            **dict.fromkeys(("status", "nav", "shade", "floating", "lock"), SYSTEM_UI),
        }

    # Apps

    def _page(self) -> View:
        alive = [page["id"] for app in self.kernel.world["apps"].values() for page in app.get("stack", [])]
        program = self.kernel.front()
        if program is None or program.url:
            return {"id": None, "html": "", "alive": alive}
        page = self.kernel.top(program.folder)
        if page is None:
            page = self.kernel.push(program.folder, "home", {})
            alive.append(page["id"])
        html = self._drawn(program, page)
        return (
            {"id": None, "html": "", "alive": []} if html is None else {"id": page["id"], "html": html, "alive": alive}
        )

    def _drawn(self, program: Program, page: Page) -> str | None:
        """The page's inside; None where the app crashed over it."""
        try:
            return self.screen(program, page)
        except Exception:  # noqa: BLE001 an app is somebody else's code: whatever it raises is its own end
            self.kernel.crash(program)
            return None

    def screen(self, program: Program, page: Page) -> str:
        """The inside of an app's page."""
        locale, now = self.kernel.world["locale"], self.kernel.now
        if page.get("loading", 0) > now:
            return drawing.draw(SCREENS, "loading", locale, {})
        state = self.kernel.world["apps"][program.folder]["state"]
        values = getattr(program.module, page["screen"])(state, page, self.kernel.desk(program))
        return drawing.draw(program.templates, page["screen"], locale, {"now": now, **values})

    def _web(self, program: Program | None) -> View:
        apps = self.kernel.world["apps"]
        pages = [(folder, app["stack"][-1]) for folder, app in apps.items() if app.get("web") and app.get("stack")]
        opened = [{"app": folder, "url": page["args"]["url"], "page": page["id"]} for folder, page in pages]
        return {"shown": program.folder if program and program.url else "", "open": opened}

    # The system

    def _layer(self, name: str, keyboard: Keyboard | None) -> str:
        values = getattr(self, f"_{name}")
        given = values(keyboard) if name == "keyboard" else values()
        return drawing.draw(SCREENS, name, self.kernel.world["locale"], given) if given is not None else ""

    def _clock(self) -> dict[str, str]:
        world, now = self.kernel.world, self.kernel.now
        day = moments.day(now)
        date, weekday = moments.month_day(day, world["locale"]), moments.weekday(day, world["locale"])
        said = f"{date} {weekday}" if world["locale"] == "zh" else f"{weekday}, {date}"
        return {"clock": moments.clock(now), "date": said}

    def _launcher(self) -> View:
        programs = self.kernel.programs.installed(self.kernel.world)
        dock = [each for each in programs if each.dock][:4]
        grid = [each for each in programs if each not in dock]
        return {"grid": grid, "dock": dock, **self._clock()}

    def _status(self) -> View:
        world = self.kernel.world
        switches = world["settings"]["global"]
        return {
            "clock": self._clock()["clock"],
            "battery": world["device"].get("battery", 80),
            "notices": bool(world["notices"]),
            "wifi": switches.get("wifi_on") == "1",
            "airplane": switches.get("airplane_mode_on") == "1",
        }

    def _nav(self) -> View:
        return {}

    def _overview(self) -> View | None:
        if not self.kernel.world["overview"]:
            return None
        known = [self.kernel.programs.get(folder) for folder in self.kernel.world["recent"]]
        return {"cards": [self._card(program) for program in known if program]}

    def _card(self, program: Program) -> View:
        """An app in the recents screen, drawn as it was left."""
        page = self.kernel.top(program.folder)
        drawn = self._drawn(program, page) if page and not program.url else None
        style = f"{drawing.toolkit_style()}\n{program.style}".replace(":root", ":host").replace(
            ".night", ":host-context(.night)"
        )
        return {"program": program, "html": drawn or "", "style": style if drawn else ""}

    def _keyboard(self, keyboard: Keyboard | None) -> View | None:
        return {"keyboard": keyboard} if keyboard else None

    def _dialog(self) -> View | None:
        dialog = self.kernel.world["dialog"]
        if dialog is None:
            return None
        program = self.kernel.programs.get(dialog["app"])
        sharing = [each for each in self.kernel.programs.installed(self.kernel.world) if each.share]
        permission = dialog.get("permission", "")
        return {
            "dialog": dialog,
            "program": program,
            "sharing": [each for each in sharing if each != program],
            "wish": PERMISSIONS.get(permission, (permission, permission)),
            "in_use": permission in ONLY_IN_USE,
        }

    def _shade(self) -> View | None:
        if not self.kernel.world["shade"]:
            return None
        switches = self.kernel.world["settings"]["global"]
        return {"notices": self._notices(), "switches": switches, **self._clock()}

    def _notices(self) -> list[View]:
        world = self.kernel.world
        return [self._notice(each) for each in world["notices"]]

    def _notice(self, notice: View) -> View:
        when = moments.ago(notice["time"], self.kernel.now, self.kernel.world["locale"])
        return notice | {"program": self.kernel.programs.get(notice["app"]), "when": when}

    def _floating(self) -> View:
        heads_up = self.kernel.heads_up
        loud = time.monotonic() < self.system.loudness_until
        volume = int(self.kernel.world["settings"]["system"].get("volume_music", "8"))
        return {
            "toast": self.kernel.world["toast"],
            "heads_up": self._notice(heads_up) if heads_up and not self.kernel.world["shade"] else None,
            "volume": round(100 * volume / LOUDEST) if loud else None,
        }

    def _lock(self) -> View | None:
        if not self.system.locked:
            return None
        system = self.system
        pin = self.kernel.world["device"]["pin"]
        return {
            "keypad": system.keypad and bool(pin),
            "dots": [place < len(system.entered) for place in range(len(pin))],
            "wrong": system.wrong,
            "notices": self._notices(),
            **self._clock(),
        }


_LAYERS = ("launcher", "status", "nav", "overview", "keyboard", "dialog", "shade", "floating", "lock")
