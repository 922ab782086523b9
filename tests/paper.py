"""A phone of paper for the core's own tests: a few drawn screens and what a tap on their words leads to.

It is the smallest Phone there is, so that a test of the loop needs no device; whatever can go wrong with a device is
put on its list of troubles and happens at the next touch.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image

from fingertips.action import Finish, PhoneAction, Tap, Type
from fingertips.catalogue import Line
from fingertips.errors import Trouble
from fingertips.event import Ended, Identity, Ruling, Status, Verdict, Verified
from fingertips.geometry import Box, Size
from fingertips.observation import App, Element, Observation, Picture

SIZE = Size(90, 200)
PAPER = Identity("paper", "first start", "Paper")


def picture(colour: int = 0) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (SIZE.width, SIZE.height), (colour % 256, 120, 200)).save(out, "PNG")
    return Picture.of(out.getvalue())


def screen(*words: str, app: str = "paper.app", **changes: object) -> Observation:
    """A screen with these words on buttons, from the top."""
    elements = tuple(
        Element(Box(0.1, i / 20, 0.9, (i + 0.9) / 20), role="button", text=text, clickable=True)
        for i, text in enumerate(words)
    )
    return Observation(picture(len(words)), App(app, ".Main"), SIZE, elements, **changes)


def tap(shown: Observation, words: str) -> Tap:
    return Tap(next(e for e in shown.elements if e.text == words).box.centre)


@dataclass
class PaperPhone:
    """`leads` says which screen a tap on words opens. `done` is what was really done, in order."""

    screens: dict[str, Observation]
    leads: dict[str, str] = field(default_factory=dict)
    at: str = "home"
    serial: str = "paper"
    identity: Identity = PAPER
    troubles: list[Trouble] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    looks: int = 0

    def observe(self, after: PhoneAction | None = None) -> Observation:
        self.looks += 1
        return self.screens[self.at]

    def perform(self, action: PhoneAction, aimed_at: Observation) -> None:
        if self.troubles:
            raise self.troubles.pop(0)
        match action:
            case Tap(at):
                target = self.screens[self.at].target(at)
                words = target.text if target else ""
                self.done.append(words)
                self.at = self.leads.get(words, self.at)
            case Type(text):
                self.done.append(text)
            case _:
                self.done.append(type(action).__name__)

    def close(self) -> None:
        self.done.append("closed")


class PlainGuard:
    """Asks before 付, refuses 禁, hands over 密; all else is allowed."""

    def rule(self, decision, screen, session) -> Ruling:
        target = screen.target(decision.action.at) if isinstance(decision.action, Tap) else None
        words = target.text if target else ""
        if "禁" in words:
            return Ruling(Verdict.REFUSE, Line.verbatim("not this one"))
        if "密" in words:
            return Ruling(Verdict.HAND_OVER, Line.verbatim("by hand, please"))
        if "付" in words:
            scene = f"{words}@{len(screen.elements)}"
            if scene in session.consents:
                return Ruling(Verdict.ALLOW, None, scene, True, session.consents[scene])
            return Ruling(Verdict.ASK, None, scene, True)
        return Ruling(Verdict.ALLOW)


class PlainVerifier:
    """Believes a claim when its proof is on the screen."""

    def judge(self, before, action, after) -> Verified:
        return Verified(not before.same_sight(after), Line.verbatim("seen"))

    def weigh(self, decision, screen, session) -> Ended:
        finish = decision.action
        assert isinstance(finish, Finish)
        proved = bool(finish.proof) and all(text in screen.texts for text in finish.proof)
        return Ended(Status.DONE if proved else Status.CLAIMED, finish.answer, Line("claimed"))


class ListMemory:
    """Learns into a list."""

    def __init__(self) -> None:
        self.learned: list[str] = []

    def recall(self, instruction: str) -> list[str]:
        return [f"about {instruction}"]

    def learn(self, session) -> None:
        self.learned.append(session.id)
