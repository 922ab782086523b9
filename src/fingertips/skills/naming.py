"""Whether what an anchor found is what was named: a thing that is bought and not another with its name in it, a choice
and not one that is only called alike, a person who is written to and nobody else. Wrong ones are worse than none.
"""

from __future__ import annotations

import re
import unicodedata

from fingertips.perception.reading import folded, without_amounts
from fingertips.skills.finding import Found, name_of, pieces
from fingertips.skills.likeness import SAME, likeness, words_of
from fingertips.skills.signs import signs
from fingertips.skills.skill import Anchor, Step
from fingertips.skills.turn import Turn

NAMED = 0.6
"""From here on a text may be the name of what is bought."""
ALIKE = 0.06
"""Texts whose likeness differs by less are equally good."""
LONGEST_LABEL = 3
"""Words that the name of a place may have."""
_APART = re.compile(r"[·|,，;；:：()（）\[\]【】+、/]+|(?<=[一-鿿])\s+|\s+(?=[一-鿿])")
_PACKED = re.compile(
    r"[一-鿿]{1,4}装|[一-鿿]{0,3}款|[一-鿿]{0,4}版|[大中小特超加]{1,2}[份杯号码碗盒袋]|[一-鿿]{1,2}[色味]|[大中小圆方长]型|男|女|散"
)
"""How many, how large and for whom, told behind a thing: 家庭装, 大杯, 原味; 杯 or 模型 make another thing of it."""
_CJK = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[\w'-]+|[^\w\s]")


def names(wanted: str, seen: str) -> bool:
    """Whether a text names the thing, and not another thing that has it in its name (Rice Cooker for rice).

    Spaces count here. In Chinese what follows a thing without a space makes another thing of it, unless it only tells
    how it is packed; in English so does one of the words that do.
    """
    if likeness(wanted, seen) < NAMED:
        return False
    want, see = folded(wanted), unicodedata.normalize("NFKC", seen).casefold()
    return _ends_chinese(want, see) if _CJK.search(want) else _ends_latin(want, see)


def another(turn: Turn, anchor: Anchor, hit: Found) -> bool:
    """Whether the element is of a thing that only has the wanted one in its name."""
    ways = [way for gap in sorted(anchor.gaps & turn.skill.counted) for way in turn.filled.get(gap, ())]
    return bool(ways and hit.text) and not any(names(way, hit.text) for way in ways)


def chooses(wanted: str, seen: str) -> bool:
    """Whether one of several choices is the one that is wanted: not 深灰色 for 灰色, nor No ice for ice."""
    parts = (seen, *_APART.split(seen))
    return any(_alike(folded(wanted), folded(bare)) for part in parts if (bare := without_amounts(part).strip("+ ")))


def lies_at(wanted: str, seen: str) -> bool:
    """Whether a place is told by its name, which comes first, or by a part of what follows it."""
    words = seen.split()
    heads = (" ".join(words[:end]) for end in range(1, LONGEST_LABEL + 1))
    return any(chooses(wanted, head) for head in heads) or folded(wanted) in folded(" ".join(words[1:]))


def misplaced(turn: Turn, step: Step, hit: Found) -> bool:
    """Whether the element is one of several to choose from and only called like the wanted one."""
    gaps = step.anchor.gaps if step.anchor else frozenset[str]()
    ways = [way for gap in sorted(gaps) for way in turn.filled.get(gap, ())]
    fits = chooses if step.makes else lies_at
    return hit.element.checkable and bool(ways and hit.text) and not any(fits(way, hit.text) for way in ways)


def doubtful(turn: Turn, anchor: Anchor, hit: Found) -> bool:
    """Whether the one who is written to may be somebody else: called otherwise, on another kind of row, or one of
    several alike."""
    ways = [way for gap in sorted(anchor.gaps & turn.skill.addressed) for way in turn.filled.get(gap, ())]
    if not ways or not hit.text:
        return False
    if not any(called(way, hit.text) for way in ways):
        return True
    ids = {name_of(id) for id in anchor.ids}
    if ids and hit.element.id and name_of(hit.element.id) not in ids:
        return True
    sure = max(likeness(way, hit.text) for way in ways)
    rows = [e for e in turn.screen.elements if e.id == hit.element.id and e.role == hit.element.role]
    best = (max(pieces(turn.screen, row), key=lambda text: _most(ways, text), default="") for row in rows)
    return sure < 1 and len({text for text in best if _most(ways, text) > sure - ALIKE}) > 1


def called(wanted: str, seen: str) -> bool:
    """Whether somebody may be called that: 小黑 is 罗小黑 and Ben is Ben Cole, but 王磊磊 is not 王磊, nor Anna Ann."""
    want, see = folded(wanted), folded(seen)
    if want == see or signs().same(want, see):
        return True
    if not _CJK.search(want):
        return set(_LATIN.findall(want)) <= set(_LATIN.findall(see))
    ends = [re.match(r"[一-鿿]*", see[found.end() :]) for found in re.finditer(re.escape(want), see)]
    return any(end is not None and (not end[0] or end[0] in signs().titles) for end in ends)


def _alike(want: str, see: str) -> bool:
    """Whether they are the same words, one of them with no more beside than what it is counted in."""
    want, see = want.strip(), see.strip()
    if want == see or signs().same(want, see):
        return True
    if re.findall(r"\d+", want) != re.findall(r"\d+", see):
        return False
    short, long = sorted((want, see), key=len)
    if short.isascii() and long.isascii():
        beside = words_of(long) - words_of(short)
        same = words_of(short) <= words_of(long) and beside <= signs().beside_choice
        return same or _misspelt(want, see)
    before, found, after = long.partition(short)
    return bool(found) and before in ("", *signs().before_choice) and (not after or after in signs().packing)


def _misspelt(want: str, see: str) -> bool:
    return len(want.split()) == len(see.split()) and NAMED - 0.03 < likeness(want, see) < SAME


def _most(ways: list[str], text: str) -> float:
    return max(likeness(way, text) for way in ways)


def _ends_chinese(want: str, see: str) -> bool:
    ends = [re.match(r"[一-鿿]*", see[found.end() :]) for found in re.finditer(re.escape(want), see)]
    return not ends or any(end is None or not end[0] or _packing(end[0]) for end in ends)


def _packing(tail: str) -> bool:
    return any(len(word) > 1 and tail.startswith(word) for word in signs().packing) or bool(_PACKED.fullmatch(tail))


def _ends_latin(want: str, see: str) -> bool:
    words, thing = [words_of(word) for word in _LATIN.findall(see)], [words_of(word) for word in want.split()]
    places = [at for at in range(len(words)) if words[at : at + len(thing)] == thing]
    following = [words[at + len(thing)] if at + len(thing) < len(words) else frozenset[str]() for at in places]
    return not places or any(not word & signs().makes_another for word in following)
