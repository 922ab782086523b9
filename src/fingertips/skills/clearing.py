"""What lay in the cart before is the person's: it is taken out only after asking, and the errand's own put in anew.

That something lies there is seen on the bill. From it the way leads back to the cart, which is emptied if it holds what
the bill said; then the errand goes on where it chose the thing. Once: a bill that is wrong a second time ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fingertips.action import Decision, Key, Press, Tap
from fingertips.catalogue import sentence
from fingertips.observation import Element
from fingertips.perception.reading import folded
from fingertips.skills.counting import strange
from fingertips.skills.finding import find
from fingertips.skills.finishing import reads
from fingertips.skills.place import Outcome, Place
from fingertips.skills.signs import signs
from fingertips.skills.skill import Do
from fingertips.skills.turn import Turn

BACKS = 3
TAPS = 2
BILL, CART, EMPTY = "bill", "cart", "empty"
"""What was done last: back from the bill, the cart opened, the cart emptied."""
BETWEEN = " · "


def leave_bill(turn: Turn, place: Place, odd: Sequence[str]) -> Decision:
    """Back from a bill that says something else.

    Raises LostWay where the cart has been emptied before, or the order may have been made.
    """
    said = BETWEEN.join(odd)
    if place.emptied or (turn.last is not None and turn.last.bound):
        raise turn.lost(place, said, case="bill")
    return turn.decide(replace(place, foreign=said, emptied=1, backed=1), Press(Key.BACK), BILL)


def emptied(turn: Turn, place: Place) -> Decision | Place:
    """The next move towards an empty cart; once it is empty, the place from which the errand goes on.

    Raises LostWay where the person keeps what lies there, or no cart with it is found.
    """
    if turn.last is not None and turn.last.outcome is Outcome.REFUSED:
        raise turn.lost(place, place.foreign, case="cart")
    empties = _control(turn, signs().empties)
    if empties is not None and place.closed < TAPS and _holds_it(turn, place):
        return _empty(turn, place, empties)
    if place.doing == EMPTY:
        agrees = _control(turn, signs().agrees)
        return _empty(turn, place, agrees) if agrees and place.closed < TAPS else _before(turn, place)
    cart = None if strange(turn, place) else _control(turn, signs().cart)
    if place.doing == CART and cart is not None and empties is None:
        return _before(turn, place)
    if place.doing == BILL and cart is not None:
        return turn.decide(place, Tap(cart.box.centre), CART)
    if place.doing == BILL and place.backed < BACKS:
        return turn.decide(replace(place, backed=place.backed + 1), Press(Key.BACK), BILL)
    raise turn.lost(place, place.foreign, case="bill")


def _empty(turn: Turn, place: Place, control: Element) -> Decision:
    why = sentence("skill.empties", turn.plan.language, {"held": place.foreign})
    decision = turn.decide(replace(place, closed=place.closed + 1), Tap(control.box.centre), EMPTY)
    return replace(decision, thought=why, warning=why)


def _before(turn: Turn, place: Place) -> Place:
    """Where the thing is chosen on this screen, else where its app is started."""
    steps = list(enumerate(turn.skill.steps[: place.step]))
    chosen = [n for n, s in steps if s.anchor and s.anchor.gaps & turn.skill.counted and _here(turn, n)]
    begun = [n for n, s in steps if s.do is Do.LAUNCH and s.text == turn.skill.steps[place.step].app]
    return Place(place.skill, (chosen or begun or [0])[-1], spelling=place.spelling, emptied=place.emptied)


def _here(turn: Turn, index: int) -> bool:
    """Whether the element that this step taps is on the screen."""
    step = turn.skill.steps[index]
    return step.do is Do.TAP and step.anchor is not None and find(turn.screen, step.anchor, turn.filled) is not None


def _holds_it(turn: Turn, place: Place) -> bool:
    return any(reads(turn.screen, name) for name in place.foreign.split(BETWEEN))


def _control(turn: Turn, words: Iterable[str]) -> Element | None:
    """The lowest control that is called so: a menu's own things stand above its bar."""
    called = [e for e in turn.screen.elements if e.enabled and {folded(e.text), folded(e.label)} & set(words)]
    return max(called, key=lambda e: (e.clickable, e.box.top), default=None)
