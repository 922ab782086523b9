"""The contacts and chats as the app reads them from its state, where a world file may give no more than a few words.

A world file may replace any of these lists of `apps.messages.state`; only what has no question mark is required.

    me         {"name", "account"?, "phone"?, "region"?, "signature"?}
    contacts   {"name", "id"?, "remark"? (shown instead of the name), "phone"?, "region"?, "account"?, "signature"?,
               "letter"?, "replies"? [texts: what they answer, in turn]}; or a mere name
    chats      {"messages", and one of: "contact" (id or name), "name" (a group's or a service's; else a contact's),
               "id"?, "members"? [ids or names], "service"? (can't be answered unless "writable"), "glyph"?, "colour"?,
               "unread"?, "pinned"?, "muted"?}
    messages   {"text", "me"? (true: the person's own), "from"? (id or name, in groups), "kind"?, "time"? or
               "minutes_ago"?}; or a mere text. kind: "text", "picture", "file" (with "size"), "voice" (with "seconds"),
               "location", "link", "packet" (a red packet; "amount"?, "opened"?)
    incoming   [{"chat" (id or name), "text", "after_seconds", "from"?}]: what will come once the app is used
    moments    [{"contact" or "me": true, "text", "pictures"? (how many), "likes"? [names],
               "comments"? [{"name", "text"}], "time"? or "minutes_ago"?}]
"""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.matching import found
from fingertips.phones.virtual.moments import MINUTE

State = dict[str, Any]
Contact = dict[str, Any]
Chat = dict[str, Any]
Message = dict[str, Any]


def contacts(state: State) -> list[Contact]:
    return [_contact(each, place) for place, each in enumerate(state.get("contacts", []))]


def contact(state: State, id: str | None) -> Contact | None:
    """The one of that id, else of that name or remark."""
    known = contacts(state)
    named = next((each for each in known if id and id in (each["name"], each["remark"])), None)
    return next((each for each in known if each["id"] == id), named)


def by_letter(state: State) -> list[tuple[str, list[Contact]]]:
    """The contacts under the letters that they begin with, # at the end."""
    ordered = sorted(contacts(state), key=lambda each: (each["letter"] == "#", each["letter"], each["shown"]))
    letters = list(dict.fromkeys(each["letter"] for each in ordered))
    return [(letter, [each for each in ordered if each["letter"] == letter]) for letter in letters]


def chats(state: State) -> list[Chat]:
    """Every chat that has a message, pinned ones first, then the last one used."""
    begun = [each for each in _chats(state) if each["messages"]]
    return sorted(begun, key=lambda each: (not each["pinned"], -each["time"]))


def chat(state: State, id: str | None) -> Chat | None:
    """The one of that id, else of that title."""
    known = _chats(state)
    titled = next((each for each in known if id and each["title"] == id), None)
    return next((each for each in known if each["id"] == id), titled)


def chat_with(state: State, contact: Contact) -> Chat | None:
    return next((each for each in _chats(state) if each["contact"] == contact["id"]), None)


def raw_chat(state: State, id: str) -> Chat | None:
    """The chat as it lies in the state, to be changed."""
    return next((each for place, each in enumerate(state.get("chats", [])) if _id(each, place) == id), None)


def begin_chat(state: State, contact: Contact) -> str:
    """An empty chat with that contact; the id that it has."""
    listed = state.setdefault("chats", [])
    for place, each in enumerate(listed):
        each["id"] = _id(each, place)
    taken = {each["id"] for each in listed}
    id = next(name for n in range(len(taken) + 1) if (name := f"own{n}") not in taken)
    listed.append({"id": id, "contact": contact["id"], "messages": []})
    return id


def search(state: State, query: str) -> tuple[list[Contact], list[tuple[Chat, Message]]]:
    """The contacts called so, and of each chat the last message that says so."""
    people = found(query, contacts(state), lambda each: [each["shown"], each["name"], each["account"], each["phone"]])
    said: list[tuple[Chat, Message]] = []
    for each in chats(state):
        hits = found(query, reversed(each["messages"]), lambda message: [message["text"]])
        said += [(each, hits[0])] if hits else []
    return people, said


def posts(state: State) -> list[dict[str, Any]]:
    """The feed, the newest first; `place` is where a post lies in the state."""
    read = [_post(state, each, place) for place, each in enumerate(state.get("moments", []))]
    return sorted(read, key=lambda each: -each["time"])


def unread(state: State) -> int:
    return sum(each["unread"] for each in _chats(state) if not each["muted"])


