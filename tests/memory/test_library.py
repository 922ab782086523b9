"""What is kept of errands: learned once verified, listed, renamed, removed; a broken file harms nobody else."""

from __future__ import annotations

import pytest

from fingertips.errors import BadSettings
from fingertips.event import Status
from fingertips.memory.library import Library, shipped, title
from fingertips.skills.choosing import choose
from skills.test_learning import shopping


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def library(tmp_path, told) -> Library:
    return Library(tmp_path / "skills", told.append)


def test_at_least_ten_skills_come_along_with_words_in_both_languages():
    assert len(shipped()) >= 10
    for skill in shipped():
        assert set(skill.title) == {"zh", "en"}
        assert {wording.says.isascii() for wording in skill.wordings} == {True, False}


def test_each_shipped_skill_is_chosen_for_its_own_recordings():
    for skill in shipped():
        for wording in skill.wordings[:2]:
            assert choose(wording.says, shipped()).skill.name == skill.name


def test_a_verified_errand_is_learned(library):
    library.learn(shopping().ends("好了", "支付成功"))
    (own,), broken = library.own()
    assert not broken
    assert choose("在橙市买两箱酸奶", [own]).given == {"quantity": "两箱", "item": "酸奶"}
    assert library.skills()[0] == own


def test_the_same_errand_again_makes_the_skill_wider(library):
    library.learn(shopping().ends("好了", "支付成功"))
    library.learn(shopping("帮我在橙市下单两箱酸奶", "酸奶", 2).ends("好了", "支付成功"))
    (own,), _ = library.own()
    assert [wording.says for wording in own.wordings] == ["在橙市买三箱牛奶", "帮我在橙市下单两箱酸奶"]
    assert own.learned_from == 2


@pytest.mark.parametrize(
    ("by", "status"), [("skill", Status.DONE), ("person", Status.CLAIMED), ("person", Status.FAILED)]
)
def test_what_is_not_verified_or_was_only_replayed_teaches_nothing(library, by, status):
    library.learn(shopping(by=by).ends("好了", "支付成功", status=status))
    assert library.own() == ([], [])


def test_a_broken_file_is_named_once_and_the_others_are_kept(library, told, tmp_path):
    library.learn(shopping().ends("好了", "支付成功"))
    (tmp_path / "skills" / "odd.json").write_text("{", "utf-8")
    for _ in range(2):
        assert len(library.skills()) == 1 + len(shipped())
    assert len(told) == 1
    assert "odd.json" in told[0]


def test_a_known_errand_is_recalled(library):
    assert library.recall("在橙市买两箱酸奶")
    assert not library.recall("把客厅的灯打开")


def test_a_skill_of_ones_own_is_renamed_and_removed(library):
    library.learn(shopping().ends("好了", "支付成功"))
    (own,), _ = library.own()
    library.rename(own.name, "买牛奶")
    assert title(library.find("买牛奶")) == "买牛奶"
    library.remove("买牛奶")
    assert library.own() == ([], [])


@pytest.mark.parametrize(
    ("act", "case"),
    [
        (lambda library: library.find("nothing"), "no_such_skill"),
        (lambda library: library.remove("order-takeaway"), "skill_shipped"),
        (lambda library: library.rename("order-takeaway", "mine"), "skill_shipped"),
    ],
)
def test_what_can_not_be_done_to_a_skill_is_said(library, act, case):
    with pytest.raises(BadSettings) as trouble:
        act(library)
    assert trouble.value.details["case"] == case
    assert str(trouble.value)


@pytest.mark.parametrize("name", ["", "a/b", "../x", "order-takeaway"])
def test_a_skill_gets_no_name_that_is_taken_or_no_name(library, name):
    library.learn(shopping().ends("好了", "支付成功"))
    (own,), _ = library.own()
    with pytest.raises(BadSettings) as trouble:
        library.rename(own.name, name)
    assert trouble.value.details["case"] == "skill_name"


def test_a_folder_that_can_not_be_written_is_named(tmp_path):
    (tmp_path / "skills").write_text("a file", "utf-8")
    with pytest.raises(BadSettings) as trouble:
        Library(tmp_path / "skills").keep(shipped()[0])
    assert trouble.value.details["case"] == "skill_unwritable"


def test_an_errand_is_done_all_the_same_where_its_lesson_can_not_be_kept(tmp_path):
    (tmp_path / "skills").write_text("a file", "utf-8")
    told = []
    Library(tmp_path / "skills", told.append).learn(shopping().ends("好了", "支付成功"))
    assert len(told) == 1
