"""A session that was verified, as a skill: its instruction with gaps, and steps that hold on to what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fingertips.action import DoubleTap, Key, Launch, LongPress, Note, Press, Tap, Type
from fingertips.apps.cards import by_name
from fingertips.observation import Element
from fingertips.perception.reading import folded
from fingertips.session import Session
from fingertips.skills.anchoring import alike, anchor, by_order, patterned
from fingertips.skills.frames import find_run
from fingertips.skills.matching import things_in
from fingertips.skills.moves import Move, finish, moves
from fingertips.skills.skill import Answer, Do, Kind, Skill, Slot, Step, Values, Wording
from fingertips.skills.values import Plan, compared, language_of, values
from fingertips.skills.wording import Part, tokens

CODE_PARTS = (Part.NUMBER, Part.DATE, Part.TIME)
LONG = 3
"""A value of more words than these is a clause."""


@dataclass(frozen=True)
class Lesson:
    """What is taught: a session and the words of its instruction that may be others the next time."""

    session: Session
    slots: Mapping[str, str]
    kinds: Mapping[str, Kind]
    today: date
    pointed: bool = False
    """Whether the thoughts name what each thing was chosen by, so that a value they don't name is there by chance."""


def learn(lesson: Lesson, name: str, title: Mapping[str, str]) -> Skill:
    """The skill of one session; it does that errand again with other values."""
    says, events = lesson.session.instruction, lesson.session.events
    slots = tuple(Slot(slot, lesson.kinds.get(slot) or kind_of(says, value)) for slot, value in lesson.slots.items())
    blank = Skill(name=name, title=title, wordings=(), slots=slots)
    plan = Plan(blank, lesson.slots, frozenset(), language_of(says))
    known = {gap: ways for gap, ways in values(plan, [], lesson.today).items() if gap in lesson.slots}
    notes = {f"note:{note.name}": (note.text,) for note in lesson.session.notes if note.name and note.text}
    steps = tuple(_steps(moves(events), known, slots, lesson.pointed))
    claim = finish(events)
    features = things_in(says, lesson.slots.values()) | {f"slot:{slot}" for slot in lesson.slots}
    wording = Wording(says, dict(lesson.slots), tuple(sorted(features | compared(lesson.session.notes))))
    return replace(
        blank,
        wordings=(wording,),
        steps=steps,
        proof=tuple((patterned(text, {**known, **notes}),) for text in claim.proof) if claim else (),
        answers=_answers(claim.answer if claim else "", {**_said(lesson.slots), **notes}, says),
    )


def kind_of(says: str, value: str) -> Kind:
    """What sort of value these words of the instruction are."""
    words = tokens(says)
    run = find_run(words, says, value)
    if run is None:
        return Kind.TEXT
    inside = words[run.first : run.last + 1]
    if len(inside) == 1 and inside[0].part in CODE_PARTS:
        return Kind(inside[0].part.value)
    before = next((t for t in reversed(words[: run.first]) if t.part not in (Part.SPACE, Part.FILLER, Part.STOP)), None)
    clause = sum(1 for t in inside if t.part is Part.TEXT and t.text.isascii()) > LONG
    worded = before is not None and before.sense in ("saying", "remark")
    return Kind.PROSE if clause or worded else Kind.TEXT


def _said(slots: Mapping[str, str]) -> Values:
    return {slot: (words,) for slot, words in slots.items()}


def _answers(text: str, known: Values, says: str) -> tuple[Answer, ...]:
    return (Answer(language_of(says), patterned(text, known)),) if text else ()


def _steps(done: Sequence[Move], known: Values, slots: Sequence[Slot], pointed: bool) -> list[Step]:
    steps: list[Step] = []
    taps = 0
    for move, after in zip(done, [*done[1:], None], strict=True):
        taps += 1
        if after is not None and _again(move, after):
            continue
        chosen = _named(known, move.thought) if pointed else known
        steps.append(
            _step(move, known, chosen, pointed, _times(taps, known, slots) if taps > 1 or _counts(move) else "")
        )
        taps = 0
    return steps


def _again(one: Move, other: Move) -> bool:
    """Whether the second tap is on the same element, as on a stepper."""
    if not isinstance(one.action, Tap) or not isinstance(other.action, Tap):
        return False
    first, second = one.target, other.target
    if first is None or second is None or (first.id, first.label) != (second.id, second.label):
        return False
    return first.box.centre.distance(second.box.centre) < 0.05 and first.clickable


def _counts(move: Move) -> bool:
    """Whether a single tap was one on a stepper: between the screens, a number has changed beside it."""
    from fingertips.skills.stepper import count_beside

    element = move.target
    if not isinstance(move.action, Tap) or element is None:
        return False
    after = next((e for e in alike(move.after, element) if e.box.centre.distance(element.box.centre) < 0.05), None)
    if after is None:
        return False
    before, now = count_beside(move.before, element), count_beside(move.after, after)
    return now is not None and now == (before or 0) + 1


def _times(taps: int, known: Values, slots: Sequence[Slot]) -> str:
    """How often, by the number of the instruction that it was: as often as that, or once less."""
    for slot in slots:
        if slot.kind is Kind.NUMBER and slot.name in known:
            wanted = int(known[slot.name][0])
            if taps in (wanted, wanted - 1):
                return f"{{{slot.name}}}" if taps == wanted else f"{{{slot.name}}}-1"
    return ""


def _named(known: Values, thought: str) -> Values:
    """The values that a thought names."""
    return {gap: ways for gap, ways in known.items() if any(folded(way) in folded(thought) for way in ways)}


def _step(move: Move, known: Values, chosen: Values, pointed: bool, times: str) -> Step:
    app = move.before.app.package
    element = move.target
    held = anchor(move.before, element, chosen, pointed) if element is not None else None
    match move.action:
        case Launch(name):
            card = by_name(name)
            return Step(Do.LAUNCH, text=move.after.app.package or (card.packages[0] if card else name))
        case Type(text):
            return Step(Do.TYPE, held, text=patterned(text, known), app=app)
        case Press(key):
            return Step(Do.PRESS, text=Key(key).value, app=app)
        case Note(_, _, name):
            return Step(Do.NOTE, by_order(held) if held else None, text=name, app=app)
        case DoubleTap():
            return Step(Do.DOUBLE_TAP, held, app=app)
        case LongPress():
            return Step(Do.LONG_PRESS, held, app=app)
        case _:
            return Step(Do.TAP, held, times=times, app=app, makes=_made(move, element))


def _made(move: Move, element: Element | None) -> str:
    """Whether the tap turned the element on."""
    if element is None or not (element.checkable or element.words):
        return ""
    now = [
        e
        for e in alike(move.after, element)
        if folded(e.words) == folded(element.words) and e.box.centre.distance(element.box.centre) < 0.1
    ]
    for state in ("checked", "selected"):
        if now and getattr(now[0], state) and not getattr(element, state):
            return state
    if now and element.checked and not now[0].checked:
        return "unchecked"
    return ""
