"""How an instruction is read without a model: cut at the small words that hold it together.

"帮我在橙市买两箱纯牛奶送到公司" becomes: filler 帮我, cue 在, app 橙市, act 买, number 两箱, text 纯牛奶, cue 送到,
text 公司. What stands between the small words are the values; what stands before a value says what it is for. The small
words lie in lexicon.toml, grouped by what they do, in Chinese and English alike: so a wording in one language can tell
what the values of a wording in the other are for.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from fingertips.apps.cards import Mention, named_in
from fingertips.skills.counts import NUMBER
from fingertips.skills.moments import DATE, TIME


class Part(StrEnum):
    """What a piece of an instruction is."""

    ACT = "act"
    THING = "thing"
    CUE = "cue"
    FILLER = "filler"
    NEGATION = "negation"
    QUESTION = "question"
    APP = "app"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    QUOTED = "quoted"
    STOP = "stop"
    SPACE = "space"
    OPTION = "option"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an instruction. `sense` is the lexicon's class, an app's name, or the part itself."""

    part: Part
    sense: str
    text: str
    start: int
    end: int

    @property
    def soft(self) -> bool:
        """A single Chinese character that holds a sentence together may as well be part of a name (迟到, 给力)."""
        return len(self.text) == 1 and not self.text.isascii()


_Class = tuple[Part, str, re.Pattern[str], tuple[re.Pattern[str], ...]]
QUOTED = re.compile(
    r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|《([^》]+)》|‘([^’]+)’|(?<![A-Za-z0-9])'([^']+)'(?![A-Za-z0-9])"
)
SPACES = re.compile(r"\s+")
STOPS = re.compile(
    r"[，,。.；;、!！?？:：()（）【】\[\]~～…—–→|\-·]+|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+"
)
LATIN = re.compile(r"[a-z0-9à-ɏ&+#@/%_'\-]+(?:\.[a-z0-9]+)*")
_THERE = re.compile(r"(?:上[面头]?|里[面头]?|中|那边|这边|那儿)(?![海有国华山药年])(?=[^\W\da-z])")
"""What says no more than that it is in the app."""
_INTO = re.compile(
    r"((?:现在|马上|直接)?(?:打?开|登录?|进入?|逛逛?|通过|使用|走|上|去|到|用|在|借)(?:一?下|我的|那个|这个)?"
    r"|(?<![a-z])(?:on|at|in|via|using|use|with|through|open(?: up)?|launch|go to|head to|over (?:on|at)|by)"
    r"(?: the| my)?)\s*"
)
_GRAMMAR = ((Part.SPACE, SPACES), (Part.STOP, STOPS), (Part.TEXT, LATIN))


def plain(text: str) -> str:
    """The same text, character for character, in half width and lower case, so that places stay places."""
    return "".join(_plain_character(character) for character in text)


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    if character == "’":
        return "'"
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


@lru_cache(maxsize=256)
def tokens(instruction: str) -> tuple[Token, ...]:
    """The instruction cut into its pieces, in order."""
    return tuple(_scan(instruction))


def _scan(instruction: str) -> Iterator[Token]:
    text = plain(instruction)
    apps = {mention.start: mention for mention in named_in(instruction)}
    at, beside_app = 0, False
    while at < len(text):
        mention = apps.get(at)
        if mention:
            token = _mention(mention, instruction)
        else:
            token = _way_into(text, at, apps) or _name(instruction, at, text) or _piece(text, instruction, at)
        if beside_app and text.startswith("'s", at):
            token = Token(Part.CUE, "of", text[at : at + 2], at, at + 2)
        if beside_app and (found := _THERE.match(text, at)):
            token = Token(Part.FILLER, "particle", found.group(), at, found.end())
        beside_app = mention is not None
        yield token
        at = token.end


def _way_into(text: str, at: int, apps: Container[int]) -> Token | None:
    """What says no more than that it is to be done in the app named next."""
    match = _INTO.match(text, at)
    if match and match.end() in apps:
        return Token(Part.CUE, "at", match[1], at, match.end(1))
    return None


def _name(instruction: str, at: int, text: str) -> Token | None:
    """A small word that is a name where it is written so within a sentence: Will, May."""
    match = LATIN.match(text, at)
    inside = bool(re.search(r"[a-z\u4e00-\u9fff]\s*$", text[:at]))
    if match and inside and not DATE.match(text, at) and instruction[at : match.end()] in _names():
        return Token(Part.TEXT, "person", instruction[at : match.end()], at, match.end())
    return None


def _mention(mention: Mention, instruction: str) -> Token:
    words = instruction[mention.start : mention.end]
    return Token(Part.APP, mention.card.name, words, mention.start, mention.end)


def _piece(text: str, instruction: str, at: int) -> Token:
    """The longest piece that starts here."""
    if match := QUOTED.match(instruction, at):
        inner = next(group for group in match.groups() if group)
        return Token(Part.QUOTED, "quoted", inner, at, match.end())
    end, part, sense = at, Part.TEXT, "text"
    for candidate, meaning, any_word, words in _patterns():
        if any_word.match(text, at):
            longest = max((match.end() for word in words if (match := word.match(text, at))), default=at)
            if longest > end:
                end, part, sense = longest, candidate, meaning
    if end == at:
        end = at + 1
        for candidate, pattern in _GRAMMAR:
            if match := pattern.match(text, at):
                end, part, sense = match.end(), candidate, candidate.value
                break
    return Token(part, sense, instruction[at:end], at, end)


@cache
def _patterns() -> tuple[_Class, ...]:
    """The typed values and the lexicon's classes, in the order in which they win a tie: whether any word of the class
    is there (which is quick to tell), and its words.
    """
    typed = ((Part.DATE, "date", DATE), (Part.TIME, "time", TIME), (Part.NUMBER, "number", NUMBER))
    classes: list[_Class] = [(part, sense, pattern, (pattern,)) for part, sense, pattern in typed]
    for sense, entry in _lexicon()["words"].items():
        words = [_bordered(word) for word in entry["words"]]
        classes.append((Part(entry["part"]), sense, re.compile("|".join(words)), tuple(map(re.compile, words))))
    return tuple(classes)


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(resources.files("fingertips.skills").joinpath("lexicon.toml").read_text("utf-8"))


@cache
def _names() -> frozenset[str]:
    """Small words that are people's names where they are written so."""
    return frozenset(_lexicon()["names"])


def kin(one: str, other: str) -> float:
    """How near two senses are: 1 the same, less where one stands in for the other (to for deliver)."""
    return 1.0 if one == other else _kin().get(frozenset((one, other)), 0.0)


@cache
def _kin() -> dict[frozenset[str], float]:
    return {frozenset(pair): nearness for *pair, nearness in _lexicon()["kin"]}


@cache
def is_cue(sense: str) -> bool:
    """Whether the sense says what the words after it are."""
    return _lexicon()["words"].get(sense, {}).get("part") == Part.CUE


def _bordered(word: str) -> str:
    """A Latin word stands alone."""
    return rf"(?<![a-z0-9'])(?:{word})(?![a-z0-9])" if re.match(r"[(?:]*[a-z']", word) else f"(?:{word})"
