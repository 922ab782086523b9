from dataclasses import replace

from fingertips.skills.skill import Wording
from skills.rehearsal import BUY, LAUNCHER, SEARCH, Rehearsal


def test_what_an_instruction_was_taken_for_is_told_once_before_anything_is_done():
    rehearsal = Rehearsal(BUY, "在橙市买三箱酸奶")
    rehearsal.on(LAUNCHER)
    assert rehearsal.decision is not None
    assert "酸奶" in rehearsal.decision.thought
    assert "三箱" in rehearsal.decision.thought
    rehearsal.on(SEARCH)
    assert rehearsal.decision.thought == ""


def test_it_is_told_in_the_language_of_the_instruction():
    rehearsal = Rehearsal(BUY, "buy two boxes of milk on Orange Market")
    rehearsal.on(LAUNCHER)
    assert rehearsal.decision is not None
    assert rehearsal.decision.thought.startswith("Taken for")
    assert "milk" in rehearsal.decision.thought


def test_of_an_errand_without_values_its_name_is_told():
    look = replace(BUY, slots=(), wordings=(Wording("看看橙市的订单"),), steps=BUY.steps[:1])
    rehearsal = Rehearsal(look, "看看橙市的订单")
    rehearsal.on(LAUNCHER)
    assert rehearsal.decision is not None
    assert rehearsal.decision.thought == "按“买东西”来办"
