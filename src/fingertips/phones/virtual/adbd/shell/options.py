"""The words after a program's name, told apart into options and the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass
class Options:
    given: dict[str, str] = field(default_factory=dict)
    """Each option without its dashes, and the value that it takes ("" where it takes none)."""
    rest: list[str] = field(default_factory=list)

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def get(self, name: str, otherwise: str = "") -> str:
        return self.given.get(name, otherwise)


def short(words: list[str], taking: str = "") -> Options:
    """As toybox reads them: letters after one dash, run together; `taking` are those with a value."""
    found = Options()
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            found.rest += waiting
            break
        if len(word) < 2 or word[0] != "-":
            found.rest.append(word)
            continue
        letters = word[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            found.given[letter] = ""
            if letter in taking:
                found.given[letter] = letters or (waiting.pop(0) if waiting else "")
                break
    return found


def long(words: list[str], taking: Collection[str] = ()) -> Options:
    """As Android's own commands read them: a word each."""
    found = Options()
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if len(word) < 2 or word[0] != "-":
            found.rest.append(word)
            continue
        name = word.lstrip("-")
        found.given[name] = (waiting.pop(0) if waiting else "") if name in taking else ""
    return found


def whole_number(word: str) -> int | None:
    """None where it is none, or one that no phone would take."""
    sign, digits = (word[:1], word[1:]) if word[:1] in ("-", "+") else ("", word)
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        return None
    return -int(digits) if sign == "-" else int(digits)
