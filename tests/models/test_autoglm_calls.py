"""What was decided, written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingertips.action import (
    Ask,
    Decision,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Usage,
    Wait,
)
from fingertips.geometry import Point
from fingertips.models.dialects.autoglm import parse
from fingertips.models.dialects.autoglm_calls import said, write
from fingertips.models.request import Reply

TAP = Tap(Point(0.5, 0.3))

GRID = st.integers(0, 999).map(lambda n: n / 1000)
POINT = st.builds(Point, GRID, GRID)
TEXT = st.text(max_size=40) | st.sampled_from(
    ['"', '")', '", x="', "\\", "\\n", "\n", "</answer>", "<think>", 'do(action="Back")', "True", "a\\", "'", "\u2028"]
)
WORDS = TEXT.filter(lambda text: bool(text.strip()))
SECONDS = st.integers(1, 6000).map(lambda n: n / 10)
ACTIONS = st.one_of(
    st.builds(Tap, POINT),
    st.builds(DoubleTap, POINT),
    st.builds(LongPress, POINT),
    st.builds(Swipe, POINT, POINT, SECONDS),
    st.builds(Swipe, POINT, POINT),
    st.builds(Type, TEXT),
    st.builds(Press, st.sampled_from(Key)),
    st.builds(Launch, WORDS),
    st.builds(Wait, SECONDS),
    st.builds(Note, TEXT, st.none() | POINT, TEXT),
    st.builds(Note, st.just("想"), st.none() | POINT, TEXT, st.just(True)),
    st.builds(Summarize, WORDS),
    st.builds(Ask, WORDS),
    st.builds(TakeOver, WORDS),
    st.builds(Finish, TEXT, st.booleans(), st.lists(TEXT, max_size=3).map(tuple)),
)


@given(ACTIONS, st.sampled_from(["", "</answer>", "\n好"]))
def test_what_the_history_says_was_done_reads_back_as_the_same_action(action, after):
    assert parse(Reply(said(Decision(action, "想")) + after)).action == action


@pytest.mark.parametrize(
    "action",
    [
        TAP,
        DoubleTap(Point(0, 0.999)),
        LongPress(Point(0.1, 0.2)),
        Swipe(Point(0.5, 0.8), Point(0.5, 0.2), 1.5),
        Type('他说"好"\n'),
        *map(Press, Key),
        Launch("橙市"),
        Wait(2.5),
        Note("想", page=True),
        Note("True"),
        Note("", Point(0.1, 0.1), "total"),
        Summarize("哪家便宜"),
        Ask("要几箱？"),
        TakeOver("请登录"),
        Finish("好", False, ("已下单",)),
    ],
)
def test_each_kind_of_action_reads_back(action):
    assert parse(Reply(said(Decision(action, "想")))).action == action


def test_a_warning_reads_back_too():
    decision = Decision(TAP, "想", warning="支付")
    assert parse(Reply(said(decision))) == Decision(TAP, "想", warning="支付", usage=Usage())


def test_a_place_between_the_grid_s_lines_is_rounded_to_it():
    assert write(Tap(Point(1, 0.33333))) == 'do(action="Tap", element=[999,333])'
