from dataclasses import replace

import pytest

from fingertips.action import Ask, DoubleTap, Finish, Key, Launch, LongPress, Press, Swipe, Tap, Type, Wait
from fingertips.apps.cards import shipped
from fingertips.geometry import Point
from fingertips.observation import App, Observation, Picture
from fingertips.verify.effects import effect
from screens import PNG, bare, button, field, screen

MIDDLE = Point(0.5, 0.5)
LIST = screen("牛奶", "面包")
MORE = screen("牛奶", "面包", "新出现的鸡蛋")
SECURE = Observation(None, LIST.app, LIST.size)


def seen(before: Observation, action, after: Observation) -> bool | None:
    found = effect(before, action, after, shipped())
    assert found.evidence.text("zh")
    assert found.evidence.text("en")
    return found.effect


@pytest.mark.parametrize("action", [
    Tap(MIDDLE), DoubleTap(MIDDLE), LongPress(MIDDLE), Swipe(MIDDLE, Point(0.5, 0.1)), Press(Key.BACK),
    Press(Key.ENTER),
])  # fmt: skip
def test_a_touch_has_an_effect_when_the_screen_is_another(action):
    assert seen(LIST, action, MORE) is True
    assert seen(MORE, action, LIST) is True
    assert seen(LIST, action, LIST) is False
    assert seen(LIST, action, SECURE) is None
    assert seen(LIST, action, replace(LIST, app=App("com.jotter.notes"))) is True


def test_what_appeared_is_the_evidence():
    assert "新出现的鸡蛋" in str(effect(LIST, Tap(MIDDLE), MORE, shipped()).evidence)
    assert "长" * 60 not in str(effect(LIST, Tap(MIDDLE), screen("牛奶", "长" * 60), shipped()).evidence)


def test_a_picture_alone_proves_nothing():
    other = Picture.of(PNG + b"another minute")
    assert seen(LIST, Tap(MIDDLE), replace(LIST, picture=other)) is None
    assert seen(bare(), Tap(MIDDLE), replace(bare(), picture=other)) is None
    assert seen(bare(), Tap(MIDDLE), replace(bare(), keyboard=True)) is True
    assert seen(bare(), Tap(MIDDLE), bare()) is False


def test_typing_is_held_against_the_field():
    empty = screen(field("", focused=True, hint="说点什么"))
    assert seen(empty, Type("买 牛奶"), screen(field("买牛奶", focused=True))) is True
    assert seen(empty, Type("买牛奶"), screen(field("买牛", focused=True))) is False
    assert seen(empty, Type("买牛奶"), screen(field("说点什么", focused=True, hint="说点什么"))) is False
    assert seen(screen(field("a", focused=True)), Type(""), screen(field("搜索", focused=True, hint="搜索"))) is True
    assert seen(empty, Type("123"), screen(field("•••", focused=True, password=True))) is None
    assert seen(bare(), Type("123"), bare()) is None


@pytest.mark.parametrize(("app", "front", "expected"), [
    ("橙市", "com.orangemart.shop", True),
    ("orangemart://goods?id=1", "com.orangemart.shop", True),
    ("com.orangemart.shop", "com.orangemart.shop", True),
    ("鲸选", "com.orangemart.shop", False),
    ("com.vendor.tool", "com.vendor.tool", True),
    ("某个应用", "com.vendor.tool", True),
    ("某个应用", "com.jotter.notes", None),
])  # fmt: skip
def test_a_launch_is_held_against_what_is_in_front(app: str, front: str, expected: bool | None):
    assert seen(screen("桌面", app="com.jotter.notes"), Launch(app), screen("首页", app=front)) is expected


def test_waiting_and_what_only_a_mind_does_have_no_effect_to_miss():
    assert seen(LIST, Wait(1), MORE) is True
    assert seen(LIST, Wait(1), LIST) is None
    assert seen(LIST, Press(Key.VOLUME_UP), LIST) is None
    assert seen(LIST, Ask("?"), LIST) is seen(LIST, Finish("."), LIST) is None
    assert seen(LIST, Tap(MIDDLE), screen(button("牛奶", checked=True), "面包")) is True
