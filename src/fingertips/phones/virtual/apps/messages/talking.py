"""Writing, sending, answering; what comes in by itself; the feed. A message is sent once for each tap on Send."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.messages import book
from fingertips.phones.virtual.apps.messages.book import Contact, State

Page = dict[str, Any]

ANSWERED_AFTER = 12
"""Seconds until a contact that has something to say answers."""


def written(page: Page) -> str:
    """What stands in the field: what was typed there, else what another app has shared."""
    return page["fields"].get("message", page["args"].get("text", ""))


def on_send(state: State, page: Page, desk: Any) -> None:
    """What stands in the field goes out, and the field is empty: so the second of two taps sends nothing."""
    text = written(page).strip()
    if text and _send(state, page, desk, {"text": text}):
        page["fields"]["message"] = ""


def on_send_kind(state: State, page: Page, desk: Any, kind: str) -> None:
    """From the sheet of other things to send: only its own first tap finds it open."""
    words = {
        "picture": desk.t("照片", "Photo"),
        "location": desk.t("柳岸花园", "Liu'an Garden"),
    }
    if page.pop("sheet", None) == "more" and kind in words:
        _send(state, page, desk, {"kind": kind, "text": words[kind]})


def on_arrive(state: State, page: Page, desk: Any, chat: str, text: str, sender: str = "") -> None:
    """A message comes in; a notice tells of it unless the person looks at that chat, or muted it."""
    there = book.chat(state, chat)
    raw = book.raw_chat(state, there["id"]) if there else None
    if there is None or raw is None:
        return
    raw.setdefault("messages", []).append({"text": text, "time": desk.now} | ({"from": sender} if sender else {}))
    watching = desk.in_front and page["screen"] == "chat" and chat_of(state, page) == there["id"]
    if watching:
        return
    raw["unread"] = there["unread"] + 1
    if not there["muted"]:
        desk.notify(there["title"], text, f"ringo://chat?id={there['id']}")


def expect(state: State, desk: Any) -> None:
    """What is to come in comes in from now on; once."""
    for each in state.pop("incoming", []):
        sender = each.get("from", "")
        desk.later(each.get("after_seconds", 60), "arrive", chat=each["chat"], text=each["text"], sender=sender)


def chat_of(state: State, page: Page) -> str | None:
    """The chat that a chat page is about; None while there is none with that contact yet."""
    there = book.chat(state, page["args"].get("id"))
    if there is None:
        person = book.contact(state, page["args"].get("contact"))
        there = book.chat_with(state, person) if person else None
    return there["id"] if there else None


def read(state: State, id: str | None) -> None:
    raw = book.raw_chat(state, id) if id else None
    if raw is not None and raw.get("unread"):
        raw["unread"] = 0


# What a message can do


def on_open_message(state: State, page: Page, desk: Any, place: int) -> None:
    """A tap on a message that is more than words."""
    message = _message(state, page, place)
    if message is None:
        return
    match message["kind"]:
        case "packet" if not message["me"]:
            page |= {"sheet": "packet", "message": place}
        case "picture":
            page |= {"sheet": "picture", "message": place}
        case "voice":
            desk.toast(desk.t("正在播放", "Playing"))
        case "link" | "file" | "location":
            desk.toast(desk.t("暂时无法打开", "It can't be opened now"))


def on_message_menu(state: State, page: Page, desk: Any, place: int) -> None:
    if _message(state, page, place) is not None:
        page |= {"sheet": "message", "message": place}


def on_copy_message(state: State, page: Page, desk: Any) -> None:
    message = _chosen(state, page, "message")
    if message is not None:
        desk.copy(message["text"])
        desk.toast(desk.t("已复制", "Copied"))


def on_delete_message(state: State, page: Page, desk: Any) -> None:
    message = _chosen(state, page, "message")
    raw = book.raw_chat(state, chat_of(state, page) or "")
    if message is not None and raw is not None:
        del raw["messages"][message["place"]]


def on_open_packet(state: State, page: Page, desk: Any) -> None:
    message = _chosen(state, page, "packet")
    raw = book.raw_chat(state, chat_of(state, page) or "")
    if message is None or raw is None or message["opened"]:
        return
    raw["messages"][message["place"]] |= {"opened": True, "amount": message["amount"]}
    amount = f"¥{message['amount']:.2f}"
    desk.toast(desk.t(f"已领取 {amount}", f"You received {amount}"))


# The feed


def on_like(state: State, page: Page, desk: Any, place: int) -> None:
    post = _post(state, place)
    if post is None:
        return
    name = state.get("me", {}).get("name", "")
    likes = post.get("likes", [])
    post["likes"] = [each for each in likes if each != name] if name in likes else [*likes, name]


def on_write_comment(state: State, page: Page, desk: Any, place: int) -> None:
    if _post(state, place) is not None:
        page |= {"sheet": "comment", "post": place}


def on_comment(state: State, page: Page, desk: Any) -> None:
    text = page["fields"].get("comment", "").strip()
    post = _post(state, page.get("post", -1))
    if page.get("sheet") != "comment" or not text or post is None:
        return
    post["comments"] = [*post.get("comments", []), {"name": state.get("me", {}).get("name", ""), "text": text}]
    page["fields"]["comment"] = ""
    page.pop("sheet")


def on_publish(state: State, page: Page, desk: Any) -> None:
    text = page["fields"].get("post", "").strip()
    if page["screen"] != "write":
        return
    if not text:
        desk.toast(desk.t("写点什么吧", "Write something first"))
        return
    state["moments"] = [*state.get("moments", []), {"me": True, "text": text, "time": desk.now}]
    desk.back()
    desk.toast(desk.t("已发表", "Posted"))


def _send(state: State, page: Page, desk: Any, what: dict[str, Any]) -> bool:
    """Whether it went out."""
    if page["screen"] != "chat":
        return False
    id = chat_of(state, page)
    person = book.contact(state, page["args"].get("contact"))
    if id is None and person is not None:
        id = book.begin_chat(state, person)
    there, raw = book.chat(state, id), book.raw_chat(state, id or "")
    if there is None or raw is None or not there["writable"]:
        return False
    raw.setdefault("messages", []).append({"me": True, **what, "time": desk.now})
    person = book.contact(state, there["contact"])
    if person is not None:
        _answer(person, there, desk)
    return True


def _answer(person: Contact, there: dict[str, Any], desk: Any) -> None:
    """What that contact has to say, in turn."""
    replies = person["replies"]
    if replies:
        said = sum(message["me"] for message in there["messages"])
        desk.later(ANSWERED_AFTER, "arrive", chat=there["id"], text=replies[said % len(replies)])


def _message(state: State, page: Page, place: int) -> dict[str, Any] | None:
    there = book.chat(state, chat_of(state, page)) if page["screen"] == "chat" else None
    return next((each for each in there["messages"] if each["place"] == place), None) if there else None


def _chosen(state: State, page: Page, sheet: str) -> dict[str, Any] | None:
    """The message that the open sheet is about; the sheet closes."""
    return _message(state, page, page.get("message", -1)) if page.pop("sheet", None) == sheet else None


def _post(state: State, place: int) -> dict[str, Any] | None:
    listed = state.get("moments", [])
    return listed[place] if 0 <= place < len(listed) else None
