"""Two shops: sums, thresholds, worlds of which only names and prices are given, and orders that come to be once."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phones.virtual.apps.hand import Hand, anything_that_happens

SHOPS = ("orange", "whale")
MILK = {"name": "纯牛奶 250ml×24", "price": 59.9}
SHIRT = {"name": "衬衫", "price": 100, "specs": ["S", {"name": "L", "price": 120, "stock": 1}]}


@pytest.fixture(params=SHOPS)
def app(request):
    return request.param


def shop(app, locale="zh", **state):
    bare = {"goods": [MILK, SHIRT], "delivery_fee": 8, "free_from": 100, "coupons": [], "cart": [], "orders": []}
    return Hand(app, locale, **{**bare, "ads": [], **state})


def bought(hand, count=1, **fields):
    """The goods on the page, up to the payment sheet."""
    for _ in range(count - 1):
        hand.do("plus")
    return hand.do("buy_now").type(**fields).do("submit_order")


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


# Orders


def test_submitting_twice_makes_one_order_and_paying_twice_pays_it_once(app):
    hand = bought(shop(app).open("goods", id="goods0"), remark="放门口")
    hand.do("submit_order").do("pay_now").do("pay_now").do("submit_order")
    assert [each["status"] for each in hand.state["orders"]] == ["paid"]
    assert hand.state["orders"][0]["remark"] == "放门口"
    assert hand.page["screen"] == "paid"


def test_the_wallet_pays_what_it_can_and_a_card_the_rest(app):
    hand = bought(shop(app, wallet=70).open("goods", id="goods0")).do("pay_now")
    assert (hand.state["orders"][0]["paid_with"], hand.state["wallet"]) == ("wallet", 2.1)
    bought(hand.open("goods", id="goods0"))
    hand.do("method", name="wallet").do("pay_now")
    assert (hand.state["orders"][0]["status"], hand.page["sheet"]) == ("to_pay", "pay")
    hand.do("method", name="card").do("pay_now")
    assert (hand.state["orders"][0]["paid_with"], hand.state["wallet"]) == ("card", 2.1)


def test_leaving_the_payment_keeps_an_order_to_be_paid_later(app):
    hand = bought(shop(app).open("goods", id="goods0")).do("close_sheet")
    assert hand.page["screen"] == "order"
    assert hand.state["orders"][0]["status"] == "to_pay"
    hand.do("pay").do("pay_now")
    assert hand.state["orders"][0]["status"] == "paid"


def test_the_back_key_on_the_payment_and_submitting_again_makes_no_second_order(app):
    hand = bought(shop(app).open("goods", id="goods0")).do("go_back").do("submit_order")
    assert hand.page["sheet"] == "pay"
    assert len(hand.state["orders"]) == 1


def test_a_price_that_rises_before_the_order_is_the_price_of_the_order(app):
    hand = shop(app).open("goods", id="goods0").do("buy_now")
    hand.state["goods"][0]["price"] = 99
    assert "¥107" in hand.html()
    assert hand.do("submit_order").state["orders"][0]["total"] == 107


def test_looking_around_makes_no_order(app):
    hand = shop(app)
    for event, args in (("open_search", {}), ("search_for", {"query": "牛奶"}), ("open_goods", {"id": "goods0"})):
        hand.do(event, **args).html()
    hand.do("buy_now").do("go_back").do("open_cart").do("tab", name="me").html()
    assert hand.state["orders"] == []


def test_the_cart_orders_what_is_chosen_and_keeps_the_rest(app):
    hand = shop(app).open("goods", id="goods0").do("add_to_cart")
    hand.open("goods", id="goods1").do("spec", name="S").do("add_to_cart").do("open_cart")
    hand.do("toggle_line", id="goods1|S").do("plus", id="goods0|").do("checkout").do("submit_order")
    assert [item["count"] for item in hand.state["orders"][0]["items"]] == [2]
    assert [line["goods"] for line in hand.state["cart"]] == ["goods1"]


def test_removing_from_the_cart_asks_first(app):
    hand = shop(app, cart=[{"goods": MILK["name"]}]).open("cart").do("remove_line", id="goods0|")
    assert len(hand.state["cart"]) == 1
    hand.do("confirm_remove").do("confirm_remove")
    assert hand.state["cart"] == []


def test_an_order_goes_to_the_chosen_address(app):
    hand = shop(app, addresses=[{"place": "A 路 1 号"}, {"label": "公司", "place": "B 路 2 号"}])
    hand.open("goods", id="goods0").do("buy_now").do("open_addresses", choose=True)
    hand.do("choose_address", id="address1").do("submit_order")
    assert hand.state["orders"][0]["address"] == "公司 B 路 2 号"


def test_an_order_is_cancelled_after_a_question_and_only_while_it_can_be(app):
    hand = bought(shop(app).open("goods", id="goods0")).do("pay_now")
    hand.open("order", id=hand.state["orders"][0]["id"]).do("cancel_order")
    assert hand.state["orders"][0]["status"] == "paid"
    hand.do("confirm_cancel").do("receive").do("confirm_receive")
    assert hand.state["orders"][0]["status"] == "cancelled"


def test_a_paid_order_is_sent_and_can_be_received(app):
    hand = bought(shop(app).open("goods", id="goods0")).do("pay_now").after(3600)
    assert hand.state["orders"][0]["status"] == "shipped"
    assert len(hand.kernel.world["notices"]) == 1
    hand.open("orders").do("receive", id=hand.state["orders"][0]["id"]).do("confirm_receive")
    assert hand.state["orders"][0]["status"] == "done"


def test_a_new_address_needs_all_its_parts_and_is_kept_once(app):
    hand = shop(app, addresses=[]).open("address").type(name="夏末", place="C 路").do("save_address")
    assert hand.page["screen"] == "address"
    hand.type(phone="138").do("save_address").do("save_address")
    assert [each["place"] for each in hand.state["addresses"]] == ["C 路"]


def test_an_advertisement_stays_away_once_closed(app):
    hand = Hand(app, ads=[{"screen": "home", "title": "红包", "text": "点我"}])
    assert 'data-id="close_ad"' in hand.html()
    assert 'data-id="close_ad"' not in hand.do("close_ad").html()


def test_a_long_list_goes_on_as_one_scrolls(app):
    hand = shop(app, goods=[{"name": f"牛奶 {n}", "price": n} for n in range(1, 30)]).open("search", query="牛奶")
    assert hand.html().count('data-id="goods_row"') == 8
    assert hand.do("more").html().count('data-id="goods_row"') == 16
    prices = re.findall(r'data-id="price">¥(\d+)', hand.do("sort", name="price").html())
    assert prices == [str(n) for n in range(1, 9)]


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
