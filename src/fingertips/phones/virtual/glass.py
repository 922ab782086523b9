"""The sheet of glass: one page of the browser that shows what it is told, feels a finger and takes pictures."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from fingertips.phones.virtual import drawing, touches
from fingertips.phones.virtual.chrome import Chrome, PageError
from fingertips.phones.virtual.frames import Frames, address_of

WORLD = "phone"
"""The name of the isolated world of scripts in which the page's own code runs, out of reach of what it shows."""
REPORT = "fingertipsReport"
AGENT = (
    "Mozilla/5.0 (Linux; Android 14; FT-1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
)

Message = dict[str, Any]


class Glass:
    """Made by `Glass.open`. What is touched on it is told to the listener, in the order in which it happened."""

    def __init__(self, chrome: Chrome, context: str, target: str, session: str) -> None:
        self.chrome = chrome
        self.session = session
        self._context = context
        self._target = target
        self._scripts = 0
        self._typed_in = 0
        """The world of scripts of the frame whose field has the focus."""
        self.frames = Frames(chrome, session, WORLD)
        self.frame = ""
        self.scale = 3.0
        self.size = (1080, 2400)

    @classmethod
    async def open(
        cls, chrome: Chrome, heard: Callable[[Message], None], lost: Callable[[], None], web_pages: list[str]
    ) -> Glass:
        context = (await chrome.call("Target.createBrowserContext"))["browserContextId"]
        made = await chrome.call("Target.createTarget", url="about:blank", browserContextId=context)
        target = made["targetId"]
        attached = await chrome.call("Target.attachToTarget", targetId=target, flatten=True)
        glass = cls(chrome, context, target, attached["sessionId"])

        def listen(method: str, event: dict[str, Any]) -> None:
            if method == "Runtime.bindingCalled" and event["name"] == REPORT:
                message = json.loads(event["payload"])
                if message["kind"] == "focus" and message["field"]:
                    glass._typed_in = event["executionContextId"]
                heard(message)
            elif method == "Runtime.executionContextDestroyed" and event["executionContextId"] == glass._typed_in:
                glass._typed_in = 0
                heard({"kind": "focus", "field": None})
            elif method in ("Inspector.detached", "Inspector.targetCrashed"):
                lost()
            else:
                glass.frames.heard(method, event)

        chrome.listen(glass.session, listen)
        await glass._prepare(address_of(web_pages))
        return glass

    async def _prepare(self, address: str) -> None:
        tree = self.send("Page.getFrameTree")
        calls = [
            self.send("Page.enable"),
            self.send("Runtime.enable"),
            self.send("Runtime.addBinding", name=REPORT, executionContextName=WORLD),
            self.send("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=5),
            self.send("Emulation.setFocusEmulationEnabled", enabled=True),
            self.send("Emulation.setUserAgentOverride", userAgent=AGENT, platform="Linux armv81"),
        ]
        self.frame = (await tree)["frameTree"]["frame"]["id"]
        await asyncio.gather(*calls)
        if address == "about:blank":
            await self.call("Page.setDocumentContent", frameId=self.frame, html=drawing.page_file("phone.html"))
        else:
            await self.frames.prepare()
            await self._load(address)
        self._scripts = await self.isolated(self.frame)
        await self.evaluate(
            "".join(map(drawing.page_file, ("fields.js", "morph.js", "finger.js", "phone.js", "walk.js")))
        )

    async def _load(self, address: str) -> None:
        arrived = await self.call("Page.navigate", url=address)
        if failed := arrived.get("errorText"):
            raise PageError(f"{address}: {failed}")
        ready = "document.readyState !== 'loading' && Boolean(document.getElementById('dark'))"
        while not (await self.call("Runtime.evaluate", expression=ready))["result"].get("value"):
            await asyncio.sleep(0.005)

    async def isolated(self, frame: str) -> int:
        made = await self.call("Page.createIsolatedWorld", frameId=frame, worldName=WORLD)
        return made["executionContextId"]

    def send(self, method: str, **parameters: Any) -> asyncio.Future[dict[str, Any]]:
        return self.chrome.send(method, self.session, **parameters)

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return await self.send(method, **parameters)

    def tell(self, expression: str, context: int = 0) -> asyncio.Future[dict[str, Any]]:
        """Run a script in the page's isolated world; the answer may be left alone."""
        return self.send(
            "Runtime.evaluate",
            expression=expression,
            contextId=context or self._scripts,
            awaitPromise=True,
            returnByValue=True,
        )

    def do(self, expression: str) -> None:
        """Run a script whose answer nobody awaits; what it throws is a fault of the page's own code."""
        self.tell(expression).add_done_callback(_complain)

    async def evaluate(self, expression: str, context: int = 0) -> Any:
        """The value of a script. Raises PageError where it throws."""
        answer = await self.tell(expression, context)
        if thrown := answer.get("exceptionDetails"):
            raise PageError(thrown.get("exception", {}).get("description") or thrown["text"])
        return answer["result"].get("value")

    async def frame_shown(self) -> None:
        """Until the page has drawn once more."""
        await self.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")

    async def in_field(self, expression: str) -> Any:
        """The value of a script beside the field that has the focus, wherever that is."""
        return await self.evaluate(expression, self._typed_in)

    async def shape(self, size: tuple[int, int], scale: float) -> None:
        """The screen's size in device pixels, and how many of them make one of the page's."""
        self.size, self.scale = size, scale
        width, height = (-(-each // scale) for each in size)
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=int(width),
            height=int(height),
            deviceScaleFactor=scale,
            mobile=True,
        )

    def darken(self, on: bool) -> None:
        """Web pages are told which of their two looks the person likes."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    async def picture(self, kind: str) -> bytes:
        clip = {"x": 0, "y": 0, "width": self.size[0] / self.scale, "height": self.size[1] / self.scale, "scale": 1}
        quality = {"quality": 88} if kind == "jpeg" else {}
        shot = await self.call("Page.captureScreenshot", format=kind, optimizeForSpeed=True, clip=clip, **quality)
        return base64.b64decode(shot["data"])

    async def touch(self, paths: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        """A finger along each path, in real time; each move carries its moment, so that it lands where it should."""
        began, wall = time.monotonic(), time.time()

        def feel(kind: str, at: Sequence[tuple[float, float]], milliseconds: int) -> asyncio.Future[dict[str, Any]]:
            points = [{"x": x / self.scale, "y": y / self.scale, "id": finger} for finger, (x, y) in enumerate(at)]
            moment = wall + milliseconds / 1000
            return self.send("Input.dispatchTouchEvent", type=kind, touchPoints=points, timestamp=moment)

        felt = [feel("touchStart", [path[0][:2] for path in paths], 0)]
        for moved in zip(*map(touches.moves, paths), strict=False):
            milliseconds = moved[0][0]
            await asyncio.sleep(began + milliseconds / 1000 - time.monotonic())
            felt.append(feel("touchMove", [place[1:] for place in moved], milliseconds))
        last = max(path[-1][2] for path in paths)
        await asyncio.sleep(began + last / 1000 - time.monotonic())
        felt.append(feel("touchEnd", [], last))
        await asyncio.gather(*felt)

    async def press(self, key: str, code: str, number: int, text: str = "") -> None:
        """A key of a real keyboard, for what typing alone can't do: erase, enter, move."""
        common = {"key": key, "code": code, "windowsVirtualKeyCode": number, "nativeVirtualKeyCode": number}
        down = "keyDown" if text else "rawKeyDown"
        await asyncio.gather(
            self.send("Input.dispatchKeyEvent", type=down, text=text, **common),
            self.send("Input.dispatchKeyEvent", type="keyUp", **common),
        )

    async def close(self) -> None:
        self.chrome.listen(self.session, None)
        if not self.chrome.gone.is_set():
            await self.chrome.call("Target.disposeBrowserContext", browserContextId=self._context)


def _complain(answer: asyncio.Future[dict[str, Any]]) -> None:
    if answer.cancelled() or answer.exception():
        return
    if thrown := answer.result().get("exceptionDetails"):
        said = thrown.get("exception", {}).get("description") or thrown["text"]
        print(f"the phone's page: {said}", file=sys.stderr)  # noqa: T201
