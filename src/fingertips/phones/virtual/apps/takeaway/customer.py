"""The person's own things as the app reads them from its state: coupons, carts, orders. Addresses are a shop's.

A world file may replace any of these lists of `apps.takeaway.state`; only what has no question mark is required.

    coupons     {"amount", "over"? (0), "name"?, "restaurant"? (its id or name), "used"?, "id"?, "days"? (left)}
    favourites  ids (or names) of restaurants
    carts       {restaurant's id: [{"dish": id or name, "count"?, "options"?}]}
    searches    what was searched for, the last first
    ads         [{"screen", "title", "text", "seed"?, "colour"?}]: shown on that screen until closed
    orders      {"restaurant", "items": [{"name", "price", "count", "options"? {group: choice}}], "id", "restaurant_id",
                 "address" (label and place in one text), "address_id", "remark", "tableware", "deliver" (when),
                 "goods", "packing", "delivery", "discount", "total", "time" (or "minutes_ago"), "status"}, newest first
                 status: "paid" | "cancelled" | "done"; what a world file says of old ones may be restaurant and items
"""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.takeaway.menu import Restaurant, State
from fingertips.phones.virtual.matching import squash

Record = dict[str, Any]

MAKING, RIDING, ARRIVED = 2 * moments.MINUTE, 12 * moments.MINUTE, 40 * moments.MINUTE


def coupons(state: State) -> list[Record]:
    """The coupons that were not used yet."""
    blank = {"over": 0, "name": "", "restaurant": "", "used": False, "days": 7}
    known = [blank | {"id": f"coupon{place}"} | each for place, each in enumerate(state.get("coupons", []))]
    return [each for each in known if not each["used"]]


def usable(state: State, restaurant: Restaurant, goods: float) -> list[Record]:
    """The coupons that fit an order, the largest first."""
    here = ("", restaurant["id"], restaurant["name"])
    fitting = [each for each in coupons(state) if each["restaurant"] in here and goods >= each["over"]]
    return sorted(fitting, key=lambda each: -each["amount"])


def spend_coupon(state: State, id: str) -> None:
    for place, each in enumerate(state.get("coupons", [])):
        if each.get("id", f"coupon{place}") == id:
            each["used"] = True


def favourites(state: State) -> list[str]:
    return state.get("favourites", [])


def orders(state: State) -> list[Record]:
    """Every order, complete, the newest first."""
    begun = state.get("begun", 0)
    known = [_order(each, place, begun) for place, each in enumerate(state.get("orders", []))]
    return sorted(known, key=lambda each: -each["time"])


def order(state: State, id: str | None) -> Record | None:
    return next((each for each in orders(state) if each["id"] == id), None)


def raw_order(state: State, id: str | None) -> Record | None:
    """The order as it lies in the state, to be changed."""
    return next((each for n, each in enumerate(state.get("orders", [])) if each.get("id", f"order{n}") == id), None)


def name_orders(state: State) -> None:
    """Give orders of a world file the ids that they are read by, for good, before another one is put among them."""
    for place, each in enumerate(state.setdefault("orders", [])):
        each.setdefault("id", f"order{place}")


def phase(order: Record, now: int) -> str:
    """How far an order is; what is paid goes on by itself as the clock does."""
    passed = now - order["time"]
    match order["status"]:
        case "paid" if passed < MAKING:
            return "placed"
        case "paid" if passed < RIDING:
            return "making"
        case "paid" if passed < ARRIVED:
            return "riding"
        case "paid":
            return "done"
        case other:
            return other


def remember_search(state: State, query: str) -> None:
    others = [each for each in state.get("searches", []) if squash(each) != squash(query)]
    state["searches"] = [query, *others][:10]


def _order(each: Record, place: int, begun: int) -> Record:
    items = [{"price": 0, "count": 1, "options": {}} | item for item in each.get("items", [])]
    goods = round(sum(item["price"] * item["count"] for item in items), 2)
    delivery, packing, discount = (each.get(name, 0) for name in ("delivery", "packing", "discount"))
    complete = {
        "id": f"order{place}",
        "restaurant": "",
        "restaurant_id": each.get("restaurant", ""),
        "address": "",
        "remark": "",
        "tableware": "",
        "deliver": "",
        "goods": goods,
        "packing": packing,
        "delivery": delivery,
        "discount": discount,
        "total": round(goods + packing + delivery - discount, 2),
        "time": begun - each.get("minutes_ago", 1440) * moments.MINUTE,
        "status": "done",
    }
    return complete | each | {"items": items}
