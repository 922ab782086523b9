"""A skill on screens that are not quite those that it was learned on."""

from __future__ import annotations

import pytest

from fingertips.action import Finish, Launch, Note, Press, Swipe, Tap, Type, Wait
from fingertips.errors import LostWay, NoSkill
from fingertips.observation import Observation
from screens import SHOP, button, field, screen, words
from skills.rehearsal import (
    BUY,
    LAUNCHER,
    PAID,
    SEARCH,
    Rehearsal,
    at,
    choosing,
    chosen,
    listing,
    named,
    page,
    tapped,
)


def lost(rehearsal: Rehearsal, shown: Observation) -> LostWay | None:
    """Whether the way is lost on this screen."""
    try:
        rehearsal.on(shown)
    except LostWay as way:
        return way
    return None


def test_an_errand_is_replayed_to_its_end():
    rehearsal = Rehearsal(BUY, "在橙市买三箱酸奶")
    assert rehearsal.on(LAUNCHER) == Launch(SHOP)
    assert tapped(rehearsal.on(SEARCH), SEARCH) == "搜索商品"
    focused = screen(named("search", field(hint="搜索商品", focused=True)), button("首页"))
    assert rehearsal.on(focused) == Type("酸奶")
    assert rehearsal.on(screen(named("search", field("酸奶", focused=True)), button("首页"))) == Press("enter")
    results = listing("鲜牛奶 1L", "原味酸奶 200g×10")
    assert tapped(rehearsal.on(results), results) == "原味酸奶 200g×10"
    for count in (1, 2):
        shown = choosing(count)
        assert tapped(rehearsal.on(shown), shown) == "增加"
    shown = choosing(3)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"
    assert rehearsal.on(PAID) == Note("¥45.9", name="total")
    assert rehearsal.on(PAID) == Finish("买好了，共 ¥45.9", proof=("支付成功",))


def test_the_answer_is_in_the_language_of_the_instruction():
    rehearsal = chosen("buy milk on Orange Market")
    rehearsal.on(listing("Milk 1 L"))
    rehearsal.on(choosing(1))
    rehearsal.on(PAID)
    assert rehearsal.on(PAID).answer == "Done, ¥45.9"


def test_an_app_that_is_in_front_already_is_not_started():
    assert isinstance(Rehearsal(BUY, "在橙市买牛奶").on(SEARCH), Tap)


def test_a_field_that_holds_the_text_already_is_not_typed_in():
    rehearsal = Rehearsal(BUY, "在橙市买牛奶")
    assert rehearsal.on(screen(named("search", field("牛奶", focused=True)), button("首页"))) == Press("enter")


def test_a_stepper_that_shows_the_number_already_is_left_alone():
    rehearsal = chosen()
    rehearsal.on(listing("牛奶"))
    shown = choosing(2)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


def test_a_moved_element_is_found():
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    shown = page(at(named("submit", button("提交订单")), 0.6, 0.1, 0.9, 0.15))
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


@pytest.mark.parametrize(
    ("renamed", "id"),
    [
        ("立即下单", "submit"),
        ("去下单啦", "submit"),
        ("提交订单 ¥45.9", "btn_2"),
        ("确认下单", "btn_2"),
        ("Place order", "x"),
    ],
)
def test_a_renamed_button_is_recognised(renamed, id):
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    shown = page(
        at(named("cart", button("加入购物车")), 0.1, 0.8, 0.4, 0.85),
        at(named(id, button(renamed)), 0.1, 0.9, 0.9, 0.96),
    )
    assert tapped(rehearsal.on(shown), shown) == renamed


def test_a_button_that_does_the_opposite_is_never_taken():
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    shown = page(at(named("submit", button("取消订单")), 0.1, 0.9, 0.9, 0.96), at(words("订单"), 0.1, 0.1, 0.9, 0.2))
    assert isinstance(rehearsal.on(shown), Wait)


