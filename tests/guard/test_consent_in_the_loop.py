from dataclasses import replace

import pytest

from fingertips.action import Decision, Finish, Key, Launch, Press, Tap, Wait
from fingertips.agent import Agent
from fingertips.errors import InDoubt, StaleScreen
from fingertips.event import Status
from fingertips.guard.rules import Consent, Rules
from fingertips.journal.store import SqliteJournal
from fingertips.models.scripted import ScriptedModel
from fingertips.verify.verifier import Evidence
from paper import ListMemory, PaperPhone, screen, tap
from screens import button
from screens import screen as pictured

SHOP = "com.orangemart.shop"
CHECKOUT = screen("收货地址 公司", "合计 ¥46.50", "提交订单", app=SHOP)
DEARER = screen("收货地址 公司", "合计 ¥99.00", "提交订单", app=SHOP)
ORDERED = screen("订单已提交", "实付 ¥46.50", app=SHOP)
CHAT = screen("妈妈", "看看", app="com.ringo.messages")
BUY = "在橙市买一箱牛奶"


@pytest.fixture
def shop():
    return PaperPhone({"checkout": CHECKOUT, "ordered": ORDERED}, {"提交订单": "ordered"}, at="checkout")


@pytest.fixture
def journal(tmp_path):
    journal = SqliteJournal(tmp_path)
    yield journal
    journal.close()


def order(session, shown):
    return Decision(tap(shown, "提交订单"))


def finish(session, shown):
    return Decision(Finish("已下单", proof=("订单已提交",)))


def agent(phone, journal, *moves, consent=Consent.ASK):
    return Agent(phone, [ScriptedModel(moves)], Rules(consent), Evidence(), ListMemory(), journal)


def begun(agent, instruction=BUY):
    return agent.run(agent.begin(agent.journal.new(), instruction, "zh"))


def test_an_order_is_asked_for_once_done_once_and_verified(shop, journal):
    errand = agent(shop, journal, order, finish)
    session = begun(errand)
    assert session.status is Status.WAITING
    assert "¥46.5" in session.question.question.text("zh")
    assert shop.done == []
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert shop.done == ["提交订单"]
    assert errand.memory.learned == [session.id]


def test_a_price_that_changes_after_the_yes_asks_again(shop, journal):
    errand = agent(shop, journal, order, order, finish)
    session = begun(errand)
    errand.answer(session, "好", True)
    shop.screens["checkout"] = DEARER
    session = errand.run(session)
    assert session.status is Status.WAITING
    assert "¥99" in session.question.question.text("zh")
    assert shop.done == []


def test_a_clock_that_moves_after_the_yes_does_not(shop, journal):
    shop.screens["checkout"] = screen("收货地址 公司", "合计 ¥46.50", "提交订单", "送达时间 12:35", app=SHOP)
    errand = agent(shop, journal, order, finish)
    session = begun(errand)
    errand.answer(session, "好", True)
    shop.screens["checkout"] = screen("收货地址 公司", "合计 ¥46.50", "提交订单", "送达时间 12:36", app=SHOP)
    assert errand.run(session).status is Status.DONE


def test_a_no_ends_it(shop, journal):
    errand = agent(shop, journal, order, finish)
    assert errand.answer(begun(errand), "不", False).status is Status.CANCELLED
    assert shop.done == []


def test_what_was_cut_off_is_asked_for_again_even_where_consent_is_given_beforehand(shop, journal):
    shop.troubles = [InDoubt(reason="adb dropped")]
    errand = agent(shop, journal, order, order, finish, consent=Consent.YES)
    session = begun(errand)
    assert session.status is Status.WAITING
    assert session.question.question.key == "guard.again"
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert shop.done == ["提交订单"]


def test_consent_given_beforehand_needs_no_question(shop, journal):
    session = begun(agent(shop, journal, order, finish, consent=Consent.YES))
    assert session.status is Status.DONE
    assert session.questions == 0


def test_where_nothing_irreversible_is_allowed_the_errand_stops(shop, journal):
    session = begun(agent(shop, journal, order, order, order, finish, consent=Consent.NO))
    assert session.status is Status.FAILED
    assert "提交订单" in session.events[-1].reason.text("zh")
    assert shop.done == []


def test_claiming_an_order_that_was_never_placed_fails(shop, journal):
    shop.at = "ordered"
    session = begun(agent(shop, journal, finish))
    assert session.status is Status.FAILED
    assert session.events[-1].code == "contradicted"


def test_an_app_for_messages_that_comes_to_the_front_is_only_left(journal):
    phone = PaperPhone({"chat": CHAT, "shop": CHECKOUT}, at="chat")
    session = begun(
        agent(phone, journal, lambda s, shown: Decision(tap(shown, "看看")), Decision(Press(Key.HOME))), "看看"
    )
    assert phone.done == ["Home"] or phone.done == ["Press"]
    assert session.status is Status.CLAIMED


