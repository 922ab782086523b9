"""A skill's next move on the screen at hand: a function of the plan, the screen and where the replay stands.

The step's element is looked for; where it is not, what may stand in the way is dealt with, each thing so often and no
more: an advertisement is closed, a page is given time, a list is pulled through. Then the way is lost, and said so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from fingertips.action import Action, Decision, DoubleTap, Key, Launch, LongPress, Note, Press, Tap, Type
from fingertips.errors import NoSkill
from fingertips.observation import Element, Observation
from fingertips.skills.clearing import emptied, leave_bill
from fingertips.skills.counting import counted, recounted, strange
from fingertips.skills.finding import Found, already, candidates, find, name_of, pieces
from fingertips.skills.finishing import finish, shown
from fingertips.skills.likeness import respelled
from fingertips.skills.naming import another, doubtful, misplaced
from fingertips.skills.obstacles import loading
from fingertips.skills.passage import passage
from fingertips.skills.place import STEP, Outcome, Place
from fingertips.skills.preparing import prepare, wanted
from fingertips.skills.skill import SEEN, Anchor, Do, Kind, Step, Values, fill, fillable, holds
from fingertips.skills.turn import Turn
from fingertips.skills.values import times, unheeded


def move(turn: Turn) -> Decision:
    """The next decision. Raises LostWay; NoSkill before the first where a value would come to nothing."""
    if turn.last is None and (words := unheeded(turn.plan)):
        raise NoSkill(case="leftover", skill=turn.skill.title.get(turn.plan.language) or turn.skill.name, words=words)
    place = _resumed(turn)
    if place.foreign:
        place = emptied(turn, place)
        if isinstance(place, Decision):
            return place
    for index in range(place.step, len(turn.skill.steps)):
        if index != place.step:
            place = replace(place.at(index), dull=place.dull)
        step = turn.skill.steps[index]
        if holds(set(step.when) - {SEEN}, turn.features) and (decision := _do(turn, step, place)):
            return decision
    return finish(turn, place if place.step == len(turn.skill.steps) else place.at(len(turn.skill.steps)))


def _resumed(turn: Turn) -> Place:
    """The place to go on from, by what became of the last decision."""
    if turn.last is None:
        return Place(turn.skill.name)
    place, outcome = turn.last.place, turn.last.outcome
    if place.step >= len(turn.skill.steps):
        return place
    step = turn.skill.steps[place.step]
    match outcome:
        case Outcome.DONE if place.doing == STEP:
            return _after(turn, step, place)
        case Outcome.DONE:
            return place
        case Outcome.DOUBTFUL if place.doing == STEP and _seems_done(turn, place):
            return _after(turn, step, place)
        case Outcome.REFUSED if not place.foreign:
            raise turn.lost(place, turn.last.reason, case="refused")
        case Outcome.FAILED if turn.last.reason in ("unknown_app", "cannot_type"):
            raise turn.lost(place, step.text)
        case Outcome.OPEN | Outcome.FAILED | Outcome.DOUBTFUL | Outcome.REFUSED:
            return replace(place, done=place.done - 1, doing="") if place.doing == STEP else place
        case _:
            assert_never(outcome)


def _after(turn: Turn, step: Step, place: Place) -> Place:
    if step.times or step.reads:
        return replace(place, doing="", waited=0)
    after = place.at(place.step + 1)
    return replace(after, dull=True) if turn.last is not None and turn.last.effect is False else after


def _seems_done(turn: Turn, place: Place) -> bool:
    """Whether the screen looks as it does after the step: the next one's element is there and its own is not."""
    step = turn.skill.steps[place.step]
    if step.anchor and _still_there(turn, step.anchor):
        return False
    following = (s for s in turn.skill.steps[place.step + 1 :] if s.anchor and holds(s.when, turn.features))
    after = next(following, None)
    if after is None or after.anchor is None:
        return all(shown(turn.screen, choices, turn.filled) for choices in turn.skill.proof)
    return find(turn.screen, after.anchor, turn.filled) is not None


def _still_there(turn: Turn, anchor: Anchor) -> bool:
    """Whether the element stands there as it did. A chosen value often reads alike on the page that it leads to."""
    now = find(turn.screen, anchor, turn.filled)
    then = find(turn.last.before, anchor, turn.filled) if turn.last and turn.last.before else None
    return now is not None and (then is None or name_of(now.element.id) == name_of(then.element.id))


def _do(turn: Turn, step: Step, place: Place) -> Decision | None:
    """The move that this step needs now; none where what it would do is true already."""
    if step.do in (Do.TAP, Do.TYPE) and (odd := strange(turn, place)):
        return leave_bill(turn, place, odd)
    match step.do:
        case Do.LAUNCH:
            there = turn.screen.app.package == step.text
            return None if there else turn.decide(place, Launch(step.text))
        case Do.PRESS:
            return turn.decide(place, Press(Key(step.text)))
        case Do.TYPE:
            return _type(turn, step, place)
        case Do.TAP | Do.DOUBLE_TAP | Do.LONG_PRESS | Do.NOTE:
            return _touch(turn, step, place)
        case _:
            assert_never(step.do)


