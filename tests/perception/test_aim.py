"""What counts as the same thing at the same place on a screen that lives on."""

import pytest

from fingertips.geometry import Box, Point, Size
from fingertips.observation import App, Element, Observation
from fingertips.perception.aim import on_target

HERE = Point(0.5, 0.5)
PLACE, BESIDE, ALL = Box(0.4, 0.4, 0.6, 0.6), Box(0.3, 0.4, 0.6, 0.6), Box(0, 0, 1, 1)


def button(text="", id="", box=PLACE):
    return Element(box, role="button", text=text, id=id, clickable=True)


def still(before, after):
    seen = Observation(None, App("shop"), Size(1080, 2400), tuple(before))
    return on_target(HERE, seen, tuple(after))


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ([button("去支付")], [button("去支付")], True),
        ([button("去支付")], [button("去支付", box=BESIDE)], True),
        ([button("去支付")], [button("去支付"), button("关闭广告", box=Box(0.49, 0.49, 0.51, 0.51))], False),
        ([button("去支付")], [button("删除")], False),
        ([button("去支付")], [Element(Box(0, 0, 0.1, 0.1), text="空")], False),
        ([button("跳过 5s")], [button("跳过 4s")], True),
        ([button("支付 ¥46", "pay")], [button("支付 ¥99", "pay")], False),
        ([button("牛奶", "search")], [button("面包", "search")], True),
        ([button("牛奶", "row"), button("茶", "row", ALL)], [button("面包", "row"), button("茶", "row", ALL)], False),
        ([button("弹幕一", box=ALL)], [button("弹幕二", box=ALL)], True),
        ([button()], [button()], True),
        ([button()], [button(box=BESIDE)], False),
        ([], [button("删除")], True),
        ([button("去支付")], [], True),
    ],
)
def test_the_finger_still_reaches_what_it_was_aimed_at(before, after, same):
    assert still(before, after) is same
