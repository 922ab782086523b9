"""What is told is taken whole: after a cue that opens it, words are no longer small words of an errand.

"内容是去爬山" tells 去爬山, and its 去 is no destination. So everything after such a cue is one piece, up to the end or
to a cue that tells something else (the title, the folder). Only errands that can't be done without words to tell are
read so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fingertips.skills.frames import Frame, knows
from fingertips.skills.wording import Part, Token

TOLD, NAMED = "told", "named"
THANKS = re.compile(
    r"[，,。.!！\s]+(?:谢谢|多谢|感谢|谢了|thanks|thank you|cheers)[^，,。.]{0,10}[。.!！]*", re.IGNORECASE
)
_BLANK = (Part.SPACE, Part.STOP)
_BESIDE = (Part.SPACE, Part.FILLER)
_LABEL = re.compile(r"(?:内容|正文|文字|标题|题目)$|title$")
"""A cue that is a noun as well: it counts after a stop."""
_TITLE = re.compile(r"标题|题目|titled?\b|(?:^|\s)(?:called|named|entitled)$")
_LOOKED_UP = re.compile(r"(?:价格?|价钱|多少钱|状态|进度|详情|订单|物流|的消息|的信息|的短信)$")
_IN_FOLDER = re.compile(r"in (?:the |my )?\w+ folder[.!]?", re.IGNORECASE)
_OPENED_BY_COLON = (Part.ACT, Part.THING, Part.APP, Part.TEXT, Part.QUOTED)


def told(words: Sequence[Token], instruction: str, learned: Frame) -> tuple[Token, ...]:
    """The same tokens, with what is told as one of them, and so the title."""
    words = _labelled(words) if _has_cue(learned, "titled") else words
    pieces: list[Token] = []
    at, telling = 0, False
    while at < len(words):
        end, sense = at, ""
        if not telling and _opens(words, at):
            end, sense = _until(words, at, instruction, learned), TOLD
        elif _has_cue(learned, "titled") and _titles(words, at - 1):
            end, sense = _title_until(words, at), NAMED
        if end > at:
            pieces.append(_piece(words, at, end, sense, instruction))
            telling = telling or sense == TOLD
        else:
            pieces.append(words[at])
        at = max(end, at + 1)
    return tuple(pieces) if telling else _put(pieces, instruction)


def _labelled(words: Sequence[Token]) -> Sequence[Token]:
    """With a text that is named beside a title taken for the label it is there, and no act: title Trip, text pack."""
    title = next((at for at, token in enumerate(words) if _TITLE.search(token.text.lower())), len(words))
    at = next((i for i in range(title + 1, len(words)) if words[i].text == "text" and _stands_alone(words, i)), -1)
    return _cued(words, at) if at >= 0 else words


def _piece(words: Sequence[Token], first: int, end: int, sense: str, instruction: str) -> Token:
    start, stop = words[first].start, words[end - 1].end
    return Token(Part.TEXT, sense, instruction[start:stop], start, stop)


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether what is told begins there. Quoted words are whole already."""
    if words[at].part in (*_BLANK, Part.QUOTED) or at == 0 or _is_label(words[at]):
        return False
    before = at - 1
    while before > 0 and words[before].part in _BLANK:
        before -= 1
    marks = "".join(token.text for token in words[before + 1 : at])
    if _knows_where(words, at):
        return False
    if words[before].part is Part.APP and words[at].sense == "saying":
        return False
    before = _past_place(words, before)
    cue = words[before]
    if cue.sense == "saying" and _says_another(words, before):
        return False
    if cue.sense == "saying":
        return not _LABEL.search(cue.text) or any(mark in marks for mark in ":：") or _stands_alone(words, before)
    if marks.rstrip().endswith((":", "：")):
        return cue.part in _OPENED_BY_COLON
    return _is_answer(words, at)


def _knows_where(words: Sequence[Token], at: int) -> bool:
    """Whether the app comes between "know" and what is to be known: let Ben know on Ringo that …"""
    near = [token for token in words[at:] if token.part not in _BESIDE][:2]
    cue = next((token for token in reversed(words[:at]) if token.part not in _BLANK), None)
    told_where = len(near) == 2 and near[0].sense == "at" and near[1].part is Part.APP
    return told_where and cue is not None and cue.text.lower() == "know"


def _past_place(words: Sequence[Token], before: int) -> int:
    """The cue in front of the app that stands between the two."""
    if words[before].part is not Part.APP:
        return before
    solid = [i for i in range(before) if words[i].part not in _BESIDE]
    if len(solid) < 2 or words[solid[-1]].sense != "at" or words[solid[-2]].text.lower() != "know":
        return before
    return solid[-2]


def _says_another(words: Sequence[Token], cue: int) -> bool:
    """Whether it is a second person who says it: 告诉妈妈爸爸说他晚点回."""
    near = [token for token in words[:cue] if token.part is not Part.SPACE][-2:]
    return len(near) == 2 and near[1].sense == "person" and near[0].part is Part.TEXT


