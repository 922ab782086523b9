from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.geometry import Box
from fingertips.guard.bought import Bought, bought
from fingertips.guard.words import table
from fingertips.observation import Element, Observation
from screens import bare, field, screen


def at(left: float, top: float, text: str, right: float = 0.0, height: float = 0.025, **more: object) -> Element:
    return Element(
        Box(left, top, right or min(1, left + 0.04 + len(text) / 60), top + height), "textview", text, **more
    )


def control(left: float, top: float, text: str = "", role: str = "button", **more: object) -> Element:
    return replace(at(left, top, text, height=0.03), role=role, clickable=True, **more)


def page(*elements: Element) -> Observation:
    return replace(bare(), elements=elements)


def said(*elements: Element) -> Bought:
    return bought(page(*elements), table())


# A name over what was chosen of it, over a count; the price at the right.
UNDER = (
    at(0.06, 0.26, "蜀香小馆"),
    at(0.21, 0.30, "麻婆豆腐"),
    at(0.21, 0.325, "微辣", height=0.02),
    at(0.21, 0.345, "×2", height=0.02),
    at(0.88, 0.32, "¥36"),
    at(0.21, 0.40, "米饭"),
    at(0.21, 0.425, "×1", height=0.02),
    at(0.88, 0.41, "¥2"),
    at(0.06, 0.47, "打包费"),
    at(0.90, 0.47, "¥2"),
)


@pytest.mark.parametrize(("elements", "things"), [
    (UNDER, ("麻婆豆腐 微辣 ×2", "米饭 ×1")),
    ((at(0.34, 0.21, "大米 10斤"), at(0.34, 0.25, "¥42.9"), at(0.90, 0.25, "×2")), ("大米 10斤 ×2",)),
    ((at(0.26, 0.31, "Daily Nuts"), at(0.26, 0.335, "Qty 3"), at(0.88, 0.32, "¥85")), ("Daily Nuts ×3",)),
    ((at(0.26, 0.31, "每日坚果 30包"), at(0.26, 0.335, "数量 3"), at(0.88, 0.32, "¥85")), ("每日坚果 30包 ×3",)),
    ((at(0.05, 0.3, "Milk", 0.5), at(0.6, 0.3, "x 2", 0.7), at(0.8, 0.3, "$9.00")), ("Milk ×2",)),
    ((at(0.05, 0.3, "2 × Espresso"), at(0.8, 0.3, "$9.00")), ("2 × Espresso",)),
    ((at(0.05, 0.3, "抽纸 120抽×24包 x2"), at(0.8, 0.3, "¥49")), ("抽纸 120抽×24包 x2",)),
    ((at(0.05, 0.3, "月卡"), at(0.8, 0.3, "¥15"), at(0.05, 0.4, "合计"), at(0.8, 0.4, "¥15")), ("月卡",)),
    ((at(0.05, 0.4, "应付"), at(0.8, 0.4, "¥15"), at(0.05, 0.5, "运费"), at(0.8, 0.5, "¥5")), ()),
    ((at(0.05, 0.3, "×2"),), ()),
    (
        (
            at(0.03, 0.25, "Your items"), at(0.04, 0.28, "Mug, blue"), at(0.6, 0.28, "2 × $9.50"),
            at(0.04, 0.307, "Tea"), at(0.6, 0.307, "1 × $14.00"),
        ),
        ("Mug, blue ×2", "Tea ×1"),
    ),
    (
        (at(0.2, 0.3, "麻婆豆腐"), at(0.8, 0.3, "¥36"), at(0.2, 0.33, "微辣"), at(0.8, 0.33, "×2")),
        ("麻婆豆腐 微辣 ×2",),
    ),
    ((at(0.06, 0.68, "价格明细"), at(0.06, 0.71, "票价"), at(0.78, 0.71, "¥79.5 × 1")), ()),
])  # fmt: skip
def test_a_thing_stands_with_its_count_however_a_page_is_laid_out(elements, things: tuple[str, ...]):
    assert said(*elements).things == things


def test_the_number_of_a_stepper_is_a_count_and_another_number_is_none():
    name = at(0.2, 0.30, "土豆丝")
    steps = (control(0.74, 0.31, label="减少"), at(0.82, 0.315, "3", 0.86), control(0.88, 0.31, label="增加"))
    assert said(name, at(0.2, 0.325, "¥15"), *steps).things == ("土豆丝 ×3",)
    assert said(name, at(0.2, 0.325, "¥15"), at(0.82, 0.315, "3", 0.86)).things == ("土豆丝",)


def test_what_is_not_ticked_in_a_cart_is_not_bought():
    def row(name: str, top: float, ticked: bool) -> list[Element]:
        tick = control(0.02, top, label="选择", role="checkbox", checkable=True, checked=ticked)
        return [tick, at(0.3, top, name), at(0.3, top + 0.03, "¥9"), at(0.9, top + 0.03, "×1")]

    assert said(*row("牛奶", 0.3, True), *row("面包", 0.5, False)).things == ("牛奶 ×1",)


def test_whose_things_they_are_stands_over_them():
    assert said(*UNDER).seller == "蜀香小馆"
    assert said(*UNDER[1:]).seller == ""


