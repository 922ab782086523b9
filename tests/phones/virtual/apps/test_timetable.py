"""The timetable: any two cities on any of thirty days, the same whenever one looks, and what a world says of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import places, timetable
from fingertips.phones.virtual.desk import Desk
from phones.virtual.apps.hand import NOON, Hand

TODAY = moments.day(NOON)
SOON = (TODAY + timedelta(days=3)).isoformat()
TRAIN = {"number": "G7", "from": "上海", "to": "南京", "depart": "09:00", "arrive": "10:12", "seats": {"二等座": 139.5}}
FLIGHT = {"number": "YW1", "from": "上海", "to": "成都", "depart": "22:30", "arrive": "01:50", "price": 600}
CITIES = st.sampled_from([each["id"] for each in places.cities(Hand("travel").state)])


def runs(hand, kind, start, end, day=SOON):
    return timetable.journeys(hand.state, Desk(hand.kernel, "travel"), kind, start, end, day)


@given(st.sampled_from(["train", "flight"]), CITIES, CITIES, st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_any_pair_of_cities_is_served_on_any_day(kind, start, end, days):
    hand = Hand("travel")
    hand.kernel.world["now"] = NOON - 11 * moments.HOUR
    found = runs(hand, kind, start, end, (TODAY + timedelta(days=days)).isoformat())
    a, b = (places.city(hand.state, each) for each in (start, end))
    assert a is not None
    assert b is not None
    if start == end or (kind == "flight" and not (a["airport"] and b["airport"])):
        assert found == []
        return
    assert len(found) >= 3
    assert any(not timetable.gone(each) for each in found)
    for each in found:
        assert each["days"] * 1440 + minutes(each["arrive"]) - minutes(each["depart"]) == each["minutes"] > 0
        assert all(seat["price"] > 0 for seat in each["seats"])


def minutes(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def test_looking_twice_shows_the_same_trains():
    assert runs(Hand("travel"), "train", "上海", "北京") == runs(Hand("travel"), "train", "shanghai", "beijing")


def test_the_same_trains_run_every_day():
    hand = Hand("travel")
    one, other = ([each["number"] for each in runs(hand, "train", "上海", "北京", day)] for day in (SOON, "2026-06-20"))
    assert one == other


def test_both_languages_have_the_same_trains():
    zh, en = (runs(Hand("travel", locale), "train", "shanghai", "xian") for locale in ("zh", "en"))
    assert [(e["number"], e["depart"], e["seats"][0]["price"]) for e in zh] == [
        (e["number"], e["depart"], e["seats"][0]["price"]) for e in en
    ]
    assert en[0]["to"].startswith("Xi'an")


@pytest.mark.parametrize("day", ["2026-05-31", "2026-08-01", "soon", ""])
def test_no_tickets_are_sold_for_other_days(day):
    assert runs(Hand("travel"), "train", "上海", "北京", day) == []


def test_what_left_already_is_not_shown_today():
    assert all(each["depart"] > "12:15" for each in runs(Hand("travel"), "train", "上海", "北京", TODAY.isoformat()))


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("earliest", lambda each: each["depart"]),
        ("shortest", lambda each: each["minutes"]),
        ("cheapest", lambda each: (timetable.gone(each), timetable.lowest(each))),
    ],
)
def test_results_come_in_the_chosen_order(sort, key):
    known = runs(Hand("travel"), "train", "广州", "武汉")
    assert timetable.listed(known, sort, set(), "") == sorted(known, key=key)


def test_results_are_narrowed():
    known = runs(Hand("travel"), "train", "广州", "武汉")
    assert all(each["number"][0] in "GDC" for each in timetable.listed(known, "earliest", {"fast"}, ""))
    assert all(not timetable.gone(each) for each in timetable.listed(known, "earliest", {"left"}, ""))
    assert all("12:00" <= each["depart"] < "18:00" for each in timetable.listed(known, "earliest", set(), "afternoon"))


# Worlds of which little is given


def test_a_world_adds_a_train_or_replaces_one():
    hand = Hand("travel")
    first = runs(hand, "train", "上海", "南京")[0]
    hand.state["trains"] = [TRAIN, TRAIN | {"number": first["number"], "depart": "23:10"}]
    found = {each["number"]: each for each in runs(hand, "train", "上海", "南京")}
    assert found["G7"]["seats"] == [{"id": "二等座", "name": "二等座", "price": 139.5, "left": 99, "refund": 0.2}]
    assert found[first["number"]]["depart"] == "23:10"


def test_a_train_of_a_world_needs_a_number_its_ends_and_a_time():
    hand = Hand(
        "travel", trains=[{"number": "G1", "from": "云城", "to": "上海虹桥", "depart": "8:05"}], generated=False
    )
    (only,) = runs(hand, "train", "云城", "上海")
    assert only["depart"] == "08:05"
    assert only["to"] == "上海虹桥"
    assert only["seats"][0]["price"] > 0
    assert runs(hand, "train", "上海", "云城") == []


def test_a_train_of_a_world_may_run_on_one_day():
    hand = Hand("travel", trains=[TRAIN | {"in_days": 3}, TRAIN | {"number": "G9", "date": SOON}], generated=False)
    assert {each["number"] for each in runs(hand, "train", "上海", "南京")} == {"G7", "G9"}
    assert runs(hand, "train", "上海", "南京", TODAY.isoformat()) == []


def test_an_arrival_before_the_departure_is_on_the_next_day():
    hand = Hand("travel", flights=[FLIGHT], generated=False)
    (only,) = runs(hand, "flight", "上海", "成都")
    assert (only["days"], only["minutes"], only["from"]) == (1, 200, "上海虹桥 T2")
