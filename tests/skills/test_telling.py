"""What is told is taken whole, whatever words it holds; where its end or its reader is in doubt, nothing is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.skills.frames import frame
from fingertips.skills.skill import Skill
from fingertips.skills.telling import manner, told
from skills.errands import learned, said, small

PIECES = st.sampled_from(
    (
        "把 记到 随记 内容是 内容 标题 标题是 说 告诉 给 妈妈 发 消息 ： ， 。 “ ” ' 去 和 别 怎么 明天 "
        "文件夹 放到 的 笔记 谢谢 a note in Jotter titled with the text saying that folder thanks "
        "tell Mum send message to on Ringo find"
    ).split()
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


def words_told(name: str, instruction: str) -> dict[str, str]:
    """The words of each slot of that errand; none where the instruction has not its shape."""
    return _words(next(skill for skill in learned() if skill.name == name), instruction)


def _words(skill: Skill, instruction: str) -> dict[str, str]:
    way = manner(skill, frame(skill))
    assert way is not None
    spans = told(instruction, way, frame(skill)) or {}
    inside = sorted(spans.values())
    assert all(start < end <= len(instruction) for start, end in inside)
    assert all(one[1] <= other[0] for one, other in pairwise(inside))
    return {slot: instruction[start:end] for slot, (start, end) in spans.items()}


@settings(max_examples=200, deadline=None)
@given(st.one_of(SENTENCES.map(" ".join), SENTENCES.map("".join)), st.sampled_from(["send-message", "write-note"]))
def test_what_is_told_stands_in_the_instruction_and_nothing_twice(instruction: str, name: str):
    assert all(words.strip() for words in words_told(name, instruction).values())


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
    assert words_told("write-note", way.format(title="下周", body=body)) == {"title": "下周", "body": body}


@pytest.mark.parametrize("text", WHATEVER)
@pytest.mark.parametrize(
    "way", ["给妈妈发消息：{text}", "告诉妈妈，{text}", "把“{text}”发给妈妈", "圈信上跟妈妈说{text}"]
)
def test_a_message_may_hold_any_words(way: str, text: str):
    assert words_told("send-message", way.format(text=text)) == {"contact": "妈妈", "text": text}


def test_thanks_and_what_comes_after_a_note_are_no_part_of_it():
    assert words_told("write-note", "记条笔记，内容是去爬山，谢谢") == {"body": "去爬山"}
    assert words_told("write-note", "记条笔记，内容是去爬山，放到生活文件夹") == {"body": "去爬山", "folder": "生活"}
    assert words_told("write-note", "write a note saying go hiking in Jotter") == {"body": "go hiking"}


def test_thanks_in_a_message_are_for_its_reader():
    assert words_told("send-message", "给妈妈发消息说饭做得好吃，谢谢")["text"] == "饭做得好吃，谢谢"


def test_a_wording_without_a_known_shape_is_a_shape_itself():
    taught = small("find-note", [said("find-note", "笔记大王{query:周末}速速搜出")])
    assert _words(taught, "笔记大王春节速速搜出") == {"query": "春节"}
