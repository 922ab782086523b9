import pytest

from fingertips.action import (
    Ask,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.cli.telling import LONGEST, places, short, told
from fingertips.geometry import Point
from paper import screen, tap


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("FINGERTIPS_LANG", "zh")


SHOP = screen("牛奶", "提交订单")
UP = Swipe(Point(0.5, 0.8), Point(0.5, 0.2))


@pytest.mark.parametrize(
    ("action", "says"),
    [
        (tap(SHOP, "提交订单"), "点“提交订单”"),
        (Tap(Point(0.5, 0.95)), "点“0.50, 0.95”"),
        (DoubleTap(tap(SHOP, "牛奶").at), "双击“牛奶”"),
        (LongPress(tap(SHOP, "牛奶").at), "长按“牛奶”"),
        (UP, "向上滑"),
        (Swipe(Point(0.5, 0.2), Point(0.5, 0.8)), "向下滑"),
        (Swipe(Point(0.8, 0.5), Point(0.2, 0.5)), "向左滑"),
        (Swipe(Point(0.2, 0.5), Point(0.8, 0.5)), "向右滑"),
        (Type("纯牛奶"), "输入“纯牛奶”"),
        (Type(""), "清空输入框"),
        (Launch("com.orangemart.shop"), "打开 橙市"),
        (Launch("shop://cart"), "打开 shop://cart"),
        (Wait(2.5), "等待（至多 2.5 秒）"),
        (Note("便宜", None, "结论"), "记下 结论"),
        (Summarize("哪家便宜"), "根据记下的内容回答：哪家便宜"),
        (Ask("哪种？"), "问你：哪种？"),
        (TakeOver("登录"), "请你来操作：登录"),
        (Finish("好了"), "认为已经办完"),
    ],
)
def test_an_action_is_told_in_the_words_of_its_screen(action, says):
    assert told(action, SHOP).text("zh") == says
    assert told(action, SHOP).text("en")


@pytest.mark.parametrize("key", list(Key))
def test_every_key_has_its_words(key):
    assert told(Press(key), None).text("zh")


def test_fingers_are_where_the_action_puts_them():
    assert places(UP) == (UP.start, UP.end)
    assert places(tap(SHOP, "牛奶")) == (tap(SHOP, "牛奶").at,)
    assert places(Type("x")) == ()


def test_a_long_text_is_cut_to_one_line():
    assert short("a\n b") == "a b"
    assert len(short("长" * 500)) == LONGEST
