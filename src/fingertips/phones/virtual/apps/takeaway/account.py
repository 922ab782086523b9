"""Where the person is, and their earlier orders: cancelling one, ordering once more."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.takeaway import bill, customer, menu
from fingertips.phones.virtual.apps.takeaway.menu import State

Page = dict[str, Any]


def on_locate(state: State, page: Page, desk: Any) -> None:
    desk.ask("location", then="located")


def on_located(state: State, page: Page, desk: Any) -> None:
    """Where the phone is begins a new address, if the app may know."""
    if not desk.granted("location"):
        desk.toast(desk.t("未开启定位权限", "Location is not allowed"))
    elif page["screen"] == "addresses":
        desk.go("address", place=desk.t("云杉路 70 号附近", "Near 70 Yunshan Road"))


def on_cancel_order(state: State, page: Page, desk: Any) -> None:
    """Only the dialog's own first tap does it, and only before the restaurant began to cook."""
    if page["screen"] != "order" or page.pop("sheet", None) != "cancel":
        return
    order = customer.order(state, page["args"].get("id"))
    kept = customer.raw_order(state, page["args"].get("id"))
    if order is None or kept is None:
        return
    if customer.phase(order, desk.now) != "placed":
        desk.toast(desk.t("商家已在备餐，不能取消", "The restaurant is cooking already"))
        return
    kept["status"] = "cancelled"
    desk.toast(desk.t("订单已取消，款项将原路退回", "Cancelled. You will be refunded"))


def on_copy_number(state: State, page: Page, desk: Any) -> None:
    desk.copy(page["args"].get("id", ""))
    desk.toast(desk.t("订单号已复制", "Order number copied"))


def on_reorder(state: State, page: Page, desk: Any, id: str) -> None:
    """The same dishes into the cart anew, as far as they are still to be had."""
    order = customer.order(state, id)
    here = menu.restaurant(state, order["restaurant_id"]) if order else None
    if order is None or here is None:
        desk.toast(desk.t("商家已下线", "This restaurant is gone"))
        return
    bill.empty(state, here)
    missing = 0
    for item in order["items"]:
        dish = menu.dish(here, item["name"])
        if dish is None or not menu.can_be_had(here, dish, item["options"]):
            missing += 1
        else:
            bill.put(state, here, dish, item["options"], item["count"])
    if missing:
        desk.toast(desk.t(f"有 {missing} 件商品暂时买不到", f"{missing} of the dishes can't be had now"))
    desk.go("restaurant", wait=500, id=here["id"])
