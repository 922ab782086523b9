import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.action import Decision, Finish, Tap, Type
from fingertips.catalogue import Line
from fingertips.event import Acting, Answered, Asked, Began, Ended, Event, Interrupted, Observed, Status, Topic
from fingertips.geometry import Point
from fingertips.observation import Observation
from fingertips.session import Session
from fingertips.verify.verifier import Evidence
from screens import bare, button, screen

CHECKOUT = screen("确认订单", button("提交订单"))
PAID = screen("订单 已提交", ("实付", "¥46.50"))
ORDER = "在橙市买一箱牛奶"
TOUCH = Tap(Point(0.5, 0.5))


def session(instruction: str, *events: Event) -> Session:
    told = Session("s")
    for event in (Began(instruction, "virtual"), *events):
        told.apply(event)
    return told


def ordered(after: Observation = PAID, kind: str = "order") -> tuple[Event, ...]:
    return (Observed(CHECKOUT, 0.1), Acting(TOUCH, True, f"{kind}:com.orangemart.shop:0"), Observed(after, 0.1))


def weigh(
    told: Session, screen: Observation, answer: str = "好了", proof: tuple[str, ...] = (), success: bool = True
) -> Ended:
    ended = Evidence().weigh(Decision(Finish(answer, success, proof)), screen, told)
    assert ended.answer == answer
    assert ended.reason.text("zh")
    assert ended.reason.text("en")
    return ended


def test_done_needs_every_text_of_the_proof_on_the_last_screen():
    told = session(ORDER, *ordered())
    assert weigh(told, PAID, proof=("订单已提交", "46.5", " ")).status is Status.DONE
    missing = weigh(told, PAID, proof=("订单已提交", "明天送达"))
    assert (missing.status, missing.code) == (Status.FAILED, "unproven")
    assert "明天送达" in str(missing.reason)


def test_without_proof_it_is_only_claimed():
    assert weigh(session(ORDER, *ordered()), PAID).status is Status.CLAIMED
    assert weigh(session(ORDER, *ordered()), bare(), proof=("订单已提交",)).status is Status.CLAIMED


def test_giving_up_is_a_failure_with_its_reason():
    ended = weigh(session(ORDER), PAID, answer="没有这种牛奶", success=False)
    assert (ended.status, ended.code) == (Status.FAILED, "gave_up")
    assert "没有这种牛奶" in str(ended.reason)


def test_words_of_failure_contradict_even_what_is_proven():
    bad = screen("订单已提交", "支付失败")
    ended = weigh(session(ORDER, *ordered(bad)), bad, proof=("订单已提交",))
    assert (ended.status, ended.code) == (Status.FAILED, "contradicted")
    assert "支付失败" in str(ended.reason)


def test_words_that_stood_there_before_the_step_say_nothing_of_it():
    before, after = screen("支付失败", button("提交订单")), screen("支付失败", "订单已提交")
    told = session(ORDER, Observed(before, 0.1), Acting(TOUCH, True, "order:x:0"), Observed(after, 0.1))
    assert weigh(told, after, proof=("订单已提交",)).status is Status.DONE


def test_words_of_failure_may_be_what_was_to_be_read():
    shown = screen("妈妈", "支付失败了")
    assert weigh(session("看看妈妈最后一条消息"), shown, answer="妈妈说：支付失败了").status is Status.CLAIMED
    assert weigh(session("看看妈妈最后一条消息"), shown, answer="没说什么").status is Status.FAILED
    assert weigh(session(ORDER, *ordered(shown)), shown, answer="支付失败了").status is Status.FAILED


def test_lack_contradicts_a_claim_unless_it_is_the_answer_or_the_claim_is_proven():
    gone = screen("纯牛奶", "已售罄")
    assert weigh(session("看看牛奶还有没有"), gone, answer="有货").status is Status.FAILED
    assert weigh(session("看看牛奶还有没有"), gone, answer="已售罄").status is Status.CLAIMED
    assert weigh(session("看看牛奶还有没有"), gone, answer="有", proof=("纯牛奶",)).status is Status.DONE


@pytest.mark.parametrize("instruction", [ORDER, "send a message to Mum saying hi", "给妈妈转 46.5 元"])
def test_a_step_that_was_asked_for_and_never_performed_contradicts(instruction: str):
    assert weigh(session(instruction, Observed(PAID, 0.1)), PAID, proof=("订单已提交",)).code == "contradicted"
    assert weigh(session(instruction, *ordered(kind="authorise")), PAID).code == "contradicted"
    assert weigh(session(instruction, *ordered(kind="pay")), PAID, proof=("订单已提交",)).status is Status.DONE


@pytest.mark.parametrize(
    "instruction", ["记一条笔记：买牛奶", "把牛奶加入购物车，先别买", "橙市的牛奶多少钱", "向右滑"]
)
def test_what_asks_for_no_such_step_needs_none(instruction: str):
    assert weigh(session(instruction), PAID, proof=("订单已提交",)).status is Status.DONE


def test_a_step_that_was_cut_off_or_taken_over_may_have_been_done():
    acting = Acting(TOUCH, True, "order:x:0")
    cut_off = session(ORDER, Observed(CHECKOUT, 0.1), acting, Interrupted(acting, Line("interrupted")))
    assert weigh(cut_off, PAID, proof=("订单已提交",)).status is Status.DONE
    by_hand = session(ORDER, Asked(1, Topic.TAKE_OVER, Line("take_over")), Answered(1, "done", True))
    assert weigh(by_hand, PAID, proof=("订单已提交",)).status is Status.DONE
    only_asked = session(ORDER, Asked(1, Topic.QUESTION, Line.verbatim("?")), Answered(1, "x", True))
    assert weigh(only_asked, PAID, proof=("订单已提交",)).status is Status.FAILED


def test_an_amount_that_is_not_the_instructions_contradicts():
    told = session("在橙市买一箱 40 元以内的牛奶", *ordered())
    ended = weigh(told, PAID, proof=("订单已提交",))
    assert ended.code == "contradicted"
    assert "¥40" in str(ended.reason)


def test_words_to_be_written_must_have_been_typed_or_seen():
    shown = screen("购物清单")
    wanted = "记一条笔记，标题“购物清单”，内容“两箱牛奶”"
    assert weigh(session(wanted, Acting(Type("一箱牛奶"))), shown, proof=("购物清单",)).code == "contradicted"
    assert weigh(session(wanted, Acting(Type("两箱 牛奶"))), shown, proof=("购物清单",)).status is Status.DONE
    assert weigh(session(wanted, Observed(screen("两箱牛奶"), 0.1)), shown, proof=("购物清单",)).status is Status.DONE
    assert weigh(session(wanted), bare()).status is Status.CLAIMED


def test_the_effect_of_an_action_is_judged_by_the_screens():
    assert Evidence().judge(CHECKOUT, TOUCH, PAID).effect is True


@given(
    st.text(max_size=40),
    st.text(max_size=20),
    st.lists(st.text(max_size=12), max_size=3),
    st.lists(st.text(max_size=12), max_size=5),
)
def test_any_claim_on_any_screen_ends_somehow(instruction: str, answer: str, proof: list[str], texts: list[str]):
    ended = weigh(session(instruction), screen(*texts), answer, tuple(proof))
    if ended.status is Status.DONE:
        assert any(text.strip() for text in proof)
