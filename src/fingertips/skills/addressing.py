"""Who is told something, where nothing but their being somebody parts the name from what they are told.

"告诉陈默会议改到三点" tells 陈默, as 会议 begins what is said; "tell Mum Dad says hi" tells Mum. A name ends where
it is whole: after a word for a person, or after as many characters as a name has where the rest begins as a clause
does. Where two ends are as good, there is none.
"""

from __future__ import annotations

import re
from functools import cache

from fingertips.skills.shapes import listed
from fingertips.skills.wording import Part, tokens

_HAN = r"[\u4e00-\u9fff]"
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w'.-]*")
_ODD = re.compile(
    r"一[下声]|随[便意]|请|个|消息|短信|信息|[你他她它这那的了是在不把给跟吗吧呢啊什么哪谁再也就都说发去到和与及、/&+]"
)
_JOINED = re.compile(r"(?<=.)(?:和|跟|与|以及|及|还有)(?=.)|[、/&+]|\b(?:and|or|both)\b")
_NOBODY = re.compile(
    r"(?:[你他她它我]们?|self|yourself|message|msg|text|note|for .*|later|now|down|up|自己"
    r"|大家.*|所有.*|全体.*|每.*|各.*|.*们|群|群里|.*群发|别人|谁|人|me|him|her|them|us|you|it|myself|"
    r"this|that|everyone.*|every.*|all.*|both.*|someone|somebody|anyone|the group|my (?:friends|contacts)|a|an|the|my)"
)
LONGEST = 8
"""Characters that a Chinese name has at most, titles and all (我们小区物业王经理)."""


def is_name(words: str) -> bool:
    """Whether that may be the name of one person: no other word, nor two of them."""
    low = words.strip().lower()
    if not low or _NOBODY.fullmatch(low) or re.search(r"\d{3}|[“”\"「」:：,，。]", low):
        return False
    if re.search(_HAN, low):
        bare = re.sub(r"^(?:我们?|咱们?|俺)(?:家|的)?(?=.)", "", low)
        own = bare == low or bool(re.match(rf"(?:.*?)(?:{person_zh()}|{'|'.join(listed('titles_zh'))})", bare))
        return own and len(bare) <= LONGEST and not _pair(bare) and not _ODD.search(_inner(bare)) and not _timed(bare)
    parts = low.split()
    common = frozenset(listed("starts_en")) | frozenset(listed("verbs_en"))
    if (
        low.endswith("'s")
        or parts[0] in ("a", "an", "this", "that", "every")
        or any(part in common for part in re.sub(r"^(?:my|our|the) ", "", words.strip()).split())
    ):
        return False
    if all(token.part in (Part.NUMBER, Part.SPACE) for token in tokens(low)):
        return False
    return len(parts) <= 4 and not _JOINED.search(low) and bool(_LATIN_WORD.match(low)) and not _timed(low)


def _timed(name: str) -> bool:
    """Whether there is a day, an hour or an app in it."""
    told = (Part.DATE, Part.TIME, Part.APP, Part.NEGATION, Part.QUESTION)
    acts = bool(re.search(_HAN, name))
    return any(
        t.part in told or (acts and t.part in (Part.ACT, Part.FILLER) and not t.soft and not t.text.isascii())
        for t in tokens(name)
    )


def is_short(name: str) -> bool:
    """Whether it is no longer than a person's name, where only small words tell that it ends."""
    if not re.search(_HAN, name) or _people()[0].fullmatch(name):
        return True
    return len(name) <= (4 if re.match("|".join(listed("compound_surnames")), name) else 3)


def _inner(name: str) -> str:
    """The name without a small character that is a part of it: 和平, 周和平, 小发."""
    return re.sub(r"^(?:和(?=.$)|(.)[和与及发到再])", r"\1", name) if 2 <= len(name) <= 3 else name


def _pair(name: str) -> bool:
    """Whether two are named. A single character that is no word for somebody is no name: 周和平."""
    parts = re.split(r"和|跟|与|以及|及|还有|[、/&+]", name)
    return len(parts) > 1 and all(len(part) > 1 or re.fullmatch(person_zh(), part) for part in parts)


@cache
def person_zh() -> str:
    return "|".join(sorted(listed("people_zh"), key=len, reverse=True))


