from dataclasses import replace

import pytest

from fingertips.action import Ask, Decision, Finish, Key, Note, Press, Summarize, Swipe, TakeOver, Type, Usage
from fingertips.agent import Agent, Limits
from fingertips.errors import EndpointFailed, InDoubt, JournalFailed, LostWay, PhoneLost, Unparsable
from fingertips.event import (
    Acting,
    Answered,
    Asked,
    Ended,
    Failed,
    HandedOn,
    Interrupted,
    Observed,
    Recalled,
    Ruled,
    Status,
    Topic,
    Verdict,
    Verified,
)
from fingertips.geometry import Point
from fingertips.journal.store import SqliteJournal
from fingertips.models.scripted import ScriptedModel
from paper import PAPER, ListMemory, PaperPhone, PlainGuard, PlainVerifier, screen, tap

HOME = screen("牛奶", "禁区", "密码")
GOODS = screen("付 ¥10", "返回")
PAID = screen("支付成功", "付 ¥10", "返回")


@pytest.fixture
def phone():
    return PaperPhone({"home": HOME, "goods": GOODS, "paid": PAID}, {"牛奶": "goods", "付 ¥10": "paid", "返回": "home"})


@pytest.fixture
def journal(tmp_path):
    journal = SqliteJournal(tmp_path)
    yield journal
    journal.close()


def agent(phone, journal, *moves, limits=None, models=None):
    models = models or [ScriptedModel(moves)]
    return Agent(phone, models, PlainGuard(), PlainVerifier(), ListMemory(), journal, limits or Limits())


def do(action, **more):
    return Decision(action, **more)


def touch(words):
    return lambda session, shown: Decision(tap(shown, words))


def run(agent):
    return agent.run(agent.begin(agent.journal.new(), "买牛奶", "zh"))


def kinds(session):
    return [type(event).__name__ for event in session.events]


def last(session, kind):
    return [event for event in session.events if isinstance(event, kind)][-1]


def test_an_errand_is_a_list_of_facts_in_order(phone, journal):
    session = run(agent(phone, journal, touch("牛奶"), do(Finish("好了", proof=("返回",)))))
    assert kinds(session) == [
        *("Began", "Recalled", "Observed"),
        *("Decided", "Ruled", "Acting", "Observed", "Verified"),
        *("Decided", "Ruled", "Ended"),
    ]
    assert (session.status, session.answer, phone.done) == (Status.DONE, "好了", ["牛奶"])


def test_what_was_done_is_learned_only_when_it_was_verified(phone, journal):
    verified = agent(phone, journal, do(Finish("好了", proof=("牛奶",))))
    claimed = agent(phone, journal, do(Finish("好了")))
    assert run(verified).status is Status.DONE
    assert run(claimed).status is Status.CLAIMED
    assert len(verified.memory.learned) == 1
    assert claimed.memory.learned == []


def test_every_fact_is_on_disk_before_the_next_move(phone, journal):
    session = run(agent(phone, journal, touch("牛奶"), do(Finish("好了"))))
    read = journal.load(session.id)
    assert read.events == session.events
    assert vars(read).keys() == vars(session).keys()


def test_nothing_is_done_when_the_intent_cannot_be_written(phone, journal):
    class FullDisk:
        def write(self, session, event):
            if isinstance(event, Acting):
                raise JournalFailed(case="full", path="journal.db", session=session.id)
            journal.write(session, event)

        new = journal.new

    with pytest.raises(JournalFailed):
        run(agent(phone, FullDisk(), touch("牛奶")))
    assert phone.done == []


