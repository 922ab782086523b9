"""What closes an interruption, and what only looks like it."""

from __future__ import annotations

import pytest

from fingertips.skills.obstacles import closing
from screens import button, screen, words


@pytest.mark.parametrize("text", ["×", "跳过 5", "跳过5", "Skip 3s", "关闭（4 秒）", "Close (2)"])
def test_a_closing_mark_may_count_down(text: str):
    assert closing(screen("Big sale", button(text))) is not None


@pytest.mark.parametrize("text", ["×1", "×12", "x 2", "× 3"])
def test_how_many_of_something_closes_nothing(text: str):
    assert closing(screen("Rice 5 kg", words(text))) is None
