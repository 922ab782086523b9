"""A replay without a phone: the screens are drawn by the test, the facts of the session are the real ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fingertips.action import Action, Decision, Note, Tap
from fingertips.catalogue import Line
from fingertips.event import (
    Acting,
    Began,
    Decided,
    Event,
    Interrupted,
    Noted,
    Observed,
    Recalled,
    Ruled,
    Ruling,
    Verdict,
    Verified,
)
from fingertips.geometry import Box
from fingertips.models.skill import SkillModel
from fingertips.observation import Element, Observation
from fingertips.session import Session
from fingertips.skills.skill import Anchor, Answer, Do, Kind, Skill, Slot, Step, Wording
from screens import SHOP, button, field, screen, words

TODAY = date(2026, 11, 25)


def at(element: Element, left: float, top: float, right: float, bottom: float) -> Element:
    """The element at that place, whatever row it is drawn in."""
    return replace(element, box=Box(left, top, right, bottom))


def page(*elements: Element, app: str = SHOP, **more: object) -> Observation:
    """A screen of elements that have their places already."""
    return replace(screen(app=app, **more), elements=elements)


class Rehearsal:
    """One session with a skill, screen by screen."""

    def __init__(self, skill: Skill, says: str) -> None:
        self.skills = [skill]
        self.session = Session("rehearsal")
        self._fact(Began(says, "paper"), Recalled(()))
        self.decision: Decision | None = None

    def _fact(self, *events: Event) -> None:
        for event in events:
            self.session.apply(event)

    def on(self, shown: Observation, effect: bool | None = True, final: bool = False) -> Action:
        """What is decided on this screen; what was decided before has led to it, for good where that is final."""
        if self.decision is not None:
            self._fact(Ruled(Ruling(Verdict.ALLOW)))
            if isinstance(self.decision.action, Note):
                self._fact(Noted(self.decision.action.name, self.decision.action.text))
            else:
                acting = Acting(self.decision.action, irreversible=final)
                self._fact(acting, Observed(shown, 0.1), Verified(effect, Line("claimed")))
        if self.session.screen is not shown:
            self._fact(Observed(shown, 0.1))
        return self.decided(shown)

    def decided(self, shown: Observation) -> Action:
        """A fresh model each time: nothing but the facts carries over."""
        model = SkillModel(lambda: self.skills, today=lambda: TODAY)
        self.decision = model.decide(self.session, shown)
        self._fact(Decided(self.decision))
        return self.decision.action

    def interrupted(self, shown: Observation) -> Action:
        """The process died in the middle of the last action, and goes on before this screen."""
        assert self.decision is not None
        acting = Acting(self.decision.action)  # type: ignore[arg-type]
        self._fact(Ruled(Ruling(Verdict.ALLOW)), acting, Interrupted(acting, Line("interrupted")), Observed(shown, 0.1))
        return self.decided(shown)

    def killed(self, shown: Observation) -> Action:
        """The process died before the last action was begun, and another one goes on before this screen."""
        self._fact(Observed(shown, 0.1))
        return self.decided(shown)

    def refused(self) -> None:
        self._fact(Ruled(Ruling(Verdict.REFUSE, Line("cancelled"))))


def tapped(action: Action, shown: Observation) -> str:
    """The words, or else the id, of what a tap reaches."""
    assert isinstance(action, Tap), action
    element = shown.target(action.at)
    assert element is not None
    return element.words or element.id.rpartition("/")[2]


def named(id: str, element: Element) -> Element:
    return replace(element, id=f"{SHOP}:id/{id}")


def tap(*texts: str, id: str = "", place: tuple[float, float] = (0.5, 0.5), **more: object) -> Step:
    """A step that taps what bears these words or this id."""
    anchor = Anchor("button", (f"{SHOP}:id/{id}",) if id else (), texts, place=place)
    return Step(Do.TAP, anchor, app=SHOP, **more)  # type: ignore[arg-type]


BUY = Skill(
    "buy",
    wordings=(
        Wording("在橙市买两箱牛奶", {"quantity": "两箱", "goods": "牛奶"}),
        Wording("在橙市买牛奶送到公司", {"goods": "牛奶", "address": "公司"}),
        Wording("buy two boxes of milk on Orange Market", {"quantity": "two boxes of", "goods": "milk"}),
    ),
    title={"zh": "买东西", "en": "Buy"},
    slots=(Slot("goods"), Slot("quantity", Kind.NUMBER, False), Slot("address", required=False)),
    steps=(
        Step(Do.LAUNCH, text=SHOP),
        Step(Do.TYPE, Anchor("edittext", (f"{SHOP}:id/search",)), text="{goods}", app=SHOP),
        Step(Do.PRESS, text="enter", app=SHOP),
        tap("{goods}", id="row", place=(0.5, 0.4)),
        tap("增加", "more", id="plus", times="{quantity}-1"),
        tap("{address}", id="address", when=("slot:address",)),
        tap("提交订单", "place order", id="submit"),
        Step(Do.NOTE, Anchor("textview", (f"{SHOP}:id/total",)), text="total", app=SHOP),
    ),
    proof=(("支付成功", "Paid"),),
    answers=(Answer("zh", "买好了，共 {note:total}"), Answer("en", "Done, {note:total}")),
)
LAUNCHER = screen("橙市", app="com.fingertips.launcher")
SEARCH = screen(named("search", field(hint="搜索商品")), button("首页"), button("我的"))


def listing(*goods: str, more: tuple[Element, ...] = ()) -> Observation:
    """A page of search results under its field, in a list that scrolls."""
    rows = [at(named("row", button(name)), 0.1, 0.25 + 0.1 * n, 0.9, 0.34 + 0.1 * n) for n, name in enumerate(goods)]
    scroller = at(Element(Box(0, 0, 0, 0), "scrollview", scrollable=True), 0, 0.2, 1, 0.9)
    search = at(named("search", field("牛奶")), 0.1, 0.05, 0.9, 0.1)
    return page(search, scroller, *rows, *more)


def choosing(count: int) -> Observation:
    """A stepper and the button that orders."""
    return page(
        at(named("minus", button(label="减少")), 0.6, 0.5, 0.66, 0.55),
        at(words(str(count)), 0.67, 0.5, 0.71, 0.55),
        at(named("plus", button(label="增加")), 0.72, 0.5, 0.78, 0.55),
        at(named("submit", button("提交订单")), 0.1, 0.9, 0.9, 0.96),
    )


PAID = page(at(words("支付成功"), 0.3, 0.2, 0.7, 0.25), at(named("total", words("¥45.9")), 0.3, 0.3, 0.7, 0.35))


def chosen(says: str = "在橙市买两箱牛奶", skill: Skill = BUY) -> Rehearsal:
    """A rehearsal up to the list in which the goods are to be chosen."""
    rehearsal = Rehearsal(skill, says)
    rehearsal.on(LAUNCHER)
    rehearsal.on(SEARCH)
    focused = screen(named("search", field(hint="搜索商品", focused=True)), button("首页"), keyboard=True)
    rehearsal.on(focused)
    rehearsal.on(screen(named("search", field("牛奶", focused=True)), keyboard=True))
    return rehearsal
