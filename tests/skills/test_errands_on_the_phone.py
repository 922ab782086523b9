"""Instructions worded otherwise and with other values than the recordings, judged by the phone's world after them."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from adbutils import adb_path

from fingertips.event import Status
from skills.errands_on_the_phone import Errand
from skills.worlds import CAMPING, CELLAR, HERBS, TEA


@pytest.fixture(scope="module")
def adb_server() -> Iterator[None]:
    """An adb server that no other program uses."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as environment:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        environment.setenv("ANDROID_ADB_SERVER_PORT", str(port))
        free.close()
        yield
        subprocess.run([adb_path(), "-P", str(port), "kill-server"], check=False, capture_output=True)


@pytest.fixture(scope="module")
def running(
    adb_server: None, request: pytest.FixtureRequest, tmp_path_factory: Any
) -> Iterator[Mapping[str, Future[Errand]]]:
    """Every errand that a test here asks for, a few at a time, each on a phone of its own: most of it is waiting."""
    chosen = [item for item in request.session.items if item.fspath == request.fspath and hasattr(item, "callspec")]
    with ThreadPoolExecutor(max_workers=4) as pool:
        yield {
            item.nodeid: pool.submit(
                Errand,
                item.callspec.params["says"],
                item.callspec.params["locale"],
                item.callspec.params.get("world", {}),
                tmp_path_factory.mktemp("errand"),
            )
            for item in chosen
        }


@pytest.fixture
def errand(running: Mapping[str, Future[Errand]], request: pytest.FixtureRequest) -> Errand:
    return running[request.node.nodeid].result(100)


def bought(errand: Errand, shop: str) -> tuple[Any, ...]:
    """Of the one new order: the goods, how many, which kind, where to, and what was remarked."""
    (order,) = errand.fresh(shop)
    (item,) = order["items"]
    kind = item.get("spec") or item.get("options") or ""
    return item["name"], item["count"], kind, order["address"].split()[0], order["remark"]


SHOPPING = [
    ("zh", {}, "橙市上帮我买两个保温杯要黑色的，寄到学校", "orange", ("保温杯 500ml", 2, "黑色", "学校", "")),
    ("zh", HERBS, "去橙市买三盒黑芝麻丸，送到父母家", "orange", ("黑芝麻丸 9g×30", 3, "", "父母家", "")),
    (
        "zh",
        HERBS,
        "麻烦在鲸选下单一瓶野生蜂巢蜜，备注瓶身贴易碎",
        "whale",
        ("野生蜂巢蜜 300g", 1, "", "家", "瓶身贴易碎"),
    ),
    (
        "en",
        {},
        "Please buy 3 bags of cat food on Whalepick and ship them to my parents",
        "whale",
        ("Cat Food 2 kg", 3, "", "Parents", ""),
    ),
    (
        "en",
        CELLAR,
        "Get me two oak coat hangers from Orange Market, delivered to the office",
        "orange",
        ("Oak Coat Hangers", 2, "", "Office", ""),
    ),
    (
        "zh",
        HERBS,
        "比比橙市和鲸选的黑芝麻丸，哪家便宜就在哪家买两盒，送到公司",
        "whale",
        ("黑芝麻丸 9g×30", 2, "", "公司", ""),
    ),
    (
        "zh",
        HERBS,
        "野生蜂巢蜜在鲸选和橙市比个价，便宜的那家下单一瓶",
        "orange",
        ("云脊山 野生蜂巢蜜 300g", 1, "", "家", ""),
    ),
    (
        "en",
        CELLAR,
        "Buy smoked paprika wherever it is cheaper, Orange Market or Whalepick",
        "orange",
        ("Smoked Paprika 80 g", 1, "", "Home", ""),
    ),
    (
        "zh",
        HERBS,
        "从沙洲烤包子点五个羊肉烤包子，要香辣，送到学校",
        "takeaway",
        ("羊肉烤包子", 5, {"辣度": "香辣"}, "学校", ""),
    ),
    ("zh", HERBS, "叫一份馕坑肉外卖到公司，备注多给点皮牙子", "takeaway", ("馕坑肉", 1, "", "公司", "多给点皮牙子")),
    (
        "en",
        CELLAR,
        "Order four garlic naans on Baobao Takeaway, deliver to school",
        "takeaway",
        ("Garlic naan", 4, "", "School", ""),
    ),
    (
        "en",
        {},
        "I'd like two lattes from Half Day Coffee on Baobao Takeaway sent to the office",
        "takeaway",
        ("Latte", 2, None, "Office", ""),
    ),
    ("zh", TEA, "在浮云茶室点三杯茉莉奶绿，半糖，用饱饱外卖", "takeaway", ("茉莉奶绿", 3, {"糖度": "半糖"}, "家", "")),
    ("zh", TEA, "橙市和鲸选的羊毛毯哪家便宜就在哪家买一条，要红色", "whale", ("羊毛毯", 1, "红色", "家", "")),
]


