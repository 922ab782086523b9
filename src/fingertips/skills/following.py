"""Whether another errand follows what is told: "tell Mum I'm late and buy milk on Orange Market" is two.

Words that are told may speak of errands. But where a clause after the first begins with an act in an app, or tells
somebody else, it may be meant for whoever reads the instruction; and what is in doubt is not sent to anybody.
"""

from __future__ import annotations

import re
from functools import cache

from fingertips.skills.shapes import listed
from fingertips.skills.wording import Part, Token, plain, tokens

_OTHERS = frozenset({"buy", "obtain", "dine", "cancel", "delete", "favourite", "compare", "again", "change"})
_ELSEWHERE = frozenset({"remind", "control", "play", "navigate", "telephone", "pay", "install", "share"})
_JOURNEYS = frozenset({"train", "flight", "takeaway", "elsewhere", "note", "orders"})
_ALIKE = re.compile(r"也|同样|一样|再|\b(?:too|as well|also|same)\b")
_TELLS = re.compile(
    r"(?:别|不要|不用)(?:发|告诉|跟|给|让|说)|(?:给|跟|和|对|同|向)(?![我咱你您他她])[^,。]{1,8}?(?:也|同样|说|发|讲|打|转|回)|(?:告诉|通知|转告|提醒|回复)(?![我咱])"
    r"|(?:tell|text|message|msg|let|call|phone|ring|ping|send|email|e-mail|remind|ask|invite)(?! (?:me|us)\b) (?=\S)"
)
_AND_ALSO = re.compile(r"(?:\band|,)\s+(?:my |the )?\w+(?: \w+)?,? (?:too|as well)$")


def goes_on(told: str, noted: bool) -> bool:
    """Whether another errand follows in these words. To note down that one must tell somebody is one errand."""
    text = plain(told)
    if _AND_ALSO.search(text):
        return True
    return any(
        _is_errand(text[found.end() :], bool(found["turn"]), noted) for found in _joint().finditer(text) if found.end()
    )


@cache
def _joint() -> re.Pattern[str]:
    chinese = "|".join(word for word in listed("turns") if not word.isascii())
    english = "|".join(word for word in listed("turns") if word.isascii())
    turn = rf"(?:(?:{chinese})|(?:{english})\b\s*|please\b\s*)+"
    return re.compile(
        rf"(?:[,。;.!?\n]\s*|\s(?={turn})|(?=然后|顺便|另外|并且|并(?=给|告诉|在|把)|[再还](?=给|告诉|在)))(?P<turn>{turn})?"
    )


def _is_errand(clause: str, turned: bool, noted: bool) -> bool:
    here = re.split(r"[,。;]|\.(?= |$)", clause)[0]
    words = [token for token in tokens(here) if token.part is not Part.SPACE]
    head = next((token for token in words if token.part is not Part.FILLER), None)
    if head is None or words[0].sense == "pronoun":
        return False
    apps, acts = _any(words, Part.APP), _any(words, Part.ACT)
    if apps and (acts or turned) and words[0].part is not Part.TEXT:
        return True
    if _TELLS.match(here[head.start :]):
        return turned or here[head.start] in "别不" or (not noted and bool(_ALIKE.search(here))) or (apps and noted)
    if not turned or head.part is not Part.ACT:
        return False
    journey = any(token.sense in _JOURNEYS for token in words)
    return head.sense in _ELSEWHERE or (head.sense in _OTHERS and journey)


def _any(words: list[Token], part: Part) -> bool:
    return any(token.part is part for token in words)
