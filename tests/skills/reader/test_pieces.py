"""An instruction is cut into pieces that lose nothing, wherever it comes from."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from fingertips.skills.reader.pieces import pieces, stretch


def test_a_chinese_character_a_latin_word_a_number_and_a_sign_are_a_piece_each():
    cut = pieces("买2箱iPhone壳, don't wait!")
    assert [piece.word for piece in cut] == ["买", "#", "箱", "iphone", "壳", ",", "don't", "wait", "!"]
    assert "".join(piece.shape for piece in cut) == "cdcacpaap"


def test_a_piece_knows_what_the_lexicon_sees_and_whether_it_begins_there():
    cut = pieces("在橙市买牛奶")
    assert [(piece.mark) for piece in cut] == ["B-cue:at", "B-app", "I-app", "B-act:buy", "B-text", "B-text"]


def test_full_width_is_read_as_half_width_at_the_same_place():
    cut = pieces("买５瓶")
    assert (cut[1].word, cut[1].start, cut[1].end) == ("#", 1, 2)


def test_a_stretch_is_every_piece_that_it_touches():
    cut = pieces("buy green tea now")
    assert list(stretch(cut, 5, 12)) == [1, 2]


@given(st.text(max_size=60))
def test_the_pieces_of_any_text_hold_every_sign_of_it_in_order(text: str):
    cut = pieces(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(cut))
    held = {at for piece in cut for at in range(piece.start, piece.end)}
    assert all(sign.isspace() or at in held for at, sign in enumerate(text))