@pytest.mark.parametrize(("locale", "world", "says", "shop", "order"), SHOPPING)
def test_what_was_asked_for_is_ordered_once(errand, locale, world, says, shop, order):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    ordered = bought(errand, shop)
    if order[2] is None:
        ordered, order = ordered[:2] + ordered[3:], order[:2] + order[3:]
    assert ordered == order
    others = {"orange", "whale", "takeaway"} - {shop}
    assert not any(errand.fresh(other) for other in others)


@pytest.mark.parametrize(
    ("locale", "world", "says", "answer"),
    [
        ("zh", HERBS, "黑芝麻丸在橙市和鲸选哪家便宜？", ("¥52", "¥46", "鲸选更便宜")),
        ("en", CELLAR, "Where is smoked paprika cheaper, on Whalepick or Orange Market?", ("¥29", "¥35", "Orange")),
        ("zh", HERBS, "竹编收纳筐在橙市卖多少钱", ("¥39.5",)),
        ("en", {}, "What does the air fryer cost on Whalepick?", ("Air Fryer", "¥279")),
        ("en", {}, "where is my Baobao order", ("Delivered",)),
        ("zh", CAMPING, "找找露营那条笔记写了啥", ("天幕、炉头、折叠桌",)),
        ("en", CAMPING, "Read me my note about the boiler", ("code 4417",)),
        ("zh", TEA, "橙市和鲸选的竹筛哪家便宜", ("¥28", "两家一样")),
        ("zh", TEA, "找找我关于露营采购的笔记", ("☐ 木炭", "☑ 驱蚊液", "☐ 冰块")),
    ],
)  # fmt: skip
def test_a_question_is_answered_from_the_screen_and_nothing_is_done(errand, locale, world, says, answer):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    assert all(words in errand.session.answer for words in answer), errand.session.answer
    assert not list(errand.irreversible())


@pytest.mark.parametrize(
    ("locale", "says", "message"),
    [
        ("zh", "用圈信跟何雨桐说一声周六的读书会改到下午四点", ("p_he", "周六的读书会改到下午四点")),
        ("en", "Let Ben know on Ringo that the projector is fixed", ("p_ben", "the projector is fixed")),
    ],
)
def test_a_message_reaches_the_one_it_is_for(errand, locale, says, message):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    assert _sent(errand) == [message]


def _sent(errand: Errand) -> list[tuple[str, str]]:
    chats = errand.state("messages")["chats"]
    return [
        (chat["contact"], message["text"])
        for chat in chats
        for message in chat["messages"]
        if message.get("me") and message.get("minutes_ago") is None
    ]


@pytest.mark.parametrize(
    ("locale", "says", "note"),
    [
        ("zh", "在随记记一条：三楼打印机缺墨", ("", "三楼打印机缺墨", "")),
        (
            "zh",
            "帮我新建一篇笔记，标题叫装修预算，正文写水电一万二，放进生活文件夹",
            ("装修预算", "水电一万二", "生活"),
        ),
        (
            "en",
            "Write a note in Jotter called Fern care with the text water it twice a week",
            ("Fern care", "water it twice a week", ""),
        ),
    ],
)
def test_a_note_is_written(errand, locale, says, note):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    first = errand.state("notes")["notes"][0]
    assert (first["title"], first["body"], first["folder"]) == note


@pytest.mark.parametrize(
    ("locale", "says", "journey"),
    [
        ("zh", "帮我订后天从青岛到济南最便宜的火车票，乘车人王桂花", ("train", "青岛", "济南", ["王桂花"])),
        (
            "en",
            "Reserve the earliest train from Suzhou to Wuxi the day after tomorrow",
            ("train", "Suzhou", "Wuxi", ["Summer Xia"]),
        ),
        (
            "en",
            "Book the cheapest flight from Kunming to Xiamen the day after tomorrow for passenger Nora Lin",
            ("flight", "Kunming", "Xiamen", ["Nora Lin"]),
        ),
    ],
)  # fmt: skip
def test_a_journey_is_booked(errand, locale, says, journey):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    order = errand.state("travel")["orders"][0]
    assert len(errand.state("travel")["orders"]) == 5
    assert (order["kind"], order["from_city"], order["to_city"], order["passengers"]) == journey


@pytest.mark.parametrize(("locale", "says"), [("zh", "把饱饱外卖的粤记烧腊加到收藏")])
def test_a_shop_is_kept_among_the_favourites(errand, locale, says):
    assert errand.session.status is Status.DONE, errand.session.events[-1]
    added = set(errand.state("takeaway")["favourites"]) - {"r_shu", "r_coffee", "r_dumpling"}
    assert len(added) == 1


@pytest.mark.parametrize(
    ("locale", "world", "says", "case"),
    [
        ("zh", {}, "别在橙市买牛奶", "no_skill"),
        ("zh", {}, "在橙市买两箱云母镜", "lost_way"),
        ("en", {}, "cancel my order on Baobao Takeaway", "no_skill"),
        ("zh", TEA, "在橙市买一双雨靴，要红色", "lost_way"),
        ("zh", TEA, "给王磊发消息说会议室换到三楼", "lost_way"),
    ],
)
def test_what_can_not_be_done_is_not_done_and_said_so(errand, locale, world, says, case):
    end = errand.session.events[-1]
    assert errand.session.status is Status.FAILED
    assert end.code == case
    assert not list(errand.irreversible())
