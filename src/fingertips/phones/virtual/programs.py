"""The apps that a phone may have: each a folder with a manifest, a module of functions, templates and a style."""

from __future__ import annotations

import importlib
import sys
import tomllib
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from fingertips.phones.virtual.device import World

FOLDER = Path(__file__).parent / "apps"
WEB_ACTIVITY = "org.fingertips.web.BrowserActivity"


@dataclass(frozen=True)
class Program:
    """One app: what its manifest says. `url` is set where the app is somebody's web page."""

    folder: str
    package: str
    activity: str
    labels: dict[str, str]
    glyph: str
    colour: str
    scheme: str = ""
    order: int = 99
    dock: bool = False
    system: bool = False
    permissions: tuple[str, ...] = ()
    share: str = ""
    url: str = ""
    code: str = ""
    """The dotted name of its module of functions."""
    home: Path = field(default=FOLDER, repr=False)

    def label(self, locale: str) -> str:
        return self.labels.get(locale) or next(iter(self.labels.values()))

    @cached_property
    def module(self) -> ModuleType:
        return importlib.import_module(self.code)

    @cached_property
    def style(self) -> str:
        sheet = self.home / "style.css"
        return sheet.read_text("utf-8") if sheet.exists() else ""

    @property
    def templates(self) -> Path:
        return self.home / "templates"

    def sharing(self, text: str) -> str:
        """The link that hands the app a text which another app shares; `share` in the manifest is its pattern."""
        return self.share.replace("{text}", quote(text, safe=""))


class Programs:
    """All apps there are, by folder; the web pages of a world come in with `of`."""

    def __init__(self, programs: Iterable[Program]) -> None:
        self._programs = {program.folder: program for program in sorted(programs, key=lambda each: each.order)}

    @classmethod
    def shipped(cls, only: str = "") -> Programs:
        homes = [FOLDER / only] if only else sorted(FOLDER.iterdir())
        return cls(read(home) for home in homes if (home / "manifest.toml").exists() and (home / "app.py").exists())

    def of(self, world: World) -> Programs:
        """Those of the world, its web pages among them."""
        pages = [_web(name, app["web"]) for name, app in world.get("apps", {}).items() if app.get("web")]
        return Programs([*self._programs.values(), *pages])

    def __iter__(self):
        return iter(self._programs.values())

    def __contains__(self, folder: str) -> bool:
        return folder in self._programs

    def __getitem__(self, folder: str) -> Program:
        return self._programs[folder]

    def get(self, folder: str) -> Program | None:
        return self._programs.get(folder)

    def installed(self, world: World) -> list[Program]:
        apps = world["apps"]
        return [program for program in self if apps.get(program.folder, {}).get("installed")]

    def of_package(self, world: World, package: str) -> Program | None:
        return next((each for each in self.installed(world) if each.package == package), None)

    def answering(self, world: World, url: str, package: str | None = None) -> tuple[Program, tuple[str, Any]] | None:
        """The installed app that answers a link, and the screen with its arguments that the link opens."""
        parts = urlsplit(url)
        for program in self.installed(world):
            if package and program.package != package:
                continue
            if program.url:
                if parts.scheme in ("http", "https") and (package or parts.netloc == urlsplit(program.url).netloc):
                    return program, ("web", {"url": url})
            elif program.scheme and parts.scheme == program.scheme and (target := _target(program, url)):
                return program, target
        return None


def read(home: Path, package_of_code: str = "fingertips.phones.virtual.apps") -> Program:
    """The app in that folder, whose code is the module `<folder>.app` of that package."""
    manifest = tomllib.loads((home / "manifest.toml").read_text("utf-8"))
    package, activity = manifest["package"], manifest.get("activity", ".MainActivity")
    return Program(
        folder=home.name,
        package=package,
        activity=f"{package}{activity}" if activity.startswith(".") else activity,
        labels=manifest["label"],
        glyph=manifest["icon"]["glyph"],
        colour=manifest["icon"]["colour"],
        scheme=manifest.get("scheme", ""),
        order=manifest.get("order", 99),
        dock=manifest.get("dock", False),
        system=manifest.get("system", False),
        permissions=tuple(manifest.get("permissions", ())),
        share=manifest.get("share", ""),
        code=f"{package_of_code}.{home.name}.app",
        home=home,
    )


def report(program: Program) -> None:
    """What is known of an app that has just crashed, for whoever writes it."""
    print(f"{program.package} has stopped:", file=sys.stderr)  # noqa: T201
    traceback.print_exc()


def _web(name: str, web: dict[str, str]) -> Program:
    label = web.get("label") or name
    hue = sum(map(ord, label)) * 47 % 360
    safe = "".join(each for each in name.lower() if each.isascii() and each.isalnum()) or f"app{hue}"
    return Program(
        folder=name,
        package=f"org.fingertips.web.{safe}",
        activity=WEB_ACTIVITY,
        labels={"zh": label, "en": label},
        glyph=label[:1].upper(),
        colour=f"hsl({hue} 62% 48%)",
        order=50,
        url=web["url"],
    )


def _target(program: Program, url: str) -> tuple[str, Any] | None:
    """`scheme://shop/42?dish=3` opens the path shop/42: a link's host is the first part of its path."""
    parts = urlsplit(url)
    path = unquote(f"{parts.netloc}{parts.path}").strip("/")
    opener = getattr(program.module, "open_link", None)
    return opener(path, dict(parse_qsl(parts.query, keep_blank_values=True))) if opener else None
