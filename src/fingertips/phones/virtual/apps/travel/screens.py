"""What each screen shows, made of the state and the page; nothing changes here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import places, timetable, trips
from fingertips.phones.virtual.apps.travel.booking import chosen
from fingertips.phones.virtual.apps.travel.choosing import FIRST, day_of, kind_of
from fingertips.phones.virtual.apps.travel.places import State

Page = dict[str, Any]


def home(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kind = kind_of(state, page)
    now = trips.wanted(state, kind, desk.now)
    coming = [each for each in trips.orders(state) if trips.standing(each, desk.now) == "issued"]
    return {
        "kind": kind,
        "start": now["from"],
        "end": now["to"],
        "day": _day(now["date"], desk),
        "fast_only": page.get("fast_only", False),
        "recent": [each for each in (_recent(state, one) for one in state.get("recent", [])) if each],
        "next": _order(min(coming, key=trips.departure), desk) if coming else None,
        "offers": [{"text": "", "kind": "train"} | each for each in state.get("offers", [])],
        "ad": _ad(state, page),
        "sheet": page.get("sheet", ""),
    }


def city(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kind, side = page["args"].get("kind", "train"), page["args"].get("side", "to")
    known = [each for each in places.cities(state) if kind == "train" or each["airport"]]
    query = page["fields"].get("city_query", "")
    names = {each["id"] for each in known}
    letters = sorted({each["letter"] for each in known})
    now = trips.wanted(state, kind, desk.now)[side if side in ("from", "to") else "to"]
    return {
        "kind": kind,
        "side": side,
        "query": query,
        "results": [each for each in places.search(state, query) if each["id"] in names] if query.strip() else [],
        "hot": [each for each in known if each["hot"]],
        "groups": [{"letter": one, "cities": [each for each in known if each["letter"] == one]} for one in letters],
        "current": now["id"] if now else "",
    }


def calendar(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kind = kind_of(state, page)
    today = moments.day(desk.now)
    last = today + timedelta(days=timetable.AHEAD)
    months = [today.replace(day=1)]
    while (months[-1] + timedelta(days=32)).replace(day=1) <= last:
        months.append((months[-1] + timedelta(days=32)).replace(day=1))
    return {
        "kind": kind,
        "weekdays": desk.t("日一二三四五六", "SMTWTFS"),
        "months": [_month(first, today, last, desk) for first in months],
        "chosen": page["args"].get("again", {}).get("date") or trips.wanted(state, kind, desk.now)["date"],
    }


def results(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kind, args = kind_of(state, page), page["args"]
    day = day_of(page, desk.now)
    known = timetable.journeys(state, desk, kind, args.get("from", ""), args.get("to", ""), day)
    only = page.get("only", ["fast"] if args.get("fast") else [])
    sort, period, shown = page.get("sort", "earliest"), page.get("period", ""), page.get("shown", FIRST)
    kept = timetable.listed(known, sort, set(only) if kind == "train" else set(only) - {"fast"}, period)
    start, end = (places.city(state, args.get(side)) for side in ("from", "to"))
    return {
        "kind": kind,
        "start": start["name"] if start else args.get("from", ""),
        "end": end["name"] if end else args.get("to", ""),
        "strip": _strip(day, desk),
        "day": day,
        "rows": [_journey(each, desk) for each in kept[:shown]],
        "total": len(kept),
        "found": len(known),
        "shown": shown,
        "sort": sort,
        "only": only,
        "period": period,
        "sheet": page.get("sheet", ""),
    }


def train(state: State, page: Page, desk: Any) -> dict[str, Any]:
    found = timetable.journey(state, desk, page["args"])
    if found is None:
        return {"journey": None}
    return {"journey": _journey(found, desk), "day": _day(found["date"], desk), "sheet": page.get("sheet", "")}


def flight(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return train(state, page, desk) | {"airport": timetable.AIRPORT_FEE}


def book(state: State, page: Page, desk: Any) -> dict[str, Any]:
    journey, seat, people = chosen(state, page, desk)
    if journey is None or seat is None:
        return {"journey": None}
    ids = page.get("passengers", [])
    return {
        "journey": _journey(journey, desk),
        "seat": seat,
        "day": _day(journey["date"], desk),
        "people": people,
        "passengers": [_passenger(each) | {"on": each["id"] in ids} for each in trips.passengers(state)],
        "insured": page.get("insured", False),
        "insurance": trips.INSURANCE,
        "cost": trips.cost(journey, seat, len(people), page.get("insured", False)),
        "phone": state.get("me", {}).get("phone", ""),
        "sheet": page.get("sheet", ""),
        "passenger_name": page["fields"].get("passenger_name", ""),
        "id_number": page["fields"].get("id_number", ""),
    }


def issued(state: State, page: Page, desk: Any) -> dict[str, Any]:
    return order(state, page, desk)


def orders(state: State, page: Page, desk: Any) -> dict[str, Any]:
    tab = page.get("tab", "all")
    known = [_order(each, desk) for each in trips.orders(state)]
    kept = [each for each in known if tab == "all" or (each["standing"] == "issued") == (tab == "coming")]
    return {"tab": tab, "rows": kept}


def order(state: State, page: Page, desk: Any) -> dict[str, Any]:
    kept = trips.order(state, page["args"].get("id"))
    if kept is None:
        return {"order": None, "sheet": ""}
    fee = kept.get("fee", trips.refund_fee(kept, desk.now))
    back = kept.get("refund", round(kept["total"] - fee, 2))
    return {"order": _order(kept, desk) | {"fee": fee, "back": back}, "sheet": page.get("sheet", "")}


def me(state: State, page: Page, desk: Any) -> dict[str, Any]:
    coming = [each for each in trips.orders(state) if trips.standing(each, desk.now) == "issued"]
    return {
        "me": {"name": "", "phone": "", "level": ""} | state.get("me", {}),
        "passengers": len(trips.passengers(state)),
        "coming": len(coming),
        "orders": len(trips.orders(state)),
        "coupons": [{"over": 0} | each for each in state.get("coupons", [])],
    }


def passengers(state: State, page: Page, desk: Any) -> dict[str, Any]:
    rows = [_passenger(each) for each in trips.passengers(state)]
    return {
        "rows": rows,
        "sheet": page.get("sheet", ""),
        "chosen": next((each for each in rows if each["id"] == page.get("chosen")), None),
        "passenger_name": page["fields"].get("passenger_name", ""),
        "id_number": page["fields"].get("id_number", ""),
    }


def _lasts(minutes: int, desk: Any) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return desk.t(f"{rest}分", f"{rest}m") if rest else ""
    return desk.t(f"{hours}时{rest:02}分", f"{hours}h {rest:02}m")


def _journey(each: dict[str, Any], desk: Any) -> dict[str, Any]:
    return each | {
        "lasts": _lasts(each["minutes"], desk),
        "lowest": timetable.lowest(each),
        "gone": timetable.gone(each),
        "fast": timetable.high_speed(each),
        "left": min((seat["left"] for seat in each["seats"] if seat["left"]), default=0),
    }


def _order(each: dict[str, Any], desk: Any) -> dict[str, Any]:
    standing = trips.standing(each, desk.now)
    said = {
        "issued": desk.t("出票成功", "Ticket issued"),
        "done": desk.t("已出行", "Travelled"),
        "refunded": desk.t("已退票", "Refunded"),
    }
    return each | {
        "standing": standing,
        "lasts": _lasts(each["minutes"], desk),
        "said": said.get(standing, standing),
        "day": _day(each["date"], desk),
        "when": moments.exact(each["time"], desk.now, desk.locale),
    }


def _passenger(each: dict[str, Any]) -> dict[str, Any]:
    number = each["id_number"]
    masked = f"{number[:3]}{'*' * max(0, len(number) - 7)}{number[-4:]}" if len(number) > 7 else number
    return each | {"masked": masked}


def _recent(state: State, each: dict[str, Any]) -> dict[str, Any] | None:
    start, end = places.city(state, each["from"]), places.city(state, each["to"])
    return {"kind": each["kind"], "from": start, "to": end} if start and end else None


def _day(iso: str, desk: Any) -> dict[str, Any]:
    """A date as it is said: the day, the weekday, how near it is."""
    when, today = date.fromisoformat(iso), moments.day(desk.now)
    near = {0: desk.t("今天", "Today"), 1: desk.t("明天", "Tomorrow"), 2: desk.t("后天", "")}
    return {
        "iso": iso,
        "said": moments.month_day(when, desk.locale),
        "weekday": moments.weekday(when, desk.locale),
        "near": near.get((when - today).days, ""),
    }


def _strip(day: str, desk: Any) -> list[dict[str, Any]]:
    """The days around the one that is shown."""
    today = moments.day(desk.now)
    try:
        here = date.fromisoformat(day)
    except ValueError:
        here = today
    first = max(today, min(here - timedelta(days=2), today + timedelta(days=timetable.AHEAD - 5)))
    days = [first + timedelta(days=n) for n in range(6)]
    said = [_day(each.isoformat(), desk) for each in days if (each - today).days <= timetable.AHEAD]
    return [each | {"label": desk.t(each["near"] or each["weekday"], each["weekday"])} for each in said]


def _month(first: date, today: date, last: date, desk: Any) -> dict[str, Any]:
    length = monthrange(first.year, first.month)[1]
    days = [first.replace(day=n + 1) for n in range(length)]
    return {
        "name": desk.t(f"{first.year}年{first.month}月", f"{first:%B %Y}"),
        "blank": (first.weekday() + 1) % 7,
        "days": [_day(each.isoformat(), desk) | {"number": each.day, "open": today <= each <= last} for each in days],
    }


def _ad(state: State, page: Page) -> dict[str, Any] | None:
    blank = {"text": "", "colour": "", "seed": ""}
    return next((blank | each for each in state.get("ads", []) if each.get("screen", "home") == page["screen"]), None)
