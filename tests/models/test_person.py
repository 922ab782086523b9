import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.action import (
    Decision,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    Tap,
    Type,
    Wait,
)
from fingertips.catalogue import Line, keys
from fingertips.errors import Unparsable
from fingertips.event import Began, Decided, Failed, Noted, Observed, Verified
from fingertips.geometry import Box, Point, Size
from fingertips.models.commands import WORDS, Unclear, Verb, listed, understood
from fingertips.models.person import PersonModel, ScriptedConsole
from fingertips.observation import App, Element, Observation
from fingertips.session import Session
from paper import picture


def element(row, text="", **more):
    return Element(Box(0.1, row / 20, 0.9, (row + 1) / 20), text=text, **more)


SHOP = Observation(
    picture(),
    App("com.orangemart.shop"),
    Size(90, 200),
    (
        Element(Box(0, 0, 1, 1), role="framelayout"),
        element(0, hint="搜索商品", role="edittext", editable=True, focused=True),
        element(1, "牛奶 12盒", role="textview"),
        element(2, "加入购物车", role="button", clickable=True),
        element(3, "加入购物车", role="button", clickable=True, enabled=False),
        element(4, role="viewgroup", clickable=True, checkable=True, checked=True),
        element(4, "合计 ¥46.50", role="textview"),
        element(5, "订单已提交", role="textview"),
    ),
)
CENTRE = [e.box.centre for e in listed(SHOP)]


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("tap 3", Tap(CENTRE[2])),
        ("点 3", Tap(CENTRE[2])),
        ("点击3", Tap(CENTRE[2])),
        ("  TAP 3 ", Tap(CENTRE[2])),
        ("tap 搜索商品", Tap(CENTRE[0])),
        ("tap 12盒", Tap(CENTRE[1])),
        ('tap "牛奶 12盒"', Tap(CENTRE[1])),
        ("点 加入购物车 #2", Tap(CENTRE[3])),
        ("tap 0.5,0.3", Tap(Point(0.5, 0.3))),
        ("点 0.5，0.3", Tap(Point(0.5, 0.3))),
        ("double 3", DoubleTap(CENTRE[2])),
        ("double tap 3", DoubleTap(CENTRE[2])),
        ("双击 3", DoubleTap(CENTRE[2])),
        ("long 3", LongPress(CENTRE[2])),
        ("Long press 3", LongPress(CENTRE[2])),
        ("长按 3", LongPress(CENTRE[2])),
        ("type 一箱 牛奶", Type("一箱 牛奶")),
        ('type " 牛奶 "', Type(" 牛奶 ")),
        ("输入牛奶", Type("牛奶")),
        ("输入", Type("")),
        ("swipe up", Swipe(Point(0.5, 0.7), Point(0.5, 0.3))),
        ("滑 下", Swipe(Point(0.5, 0.3), Point(0.5, 0.7))),
        ("滑动左", Swipe(Point(0.8, 0.5), Point(0.2, 0.5))),
        ("swipe right", Swipe(Point(0.2, 0.5), Point(0.8, 0.5))),
        ("swipe left 3", Swipe(CENTRE[2], Point(0.02, 0.125))),
        ("swipe 0.5,0.8 0.5,0.2", Swipe(Point(0.5, 0.8), Point(0.5, 0.2))),
        ("swipe 0.5,0.8 to 0.5,0.2", Swipe(Point(0.5, 0.8), Point(0.5, 0.2))),
        ("back", Press(Key.BACK)),
        ("返回", Press(Key.BACK)),
        ("home", Press(Key.HOME)),
        ("回桌面", Press(Key.HOME)),
        ("enter", Press(Key.ENTER)),
        ("press volume up", Press(Key.VOLUME_UP)),
        ("按 recents", Press(Key.RECENTS)),
        ("launch Orange Market", Launch("Orange Market")),
        ("打开橙市", Launch("橙市")),
        ("wait", Wait(3)),
        ("等 2.5 秒", Wait(2.5)),
        ("note 6 as total", Note("", CENTRE[5], "total")),
        ("记 合计 叫 total", Note("", CENTRE[5], "total")),
        ("note 合计", Note("", CENTRE[5])),
        ("note", Note("", page=True)),
        ("记 叫 page", Note("", name="page", page=True)),
        ("note: 便宜 3 元", Note("便宜 3 元")),
        ("总结 哪家便宜", Summarize("哪家便宜")),
        ("finish", Finish("")),
        ("完成 已下单", Finish("已下单")),
        ('finish ordered proof "订单已提交" ¥46.50', Finish("ordered", proof=("订单已提交", "¥46.50"))),
        ("完成 已下单 证明：“订单已提交”", Finish("已下单", proof=("订单已提交",))),
        ("finish proof 订单已提交", Finish("", proof=("订单已提交",))),
        ("fail sold out", Finish("sold out", success=False)),
        ("放弃", Finish("", success=False)),
        ("help", Verb.HELP),
        ("？", Verb.HELP),
        ("看", Verb.LOOK),
        ("quit", Verb.LEAVE),
    ],
)
def test_a_line_is_an_action(line, action):
    assert understood(line, SHOP) == action


