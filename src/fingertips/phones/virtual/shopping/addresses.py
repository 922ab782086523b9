"""Where orders go: the person's addresses as shops and restaurants keep them, chosen, written, changed and removed.

addresses  {"place", "label"?, "name"?, "phone"?, "id"?}; name and phone are else the person's own
address    id (or label) of the chosen one; else the first
me         {"name", "phone"?}
"""

from __future__ import annotations

from typing import Any

State = dict[str, Any]
Page = dict[str, Any]
Record = dict[str, Any]

WRITTEN = ("name", "phone", "place")
"""What an address can't do without."""


def addresses(state: State) -> list[Record]:
    return [_own(state, f"address{place}") | each for place, each in enumerate(state.get("addresses", []))]


def address(state: State, id: str | None = None) -> Record | None:
    """The address of that id; without one where orders go: the chosen address, else the first."""
    known = addresses(state)
    wanted = id or state.get("address")
    chosen = next((each for each in known if wanted in (each["id"], each["label"])), None)
    return chosen or (known[0] if known and not id else None)


def address_text(address: Record) -> str:
    return " ".join(part for part in (address["label"], address["place"]) if part)


def written_address(state: State, page: Page) -> Record:
    """The address as the form holds it now: a kept one, or a new one that begins with the person's own name."""
    kept = address(state, page["args"].get("id")) if page["args"].get("id") else None
    taken = {each["id"] for each in addresses(state)}
    free = next(name for n in range(len(taken) + 1) if (name := f"address{n}") not in taken)
    start = kept or _own(state, free) | {"place": page["args"].get("place", "")}
    typed = {name: page["fields"].get(name, start[name]) for name in WRITTEN}
    return start | typed | {"label": page.get("label", start["label"])}


def on_open_addresses(state: State, page: Page, desk: Any, choose: bool = False) -> None:
    page.pop("sheet", None)
    desk.go("addresses", choose=choose)


def on_choose_address(state: State, page: Page, desk: Any, id: str) -> None:
    """The address that orders go to from now on."""
    if page["screen"] != "addresses" or all(each["id"] != id for each in addresses(state)):
        return
    state["address"] = id
    if page["args"].get("choose"):
        desk.back()
    else:
        desk.toast(desk.t("已设为收货地址", "Orders go here now"))


def on_new_address(state: State, page: Page, desk: Any) -> None:
    desk.go("address")


def on_edit_address(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("address", id=id)


def on_label(state: State, page: Page, desk: Any, name: str) -> None:
    page["label"] = name


def on_save_address(state: State, page: Page, desk: Any) -> None:
    """Only the form's own first tap keeps it: the second finds the form gone."""
    if page["screen"] != "address":
        return
    written = written_address(state, page)
    written |= {name: written[name].strip() for name in WRITTEN}
    if not all(written[name] for name in WRITTEN):
        desk.toast(desk.t("请把姓名、电话和地址填写完整", "Fill in the name, the phone and the address"))
        return
    known = addresses(state)
    if any(each["id"] == written["id"] for each in known):
        state["addresses"] = [written if each["id"] == written["id"] else each for each in known]
    else:
        state["addresses"] = [*known, written]
    desk.back()
    desk.toast(desk.t("地址已保存", "Address saved"))


def on_remove_address(state: State, page: Page, desk: Any) -> None:
    """The question."""
    if page["screen"] == "address" and page["args"].get("id"):
        page["sheet"] = "remove_address"


def on_confirm_remove_address(state: State, page: Page, desk: Any) -> None:
    """Only the question's own first tap does it."""
    if page.pop("sheet", None) != "remove_address":
        return
    state["addresses"] = [each for each in addresses(state) if each["id"] != page["args"].get("id")]
    desk.back()
    desk.toast(desk.t("地址已删除", "Address deleted"))


def _own(state: State, id: str) -> Record:
    """An address of that id of which nothing is known but whose it is."""
    me = state.get("me", {})
    return {"id": id, "label": "", "name": me.get("name", ""), "phone": me.get("phone", "")}
