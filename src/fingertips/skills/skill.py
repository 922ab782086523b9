"""A learned errand: how people ask for it, what varies, and the steps with what each holds on to.

A pattern is a text with gaps: {goods} is filled from the instruction, {note:total} from what was read on the way,
{least} with the name of the note that holds the least amount.
A feature is something that an errand may have: "slot:address" (the value is given), "thing:earliest" (the word is
there), "least:orange" (of the amounts noted, that one is the least), "equal" (another is as little);
"!slot:address" is its absence. A step with features is done only where they all hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.types import StringConstraints

from fingertips.errors import BadSettings

GAP = re.compile(r"\{([a-z_]+(?::[^{}]+)?)\}")
SEEN = "seen"
"""The feature of a step that is done where its element is on the screen, and else not missed."""


class Do(StrEnum):
    """What a step does."""

    LAUNCH = "launch"
    TAP = "tap"
    DOUBLE_TAP = "double_tap"
    LONG_PRESS = "long_press"
    TYPE = "type"
    PRESS = "press"
    NOTE = "note"


class Kind(StrEnum):
    """What sort of value a slot takes. PROSE is a whole clause: what a message says, say. CODE is a train's number."""

    TEXT = "text"
    PROSE = "prose"
    NUMBER = "number"
    CODE = "code"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True)
class Anchor:
    """What a step holds on to: several signs of one element, so that it is known when one of them has changed.

    `texts` and `near` are patterns; `near` are the words of the row that it stands in. `order` counts the elements that
    look alike, from the top, `among` how many; without any text it alone says which one. `place` is relative to the
    screen.
    """

    role: str = ""
    ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    order: int = 0
    among: int = 1
    place: tuple[float, float] = (0.5, 0.5)

    @property
    def gaps(self) -> frozenset[str]:
        return frozenset(gap for pattern in (*self.texts, *self.near) for gap in GAP.findall(pattern))


@dataclass(frozen=True)
class Step:
    """One action. `text` is what is launched (a package), typed, pressed, or the name of a note."""

    do: Do
    anchor: Anchor | None = None
    text: str = ""
    when: tuple[str, ...] = ()
    times: str = ""
    """How often, where a number decides: "{quantity}-1"."""
    app: str = ""
    """The package in front when it was learned."""
    makes: str = ""
    """checked, unchecked or selected: what a tap made of the element, so that one which is so is left alone."""
    reads: str = ""
    """all: a note takes every element that looks alike, through the whole list."""


@dataclass(frozen=True)
class Wording:
    """A way in which it was asked for, with the words that its slots had there."""

    says: str
    slots: Mapping[str, str] = field(default_factory=dict[str, str])
    features: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slot:
    name: str
    kind: Kind = Kind.TEXT
    required: bool = True


@dataclass(frozen=True)
class Answer:
    """What is said at the end, a pattern in one language; with features, only where they hold."""

    language: str
    text: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skill:
    """`proof` are alternatives of patterns, one of each of which the last screen must show."""

    name: Annotated[str, StringConstraints(min_length=1)]
    wordings: tuple[Wording, ...]
    title: Mapping[str, str] = field(default_factory=dict[str, str])
    slots: tuple[Slot, ...] = ()
    steps: tuple[Step, ...] = ()
    proof: tuple[tuple[str, ...], ...] = ()
    answers: tuple[Answer, ...] = ()
    learned_from: int = 1

    @property
    def packages(self) -> tuple[str, ...]:
        """The apps that it enters, in order."""
        return tuple(dict.fromkeys(step.text for step in self.steps if step.do is Do.LAUNCH))

    @property
    def counted(self) -> frozenset[str]:
        """The slots for the things of which it takes so many."""
        return self._required(Kind.TEXT) if any(slot.kind is Kind.NUMBER for slot in self.slots) else frozenset()

    @property
    def addressed(self) -> frozenset[str]:
        """The slots for those to whom something is said."""
        return self._required(Kind.TEXT) if self._required(Kind.PROSE) else frozenset()

    def _required(self, kind: Kind) -> frozenset[str]:
        return frozenset(slot.name for slot in self.slots if slot.kind is kind and slot.required)

    def slot(self, name: str) -> Slot:
        return next(slot for slot in self.slots if slot.name == name)


_SKILL = TypeAdapter(Skill)


def dump(skill: Skill) -> str:
    """As JSON that a person can read and edit; what is empty is left out."""
    value = _without_empty(_SKILL.dump_python(skill, mode="json"))
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _without_empty(value: Any) -> Any:
    match value:
        case dict():
            items = cast("dict[str, Any]", value).items()
            return {key: _without_empty(item) for key, item in items if item not in ("", [], (), {}, None)}
        case list():
            return [_without_empty(item) for item in cast("list[Any]", value)]
        case float():
            return round(value, 4)
        case _:
            return value


def load(path: Path) -> Skill:
    """Raises BadSettings, with the place in the file, when it holds no skill."""
    try:
        return _SKILL.validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadSettings(case="skill", path=str(path), reason=f"{where}: {first['msg']}") from None
    except OSError as error:
        raise BadSettings(case="skill", path=str(path), reason=error.strerror or str(error)) from None


Values = Mapping[str, tuple[str, ...]]
"""What fills each gap: the spellings that a screen may have of it, the surest first."""


def fill(pattern: str, values: Values) -> str:
    """The pattern with its gaps filled. Raises KeyError for a gap that nothing fills."""
    return GAP.sub(lambda gap: values[gap[1]][0], pattern)


def spelled(pattern: str, values: Values) -> tuple[str, ...]:
    """The pattern filled in every way; none where nothing fills one of its gaps."""
    gaps = dict.fromkeys(GAP.findall(pattern))
    ways = product(*(values.get(gap, ()) for gap in gaps))
    return tuple(fill(pattern, {gap: (text,) for gap, text in zip(gaps, way, strict=True)}) for way in ways)


def fillable(pattern: str, values: Values) -> bool:
    return all(values.get(gap) for gap in GAP.findall(pattern))


def holds(when: Iterable[str], features: Set[str]) -> bool:
    return all((f[1:] not in features) if f.startswith("!") else (f in features) for f in when)


def renamed(skill: Skill, names: Mapping[str, str]) -> Skill:
    """The same skill with its slots called otherwise."""

    def pattern(text: str) -> str:
        return GAP.sub(lambda gap: f"{{{names.get(gap[1], gap[1])}}}", text)

    def feature(text: str) -> str:
        space, _, name = text.partition(":")
        return f"{space}:{names.get(name, name)}" if space in ("slot", "!slot") else text

    def anchor(old: Anchor) -> Anchor:
        return replace(old, texts=tuple(map(pattern, old.texts)), near=tuple(map(pattern, old.near)))

    return replace(
        skill,
        wordings=tuple(
            replace(
                w,
                slots={names.get(name, name): value for name, value in w.slots.items()},
                features=tuple(map(feature, w.features)),
            )
            for w in skill.wordings
        ),
        slots=tuple(replace(slot, name=names.get(slot.name, slot.name)) for slot in skill.slots),
        steps=tuple(
            replace(
                step,
                text=pattern(step.text),
                times=pattern(step.times),
                when=tuple(map(feature, step.when)),
                anchor=step.anchor and anchor(step.anchor),
            )
            for step in skill.steps
        ),
        proof=tuple(tuple(map(pattern, choices)) for choices in skill.proof),
        answers=tuple(replace(a, text=pattern(a.text), when=tuple(map(feature, a.when))) for a in skill.answers),
    )
