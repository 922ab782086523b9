"""Writing a note: its words, its checklist, its tags. What is written is kept by saving or by going back."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.notes import shelf
from fingertips.phones.virtual.apps.notes.shelf import Note, State

Page = dict[str, Any]


def on_save_note(state: State, page: Page, desk: Any) -> None:
    """Keep what was written and go back to the list. The second of two taps finds the note screen gone."""
    if page["screen"] != "note":
        return
    if _keep(state, page, desk):
        desk.toast(desk.t("已保存", "Saved"))
        desk.back()
    else:
        desk.toast(desk.t("还没有写内容", "Nothing written yet"))


def on_leave_note(state: State, page: Page, desk: Any) -> None:
    """The arrow back keeps what was written, as people expect of notes."""
    if page["screen"] == "note":
        _keep(state, page, desk)
        desk.back()


def on_go_back(state: State, page: Page, desk: Any) -> None:
    """The back key: an open sheet first; a note is kept as by its arrow."""
    if page.get("sheet"):
        page.pop("sheet")
    elif page["screen"] == "note":
        on_leave_note(state, page, desk)
    else:
        desk.back()


def on_add_item(state: State, page: Page, desk: Any) -> None:
    text = page["fields"].get("new_item", "").strip()
    kept = _begun_by(state, page, desk) if text else None
    if kept is None:
        return
    items = kept["items"] = shelf.items(kept)
    items.append({"id": shelf.fresh_id("item", (item["id"] for item in items)), "text": text, "done": False})
    page["fields"]["new_item"] = ""


def on_tick(state: State, page: Page, desk: Any, item: str) -> None:
    kept = _changed(state, page, desk)
    if kept is not None:
        kept["items"] = [each | {"done": each["done"] ^ (each["id"] == item)} for each in shelf.items(kept)]


def on_remove_item(state: State, page: Page, desk: Any, item: str) -> None:
    kept = _changed(state, page, desk)
    if kept is not None:
        kept["items"] = [each for each in shelf.items(kept) if each["id"] != item]


def on_add_tag(state: State, page: Page, desk: Any) -> None:
    tag = page["fields"].get("new_tag", "").strip().lstrip("#")
    kept = _begun_by(state, page, desk) if tag else None
    if kept is None:
        return
    kept["tags"] = [*(each for each in kept.get("tags", []) if each != tag), tag]
    page["fields"]["new_tag"] = ""


def on_remove_tag(state: State, page: Page, desk: Any, name: str) -> None:
    kept = _changed(state, page, desk)
    if kept is not None:
        kept["tags"] = [each for each in kept.get("tags", []) if each != name]


def _begun_by(state: State, page: Page, desk: Any) -> Note | None:
    """The page's note, a new one where there is none yet; None where the page is not a note's."""
    if page["screen"] != "note":
        return None
    _keep(state, page, desk, empty_too=True)
    return _changed(state, page, desk)


def _keep(state: State, page: Page, desk: Any, empty_too: bool = False) -> bool:
    """Put what the fields hold into the note, a new one where there is none yet. False where there is nothing."""
    title, body = (page["fields"].get(name, page["args"].get(name)) for name in ("title", "body"))
    kept = shelf.note(state, page["args"].get("id"))
    if kept is None:
        if not empty_too and not (title or "").strip() and not (body or "").strip():
            return False
        page["args"]["id"] = _begun(state, page, title or "", body or "", desk.now)
        return True
    if title not in (None, kept["title"]) or body not in (None, kept["body"]):
        shelf.raw(state, kept["id"]).update(
            title=kept["title"] if title is None else title,
            body=kept["body"] if body is None else body,
            time=desk.now,
        )
    return True


def _begun(state: State, page: Page, title: str, body: str, now: int) -> str:
    shelf.name_all(state)
    taken = [each["id"] for each in [*state["notes"], *state.get("bin", [])]]
    fresh: Note = {
        "id": shelf.fresh_id("note", taken),
        "title": title.strip(),
        "body": body.rstrip(),
        "items": [],
        "folder": page["args"].get("folder", ""),
        "tags": [],
        "pinned": False,
        "time": now,
        "created": now,
    }
    state["notes"] = [fresh, *state["notes"]]
    return fresh["id"]


def _changed(state: State, page: Page, desk: Any) -> Note | None:
    """The page's note as it lies in the state, edited now; None where there is none (any more)."""
    kept = shelf.note(state, page["args"].get("id"))
    if kept is None or page["screen"] != "note":
        return None
    raw = shelf.raw(state, kept["id"])
    raw["time"] = desk.now
    return raw
