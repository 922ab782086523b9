"""The person's addresses and earlier orders: choosing, writing and removing one; cancelling; ordering once more."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual.apps.takeaway import bill, customer, menu
from fingertips.phones.virtual.apps.takeaway.menu import State

Page = dict[str, Any]


def on_open_addresses(state: State, page: Page, desk: Any, choose: bool = True) -> None:
    page.pop("sheet", None)
    desk.go("addresses", choose=choose)


def on_choose_address(state: State, page: Page, desk: Any, id: str) -> None:
    """The address that orders go to from now on."""
    if page["screen"] != "addresses" or all(each["id"] != id for each in customer.addresses(state)):
        return
    state["address"] = id
    if page["args"].get("choose"):
        desk.back()
    else:
        desk.toast(desk.t("已设为收货地址", "Orders go here now"))


def on_new_address(state: State, page: Page, desk: Any) -> None:
    desk.go("address")


def on_edit_address(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("address", id=id)


def on_locate(state: State, page: Page, desk: Any) -> None:
    desk.ask("location", then="located")


def on_located(state: State, page: Page, desk: Any) -> None:
    """Where the phone is begins a new address, if the app may know."""
    if not desk.granted("location"):
        desk.toast(desk.t("未开启定位权限", "Location is not allowed"))
    elif page["screen"] == "addresses":
        desk.go("address", place=desk.t("云杉路 70 号附近", "Near 70 Yunshan Road"))


def on_label(state: State, page: Page, desk: Any, name: str) -> None:
    page["label"] = name


def on_save_address(state: State, page: Page, desk: Any) -> None:
    """Only the form's own first tap keeps it: the second finds the form gone."""
    if page["screen"] != "address":
        return
    me = state.get("me", {})
    kept = customer.address(state, page["args"].get("id")) if page["args"].get("id") else None
    before = kept or {
        "place": page["args"].get("place", ""),
        "name": me.get("name", ""),
        "phone": me.get("phone", ""),
        "label": "",
    }
    written = {name: page["fields"].get(name, before[name]).strip() for name in ("place", "name", "phone")}
    if not written["place"]:
        desk.toast(desk.t("请填写收货地址", "Enter the address"))
        return
    customer.name_addresses(state)
    written["label"] = page.get("label", before["label"])
    if kept:
        state["addresses"] = [each | (written if each["id"] == kept["id"] else {}) for each in state["addresses"]]
    else:
        taken = {each["id"] for each in state["addresses"]}
        fresh = next(f"address{n}" for n in range(len(taken) + 1) if f"address{n}" not in taken)
        state["addresses"] = [*state["addresses"], written | {"id": fresh}]
    desk.toast(desk.t("已保存", "Saved"))
    desk.back()


def on_remove_address(state: State, page: Page, desk: Any) -> None:
    """Only the dialog's own first tap does it."""
    if page["screen"] != "address" or page.pop("sheet", None) != "remove":
        return
    customer.name_addresses(state)
    state["addresses"] = [each for each in state["addresses"] if each["id"] != page["args"].get("id")]
    desk.back()


# Earlier orders


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
