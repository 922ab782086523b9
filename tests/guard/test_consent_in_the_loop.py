from dataclasses import replace

import pytest

from fingertips.action import Decision, Finish, Key, Launch, Press
from fingertips.agent import Agent
from fingertips.errors import InDoubt
from fingertips.event import Status
from fingertips.guard.rules import Consent, Rules
from fingertips.journal.store import SqliteJournal
from fingertips.models.scripted import ScriptedModel
from fingertips.verify.verifier import Evidence
from paper import ListMemory, PaperPhone, screen, tap

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
