from __future__ import annotations

import pytest

from fingertips.phones.virtual.matching import found, rank

GOODS = ("纯牛奶 250ml×24", "牛奶", "燕麦牛奶饮品", "Whole Milk", "苹果")


def test_the_exact_comes_first_then_what_begins_so_then_what_holds_it():
    assert found("牛奶", GOODS, lambda each: [each]) == ["牛奶", "纯牛奶 250ml×24", "燕麦牛奶饮品"]
    assert found("WHOLE milk", GOODS, lambda each: [each]) == ["Whole Milk"]


@pytest.mark.parametrize("query", ["", "   ", "香蕉"])
def test_what_nothing_answers_finds_nothing(query):
    assert found(query, GOODS, lambda each: [each]) == []


def test_an_earlier_text_outweighs_a_later_one():
    first, second = rank("milk", ["milk", "shop"]), rank("milk", ["shop", "milk"])
    assert first is not None
    assert second is not None
    assert first < second


def test_words_may_stand_apart():
    assert rank("milk 250ml", ["Whole Milk", "carton of 250ml"]) is not None


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("poke bowls", "Poke Bowl"),
        ("batteries", "AA Battery"),
        ("hoodies", "Fleece Hoodie"),
        ("iphone14", "iPhone 14 Pro"),
    ],
)
def test_several_are_found_by_one_and_spaces_do_not_count(query, text):
    assert rank(query, [text]) is not None


def test_no_word_is_found_across_two_others():
    assert rank("candles", ["Candle Stand"]) == rank("candles", ["Beeswax Candle"])
    assert rank("onesock", ["One Sock", "x"]) is not None
    assert rank("nesoc", ["One Sock"]) is None
    assert rank("T恤", ["纯棉T 恤"]) is not None
