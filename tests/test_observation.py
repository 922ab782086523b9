from dataclasses import replace

import pytest

from fingertips.geometry import Box, Point
from fingertips.observation import App, Element, Observation, Picture, first
from paper import SIZE, picture, screen

ROW = Element(Box(0, 0.1, 1, 0.2), "viewgroup", clickable=True)
NAME = Element(Box(0.1, 0.1, 0.5, 0.15), "textview", text="纯牛奶")
PRICE = Element(Box(0.1, 0.15, 0.5, 0.2), "textview", label="¥46.5")
FIELD = Element(Box(0, 0.3, 1, 0.4), "edittext", hint="搜索", editable=True, focused=True)
SHOWN = Observation(picture(), App("shop"), SIZE, (ROW, NAME, PRICE, FIELD))


def test_a_picture_is_known_by_its_bytes():
    assert picture(1) == picture(1)
    assert picture(1) != picture(2)
    assert picture(1).size == SIZE
    assert picture(1).png.startswith(b"\x89PNG")


@pytest.mark.parametrize("png", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_png_is_no_picture(png):
    with pytest.raises(ValueError, match="not a PNG"):
        Picture.of(png)


def test_a_tap_reaches_the_control_and_not_the_words_on_it():
    assert SHOWN.target(Point(0.2, 0.12)) == ROW
    assert SHOWN.under(Point(0.2, 0.12)) == (NAME, ROW)
    assert SHOWN.target(Point(0.2, 0.35)) == FIELD


def test_a_tap_on_words_alone_reaches_these():
    shown = replace(SHOWN, elements=(NAME, PRICE))
    assert shown.target(Point(0.2, 0.12)) == NAME
    assert shown.target(Point(0.9, 0.9)) is None


def test_a_row_reads_as_the_words_inside_it():
    assert SHOWN.wording(ROW) == "纯牛奶 ¥46.5"
    assert SHOWN.wording(NAME) == "纯牛奶"
    assert SHOWN.texts == ("纯牛奶", "¥46.5", "搜索")


def test_the_field_with_the_focus_is_found():
    assert SHOWN.focused() == FIELD
    assert screen("a").focused() is None
    assert first([]) is None


def test_a_screen_without_a_picture_is_secure():
    assert replace(SHOWN, picture=None).secure
    assert not SHOWN.secure


def test_the_same_sight_is_the_same_window_and_content():
    assert SHOWN.same_sight(replace(SHOWN, picture=picture(9)))
    assert not SHOWN.same_sight(replace(SHOWN, app=App("bank")))
    assert not SHOWN.same_sight(replace(SHOWN, keyboard=True))
    assert not SHOWN.same_sight(replace(SHOWN, elements=(ROW,)))
    bare = replace(SHOWN, elements=())
    assert bare.same_sight(replace(bare, rotation=0))
    assert not bare.same_sight(replace(bare, picture=picture(9)))
