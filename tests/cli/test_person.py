import io

import pytest
from rich.console import Console

from fingertips.catalogue import Line
from fingertips.cli.person import Person, Terminal, understood
from fingertips.errors import BadSettings
from fingertips.event import Asked, Topic

PAY = Asked(1, Topic.CONSENT, Line.verbatim("付 ¥46.5？"))
WHICH = Asked(2, Topic.QUESTION, Line.verbatim("哪一种？"))
LOGIN = Asked(3, Topic.TAKE_OVER, Line.verbatim("请登录"))


@pytest.fixture
def typing(monkeypatch):
    """A console on which these lines are typed, one after another."""

    def console(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return Console(file=io.StringIO())

    return console


@pytest.mark.parametrize(
    ("question", "text", "agrees"),
    [
        (PAY, "yes", True),
        (PAY, " Y ", True),
        (PAY, "好。", True),
        (PAY, "同意", True),
        (PAY, "no", False),
        (PAY, "不要", False),
        (LOGIN, "", True),
        (LOGIN, "done", True),
        (LOGIN, "取消", False),
        (WHICH, "全脂的", True),
        (WHICH, "no", True),
    ],
)
def test_an_answer_is_taken_as_its_question_means_it(question, text, agrees):
    assert understood(question, text).agrees is agrees


@pytest.mark.parametrize("text", ["maybe", "", "yes please do", "不知道"])
def test_a_consent_is_a_plain_yes_or_no(text):
    with pytest.raises(BadSettings, match=r"yes|是"):
        understood(PAY, text)


def test_an_empty_line_is_no_consent(typing):
    assert Person(typing("")).answer(PAY).agrees is False


def test_an_unclear_line_is_asked_again(typing):
    console = typing("perhaps", "yes")
    assert Person(console).answer(PAY).agrees is True
    assert "¥46.5" in console.file.getvalue()
    assert "yes" in console.file.getvalue()


def test_a_question_takes_whatever_is_said(typing):
    assert Person(typing("全脂的")).answer(WHICH).text == "全脂的"


def test_a_terminal_that_closes_is_told(typing):
    with pytest.raises(EOFError):
        Person(typing()).answer(PAY)


def test_a_demonstration_is_read_and_shown_at_the_terminal(typing):
    console = typing("tap 3")
    terminal = Terminal(console)
    terminal.show(["1 [提交订单]", "2 [b]bold[/b]"])
    assert terminal.read() == "tap 3"
    assert "[b]bold[/b]" in console.file.getvalue()
