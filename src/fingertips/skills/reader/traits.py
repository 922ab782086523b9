"""What the reader sees in an instruction: the traits of each piece, and those of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingertips.skills.reader.pieces import Piece

OUTSIDE = "O"
"""The label of a piece that belongs to no slot; the first of a slot's words is labelled B-slot, the others I-slot."""
_TELLING = ("act:", "thing:", "cue:")
_FAR = 4
"""Pieces; how far behind an act or a cue stands matters up to here."""


def traits_of_pieces(cut: Sequence[Piece], act: str) -> list[list[str]]:
    """A list of traits for each piece; `act` is what the instruction is taken to ask for."""
    lefts, rights = _behind(cut), _ahead(cut)
    acts = sorted({f"a={piece.sense}" for piece in cut if piece.opens and piece.sense.startswith(("act:", "thing:"))})
    return [[*_near(cut, i), *_around(cut[i], lefts[i], rights[i], act), *acts] for i in range(len(cut))]


def traits_of_whole(cut: Sequence[Piece], labels: Sequence[str] = ()) -> list[str]:
    """The traits by which an act is told: runs of up to three words and senses, the words of a slot being one."""
    words = ["^", *_words(cut, labels), "$"]
    senses = ["^", *_marks(cut, labels), "$"]
    return [
        "whole",
        *_runs("w", words),
        *_runs("x", senses),
        f"first={'|'.join(words[1:3])}",
        f"last={'|'.join(words[-3:-1])}",
        f"long={min(len(words) // 4, 8)}",
    ]


def _near(cut: Sequence[Piece], i: int) -> Iterator[str]:
    """The words, senses and shapes from two before to two behind, alone and side by side."""

    def at(place: int) -> Piece | None:
        return cut[i + place] if 0 <= i + place < len(cut) else None

    words = {place: piece.word if (piece := at(place)) else "|" for place in range(-3, 4)}
    marks = {place: piece.mark if (piece := at(place)) else "|" for place in range(-2, 3)}
    shapes = "".join(piece.shape if (piece := at(place)) else "|" for place in range(-1, 2))
    for place in range(-2, 3):
        yield f"w{place}={words[place]}"
        yield f"x{place}={marks[place]}"
    for first in range(-2, 2):
        yield f"ww{first}={words[first]} {words[first + 1]}"
    for first in (-1, 0):
        yield f"xx{first}={marks[first]} {marks[first + 1]}"
    yield f"www-={words[-3]} {words[-2]} {words[-1]}"
    yield f"www+={words[1]} {words[2]} {words[3]}"
    yield f"xxx={marks[-1]} {marks[0]} {marks[1]}"
    yield f"sss={shapes}"


def _around(piece: Piece, left: tuple[str, int], right: str, act: str) -> Iterator[str]:
    """The piece's own look, the last telling word before it and the next, and what the instruction asks for."""
    yield f"s={piece.shape}{'_' if piece.spaced else ''}"
    if piece.shape in "Aa" and len(piece.word) > 3:
        yield f"end={piece.word[-3:]}"
        yield f"begin={piece.word[:3]}"
    yield f"l={left[0]}"
    yield f"ld={left[0]} {min(left[1], _FAR)}"
    yield f"r={right}"
    yield f"lr={left[0]} {right}"
    yield f"g={act}"
    yield f"gx={act} {piece.mark}"
    yield f"gl={act} {left[0]}"


def _behind(cut: Sequence[Piece]) -> list[tuple[str, int]]:
    """For each piece the sense of the last telling word before it, and how far that lies behind."""
    found: list[tuple[str, int]] = []
    sense, far = "^", 0
    for piece in cut:
        found.append((sense, far))
        far += 1
        if piece.opens and piece.sense.startswith(_TELLING):
            sense, far = piece.sense, 0
    return found


def _ahead(cut: Sequence[Piece]) -> list[str]:
    """For each piece the sense of the next telling word or app."""
    found: list[str] = []
    sense = "$"
    for piece in reversed(cut):
        found.append(sense)
        if piece.opens and (piece.sense.startswith(_TELLING) or piece.sense == "app"):
            sense = piece.sense
    return found[::-1]


def _words(cut: Sequence[Piece], labels: Sequence[str]) -> Iterator[str]:
    for i, piece in enumerate(cut):
        label = labels[i] if labels else OUTSIDE
        if label == OUTSIDE:
            yield piece.word
        elif label.startswith("B-"):
            yield f"<{label[2:]}>"


def _marks(cut: Sequence[Piece], labels: Sequence[str]) -> Iterator[str]:
    for i, piece in enumerate(cut):
        label = labels[i] if labels else OUTSIDE
        if label.startswith("B-"):
            yield f"<{label[2:]}>"
        elif label == OUTSIDE and piece.opens:
            yield piece.mark


def _runs(name: str, seen: Sequence[str]) -> list[str]:
    """Each run of one, two and three that stands there."""
    runs = {" ".join(seen[i : i + size]) for size in (1, 2, 3) for i in range(len(seen) - size + 1)}
    return sorted(f"{name}={run}" for run in runs)
