"""A phone's whole state as one JSON value: made from a seed, laid over, read from a file, compared.

What it holds is described in docs/virtual-phone.md.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fingertips.errors import BadSettings
from fingertips.phones.virtual import programs as shelf
from fingertips.phones.virtual.device import World
from fingertips.phones.virtual.programs import Program, Programs

FORMAT = 1
LATIN = "com.android.inputmethod.latin/.LatinIME"
KEYBOARDS = (
    LATIN,
    "com.android.adbkeyboard/.AdbIME",
    "com.github.uiautomator/.AdbKeyboard",
)


def fresh(seed: int = 1, locale: str = "zh", now: int | None = None, programs: Programs | None = None) -> World:
    """The world of a phone just taken out of its box, with every app on it. The same for the same arguments."""
    moment = round(time.time() * 1000) if now is None else now
    installed = programs or Programs.shipped()
    world = _bare(seed, locale, moment)
    for program in installed:
        state = begun(program, seed, locale, moment)
        if state is not None:
            world["apps"][program.folder] = {"installed": True, "granted": [], "state": state, "stack": []}
    return world


def begun(program: Program, seed: int, locale: str, now: int) -> Any:
    """The state that an app begins with; None where it can't begin, which is that app crashing and no other."""
    if program.url:
        return {}
    try:
        return program.module.begin(locale, random.Random(f"{seed}/{program.folder}"), now)
    except Exception:  # noqa: BLE001 an app is somebody else's code: whatever it raises is its own end
        shelf.report(program)
        return None


def laid_over(world: World, partial: World) -> World:
    """A copy of the world with what the partial one gives: objects key by key, lists and plain values replaced."""
    both = copy.deepcopy(world)
    for key, value in partial.items():
        merge = _objects(both.get(key), value)
        both[key] = laid_over(both[key], value) if merge else copy.deepcopy(value)
    return both


def load(path: Path, locale: str | None = None, programs: Programs | None = None) -> World:
    """The world in that file, completed; in that language where the file names none. Raises BadSettings."""
    try:
        partial = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadSettings(case="world", path=str(path), reason=str(error)) from None
    return completed(partial, locale, programs, path)


def completed(
    partial: Any, locale: str | None = None, programs: Programs | None = None, path: Path | str = "-"
) -> World:
    """A whole world from what may be a part of one. Raises BadSettings when it has another shape.

    A whole one is taken as it is: what an app has removed from its state must not come back from a fresh world.
    """
    from fingertips.phones.virtual import shape  # here, since it takes a quarter of the time a fresh phone starts in

    if reason := shape.fault(partial):
        raise BadSettings(case="world", path=str(path), reason=reason)
    language = partial.get("locale") or locale or "zh"
    base = fresh(partial.get("seed", 1), language, partial.get("now"), programs)
    for name, app in partial.get("apps", {}).items():
        if web := app.get("web"):
            base["apps"].setdefault(name, web_app(web.get("label", name), web["url"]))
        elif name not in base["apps"]:
            raise BadSettings(case="world", path=str(path), reason=f'apps: no app is called "{name}"')
    world = _filled(partial, base) if partial.keys() >= shape.KEYS else laid_over(base, partial | {"locale": language})
    if reason := shape.strangers(world):
        raise BadSettings(case="world", path=str(path), reason=reason)
    return world


def _filled(whole: World, base: World) -> World:
    """A copy of it; only what no phone can be without is taken from the other where it lacks."""
    world = copy.deepcopy(whole)
    for key in ("device", "settings", "keyboards"):
        world[key] = laid_over(base[key], world[key])
    for name, app in world["apps"].items():
        world["apps"][name] = {**base["apps"][name], **app}
    return world


def web_app(label: str, url: str) -> World:
    """Somebody's web page as an app."""
    return {"installed": True, "granted": [], "state": {}, "stack": [], "web": {"label": label, "url": url}}


def diff(before: Any, after: Any, path: str = "") -> list[str]:
    """The paths at which two worlds differ, such as apps.notes.state.notes.3.title."""
    if _objects(before, after):
        return [each for key in sorted({*before, *after}) for each in _differing(before, after, key, path)]
    if isinstance(before, list) and isinstance(after, list):
        numbered = dict(enumerate(before)), dict(enumerate(after))
        longest = range(max(len(before), len(after)))
        return [each for key in longest for each in _differing(*numbered, key, path)]
    return [] if before == after else [path]


_MISSING = object()


def _differing(before: dict[Any, Any], after: dict[Any, Any], key: Any, path: str) -> Iterator[str]:
    yield from diff(before.get(key, _MISSING), after.get(key, _MISSING), f"{path}.{key}" if path else str(key))


def _objects(*values: Any) -> bool:
    return all(isinstance(value, dict) for value in values)


def _bare(seed: int, locale: str, now: int) -> World:
    rng = random.Random(f"{seed}/device")
    return {
        "format": FORMAT,
        "seed": seed,
        "locale": locale,
        "now": now,
        "clock": "runs",
        "device": {
            "model": "FT-1",
            "brand": "Fingertips",
            "android": "14",
            "sdk": 34,
            "serial": f"FT{rng.randrange(16**8):08X}",
            "width": 1080,
            "height": 2400,
            "density": 480,
            "rotation": 0,
            "awake": True,
            "locked": False,
            "pin": "",
            "boot_id": f"{rng.randrange(16**12):012x}",
            "battery": rng.randrange(56, 97),
            "carrier": "中国联合" if locale == "zh" else "Unity",
        },
        "settings": _settings(locale),
        "keyboards": {"enabled": list(KEYBOARDS), "current": LATIN},
        "apps": {},
        "front": "",
        "recent": [],
        "overview": False,
        "shade": False,
        "dialog": None,
        "toast": None,
        "notices": [],
        "clipboard": "",
        "files": {},
        "timers": [],
        "pages": 0,
    }


def _settings(locale: str) -> dict[str, dict[str, str]]:
    return {
        "system": {
            "screen_off_timeout": "600000",
            "screen_brightness": "128",
            "accelerometer_rotation": "0",
            "user_rotation": "0",
            "volume_music": "8",
            "system_locales": "zh-CN" if locale == "zh" else "en-US",
            "time_12_24": "24",
        },
        "secure": {"default_input_method": LATIN, "enabled_input_methods": ":".join(KEYBOARDS), "android_id": "0"},
        "global": {
            "adb_enabled": "1",
            "airplane_mode_on": "0",
            "wifi_on": "1",
            "bluetooth_on": "0",
            "device_provisioned": "1",
            "stay_on_while_plugged_in": "7",
            "window_animation_scale": "1.0",
            "transition_animation_scale": "1.0",
            "animator_duration_scale": "1.0",
        },
    }
