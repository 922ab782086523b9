"""What is bought is what was named, and who is written to is nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Swipe, Wait
from fingertips.errors import LostWay
from fingertips.observation import Observation
from fingertips.skills.naming import names
from fingertips.skills.skill import Anchor, Do, Kind, Skill, Slot, Step, Wording
from screens import SHOP, button, screen
from skills.rehearsal import BUY, Rehearsal, chosen, listing, named, tapped


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("牛奶", "晨谷 低脂牛奶 1L"),
        ("薯片", "薯片 原味 104g×3"),
        ("苹果手机壳", "苹果手机壳 磨砂"),
        ("洗衣液", "薰衣草洗衣液家庭装"),
        ("奶茶", "芋圆奶茶（大杯）"),
        ("rice", "Northeast Rice 5 kg"),
        ("kites", "Delta Kite"),
        ("hoodies", "Fleece Hoodie"),
        ("milk", "Milk, 1 L"),
        ("potato crisps", "Potato Crisps Original"),
    ],
)
def test_a_thing_may_have_more_to_its_name(wanted: str, seen: str):
    assert names(wanted, seen)


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("牛奶", "牛奶巧克力 100g"),
        ("苹果", "苹果手机壳"),
        ("脱脂牛奶粉", "全脂牛奶粉"),
        ("rice", "Rice Cooker 4 L"),
        ("kites", "Kite String 100 m"),
        ("milk", "Milk Chocolate"),
    ],
)
def test_a_thing_with_it_in_its_name_is_another(wanted: str, seen: str):
    assert not names(wanted, seen)


def test_of_several_things_that_are_called_alike_the_one_that_is_meant_is_taken():
    skill = replace(BUY, slots=(Slot("goods"), *BUY.slots[1:]))
    rehearsal = chosen("buy candles on Orange Market", skill)
    shown = listing("Candle Stand", "Beeswax Candle")
    assert tapped(rehearsal.on(shown), shown) == "Beeswax Candle"


def test_another_thing_is_not_bought_and_the_person_is_told_of_it():
    rehearsal = chosen("在橙市买牛奶", replace(BUY, slots=(Slot("goods"), *BUY.slots[1:])))
    shown = listing("牛奶巧克力 100g", "牛奶香皂")
    with pytest.raises(LostWay) as lost:
        _tried(rehearsal, shown)
    assert (lost.value.details["case"], lost.value.details["other"]) == ("other", "牛奶香皂")


def _tried(rehearsal: Rehearsal, shown: Observation) -> None:
    for _ in range(60):
        assert isinstance(rehearsal.on(shown), (Swipe, Wait))


SEND = Skill(
    "send",
    wordings=(Wording("给陈默发消息说我到了", {"contact": "陈默", "text": "我到了"}),),
    slots=(Slot("contact"), Slot("text", Kind.PROSE)),
    steps=(
        Step(Do.TAP, Anchor("button", (f"{SHOP}:id/contact_row",), ("{contact}",)), app=SHOP),
        Step(Do.TYPE, Anchor("edittext", (f"{SHOP}:id/message",)), text="{text}", app=SHOP),
    ),
)


def people(*names: str) -> Observation:
    return screen("联系人", *(named("contact_row", button(name)) for name in names))


@pytest.mark.parametrize("contacts", [("罗小黑", "无限"), ("罗小黑", "罗小"), ("罗小", "罗小黑")])
def test_a_person_may_be_called_by_a_part_of_the_name(contacts: tuple[str, ...]):
    shown = people(*contacts)
    rehearsal = Rehearsal(SEND, "给罗小发消息说在吗")
    assert tapped(rehearsal.on(shown), shown) == min(contacts, key=lambda name: (name != "罗小", name != "罗小黑"))


@pytest.mark.parametrize(
    "shown", [people("罗小黑", "罗小白"), screen("聊天记录", named("chat_row", button("罗小来吗")), "群里的话")]
)
def test_nobody_else_is_written_to(shown: Observation):
    with pytest.raises(LostWay) as lost:
        Rehearsal(SEND, "给罗小发消息说在吗").on(shown)
    assert lost.value.details["case"] == "doubtful"
