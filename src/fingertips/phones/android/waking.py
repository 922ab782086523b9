"""From a dark or locked screen to one that can be seen: a swipe is the driver's to make, a credential the person's."""

from __future__ import annotations

from collections.abc import Callable

from fingertips.geometry import Size
from fingertips.phones.android.glance import Glance
from fingertips.phones.android.server import until
from fingertips.phones.android.wire import Wire, command

WAKEUP = 224
TIME = 3.0
"""Seconds that a phone may take to wake, and to open."""


def rouse(wire: Wire, look: Callable[[], Glance], seen: Glance) -> Glance:
    """Wake the phone and open its lock where no credential is asked for; how it lies then."""
    if not seen.awake:
        wire.run(command("input", "keyevent", WAKEUP))
        seen = _once(look, lambda glance: glance.awake)
    if seen.awake and seen.locked and not seen.secure:
        wire.run(command("wm", "dismiss-keyguard"))
        seen = _once(look, lambda glance: not glance.locked, within=1.0)
    if seen.awake and seen.locked and not seen.secure:
        wire.run(_swipe_up(seen.size or Size(1080, 2400)))
        seen = _once(look, lambda glance: not glance.locked)
    return seen


def _once(look: Callable[[], Glance], satisfied: Callable[[Glance], bool], within: float = TIME) -> Glance:
    seen: list[Glance] = []

    def now() -> bool:
        seen.append(look())
        return satisfied(seen[-1])

    until(now, within)
    return seen[-1]


def _swipe_up(size: Size) -> str:
    across = size.width // 2
    return command("input", "swipe", across, int(size.height * 0.85), across, int(size.height * 0.25), 200)
