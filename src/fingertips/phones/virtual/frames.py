"""Web pages that are apps of the phone: each in a frame of the phone's page, walked and driven on its own.

The phone's page takes the origin of the first of them, so that its cookies and its storage are those of a page that
is visited; what forbids a page to be shown in a frame is taken off on the way.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from fingertips.phones.virtual import drawing
from fingertips.phones.virtual.chrome import BrowserGone, Chrome, PageError

OWN_PAGE = "/.fingertips/phone"
NO_NEW_WINDOWS = "if (window !== top) window.open = (url) => { if (url) location.href = url; return window; };"
_FORBIDDING = frozenset({"x-frame-options", "content-security-policy", "cross-origin-opener-policy"})

Walked = list[Any]


def address_of(urls: list[str]) -> str:
    """Where the phone's page says that it is: beside the first web page, else nowhere."""
    for url in urls:
        parts = urlsplit(url)
        if parts.scheme == "file":
            return (drawing.HERE / "page" / "phone.html").as_uri()
        return f"{parts.scheme}://{parts.netloc}{OWN_PAGE}"
    return "about:blank"


class Frames:
    """The frames of one page of the browser."""

    def __init__(self, chrome: Chrome, session: str, world: str) -> None:
        self._chrome = chrome
        self._session = session
        self._world = world
        self._answering: set[asyncio.Task[None]] = set()

    def send(self, method: str, **parameters: Any) -> asyncio.Future[dict[str, Any]]:
        return self._chrome.send(method, self._session, **parameters)

    async def prepare(self) -> None:
        """Before the first page is loaded."""
        patterns = [
            {"urlPattern": f"*{OWN_PAGE}", "requestStage": "Request"},
            {"urlPattern": "*", "resourceType": "Document", "requestStage": "Response"},
        ]
        await asyncio.gather(
            self.send("Fetch.enable", patterns=patterns),
            self.send("Page.addScriptToEvaluateOnNewDocument", source=_script(), worldName=self._world),
            self.send("Page.addScriptToEvaluateOnNewDocument", source=NO_NEW_WINDOWS),
        )

    def heard(self, method: str, event: dict[str, Any]) -> None:
        """An event of the browser; most are none of ours."""
        if method == "Fetch.requestPaused":
            self._let_pass(event)
        elif method == "Page.javascriptDialogOpening":
            # A dialog of a page stops the whole phone: what only tells is taken as read, what asks is answered no.
            self.send("Page.handleJavaScriptDialog", accept=event["type"] in ("alert", "beforeunload"))

    def _let_pass(self, event: dict[str, Any]) -> None:
        task = asyncio.create_task(self._answer(event))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer(self, event: dict[str, Any]) -> None:
        number, status = event["requestId"], event.get("responseStatusCode", 0)
        try:
            if event["request"]["url"].endswith(OWN_PAGE):
                await self._give(number, 200, _HTML, _encoded(drawing.page_file("phone.html")))
            elif "responseErrorReason" in event:
                await self._give(number, 502, _HTML, _encoded(_unreachable(event)))
            elif not status or 300 <= status < 400:
                await self.send("Fetch.continueRequest", requestId=number)
            else:
                # Headers that are merely changed come too late for the check, so the whole answer is given anew.
                body = await self.send("Fetch.getResponseBody", requestId=number)
                text = body["body"] if body["base64Encoded"] else _encoded(body["body"])
                kept = [each for each in event.get("responseHeaders", []) if each["name"].lower() not in _FORBIDDING]
                await self._give(number, status, kept, text)
        except (PageError, BrowserGone):
            return  # nobody waits for that request any more

    async def _give(self, number: str, status: int, headers: list[dict[str, str]], body: str) -> None:
        await self.send(
            "Fetch.fulfillRequest", requestId=number, responseCode=status, responseHeaders=headers, body=body
        )

    async def walk(self, app: str, package: str, scale: float) -> list[Walked]:
        """What can be seen of that app's web page, its own frames included."""
        nodes: list[Walked] = []
        room: tuple[int, int, int, int] | None = None
        hidden: set[str] = set()
        for frame in _below(await self._of_app(app)):
            try:
                if frame.get("parentId") in hidden or (room and not await self._is_shown(frame)):
                    hidden.add(frame["id"])
                    continue
                place = [round(each * scale) for each in await self._place(frame["id"])]
                walked = await self.evaluate(frame["id"], f"walk({scale}, {package!r})")
            except PageError:
                continue  # it has just gone, or its document has
            room = room or (place[0], place[1], place[2], place[3])
            nodes += [moved for each in walked for moved in _moved(each, place[0], place[1], room)]
        return nodes

    async def go_back(self, app: str, began: str) -> bool:
        """Whether the web page, which began at that address, went one back in its own history."""
        frame = await self._of_app(app)
        home = "{0.scheme}://{0.netloc}".format(urlsplit(began))
        return bool(frame) and bool(await self.evaluate(frame["frame"]["id"], f"goBack({home!r})"))

    async def evaluate(self, frame: str, expression: str) -> Any:
        made = await self.send("Page.createIsolatedWorld", frameId=frame, worldName=self._world)
        answer = await self.send(
            "Runtime.evaluate",
            expression=expression,
            contextId=made["executionContextId"],
            returnByValue=True,
        )
        if "exceptionDetails" in answer:
            raise PageError(str(answer["exceptionDetails"].get("exception", {}).get("description")))
        return answer["result"].get("value")

    async def _is_shown(self, frame: dict[str, Any]) -> bool:
        """Whether the page around a frame leaves anything of it in sight."""
        world = await self.send("Page.createIsolatedWorld", frameId=frame["parentId"], worldName=self._world)
        owner = await self.send("DOM.getFrameOwner", frameId=frame["id"])
        context = world["executionContextId"]
        found = await self.send(
            "DOM.resolveNode", backendNodeId=owner["backendNodeId"], executionContextId=context, objectGroup="frames"
        )
        said = await self.send(
            "Runtime.callFunctionOn",
            functionDeclaration="function() { return shown(this); }",
            objectId=found["object"]["objectId"],
            returnByValue=True,
        )
        self.send("Runtime.releaseObjectGroup", objectGroup="frames")
        return bool(said["result"].get("value"))

    async def _of_app(self, app: str) -> dict[str, Any]:
        tree = (await self.send("Page.getFrameTree"))["frameTree"]
        children = tree.get("childFrames", [])
        return next((each for each in children if each["frame"].get("name") == f"app:{app}"), {})

    async def _place(self, frame: str) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the frame's inside on the screen."""
        owner = await self.send("DOM.getFrameOwner", frameId=frame)
        box = await self.send("DOM.getBoxModel", backendNodeId=owner["backendNodeId"])
        left, top, _, _, right, bottom, *_ = box["model"]["content"]
        return left, top, right, bottom