def in_words(message: Message, desk: Any) -> str:
    """A message as the list of chats tells it."""
    kinds = {
        "picture": desk.t("[图片]", "[Picture]"),
        "file": desk.t("[文件]", "[File]"),
        "voice": desk.t("[语音]", "[Voice]"),
        "location": desk.t("[位置]", "[Location]"),
        "link": desk.t("[链接]", "[Link]"),
        "packet": desk.t("[红包]", "[Red packet]"),
    }
    return f"{kinds.get(message['kind'], '')} {message['text']}".strip()


def _chats(state: State) -> list[Chat]:
    return [_chat(state, each, place) for place, each in enumerate(state.get("chats", []))]


def _chat(state: State, each: Chat, place: int) -> Chat:
    members = [contact(state, name) or _contact(str(name), 0) for name in each.get("members", [])]
    named = each.get("name", "")
    person = None if members or each.get("service") else contact(state, each.get("contact") or named)
    messages = [_message(state, one, n) for n, one in enumerate(each.get("messages", []))]
    return {
        "id": _id(each, place),
        "title": named or (person["shown"] if person else str(each.get("contact", ""))),
        "contact": person["id"] if person else "",
        "members": members,
        "group": bool(members),
        "service": each.get("service", False),
        "writable": not each.get("service", False) or each.get("writable", False),
        "glyph": each.get("glyph", ""),
        "colour": each.get("colour", "#12b886"),
        "unread": each.get("unread", 0),
        "pinned": each.get("pinned", False),
        "muted": each.get("muted", False),
        "messages": messages,
        "time": messages[-1]["time"] if messages else 0,
    }


def _message(state: State, one: str | Message, place: int) -> Message:
    said = {"text": one} if isinstance(one, str) else one
    sender = contact(state, said.get("from")) if said.get("from") else None
    begun = state.get("begun", 0)
    return {
        "place": place,
        "text": said.get("text", ""),
        "me": said.get("me", False),
        "kind": said.get("kind", "text"),
        "from": sender["shown"] if sender else str(said.get("from", "")),
        "sender": sender["id"] if sender else "",
        "size": said.get("size", ""),
        "seconds": said.get("seconds", 3),
        "amount": said.get("amount", 8.88),
        "opened": said.get("opened", False),
        "time": said.get("time", begun - said.get("minutes_ago", 1) * MINUTE),
    }


def _post(state: State, each: dict[str, Any], place: int) -> dict[str, Any]:
    mine = each.get("me", False)
    writer = None if mine else contact(state, each.get("contact"))
    name = state.get("me", {}).get("name", "") if mine else (writer["shown"] if writer else each.get("contact", ""))
    return {
        "place": place,
        "me": mine,
        "name": name,
        "writer": writer["id"] if writer else "",
        "text": each.get("text", ""),
        "pictures": each.get("pictures", 0),
        "likes": each.get("likes", []),
        "comments": each.get("comments", []),
        "time": each.get("time", state.get("begun", 0) - each.get("minutes_ago", 60) * MINUTE),
    }


def _contact(each: str | Contact, place: int) -> Contact:
    given = {"name": each} if isinstance(each, str) else each
    shown = given.get("remark") or given["name"]
    return {
        "id": given.get("id", f"contact{place}" if not isinstance(each, str) else each),
        "name": given["name"],
        "remark": given.get("remark", ""),
        "shown": shown,
        "phone": given.get("phone", ""),
        "region": given.get("region", ""),
        "account": given.get("account", ""),
        "signature": given.get("signature", ""),
        "letter": given.get("letter") or initial(shown),
        "replies": given.get("replies", []),
    }


def _id(each: Chat, place: int) -> str:
    return each.get("id", f"chat{place}")


_FIRST = (
    *((0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"), (0xB8C1, "G")),
    *((0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"), (0xC4C3, "N"), (0xC5B6, "O")),
    *((0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"), (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X")),
    *((0xD1B9, "Y"), (0xD4D1, "Z"), (0xD7FA, "#")),
)
"""Where each letter begins among the characters that GB 2312 puts in the order of their sound."""


def initial(name: str) -> str:
    """The letter that a name stands under: of its sound, where it is Chinese."""
    first = name[:1].upper()
    if first.isascii() and first.isalpha():
        return first
    code = int.from_bytes(first.encode("gb2312", "ignore"), "big")
    return next((letter for start, letter in reversed(_FIRST) if code >= start), "#")
