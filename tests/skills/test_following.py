"""Whether what is told goes on with another errand."""

from __future__ import annotations

import pytest

from fingertips.skills.following import goes_on


@pytest.mark.parametrize(
    "told",
    [
        "I'm late and buy milk on Orange Market",
        "我晚到；给爸爸也发一条",
        "我到了，然后给爸爸打电话",
        "我到了并且给小满转50块",
        "我到了，别发给小满",
        "I'm late and Dad too",
        "I'm here, and also text Zoe",
        "我到了，顺便在饱饱外卖点份炒饭",
    ],
)
def test_an_act_in_an_app_or_for_somebody_else_is_another_errand(told: str):
    assert goes_on(told, noted=False)


@pytest.mark.parametrize(
    "told",
    [
        "buy milk and order pizza",
        "I bought milk on Orange Market",
        "我在橙市买了牛奶，你别再买了",
        "牛奶，放到冰箱里了",
        "到家了，记得给我打电话",
        "when the train arrives, call me",
        "不用等我，我去买点水果",
        "don't go to the shop without me",
    ],
)
def test_what_the_reader_is_to_do_or_know_is_told(told: str):
    assert not goes_on(told, noted=False)


def test_a_note_may_be_about_telling_somebody():
    assert not goes_on("买牛奶，给妈妈打电话", noted=True)
    assert goes_on("买牛奶，顺便告诉妈妈", noted=True)
