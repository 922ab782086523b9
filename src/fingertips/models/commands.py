"""What a person types to operate a phone, in Chinese or English: one line, one action.

A place is the number that an element has in the list, the words on it, or two shares of the screen: 5, 搜索, 0.5,0.3.
Where several elements bear the words, "#2" after them takes the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from fingertips.action import (
    Action,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    Tap,
    Type,
    Wait,
)
from fingertips.catalogue import Detail, Line
from fingertips.errors import OffScreen
from fingertips.geometry import Point
from fingertips.observation import Element, Observation
from fingertips.perception.reading import folded


class Verb(StrEnum):
    TAP = "tap"
    DOUBLE = "double"
    LONG = "long"
    TYPE = "type"
    SWIPE = "swipe"
    PRESS = "press"
    BACK = "back"
    HOME = "home"
    ENTER = "enter"
    LAUNCH = "launch"
    WAIT = "wait"
    NOTE = "note"
    SUMMARIZE = "summarize"
    FINISH = "finish"
    FAIL = "fail"
    HELP = "help"
    LOOK = "look"
    LEAVE = "leave"


WORDS = {
    Verb.TAP: "tap click 点击 点",
    Verb.DOUBLE: "double doubletap 双击",
    Verb.LONG: "long longpress hold 长按",
    Verb.TYPE: "type input 输入",
    Verb.SWIPE: "swipe 滑动 滑",
    Verb.PRESS: "press key 按键 按",
    Verb.BACK: "back 返回",
    Verb.HOME: "home 回桌面 桌面",
    Verb.ENTER: "enter 回车",
    Verb.LAUNCH: "launch open 打开 启动",
    Verb.WAIT: "wait 等待 等",
    Verb.NOTE: "note 记下 记",
    Verb.SUMMARIZE: "summarize summarise 总结",
    Verb.FINISH: "finish done 完成",
    Verb.FAIL: "fail 失败 放弃",
    Verb.HELP: "help ? ？ 帮助",
    Verb.LOOK: "look screen 看",
    Verb.LEAVE: "leave quit exit 退出",
}
_VERBS = sorted(
    ((word, verb) for verb, words in WORDS.items() for word in words.split()), key=lambda pair: -len(pair[0])
)
_DIRECTIONS = {
    "up": (0, -1),
    "上": (0, -1),
    "down": (0, 1),
    "下": (0, 1),
    "left": (-1, 0),
    "左": (-1, 0),
    "right": (1, 0),
    "右": (1, 0),
}
_PLACE = re.compile(r"(-?\d+(?:\.\d+)?)\s*[,，]\s*(-?\d+(?:\.\d+)?)")
_NAMED = re.compile(r"(.*?)\s*(?:(?<=\s)as\s+|(?<=\s)(?:叫做|叫|存为)\s*)([^\s\"“”]+)")
_PROOF = re.compile(r"(.*?)(?:(?:^|\s)(?:proof|证明)\s*[:：]?\s*)(.+)", re.DOTALL)
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+)')
_WAIT = 3.0


class Unclear(Exception):
    """A line that is no action on this screen; `line` says why and what would be one."""

    def __init__(self, case: str, **details: Detail) -> None:
        super().__init__(case, details)
        self.line = Line(f"person.{case}", details)


def listed(screen: Observation) -> tuple[Element, ...]:
    """The elements that a person is offered, in reading order; the first has the number 1.

    What is only the frame around one text is left out: the text stands for it.
    """
    return tuple(e for e in screen.elements if e.words or (_usable(e) and not _is_frame(e, screen)))


def _usable(element: Element) -> bool:
    return element.clickable or element.long_clickable or element.editable or element.checkable


def _is_frame(element: Element, screen: Observation) -> bool:
    inside = [e for e in screen.elements if e.words and element.box.holds(e.box.centre)]
    return len(inside) == 1 and not element.editable and not element.checkable


def understood(text: str, screen: Observation) -> Action | Verb:
    """The action, or one of help, look and leave. Raises Unclear."""
    verb, rest = _verb(text.strip())
    match verb:
        case Verb.TAP:
            return Tap(_place(rest, screen))
        case Verb.DOUBLE:
            return DoubleTap(_place(rest, screen))
        case Verb.LONG:
            return LongPress(_place(rest, screen))
        case Verb.TYPE:
            return Type(_unquoted(rest))
        case Verb.SWIPE:
            return _swipe(rest, screen)
        case Verb.PRESS:
            return _press(rest)
        case Verb.BACK | Verb.HOME | Verb.ENTER:
            return Press(Key(verb.value))
        case Verb.LAUNCH:
            return Launch(_needed(_unquoted(rest), verb))
        case Verb.WAIT:
            return _wait(rest)
        case Verb.NOTE:
            return _note(rest, screen)
        case Verb.SUMMARIZE:
            return Summarize(_needed(rest, verb))
        case Verb.FINISH:
            return _finish(rest, screen)
        case Verb.FAIL:
            return Finish(rest, success=False)
        case Verb.HELP | Verb.LOOK | Verb.LEAVE:
            return verb


def _verb(text: str) -> tuple[Verb, str]:
    """A Chinese verb needs no space after it."""
    text = re.sub(r"(?i)^(long|double)[ _](press|tap)\b", r"\1\2", text)
    for word, verb in _VERBS:
        rest = text[len(word) :]
        if text.casefold().startswith(word) and (not word.isascii() or not rest or not rest[0].isalnum()):
            return verb, rest.strip()
    raise Unclear("unknown", text=text)


def _needed(text: str, verb: Verb) -> str:
    if not text:
        raise Unclear("incomplete", verb=verb.value)
    return text


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and (text[0], text[-1]) in (('"', '"'), ("“", "”"), ("「", "」")) else text


def _place(text: str, screen: Observation) -> Point:
    if found := _PLACE.fullmatch(text):
        try:
            return Point(float(found[1]), float(found[2]))
        except OffScreen as trouble:
            raise Unclear("off_screen", x=found[1], y=found[2]) from trouble
    return _element(text, screen).box.centre


def _element(text: str, screen: Observation) -> Element:
    if not text:
        raise Unclear("where")
    elements = listed(screen)
    if text.isdecimal():
        if not 0 < int(text) <= len(elements):
            raise Unclear("no_number", number=text, most=len(elements))
        return elements[int(text) - 1]
    words, _, order = text.rpartition(" #")
    if not words or not order.isdecimal():
        words, order = text, ""
    return _chosen(_unquoted(words), _bearing(_unquoted(words), screen), order)


def _bearing(words: str, screen: Observation) -> list[Element]:
    """The elements with exactly these words, else those that hold them; of several under one finger the first."""
    wanted = folded(words)
    exact = [e for e in listed(screen) if e.words and folded(e.words) == wanted]
    bearing = exact or [e for e in listed(screen) if wanted and wanted in folded(e.words)]
    under = {id(screen.target(e.box.centre)): e for e in reversed(bearing)}
    return [e for e in bearing if any(e is first for first in under.values())]


def _chosen(words: str, bearing: Sequence[Element], order: str) -> Element:
    if not bearing:
        raise Unclear("not_there", words=words)
    if order:
        if not 0 < int(order) <= len(bearing):
            raise Unclear("no_such_order", words=words, n=len(bearing))
        return bearing[int(order) - 1]
    if len(bearing) > 1:
        raise Unclear("several", words=words, n=len(bearing))
    return bearing[0]


def _swipe(text: str, screen: Observation) -> Swipe:
    if found := re.fullmatch(rf"({_PLACE.pattern})\s*(?:to\s|到|[-→]+>?|\s)\s*({_PLACE.pattern})", text):
        return Swipe(_place(found[1], screen), _place(found[4], screen))
    for word, (right, down) in _DIRECTIONS.items():
        rest = text[len(word) :]
        if text.casefold().startswith(word) and not (word.isascii() and rest[:1].isalnum()):
            rest = rest.strip()
            start = _place(rest, screen) if rest else Point(0.5 - 0.3 * right, 0.5 - 0.2 * down)
            reach = (0.6, 0.4)
            return Swipe(start, Point(_on(start.x + reach[0] * right), _on(start.y + reach[1] * down)))
    raise Unclear("direction")


def _on(share: float) -> float:
    return round(min(max(share, 0.02), 0.98), 4)


def _press(text: str) -> Press:
    try:
        return Press(Key(text.casefold().replace(" ", "_")))
    except ValueError:
        raise Unclear("no_key", key=text, keys=", ".join(Key)) from None


def _wait(text: str) -> Wait:
    if not text:
        return Wait(_WAIT)
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*(?:s|seconds?|秒钟?)?", text)
    if not found:
        raise Unclear("seconds", text=text)
    return Wait(float(found[1]))


def _note(text: str, screen: Observation) -> Note:
    if text.startswith((":", "：")):
        return Note(_needed(text[1:].strip(), Verb.NOTE))
    found = _NAMED.fullmatch(" " + text)
    place, name = (found[1].strip(), found[2]) if found else (text, "")
    if not place:
        return Note("", name=name, page=True)
    return Note("", _place(place, screen), name)


def _finish(text: str, screen: Observation) -> Finish:
    """The proof must be on the screen already: it is what the claim will be held to."""
    found = _PROOF.fullmatch(text)
    if not found:
        return Finish(text)
    proof = tuple(words for match in _QUOTED.finditer(found[2]) if (words := match[match.lastindex or 0].strip()))
    missing = [words for words in proof if not any(folded(words) in folded(shown) for shown in screen.texts)]
    if missing and screen.texts:
        raise Unclear("no_proof", words=missing[0])
    return Finish(found[1].strip(), proof=proof)
