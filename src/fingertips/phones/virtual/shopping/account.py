"""The person's orders and addresses in a shop: cancelling, receiving, buying again; writing and choosing an address."""

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


# Addresses


def on_open_addresses(state: State, page: Page, desk: Any, choose: bool = False) -> None:
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
        desk.toast(desk.t("已设为默认地址", "Orders go here now"))


def on_new_address(state: State, page: Page, desk: Any) -> None:
    desk.go("address")


def on_edit_address(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("address", id=id)


def on_label(state: State, page: Page, desk: Any, name: str) -> None:
    page["label"] = name


def on_save_address(state: State, page: Page, desk: Any) -> None:
    """Only the form's own first tap keeps it: the second finds the form gone."""
    if page["screen"] != "address":
        return
    written = written_address(state, page)
    if not (written["name"] and written["phone"] and written["place"]):
        desk.toast(desk.t("请把姓名、电话和地址填写完整", "Fill in the name, the phone and the address"))
        return
    customer.name_addresses(state)
    known = state["addresses"]
    if any(each["id"] == written["id"] for each in known):
        state["addresses"] = [written if each["id"] == written["id"] else each for each in known]
    else:
        state["addresses"] = [*known, written]
    desk.back()
    desk.toast(desk.t("地址已保存", "Address saved"))


def on_remove_address(state: State, page: Page, desk: Any) -> None:
    if page["screen"] == "address" and page["args"].get("id"):
        page["sheet"] = "remove_address"


def on_confirm_remove_address(state: State, page: Page, desk: Any) -> None:
    if page.pop("sheet", None) != "remove_address":
        return
    customer.name_addresses(state)
    state["addresses"] = [each for each in state["addresses"] if each["id"] != page["args"].get("id")]
    desk.back()
    desk.toast(desk.t("地址已删除", "Address deleted"))


def written_address(state: State, page: Page) -> Record:
    """The address as the form holds it now."""
    known = customer.addresses(state)
    id = page["args"].get("id")
    kept = next((each for each in known if each["id"] == id), None)
    free = next(name for n in range(len(known) + 1) if (name := f"own{n}") not in {each["id"] for each in known})
    start = kept or {"id": free, "label": "", "name": "", "phone": "", "place": ""}
    typed = {name: page["fields"].get(name, start[name]).strip() for name in ("name", "phone", "place")}
    return start | typed | {"label": page.get("label", start["label"])}


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
