from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fingertips.action import Decision, Key, Launch, LongPress, PhoneAction, Press, Swipe
from fingertips.event import Acting, Decided, Observed
from fingertips.geometry import Box, Point
from fingertips.guard.facts import THINGS, Facts, facts, plan
from fingertips.guard.meaning import meaning
from fingertips.guard.rules import Rules
from fingertips.guard.words import table
from fingertips.observation import Element, Observation
from fingertips.session import Session
from screens import SHOP, button, field, screen, tap, words

NOTES = "com.jotter.notes"


def page(*things: str, address: str = "上海路 1 号", total: str = "¥46.50", remark: str = "") -> Observation:
    rows = [(name, count) for name, _, count in (thing.partition(" ×") for thing in things)]
    return screen(
        "确认订单", ("收货地址", address), *[(name, f"×{count}") for name, count in rows], ("合计", total),
        ("备注", field(remark, hint="选填")), button("提交订单"),
    )  # fmt: skip


CASHIER = screen("收银台", ("应付金额", "¥46.50"), button("确认支付 ¥46.50"))


def session(*steps: tuple[Observation, PhoneAction]) -> Session:
    """A session that saw these screens and did this on each."""
    made = Session("s")
    for seen, action in steps:
        made.apply(Observed(seen, 0.1))
        made.apply(Acting(action))
    return made


def known(on: Observation, at: str, before: Session | None = None) -> Facts:
    return facts(meaning(tap(on, at), on, None, table()), on, before or Session("s"), table())


def asked(on: Observation, at: str, before: Session | None = None, rules: Rules | None = None) -> str:
    reason = (rules or Rules()).rule(tap(on, at), on, before or Session("s")).reason
    assert reason is not None
    assert reason.text("en")
    return reason.text("zh")


def inside(box: Box, *texts: str) -> Sequence[Element]:
    """These texts one below the other in that place."""
    height = (box.bottom - box.top) / (len(texts) + 1)
    return [
        replace(words(text), box=replace(box, top=box.top + n * height, bottom=box.top + (n + 0.9) * height))
        for n, text in enumerate(texts)
    ]


def test_an_order_is_asked_for_with_the_things_the_sum_and_the_address():
    text = asked(page("牛奶 ×2", "面包 ×1", remark="放门卫"), "提交订单")
    assert "¥46.5" in text
    assert "“牛奶 ×2 · 面包 ×1 → 上海路 1 号 · 放门卫”" in text


def test_of_many_things_the_first_are_named_and_the_rest_counted():
    many = page(*[f"东西{n} ×1" for n in "甲乙丙丁戊己庚辛"])
    texts = known(many, "提交订单").texts
    assert texts[:THINGS][-1] == "东西己 ×1"
    assert texts[THINGS] == "… (+2)"


def test_a_cashier_that_shows_no_goods_asks_with_those_of_the_page_before():
    text = asked(CASHIER, "确认支付 ¥46.50", session((page("牛奶 ×2"), tap(page("牛奶 ×2"), "提交订单").action)))
    assert "“牛奶 ×2 → 上海路 1 号”" in text


def test_of_a_page_that_came_to_another_sum_nothing_is_said():
    other = page("牛奶 ×2", total="¥99")
    assert known(CASHIER, "确认支付 ¥46.50", session((other, Press(Key.BACK)))).texts == ()


def test_nor_of_one_in_another_app():
    shop, elsewhere = page("牛奶 ×2"), screen("别处", app="com.other.app")
    assert known(CASHIER, "确认支付 ¥46.50", session((shop, Press(Key.HOME)), (elsewhere, Launch(SHOP)))).texts == ()


def test_what_was_scrolled_out_of_sight_is_still_said():
    pulled = screen(("面包", "×1"), ("合计", "¥46.50"), ("备注", field("放门卫", hint="选填")), button("提交订单"))
    texts = known(
        pulled, "提交订单", session((page("牛奶 ×2", "面包 ×1"), Swipe(Point(0.5, 0.8), Point(0.5, 0.3))))
    ).texts
    assert texts == ("牛奶 ×2", "面包 ×1", "→ 上海路 1 号", "放门卫")


def test_a_dialog_that_does_not_name_what_is_deleted_asks_with_what_was_touched():
    row = button("", role="linearlayout")
    home = screen("随记", row, app=NOTES)
    at = home.elements[1].box
    held = Observation(home.picture, home.app, home.size, (*home.elements, *inside(at, "周末买菜", "牛奶 鸡蛋")))
    menu = screen(button("置顶"), button("删除"), app=NOTES)
    dialog = screen("删除笔记", "保留 30 天。", (button("取消"), button("删除")), app=NOTES)
    before = session((held, LongPress(at.centre)), (menu, tap(menu, "删除").action))
    text = asked(dialog, "删除", before)
    assert "删除笔记 · 保留 30 天。 · 周末买菜 · 牛奶 鸡蛋" in text


def test_a_cancelled_order_is_told_by_what_its_page_says_was_bought():
    order = screen("订单详情", ("牛奶", "×2"), ("实付", "¥46.50"), button("取消订单"))
    dialog = screen("确定要取消订单吗？", (button("再想想"), button("确定取消")))
    assert "牛奶 ×2" in asked(dialog, "确定取消", session((order, tap(order, "取消订单").action)))


def test_what_a_dialog_says_itself_is_not_said_twice():
    order = screen(("牛奶", button("删除")))
    dialog = screen("删除“牛奶”？", (button("取消"), button("删除")))
    assert known(dialog, "删除", session((order, tap(order, "删除").action))).texts == ("删除“牛奶”？",)


def test_what_was_understood_is_told_where_money_moves():
    understood = Session("s")
    understood.apply(Decided(Decision(Launch(SHOP), "按“买东西”来办：2 · 牛奶", place="step 1")))
    understood.apply(Decided(Decision(Press(Key.BACK), "别的", place="step 2")))
    assert plan(understood) == "按“买东西”来办：2 · 牛奶"
    assert "[按“买东西”来办：2 · 牛奶]" in asked(page("牛奶 ×2"), "提交订单", understood)
    notes = screen("牛奶", button("删除"), app=NOTES)
    assert "来办" not in asked(notes, "删除", understood)


def test_the_thoughts_of_who_has_no_plan_are_not_told():
    thinking = Session("s")
    thinking.apply(Decided(Decision(Launch(SHOP), "先打开应用")))
    assert plan(thinking) == ""


def test_where_a_plain_page_was_touched_nothing_more_is_known():
    page = screen("设置", button("清除"), *["很多"] * 3)
    dialog = screen("确定要删除吗？", (button("取消"), button("确定")))
    before = session(
        (screen("首页", button("", role="linearlayout")), tap(screen("x", button("y")), "y").action),
        (page, tap(page, "清除").action),
        (dialog, Press(Key.BACK)),
    )
    assert known(dialog, "确定", before).texts == ("确定要删除吗？",)
