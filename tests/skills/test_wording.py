"""How an instruction is cut at its small words, and that no text is too strange for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.skills.choosing import planned
from fingertips.skills.matching import Match, Misfit, fit
from fingertips.skills.wording import Part, plain, tokens
from skills.errands import learned, read, said, small

PIECES = st.sampled_from(
    "在 橙市 鲸选 买 别 一箱 牛奶 送到 公司 ， 。 备注 的 和 “ ” 告诉 妈妈 说 明天 三点 到 北京 再 吗 "
    "Buy milk on Orange Market don't two boxes of to the office with remark : , ? 😊 ５ G1234 \u3000 \n".split(" ")
)
SENTENCES = st.lists(PIECES, max_size=14)
INSTRUCTIONS = st.one_of(st.text(max_size=60), SENTENCES.map(" ".join), SENTENCES.map("".join))


@given(INSTRUCTIONS)
def test_the_pieces_are_the_instruction(instruction: str):
    words = tokens(instruction)
    assert [token.start for token in words] == [0, *(token.end for token in words)][: len(words)]
    assert not words or words[-1].end == len(instruction)
    assert len(plain(instruction)) == len(instruction)


@settings(max_examples=60, deadline=None)
@given(INSTRUCTIONS)
def test_any_text_is_an_errand_or_refused_in_a_sentence(instruction: str):
    errand, given_words = read(instruction, learned())
    if errand:
        assert all(words and words in instruction for words in given_words.values())
    else:
        assert given_words["refused"]


@pytest.mark.parametrize(
    ("says", "part", "words"),
    [
        ("饱饱外卖来一杯珍珠奶茶少冰送到家里", Part.OPTION, "少冰"),
        ("a latte, no ice", Part.OPTION, "no ice"),
        ("先别下单", Part.NEGATION, "先别"),
        ("不要香菜", Part.OPTION, "不要香菜"),
        ("别处买的", Part.NEGATION, None),
        ("如果便宜就买", Part.QUESTION, "如果"),
        ("写“到家”", Part.QUOTED, "到家"),
        ("在橙市上买", Part.APP, "橙市"),
        ("给我来一份给力鸡排", Part.CUE, None),
        ("tell Will that", Part.TEXT, "Will"),
        ("will you buy", Part.TEXT, None),
        ("谢谢😊", Part.TEXT, None),
    ],
)
def test_a_small_word_is_known_for_what_it_does(says: str, part: Part, words: str | None):
    assert next((token.text for token in tokens(says) if token.part is part), None) == words


PARCEL = small(
    "parcel",
    [
        said("parcel", "在橙市给{address:家}寄{goods:苹果}"),
        said("parcel", "在橙市买{goods:梨}送到{address:公司}，要{choice:大份}"),
        said("parcel", "在橙市买{goods:橘子}"),
    ],
)


@pytest.mark.parametrize(
    ("says", "values"),
    [
        ("在橙市买猕猴桃", {"goods": "猕猴桃"}),
        ("在橙市买猕猴桃送到体育馆", {"goods": "猕猴桃", "address": "体育馆"}),
        ("在橙市买猕猴桃小份送到体育馆", {"goods": "猕猴桃", "choice": "小份", "address": "体育馆"}),
        ("在橙市买小份猕猴桃", {"goods": "猕猴桃", "choice": "小份"}),
        ("在橙市买“梨 送到 家”", {"goods": "梨 送到 家"}),
    ],
)
def test_text_without_a_break_is_one_value(says: str, values: dict[str, str]):
    assert planned(says, PARCEL).given == values


@pytest.mark.parametrize(
    ("says", "case"),
    [
        ("在橙市买猕猴桃，晚上八点送到体育馆", "leftover"),
        ("在橙市买猕猴桃和火龙果", "leftover"),
        ("在橙市买两箱猕猴桃", "leftover"),
        ("在橙市别买猕猴桃", "opposite"),
        ("怎么在橙市买猕猴桃", "question"),
        ("如果便宜就在橙市买猕猴桃", "condition"),
        ("在鲸选买猕猴桃", "app"),
        ("在橙市取消猕猴桃", "act"),
        ("在橙市买", "missing"),
    ],
)
def test_what_the_errand_cannot_heed_makes_it_another(says: str, case: str):
    found = fit(says, PARCEL)
    assert isinstance(found, Misfit)
    assert found.case == case


def test_an_errand_learned_in_an_app_is_vague_without_it():
    found = fit("买猕猴桃", PARCEL)
    assert isinstance(found, Match)
    assert found.vague
