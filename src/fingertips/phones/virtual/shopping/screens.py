"""What the templates of a shop are given. Looking changes nothing."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.shopping import addresses as kept
from fingertips.phones.virtual.shopping import basket, customer, goods
from fingertips.phones.virtual.shopping.browsing import MORE
from fingertips.phones.virtual.shopping.buying import checkout_lines, order_of
from fingertips.phones.virtual.shopping.goods import Good, State

Page = dict[str, Any]


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    feed = goods.goods(state)
    order = desk.rng("feed").sample(range(len(feed)), len(feed))
    shown = page.get("shown", MORE)
    return _frame(state, page) | {
        "categories": goods.categories(state),
        "banners": state.get("banners", []),
        "deals": [each for each in feed if each["old"] and not goods.sold_out(each)][:6],
        "feed": [_card(feed[place]) for place in order[:shown]],
        "more": shown < len(feed),
        "query": page["fields"].get("query", ""),
        "hot": state.get("hot", []),
        "ad": next((each for each in state.get("ads", []) if each.get("screen") == "home"), None),
    }


def category(state: State, page: Page, desk: Any) -> dict[str, Any]:
    listed = goods.categories(state)
    name = page.get("category") or page["args"].get("name") or (listed[0]["name"] if listed else "")
    found = [_card(each) for each in goods.of_category(state, name)]
    return _frame(state, page) | {"categories": listed, "category": name, "found": found}


def search(state: State, page: Page, desk: Any) -> dict[str, Any]:
    category = page["args"].get("category", "")
    query = page.get("query", page["args"].get("query", ""))
    order = page.get("order", "usual")
    found = goods.of_category(state, category, order) if category else goods.search(state, query, order)
    shown = page.get("shown", MORE)
    return _frame(state, page) | {
        "query": query,
        "typed": page["fields"].get("query", query or category),
        "category": category,
        "asked": bool(query or category),
        "order": order,
        "found": [_card(each) for each in found[:shown]],
        "count": len(found),
        "more": shown < len(found),
        "hot": state.get("hot", []),
        "ad": next((each for each in state.get("ads", []) if each.get("screen") == "search"), None) if found else None,
    }


def good_page(state: State, page: Page, desk: Any) -> dict[str, Any]:
    """The page of one thing; `thing` is None where the shop has no such goods."""
    thing = goods.good(state, page["args"].get("id"))
    if thing is None:
        return _frame(state, page) | {"thing": None, "sheet": ""}
    spec = goods.settled(thing, page.get("spec"))
    others = [each for each in goods.of_category(state, thing["category"], "sales") if each["id"] != thing["id"]]
    return _frame(state, page) | {
        "thing": _card(thing),
        "spec": spec,
        "specs": thing["specs"],
        "spec_title": thing["spec_title"] or desk.t("规格", "Option"),
        "price": goods.price(thing, spec),
        "count": page.get("count", 1),
        "left": goods.left(thing, spec),
        "plenty": goods.left(thing, spec) > 99,
        "liked": any(each["id"] == thing["id"] for each in customer.favourites(state)),
        "reviews": _reviews(state, thing, desk),
        "others": [_card(each) for each in others[:6]],
        "delivery": state.get("delivery_fee", 0),
        "free_from": state.get("free_from"),
        "address": kept.address(state),
        "then": page.get("then", "cart"),
    }


def cart(state: State, page: Page, desk: Any) -> dict[str, Any]:
    listed = basket.lines(state)
    chosen = [line for line in listed if line["chosen"]]
    can_be_had = [line for line in listed if line["available"] >= line["count"]]
    return _frame(state, page) | {
        "lines": listed,
        "all": bool(can_be_had) and len(chosen) == len(can_be_had),
        "bill": basket.bill(state, chosen),
        "free_from": state.get("free_from"),
        "inner": bool(page["args"].get("inner")),
        "managing": bool(page.get("managing")),
    }


def checkout(state: State, page: Page, desk: Any) -> dict[str, Any]:
    made = customer.order(state, page.get("order"))
    listed = checkout_lines(state, page)
    bill = basket.bill(state, listed, page.get("coupon"))
    if made is not None:
        bill |= {name: made[name] for name in ("amount", "delivery", "discount", "total", "pieces")}
    return _frame(state, page) | {
        "lines": listed,
        "bill": bill,
        "address": kept.address(state),
        "remark": page["fields"].get("remark", ""),
        "free_from": state.get("free_from"),
        "pay": _payment(state, page),
    }


def paid(state: State, page: Page, desk: Any) -> dict[str, Any]:
    order = customer.order(state, page["args"].get("id"))
    return _frame(state, page) | {"order": order, "others": [_card(each) for each in goods.goods(state)[:4]]}


def orders(state: State, page: Page, desk: Any) -> dict[str, Any]:
    status = page.get("status", page["args"].get("status", ""))
    listed = [_told(state, each, desk) for each in customer.orders(state, status)]
    return _frame(state, page) | {"orders": listed, "status": status, "pay": None}


def order(state: State, page: Page, desk: Any) -> dict[str, Any]:
    found = customer.order(state, page["args"].get("id"))
    return _frame(state, page) | {"order": found and _told(state, found, desk), "pay": _payment(state, page)}


def addresses(state: State, page: Page, desk: Any) -> dict[str, Any]:
    chosen = kept.address(state)
    return _frame(state, page) | {
        "addresses": kept.addresses(state),
        "chosen": chosen["id"] if chosen else "",
        "choose": bool(page["args"].get("choose")),
    }


def address(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return _frame(state, page) | {"address": kept.written_address(state, page), "known": bool(page["args"].get("id"))}


def favourites(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return _frame(state, page) | {"found": [_card(each) for each in customer.favourites(state)]}


def coupons(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return _frame(state, page) | {"coupons": customer.coupons(state)}


def me(state: State, page: Page, desk: Any) -> dict[str, Any]:
    counts = {status: len(customer.orders(state, status)) for status in customer.STATUSES}
    return _frame(state, page) | {
        "me": {"name": "", "phone": ""} | state.get("me", {}),
        "counts": counts,
        "coupons": len(customer.coupons(state)),
        "favourites": len(customer.favourites(state)),
        "wallet": state.get("wallet", 0),
        "others": [_card(each) for each in goods.in_order(goods.goods(state), "sales")[:6]],
    }


def _frame(state: State, page: Page) -> dict[str, Any]:
    """What every screen has: its open sheet, and how much lies in the cart."""
    return {"sheet": page.get("sheet", ""), "in_cart": basket.pieces(basket.lines(state))}


def _card(good: Good) -> Good:
    low = min((each["price"] for each in good["specs"]), default=good["price"])
    return good | {
        "price": low,
        "from": any(each["price"] != low for each in good["specs"]),
        "gone": goods.sold_out(good),
    }


def _payment(state: State, page: Page) -> dict[str, Any] | None:
    """What the payment sheet shows, while there is an order to pay."""
    order = customer.order(state, order_of(page))
    if order is None or order["status"] != "to_pay":
        return None
    return {
        "total": order["total"],
        "method": customer.method(state, page.get("method"), order["total"]),
        "wallet": state.get("wallet", 0),
    }


def _reviews(state: State, thing: Good, desk: Any) -> list[dict[str, Any]]:
    pool = thing["reviews"] or state.get("reviews", [])
    picked = pool if thing["reviews"] else desk.rng(f"reviews {thing['id']}").sample(pool, min(3, len(pool)))
    return [{"rating": 5, "name": ""} | each for each in picked]


def _told(state: State, order: dict[str, Any], desk: Any) -> dict[str, Any]:
    """The order with its moment in words, and its items with the pictures of the goods that are still sold."""
    kinds = {name: each["kind"] for each in goods.goods(state) for name in (each["id"], each["name"])}
    items = [item | {"kind": kinds.get(item.get("goods") or item["name"], "good")} for item in order["items"]]
    return order | {"items": items, "when": moments.exact(order["time"], desk.now, desk.locale)}
