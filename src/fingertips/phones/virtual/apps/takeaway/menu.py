"""The restaurants and their dishes as the app reads them from its state, where a world file may leave most out.

A world file may replace any of these lists of `apps.takeaway.state`; only what has no question mark is required.
The person's own lists (coupons, orders, carts) are in customer.py, addresses in shopping/addresses.py.

    restaurants  {"name", "dishes": [dish], "id"?, "category"?, "rating"?, "sales"?, "delivery_fee"? (3),
                  "minimum"? (0), "packing"? (0, a portion), "minutes"? (35), "distance"? (km), "cuts"? [[30, 5]: 5 off
                  from 30], "closed"? true, "notice"?, "place"?, "hours"?, "tags"? [texts], "brand"? true,
                  "reviews"? [{"name", "text", "rating"?, "days_ago"?}]}
    dish         {"name", "price", "id"?, "section"?, "about"?, "sales"?, "liked"? (per cent), "old_price"?, "kind"?
                  (any of the toolkit's pictures), "sold_out"? true, "left"? (number), "options"?}
    options      {"辣度": ["微辣", "中辣"], "规格": ["小份", {"name": "大份", "price": 6, "sold_out"? true}]}
                  or [{"name", "choices": […]}]; one choice a group, the first to be had unless another is chosen
    categories   {"id", "name", "kind"?}: the tiles of the home screen
    hot          what the search screen suggests
"""

from __future__ import annotations

import zlib
from typing import Any

from fingertips.phones.virtual.matching import found

Restaurant = dict[str, Any]
Dish = dict[str, Any]
State = dict[str, Any]

SORTS = ("best", "near", "sales", "rating", "fast", "fee")


def restaurants(state: State) -> list[Restaurant]:
    """Every restaurant, complete, as they lie in the state."""
    return [_restaurant(each, place) for place, each in enumerate(state.get("restaurants", []))]


def restaurant(state: State, id: str | None) -> Restaurant | None:
    """The restaurant of that id, or of that name."""
    known = restaurants(state)
    by_id = next((each for each in known if each["id"] == id), None)
    return by_id or next((each for each in known if each["name"] == id), None)


def dish(restaurant: Restaurant, id: str | None) -> Dish | None:
    """The dish of that id, or of that name."""
    by_id = next((each for each in restaurant["dishes"] if each["id"] == id), None)
    return by_id or next((each for each in restaurant["dishes"] if each["name"] == id), None)


def listed(known: list[Restaurant], category: str = "", sort: str = "best", only: str = "") -> list[Restaurant]:
    """The restaurants of a category in the chosen order, closed ones last; `only` "cuts", "free" or "brand" narrows."""
    kept = [each for each in known if (not category or each["category"] == category) and _passes(each, only)]
    return sorted(sorted(kept, key=lambda each: _place(each, sort)), key=lambda each: each["closed"])


def search(state: State, query: str, sort: str = "best") -> list[tuple[Restaurant, list[Dish]]]:
    """Restaurants that answer by their name or their dishes, with the dishes that do; best first unless sorted."""
    answers = found(query, restaurants(state), _texts)
    if sort != "best":
        answers = sorted(answers, key=lambda each: _place(each, sort))
    shown = [(each, found(query, each["dishes"], lambda one: [one["name"]])) for each in answers]
    if sort == "cheap":
        shown = sorted(shown, key=lambda pair: min((one["price"] for one in pair[1]), default=float("inf")))
    return sorted(shown, key=lambda pair: pair[0]["closed"])


def sections(restaurant: Restaurant) -> list[str]:
    """The menu's sections in the order of their first dish."""
    return list(dict.fromkeys(each["section"] for each in restaurant["dishes"]))


def price(dish: Dish, options: dict[str, str]) -> float:
    """What one portion costs with these choices."""
    extra = sum(
        choice["price"]
        for group in dish["groups"]
        for choice in group["choices"]
        if options.get(group["name"]) == choice["name"]
    )
    return round(dish["price"] + extra, 2)


def settled(dish: Dish, options: dict[str, str]) -> dict[str, str]:
    """A choice for each group: the given one where the dish has it, else the first that is to be had."""
    chosen: dict[str, str] = {}
    for group in dish["groups"]:
        names = [choice["name"] for choice in group["choices"]]
        first = next((choice["name"] for choice in group["choices"] if not choice["sold_out"]), names[0])
        given = options.get(group["name"])
        chosen[group["name"]] = given if given is not None and given in names else first
    return chosen


