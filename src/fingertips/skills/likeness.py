"""How alike two texts are where one may be part of the other, worded in another order or slightly misspelt."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from fingertips.perception.reading import folded
from fingertips.skills.signs import signs

GOOD = 0.5
"""From here on a text may stand for a value."""
SAME = 0.8
"""From here on a text says what was meant."""
_WORD = re.compile(r"[a-z0-9à-ɏ]+(?:[.'][a-z0-9]+)*|[一-鿿]+")
_CJK = re.compile(r"[一-鿿]")
_SIZES = re.compile(r"[\s,，(（·]*(?:[,，(（·]|\d|[x×]\d).*$")
_MARKS = re.compile(r"^[^\w]+|[^\w]+$")
_FIGURES = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def likeness(wanted: str, seen: str) -> float:
    """From 0 (nothing in common) to 1 (the same) how far `seen` stands for `wanted`. A count is it or isn't."""
    want, see = _bare(wanted), _bare(seen)
    if not want or not see:
        return 1.0 if wanted and wanted.strip() == seen.strip() else 0.0
    tight, loose = want.replace(" ", ""), see.replace(" ", "")
    if tight == loose:
        return 1.0
    if tight.isdigit() and len(tight) <= 2:
        return 0.0
    if _within(want, see):
        return 0.92 if _heads(want, see) else 0.85
    if want.isascii() and _within(_stemmed(want), _stemmed(see)):
        return 0.9 if _heads(want, see) else SAME
    if signs().same(want, see):
        return SAME
    share = len(loose) / len(tight)
    enough = share >= (0.4 if tight.isascii() else 0.6) and len(loose) > 1
    part = 0.4 + 0.4 * share if enough and _within(see, want) else 0.0
    return max(part, _shared(want, see), _misspelt(tight, loose), _meant(want, see))


def opposed(pattern: str, seen: str) -> bool:
    """Whether the text undoes what the pattern says (取消收藏 for 收藏), or the other way round."""
    one, other = folded(pattern), folded(seen)
    return one != other and _undoing(one) != _undoing(other)


def done_already(pattern: str, seen: str) -> bool:
    """Whether the text says that what the pattern would do has been done (已收藏 for 收藏)."""
    want, see = folded(pattern).replace(" ", ""), folded(seen).replace(" ", "")
    things = {want, want.removeprefix("addto"), want.removeprefix("加入")}
    return see in (want + "d", want + "ed") or any(
        see == word.replace(" ", "") + thing for word in signs().done for thing in things
    )


def respelled(words: str) -> tuple[str, ...]:
    """Other words to search for where these find nothing: singular for plural, then less and less of them."""
    bare = words.strip()
    if not bare.isascii():
        return tuple(dict.fromkeys((bare, *((bare[2:], bare[:4]) if len(bare) > 4 else ()))))
    parts = bare.split()
    single = [*parts[:-1], _stem(parts[-1])] if parts else []
    shorter = [" ".join(single[at:]) for at in range(1, len(single))]
    longest = max(single, key=len, default="")
    return tuple(word for word in dict.fromkeys((bare, " ".join(single), *shorter, longest)) if word)


def words_of(text: str) -> frozenset[str]:
    """Latin words without their endings, Chinese ones as pairs of characters."""
    pieces: set[str] = set()
    for word in _WORD.findall(folded(text)):
        if not _CJK.match(word):
            pieces.add(_stem(word))
        elif len(word) == 1:
            pieces.add(word)
        else:
            pieces |= {word[i : i + 2] for i in range(len(word) - 1)}
    return frozenset(pieces)


def _bare(text: str) -> str:
    return _MARKS.sub("", folded(text))


def _within(part: str, whole: str) -> bool:
    """Whether it is part of it, not in the middle of a Latin word or a figure, nor one character of a Chinese one."""
    start = whole.find(part)
    while start >= 0:
        before, after = whole[start - 1 : start], whole[start + len(part) :][:1]
        if not (_joined(before, part[0], part) or _joined(part[-1], after, part)):
            return True
        start = whole.find(part, start + 1)
    return False


def _heads(want: str, see: str) -> bool:
    """Whether it is what the text is about: its last word before sizes and remarks (rice in "Thai rice 5 kg")."""
    return _stemmed(_SIZES.sub("", see)).endswith(_stemmed(want))


def _stemmed(text: str) -> str:
    return " ".join(_stem(word) for word in text.split())


def _joined(one: str, other: str, part: str) -> bool:
    if not one or not other:
        return False
    if len(part) == 1 and _CJK.match(part):
        return bool(_CJK.match(one) and _CJK.match(other))
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum() and one.isdigit() == other.isdigit()


def _shared(want: str, see: str) -> float:
    wanted, seen = words_of(want), words_of(see)
    if not wanted or not seen:
        return 0.0
    cover = len(wanted & seen) / len(wanted)
    return 0.68 * cover if cover >= 0.6 else 0.0


def _misspelt(want: str, see: str) -> float:
    if min(len(want), len(see)) < 5 or want[0] != see[0] or not want.isascii() or abs(len(want) - len(see)) > 2:
        return 0.0
    if _FIGURES.findall(want) != _FIGURES.findall(see):
        return 0.0
    ratio = SequenceMatcher(None, want, see).ratio()
    return 0.7 * ratio if ratio >= 0.82 else 0.0


def _meant(want: str, see: str) -> float:
    """A word for the same thing among the words of a longer text (Office · 12 Lake Road for 公司)."""
    groups = signs().groups
    if want not in groups:
        return 0.0
    heads = [piece for piece in re.split(r"[\s·|,，:：()（）/\-]+", see) if piece]
    return 0.7 if any(signs().same(want, head) for head in heads) else 0.0


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith(("ies", "ie")):
        return word.removesuffix("s")[:-2] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses", "oes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=8192)
def _undoing(text: str) -> bool:
    return bool(_undo_words().search(text))


@cache
def _undo_words() -> re.Pattern[str]:
    words = (rf"(?<![a-z]){re.escape(word)}" if word.isascii() else re.escape(word) for word in signs().undo)
    return re.compile("|".join(words))
