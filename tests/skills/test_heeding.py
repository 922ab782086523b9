"""What the person said counts: no value is passed over, and no question ends without its answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingertips.action import Finish
from fingertips.errors import LostWay, NoSkill
from fingertips.skills.matching import things_in
from fingertips.skills.skill import Answer, Do
from skills.rehearsal import BUY, LAUNCHER, PAID, Rehearsal, choosing, chosen, listing


def test_an_errand_that_would_pass_over_a_value_is_not_begun():
    elsewhere = tuple(replace(s, when=("thing:cheaper",)) if s.when else s for s in BUY.steps)
    with pytest.raises(NoSkill) as refused:
        Rehearsal(replace(BUY, steps=elsewhere), "在橙市买牛奶送到公司").on(LAUNCHER)
    assert (refused.value.details["case"], refused.value.details["words"]) == ("leftover", "公司")


def test_a_value_that_only_the_cheaper_shop_needs_is_heeded():
    later = tuple(replace(s, when=(*s.when, "least:orange")) if s.when else s for s in BUY.steps)
    Rehearsal(replace(BUY, steps=later), "在橙市买牛奶送到公司").on(LAUNCHER)


@pytest.mark.parametrize("answer", ["共 {note:total}", "买好了"])
def test_a_question_whose_answer_was_not_read_has_no_end(answer: str):
    steps = tuple(step for step in BUY.steps if step.do is not Do.NOTE)
    rehearsal = chosen("在橙市买牛奶", replace(BUY, steps=steps, answers=(Answer("zh", answer),)))
    rehearsal.on(listing("牛奶"))
    rehearsal.on(choosing(1))
    if "note" in answer:
        with pytest.raises(LostWay) as lost:
            rehearsal.on(PAID)
        assert lost.value.details["case"] == "unread"
    else:
        assert rehearsal.on(PAID) == Finish("买好了", proof=("支付成功",))


@pytest.mark.parametrize(
    ("says", "thing"),
    [
        ("When is the last train from Beijing to Tianjin?", "thing:latest_departure"),
        ("book the last high-speed train to Tianjin", "thing:latest_departure"),
        ("Track my last order", "thing:latest"),
    ],
)
def test_the_last_train_is_the_latest_and_the_last_order_the_newest(says: str, thing: str):
    assert thing in things_in(says, ())
