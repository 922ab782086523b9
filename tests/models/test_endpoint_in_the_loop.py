"""The endpoint where it belongs: in the loop, over real HTTP, with a journal, on a phone of paper."""

import pytest

from endpoint_peer import Cut, Say, Status, do, peer
from fingertips.action import Decision, Tap
from fingertips.agent import Agent
from fingertips.errors import LostWay
from fingertips.event import Ended, Failed, HandedOn
from fingertips.event import Status as Standing
from fingertips.journal.store import SqliteJournal
from fingertips.models.endpoint import EndpointModel, Patience
from fingertips.models.scripted import ScriptedModel
from paper import ListMemory, PaperPhone, PlainGuard, PlainVerifier, screen

HOME = screen("橙市", "鲸选", app="launcher")
ORANGE = screen("牛奶 ¥46.50", "返回", app="com.orangemart.shop")
HASTE = Patience(connect=1, silence=1, total=3, tries=2, pause=0.01)


@pytest.fixture
def errand(tmp_path):
    """Runs an errand with that script; again with the same session to go on."""
    journal = SqliteJournal(tmp_path)
    opened = []

    def run(p, session=None, before=()):
        decider = EndpointModel(p.base_url, "autoglm-phone-9b", patience=HASTE)
        opened.append(decider)
        phone = PaperPhone({"home": HOME, "orange": ORANGE}, {"橙市": "orange", "返回": "home"})
        agent = Agent(phone, [*before, decider], PlainGuard(), PlainVerifier(), ListMemory(), journal)
        session = session or agent.begin(journal.new(), "比较牛奶的价格", "zh")
        return agent, agent.run(session)

    yield run
    for decider in opened:
        decider.close()
    journal.close()


def tapping(words, shown):
    at = next(e for e in shown.elements if e.text == words).box.centre
    return do(f'do(action="Tap", element=[{round(at.x * 1000)},{round(at.y * 1000)}])', f"点{words}")


def test_an_errand_notes_a_page_asks_the_person_summarises_and_ends(errand):
    script = [
        tapping("橙市", HOME),
        do('do(action="Note", message="True")', "记下价格"),
        do('do(action="Interact", message="要几箱？")'),
        do('do(action="Call_API", instruction="一共多少钱")'),
        Say("两箱一共 93 元。"),
        do('finish(message="两箱 93 元")'),
    ]
    with peer(script) as p:
        agent, session = errand(p)
        assert session.status is Standing.WAITING
        assert str(session.question.question) == "要几箱？"
        agent.answer(session, "两箱", agrees=True)
        agent.run(session)
    assert session.status is Standing.CLAIMED
    assert session.answer == "两箱 93 元"
    assert [note.text for note in session.notes] == ["牛奶 ¥46.50\n返回", "两箱一共 93 元。"]
    assert session.model_calls == 6
    assert session.tokens == 6 * 1050
    assert "牛奶 ¥46.50" in p.requests[2].last
    assert "两箱" in p.requests[3].last
    assert "一共多少钱" in p.requests[4].last
    assert "牛奶 ¥46.50" in p.requests[4].last
    assert "两箱一共 93 元。" in p.requests[5].last
    assert [len(r.pictures) for r in p.requests] == [1, 1, 1, 1, 0, 1]


def test_an_unreadable_reply_is_told_to_the_model_and_never_a_success(errand):
    with peer([Say("我已经完成了任务。"), do('do(action="Tap", element=[x,y])'), do('finish(message="好")')]) as p:
        _, session = errand(p)
    assert [event.code for event in session.events if isinstance(event, Failed)] == ["unparsable", "unparsable"]
    assert "我已经完成了任务。" in p.requests[1].last
    assert "[x,y]" in p.requests[2].last
    assert p.requests[2].decided == 0
    assert session.status is Standing.CLAIMED


def test_a_model_that_never_says_an_action_fails_the_session_with_the_reason(errand):
    with peer(lambda _: Say("嗯")) as p:
        _, session = errand(p)
    assert session.status is Standing.FAILED
    assert len(p.requests) == session.model_calls == 5
    assert session.tokens == 5 * 1050
    end = session.events[-1]
    assert isinstance(end, Ended)
    assert "嗯" in end.reason.text("zh")


def test_a_dead_endpoint_ends_the_session_and_it_can_go_on_later(errand):
    with peer([tapping("橙市", HOME), Cut("<think>"), Cut("<think>")]) as p:
        agent, session = errand(p)
    assert session.status is Standing.FAILED
    assert session.events[-1].code == "endpoint_failed"
    with peer([do('finish(message="好")')]) as p:
        agent.reopen(session)
        _, session = errand(p, session)
    assert session.status is Standing.CLAIMED
    assert p.requests[0].decided == 1
    assert "中断" in p.requests[0].last


def test_a_busy_endpoint_costs_time_and_nothing_else(errand):
    with peer([Status(503), do('finish(message="好")')]) as p:
        _, session = errand(p)
    assert session.steps == 1


def test_where_a_skill_is_lost_the_model_goes_on_from_that_step_and_knows_the_way_so_far(errand):
    at = HOME.elements[0].box.centre
    learned = ScriptedModel(
        [Decision(Tap(at), by="skill"), LostWay(skill="milk", step=2, of=5, wanted="去结算")],
        name="skill",
    )
    with peer([do('finish(message="好")')]) as p:
        _, session = errand(p, before=[learned])
    assert any(isinstance(event, HandedOn) and event.to == "autoglm-phone-9b" for event in session.events)
    assert p.requests[0].decided == 1
    assert 'do(action="Tap"' in p.requests[0].turns[2][1]
    assert "去结算" in p.requests[0].last
