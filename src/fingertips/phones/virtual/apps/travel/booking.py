"""From the passengers to an issued ticket, and back by a refund. An order comes to be when it is paid, once."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import timetable, trips
from fingertips.phones.virtual.apps.travel.places import State

Page = dict[str, Any]

SAID_AFTER = 30
"""Seconds until a notification says that the ticket is there."""
MOST = 5
"""So many passengers travel on one order."""

# Passengers


def on_toggle_passenger(state: State, page: Page, desk: Any, id: str) -> None:
    chosen = page.get("passengers", [])
    if id in chosen:
        page["passengers"] = [each for each in chosen if each != id]
    elif len(chosen) >= MOST:
        desk.toast(desk.t(f"一单最多 {MOST} 人", f"{MOST} people at most"))
    elif any(each["id"] == id for each in trips.passengers(state)):
        page["passengers"] = [*chosen, id]


def on_new_passenger(state: State, page: Page, desk: Any) -> None:
    page["fields"] |= {"passenger_name": "", "id_number": ""}
    page["sheet"] = "passenger"


def on_save_passenger(state: State, page: Page, desk: Any) -> None:
    """Only the sheet's own first tap does it. On a booking the new one travels along."""
    if page.get("sheet") != "passenger":
        return
    name = page["fields"].get("passenger_name", "").strip()
    number = page["fields"].get("id_number", "").strip().upper()
    if not name:
        desk.toast(desk.t("请填写姓名", "Enter the name"))
        return
    if len(number) < 6:
        desk.toast(desk.t("请填写正确的证件号码", "Enter the ID number"))
        return
    trips.name_passengers(state)
    taken = {each["id"] for each in state["passengers"]}
    fresh = next(f"passenger{n}" for n in range(len(taken) + 1) if f"passenger{n}" not in taken)
    state["passengers"] = [*state["passengers"], {"id": fresh, "name": name, "id_number": number, "phone": ""}]
    page.pop("sheet")
    if page["screen"] == "book":
        page["passengers"] = [*page.get("passengers", []), fresh][:MOST]
    desk.toast(desk.t("已添加", "Added"))


def on_passenger(state: State, page: Page, desk: Any, id: str) -> None:
    """A row of the list of passengers: whether to remove it."""
    page["chosen"] = id
    page["sheet"] = "remove"


def on_remove_passenger(state: State, page: Page, desk: Any) -> None:
    """Only the dialog's own first tap does it."""
    if page["screen"] != "passengers" or page.pop("sheet", None) != "remove":
        return
    trips.name_passengers(state)
    state["passengers"] = [each for each in state["passengers"] if each["id"] != page.get("chosen")]


# The order


def on_insurance(state: State, page: Page, desk: Any) -> None:
    page["insured"] = not page.get("insured", False)


def on_submit_order(state: State, page: Page, desk: Any) -> None:
    """The payment sheet, where everything that an order needs is there."""
    if page["screen"] != "book":
        return
    problem = _problem(state, page, desk)
    if problem:
        desk.toast(problem)
    else:
        page["sheet"] = "pay"


def on_pay_now(state: State, page: Page, desk: Any, total: float | None = None) -> None:
    """The order comes to be. `total` is what the button said: if the sum is another by now, it's shown anew instead."""
    if page["screen"] != "book" or page.pop("sheet", None) != "pay":
        return
    problem = _problem(state, page, desk)
    if problem:
        desk.toast(problem)
        return
    made = _order(state, page, desk)
    if total is not None and total != made["total"]:
        desk.toast(desk.t("价格有变化，请重新确认", "The price has changed, please check it again"))
        return
    trips.name_orders(state)
    state["orders"].insert(0, made)
    desk.restart("home")
    desk.go("issued", wait=1200, id=made["id"])
    desk.later(SAID_AFTER, "issued", id=made["id"])


def on_issued(state: State, page: Page, desk: Any, id: str) -> None:
    """A while after it was bought, a notification of the ticket."""
    order = trips.order(state, id)
    if order is not None and order["status"] == "issued":
        desk.notify(
            desk.t("行程提醒", "Your trip"),
            f"{order['number']} {order['from']} - {order['to']} {order['date']} {order['depart']}",
            f"farway://order?id={id}",
        )


