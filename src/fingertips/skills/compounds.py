"""Small words that are part of a thing's name: a chess set, a flight jacket, 点钞机, 27号套餐.

A verb or the name of another errand's thing is a part of a name where it stands inside a phrase that has its verb
already: after a count, an article or the verb itself, and beside a noun. What is a noun is not known; so only the place
counts, and where that leaves a doubt the word stays what it was, and the instruction is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fingertips.skills.frames import BEYOND, Frame, knows
from fingertips.skills.skill import Kind, Skill
from fingertips.skills.wording import Part, Token

_NOUNS = frozenset({"train", "flight", "takeaway", "message", "note", "checklist", "orders", "price", "elsewhere"})
"""Things of errands that are things to own as well."""
_BOUNDS = frozenset({BEYOND, "schedule", "limit"})
"""Acts in name only: what says how the errand is to be done."""
_HEADS = frozenset({"control", "play", "telephone", "obtain", "write", "ask", "navigate", "sell"})
"""Senses whose words are called things of their own (a lock, a book, a ring); one can't hold a refund."""
_MODIFIED = _HEADS | {"search", "send", "again", "favourite", "dine", "buy", "pay", "train"}
"""Senses whose words are things of a kind (a tea set, a toy train)."""
_ARTICLE = re.compile(r"(?:an?|the|some|my|our|any)(?= |$)", re.IGNORECASE)
_COUNTED = re.compile(rf"一[篇条个张份]|{_ARTICLE.pattern}", re.IGNORECASE)
_TOOL = re.compile(
    r"[^\W\da-z]{0,3}[机器仪表车箱包袋本册簿笔夹板架柜盒罐杯壶瓶桶锅灯锁卡贴纸书尺刀剪绳带套罩垫椅桌凳床毯衣裤裙鞋帽镜环扣钩网布"
    r"膜膏液粉剂水药丸片油皂刷棒杆棍球棋牌琴鼓画盘碗筷勺叉饼糕糖茶酒肉饭面粥汤菜鸡鸭鱼虾蛋果瓜豆丝块条卷丁]"
)
_OWNED = re.compile(r"(?:ticket|seat|shop|store|app)s?", re.IGNORECASE)
"""Glue that is a thing as well."""
_FIGURE = re.compile(r"\d{1,2}号$")


def named(words: Sequence[Token], skill: Skill, learned: Frame) -> tuple[Token, ...]:
    """The same tokens, those that are part of a name taken for text. What is said to be written down is left alone."""
    if any(slot.required and slot.kind is Kind.PROSE for slot in skill.slots):
        return tuple(words)
    filed = any(before == "folder" for pairs in learned.around.values() for before, _ in pairs)
    dated = any(slot.kind is Kind.DATE for slot in skill.slots)
    words = tuple(part for token in words for part in (_parted(token) if not knows(learned, token) else (token,)))
    words = _between(words if learned.peopled else _favoured(words))
    seen: list[Token] = []
    for at, token in enumerate(words):
        inside = _in_latin(seen, words, at, learned) if token.text.isascii() else _in_han(seen, words, at, learned)
        unfiled = token.sense == "folder_name" and not filed and _before(seen).part in (Part.TEXT, Part.NUMBER)
        if inside or unfiled or (not dated and _FIGURE.match(token.text) and _is_text(_next(words, at))):
            token = replace(token, part=Part.TEXT, sense="text")
        seen.append(token)
    return tuple(seen)


def _favoured(words: Sequence[Token]) -> Sequence[Token]:
    """Whom it is for is neither here nor there in an errand that asks for nobody."""
    kept: list[Token] = []
    for at, token in enumerate(words):
        after = _next(words, at)
        placed = after is not None and after.text.startswith(("家", "那", "处", "'"))
        if token.sense == "person" and not placed and kept and _before(kept).sense == "recipient":
            token = replace(token, part=Part.FILLER)
        kept.append(token)
    return kept


def _between(words: Sequence[Token]) -> Sequence[Token]:
    """With the "and" between two places taken for "to"."""
    first = next((at for at, token in enumerate(words) if token.text.lower() == "between"), len(words))
    at = next((at for at in range(first, len(words)) if words[at].sense == "and"), 0)
    if not at or any(token.part is Part.APP for token in words[first:at]):
        return words
    ends = {first: "from", at: "to"}
    return [replace(token, sense=ends.get(i, token.sense)) for i, token in enumerate(words)]