def _touch(turn: Turn, step: Step, place: Place) -> Decision | None:
    anchor = step.anchor
    assert anchor is not None, "a touch has an anchor"
    if anchor.gaps and not any(fillable(pattern, turn.filled) for pattern in (*anchor.texts, *anchor.near)):
        return None
    hit, other = _rightly_named(turn, step, anchor)
    if step.reads and (hit is not None or place.done):
        return passage(turn, step, place, hit)
    if step.times and hit is not None and (reached := counted(turn, step, place, hit)):
        return None if reached is True else reached
    if step.times and place.done >= times(step.times, turn.filled):
        return None
    if hit is not None and doubtful(turn, anchor, hit):
        raise turn.lost(place, wanted(turn, step), case="doubtful", other=hit.text)
    if hit is None:
        if SEEN in step.when and not loading(turn.screen):
            return None
        if _needless(turn, step, place) or already(turn.screen, anchor, turn.filled):
            return None
        return prepare(turn, step, place, other)
    if step.do is Do.TAP and _is_so(hit.element, step.makes):
        return None
    if step.do is Do.TAP and not step.times and (fixed := recounted(turn, place)):
        return fixed
    return turn.decide(replace(place, found=hit.text), _on(step, hit, turn.screen))


def _rightly_named(turn: Turn, step: Step, anchor: Anchor) -> tuple[Found | None, str]:
    """The surest element that is no other thing of a like name, else none and what the surest one is called."""
    hits = candidates(turn.screen, anchor, turn.filled)
    rows = [hit for hit in hits if (hit.element.id, hit.element.role) == (hits[0].element.id, hits[0].element.role)]
    right = (hit for hit in rows if not (another(turn, anchor, hit) or misplaced(turn, step, hit)))
    hit = next(right, None)
    return hit, hits[0].text if hits and hit is None else ""


def _is_so(element: Element, makes: str) -> bool:
    """Whether the element is already what the tap would make of it."""
    match makes:
        case "checked":
            return element.checked
        case "unchecked":
            return element.checkable and not element.checked
        case "selected":
            return element.selected
        case _:
            return False


def _needless(turn: Turn, step: Step, place: Place) -> bool:
    """Whether a step without a value of the errand only led to where we are: the next one's element is here."""
    if step.do is Do.NOTE or step.times or (step.anchor and step.anchor.gaps):
        return False
    for after in turn.skill.steps[place.step + 1 :]:
        if not holds(set(after.when), turn.features):
            continue
        telling = after.anchor is not None and (after.do in (Do.TYPE, Do.NOTE) or bool(after.anchor.gaps))
        return telling and after.anchor is not None and find(turn.screen, after.anchor, turn.filled) is not None
    return False


def _on(step: Step, hit: Found, screen: Observation) -> Action:
    centre = hit.element.box.centre
    match step.do:
        case Do.TAP:
            return Tap(centre)
        case Do.DOUBLE_TAP:
            return DoubleTap(centre)
        case Do.LONG_PRESS:
            return LongPress(centre)
        case Do.NOTE:
            editable = hit.element.editable
            return Note(hit.element.text if editable else " ".join(pieces(screen, hit.element)), name=step.text)
        case Do.LAUNCH | Do.TYPE | Do.PRESS:
            raise AssertionError("not a touch")
        case _:
            assert_never(step.do)


def _type(turn: Turn, step: Step, place: Place) -> Decision | None:
    text = fill(step.text, _respelled(turn, place.spelling))
    focused = turn.screen.focused()
    field = find(turn.screen, step.anchor, turn.filled) if step.anchor else None
    if field is None and focused is None:
        return prepare(turn, step, place)
    if field is None or (focused is not None and field.element == focused) or place.retried > 1:
        if focused is not None and focused.text == text:
            return None
        return turn.decide(place, Type(text))
    return turn.decide(replace(place, retried=place.retried + 1), Tap(field.element.box.centre), "focus")


def _respelled(turn: Turn, spelling: int) -> Values:
    """The values as they are typed now: words that found nothing are searched for in another spelling."""
    if not spelling:
        return turn.filled
    texts = {slot.name for slot in turn.skill.slots if slot.kind is Kind.TEXT}
    ways = {gap: respelled(said[0]) if gap in texts else said for gap, said in turn.filled.items() if said}
    return {gap: (said[min(spelling, len(said) - 1)],) if gap in texts else said for gap, said in ways.items()}