@pytest.mark.parametrize(
    "mark", [button("×"), button(label="关闭"), button("跳过 3"), button("Not now"), named("close_ad", button())]
)
def test_an_advertisement_in_the_way_is_closed(mark):
    rehearsal = chosen()
    shown = page(
        at(words("今日特惠"), 0.2, 0.3, 0.8, 0.4),
        at(button("立即领取"), 0.2, 0.6, 0.8, 0.7),
        at(mark, 0.8, 0.2, 0.9, 0.25),
    )
    action = rehearsal.on(shown)
    assert shown.target(action.at) == shown.elements[-1]
    results = listing("牛奶")
    assert tapped(rehearsal.on(results), results) == "牛奶"


def test_a_page_that_loads_is_given_time_but_not_for_ever():
    rehearsal = chosen()
    loading = page(at(words("加载中…"), 0.3, 0.4, 0.7, 0.5))
    waited = 0
    while lost(rehearsal, loading) is None:
        waited += 1
    assert 3 <= waited <= 6


def test_what_is_further_down_a_list_is_pulled_into_sight():
    rehearsal = chosen()
    actions = [rehearsal.on(listing("豆浆", "咖啡"))]
    while isinstance(actions[-1], Wait):
        actions.append(rehearsal.on(listing("豆浆", "咖啡")))
    assert isinstance(actions[-1], Swipe)
    assert actions[-1].start.y > actions[-1].end.y
    assert isinstance(rehearsal.on(listing("咖啡", "汽水")), Swipe)
    shown = listing("汽水", "鲜牛奶 950ml")
    assert tapped(rehearsal.on(shown), shown) == "鲜牛奶 950ml"


def test_a_search_goes_on_in_a_new_process_from_where_it_was():
    rehearsal = chosen()
    while not isinstance(rehearsal.on(listing("豆浆", "咖啡")), Swipe):
        pass
    rehearsal.on(listing("咖啡", "汽水"))
    assert '"pulls": 2' in rehearsal.decision.place
    rehearsal.interrupted(listing("汽水", "可乐"))
    assert '"pulls": 2' in rehearsal.decision.place


def test_the_end_of_a_list_is_noticed_and_then_the_way_is_lost():
    rehearsal = chosen()
    pulls = 0
    while (ended := lost(rehearsal, listing("豆浆"))) is None:
        pulls += isinstance(rehearsal.decision.action, Swipe)
    assert pulls == 2
    assert ended.details == {"skill": "买东西", "step": 4, "of": 8, "wanted": "“牛奶”"}
    assert "“牛奶”" in ended.line.text("zh")


def test_words_that_find_nothing_are_tried_in_the_singular():
    rehearsal = chosen("buy bananas on Orange Market")
    empty = listing(
        more=(at(words("Nothing found"), 0.1, 0.4, 0.9, 0.5), at(words("Try other words"), 0.1, 0.6, 0.9, 0.65))
    )
    for _ in range(12):
        action = rehearsal.on(empty)
        if isinstance(action, Type):
            break
    assert action == Type("banana")


def test_the_goods_that_were_asked_for_are_preferred_to_others_that_hold_their_name():
    rehearsal = chosen("buy rice on Orange Market")
    shown = listing("Rice Cooker 4 L", "Northeast Rice 5 kg")
    assert tapped(rehearsal.on(shown), shown) == "Northeast Rice 5 kg"


def test_another_app_in_front_is_left_for_the_one_of_the_step():
    rehearsal = chosen()
    call = screen("来电", app="com.android.dialer")
    actions = [rehearsal.on(call), rehearsal.on(call)]
    assert isinstance(actions[0], Wait)
    assert actions[1] == Launch(SHOP)


def test_an_app_left_on_another_page_is_led_back_to_its_beginning():
    rehearsal = Rehearsal(BUY, "在橙市买牛奶")
    deep = page(at(words("订单详情"), 0.1, 0.1, 0.9, 0.15), at(words("已完成"), 0.1, 0.2, 0.9, 0.25))
    actions = [rehearsal.on(deep) for _ in range(3)]
    assert actions[-1] == Press("back")
    assert tapped(rehearsal.on(SEARCH), SEARCH) == "搜索商品"


def test_the_keyboard_is_put_away_before_anything_is_searched_for():
    rehearsal = chosen()
    hidden = page(at(words("豆浆"), 0.1, 0.1, 0.9, 0.2), at(words("咖啡"), 0.1, 0.2, 0.9, 0.3), keyboard=True)
    actions = [rehearsal.on(hidden) for _ in range(3)]
    assert Press("back") in actions


