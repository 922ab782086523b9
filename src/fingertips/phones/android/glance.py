"""What a phone says of itself besides its picture, asked in one go: whose window has the focus, and how it lies.

The lines are those of `dumpsys` on Android 8 to 16; each version has its own, and the first that speaks is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fingertips.geometry import Size
from fingertips.observation import App

_FOCUS_LINES = "mCurrentFocus=|mFocusedApp=| cur=|DisplayFrames| mRotation=|mCurrentRotation="
_LOCK_LINES = "howing=|secure=|isStatusBarKeyguard="
QUESTION = "; ".join(
    (
        f"dumpsys window | grep -E '{_FOCUS_LINES}|{_LOCK_LINES}'",
        "dumpsys input_method | grep mInputShown=",
        "dumpsys power | grep mWakefulness=",
    )
)
"""The command whose output `read` takes."""

SYSTEM_UI = "com.android.systemui"
_COMPONENT = r"(?P<package>[\w.]+)/(?P<activity>[\w.$]+)"
_FOCUS = re.compile(r"mCurrentFocus=Window\{\S+ (?:u\d+ )?(?P<title>[^\n}]+)\}")
_TITLE = re.compile(rf"{_COMPONENT}(?:\s.*)?")
_FOCUSED_APP = re.compile(rf"mFocusedApp=.*?ActivityRecord\{{\S+ (?:u\d+ )?{_COMPONENT}[ }}]")
_TROUBLE = re.compile(r"(?P<activity>Application (?:Not Responding|Error)): (?P<package>[\w.]+)")
_OF_THE_SYSTEM = re.compile(r"StatusBar|NotificationShade|Keyguard\w*|VolumeDialog\w*|GlobalActions\w*|Bouncer")
_SIZE = re.compile(r" cur=(\d+)x(\d+)")
_FRAMES = re.compile(r"DisplayFrames w=(\d+) h=(\d+) r=([0-3])")
_ROTATION = re.compile(r"\bmRotation=(?:ROTATION_)?(\d+)")
_SENSED = re.compile(r"\bmCurrentRotation=ROTATION_(\d+)")
_LOCKED = re.compile(r"^\s*(?:showing|mIsShowing|isKeyguardShowing)=true|isStatusBarKeyguard=true", re.MULTILINE)
_SECURE = re.compile(r"^\s*secure=true", re.MULTILINE)
_WAKEFULNESS = re.compile(r"mWakefulness=(\w+)")


@dataclass(frozen=True, slots=True)
class Glance:
    """How the phone lies. `size` is that of the present rotation; None where it does not tell."""

    app: App
    size: Size | None = None
    rotation: int = 0
    keyboard: bool = False
    awake: bool = True
    locked: bool = False
    secure: bool = False
    """Whether the lock asks for a credential."""


def read(said: str) -> Glance:
    """What the phone's answer to QUESTION means."""
    wakefulness = _WAKEFULNESS.search(said)
    return Glance(
        app=focused_app(said),
        size=_size(said),
        rotation=_rotation(said),
        keyboard="mInputShown=true" in said,
        awake=wakefulness is None or wakefulness[1] == "Awake",
        locked=_LOCKED.search(said) is not None,
        secure=_SECURE.search(said) is not None,
    )


def focused_app(said: str) -> App:
    """Whose window has the focus; where a window belongs to no activity (a pop-up, none yet), the focused app."""
    for title in _titles(said):
        if found := _TROUBLE.fullmatch(title) or _TITLE.fullmatch(title):
            return _app(found)
        if _OF_THE_SYSTEM.fullmatch(title):
            return App(SYSTEM_UI, title)
    found = next(iter(_FOCUSED_APP.finditer(said)), None)
    return _app(found) if found else App("")


def _titles(said: str) -> Iterable[str]:
    return (found["title"].strip() for found in _FOCUS.finditer(said))


def _app(found: re.Match[str]) -> App:
    package, activity = found["package"], found["activity"]
    return App(package, package + activity if activity.startswith(".") else activity)


def _size(said: str) -> Size | None:
    found = _SIZE.search(said) or _FRAMES.search(said)
    return Size(int(found[1]), int(found[2])) if found else None


def _rotation(said: str) -> int:
    """Quarter turns; the sensor's own view is the last to be asked, as it may differ from what is shown."""
    if found := _FRAMES.search(said):
        return int(found[3])
    found = _ROTATION.search(said) or _SENSED.search(said)
    turned = int(found[1]) if found else 0
    return turned // 90 if turned > 3 else turned
