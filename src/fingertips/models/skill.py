"""The model that costs nothing: a learned errand, replayed on the screen at hand.

It knows nothing between two decisions but what the session's facts tell: which skill it chose and where it stands in
it lie in the decisions' `place`, what it read on the way in the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from fingertips.action import Decision
from fingertips.catalogue import Line
from fingertips.errors import LostWay, NoSkill
from fingertips.event import Observed
from fingertips.observation import Observation
from fingertips.session import Session
from fingertips.skills.choosing import choose, planned
from fingertips.skills.moments import day_shown, today_in_china
from fingertips.skills.place import standing
from fingertips.skills.refused import explained
from fingertips.skills.replay import move
from fingertips.skills.skill import Skill
from fingertips.skills.turn import BY, Turn
from fingertips.skills.values import Plan, as_seen, features, values


def _understood(plan: Plan) -> str:
    """What the instruction was taken for, told with the first decision: the person reads it before money moves."""
    title = plan.skill.title.get(plan.language) or plan.skill.name
    values = " · ".join(words for slot in plan.skill.slots if (words := plan.given.get(slot.name)))
    key = "skill.understood" if values else "skill.chosen"
    return Line(key, {"skill": title, "values": values}).text(plan.language)


def is_launcher(screen: Observation) -> bool:
    return "launcher" in screen.app.package.lower()


class SkillModel:
    """Replays what was learned. `skills` is asked anew for each errand, so that what was just learned counts."""

    name = BY

    def __init__(self, skills: Callable[[], Sequence[Skill]], today: Callable[[], date] = today_in_china) -> None:
        self._skills = skills
        self._today = today
        self._plan: tuple[str, Plan] | None = None

    def decide(self, session: Session, screen: Observation) -> Decision:
        """The next move. Raises NoSkill where nothing learned fits, LostWay where the screen doesn't."""
        last = standing(session.events, self.name)
        plan = self._planned(session, last.place.skill if last else "")
        turn = Turn(
            plan,
            screen,
            filled=as_seen(values(plan, session.notes, self._day(session)), plan.skill, last.found if last else {}),
            features=features(plan, session.notes),
            last=last,
        )
        try:
            decision = move(turn)
        except LostWay as lost:
            raise explained(lost, turn, session.events) from None
        return decision if last else replace(decision, thought=_understood(plan))

    def summarize(self, session: Session, question: str) -> str:
        """What was noted, one to a line."""
        return "\n".join(f"{note.name}: {note.text}" if note.name else note.text for note in session.notes)

    def _day(self, session: Session) -> date:
        """Today by the phone's own calendar where its launcher has shown it, else by this machine's."""
        today = self._today()
        launchers = (e.observation for e in session.events if isinstance(e, Observed) and is_launcher(e.observation))
        shown = (day_shown(screen.texts, today) for screen in launchers)
        return next((day for day in shown if day is not None), today)

    def _planned(self, session: Session, chosen: str) -> Plan:
        """The plan of this session: that of its first decision, as long as the skill is known."""
        if self._plan and self._plan[0] == session.id and (not chosen or self._plan[1].skill.name == chosen):
            return self._plan[1]
        skills = self._skills()
        if chosen:
            skill = next((skill for skill in skills if skill.name == chosen), None)
            if skill is None:
                raise NoSkill(case="gone", skill=chosen)
            plan = planned(session.instruction, skill)
        else:
            plan = choose(session.instruction, skills)
        self._plan = (session.id, plan)
        return plan