def test_a_tap_without_effect_is_done_once_more():
    rehearsal = chosen("在橙市买牛奶")
    results = listing("牛奶")
    rehearsal.on(results)
    again = [rehearsal.on(results, effect=False), *(rehearsal.on(results, effect=None) for _ in range(2))]
    assert any(isinstance(action, Tap) for action in again)


def test_an_action_in_doubt_is_not_repeated_where_the_screen_shows_that_it_was_done():
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    shown = choosing(1)
    assert tapped(rehearsal.interrupted(shown), shown) == "提交订单"


def test_an_action_in_doubt_is_repeated_where_nothing_came_of_it():
    rehearsal = chosen("在橙市买牛奶")
    results = listing("牛奶")
    rehearsal.on(results)
    assert tapped(rehearsal.interrupted(results), results) == "牛奶"


def test_an_action_in_doubt_is_done_where_another_element_only_reads_like_its_own():
    rehearsal = chosen("在橙市买牛奶送到公司")
    rehearsal.on(listing("牛奶"))
    addresses = page(at(named("address", button("公司 云杉路 88 号")), 0.1, 0.2, 0.9, 0.26))
    assert tapped(rehearsal.on(addresses), addresses) == "公司 云杉路 88 号"
    checkout = page(
        at(named("address_row", button("公司 云杉路 88 号")), 0.1, 0.1, 0.9, 0.16),
        at(named("submit", button("提交订单")), 0.1, 0.9, 0.9, 0.96),
    )
    assert tapped(rehearsal.interrupted(checkout), checkout) == "提交订单"


def test_what_was_decided_and_never_begun_counts_for_nothing():
    rehearsal = Rehearsal(BUY, "在橙市买三箱酸奶")
    rehearsal.on(LAUNCHER)
    rehearsal.on(SEARCH)
    for _ in range(4):
        assert tapped(rehearsal.killed(SEARCH), SEARCH) == "搜索商品"
        assert tapped(rehearsal.interrupted(SEARCH), SEARCH) == "搜索商品"


def test_a_tap_on_a_stepper_that_was_never_begun_or_cut_off_is_made_again():
    rehearsal = chosen("在橙市买三箱牛奶")
    rehearsal.on(listing("牛奶"))
    shown = choosing(1)
    rehearsal.on(shown)
    for _ in range(3):
        assert tapped(rehearsal.killed(shown), shown) == "增加"
        assert tapped(rehearsal.interrupted(shown), shown) == "增加"
    shown = choosing(2)
    assert tapped(rehearsal.interrupted(shown), shown) == "增加"
    shown = choosing(3)
    assert tapped(rehearsal.on(shown), shown) == "提交订单"


def test_what_the_guard_refuses_is_a_lost_way_with_its_reason():
    rehearsal = chosen()
    rehearsal.on(listing("牛奶"))
    rehearsal.refused()
    with pytest.raises(LostWay) as lost:
        rehearsal.decided(choosing(1))
    assert lost.value.details["case"] == "refused"


def test_a_skill_that_is_gone_is_named():
    rehearsal = chosen()
    rehearsal.skills = []
    with pytest.raises(NoSkill) as gone:
        rehearsal.on(listing("牛奶"))
    assert gone.value.details == {"case": "gone", "skill": "buy"}


def test_a_finish_without_its_proof_in_sight_is_claimed_and_left_to_the_verifier():
    rehearsal = chosen("在橙市买牛奶")
    rehearsal.on(listing("牛奶"))
    rehearsal.on(choosing(1))
    unproven = page(at(words("处理中"), 0.3, 0.2, 0.7, 0.25), at(named("total", words("¥45.9")), 0.3, 0.3, 0.7, 0.35))
    actions = [rehearsal.on(unproven) for _ in range(4)]
    assert isinstance(actions[0], Note)
    assert isinstance(actions[1], Wait)
    assert isinstance(actions[2], Finish)
    assert actions[2].proof == ("支付成功",)
