"""圈信 / Ringo: chats, contacts and a feed of moments. What its lists may hold is said in book.py."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.messages import book
from fingertips.phones.virtual.apps.messages.book import Chat, State
from fingertips.phones.virtual.apps.messages.talking import (
    chat_of,
    expect,
    on_arrive,
    on_comment,
    on_copy_message,
    on_delete_message,
    on_like,
    on_message_menu,
    on_open_message,
    on_open_packet,
    on_publish,
    on_send,
    on_send_kind,
    on_write_comment,
    read,
    written,
)

__all__ = [
    "begin",
    "chat",
    "contact",
    "home",
    "on_add_friend",
    "on_arrive",
    "on_chat_menu",
    "on_close_sheet",
    "on_comment",
    "on_confirm_delete",
    "on_copy_message",
    "on_delete_message",
    "on_go_back",
    "on_like",
    "on_message_menu",
    "on_mute",
    "on_open_chat",
    "on_open_contact",
    "on_open_message",
    "on_open_packet",
    "on_open_search",
    "on_open_sheet",
    "on_phone_contacts",
    "on_pick",
    "on_pin",
    "on_publish",
    "on_search",
    "on_send",
    "on_send_kind",
    "on_sync",
    "on_tab",
    "on_talk",
    "on_write",
    "on_write_comment",
    "open_link",
    "pick",
    "search",
    "write",
]

Page = dict[str, Any]

FOLDER = Path(__file__).parent
TABS = ("chats", "contacts", "moments", "me")
APART = 10 * moments.MINUTE
"""Messages further apart than this have a time between them."""


def begin(locale: str, rng: random.Random, now: int) -> State:
    """The content, its {codes} filled in by the seed."""
    text = (FOLDER / f"content.{locale}.json").read_text("utf-8")
    names = sorted(set(re.findall(r"\{(code\d+|pickup)\}", text)))
    for name in names:
        code = f"{rng.randrange(1, 9)}-{rng.randrange(1, 9)}-{rng.randrange(1000, 9999)}"
        text = text.replace(f"{{{name}}}", code if name == "pickup" else f"{rng.randrange(100000, 999999)}")
    return json.loads(text) | {"begun": now}


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.strip("/"):
        case "":
            return "home", {}
        case "chat":
            return "chat", {"id": query.get("id", query.get("name", "")), "contact": query.get("name", "")}
        case "contact":
            return "contact", {"id": query.get("id", query.get("name", ""))}
        case "search":
            return "search", {"query": query.get("q", "")}
        case "share":
            return "pick", {"text": query.get("text", "")}
        case _:
            return None


# What the screens show


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    chosen = book.chat(state, page.get("chosen"))
    return {
        "tab": page.get("tab", "chats"),
        "rows": [_row(each, desk) for each in book.chats(state)],
        "letters": book.by_letter(state),
        "posts": [each | {"when": moments.exact(each["time"], desk.now, desk.locale)} for each in book.posts(state)],
        "me": {"name": "", "account": "", "phone": "", "region": "", "signature": ""} | state.get("me", {}),
        "unread": book.unread(state),
        "comment": page["fields"].get("comment", ""),
        "chosen": chosen,
        "sheet": page.get("sheet", ""),
    }


def chat(state: State, page: Page, desk: Any) -> dict[str, Any]:
    there = book.chat(state, chat_of(state, page))
    person = book.contact(state, page["args"].get("contact")) if there is None else None
    message = page.get("message", -1)
    listed = _timed(there["messages"], desk) if there else []
    return {
        "chat": there,
        "title": there["title"] if there else (person["shown"] if person else ""),
        "person": there["contact"] if there else (person["id"] if person else ""),
        "writable": there["writable"] if there else person is not None,
        "messages": listed,
        "written": written(page),
        "me": state.get("me", {}).get("name", ""),
        "chosen": next((each for each in listed if each["place"] == message), None),
        "others": sum(each["unread"] for each in book.chats(state) if not there or each["id"] != there["id"]),
        "sheet": page.get("sheet", ""),
    }


def contact(state: State, page: Page, desk: Any) -> dict[str, Any]:
    person = book.contact(state, page["args"].get("id"))
    return {
        "person": person,
        "posts": [each for each in book.posts(state) if person and each["writer"] == person["id"]],
    }


def pick(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {"letters": book.by_letter(state)}


def search(state: State, page: Page, desk: Any) -> dict[str, Any]:
    query = page["fields"].get("query", page["args"].get("query", ""))
    people, said = book.search(state, query)
    found = [{"chat": _row(each, desk), "text": message["text"]} for each, message in said]
    return {"query": query, "people": people, "found": found}


def write(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {"post": page["fields"].get("post", "")}


# Looking around


def on_tab(state: State, page: Page, desk: Any, name: str) -> None:
    expect(state, desk)
    if name in TABS:
        page["tab"] = name


def on_open_chat(state: State, page: Page, desk: Any, id: str) -> None:
    expect(state, desk)
    read(state, id)
    desk.go("chat", id=id)


def on_open_contact(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("contact", id=id)


def on_talk(state: State, page: Page, desk: Any, id: str) -> None:
    """Message a contact: the chat there is, else a new one that comes to be with its first message."""
    expect(state, desk)
    person = book.contact(state, id)
    if person is None:
        return
    there = book.chat_with(state, person)
    read(state, there["id"] if there else None)
    shown = desk.replace if page["screen"] == "pick" else desk.go
    text = page["args"].get("text", "")
    shown("chat", id=there["id"] if there else "", contact=person["id"], text=text)


def on_pick(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    desk.go("pick")


def on_open_search(state: State, page: Page, desk: Any) -> None:
    desk.go("search")


def on_search(state: State, page: Page, desk: Any) -> None:
    """The page shows what is found as one types."""


def on_write(state: State, page: Page, desk: Any) -> None:
    desk.go("write")


def on_open_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_close_sheet(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)


def on_go_back(state: State, page: Page, desk: Any) -> None:
    """A sheet first, then the page; a chat that is left is read."""
    if page.get("sheet"):
        page.pop("sheet")
        return
    if page["screen"] == "chat":
        read(state, chat_of(state, page))
    desk.back()


def on_add_friend(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    desk.toast(desk.t("请让对方出示二维码", "Ask them for their code"))


def on_phone_contacts(state: State, page: Page, desk: Any) -> None:
    desk.ask("contacts", then="sync")


def on_sync(state: State, page: Page, desk: Any) -> None:
    if desk.granted("contacts"):
        desk.toast(desk.t("手机通讯录里没有新朋友", "No new friends among your phone's contacts"))
    else:
        desk.toast(desk.t("没有通讯录权限", "Without the permission contacts can't be read"))


# The list of chats


def on_chat_menu(state: State, page: Page, desk: Any, id: str) -> None:
    page |= {"chosen": id, "sheet": "chat"}


def on_pin(state: State, page: Page, desk: Any) -> None:
    _turn(state, page, "pinned")


def on_mute(state: State, page: Page, desk: Any) -> None:
    _turn(state, page, "muted")


def on_confirm_delete(state: State, page: Page, desk: Any) -> None:
    """The chat and its messages; the contact stays."""
    there = book.chat(state, page.get("chosen"))
    raw = book.raw_chat(state, there["id"]) if there else None
    if page.pop("sheet", None) == "delete" and raw is not None:
        raw |= {"messages": [], "unread": 0}
        desk.toast(desk.t("已删除", "Deleted"))


def _turn(state: State, page: Page, what: str) -> None:
    there = book.chat(state, page.get("chosen") or chat_of(state, page))
    raw = book.raw_chat(state, there["id"]) if there else None
    page.pop("sheet", None)
    if there is not None and raw is not None:
        raw[what] = not there[what]


def _row(there: Chat, desk: Any) -> dict[str, Any]:
    last = there["messages"][-1]
    said = book.in_words(last, desk)
    return there | {
        "last": f"{last['from']}: {said}" if there["group"] and last["from"] else said,
        "when": moments.ago(there["time"], desk.now, desk.locale),
    }


def _timed(messages: list[dict[str, Any]], desk: Any) -> list[dict[str, Any]]:
    """The messages, those after a pause with the time to write above them."""
    before = [0, *(each["time"] for each in messages)]
    return [
        each | {"when": moments.exact(each["time"], desk.now, desk.locale) if each["time"] - before[n] > APART else ""}
        for n, each in enumerate(messages)
    ]