def can_be_had(restaurant: Restaurant, dish: Dish, options: dict[str, str] | None = None) -> bool:
    """Whether the dish can be ordered, with these choices where there are any."""
    gone = (_gone(group, options or {}) for group in dish["groups"])
    return not (restaurant["closed"] or dish["sold_out"] or any(gone))


def _gone(group: dict[str, Any], options: dict[str, str]) -> bool:
    """Whether the choice in this group, or where none is made every one, is sold out."""
    chosen = [choice for choice in group["choices"] if choice["name"] == options.get(group["name"])]
    return all(choice["sold_out"] for choice in chosen or group["choices"])


def categories(state: State) -> list[dict[str, Any]]:
    """The tiles of the home screen: the categories that some restaurant is of."""
    known = [{"kind": "dish", "id": each["name"]} | each for each in state.get("categories", [])]
    taken = {each["category"] for each in restaurants(state)}
    return [each for each in known if each["id"] in taken]


def hot(state: State) -> list[str]:
    """What to search for: the words of the list that find something here, else what sells best."""
    known = restaurants(state)
    named = [word for word in state.get("hot", []) if found(word, known, _texts)]
    dishes = sorted((dish for each in known for dish in each["dishes"]), key=lambda dish: -dish["sales"])
    return named or list(dict.fromkeys(dish["name"] for dish in dishes))[:8]


def noise(text: str, low: int, high: int) -> int:
    """A number that is always the same for a text: what a world file does not say still looks alive."""
    return low + zlib.crc32(text.encode()) % (high - low + 1)


def _restaurant(each: Restaurant, place: int) -> Restaurant:
    name = each["name"]
    complete = {
        "id": f"restaurant{place}",
        "category": "",
        "rating": noise(name, 44, 49) / 10,
        "sales": noise(name, 120, 3200),
        "delivery_fee": 3,
        "minimum": 0,
        "packing": 0,
        "minutes": 35,
        "distance": noise(name, 6, 38) / 10,
        "cuts": [],
        "closed": False,
        "notice": "",
        "place": "",
        "hours": "09:00-22:00",
        "tags": [],
        "brand": False,
        "reviews": [],
    } | each
    blank = {"text": "", "rating": 5, "days_ago": 3}
    return complete | {
        "dishes": [_dish(one, spot, name) for spot, one in enumerate(each.get("dishes", []))],
        "reviews": [blank | review for review in complete["reviews"]],
    }


def _dish(each: Dish, place: int, restaurant: str) -> Dish:
    complete = {
        "id": f"dish{place}",
        "section": "",
        "about": "",
        "sales": noise(restaurant + each["name"], 8, 900),
        "liked": noise(each["name"] + restaurant, 88, 100),
        "old_price": None,
        "kind": "dish",
        "left": None,
    } | each
    groups = _groups(each.get("options") or {})
    gone = _sold_out(each) or any(all(choice["sold_out"] for choice in group["choices"]) for group in groups)
    return complete | {"sold_out": gone, "groups": groups}


def _sold_out(each: dict[str, Any]) -> bool:
    """Whether a dish or a choice says that none is left, in one of the ways in which it may."""
    numbers = (each.get("left"), each.get("stock"))
    return bool(each.get("sold_out")) or any(number is not None and number <= 0 for number in numbers)


def _groups(options: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    named = options.items() if isinstance(options, dict) else [(each["name"], each["choices"]) for each in options]
    return [{"name": name, "choices": [_choice(each) for each in choices]} for name, choices in named if choices]


def _choice(each: str | dict[str, Any]) -> dict[str, Any]:
    named: dict[str, Any] = {"name": each} if isinstance(each, str) else each
    return {"price": 0} | named | {"sold_out": _sold_out(named)}


def _passes(restaurant: Restaurant, only: str) -> bool:
    match only:
        case "cuts":
            return bool(restaurant["cuts"])
        case "free":
            return restaurant["delivery_fee"] == 0
        case "brand":
            return restaurant["brand"]
        case "low":
            return restaurant["minimum"] <= 15
        case _:
            return True


def _place(restaurant: Restaurant, sort: str) -> float:
    match sort:
        case "near":
            return restaurant["distance"]
        case "sales":
            return -restaurant["sales"]
        case "rating":
            return -restaurant["rating"]
        case "fast":
            return restaurant["minutes"]
        case "fee":
            return restaurant["delivery_fee"]
        case _:
            return 0


def _texts(restaurant: Restaurant) -> list[str]:
    return [restaurant["name"], *(each["name"] for each in restaurant["dishes"])]
