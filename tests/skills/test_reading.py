"""Names and frames taken together: whatever is wanted, it is found whole or refused, and never another thing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skills.errands import Said, fits, learned, read, said

WISHES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("wishes.toml").read_text("utf-8"))["wish"]


@st.composite
def wishes(draw: st.DrawFn) -> Said:
    """An instruction in one of the frames, with values drawn for its gaps."""
    kind = draw(st.sampled_from(WISHES))
    marked = draw(st.sampled_from(kind["frames"]))
    for slot, ways in kind["values"].items():
        if f"{{{slot}}}" in marked:
            marked = marked.replace(f"{{{slot}}}", f"{{{slot}:{draw(st.sampled_from(ways))}}}")
    return said(kind["errand"], marked)


@settings(max_examples=200, deadline=None)
@given(wishes())
def test_a_wish_is_never_read_as_another(wish: Said):
    errand, given_words = read(wish.says, learned())
    assert not errand or fits(wish, errand, given_words), (errand, given_words)


def test_most_wishes_are_understood():
    lines = [
        said(kind["errand"], _filled(frame, kind["values"], turn))
        for kind in WISHES
        for turn, frame in enumerate(kind["frames"] * 4)
    ]
    understood = [line for line in lines if fits(line, *read(line.says, learned()))]
    assert len(understood) >= 0.8 * len(lines)


def _filled(frame: str, values: dict[str, list[str]], turn: int) -> str:
    """The frame with the values whose turn it is."""
    for place, (slot, ways) in enumerate(values.items()):
        frame = frame.replace(f"{{{slot}}}", f"{{{slot}:{ways[(3 * turn + 5 * place) % len(ways)]}}}")
    return frame
