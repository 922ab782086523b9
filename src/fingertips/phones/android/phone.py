"""An Android phone behind any adb address: looked at once it rests, touched once and never again by itself."""

from __future__ import annotations

import time
from typing import assert_never

from fingertips.action import DoubleTap, Key, Launch, LongPress, PhoneAction, Press, Swipe, Tap, Type, Wait
from fingertips.catalogue import say
from fingertips.errors import InDoubt, PhoneLost, PhoneUnready
from fingertips.event import Identity
from fingertips.geometry import Point
from fingertips.observation import Observation
from fingertips.phones.android import automator, server
from fingertips.phones.android.automator import Automator
from fingertips.phones.android.identity import Known, another, identify
from fingertips.phones.android.keyboard import Typist, restore_keyboard
from fingertips.phones.android.launching import Apps
from fingertips.phones.android.looking import Eye
from fingertips.phones.android.wire import Broken, Unreached, Wire, command

KEYS = {
    Key.HOME: 3,
    Key.BACK: 4,
    Key.VOLUME_UP: 24,
    Key.VOLUME_DOWN: 25,
    Key.ENTER: 66,
    Key.DELETE: 67,
    Key.RECENTS: 187,
}
"""https://developer.android.com/reference/android/view/KeyEvent"""
ANYWHERE = {Key.HOME, Key.RECENTS, Key.VOLUME_UP, Key.VOLUME_DOWN}
"""Keys that mean the same on every screen."""
HELD = 800
"""Milliseconds of a long press."""
RECONNECTING, RETRY = 20.0, 0.5
"""Seconds for which a lost phone is sought, and between two tries."""
PASSING = {"unreachable", "not_found", "offline", "starting"}
"""States that a phone may come out of by itself."""
BOOTING = 90.0


