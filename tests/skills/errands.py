"""Instructions with their words marked: what an errand is called, and what each of its slots has to hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reading.measuring import bare

from fingertips.errors import NoSkill
from fingertips.skills.choosing import choose
from fingertips.skills.learning import kind_of
from fingertips.skills.matching import things_in
from fingertips.skills.skill import Do, Kind, Skill, Slot, Step, Wording

RECORDINGS = Path(__file__).parents[2] / "recordings"
SENTENCES = Path(__file__).parents[2] / "reading/sentences"
MARKED = re.compile(r"\{([a-z_]+):([^{}]*)\}")


@dataclass(frozen=True)
class Said:
    """An instruction and what it means: the errand and the words of its slots."""

    says: str
    errand: str
    slots: Mapping[str, str]


def said(errand: str, marked: str) -> Said:
    return Said(MARKED.sub(lambda found: found[2], marked), errand, dict(MARKED.findall(marked)))


@cache
def table() -> Mapping[str, tuple[Said, ...]]:
    """The instructions of the reader's said.toml by errand."""
    read = tomllib.loads((SENTENCES / "said.toml").read_text("utf-8"))
    return {errand: tuple(said(errand, line) for line in lines) for errand, lines in read.items()}


@cache
def recorded() -> Mapping[str, tuple[Said, ...]]:
    """The wordings of the recordings by errand."""
    return {path.stem: tuple(_wordings(path)) for path in sorted(RECORDINGS.glob("*.toml"))}


def _wordings(path: Path) -> Iterator[Said]:
    script = tomllib.loads(path.read_text("utf-8"))
    for line in (*(take["says"] for take in script["take"]), *script.get("said", ())):
        yield said(path.stem, line)


@cache
def learned() -> tuple[Skill, ...]:
    """A small skill for each recording: its wordings, and steps that start its apps."""
    return tuple(small(name, lines) for name, lines in recorded().items())


def small(name: str, lines: Sequence[Said]) -> Skill:
    """A skill of these wordings that starts an app and is done."""
    kinds: dict[str, Kind] = {}
    script = RECORDINGS / f"{name}.toml"
    if script.exists():
        kinds |= {slot: Kind(kind) for slot, kind in tomllib.loads(script.read_text("utf-8")).get("kinds", {}).items()}
    for line in lines:
        for slot, words in line.slots.items():
            kinds.setdefault(slot, kind_of(line.says, words))
    kinds = {slot: kind for slot, kind in kinds.items() if any(slot in line.slots for line in lines)}
    slots = tuple(Slot(slot, kind, all(slot in line.slots for line in lines)) for slot, kind in kinds.items())
    return Skill(name, tuple(map(_wording, lines)), {"zh": name, "en": name}, slots, (Step(Do.LAUNCH, text="app"),))


def _wording(line: Said) -> Wording:
    features = {*things_in(line.says, line.slots.values()), *(f"slot:{slot}" for slot in line.slots)}
    return Wording(line.says, line.slots, tuple(sorted(features)))


def read(says: str, skills: Sequence[Skill]) -> tuple[str, Mapping[str, str]]:
    """The errand that is chosen and the words of its slots; no errand and the reason where it is refused."""
    try:
        plan = choose(says, skills)
    except NoSkill as refused:
        return "", {"refused": str(refused)}
    return plan.skill.name, plan.given


def fits(line: Said, errand: str, given: Mapping[str, str]) -> bool:
    """Whether that is what was meant; one of something may go unsaid."""
    if line.errand == "refused":
        return not errand
    return errand == line.errand and bare(line.slots) == bare(given)
