"""Why a way is lost, where the screen says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

import pytest

from fingertips.errors import LostWay
from fingertips.observation import Element, Observation
from screens import button, words
from skills.rehearsal import Rehearsal, at, choosing, chosen, listing, named, page


def end(rehearsal: Rehearsal, *screens: Observation) -> LostWay:
    """How the way is lost when these come up and the last of them stays."""
    for shown in _staying(*screens):
        try:
            rehearsal.on(shown)
        except LostWay as lost:
            return lost
    raise AssertionError("a replay ends")


def _staying(*screens: Observation) -> Iterator[Observation]:
    yield from screens
    yield from repeat(screens[-1], 80)


def checkout(bar: Element, *more: Element) -> Observation:
    return page(at(words("菜单"), 0.1, 0.1, 0.9, 0.2), at(bar, 0.1, 0.9, 0.9, 0.96), *more)


def before_the_order() -> Rehearsal:
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    return rehearsal


@pytest.mark.parametrize("bar", [
    named("submit", button("差 ¥18 起送")),
    named("submit", button("¥18 below minimum")),
])  # fmt: skip
def test_what_stands_in_place_of_the_step_is_why(bar: Element):
    lost = end(before_the_order(), checkout(bar))
    assert lost.details["case"] == "says"
    assert bar.text in lost.line.text("zh")
    assert bar.text in lost.line.text("en")


def test_a_nameless_one_stands_where_it_stood():
    there = at(button("差 ¥18 起送", clickable=False, enabled=False), 0.1, 0.45, 0.9, 0.55)
    assert end(before_the_order(), checkout(button("看看"), there)).details["wanted"] == "差 ¥18 起送"


def test_a_button_elsewhere_is_not():
    other = at(named("notice", button("已售罄")), 0.1, 0.2, 0.3, 0.25)
    assert "case" not in end(before_the_order(), checkout(button("看看别的"), other)).details


def test_the_row_of_what_is_wanted_is_why():
    def menu(*gone: str) -> Observation:
        rows = [named("goods", Element(at(button(), 0, 0.2 + 0.1 * n, 1, 0.29 + 0.1 * n).box)) for n in range(2)]
        names = [at(words(name), 0.1, 0.21 + 0.1 * n, 0.5, 0.24 + 0.1 * n) for n, name in enumerate(("牛奶", "豆浆"))]
        marks = [at(words(mark), 0.6, 0.21 + 0.1 * n, 0.9, 0.24 + 0.1 * n) for n, mark in enumerate(gone)]
        return page(*rows, *names, *marks)

    assert "已售罄" in end(before_the_order(), menu("已售罄", "")).line.text("zh")
    assert "case" not in end(before_the_order(), menu("", "已售罄")).details


def test_a_word_that_comes_up_is_why_and_another_page_is_not():
    plain = checkout(button("看看别的"))
    toast = at(words("库存不足"), 0.3, 0.8, 0.7, 0.85)
    assert "库存不足" in end(before_the_order(), plain, checkout(button("看看别的"), toast), plain).line.text("zh")
    other = page(toast, *[at(words(f"第 {n} 行"), 0.1, 0.1 * n, 0.9, 0.1 * n + 0.05) for n in range(1, 7)])
    assert "case" not in end(before_the_order(), plain, other).details


def test_what_was_seen_before_the_step_is_not():
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶", more=(at(words("已售罄"), 0.3, 0.95, 0.7, 0.98),)))
    assert "case" not in end(rehearsal, checkout(button("看看别的"))).details


def test_a_way_that_is_lost_for_another_reason_keeps_it():
    rehearsal = chosen("在橙市买三箱牛奶")
    rehearsal.on(listing("牛奶"))
    assert end(rehearsal, choosing(1)).details["case"] == "count"
