"""The models find what an instruction asks for and where the words of each slot stand, and say how sure they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.corpus import Sentence, sentence
from reading.training import train

from fingertips.skills.reader.models import Span, opened, shipped, spans
from fingertips.skills.reader.pieces import pieces

SMALL = [
    *(sentence("buy-orange", f"在橙市买{{goods:{goods}}}") for goods in ("牛奶", "酱油", "雨伞", "毛巾", "苹果")),
    *(sentence("buy-orange", f"buy {{goods:{goods}}} on Orange Market") for goods in ("milk", "soap", "rice", "tea")),
    *(
        sentence("send-message", f"告诉{{contact:{name}}}{{text:{text}}}")
        for name, text in (("妈妈", "我到了"), ("小王", "别等我"))
    ),
    *(sentence("refused", says) for says in ("今天天气怎么样", "打电话给妈妈", "what time is it", "play a song")),
]


def test_what_was_trained_is_read_back(tmp_path: Path):
    train(SMALL, (), tmp_path)
    models = opened(tmp_path)
    for each in SMALL:
        told = models.told(pieces(each.says))
        assert (told.act, told.spans) == (each.act, _spans(each))


def test_the_same_sentences_give_the_same_models(tmp_path: Path):
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        train(SMALL, (), tmp_path / folder)
    one, other = ({path.name: path.read_bytes() for path in sorted((tmp_path / f).iterdir())} for f in ("one", "other"))
    assert one == other
    assert sorted(one) == ["act.crf", "first.crf", "slots.crf"]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["O", "B-goods", "I-goods", "O"], [Span("goods", 1, 3)]),
        (["B-goods", "B-goods", "O", "O"], [Span("goods", 0, 1), Span("goods", 1, 2)]),
        (["O", "I-goods", "I-address", "O"], [Span("goods", 1, 2), Span("address", 2, 3)]),
        (["O", "O", "O", "O"], []),
    ],
)
def test_a_run_of_one_slot_is_one_span(labels: list[str], found: list[Span]):
    assert list(spans(pieces("买红茶吧"), labels)) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_as_something_with_spans_inside_it(text: str):
    told = shipped().told(pieces(text))
    assert 0 <= told.sureness <= 1.0001
    assert all(0 <= span.start < span.end <= len(text) for span in told.spans)


def _spans(each: Sentence) -> tuple[Span, ...]:
    return tuple(Span(value.slot, value.start, value.end) for value in each.values)
