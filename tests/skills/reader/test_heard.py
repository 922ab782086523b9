"""What the models tell becomes an errand with its values, or the reason why it is none."""

from __future__ import annotations

import pytest

from fingertips.memory.library import shipped
from fingertips.skills.reader import Heard, Unheard, heard, is_known
from fingertips.skills.skill import Do, Kind, Skill, Slot, Step, Wording


@pytest.mark.parametrize(
    ("says", "errand", "values"),
    [
        ("在橙市买两箱纯牛奶，送到公司", "buy-orange", {"quantity": "两箱", "goods": "纯牛奶", "address": "公司"}),
        ("鲸选买“1+1 小小凉鞋”三双", "buy-whale", {"quantity": "三双", "goods": "1+1 小小凉鞋"}),
        ("tell Mum I'm running late", "send-message", {"contact": "Mum", "text": "I'm running late"}),
        ("我的外卖到哪了", "check-takeaway", {}),
    ],
)
def test_an_errand_is_heard_with_its_values(says: str, errand: str, values: dict[str, str]):
    read = heard(says, shipped())
    assert isinstance(read, Heard)
    assert (read.skill.name, read.values) == (errand, values)


@pytest.mark.parametrize(
    ("says", "case"),
    [
        ("今天天气怎么样", "refused"),
        ("don't order milk on Orange Market", "refused"),
        ("查一下下下个世纪从上海到杭州的火车", "unclear"),
    ],
)
def test_what_is_no_errand_is_unheard_with_the_reason(says: str, case: str):
    read = heard(says, shipped())
    assert isinstance(read, Unheard)
    assert read.case == case


def test_a_skill_that_bears_the_name_and_has_slots_of_its_own_is_not_the_readers():
    own = Skill(
        "buy-orange",
        (Wording("在橙市买酸奶", {"item": "酸奶"}),),
        {"zh": "买", "en": "buy"},
        (Slot("item", Kind.TEXT, True),),
        (Step(Do.LAUNCH, text="app"),),
    )
    assert not is_known(own)
    assert all(map(is_known, shipped()))
