"""The person at the terminal: asked one question at a time, in words that can't be mistaken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console

from fingertips.catalogue import say
from fingertips.errors import BadSettings
from fingertips.event import Asked, Topic

YES = frozenset("y yes ok sure agree 是 好 好的 行 可以 同意 确认 对".split())
NO = frozenset("n no not nope stop cancel 否 不 不要 不行 不可以 不同意 取消".split())


@dataclass(frozen=True)
class Reply:
    text: str
    agrees: bool


def understood(question: Asked, text: str) -> Reply:
    """What the words mean as an answer to that question. Raises BadSettings where a yes or a no is wanted."""
    word = text.strip().lower().rstrip(".。!！")
    match question.topic:
        case Topic.CONSENT:
            if word not in YES | NO:
                raise BadSettings(case="unclear_answer", answer=text)
            return Reply(text, word in YES)
        case Topic.TAKE_OVER:
            return Reply(text, word not in NO)
        case Topic.QUESTION:
            return Reply(text, True)


@dataclass(frozen=True)
class Person:
    """Answers at the terminal."""

    console: Console

    def answer(self, question: Asked) -> Reply:
        """Their answer. An empty one to a consent is a no."""
        self.console.print(str(question.question), style="bold yellow", highlight=False, markup=False, soft_wrap=True)
        while True:
            text = self.console.input(say(f"person.{question.topic}"), markup=False)
            if question.topic is Topic.CONSENT and not text.strip():
                return Reply("no", False)
            try:
                return understood(question, text)
            except BadSettings:
                self.console.print(say("person.unclear"), style="yellow")


@dataclass(frozen=True)
class Terminal:
    """Where a person who demonstrates reads and types: models.person's Console."""

    console: Console

    def show(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def read(self) -> str:
        return self.console.input("> ")
