"""What is done when a step's element is not on the screen: one thing after the other, each within its bound."""

from __future__ import annotations

from dataclasses import replace

from fingertips.action import Decision, Key, Launch, Press, Tap, Wait
from fingertips.observation import Observation
from fingertips.skills.finding import find
from fingertips.skills.likeness import likeness, respelled
from fingertips.skills.obstacles import closing, lanes, loading, nothing_found, sideways, sight, swipe
from fingertips.skills.place import Place
from fingertips.skills.skill import GAP, Do, Step, holds, spelled
from fingertips.skills.turn import Turn

CLOSES = 4
LAUNCHES = 2
LOADS = 5
WAITS = 2
PULLS = 14
"""So often a list is pulled one way."""
BACKS = 4
LOAD_SECONDS = 3.0
WAIT_SECONDS = 1.5


def prepare(turn: Turn, step: Step, place: Place, other: str = "") -> Decision:
    """The next thing to try. Raises LostWay when all has been tried; `other` is something that is only called alike."""
    prepared = (
        _homeward(turn, step, place)
        or _closed(turn, place)
        or (_searched_again(turn, step, place) if nothing_found(turn.screen) else None)
        or _patience(turn, place)
        or _uncovered(turn, place)
        or _repeated(turn, place)
        or _backed(turn, place)
        or pulled(turn, step, place)
        or _searched_again(turn, step, place)
    )
    if prepared is None and other:
        raise turn.lost(place, wanted(turn, step), case="other", other=other)
    if prepared is None:
        raise turn.lost(place, wanted(turn, step))
    return prepared


def wanted(turn: Turn, step: Step) -> str:
    """What a person would call the element that is not there."""
    if step.anchor is None:
        return step.text
    patterns = (*step.anchor.texts, *step.anchor.near)
    ways = [way for pattern in patterns for way in spelled(pattern, turn.filled)]
    own = [way for way in ways if _speaks(way, turn.plan.language)]
    name = next(iter(own or ways), "") or ", ".join(step.anchor.ids)
    return f"“{name}”" if turn.plan.language == "zh" else f'"{name}"'


def pulled(turn: Turn, step: Step, place: Place) -> Decision | None:
    """The next pull through what can be scrolled: each list to its end, then back to its beginning."""
    if step.anchor is None:
        return None
    boxes = lanes(turn.screen, step.anchor.place)
    if turn.last and place.doing == "pull" and place.lane < len(boxes):
        before = turn.last.before
        if before is not None and sight(before, boxes[place.lane]) == sight(turn.screen, boxes[place.lane]):
            place = _turned(place)
    while place.lane < len(boxes):
        if place.pulls < PULLS and not (sideways(boxes[place.lane]) and step.do is Do.NOTE):
            action = swipe(boxes[place.lane], place.onward)
            return turn.decide(replace(place, pulls=place.pulls + 1), action, "pull")
        place = _turned(place)
    return None


def _turned(place: Place) -> Place:
    """The other way through the same list, or the next list."""
    if place.onward:
        return replace(place, onward=False, pulls=0)
    return replace(place, lane=place.lane + 1, onward=True, pulls=0)


def _homeward(turn: Turn, step: Step, place: Place) -> Decision | None:
    """Back to the app that the step is in."""
    if not step.app or turn.screen.app.package == step.app:
        return None
    if place.waited < 1:
        return turn.decide(replace(place, waited=place.waited + 1), Wait(WAIT_SECONDS), "wait")
    if place.launched < LAUNCHES:
        fresh = replace(place, launched=place.launched + 1, backed=BACKS if place.backed else 0)
        return turn.decide(fresh, Launch(step.app), "launch")
    return None


def _closed(turn: Turn, place: Place) -> Decision | None:
    mark = closing(turn.screen) if place.closed < CLOSES else None
    if mark is None:
        return None
    return turn.decide(replace(place, closed=place.closed + 1), Tap(mark.box.centre), "close")


def _patience(turn: Turn, place: Place) -> Decision | None:
    if loading(turn.screen) and place.waited < LOADS:
        return turn.decide(replace(place, waited=place.waited + 1), Wait(LOAD_SECONDS), "wait")
    if place.waited < WAITS and not place.pulls:
        return turn.decide(replace(place, waited=place.waited + 1), Wait(WAIT_SECONDS), "wait")
    return None


def _uncovered(turn: Turn, place: Place) -> Decision | None:
    """The keyboard hides half of what is there."""
    if not turn.screen.keyboard or place.hidden:
        return None
    return turn.decide(replace(place, hidden=1), Press(Key.BACK), "hide")


def _repeated(turn: Turn, place: Place) -> Decision | None:
    """The tap before this one again, where it had no effect and what it tapped is still there; once."""
    if not place.dull or place.retried or place.step == 0:
        return None
    done = (s for s in reversed(turn.skill.steps[: place.step]) if holds(s.when, turn.features) and not s.times)
    before = next(done, None)
    if before is None or before.do is not Do.TAP or before.anchor is None:
        return None
    hit = find(turn.screen, before.anchor, turn.filled)
    return turn.decide(replace(place, retried=1), Tap(hit.element.box.centre), "again") if hit else None


def _backed(turn: Turn, place: Place) -> Decision | None:
    """An app that was left on some other page is led back to where its errands begin."""
    before = [s for s in turn.skill.steps[: place.step] if holds(s.when, turn.features)]
    if not before or before[-1].do is not Do.LAUNCH or place.backed >= BACKS:
        return None
    fresh = Place(place.skill, place.step, backed=place.backed + 1, launched=place.launched, waited=1)
    return turn.decide(fresh, Press(Key.BACK), "back")


def _searched_again(turn: Turn, step: Step, place: Place) -> Decision | None:
    """Back to the field where the value was searched for, to try other words."""
    gaps = step.anchor.gaps if step.anchor else frozenset[str]()
    for index in range(place.step - 1, -1, -1):
        typing = turn.skill.steps[index]
        typed = [gap for gap in GAP.findall(typing.text) if gap in gaps and turn.filled.get(gap)]
        if typing.do is not Do.TYPE or not typed or typing.anchor is None or not holds(typing.when, turn.features):
            continue
        field = find(turn.screen, typing.anchor, turn.filled)
        if field is None or place.spelling + 1 >= len(respelled(turn.filled[typed[0]][0])):
            return None
        again = Place(place.skill, index, retried=1, spelling=place.spelling + 1)
        return turn.decide(again, Tap(field.element.box.centre), "focus")
    return None


def _speaks(text: str, language: str) -> bool:
    return text.isascii() == (language == "en")


def unlike(screen: Observation, text: str) -> bool:
    return all(likeness(text, said) < 0.7 for said in screen.texts)
