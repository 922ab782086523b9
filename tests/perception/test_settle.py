"""When a screen counts as resting, told from the looks at it and their times."""

import io

from PIL import Image, ImageDraw

from fingertips.geometry import Box
from fingertips.observation import Element
from fingertips.perception.settle import Patience, Stillness, alike, loading, sketch

PATIENCE = Patience(quiet=0.1, response=0.375, bound=2.0)


def rest(looks, before=None, patience=PATIENCE):
    """When the screen of these (seconds, sight) was taken to rest, and how long it is said to have taken."""
    stillness = Stillness(patience, 0.0, before)
    for at, sight in looks:
        if stillness.saw(sight, at):
            return at, stillness.seconds(at)
    return None


def every(step, *sights):
    return [(round(number * step, 3), sight) for number, sight in enumerate(sights)]


def test_a_screen_rests_once_it_was_the_same_for_the_quiet_time():
    assert rest(every(0.06, "a", "b", "b", "b")) == (0.18, 0.06)


def test_one_look_is_never_enough():
    assert rest(every(5, "a")) is None


def test_a_change_begins_the_quiet_time_anew():
    assert rest(every(0.09, "a", "a", "b", "b", "c", "c", "c")) == (0.54, 0.36)


def test_what_has_not_changed_since_before_gets_time_to_respond():
    assert rest(every(0.125, "old", "old", "old", "old", "old"), before="old") == (0.375, 0.0)


def test_a_response_within_that_time_is_waited_out():
    assert rest(every(0.125, "old", "old", "new", "new"), before="old") == (0.375, 0.25)


def test_a_response_that_came_at_once_costs_no_further_wait():
    assert rest(every(0.125, "new", "new"), before="old") == (0.125, 0.0)


def test_a_screen_that_never_rests_is_taken_at_the_bound():
    assert rest(every(0.5, *"abcdefgh")) == (2.0, 2.0)


def test_a_wheel_without_words_means_that_the_app_still_works():
    wheel, bar = Element(Box(0, 0, 1, 1), role="progressbar"), Element(Box(0, 0, 1, 1), role="progressbar", text="40%")
    assert (loading([wheel]), loading([bar]), loading([])) == (True, False, False)


def picture(*marks, size=(540, 1200), background="white"):
    image = Image.new("RGB", size, background)
    for mark in marks:
        ImageDraw.Draw(image).rectangle(mark, fill="black")
    file = io.BytesIO()
    image.save(file, "png")
    return sketch(file.getvalue())


def test_a_blinking_caret_is_no_change():
    assert alike(picture(), picture((100, 100, 103, 160)))


def test_a_new_line_of_text_is_one():
    assert not alike(picture(), picture((20, 400, 400, 430)))


def test_pictures_of_different_sizes_are_never_alike():
    assert not alike(picture(), picture(size=(1200, 540)))
