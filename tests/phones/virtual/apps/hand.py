"""One app in a hand without a screen: events happen to it, its screens are drawn, and a crash fails the test."""

from __future__ import annotations

import copy
import inspect
import json
from typing import Any

from hypothesis import strategies as st

from fingertips.phones.virtual import drawing
from fingertips.phones.virtual import world as worlds
from fingertips.phones.virtual.desk import Desk
from fingertips.phones.virtual.kernel import Kernel
from fingertips.phones.virtual.programs import Programs

NOON = 1_780_286_400_000
"""1 June 2026, 12:00 where the phone stands."""


class Hand:
    def __init__(self, app: str, locale: str = "zh", seed: int = 1, **state: Any) -> None:
        programs = Programs.shipped(only=app)
        partial = {"seed": seed, "now": NOON, "clock": "held", "apps": {app: {"state": state}}}
        self.app = app
        self.kernel = Kernel(worlds.completed(partial, locale, programs), programs, tick=lambda: 0.0)
        self.kernel.launch(app)
        self.program = programs[app]

    @property
    def state(self) -> dict[str, Any]:
        return self.kernel.world["apps"][self.app]["state"]

    @property
    def page(self) -> dict[str, Any]:
        top = self.kernel.top(self.app)
        assert top is not None, "the app has no page"
        return top

    @property
    def toast(self) -> str:
        return (self.kernel.world["toast"] or {}).get("text", "")

    def open(self, screen: str, **args: Any) -> Hand:
        self.kernel.push(self.app, screen, args)
        return self

    def do(self, event: str, **args: Any) -> Hand:
        self.kernel.call(self.app, event, args)
        assert self.kernel.world["dialog"] is None or self.kernel.world["dialog"]["kind"] != "crash", event
        if not self.kernel.stack(self.app):
            self.kernel.launch(self.app)
        return self

    def type(self, **fields: str) -> Hand:
        self.page["fields"].update(fields)
        return self

    def after(self, seconds: float) -> Hand:
        """Time passes, and what was to happen by then happens."""
        self.kernel.world["now"] += round(seconds * 1000)
        self.kernel.run_due()
        return self

    def values(self) -> dict[str, Any]:
        """What the top screen is given to draw; looking must change nothing."""
        before = copy.deepcopy(self.state)
        shown = getattr(self.program.module, self.page["screen"])(self.state, self.page, Desk(self.kernel, self.app))
        assert self.state == before, f"{self.page['screen']} changed the state by being looked at"
        return shown

    def html(self) -> str:
        locale = self.kernel.world["locale"]
        values = {"now": self.kernel.now, **self.values()}
        return drawing.draw(self.program.templates, self.page["screen"], locale, values)

    def sound(self) -> None:
        """The screen can be drawn, and the world can be written down."""
        assert self.html()
        assert json.loads(json.dumps(self.state)) == self.state
        assert json.loads(json.dumps(self.page)) == self.page


def anything_that_happens(app: str, words: dict[str, list[Any]]) -> st.SearchStrategy[list[tuple[str, dict[str, Any]]]]:
    """Events of an app in any order, with arguments drawn from `words` by the argument's name."""
    module = Programs.shipped(only=app)[app].module
    return st.lists(st.sampled_from(_events(module)).flatmap(lambda name: _call(module, name, words)), max_size=14)


def _events(module: Any) -> list[str]:
    return sorted(name.removeprefix("on_") for name in vars(module) if name.startswith("on_"))


def _call(module: Any, event: str, words: dict[str, list[Any]]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    wanted = list(inspect.signature(getattr(module, f"on_{event}")).parameters)[3:]
    return st.tuples(st.just(event), st.fixed_dictionaries({name: st.sampled_from(words[name]) for name in wanted}))
