"""Messages: sent once, read, answered after a while; what comes in tells of itself; worlds of which little is given."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual.apps.messages.book import initial
from phones.virtual.apps.hand import Hand, anything_that_happens

ANNA = {"name": "安娜", "replies": ["好的"]}
GROUP = {"name": "饭搭子", "members": ["安娜", "老周"], "messages": [{"from": "老周", "text": "中午吃什么"}]}
CODES = {"name": "验证码", "service": True, "messages": ["您的验证码是 123456"]}


def messages(locale="zh", **state):
    given = {"contacts": [ANNA, "老周"], "chats": [GROUP, CODES], "incoming": [], "moments": []}
    return Hand("messages", locale, **{**given, **state})


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_screen_is_drawn_in_both_languages(locale):
    hand = Hand("messages", locale)
    for screen, args, pages in (
        ("home", {}, [{"tab": name} for name in ("chats", "contacts", "moments", "me")]),
        ("home", {}, [{"chosen": "t_mum", "sheet": name} for name in ("new", "chat", "delete", "comment")]),
        ("chat", {"id": "t_sue"}, [{"sheet": name, "message": 2} for name in ("", "more", "message", "packet")]),
        ("chat", {"id": "t_grace"}, [{"sheet": "picture", "message": 0}]),
        *(("chat", {"id": each["id"]}, [{}]) for each in hand.state["chats"]),
        ("chat", {"contact": "p_fang"}, [{}]),
        ("chat", {"id": "nothing"}, [{}]),
        ("contact", {"id": "p_ben"}, [{}]),
        ("contact", {"id": "nothing"}, [{}]),
        ("pick", {}, [{}]),
        ("search", {"query": "a"}, [{}]),
        ("write", {}, [{}]),
    ):
        for page in pages:
            hand.open(screen, **args).page.update(page)
            html = hand.html()
            assert "{code" not in html
            assert locale == "zh" or not re.findall(r">([^<]*[\u4e00-\u9fff][^<]*)<", html), (screen, args)


def test_a_message_is_sent_once_and_the_field_is_empty_then():
    hand = messages().do("open_chat", id="饭搭子").type(message=" 面条 ").do("send").do("send")
    sent = hand.state["chats"][0]["messages"][1:]
    assert sent == [{"me": True, "text": "面条", "time": hand.kernel.now}]
    assert hand.page["fields"]["message"] == ""


def test_a_first_message_to_a_contact_begins_a_chat():
    hand = messages(chats=[]).do("talk", id="安娜")
    assert hand.state["chats"] == []
    hand.type(message="在吗").do("send")
    assert [message["text"] for message in hand.state["chats"][0]["messages"]] == ["在吗"]
    assert "安娜" in hand.open("home").html()


def test_a_contact_answers_after_a_while_and_a_notice_tells_of_it():
    hand = messages(chats=[]).do("talk", id="安娜").type(message="在吗").do("send")
    hand.kernel.go_home()
    hand.after(60)
    assert [message["text"] for message in hand.state["chats"][0]["messages"]] == ["在吗", "好的"]
    assert [notice["text"] for notice in hand.kernel.world["notices"]] == ["好的"]
    assert hand.state["chats"][0]["unread"] == 1


def test_what_arrives_in_the_open_chat_is_read_at_once():
    hand = messages(chats=[]).do("talk", id="安娜").type(message="在吗").do("send").after(60)
    assert hand.kernel.world["notices"] == []
    assert not hand.state["chats"][0].get("unread")


def test_what_is_to_come_in_comes_once_the_app_is_used():
    hand = messages(incoming=[{"chat": "验证码", "text": "新的验证码", "after_seconds": 30}])
    assert hand.after(100).kernel.world["notices"] == []
    hand.do("tab", name="contacts").do("tab", name="chats").after(100)
    assert [notice["text"] for notice in hand.kernel.world["notices"]] == ["新的验证码"]


def test_a_muted_chat_tells_of_nothing():
    hand = messages(chats=[GROUP | {"muted": True}]).do("arrive", chat="饭搭子", text="走")
    assert hand.kernel.world["notices"] == []
    assert hand.state["chats"][0]["unread"] == 1


def test_a_service_can_not_be_answered():
    hand = messages().do("open_chat", id="验证码")
    assert 'data-id="send"' not in hand.html()
    hand.type(message="退订").do("send")
    assert len(hand.state["chats"][1]["messages"]) == 1


def test_opening_a_chat_reads_it():
    hand = messages(chats=[GROUP | {"unread": 3}])
    assert 'data-id="unread">3' in hand.html()
    assert 'data-id="unread"' not in hand.do("open_chat", id="chat0").do("go_back").html()


def test_a_red_packet_is_opened_once():
    hand = messages(chats=[{"contact": "安娜", "messages": [{"kind": "packet", "text": "谢谢", "amount": 6}]}])
    hand.do("open_chat", id="chat0").do("open_message", place=0).do("open_packet").do("open_packet")
    assert hand.state["chats"][0]["messages"][0]["opened"]
    assert hand.toast == "已领取 ¥6.00"


def test_people_and_what_they_said_are_found():
    hand = messages().open("search", query="吃什么")
    assert [each["chat"]["title"] for each in hand.values()["found"]] == ["饭搭子"]
    assert [each["shown"] for each in hand.open("search", query="安").values()["people"]] == ["安娜"]


@pytest.mark.parametrize(("name", "letter"), [("林知夏", "L"), ("周予安", "Z"), ("anna", "A"), ("8号", "#"), ("", "#")])
def test_a_name_stands_under_the_letter_of_its_sound(name, letter):
    assert initial(name) == letter


def test_a_like_and_a_comment_stay_on_a_post():
    hand = Hand("messages", moments=[{"contact": "安娜", "text": "晴"}], me={"name": "夏末"})
    hand.do("tab", name="moments").do("like", place=0).do("write_comment", place=0).type(comment="好").do("comment")
    hand.do("comment")
    assert hand.state["moments"][0]["likes"] == ["夏末"]
    assert hand.state["moments"][0]["comments"] == [{"name": "夏末", "text": "好"}]


WORDS = {
    "id": ["安娜", "老周", "chat0", "chat1", "饭搭子", "contact0", "nothing", ""],
    "name": ["chats", "contacts", "moments", "me", "more", "delete", "chat", "new"],
    "kind": ["picture", "location", "?"],
    "place": [0, 1, 7, -1],
    "chat": ["chat0", "nothing"],
    "text": ["嗯"],
    "sender": ["", "老周", "生人"],
}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_happens_the_messages_stay_sound(data):
    hand = messages(moments=[{"contact": "安娜", "text": "晴"}])
    hand.open(data.draw(st.sampled_from(["home", "chat", "contact", "pick", "search", "write"])), id="chat0")
    for event, args in data.draw(anything_that_happens("messages", WORDS)):
        hand.type(**{data.draw(st.sampled_from(["message", "comment", "post", "query"])): "字"})
        hand.do(event, **args)
        hand.kernel.world["dialog"] = None
        hand.sound()


def test_a_text_that_another_app_shares_stands_in_the_chat_of_whom_one_picks():
    hand = messages(chats=[])
    hand.kernel.open_link("ringo://share?text=see%20this")
    hand.do("talk", id="安娜")
    assert hand.values()["written"] == "see this"
    hand.do("send").do("send")
    assert [each["text"] for each in hand.values()["messages"]] == ["see this"]
    assert hand.values()["written"] == ""
