"""What is said before what is asked for changes nothing; what says how it should be is no such thing."""

from __future__ import annotations

import pytest

from fingertips.skills.asides import without_asides
from fingertips.skills.wording import tokens


def asked(says: str) -> str:
    return "".join(token.text for token in without_asides(tokens(says))).strip()


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ("胃不舒服，", "给我点一份小米粥外卖"),
        ("懒得排队了，", "订明天青岛去济南的火车票"),
        ("My old one died so ", "buy a toaster on Orange Market"),
        ("Time for a break! ", "Book a flight from Paris to Lisbon"),
        ("It has been a long day! ", "Two cheeseburgers on Baobao Takeaway"),
    ],
)
def test_a_sentence_before_the_one_that_asks_is_left_out(before: str, says: str):
    assert asked(before + says) == says


@pytest.mark.parametrize(
    "says",
    [
        "牛奶，橙市买两箱",
        "要软一点的，在橙市买牙刷",
        "我不吃辣的，点一份水煮鱼外卖",
        "我对花生过敏，饱饱外卖点一份宫保鸡丁",
        "两个人吃，饱饱外卖点一份水煮鱼",
        "it must be fresh, buy milk on Orange Market",
        "I can't eat nuts, order a salad on Baobao Takeaway",
        "three of us, order ramen on Baobao Takeaway",
        "cat food, orange market",
    ],
)
def test_a_name_a_number_or_a_wish_is_no_aside(says: str):
    assert asked(says) == says
