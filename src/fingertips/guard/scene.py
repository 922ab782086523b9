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
from fingertips.guard.meaning import Meaning
from fingertips.guard.sums import sum_of
from fingertips.guard.touch import FEW_WORDS, title, written
from fingertips.guard.words import Table, label, read
from fingertips.observation import Observation

CELLS = 20
"""Without a tree a place counts as the same within a twentieth of the screen."""
ROW = 0.02
FOLLOWING = 2
"""An address may stand below its name."""
_VOLATILE = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?"
    r"|\d+\s?(?:秒|分钟?|小?时)(?:前|后|内|钟)?|\d+\s?(?:s|secs?|seconds?|mins?|minutes?|hours?)(?![a-z])(?: ago)?"
    r"|\d{1,3}\s?%|刚刚|just now"
)
WORDED = frozenset({"send", "publish", "transfer"})


def scene(decision: Decision, meant: Meaning, screen: Observation, table: Table) -> str:
    """`means:package:digest`; the digest binds the details."""
    details: dict[str, object] = {
        "kind": type(decision.action).__name__,
        "words": _steady(map(label, meant.under.words)),
        "names": sorted(meant.under.names),
        "beside": _steady(screen.texts if len(screen.texts) <= FEW_WORDS else meant.under.beside),
        "questions": _steady(meant.questions),
        "sums": sorted(map(str, sum_of(meant, screen, table))),
        "checkout": _checkout(screen, table) if meant.means in ("pay", "order") else [],
        "chosen": _steady(screen.wording(e) for e in screen.elements if e.checked),
        "written": [title(screen), *written(screen)] if meant.means in WORDED else [],
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


def _checkout(screen: Observation, table: Table) -> list[str]:
    """The lines of the last page before buying, and what follows them: to whom and where, and paid how."""
    worded = [e for e in screen.elements if e.words]
    found: list[str] = []
    for i, line in enumerate(worded):
        if any(pattern.search(read(line.words)) for pattern in table.checkout.values()):
            found += [e.words for e in worded[i : i + 1 + FOLLOWING]]
            top, bottom = line.box.top - ROW, line.box.bottom + ROW
            found += [e.words for e in worded if top <= e.box.centre.y <= bottom]
    return _steady(found)


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
