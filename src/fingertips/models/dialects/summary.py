"""A question about what was noted, put to any model in plain words."""

from __future__ import annotations

import re

from fingertips.catalogue import sentence
from fingertips.event import Noted
from fingertips.models.dialects.history import Told, in_a_line, what_fits
from fingertips.models.request import Message, Reply, Request, Role, clipped, spoken
from fingertips.observation import Observation, Picture
from fingertips.session import Session

LONGEST_NOTE = 6000


def summary(session: Session, question: str, frame: Request) -> Request:
    """The request, in the frame of one of the family's own: its sight, its room and its sampling.

    Without words on the screen and without notes the picture of the screen goes along.
    """
    locale = spoken(question or session.instruction)
    notes = [told.text for told in what_fits(map(_line, session.notes), frame.room // 2)]
    seen = list(session.screen.texts) if session.screen else []
    details = {
        "task": session.instruction,
        "question": question,
        "notes": "\n".join(notes) or "-",
        "screen": clipped("\n".join(seen), LONGEST_NOTE) or "-",
    }
    picture = _picture(session.screen) if not notes and not seen else None
    system = Message(Role.SYSTEM, sentence("summary.system", locale, {}))
    user = Message(Role.USER, sentence("summary.question", locale, details), picture)
    return Request((system, user), frame.sight, frame.room, frame.options)


def _line(note: Noted) -> Told:
    return Told(in_a_line(f"{note.name or '-'} ({note.source or '-'}): {clipped(note.text, LONGEST_NOTE)}"))


def _picture(screen: Observation | None) -> Picture | None:
    return screen.picture if screen else None


def plain(reply: Reply) -> str:
    """The words of a reply without its thinking and its tags."""
    text = reply.text.rpartition("</think>")[2]
    return re.sub(r"</?(?:think|answer)>|<\|[a-z_]{1,30}\|>", "", text).strip()
