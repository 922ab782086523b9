"""The notes as the app reads them from its state, where a world file may leave most of a note out.

A world file may replace any of these lists of `apps.notes.state`; only what has no question mark is required.

    notes    {"title" or "body" or "items", "folder"?, "tags"?, "pinned"?, "id"?, "time"? or "minutes_ago"?, "created"?}
             `items` makes it a checklist: each one a text, or {"text", "done"?, "id"?}
             `time` is milliseconds of the world's clock (last edited); `minutes_ago` counts from the world's beginning
    bin      as notes, with "deleted"? or "deleted_minutes_ago"?
    folders  names
    sort     "edited" | "created" | "title"
    layout   "list" | "grid"
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingertips.phones.virtual.matching import found
from fingertips.phones.virtual.moments import MINUTE

Note = dict[str, Any]
State = dict[str, Any]

BIN_DAYS = 30


def notes(state: State) -> list[Note]:
    """Every note, complete, as it lies in the state."""
    return _complete(state, "notes")


def binned(state: State) -> list[Note]:
    """Every deleted note, complete, the last deleted first."""
    return sorted(_complete(state, "bin"), key=lambda note: -note["deleted"])


def without(note: Note, field: str) -> Note:
    return {name: value for name, value in note.items() if name != field}


def note(state: State, id: str | None) -> Note | None:
    return next((each for each in notes(state) if each["id"] == id), None)


def shown(state: State, folder: str = "", checklists: bool = False) -> list[Note]:
    """The notes of a folder ("" for all) in the order that the person chose, pinned ones first."""
    kept = [n for n in notes(state) if (not folder or n["folder"] == folder) and (n["items"] or not checklists)]
    return sorted(_sorted(kept, state.get("sort", "edited")), key=lambda each: not each["pinned"])


def search(state: State, query: str) -> list[Note]:
    """Notes that hold the words, the exact titles first, then by the last edit."""
    return found(query, _sorted(notes(state), "edited"), _texts)


def tagged(state: State, tag: str) -> list[Note]:
    return [each for each in _sorted(notes(state), "edited") if tag in each["tags"]]


def tags(state: State) -> list[str]:
    """Every tag in use, the most used first."""
    used = [tag for each in notes(state) for tag in each["tags"]]
    return sorted(dict.fromkeys(used), key=lambda tag: -used.count(tag))


def folders(state: State) -> list[str]:
    """The folders of the list, then those that only a note names."""
    named = [each["folder"] for each in notes(state) if each["folder"]]
    return list(dict.fromkeys([*state.get("folders", []), *named]))


def heading(note: Note) -> str:
    """What stands for the note in a list: its title, else its first line or first item."""
    return note["title"] or _first_line(note["body"]) or (note["items"][0]["text"] if note["items"] else "")


def preview(note: Note) -> str:
    """What follows the heading, in one line."""
    lines = [line.strip() for line in note["body"].splitlines() if line.strip()]
    return " ".join(lines if note["title"] else lines[1:])


def items(note: Note) -> list[dict[str, Any]]:
    """The lines of a checklist, complete."""
    return [_item(item, place) for place, item in enumerate(note.get("items", []))]


def raw(state: State, id: str, shelf: str = "notes") -> Note:
    """The note as it lies in the state, to be changed. Raises KeyError when it is not there."""
    for place, each in enumerate(state[shelf]):
        if _id(each, place, shelf) == id:
            return each
    raise KeyError(id)


def name_all(state: State) -> None:
    """Give the notes and items of a world file that has no ids the ones that they are read by, for good."""
    for shelf in ("notes", "bin"):
        for place, each in enumerate(state.get(shelf, [])):
            each["id"] = _id(each, place, shelf)


def fresh_id(stem: str, taken: Iterable[str]) -> str:
    """The next free id of that stem."""
    used = set(taken)
    return next(name for name in (f"{stem}{n}" for n in range(1, len(used) + 2)) if name not in used)


def _complete(state: State, shelf: str) -> list[Note]:
    return [_read(each, place, shelf, state["begun"]) for place, each in enumerate(state.get(shelf, []))]


def _read(each: Note, place: int, shelf: str, begun: int) -> Note:
    edited = each.get("time", begun - each.get("minutes_ago", 0) * MINUTE)
    return {
        "id": _id(each, place, shelf),
        "title": each.get("title", ""),
        "body": each.get("body", ""),
        "items": items(each),
        "folder": each.get("folder", ""),
        "tags": each.get("tags", []),
        "pinned": each.get("pinned", False),
        "time": edited,
        "created": each.get("created", edited),
        "deleted": each.get("deleted", begun - each.get("deleted_minutes_ago", 0) * MINUTE),
    }


def _item(item: str | dict[str, Any], place: int) -> dict[str, Any]:
    named = {"text": item} if isinstance(item, str) else item
    return {"id": named.get("id", f"item{place}"), "text": named["text"], "done": named.get("done", False)}


def _id(each: Note, place: int, shelf: str) -> str:
    return each.get("id", f"{shelf}{place}")


def _sorted(kept: list[Note], by: str) -> list[Note]:
    if by == "title":
        return sorted(kept, key=lambda each: heading(each).casefold())
    return sorted(kept, key=lambda each: -each["created" if by == "created" else "time"])


def _texts(note: Note) -> list[str]:
    items = " ".join(item["text"] for item in note["items"])
    return [heading(note), note["body"], items, " ".join(note["tags"]), note["folder"]]


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
