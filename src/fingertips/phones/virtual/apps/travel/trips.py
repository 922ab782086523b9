"""The person's own things as the app reads them from its state: passengers, the last search, orders.

A world file may replace any of these lists of `apps.travel.state`; only what has no question mark is required.

    passengers  {"name", "id_number"?, "phone"?, "id"?}
    search      {"train": {"from", "to", "date"?}, "flight": {…}}: what the home screen shows, city ids or names
    recent      [{"kind", "from", "to"}]: the last searches
    coupons     {"name", "amount", "over"?}: shown on the person's page
    ads         [{"screen", "title", "text", "seed"?, "colour"?}]: shown on that screen until closed
    orders      {"kind" ("train" | "flight"), "number", "from", "to", "date" (or "in_days"), "depart", "arrive", "seat",
                "passengers" [names], "total", "status", "id", "from_city", "to_city", "price", "fees", "insurance",
                "places" [coach and seat], "airline", "phone", "time", "fee" and "refund" once refunded}, newest first
                status: "issued" | "refunded" | "done"; of an old one, number, from and to are enough
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import places, timetable
from fingertips.phones.virtual.apps.travel.places import State

Record = dict[str, Any]

INSURANCE = 30
KINDS = ("train", "flight")


def passengers(state: State) -> list[Record]:
    blank = {"id_number": "", "phone": ""}
    return [blank | {"id": f"passenger{place}"} | each for place, each in enumerate(state.get("passengers", []))]


def name_passengers(state: State) -> None:
    """Give passengers of a world file the ids that they are read by, for good, before the list changes."""
    state["passengers"] = passengers(state)


def wanted(state: State, kind: str, now: int) -> Record:
    """From where to where and when, as the home screen has it: tomorrow unless another day was chosen."""
    kept = state.get("search", {}).get(kind, {})
    today = moments.day(now)
    day = kept.get("date", "")
    tomorrow = (today + timedelta(days=1)).isoformat()
    known = places.cities(state)
    start, end = (places.city(state, kept.get(side)) for side in ("from", "to"))
    start = start or (known[0] if known else None)
    end = end or next((each for each in known if start and each["id"] != start["id"]), None)
    return {"from": start, "to": end, "date": day if day >= today.isoformat() else tomorrow}


def keep_wanted(state: State, kind: str, **changed: str) -> None:
    search = state.get("search", {})
    state["search"] = search | {kind: search.get(kind, {}) | changed}


def remember(state: State, kind: str, start: str, end: str) -> None:
    fresh = {"kind": kind, "from": start, "to": end}
    state["recent"] = [fresh, *(each for each in state.get("recent", []) if each != fresh)][:5]


def orders(state: State) -> list[Record]:
    """Every order, complete, the last made first."""
    return sorted(_orders(state), key=lambda each: -each["time"])


def order(state: State, id: str | None) -> Record | None:
    return next((each for each in _orders(state) if each["id"] == id), None)


def raw_order(state: State, id: str | None) -> Record | None:
    """The order as it lies in the state, to be changed."""
    return next((each for n, each in enumerate(state.get("orders", [])) if each.get("id", f"order{n}") == id), None)


def name_orders(state: State) -> None:
    """Give orders of a world file the ids that they are read by, for good, before another one is put among them."""
    for place, each in enumerate(state.setdefault("orders", [])):
        each.setdefault("id", f"order{place}")


def departure(order: Record) -> int:
    """When it leaves, on the world's clock."""
    return moments.milliseconds(datetime.fromisoformat(f"{order['date']}T{order['depart']}"))


def standing(order: Record, now: int) -> str:
    """Its status; a ticket whose train has left is used up."""
    return "done" if order["status"] == "issued" and departure(order) <= now else order["status"]


def refund_fee(order: Record, now: int) -> float:
    """What giving a ticket back costs: by the time that is left for a train, by the fare for a flight."""
    fares = order["price"] * len(order["passengers"]) if order["price"] else order["total"]
    hours = (departure(order) - now) / moments.HOUR
    if order["kind"] == "flight":
        return round(fares * order["refund_rate"])
    rate = 0 if hours > 8 * 24 else 0.05 if hours > 48 else 0.1 if hours > 24 else 0.2
    return round(fares * rate * 2) / 2


def cost(journey: Record, seat: Record, count: int, insured: bool) -> Record:
    """The sums of an order."""
    flight = journey["kind"] == "flight"
    fees = (timetable.AIRPORT_FEE + journey["fuel"]) * count if flight else 0
    insurance = INSURANCE * count if insured else 0
    fares = round(seat["price"] * count, 2)
    return {
        "count": count,
        "price": seat["price"],
        "fares": fares,
        "airport": timetable.AIRPORT_FEE * count if flight else 0,
        "fuel": journey["fuel"] * count if flight else 0,
        "fees": fees,
        "insurance": insurance,
        "total": round(fares + fees + insurance, 2),
    }


def _orders(state: State) -> list[Record]:
    begun = state.get("begun", 0)
    return [_order(each, place, begun) for place, each in enumerate(state.get("orders", []))]


def _order(each: Record, place: int, begun: int) -> Record:
    day = moments.day(begun) + timedelta(days=each.get("in_days", -7))
    return {
        "id": f"order{place}",
        "kind": "train",
        "date": day.isoformat(),
        "depart": "09:00",
        "arrive": "",
        "minutes": 0,
        "days": 0,
        "seat": "",
        "passengers": [],
        "places": [],
        "from_city": each["from"],
        "to_city": each["to"],
        "airline": "",
        "price": 0,
        "fees": 0,
        "insurance": 0,
        "refund_rate": 0.2,
        "total": 0,
        "phone": "",
        "time": begun - each.get("minutes_ago", 10_000 + place) * moments.MINUTE,
        "status": "issued" if each.get("in_days", -1) > 0 else "done",
    } | each
