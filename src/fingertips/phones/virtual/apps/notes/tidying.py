"""What can be done with a note from its own screen or by a long press in the list; the recycle bin; the folders."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.notes import shelf
from fingertips.phones.virtual.apps.notes.shelf import Note, State

Page = dict[str, Any]


def on_note_menu(state: State, page: Page, desk: Any, id: str = "") -> None:
    page["chosen"] = id
    page["sheet"] = "menu"


def on_open_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_close_sheet(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)


def on_pin(state: State, page: Page, desk: Any) -> None:
    pinned = shelf.note(state, _chosen(page))
    if pinned is None:
        return
    shelf.raw(state, pinned["id"])["pinned"] = not pinned["pinned"]
    page.pop("sheet", None)
    desk.toast(desk.t("已取消置顶", "Unpinned") if pinned["pinned"] else desk.t("已置顶", "Pinned"))


def on_move(state: State, page: Page, desk: Any, folder: str) -> None:
    page.pop("sheet", None)
    moved = shelf.note(state, _chosen(page))
    if moved is None:
        page["args"]["folder"] = folder
        return
    shelf.raw(state, moved["id"])["folder"] = folder
    desk.toast(desk.t("已移动", "Moved"))


def on_share(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    shared = shelf.note(state, _chosen(page))
    if shared is not None:
        desk.share(_plain(shared))


def on_copy(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)
    copied = shelf.note(state, _chosen(page))
    if copied is not None:
        desk.copy(_plain(copied))
        desk.toast(desk.t("已复制", "Copied"))


def on_confirm_delete(state: State, page: Page, desk: Any) -> None:
    """The note goes to the recycle bin. Only the dialog's own first tap does it."""
    if page.pop("sheet", None) != "delete":
        return
    id = _chosen(page)
    shelf.name_all(state)
    state["notes"], gone = _parted(state["notes"], id)
    state["bin"] = [each | {"deleted": desk.now} for each in gone] + state.get("bin", [])
    if page["screen"] == "note":
        desk.back()
    desk.toast(desk.t("已移到最近删除", "Moved to recently deleted"))


# The recycle bin and the folders


def on_choose_binned(state: State, page: Page, desk: Any, id: str) -> None:
    page["chosen"] = id
    page["sheet"] = "binned"


def on_restore(state: State, page: Page, desk: Any) -> None:
    if page.pop("sheet", None) != "binned":
        return
    shelf.name_all(state)
    state["bin"], back = _parted(state["bin"], page.get("chosen", ""))
    state["notes"] = [shelf.without(each, "deleted") for each in back] + state["notes"]
    desk.toast(desk.t("已恢复", "Restored"))


def on_confirm_erase(state: State, page: Page, desk: Any) -> None:
    """For good: one note, or all that lie in the bin."""
    sheet = page.pop("sheet", None)
    shelf.name_all(state)
    if sheet == "erase":
        state["bin"], _ = _parted(state["bin"], page.get("chosen", ""))
    elif sheet == "empty":
        state["bin"] = []
    else:
        return
    desk.toast(desk.t("已彻底删除", "Deleted for good"))


def on_add_folder(state: State, page: Page, desk: Any) -> None:
    name = page["fields"].get("new_folder", "").strip()
    if not name:
        desk.toast(desk.t("请输入名称", "Enter a name"))
    elif name in shelf.folders(state):
        desk.toast(desk.t("已有同名文件夹", "There is a folder of that name"))
    else:
        state["folders"] = [*state.get("folders", []), name]
        page["fields"]["new_folder"] = ""
        page.pop("sheet", None)


def on_folder_menu(state: State, page: Page, desk: Any, name: str) -> None:
    page["chosen"] = name
    page["sheet"] = "folder"


def on_confirm_remove_folder(state: State, page: Page, desk: Any) -> None:
    """The folder's notes stay, in no folder."""
    if page.pop("sheet", None) != "remove_folder":
        return
    name = page.get("chosen", "")
    state["folders"] = [each for each in state.get("folders", []) if each != name]
    for each in state["notes"]:
        if each.get("folder") == name:
            each["folder"] = ""
    desk.toast(desk.t("文件夹已删除", "Folder deleted"))


def _chosen(page: Page) -> str:
    """The note that a sheet is about: the one of this screen, else the one that was pressed."""
    return page["args"].get("id") or page.get("chosen", "")


def _parted(notes: list[Note], id: str) -> tuple[list[Note], list[Note]]:
    return [each for each in notes if each["id"] != id], [each for each in notes if each["id"] == id]


def _plain(note: Note) -> str:
    """The note as one text, to share or to copy."""
    ticked = [f"{'☑' if item['done'] else '☐'} {item['text']}" for item in note["items"]]
    return "\n".join(part for part in [note["title"], note["body"], *ticked] if part)
