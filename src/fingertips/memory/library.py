"""What has been learned: the skills that came along and those of this person's own errands, a file each.

A person's own skill lies in front of a shipped one of the same name. A file that can't be read is named and skipped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib import resources
from pathlib import Path

from fingertips.catalogue import say
from fingertips.errors import BadSettings
from fingertips.event import Decided, Status
from fingertips.session import Session
from fingertips.skills.inferring import lesson
from fingertips.skills.learning import learn
from fingertips.skills.matching import best
from fingertips.skills.merging import fits_together, merge
from fingertips.skills.moments import today_in_china
from fingertips.skills.skill import Skill, dump, load
from fingertips.skills.turn import BY

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Broken:
    """A file that holds no skill, and why."""

    path: Path
    reason: str


@cache
def shipped() -> tuple[Skill, ...]:
    """The skills that come with fingertips."""
    folder = resources.files("fingertips.skills").joinpath("library")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".json"))
    with resources.as_file(folder) as path:
        return tuple(load(path / name) for name in names)


class Library:
    """Fulfils ports.Memory. `told` hears of each file that was skipped, once, and of what could not be kept."""

    def __init__(self, folder: Path, told: Callable[[str], None] = lambda line: None) -> None:
        self._folder = folder
        self._told = told
        self._named: set[Path] = set()

    def skills(self) -> list[Skill]:
        """Every skill, the person's own first."""
        own, broken = self.own()
        for file in broken:
            if file.path not in self._named:
                self._named.add(file.path)
                self._told(file.reason)
        names = {skill.name for skill in own}
        return [*own, *(skill for skill in shipped() if skill.name not in names)]

    def own(self) -> tuple[list[Skill], list[Broken]]:
        """The skills that this person's errands taught, and the files that hold none."""
        skills: list[Skill] = []
        broken: list[Broken] = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                skills.append(load(path))
            except BadSettings as trouble:
                broken.append(Broken(path, str(trouble)))
        return skills, broken

    def recall(self, instruction: str) -> Sequence[str]:
        """Which skill is known for it."""
        matches, _ = best(instruction, self.skills())
        return [say("memory.known", skill=title(match.skill)) for match in matches[:1]]

    def learn(self, session: Session, ended: float | None = None) -> None:
        """A verified errand that somebody else decided becomes a skill, or makes one that is like it wider.

        What was meant by tomorrow follows from when it ended (seconds of the wall clock), now if that isn't given.
        The errand is done all the same where the file can't be written: that is told and no more.
        """
        if session.status is not Status.DONE or _replayed(session):
            return
        taught = lesson(session, today_in_china() if ended is None else datetime.fromtimestamp(ended, CHINA).date())
        if taught is None:
            return
        own, _ = self.own()
        fresh = learn(taught, self._free_name(session, own), {})
        if not fresh.steps:
            return
        like = next((skill for skill in own if fits_together(skill, fresh)), None)
        try:
            self.keep(merge([like, replace(fresh, name=like.name)]) if like else fresh)
        except BadSettings as trouble:
            self._told(str(trouble))

    def keep(self, skill: Skill) -> Path:
        """The skill in its file. Raises BadSettings."""
        path = self._folder / f"{skill.name}.json"
        partial = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_text(dump(skill), "utf-8")
            partial.replace(path)
        except OSError as error:
            raise BadSettings(case="skill_unwritable", path=str(path), reason=error.strerror or str(error)) from None
        return path

    def find(self, name: str) -> Skill:
        """The skill of that name. Raises BadSettings."""
        for skill in self.skills():
            if skill.name == name or name in skill.title.values():
                return skill
        raise BadSettings(case="no_such_skill", path=name, reason="")

    def remove(self, name: str) -> Path:
        """Forget one of the person's own skills. Raises BadSettings for a shipped or an unknown one."""
        return self._delete(self.find(name).name)

    def rename(self, name: str, to: str) -> Path:
        """One of the person's own skills under another name. Raises BadSettings."""
        skill = self.find(name)
        if not _proper(to) or any(other.name == to for other in self.skills()):
            raise BadSettings(case="skill_name", path=to, reason="")
        self._own_file(skill.name)
        kept = self.keep(replace(skill, name=to, title=dict.fromkeys(("zh", "en"), to)))
        self._delete(skill.name)
        return kept

    def _delete(self, name: str) -> Path:
        path = self._own_file(name)
        path.unlink()
        return path

    def _own_file(self, name: str) -> Path:
        """The file of one of the person's own skills. Raises BadSettings for a shipped one."""
        own, _ = self.own()
        if all(skill.name != name for skill in own):
            raise BadSettings(case="skill_shipped", path=name, reason="")
        return next(path for path in self._folder.glob("*.json") if _name_in(path) == name)

    def _free_name(self, session: Session, own: Sequence[Skill]) -> str:
        taken = {skill.name for skill in (*own, *shipped())}
        stem = f"learned-{re.sub(r'[^0-9a-z-]', '', session.id.lower())}"
        return stem if stem not in taken else f"{stem}-{len(taken)}"


def title(skill: Skill, titles: Mapping[str, str] | None = None) -> str:
    """What the reader calls it: its title in their language, else as it was first asked for."""
    from fingertips.catalogue import reader

    named = titles or skill.title
    return named.get(reader()) or next(iter(named.values()), "") or skill.wordings[0].says


def _replayed(session: Session) -> bool:
    return any(isinstance(event, Decided) and event.decision.by == BY for event in session.events)


def _name_in(path: Path) -> str:
    try:
        return load(path).name
    except BadSettings:
        return ""


def _proper(name: str) -> bool:
    return bool(re.fullmatch(r"[\w一-鿿][\w一-鿿 -]{0,60}", name))
