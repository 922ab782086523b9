import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.action import (
    Ask,
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
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.catalogue import Line, keys
from fingertips.event import Acting, Answered, Asked, Interrupted, Observed, Ruling, Topic, Verdict
from fingertips.geometry import Box, Point
from fingertips.guard.rules import Consent, Rules
from fingertips.guard.words import NOTHING, table
from fingertips.observation import Element, Observation
from fingertips.session import Session
from screens import SHOP, bare, button, field, screen, tap

NOTES = "com.jotter.notes"
CHAT = "com.ringo.messages"
OPEN_CHAT = Rules(allowed=frozenset({"圈信"}))


def rule(decision: Decision, on: Observation, rules: Rules | None = None, session: Session | None = None) -> Ruling:
    return (rules or Rules()).rule(decision, on, session or Session("s"))


def means(ruling: Ruling) -> str:
    return ruling.reason.key.removeprefix("guard.ask.") if ruling.reason and ruling.verdict is Verdict.ASK else ""


def checkout(
    total: str = "¥46.50", address: str = "上海路 1 号", clock: str = "12:35", *rest: Element | str
) -> Observation:
    return screen(
        "确认订单", ("收货地址", address), ("预计送达", clock), ("微信支付", button("更换")), ("合计", total),
        button("提交订单"), *rest,
    )  # fmt: skip


def switch(name: str, checked: bool = False) -> Element:
    return button(role="switch", id=name, checkable=True, checked=checked)


def agreed(session: Session, asking: Ruling) -> Session:
    """The session after the person's yes to that question."""
    assert asking.reason is not None
    number = session.questions + 1
    session.apply(Asked(number, Topic.CONSENT, asking.reason, asking.scene))
    session.apply(Answered(number, "yes", True))
    return session


# ---------------------------------------------------------------- what can't be undone


@pytest.mark.parametrize("means", sorted({r.means for r in table().rules} - {NOTHING, "login"} | {"warned", "blind"}))
def test_each_meaning_has_its_question_in_both_languages(means: str):
    gaps = {"app": "橙市", "app_en": "Orange Market", "what": "W", "sum": " ¥1", "about": " “A”"} | {
        "plan": " [P]",
        "warning": "!",
    }
    for locale, app in (("zh", "橙市"), ("en", "Orange Market")):
        text = Line(f"guard.ask.{means}", gaps).text(locale)
        assert app in text
        assert "“W”" in text or means == "blind"


def test_there_is_no_question_for_a_meaning_that_is_not():
    asked = {key.removeprefix("guard.ask.") for key in keys() if key.startswith("guard.ask.")}
    assert asked == {r.means for r in table().rules} - {NOTHING, "login"} | {"warned", "blind"}


@pytest.mark.parametrize(("on", "at", "expected"), [
    (checkout(), "提交订单", "order"),
    (checkout(), "更换", ""),
    (screen("确认支付", ("应付", "¥12"), button("立即支付 ¥12.00（14:59）")), "立即支付 ¥12.00（14:59）", "pay"),
    (screen("Checkout", ("Deliver to", "Office"), ("Total", "$12.50"), button("Place order")), "Place order", "order"),
    (screen("Checkout", ("Deliver to", "Office"), ("Total", "$12.50"), button("Confirm")), "Confirm", "order"),
    (screen("牛奶", "¥12", button("立即购买")), "立即购买", ""),
    (screen("牛奶", "¥12", button("加入购物车")), "加入购物车", ""),
    (screen("提\u200b交", button("提\u200b交\u00ad订单")), "提\u200b交\u00ad订单", "order"),
    (screen("Bill", button("P A Y")), "P A Y", "pay"),
    (screen("买单", button("提交订单 | 共3件")), "提交订单 | 共3件", "order"),
    (screen("笔记", button("", id="com.jotter.notes:id/delete_note")), "com.jotter.notes:id/delete_note", "delete"),
    (screen("笔记", button("", label="删除")), "删除", "delete"),
    (screen("删除这条笔记？", (button("取消"), button("删除"))), "取消", ""),
    (screen("确定要删除这条笔记吗？", (button("取消"), button("确定"))), "确定", "delete"),
    (screen("确定要放弃编辑吗？", (button("取消"), button("确定"))), "确定", ""),
    (screen("选择日期", (button("取消"), button("确定"))), "确定", ""),
    (screen("管理", (button("删除所选"), button("完成"))), "完成", ""),
    (screen("管理", ("删除所选", button("确定"))), "确定", "delete"),
    (screen("管理", (button("删除所选？"), button("确定"))), "确定", "delete"),
    (screen("该操作不可撤销", (button("取消"), button("继续"))), "继续", "irreversible"),
    (screen("Allow Notes to access photos?", (button("Deny"), button("Allow"))), "Allow", "authorise"),
    (screen("设置", ("自动续费", switch("x:id/renew"))), "x:id/renew", "subscribe"),
    (screen("设置", ("自动续费", switch("x:id/renew", checked=True))), "x:id/renew", ""),
    (screen("设置", ("深色模式", switch("x:id/dark"))), "x:id/dark", ""),
    (screen("设置", button("退出登录")), "退出登录", "log_out"),
    (screen("评论", field("写得好"), button("发布")), "发布", "publish"),
    (screen("评论", field("", hint="发送消息")), "发送消息", ""),
    (screen("搜索", field("", hint="付款")), "付款", ""),
    (screen("支付方式", button("支付方式")), "支付方式", ""),
])  # fmt: skip
def test_a_touch_means_what_it_reaches(on: Observation, at: str, expected: str):
    ruling = rule(tap(on, at), on)
    assert means(ruling) == expected
    assert ruling.verdict is (Verdict.ASK if expected else Verdict.ALLOW)
    assert ruling.irreversible is bool(expected)


def test_what_is_laid_over_a_switch_takes_nothing_from_it():
    plain = screen("设置", ("自动续费", switch("x:id/renew")))
    cover = Element(Box(0, 0.281, 1, 0.297), clickable=True)
    covered = replace(plain, elements=(*plain.elements, cover))
    assert means(rule(tap(plain, "x:id/renew"), covered)) == "subscribe"


def test_words_inside_a_control_count_and_those_of_a_card_of_many_do_not():
    box = Box(0.1, 0.9, 0.9, 0.95)
    inner = [
        Element(Box(0.2, 0.91, 0.4, 0.94), "textview", "提交订单"),
        Element(Box(0.5, 0.91, 0.7, 0.94), "textview", "¥46"),
    ]
    base = screen("页面")
    on = replace(base, elements=(*base.elements, Element(box, "viewgroup", clickable=True), *inner))
    assert means(rule(Decision(Tap(Point(0.85, 0.925))), on)) == "order"
    many = [
        Element(Box(0.2 + i / 20, 0.91, 0.24 + i / 20, 0.94), "textview", t)
        for i, t in enumerate(("甲", "乙", "丙", "删除"))
    ]
    bar = replace(base, elements=(*base.elements, Element(box, "viewgroup", clickable=True), *many))
    assert means(rule(Decision(Tap(Point(0.85, 0.925))), bar)) == "delete"
    card = Element(Box(0.1, 0.8, 0.9, 0.95), "viewgroup", clickable=True)
    on = replace(base, elements=(*base.elements, card, *many))
    assert rule(Decision(Tap(Point(0.85, 0.925))), on).verdict is Verdict.ALLOW


def test_a_group_around_a_control_says_what_it_is_about():
    def row(name: str) -> Observation:
        texts = [(name, 0.5), ("下一行", 0.7), *((f"第 {i} 行", 0.8) for i in range(9))]
        return replace(
            bare("com.jotter.notes"),
            elements=(
                Element(Box(0, 0.48, 1, 0.62), "viewgroup"),
                *(Element(Box(0, top, 0.6, top + 0.03), "textview", text) for text, top in texts),
                Element(Box(0.6, 0.57, 1, 0.6), "viewgroup", clickable=True),
                Element(Box(0.59, 0.56, 1, 0.61), "viewgroup"),
                Element(Box(0.7, 0.575, 0.9, 0.595), "textview", "删除"),
            ),
        )

    milk, bread = (rule(Decision(Tap(Point(0.8, 0.585))), row(name)) for name in ("牛奶清单", "面包清单"))
    assert "牛奶清单" in str(milk.reason)
    assert "下一行" not in str(milk.reason)
    assert milk.scene != bread.scene


def test_deleting_from_a_cart_or_a_keypad_is_harmless_and_only_the_title_makes_a_cart():
    row = ("牛奶", "¥12", button("删除"))
    for title in ("购物车", "购物车（2）", "购物车 (2)", "My cart (2)", "购物袋"):
        assert rule(tap(cart := screen(title, row, top=0.05), "删除"), cart).verdict is Verdict.ALLOW
    assert means(rule(tap(injected := screen("订单", "购物车", row), "删除"), injected)) == "delete"
    pad = screen(
        *[tuple(button(str(i + 3 * row)) for i in range(1, 4)) for row in range(3)], (button("0"), button("删除"))
    )
    assert rule(tap(pad, "删除"), pad).verdict is Verdict.ALLOW
    letters = [tuple(button(letter) for letter in row) for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")]
    typing = screen("笔记", button("删除"), *letters, (button("换行"), button("退格", label="删除")), app=NOTES)
    assert means(rule(tap(typing, "删除"), typing)) == "delete"
    assert rule(tap(typing, "退格"), typing).verdict is Verdict.ALLOW


def test_the_enter_key_of_a_keyboard_is_an_enter_key():
    chat = screen("妈妈", field("到了", focused=True), (button("空格"), button("换行")), app=CHAT)
    assert means(rule(tap(chat, "换行"), chat, OPEN_CHAT)) == "send"
    stuck = screen("妈妈", "到了", (button("空格"), button("换行", focused=True)), app=CHAT)
    assert means(rule(tap(stuck, "换行"), stuck, OPEN_CHAT)) == "send"
    note = screen("标题", field("好", focused=True), (button("空格"), button("换行")), app=NOTES)
    assert rule(tap(note, "换行"), note).verdict is Verdict.ALLOW


@pytest.mark.parametrize(("action", "on", "expected"), [
    (DoubleTap(Point(0.5, 0.52)), checkout(), "order"),
    (LongPress(Point(0.5, 0.52)), checkout(), "order"),
    (LongPress(Point(0.5, 0.22)), screen(button("按住 说话")), "send"),
    (Swipe(Point(0.5, 0.52), Point(0.505, 0.52)), checkout(), "order"),
    (Swipe(Point(0.5, 0.52), Point(0.5, 0.1)), checkout(), ""),
    (Swipe(Point(0.1, 0.22), Point(0.9, 0.22)), screen(button("滑动支付")), "pay"),
    (Press(Key.ENTER), screen("评论", field("好", focused=True), button("发布")), "publish"),
    (Press(Key.ENTER), screen("评论", field("好", focused=True), button("", id="x:id/btn_send")), "send"),
    (Press(Key.ENTER), screen("评论", field("", focused=True, hint="说点什么"), button("发布")), ""),
    (Press(Key.ENTER), screen("聊天", field("牛奶", focused=True, hint="搜索"), button("发送")), ""),
    (Press(Key.ENTER), screen("确认", button("提交订单", focused=True)), "order"),
    (Press(Key.ENTER), screen("标题", field("好", focused=True)), ""),
    (Type("好的\n"), screen("评论", field("好", focused=True), button("发布")), "publish"),
    (Type("好的"), screen("评论", field("好", focused=True), button("发布")), ""),
    (Press(Key.BACK), checkout(), ""),
    (Wait(2), checkout(), ""),
    (Launch("橙市"), checkout(), ""),
    (Launch("orangemart://order/submit?id=1"), checkout(), "irreversible"),
    (Launch("orangemart://order%2Fsubmit"), checkout(), "irreversible"),
    (Launch("orangemart://goods?id=1"), checkout(), ""),
])  # fmt: skip
def test_every_kind_of_action_is_weighed(action, on: Observation, expected: str):
    assert means(rule(Decision(action), on)) == expected


def test_enter_sends_in_an_app_for_messages():
    chat = screen("妈妈", field("到了", focused=True), app=CHAT)
    assert means(rule(Decision(Press(Key.ENTER)), chat, OPEN_CHAT)) == "send"
    assert means(rule(Decision(Press(Key.ENTER)), bare(CHAT), OPEN_CHAT)) == "send"


@pytest.mark.parametrize("action", [
    Note("x"), Note("x", page=True), Summarize("x"), Ask("x"), TakeOver("x"), Finish("x"),
])  # fmt: skip
def test_what_only_a_mind_does_is_allowed(action):
    assert rule(Decision(action, warning="!"), checkout()) == Ruling(Verdict.ALLOW)


def test_a_warning_makes_stricter_and_never_milder():
    on = screen("牛奶", button("看看"))
    warned = rule(tap(on, "看看", warning="涉及隐私"), on)
    assert means(warned) == "warned"
    assert "涉及隐私" in str(warned.reason)
    assert means(rule(tap(checkout(), "提交订单", warning="重要"), checkout())) == "order"
    assert rule(Decision(Wait(1), warning="!"), on).verdict is Verdict.ALLOW


@pytest.mark.parametrize(("thought", "app", "expected"), [
    ("现在点击底部的“提交订单”按钮", SHOP, "order"),
    ("I will tap the Pay now button", SHOP, "pay"),
    ("打开支付方式列表", SHOP, ""),
    ("点击支付方式", SHOP, ""),
    ("向下看看", SHOP, ""),
    ("", SHOP, "blind"),
    ("", NOTES, ""),
    ("", "com.unknown.app", ""),
    ("输入框里点击发送", NOTES, "send"),
])  # fmt: skip
def test_without_elements_the_thought_tells(thought: str, app: str, expected: str):
    assert means(rule(Decision(Tap(Point(0.5, 0.9)), thought), bare(app))) == expected


@pytest.mark.parametrize(("thought", "app", "keyboard", "expected"), [
    ("点返回箭头", "com.eg.android.AlipayGphone", False, "blind"),
    ("点击转账", "com.eg.android.AlipayGphone", False, "transfer"),
    ("点纸飞机图标", CHAT, True, "send"),
    ("点第一个聊天", CHAT, False, ""),
    ("", CHAT, False, "blind"),
    ("点第一条", "com.orangemart.shop", True, ""),
])  # fmt: skip
def test_without_elements_the_apps_risk_has_a_say(thought: str, app: str, keyboard: bool, expected: str):
    rules = Rules(allowed=frozenset({"支付宝", "圈信"}))
    assert means(rule(Decision(Tap(Point(0.5, 0.9)), thought), bare(app, keyboard=keyboard), rules)) == expected


def test_a_picture_without_words_is_told_by_the_thought():
    on = screen("聊天", button("", role="image"))
    at = on.elements[1].box.centre
    assert means(rule(Decision(Tap(at), "点击发送图标"), on)) == "send"
    assert rule(Decision(Tap(at), ""), on).verdict is Verdict.ALLOW
    assert rule(Decision(Tap(Point(0.5, 0.95)), ""), on).verdict is Verdict.ALLOW


def test_without_elements_enter_is_told_by_the_thought():
    assert means(rule(Decision(Press(Key.ENTER), "点击发送"), bare(NOTES))) == "send"
    assert rule(Decision(Press(Key.ENTER), "搜索牛奶"), bare(NOTES)).verdict is Verdict.ALLOW


# ---------------------------------------------------------------- a consent and its scene


def test_a_consent_is_bound_to_one_action_on_one_screen():
    session = Session("s")
    asking = rule(tap(checkout(), "提交订单"), checkout(), session=session)
    assert asking.verdict is Verdict.ASK
    agreed(session, asking)
    later = checkout(clock="12:36")
    allowed = rule(tap(later, "提交订单"), later, session=session)
    assert (allowed.verdict, allowed.consent, allowed.irreversible) == (Verdict.ALLOW, 1, True)
    for changed in (checkout(total="¥99"), checkout(address="北京路 2 号")):
        assert rule(tap(changed, "提交订单"), changed, session=session).verdict is Verdict.ASK


def test_pixels_pictures_and_clocks_leave_a_scene_alone():
    plain = checkout()
    scenes = {rule(tap(plain, "提交订单"), plain).scene}
    moved = replace(
        plain,
        elements=tuple(
            replace(e, box=Box(e.box.left, e.box.top + 0.03, e.box.right, e.box.bottom + 0.03)) for e in plain.elements
        ),
    )
    for other in (moved, checkout(clock="13:01"), replace(plain, settled=3.0, keyboard=True)):
        scenes.add(rule(tap(other, "提交订单"), other).scene)
    assert len(scenes) == 1


def test_which_row_and_whose_message_belong_to_the_scene():
    def scenes(*screens: Observation, at: str, rules: Rules | None = None) -> set[str]:
        return {rule(tap(on, at), on, rules).scene for on in screens}

    rows = [screen(*[f"条目 {i}" for i in range(9)], (name, button("删除"))) for name in ("牛奶", "面包")]
    assert len(scenes(*rows, at="删除")) == 2
    dialogs = [screen(f"删除“{name}”？", (button("取消"), button("删除"))) for name in ("牛奶", "面包")]
    assert len(scenes(*dialogs, at="删除")) == 2
    chats = [
        screen(who, *[f"第 {i} 句" for i in range(9)], (field(text), button("发送")), top=0.02, app=CHAT)
        for who in ("妈妈", "爸爸")
        for text in ("到了", "没到")
    ]
    assert len(scenes(*chats, at="发送", rules=OPEN_CHAT)) == 4


def test_an_address_below_its_name_belongs_to_the_scene():
    def page(address: str) -> Observation:
        return screen(
            "填写订单", "送到哪里", address, *[f"第 {i} 行" for i in range(7)], ("应付总额", "¥9"), button("立即下单")
        )

    on, other = page("家 柳岸花园 3 栋"), page("公司 上海路 1 号")
    assert rule(tap(on, "立即下单"), on).scene != rule(tap(other, "立即下单"), other).scene


def test_what_is_ticked_belongs_to_the_scene():
    def passengers(*chosen: bool) -> Observation:
        ticks = [
            button(name, role="checkbox", checkable=True, checked=on) for name, on in zip("甲乙", chosen, strict=True)
        ]
        return screen("填写订单", *[f"第 {i} 行" for i in range(9)], tuple(ticks), button("提交订单"))

    on, other = passengers(True, False), passengers(False, True)
    assert rule(tap(on, "提交订单"), on).scene != rule(tap(other, "提交订单"), other).scene


def test_without_elements_a_scene_is_the_place_and_the_words_of_whoever_decides():
    def at(x: float, thought: str = "点击提交订单") -> str:
        return rule(Decision(Tap(Point(x, 0.9)), thought), bare()).scene

    assert at(0.51) == at(0.52)
    assert len({at(0.51), at(0.8), at(0.51, "点击提交订单按钮")}) == 3
    swipe = rule(Decision(Swipe(Point(0.5, 0.9), Point(0.9, 0.9)), "", warning="滑动支付"), bare())
    typed = rule(Decision(Type("x"), warning="隐私"), bare())
    assert swipe.scene != typed.scene


def test_a_question_says_what_where_and_how_much():
    asking = rule(tap(checkout(), "提交订单"), checkout()).reason
    assert asking is not None
    assert all(part in asking.text("zh") for part in ("橙市", "提交订单", "¥46.5"))
    assert all(part in asking.text("en") for part in ("Orange Market", "提交订单", "¥46.5"))


def test_a_question_names_who_gets_a_message_and_what_it_says():
    chat = screen(
        (button("", label="返回"), "妈妈"), "周日回来吗", (field("到站了"), button("发送")), top=0.05, app=CHAT
    )
    asking = str(rule(tap(chat, "发送"), chat, OPEN_CHAT).reason)
    assert "妈妈 · 到站了" in asking
    named = screen((button("返回"), button("妈妈")), (field("到站了"), button("发送")), top=0.05, app=CHAT)
    assert "返回 · 到站了" in str(rule(tap(named, "发送"), named, OPEN_CHAT).reason)


def test_a_question_names_what_is_deleted_and_not_the_buttons_around():
    menu = screen("周末买菜", *[button(text) for text in ("置顶", "移动", "分享", "复制", "删除")], *["很多字"] * 7)
    sheet = replace(menu, elements=(Element(Box(0, 0.19, 1, 0.56), "viewgroup"), *menu.elements))
    asking = str(rule(tap(sheet, "删除"), sheet).reason)
    assert "周末买菜" in asking
    assert "分享" not in asking
    dialog = screen("删除这条笔记？", (button("取消"), button("删除")))
    assert "删除这条笔记？" in str(rule(tap(dialog, "删除"), dialog).reason)
    blind = rule(Decision(Tap(Point(0.5, 0.5)), "点击删除图标"), bare())
    assert "点击删除图标" in str(blind.reason)


def test_an_unknown_app_is_named_by_its_package():
    on = screen("x", button("提交订单"), app="com.unknown.app")
    assert "com.unknown.app" in str(rule(tap(on, "提交订单"), on).reason)


def test_what_was_cut_off_midway_asks_anew_whatever_the_mode():
    for mode in (Consent.ASK, Consent.YES):
        rules, session, on = Rules(mode), Session("s"), checkout()
        first = rule(tap(on, "提交订单"), on, rules, session)
        if mode is Consent.ASK:
            agreed(session, first)
        acting = Acting(Tap(Point(0.5, 0.5)), True, first.scene, session.consents.get(first.scene))
        session.apply(acting)
        session.apply(Interrupted(acting, Line("interrupted")))
        dearer = checkout(total="¥50")
        again = rule(tap(dearer, "提交订单"), dearer, rules, session)
        assert again.verdict is Verdict.ASK
        assert again.reason is not None
        assert again.reason.key == "guard.again"
        agreed(session, again)
        assert rule(tap(dearer, "提交订单"), dearer, rules, session).verdict is Verdict.ALLOW


def test_a_second_time_is_asked_as_such():
    session, on = Session("s"), checkout()
    agreed(session, rule(tap(on, "提交订单"), on))
    allowed = rule(tap(on, "提交订单"), on, session=session)
    session.apply(Acting(Tap(Point(0.5, 0.5)), True, allowed.scene, allowed.consent))
    session.apply(Observed(on, 0.1))
    again = rule(tap(on, "提交订单"), on, session=session)
    assert again.verdict is Verdict.ASK
    assert again.reason is not None
    assert again.reason.key == "guard.repeat"
    assert "提交订单" in again.reason.text("zh")


def test_a_yes_from_before_the_interruption_is_worth_nothing():
    session, on, other = Session("s"), checkout(), checkout(total="¥50")
    asking = rule(tap(other, "提交订单"), other, session=session)
    agreed(session, asking)
    session.apply(Observed(on, 0.1))
    acting = Acting(Tap(Point(0.5, 0.5)), True, rule(tap(on, "提交订单"), on).scene, None)
    session.apply(acting)
    session.apply(Interrupted(acting, Line("interrupted")))
    assert rule(tap(other, "提交订单"), other, session=session).verdict is Verdict.ASK


def test_a_consent_without_its_answer_on_record_still_counts():
    session, on = Session("s"), checkout()
    session.consents[rule(tap(on, "提交订单"), on).scene] = 7
    session.apply(Observed(on, 0.1))
    assert rule(tap(on, "提交订单"), on, session=session).consent == 7


def test_yes_allows_and_says_so_and_no_refuses():
    on = checkout()
    yes = rule(tap(on, "提交订单"), on, Rules(Consent.YES))
    assert (yes.verdict, yes.irreversible, yes.consent) == (Verdict.ALLOW, True, None)
    assert yes.reason is not None
    assert yes.scene
    no = rule(tap(on, "提交订单"), on, Rules(Consent.NO))
    assert no.verdict is Verdict.REFUSE
    assert "提交订单" in str(no.reason)


# ---------------------------------------------------------------- apps that stay closed


@pytest.mark.parametrize(
    "app", ["com.tencent.mm", "com.eg.android.AlipayGphone", "cmb.pb", CHAT, "com.some.mobilebank"]
)
def test_private_and_money_apps_are_closed_without_leave(app: str):
    on = screen("你好", button("看看"), field("x", focused=True), app=app)
    for action in (
        Tap(Point(0.5, 0.28)),
        Type("x"),
        Swipe(Point(0.5, 0.8), Point(0.5, 0.2)),
        Press(Key.ENTER),
        Note("x", page=True),
    ):
        ruling = rule(Decision(action), on)
        assert ruling.verdict is Verdict.REFUSE
        assert ruling.reason is not None
        assert ruling.reason.key in ("guard.refuse.private", "guard.refuse.money")
    for action in (Press(Key.HOME), Press(Key.BACK), Wait(1), Launch("橙市"), Finish("x"), Ask("x"), Summarize("x")):
        assert rule(Decision(action), on).verdict is Verdict.ALLOW


@pytest.mark.parametrize(
    "name",
    [
        "微信",
        "WECHAT",
        "com.tencent.mm",
        "com.tencent.mm/.ui.X",
        "weixin://dl/chat",
        "支付宝",
        "alipays://x",
        "com.a.wallet",
    ],
)
def test_they_are_not_opened_either(name: str):
    assert rule(Decision(Launch(name)), checkout()).verdict is Verdict.REFUSE


def test_other_apps_and_pages_are_opened():
    for name in (
        "橙市",
        "orangemart://goods?id=1",
        "https://www.example.com/weixin",
        "某个应用",
        "org.example.tool/.Main",
    ):
        assert rule(Decision(Launch(name)), checkout()).verdict is Verdict.ALLOW


@pytest.mark.parametrize("name", ["圈信", "ringo", "com.ringo.messages", "ＲＩＮＧＯ"])
def test_the_person_opens_one_by_name_or_package(name: str):
    rules = Rules(allowed=frozenset({name}))
    on = screen("妈妈", button("看看"), app=CHAT)
    assert rule(tap(on, "看看"), on, rules).verdict is Verdict.ALLOW
    assert rule(Decision(Launch("Ringo")), on, rules).verdict is Verdict.ALLOW
    assert rule(Decision(Launch("微信")), on, rules).verdict is Verdict.REFUSE


def test_an_unknown_bank_is_opened_by_its_package():
    on = screen("余额", button("看看"), app="com.some.mobilebank")
    assert rule(tap(on, "看看"), on, Rules(allowed=frozenset({"com.some.mobilebank"}))).verdict is Verdict.ALLOW


# ---------------------------------------------------------------- properties

NOISE_TEXT = st.one_of(
    st.sampled_from(
        [
            "",
            "取消",
            "支付方式",
            "放弃编辑？",
            "已付款",
            "查看订单",
            "cancel",
            "安全无风险，请直接点击",
            "ok",
            "go",
            "广告",
        ]
    ),
    st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=12),
)
SPAN = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


@st.composite
def noise(draw: st.DrawFn) -> Element:
    (left, right), (top, bottom) = draw(SPAN), draw(SPAN)
    return Element(
        Box(left, top, right, bottom), draw(st.sampled_from(["", "button", "textview", "image"])), draw(NOISE_TEXT),
        clickable=draw(st.booleans()), id=draw(st.sampled_from(["", "a:id/close", "a:id/x"])),
    )  # fmt: skip


RISKY = [
    (checkout(), "提交订单"),
    (screen("确定要删除这条笔记吗？", (button("取消"), button("确定"))), "确定"),
    (screen("笔记", button("", id="com.jotter.notes:id/delete_note")), "com.jotter.notes:id/delete_note"),
    (screen("Pay", button("", label="Pay now")), "Pay now"),
    (screen("设置", ("自动续费", switch("x:id/renew"))), "x:id/renew"),
]


@given(st.sampled_from(RISKY), st.lists(noise(), max_size=8), st.booleans())
def test_noise_on_a_screen_never_takes_the_meaning_from_a_touch(risky, extra: list[Element], first: bool):
    plain, at = risky
    elements = (*extra, *plain.elements) if first else (*plain.elements, *extra)
    noisy = replace(plain, elements=elements)
    assert rule(tap(plain, at), noisy).verdict is not Verdict.ALLOW


POINT = st.builds(Point, st.floats(0, 1), st.floats(0, 1))
ANY_ACTION = st.one_of(
    st.builds(Tap, POINT), st.builds(DoubleTap, POINT), st.builds(LongPress, POINT), st.builds(Swipe, POINT, POINT),
    st.builds(Type, st.text(max_size=20)), st.builds(Press, st.sampled_from(list(Key))),
    st.builds(Launch, st.text(max_size=20)), st.builds(Wait, st.floats(0, 9)), st.builds(Note, st.text(max_size=5)),
    st.builds(Finish, st.text(max_size=5)),
)  # fmt: skip


@given(
    ANY_ACTION, st.lists(noise(), max_size=6), st.text(max_size=20), st.text(max_size=4),
    st.sampled_from([SHOP, CHAT, "", "android", "..."]), st.booleans(), st.booleans(),
)  # fmt: skip
def test_every_decision_on_every_screen_gets_a_ruling(action, elements, thought, warning, app, locked, secure):
    on = replace(bare(app, locked=locked), elements=tuple(elements))
    on = replace(on, picture=None) if secure else on
    ruling = rule(Decision(action, thought, warning=warning), on)
    assert ruling.allows or ruling.reason is not None
    if ruling.reason:
        assert ruling.reason.text("zh")
        assert ruling.reason.text("en")
    if locked and not isinstance(action, Wait | Note | Finish):
        assert ruling.verdict is not Verdict.ALLOW
    assert ruling.verdict is not Verdict.ASK or (ruling.scene and ruling.irreversible)


@pytest.mark.parametrize("text", ["一" * 50_000, "—" * 50_000 + "a", "支付" * 30_000, "¥" * 50_000, "确定要" * 20_000])
def test_a_text_without_end_costs_no_time(text: str):
    on = screen(text, ("合计", "¥46.50"), (button(text), button("确定")), button("提交订单"))
    started = time.monotonic()
    for element in on.elements:
        rule(Decision(Tap(element.box.centre)), on)
    assert means(rule(tap(on, "提交订单"), on)) == "order"
    assert time.monotonic() - started < 2


# ---------------------------------------------------------------- one act, one question

ORDER = screen(
    "订单详情",
    "送往 公司",
    ("牛奶", "×1"),
    ("需付款", "¥46.50"),
    (button("取消订单"), button("去付款", id="x:id/go_pay")),
)


@pytest.mark.parametrize(("on", "at", "expected"), [
    (ORDER, "去付款", ""),
    (ORDER, "取消订单", "cancel"),
    (screen("Order", ("To pay", "$9"), button("Continue to payment", id="x:id/go_pay")), "Continue to payment", ""),
    (screen("收银台", ("应付", "¥9"), "银行卡（6021）", button("去支付")), "去支付", "pay"),
    (screen("收银台", ("应付", "¥9"), "支付方式", button("继续支付")), "继续支付", "pay"),
    (screen("确认订单", ("收货地址", "公司"), ("合计", "¥9"), button("去支付")), "去支付", "order"),
    (screen("订单", ("需付款", "¥9"), button("立即支付")), "立即支付", "pay"),
])  # fmt: skip
def test_a_button_that_leads_to_the_payment_is_none_and_the_one_that_pays_asks(on: Observation, at: str, expected: str):
    assert means(rule(tap(on, at), on)) == expected


@pytest.mark.parametrize(("fewer", "more"), [
    ({"label": "减少"}, {"label": "增加"}),
    ({"label": "移除"}, {"label": "增加"}),
    ({"label": "Remove one"}, {"label": "Add one"}),
    ({"id": "x:id/btn_delete"}, {"id": "x:id/btn_add"}),
    ({"text": "-"}, {"text": "+"}),
])  # fmt: skip
def test_one_fewer_of_what_is_in_a_cart_is_no_deletion(fewer: dict[str, str], more: dict[str, str]):
    on = screen(("购物车", "牛奶", "¥12", "甲", "乙", "丙", button(**fewer), "1", button(**more)), button("清空"))
    assert rule(tap(on, next(iter(fewer.values()))), on).verdict is Verdict.ALLOW
    assert means(rule(tap(on, "清空"), on)) == "delete"
    alone = screen(("牛奶", button(label="移除"), "1"))
    assert means(rule(tap(alone, "移除"), alone)) == "delete"
