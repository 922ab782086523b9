from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingertips.phones.virtual import touches

points = st.tuples(st.integers(0, 1079), st.integers(0, 2399))


def test_a_finger_that_rests_makes_no_move():
    assert touches.moves([(5, 5, 0), (5, 5, 900)]) == []
    assert touches.moves([(5, 5, 0)]) == []


def test_a_finger_moves_evenly_and_arrives():
    moves = touches.moves([(0, 0, 0), (80, 160, 80)])
    assert len(moves) == 10
    assert moves[4] == (40, 40, 80)
    assert moves[-1] == (80, 80, 160)


@given(st.lists(st.tuples(points, st.integers(0, 400)), min_size=1, max_size=6))
def test_whatever_the_path_time_runs_forward_and_the_end_is_reached(steps):
    moment, path = 0, []
    for (x, y), wait in steps:
        moment += wait
        path.append((x, y, moment))
    moves = touches.moves(path)
    assert [move[0] for move in moves] == sorted(move[0] for move in moves)
    if moves:
        last = [point for point in path if point[:2] == moves[-1][1:]]
        assert last
