"""What must hold of every session's facts, however often it was killed: read off the facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from fingertips.event import Acting, Answered, Asked, Ended, Event, Failed, Interrupted, Resumed, Ruled, Topic
from fingertips.session import UNTOUCHED


def breaches(events: Sequence[Event]) -> list[str]:
    """Each way in which these facts break the protocol of what can't be undone."""
    found: list[str] = []
    asked: dict[int, Asked] = {}
    agreed: dict[int, int] = {}
    doubts: dict[str, int] = {}
    spent: set[tuple[int, bool]] = set()
    last = (0, False)
    for index, event in enumerate(events):
        match event:
            case Asked(number, Topic.CONSENT):
                asked[number] = event
            case Answered(number, _, agrees) if agrees:
                agreed[number] = index
            case Interrupted(acting) if acting.irreversible:
                doubts[sort(acting)] = index
            case Acting(_, irreversible, scene, consent):
                if not isinstance(events[index - 1], Ruled):
                    found.append(f"{index}: an intent that no ruling allowed")
                if not irreversible:
                    continue
                paying = scene.startswith("pay:") and asked_for_order(asked.get(consent or 0), scene)
                if consent is None or consent not in agreed or (asked[consent].scene != scene and not paying):
                    found.append(f"{index}: an irreversible step that nobody agreed to")
                elif (consent, paying) in spent:
                    found.append(f"{index}: one consent spent twice")
                elif agreed[consent] < doubts.get(sort(event), -1):
                    found.append(f"{index}: in doubt, and not asked for anew")
                spent.add((consent or 0, paying))
                last = (consent or 0, paying)
            case Failed(code) if code == UNTOUCHED and getattr(events[index - 1], "irreversible", False):
                spent.discard(last)
            case Ended() if index + 1 < len(events) and not isinstance(events[index + 1], Resumed):
                found.append(f"{index}: it went on after its end")
            case _:
                pass
    return found


def asked_for_order(question: Asked | None, scene: str) -> bool:
    """Whether that was the question for an order in the same app: its yes pays for it, once."""
    return question is not None and sort_of(question.scene) == "order" + sort_of(scene).removeprefix("pay")


def sort(acting: Acting) -> str:
    """What was done and in which app: order:com.orangemart.shop."""
    return sort_of(acting.scene)


def sort_of(scene: str) -> str:
    return scene.rpartition(":")[0]


def told(events: Sequence[Event]) -> str:
    """How these facts end, in few words."""
    reason = events[-1].reason if isinstance(events[-1], Ended) else ""
    return f"{' '.join(type(event).__name__ for event in events[-12:])} {reason}"