def _parted(token: Token) -> tuple[Token, ...]:
    """An article or a count and the thing after it."""
    own = _COUNTED.match(token.text) if token.part is Part.THING else None
    if own is None or own.end() == len(token.text):
        return (token,)
    middle = token.start + own.end()
    if not own.group().isascii():
        count = Token(Part.NUMBER, "number", own.group(), token.start, middle)
        return count, replace(token, text=token.text[own.end() :], start=middle)
    return (
        Token(Part.FILLER, "polite", own.group(), token.start, middle),
        Token(Part.SPACE, "space", " ", middle, middle + 1),
        replace(token, text=token.text[own.end() + 1 :], start=middle + 1),
    )


def _in_latin(seen: Sequence[Token], words: Sequence[Token], at: int, learned: Frame) -> bool:
    token = words[at]
    reads = token.part is Part.CUE and token.sense == "saying" and bool(seen) and _before(seen).part is Part.NUMBER
    if not _is_small(token) and not reads and not _OWNED.fullmatch(token.text):
        return False
    first = at
    while first >= 2 and _is_word(words[first - 2], seen[first - 2]) and words[first - 1].part is Part.SPACE:
        first -= 2
    opener = _before(seen[:first])
    counted = opener.part is Part.NUMBER or bool(_ARTICLE.fullmatch(opener.text))
    owned = bool(_OWNED.fullmatch(token.text)) and not any(t.sense in ("train", "flight") for t in words)
    if not (counted or owned or opener.part is Part.ACT) or not any(t.part in (Part.ACT, Part.APP) for t in seen):
        return False
    after = _after(words, at)
    known = _is_small(token) and knows(learned, token)
    noun = _is_noun(after)
    if first == at and noun and not (known and (token.part is Part.THING or not counted)):
        return True
    if " " in token.text or after.part is Part.NUMBER or after.sense == "of" or _ARTICLE.match(after.text):
        return False
    if owned:
        return first < at
    if first < at:
        modified = token.sense in _MODIFIED and not words[at - 2].text.istitle() and (counted or not known)
        return modified and (counted if noun else after.part is not Part.TEXT)
    return counted and token.part is Part.ACT and token.sense in _HEADS and after.part is not Part.TEXT


def _is_noun(token: Token) -> bool:
    named = token.part is Part.TEXT or (token.part is Part.ACT and token.sense == "control")
    return named and token.text.isascii() and token.text[:1].islower()


def _is_word(token: Token, seen: Token) -> bool:
    return seen.part is Part.TEXT and token.text.isascii()


def _in_han(seen: Sequence[Token], words: Sequence[Token], at: int, learned: Frame) -> bool:
    token = words[at]
    known = knows(learned, token)
    if not _is_small(token) or at == 0 or (known and token.part is Part.THING):
        return False
    before, after = seen[at - 1], _next(words, at)
    if not _is_text(after):
        return _is_toy(seen, token, before)
    if before.part is Part.NUMBER:
        return at < 2 or not _is_text(seen[at - 2])
    if before.sense == "of" or (before.part is Part.ACT and knows(learned, before)):
        return not known
    return _is_text(before) and not known and _ends_a_name(seen, words, at)


def _is_toy(seen: Sequence[Token], token: Token, before: Token) -> bool:
    """Whether it is a thing that one can count and own: 一架遥控飞机."""
    if token.sense not in ("train", "flight") or token.text.endswith("票"):
        return False
    first = len(seen)
    while first and _is_text(seen[first - 1]):
        first -= 1
    return bool(first) and seen[first - 1].part is Part.NUMBER and not seen[first - 1].text.endswith(("张", "趟", "班"))


def _ends_a_name(seen: Sequence[Token], words: Sequence[Token], at: int) -> bool:
    """Whether the text around goes on to a noun that names a tool or the like, in a phrase that was begun."""
    last, first = at + 1, at
    while last < len(words) and _is_text(words[last]):
        last += 1
    while first and _is_text(seen[first - 1]):
        first -= 1
    after = "".join(token.text for token in words[at + 1 : last])
    if not first or not _TOOL.fullmatch(after) or len(after) > (3 if len(words[at].text) == 1 else 1):
        return False
    return seen[first - 1].part in (Part.NUMBER, Part.ACT)


def _is_small(token: Token) -> bool:
    if token.part is Part.THING:
        return token.sense in _NOUNS
    return token.part is Part.ACT and token.sense not in _BOUNDS


def _is_text(token: Token | None) -> bool:
    return token is not None and token.part is Part.TEXT and not token.text.isascii()


def _next(words: Sequence[Token], at: int) -> Token | None:
    return words[at + 1] if at + 1 < len(words) else None


_EDGE = Token(Part.STOP, "edge", "", 0, 0)


def _before(words: Sequence[Token]) -> Token:
    return next((token for token in reversed(words) if token.part is not Part.SPACE), _EDGE)


def _after(words: Sequence[Token], at: int) -> Token:
    return next((token for token in words[at + 1 :] if token.part is not Part.SPACE), _EDGE)
