"""Which element an anchor means, and which it doesn't."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.skills.finding import already, find
from fingertips.skills.skill import Anchor
from screens import button, field, screen

SAVE = Anchor(role="button", ids=("shop:id/favourite",), texts=("收藏", "save", "add to favourites"), place=(0.5, 0.2))


def test_a_button_keeps_its_id_when_it_is_worded_anew():
    found = find(screen(button("Keep", id="shop:id/favourite")), SAVE, {})
    assert found is not None


@pytest.mark.parametrize(
    ("text", "label"),
    [("已收藏", "取消收藏"), ("已收藏", ""), ("Saved", "Remove from favourites"), ("", "Remove from favourites")],
)
def test_a_button_that_would_undo_what_it_once_did_is_another(text: str, label: str):
    page = screen("Rice 5 kg", button(text, label=label, id="shop:id/favourite"))
    assert find(page, SAVE, {}) is None
    assert already(page, SAVE, {})


def test_a_sentence_that_has_its_name_in_it_is_no_control():
    tab = Anchor(role="button", ids=("travel:id/tab_flight",), texts=("机票", "flights"), place=(0.7, 0.2))
    assert find(screen("出行季大放送", "领 188 元机票红包，限今日"), tab, {}) is None
    assert find(screen(button("订机票")), tab, {}) is not None
    assert find(screen(button("机票 ¥390 起")), tab, {}) is not None


DAY = ("2027-06-01", "2027年6月1日", "6月1日", "Jun 1", "1")
CELL = Anchor(role="button", ids=("travel:id/day",), texts=("{date}",))


@pytest.mark.parametrize("head", ["2027年6月", "June 2027", "选择日期"])
def test_a_bare_number_is_a_day_of_the_month_over_it(head: str):
    assert find(screen(head, button("1", id="travel:id/day")), CELL, {"date": DAY}) is not None


@pytest.mark.parametrize("heads", [("2026年6月",), ("December 2026",), ("2027年5月", "2027年6月")])
def test_a_bare_number_is_no_day_of_another_month(heads: tuple[str, ...]):
    assert find(screen(*heads, button("1", id="travel:id/day")), CELL, {"date": DAY}) is None


@pytest.mark.parametrize("hint", ["For example: leave it at the door", "Don't ring", "不要放辣椒也请写明"])
def test_a_field_is_the_same_whatever_its_hint_proposes(hint: str):
    remark = Anchor(role="edittext", ids=("shop:id/remark_field",), texts=("例如 放在门口",))
    shown = screen("Note", replace(field(hint=hint), id="shop:id/remark_field"))
    assert find(shown, remark, {}) is not None
