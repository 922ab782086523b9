"""What an errand's gaps are filled with: the words of the instruction in the spellings that a screen may have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fingertips.catalogue import Locale
from fingertips.event import Noted
from fingertips.perception.reading import Money, amounts
from fingertips.skills.counts import number
from fingertips.skills.moments import clock, day, relative, spellings, time_spellings
from fingertips.skills.skill import GAP, SEEN, Do, Kind, Skill, Slot, Values, holds

EQUAL = "equal"
"""The feature of amounts of which none is the least."""
_ARTICLE = re.compile(r"^(?:an?|the|some|my|our)\s+", re.IGNORECASE)
_SIZE = re.compile(r"(?:size\s+)?([xX]{0,4}[smlSML]|\d{2,3})(?:\s?[码号])?")
_CJK = re.compile(r"[一-鿿]")


@dataclass(frozen=True)
class Plan:
    """A skill chosen for an instruction, with the words that fill its slots."""

    skill: Skill
    given: Mapping[str, str]
    features: frozenset[str]
    language: Locale


def language_of(instruction: str) -> Locale:
    """The language that the person speaks."""
    return "zh" if _CJK.search(re.sub(r"[\"“「《][^\"”」》]*[\"”」》]", "", instruction) or instruction) else "en"


def values(plan: Plan, notes: Sequence[Noted], today: date) -> Values:
    """Every gap that can be filled now."""
    filled = {name: _spelled(plan.skill.slot(name), words, today) for name, words in plan.given.items()}
    for slot in plan.skill.slots:
        if slot.kind is Kind.NUMBER and slot.name not in filled:
            filled[slot.name] = ("1",)
    for note in notes:
        filled[f"note:{note.name}"] = (note.text,)
    least = cheapest(notes)
    if least:
        filled["least"] = (least,)
    return filled


def unheeded(plan: Plan) -> str:
    """The words of a value with which no step of this errand would do anything; nothing where all are heeded."""
    known = {SEEN, *plan.features}
    heeded: set[str] = set()
    for step in plan.skill.steps:
        told = [feature for feature in step.when if not feature.lstrip("!").startswith("least:")]
        if step.do is not Do.NOTE and holds(told, known):
            heeded |= {*GAP.findall(step.text), *GAP.findall(step.times), *(step.anchor.gaps if step.anchor else ())}
    return next((words for slot, words in plan.given.items() if slot not in heeded), "")


def as_seen(filled: Values, skill: Skill, found: Mapping[int, str]) -> Values:
    """The values, with what stood for them on the screens of this errand as one more spelling: the same goods again."""
    seen: dict[str, tuple[str, ...]] = dict(filled)
    for index, text in found.items():
        step = skill.steps[index] if index < len(skill.steps) else None
        for gap in GAP.findall("".join(step.anchor.texts)) if step and step.anchor else ():
            seen[gap] = tuple(dict.fromkeys((*seen.get(gap, ()), text)))
    return seen


def features(plan: Plan, notes: Sequence[Noted]) -> frozenset[str]:
    """What holds of the errand, with what was read on the way."""
    return plan.features | compared(notes)


def compared(notes: Sequence[Noted]) -> frozenset[str]:
    """Which note holds the least amount, and whether another holds the same, once two hold one."""
    least, priced = cheapest(notes), _priced(notes)
    if not least:
        return frozenset()
    equal = sum(1 for value in priced.values() if value == priced[least]) > 1
    return frozenset({f"least:{least}", EQUAL} if equal else {f"least:{least}"})


def cheapest(notes: Sequence[Noted]) -> str:
    """The name of the note that holds the least amount, once two hold one; of equals the first."""
    priced = _priced(notes)
    return min(priced, key=lambda name: priced[name]) if len(priced) > 1 else ""


def _priced(notes: Sequence[Noted]) -> Mapping[str, Decimal]:
    """The amount that the last note of each name ends with."""
    found = ((note.name, amounts([note.text])) for note in notes)
    return {name: money[-1].value for name, money in found if money and name}


def amount(text: str) -> Money | None:
    """The amount that a text ends with."""
    return found[-1] if (found := amounts([text])) else None


def times(pattern: str, filled: Values) -> int:
    """How often a step is done: "", "{quantity}", "{quantity}-1"."""
    if not pattern:
        return 1
    gap, _, less = pattern.partition("-")
    return int(filled[gap.strip("{}")][0]) - int(less or 0)


def _spelled(slot: Slot, words: str, today: date) -> tuple[str, ...]:
    match slot.kind:
        case Kind.NUMBER:
            return (str(number(words) or 1),)
        case Kind.DATE:
            return _day_spellings(words, today)
        case Kind.TIME:
            moment = clock(words)
            return tuple(dict.fromkeys((*time_spellings(*moment), words))) if moment else (words,)
        case Kind.TEXT:
            bare = _ARTICLE.sub("", words).strip()
            return tuple(dict.fromkeys((bare or words, words, *_sizes(bare))))
        case Kind.PROSE | Kind.CODE:
            return (words,)


def _sizes(words: str) -> tuple[str, ...]:
    """A size as an app may have it: L for L码 and for size L, 42码 for 42."""
    if found := _SIZE.fullmatch(words):
        return found[1], f"{found[1]}码"
    return ()


def _day_spellings(words: str, today: date) -> tuple[str, ...]:
    meant = day(words, today)
    if meant is None:
        return (words,)
    return tuple(dict.fromkeys((*spellings(meant), *relative(meant, today))))
