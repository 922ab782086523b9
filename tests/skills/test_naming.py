"""What is bought is what was named, and who is written to is nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Swipe, Wait
from fingertips.errors import LostWay
from fingertips.observation import Element, Observation
from fingertips.skills.naming import called, chooses, lies_at, names
from fingertips.skills.skill import Anchor, Do, Kind, Skill, Slot, Step, Wording
from screens import SHOP, button, screen, words
from skills.rehearsal import BUY, Rehearsal, at, chosen, listing, named, page, tapped


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
        ("卫衣", "卫衣加绒升级版"),
        ("薯片", "薯片番茄味"),
        ("牛奶", "纯牛奶礼盒装"),
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
        ("竹筛", "竹筛模型"),
        ("牛奶", "牛奶杯"),
        ("草莓", "草莓味酸奶"),
        ("苹果", "苹果味糖"),
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


def test_the_thing_itself_is_taken_though_another_stands_before_it():
    rehearsal = chosen("在橙市买牛奶")
    shown = listing("牛奶巧克力", "纯牛奶 礼盒")
    assert tapped(rehearsal.on(shown), shown) == "纯牛奶 礼盒"


def test_where_no_choice_is_right_nothing_beside_it_is_taken_instead():
    rehearsal = chosen("在橙市买牛奶送到公司")
    rehearsal.on(listing("牛奶"))
    shown = addresses("分公司", at(button("编辑 公司"), 0.8, 0.3, 0.9, 0.34))
    assert isinstance(rehearsal.on(shown), Wait)


@pytest.mark.parametrize(
    ("contacts", "written_to"),
    [(("罗小黑", "无限"), "罗小黑"), (("罗小黑", "小黑"), "小黑"), (("小黑", "小黑子"), "小黑")],
)
def test_a_person_may_be_called_by_a_part_of_the_name(contacts: tuple[str, ...], written_to: str):
    shown = people(*contacts)
    rehearsal = Rehearsal(SEND, "给小黑发消息说在吗")
    assert tapped(rehearsal.on(shown), shown) == written_to


@pytest.mark.parametrize(
    "shown",
    [
        people("罗小黑", "罗小白"),
        people("罗小黑"),
        screen("聊天记录", named("chat_row", button("罗小来吗")), "群里的话"),
    ],
)
def test_nobody_else_is_written_to(shown: Observation):
    with pytest.raises(LostWay) as lost:
        Rehearsal(SEND, "给罗小发消息说在吗").on(shown)
    assert lost.value.details["case"] == "doubtful"


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("灰色", "灰色"),
        ("灰", "灰色"),
        ("黑色", "Black"),
        ("墨绿色", "墨绿"),
        ("L码", "L"),
        ("大杯", "大杯 +¥3"),
        ("半糖", "半糖（推荐）"),
        ("珍珠", "加珍珠"),
        ("番茄", "番茄味"),
        ("42", "42码"),
        ("large", "Large (+¥3)"),
        ("less ice", "Less ice"),
        ("L", "Size L"),
        ("tomatto", "Tomato"),
    ],
)
def test_a_choice_is_known_by_its_name(wanted: str, seen: str):
    assert chooses(wanted, seen)


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("灰色", "深灰色"),
        ("深灰色", "灰色"),
        ("香菜", "不要香菜"),
        ("微辣", "微微辣"),
        ("糖", "无糖"),
        ("ice", "No ice"),
        ("red", "Dark Red"),
        ("size 42", "Size 41"),
        ("丁一", "丁一鸣"),
        ("公司", "分公司"),
        ("珍珠", "珍珠奶盖"),
    ],
)
def test_a_choice_that_is_only_called_alike_is_another(wanted: str, seen: str):
    assert not chooses(wanted, seen)


def addresses(name: str, *more: Element) -> Observation:
    """A page with one address, to be chosen by its mark."""
    row = replace(named("address", button(name)), checkable=True)
    return page(at(words("收货地址"), 0.1, 0.1, 0.9, 0.16), at(row, 0.1, 0.2, 0.9, 0.26), *more)


def test_a_likely_choice_is_not_taken_for_the_wanted_one():
    rehearsal = chosen("在橙市买牛奶送到公司")
    rehearsal.on(listing("牛奶"))
    shown = addresses("分公司")
    assert [rehearsal.on(shown), rehearsal.on(shown)] == [Wait(1.5), Wait(1.5)]
    with pytest.raises(LostWay) as lost:
        rehearsal.on(shown)
    assert (lost.value.details["case"], lost.value.details["other"]) == ("other", "分公司")


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("健身房", "健身房 体育中心东门"),
        ("the gym", "Gym Sports Centre East Gate"),
        ("公司", "Office 12 Lake Road"),
        ("翠湖路", "家 东翠湖路 5 号楼"),
        ("my parents", "Parents Old Town 3"),
        ("liu'an garden", "Home Liu'an Garden 3"),
    ],
)
def test_a_place_is_told_by_its_name_or_by_a_part_of_what_follows(wanted: str, seen: str):
    assert any(lies_at(way, seen) for way in (wanted, wanted.removeprefix("the ")))


@pytest.mark.parametrize("seen", ["分公司 软件园 5 号楼", "分公司", "Head 12 Lake Road"])
def test_a_place_that_is_only_called_alike_is_another(seen: str):
    assert not lies_at("公司", seen)


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ("王磊", "王磊"),
        ("小黑", "罗小黑"),
        ("王磊", "王磊（同事）"),
        ("王磊", "王磊经理"),
        ("Ben", "Ben Cole"),
        ("mum", "妈妈"),
    ],
)
def test_somebody_is_known_by_a_short_name(wanted: str, seen: str):
    assert called(wanted, seen)


@pytest.mark.parametrize(
    ("wanted", "seen"), [("王磊", "王磊磊"), ("丁一", "丁一鸣"), ("Ann", "Anna"), ("Kristin", "Kristina")]
)
def test_a_longer_name_is_somebody_else(wanted: str, seen: str):
    assert not called(wanted, seen)