_HTML = [{"name": "Content-Type", "value": "text/html; charset=utf-8"}]


def _unreachable(event: dict[str, Any]) -> str:
    page = drawing.page_file("unreachable.html")
    for place, said in (("address", event["request"]["url"]), ("reason", event["responseErrorReason"])):
        page = page.replace(f'id="{place}">', f'id="{place}">{escape(said)}')
    return page


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


_SCRIPTS = ("fields.js", "walk.js", "frame.js")


def _script() -> str:
    """What runs on every web page in a frame. Those functions are put in reach that are called from outside."""
    names = ("walk", "shown", "setText", "selectAll", "takeSelection", "dropFocus", "goBack", "perform")
    code = "".join(map(drawing.page_file, _SCRIPTS))
    return f"if (window !== top) {{\n{code}\nObject.assign(globalThis, {{ {', '.join(names)} }});\n}}"


def _below(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if tree:
        yield tree["frame"]
        for child in tree.get("childFrames", []):
            yield from _below(child)


def _moved(walked: Walked, x: int, y: int, room: tuple[int, int, int, int]) -> Iterator[Walked]:
    """The node in its place on the screen, cut by the room that its web page has, if it is inside at all."""
    role, (left, top, right, bottom), *rest, children = walked
    box = [max(left + x, room[0]), max(top + y, room[1]), min(right + x, room[2]), min(bottom + y, room[3])]
    if box[0] < box[2] and box[1] < box[3]:
        yield [role, box, *rest, [moved for child in children for moved in _moved(child, x, y, room)]]
