"""Looking at a phone: its elements and its picture once it rests, and how it lies at that moment.

Where a UIAutomator server answers, the elements tell whether the screen rests: they are read before and after the
picture, and the picture counts when both are the same. Elsewhere pictures are taken until two are alike.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from fingertips.action import Launch, PhoneAction, Wait
from fingertips.apps import cards
from fingertips.catalogue import say
from fingertips.errors import PhoneLost, PhoneUnready, StaleScreen
from fingertips.geometry import Point, Size
from fingertips.observation import App, Element, Observation, Picture, first
from fingertips.perception import tree
from fingertips.perception.aim import on_target
from fingertips.perception.settle import Patience, Sketch, Stillness, alike, loading, sketch
from fingertips.phones.android import automator, glance, picture
from fingertips.phones.android.automator import Automator, Unavailable
from fingertips.phones.android.glance import Glance
from fingertips.phones.android.keyboard import Field
from fingertips.phones.android.picture import Truncated
from fingertips.phones.android.waking import rouse
from fingertips.phones.android.wire import Wire

PAUSE = 0.02
"""Seconds between two looks at the elements."""
WAITING = 0.1
"""Seconds between two looks while waiting for a change."""
PATIENCE = Patience(quiet=PAUSE, response=0.6, bound=3.0)
STARTING = Patience(quiet=PAUSE, response=1.0, bound=6.0)
"""For an app that comes to the front."""
AT_ONCE = Patience(quiet=PAUSE, response=0.0, bound=3.0)
"""For a look that follows no action of ours."""
DUMPS = 2
"""So many dumps may fail in a row before none is tried until another app comes to the front."""

Elements = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, or None where the screen is protected, and how the phone lay meanwhile."""

    picture: Picture | None
    glance: Glance


@dataclass(frozen=True, slots=True)
class Sight:
    """A screen at rest."""

    shot: Shot
    elements: Elements
    settled: float


