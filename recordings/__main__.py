"""`make skills`: every demonstration is played on a virtual phone and what it teaches is written to the library.

Names of errands as arguments play only those; `words` plays none and only renews the ways of asking.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from adbutils import adb_path

from fingertips.phones.android import connect
from fingertips.phones.virtual.server import RunningPhone
from fingertips.session import Session
from fingertips.skills.learning import Lesson, kind_of, learn
from fingertips.skills.merging import merge
from fingertips.skills.moments import today_in_china
from fingertips.skills.skill import Do, Skill, Wording, dump, load
from recordings.demonstrating import NotShown, play
from recordings.scripts import Errand, Take, errands

LIBRARY = Path(__file__).parent.parent / "src/fingertips/skills/library"


def main(names: Sequence[str]) -> None:
    if names == ["words"]:
        renew_words()
        return
    failed: list[str] = []
    with _own_adb_server():
        for errand in errands():
            if not names or errand.name in names:
                try:
                    skill = taught(errand)
                except NotShown as trouble:
                    print(f"{errand.name}: {trouble}")  # noqa: T201
                    failed.append(errand.name)
                    continue
                (LIBRARY / f"{errand.name}.json").write_text(dump(skill), "utf-8")
                print(f"{errand.name}: {len(errand.takes)} takes, {len(skill.steps)} steps")  # noqa: T201
    if failed:
        sys.exit(f"not recorded: {', '.join(failed)}")


def renew_words() -> None:
    """The library's skills with the ways of asking as they stand in the scripts now."""
    for errand in errands():
        path = LIBRARY / f"{errand.name}.json"
        if path.exists():
            skill = load(path)
            played = skill.wordings[: len(errand.takes)]
            slots = tuple(replace(slot, kind=errand.kinds.get(slot.name, slot.kind)) for slot in skill.slots)
            path.write_text(dump(_worded(replace(skill, wordings=played, slots=slots), errand.said)), "utf-8")


def taught(errand: Errand) -> Skill:
    """The skill that an errand's demonstrations teach together."""
    skills = [_learned(errand, take, _played(take)) for take in errand.takes]
    skill = merge(skills)
    steps = tuple(replace(s, reads="all") if s.do is Do.NOTE and s.text in errand.whole else s for s in skill.steps)
    return _worded(replace(skill, steps=steps), errand.said)


def _learned(errand: Errand, take: Take, session: Session) -> Skill:
    said = take.wording
    kinds = {slot: errand.kinds.get(slot) or kind_of(said.says, words) for slot, words in said.slots.items()}
    return learn(Lesson(session, take.wording.slots, kinds, today_in_china(), pointed=True), errand.name, errand.title)


def _worded(skill: Skill, said: Sequence[Wording]) -> Skill:
    """With further ways of asking for it; a value that one of them leaves out is not required."""
    wordings = (*skill.wordings, *said)
    slots = tuple(replace(s, required=s.required and all(s.name in w.slots for w in wordings)) for s in skill.slots)
    return replace(skill, wordings=wordings, slots=slots)


def _played(take: Take) -> Session:
    with tempfile.TemporaryDirectory() as home, RunningPhone.start(dict(take.world), take.locale) as running:
        phone = connect(running.address)
        try:
            return play(take, phone, Path(home))
        finally:
            phone.close()


@contextmanager
def _own_adb_server() -> Iterator[None]:
    """An adb server that no other program uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["ANDROID_ADB_SERVER_PORT"] = str(port)
    try:
        yield
    finally:
        subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1:])
