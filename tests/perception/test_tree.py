"""Trees come from strangers: whatever they hold, reading one gives elements on the screen or nothing."""

from hypothesis import given
from hypothesis import strategies as st

from fingertips.geometry import Size
from fingertips.perception.tree import elements

SCREEN = Size(1080, 2400)


def node(bounds="[0,0][100,100]", inner="", **attributes):
    given = {"class": "android.widget.TextView", "package": "com.shop", "bounds": bounds} | attributes
    written = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in given.items())
    return f"<node {written}>{inner}</node>"


def tree(*nodes):
    return f"<?xml version='1.0' encoding='UTF-8' ?><hierarchy rotation=\"0\">{''.join(nodes)}</hierarchy>"


def texts(xml):
    return [element.text for element in elements(xml, SCREEN)]


def test_an_element_has_androids_words_and_a_relative_box():
    button = node(
        "[540,1200][1080,2400]",
        **{
            "class": "android.widget.Button",
            "text": "去支付",
            "content-desc": "付款",
            "resource-id": "com.shop:id/pay",
        },
        clickable="true",
        enabled="false",
    )
    (element,) = elements(tree(button), SCREEN)
    assert (element.role, element.text, element.label, element.id) == ("button", "去支付", "付款", "com.shop:id/pay")
    assert (element.box.left, element.box.top, element.box.right, element.box.bottom) == (0.5, 0.5, 1, 1)
    assert (element.clickable, element.enabled, element.editable) == (True, False, False)


def test_elements_stand_in_the_trees_order_with_those_inside_after_their_container():
    assert texts(tree(node(text="a", inner=node(text="b")), node(text="c"))) == ["a", "b", "c"]


def test_a_box_is_cut_to_the_screen_and_what_lies_outside_is_left_out():
    wide, outside = node("[-50,-50][2000,100]", text="wide"), node("[0,2400][1080,2500]", text="outside")
    (element,) = elements(tree(wide, outside), SCREEN)
    assert (element.text, element.box.left, element.box.right) == ("wide", 0, 1)


def test_a_field_that_shows_its_hint_is_empty():
    field = {"class": "android.widget.EditText", "text": "搜索", "hint": "搜索"}
    (element,) = elements(tree(node(**field)), SCREEN)
    assert (element.editable, element.text, element.hint, element.words) == (True, "", "搜索", "搜索")


def test_a_search_views_inner_field_can_be_written_in():
    (element,) = elements(tree(node(**{"class": "android.widget.SearchView$SearchAutoComplete"})), SCREEN)
    assert element.editable


def test_the_systems_bars_are_no_elements_but_its_shade_is():
    system = {"package": "com.android.systemui"}
    clock = node("[0,0][1080,100]", text="", inner=node("[0,0][200,100]", text="9:41", **system), **system)
    shade = node("[0,0][1080,2000]", text="", inner=node("[0,0][900,90]", text="新消息", **system), **system)
    assert texts(tree(clock, node(text="app"))) == ["app"]
    assert texts(tree(shade)) == ["", "新消息"]


def test_what_the_tool_prints_around_the_tree_is_ignored():
    assert texts("warning\n" + tree(node(text="a")) + "UI hierchary dumped to: /dev/tty\n") == ["a"]


def test_an_emoji_written_as_two_halves_is_one_character():
    assert texts(tree(node(text="&#1;&#55357;&#56842;ok&#xd83d;&#xde0a;&#55357;"))) == ["😊ok😊"]


def test_a_control_character_is_dropped():
    assert texts(tree(node(text="a\x00b\x0bc"))) == ["abc"]


def test_entities_are_refused():
    bomb = '<!DOCTYPE h [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert texts(bomb + tree(node(text="&b;"))) == []
    assert elements(f"<hierarchy>{bomb}</hierarchy>", SCREEN) == ()


def test_however_deep_a_tree_is_it_is_read():
    assert len(elements(tree("<node bounds='[0,0][9,9]'>" * 30_000 + "</node>" * 30_000), SCREEN)) == 20_000


def test_no_tree_gives_no_elements():
    for nothing in (
        "",
        "ERROR: could not get idle state.",
        '<hierarchy rotation="0" />',
        "<hierarchy><node",
        "</hierarchy>",
    ):
        assert elements(nothing, SCREEN) == ()


@given(st.text())
def test_any_text_can_be_read(text):
    elements(f"<hierarchy>{text}</hierarchy>", SCREEN)
    elements(text, SCREEN)


@given(st.text(), st.text())
def test_any_attribute_can_be_read(text, bounds):
    for element in elements(tree(node(text=text, bounds=bounds)), SCREEN):
        assert 0 <= element.box.left < element.box.right <= 1


@given(*[st.integers(-(10**10), 10**10)] * 4)
def test_no_bounds_reach_beyond_the_screen(left, top, right, bottom):
    for element in elements(tree(node(f"[{left},{top}][{right},{bottom}]")), SCREEN):
        assert element.box.area > 0
