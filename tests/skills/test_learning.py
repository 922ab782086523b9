"""What a demonstrated session teaches: the values that may be others, and what each step holds on to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Key, Launch, Note, Press, Swipe, Type, Wait
from fingertips.geometry import Point
from fingertips.memory.library import shipped
from fingertips.session import Session
from fingertips.skills.inferring import lesson
from fingertips.skills.learning import learn
from fingertips.skills.merging import fits_together, merge
from fingertips.skills.skill import Do, Kind, Skill, dump, load
from screens import SHOP, button, field, screen, words
from skills.demonstrated import Demonstration
from skills.rehearsal import LAUNCHER, PAID, SEARCH, TODAY, Rehearsal, at, choosing, listing, named, page, tapped

FOCUSED = screen(named("search", field(hint="搜索商品", focused=True)), button("首页"), button("我的"), keyboard=True)


def typed(text: str):
    return screen(named("search", field(text, focused=True)), button("首页"), button("我的"), keyboard=True)


def shopping(says: str = "在橙市买三箱牛奶", goods: str = "牛奶", count: int = 3, by: str = "person") -> Demonstration:
    """An errand up to the page that says that it is paid."""
    shown = Demonstration(says, LAUNCHER, by).does(Launch(SHOP), SEARCH)
    shown.taps("搜索商品", FOCUSED).does(Type(goods), typed(goods))
    shown.does(Press(Key.ENTER), listing("豆浆", f"晨谷 {goods} 1L")).taps(f"晨谷 {goods} 1L", choosing(1))
    for number in range(2, count + 1):
        shown.taps("增加", choosing(number))
    return shown.taps("提交订单", PAID)


def taught(session: Session, name: str = "taught") -> Skill:
    found = lesson(session, TODAY)
    assert found is not None
    return learn(found, name, {})


def test_the_words_that_reappear_become_slots():
    skill = taught(shopping().ends("买好了", "支付成功"))
    assert {slot.name: slot.kind for slot in skill.slots} == {"quantity": Kind.NUMBER, "item": Kind.TEXT}
    assert skill.wordings[0].slots == {"quantity": "三箱", "item": "牛奶"}
    assert [step.do for step in skill.steps] == [Do.LAUNCH, Do.TYPE, Do.PRESS, Do.TAP, Do.TAP, Do.TAP]
    assert skill.steps[1].text == "{item}"
    assert skill.steps[3].anchor.texts == ("{item}",)
    assert skill.steps[4].times == "{quantity}-1"


def test_what_was_learned_is_replayed_with_other_values():
    skill = taught(shopping().ends("牛奶买好了", "支付成功"))
    rehearsal = Rehearsal(skill, "在橙市买两箱酸奶")
    rehearsal.on(SEARCH)
    rehearsal.on(FOCUSED)
    rehearsal.on(typed("酸奶"))
    results = listing("鲜牛奶", "老酸奶")
    assert tapped(rehearsal.on(results), results) == "老酸奶"
    one = choosing(1)
    assert tapped(rehearsal.on(one), one) == "增加"
    two = choosing(2)
    assert tapped(rehearsal.on(two), two) == "提交订单"
    assert rehearsal.on(PAID).answer == "酸奶买好了"


def test_waits_pulls_closed_advertisements_and_detours_are_left_out():
    advert = page(*SEARCH.elements, at(named("close_ad", button("×")), 0.8, 0.6, 0.9, 0.65))
    news = screen("公告", "今天放假")
    shown = Demonstration("在橙市买牛奶", LAUNCHER).does(Launch(SHOP), advert).does(Wait(1))
    shown.taps("×", SEARCH).taps("我的", news).does(Press(Key.BACK), SEARCH)
    shown.taps("搜索商品", FOCUSED).does(Type("牛"), typed("牛")).does(Type("牛奶"), typed("牛奶"))
    shown.does(Press(Key.ENTER), listing("豆浆")).does(Swipe(Point(0.5, 0.8), Point(0.5, 0.3)), listing("晨谷 牛奶 1L"))
    skill = taught(shown.taps("晨谷 牛奶 1L", PAID).ends("", "支付成功"))
    assert [step.do for step in skill.steps] == [Do.LAUNCH, Do.TYPE, Do.PRESS, Do.TAP]


def test_what_was_read_is_said_again_with_what_is_read_then():
    shown = shopping().does(Note("", at=PAID.elements[1].box.centre, name="total"))
    skill = taught(shown.ends("牛奶买好了，共 ¥45.9", "支付成功"))
    assert skill.answers[0].text == "{item}买好了，共 {note:total}"
    assert skill.steps[-1].do is Do.NOTE


def test_a_day_is_known_again_by_what_the_calendar_says():
    def calendar(*days: str):
        return page(
            *(at(named("day", button(day)), 0.1 + 0.2 * n, 0.3, 0.28 + 0.2 * n, 0.36) for n, day in enumerate(days))
        )

    days = calendar("11月25日", "11月26日", "11月27日")
    shown = Demonstration("在橙市买明天的鲜花", LAUNCHER).does(Launch(SHOP), days)
    skill = taught(shown.taps("11月26日", PAID).ends("", "支付成功"))
    assert skill.slots[0].kind is Kind.DATE
    rehearsal = Rehearsal(skill, "在橙市买后天的鲜花")
    assert tapped(rehearsal.on(days), days) == "11月27日"


def test_a_choice_that_no_word_decides_is_known_by_its_place_in_the_order():
    def sizes(*names: str):
        return page(
            *(
                at(named("size", button(n, checkable=True)), 0.1, 0.3 + 0.1 * i, 0.9, 0.38 + 0.1 * i)
                for i, n in enumerate(names)
            )
        )

    shown = Demonstration("在橙市买牛奶", LAUNCHER).does(Launch(SHOP), sizes("小盒", "大盒"))
    skill = taught(shown.taps("小盒", PAID).ends("", "支付成功"))
    other = sizes("红", "蓝")
    assert tapped(Rehearsal(skill, "在橙市买牛奶").on(other), other) == "红"


def test_an_instruction_as_long_as_a_book_teaches_nothing():
    assert lesson(Demonstration("买牛奶" * 1000, LAUNCHER).ends(""), TODAY) is None


def recorded(says: str, address: str = "", by: str = "person") -> Skill:
    """A recording with or without an address that is chosen on the way."""

    def pay(to: str):
        return page(
            at(named("to", button(to)), 0.1, 0.2, 0.9, 0.3),
            at(named("submit", button("提交订单")), 0.1, 0.9, 0.9, 0.96),
        )

    choices = ("家 湖边路", "公司 云杉路")
    places = page(
        *(at(named("place", button(p)), 0.1, 0.2 + 0.1 * n, 0.9, 0.29 + 0.1 * n) for n, p in enumerate(choices))
    )
    shown = Demonstration(says, SEARCH, by)
    shown.taps("搜索商品", FOCUSED).does(Type("牛奶"), typed("牛奶")).does(Press(Key.ENTER), listing("牛奶 1L", "豆浆"))
    shown.taps("牛奶 1L", pay("家 湖边路"))
    if address:
        shown.taps("to", places).taps("公司 云杉路", pay("公司 云杉路"))
    return taught(shown.taps("提交订单", PAID).ends("", "支付成功"))


def test_recordings_with_and_without_an_option_become_one_skill():
    plain, full = recorded("在橙市买牛奶"), recorded("在橙市买牛奶送到公司", "公司")
    assert fits_together(plain, full)
    both = merge([plain, full])
    assert [(slot.name, slot.required) for slot in both.slots] == [("item", True), ("address", False)]
    optional = [step for step in both.steps if step.when]
    assert len(optional) == 2
    assert all(step.when == ("slot:address",) for step in optional)
    assert len(both.wordings) == 2


def test_another_errand_is_not_taken_for_the_same():
    other = Demonstration("在橙市搜索牛奶", SEARCH).taps("我的", screen("设置", "牛奶"))
    assert not fits_together(recorded("在橙市买牛奶"), taught(other.taps("牛奶", PAID).ends("")))


def test_a_skill_is_read_back_as_it_was_written(tmp_path):
    skill = recorded("在橙市买牛奶送到公司", "公司")
    path = tmp_path / "skill.json"
    path.write_text(dump(skill), "utf-8")
    assert load(path) == replace(skill, title={})


@pytest.mark.parametrize("state", ["checked", "selected"])
def test_what_is_so_already_is_not_switched_off(state):
    def tab(on: bool):
        mark = {state: on, "checkable": state == "checked"}
        return page(
            at(named("only", button("只看有货", **mark)), 0.1, 0.1, 0.5, 0.15), at(words("一件"), 0.1, 0.3, 0.9, 0.4)
        )

    shown = Demonstration("在橙市买牛奶", LAUNCHER).does(Launch(SHOP), tab(False)).taps("只看有货", tab(True))
    skill = taught(shown.does(Press(Key.ENTER), PAID).ends("", "支付成功"))
    assert Rehearsal(skill, "在橙市买牛奶").on(tab(True)) == Press(Key.ENTER)
    assert tapped(Rehearsal(skill, "在橙市买牛奶").on(tab(False)), tab(False)) == "只看有货"


def test_no_step_that_comes_along_names_a_feature_twice():
    assert not [(s.name, step) for s in shipped() for step in s.steps if len(set(step.when)) < len(step.when)]
