"""Which browser draws the phones: a setting, Debian's, the system's Chrome or Chromium, Playwright's; in this order."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from fingertips.errors import BadSettings

SETTING = "FINGERTIPS_BROWSER"

_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome-headless-shell",
    "microsoft-edge-stable",
    "microsoft-edge",
    "brave-browser",
)
_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_PLAYWRIGHT = (
    "chromium_headless_shell-*/chrome-*/*headless*shell*",
    "chromium_headless_shell-*/chrome-linux*/headless_shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


def find(setting: str | None = None) -> Path:
    """The browser's program. Raises BadSettings with the line that installs one."""
    if named := setting or os.environ.get(SETTING):
        found = shutil.which(named)
        if found is None:
            raise BadSettings(case="browser_setting", path=named, reason=SETTING)
        return Path(found)
    for candidate in _candidates():
        if os.access(candidate, os.X_OK) and candidate.is_file():
            return candidate
    raise BadSettings(case="browser", path="", reason=_remedy())


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    for root in (Path("/Applications"), Path.home() / "Applications"):
        yield from (root / inside for inside in _APPLICATIONS)
    for cache in _playwright_caches():
        for pattern in _PLAYWRIGHT:
            yield from sorted(cache.glob(pattern), reverse=True)


def _playwright_caches() -> Iterator[Path]:
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        yield Path(named)
    yield Path.home() / ".cache/ms-playwright"
    yield Path.home() / "Library/Caches/ms-playwright"


def _remedy() -> str:
    """The one line that installs a browser on this machine."""
    if shutil.which("apt-get"):
        return "apt-get install -y chromium-headless-shell fonts-wqy-microhei fonts-noto-color-emoji"
    if sys.platform == "darwin" and shutil.which("brew"):
        return "brew install --cask google-chrome"
    return f"{Path(sys.executable).name} -m pip install playwright && playwright install --only-shell chromium"