@cache
def _people() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    zh, title, en = person_zh(), "|".join(listed("titles_zh")), "|".join(listed("people_en"))
    more = rf"[小老阿]{_HAN}|大?[姐哥爷妈叔婶](?!妈)|阿姨|叔叔|先生|太太|老师"
    kin = rf"(?:我们?|咱们?|俺)?(?:家|的)?(?>{zh})(?:{more})?|[小老阿]?{_HAN}{{1,3}}?(?:{title})"
    latin = rf"(?:(?:my|our|the) )?(?:{en})(?:-in-law)?\b(?:'s (?:{en})\b)?|(?:my|our|the) [a-z-]+\b"
    return re.compile(kin), re.compile(latin), re.compile("|".join(listed("topics")))


def name_before(rest: str, asked: bool = False) -> int | None:
    """Where the name ends with which these words begin and which is followed by a clause, if that is beyond doubt."""
    return _chinese(rest) if re.match(_HAN, rest) else _latin(rest, asked)


def _chinese(rest: str) -> int | None:
    kin, _, _ = _people()
    if (spaced := re.match(rf"({_HAN}[A-Za-z\u4e00-\u9fff]{{0,{LONGEST}}})\s+\S", rest)) and is_name(spaced[1]):
        return spaced.end(1)
    if (found := kin.match(rest)) and not _ODD.search(found.group()) and len(rest) > found.end():
        return found.end()
    surname = re.match("|".join(listed("compound_surnames")), rest)
    lengths = (3, 4) if surname else (2, 3)
    called = surname or rest[0] in "小老阿大" or rest[0] in "".join(listed("surnames"))
    ends = [k for k in lengths if is_name(rest[:k]) and _begins(rest[k:]) >= (1 if called else 2)]
    sure = [k for k in ends if _begins(rest[k:]) == 2]
    best = sure if len(sure) == 1 and (sure[0] == ends[0]) else ends
    return best[0] if len(best) == 1 else None


def _begins(clause: str) -> int:
    """How surely a clause begins there: 2 with a word, 1 with a character that may be a part of a name, 0 not."""
    if not clause:
        return 0
    if re.match(r"[A-Za-z0-9“\"「]", clause) or _people()[2].match(clause):
        return 2
    first = tokens(clause)[0]
    if first.part in (Part.TEXT, Part.STOP, Part.SPACE):
        return 2 if first.sense == "person" else 0
    if first.sense in ("of", "particle"):
        return 0
    return 1 if first.soft and first.sense != "pronoun" else 2


def _latin(rest: str, asked: bool) -> int | None:
    if found := re.match(rf"([A-Za-z][A-Za-z'.-]*(?: [A-Z][A-Za-z'.-]*)*) ?(?={_HAN})", rest):
        return found.end(1)
    words = list(re.finditer(r"[^\s,:]+", rest))
    _, people, _ = _people()
    if found := re.match(rf"(?i:{'|'.join(listed('titles_en'))})\.? (?!I\b)[A-Z][\w'-]*(?=\s)", rest):
        return found.end()
    if found := people.match(rest.lower()):
        return _after_kin(rest, found.end())
    starts, verbs = frozenset(listed("starts_en")), frozenset(listed("verbs_en"))
    names = 0
    while names < len(words) and words[names].group()[:1].isupper() and words[names].group().lower() not in starts:
        names += 1
    if names == 0:
        following = words[1].group().lower() if len(words) > 1 else ""
        names = 1 if following in starts and words[0].group().lower() not in starts else 0
    if not 0 < names < len(words):
        return None
    after = words[names].group().lower()
    if after in verbs and not (asked and names == 1):
        names -= 1
    elif names > 1 and after not in starts:
        return None
    return words[names - 1].end() if names in (1, 2) else None


def _after_kin(rest: str, end: int) -> int | None:
    """After a word for a person, unless a name of theirs may follow: my brother Tom I'm late."""
    following = re.match(r"\s+([A-Z][\w-]*)(?:\s+(\S+)|$)", rest[end:])
    starts, verbs = frozenset(listed("starts_en")), frozenset(listed("verbs_en"))
    if not following or following[1].lower() in starts:
        return end
    return end if (following[2] or "").lower() in verbs else None
