import tomllib
from importlib import resources

import pytest

from fingertips.action import Decision, Key, Launch, LongPress, Press, Swipe, Tap, Type, Wait
from fingertips.event import Verdict
from fingertips.geometry import Point
from fingertips.guard.pages import for_the_person, page_words
from fingertips.guard.rules import Rules
from fingertips.observation import Observation
from fingertips.perception.reading import folded
from fingertips.session import Session
from screens import bare, button, field, screen, tap

SOURCE = tomllib.loads(resources.files("fingertips.guard").joinpath("page_words.toml").read_text("utf-8"))
PATTERNS = [(name, text) for name, entry in SOURCE.items() if "patterns" in entry for text in entry["examples"]]
TOUCH = Tap(Point(0.5, 0.9))


def page(action, on: Observation, thought: str = "") -> str:
    return for_the_person(Decision(action, thought), action, on)


@pytest.mark.parametrize(("name", "text"), PATTERNS)
def test_each_example_is_found(name: str, text: str):
    assert getattr(page_words(), name).search(folded(text))


def test_the_words_that_leave_are_compared_as_they_are_read():
    assert all(text.lower() in page_words().leaving for text in SOURCE["leaving"]["examples"])


@pytest.mark.parametrize(("on", "expected"), [
    (screen("登录", field("", hint="手机号"), field("", hint="密码", password=True), button("登录")), "login"),
    (screen("欢迎", field("", hint="手机号"), field("", hint="验证码"), button("登录/注册")), "login"),
    (screen("Wi-Fi", field("", hint="口令", password=True), button("连接")), ""),
    (screen("Wi-Fi", field("", password=True, focused=True), button("连接")), "password"),
    (screen("请输入支付密码", *[button(str(i)) for i in range(10)]), "password"),
    (screen("请输入验证码", field("", hint="6 位验证码")), "password"),
    (screen("修改支付密码", "关于"), ""),
    (screen("请完成安全验证", "向右滑动"), "captcha"),
    (screen("提示", "当前环境异常，请稍后再试", button("好的")), "abnormal"),
    (screen("我的", button("登录/注册"), "优惠券"), ""),
    (screen("今天的新闻：" + "很长的一段话里说当前环境异常" * 8), ""),
])  # fmt: skip
def test_pages_for_the_person_are_known(on: Observation, expected: str):
    assert page(TOUCH, on) == expected
    assert page(Swipe(Point(0.5, 0.8), Point(0.5, 0.3)), on) == expected
    for way_out in (Press(Key.BACK), Press(Key.HOME), Wait(1), Launch("橙市")):
        assert page(way_out, on) == ""


def test_leaving_a_login_page_is_allowed():
    on = screen(
        "登录", field("", hint="密码", password=True), (button("登录"), button("暂不登录"), button("", label="关闭"))
    )
    for text in ("暂不登录", "关闭"):
        decision = tap(on, text)
        assert for_the_person(decision, decision.action, on) == ""
    assert for_the_person(tap(on, "登录"), tap(on, "登录").action, on) == "login"


def test_a_password_field_is_never_touched():
    on = screen("Wi-Fi", field("", hint="口令", password=True), field("名称"))
    for action in (Tap(Point(0.5, 0.28)), LongPress(Point(0.5, 0.28))):
        assert page(action, on) == "password"
    assert page(Type("x"), on) == ""
    assert page(Press(Key.ENTER), on) == ""


def test_a_lock_is_only_waited_at():
    on = bare(locked=True)
    assert page(Wait(1), on) == ""
    assert {page(action, on) for action in (TOUCH, Press(Key.HOME), Launch("橙市"))} == {"locked"}


def test_a_protected_screen_is_only_left():
    on = Observation(None, bare().app, bare().size)
    assert page(TOUCH, on) == "secure"
    assert page(Press(Key.BACK), on) == page(Wait(1), on) == ""


def test_without_elements_the_thought_tells():
    assert page(Type("123456"), bare(), "现在输入支付密码") == "password"
    assert page(TOUCH, bare(), "tap the search field") == ""


@pytest.mark.parametrize("text", ["微信登录", "本机号码一键登录", "Sign in with Google"])
def test_signing_in_by_one_touch_is_for_the_person_too(text: str):
    on = screen("欢迎", button(text))
    ruling = Rules().rule(tap(on, text), on, Session("s"))
    assert ruling.verdict is Verdict.HAND_OVER
    assert ruling.reason is not None
    assert ruling.reason.key == "guard.hand_over.login"
