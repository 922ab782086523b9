import pytest

from asking import KEY, TAP, decide, fails, model
from endpoint_peer import Raw, Say, do, peer
from fingertips.action import Finish, Key, Press, Tap, Usage
from fingertips.errors import Unparsable
from fingertips.event import Began, Noted, Observed
from fingertips.geometry import Point, Size
from fingertips.models.endpoint import EndpointModel
from fingertips.models.prices import Price, Prices
from fingertips.observation import App, Observation
from fingertips.session import Session
from paper import picture, screen


def test_a_streamed_reply_becomes_a_decision_with_its_bill(session):
    table = Prices(price=(Price("autoglm-phone-9b", input=2, output=10, cached=1),))
    decision, p = decide(
        session, [Say(f"<think>搜索</think><answer>{TAP}</answer>", tokens=(3000, 40, 1000))], prices=table
    )
    assert decision.action == Tap(Point(0.5, 0.3))
    assert (decision.thought, decision.by) == ("搜索", "autoglm-phone-9b")
    assert decision.usage.calls == 1
    assert (decision.usage.tokens_in, decision.usage.tokens_out, decision.usage.tokens_cached) == (3000, 40, 1000)
    assert decision.usage.cost == pytest.approx((2000 * 2 + 1000 * 1 + 40 * 10) / 1e6)
    assert 0 < decision.usage.seconds < 5
    assert p.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_the_request_is_as_the_family_wants_it(session):
    _, p = decide(session, [do(TAP)])
    body = p.requests[0].body
    assert body["model"] == "autoglm-phone-9b"
    assert body["stream"] is True
    assert {name: body[name] for name in ("temperature", "top_p", "frequency_penalty", "max_tokens")} == {
        "temperature": 0.0,
        "top_p": 0.85,
        "frequency_penalty": 0.2,
        "max_tokens": 3000,
    }
    assert len(p.requests[0].pictures) == 1


def test_a_protected_screen_is_told_of_and_no_picture_is_invented(session):
    session.apply(Observed(Observation(None, App("com.bank"), Size(90, 200)), 0.1))
    decision, p = decide(session, [do('do(action="Back")')])
    assert decision.action == Press(Key.BACK)
    assert p.requests[0].pictures == []
    assert "受保护" in p.requests[0].last


@pytest.mark.parametrize(
    "usage",
    [
        '{"prompt_tokens":9,"prompt_cache_hit_tokens":4}',
        '{"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":4}}',
    ],
)
def test_cached_tokens_are_counted_in_either_spelling(session, usage):
    content = '{"choices":[{"delta":{"content":"do(action=\\"Back\\")"},"finish_reason":"stop"}]}'
    stream = f'data: {content}\n\ndata: {{"usage":{usage}}}\n\ndata: [DONE]\n\n'.encode()
    assert decide(session, [Raw(stream)])[0].usage.tokens_cached == 4


def test_an_unknown_price_is_not_zero(session):
    assert decide(session, [do(TAP)], prices=Prices())[0].usage.cost is None


def test_tokens_that_the_server_does_not_count_are_estimated_and_not_zero(session):
    usage = decide(session, [Say(f"<answer>{TAP}</answer>", tokens=None)])[0].usage
    assert usage.tokens_in > 500
    assert usage.tokens_out > 5


def test_what_the_server_took_for_reasoning_is_the_thought(session):
    decision, _ = decide(session, [Say(f"<answer>{TAP}</answer>", thought="看到搜索框")])
    assert decision.thought == "看到搜索框"


@pytest.mark.parametrize(
    "reply",
    [
        Say(f"<answer>{TAP}</answer>", stream=False),
        Say(f"<answer>{TAP}</answer>", pieces=1000),
        Say(f"<answer>{TAP}</answer>", done=False),
        Say(f"<think>分隔\u2028符\x85\n\n</think><answer>{TAP}</answer>"),
        Raw(
            b'data:{"choices":[{"delta":{"content":"'
            + TAP.replace('"', '\\"').encode()
            + b'"},"finish_reason":"stop"}]}'
        ),
        Raw(
            b'data: {"choices":[{"message":{"content":"'
            + TAP.replace('"', '\\"').encode()
            + b'"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-3,"completion_tokens":"x"}}\n\n'
        ),
    ],
)
def test_servers_speak_a_little_differently_and_are_understood(session, reply):
    assert decide(session, [reply])[0].action == Tap(Point(0.5, 0.3))


