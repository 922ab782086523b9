"""The cart, and what a choice of goods comes to: goods + delivery − coupon."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.shopping import customer
from fingertips.phones.virtual.shopping.goods import Good, State, available, good, price, settled

Line = dict[str, Any]

MOST = 99
"""So many pieces of one thing go into a cart."""


def lines(state: State) -> list[Line]:
    """The cart as it stands; what the shop no longer has is not in it, what is sold out can't be chosen."""
    return [line for raw in state.get("cart", []) if (line := line_of(state, raw)) is not None]


def chosen(state: State) -> list[Line]:
    return [line for line in lines(state) if line["chosen"]]


def pieces(listed: list[Line]) -> int:
    return sum(line["count"] for line in listed)


def line_of(state: State, raw: Line) -> Line | None:
    """The line, complete, for {"goods", "spec"?, "count"?, "chosen"?}; None where there are no such goods."""
    thing = good(state, raw.get("goods"))
    if thing is None:
        return None
    spec = settled(thing, raw.get("spec"))
    can_be_had = available(thing, spec)
    count = max(1, min(raw.get("count", 1), MOST))
    each = price(thing, spec)
    return {
        "id": f"{thing['id']}|{spec}",
        "goods": thing["id"],
        "name": thing["name"],
        "kind": thing["kind"],
        "shop": thing["shop"],
        "spec": spec,
        "price": each,
        "count": count,
        "available": can_be_had,
        "stock": thing["stock"],
        "chosen": raw.get("chosen", True) and can_be_had >= count,
        "sum": round(each * count, 2),
    }


def lacking(listed: list[Line]) -> Line | None:
    """The first line of which not so many can be had, alone or together with the other lines of the same goods."""
    wanted = {line["goods"]: sum(each["count"] for each in listed if each["goods"] == line["goods"]) for line in listed}
    short = (line for line in listed if line["available"] < line["count"] or line["stock"] < wanted[line["goods"]])
    return next(short, None)


def put(state: State, thing: Good, spec: str, more: int) -> bool:
    """So many more of it in the cart, chosen. False where not so many are to be had."""
    kept = lines(state)
    wanted = f"{thing['id']}|{settled(thing, spec)}"
    line = next((each for each in kept if each["id"] == wanted), None)
    count = (line["count"] if line else 0) + more
    others = sum(each["count"] for each in kept if each["goods"] == thing["id"] and each is not line)
    if count > min(MOST, available(thing, spec), thing["stock"] - others):
        return False
    if line is None:
        fresh = line_of(state, {"goods": thing["id"], "spec": spec, "count": count})
        kept = [fresh, *kept] if fresh else kept
    else:
        line |= {"count": count, "chosen": True}
    _keep(state, kept)
    return True


def change(state: State, id: str, by: int) -> bool:
    """One more or one fewer of a line; never fewer than one. False where it can't be."""
    kept = lines(state)
    line = next((each for each in kept if each["id"] == id), None)
    if line is None or not 1 <= line["count"] + by <= min(MOST, line["available"]):
        return False
    line["count"] += by
    _keep(state, kept)
    return True


def remove(state: State, ids: list[str]) -> None:
    _keep(state, [each for each in lines(state) if each["id"] not in ids])


def choose(state: State, ids: list[str], on: bool) -> None:
    kept = lines(state)
    for line in kept:
        if line["id"] in ids:
            line["chosen"] = on
    _keep(state, kept)


def bill(state: State, listed: list[Line], coupon: str | None = None) -> dict[str, Any]:
    """What the lines come to. `coupon`: None for the best one that fits, "" for none, else its id."""
    amount = round(sum(line["sum"] for line in listed), 2)
    fitting = customer.usable(state, amount)
    spent = next((each for each in fitting if coupon in (None, each["id"])), None)
    discount = min(amount, spent["amount"]) if spent else 0
    free_from = state.get("free_from")
    free = free_from is not None and amount >= free_from
    delivery = 0 if free or not listed else state.get("delivery_fee", 0)
    return {
        "amount": amount,
        "pieces": pieces(listed),
        "coupon": spent,
        "coupons": fitting,
        "discount": discount,
        "delivery": delivery,
        "short": 0 if free or free_from is None or not listed else round(free_from - amount, 2),
        "total": round(amount + delivery - discount, 2),
    }


def _keep(state: State, listed: list[Line]) -> None:
    state["cart"] = [{name: line[name] for name in ("goods", "spec", "count", "chosen")} for line in listed]
