"""What lies in a restaurant's cart and what it comes to: goods + packing + delivery − discounts."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.takeaway import customer, menu
from fingertips.phones.virtual.apps.takeaway.menu import Dish, Restaurant, State

Line = dict[str, Any]

MOST = 99
"""So many portions of one dish go into a cart."""


def lines(state: State, restaurant: Restaurant) -> list[Line]:
    """The cart as it stands: what is off the menu, sold out or closed by now is not in it, nor more than is left."""
    found: list[Line] = []
    for raw in _cart(state, restaurant):
        line = _line(restaurant, raw, {each["dish"]: count_in(found, each["dish"]) for each in found})
        if line is not None:
            found.append(line)
    return found


def count_in(listed: list[Line], dish: str) -> int:
    return sum(line["count"] for line in listed if line["dish"] == dish)


def count(state: State, restaurant: Restaurant, dish: Dish) -> int:
    """How many portions of a dish lie in the cart, whatever their options."""
    return count_in(lines(state, restaurant), dish["id"])


def put(state: State, restaurant: Restaurant, dish: Dish, options: dict[str, str], more: int) -> None:
    """So many more portions (fewer where negative) of a dish with these choices. A line of none is no line."""
    wanted = menu.settled(dish, options)
    kept = lines(state, restaurant)
    line = next((each for each in kept if each["dish"] == dish["id"] and each["options"] == wanted), None)
    if line is None:
        line = {"dish": dish["id"], "options": wanted, "count": 0}
        kept.append(line)
    others = sum(each["count"] for each in kept if each["dish"] == dish["id"] and each is not line)
    most = MOST if dish["left"] is None else min(MOST, dish["left"] - others)
    line["count"] = max(0, min(most, line["count"] + more))
    carts = {key: cart for key, cart in state.get("carts", {}).items() if key not in _names(restaurant)}
    cart = [{name: each[name] for name in ("dish", "options", "count")} for each in kept if each["count"]]
    state["carts"] = carts | ({restaurant["id"]: cart} if cart else {})


def empty(state: State, restaurant: Restaurant) -> None:
    state["carts"] = {key: cart for key, cart in state.get("carts", {}).items() if key not in _names(restaurant)}


def bill(state: State, restaurant: Restaurant, coupon: str | None = None) -> dict[str, Any]:
    """The sums of an order. `coupon`: its id, "" for none, None for the one that saves the most."""
    cart = lines(state, restaurant)
    portions = sum(line["count"] for line in cart)
    goods = round(sum(line["sum"] for line in cart), 2)
    packing = round(restaurant["packing"] * portions, 2)
    cut = max((off for over, off in restaurant["cuts"] if goods >= over), default=0)
    fitting = customer.usable(state, restaurant, goods) if cart else []
    used = fitting[0] if coupon is None and fitting else next((each for each in fitting if each["id"] == coupon), None)
    discount = cut + (used["amount"] if used else 0)
    before = round(goods + packing + (restaurant["delivery_fee"] if cart else 0), 2)
    total = max(0, round(before - discount, 2))
    return {
        "lines": cart,
        "portions": portions,
        "goods": goods,
        "packing": packing,
        "delivery": restaurant["delivery_fee"] if cart else 0,
        "cut": cut,
        "coupon": used,
        "coupons": fitting,
        "discount": round(before - total, 2),
        "before": before,
        "total": total,
        "short": round(max(0, restaurant["minimum"] - goods), 2),
    }


def next_cut(restaurant: Restaurant, goods: float) -> tuple[float, float] | None:
    """How much more to order for how much off, where a further step of the discounts is in reach."""
    further = sorted((over, off) for over, off in restaurant["cuts"] if over > goods)
    return (round(further[0][0] - goods, 2), further[0][1]) if further else None


def _line(restaurant: Restaurant, raw: Line, taken: dict[str, int]) -> Line | None:
    """The line, complete; none where nothing of it can be had besides what other lines have taken."""
    dish = menu.dish(restaurant, raw.get("dish", raw.get("name")))
    options = menu.settled(dish, raw.get("options", {})) if dish else {}
    if dish is None or not menu.can_be_had(restaurant, dish, options):
        return None
    price = menu.price(dish, options)
    left = MOST if dish["left"] is None else dish["left"] - taken.get(dish["id"], 0)
    portions = min(raw.get("count", 1), left)
    if portions <= 0:
        return None
    return {
        "dish": dish["id"],
        "name": dish["name"],
        "kind": dish["kind"],
        "options": options,
        "count": portions,
        "price": price,
        "sum": round(price * portions, 2),
    }


def _cart(state: State, restaurant: Restaurant) -> list[Line]:
    carts = state.get("carts", {})
    return next((carts[name] for name in _names(restaurant) if name in carts), [])


def _names(restaurant: Restaurant) -> tuple[str, str]:
    return restaurant["id"], restaurant["name"]
