"""From the + of a dish to a paid order. An order comes to be when it is paid, once, however often that is tapped."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.takeaway import customer, menu
from fingertips.phones.virtual.apps.takeaway.bill import bill, empty, lines, put
from fingertips.phones.virtual.apps.takeaway.menu import Dish, Restaurant, State
from fingertips.phones.virtual.shopping.addresses import address, address_text

Page = dict[str, Any]

ACCEPTED_AFTER = 40
"""Seconds until the restaurant says that it took the order."""

# Choosing


def on_open_dish(state: State, page: Page, desk: Any, dish: str) -> None:
    """A sheet with the dish, its options and how many."""
    chosen = _dish(state, page, dish)
    if chosen is not None:
        page |= {"sheet": "dish", "dish": chosen["id"], "options": menu.settled(chosen, {}), "count": 1}


def on_option(state: State, page: Page, desk: Any, group: str, choice: str) -> None:
    here, chosen = _restaurant(state, page), _dish(state, page, page.get("dish"))
    if here is not None and chosen is not None and not menu.can_be_had(here, chosen, {group: choice}):
        desk.toast(desk.t("已售罄", "Sold out"))
    else:
        page["options"] = page.get("options", {}) | {group: choice}


def on_count(state: State, page: Page, desk: Any, by: int) -> None:
    page["count"] = max(1, min(99, page.get("count", 1) + by))


def on_add_to_cart(state: State, page: Page, desk: Any) -> None:
    """The button of the sheet: only the first tap finds the sheet open."""
    if page.get("sheet") != "dish":
        return
    _put(state, page, desk, page.get("dish"), page.get("options", {}), page.get("count", 1))
    page.pop("sheet", None)


def on_add(state: State, page: Page, desk: Any, dish: str) -> None:
    """The + of a dish without options; one with options opens its sheet."""
    chosen = _dish(state, page, dish)
    if chosen is not None and chosen["groups"]:
        on_open_dish(state, page, desk, dish)
    else:
        _put(state, page, desk, dish, {}, 1)


def on_less(state: State, page: Page, desk: Any, dish: str) -> None:
    """The − of a dish: one portion less of the line that came last."""
    here, chosen = _restaurant(state, page), _dish(state, page, dish)
    if here is None or chosen is None:
        return
    line = next((each for each in reversed(lines(state, here)) if each["dish"] == chosen["id"]), None)
    if line is not None:
        put(state, here, chosen, line["options"], -1)


def on_line(state: State, page: Page, desk: Any, dish: str, options: dict[str, str], by: int) -> None:
    """The stepper of a line of the cart."""
    _put(state, page, desk, dish, options, by)
    here = _restaurant(state, page)
    if here is not None and not lines(state, here):
        page.pop("sheet", None)


def on_toggle_cart(state: State, page: Page, desk: Any) -> None:
    here = _restaurant(state, page)
    if page.get("sheet") == "cart":
        page.pop("sheet")
    elif here is not None and lines(state, here):
        page["sheet"] = "cart"


def on_clear_cart(state: State, page: Page, desk: Any) -> None:
    here = _restaurant(state, page)
    if here is not None and page.pop("sheet", None) == "cart":
        empty(state, here)


def on_checkout(state: State, page: Page, desk: Any) -> None:
    here = _restaurant(state, page)
    if here is None or page["screen"] != "restaurant":
        return
    page.pop("sheet", None)
    sums = bill(state, here)
    if here["closed"]:
        desk.toast(desk.t("商家休息中，暂不接单", "The restaurant is closed"))
    elif not sums["lines"]:
        desk.toast(desk.t("请先选择商品", "Choose a dish first"))
    elif sums["short"]:
        desk.toast(desk.t(f"还差¥{sums['short']:g}起送", f"¥{sums['short']:g} more to reach the minimum order"))
    else:
        desk.go("checkout", wait=600, id=here["id"])


# The checkout page


def on_tableware(state: State, page: Page, desk: Any, name: str) -> None:
    page["tableware"] = name
    page.pop("sheet", None)


def on_deliver(state: State, page: Page, desk: Any, name: str) -> None:
    page["deliver"] = name
    page.pop("sheet", None)


def on_coupon(state: State, page: Page, desk: Any, id: str) -> None:
    """Its id, or "" for none."""
    page["coupon"] = id
    page.pop("sheet", None)


def on_remark_word(state: State, page: Page, desk: Any, word: str) -> None:
    """A ready phrase goes behind what the remark says already, or out of it."""
    said = [part for part in page["fields"].get("remark", "").replace(",", "，").split("，") if part.strip()]
    kept = [part for part in said if part != word] if word in said else [*said, word]
    page["fields"]["remark"] = "，".join(kept)


def on_submit_order(state: State, page: Page, desk: Any) -> None:
    """The payment sheet, where everything that an order needs is there."""
    here = _restaurant(state, page)
    if here is None or page["screen"] != "checkout":
        return
    problem = _problem(state, here, desk)
    if problem:
        desk.toast(problem)
    else:
        page["sheet"] = "pay"


def on_pay_now(state: State, page: Page, desk: Any, total: float | None = None) -> None:
    """The order comes to be. `total` is what the button said: if the sum is another by now, it's shown anew instead."""
    here = _restaurant(state, page)
    if here is None or page["screen"] != "checkout" or page.pop("sheet", None) != "pay":
        return
    problem = _problem(state, here, desk)
    if problem:
        desk.toast(problem)
        return
    made = _order(state, page, here, desk)
    if total is not None and total != made["total"]:
        desk.toast(desk.t("金额有变化，请重新确认", "The amount has changed, please check it again"))
        return
    customer.name_orders(state)
    state["orders"].insert(0, made)
    sums = bill(state, here, page.get("coupon"))
    if sums["coupon"]:
        customer.spend_coupon(state, sums["coupon"]["id"])
    empty(state, here)
    desk.later(ACCEPTED_AFTER, "accepted", id=made["id"])
    desk.restart("home")
    desk.go("paid", wait=700, id=made["id"])


