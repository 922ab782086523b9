"""The goods of a shop as it reads them from its state, where a world file may give no more than names and prices.

A world file may replace any of these lists of `apps.<shop>.state`; only what has no question mark is required.

    goods       {"name", "price", "id"?, "old"? (a struck price), "category"?, "sales"?, "rating"?, "stock"? (0: sold
                 out; without it there is plenty), "sold_out"? true, "specs"?, "spec_title"?, "shop"?, "place"? (sent
                 from), "tags"? [texts], "text"? (description), "words"? (found by them too), "kind"? (its picture),
                 "reviews"?}
    specs       each a text, or {"name", "price"?, "stock"?, "sold_out"?}: one of them has to be chosen
    categories  names, or {"name", "kind"? (its picture)}; shown are those that have goods
    reviews     [{"name"?, "text", "rating"?}]: those of goods that have none of their own
    banners     [{"title", "text"?, "query"?, "colour"?}]
    hot         words that the search page proposes
    ads         [{"screen", "title", "text", "seed"?, "colour"?, "query"?}]: over that screen until closed

What the person owns of a shop stands in customer.py and addresses.py.
"""

from __future__ import annotations

import random
from typing import Any

from fingertips.phones.virtual.matching import found, squash

State = dict[str, Any]
Good = dict[str, Any]
Spec = dict[str, Any]

ORDERS = ("usual", "sales", "cheap", "dear")
"""The orders that a list of goods can be in."""


def goods(state: State) -> list[Good]:
    """All goods, complete."""
    return [_good(each, place) for place, each in enumerate(state.get("goods", []))]


def good(state: State, id: str | None) -> Good | None:
    """The one of that id, else of that name."""
    known = goods(state)
    named = next((each for each in known if each["name"] == id), None)
    return next((each for each in known if each["id"] == id), named)


def search(state: State, query: str, order: str = "usual") -> list[Good]:
    """The goods that answer the words, the best first or in the order asked for; else those that are called alike."""
    listed = goods(state)
    return in_order(found(query, listed, _texts) or _alike(query, listed), order)


def of_category(state: State, name: str, order: str = "usual") -> list[Good]:
    return in_order([each for each in goods(state) if each["category"] == name], order)


def in_order(listed: list[Good], order: str) -> list[Good]:
    match order:
        case "sales":
            return sorted(listed, key=lambda each: -each["sales"])
        case "cheap":
            return sorted(listed, key=lambda each: each["price"])
        case "dear":
            return sorted(listed, key=lambda each: -each["price"])
        case _:
            return listed


def categories(state: State) -> list[dict[str, str]]:
    """The names and pictures of those that have goods: in the order of the list, then others that goods name."""
    named = list(dict.fromkeys(each["category"] for each in goods(state) if each["category"]))
    listed = [{"name": each} if isinstance(each, str) else each for each in state.get("categories", [])]
    others = [{"name": name} for name in named if all(each["name"] != name for each in listed)]
    return [{"kind": "good"} | each for each in [*listed, *others] if each["name"] in named]


def spec(good: Good, name: str | None) -> Spec | None:
    """The chosen one; None where the goods have none or it is not chosen yet."""
    return next((each for each in good["specs"] if each["name"] == name), None)


def settled(good: Good, name: str | None) -> str:
    """The specification's name if there is such a one, "" if the goods come in one only way."""
    chosen = spec(good, name)
    return chosen["name"] if chosen else ""


def price(good: Good, name: str | None = None) -> float:
    chosen = spec(good, name)
    return chosen["price"] if chosen else good["price"]


def left(good: Good, name: str | None = None) -> int:
    """How many of it can still be had."""
    chosen = spec(good, name)
    return chosen["stock"] if chosen else good["stock"]


def sold_out(good: Good) -> bool:
    return good["stock"] <= 0 or (bool(good["specs"]) and all(each["stock"] <= 0 for each in good["specs"]))


def available(good: Good, name: str | None) -> int:
    """How many can be had as chosen: none of what is sold out, nor where a choice is still to be made."""
    unsettled = bool(good["specs"]) and spec(good, name) is None
    return 0 if unsettled or sold_out(good) else left(good, name)


PLENTY = 999


def _good(each: Good, place: int) -> Good:
    seeded = random.Random(each["name"])
    amount = _stock(each)
    return {
        "id": each.get("id", f"goods{place}"),
        "name": each["name"],
        "price": each["price"],
        "old": each.get("old"),
        "category": each.get("category", ""),
        "sales": each.get("sales", seeded.randrange(90, 9000)),
        "rating": each.get("rating", round(seeded.uniform(4.5, 4.9), 1)),
        "stock": amount,
        "specs": [_spec(one, each["price"], amount) for one in each.get("specs", [])],
        "spec_title": each.get("spec_title", ""),
        "shop": each.get("shop", ""),
        "place": each.get("place", ""),
        "tags": each.get("tags", []),
        "text": each.get("text", ""),
        "words": each.get("words", []),
        "kind": each.get("kind", "good"),
        "reviews": each.get("reviews", []),
    }


def _spec(one: str | Spec, price: float, stock: int) -> Spec:
    named = {"name": one} if isinstance(one, str) else one
    return {
        "name": named["name"],
        "price": named.get("price", price),
        "stock": min(stock, _stock(named)),
    }


def _stock(each: Good | Spec) -> int:
    stock = each.get("stock")
    return 0 if each.get("sold_out") else PLENTY if stock is None else stock


def _alike(query: str, listed: list[Good]) -> list[Good]:
    """Goods whose texts share at least half of the query's pairs of characters, the most alike first."""
    wanted = _pairs(query)
    shared = [(len(wanted & _pairs(" ".join(_texts(each)))), each) for each in listed]
    kept = [(count, each) for count, each in shared if wanted and count * 2 >= len(wanted)]
    return [each for _, each in sorted(kept, key=lambda pair: -pair[0])]


def _pairs(text: str) -> set[str]:
    squashed = squash(text)
    return {squashed[at : at + 2] for at in range(len(squashed) - 1)}


def _texts(good: Good) -> list[str]:
    return [good["name"], " ".join(good["words"]), good["category"], good["shop"], good["text"]]