class Eye:
    """Looks at one phone and remembers what it saw last."""

    def __init__(self, wire: Wire, server: Automator) -> None:
        self.wire = wire
        self.server = server
        self.size = Size(1080, 2400)
        self._elements: Elements | None = None
        self._sketch: tuple[str, Sketch] | None = None
        self._failed_dumps = 0
        self._failed_in: App | None = None

    def glance(self) -> Glance:
        """How the phone lies. Raises Unreached, Broken."""
        return self._noticed(glance.read(self.wire.run(glance.QUESTION).text))

    def observe(self, after: PhoneAction | None) -> Observation:
        """The screen at rest, awake, and open unless the lock asks for a credential.

        Raises Unreached, Broken, PhoneUnready for a screen that stays dark.
        """
        began = time.monotonic()
        sight = self._at_rest(_patience(after), began)
        if not _open(sight.shot.glance):
            if not rouse(self.wire, self.glance, sight.shot.glance).awake:
                raise PhoneUnready(case="dark", serial=self.wire.serial)
            self._forget()
            sight = self._at_rest(AT_ONCE, began)
        lies, shown = sight.shot.glance, sight.shot.picture
        return Observation(
            shown,
            lies.app,
            lies.size or (shown.size if shown else self.size),
            sight.elements,
            keyboard=lies.keyboard,
            locked=lies.locked,
            rotation=lies.rotation,
            settled=round(sight.settled, 3),
        )

    def recheck(self, at: Point | None, seen: Observation) -> None:
        """Raises StaleScreen where the phone, or what lies at that place, is no longer as it was seen."""
        refuse_stale(self.glance(), seen)
        if at is not None and seen.elements and not on_target(at, seen, self._quick() or ()):
            raise StaleScreen(case="covered")

    def await_change(self, seen: Observation, seconds: float) -> None:
        """Return once the screen differs from what was seen, or after that time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self._differs(seen):
            time.sleep(min(WAITING, left))

    def field(self) -> Field:
        """The field that has the focus, as far as the phone gives elements."""
        elements = self._quick()
        if elements is None:
            elements = tree.elements(automator.dump(self.wire), self.size)
        return Field(bool(elements), first(e for e in elements if e.focused and e.editable))

    def _at_rest(self, patience: Patience, began: float) -> Sight:
        sight = self._by_elements(patience, began) or self._by_frames(patience, began)
        self._elements = sight.elements
        return sight

    def _by_elements(self, patience: Patience, began: float) -> Sight | None:
        """None where no server gives elements of this screen."""
        rest = Stillness[Elements](patience, began, before=self._elements)
        while elements := self._quick():
            now = time.monotonic()
            if not rest.saw(elements, now) or (loading(elements) and now < began + patience.loading):
                time.sleep(PAUSE)
                continue
            size = self.size
            shot = self._shot()
            if self.size != size:
                continue  # turned: the boxes were reckoned from another size
            if rest.over or (rest.saw(self._quick() or (), time.monotonic()) and _upright(shot)):
                return Sight(shot, rest.sight or (), rest.seconds(time.monotonic()))
        return None

    def _by_frames(self, patience: Patience, began: float) -> Sight:
        before = self._sketch[1] if self._sketch else None
        rest = Stillness[Sketch](patience, began, before, same=alike)
        while True:
            shot = self._shot()
            if shot.picture is None:
                return Sight(shot, self._dumped(shot.glance.app), rest.seconds(time.monotonic()))
            if rest.saw(self._sketched(shot.picture), time.monotonic()) and (rest.over or _upright(shot)):
                settled = rest.seconds(time.monotonic())
                return Sight(shot, self._dumped(shot.glance.app), settled)

    def _shot(self) -> Shot:
        """A whole picture and how the phone lay while it was taken."""
        reason = ""
        for _ in range(picture.TRIES):
            taken, said = self.wire.together(picture.QUESTION, glance.QUESTION)
            try:
                return Shot(picture.read(taken), self._noticed(glance.read(said.text)))
            except Truncated as error:
                reason = str(error)
        raise PhoneLost(serial=self.wire.serial, reason=say("android.no_picture", tries=picture.TRIES, reason=reason))

    def _quick(self) -> Elements | None:
        """The elements by the server; None where it does not answer."""
        try:
            return tree.elements(self.server.tree(), self.size) if self.server.answers() else None
        except Unavailable:
            return None

    def _dumped(self, app: App) -> Elements:
        """The elements by the phone's own tool, which is slow and fails where a screen never idles."""
        if self.server.answers():
            return ()  # it has just said that there are none
        if self._failed_dumps >= DUMPS and self._failed_in == app:
            return ()
        elements = tree.elements(automator.dump(self.wire), self.size)
        self._failed_dumps = 0 if elements else self._failed_dumps + 1
        self._failed_in = app
        return elements

    def _differs(self, seen: Observation) -> bool:
        elements = self._quick()
        if elements and seen.elements:
            return elements != seen.elements
        shown = self._shot().picture
        if shown is None or seen.picture is None:
            return (shown is None) != (seen.picture is None)
        return shown != seen.picture and not alike(self._sketched(shown), sketch(seen.picture.png))

    def _sketched(self, shown: Picture) -> Sketch:
        if self._sketch is None or self._sketch[0] != shown.digest:
            self._sketch = shown.digest, sketch(shown.png)
        return self._sketch[1]

    def _noticed(self, seen: Glance) -> Glance:
        self.size = seen.size or self.size
        return seen

    def _forget(self) -> None:
        self._elements = self._sketch = None


def _open(seen: Glance) -> bool:
    return seen.awake and (not seen.locked or seen.secure)


def _upright(shot: Shot) -> bool:
    """Whether picture and phone lay the same way: one that is being turned is not at rest."""
    return shot.picture is None or shot.glance.size is None or shot.picture.size.landscape == shot.glance.size.landscape


def _patience(after: PhoneAction | None) -> Patience:
    match after:
        case None | Wait():
            return AT_ONCE
        case Launch():
            return STARTING
        case _:
            return PATIENCE


def refuse_stale(now: Glance, aimed_at: Observation) -> None:
    """Raises StaleScreen where the phone no longer lies as it did when the screen was seen."""
    if not now.awake:
        raise StaleScreen(case="dark")
    if (now.rotation, now.size or aimed_at.size) != (aimed_at.rotation, aimed_at.size):
        raise StaleScreen(case="rotated")
    if now.app.package != aimed_at.app.package:
        raise StaleScreen(case="left", app=_name(now.app))
    if now.app.activity and aimed_at.app.activity and now.app.activity != aimed_at.app.activity:
        raise StaleScreen(case="moved")


def _name(app: App) -> str:
    card = cards.by_package(app.package)
    return card.name if card else app.package
