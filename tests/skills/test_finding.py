"""Which element an anchor means, and which it doesn't."""

from __future__ import annotations

import pytest

from fingertips.skills.finding import already, find
from fingertips.skills.skill import Anchor
from screens import button, screen

SAVE = Anchor(role="button", ids=("shop:id/favourite",), texts=("收藏", "save", "add to favourites"), place=(0.5, 0.2))


def test_a_button_keeps_its_id_when_it_is_worded_anew():
    found = find(screen(button("Keep", id="shop:id/favourite")), SAVE, {})
    assert found is not None


@pytest.mark.parametrize(
    ("text", "label"),
    [("已收藏", "取消收藏"), ("已收藏", ""), ("Saved", "Remove from favourites"), ("", "Remove from favourites")],
)
def test_a_button_that_would_undo_what_it_once_did_is_another(text: str, label: str):
    page = screen("Rice 5 kg", button(text, label=label, id="shop:id/favourite"))
    assert find(page, SAVE, {}) is None
    assert already(page, SAVE, {})
