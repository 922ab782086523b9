"""A list is read whole, however far it goes on below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.action import Finish, Note, Swipe
from fingertips.geometry import Box
from fingertips.observation import Element, Observation
from fingertips.skills.passage import joined
from fingertips.skills.skill import SEEN, Anchor, Answer, Do, Skill, Slot, Step, Wording
from screens import SHOP, button, words
from skills.rehearsal import Rehearsal, at, named, page, tap

LIST = Skill(
    "read",
    wordings=(Wording("在随记里找一下采购的笔记", {"query": "采购"}),),
    title={"zh": "看清单"},
    slots=(Slot("query"),),
    steps=(
        tap("{query}", id="row"),
        Step(Do.NOTE, Anchor("checkbox", (f"{SHOP}:id/tick",)), "items", (SEEN,), app=SHOP, reads="all"),
        Step(Do.NOTE, Anchor("textview", (f"{SHOP}:id/body",)), "body", (SEEN,), app=SHOP),
    ),
    answers=(Answer("zh", "{note:items}"), Answer("zh", "{note:body}")),
)
ROWS = page(at(named("row", button("采购清单")), 0.1, 0.2, 0.9, 0.3), at(words("随记"), 0.1, 0.05, 0.9, 0.1))
SCROLLS = Element(Box(0, 0.1, 1, 0.9), "scrollview", scrollable=True)


def shopping(items: Sequence[str], done: Sequence[str] = (), *more: Element, scrolls: bool = True) -> Observation:
    """A list with a box for each item."""
    boxes = [
        at(
            named("tick", Element(Box(0, 0, 0, 0), "checkbox", label=item, checkable=True, checked=item in done)),
            *(0.1, 0.2 + 0.1 * n, 0.2, 0.26 + 0.1 * n),
        )
        for n, item in enumerate(items)
    ]
    return page(at(words("采购清单"), 0.1, 0.02, 0.9, 0.08), *([SCROLLS] if scrolls else []), *boxes, *more)


def opened() -> Rehearsal:
    rehearsal = Rehearsal(LIST, "在随记里找一下采购的笔记")
    rehearsal.on(ROWS)
    return rehearsal


def test_what_is_in_sight_is_noted_with_its_ticks():
    rehearsal = opened()
    shown = shopping(["牛奶", "鸡蛋"], ["鸡蛋"], scrolls=False)
    assert rehearsal.on(shown) == Note("☐ 牛奶\n☑ 鸡蛋", name="items")
    assert rehearsal.on(shown) == Finish("☐ 牛奶\n☑ 鸡蛋")


def test_what_goes_on_below_is_pulled_up_and_read_to_its_end():
    rehearsal = opened()
    rehearsal.on(shopping(["牛奶", "鸡蛋", "面包"]))
    assert isinstance(rehearsal.on(shopping(["牛奶", "鸡蛋", "面包"])), Swipe)
    below = shopping(["面包", "茶", "米"])
    assert rehearsal.on(below) == Note("☐ 牛奶\n☐ 鸡蛋\n☐ 面包\n☐ 茶\n☐ 米", name="items")
    assert isinstance(rehearsal.on(below), Swipe)
    assert isinstance(rehearsal.on(below), Finish)


def test_what_stands_below_the_list_is_read_after_it():
    rehearsal = opened()
    shown = shopping(["牛奶"], (), at(named("body", words("少买糖")), 0.1, 0.7, 0.9, 0.8))
    rehearsal.on(shown)
    rehearsal.on(shown)
    assert rehearsal.on(shown) == Note("少买糖", name="body")


def test_a_page_without_a_list_is_read_without_it():
    shown = page(at(words("采购清单"), 0.1, 0.02, 0.9, 0.08), at(named("body", words("牛奶")), 0.1, 0.2, 0.9, 0.3))
    assert opened().on(shown) == Note("牛奶", name="body")


def test_a_list_in_a_new_process_goes_on_from_where_it_was():
    rehearsal = opened()
    first = shopping(["牛奶", "鸡蛋"])
    rehearsal.on(first)
    rehearsal.on(first)
    assert rehearsal.interrupted(shopping(["鸡蛋", "茶"])) == Note("☐ 牛奶\n☐ 鸡蛋\n☐ 茶", name="items")


@pytest.mark.parametrize(
    ("read", "seen", "all"),
    [("", "ab", "ab"), ("ab", "bc", "abc"), ("abc", "b", "abc"), ("aa", "aa", "aa"), ("ab", "cd", "abcd")],
)
def test_what_was_read_is_not_read_again(read: str, seen: str, all: str):
    assert "".join(joined(list(read), list(seen))) == all


@given(st.lists(st.integers(), unique=True), st.integers(1, 6))
def test_a_list_of_different_lines_is_read_whole_by_any_pull_that_leaves_one_in_sight(lines: list[int], pull: int):
    texts = [str(line) for line in lines]
    read: list[str] = []
    for start in range(0, max(len(texts), 1), pull):
        read = joined(read, texts[start : start + pull + 1])
    assert read == texts


def test_a_list_that_has_no_end_is_left_at_some_time():
    rehearsal = opened()
    rehearsal.on(shopping(["0"]))
    moves = [rehearsal.on(shopping([str(n), str(n + 1)])) for n in range(80)]
    assert any(isinstance(move, Finish) for move in moves)
