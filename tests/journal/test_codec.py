import dataclasses
import json
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingertips import action, event, geometry, observation
from fingertips.catalogue import Line
from fingertips.event import Event
from fingertips.journal.codec import decode, encode
from paper import picture

WORDS = st.text(max_size=12)
SHARE = st.floats(0, 1)
BOXES = st.tuples(SHARE, SHARE, SHARE, SHARE).map(
    lambda s: geometry.Box(min(s[0], s[2]), min(s[1], s[3]), max(s[0], s[2]), max(s[1], s[3]))
)
PICTURES = st.sampled_from([picture(1), picture(2)])
st.register_type_strategy(geometry.Point, st.builds(geometry.Point, SHARE, SHARE))
st.register_type_strategy(geometry.Box, BOXES)
st.register_type_strategy(observation.Picture, PICTURES)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, WORDS)
st.register_type_strategy(
    Line, st.builds(Line, WORDS, st.dictionaries(WORDS, st.one_of(WORDS, st.integers()), max_size=2))
)


def read(digest):
    return next(p.png for p in (picture(1), picture(2)) if p.digest == digest)


@pytest.mark.parametrize("kind", typing.get_args(Event), ids=lambda kind: kind.__name__)
def test_every_fact_comes_back_as_it_went(kind):
    @settings(max_examples=30)
    @given(st.from_type(kind))
    def there_and_back(fact):
        again = decode(json.loads(json.dumps(encode(fact))), read)
        assert again == fact
        assert type(again) is type(fact)

    there_and_back()


def test_a_fact_of_an_older_journal_is_read_as_it_was_meant():
    began = decode({"kind": "Began", "instruction": "买牛奶", "phone": "R58M12345"}, read)
    assert (began.phone, began.identity) == ("R58M12345", event.UNKNOWN)


def test_a_picture_is_read_when_somebody_looks():
    shown = event.Observed(observation.Observation(picture(1), observation.App("a"), picture(1).size), 0.1)
    again = decode(encode(shown), read)
    assert again.observation.picture.png == picture(1).png


def test_what_is_the_default_takes_no_room():
    assert encode(action.Tap(geometry.Point(0, 1))) == {"kind": "Tap", "at": {"kind": "Point", "x": 0, "y": 1}}


@pytest.mark.parametrize(
    "json",
    [{"kind": "Nonsense"}, {"kind": "Noted", "nme": "x"}, {"kind": "Asked", "number": 1}, {}, None, "Began", ["Began"]],
)
def test_what_is_no_fact_is_refused(json):
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(json, read)


def test_every_fact_is_a_frozen_dataclass():
    assert all(kind.__dataclass_params__.frozen for kind in typing.get_args(Event) if dataclasses.is_dataclass(kind))
