"""The person's orders in a shop: cancelling, receiving, buying again."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.shopping import basket, customer, goods
from fingertips.phones.virtual.shopping.customer import Record
from fingertips.phones.virtual.shopping.goods import State

Page = dict[str, Any]


def on_cancel_order(state: State, page: Page, desk: Any, id: str = "") -> None:
    """The question. `id` in a list of orders; on an order's own page it is that one."""
    _ask(state, page, "cancel", id, ("to_pay", "paid"))


def on_confirm_cancel(state: State, page: Page, desk: Any) -> None:
    order = _asked(state, page, "cancel", ("to_pay", "paid"))
    if order is not None:
        order["status"] = "cancelled"
        desk.toast(desk.t("订单已取消", "Order cancelled"))


def on_receive(state: State, page: Page, desk: Any, id: str = "") -> None:
    _ask(state, page, "receive", id, ("shipped",))


def on_confirm_receive(state: State, page: Page, desk: Any) -> None:
    order = _asked(state, page, "receive", ("shipped",))
    if order is not None:
        order["status"] = "done"
        desk.toast(desk.t("已确认收货", "Receipt confirmed"))


def on_buy_again(state: State, page: Page, desk: Any, id: str = "") -> None:
    """What is still sold of an earlier order goes into the cart."""
    order = customer.order(state, id or page["args"].get("id"))
    if order is None:
        return
    found = [(goods.good(state, item.get("goods") or item["name"]), item) for item in order["items"]]
    put = [basket.put(state, thing, item["spec"], item["count"]) for thing, item in found if thing is not None]
    if any(put):
        desk.go("cart", inner=True)
    else:
        desk.toast(desk.t("商品已下架", "No longer sold"))


def on_orders_of(state: State, page: Page, desk: Any, name: str) -> None:
    page["status"] = name


def on_sent(state: State, page: Page, desk: Any, id: str) -> None:
    """The parcel is on its way, unless the order was cancelled in the meantime."""
    raw = customer.raw_order(state, id)
    if raw is None or raw.get("status") != "paid":
        return
    raw["status"] = "shipped"
    name = raw["items"][0]["name"]
    title = desk.t("您的包裹已发出", "Your parcel is on its way")
    desk.notify(
        title, desk.t(f"{name} 正在配送途中", f"{name} has been sent"), f"{state.get('scheme', '')}://order?id={id}"
    )


def _ask(state: State, page: Page, sheet: str, id: str, when: tuple[str, ...]) -> None:
    order = customer.order(state, id or page["args"].get("id"))
    if order is not None and order["status"] in when:
        page |= {"sheet": sheet, "asked": order["id"]}


def _asked(state: State, page: Page, sheet: str, when: tuple[str, ...]) -> Record | None:
    """The order that the question was about, as it lies in the state; only the question's own first tap finds it."""
    if page.pop("sheet", None) != sheet:
        return None
    raw = customer.raw_order(state, page.get("asked"))
    return raw if raw is not None and raw.get("status", "done") in when else None