def _has_cue(learned: Frame, sense: str) -> bool:
    """Whether the errand has a value that stands after such a cue."""
    return any(before == sense for pairs in learned.around.values() for before, _ in pairs)


def _is_label(token: Token) -> bool:
    """Whether it says which part of it comes next: 标题是, 内容:."""
    return bool(_TITLE.search(token.text.lower())) or (token.sense == "saying" and "内容" in token.text)


def _stands_alone(words: Sequence[Token], cue: int) -> bool:
    """Whether a space or a stop stands before it."""
    return cue == 0 or words[cue - 1].part in _BLANK


def _is_answer(words: Sequence[Token], at: int) -> bool:
    """Whether a Chinese name and a space stand before, after an act: 回复林知夏 好的."""
    if words[at - 1].part is not Part.SPACE or words[at].text.isascii():
        return False
    first = at - 1
    while first > 0 and words[first - 1].part is Part.TEXT and not words[first - 1].text.isascii():
        first -= 1
    return 0 < first < at - 1 and words[first - 1].sense == "send"


def _until(words: Sequence[Token], first: int, instruction: str, learned: Frame) -> int:
    """Where what is told ends."""
    later = range(first + 1, len(words))
    end = next((at for at in later if _ends(words, at, instruction, learned)), len(words))
    while end > first and words[end - 1].part in _BLANK:
        end -= 1
    return end


def _ends(words: Sequence[Token], at: int, instruction: str, learned: Frame) -> bool:
    """Whether something else of the errand begins there."""
    token, rest = words[at], words[at:]
    after_stop = any(t.part is Part.STOP for t in words[max(0, at - 2) : at] if t.part in _BLANK)
    if THANKS.fullmatch(instruction, token.start):
        return True
    if token.sense in ("folder", "titled") and not _has_cue(learned, token.sense):
        return False
    if token.sense == "folder":
        return after_stop or any("folder" in t.text or "文件夹" in t.text for t in rest)
    if token.sense == "titled":
        return after_stop and bool(_TITLE.search(token.text.lower()))
    if token.sense == "then":
        return any(t.part is Part.APP for t in rest)
    if token.sense == "at":
        in_folder = _has_cue(learned, "folder") and _IN_FOLDER.fullmatch(instruction, token.start)
        return bool(in_folder) or _is_place(rest[1:], learned)
    if token.sense == "of":
        return [t.sense for t in rest[1:] if t.part not in _BLANK] == ["note"] and _has_cue(learned, "titled")
    return False


def _is_place(rest: Sequence[Token], learned: Frame) -> bool:
    """Whether an app of the errand is all that comes."""
    left = [t for t in rest if t.part not in (*_BESIDE, Part.STOP)]
    return len(left) == 1 and left[0].part is Part.APP and knows(learned, left[0])


def _titles(words: Sequence[Token], cue: int) -> bool:
    """Whether a title begins after this token."""
    while cue >= 0 and words[cue].part is Part.SPACE:
        cue -= 1
    if cue < 0 or words[cue].sense != "titled" or not _TITLE.search(words[cue].text.lower()):
        return False
    return not _LABEL.search(words[cue].text.lower()) or _stands_alone(words, cue)


def _title_until(words: Sequence[Token], first: int) -> int:
    """Where a title ends; nowhere where it is quoted."""
    if words[first].part in (*_BLANK, Part.QUOTED):
        return first
    end = first + 1
    while end < len(words) and not _ends_title(words, end):
        end += 1
    while end > first and words[end - 1].part is Part.SPACE:
        end -= 1
    return end


def _ends_title(words: Sequence[Token], at: int) -> bool:
    token = words[at]
    if token.sense == "at":
        return any(t.part is Part.APP for t in words[at + 1 : at + 4])
    return token.part in (Part.STOP, Part.THING, Part.QUOTED) or token.sense in ("saying", "folder", "of", "then")


def _put(words: Sequence[Token], instruction: str) -> tuple[Token, ...]:
    """The same, with what is put into an app told: 把明天开会记到随记. A price or an order must be looked up first."""
    first = next((i for i, token in enumerate(words) if token.text in ("把", "将")), -1)
    act = next((i for i, token in enumerate(words) if token.sense == "write" and i > first + 1), -1)
    if first < 0 or act < 0 or words[first + 1].part in _BLANK:
        return tuple(words)
    put = words[first + 1 : act]
    if any(t.part is Part.APP for t in put) or _LOOKED_UP.search("".join(t.text for t in put)):
        return tuple(words)
    quoted = words[first + 1].part is Part.QUOTED and all(t.part in _BESIDE for t in words[first + 2 : act])
    whole = replace(words[first + 1], sense=TOLD) if quoted else _piece(words, first + 1, act, TOLD, instruction)
    return _cued((*words[: first + 1], whole, *words[first + 2 if quoted else act :]), first)


def _cued(words: Sequence[Token], at: int) -> tuple[Token, ...]:
    return (*words[:at], replace(words[at], part=Part.CUE, sense="saying"), *words[at + 1 :])
