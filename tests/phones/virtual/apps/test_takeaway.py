"""Takeaway: what an order costs, what keeps one from being made, and that it is made once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phones.virtual.apps.hand import Hand, anything_that_happens

NOODLES = {"name": "红烧牛肉面", "price": 18}
TEA = {
    "name": "奶茶",
    "price": 12,
    "options": {"规格": ["中杯", {"name": "大杯", "price": 3}], "甜度": ["全糖", "半糖"]},
}
ADDRESSES = [{"label": "家", "place": "南苑 1 号"}, {"label": "公司", "place": "云杉路 88 号"}]


def kitchen(locale="zh", coupons=(), ads=(), **restaurant):
    """One restaurant in reach, its page open."""
    place = {"name": "面馆", "dishes": [NOODLES, TEA], "delivery_fee": 4} | restaurant
    held = {"restaurants": [place], "coupons": list(coupons), "orders": [], "addresses": ADDRESSES, "ads": list(ads)}
    return Hand("takeaway", locale, **held).open("restaurant", id="面馆")


def checked_out(hand, count=1):
    for _ in range(count):
        hand.do("add", dish="dish0")
    return hand.do("checkout")


def orders(hand):
    return hand.state["orders"]


# What an order costs


def test_the_total_is_goods_and_packing_and_delivery_less_the_discounts():
    hand = kitchen(packing=1, cuts=[[30, 5], [50, 12]], coupons=[{"amount": 3, "over": 20}, {"amount": 9, "over": 60}])
    checked_out(hand, 2).do("submit_order").do("pay_now")
    order = orders(hand)[0]
    assert [order[name] for name in ("goods", "packing", "delivery", "discount", "total")] == [36, 2, 4, 8, 34]


def test_a_choice_with_a_price_makes_the_dish_dearer():
    hand = kitchen().do("open_dish", dish="dish1")
    hand.do("option", group="规格", choice="大杯").do("option", group="甜度", choice="半糖").do("count", by=1)
    assert "¥30" in hand.html()
    hand.do("add_to_cart").do("checkout").do("submit_order").do("pay_now")
    assert orders(hand)[0]["items"] == [
        {"name": "奶茶", "price": 15, "count": 2, "options": {"规格": "大杯", "甜度": "半糖"}}
    ]


def test_different_choices_of_a_dish_are_different_lines():
    hand = kitchen()
    for size in ("中杯", "大杯", "大杯"):
        hand.do("open_dish", dish="dish1").do("option", group="规格", choice=size).do("add_to_cart")
    assert [(line["count"], line["options"]["规格"]) for line in hand.values()["bill"]["lines"]] == [
        (1, "中杯"),
        (2, "大杯"),
    ]


def test_the_largest_coupon_that_fits_is_used_up_with_the_order():
    hand = kitchen(coupons=[{"amount": 2}, {"amount": 5, "over": 18}])
    checked_out(hand).do("submit_order").do("pay_now")
    assert orders(hand)[0]["total"] == 17
    assert [each.get("used", False) for each in hand.state["coupons"]] == [False, True]


def test_a_person_may_keep_their_coupon():
    hand = checked_out(kitchen(coupons=[{"amount": 5}])).do("coupon", id="").do("submit_order").do("pay_now")
    assert orders(hand)[0]["total"] == 22
    assert not hand.state["coupons"][0].get("used")


# What keeps an order from being made


def test_below_the_minimum_there_is_no_checkout():
    hand = checked_out(kitchen(minimum=30))
    assert hand.page["screen"] == "restaurant"
    assert "12" in hand.toast
    assert "差 ¥12 起送" in hand.html()
    checked_out(hand)
    assert hand.page["screen"] == "checkout"


@pytest.mark.parametrize(
    ("restaurant", "said"),
    [
        ({"closed": True}, "休息中"),
        ({"dishes": [NOODLES | {"sold_out": True}]}, "已售罄"),
        ({"dishes": [NOODLES | {"left": 0}]}, "已售罄"),
    ],
)
def test_what_cannot_be_had_does_not_go_into_the_cart(restaurant, said):
    hand = kitchen(**restaurant).do("add", dish="dish0")
    assert said in hand.toast
    assert said in hand.html()
    assert not hand.state["carts"]


def test_no_more_than_what_is_left_goes_into_the_cart():
    hand = kitchen(dishes=[NOODLES | {"left": 2}])
    for _ in range(3):
        hand.do("add", dish="dish0")
    assert hand.values()["bill"]["portions"] == 2


def test_what_sells_out_meanwhile_is_not_ordered():
    hand = checked_out(kitchen()).do("submit_order")
    hand.state["restaurants"][0]["dishes"][0]["sold_out"] = True
    hand.do("pay_now")
    assert orders(hand) == []


def test_a_total_that_changed_is_shown_again_before_it_is_paid():
    hand = checked_out(kitchen()).do("submit_order")
    hand.state["restaurants"][0]["dishes"] = [NOODLES | {"price": 99}]
    hand.do("pay_now", total=22)
    assert orders(hand) == []
    assert "变化" in hand.toast
    hand.do("submit_order").do("pay_now", total=103)
    assert orders(hand)[0]["total"] == 103


def test_without_an_address_nothing_is_sent_anywhere():
    hand = kitchen()
    hand.state["addresses"] = []
    checked_out(hand).do("submit_order")
    assert "地址" in hand.toast
    assert "sheet" not in hand.page


# Made once


def test_an_order_comes_to_be_when_it_is_paid_and_never_twice():
    hand = checked_out(kitchen()).do("submit_order").do("submit_order")
    assert orders(hand) == []
    hand.do("pay_now").do("pay_now").do("submit_order").do("pay_now")
    assert len(orders(hand)) == 1
    assert hand.page["screen"] == "paid"
    assert "支付成功" in hand.html()
    assert hand.state["carts"] == {}


def test_leaving_the_payment_sheet_leaves_no_order():
    hand = checked_out(kitchen()).do("submit_order").do("close_sheet").do("pay_now")
    assert orders(hand) == []


def test_the_order_says_where_and_how():
    hand = (
        checked_out(kitchen())
        .do("open_addresses", choose=True)
        .do("choose_address", id="公司")
        .do("choose_address", id="address1")
    )
    assert hand.page["screen"] == "checkout"
    hand.type(remark="不要葱").do("remark_word", word="放门口").do("tableware", name="2 份")
    hand.do("deliver", name="13:00-13:20").do("submit_order").do("pay_now")
    kept = orders(hand)[0]
    assert kept["address"] == "公司 云杉路 88 号"
    assert (kept["remark"], kept["tableware"], kept["deliver"]) == ("不要葱，放门口", "2 份", "13:00-13:20")
    assert (kept["restaurant"], kept["status"], kept["time"]) == ("面馆", "paid", hand.kernel.now)


def test_the_restaurant_says_that_it_took_the_order():
    hand = checked_out(kitchen()).do("submit_order").do("pay_now").after(60)
    notice = hand.kernel.world["notices"][0]
    assert notice["title"] == "商家已接单"
    assert hand.kernel.open_link(notice["link"])
    assert hand.page["screen"] == "order"


# Afterwards


def test_an_order_goes_on_as_the_clock_does():
    hand = checked_out(kitchen()).do("submit_order").do("pay_now")
    said = []
    for minutes in (0, 3, 10, 40):
        said.append(hand.after(timedelta(minutes=minutes).total_seconds()).values()["order"]["phase"])
    assert said == ["placed", "making", "riding", "done"]
    assert orders(hand)[0]["status"] == "paid"


def test_an_order_is_cancelled_by_the_dialog_alone_and_only_at_first():
    hand = checked_out(kitchen()).do("submit_order").do("pay_now")
    hand.do("open_order", id=orders(hand)[0]["id"]).do("cancel_order")
    assert orders(hand)[0]["status"] == "paid"
    hand.do("open_sheet", name="cancel").after(600).do("cancel_order")
    assert orders(hand)[0]["status"] == "paid"
    hand.kernel.world["now"] = orders(hand)[0]["time"]
    hand.do("open_sheet", name="cancel").do("cancel_order").do("cancel_order")
    assert orders(hand)[0]["status"] == "cancelled"


def test_the_same_again_takes_what_is_still_there():
    hand = kitchen()
    hand.state["orders"] = [{"restaurant": "面馆", "items": [NOODLES | {"count": 2}, {"name": "没有了", "price": 3}]}]
    hand.do("reorder", id="order0")
    assert "1" in hand.toast
    assert hand.page["screen"] == "restaurant"
    assert [(line["name"], line["count"]) for line in hand.values()["bill"]["lines"]] == [("红烧牛肉面", 2)]


def test_an_address_is_written_once_and_changed_where_it_lies():
    hand = kitchen().do("open_addresses", choose=True).do("new_address")
    hand.type(place="湖滨路 3 号", name="小满", phone="13800000000").do("label", name="学校")
    hand.do("save_address").do("save_address")
    assert [each["place"] for each in hand.state["addresses"]] == ["南苑 1 号", "云杉路 88 号", "湖滨路 3 号"]
    hand.do("edit_address", id="address0").type(place="南苑 2 号").do("save_address")
    assert hand.state["addresses"][0]["place"] == "南苑 2 号"
    hand.do("edit_address", id="address0").do("confirm_remove_address")
    assert len(hand.state["addresses"]) == 3
    hand.do("remove_address").do("confirm_remove_address")
    assert [each["id"] for each in hand.state["addresses"]] == ["address1", "address2"]


def test_a_world_may_give_names_and_prices_alone():
    hand = Hand("takeaway", restaurants=[{"name": "面馆", "dishes": [NOODLES]}], ads=[])
    hand.open("search", query="牛肉面")
    assert "面馆" in hand.html()
    hand.do("open_restaurant", id="restaurant0", dish="dish0")
    checked_out(hand).do("submit_order").do("pay_now")
    assert orders(hand)[0]["items"] == [{"name": "红烧牛肉面", "price": 18, "count": 1}]


WORDS = {
    "id": ["r_shu", "r_milk", "r_bbq", "home", "gone", "", "26112019064417", "new"],
    "dish": ["kungpao", "rice", "pearl", "laziji", "gone", ""],
    "name": ["home", "orders", "me", "all", "rating", "pay", "cart", "dish", "cancel", "remove", "cuts", "2 份", ""],
    "query": ["鸡", "茶", " ", "zzz"],
    "group": ["辣度", "规格", "gone"],
    "choice": ["微辣", "大杯", "gone"],
    "options": [{}, {"辣度": "微辣"}, {"gone": "gone"}],
    "by": [1, -1],
    "seen": [0, 8, 100],
    "word": ["放门口", ""],
    "total": [None, 1, 46.5],
    "choose": [True, False],
}


@given(
    anything_that_happens("takeaway", WORDS), st.sampled_from(["restaurant", "checkout", "order", "address", "search"])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_happens_whenever_nothing_breaks(events, screen):
    hand = Hand("takeaway", ads=[]).open("restaurant", id="r_shu").do("add", dish="rice")
    hand.open(screen, id="r_shu" if screen in ("restaurant", "checkout") else "home")
    for event, args in events:
        hand.do(event, **args)
        hand.sound()
    assert all(order["total"] >= 0 and order["items"] for order in hand.state["orders"])
