"""Takeaway, looked around in: searching, sorting, lists that go on, advertisements, links, every screen drawn."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingertips.phones.virtual.apps.takeaway import app, menu
from fingertips.phones.virtual.programs import Programs
from phones.virtual.apps.hand import Hand


def test_looking_leaves_nothing_but_a_search():
    hand = Hand("takeaway", ads=[])
    before = json.dumps(hand.state)
    hand.do("open_category", id="sichuan").do("sort", name="rating").do("more", seen=8).do("go_back")
    hand.do("open_restaurant", id="r_shu").do("section", name="热炒").do("open_dish", dish="kungpao")
    hand.do("close_sheet").do("tab", name="reviews").do("go_back").do("tab", name="orders")
    assert json.dumps(hand.state) == before
    hand.open("search").type(query="鸡丁").do("typing").do("search")
    assert hand.state["searches"] == ["鸡丁"]
    assert json.dumps(hand.state | {"searches": []}) == before


def test_while_words_are_typed_suggestions_stand_in_place_of_results():
    hand = Hand("takeaway", ads=[]).open("search").type(query="宫保").do("typing")
    assert hand.values()["suggestions"] == ["宫保鸡丁"]
    hand.do("search_for", query="宫保鸡丁")
    found = [each["dishes"][0]["price"] for each in hand.do("sort", name="cheap").values()["results"]]
    assert found == sorted(found)


def test_a_small_world_offers_only_what_is_in_it():
    hand = Hand("takeaway", ads=[], restaurants=[{"name": "面馆", "dishes": [{"name": "凉面", "price": 12}]}])
    assert (hand.values()["categories"], hand.values()["banners"], hand.values()["hint"]) == ([], [], "凉面")
    assert hand.open("search").values()["hot"] == ["凉面"]


def test_a_list_goes_on_as_its_end_comes_into_sight():
    hand = Hand("takeaway", ads=[])
    assert len(hand.values()["restaurants"]) == 8
    hand.do("more", seen=8).do("more", seen=8)
    assert len(hand.values()["restaurants"]) == 14


def test_restaurants_are_narrowed_and_sorted():
    hand = Hand("takeaway", ads=[]).do("only", name="free").do("more", seen=30)
    assert {each["delivery_fee"] for each in hand.values()["restaurants"]} == {0}
    for only in ("brand", "cuts", "low"):
        assert hand.do("only", name=only).values()["total"] > 0
    hand.do("only", name="low").do("sort", name="near").do("more", seen=30)
    far = [each["distance"] for each in hand.values()["restaurants"] if not each["closed"]]
    assert far == sorted(far)


def test_a_restaurant_is_kept_as_a_favourite_and_let_go():
    hand = Hand("takeaway", ads=[], favourites=["蜀香小馆"]).open("restaurant", id="r_shu")
    assert hand.values()["favourite"]
    hand.do("favourite").open("restaurant", id="r_cake").do("favourite")
    assert hand.state["favourites"] == ["r_cake"]
    assert "云朵烘焙" in hand.open("favourites").html()


def test_a_line_of_the_cart_goes_up_and_down_until_it_is_gone():
    hand = Hand("takeaway", ads=[]).open("restaurant", id="r_shu").do("toggle_cart")
    assert "sheet" not in hand.page
    hand.do("add", dish="rice").do("toggle_cart").do("line", dish="rice", options={}, by=1)
    assert "¥4" in hand.html()
    hand.do("line", dish="rice", options={}, by=-1).do("less", dish="rice")
    assert hand.state["carts"] == {}
    hand.do("add", dish="rice").do("close_sheet").do("toggle_cart").do("clear_cart")
    assert hand.state["carts"] == {}


def test_whoever_follows_an_advertisement_ends_up_elsewhere():
    hand = Hand("takeaway", ads=[{"title": "红包雨"}]).do("take_ad")
    assert hand.page["screen"] == "coupons"
    assert hand.state["ads"] == []


def test_closed_restaurants_come_last_however_sorted():
    known = menu.restaurants(Hand("takeaway").state)
    for sort in menu.SORTS:
        shown = menu.listed(known, sort=sort)
        assert [each["closed"] for each in shown] == sorted(each["closed"] for each in shown)


def test_an_advertisement_stays_until_it_is_closed():
    hand = Hand("takeaway", ads=[{"title": "红包雨"}])
    assert "红包雨" in hand.html()
    assert "红包雨" not in hand.do("close_ad").html()


def test_the_app_asks_before_it_knows_where_the_phone_is():
    hand = Hand("takeaway", ads=[]).open("addresses").do("locate")
    assert hand.kernel.world["dialog"]["permission"] == "location"
    hand.do("located")
    assert hand.page["screen"] == "addresses"
    hand.kernel.world["apps"]["takeaway"]["granted"] = ["location"]
    assert "云杉路" in hand.do("locate").html()


def test_some_worlds_begin_with_an_advertisement_and_some_do_not():
    shown = [any(ad["screen"] == "home" for ad in Hand("takeaway", seed=seed).state["ads"]) for seed in range(20)]
    assert any(shown)
    assert not all(shown)


def test_both_languages_hold_the_same_things():
    zh, en = (Hand("takeaway", locale).state for locale in ("zh", "en"))

    def bones(state):
        return [
            (r["id"], r["delivery_fee"], [(d["id"], d["price"]) for d in r["dishes"]]) for r in state["restaurants"]
        ]

    assert bones(zh) == bones(en)
    assert [each["id"] for each in zh["addresses"]] == [each["id"] for each in en["addresses"]]


@pytest.mark.parametrize(
    ("link", "screen", "args"),
    [
        ("", "home", {}),
        ("search?q=鸡", "search", {"query": "鸡"}),
        ("restaurant?name=蜀香小馆", "restaurant", {"id": "蜀香小馆", "dish": ""}),
        ("orders", "orders", {}),
        ("addresses", "addresses", {"choose": False}),
    ],
)
def test_links_open_their_screens(link, screen, args):
    hand = Hand("takeaway", ads=[])
    assert hand.kernel.open_link(f"baobao://{link}")
    assert (hand.page["screen"], hand.page["args"]) == (screen, args)
    hand.sound()


def test_an_unknown_link_is_not_answered():
    assert app.open_link("lottery", {}) is None


@pytest.mark.parametrize("locale", ["zh", "en"])
@pytest.mark.parametrize("screen", [each.stem for each in Programs.shipped("takeaway")["takeaway"].templates.glob("*")])
def test_every_screen_can_be_drawn(screen, locale):
    if screen == "rows":
        return
    for args in ({}, {"id": "r_shu"}, {"id": "26111812153308"}, {"id": "home"}, {"id": "gone"}):
        Hand("takeaway", locale).open(screen, **args).sound()


def maybe(**optional):
    """A record of which names and prices alone are sure."""
    return lambda **needed: st.fixed_dictionaries(needed, optional=optional)


CHOICES = st.lists(st.sampled_from(["微辣", {"name": "大份", "price": 6}]), max_size=2)
DISHES = maybe(
    id=st.just("one"),
    section=st.sampled_from(["", "招牌"]),
    sold_out=st.booleans(),
    left=st.sampled_from([None, 0, 3]),
    options=st.dictionaries(st.just("辣度"), CHOICES),
    old_price=st.just(30),
)(name=st.sampled_from(["面", "饭", "<b>'\""]), price=st.sampled_from([0, 18, 46.5]))
RESTAURANTS = maybe(
    minimum=st.sampled_from([0, 20]),
    packing=st.just(0.5),
    cuts=st.just([[20, 3]]),
    closed=st.booleans(),
    reviews=st.just([{"name": "小满"}]),
    tags=st.just(["新店"]),
)(name=st.sampled_from(["馆", "店"]), dishes=st.lists(DISHES, max_size=3))


@given(st.lists(RESTAURANTS, max_size=2), st.sampled_from(["zh", "en"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_however_little_a_world_says_every_step_can_be_drawn(restaurants, locale):
    hand = Hand("takeaway", locale, restaurants=restaurants, ads=[])
    hand.sound()
    hand.open("search", query="面").sound()
    hand.open("restaurant", id="restaurant0").sound()
    for dish in ("dish0", "one", "dish1"):
        hand.do("open_dish", dish=dish).sound()
        hand.do("add_to_cart").do("toggle_cart").sound()
        hand.do("close_sheet")
    hand.do("checkout").sound()
    hand.do("submit_order").do("pay_now").sound()
