"""The shared parts draw in both languages, and pictures are the same for the same seed."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import pytest

from fingertips.phones.virtual.toolkit import icons, pictures

TOOLKIT = Path(icons.__file__).parent


def drawn(template: str, locale: str = "zh") -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TOOLKIT), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.globals |= {
        "t": lambda zh, en: zh if locale == "zh" else en,
        "locale": locale,
        "icon": icons.icon,
        "picture": pictures.picture,
    }
    environment.filters |= {"json": json.dumps, "money": lambda amount: f"¥{amount:g}"}
    return environment.from_string('{% import "parts.html" as parts %}' + template).render()


def svg(address: str) -> str:
    return base64.b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_is_a_drawing(name):
    assert ElementTree.fromstring(str(icons.icon(name))).tag == "svg"
    assert 'fill="currentColor"' in icons.icon(name, filled=True)


def test_an_unknown_icon_is_refused_by_name():
    with pytest.raises(ValueError, match="no icon is called 'unicorn'"):
        icons.icon("unicorn")


@pytest.mark.parametrize("kind", sorted(pictures.KINDS))
def test_every_kind_is_drawn_for_many_seeds(kind):
    for seed in range(12):
        ElementTree.fromstring(svg(pictures.picture(seed, kind)))


def test_the_same_seed_gives_the_same_drawing_and_others_differ():
    assert pictures.picture("白露", "person") == pictures.picture("白露", "person")
    assert len({pictures.picture(f"p{n}", "person") for n in range(20)}) > 15


def test_a_thing_known_by_name_alone_gets_its_own_drawing():
    assert pictures.picture("纯牛奶 250ml×24", "good") != pictures.picture("纯牛奶 250ml", "good")
    assert 'fill="#ffb52e"' not in svg(pictures.picture("无线耳机", "good"))
    assert pictures.picture("x", "no such kind").startswith("data:image/svg+xml")


@pytest.mark.parametrize(
    ("name", "broad", "kind"),
    [
        ("榴莲披萨", "dish", "pizza"),
        ("Salmon nigiri", "dish", "sushi"),
        ("鲜肉小笼", "dish", "buns"),
        ("Mapo tofu", "dish", "tofu"),
        ("东北大米 10斤", "good", "sack"),
        ("双肩背包 20L", "good", "backpack"),
        ("妈妈", "person", "woman"),
        ("p_mum", "person", "woman"),
        ("p_dad", "person", "man"),
        ("The shop cat is on duty 0", "photo", "pet"),
        ("风把云吹成了一条河 1", "photo", "place"),
        ("刚蒸的包子", "photo", "buns"),
    ],
)
def test_a_name_says_what_is_drawn(name, broad, kind):
    assert pictures.picture(name, broad) == pictures.picture(name, kind)


PARTS = """
{{ parts.topbar("订单", right="") }}{{ parts.topbar("首页", back="") }}{{ parts.searchbar("query", "牛奶", "搜一搜") }}
{{ parts.tabbar([("home", "home", "首页"), ("cart", "cart", "购物车", 3)], "cart") }}
{{ parts.tabs([("all", "全部")], "all") }}
{% call parts.sheet("规格") %}里面{% endcall %}{{ parts.dialog("退出？", "", "是", "leave", "否") }}
{{ parts.ad("红包", "满减", seed="x", go="see", go_label="去看") }}
{{ parts.stepper(2, "fewer", "more", {"id": "g'1"}) }}
{{ parts.price(46.5, 60) }}{{ parts.stars(4.8) }}{{ parts.row("地址", "家", event="choose", id="address_row") }}
{{ parts.button("提交订单", "submit", id="submit_order") }}{{ parts.empty("空") }}{{ parts.skeleton() }}
"""


@pytest.mark.parametrize(("locale", "close", "back"), [("zh", "关闭", "返回"), ("en", "Close", "Back")])
def test_the_parts_speak_the_language_of_the_phone(locale, close, back):
    html = drawn(PARTS, locale)
    assert f'aria-label="{close}"' in html
    assert f'aria-label="{back}"' in html


def test_the_parts_carry_the_ids_that_errands_hold_on_to():
    html = drawn(PARTS)
    for name in ("back", "search_field", "search_button", "tab_cart", "close_ad", "minus", "count", "plus", "price"):
        assert f'data-id="{name}"' in html


def test_arguments_with_quotes_stay_inside_their_attribute():
    html = drawn(PARTS)
    arguments = html.split('data-tap="fewer" data-args=\'')[1].split("'")[0]
    assert json.loads(arguments.replace("&#34;", '"').replace("&#39;", "'")) == {"id": "g'1"}


def test_drawing_is_cheap_enough_for_a_page_of_goods():
    pictures.picture.cache_clear()
    random.seed(1)
    assert all(len(pictures.picture(f"商品{n}", "good")) < 9000 for n in range(60))