def test_a_closed_app_is_not_launched(journal):
    phone = PaperPhone({"shop": replace(CHECKOUT)}, at="shop")
    begun(agent(phone, journal, Decision(Launch("微信"))), "看看")
    assert phone.done == []


CASHIER = screen("收银台", "应付金额 ¥46.50", "微信支付", "确认支付 ¥46.50", app=SHOP)
PAID = screen("支付成功", "实付 ¥46.50", app=SHOP)


@pytest.fixture
def checkout():
    """The order's page, the cashier that it leads to, and what stands there once it is paid."""
    leads = {"提交订单": "cashier", "确认支付 ¥46.50": "paid"}
    return PaperPhone({"checkout": CHECKOUT, "cashier": CASHIER, "paid": PAID}, leads, at="checkout")


def press(words):
    return lambda session, shown: Decision(tap(shown, words))


PAY = press("确认支付 ¥46.50")
WAIT = Decision(Wait(1))
END = Decision(Finish("已下单", proof=("支付成功",)))


def test_the_yes_to_an_order_pays_for_it(checkout, journal):
    errand = agent(checkout, journal, order, WAIT, PAY, END)
    session = begun(errand)
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert session.questions == 1
    assert checkout.done == ["提交订单", "Wait", "确认支付 ¥46.50"]


def test_another_sum_at_the_cashier_is_asked_for(checkout, journal):
    checkout.screens["cashier"] = screen("收银台", "应付金额 ¥99", "确认支付 ¥99", app=SHOP)
    errand = agent(checkout, journal, order, press("确认支付 ¥99"), END)
    session = errand.run(errand.answer(begun(errand), "好", True))
    assert session.status is Status.WAITING
    assert "¥99" in session.question.question.text("zh")
    assert checkout.done == ["提交订单"]


def test_a_touch_in_between_asks_for_the_payment(checkout, journal):
    errand = agent(checkout, journal, order, press("微信支付"), PAY, END)
    session = errand.run(errand.answer(begun(errand), "好", True))
    assert session.status is Status.WAITING
    assert session.question.question.key == "guard.ask.pay"


def test_a_payment_is_made_once_by_the_yes_to_its_order(checkout, journal):
    checkout.leads["确认支付 ¥46.50"] = "cashier"
    errand = agent(checkout, journal, order, PAY, PAY, END)
    session = errand.run(errand.answer(begun(errand), "好", True))
    assert session.status is Status.WAITING
    assert session.question.question.key == "guard.repeat"
    assert checkout.done == ["提交订单", "确认支付 ¥46.50"]


def test_an_order_that_was_cut_off_pays_for_nothing(checkout, journal):
    errand = agent(checkout, journal, order, order, PAY, END)
    session = begun(errand)
    checkout.troubles = [InDoubt(reason="adb dropped")]
    checkout.at = "checkout"
    session = errand.run(errand.answer(session, "好", True))
    assert session.question.question.key == "guard.again"
    checkout.at = "cashier"
    session = errand.run(errand.answer(session, "好", True))
    assert session.question.question.key in ("guard.again", "guard.ask.pay")
    assert checkout.done == []


def test_a_payment_that_was_cut_off_is_asked_for_anew(checkout, journal):
    errand = agent(checkout, journal, order, PAY, PAY, END)
    session = begun(errand)
    errand.answer(session, "好", True)
    checkout.perform, performed = broken_at("确认支付 ¥46.50", checkout), checkout.perform
    session = errand.run(session)
    assert session.question.question.key == "guard.again"
    checkout.perform = performed
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert checkout.done == ["提交订单", "确认支付 ¥46.50"]


def broken_at(words, phone):
    """A phone whose connection breaks when these words are touched."""
    performed = phone.perform

    def perform(action, aimed_at):
        if isinstance(action, Tap) and aimed_at.target(action.at).text == words:
            raise InDoubt(reason="adb dropped")
        performed(action, aimed_at)

    return perform


def test_a_finger_that_never_fell_leaves_the_consent_as_it_was(shop, journal):
    errand = agent(shop, journal, order, order, finish)
    session = begun(errand)
    shop.troubles = [StaleScreen(case="covered")]
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert session.questions == 1
    assert shop.done == ["提交订单"]


def test_a_price_that_changed_under_the_finger_is_asked_for(shop, journal):
    errand = agent(shop, journal, order, order, finish)
    session = begun(errand)
    shop.troubles = [StaleScreen(case="covered")]
    shop.perform, performed = dearer_at_once(shop), shop.perform
    session = errand.run(errand.answer(session, "好", True))
    shop.perform = performed
    assert session.status is Status.WAITING
    assert "¥99" in session.question.question.text("zh")
    assert session.question.question.key == "guard.ask.order"
    assert shop.done == []


