"""Which trains and flights there are between two cities on a day: made by the seed, the same whenever one looks.

The times of a pair of cities are the same every day; what is left of the seats, and what a flight costs, is the day's.
A world file may add concrete ones, or replace those of the same number, with these lists of `apps.travel.state`:

    trains   {"number", "from", "to", "depart", "arrive"?, "date"? or "in_days"? (else every day), "seats"?, "price"?,
             "days"? (nights on the way)}
             `from` and `to` are names of stations or cities; `seats` is {"二等座": 553.5} or
             [{"name", "price", "left"? (0: sold out)}]; `price` stands for a single class
    flights  as trains, with "airline"?
    generated  false: only what these lists say runs at all
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import places
from fingertips.phones.virtual.apps.travel.places import City, State

Journey = dict[str, Any]

AHEAD = 30
"""Tickets are sold for so many days from today."""
CLOSES = 15
"""So many minutes before departure the sale ends."""
PLENTY = 99
AIRPORT_FEE = 50


def journeys(state: State, desk: Any, kind: str, start: str, end: str, day: str) -> list[Journey]:
    """Everything that still leaves that day, by departure; none for unknown cities or days out of range."""
    a, b = places.city(state, start), places.city(state, end)
    if a is None or b is None or a["id"] == b["id"] or not _sold(day, desk.now):
        return []
    made = [] if state.get("generated") is False else _generated(state, desk, kind, a, b, day)
    given = _given(state, desk, kind, a, b, day)
    numbers = {each["number"] for each in given}
    known = [each for each in made if each["number"] not in numbers] + given
    return sorted((each for each in known if _leaves(each, desk.now)), key=lambda each: each["depart"])


def journey(state: State, desk: Any, args: dict[str, Any]) -> Journey | None:
    """The one of a page's arguments."""
    kind, start, end, day, number = (args.get(name, "") for name in ("kind", "from", "to", "date", "number"))
    return next((each for each in journeys(state, desk, kind, start, end, day) if each["number"] == number), None)


def lowest(journey: Journey) -> float:
    """What the cheapest seat costs that can be had; the cheapest of all where none can."""
    free = [seat["price"] for seat in journey["seats"] if seat["left"]]
    return min(free or [seat["price"] for seat in journey["seats"]])


def gone(journey: Journey) -> bool:
    return not any(seat["left"] for seat in journey["seats"])


def high_speed(journey: Journey) -> bool:
    return journey["number"][:1].upper() in ("G", "D", "C")


def listed(known: list[Journey], sort: str, only: set[str], period: str) -> list[Journey]:
    """In the chosen order; `only` may hold "fast" and "left", `period` "morning", "afternoon" or "evening"."""
    first, last = {"morning": ("00:00", "12:00"), "afternoon": ("12:00", "18:00"), "evening": ("18:00", "24:00")}.get(
        period, ("00:00", "24:00")
    )
    kept = [
        each
        for each in known
        if first <= each["depart"] < last
        and ("fast" not in only or high_speed(each))
        and ("left" not in only or not gone(each))
    ]
    match sort:
        case "shortest":
            return sorted(kept, key=lambda each: each["minutes"])
        case "cheapest":
            return sorted(kept, key=lambda each: (gone(each), lowest(each)))
        case "latest":
            return sorted(kept, key=lambda each: each["depart"], reverse=True)
        case _:
            return sorted(kept, key=lambda each: each["depart"])


def _generated(state: State, desk: Any, kind: str, a: City, b: City, day: str) -> list[Journey]:
    rng = desk.rng(f"{kind} {a['id']} {b['id']}")
    way = places.distance(a, b)
    made = _trains(rng, a, b, way, desk) if kind == "train" else _flights(rng, state, a, b, way)
    today = desk.rng(f"{kind} {a['id']} {b['id']} {day}")
    for each in made:
        if kind == "flight":
            _price_of_the_day(each, today, date.fromisoformat(day), desk)
        for seat in each["seats"]:
            seat["left"] = today.choices((0, today.randint(1, 18), PLENTY), (12, 30, 58))[0]
        each |= {"kind": kind, "date": day, "from_city": a["name"], "to_city": b["name"]}
    if made and all(gone(each) for each in made):
        made[0]["seats"][0]["left"] = PLENTY
    return made


def _trains(rng: random.Random, a: City, b: City, way: float, desk: Any) -> list[Journey]:
    fast = rng.randint(9, 14) if way < 1400 else rng.randint(3, 6)
    slow = rng.randint(2, 4)
    made: list[Journey] = []
    for n in range(fast + slow):
        letter = rng.choice("GGGD") if n < fast else rng.choice("KTZ")
        speed = {"G": rng.uniform(215, 290), "D": rng.uniform(150, 195)}.get(letter, rng.uniform(72, 105))
        minutes = round(way / speed * 60 + rng.randint(4, 18))
        leaves = 380 + round(840 * (n + rng.random()) / fast) if n < fast else rng.randint(330, 1400)
        number = f"{letter}{rng.randint(7, 99) if rng.random() < 0.15 else rng.randint(1001, 7999)}"
        stop = 0 if n < fast else -1
        made.append(
            _timed({"number": number, "from": a["stations"][stop], "to": b["stations"][stop]}, leaves % 1440, minutes)
            | {"seats": _classes(letter, way, desk)}
        )
    return list({each["number"]: each for each in made}.values())