class AndroidPhone:
    """A phone behind one adb serial. It fulfils ports.Phone."""

    def __init__(self, wire: Wire, elements: Automator | None = None) -> None:
        self._wire = wire
        self._known = identify(wire)
        self.reconnecting = RECONNECTING
        self._server = elements or Automator(wire)
        self._eye = Eye(wire, self._server)
        self._typist = Typist(wire, self._server, self._eye.field)
        self._apps = Apps(wire)

    @property
    def serial(self) -> str:
        return self._wire.serial

    @property
    def identity(self) -> Identity:
        """Who answers there, as it was when it was connected to last."""
        return self._known.identity

    @property
    def virtual(self) -> bool:
        """Whether it is one of fingertips' own virtual phones."""
        return self._known.virtual

    def observe(self, after: PhoneAction | None = None) -> Observation:
        """The screen, once it has come to rest. A phone that was lost is sought for a while.

        Raises PhoneLost, PhoneUnready.
        """
        try:
            return self._eye.observe(after)
        except (Unreached, Broken) as gone:
            self._find_again(gone)
        try:
            return self._eye.observe(None)
        except (Unreached, Broken) as gone:
            raise PhoneLost(serial=self.serial, reason=str(gone)) from gone

    def perform(self, action: PhoneAction, aimed_at: Observation) -> None:
        """Do it once. Raises StaleScreen, UnknownApp, CannotType, InDoubt, PhoneLost, PhoneUnready."""
        if _aimed(action):
            self._check(action, aimed_at)
        try:
            self._do(action, aimed_at)
        except Broken as doubt:
            raise InDoubt(reason=say("android.broke_off", reason=str(doubt))) from doubt
        except Unreached as gone:
            raise PhoneLost(serial=self.serial, reason=str(gone)) from gone

    def close(self) -> None:
        """Give the person their keyboard back; where the phone is gone, whoever connects next does."""
        try:
            self._typist.close()
        except (Unreached, Broken):
            pass
        self._server.close()

    def _check(self, action: PhoneAction, aimed_at: Observation) -> None:
        """Raises StaleScreen unless the screen is still the one that the action was decided on."""
        try:
            self._eye.recheck(place(action), aimed_at)
        except (Unreached, Broken) as gone:
            self._find_again(gone)  # nothing was done yet, so looking twice does no harm
            try:
                self._eye.recheck(place(action), aimed_at)
            except (Unreached, Broken) as again:
                raise PhoneLost(serial=self.serial, reason=str(again)) from again

    def _do(self, action: PhoneAction, aimed_at: Observation) -> None:
        match action:
            case Tap(at):
                self._input("tap", *at.pixel(aimed_at.size))
            case DoubleTap(at):
                self._input("tap", *at.pixel(aimed_at.size), times=2)
            case LongPress(at):
                self._swipe(at, at, HELD, aimed_at)
            case Swipe(start, end, seconds):
                self._swipe(start, end, max(1, round(seconds * 1000)), aimed_at)
            case Type(text):
                self._typist.write(text, keyboard_shown=aimed_at.keyboard)
            case Press(key):
                self._input("keyevent", KEYS[key])
            case Launch(app):
                self._apps.launch(app)
            case Wait(seconds):
                self._eye.await_change(aimed_at, seconds)
            case _:
                assert_never(action)

    def _swipe(self, start: Point, end: Point, milliseconds: int, aimed_at: Observation) -> None:
        places = *start.pixel(aimed_at.size), *end.pixel(aimed_at.size)
        self._input("swipe", *places, milliseconds, within=10 + milliseconds / 1000)

    def _input(self, *words: str | int, times: int = 1, within: float = 10) -> None:
        reply = self._wire.run("; ".join([command("input", *words)] * times), within)
        if "INJECT_EVENTS" in reply.all or "SecurityException" in reply.all:
            raise PhoneUnready(case="input_refused", serial=self.serial)
        if not reply.ok:
            raise PhoneLost(serial=self.serial, reason=reply.all[:300])

    def _find_again(self, gone: Exception) -> None:
        """The same phone, behind the same serial, in whatever state it is found. Raises PhoneLost, PhoneUnready."""
        self._server.close()
        try:
            self._reach_again()
            found = server.until(self._booted, BOOTING, every=1.0) or identify(self._wire)
        except PhoneUnready as trouble:
            if trouble.details["case"] in ("not_found", "unreachable"):
                raise PhoneLost(serial=self.serial, reason=str(gone)) from trouble
            raise
        except (Unreached, Broken) as again:
            raise PhoneLost(serial=self.serial, reason=str(again)) from again
        if found.identity.phone != self.identity.phone:
            raise another(self.serial, self.identity, found.identity)
        self._known = found

    def _booted(self) -> Known | None:
        found = identify(self._wire)
        return found if found.booted else None

    def _reach_again(self) -> None:
        """A cable may be plugged in again, a network come back. Raises PhoneUnready with the state it stays in."""
        deadline = time.monotonic() + self.reconnecting
        while True:
            try:
                server.reach(self.serial, within=5)
                return
            except PhoneUnready as trouble:
                if trouble.details["case"] not in PASSING or time.monotonic() > deadline:
                    raise
            time.sleep(RETRY)


def connect(serial: str | None = None, start_server: bool = False) -> AndroidPhone:
    """The phone of that serial or address, or the only one that adb shows; it is ready to be driven.

    Raises PhoneUnready, PhoneLost.
    """
    return taken(server.reach(serial or server.environment_serial() or server.the_only()), start_server)


def taken(wire: Wire, start_server: bool = False) -> AndroidPhone:
    """The phone at the end of that wire, ready to be driven.

    `start_server` allows uiautomator2's server to be put on the phone where none answers.
    Raises PhoneUnready, PhoneLost.
    """
    try:
        if start_server and not automator.serves(wire):
            automator.start(wire)
        phone = AndroidPhone(wire)
        restore_keyboard(wire)
    except (Unreached, Broken) as gone:
        raise PhoneLost(serial=wire.serial, reason=str(gone)) from gone
    return phone


def _aimed(action: PhoneAction) -> bool:
    """Whether the action means something only on the screen that it was decided on."""
    match action:
        case Launch() | Wait():
            return False
        case Press(key):
            return key not in ANYWHERE
        case _:
            return True


def place(action: PhoneAction) -> Point | None:
    """Where the finger falls, for an action that is aimed at one thing."""
    match action:
        case Tap(at) | DoubleTap(at) | LongPress(at):
            return at
        case _:
            return None