def on_accepted(state: State, page: Page, desk: Any, id: str) -> None:
    order = customer.order(state, id)
    if order is not None and order["status"] == "paid":
        desk.notify(
            desk.t("商家已接单", "Order accepted"),
            desk.t(f"{order['restaurant']}正在备餐", f"{order['restaurant']} is cooking your order"),
            f"baobao://order?id={id}",
        )


def _order(state: State, page: Page, here: Restaurant, desk: Any) -> dict[str, Any]:
    sums = bill(state, here, page.get("coupon"))
    to = address(state) or {}
    return {
        "id": _number(state, desk),
        "restaurant": here["name"],
        "restaurant_id": here["id"],
        "items": [_item(line) for line in sums["lines"]],
        "address": address_text(to),
        "address_id": to.get("id", ""),
        "contact": f"{to.get('name', '')} {to.get('phone', '')}".strip(),
        "remark": page["fields"].get("remark", "").strip(),
        "tableware": page.get("tableware", ""),
        "deliver": page.get("deliver", ""),
        **{name: sums[name] for name in ("goods", "packing", "delivery", "discount", "total")},
        "time": desk.now,
        "status": "paid",
    }


def _item(line: dict[str, Any]) -> dict[str, Any]:
    item = {name: line[name] for name in ("name", "price", "count")}
    return item | ({"options": line["options"]} if line["options"] else {})


def _problem(state: State, here: Restaurant, desk: Any) -> str:
    """Why this order can't be made now; "" where it can."""
    sums = bill(state, here)
    if here["closed"]:
        return desk.t("商家休息中，暂不接单", "The restaurant is closed")
    if not sums["lines"]:
        return desk.t("购物车是空的", "The cart is empty")
    if sums["short"]:
        return desk.t(f"还差¥{sums['short']:g}起送", f"¥{sums['short']:g} more to reach the minimum order")
    if address(state) is None:
        return desk.t("请先填写收货地址", "Add a delivery address first")
    return ""


def _number(state: State, desk: Any) -> str:
    taken = {each["id"] for each in customer.orders(state)}
    stem = f"{moments.local(desk.now):%y%m%d%H%M}"
    tail = desk.rng(f"order {stem} {len(taken)}").randrange(1000, 9999)
    return next(id for n in range(len(taken) + 1) if (id := f"{stem}{tail + n}") not in taken)


def _put(state: State, page: Page, desk: Any, id: str | None, options: dict[str, str], more: int) -> None:
    here, dish = _restaurant(state, page), _dish(state, page, id)
    if here is None or dish is None:
        return
    if not menu.can_be_had(here, dish, menu.settled(dish, options)):
        closed = desk.t("商家休息中，暂不接单", "The restaurant is closed")
        desk.toast(closed if here["closed"] else desk.t("已售罄", "Sold out"))
        return
    put(state, here, dish, options, more)


def _restaurant(state: State, page: Page) -> Restaurant | None:
    if page["screen"] not in ("restaurant", "checkout"):
        return None
    return menu.restaurant(state, page["args"].get("id"))


def _dish(state: State, page: Page, id: str | None) -> Dish | None:
    here = _restaurant(state, page)
    return menu.dish(here, id) if here is not None else None
