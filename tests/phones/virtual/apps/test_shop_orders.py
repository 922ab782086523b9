"""Orders in the two shops: made once, paid once, cancelled and received after a question; the cart; addresses."""

from __future__ import annotations

import re

import pytest

from phones.virtual.apps.counter import MILK, SHOPS, bought, shop
from phones.virtual.apps.hand import Hand


@pytest.fixture(params=SHOPS)
def app(request):
    return request.param


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
    hand = shop(app, addresses=[], me={"name": "夏末", "phone": ""}).open("address").type(place=" C 路 ")
    hand.do("save_address")
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
