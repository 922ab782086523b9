"""What each screen shows, made of the state and the page; nothing changes here."""

from __future__ import annotations

from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.takeaway import bill, customer, menu
from fingertips.phones.virtual.apps.takeaway.browsing import FIRST
from fingertips.phones.virtual.apps.takeaway.menu import Restaurant, State
from fingertips.phones.virtual.shopping import addresses as kept

Page = dict[str, Any]

SLOTS = 6
"""So many times of delivery are offered, each of twenty minutes."""


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    categories = menu.categories(state)
    banners = [{"text": "", "category": ""} | each for each in state.get("banners", [])]
    return _rows(state, page, "") | {
        "address": kept.address(state),
        "categories": categories,
        "banners": [each for each in banners if each["category"] in {"", *(one["id"] for one in categories)}],
        "hint": next(iter(menu.hot(state)), ""),
        "ad": _ad(state, page),
    }


def category(state: State, page: Page, desk: Any) -> dict[str, Any]:
    id = page["args"].get("id", "")
    name = next((each["name"] for each in menu.categories(state) if each["id"] == id), "")
    return _rows(state, page, id) | {"title": name or desk.t("全部商家", "All restaurants")}


def search(state: State, page: Page, desk: Any) -> dict[str, Any]:
    query = page["fields"].get("query", page["args"].get("query", ""))
    searched = page.get("searched", page["args"].get("query", ""))
    sort = page.get("sort", "best")
    results = menu.search(state, searched, sort) if searched else []
    shown = page.get("shown", FIRST)
    return {
        "query": query,
        "searched": searched,
        "sort": sort,
        "results": [{"restaurant": _card(each), "dishes": dishes[:3]} for each, dishes in results[:shown]],
        "total": len(results),
        "shown": shown,
        "suggestions": [] if searched else _suggestions(state, query),
        "history": state.get("searches", []),
        "hot": menu.hot(state),
    }


def restaurant(state: State, page: Page, desk: Any) -> dict[str, Any]:
    here = menu.restaurant(state, page["args"].get("id"))
    if here is None:
        return {"here": None}
    names = menu.sections(here)
    section = page.get("section", "")
    wanted = page["fields"].get("menu_query", "")
    kept = menu.found(wanted, here["dishes"], lambda each: [each["name"]]) if wanted.strip() else here["dishes"]
    sums = bill.bill(state, here)
    asked = menu.dish(here, page["args"].get("dish"))
    first = [asked] if asked and not wanted and not section else []
    kept = [each for each in kept if each not in first]
    groups = [{"name": name, "dishes": [each for each in kept if each["section"] == name]} for name in names]
    return {
        "here": _card(here),
        "tab": page.get("tab", "menu"),
        "section": section,
        "sections": names,
        "menu_query": wanted,
        "asked": [_dish(state, here, each) for each in first],
        "groups": [
            {"name": group["name"], "dishes": [_dish(state, here, each) for each in group["dishes"]]}
            for group in groups
            if group["dishes"] and section in ("", group["name"])
        ],
        "bill": sums,
        "next_cut": bill.next_cut(here, sums["goods"]),
        "favourite": any(each in (here["id"], here["name"]) for each in customer.favourites(state)),
        "coupons": customer.usable(state, here, 10**6),
        "reviews": here["reviews"],
        "sheet": page.get("sheet", ""),
        "chosen": _chosen(here, page),
        "ad": _ad(state, page),
    }


def checkout(state: State, page: Page, desk: Any) -> dict[str, Any]:
    here = menu.restaurant(state, page["args"].get("id"))
    if here is None:
        return {"here": None}
    return {
        "here": here,
        "address": kept.address(state),
        "bill": bill.bill(state, here, page.get("coupon")),
        "arrival": moments.clock(desk.now + here["minutes"] * moments.MINUTE),
        "deliver": page.get("deliver", ""),
        "slots": _slots(desk.now, here["minutes"]),
        "remark": page["fields"].get("remark", ""),
        "words": desk.t(
            ["不要辣", "不要香菜", "少油少盐", "放门口", "到了打电话"],
            ["No chilli", "No coriander", "Less oil and salt", "Leave at the door", "Call on arrival"],
        ),
        "tableware": page.get("tableware", ""),
        "tablewares": desk.t(
            ["无需餐具", "1 份", "2 份", "3 份", "4 份", "商家按餐量提供"],
            ["No tableware", "1 set", "2 sets", "3 sets", "4 sets", "As the restaurant sees fit"],
        ),
        "sheet": page.get("sheet", ""),
    }


