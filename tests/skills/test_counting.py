"""As many as were asked for, and nothing else on the bill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Press, Wait
from fingertips.errors import LostWay
from fingertips.observation import Observation
from fingertips.skills.skill import Skill
from screens import button, words
from skills.rehearsal import BUY, Rehearsal, at, choosing, chosen, listing, named, page, tap, tapped

COUNTED = replace(BUY, proof=(("{goods}",), ("×{quantity}", "Qty {quantity}")))


def bill(*lines: str) -> Observation:
    rows = [at(words(line), 0.1, 0.2 + 0.08 * n, 0.9, 0.24 + 0.08 * n) for n, line in enumerate(lines)]
    return page(*rows, at(named("submit", button("提交订单")), 0.1, 0.9, 0.9, 0.96))


def before_the_bill(says: str, skill: Skill = COUNTED) -> Rehearsal:
    rehearsal = chosen(says, skill)
    rehearsal.on(listing("鲜牛奶 1L"))
    return rehearsal


def test_what_a_stepper_shows_is_brought_to_the_number():
    rehearsal = before_the_bill("在橙市买三箱牛奶")
    for count in (1, 2):
        shown = choosing(count)
        assert tapped(rehearsal.on(shown), shown) == "增加"
    shown = choosing(3)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


def test_a_stepper_that_begins_with_more_is_taken_back():
    rehearsal = before_the_bill("在橙市买牛奶")
    for count in (3, 2):
        shown = choosing(count)
        assert tapped(rehearsal.on(shown), shown) == "减少"
    shown = choosing(1)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


def test_fewer_than_were_asked_for_are_not_bought():
    rehearsal = before_the_bill("在橙市买三箱牛奶")
    rehearsal.on(choosing(1))
    rehearsal.on(choosing(2))
    assert isinstance(rehearsal.on(choosing(2)), Wait)
    shown = choosing(2)
    assert tapped(rehearsal.on(shown), shown) == "增加"
    with pytest.raises(LostWay) as lost:
        rehearsal.on(choosing(2))
    assert lost.value.details["case"] == "count"


@pytest.mark.parametrize(
    "lines",
    [
        ("鲜牛奶 1L", "×3"),
        ("鲜牛奶 1L", "×2", "酱油", "×1"),
        ("鲜牛奶 1L", "×2", "酱油", "×2"),
        ("酱油", "Qty 1", "鲜牛奶", "×2"),
    ],
)
def test_a_bill_of_something_else_is_not_agreed_to(lines: tuple[str, ...]):
    rehearsal = before_the_bill("在橙市买两箱牛奶")
    rehearsal.on(choosing(1))
    assert rehearsal.on(bill(*lines)) == Press("back")


@pytest.mark.parametrize("lines", [("鲜牛奶 1L", "×2"), ("鲜牛奶 1L×24", "¥45.9"), ("酱油", "×1")])
def test_a_bill_that_says_what_was_asked_for_is_agreed_to(lines: tuple[str, ...]):
    rehearsal = before_the_bill("在橙市买两箱牛奶")
    rehearsal.on(choosing(1))
    shown = bill(*lines)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


def test_a_choice_that_begins_the_count_anew_is_noticed():
    late = replace(COUNTED, steps=(*COUNTED.steps[:5], tap("大份"), *COUNTED.steps[5:]))
    rehearsal = before_the_bill("在橙市买三箱牛奶", late)
    option = at(button("大份"), 0.1, 0.7, 0.3, 0.75)
    for count in (1, 2):
        rehearsal.on(replace(choosing(count), elements=(*choosing(count).elements, option)))
    shown = replace(choosing(3), elements=(*choosing(3).elements, option))
    assert tapped(rehearsal.on(shown), shown) == "大份"
    for count in (1, 2):
        assert tapped(rehearsal.on(choosing(count)), choosing(count)) == "增加"
    assert tapped(rehearsal.on(choosing(3)), choosing(3)) == "提交订单"


def test_a_bill_may_name_the_choice_before_the_number():
    rehearsal = before_the_bill("在橙市买两箱牛奶")
    rehearsal.on(choosing(1))
    assert rehearsal.on(bill("鲜牛奶 1L", "木盒 · ×3")) == Press("back")


def test_fewer_than_were_asked_for_on_the_bill_end_it():
    rehearsal = before_the_bill("在橙市买两箱牛奶")
    rehearsal.on(choosing(1))
    with pytest.raises(LostWay) as lost:
        rehearsal.on(bill("鲜牛奶 1L", "×1"))
    assert (lost.value.details["case"], lost.value.details["wanted"]) == ("count", "2")
