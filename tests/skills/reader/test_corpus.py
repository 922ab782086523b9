"""The sentences that the reader is trained on and measured with are marked as they must be."""

from __future__ import annotations

import pytest
from reading.corpus import Sentence, Value, families, plain, sentence, trained_on, unseen

from fingertips.memory.library import shipped
from fingertips.skills.reader.errands import REFUSED, SLOTS


def test_the_marks_are_taken_off_and_their_places_kept():
    one = sentence("buy-orange", "在橙市买{quantity:两箱}{goods:牛奶}")
    assert (one.says, one.slots()) == ("在橙市买两箱牛奶", {"quantity": "两箱", "goods": "牛奶"})
    assert one.values == (Value("quantity", 4, 6), Value("goods", 6, 8))


@pytest.mark.parametrize("sentences", [trained_on(), plain(), unseen()], ids=["trained on", "plain", "unseen"])
def test_every_sentence_is_of_a_known_errand_and_has_what_it_needs(sentences: list[Sentence]):
    needed = {skill.name: {slot.name for slot in skill.slots if slot.required} for skill in shipped()}
    assert sentences
    for each in sentences:
        slots = [value.slot for value in each.values]
        assert each.errand in {*SLOTS, REFUSED}, each
        assert len(set(slots)) == len(slots), each
        assert needed.get(each.errand, set()) <= set(slots) <= SLOTS.get(each.errand, frozenset()), each
        assert all(each.words(value).strip() for value in each.values), each


def test_what_is_measured_with_is_not_trained_on():
    assert not {each.says for each in unseen()} & {each.says for each in (*trained_on(), *plain())}


def test_a_variant_says_the_same_with_other_values():
    for first, *variants in families([sentence("price-orange", "橙市{goods:雨伞}多少钱")], 3):
        assert len(variants) == 3
        for variant in variants:
            goods = variant.slots()["goods"]
            assert variant.says == f"橙市{goods}多少钱"
            assert variant.errand == first.errand


def test_the_skills_that_come_along_are_those_that_the_reader_knows():
    assert {skill.name: {slot.name for slot in skill.slots} for skill in shipped()} == SLOTS
