"""What is told is one piece, whatever words it holds, up to what tells something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.skills.frames import frame
from fingertips.skills.telling import NAMED, TOLD, told
from fingertips.skills.wording import Token, tokens
from skills.errands import learned, read

NOTES = next(skill for skill in learned() if skill.name == "write-note")
PIECES = st.sampled_from(
    "把 记到 随记 内容是 内容 标题 标题是 说 ： ， 。 “ ” ' 去 和 别 怎么 明天 文件夹 放到 的 笔记 谢谢 a "
    "note in Jotter titled with the text saying that folder thanks".split(" ")
)
SENTENCES = st.lists(PIECES, max_size=14)
WHATEVER = [
    "去爬山",
    "和妈妈去买菜",
    "别忘了带伞",
    "怎么到上海",
    "要是下雨就不去",
    "三点开会，四点回家",
    "在橙市买两箱牛奶",
]


def pieces(instruction: str) -> tuple[Token, ...]:
    return told(tokens(instruction), instruction, frame(NOTES))


def texts(instruction: str, sense: str) -> list[str]:
    return [token.text for token in pieces(instruction) if token.sense == sense]


@settings(max_examples=100, deadline=None)
@given(st.one_of(SENTENCES.map(" ".join), SENTENCES.map("".join)))
def test_the_pieces_are_still_the_instruction(instruction: str):
    words = pieces(instruction)
    assert [token.start for token in words] == [0, *(token.end for token in words)][: len(words)]
    assert not words or words[-1].end == len(instruction)


@pytest.mark.parametrize("body", WHATEVER)
@pytest.mark.parametrize(
    "way",
    [
        "在随记写条笔记，标题是{title}，内容是{body}",
        "写条笔记，标题{title}，内容{body}",
        "记笔记，内容：{body}，标题：{title}",
    ],
)
def test_a_note_may_hold_any_words(way: str, body: str):
    assert read(way.format(title="下周", body=body), learned()) == ("write-note", {"title": "下周", "body": body})


def test_thanks_and_what_comes_after_the_text_are_no_part_of_it():
    assert texts("记条笔记，内容是去爬山，谢谢", TOLD) == ["去爬山"]
    assert texts("记条笔记，内容是去爬山，放到生活文件夹", TOLD) == ["去爬山"]
    assert texts("write a note saying go hiking in Jotter", TOLD) == ["go hiking"]


def test_a_title_ends_where_the_text_begins():
    assert texts("a note titled From Mum with the text go to bed", NAMED) == ["From Mum"]


def test_quoted_words_are_whole_already():
    assert texts("记条笔记，标题“去哪”，内容“去爬山”", TOLD) == []