def test_what_an_unreadable_reply_cost_is_told_with_it(session):
    with peer([Say("嗯", tokens=(700, 5, 0)), Say(f"<answer>{TAP}</answer>", tokens=(800, 9, 0))]) as p:
        decider = model(p.base_url)
        with pytest.raises(Unparsable) as refusal:
            decider.decide(session, session.screen)
        usage = decider.decide(session, session.screen).usage
    assert (refusal.value.usage.tokens_in, refusal.value.usage.calls) == (700, 1)
    assert (usage.tokens_in, usage.tokens_out, usage.calls) == (800, 9, 1)


def test_the_whole_address_of_the_method_is_taken_too(session):
    with peer([do(TAP)]) as p:
        assert model(p.base_url + "/chat/completions/").decide(session, session.screen).action == Tap(Point(0.5, 0.3))


def test_an_instruction_that_fits_nowhere_is_told_before_anything_is_sent():
    session = Session("s2")
    session.apply(Began("买牛奶" * 30_000, "paper"))
    session.apply(Observed(screen("搜索"), 0.1))
    details, p = fails(session, [])
    assert details["case"] == "instruction_too_long"
    assert p.requests == []


def test_a_summary_is_really_asked_for_and_answers_from_the_notes(session):
    session.apply(Noted("total", "橙市 ¥46.50", "com.orangemart.shop"))
    session.apply(Noted("", "鲸选 ¥49.90", "com.whalepick.shop"))
    with peer([Say("<think>比较</think>橙市便宜 3.40 元。"), do('finish(message="橙市")')]) as p:
        decider = model(p.base_url)
        assert decider.summarize(session, "哪家便宜？") == "橙市便宜 3.40 元。"
        assert decider.summarize(session, "哪家便宜？") == "橙市"
    assert "total (com.orangemart.shop): 橙市 ¥46.50" in p.requests[0].last
    assert "鲸选 ¥49.90" in p.requests[0].last
    assert "哪家便宜？" in p.requests[0].last
    assert p.requests[0].pictures == []


def test_a_summary_of_a_screen_without_words_sees_the_screen(session):
    session.apply(Observed(Observation(picture(), App("x"), Size(90, 200)), 0.1))
    with peer([Say("一只猫。")]) as p:
        assert model(p.base_url).summarize(session, "这是什么？") == "一只猫。"
    assert len(p.requests[0].pictures) == 1


def test_more_notes_than_fit_leave_the_latest(session):
    for n in range(40):
        session.apply(Noted(f"n{n}", "价" * 5000))
    with peer([Say("好。")]) as p:
        assert model(p.base_url).summarize(session, "总结") == "好。"
    assert "n39 (-): " in p.requests[0].last
    assert "n0 (-): " not in p.requests[0].last


@pytest.mark.parametrize("reply", [Say("<think>嗯</think>"), Say("太长", finish="length"), do(TAP), Say("do(action=")])
def test_no_summary_is_no_answer(session, reply):
    with peer([reply]) as p, pytest.raises(Unparsable) as refusal:
        model(p.base_url).summarize(session, "？")
    assert refusal.value.usage.calls == 1


def test_a_model_that_nobody_closes_closes_its_connection_itself(session):
    with peer([do(TAP)]) as p:
        decider = EndpointModel(p.base_url, "m")
        decider.decide(session, session.screen)
        connections = decider._client
        del decider
        assert connections.is_closed


def test_half_a_surrogate_in_an_instruction_does_not_end_it():
    session = Session("s3")
    session.apply(Began("买\udce4牛奶", "paper"))
    session.apply(Observed(screen("搜索"), 0.1))
    assert decide(session, [do('finish(message="好")')])[0].action == Finish("好")


def test_both_usages_together_know_their_price_only_if_both_do():
    assert Usage(cost=1.0) + Usage(cost=2.0) == Usage(cost=3.0)
    assert (Usage(cost=1.0) + Usage(cost=None)).cost is None
