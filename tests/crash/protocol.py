"""What must hold of every session's facts, however often it was killed: read off the facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from fingertips.event import Acting, Answered, Asked, Ended, Event, Interrupted, Resumed, Ruled, Topic


def breaches(events: Sequence[Event]) -> list[str]:
    """Each way in which these facts break the protocol of what can't be undone."""
    found: list[str] = []
    asked: dict[int, Asked] = {}
    agreed: dict[int, int] = {}
    doubts: dict[str, int] = {}
    spent: set[int] = set()
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
                if consent is None or consent not in agreed or asked[consent].scene != scene:
                    found.append(f"{index}: an irreversible step that nobody agreed to")
                elif consent in spent:
                    found.append(f"{index}: one consent spent twice")
                elif agreed[consent] < doubts.get(sort(event), -1):
                    found.append(f"{index}: in doubt, and not asked for anew")
                spent.add(consent or 0)
            case Ended() if index + 1 < len(events) and not isinstance(events[index + 1], Resumed):
                found.append(f"{index}: it went on after its end")
            case _:
                pass
    return found


def sort(acting: Acting) -> str:
    """What was done and in which app: order:com.orangemart.shop."""
    return acting.scene.rpartition(":")[0]


def told(events: Sequence[Event]) -> str:
    """How these facts end, in few words."""
    reason = events[-1].reason if isinstance(events[-1], Ended) else ""
    return f"{' '.join(type(event).__name__ for event in events[-12:])} {reason}"
