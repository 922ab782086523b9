from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.perception.reading import Money, amounts, chinese_number, folded, squeezed, without_amounts


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("提 交 订 单", "提交订单"),
        ("  Place   Order ", "place order"),
        ("￥４６．５", "¥46.5"),
        ("提交\n订单", "提交订单"),
        ("iPhone 手机", "iphone 手机"),
    ],
)
def test_what_reads_the_same_is_spelt_the_same(text, reads):
    assert folded(text) == reads


def test_a_squeezed_text_has_no_spaces():
    assert squeezed("Order  placed！") == "orderplaced!"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["合计 ¥46.50"], ["¥46.5"]),
        (["合计￥46.50元"], ["¥46.5"]),
        (["1,299.00元"], ["¥1299"]),
        (["12块5"], ["¥12.5"]),
        (["¥", "46", ".50"], ["¥46.5"]),
        (["¥ 46", ".5", "月售 300"], ["¥46.5"]),
        (["¥", "46", "月售 300"], ["¥46"]),
        (["$3.99 / HK$20"], ["$3.99", "HK$20"]),
        (["USD 12", "20 dollars"], ["$12", "$20"]),
        (["两百五十元", "三万块"], ["¥250", "¥30000"]),
        (["¥3万"], ["¥30000"]),
        (["2元旦特惠", "5 元素", "14:59", "300 人付款", "x2"], []),
    ],
)
def test_amounts_of_money_are_read_off_texts(texts, found):
    assert [str(money) for money in amounts(texts)] == found


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十二", 12), ("二十", 20), ("三百二十", 320), ("一千零五", 1005), ("两万三千", 23000)],
)
def test_chinese_numerals_come_to_numbers(text, number):
    assert chinese_number(text) == number


def test_a_button_is_read_without_its_price():
    assert without_amounts("确认支付 ¥46.50") == "确认支付"


def test_equal_amounts_are_equal_however_they_are_written():
    assert set(amounts(["¥46.50", "46.5元"])) == {Money("¥", Decimal("46.5"))}


@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_can_be_read(texts):
    for money in amounts(texts):
        assert money.value >= 0
