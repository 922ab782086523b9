"""Travel: what a ticket costs, buying it once, giving it back, every screen drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual import moments
from fingertips.phones.virtual.apps.travel import app, timetable, trips
from fingertips.phones.virtual.desk import Desk
from fingertips.phones.virtual.programs import Programs
from phones.virtual.apps.hand import NOON, Hand, anything_that_happens

TODAY = moments.day(NOON)
SOON = (TODAY + timedelta(days=3)).isoformat()
TRAIN = {"number": "G7", "from": "上海", "to": "南京", "depart": "09:00", "arrive": "10:12", "seats": {"二等座": 139.5}}
FLIGHT = {"number": "YW1", "from": "上海", "to": "成都", "depart": "22:30", "arrive": "01:50", "price": 600}


def runs(hand, kind, start, end, day=SOON):
    return timetable.journeys(hand.state, Desk(hand.kernel, "travel"), kind, start, end, day)


def booking(kind="train", number="G7", seat="二等座", people=("self",), **state):
    """A world where only one train and one flight run, and the form for tickets of one of them."""
    given = {"trains": [TRAIN], "flights": [FLIGHT], "generated": False, "orders": [], "ads": []}
    hand = Hand("travel", **{**given, **state})
    ends = {"from": "shanghai", "to": "nanjing" if kind == "train" else "chengdu"}
    hand.open("results", kind=kind, date=SOON, **ends).do("open_journey", number=number).do("choose_seat", seat=seat)
    for each in people:
        hand.do("toggle_passenger", id=each)
    return hand


def test_an_order_of_a_world_may_be_a_number_and_two_places():
    hand = Hand("travel", orders=[{"number": "G1", "from": "上海", "to": "北京", "in_days": 2}], ads=[])
    assert "出票成功" in hand.open("orders").html()
    assert "G1" in hand.do("open_order", id="order0").html()


# What a ticket costs, and buying one


def test_a_train_costs_its_seats():
    hand = booking(people=("self", "mum")).do("submit_order").do("pay_now", total=279.0)
    (made,) = hand.state["orders"]
    expected = {
        "kind": "train",
        "number": "G7",
        "from": "上海虹桥",
        "to": "南京南",
        "date": SOON,
        "depart": "09:00",
        "arrive": "10:12",
        "seat": "二等座",
        "passengers": ["夏末", "王桂花"],
        "total": 279.0,
        "status": "issued",
    }
    assert {name: made[name] for name in expected} == expected
    assert len(made["places"]) == 2


def test_a_flight_costs_its_fare_the_fees_and_what_was_ticked():
    hand = booking("flight", "YW1", "经济舱").do("insurance").do("submit_order").do("pay_now")
    assert hand.state["orders"][0]["total"] == 600 + 50 + 20 + 30


def test_a_ticket_is_issued_when_it_is_paid_and_never_twice():
    hand = booking().do("submit_order").do("submit_order")
    assert hand.state["orders"] == []
    hand.do("pay_now").do("pay_now").do("submit_order").do("pay_now")
    assert len(hand.state["orders"]) == 1
    assert "出票成功" in hand.html()
    assert hand.after(60).kernel.world["notices"][0]["title"] == "行程提醒"


def test_leaving_the_payment_sheet_buys_nothing():
    assert booking().do("submit_order").do("close_sheet").do("pay_now").state["orders"] == []


def test_somebody_has_to_travel():
    hand = booking(people=()).do("submit_order")
    assert "乘车人" in hand.toast
    assert "sheet" not in hand.page


def test_there_have_to_be_seats_for_all():
    few = TRAIN | {"seats": [{"name": "二等座", "price": 139.5, "left": 1}]}
    assert "余票不足" in booking(people=("self", "dad"), trains=[few]).do("submit_order").toast


def test_a_class_that_is_sold_out_is_not_booked():
    hand = booking(trains=[TRAIN | {"seats": [{"name": "二等座", "price": 139.5, "left": 0}]}], people=())
    assert hand.page["screen"] == "train"
    assert "售罄" in hand.toast


def test_a_price_that_changed_is_shown_again_before_it_is_paid():
    hand = booking().do("submit_order")
    hand.state["trains"][0]["seats"] = {"二等座": 200}
    assert hand.do("pay_now", total=139.5).state["orders"] == []
    assert "变化" in hand.toast


def test_a_new_passenger_travels_along_and_is_remembered_once():
    hand = booking(people=()).do("new_passenger").type(passenger_name="段小舟", id_number="320000200001010000")
    hand.do("save_passenger").do("save_passenger").do("submit_order").do("pay_now")
    assert hand.state["orders"][0]["passengers"] == ["段小舟"]
    assert [each["name"] for each in hand.state["passengers"]].count("段小舟") == 1


@pytest.mark.parametrize(
    "written", [{"passenger_name": "段小舟", "id_number": "12"}, {"id_number": "320000200001010000"}]
)
def test_a_passenger_needs_a_name_and_a_number(written):
    hand = booking(people=()).do("new_passenger").type(**written).do("save_passenger")
    assert hand.page["sheet"] == "passenger"
    assert len(hand.state["passengers"]) == 4


# Giving a ticket back


@pytest.mark.parametrize(("days", "fee"), [(9, 0), (5, 14), (1.5, 28), (0.5, 56)])
def test_the_later_a_train_is_given_back_the_dearer(days, fee):
    leaves = moments.local(NOON) + timedelta(days=days)
    order = {"kind": "train", "price": 139.5, "passengers": ["a", "b"], "total": 279.0, "date": f"{leaves:%Y-%m-%d}"}
    assert trips.refund_fee(order | {"depart": f"{leaves:%H:%M}"}, NOON) == fee


def test_a_ticket_is_given_back_by_the_dialog_alone():
    hand = booking().do("submit_order").do("pay_now")
    hand.do("open_order", id=hand.state["orders"][0]["id"]).do("confirm_refund")
    assert hand.state["orders"][0]["status"] == "issued"
    hand.do("ask_refund")
    assert "确认退票" in hand.html()
    hand.do("confirm_refund").do("confirm_refund")
    kept = hand.state["orders"][0]
    assert (kept["status"], kept["fee"], kept["refund"]) == ("refunded", 7.0, 132.5)


def test_a_train_that_left_is_not_given_back():
    hand = booking().do("submit_order").do("pay_now")
    hand.do("open_order", id=hand.state["orders"][0]["id"]).after(5 * 86400).do("ask_refund").do("confirm_refund")
    assert hand.state["orders"][0]["status"] == "issued"
    assert "已出行" in hand.html()


# Links and screens


@pytest.mark.parametrize(
    ("link", "screen", "args"),
    [
        ("", "home", {}),
        ("flights", "home", {"kind": "flight"}),
        (
            f"results?from=上海&to=北京&date={SOON}",
            "results",
            {"kind": "train", "from": "上海", "to": "北京", "date": SOON},
        ),
        ("results?kind=flight&from=上海&to=北京", "results", {"kind": "flight", "from": "上海", "to": "北京"}),
        ("orders", "orders", {}),
    ],
)
def test_links_open_their_screens(link, screen, args):
    hand = Hand("travel", ads=[])
    assert hand.kernel.open_link(f"farway://{link}")
    assert (hand.page["screen"], hand.page["args"]) == (screen, args)
    hand.sound()


def test_a_link_without_a_day_means_tomorrow_and_can_be_booked():
    hand = Hand("travel", trains=[TRAIN], generated=False, orders=[])
    hand.kernel.open_link("farway://results?from=上海&to=南京")
    hand.do("open_journey", number="G7").do("choose_seat", seat="二等座").do("toggle_passenger", id="self")
    hand.do("submit_order").do("pay_now")
    assert hand.state["orders"][0]["date"] == (TODAY + timedelta(days=1)).isoformat()


def test_an_unknown_link_is_not_answered():
    assert app.open_link("hotels", {}) is None


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("screen", [each.stem for each in Programs.shipped("travel")["travel"].templates.glob("*")])
def test_every_screen_can_be_drawn(screen, locale):
    if screen == "tickets":
        return
    for args in ({}, {"id": "F26111921305517"}, {"kind": "flight", "from": "上海", "to": "北京"}, {"id": "gone"}):
        Hand("travel", locale).open(screen, **args).sound()


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("kind", ["train", "flight"])
def test_the_way_to_a_ticket_can_be_drawn(kind, locale):
    hand = Hand("travel", locale, ads=[]).do("tab", name=kind).do("search")
    hand.sound()
    best = next(
        each
        for each in runs(hand, kind, *(hand.page["args"][n] for n in ("from", "to", "date")))
        if each["seats"][0]["left"] > 1
    )
    hand.do("open_journey", number=best["number"]).sound()
    hand.do("choose_seat", seat=best["seats"][0]["id"]).do("toggle_passenger", id="self").sound()
    hand.do("submit_order").sound()
    hand.do("pay_now").sound()
    assert hand.page["screen"] == "issued"


WORDS = {
    "id": ["self", "mum", "shanghai", "苏州", "gone", "", "F26111921305517"],
    "name": [
        "home",
        "orders",
        "me",
        "train",
        "flight",
        "pay",
        "refund",
        "remove",
        "fast",
        "left",
        "cheapest",
        "morning",
    ],
    "side": ["from", "to", "gone"],
    "date": [SOON, "2026-06-01", "2030-01-01", "soon", ""],
    "number": ["G7", "YW1", "gone"],
    "seat": ["二等座", "经济舱", "second", "gone"],
    "seen": [0, 8, 100],
    "kind": ["train", "flight"],
    "start": ["shanghai", "gone"],
    "end": ["beijing", "shanghai"],
    "to": ["sanya", "gone"],
    "total": [None, 139.5, 1],
}


@given(anything_that_happens("travel", WORDS), st.sampled_from(["home", "results", "book", "order", "passengers"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_happens_whenever_nothing_breaks(events, screen):
    hand = booking()
    if screen != "book":
        hand.open(screen, id="F26111921305517")
    for event, args in events:
        hand.do(event, **args)
        hand.sound()
    assert all(order["total"] > 0 and order["passengers"] for order in hand.state["orders"])
