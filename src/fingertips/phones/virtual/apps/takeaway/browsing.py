"""Looking around: tabs, categories, sorting, searching, a restaurant's page, favourites. Nothing is ordered here."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.takeaway import customer, menu
from fingertips.phones.virtual.apps.takeaway.menu import State

Page = dict[str, Any]

TABS = ("home", "orders", "me")
FIRST, FURTHER = 8, 6
"""So many rows a list begins with, and so many more come each time its end is reached."""
LOAD = 500


def on_tab(state: State, page: Page, desk: Any, name: str) -> None:
    """A tab at the bottom changes the screen, one inside a page only that page."""
    if name in TABS:
        if page["screen"] != name:
            desk.restart(name)
    else:
        page["tab"] = name


def on_open_category(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("category", wait=LOAD, id=id)


def on_sort(state: State, page: Page, desk: Any, name: str) -> None:
    page["sort"] = name
    page.pop("shown", None)
    page.pop("sheet", None)


def on_only(state: State, page: Page, desk: Any, name: str) -> None:
    page["only"] = "" if page.get("only") == name else name
    page.pop("shown", None)


def on_more(state: State, page: Page, desk: Any, seen: int) -> None:
    """The end of a list came into sight."""
    page["shown"] = max(page.get("shown", FIRST), seen + FURTHER)


def on_close_ad(state: State, page: Page, desk: Any) -> None:
    state["ads"] = [each for each in state.get("ads", []) if each.get("screen", "home") != page["screen"]]


def on_take_ad(state: State, page: Page, desk: Any) -> None:
    """Whoever follows an advertisement ends up somewhere else than they were going."""
    on_close_ad(state, page, desk)
    desk.go("coupons", wait=LOAD)


def on_open_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_close_sheet(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)


# Searching


def on_open_search(state: State, page: Page, desk: Any) -> None:
    desk.go("search")


def on_search(state: State, page: Page, desk: Any) -> None:
    """The button beside the field, or the keyboard's enter."""
    _search(state, page, desk, page["fields"].get("query", page["args"].get("query", "")))


def on_search_for(state: State, page: Page, desk: Any, query: str) -> None:
    """A suggestion, or a word of the history."""
    page["fields"]["query"] = query
    _search(state, page, desk, query)


def on_typing(state: State, page: Page, desk: Any) -> None:
    """While the words change, suggestions stand in place of results."""
    page["searched"] = ""


def on_forget_searches(state: State, page: Page, desk: Any) -> None:
    state["searches"] = []


def _search(state: State, page: Page, desk: Any, query: str) -> None:
    if not query.strip():
        desk.toast(desk.t("请输入商家或商品名", "Type a restaurant or a dish"))
        return
    page["searched"] = query.strip()
    page.pop("shown", None)
    customer.remember_search(state, query.strip())


# A restaurant


def on_open_restaurant(state: State, page: Page, desk: Any, id: str, dish: str = "") -> None:
    if menu.restaurant(state, id) is None:
        desk.toast(desk.t("商家不见了", "This restaurant is gone"))
        return
    desk.go("restaurant", wait=LOAD, id=id, dish=dish)


def on_section(state: State, page: Page, desk: Any, name: str) -> None:
    page["section"] = name
    page["fields"]["menu_query"] = ""


def on_favourite(state: State, page: Page, desk: Any) -> None:
    here = menu.restaurant(state, page["args"].get("id"))
    if here is None:
        return
    known = customer.favourites(state)
    names = (here["id"], here["name"])
    if any(each in names for each in known):
        state["favourites"] = [each for each in known if each not in names]
        desk.toast(desk.t("已取消收藏", "Removed from favourites"))
    else:
        state["favourites"] = [here["id"], *known]
        desk.toast(desk.t("收藏成功", "Added to favourites"))


# From the person's own page


def on_open_orders(state: State, page: Page, desk: Any) -> None:
    desk.restart("orders")


def on_open_favourites(state: State, page: Page, desk: Any) -> None:
    desk.go("favourites")


def on_open_coupons(state: State, page: Page, desk: Any) -> None:
    desk.go("coupons")


def on_open_order(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("order", wait=300, id=id)
