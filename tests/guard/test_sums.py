from decimal import Decimal

import pytest

from fingertips.action import Decision, Tap
from fingertips.geometry import Point
from fingertips.guard.meaning import HARMLESS, Meaning, meaning
from fingertips.guard.sums import named, sum_of, totals
from fingertips.guard.words import table
from fingertips.observation import Observation
from screens import button, screen, tap


def sum_named(on: Observation, at: str) -> str:
    found = named(sum_of(meaning(tap(on, at), on, None, table()), on, table()))
    return str(found) if found else ""


@pytest.mark.parametrize(("on", "at", "expected"), [
    (screen(("商品", "¥99"), ("合计", "¥46.50"), button("提交订单 ¥40")), "提交订单 ¥40", "¥40"),
    (screen(("牛奶", "¥99"), ("合计", "¥46.50"), button("提交订单")), "提交订单", "¥46.5"),
    (screen(("小计", "¥50"), ("优惠合计", "¥3.50"), ("实付", "¥46.50"), button("提交订单")), "提交订单", "¥46.5"),
    (screen("合计：", ("¥", "46", ".50"), ("原价", "¥99"), button("提交订单")), "提交订单", "¥46.5"),
    (screen(("合计", "小计", "¥9"), button("提交订单")), "提交订单", "¥9"),
    (screen(("Subtotal", "$9"), ("Total", "$12.50"), button("Place order")), "Place order", "$12.5"),
    (screen(("票价", "¥87.5 × 2"), ("合计", "¥175"), button("提交订单")), "提交订单", "¥175"),
    (screen(("牛奶", "¥12"), ("面包", "¥8"), button("提交订单")), "提交订单", "¥12"),
    (screen("确认支付 ¥46.50？", ("余额", "¥900"), (button("取消"), button("确定"))), "确定", "¥46.5"),
    (screen(("余额", "¥900"), button("删除")), "删除", ""),
    (screen("没有金额", button("提交订单")), "提交订单", ""),
    (screen("待支付", "送至 家", "大米", "¥39", ("运费", "¥6"), ("总额", "¥45"), button("去支付")), "去支付", "¥45"),
    (screen(("商品总价", "¥85"), ("共 2 件，合计", "¥93"), button("提交订单"), "添加成功"), "提交订单", "¥93"),
])  # fmt: skip
def test_the_amount_is_the_buttons_else_the_totals_else_the_largest(on: Observation, at: str, expected: str):
    assert sum_named(on, at) == expected


def test_what_moves_no_money_has_no_sum():
    on = screen(("合计", "¥46.50"))
    assert sum_of(HARMLESS, on, table()) == ()
    assert sum_of(Meaning("warned"), on, table()) != ()


def test_a_total_without_a_figure_is_none():
    assert totals(["合计"], table()) == ()
    assert [money.value for money in totals(["合计", "满 30 减 5", "¥8"], table())] == [Decimal(8)]


def test_a_field_says_its_text_and_its_description_both():
    on = screen(button("好", label="立即支付"))
    assert meaning(Decision(Tap(Point(0.5, 0.22))), on, None, table()).means == "pay"


def test_a_long_text_is_no_question():
    on = screen("确定要删除吗？" + "说明" * 100, (button("取消"), button("确定")))
    assert meaning(tap(on, "确定"), on, None, table()).means == ""
