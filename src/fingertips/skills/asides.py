"""What somebody says before they ask for something: why they want it, how they feel. It changes nothing of the errand.

"胃不舒服，给我点一份小米粥" asks for what "给我点一份小米粥" asks for. A clause is an aside where it stands before
the one that asks, is a whole sentence, and holds nothing that an errand could heed: no act, no number, no day, no
wish. A name alone is none (it may be what is wanted), nor is what says how something should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingertips.skills.wording import Part, Token

_HEEDED = (
    Part.APP,
    Part.ACT,
    Part.NUMBER,
    Part.DATE,
    Part.TIME,
    Part.NEGATION,
    Part.QUESTION,
    Part.OPTION,
    Part.QUOTED,
)
_ENGLISH_SENTENCE = re.compile(
    r"\b(?:i|i'm|i've|my|we|we're|our|it|it's|is|are|was|am|he|she|they|me|us|for|of|time)\b|'s\b"
)
_ENGLISH_WISH = re.compile(
    r"\b(?:want|need|must|should|only|just|cheap\w*|fresh|before|by|until|under|than|least|most|not?|without|with|except|"
    r"if|make|sure|please|like|prefer\w*|hate|allerg\w*|can't|won't|don't|vegan|vegetarian|size|in|to|from|between)\b"
)
_CHINESE_SENTENCE = re.compile(r"[了我你他她咱不没很太好又都快在被让把吧啊呀]")
_CHINESE_WISH = re.compile(
    r"[要只最别给]|的$|便宜|新鲜|过敏|不吃|不喝|不能|忌|预算|以内|之前|之后|以后|记得|尽量|必须|一定|喜欢|讨厌|习惯|[红白黑蓝绿黄紫粉灰]色|"
    r"[大小中]号|不辣|不甜|清淡|正宗|好点|好一点|一点|多|少"
)
LEAST = 2
"""Characters or words; less is no sentence."""


def without_asides(words: Sequence[Token]) -> Sequence[Token]:
    """The words from the clause on that asks."""
    first = 0
    while (end := _end_of_clause(words, first)) and _is_aside(words[first:end]):
        first = end
    return words[first:]


def _end_of_clause(words: Sequence[Token], first: int) -> int:
    """Where the clause after this one begins; 0 where none does."""
    for at in range(first, len(words)):
        stops = words[at].part is Part.STOP or words[at].text.lower() == "so"
        if stops and at > first and any(t.part is not Part.SPACE for t in words[at + 1 :]):
            return at + 1
    return 0


def _is_aside(clause: Sequence[Token]) -> bool:
    if any((t.part in _HEEDED and t.text != "one") or t.part is Part.THING for t in clause):
        return False
    text = "".join(t.text for t in clause if t.part is not Part.STOP).strip().lower()
    if text.isascii():
        whole = _ENGLISH_SENTENCE.search(text) or clause[-1].text in "!?"
        return bool(whole) and len(text.split()) >= LEAST and not _ENGLISH_WISH.search(text)
    return len(text) > LEAST and bool(_CHINESE_SENTENCE.search(text)) and not _CHINESE_WISH.search(text)
