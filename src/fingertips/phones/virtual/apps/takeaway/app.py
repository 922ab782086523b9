"""饱饱外卖 / Baobao Takeaway: dishes of many restaurants, brought to the door. State: menu.py, customer.py."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from fingertips.phones.virtual.apps.takeaway.account import (
    on_cancel_order,
    on_copy_number,
    on_locate,
    on_located,
    on_reorder,
)
from fingertips.phones.virtual.apps.takeaway.browsing import (
    on_close_ad,
    on_close_sheet,
    on_favourite,
    on_forget_searches,
    on_more,
    on_only,
    on_open_category,
    on_open_coupons,
    on_open_favourites,
    on_open_order,
    on_open_orders,
    on_open_restaurant,
    on_open_search,
    on_open_sheet,
    on_search,
    on_search_for,
    on_section,
    on_sort,
    on_tab,
    on_take_ad,
    on_typing,
)
from fingertips.phones.virtual.apps.takeaway.menu import State
from fingertips.phones.virtual.apps.takeaway.ordering import (
    on_accepted,
    on_add,
    on_add_to_cart,
    on_checkout,
    on_clear_cart,
    on_count,
    on_coupon,
    on_deliver,
    on_less,
    on_line,
    on_open_dish,
    on_option,
    on_pay_now,
    on_remark_word,
    on_submit_order,
    on_tableware,
    on_toggle_cart,
)
from fingertips.phones.virtual.apps.takeaway.screens import (
    address,
    addresses,
    category,
    checkout,
    coupons,
    favourites,
    home,
    me,
    order,
    orders,
    paid,
    restaurant,
    search,
)
from fingertips.phones.virtual.shopping.addresses import (
    on_choose_address,
    on_confirm_remove_address,
    on_edit_address,
    on_label,
    on_new_address,
    on_open_addresses,
    on_remove_address,
    on_save_address,
)

__all__ = [
    "address",
    "addresses",
    "begin",
    "category",
    "checkout",
    "coupons",
    "favourites",
    "home",
    "me",
    "on_accepted",
    "on_add",
    "on_add_to_cart",
    "on_cancel_order",
    "on_checkout",
    "on_choose_address",
    "on_clear_cart",
    "on_close_ad",
    "on_close_sheet",
    "on_confirm_remove_address",
    "on_copy_number",
    "on_count",
    "on_coupon",
    "on_deliver",
    "on_edit_address",
    "on_favourite",
    "on_forget_searches",
    "on_label",
    "on_less",
    "on_line",
    "on_locate",
    "on_located",
    "on_more",
    "on_new_address",
    "on_only",
    "on_open_addresses",
    "on_open_category",
    "on_open_coupons",
    "on_open_dish",
    "on_open_favourites",
    "on_open_order",
    "on_open_orders",
    "on_open_restaurant",
    "on_open_search",
    "on_open_sheet",
    "on_option",
    "on_pay_now",
    "on_remark_word",
    "on_remove_address",
    "on_reorder",
    "on_save_address",
    "on_search",
    "on_search_for",
    "on_section",
    "on_sort",
    "on_submit_order",
    "on_tab",
    "on_tableware",
    "on_take_ad",
    "on_toggle_cart",
    "on_typing",
    "open_link",
    "order",
    "orders",
    "paid",
    "restaurant",
    "search",
]

FOLDER = Path(__file__).parent
ALWAYS = 10
"""So many restaurants are in every world; of those that follow in the file, a few are missing, by the seed."""
AD_ON_HOME, AD_ON_RESTAURANT = 0.35, 0.2
"""How likely a world is to begin with an advertisement over that screen."""


def begin(locale: str, rng: random.Random, now: int) -> State:
    content = json.loads((FOLDER / f"content.{locale}.json").read_text("utf-8"))
    listed = content["restaurants"]
    content["restaurants"] = listed[:ALWAYS] + [each for each in listed[ALWAYS:] if rng.random() < 0.85]
    chances = {"home": AD_ON_HOME, "restaurant": AD_ON_RESTAURANT}
    ads = [each for each in content["ads"] if rng.random() < chances[each["screen"]]]
    return content | {"begun": now, "ads": ads, "carts": {}, "searches": []}


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.strip("/"):
        case "":
            return "home", {}
        case "search":
            return "search", {"query": query.get("q", "")}
        case "restaurant":
            return "restaurant", {"id": query.get("id", query.get("name", "")), "dish": query.get("dish", "")}
        case "category":
            return "category", {"id": query.get("id", "")}
        case "order":
            return "order", {"id": query.get("id", "")}
        case "orders" | "me" | "favourites" | "coupons" as screen:
            return screen, {}
        case "addresses":
            return "addresses", {"choose": False}
        case _:
            return None