@pytest.mark.parametrize(
    ("line", "case"),
    [
        ("dance", "unknown"),
        ("tapestry", "unknown"),
        ("5", "unknown"),
        ("tap", "where"),
        ("tap 0", "no_number"),
        ("tap 99", "no_number"),
        ("tap 1.5,0.3", "off_screen"),
        ("tap -0.1,0.3", "off_screen"),
        ("点 加入购物车", "several"),
        ("点 加入购物车 #3", "no_such_order"),
        ("点 结算", "not_there"),
        ('tap ""', "not_there"),
        ("swipe", "direction"),
        ("swipe sideways", "direction"),
        ("swipe upwards", "direction"),
        ("press power", "no_key"),
        ("launch", "incomplete"),
        ("summarize", "incomplete"),
        ("note:", "incomplete"),
        ("wait long", "seconds"),
        ("finish ok proof 已付款", "no_proof"),
    ],
)
def test_a_line_that_is_none_is_met_with_one_clear_message(line, case):
    with pytest.raises(Unclear) as unclear:
        understood(line, SHOP)
    assert unclear.value.line.key == f"person.{case}"
    assert unclear.value.line.text("zh")
    assert unclear.value.line.text("en")


VERBS = st.sampled_from([word for words in WORDS.values() for word in words.split()])


@given(st.text(max_size=60) | st.builds("{} {}".format, VERBS, st.text(max_size=30)))
def test_any_line_is_an_action_or_a_message(line):
    try:
        understood(line, SHOP)
    except Unclear as unclear:
        key = unclear.line.key
    else:
        key = "person.help"
    assert key in keys()


def test_words_on_a_button_and_on_its_child_are_one_place():
    button = Element(Box(0, 0, 1, 0.1), label="搜索", role="button", clickable=True)
    child = Element(Box(0.4, 0, 0.6, 0.1), text="搜索", role="textview")
    screen = Observation(picture(), App("x"), Size(9, 20), (button, child))
    assert understood("点 搜索", screen) == Tap(button.box.centre)


def test_every_verb_can_be_said_in_both_languages():
    assert set(WORDS) == set(Verb)
    assert all(any(w.isascii() for w in words.split()) and not words.isascii() for words in WORDS.values())


# ---------------------------------------------------------------- the person in the loop


@pytest.fixture
def session(monkeypatch):
    monkeypatch.setenv("FINGERTIPS_LANG", "zh")
    begun = Session("s")
    begun.apply(Began("买牛奶", "paper"))
    begun.apply(Observed(SHOP, 0.1))
    return begun


def test_a_person_sees_the_screen_as_a_numbered_list_and_decides(session):
    console = ScriptedConsole(["点 搜索商品"])
    decision = PersonModel(console).decide(session, SHOP)
    assert decision == Decision(Tap(CENTRE[0]), "点 搜索商品", by="person")
    assert console.shown == [
        "当前应用：com.orangemart.shop",
        "  1  搜索商品  [edittext_>]",
        "  2  牛奶 12盒  [textview]",
        "  3  加入购物车  [button*]",
        "  4  加入购物车  [button*-]",
        "  5  (合计 ¥46.50)  [viewgroup*x]",
        "  6  合计 ¥46.50  [textview]",
        "  7  订单已提交  [textview]",
    ]


def test_a_frame_around_one_text_is_not_offered_beside_it():
    frame = Element(Box(0, 0, 1, 0.2), role="linearlayout", clickable=True)
    text = Element(Box(0.4, 0.1, 0.6, 0.2), role="textview", text="牛奶")
    assert listed(Observation(picture(), App("x"), Size(9, 20), (frame, text))) == (text,)


def test_a_bad_line_gets_one_message_and_is_asked_again(session):
    console = ScriptedConsole(["跳舞", "", "帮助", "看", "返回"])
    assert PersonModel(console).decide(session, SHOP).action == Press(Key.BACK)
    assert console.shown[8] == "看不懂“跳舞”。输入“帮助”查看能用的命令。"
    assert console.shown[9].startswith("点 5")
    assert console.shown.count("当前应用：com.orangemart.shop") == 2


@pytest.mark.parametrize("lines", [[], ["退出"], ["", " "]])
def test_who_leaves_leaves_the_errand_undone(session, lines):
    action = PersonModel(ScriptedConsole(lines)).decide(session, SHOP).action
    assert isinstance(action, Finish)
    assert not action.success


def test_a_person_is_told_what_came_of_the_last_action(session):
    session.apply(Decided(Decision(Tap(CENTRE[0]))))
    session.apply(Verified(False, Line.verbatim("屏幕没变")))
    session.apply(Failed("unknown_app", Line("unknown_app", {"app": "橙子", "closest": ""})))
    console = ScriptedConsole(["返回"])
    PersonModel(console).decide(session, SHOP)
    assert "屏幕没变" in console.shown[0]
    assert "橙子" in console.shown[1]


def test_a_protected_screen_and_one_without_elements_say_so(session):
    console = ScriptedConsole(["返回"])
    PersonModel(console).decide(session, Observation(None, App("com.bank"), Size(9, 20)))
    assert "受保护" in console.shown[0]
    assert "点 0.5,0.3" in console.shown[1]


def test_a_proof_is_taken_on_trust_where_the_phone_tells_of_no_words():
    bare = Observation(picture(), App("x"), Size(9, 20))
    assert understood("完成 好 证明 订单", bare) == Finish("好", proof=("订单",))


def test_a_summary_is_the_person_s_own(session):
    session.apply(Noted("total", "¥46.50"))
    console = ScriptedConsole(["", "橙市"])
    assert PersonModel(console).summarize(session, "哪家便宜？") == "橙市"
    assert console.shown == ["total: ¥46.50", "哪家便宜？"]
    with pytest.raises(Unparsable):
        PersonModel(ScriptedConsole([])).summarize(session, "？")
