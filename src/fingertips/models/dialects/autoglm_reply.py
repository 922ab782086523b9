"""What AutoGLM said, as a decision. What can't be read is refused: nothing becomes a success by accident."""

from __future__ import annotations

import re

from fingertips.action import (
    Action,
    Ask,
    Decision,
    DoubleTap,
    Finish,
    Key,
    Launch,
    LongPress,
    Note,
    Press,
    Summarize,
    Swipe,
    TakeOver,
    Tap,
    Type,
    Wait,
)
from fingertips.catalogue import sentence
from fingertips.errors import Unparsable
from fingertips.geometry import Point
from fingertips.models.dialects.autoglm_calls import LONGEST_THOUGHT, MOST
from fingertips.models.dialects.calls import Call, Run, places, runs
from fingertips.models.request import Reply, clipped, spoken

LONGEST_WAIT = 600


def parse(reply: Reply) -> Decision:
    """The one action of a reply, the first where there are several. Raises Unparsable; never takes a guess."""
    if reply.cut:
        raise _refusal("cut", reply.text)
    thought, answer, tagged = _parted(reply.text)
    run = _run(answer, tagged)
    if run is None:
        case = "bad_action" if places(answer) else "no_action"
        raise _refusal(case, reply.text, action=clipped(answer.strip(), 60))
    if not tagged:
        thought += run.before
    thought = " ".join(part for part in (reply.thought.strip(), thought.strip()) if part)
    first = run.calls[0]
    action = _Reading(first, thought, reply.text).action()
    if isinstance(action, Finish) and len(run.calls) > 1:
        raise _refusal("finish_and_more", reply.text)
    warning = first.arguments.get("message", "") if isinstance(action, Tap | DoubleTap | LongPress) else ""
    return Decision(action, thought, warning=warning if isinstance(warning, str) else "")


def _refusal(case: str, text: str, **details: str | float) -> Unparsable:
    return Unparsable(case=case, reply=clipped(text.strip(), 300), **details)


def _parted(text: str) -> tuple[str, str, bool]:
    """The thought, the answer, and whether a tag says that it is one. An open thought has no answer yet."""
    thought, closed, rest = text.partition("</think>")
    if not closed:
        thought, rest = "", text
    before, tag, answer = rest.partition("<answer>")
    if tag:
        return (thought + before).replace("<think>", ""), answer, True
    return thought.replace("<think>", ""), "" if "<think>" in rest else rest, False


def _run(answer: str, tagged: bool) -> Run | None:
    """The run of calls in an answer. Untagged prose may mention calls; the one that counts ends the reply.

    A claim to be finished must stand by itself: at the beginning, on its own line, or after a sentence's end.
    """
    for end in _ends(answer) if tagged else [len(answer)]:
        for run in runs(answer[:end]):
            alone = run.before.rstrip(" \t") in ("",) or run.before.rstrip(" \t")[-1] in "\n。！？.!?>`]"
            if run.calls[0].name == "finish" and not alone:
                continue
            if run.broken or (tagged and places(run.before)):
                continue
            return run
    return None


def _ends(answer: str) -> list[int]:
    """Where an answer may end: at one of its closing tags, else with the reply."""
    return [*[match.start() for match in re.finditer("</answer>", answer)][:8], len(answer)]


class _Reading:
    """One call as an action."""

    def __init__(self, call: Call, thought: str, text: str) -> None:
        self._arguments = call.arguments
        self._finish = call.name == "finish"
        self._thought = thought
        self._text = text
        action = call.arguments.get("action")
        self._name = action if isinstance(action, str) else ""

    def action(self) -> Action:
        if self._finish:
            return Finish(self._words("message"), self._arguments.get("success") is not False, self._proof())
        match re.sub(r"[\s_]", "", self._name).casefold():
            case "tap":
                return Tap(self._point("element"))
            case "doubletap":
                return DoubleTap(self._point("element"))
            case "longpress":
                return LongPress(self._point("element"))
            case "swipe":
                return Swipe(self._point("start"), self._point("end"), self._swipe_seconds())
            case "type" | "typename":
                return Type(self._words("text", empty=True))
            case "launch":
                return Launch(self._words("app"))
            case "back":
                return Press(Key.BACK)
            case "home":
                return Press(Key.HOME)
            case "press":
                return Press(self._key())
            case "wait":
                return Wait(self._wait_seconds())
            case other:
                return self._thinking(other)

    def _thinking(self, name: str) -> Action:
        match name:
            case "note":
                return self._note()
            case "callapi":
                return Summarize(self._words("instruction"))
            case "interact":
                return Ask(self._message("autoglm.choose"))
            case "takeover":
                return TakeOver(self._message("autoglm.take_over"))
            case "":
                raise self._bad()
            case _:
                raise _refusal("unknown_action", self._text, action=clipped(self._name, 60))

    def _bad(self) -> Unparsable:
        return _refusal("bad_action", self._text, action=clipped(self._name or "do", 60))

    def _words(self, key: str, empty: bool = False) -> str:
        value = self._arguments.get(key)
        if not isinstance(value, str) or not (empty or value.strip() or self._finish):
            raise self._bad()
        return value

    def _message(self, otherwise: str) -> str:
        """What it says to the person, else what it was thinking, else a sentence that fits."""
        value = self._arguments.get("message", "")
        if not isinstance(value, str):
            raise self._bad()
        return value or clipped(self._thought, LONGEST_THOUGHT) or sentence(otherwise, spoken(self._text), {})

    def _point(self, key: str) -> Point:
        value = self._arguments.get(key)
        if not isinstance(value, tuple) or len(value) != 2:
            raise self._bad()
        x, y = value
        if not isinstance(x, float) or not isinstance(y, float):
            raise self._bad()
        if not (0 <= x <= MOST and 0 <= y <= MOST):
            raise _refusal("out_of_range", self._text, x=f"{x:g}", y=f"{y:g}", most=MOST)
        return Point(x / 1000, y / 1000)

    def _swipe_seconds(self) -> float:
        value = self._arguments.get("seconds", 0.4)
        if not isinstance(value, float) or not 0 < value <= LONGEST_WAIT:
            raise self._bad()
        return value

    def _wait_seconds(self) -> float:
        value = self._arguments.get("duration")
        if isinstance(value, str):
            found = re.fullmatch(r"\s*([0-9]{1,6}(?:\.[0-9]{1,12})?)\s*(?:s|secs?|seconds?|秒钟?)?\s*", value)
            value = float(found[1]) if found else None
        if not isinstance(value, float) or not 0 <= value <= LONGEST_WAIT:
            raise self._bad()
        return value

    def _key(self) -> Key:
        value = self._arguments.get("key")
        if isinstance(value, str) and value in set(Key):
            return Key(value)
        raise self._bad()

    def _note(self) -> Note:
        message = self._arguments.get("message", True)
        at = self._point("element") if "element" in self._arguments else None
        name = self._arguments.get("name", "")
        if not isinstance(message, str | bool) or not isinstance(name, str):
            raise self._bad()
        if str(message) == "True" and self._arguments.get("page") is not False:
            return Note(clipped(self._thought, LONGEST_THOUGHT), at, name, page=True)
        return Note(str(message), at, name)

    def _proof(self) -> tuple[str, ...]:
        value = self._arguments.get("proof", ())
        if not isinstance(value, tuple):
            raise self._bad()
        return tuple(text for text in value if isinstance(text, str))
