import pytest

from fingertips.apps import cards
from fingertips.apps.cards import Card, Deck, Mention, Risk, by_name, by_package, closest, load, named_in, shipped
from fingertips.errors import BadSettings

VIRTUAL = {
    "橙市": ("Orange Market", "com.orangemart.shop", "orangemart"),
    "鲸选": ("Whalepick", "com.whalepick.shop", "whalepick"),
    "饱饱外卖": ("Baobao Takeaway", "com.baobao.takeaway", "baobao"),
    "远行": ("Farway", "com.farway.travel", "farway"),
    "圈信": ("Ringo", "com.ringo.messages", "ringo"),
    "随记": ("Jotter", "com.jotter.notes", "jotter"),
}


def names(sentence: str) -> list[str]:
    return [mention.card.name for mention in named_in(sentence)]


def test_there_are_enough_apps_and_each_is_whole():
    deck = shipped()
    assert len(deck.cards) >= 120
    assert all(card.packages for card in deck.cards)
    assert {card.risk for card in deck.cards} == set(Risk)


def test_chinese_everyday_apps_are_known_by_both_names():
    for zh, en in (("微信", "WeChat"), ("支付宝", "Alipay"), ("淘宝", "Taobao"), ("京东", "JD"),
                   ("拼多多", "Pinduoduo"), ("美团", "Meituan"), ("饿了么", "Ele.me"), ("抖音", "Douyin"),
                   ("小红书", "RedNote"), ("高德", "Amap"), ("12306", "铁路12306"), ("携程", "Ctrip")):  # fmt: skip
        assert by_name(zh) is not None
        assert by_name(zh) is by_name(en)


@pytest.mark.parametrize("name", VIRTUAL)
def test_the_virtual_phones_apps_are_known(name: str):
    en, package, scheme = VIRTUAL[name]
    card = by_package(package)
    assert card is not None
    assert (card.name, card.en) == (name, en)
    assert card is by_name(en) is shipped().by_link(f"{scheme}://anywhere?x=1")
    assert names(f"在{name}里看看") == names(f"look into {en}") == [name]


def test_messaging_payment_and_banking_are_entered_only_with_leave():
    for card in shipped().cards:
        if card.category in ("messaging", "payment", "banking"):
            assert card.risk in (Risk.PRIVATE, Risk.MONEY), card.name


@pytest.mark.parametrize("sentence", [
    "send a message to Mum", "write a note titled X", "note that the camera is broken", "text me the calendar",
    "order two boxes of milk", "打个电话给妈妈", "拍张照片放进相册", "记一条笔记：买相机", "明天几点的日历",
    "把闹钟的设置改了",
    "buy a line of soap and grab a slack rope", "get me the word of the day on target", "买豆瓣酱和QQ糖",
    "点一杯星巴克的拿铁",
    "order a McDonald's burger", "signal the driver", "keep the change", "zoom in", "x marks the spot", "做个快手菜",
])  # fmt: skip
def test_plain_words_are_not_taken_for_apps(sentence: str):
    assert names(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), [
    ("在橙市买两箱纯牛奶", ["橙市"]),
    ("比较橙市和鲸选的价格", ["橙市", "鲸选"]),
    ("Compare Orange Market with whalepick", ["橙市", "鲸选"]),
    ("用美团外卖点一份", ["美团外卖"]),
    ("用美团订酒店", ["美团"]),
    ("order noodles from baobao  takeaway please", ["饱饱外卖"]),
    ("用ＱＱ音乐放歌", ["QQ音乐"]),
    ("in a ubiquitous uberous mood", []),
    ("take an Uber", ["Uber"]),
    ("order on Uber Eats", ["Uber Eats"]),
    ("去b站看视频", ["哔哩哔哩"]),
    ("jdk and wechatty", []),
])  # fmt: skip
def test_the_longest_name_on_word_borders_wins(sentence: str, expected: list[str]):
    assert names(sentence) == expected


def test_a_mention_says_where_it_stands():
    sentence = "请用ＷｅＣｈａｔ发"
    card = by_name("微信")
    assert card is not None
    assert named_in(sentence) == [Mention(card, 2, 8)]
    assert sentence[2:8] == "ＷｅＣｈａｔ"


def test_names_forgive_case_width_spaces_marks_and_a_trailing_app():
    assert {
        by_name(name) for name in ("ORANGE market", "orange-market", "ＯｒａｎｇｅＭａｒｋｅｔ", "橙市 App", "橙市应用")
    } == {by_name("橙市")}
    assert by_name("Notes") is not None
    assert by_name("设置") is by_name("settings")
    assert by_name("no such app") is None
    assert by_package("no.such") is None


def test_the_likest_names_are_suggested():
    assert closest("Whalpick", 1) == [by_name("鲸选")]
    assert closest("饱饱外麦", 1) == [by_name("饱饱外卖")]
    assert closest("qqqqqqqqzzzzzz") == []


def test_a_card_is_called_by_the_readers_language():
    card = by_name("橙市")
    assert card is not None
    assert (card.called("zh"), card.called("en")) == ("橙市", "Orange Market")


def test_a_persons_own_cards_are_laid_over(tmp_path):
    own = tmp_path / "apps.toml"
    own.write_text(
        '[cards]\nlist = [{name = "橙市", aliases = ["老橙"]},\n'
        '{name = "厂内通", packages = ["cn.plant.im"], category = "messaging"}]',
        "utf-8",
    )
    deck = load(own)
    assert deck.by_name("老橙") == deck.by_package("com.orangemart.shop")
    plant = deck.by_name("厂内通")
    assert plant is not None
    assert plant.risk is Risk.PRIVATE
    try:
        cards.use(deck)
        assert names("用厂内通问老橙") == ["厂内通", "橙市"]
    finally:
        cards.use(shipped())


@pytest.mark.parametrize(("text", "complains"), [
    ('[cards]\nlist = [{name = "甲", category = "shopping", package = "a.b"}]', "package"),
    ('[cards]\nlist = [{name = "甲", category = "shops"}]', "category"),
    ('[cards]\nlist = [{name = "甲", category = "shopping", risk = "high"}]', "risk"),
    ('[cards]\nlist = [{category = "shopping"}]', "name"),
    ('[cards]\nlist = [{name = "甲", category = "food", packages = ["not a package"]}]', "packages"),
    ('[cards]\nlist = [{name = "甲", category = "food"}, {name = " 甲 ", category = "food"}]', "two cards"),
    ('[cards]\nlist = [{name = "甲", category = "food", aliases = ["微信"]}]', "微信"),
    ('[cards]\nlist = [{name = "甲", category = "food", packages = ["com.tencent.mm"]}]', "com.tencent.mm"),
    ('[cards]\nlist = [{name = "甲", category = "food", links = ["weixin"]}]', "weixin"),
    ("cards = 3", "cards"),
    ("card = []", "card"),
    ("[cards", "Expected"),
])  # fmt: skip
def test_a_bad_file_is_one_clear_message(tmp_path, text: str, complains: str):
    own = tmp_path / "apps.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(BadSettings) as caught:
        load(own)
    assert complains in str(caught.value)
    assert str(own) in str(caught.value)


def test_a_missing_file_is_one_clear_message(tmp_path):
    with pytest.raises(BadSettings):
        load(tmp_path / "none.toml")


def test_an_empty_deck_finds_nothing():
    deck = Deck((Card("甲", ("a.b",), "food", Risk.SPENDING),))
    assert deck.named_in("乙") == []