def _classes(letter: str, way: float, desk: Any) -> list[dict[str, Any]]:
    second = max(12.0, way * (0.45 if letter == "G" else 0.31))
    if letter in "GD":
        return [
            _seat("second", desk.t("二等座", "Second class"), second),
            _seat("first", desk.t("一等座", "First class"), second * 1.62),
            _seat("business", desk.t("商务座", "Business class"), second * 3.05),
        ]
    return [
        _seat("hard_seat", desk.t("硬座", "Hard seat"), max(9.0, way * 0.115)),
        _seat("hard_sleeper", desk.t("硬卧", "Hard sleeper"), way * 0.21 + 28),
        _seat("soft_sleeper", desk.t("软卧", "Soft sleeper"), way * 0.33 + 42),
    ]


def _flights(rng: random.Random, state: State, a: City, b: City, way: float) -> list[Journey]:
    if not a["airport"] or not b["airport"]:
        return []
    made: list[Journey] = []
    for n in range(count := rng.randint(7, 12)):
        airline = rng.choice(places.airlines(state))
        leaves = 410 + round(880 * (n + rng.random()) / count)
        minutes = round(way / 760 * 60 + 40 + rng.randint(0, 20)) // 5 * 5
        number = f"{airline['code']}{rng.randint(1021, 9888)}"
        ends = {"number": number, "from": a["airport"], "to": b["airport"], "airline": airline["name"]}
        ends |= {"plane": rng.choice(("M", "M", "L")), "meal": leaves % 3 == 0, "on_time": rng.randint(78, 99)}
        made.append(_timed(ends, leaves // 5 * 5, minutes) | {"base": max(190.0, way * 0.62), "way": way, "seats": []})
    return list({each["number"]: each for each in made}.values())


def _price_of_the_day(flight: Journey, rng: random.Random, day: date, desk: Any) -> None:
    """Fridays to Sundays cost more, and so does leaving at a pleasant hour; the rest is the day's luck."""
    hour = int(flight["depart"][:2])
    dear = (1.15 if day.weekday() >= 4 else 1) * (1.1 if 8 <= hour < 19 else 0.85)
    economy = flight.pop("base") * dear * rng.uniform(0.62, 1.25)
    flight["fuel"] = 20 if flight.pop("way") < 800 else 40
    flight["seats"] = [
        _ticket("saver", desk.t("经济舱特价", "Economy saver"), economy, 0.5),
        _ticket("economy", desk.t("经济舱", "Economy"), economy * 1.13, 0.2),
        _ticket("business", desk.t("公务舱", "Business"), economy * 2.9, 0.1),
    ]


def _timed(ends: Journey, leaves: int, minutes: int) -> Journey:
    arrives = leaves + minutes
    return ends | {"depart": _clock(leaves), "arrive": _clock(arrives), "minutes": minutes, "days": arrives // 1440}


def _seat(id: str, name: str, price: float) -> dict[str, Any]:
    return {"id": id, "name": name, "price": round(price * 2) / 2, "left": PLENTY}


def _ticket(id: str, name: str, price: float, refund: float) -> dict[str, Any]:
    return {"id": id, "name": name, "price": max(90, round(price / 10) * 10), "left": PLENTY, "refund": refund}


# What a world file gives


def _given(state: State, desk: Any, kind: str, a: City, b: City, day: str) -> list[Journey]:
    return [
        _complete(each, state, desk, kind, a, b, day)
        for each in state.get("trains" if kind == "train" else "flights", [])
        if _runs(each, state, a, b, day)
    ]


def _runs(each: Journey, state: State, a: City, b: City, day: str) -> bool:
    starts, ends = places.city(state, each["from"]), places.city(state, each["to"])
    if starts is None or ends is None or (starts["id"], ends["id"]) != (a["id"], b["id"]):
        return False
    if "in_days" in each:
        return day == (moments.day(state.get("begun", 0)) + timedelta(days=each["in_days"])).isoformat()
    return each.get("date", day) == day


def _complete(each: Journey, state: State, desk: Any, kind: str, a: City, b: City, day: str) -> Journey:
    way = places.distance(a, b)
    leaves = _minutes(each["depart"])
    usual = round(way / (240 if kind == "train" else 700) * 60 + 20)
    ride = _minutes(each["arrive"]) - leaves if "arrive" in each else usual
    timed = _timed({}, leaves, ride + 1440 * each["days"] if "days" in each else ride % 1440 or usual)
    stops = ("stations", 0) if kind == "train" else ("airport", None)
    start, end = (c[stops[0]] if stops[1] is None else c[stops[0]][0] for c in (a, b))
    named = {"from": start if each["from"] == a["name"] else each["from"]}
    named |= {"to": end if each["to"] == b["name"] else each["to"]}
    extra = {"airline": places.airlines(state)[0]["name"], "plane": "M", "meal": False, "on_time": 92, "fuel": 20}
    complete = (extra if kind == "flight" else {}) | {"depart": _clock(leaves)} | each | timed | named
    seats = _seats(each, kind, way, desk)
    return complete | {"kind": kind, "date": day, "from_city": a["name"], "to_city": b["name"], "seats": seats}


def _seats(each: Journey, kind: str, way: float, desk: Any) -> list[dict[str, Any]]:
    only = desk.t("二等座", "Second class") if kind == "train" else desk.t("经济舱", "Economy")
    given = each.get("seats") or {only: each.get("price", max(12, round(way * 0.45)))}
    named = [{"name": name, "price": price} for name, price in given.items()] if isinstance(given, dict) else given
    return [{"id": one["name"], "left": PLENTY, "refund": 0.2} | one for one in named]


def _sold(day: str, now: int) -> bool:
    try:
        ahead = (date.fromisoformat(day) - moments.day(now)).days
    except ValueError:
        return False
    return 0 <= ahead <= AHEAD


def _leaves(each: Journey, now: int) -> bool:
    today = moments.local(now)
    return each["date"] > today.date().isoformat() or _minutes(each["depart"]) > today.hour * 60 + today.minute + CLOSES


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
