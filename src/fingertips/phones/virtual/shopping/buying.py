"""From a page of goods into the cart, and on to a paid order. Submitting makes one order, however often tapped."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.shopping import basket, customer, goods
from fingertips.phones.virtual.shopping.addresses import address, address_text
from fingertips.phones.virtual.shopping.basket import Line
from fingertips.phones.virtual.shopping.goods import Good, State

Page = dict[str, Any]

SENT_AFTER = 600
"""Seconds from the payment until the parcel is on its way."""

# A page of goods


def on_choose(state: State, page: Page, desk: Any, then: str) -> None:
    """The sheet with specifications and quantity; `then` is what its button does: "cart" or "buy"."""
    if _thing(state, page) is not None:
        page |= {"sheet": "spec", "then": then}


def on_spec(state: State, page: Page, desk: Any, name: str) -> None:
    page["spec"] = name
    page["count"] = 1


def on_confirm_choice(state: State, page: Page, desk: Any) -> None:
    """The sheet's button; only its first tap finds the sheet open."""
    if page.get("sheet") != "spec":
        return
    if page.get("then") == "buy":
        on_buy_now(state, page, desk)
    else:
        on_add_to_cart(state, page, desk)


def on_add_to_cart(state: State, page: Page, desk: Any) -> None:
    thing = _ready(state, page, desk)
    if thing is None:
        return
    if basket.put(state, thing, page.get("spec", ""), page.get("count", 1)):
        page.pop("sheet", None)
        desk.toast(desk.t("添加成功", "Added"))
    else:
        desk.toast(desk.t("库存不足", "Not enough in stock"))


def on_buy_now(state: State, page: Page, desk: Any) -> None:
    thing = _ready(state, page, desk)
    if thing is not None:
        page.pop("sheet", None)
        line = {"goods": thing["id"], "spec": page.get("spec", ""), "count": page.get("count", 1)}
        desk.go("checkout", wait=600, lines=[line])


def on_quick_add(state: State, page: Page, desk: Any, id: str) -> None:
    """The + beside goods in a list; where a specification has to be chosen, their page opens."""
    thing = goods.good(state, id)
    if thing is None:
        return
    if thing["specs"]:
        desk.go("goods", wait=400, id=thing["id"])
    elif basket.put(state, thing, "", 1):
        desk.toast(desk.t("添加成功", "Added"))
    else:
        desk.toast(desk.t("库存不足", "Not enough in stock"))


def on_plus(state: State, page: Page, desk: Any, id: str = "") -> None:
    """One more: of a line of the cart, or of what is about to be bought."""
    _step(state, page, desk, id, 1)


def on_minus(state: State, page: Page, desk: Any, id: str = "") -> None:
    _step(state, page, desk, id, -1)


# The cart


def on_toggle_line(state: State, page: Page, desk: Any, id: str) -> None:
    line = next((each for each in basket.lines(state) if each["id"] == id), None)
    if line is not None:
        basket.choose(state, [id], not line["chosen"])


def on_toggle_all(state: State, page: Page, desk: Any) -> None:
    listed = [line for line in basket.lines(state) if line["available"] >= line["count"]]
    basket.choose(state, [line["id"] for line in listed], not all(line["chosen"] for line in listed))


def on_manage(state: State, page: Page, desk: Any) -> None:
    page["managing"] = not page.get("managing")


def on_remove_line(state: State, page: Page, desk: Any, id: str = "") -> None:
    """A question first: one line, or all that are chosen."""
    ids = [line["id"] for line in basket.lines(state) if (line["id"] == id if id else line["chosen"])]
    if ids:
        page |= {"sheet": "remove", "removing": ids}


def on_confirm_remove(state: State, page: Page, desk: Any) -> None:
    if page.pop("sheet", None) == "remove":
        basket.remove(state, page.get("removing", []))


def on_checkout(state: State, page: Page, desk: Any) -> None:
    listed = basket.chosen(state)
    if page["screen"] != "cart":
        return
    if not listed:
        desk.toast(desk.t("请选择要结算的商品", "Choose what to check out"))
    else:
        wanted = [{name: line[name] for name in ("goods", "spec", "count")} for line in listed]
        desk.go("checkout", wait=600, lines=wanted, cart=True)


# Checkout and payment


def on_coupon(state: State, page: Page, desk: Any, id: str) -> None:
    """Its id, or "" for none."""
    page["coupon"] = id
    page.pop("sheet", None)


def on_submit_order(state: State, page: Page, desk: Any) -> None:
    """The order comes to be, unpaid, and the payment sheet opens. The second of two taps finds the order made."""
    if page["screen"] != "checkout":
        return
    if page.get("order"):
        _offer_payment(state, page)
        return
    listed = checkout_lines(state, page)
    problem = _problem(state, listed, desk)
    if problem:
        desk.toast(problem)
        return
    made = _order(state, page, listed, desk)
    customer.add_order(state, made)
    spent = basket.bill(state, listed, page.get("coupon"))["coupon"]
    if spent:
        customer.spend_coupon(state, spent["id"])
    if page["args"].get("cart"):
        basket.remove(state, [line["id"] for line in listed])
    page["order"] = made["id"]
    page["sheet"] = "pay"


