"""What the person owns of a shop, as it is read from its state: coupons, favourites, orders; addresses: addresses.py.

Only what has no question mark is required; ids are made up on reading.

    coupons       {"amount", "over"? (0), "name"?, "days"? (left), "used"?, "id"?}
    favourites    ids or names of goods
    cart          [{"goods": id or name, "spec"?, "count"? (1), "chosen"? (true)}]
    delivery_fee  money; 0 without it
    free_from     delivery costs nothing from this sum of goods; null: it always costs
    wallet        money in the shop's own wallet
    orders        {"items": [{"name", "price", "count"?, "spec"?, "goods"?}], "id"?, "address"? (label and place in one
                   text), "contact"?, "remark"?, "delivery"?, "discount"?, "total"?, "time"? or "minutes_ago"?,
                   "status"?}
                   newest first. status: "to_pay" (submitted), "paid", "shipped", "done", "cancelled"
"""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.shopping.goods import Good, State, goods

Record = dict[str, Any]

STATUSES = ("to_pay", "paid", "shipped", "done", "cancelled")


def coupons(state: State) -> list[Record]:
    """The coupons that were not used yet."""
    blank = {"over": 0, "name": "", "used": False, "days": 7}
    known = [blank | {"id": f"coupon{place}"} | each for place, each in enumerate(state.get("coupons", []))]
    return [each for each in known if not each["used"]]


def usable(state: State, amount: float) -> list[Record]:
    """The coupons that fit this sum of goods, the largest first."""
    return sorted((each for each in coupons(state) if amount >= each["over"]), key=lambda each: -each["amount"])


def spend_coupon(state: State, id: str) -> None:
    for place, each in enumerate(state.get("coupons", [])):
        if each.get("id", f"coupon{place}") == id:
            each["used"] = True


def favourites(state: State) -> list[Good]:
    liked = state.get("favourites", [])
    return [each for each in goods(state) if each["id"] in liked or each["name"] in liked]


def like(state: State, good: Good, on: bool) -> None:
    others = [each for each in state.get("favourites", []) if each not in (good["id"], good["name"])]
    state["favourites"] = [good["id"], *others] if on else others


def orders(state: State, status: str = "") -> list[Record]:
    """Every order, complete, the newest first; of one status if named."""
    begun = state.get("begun", 0)
    known = [_order(each, place, begun) for place, each in enumerate(state.get("orders", []))]
    kept = [each for each in known if not status or each["status"] == status]
    return sorted(kept, key=lambda each: -each["time"])


def order(state: State, id: str | None) -> Record | None:
    return next((each for each in orders(state) if each["id"] == id), None)


def raw_order(state: State, id: str | None) -> Record | None:
    """The order as it lies in the state, to be changed."""
    return next((each for n, each in enumerate(state.get("orders", [])) if each.get("id", f"order{n}") == id), None)


def add_order(state: State, made: Record) -> None:
    """The newest order; older ones keep the ids that they were read by."""
    for place, each in enumerate(state.setdefault("orders", [])):
        each.setdefault("id", f"order{place}")
    state["orders"].insert(0, made)


def fresh_number(state: State, desk: Any) -> str:
    """The number of the next order."""
    taken = {each["id"] for each in orders(state)}
    stem = f"{moments.local(desk.now):%y%m%d%H%M%S}"
    tail = desk.rng(f"order {stem}").randrange(1000, 9000)
    return next(id for n in range(len(taken) + 1) if (id := f"{stem}{tail + n}") not in taken)


def method(state: State, chosen: str | None, total: float) -> str:
    """How this is paid: as chosen, else from the wallet where that is enough, else by card."""
    return chosen or ("wallet" if state.get("wallet", 0) >= total else "card")


def _order(each: Record, place: int, begun: int) -> Record:
    items = [{"price": 0, "count": 1, "spec": ""} | item for item in each.get("items", [])]
    amount = round(sum(item["price"] * item["count"] for item in items), 2)
    delivery, discount = each.get("delivery", 0), each.get("discount", 0)
    complete = {
        "id": f"order{place}",
        "address": "",
        "contact": "",
        "remark": "",
        "delivery": delivery,
        "discount": discount,
        "total": round(amount + delivery - discount, 2),
        "time": begun - each.get("minutes_ago", 1440) * moments.MINUTE,
        "status": "done",
    }
    return complete | each | {"items": items, "amount": amount, "pieces": sum(item["count"] for item in items)}
