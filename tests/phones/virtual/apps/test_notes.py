"""Notes: written, kept, found, deleted; worlds of which little is given; anything at any time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phones.virtual.apps.hand import Hand, anything_that_happens

WIFI = {"title": "网络", "body": "密码在路由器背面"}
MARKET = {"title": "买菜", "items": ["牛奶", {"text": "鸡蛋", "done": True}]}


def notes(locale="zh", **state):
    return Hand("notes", locale, **{"notes": [WIFI, MARKET], "bin": [], "folders": ["工作"], **state})


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_screen_is_drawn_in_both_languages(locale):
    hand = Hand("notes", locale)
    first, binned = hand.state["notes"][0]["id"], hand.state["bin"][0]["id"]
    for screen, args, page in (
        ("home", {}, [{}, {"sheet": "sort"}, {"tab": "checklists"}]),
        ("home", {}, [{"chosen": first, "sheet": name} for name in ("menu", "move", "delete")]),
        ("search", {"query": "a"}, [{}]),
        ("note", {"id": first}, [{"sheet": name} for name in ("", "menu", "move", "delete")]),
        ("note", {}, [{}, {"sheet": "move"}]),
        ("note", {"kind": "checklist"}, [{}]),
        ("bin", {}, [{"chosen": binned, "sheet": name} for name in ("", "binned", "erase", "empty")]),
        ("folders", {}, [{"chosen": "x", "sheet": name} for name in ("", "add", "folder", "remove_folder")]),
    ):
        for more in page:
            hand.open(screen, **args).page.update(more)
            html = hand.html()
            if locale == "en":
                html = html.replace("能带我过一遍吗？", "").replace("先放一放。", "").replace("我还没拿定主意。", "")
                assert not re.findall(r">([^<]*[\u4e00-\u9fff][^<]*)<", html), screen


def test_a_new_note_is_kept_once_however_often_save_is_tapped():
    hand = notes().do("new_note").type(title="想法", body="早睡").do("save_note").do("save_note")
    assert [each["title"] for each in hand.state["notes"]] == ["想法", "网络", "买菜"]
    assert "想法" in hand.html()


def test_the_back_key_keeps_what_was_written():
    hand = notes().do("open_note", id="notes0").type(body="新密码").do("go_back")
    assert hand.state["notes"][0]["body"] == "新密码"
    assert hand.page["screen"] == "home"


def test_an_empty_note_is_not_kept():
    hand = notes().do("new_note").do("go_back")
    assert len(hand.state["notes"]) == 2


def test_a_checklist_grows_and_is_ticked():
    hand = (
        notes().open("note", id="notes1").type(new_item="面包").do("add_item").do("add_item").do("tick", item="item0")
    )
    assert [(item["text"], item["done"]) for item in hand.values()["items"]] == [
        ("牛奶", True),
        ("鸡蛋", True),
        ("面包", False),
    ]


def test_deleting_asks_and_can_be_taken_back():
    hand = notes().do("note_menu", id="notes0").do("open_sheet", name="delete")
    assert len(hand.state["notes"]) == 2
    hand.do("confirm_delete").do("confirm_delete")
    assert [each["title"] for each in hand.state["notes"]] == ["买菜"]
    hand.do("open_bin").do("choose_binned", id="notes0").do("restore")
    assert {each["title"] for each in hand.state["notes"]} == {"网络", "买菜"}


def test_notes_are_found_by_their_words():
    assert [each["heading"] for each in notes().open("search", query="路由器").values()["cards"]] == ["网络"]


WORDS = {
    "id": ["notes0", "notes1", "bin0", "nothing"],
    "name": ["delete", "erase", "empty", "checklists", "工作", "标签", "move", ""],
    "folder": ["", "工作", "别处"],
    "item": ["item0", "nothing"],
    "by": ["title", "created"],
}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_happens_the_notes_stay_sound(data):
    hand = notes(bin=[{"title": "旧", "deleted_minutes_ago": 5}])
    hand.open(data.draw(st.sampled_from(["home", "note", "search", "bin", "folders"])))
    for event, args in data.draw(anything_that_happens("notes", WORDS)):
        hand.type(**{data.draw(st.sampled_from(["title", "body", "new_item", "new_tag", "new_folder", "query"])): "字"})
        hand.do(event, **args).sound()