def on_ask_refund(state: State, page: Page, desk: Any) -> None:
    order = trips.order(state, page["args"].get("id"))
    if order is None:
        return
    if trips.standing(order, desk.now) == "issued":
        page["sheet"] = "refund"
    else:
        desk.toast(desk.t("该订单不能退票", "This order can't be refunded"))


def on_confirm_refund(state: State, page: Page, desk: Any) -> None:
    """Only the dialog's own first tap does it."""
    if page["screen"] != "order" or page.pop("sheet", None) != "refund":
        return
    order = trips.order(state, page["args"].get("id"))
    kept = trips.raw_order(state, page["args"].get("id"))
    if order is None or kept is None or trips.standing(order, desk.now) != "issued":
        return
    fee = trips.refund_fee(order, desk.now)
    kept |= {"status": "refunded", "fee": fee, "refund": round(order["total"] - fee, 2)}
    desk.toast(desk.t("退票成功，退款将原路退回", "Refunded. The money goes back the way it came"))


def on_copy_number(state: State, page: Page, desk: Any) -> None:
    desk.copy(page["args"].get("id", ""))
    desk.toast(desk.t("订单号已复制", "Order number copied"))


def chosen(state: State, page: Page, desk: Any) -> tuple[Any, Any, list[dict[str, Any]]]:
    """The journey, the seat and the passengers of a booking page; None where there is no such any more."""
    journey = timetable.journey(state, desk, page["args"])
    seats = journey["seats"] if journey else []
    seat = next((each for each in seats if each["id"] == page["args"].get("seat")), None)
    ids = page.get("passengers", [])
    return journey, seat, [each for each in trips.passengers(state) if each["id"] in ids]


def _problem(state: State, page: Page, desk: Any) -> str:
    """Why this order can't be made now; "" where it can."""
    journey, seat, people = chosen(state, page, desk)
    if journey is None or seat is None:
        return desk.t("该车次已停售，请重新查询", "No longer on sale, please search again")
    if not people:
        return desk.t("请选择乘车人", "Choose who travels")
    if seat["left"] < len(people):
        return desk.t("余票不足", "Not enough seats left")
    return ""


def _order(state: State, page: Page, desk: Any) -> dict[str, Any]:
    journey, seat, people = chosen(state, page, desk)
    sums = trips.cost(journey, seat, len(people), page.get("insured", False))
    id = _number(state, desk)
    ends = ("kind", "number", "from", "to", "from_city", "to_city", "date", "depart", "arrive", "days", "minutes")
    return {
        "id": id,
        **{name: journey[name] for name in ends},
        "airline": journey.get("airline", ""),
        "seat": seat["name"],
        "passengers": [each["name"] for each in people],
        "places": _places(desk.rng(f"seats {id}"), journey["kind"], len(people), desk),
        **{name: sums[name] for name in ("price", "fees", "insurance", "total")},
        "refund_rate": seat.get("refund", 0.2),
        "phone": state.get("me", {}).get("phone", ""),
        "time": desk.now,
        "status": "issued",
    }


def _places(rng: Any, kind: str, count: int, desk: Any) -> list[str]:
    row, coach = rng.randint(1, 17), rng.randint(1, 16)
    if kind == "flight":
        return [f"{row + 30}{'ABCDEF'[n % 6]}" for n in range(count)]
    letters = [f"{row + n // 5}{'ABCDF'[n % 5]}" for n in range(count)]
    return [desk.t(f"{coach:02}车 {each}号", f"Coach {coach}, {each}") for each in letters]


def _number(state: State, desk: Any) -> str:
    taken = {each["id"] for each in trips.orders(state)}
    stem = f"{moments.local(desk.now):%y%m%d%H%M}"
    tail = desk.rng(f"order {stem} {len(taken)}").randrange(1000, 9999)
    return next(id for n in range(len(taken) + 1) if (id := f"F{stem}{tail + n}") not in taken)
