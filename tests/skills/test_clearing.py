"""What lay in the cart before is taken out once the person agrees, and only what was asked for is ordered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Press, Tap
from fingertips.errors import LostWay
from fingertips.observation import Observation
from fingertips.skills.skill import Anchor, Do, Skill, Step
from screens import SHOP, button, field, words
from skills.rehearsal import BUY, Rehearsal, at, choosing, chosen, listing, named, page, tap, tapped

CARTED = replace(
    BUY,
    steps=(*BUY.steps[:5], tap("加入购物车", id="add"), tap("去结算", id="checkout"), *BUY.steps[6:]),
    proof=(("{goods}",), ("×{quantity}",)),
)
EMPTIES = at(button("清空"), 0.7, 0.5, 0.9, 0.55)
CART = at(button(label="购物车"), 0.1, 0.9, 0.3, 0.96)
PLACED = at(named("submit", button("提交订单")), 0.1, 0.9, 0.9, 0.96)
SHELF = listing("鲜牛奶 1L", more=(CART, at(named("checkout", button("去结算")), 0.6, 0.9, 0.9, 0.96)))


def line(name: str, count: int, top: float) -> tuple[object, ...]:
    """A line of a bill or a cart: its row, what it is of and how many."""
    row = at(replace(words(""), role="view"), 0.05, top, 0.95, top + 0.1)
    return row, at(words(name), 0.1, top, 0.6, top + 0.04), at(words(f"×{count}"), 0.1, top + 0.05, 0.6, top + 0.09)


def bill(*lines: tuple[str, int]) -> Observation:
    rows = [e for n, (name, count) in enumerate(lines) for e in line(name, count, 0.1 + 0.12 * n)]
    return page(*rows, PLACED)


MIXED = bill(("酱油", 1), ("鲜牛奶 1L", 2))
OPEN = page(EMPTIES, at(words("酱油"), 0.1, 0.6, 0.5, 0.65), at(words("鲜牛奶 1L"), 0.1, 0.7, 0.5, 0.75), CART)


def before_the_bill(skill: Skill = CARTED) -> Rehearsal:
    rehearsal = chosen("在橙市买两箱牛奶", skill)
    rehearsal.on(listing("鲜牛奶 1L"))
    _choose(rehearsal)
    return rehearsal


def _choose(rehearsal: Rehearsal) -> None:
    """The number is set, and it is put into the cart."""
    sheet = [replace(choosing(n), elements=(*choosing(n).elements[:3], _added())) for n in (1, 2)]
    assert tapped(rehearsal.on(sheet[0]), sheet[0]) == "增加"
    assert tapped(rehearsal.on(sheet[1]), sheet[1]) == "加入购物车"
    assert tapped(rehearsal.on(SHELF), SHELF) == "去结算"


def _added():
    return at(named("add", button("加入购物车")), 0.1, 0.9, 0.9, 0.96)


def opened() -> Rehearsal:
    """Back from the bill, with the cart open."""
    rehearsal = before_the_bill()
    assert rehearsal.on(MIXED) == Press("back")
    assert tapped(rehearsal.on(SHELF), SHELF) == "购物车"
    return rehearsal


def test_the_cart_is_emptied_and_only_what_was_asked_for_is_ordered():
    rehearsal = opened()
    assert tapped(rehearsal.on(OPEN), OPEN) == "清空"
    assert tapped(rehearsal.on(SHELF), SHELF) == "鲜牛奶 1L"
    _choose(rehearsal)
    right = bill(("鲜牛奶 1L", 2))
    assert tapped(rehearsal.on(right), right) == "提交订单"


def test_the_person_is_told_what_lies_there_before_it_is_taken_out():
    rehearsal = opened()
    rehearsal.on(OPEN)
    assert rehearsal.decision is not None
    assert "酱油" in rehearsal.decision.warning
    assert "牛奶" not in rehearsal.decision.warning


def test_a_bill_so_long_that_what_was_asked_for_is_out_of_sight_is_read_as_well():
    rehearsal = before_the_bill()
    assert rehearsal.on(bill(("酱油", 1), ("醋", 2), ("盐", 1))) == Press("back")


def test_more_of_the_same_thing_is_taken_out_as_well():
    rehearsal = before_the_bill()
    assert rehearsal.on(bill(("鲜牛奶 1L", 3))) == Press("back")


def test_a_yes_to_emptying_is_given_on_its_dialog():
    rehearsal = opened()
    rehearsal.on(OPEN)
    asked = page(
        at(words("确定要清空购物车吗？"), 0.2, 0.4, 0.8, 0.45),
        at(button("取消"), 0.2, 0.5, 0.4, 0.55),
        at(button("确定"), 0.6, 0.5, 0.8, 0.55),
    )
    assert tapped(rehearsal.on(asked), asked) == "确定"
    assert tapped(rehearsal.on(SHELF), SHELF) == "鲜牛奶 1L"


def test_what_the_person_keeps_in_the_cart_is_named_at_the_end():
    rehearsal = opened()
    rehearsal.on(OPEN)
    rehearsal.refused()
    with pytest.raises(LostWay) as lost:
        rehearsal.decided(OPEN)
    assert (lost.value.details["case"], lost.value.details["wanted"]) == ("cart", "酱油")


def test_a_cart_that_turns_out_to_be_empty_is_left():
    rehearsal = opened()
    assert tapped(rehearsal.on(SHELF, effect=False), SHELF) == "鲜牛奶 1L"


def test_a_cart_that_was_emptied_as_the_process_died_is_not_looked_for_again():
    rehearsal = opened()
    rehearsal.on(OPEN)
    assert tapped(rehearsal.interrupted(SHELF), SHELF) == "鲜牛奶 1L"


def test_emptying_that_was_cut_off_is_asked_for_again():
    rehearsal = opened()
    rehearsal.on(OPEN)
    assert tapped(rehearsal.interrupted(OPEN), OPEN) == "清空"


def test_a_cart_without_what_the_bill_says_is_not_emptied():
    rehearsal = opened()
    with pytest.raises(LostWay) as lost:
        rehearsal.on(page(EMPTIES, at(words("围巾"), 0.1, 0.6, 0.5, 0.65)))
    assert lost.value.details["case"] == "bill"


def test_a_bill_that_is_wrong_a_second_time_ends_it():
    rehearsal = opened()
    rehearsal.on(OPEN)
    rehearsal.on(SHELF)
    _choose(rehearsal)
    with pytest.raises(LostWay) as lost:
        rehearsal.on(MIXED)
    assert (lost.value.details["case"], lost.value.details["wanted"]) == ("bill", "酱油")


def test_the_bill_is_read_before_anything_is_written_on_its_page():
    remark = Step(Do.TYPE, Anchor("edittext", (f"{SHOP}:id/remark",)), text="谢谢", app=SHOP)
    steps = (*CARTED.steps[:7], remark, *CARTED.steps[7:])
    noted = at(named("remark", field(hint="备注")), 0.1, 0.6, 0.9, 0.65)
    rehearsal = before_the_bill(replace(CARTED, steps=steps))
    assert rehearsal.on(replace(MIXED, elements=(*MIXED.elements, noted))) == Press("back")


def test_nothing_is_taken_out_and_ordered_anew_once_it_may_have_been_ordered():
    rehearsal = before_the_bill(replace(CARTED, steps=(*CARTED.steps[:8], tap("查看订单"), *CARTED.steps[8:])))
    rehearsal.on(bill(("鲜牛奶 1L", 2)))
    with pytest.raises(LostWay) as lost:
        rehearsal.on(MIXED, final=True)
    assert lost.value.details["case"] == "bill"


def test_without_a_cart_the_way_is_lost():
    rehearsal = before_the_bill()
    empty = page(at(words("首页"), 0.1, 0.9, 0.3, 0.95))
    presses = [rehearsal.on(shown) for shown in (MIXED, empty, empty)]
    assert presses == [Press("back")] * 3
    with pytest.raises(LostWay):
        rehearsal.on(empty)


def test_where_the_thing_is_out_of_sight_its_app_is_begun_anew():
    rehearsal = opened()
    assert isinstance(rehearsal.on(OPEN), Tap)
    start = page(at(named("search", replace(listing().elements[0], text="")), 0.1, 0.05, 0.9, 0.1), CART)
    assert tapped(rehearsal.on(start), start) == "search"
