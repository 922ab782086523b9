"""An instruction cut fine: a Chinese character, a Latin word, a number or a sign each, as the lexicon sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fingertips.skills.wording import Part, plain, tokens

_PIECE = re.compile(r"[a-zà-ɏ]+(?:'[a-z]+)?|\d+(?:[.:]\d+)*|\S")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BARE = frozenset({Part.TEXT, Part.STOP, Part.NUMBER, Part.DATE, Part.TIME, Part.QUOTED, Part.OPTION, Part.APP})
"""Parts whose sense adds nothing that a trained reader should hold on to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`word` is in half width and lower case, digits as #; `sense` the lexicon's, `opens` whether it begins there."""

    word: str
    start: int
    end: int
    shape: str
    sense: str
    opens: bool
    spaced: bool

    @property
    def mark(self) -> str:
        return f"{'B' if self.opens else 'I'}-{self.sense}"


def pieces(instruction: str) -> tuple[Piece, ...]:
    """The instruction cut into pieces, in order. Places are those of the instruction."""
    text, senses = plain(instruction), _senses(instruction)
    return tuple(_piece(found, instruction, senses) for found in _PIECE.finditer(text))


def stretch(cut: Sequence[Piece], start: int, end: int) -> Iterator[int]:
    """Which pieces lie, wholly or in part, between two places."""
    return (i for i, piece in enumerate(cut) if piece.start < end and start < piece.end)


def _piece(found: re.Match[str], instruction: str, senses: Sequence[tuple[str, bool]]) -> Piece:
    start, end = found.span()
    sense, opens = senses[start]
    word = "#" * min(end - start, 4) if found.group()[0].isdigit() else found.group()
    return Piece(word, start, end, _shape(instruction[start:end]), sense, opens, instruction[:start][-1:].isspace())


def _shape(words: str) -> str:
    """What kind of signs: Chinese, digits, a capital first, letters, else punctuation."""
    if _CHINESE.match(words):
        return "c"
    if words[0].isdigit():
        return "d"
    return ("A" if words[0].isupper() else "a") if words[0].isalpha() else "p"


def _senses(instruction: str) -> list[tuple[str, bool]]:
    """What the lexicon sees at each character, and whether it begins there."""
    return [
        (_sense(token.part, token.sense), at == token.start)
        for token in tokens(instruction)
        for at in range(token.start, token.end)
    ]


def _sense(part: Part, sense: str) -> str:
    return part.value if part in _BARE and sense != "person" else f"{part.value}:{sense}"