def dearer_at_once(phone):
    performed = phone.perform

    def perform(action, aimed_at):
        phone.screens["checkout"] = DEARER
        performed(action, aimed_at)

    return perform


def test_a_finger_that_fell_spends_the_consent(shop, journal):
    shop.leads = {}
    errand = agent(shop, journal, order, order, finish)
    session = errand.run(errand.answer(begun(errand), "好", True))
    assert session.status is Status.WAITING
    assert session.question.question.key == "guard.repeat"


GOODS = ("牛奶 ×2", "面包 ×1")
ROTATING = ("满 99 减 10", "新人红包 ¥5", "周三会员日", "附近的人都在买", "限时秒杀 12:30", "送货上门", "客服")


@pytest.mark.parametrize("at", [0, 1, 9])
def test_an_advertisement_that_changes_elsewhere_costs_no_second_question(shop, journal, at):
    def page(ad):
        rows = ["收货地址 公司", *GOODS, "合计 ¥46.50", *ROTATING]
        rows.insert(at, ad)
        texts = screen(*rows, "提交订单", app=SHOP)
        plain = [replace(e, clickable=e.text == "提交订单") for e in texts.elements]
        return replace(texts, elements=tuple(plain))

    shop.screens["checkout"] = page("看看这个")
    errand = agent(shop, journal, order, finish)
    session = begun(errand)
    errand.answer(session, "好", True)
    shop.screens["checkout"] = page("换了一个")
    assert errand.run(session).status is Status.DONE


NOTES = "com.jotter.notes"


def drawn(*rows):
    return pictured(*rows, app=NOTES)


LIST = drawn(("牛奶清单", button("删除")), ("面包清单", button("删除 ")), *["很多字"] * 9)
DIALOG = drawn("删除后不能恢复。", (button("取消"), button("删除")))
EMPTY = drawn("没有笔记")
DELETE = press("删除")
GONE = Decision(Finish("已删除", proof=("没有笔记",)))


def test_the_apps_own_question_whether_to_do_it_is_no_second_act(journal):
    phone = PaperPhone({"list": LIST, "dialog": DIALOG, "empty": EMPTY}, at="list")
    phone.leads = {"删除": "dialog"}
    errand = agent(phone, journal, DELETE, lead(phone, "empty", DELETE), GONE)
    session = begun(errand, "删除牛奶清单")
    assert "牛奶清单" in session.question.question.text("zh")
    session = errand.run(errand.answer(session, "好", True))
    assert session.status is Status.DONE
    assert session.questions == 1
    assert phone.done == ["删除", "删除"]


def lead(phone, to, move):
    """The move, after which that touch leads on."""

    def moved(session, shown):
        phone.leads = dict.fromkeys(phone.leads, to)
        return move(session, shown)

    return moved


@pytest.mark.parametrize("second", [
    drawn(("面包清单", button("删除")), button("取消")),
    drawn(("从没见过的清单", button("删除")), button("取消")),
    drawn("删除后不能恢复。", button("删除")),
    drawn(*[f"第 {n} 行" for n in range(12)], (button("取消"), button("删除"))),
    drawn("手续费 ¥7", "应付 ¥7", (button("取消"), button("退款"))),
])  # fmt: skip
def test_what_is_no_mere_question_is_asked_for_again(journal, second):
    phone = PaperPhone({"list": LIST, "second": second}, {"删除": "second"}, at="list")
    other = press("退款" if any(e.text == "退款" for e in second.elements) else "删除")
    errand = agent(phone, journal, DELETE, other, GONE)
    session = errand.run(errand.answer(begun(errand, "删除牛奶清单"), "好", True))
    assert session.status is Status.WAITING
    assert phone.done == ["删除"]


def test_a_dialog_that_stays_is_not_touched_twice_by_the_same_yes(journal):
    phone = PaperPhone({"list": LIST, "dialog": DIALOG}, {"删除": "dialog"}, at="list")
    errand = agent(phone, journal, DELETE, DELETE, DELETE, GONE)
    session = errand.run(errand.answer(begun(errand, "删除牛奶清单"), "好", True))
    assert session.question.question.key == "guard.repeat"
    assert phone.done == ["删除", "删除"]


def test_what_was_agreed_to_pays_for_nothing_once_the_person_wants_nothing_irreversible(checkout, journal):
    errand = agent(checkout, journal, order, Decision(Finish("没办完", success=False)))
    session = errand.run(errand.answer(begun(errand), "好", True))
    assert session.status is Status.FAILED
    strict = agent(checkout, journal, PAY, PAY, PAY, consent=Consent.NO)
    strict.run(strict.reopen(session))
    assert checkout.done == ["提交订单"]
