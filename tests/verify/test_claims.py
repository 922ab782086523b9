import tomllib
from importlib import resources

import pytest

from fingertips.perception.reading import amounts
from fingertips.verify.claims import about, against, holds, quoted, says_failed, says_lacking, wrong_amount

SOURCE = tomllib.loads(resources.files("fingertips.verify").joinpath("against.toml").read_text("utf-8"))
ACTS = [(act.name, text) for act in against().acts for text in act.examples]


@pytest.mark.parametrize(("name", "text"), ACTS)
def test_each_example_is_about_its_act(name: str, text: str):
    act = about(text)
    assert act is not None
    assert act.name == name


@pytest.mark.parametrize("text", SOURCE["failed"]["examples"])
def test_words_of_failure_are_heard(text: str):
    assert says_failed(["别的", text]) == text


def test_words_of_lack_are_heard():
    assert says_lacking(["别的", "已售罄"]) == "已售罄"


@pytest.mark.parametrize("text", [*SOURCE["failed"]["harmless"], "In stock", "支付失败" + "很长" * 40])
def test_other_words_are_not(text: str):
    assert says_failed([text]) == ""
    assert says_lacking([text]) == ""


@pytest.mark.parametrize(("instruction", "name"), [
    ("不要下单，把牛奶加入购物车", "keep"),
    ("don't order anything, just compare the prices", "compare"),
    ("When does my last order arrive?", "look"),
    ("My latest order: where is it?", "look"),
    ("打开饱饱外卖，点一份牛肉面", "order"),
    ("open Baobao Takeaway and order noodles", "order"),
    ("给妈妈发消息说别忘了买牛奶", "send"),
    ("记得买牛奶", "write"),
    ("remind me to call Ben", "write"),
    ("向右滑", None),
    ("", None),
])  # fmt: skip
def test_the_first_act_that_is_not_forbidden_counts(instruction: str, name: str | None):
    act = about(instruction)
    assert (act.name if act else None) == name


@pytest.mark.parametrize(("instruction", "screen", "wrong"), [
    ("给妈妈转 200 元", "转账 ¥20.00", True),
    ("给妈妈转 200 元", "转账 ¥200.00", False),
    ("给妈妈转 200 元", "没有金额", False),
    ("买一箱 50 元以内的牛奶", "合计 ¥62.00", True),
    ("买一箱 50 元以内的牛奶", "单价 ¥45 合计 ¥48", False),
    ("buy milk for under $10", "Total $12.50", True),
    ("buy the $10 milk", "Total $12.50", False),
    ("transfer 50 yuan to Mum", "$50 ¥49", True),
])  # fmt: skip
def test_an_amount_of_the_instruction_is_held_against_the_screen(instruction: str, screen: str, wrong: bool):
    assert bool(wrong_amount(instruction, amounts([screen]))) is wrong


def test_quoted_words_are_found_in_every_kind_of_mark():
    assert quoted('“甲”、"b"、「丙」、『丁』、《戊》') == ("甲", "b", "丙", "丁", "戊")


def test_a_screen_may_break_words_apart():
    assert holds(["订单 已", "提交成功"], "订单已提交")
    assert not holds(["订单"], "订单已提交")