def on_pay(state: State, page: Page, desk: Any) -> None:
    """The payment sheet of an order that was submitted earlier."""
    _offer_payment(state, page)


def on_method(state: State, page: Page, desk: Any, name: str) -> None:
    page["method"] = name


def on_pay_now(state: State, page: Page, desk: Any) -> None:
    """Only the payment sheet's own first tap pays."""
    if page.pop("sheet", None) != "pay":
        return
    raw, order = customer.raw_order(state, order_of(page)), customer.order(state, order_of(page))
    if raw is None or order is None or order["status"] != "to_pay":
        return
    method = customer.method(state, page.get("method"), order["total"])
    if method == "wallet" and state.get("wallet", 0) < order["total"]:
        page["sheet"] = "pay"
        desk.toast(desk.t("余额不足，请换一种支付方式", "Not enough in the wallet, choose another way"))
        return
    if method == "wallet":
        state["wallet"] = round(state["wallet"] - order["total"], 2)
    raw |= {"status": "paid", "paid_with": method, "paid_at": desk.now}
    desk.later(SENT_AFTER, "sent", id=order["id"])
    desk.restart("home")
    desk.go("paid", wait=900, id=order["id"])


def on_close_sheet(state: State, page: Page, desk: Any) -> None:
    """Leaving the payment leaves an order that can be paid later."""
    if page.pop("sheet", None) == "pay" and page["screen"] == "checkout":
        desk.restart("home")
        desk.go("order", id=order_of(page))


def checkout_lines(state: State, page: Page) -> list[Line]:
    listed = (basket.line_of(state, raw) for raw in page["args"].get("lines", []))
    return [line for line in listed if line is not None]


def order_of(page: Page) -> str | None:
    """The order that a payment sheet on this page is about."""
    return page.get("order") or (page["args"].get("id") if page["screen"] == "order" else None)


def _offer_payment(state: State, page: Page) -> None:
    order = customer.order(state, order_of(page))
    if order is not None and order["status"] == "to_pay":
        page["sheet"] = "pay"


def _order(state: State, page: Page, listed: list[Line], desk: Any) -> dict[str, Any]:
    sums = basket.bill(state, listed, page.get("coupon"))
    to = address(state) or {}
    return {
        "id": customer.fresh_number(state, desk),
        "items": [_item(line) for line in listed],
        "address": address_text(to),
        "address_id": to.get("id", ""),
        "contact": f"{to.get('name', '')} {to.get('phone', '')}".strip(),
        "remark": page["fields"].get("remark", "").strip(),
        **{name: sums[name] for name in ("delivery", "discount", "total")},
        "time": desk.now,
        "status": "to_pay",
    }


def _item(line: Line) -> dict[str, Any]:
    item = {name: line[name] for name in ("goods", "name", "price", "count")}
    return item | ({"spec": line["spec"]} if line["spec"] else {})


def _problem(state: State, listed: list[Line], desk: Any) -> str:
    """Why this can't be ordered now; "" where it can."""
    if not listed:
        return desk.t("没有可以结算的商品", "There is nothing to order")
    short = basket.lacking(listed)
    if short is not None:
        return desk.t(f"“{short['name']}”库存不足", f"Not enough “{short['name']}” in stock")
    if address(state) is None:
        return desk.t("请先填写收货地址", "Add a delivery address first")
    return ""


def _thing(state: State, page: Page) -> Good | None:
    return goods.good(state, page["args"].get("id")) if page["screen"] == "goods" else None


def _ready(state: State, page: Page, desk: Any) -> Good | None:
    """The goods of the page if they can be had as chosen; else the reason in a toast."""
    thing = _thing(state, page)
    if thing is None:
        return None
    if goods.sold_out(thing):
        desk.toast(desk.t("已售罄，看看别的吧", "Sold out"))
    elif thing["specs"] and not goods.settled(thing, page.get("spec")):
        desk.toast(desk.t("请先选择规格", "Choose an option first"))
    elif goods.left(thing, page.get("spec")) < page.get("count", 1):
        desk.toast(desk.t("库存不足", "Not enough in stock"))
    else:
        return thing
    return None


def _step(state: State, page: Page, desk: Any, id: str, by: int) -> None:
    if id:
        if not basket.change(state, id, by):
            least = desk.t("最少买 1 件", "One at least")
            desk.toast(least if by < 0 else desk.t("库存不足", "Not enough in stock"))
        return
    thing = _thing(state, page)
    if thing is None:
        return
    most = max(1, min(basket.MOST, goods.left(thing, page.get("spec"))))
    wanted = page.get("count", 1) + by
    page["count"] = max(1, min(most, wanted))
    if wanted > most:
        desk.toast(desk.t(f"最多买 {most} 件", f"{most} at most"))