def test_an_irreversible_step_waits_for_a_person_and_is_done_once(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"), do(Finish("付了", proof=("支付成功",))))
    session = run(buyer)
    assert session.status is Status.WAITING
    assert session.question.topic is Topic.CONSENT
    assert phone.done == ["牛奶"]
    buyer.run(buyer.answer(session, "好", agrees=True))
    assert session.status is Status.DONE
    assert phone.done == ["牛奶", "付 ¥10"]
    assert session.consents == {}
    assert session.irreversible_done == 1
    assert last(session, Acting).irreversible is False or last(session, Acting).consent == 1


def test_a_consent_is_worth_nothing_on_another_screen(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"), touch("付 ¥10"))
    session = run(buyer)
    phone.screens["goods"] = screen("涨价了", "付 ¥10", "返回")
    buyer.run(buyer.answer(session, "好", agrees=True))
    assert session.status is Status.WAITING
    assert session.questions == 2
    assert phone.done == ["牛奶"]


def test_a_no_ends_the_session(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"))
    session = buyer.answer(run(buyer), "不", agrees=False)
    assert session.status is Status.CANCELLED
    assert buyer.run(session).status is Status.CANCELLED
    assert phone.done == ["牛奶"]


def test_a_no_ends_the_session_even_when_its_end_could_not_be_written_any_more(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"))
    session = run(buyer)
    buyer._commit(session, Answered(1, "不", agrees=False))
    read = journal.load(session.id)
    assert read.status is Status.CANCELLED
    assert buyer.run(read).events == session.events
    assert phone.done == ["牛奶"]


def test_a_new_question_takes_the_place_of_a_consent_that_was_never_used(phone, journal):
    buyer = agent(
        phone, journal, touch("牛奶"), touch("付 ¥10"), touch("付 ¥10"), touch("返回"), *[touch("付 ¥10")] * 2
    )
    session = run(buyer)
    phone.screens["goods"] = screen("涨价了", "付 ¥10", "返回")
    buyer.run(buyer.answer(session, "好", agrees=True))
    phone.screens["goods"] = GOODS
    phone.leads |= {"返回": "goods"}
    buyer.answer(session, "好", agrees=True)
    assert session.consents == {"付 ¥10@3": 2}
    buyer.run(session)
    assert session.questions == 3
    assert phone.done == ["牛奶", "返回"]


def test_a_killed_errand_is_in_doubt_and_asks_anew_before_paying(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"))
    session = run(buyer)
    buyer.answer(session, "好", agrees=True)
    for event in buyer._moves(session):
        buyer._commit(session, event)
        if isinstance(event, Acting):
            break  # killed with the intent on disk and the finger still up
    again = agent(phone, journal, touch("付 ¥10"))
    read = again.run(journal.load(session.id))
    assert isinstance(last(read, Interrupted), Interrupted)
    assert read.status is Status.WAITING
    assert read.interrupted_scenes
    assert phone.done == ["牛奶"]


def killed_at_its_intent(buyer):
    """A session whose process ended with an intent on disk and the finger still up."""
    session = buyer.begin(buyer.journal.new(), "买牛奶", "zh")
    for event in buyer._moves(session):
        buyer._commit(session, event)
        if isinstance(event, Acting):
            return session.id
    raise AssertionError("it never acted")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("first start", "second start", "interrupted.restarted"),
        ("first start", "first start", "interrupted"),
        ("", "second start", "interrupted"),
        ("first start", "", "interrupted"),
    ],
)
def test_an_interrupted_action_is_told_with_what_became_of_the_phone(phone, journal, before, after, says):
    phone.identity = replace(PAPER, boot=before)
    name = killed_at_its_intent(agent(phone, journal, touch("牛奶")))
    phone.identity = replace(PAPER, boot=after)
    session = agent(phone, journal, do(Finish("好了"))).run(journal.load(name))
    assert last(session, Interrupted).reason.key == says
    assert session.status is Status.CLAIMED


def test_a_phone_that_restarts_under_an_action_leaves_it_in_doubt(phone, journal):
    buyer = agent(phone, journal, touch("牛奶"), touch("付 ¥10"), touch("付 ¥10"))
    session = run(buyer)
    performed = phone.perform

    def perform(action, aimed_at):
        performed(action, aimed_at)
        phone.identity = replace(PAPER, boot="second start")
        phone.at = "goods"

    phone.perform = perform
    buyer.run(buyer.answer(session, "好", agrees=True))
    assert "restarted" in str(last(session, Interrupted).reason)
    assert session.status is Status.WAITING
    assert (session.questions, session.irreversible_done) == (2, 0)


def test_a_session_knows_the_phone_that_it_began_on(phone, journal):
    session = run(agent(phone, journal, do(Finish("好了"))))
    assert (session.phone, session.identity) == ("paper", PAPER)
    assert journal.load(session.id).identity == PAPER


def test_a_reversible_step_in_doubt_is_looked_at_and_planned_anew(phone, journal):
    phone.troubles = [InDoubt(reason="timed out")]
    session = run(agent(phone, journal, touch("牛奶"), touch("牛奶"), do(Finish("好了", proof=("返回",)))))
    assert session.status is Status.DONE
    assert "Interrupted" in kinds(session)
    assert session.interrupted_scenes == set()


def test_doubt_without_an_intent_is_only_a_look(phone, journal):
    def doubtful(session, shown):
        raise InDoubt(reason="odd")

    session = run(agent(phone, journal, doubtful, do(Finish("好了"))))
    assert "Interrupted" not in kinds(session)
    assert session.status is Status.CLAIMED


def test_a_refused_decision_is_told_and_not_done(phone, journal):
    session = run(agent(phone, journal, touch("禁区"), do(Finish("算了", success=False))))
    assert last(session, Ruled).ruling.verdict is Verdict.ALLOW
    assert phone.done == []
    assert "Acting" not in kinds(session)


def test_refusals_in_a_row_end_it_with_the_reason(phone, journal):
    session = run(agent(phone, journal, *[touch("禁区")] * 5, limits=Limits(refusals=2)))
    assert session.status is Status.FAILED
    assert "not this one" in str(last(session, Ended).reason)


def test_what_is_for_the_person_parks_the_session_until_they_say_so(phone, journal):
    helped = agent(phone, journal, touch("密码"), do(TakeOver("登录")), do(Ask("哪一种？")), do(Finish("好了")))
    session = run(helped)
    assert str(session.question.question) == "by hand, please"
    helped.run(helped.answer(session, "", agrees=True))
    assert session.question.topic is Topic.TAKE_OVER
    helped.run(helped.answer(session, "", agrees=True))
    assert session.question.topic is Topic.QUESTION
    helped.run(helped.answer(session, "全脂", agrees=True))
    assert session.status is Status.CLAIMED
    assert [event.number for event in session.events if isinstance(event, Answered)] == [1, 2, 3]


def test_notes_keep_what_was_seen_and_a_summary_joins_them(phone, journal):
    at = tap(HOME, "牛奶").at
    session = run(
        agent(
            phone, journal, do(Note("", at, "goods")), do(Note("便宜", None, "why")), do(Note("空", Point(1, 1))),
            do(Summarize("买什么？")),
        )
    )  # fmt: skip
    assert [(note.name, note.text) for note in session.notes] == [
        ("goods", "牛奶"),
        ("why", "便宜"),
        ("", "空"),
        ("summary", "goods: 牛奶\nwhy: 便宜\n空"),
    ]


def test_a_mistake_is_told_and_the_screen_looked_at_again(phone, journal):
    session = run(agent(phone, journal, Unparsable(case="no_action", reply="?"), do(Finish("好了"))))
    assert last(session, Failed).code == "unparsable"
    assert kinds(session).count("Observed") == 2
    assert session.mistakes_in_a_row == 1


def test_mistakes_in_a_row_end_it_with_the_last_of_them(phone, journal):
    moves = [Unparsable(case="no_action", reply=str(n)) for n in range(9)]
    session = run(agent(phone, journal, *moves, limits=Limits(mistakes=3)))
    assert session.status is Status.FAILED
    assert last(session, Ended).code == "limit_reached"
    assert "2" in str(last(session, Ended).reason)


@pytest.mark.parametrize(
    ("limits", "case"),
    [
        (Limits(steps=2), "steps"),
        (Limits(tokens=50), "tokens"),
        (Limits(money=0.1), "money"),
        (Limits(seconds=5), "seconds"),
    ],
)
def test_a_limit_stops_the_session_with_its_name(phone, journal, limits, case):
    move = do(Press(Key.BACK), usage=Usage(tokens_in=40, tokens_out=2, cost=0.06, seconds=3, calls=1))
    session = run(agent(phone, journal, *[move] * 9, limits=limits))
    assert session.status is Status.FAILED
    assert last(session, Ended).reason.key == f"limit_reached.{case}"
    assert len(phone.done) == 2


def test_a_failed_session_goes_on_once_what_stopped_it_is_mended(phone, journal):
    phone.troubles = [PhoneLost(serial="paper", reason="unplugged")]
    traveller = agent(phone, journal, touch("牛奶"), touch("牛奶"), do(Finish("好了", proof=("返回",))))
    session = run(traveller)
    assert session.status is Status.FAILED
    assert session.in_doubt is not None
    traveller.run(traveller.reopen(session))
    assert session.status is Status.DONE
    assert "Interrupted" in kinds(session)


def test_the_endpoints_trouble_ends_the_session_with_its_reason(phone, journal):
    def broken(session, shown):
        raise EndpointFailed(case="verbatim", text="no")

    failing = agent(phone, journal, broken)
    session = failing.run(failing.begin(journal.new(), "x"))
    assert session.status is Status.FAILED
    assert last(session, Ended).code == "endpoint_failed"


def test_the_next_model_goes_on_where_the_first_is_stuck(phone, journal):
    lost = LostWay(skill="买牛奶", step=2, of=5, wanted="付")
    models = [ScriptedModel([touch("牛奶"), lost], "skill"), ScriptedModel([do(Finish("好了"))], "big")]
    session = run(agent(phone, journal, models=models))
    assert last(session, HandedOn).to == "big"
    assert session.model == "big"
    assert session.status is Status.CLAIMED


def test_without_a_next_model_the_end_says_where_and_why(phone, journal):
    session = run(agent(phone, journal, LostWay(skill="买牛奶", step=2, of=5, wanted="付")))
    assert last(session, Ended).code == "lost_way"
    assert "买牛奶" in session.events[-1].reason.text("zh")


def test_cancelling_is_a_fact_too(phone, journal):
    waiting = agent(phone, journal, do(Ask("？")))
    session = waiting.cancel(run(waiting))
    assert session.status is Status.CANCELLED
    assert session.question is None


def test_a_session_that_is_resumed_is_not_recalled_twice(phone, journal):
    waiting = agent(phone, journal, do(Ask("？")), do(Finish("好了")))
    session = run(waiting)
    assert isinstance(session.events[1], Recalled)
    waiting.run(waiting.answer(session, "嗯", agrees=True))
    assert kinds(session).count("Recalled") == 1
    assert isinstance(last(session, Asked), Asked)


def test_the_effect_of_each_action_is_judged(phone, journal):
    session = run(agent(phone, journal, touch("牛奶"), do(Type("x")), do(Swipe(Point(0, 0), Point(1, 1)))))
    assert [event.effect for event in session.events if isinstance(event, Verified)] == [True, False, False]
    assert all(event.took >= 0 for event in session.events if isinstance(event, Observed))


def test_a_screen_that_only_differs_in_rest_is_the_same_sight():
    assert HOME.same_sight(replace(HOME, settled=3.0))


def test_a_decision_knows_nothing_it_was_not_told():
    assert Decision(Press(Key.BACK)).usage == Usage()


def test_a_spending_limit_binds_where_no_price_is_known(phone, journal):
    move = do(Press(Key.BACK), usage=Usage(tokens_in=40, cost=None, calls=1))
    session = run(agent(phone, journal, move, move, limits=Limits(money=5)))
    assert last(session, Ended).reason.key == "limit_reached.unpriced"
    assert (len(phone.done), session.unpriced_calls) == (1, 1)


def test_a_limit_of_nothing_has_no_reason_to_tell(phone, journal):
    session = run(agent(phone, journal, limits=Limits(mistakes=0)))
    assert last(session, Ended).reason.details["reason"] == ""


def test_costs_add_up_and_an_unknown_price_stays_unknown():
    assert Usage(1, 2, 3, 0.5, 1, 1) + Usage(1, 1, 1, 0.25, 1, 1) == Usage(2, 3, 4, 0.75, 2, 2)
    assert (Usage(cost=1) + Usage(cost=None)).cost is None
