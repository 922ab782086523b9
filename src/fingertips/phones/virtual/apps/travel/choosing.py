"""Where to, when, and which one: the home screen, cities, the calendar, the list of results. Nothing is bought here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import places, timetable, trips
from fingertips.phones.virtual.apps.travel.places import State

Page = dict[str, Any]

TABS = ("home", "orders", "me")
FIRST, FURTHER = 8, 6
"""So many rows a list begins with, and so many more come each time its end is reached."""
LOAD = 800


def kind_of(state: State, page: Page) -> str:
    """Trains or flights: what the page is about, else what was looked at last."""
    kind = page["args"].get("kind") or page.get("kind") or state.get("kind", "train")
    return kind if kind in trips.KINDS else "train"


def day_of(page: Page, now: int) -> str:
    """The day of a page of results; tomorrow where a link did not say."""
    return page["args"].get("date") or (moments.day(now) + timedelta(days=1)).isoformat()


def on_tab(state: State, page: Page, desk: Any, name: str) -> None:
    """A tab at the bottom changes the screen; trains or flights change the form; others only their page."""
    if name in TABS:
        if page["screen"] != name:
            desk.restart(name)
    elif name in trips.KINDS and page["screen"] == "home":
        page["kind"] = name
        page["args"].pop("kind", None)
    else:
        page["tab"] = name


def on_close_ad(state: State, page: Page, desk: Any) -> None:
    state["ads"] = [each for each in state.get("ads", []) if each.get("screen", "home") != page["screen"]]


def on_take_ad(state: State, page: Page, desk: Any) -> None:
    """Whoever follows an advertisement ends up somewhere else than they were going."""
    on_close_ad(state, page, desk)
    desk.restart("me")


def on_open_sheet(state: State, page: Page, desk: Any, name: str) -> None:
    page["sheet"] = name


def on_close_sheet(state: State, page: Page, desk: Any) -> None:
    page.pop("sheet", None)


# The form


def on_open_city(state: State, page: Page, desk: Any, side: str) -> None:
    desk.go("city", kind=kind_of(state, page), side=side)


def on_choose_city(state: State, page: Page, desk: Any, id: str) -> None:
    """The other end moves over where it was that city."""
    chosen = places.city(state, id)
    if page["screen"] != "city" or chosen is None:
        return
    kind, side = page["args"].get("kind", "train"), page["args"].get("side", "to")
    other = "to" if side == "from" else "from"
    now = trips.wanted(state, kind, desk.now)
    ends = {end: now[end]["id"] for end in ("from", "to") if now[end]}
    if ends.get(other) == chosen["id"] and side in ends:
        ends[other] = ends[side]
    trips.keep_wanted(state, kind, **(ends | {side: chosen["id"]}))
    desk.back()


def on_swap(state: State, page: Page, desk: Any) -> None:
    kind = kind_of(state, page)
    now = trips.wanted(state, kind, desk.now)
    if now["from"] and now["to"]:
        trips.keep_wanted(state, kind, **{"from": now["to"]["id"], "to": now["from"]["id"]})


def on_open_calendar(state: State, page: Page, desk: Any) -> None:
    """For the form; or for the results, which are then looked up again."""
    again = {"again": page["args"]} if page["screen"] == "results" else {}
    desk.go("calendar", kind=kind_of(state, page), **again)


def on_choose_date(state: State, page: Page, desk: Any, date: str) -> None:
    """A day of the calendar, or of the strip above the results."""
    if not _in_reach(date, desk.now):
        desk.toast(desk.t("该日期暂不可售", "No tickets are sold for that day"))
        return
    kind = kind_of(state, page)
    trips.keep_wanted(state, kind, date=date)
    again = page["args"].get("again")
    if page["screen"] == "calendar":
        desk.back()
    if page["screen"] == "results" or (page["screen"] == "calendar" and again):
        desk.replace("results", wait=LOAD, **((again or page["args"]) | {"date": date}))


def on_fast_only(state: State, page: Page, desk: Any) -> None:
    page["fast_only"] = not page.get("fast_only", False)


def on_search(state: State, page: Page, desk: Any) -> None:
    kind = kind_of(state, page)
    now = trips.wanted(state, kind, desk.now)
    if not now["from"] or not now["to"]:
        desk.toast(desk.t("请选择城市", "Choose the cities"))
        return
    if kind == "flight" and not (now["from"]["airport"] and now["to"]["airport"]):
        desk.toast(desk.t("所选城市没有机场", "One of these cities has no airport"))
        return
    ends = {"from": now["from"]["id"], "to": now["to"]["id"]}
    state["kind"] = kind
    trips.remember(state, kind, ends["from"], ends["to"])
    fast = page.get("fast_only", False) and kind == "train"
    desk.go("results", wait=LOAD, kind=kind, date=now["date"], fast=fast, **ends)


def on_recent(state: State, page: Page, desk: Any, kind: str, start: str, end: str) -> None:
    """A former search back into the form."""
    page["kind"] = kind
    page["args"].pop("kind", None)
    trips.keep_wanted(state, kind, **{"from": start, "to": end})


def on_offer(state: State, page: Page, desk: Any, kind: str, to: str) -> None:
    """A picture of a place puts that place into the form."""
    page["kind"] = kind
    page["args"].pop("kind", None)
    if places.city(state, to) is not None:
        trips.keep_wanted(state, kind, to=to)


# The results


def on_sort(state: State, page: Page, desk: Any, name: str) -> None:
    page["sort"] = name
    page.pop("shown", None)


def on_only(state: State, page: Page, desk: Any, name: str) -> None:
    chosen = set(page.get("only", ["fast"] if page["args"].get("fast") else []))
    page["only"] = sorted(chosen ^ {name})
    page.pop("shown", None)


def on_period(state: State, page: Page, desk: Any, name: str) -> None:
    page["period"] = name
    page.pop("shown", None)
    page.pop("sheet", None)


def on_more(state: State, page: Page, desk: Any, seen: int) -> None:
    """The end of a list came into sight."""
    page["shown"] = max(page.get("shown", FIRST), seen + FURTHER)


def on_open_journey(state: State, page: Page, desk: Any, number: str) -> None:
    """A row of the results: its seat classes, or its fares."""
    if page["screen"] != "results":
        return
    args = {name: page["args"].get(name, "") for name in ("from", "to")}
    args |= {"kind": kind_of(state, page), "date": day_of(page, desk.now), "number": number}
    if timetable.journey(state, desk, args) is None:
        desk.toast(desk.t("该车次已停售", "No longer on sale"))
    else:
        desk.go(kind_of(state, page), wait=500, **args)


def on_choose_seat(state: State, page: Page, desk: Any, seat: str) -> None:
    """Book this class: on to the passengers."""
    if page["screen"] not in trips.KINDS:
        return
    chosen = timetable.journey(state, desk, page["args"])
    left = next((each["left"] for each in chosen["seats"] if each["id"] == seat), 0) if chosen else 0
    if left:
        desk.go("book", wait=500, seat=seat, **page["args"])
    else:
        desk.toast(desk.t("已售罄，请选择其他席别", "Sold out. Choose another class"))


# From the person's own page


def on_open_orders(state: State, page: Page, desk: Any) -> None:
    desk.restart("orders")


def on_open_passengers(state: State, page: Page, desk: Any) -> None:
    desk.go("passengers")


def on_open_order(state: State, page: Page, desk: Any, id: str) -> None:
    desk.go("order", wait=300, id=id)


def _in_reach(day: str, now: int) -> bool:
    today = moments.day(now)
    return today.isoformat() <= day <= (today + timedelta(days=timetable.AHEAD)).isoformat() and _is_date(day)


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
