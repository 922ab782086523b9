"""What UIAutomator's server does with the elements that a selector describes: look, wait, touch, write, scroll."""

from __future__ import annotations

import asyncio
from typing import Any

from fingertips.phones.virtual.adbd import hierarchy
from fingertips.phones.virtual.adbd.automator import fingers
from fingertips.phones.virtual.adbd.automator.fingers import middle
from fingertips.phones.virtual.adbd.automator.selectors import found
from fingertips.phones.virtual.adbd.commands.touching import HOLD, TAP
from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.hierarchy import Seen

LOOK_AGAIN = 0.1
NOT_FOUND = "androidx.test.uiautomator.UiObjectNotFoundException"


class Refused(Exception):
    """What JSON-RPC calls an error."""

    def __init__(self, message: str, code: int = -32001) -> None:
        super().__init__(message)
        self.code = code


class Objects:
    def __init__(self, device: Device, ended: asyncio.Event) -> None:
        self.device = device
        self.handset = device.handset
        self.ended = ended

    async def answer(self, name: str, selector: dict[str, Any], rest: list[Any]) -> Any:
        match name, rest:
            case "exist", []:
                return bool(await self._all(selector))
            case "count", []:
                return len(await self._all(selector))
            case "waitForExists" | "waitUntilGone", [timeout]:
                return await self._wait(selector, int(timeout) / 1000, there=name == "waitForExists")
            case "objInfo", []:
                return _info(await self._one(selector))
            case "objInfoOfAllInstances", []:
                return [_info(one) for one in await self._all(selector)]
            case "getText", []:
                return (await self._one(selector)).text
            case "setText" | "clearTextField", _:
                return await self._write(selector, str(rest[0]) if rest and rest[0] is not None else "")
            case "click" | "longClick" | "clickAndWaitForNewWindow", _:
                await fingers.press(self.device, middle(await self._one(selector)), 600 if name == "longClick" else TAP)
                return True
            case "dragTo", [x, y, steps] if not isinstance(x, dict):
                await fingers.swipe(self.device, middle(await self._one(selector)), (x, y), int(steps), HOLD)
                return True
            case "dragTo", [dict(target), steps]:
                start, end = middle(await self._one(selector)), middle(await self._one(target))
                await fingers.swipe(self.device, start, end, int(steps), HOLD)
                return True
            case (("childByText" | "childByDescription" | "childByInstance"), [dict(pattern), wanted, *more]):
                return await self._child(name, selector, pattern, wanted, bool(more and more[0]))
            case "gesture", [dict(s1), dict(s2), dict(e1), dict(e2), steps]:
                await fingers.pair(self.device, [(s1, e1), (s2, e2)], int(steps))
                return True
            case (("pinchIn" | "pinchOut"), [percent, steps]):
                await fingers.pinch(
                    self.device, await self._one(selector), name == "pinchOut", int(percent), int(steps)
                )
                return True
            case "scrollTo", [dict(target), *more]:
                return await self._scroll_to(selector, target, bool(more[0]) if more else True)
            case _ if name.startswith(("scroll", "fling")):
                return await self._scroll(name, selector, rest)
            case _:
                raise Refused(f"Method not found: {name}", -32601)

    # Elements

    async def _all(self, selector: dict[str, Any]) -> list[Seen]:
        return found(hierarchy.seen(await self.handset.tree()), selector)

    async def _one(self, selector: dict[str, Any]) -> Seen:
        ones = await self._all(selector)
        if not ones:
            raise Refused(f"{NOT_FOUND}: UiSelector{sorted(_said(selector).items())}", -32002)
        return ones[0]

    async def _wait(self, selector: dict[str, Any], seconds: float, there: bool) -> bool:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(seconds, 300)
        while bool(await self._all(selector)) != there:
            if loop.time() >= deadline or self.ended.is_set():
                return False
            try:
                await asyncio.wait_for(self.ended.wait(), LOOK_AGAIN)
            except TimeoutError:
                pass
        return True

    async def _write(self, selector: dict[str, Any], text: str) -> bool:
        one = await self._one(selector)
        if not one.node.focused or not self.handset.typing():
            await fingers.press(self.device, middle(one), TAP)
        await self.handset.set_text(text)
        return True

    async def _scroll(self, name: str, selector: dict[str, Any], rest: list[Any]) -> bool:
        """True as long as there is more to see."""
        upright = bool(rest[0]) if rest else True
        back = name.endswith(("Backward", "Beginning"))
        swipes = min(int(rest[1]), 50) if name.endswith(("Beginning", "End")) and len(rest) > 1 else 1
        for _ in range(swipes):
            if not await self._drag_once(await self._one(selector), upright, back, fast=name.startswith("fling")):
                return False
        return True

    async def _scroll_to(self, selector: dict[str, Any], target: dict[str, Any], upright: bool) -> bool:
        for back in (True, False):
            for _ in range(30):
                if await self._all(target):
                    return True
                if not await self._drag_once(await self._one(selector), upright, back, fast=False):
                    break
        return bool(await self._all(target))

    async def _drag_once(self, one: Seen, upright: bool, back: bool, fast: bool) -> bool:
        left, top, right, bottom = one.node.bounds
        x, y = (left + right) // 2, (top + bottom) // 2
        near, far = (top, bottom) if upright else (left, right)
        start, end = near + (far - near) * 4 // 5, near + (far - near) // 5
        start, end = (end, start) if back else (start, end)
        before = hierarchy.xml(await self.handset.tree(), 0)
        ways = ((x, start), (x, end)) if upright else ((start, y), (end, y))
        await fingers.swipe(self.device, *ways, 20 if fast else 55, 0)
        return hierarchy.xml(await self.handset.tree(), 0) != before

    async def _child(
        self, name: str, selector: dict[str, Any], pattern: dict[str, Any], wanted: Any, scrolls: bool
    ) -> dict[str, Any]:
        """A selector of the child that is meant, or holds what is; it stands for Android's name of an object."""
        if name == "childByInstance":
            return _inside(selector, {**pattern, "instance": int(wanted)})
        named = {"text" if name == "childByText" else "description": str(wanted)}
        if scrolls:
            await self._scroll_to(selector, named, True)
        for place, child in enumerate(await self._all(_inside(selector, pattern))):
            if any(_says(each, named) for each in hierarchy.walk(child)):
                return _inside(selector, {**pattern, "instance": place})
        raise Refused(f"{NOT_FOUND}: {named}", -32002)


def _inside(selector: dict[str, Any], pattern: dict[str, Any]) -> dict[str, Any]:
    return {
        **selector,
        "childOrSibling": [*(selector.get("childOrSibling") or []), "child"],
        "childOrSiblingSelector": [*(selector.get("childOrSiblingSelector") or []), pattern],
    }


def _says(one: Seen, named: dict[str, str]) -> bool:
    return one.text == named["text"] if "text" in named else one.node.label == named["description"]


def _said(selector: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in selector.items() if name != "mask" and value not in ([], None)}


def _info(one: Seen) -> dict[str, Any]:
    node = one.node
    bounds = dict(zip(("left", "top", "right", "bottom"), node.bounds, strict=True))
    return {
        "bounds": bounds,
        "visibleBounds": bounds,
        "childCount": len(one.children),
        "className": one.kind,
        "contentDescription": node.label or None,
        "packageName": node.package,
        "resourceName": one.id or None,
        "text": one.text,
        "checkable": node.checkable,
        "checked": node.checked,
        "clickable": node.clickable,
        "enabled": node.enabled,
        "focusable": node.focusable or node.editable,
        "focused": node.focused,
        "longClickable": node.long_clickable,
        "scrollable": node.scrollable,
        "selected": node.selected,
    }
