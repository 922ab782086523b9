"""Looking around a shop: tabs, searching, sorting, a page of goods, favourites. Nothing is ordered here."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.shopping import customer, goods
from fingertips.phones.virtual.shopping.goods import State

Page = dict[str, Any]

MORE = 8
"""So many further goods come into a list as one scrolls to its end."""
TABS = ("home", "category", "cart", "me")


def on_tab(state: State, page: Page, desk: Any, name: str) -> None:
    if name in TABS and page["screen"] != name:
        desk.restart(name)


def on_open_search(state: State, page: Page, desk: Any) -> None:
    desk.go("search")


def on_search(state: State, page: Page, desk: Any) -> None:
    """The results of what stands in the field: in place on the search page, on a page of their own elsewhere."""
    query = page["fields"].get("query", "").strip()
    if not query:
        desk.toast(desk.t("请输入想找的商品", "Type what you are looking for"))
    else:
        _show(page, desk, query)


def on_search_for(state: State, page: Page, desk: Any, query: str) -> None:
    _show(page, desk, query)


def on_open_category(state: State, page: Page, desk: Any, name: str) -> None:
    desk.go("search", wait=500, category=name)


def on_choose_category(state: State, page: Page, desk: Any, name: str) -> None:
    page["category"] = name


def on_sort(state: State, page: Page, desk: Any, name: str) -> None:
    """By price: the cheap ones first, the dear ones at the next tap."""
    if name == "price":
        page["order"] = "dear" if page.get("order") == "cheap" else "cheap"
    elif name in goods.ORDERS:
        page["order"] = name
    page["shown"] = MORE


def on_more(state: State, page: Page, desk: Any) -> None:
    page["shown"] = page.get("shown", MORE) + MORE


def on_open_goods(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("goods", wait=500, id=id)


def on_favourite(state: State, page: Page, desk: Any, id: str) -> None:
    thing = goods.good(state, id)
    if thing is None:
        return
    on = all(each["id"] != thing["id"] for each in customer.favourites(state))
    customer.like(state, thing, on)
    desk.toast(desk.t("已收藏", "Saved to favourites") if on else desk.t("已取消收藏", "Removed from favourites"))


def on_open_cart(state: State, page: Page, desk: Any) -> None:
    desk.go("cart", inner=True)


def on_open_orders(state: State, page: Page, desk: Any, status: str = "") -> None:
    desk.go("orders", wait=400, status=status)


def on_open_order(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("order", id=id)


def on_open_favourites(state: State, page: Page, desk: Any) -> None:
    desk.go("favourites")


def on_open_coupons(state: State, page: Page, desk: Any) -> None:
    desk.go("coupons")


def on_close_ad(state: State, page: Page, desk: Any) -> None:
    state["ads"] = [each for each in state.get("ads", []) if each.get("screen") != page["screen"]]


def on_see_ad(state: State, page: Page, desk: Any) -> None:
    """The advertisement's own button: it goes away, and what it praises is shown."""
    shown = next((each for each in state.get("ads", []) if each.get("screen") == page["screen"]), None)
    on_close_ad(state, page, desk)
    if shown and shown.get("query"):
        desk.go("search", wait=500, query=shown["query"])


def on_open_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_share(state: State, page: Page, desk: Any) -> None:
    thing = goods.good(state, page["args"].get("id"))
    if thing is not None:
        desk.share(f"{thing['name']} ¥{thing['price']:g}")


def _show(page: Page, desk: Any, query: str) -> None:
    if page["screen"] == "search":
        page |= {"query": query, "shown": MORE}
        page["args"].pop("category", None)
        page["fields"]["query"] = query
    else:
        desk.go("search", wait=500, query=query)