def paid(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return order(state, page, desk)


def orders(state: State, page: Page, desk: Any) -> dict[str, Any]:
    tab = page.get("tab", "all")
    known = [_order(state, each, desk) for each in customer.orders(state)]
    going = ("placed", "making", "riding")
    kept = [each for each in known if tab == "all" or (each["phase"] in going) == (tab == "going")]
    shown = page.get("shown", FIRST)
    return {"tab": tab, "rows": kept[:shown], "total": len(kept), "shown": shown}


def order(state: State, page: Page, desk: Any) -> dict[str, Any]:
    found = customer.order(state, page["args"].get("id"))
    if found is None:
        return {"order": None, "sheet": ""}
    return {"order": _order(state, found, desk), "sheet": page.get("sheet", "")}


def me(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {
        "me": {"name": "", "phone": ""} | state.get("me", {}),
        "coupons": len(customer.coupons(state)),
        "favourites": len(customer.favourites(state)),
        "orders": len(customer.orders(state)),
        "liked": [_card(each) for each in menu.listed(menu.restaurants(state), sort="rating")[:4]],
    }


def addresses(state: State, page: Page, desk: Any) -> dict[str, Any]:
    chosen = kept.address(state)
    return {
        "rows": kept.addresses(state),
        "chosen": chosen["id"] if chosen else "",
        "choose": page["args"].get("choose", False),
    }


def address(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return {
        "known": bool(page["args"].get("id")),
        "labels": desk.t(["家", "公司", "学校", "父母家"], ["Home", "Office", "School", "Parents"]),
        "written": kept.written_address(state, page),
        "sheet": page.get("sheet", ""),
    }


def favourites(state: State, page: Page, desk: Any) -> dict[str, Any]:
    known = (menu.restaurant(state, each) for each in customer.favourites(state))
    return {"restaurants": [_card(each) for each in known if each is not None]}


def coupons(state: State, page: Page, desk: Any) -> dict[str, Any]:
    places = {name: each["name"] for each in menu.restaurants(state) for name in (each["id"], each["name"])}
    return {"rows": [each | {"place": places.get(each["restaurant"], "")} for each in customer.coupons(state)]}


def _rows(state: State, page: Page, category: str) -> dict[str, Any]:
    sort, only, shown = page.get("sort", "best"), page.get("only", ""), page.get("shown", FIRST)
    kept = menu.listed(menu.restaurants(state), category, sort, only)
    return {
        "restaurants": [_card(each) for each in kept[:shown]],
        "total": len(kept),
        "shown": shown,
        "sort": sort,
        "only": only,
        "sheet": page.get("sheet", ""),
    }


def _card(each: Restaurant) -> Restaurant:
    return each | {"face": next(iter(each["dishes"]), None), "average": _average(each)}


def _average(each: Restaurant) -> int:
    """What a person spends there, roughly: a main dish and something small."""
    prices = sorted(one["price"] for one in each["dishes"])
    return round(prices[len(prices) * 3 // 4]) if prices else 0


def _dish(state: State, here: Restaurant, each: dict[str, Any]) -> dict[str, Any]:
    return each | {"count": bill.count(state, here, each)}


def _chosen(here: Restaurant, page: Page) -> dict[str, Any] | None:
    chosen = menu.dish(here, page.get("dish"))
    if chosen is None or page.get("sheet") != "dish":
        return None
    options = menu.settled(chosen, page.get("options", {}))
    count = page.get("count", 1)
    each = menu.price(chosen, options)
    return chosen | {"options": options, "count": count, "each": each, "sum": round(each * count, 2)}


def _order(state: State, each: dict[str, Any], desk: Any) -> dict[str, Any]:
    phase = customer.phase(each, desk.now)
    said = {
        "placed": desk.t("订单已提交", "Order placed"),
        "making": desk.t("商家备餐中", "Being cooked"),
        "riding": desk.t("骑手配送中", "On its way"),
        "done": desk.t("订单已完成", "Delivered"),
        "cancelled": desk.t("订单已取消", "Cancelled"),
    }
    here = menu.restaurant(state, each["restaurant_id"])
    kinds = {dish["name"]: dish["kind"] for dish in here["dishes"]} if here else {}
    return each | {
        "items": [item | {"kind": kinds.get(item["name"], "dish")} for item in each["items"]],
        "phase": phase,
        "said": said.get(phase, phase),
        "when": moments.exact(each["time"], desk.now, desk.locale),
        "arrival": moments.clock(each["time"] + (here["minutes"] if here else 35) * moments.MINUTE),
        "portions": sum(item["count"] for item in each["items"]),
    }


def _suggestions(state: State, query: str) -> list[str]:
    known = menu.restaurants(state)
    names = [each["name"] for each in known] + [one["name"] for each in known for one in each["dishes"]]
    return list(dict.fromkeys(menu.found(query, names, lambda name: [name])))[:8]


def _slots(now: int, minutes: int) -> list[str]:
    """Times of delivery from a while after the soonest, on round twenty minutes."""
    step = 20 * moments.MINUTE
    first = -(-(now + (minutes + 10) * moments.MINUTE) // step) * step
    starts = [first + n * step for n in range(SLOTS)]
    return [f"{moments.clock(start)}-{moments.clock(start + step)}" for start in starts]


def _ad(state: State, page: Page) -> dict[str, Any] | None:
    blank = {"text": "", "colour": "", "seed": ""}
    return next((blank | each for each in state.get("ads", []) if each.get("screen", "home") == page["screen"]), None)
