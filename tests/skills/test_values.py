"""What fills an errand's gaps."""

from __future__ import annotations

import pytest

from fingertips.event import Noted
from fingertips.skills.skill import Kind, Skill, Slot, fill, holds, spelled
from fingertips.skills.values import Plan, cheapest, features, language_of, times, values
from skills.rehearsal import BUY, TODAY


def test_a_value_has_the_spellings_that_a_screen_may_have():
    slots = (Slot("day", Kind.DATE), Slot("hour", Kind.TIME), Slot("count", Kind.NUMBER), Slot("what"))
    skill = Skill(name="s", wordings=(), title={}, slots=slots)
    said = {"day": "明天", "hour": "下午三点半", "count": "两箱", "what": "the milk"}
    filled = values(Plan(skill, said, frozenset(), "zh"), [], TODAY)
    assert {"2026-11-26", "11月26日", "Nov 26", "明天"} <= set(filled["day"])
    assert filled["hour"][:1] == ("15:30",)
    assert filled["count"] == ("2",)
    assert filled["what"] == ("milk", "the milk")


def test_one_is_meant_where_no_number_is_said():
    assert values(Plan(BUY, {"goods": "牛奶"}, frozenset(), "zh"), [], TODAY)["quantity"] == ("1",)


def test_the_lesser_of_two_amounts_is_a_feature_of_the_errand():
    notes = [Noted("orange", "¥1,050.9"), Noted("whale", "合计 ¥998"), Noted("name", "牛奶")]
    assert cheapest(notes) == "whale"
    assert features(Plan(BUY, {}, frozenset({"slot:goods"}), "zh"), notes) == {"slot:goods", "least:whale"}
    assert cheapest(notes[:1]) == ""


def test_of_equal_amounts_none_is_the_lesser():
    notes = [Noted("orange", "¥28"), Noted("whale", "¥28.0")]
    assert features(Plan(BUY, {}, frozenset(), "zh"), notes) == {"least:orange", "equal"}
    assert "equal" not in features(Plan(BUY, {}, frozenset(), "zh"), [*notes, Noted("shark", "¥27")])


@pytest.mark.parametrize(("pattern", "count"), [("", 1), ("{n}", 3), ("{n}-1", 2)])
def test_how_often_is_told_by_the_number(pattern, count):
    assert times(pattern, {"n": ("3",)}) == count


def test_a_pattern_is_filled_in_every_spelling_or_not_at_all():
    ways = {"a": ("1", "one"), "b": ("2",)}
    assert fill("{a}-{b}", ways) == "1-2"
    assert spelled("{a}-{b}", ways) == ("1-2", "one-2")
    assert spelled("{a}-{c}", ways) == ()


def test_a_step_is_done_where_all_its_features_hold():
    assert holds(("slot:a", "!slot:b"), {"slot:a"})
    assert not holds(("slot:a", "!slot:b"), {"slot:a", "slot:b"})


@pytest.mark.parametrize(
    ("says", "language"), [("买牛奶", "zh"), ("buy milk", "en"), ("buy “牛奶” on Orange Market", "en")]
)
def test_the_answer_is_given_in_the_language_that_was_spoken(says, language):
    assert language_of(says) == language
