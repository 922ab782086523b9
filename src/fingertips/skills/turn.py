"""One turn of a replay: all that its next move follows from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fingertips.action import Action, Decision
from fingertips.errors import LostWay
from fingertips.observation import Observation
from fingertips.skills.place import STEP, Place, Standing
from fingertips.skills.skill import Skill, Values
from fingertips.skills.values import Plan

BY = "skill"


@dataclass(frozen=True)
class Turn:
    """The plan, the screen, what fills the gaps now, what holds of the errand, and what became of the last decision."""

    plan: Plan
    screen: Observation
    filled: Values
    features: frozenset[str]
    last: Standing | None = None

    @property
    def skill(self) -> Skill:
        return self.plan.skill

    def decide(self, place: Place, action: Action, doing: str = STEP) -> Decision:
        """The decision, with where the replay then stands."""
        done = place.done + 1 if doing == STEP else place.done
        return Decision(action, by=BY, place=replace(place, doing=doing, done=done).text())

    def lost(self, place: Place, wanted: str, case: str = "", **more: str) -> LostWay:
        """That the skill does not fit the screen, and where."""
        of = len(self.skill.steps)
        title = self.skill.title.get(self.plan.language) or self.skill.name
        known = {"case": case} if case else {}
        return LostWay(skill=title, step=min(place.step + 1, of), of=of, wanted=wanted, **known, **more)
