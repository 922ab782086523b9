"""远行 / Farway: trains and flights on any of the next thirty days. State: places.py, timetable.py, trips.py."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from pathlib import Path
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel.booking import (
    on_ask_refund,
    on_confirm_refund,
    on_copy_number,
    on_insurance,
    on_issued,
    on_new_passenger,
    on_passenger,
    on_pay_now,
    on_remove_passenger,
    on_save_passenger,
    on_submit_order,
    on_toggle_passenger,
)
from fingertips.phones.virtual.apps.travel.choosing import (
    on_choose_city,
    on_choose_date,
    on_choose_seat,
    on_close_ad,
    on_close_sheet,
    on_fast_only,
    on_more,
    on_offer,
    on_only,
    on_open_calendar,
    on_open_city,
    on_open_journey,
    on_open_order,
    on_open_orders,
    on_open_passengers,
    on_open_sheet,
    on_period,
    on_recent,
    on_search,
    on_sort,
    on_swap,
    on_tab,
    on_take_ad,
)
from fingertips.phones.virtual.apps.travel.places import State
from fingertips.phones.virtual.apps.travel.screens import (
    book,
    calendar,
    city,
    flight,
    home,
    issued,
    me,
    order,
    orders,
    passengers,
    results,
    train,
)

__all__ = [
    "begin",
    "book",
    "calendar",
    "city",
    "flight",
    "home",
    "issued",
    "me",
    "on_ask_refund",
    "on_choose_city",
    "on_choose_date",
    "on_choose_seat",
    "on_close_ad",
    "on_close_sheet",
    "on_confirm_refund",
    "on_copy_number",
    "on_fast_only",
    "on_insurance",
    "on_issued",
    "on_more",
    "on_new_passenger",
    "on_offer",
    "on_only",
    "on_open_calendar",
    "on_open_city",
    "on_open_journey",
    "on_open_order",
    "on_open_orders",
    "on_open_passengers",
    "on_open_sheet",
    "on_passenger",
    "on_pay_now",
    "on_period",
    "on_recent",
    "on_remove_passenger",
    "on_save_passenger",
    "on_search",
    "on_sort",
    "on_submit_order",
    "on_swap",
    "on_tab",
    "on_take_ad",
    "on_toggle_passenger",
    "open_link",
    "order",
    "orders",
    "passengers",
    "results",
    "train",
]

FOLDER = Path(__file__).parent
AD_ON_HOME = 0.35
"""How likely a world is to begin with an advertisement over the home screen."""


def begin(locale: str, rng: random.Random, now: int) -> State:
    content = json.loads((FOLDER / f"content.{locale}.json").read_text("utf-8"))
    ads = [each for each in content["ads"] if rng.random() < AD_ON_HOME]
    orders = [_dated(each, now) for each in content["orders"]]
    return content | {"begun": now, "orders": orders, "ads": ads, "trains": [], "flights": [], "kind": "train"}


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.strip("/"):
        case "":
            return "home", {}
        case "train" | "trains":
            return "home", {"kind": "train"}
        case "flight" | "flights":
            return "home", {"kind": "flight"}
        case "results":
            return "results", {"kind": "train"} | {name: query[name] for name in LINKED if name in query}
        case "order":
            return "order", {"id": query.get("id", "")}
        case "orders" | "me" | "passengers" as screen:
            return screen, {}
        case _:
            return None


LINKED = ("kind", "from", "to", "date")
"""What a link to results may say."""


def _dated(order: dict[str, Any], now: int) -> dict[str, Any]:
    """An order of the content, whose day counts from the world's beginning, on its day for good."""
    day = moments.day(now) + timedelta(days=order["in_days"])
    kept = {name: value for name, value in order.items() if name not in ("in_days", "minutes_ago")}
    return kept | {"date": day.isoformat(), "time": now - order["minutes_ago"] * moments.MINUTE}
