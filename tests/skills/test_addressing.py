"""Where a name ends that nothing parts from what is told, and what is no name of one person."""

from __future__ import annotations

import pytest

from fingertips.skills.addressing import is_name, name_before


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("陈默会议内容是下周的预算", "陈默"),
        ("程野球赛改到周日", "程野"),
        ("许星河到了", "许星河"),
        ("妈妈爸爸说他晚点回", "妈妈"),
        ("邻居大姐她家阳台漏水了", "邻居大姐"),
        ("张工服务器重启了", "张工"),
        ("林知夏 好的", "林知夏"),
        ("Ben我到了", "Ben"),
        ("Mum Dad says hi", "Mum"),
        ("my boss I'm late", "my boss"),
        ("Nora Lin the file is ready", "Nora Lin"),
        ("Ben Anna is here", "Ben"),
        ("coach I twisted my ankle", "coach"),
        ("Teacher Gao Ben has a fever", "Teacher Gao"),
        ("my brother Tom says hi", "my brother"),
    ],
)
def test_a_name_ends_where_what_is_told_begins(rest: str, name: str):
    end = name_before(rest)
    assert rest[:end] == name
    assert end is not None


@pytest.mark.parametrize(
    "rest",
    [
        "力鞋在橙市买两箱",
        "问界车模在橙市多少钱",
        "陈默芯片到了",
        "my brother Tom I'm late",
        "Ben Chen tickets are here",
        "妈妈",
    ],
)
def test_where_two_ends_are_as_good_there_is_none(rest: str):
    assert name_before(rest) is None


@pytest.mark.parametrize(
    "words", ["陈默", "周和平", "和平", "我妈", "李经理", "Nora Lin", "my sister", "Dr. Patel", "阿May", "工作群"]
)
def test_one_person_is_named(words: str):
    assert is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        "妈妈和爸爸",
        "陈默、小满",
        "Mum and Dad",
        "他",
        "them",
        "everyone",
        "大家",
        "明天",
        "告诉陈默",
        "一下张工",
        "a note",
        "seven",
    ],
)
def test_what_is_no_name_of_one_person(words: str):
    assert not is_name(words)
