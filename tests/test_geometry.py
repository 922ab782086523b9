import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.errors import OffScreen
from fingertips.geometry import Box, Point, Size

SHARE = st.floats(0, 1)
SIDE = st.integers(1, 4000)


@pytest.mark.parametrize("place", [(-0.01, 0.5), (0.5, 1.01), (float("nan"), 0.5), (float("inf"), 0)])
def test_a_place_outside_the_screen_is_refused(place):
    with pytest.raises(OffScreen):
        Point(*place)


@given(SHARE, SHARE, SIDE, SIDE)
def test_every_point_is_on_a_pixel_of_the_screen(x, y, width, height):
    across, down = Point(x, y).pixel(Size(width, height))
    assert 0 <= across < width
    assert 0 <= down < height


def test_points_measure_their_distance():
    assert Point(0, 0).distance(Point(0.3, 0.4)) == pytest.approx(0.5)


@pytest.mark.parametrize("sides", [(0.5, 0, 0.4, 1), (0, 0.5, 1, 0.4), (0, 0, 1.1, 1), (-0.1, 0, 1, 1)])
def test_a_box_is_upright_and_on_the_screen(sides):
    with pytest.raises(OffScreen):
        Box(*sides)


def test_a_box_of_pixels_is_cut_to_the_screen():
    assert Box.of_pixels(-50, 0, 50, 300, Size(100, 200)) == Box(0, 0, 0.5, 1)
    assert Box.of_pixels(100, 0, 150, 50, Size(100, 200)) is None
    assert Box.of_pixels(10, 20, 10, 50, Size(100, 200)) is None


def test_boxes_know_their_middle_area_and_overlap():
    left, right = Box(0, 0, 0.5, 1), Box(0.25, 0.5, 1, 1)
    assert left.centre == Point(0.25, 0.5)
    assert left.area == 0.5
    assert left.overlap(right) == pytest.approx(0.125)
    assert left.overlap(Box(0.6, 0, 1, 1)) == 0
    assert left.holds(Point(0.5, 1))
    assert not left.holds(Point(0.6, 1))


def test_a_turned_screen_is_wider_than_high():
    assert Size(2400, 1080).landscape
    assert not Size(1080, 2400).landscape
