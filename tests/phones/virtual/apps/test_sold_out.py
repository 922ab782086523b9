"""What is sold out can't be ordered, whatever a world says of it and whatever is tapped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual.shopping import goods
from phones.virtual.apps.counter import SHOPS, bought, shop
from phones.virtual.apps.hand import Hand, anything_that_happens

GONE = [{"stock": 0}, {"sold_out": True}, {"stock": -1}]
RED_GONE = [{"specs": [{"name": "红", **gone}, "蓝"]} for gone in GONE]
HAT = {"name": "帽子", "price": 10}


def paid(hand: Hand) -> list[dict]:
    """The orders that came to be."""
    return [order for order in hand.state["orders"] if order["id"] != "old"]


# A shop


@pytest.mark.parametrize("app", SHOPS)
@pytest.mark.parametrize("gone", [*GONE, {"specs": [{"name": "红", "stock": 0}, {"name": "蓝", "sold_out": True}]}])
def test_goods_that_are_gone_are_neither_bought_nor_put_into_the_cart(app, gone):
    hand = shop(app, goods=[HAT | gone], orders=[{"id": "old", "items": [{"name": "帽子", "price": 10}]}])
    hand.open("goods", id="goods0")
    hand.do("choose", then="buy").do("spec", name="红").do("confirm_choice").do("buy_now").do("add_to_cart")
    hand.open("search", query="帽子").do("quick_add", id="goods0")
    assert "goods0" in hand.html()
    hand.open("order", id="old").do("buy_again")
    assert hand.state["cart"] == []
    assert hand.page["screen"] != "checkout"


@pytest.mark.parametrize("app", SHOPS)
@pytest.mark.parametrize("gone", RED_GONE)
def test_a_choice_that_is_gone_is_not_bought_and_another_is(app, gone):
    hand = shop(app, goods=[HAT | gone]).open("goods", id="goods0").do("spec", name="红").do("buy_now")
    assert hand.page["screen"] == "goods"
    bought(hand.do("spec", name="蓝"))
    assert paid(hand)[0]["items"][0]["spec"] == "蓝"


@pytest.mark.parametrize("app", SHOPS)
@pytest.mark.parametrize("gone", [*GONE, *RED_GONE, {"specs": ["蓝"]}])
def test_a_cart_holds_what_is_gone_and_does_not_order_it(app, gone):
    hand = shop(app, goods=[HAT | gone], cart=[{"goods": "帽子", "spec": "红", "chosen": True}]).open("cart")
    hand.do("toggle_line", id=hand.values()["lines"][0]["id"]).do("toggle_all").do("checkout").do("submit_order")
    assert hand.page["screen"] == "cart"
    assert paid(hand) == []


@pytest.mark.parametrize("app", SHOPS)
def test_what_sells_out_on_the_way_is_not_ordered(app):
    hand = shop(app, goods=[HAT | {"stock": 1}]).open("goods", id="goods0").do("buy_now")
    hand.state["goods"][0]["stock"] = 0
    hand.do("submit_order")
    assert paid(hand) == []
    assert "帽子" in hand.toast


@pytest.mark.parametrize("app", SHOPS)
def test_two_choices_of_the_same_goods_are_no_more_than_there_are(app):
    both = HAT | {"stock": 1, "specs": ["红", "蓝"]}
    cart = [{"goods": "goods0", "spec": spec} for spec in ("红", "蓝")]
    hand = shop(app, goods=[both], cart=cart).open("cart").do("checkout").do("submit_order")
    assert paid(hand) == []
    hand = shop(app, goods=[both]).open("goods", id="goods0")
    hand.do("spec", name="红").do("add_to_cart").do("spec", name="蓝").do("add_to_cart")
    assert [line["spec"] for line in hand.state["cart"]] == ["红"]


STOCK = st.fixed_dictionaries({}, optional={"stock": st.integers(-1, 3), "sold_out": st.booleans()})
SPECS = st.lists(st.tuples(st.sampled_from("红蓝"), STOCK), max_size=2, unique_by=lambda pair: pair[0])
GOODS = st.tuples(STOCK, SPECS).map(lambda pair: HAT | pair[0] | {"specs": [{"name": n} | s for n, s in pair[1]]})
CART = st.lists(
    st.fixed_dictionaries(
        {"goods": st.just("goods0"), "spec": st.sampled_from(["红", "蓝", ""]), "count": st.integers(1, 4)}
    ),
    max_size=2,
)  # fmt: skip
WORDS = {
    "id": ["goods0", "goods0|红", "goods0|蓝", "goods0|", "old"], "name": ["红", "蓝", "wallet", "pay"],
    "query": ["帽子"], "then": ["cart", "buy"], "status": [""], "choose": [True],
}  # fmt: skip


@pytest.mark.parametrize("app", SHOPS)
@settings(max_examples=80, deadline=None)
@given(data=st.data(), thing=GOODS, cart=CART)
def test_no_order_of_a_shop_ever_holds_what_is_gone(app, data, thing, cart):
    old = {"id": "old", "items": [{"name": "帽子", "price": 10, "spec": "红"}]}
    hand = shop(app, goods=[thing], cart=cart, orders=[old])
    hand.open(data.draw(st.sampled_from(["goods", "cart", "search"])), id="goods0", query="帽子")
    for event, args in data.draw(anything_that_happens(app, WORDS)):
        hand.do(event, **args)
    hand.do("checkout").do("submit_order")
    whole = goods.good(hand.state, "goods0")
    assert whole is not None
    for order in paid(hand):
        assert sum(item["count"] for item in order["items"]) <= whole["stock"]
        for item in order["items"]:
            assert item["count"] <= goods.available(whole, item.get("spec", ""))


# A restaurant

RICE = {"name": "米饭", "price": 5}


def kitchen(*dishes: dict, **state) -> Hand:
    here = {"id": "here", "name": "饭馆", "dishes": list(dishes)}
    return Hand("takeaway", restaurants=[here], ads=[], orders=[], **state).open("restaurant", id="here")


def ordered(hand: Hand) -> list[dict]:
    """What is ordered when everything is tapped that leads to an order."""
    hand.do("checkout").do("submit_order").do("pay_now")
    return [item for order in hand.state["orders"] if order["id"] != "old" for item in order["items"]]


HOT = {"options": {"辣度": [{"name": "微辣", "sold_out": True}, "中辣"]}}
ALL_GONE = {"options": {"辣度": [{"name": "微辣", "sold_out": True}, {"name": "中辣", "stock": 0}]}}


@pytest.mark.parametrize("gone", [{"sold_out": True}, {"left": 0}, {"stock": 0}, {"left": -1}, ALL_GONE])
def test_a_dish_that_is_gone_is_not_ordered(gone):
    hand = kitchen(RICE | gone, carts={"here": [{"dish": "米饭", "count": 2}]})
    hand.do("add", dish="dish0").do("open_dish", dish="dish0").do("add_to_cart").do("count", by=1).do("add_to_cart")
    hand.do("line", dish="dish0", options={}, by=1)
    assert "已售罄" in hand.html()
    assert ordered(hand) == []


def test_a_choice_that_is_gone_is_not_made_and_the_next_one_stands_in():
    hand = kitchen(RICE | HOT).do("open_dish", dish="dish0")
    assert hand.page["options"] == {"辣度": "中辣"}
    hand.do("option", group="辣度", choice="微辣")
    assert hand.toast == "已售罄"
    assert "已售罄" in hand.html()
    assert ordered(hand.do("add_to_cart"))[0]["options"] == {"辣度": "中辣"}


def test_a_cart_orders_no_choice_that_is_gone():
    gone = {"dish": "米饭", "options": {"辣度": "微辣"}}
    hand = kitchen(RICE | HOT, carts={"here": [gone]})
    assert ordered(hand.do("line", dish="dish0", options={"辣度": "微辣"}, by=1)) == []


def test_the_same_again_leaves_out_what_is_gone():
    old = {"id": "old", "restaurant": "饭馆", "items": [{"name": "米饭", "price": 5, "options": {"辣度": "微辣"}}]}
    hand = kitchen(RICE | HOT)
    hand.state["orders"] = [old]
    hand.do("reorder", id="old")
    assert "1" in hand.toast
    assert ordered(hand) == []


def test_no_more_is_ordered_than_is_left_however_a_cart_came_to_be():
    carts = {"here": [{"dish": "米饭", "count": 5}, {"dish": "米饭", "options": {"x": "y"}, "count": 5}]}
    assert [item["count"] for item in ordered(kitchen(RICE | {"left": 2}, carts=carts))] == [2]


LEFT = st.fixed_dictionaries(
    {}, optional={"left": st.integers(-1, 3), "stock": st.integers(0, 1), "sold_out": st.booleans()}
)
CHOICES = st.lists(st.tuples(st.sampled_from(["微辣", "中辣"]), LEFT), max_size=2, unique_by=lambda pair: pair[0])
DISHES = st.tuples(LEFT, CHOICES).map(
    lambda pair: RICE | pair[0] | {"options": {"辣度": [{"name": name} | left for name, left in pair[1]]}}
)
CARTS = st.lists(
    st.fixed_dictionaries(
        {"dish": st.just("米饭"), "count": st.integers(1, 4)},
        optional={"options": st.sampled_from([{"辣度": "微辣"}, {"辣度": "中辣"}, {}])},
    ),
    max_size=2,
)
MENU = {
    "id": ["here", "old"], "dish": ["dish0"], "name": ["cart", "pay", ""], "query": ["米饭"], "group": ["辣度"],
    "choice": ["微辣", "中辣"], "options": [{}, {"辣度": "微辣"}, {"辣度": "中辣"}], "by": [1, -1], "seen": [0],
    "word": [""], "total": [None], "choose": [True],
}  # fmt: skip


@given(dish=DISHES, cart=CARTS, events=anything_that_happens("takeaway", MENU), closed=st.booleans())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_order_of_a_restaurant_ever_holds_what_is_gone(dish, cart, events, closed):
    hand = kitchen(dish, carts={"here": cart})
    hand.state["restaurants"][0]["closed"] = closed
    for event, args in events:
        hand.do(event, **args)
    items = ordered(hand.open("restaurant", id="here"))
    gone = {
        c["name"] for c in dish["options"]["辣度"] if c.get("sold_out") or min(c.get("left", 1), c.get("stock", 1)) < 1
    }
    if dish.get("sold_out") or dish.get("stock") == 0 or closed:
        assert items == []
    assert sum(item["count"] for item in items) <= max(0, dish.get("left", 10_000))
    assert not gone & {item.get("options", {}).get("辣度") for item in items}
