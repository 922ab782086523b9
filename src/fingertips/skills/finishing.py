"""The end of a replay: what proves that the errand is done, and what the person is told."""

from __future__ import annotations

from dataclasses import replace

from fingertips.action import Decision, Finish, Wait
from fingertips.observation import Observation
from fingertips.perception.reading import squeezed
from fingertips.skills.obstacles import loading
from fingertips.skills.place import Place
from fingertips.skills.preparing import pulled
from fingertips.skills.skill import GAP, Anchor, Do, Step, Values, fill, fillable, holds, spelled
from fingertips.skills.turn import Turn

LOOKS = 4


def finish(turn: Turn, place: Place) -> Decision:
    """The claim that the errand is done, with its proof; before that, a look for what of the proof is not in sight."""
    proof = _proof(turn)
    missing = next((text for text in proof if not reads(turn.screen, text)), None)
    if missing is not None:
        if place.waited < (LOOKS if loading(turn.screen) else 1):
            return turn.decide(replace(place, waited=place.waited + 1), Wait(2), "wait")
        step = Step(Do.NOTE, Anchor(texts=(missing,)))
        if place.pulls < LOOKS and (look := pulled(turn, step, place)):
            return look
    if unread := _unread(turn):
        raise turn.lost(place, unread, case="unread")
    return turn.decide(place, Finish(answer(turn), proof=proof), "finish")


def _unread(turn: Turn) -> str:
    """The name of what was to be read on the way, where no answer can be given without it."""
    gaps = [GAP.findall(a.text) for a in turn.skill.answers if holds(a.when, turn.features)]
    if answer(turn) or not gaps:
        return ""
    return next((gap.removeprefix("note:") for gap in gaps[0] if not turn.filled.get(gap)), "")


def answer(turn: Turn) -> str:
    """What is said at the end, in the person's language."""
    said: dict[str, tuple[str, ...]] = {**turn.filled}
    said.update({name: (words,) for name, words in turn.plan.given.items()})
    fitting = [a for a in turn.skill.answers if holds(a.when, turn.features) and fillable(a.text, said)]
    own = [a for a in fitting if a.language == turn.plan.language] or fitting
    best = max(own, key=lambda a: len(set(GAP.findall(a.text))), default=None)
    return fill(best.text, said) if best else ""


def shown(screen: Observation, choices: tuple[str, ...], filled: Values) -> bool:
    """Whether the screen shows one of these."""
    return any(reads(screen, way) for pattern in choices for way in spelled(pattern, filled))


def reads(screen: Observation, text: str) -> bool:
    wanted = squeezed(text)
    return any(wanted in squeezed(said) for said in screen.texts)


def _proof(turn: Turn) -> tuple[str, ...]:
    """Of each choice the text that is in sight, else the first."""
    filled = turn.filled
    proof: list[str] = []
    for choices in turn.skill.proof:
        ways = [way for pattern in choices for way in spelled(pattern, filled)]
        if ways:
            proof.append(next((way for way in ways if reads(turn.screen, way)), ways[0]))
    return tuple(proof)
