"""A small word that is part of a thing's name is no word of the errand; one beside the thing still is."""

from __future__ import annotations

import pytest

from skills.errands import learned, read

CHINESE = ["录音笔", "播放器", "计算器", "点钞机", "写字板", "飞行夹克", "外卖箱", "火车玩具", "退热贴"]
CHINESE += ["遥控飞机", "手动订书机", "2号电池盒", "记事本", "文件夹"]
ENGLISH = ["smart watch", "tea set", "bike lock", "ring light", "order pad", "flight jacket", "search light"]
ENGLISH += ["record player", "train set", "message board", "book stand", "ticket holder", "car seat"]


@pytest.mark.parametrize("goods", CHINESE)
def test_a_word_inside_a_chinese_name_belongs_to_it(goods: str):
    assert read(f"在橙市买一台{goods}，送到公司", learned()) == (
        "buy-orange",
        {"quantity": "一台", "goods": goods, "address": "公司"},
    )


@pytest.mark.parametrize("goods", ENGLISH)
def test_a_word_inside_an_english_name_belongs_to_it(goods: str):
    assert read(f"Buy two {goods}s on Orange Market", learned())[0] == "buy-orange"
    assert read(f"get a {goods} from Orange Market", learned())[1]["goods"].removeprefix("a ") == goods


@pytest.mark.parametrize(
    "says",
    [
        "在橙市买一箱牛奶收藏鸡蛋",
        "在橙市买牛奶收藏鸡蛋",
        "在橙市买牛奶订火车票",
        "橙市买一张上海火车票",
        "在橙市买一箱牛奶买水杯",
        "buy milk cancel eggs on Orange Market",
        "order milk set alarm on Orange Market",
        "get a refund on Orange Market",
        "get a milk refund on Orange Market",
        "buy a Shanghai flight on Orange Market",
        "buy a train ticket on Orange Market",
    ],
)
def test_a_second_errand_beside_a_name_is_none_of_it(says: str):
    assert read(says, learned())[0] == ""
