"""A shop with two things in it, in a hand; and what it takes to buy one."""

from __future__ import annotations

from phones.virtual.apps.hand import Hand

SHOPS = ("orange", "whale")
MILK = {"name": "纯牛奶 250ml×24", "price": 59.9}
SHIRT = {"name": "衬衫", "price": 100, "specs": ["S", {"name": "L", "price": 120, "stock": 1}]}


def shop(app, locale="zh", **state):
    bare = {"goods": [MILK, SHIRT], "delivery_fee": 8, "free_from": 100, "coupons": [], "cart": [], "orders": []}
    return Hand(app, locale, **{**bare, "ads": [], **state})


def bought(hand, count=1, **fields):
    """The goods on the page, up to the payment sheet."""
    for _ in range(count - 1):
        hand.do("plus")
    return hand.do("buy_now").type(**fields).do("submit_order")
