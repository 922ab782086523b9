"""The name of an action on its screen, which a consent is bound to.

It holds what the person agreed to: the app, what would be done, the words under the finger and beside it, the money,
the address and the way to pay, what is written. A changed price or a moved meaning gives another name; the clock, a
countdown, a loading picture and where things stand in pixels don't. Without an element tree it can hold only the
place and the words of whoever decides, because the figures in a picture can't be read yet.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

from fingertips.action import Decision, DoubleTap, Launch, LongPress, Press, Swipe, Tap, Type
from fingertips.guard.facts import BUYING, Facts
from fingertips.guard.meaning import Meaning
from fingertips.guard.touch import FEW_WORDS
from fingertips.guard.words import Table, label, read
from fingertips.observation import Observation

CELLS = 20
"""Without a tree a place counts as the same within a twentieth of the screen."""
_VOLATILE = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d+\s?(?:秒|分钟?|小?时)(?:前|后|内|钟)?|\d+\s?(?:s|secs?|seconds?|mins?|minutes?|hours?)(?![a-z])(?: ago)?"
    r"|\d{1,3}\s?%|刚刚|just now"
)


def scene(decision: Decision, meant: Meaning, known: Facts, screen: Observation, table: Table) -> str:
    """`means:package:digest`; the digest binds the details."""
    details: dict[str, object] = {
        "kind": type(decision.action).__name__,
        "words": _steady(map(label, meant.under.words)),
        "names": sorted(meant.under.names),
        "beside": [] if known.told else _beside(meant, screen),
        "questions": _steady(meant.questions),
        "sums": sorted(map(str, known.sums)),
        "facts": _steady(known.texts),
        "payment": _payment(screen, table) if meant.means in BUYING else [],
        "chosen": _steady(screen.wording(e) for e in screen.elements if e.checked),
        "given": _given(decision),
    }
    if not screen.elements:
        details["said"] = [screen.app.activity, decision.thought, decision.warning, _cell(decision)]
    digest = hashlib.sha256(json.dumps(details, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
    return f"{kind(meant, screen)}:{digest}"


def kind(meant: Meaning, screen: Observation) -> str:
    """What is done, and in which app: two scenes of one kind may be one act seen twice."""
    return f"{meant.means}:{screen.app.package}"


def _steady(texts: Iterable[str]) -> list[str]:
    """The texts without what changes by itself, each once, whatever their order."""
    return sorted({steady for text in texts if (steady := " ".join(_VOLATILE.sub(" ", read(text)).split()))})


def _beside(meant: Meaning, screen: Observation) -> list[str]:
    return _steady(screen.texts if len(screen.texts) <= FEW_WORDS else meant.under.beside)


def _payment(screen: Observation, table: Table) -> list[str]:
    """What stands in line with the words for the way to pay."""
    worded = [e for e in screen.elements if e.words]
    lines = [e.box for e in worded if table.checkout["payment"].search(read(e.words))]
    return _steady(e.words for e in worded if any(line.top <= e.box.centre.y <= line.bottom for line in lines))


def _given(decision: Decision) -> str:
    """What the action itself carries, and where the finger goes if nothing else tells what it reaches."""
    match decision.action:
        case Launch(text) | Type(text):
            return text
        case Press(key):
            return key.value
        case _:
            return ""


def _cell(decision: Decision) -> list[int]:
    match decision.action:
        case Tap(at) | DoubleTap(at) | LongPress(at) | Swipe(at, _):
            return [int(at.x * CELLS), int(at.y * CELLS)]
        case _:
            return []
