"""Which errand an instruction asks for and with which words, over many ways of saying it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from fingertips.errors import NoSkill
from fingertips.memory.library import shipped
from fingertips.skills.choosing import choose
from fingertips.skills.matching import LONGEST
from skills.errands import Said, fits, learned, read, recorded, table

REFUSED_FOR_NOW = frozenset(
    {
        "What's on my packing checklist?",
        "tell Mum Dad says hi",
    }
)
"""What is not understood yet, and therefore refused: never done with other words."""


def amiss(lines: Iterable[Said]) -> dict[str, object]:
    """The instructions that are read otherwise than meant, and how."""
    found = {line.says: (line, *read(line.says, learned())) for line in lines}
    return {
        says: (errand, given)
        for says, (line, errand, given) in found.items()
        if not fits(line, errand, given) and not (says in REFUSED_FOR_NOW and not errand)
    }


@pytest.mark.parametrize("errand", table())
def test_an_errand_is_found_with_its_words(errand: str):
    assert amiss(table()[errand]) == {}


@pytest.mark.parametrize("errand", recorded())
def test_the_wordings_of_a_recording_ask_for_that_recording(errand: str):
    assert amiss(recorded()[errand]) == {}


@pytest.mark.parametrize("errand", table())
def test_what_ships_never_does_another_errand_nor_fills_in_other_words(errand: str):
    known = {skill.name for skill in shipped()}
    for line in table()[errand]:
        chosen, given = read(line.says, shipped())
        assert not chosen or fits(line, chosen, given), (line.says, chosen, given)
        assert chosen or line.errand not in known or line.says in REFUSED_FOR_NOW or line.errand == "refused", line.says


@pytest.mark.parametrize(
    ("says", "case"),
    [
        ("别在橙市买牛奶", "opposite"),
        ("don't order milk on Orange Market", "opposite"),
        ("怎么在橙市买牛奶", "question"),
        ("if milk is on sale on Orange Market, buy two boxes", "condition"),
        ("买牛奶", "unsure"),
        ("buy milk", "unsure"),
        ("在橙市买一箱牛奶，晚上八点送", "leftover"),
        ("在橙市买一箱牛奶和两袋大米", "leftover"),
        ("buy milk and bread on Orange Market", "leftover"),
        ("在橙市买", "unknown"),
        ("查一下下下个世纪从上海到杭州的火车", "unclear"),
        ("讲个笑话", "unknown"),
        ("牛" * (LONGEST + 1), "unknown"),
    ],
)
def test_a_refusal_says_which_sort_it_is(says: str, case: str):
    with pytest.raises(NoSkill) as refused:
        choose(says, learned())
    assert refused.value.details["case"] == case
