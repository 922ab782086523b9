"""Reading do(action="Tap", element=[1, 2]) as models really write it: raw newlines and inner quotes, tags left over.

A quote ends a text only where the call can go on after it, so that text="去哪里"吃饭"呀" is one text; an escaped quote
never does. Time is linear in the reply's length for each place where a call may begin, and those are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

MOST_PLACES = 40

_START = re.compile(r"(?<![\w.])(do|finish)[ \t]*\(")
_ACTION = re.compile(r"do[ \t]*\(\s*action\s*=")
_LEFT_OVER = r"(?:[\s`;,.。；]|</?(?:answer|think)>|<\|[a-z_]{1,30}\|>)*"
_BETWEEN = re.compile(_LEFT_OVER)
_TEXT_ENDS = re.compile(rf"\s*(?:,\s*[A-Za-z_]\w*\s*=|\){_LEFT_OVER}(?:\Z|(?:do|finish)[ \t]*\())")
_ITEM_ENDS = re.compile(r"\s*[,\])]")
_SPACE = re.compile(r"\s*")
_KEY = re.compile(r"([A-Za-z_]\w*)\s*=\s*")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?(?![\w.])")
_WORD = re.compile(r"[A-Za-z_]\w*")
_QUOTES = {quote: re.compile(rf"\\.|{quote}", re.DOTALL) for quote in "\"'"}
_ESCAPE = re.compile(r"\\([\\\"'nrt])")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word where a value should stand: the x of element=[x,y]."""

    text: str


Value: TypeAlias = "str | float | bool | Word | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Run:
    """The calls with which a text ends, and what stands before them: `broken` when an action in it can't be read."""

    before: str
    calls: tuple[Call, ...]
    broken: bool = False


class _Malformed(Exception):
    pass


def runs(text: str) -> Iterator[Run]:
    """The runs of calls that reach to the end of the text, the longest first."""
    places = [match.start() for match in _START.finditer(text)]
    if len(places) > MOST_PLACES:
        return
    broken = False
    for place in places:
        try:
            calls = tuple(_Reader(text, place).run())
        except _Malformed:
            broken = broken or bool(_ACTION.match(text, place) and not _is_call(text, place))
        else:
            yield Run(text[:place], calls, broken)


def _is_call(text: str, place: int) -> bool:
    """Whether a whole call stands there, whatever comes after it."""
    try:
        return bool(_Reader(text, place, _ITEM_ENDS).call())
    except _Malformed:
        return False


def places(text: str) -> int:
    """In how many places a call may begin."""
    return sum(1 for _ in _START.finditer(text))


def written(call: Call) -> str:
    """The call as text that reads back as the same call."""
    inside = ", ".join(f"{key}={_written(value)}" for key, value in call.arguments.items())
    return f"{call.name}({inside})"


def _written(value: Value) -> str:
    match value:
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
        case bool():
            return str(value)
        case int() | float():
            return f"{value:.12g}"
        case Word(text):
            return text
        case _:
            return "[" + ",".join(map(_written, value)) + "]"


class _Reader:
    def __init__(self, text: str, at: int, text_ends: re.Pattern[str] = _TEXT_ENDS) -> None:
        self.text = text
        self.at = at
        self.text_ends = text_ends

    def run(self) -> Iterator[Call]:
        while self.at < len(self.text):
            yield self.call()
            self._skip(_BETWEEN)

    def call(self) -> Call:
        name = self._take(_START)[1]
        arguments: dict[str, Value] = {}
        self._skip(_SPACE)
        while not self._next(")"):
            key = self._take(_KEY)[1]
            if key in arguments:
                raise _Malformed
            arguments[key] = self._value(self.text_ends)
            self._skip(_SPACE)
            if self._next(")"):
                break
            self._expect(",")
        return Call(name, arguments)

    def _value(self, ends: re.Pattern[str]) -> Value:
        character = self.text[self.at : self.at + 1]
        if character in _QUOTES:
            return self._quoted(character, ends)
        if character in _CLOSING:
            return self._items(_CLOSING[character])
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return float(number[0])
        word = self._take(_WORD)[0]
        return word == "True" if word in ("True", "False") else Word(word)

    def _items(self, closing: str) -> tuple[Value, ...]:
        self.at += 1
        items: list[Value] = []
        self._skip(_SPACE)
        while not self._next(closing):
            if self.text[self.at : self.at + 1] in _CLOSING:
                raise _Malformed  # nothing here is nested, and nesting without end would be
            items.append(self._value(_ITEM_ENDS))
            self._skip(_SPACE)
            if self._next(closing):
                break
            self._expect(",")
        return tuple(items)

    def _quoted(self, quote: str, ends: re.Pattern[str]) -> str:
        start = self.at + 1
        inner = False
        for found in _QUOTES[quote].finditer(self.text, start):
            if found[0] == quote and ends.match(self.text, found.end()):
                self.at = found.end()
                if inner and _START.search(self.text, start, found.start()):
                    raise _Malformed  # a call inside a text that is not closed for sure
                return _ESCAPE.sub(lambda e: _ESCAPED.get(e[1], e[1]), self.text[start : found.start()])
            inner = inner or found[0] == quote
        raise _Malformed

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _Malformed
        self.at = found.end()
        return found

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self.text, self.at):
            self.at = found.end()

    def _next(self, character: str) -> bool:
        """Whether that character stands here; if so it is passed."""
        if self.text.startswith(character, self.at):
            self.at += 1
            self._skip(_SPACE)
            return True
        return False

    def _expect(self, character: str) -> None:
        if not self._next(character):
            raise _Malformed
