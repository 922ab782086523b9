"""Two shops: sums, thresholds, worlds of which only names and prices are given, and orders that come to be once."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phones.virtual.apps.counter import MILK, SHOPS, bought, shop
from phones.virtual.apps.hand import Hand, anything_that_happens


@pytest.fixture(params=SHOPS)
def app(request):
    return request.param


# Worlds of which little is given


def test_a_world_may_give_names_and_prices_alone(app):
    hand = Hand(app, goods=[MILK], delivery_fee=8)
    assert MILK["name"] in hand.open("search", query="纯牛奶").html()
    hand.open("goods", id=MILK["name"])
    assert "¥59.9" in hand.html()
    bought(hand).do("pay_now")
    order = hand.state["orders"][0]
    assert order["items"] == [{"goods": "goods0", "name": MILK["name"], "price": 59.9, "count": 1}]
    assert (order["delivery"], order["total"], order["status"]) == (8, 67.9, "paid")


def test_what_an_order_in_a_world_file_leaves_out_is_made_up(app):
    hand = shop(app, orders=[{"items": [{"name": "茶", "price": 20}]}])
    assert "¥20" in hand.open("orders").html()
    assert "茶" in hand.open("order", id="order0").html()


@pytest.mark.parametrize("query", ["纯牛奶", "牛奶 250ml", "纯 牛 奶", "纯牛奶整箱"])
def test_goods_are_found_by_parts_of_their_names(app, query):
    assert shop(app).open("search", query=query).values()["count"] == 1


def test_what_is_not_sold_is_not_found(app):
    assert shop(app).open("search", query="飞机模型").values()["count"] == 0


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_screen_is_drawn_in_both_languages(app, locale):
    hand = Hand(app, locale)
    kept = hand.state["orders"][0] | {"id": "unpaid", "status": "to_pay"}
    hand.state["orders"].append(kept)
    thing, order = hand.state["goods"][0]["id"], hand.state["orders"][0]["id"]
    lines = [{"goods": thing, "count": 4}]
    for screen, args, sheets in (
        ("home", {}, [""]),
        ("category", {}, [""]),
        ("search", {"query": "a"}, [""]),
        ("search", {}, [""]),
        ("goods", {"id": thing}, ["", "spec"]),
        ("goods", {"id": "nothing"}, [""]),
        ("cart", {}, ["", "remove"]),
        ("cart", {"inner": True}, [""]),
        ("checkout", {"lines": lines}, ["", "coupon"]),
        ("paid", {"id": order}, [""]),
        ("paid", {"id": "nothing"}, [""]),
        ("orders", {}, ["", "cancel", "receive"]),
        ("order", {"id": order}, ["", "receive"]),
        ("order", {"id": "unpaid"}, ["", "pay", "cancel"]),
        ("order", {"id": "nothing"}, [""]),
        ("addresses", {"choose": True}, [""]),
        ("address", {"id": "home"}, ["", "remove_address"]),
        ("address", {}, [""]),
        ("favourites", {}, [""]),
        ("coupons", {}, [""]),
        ("me", {}, [""]),
    ):
        for sheet in sheets:
            hand.open(screen, **args).page["sheet"] = sheet
            html = hand.html()
            foreign = re.findall(r">([^<]*[\u4e00-\u9fff][^<]*)<", html) if locale == "en" else []
            assert not foreign, f"{screen} speaks Chinese in English: {foreign[:3]}"


def test_both_shops_sell_the_same_things_at_other_prices():
    one, other = ({each["name"]: each["price"] for each in Hand(app).state["goods"]} for app in SHOPS)
    shared = one.keys() & other.keys()
    assert len(shared) > 40
    assert sum(one[name] < other[name] for name in shared) > 10
    assert sum(one[name] > other[name] for name in shared) > 10


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_controls_of_an_errand_have_the_same_ids_in_both_shops(locale):
    for screen, args, ids in (
        ("search", {"query": "a"}, {"search_field", "search_button", "goods_row", "sort_price"}),
        ("goods", {"id": "milk24"}, {"add_to_cart", "buy_now", "cart", "price", "favourite"}),
        ("checkout", {"lines": [{"goods": "milk24"}]}, {"address_row", "remark_field", "submit_order", "total"}),
    ):
        for app in SHOPS:
            html = Hand(app, locale, ads=[]).open(screen, **args).html()
            assert ids <= set(re.findall(r'data-id="(\w+)"', html)), (app, screen)


def test_only_categories_that_have_goods_are_shown(app):
    hand = Hand(app, goods=[MILK, {"name": "围巾", "price": 9, "category": "配饰"}])
    assert [each["name"] for each in hand.open("category").values()["categories"]] == ["配饰"]


# Sums


@pytest.mark.parametrize(
    ("count", "coupons", "delivery", "discount", "total"),
    [
        (1, [], 8, 0, 67.9),
        (2, [], 0, 0, 119.8),
        (1, [{"amount": 5, "over": 60}], 8, 0, 67.9),
        (2, [{"amount": 5, "over": 60}], 0, 5, 114.8),
        (2, [{"amount": 5, "over": 60}, {"amount": 9, "over": 119.8}], 0, 9, 110.8),
        (1, [{"amount": 500}], 8, 59.9, 8),
        (3, [{"amount": 5, "used": True}], 0, 0, 179.7),
    ],
)
def test_an_order_comes_to_goods_and_delivery_less_the_best_coupon(app, count, coupons, delivery, discount, total):
    hand = bought(shop(app, coupons=coupons).open("goods", id="goods0"), count)
    order = hand.state["orders"][0]
    assert (order["delivery"], order["discount"], order["total"]) == (delivery, discount, total)
    assert f"¥{total:.2f}" in hand.html()


def test_a_coupon_can_be_left_for_another_time(app):
    hand = shop(app, coupons=[{"amount": 5}]).open("goods", id="goods0").do("buy_now").do("coupon", id="")
    hand.do("submit_order")
    assert hand.state["orders"][0]["discount"] == 0
    assert not hand.state["coupons"][0].get("used")


def test_a_coupon_is_spent_by_the_order(app):
    hand = bought(shop(app, coupons=[{"amount": 5}]).open("goods", id="goods0"))
    assert hand.state["coupons"][0]["used"]


def test_a_specification_has_its_own_price_and_stock(app):
    hand = shop(app).open("goods", id="衬衫").do("buy_now")
    assert hand.page["screen"] == "goods"
    assert hand.toast
    hand.do("spec", name="L").do("plus")
    assert hand.page["count"] == 1
    bought(hand)
    assert hand.state["orders"][0]["items"][0] | {"goods": ""} == {
        "goods": "",
        "name": "衬衫",
        "price": 120,
        "count": 1,
        "spec": "L",
    }


def test_what_is_sold_out_can_not_be_bought(app):
    hand = shop(app, goods=[MILK | {"stock": 0}]).open("goods", id="goods0")
    hand.do("add_to_cart").do("buy_now")
    assert hand.page["screen"] == "goods"
    assert hand.state["cart"] == []


# Anything at any time

WORDS = {
    "id": ["goods0", "goods1", "衬衫", "goods0|", "goods1|L", "order0", "address0", "nothing", ""],
    "name": ["L", "S", "home", "cart", "me", "price", "sales", "wallet", "spec", "pay", "remove", "公司", ""],
    "query": ["牛奶", "", "?"],
    "then": ["cart", "buy", "?"],
    "status": ["", "paid", "?"],
    "choose": [True, False],
}


@pytest.mark.parametrize("app", SHOPS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_happens_the_shop_stays_sound(app, data):
    hand = shop(app, orders=[{"items": [{"name": "茶", "price": 20}], "status": "shipped"}])
    hand.open(data.draw(st.sampled_from(["home", "goods", "checkout", "cart", "order", "address"])), id="goods0")
    for event, args in data.draw(anything_that_happens(app, WORDS)):
        before = json.dumps(hand.state["orders"])
        hand.do(event, **args).sound()
        if event not in ("submit_order", "pay_now", "confirm_cancel", "confirm_receive", "sent"):
            assert json.dumps(hand.state["orders"]) == before, event
    for order in hand.state["orders"][:-1]:
        amount = sum(item["price"] * item["count"] for item in order["items"])
        assert order["total"] == pytest.approx(amount + order["delivery"] - order["discount"])
