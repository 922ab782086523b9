"""Travel, before anything is bought: cities and days chosen, results looked through, passengers kept."""

from __future__ import annotations

import json
from datetime import date, timedelta

from fingertips.phones.virtual import moments
from phones.virtual.apps.hand import NOON, Hand

TODAY = moments.day(NOON)
SOON = (TODAY + timedelta(days=3)).isoformat()


def test_the_form_remembers_cities_and_the_day():
    hand = Hand("travel", ads=[]).do("open_city", side="from").do("choose_city", id="苏州")
    hand.do("swap").do("open_calendar").do("choose_date", date=SOON).do("fast_only").do("search")
    asked = {name: hand.page["args"][name] for name in ("kind", "from", "to", "date", "fast")}
    assert asked == {"kind": "train", "from": "hangzhou", "to": "suzhou", "date": SOON, "fast": True}
    assert all(each["fast"] for each in hand.values()["rows"])


def test_choosing_the_other_end_turns_the_way_around():
    hand = Hand("travel", ads=[]).do("open_city", side="from").do("choose_city", id="hangzhou")
    assert (hand.values()["start"]["id"], hand.values()["end"]["id"]) == ("hangzhou", "shanghai")


def test_another_day_is_looked_up_in_place():
    hand = Hand("travel", ads=[]).do("search").do("choose_date", date=SOON)
    assert [page["screen"] for page in hand.kernel.stack("travel")] == ["home", "results"]
    hand.do("open_calendar").do("choose_date", date=(date.fromisoformat(SOON) + timedelta(days=1)).isoformat())
    assert [page["screen"] for page in hand.kernel.stack("travel")] == ["home", "results"]
    assert hand.page["args"]["date"] == "2026-06-05"


def test_days_out_of_reach_are_not_chosen():
    hand = Hand("travel", ads=[]).do("open_calendar").do("choose_date", date="2027-01-01")
    assert hand.page["screen"] == "calendar"
    assert "不可售" in hand.toast


def test_a_city_without_an_airport_has_no_flights():
    hand = Hand("travel", ads=[]).do("tab", name="flight").do("open_city", side="to")
    assert all(each["id"] != "suzhou" for group in hand.values()["groups"] for each in group["cities"])


def test_looking_leaves_nothing_but_the_search():
    hand = Hand("travel", ads=[])
    before = json.dumps({name: value for name, value in hand.state.items() if name not in ("search", "recent", "kind")})
    hand.do("swap").do("search").do("sort", name="cheapest").do("period", name="morning").do("more", seen=8)
    hand.do("open_journey", number=hand.values()["rows"][0]["number"]).do("tab", name="me")
    after = json.dumps({name: value for name, value in hand.state.items() if name not in ("search", "recent", "kind")})
    assert after == before


def test_a_former_search_and_a_picture_of_a_place_fill_the_form():
    hand = Hand("travel", ads=[]).do("recent", kind="flight", start="shanghai", end="chengdu")
    assert (hand.values()["kind"], hand.values()["end"]["id"]) == ("flight", "chengdu")
    hand.do("offer", kind="train", to="suzhou")
    assert (hand.values()["kind"], hand.values()["end"]["id"]) == ("train", "suzhou")


def test_results_are_narrowed_by_what_is_ticked():
    hand = Hand("travel", ads=[]).open("results", **{"from": "广州", "to": "武汉", "date": SOON})
    hand.do("only", name="fast").do("only", name="left").do("period", name="evening").do("sort", name="latest")
    rows = hand.values()["rows"]
    assert all(each["fast"] and not each["gone"] and each["depart"] >= "18:00" for each in rows)
    hand.do("only", name="fast").do("only", name="left").do("period", name="")
    assert hand.values()["total"] == hand.values()["found"]


def test_a_passenger_is_removed_by_the_dialog_alone():
    hand = Hand("travel", ads=[]).open("passengers").do("remove_passenger")
    assert len(hand.state["passengers"]) == 4
    hand.do("passenger", id="dad")
    assert "夏国栋" in hand.html()
    hand.do("remove_passenger").do("remove_passenger")
    assert [each["id"] for each in hand.state["passengers"]] == ["self", "nora", "mum"]


def test_no_more_than_five_travel_on_one_order():
    people = [{"name": f"旅客{n}"} for n in range(7)]
    hand = Hand("travel", ads=[], passengers=people).open("book")
    for n in range(7):
        hand.do("toggle_passenger", id=f"passenger{n}")
    assert len(hand.page["passengers"]) == 5
    hand.do("toggle_passenger", id="passenger0")
    assert len(hand.page["passengers"]) == 4


def test_whoever_follows_an_advertisement_ends_up_elsewhere():
    hand = Hand("travel", ads=[{"title": "出行季"}])
    assert "出行季" in hand.html()
    hand.do("take_ad")
    assert hand.page["screen"] == "me"
    assert hand.state["ads"] == []


def test_the_order_number_can_be_copied():
    hand = Hand("travel", ads=[]).open("order", id="F26111921305517").do("copy_number")
    assert hand.kernel.world["clipboard"] == "F26111921305517"
