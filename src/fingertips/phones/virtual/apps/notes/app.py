"""随记 / Jotter: notes and checklists, in folders, with a recycle bin. The lists' shapes are in shelf.py."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.notes import shelf
from fingertips.phones.virtual.apps.notes.shelf import Note, State
from fingertips.phones.virtual.apps.notes.tidying import (
    on_add_folder,
    on_choose_binned,
    on_close_sheet,
    on_confirm_delete,
    on_confirm_erase,
    on_confirm_remove_folder,
    on_copy,
    on_folder_menu,
    on_move,
    on_note_menu,
    on_open_sheet,
    on_pin,
    on_restore,
    on_share,
)
from fingertips.phones.virtual.apps.notes.writing import (
    on_add_item,
    on_add_tag,
    on_go_back,
    on_leave_note,
    on_remove_item,
    on_remove_tag,
    on_save_note,
    on_tick,
)

__all__ = [
    "begin",
    "bin",
    "folders",
    "home",
    "note",
    "on_add_folder",
    "on_add_item",
    "on_add_tag",
    "on_choose_binned",
    "on_close_sheet",
    "on_confirm_delete",
    "on_confirm_erase",
    "on_confirm_remove_folder",
    "on_copy",
    "on_folder",
    "on_folder_menu",
    "on_go_back",
    "on_layout",
    "on_leave_note",
    "on_move",
    "on_new_checklist",
    "on_new_note",
    "on_note_menu",
    "on_open_bin",
    "on_open_folders",
    "on_open_note",
    "on_open_search",
    "on_open_sheet",
    "on_pin",
    "on_remove_item",
    "on_remove_tag",
    "on_restore",
    "on_save_note",
    "on_search",
    "on_share",
    "on_sort",
    "on_tab",
    "on_tag",
    "on_tick",
    "open_link",
    "search",
]

Page = dict[str, Any]

FOLDER = Path(__file__).parent
ALWAYS = 8
"""So many notes are in every world; of those that follow in the file, a few are missing, by the seed."""


def begin(locale: str, rng: random.Random, now: int) -> State:
    content = json.loads((FOLDER / f"content.{locale}.json").read_text("utf-8"))
    listed = content["notes"]
    kept = listed[:ALWAYS] + [each for each in listed[ALWAYS:] if rng.random() < 0.8]
    written = {"begun": now, "notes": kept, "bin": content["bin"]}
    return {
        "begun": now,
        "notes": [shelf.without(each, "deleted") for each in shelf.notes(written)],
        "bin": shelf.binned(written),
        "folders": content["folders"],
        "sort": "edited",
        "layout": "list",
    }


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.strip("/"):
        case "":
            return "home", {}
        case "search":
            return "search", {"query": query.get("q", "")}
        case "new":
            return "note", {"title": query.get("title", ""), "body": query.get("text", "")}
        case "bin":
            return "bin", {}
        case _:
            return None


# What the screens show


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    checklists = page.get("tab") == "checklists"
    folder = page.get("folder", "")
    shown = shelf.shown(state, folder, checklists)
    return {
        "cards": [_card(each, desk) for each in shown],
        "count": len(shown),
        "folder": folder,
        "folders": shelf.folders(state),
        "tab": "checklists" if checklists else "notes",
        "sort": state.get("sort", "edited"),
        "layout": state.get("layout", "list"),
        "chosen": shelf.note(state, page.get("chosen")),
        "sheet": page.get("sheet", ""),
    }


def search(state: State, page: Page, desk: Any) -> dict[str, Any]:
    query = page["fields"].get("query", page["args"].get("query", ""))
    tag = page.get("tag", "")
    results = shelf.tagged(state, tag) if tag else shelf.search(state, query)
    return {"query": query, "tag": tag, "tags": shelf.tags(state), "cards": [_card(each, desk) for each in results]}


def note(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kept = shelf.note(state, page["args"].get("id"))
    start = kept or {"title": page["args"].get("title", ""), "body": page["args"].get("body", "")}
    items = kept["items"] if kept else []
    return {
        "kept": kept,
        "title": page["fields"].get("title", start["title"]),
        "body": page["fields"].get("body", start["body"]),
        "new_item": page["fields"].get("new_item", ""),
        "new_tag": page["fields"].get("new_tag", ""),
        "items": items,
        "done": sum(item["done"] for item in items),
        "checklist": bool(items) or page["args"].get("kind") == "checklist",
        "folder": _folder(state, page),
        "folders": shelf.folders(state),
        "tags": kept["tags"] if kept else [],
        "edited": moments.exact(kept["time"], desk.now, desk.locale) if kept else "",
        "sheet": page.get("sheet", ""),
    }


def bin(state: State, page: Page, desk: Any) -> dict[str, Any]:
    cards = [_card(each, desk) | {"days_left": _days_left(each, desk.now)} for each in shelf.binned(state)]
    return {"cards": cards, "sheet": page.get("sheet", ""), "chosen": page.get("chosen")}


def folders(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {
        "rows": [{"name": name, "count": len(shelf.shown(state, name))} for name in shelf.folders(state)],
        "total": len(shelf.notes(state)),
        "binned": len(shelf.binned(state)),
        "new_folder": page["fields"].get("new_folder", ""),
        "sheet": page.get("sheet", ""),
        "chosen": page.get("chosen", ""),
    }


# Looking through the notes


def on_open_note(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("note", id=id)


def on_new_note(state: State, page: Page, desk: Any) -> None:
    desk.go("note", folder=page.get("folder", ""))


def on_new_checklist(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    desk.go("note", folder=page.get("folder", ""), kind="checklist")


def on_tab(state: State, page: Page, desk: Any, name: str) -> None:
    page["tab"] = name


def on_folder(state: State, page: Page, desk: Any, name: str) -> None:
    page["folder"] = name


def on_sort(state: State, page: Page, desk: Any, by: str) -> None:
    state["sort"] = by
    page.pop("sheet", None)


def on_layout(state: State, page: Page, desk: Any) -> None:
    state["layout"] = "list" if state.get("layout") == "grid" else "grid"


def on_open_search(state: State, page: Page, desk: Any) -> None:
    desk.go("search")


def on_search(state: State, page: Page, desk: Any) -> None:
    page.pop("tag", None)


def on_tag(state: State, page: Page, desk: Any, name: str) -> None:
    page["tag"] = "" if page.get("tag") == name else name


def on_open_bin(state: State, page: Page, desk: Any) -> None:
    desk.go("bin")


def on_open_folders(state: State, page: Page, desk: Any) -> None:
    desk.go("folders")


def _card(note: Note, desk: Any) -> dict[str, Any]:
    return note | {
        "heading": shelf.heading(note) or desk.t("无标题", "Untitled"),
        "preview": shelf.preview(note),
        "when": moments.ago(note["time"], desk.now, desk.locale),
        "done": sum(item["done"] for item in note["items"]),
    }


def _folder(state: State, page: Page) -> str:
    kept = shelf.note(state, page["args"].get("id"))
    return kept["folder"] if kept else page["args"].get("folder", "")


def _days_left(note: Note, now: int) -> int:
    return max(0, shelf.BIN_DAYS - (now - note["deleted"]) // moments.DAY)
