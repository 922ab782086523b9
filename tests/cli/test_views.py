import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from fingertips.action import Ask, Decision, Finish, Usage
from fingertips.catalogue import Line
from fingertips.cli.report import page
from fingertips.cli.views import LiveView, fact, outcome
from fingertips.errors import InDoubt, LostWay, Unparsable
from fingertips.event import Answered, Asked, Began, Decided, Observed, Ruled, Ruling, Topic, Verdict
from fingertips.journal.store import Entry
from fingertips.models.scripted import ScriptedModel
from fingertips.session import Session
from paper import PaperPhone, screen, tap
from test_agent import HOME, agent, do, journal, phone, run, touch  # noqa: F401


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("FINGERTIPS_LANG", "zh")


@pytest.fixture
def bought(phone, journal):  # noqa: F811
    """A session in which nearly everything happened."""
    phone.troubles = [InDoubt(reason="拔线")]
    models = [
        ScriptedModel(
            [touch("牛奶"), touch("牛奶"), touch("禁区"), LostWay(skill="买", step=2, of=5, wanted="付")], "skill"
        ),
        ScriptedModel(
            [
                Unparsable(case="no_action", reply="<script>alert(1)</script>"),
                do(Ask("哪种？"), thought="想一想", usage=Usage(100, 20, 0, 0.05, 1.5, 1)),
                do(Finish("买好了"), usage=Usage(100, 20, 0, None, 1.5, 1)),
            ],
            "big",
        ),
    ]
    phone.screens["goods"] = replace(screen("返回", "禁区"), picture=None)
    buyer = agent(phone, journal, models=models)
    session = run(buyer)
    return buyer.run(buyer.answer(session, "全脂 <b>", agrees=True))


def replayed(session, journal):  # noqa: F811
    out = io.StringIO()
    view, told = LiveView(Console(file=out, width=100)), Session(session.id)
    for entry in journal.entries(session.id):
        view(told, entry.event)
        told.apply(entry.event)
    return out.getvalue()


def test_a_person_reads_each_step_and_what_came_in_between(bought, journal):  # noqa: F811
    text = replayed(bought, journal)
    for said in (
        "点“牛奶”",
        "拔线",
        "not this one",
        "从这一步起由 big 决定",
        "想一想",
        "问你：哪种？",
        "花费 未知",
        "买好了",
    ):
        assert said in text
    assert "？说是办好了" in text


def test_a_programs_lines_are_json_with_the_sentence(bought, journal):  # noqa: F811
    lines = [json.loads(json.dumps(fact(entry.event))) for entry in journal.entries(bought.id)]
    assert [line["kind"] for line in lines][:3] == ["Began", "Recalled", "Observed"]
    observed = next(line for line in lines if line["kind"] == "Observed")
    assert observed["observation"]["texts"] == list(HOME.texts)
    assert "elements" not in observed["observation"]
    assert any("not this one" in line.get("says", "") for line in lines)


def test_the_last_line_sums_up_and_no_unknown_price_is_called_zero(bought):
    summed = outcome(bought)
    assert list(summed) == ["session", "status", "answer", "steps", "model_calls", "cost", "seconds"]
    assert (summed["status"], summed["model_calls"], summed["cost"]) == ("claimed", 2, None)


def test_the_report_stands_alone_and_shows_every_step(bought, journal):  # noqa: F811
    html = page(bought, journal.entries(bought.id))
    assert html.count("<article") == bought.steps + (bought.screen.picture is not None)
    assert "data:image/jpeg;base64," in html
    assert "受保护的画面" in html
    assert "<script>" not in html
    assert "&lt;b&gt;" in html
    assert "http://" not in html.replace("http://www.w3.org", "")
    assert 'class="finger"' in html


def test_the_report_of_a_session_that_only_began_can_be_read(journal):  # noqa: F811
    nobody = PaperPhone({"home": HOME})
    begun = agent(nobody, journal).begin(journal.new(), "买牛奶")
    assert "买牛奶" in page(begun, journal.entries(begun.id))


@pytest.mark.parametrize("asked", [True, False])
def test_a_question_stands_in_the_report_once_and_that_it_was_agreed_to(asked):
    question, session = Line.verbatim("付 ¥10？"), Session("s")
    events = [Began("买牛奶", "paper"), Observed(HOME, 0.1), Decided(Decision(tap(HOME, "牛奶"), by="skill"))]
    if asked:
        events += [Ruled(Ruling(Verdict.ASK, question)), Asked(1, Topic.CONSENT, question), Answered(1, "好", True)]
    events.append(Ruled(Ruling(Verdict.ALLOW, question)))
    for event in events:
        session.apply(event)
    html = page(session, [Entry(seq, 0, event) for seq, event in enumerate(events)])
    assert html.count("付 ¥10？") == 1
    assert ("回答：好" if asked else "付 ¥10？  已同意") in html
    assert "技能" in html


def test_an_observation_outside_an_action_is_not_shown():
    out = io.StringIO()
    LiveView(Console(file=out))(Session("s"), Observed(HOME, 0.1))
    assert out.getvalue() == ""
    assert str(Line.verbatim("x")) == "x"