def test_a_page_that_shows_fewer_pieces_than_it_counts_says_so():
    assert said(*UNDER, at(0.03, 0.9, "共 5 件，合计")).things[-1] == "共 5 件"
    assert said(*UNDER, at(0.03, 0.9, "共 3 件，合计")).things[-1] == "米饭 ×1"


@pytest.mark.parametrize(("elements", "where"), [
    ((at(0.05, 0.2, "收货地址 公司 云杉路 88 号"),), "收货地址 公司 云杉路 88 号"),
    ((at(0.05, 0.2, "送至"), at(0.3, 0.2, "公司 云杉路 88 号")), "公司 云杉路 88 号"),
    ((at(0, 0.2, "送到哪里"), at(0.04, 0.21, "1"), at(0.06, 0.25, "家 柳岸花园 3 栋")), "家 柳岸花园 3 栋"),
    ((at(0.15, 0.2, "家 柳岸花园 3 栋"), at(0.15, 0.225, "夏末 138****6688")), "家 柳岸花园 3 栋"),
    ((at(0.07, 0.08, "张三 138****0000"), at(0.07, 0.105, "湖滨路 3 号")), "湖滨路 3 号"),
    ((at(0.15, 0.2, "5 Elm Street"), at(0.15, 0.225, "Ben +1 555 010 0199")), "5 Elm Street"),
    ((at(0.07, 0.5, "联系手机"), at(0.3, 0.5, "13800136688")), ""),
    ((at(0.05, 0.2, "Deliver to"), control(0.3, 0.2, "Change")), ""),
])  # fmt: skip
def test_an_address_stands_by_its_name_or_over_a_phone_number(elements, where: str):
    assert said(*elements).where == where


def test_a_group_holds_an_address_together():
    row = Element(Box(0.06, 0.12, 0.94, 0.17), "linearlayout", clickable=True)
    words = (at(0.06, 0.125, "家"), at(0.16, 0.122, "云杉路 88 号"), at(0.06, 0.148, "夏末 13800136688"))
    assert said(row, *words).where == "家 云杉路 88 号"


JOURNEY = (
    at(0.05, 0.11, "11月26日 周四 · 二等座 ¥79.5"),
    at(0.05, 0.144, "07:00"), at(0.05, 0.183, "南京南"), at(0.47, 0.148, "58分"), at(0.45, 0.174, "G7623"),
    at(0.77, 0.144, "07:58"), at(0.85, 0.183, "合肥南"), at(0.06, 0.26, "选择乘车人"),
    control(0.06, 0.3, "夏末", checkable=True, checked=True, role="checkbox"),
    control(0.26, 0.3, "林知夏", checkable=True, role="checkbox"),
    at(0.06, 0.71, "票价"), at(0.78, 0.71, "¥79.5 × 1"), at(0.06, 0.77, "合计"), at(0.82, 0.77, "¥79.5"),
)  # fmt: skip


def test_a_journey_is_its_number_with_day_times_places_and_who_travels():
    found = said(*JOURNEY)
    assert found.journey == ("11月26日 周四 · 二等座 07:00 南京南 G7623 07:58 合肥南",)
    assert found.people == ("夏末",)
    assert found.things == ()
    assert found.told


def test_a_terminal_is_no_train():
    flight = (
        at(0.05, 0.144, "08:10"),
        at(0.05, 0.183, "Hongqiao T2"),
        at(0.45, 0.174, "CS2946"),
        at(0.8, 0.144, "11:30"),
    )
    found = said(at(0.05, 0.11, "Nov 26 Thu · Economy ¥1660"), *flight, at(0.8, 0.183, "Tianfu T2"))
    assert found.journey == ("Nov 26 Thu · Economy 08:10 Hongqiao T2 CS2946 11:30 Tianfu T2",)


def test_a_sheet_may_say_the_journey_in_a_line_and_name_the_travellers():
    found = said(at(0.04, 0.63, "G7623 南京 - 合肥 · 11月26日 07:00"), at(0.05, 0.75, "乘客"), at(0.3, 0.75, "夏末"))
    assert found.journey == ("G7623 南京 - 合肥 · 11月26日 07:00",)
    assert found.people == ("夏末",)


def test_a_code_without_a_day_is_no_journey():
    assert said(at(0.1, 0.3, "充电器 CS2946"), at(0.8, 0.3, "¥19")).journey == ()


def test_what_is_ticked_on_a_page_without_travellers_is_nobody():
    ticked = control(0.06, 0.5, "开发票", checkable=True, checked=True, role="checkbox")
    assert said(*UNDER, ticked).people == ()


def test_what_is_written_belongs_to_it():
    assert bought(screen(("备注", field("放门卫", hint="选填"))), table()).written == ("放门卫",)


TELLING = ["×2", "¥9", "数量 3", "G12", "11月2日", "13800136688", "送至", "乘客"]


@given(
    st.lists(
        st.builds(
            at, st.floats(0, 0.9), st.floats(0, 0.9),
            st.one_of(st.sampled_from(TELLING), st.text(max_size=9)),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_whatever_stands_on_a_page_nothing_is_made_up(elements: list[Element]):
    shown = "".join("".join(e.words.split()) for e in elements).lower()
    for text in said(*elements).texts:
        for part in text.removeprefix("→ ").split():
            assert part.lower().removeprefix("×") in shown or part == "→"
