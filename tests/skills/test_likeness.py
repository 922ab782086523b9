"""When a text stands for what was named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.skills.likeness import GOOD, SAME, done_already, likeness, opposed, respelled


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("纯牛奶", "山野牧场 纯牛奶 250ml×24"),
        ("kung pao chicken", "Kung Pao chicken"),
        ("garlic naans", "Garlic naan"),
        ("beef noodles", "Noodles with beef"),
        ("公司", "公司 云杉路 88 号"),
        ("the office", "Office"),
        ("妈妈", "Mum"),
        ("Mapo tofo", "Mapo tofu"),
        ("提交订单", "确认下单"),
    ],
)
def test_other_spellings_of_the_same_are_taken_for_it(wanted, seen):
    assert likeness(wanted, seen) >= GOOD


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("家", "大家电"),
        ("导师周老师论文初稿已", "导师周老师"),
        ("25", "¥25.9"),
        ("rice", "Price"),
        ("蒙牛纯牛奶", "山野牧场 纯牛奶 250ml×24"),
        ("beef noodles", "Dandan noodles"),
        ("", "牛奶"),
    ],
)
def test_what_only_looks_like_it_is_not(wanted, seen):
    assert likeness(wanted, seen) < GOOD


def test_the_goods_themselves_are_liker_than_what_is_made_for_them():
    assert likeness("rice", "Northeast Rice 5 kg") > likeness("rice", "Rice Cooker 4 L")
    assert likeness("rice", "Rice") > likeness("rice", "Northeast Rice 5 kg") >= SAME


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_whatever_the_texts(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert not one.strip() or likeness(one, one) == 1


@pytest.mark.parametrize(
    ("pattern", "seen"), [("收藏", "取消收藏"), ("Add to cart", "Remove from cart"), ("订单", "取消订单")]
)
def test_a_text_that_undoes_what_another_does_is_opposed_to_it(pattern, seen):
    assert opposed(pattern, seen)
    assert not opposed(pattern, pattern)


def test_what_says_that_it_has_been_done_is_known():
    assert done_already("收藏", "已收藏")
    assert not done_already("收藏", "收藏夹")


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("milk teas", "milk tea"),
        ("strawberries", "strawberry"),
        ("large pepperoni pizza", "pepperoni pizza"),
        ("蒙牛纯牛奶", "纯牛奶"),
    ],
)
def test_words_that_find_nothing_have_others_to_try(words, then):
    assert respelled(words)[0] == words
    assert then in respelled(words)
