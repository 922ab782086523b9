"""How a shop's part of a fresh world comes to be, and which links it answers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from fingertips.phones.virtual.shopping.goods import State

AD_CHANCE = {"home": 0.35, "search": 0.2}
"""How likely a world is to begin with an advertisement over that screen."""


def begin(folder: Path, scheme: str, locale: str, rng: random.Random, now: int) -> State:
    """The shop's content; which advertisements wait in it is the seed's choice."""
    content = json.loads((folder / f"content.{locale}.json").read_text("utf-8"))
    ads = [each for each in content["ads"] if rng.random() < AD_CHANCE[each["screen"]]]
    return content | {"scheme": scheme, "begun": now, "ads": ads}


def open_link(path: str, query: dict[str, str]) -> tuple[str, dict[str, Any]] | None:
    match path.strip("/"):
        case "":
            return "home", {}
        case "search":
            return "search", {"query": query.get("q", "")}
        case "goods":
            return "goods", {"id": query.get("id", query.get("name", ""))}
        case "category":
            return "search", {"category": query.get("name", "")}
        case "cart":
            return "cart", {"inner": True}
        case "order":
            return "order", {"id": query.get("id", "")}
        case "orders" | "me" | "favourites" | "coupons" | "addresses" as screen:
            return screen, {}
        case _:
            return None
