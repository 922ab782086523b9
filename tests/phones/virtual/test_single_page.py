"""A web page that is one script, as most are: drawn anew all the time, with a list that is only there where it is seen,
touches that it hears by itself, a drawer that slides, a canvas, a page within the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingertips.phones.virtual import keys
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.handset import VirtualPhone

PAGE = Path(__file__).parent / "single_page.html"


@pytest.fixture
def app(held, loop, chrome, world, programs):
    world["apps"]["courier"] = worlds.web_app("Courier", PAGE.as_uri())
    opened = loop.run(VirtualPhone.open(chrome, world, programs))
    phone = held(opened)
    phone.tap("Courier")
    phone.until("Parcel 0")
    yield phone
    loop.run(opened.close())


def parcels(app) -> list[str]:
    return [text for text in app.texts() if text.startswith("Parcel ")]


def tools(app) -> None:
    app.tap("Menu")
    app.until("Tools")
    app.still(lambda app: app.node("Tools").bounds)
    app.tap("Tools")
    app.until("Swiped 0")


def test_a_row_that_is_made_anew_all_the_time_is_tapped(app):
    for number in (3, 1, 5):
        app.tap(f"Parcel {number}")
        app.until("Take it")
        assert f"Parcel {number}" in app.texts()
        app.key(keys.BACK)
        app.until("Parcel 0")


def test_a_list_that_is_only_there_where_it_is_seen_is_scrolled_far(app):
    assert parcels(app)[0] == "Parcel 0"
    for _ in range(3):
        app.swipe((540, 1900), (540, 500), 120)
    app.still(lambda app: [(node.text, node.bounds) for node in app.nodes() if node.text.startswith("Parcel ")])
    first = parcels(app)[0]
    assert int(first.removeprefix("Parcel ")) > 20
    app.tap(parcels(app)[4])
    app.until("Take it")


def test_a_field_that_a_state_holds_takes_text_and_keeps_the_keyboard(app):
    app.tap("query")
    assert app.phone.field().enter == "search"
    app.type("199")
    app.until("Parcel 1990")
    assert app.node("query").text == "199"
    assert app.phone.typing()
    app.run(app.phone.set_text(""))
    app.until("Parcel 0")


def test_a_drawer_is_there_once_it_is_open_and_gone_when_it_is_shut(app):
    assert "Account" not in app.texts()
    app.tap("Menu")
    app.until("Account")
    app.tap("Menu")
    app.until_gone("Account")


def test_a_box_that_is_drawn_by_the_page_is_ticked_by_its_label(app):
    app.tap("Parcel 2")
    app.until("I agree")
    box = app.node("I agree")
    assert box.role.endswith("CheckBox")
    assert (box.clickable, box.checkable, box.checked) == (True, True, False)
    assert not app.node("Take it").enabled
    app.tap("I agree")
    assert app.node("I agree").checked
    app.tap("Take it")
    app.until("Taken")


def test_words_for_screen_readers_alone_and_faded_ones_are_not_on_the_screen(app):
    app.tap("Parcel 2")
    app.until("I agree")
    assert not {"for screen readers", "nothing yet"} & set(app.texts())


def test_a_page_within_the_page_is_touched(app):
    app.tap("Parcel 2")
    app.until("Map")
    app.tap("Map")
    app.until("Mapped")


def test_touches_that_a_page_hears_by_itself_are_heard(app):
    tools(app)
    left, top, right, bottom = app.node("swipe").bounds
    app.swipe((left + 200, (top + bottom) // 2), (right - 200, (top + bottom) // 2))
    app.until("Swiped 1")
    left, top, right, bottom = app.node("board").bounds
    for x in (left + 100, left + 300):
        app.run(app.phone.touch([(x, top + 100, 0), (x, top + 100, 30)]))
    app.until("Dots 2")


def test_a_long_press_opens_the_pages_own_menu(app):
    tools(app)
    app.tap("press", milliseconds=200)
    app.swipe(app.centre("press"), app.centre("swipe"), 900)
    assert "Pressed" in app.texts()
    app.tap("press", milliseconds=800)
    app.until("Pressed menu")


def test_the_back_key_puts_the_keyboard_away_then_goes_back_then_leaves(app):
    tools(app)
    app.tap("note")
    app.type("two\nlines")
    assert app.phone.field().lines
    app.key(keys.BACK)
    assert not app.phone.typing()
    assert app.node("note").text == "two\nlines"
    app.key(keys.BACK)
    app.until("Parcel 0")
    app.key(keys.BACK)
    assert app.phone.front()[0] == "com.android.launcher3"
