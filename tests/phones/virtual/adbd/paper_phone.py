"""A handset drawn on paper: a world, a few elements, and a picture of them. Enough for the wire to have an end."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL import Image, ImageDraw

from fingertips.phones.virtual.device import Field, NoActivity, Node, NotInstalled, Package, PictureKind, World

LAUNCHER = "com.android.launcher3"
NOTES = Package("com.paper.notes", "com.paper.notes.MainActivity", "纸记")
SHOP = Package("com.paper.shop", "com.paper.shop.MainActivity", "Shop")
LATIN = "com.android.inputmethod.latin/.LatinIME"
KEYBOARDS = [LATIN, "com.android.adbkeyboard/.AdbIME", "com.github.uiautomator/.AdbKeyboard"]
BUTTON, FIELD = (100, 300, 980, 420), (100, 600, 980, 720)
EMPTY_HINT = "写点什么"


class PaperPhone:
    """Two apps that look the same: a title, a button that counts, a field that is typed into."""

    def __init__(self) -> None:
        self.density = 480
        self.size = (1080, 2400)
        self.paths: list[list[tuple[int, int, int]]] = []
        self.keys: list[tuple[int, bool]] = []
        self.turns = 0
        self.taps = 0
        self.focused = False
        self.written = ""
        self.performed: list[str] = []
        device = {"model": "Paper 1", "serial": "PAPER0001", "width": 1080, "height": 2400, "rotation": 0}
        self.world: World = {
            "now": 1_760_000_000_000,
            "locale": "zh",
            "device": device | {"awake": True, "locked": False, "pin": "", "battery": 71},
            "settings": {"system": {"screen_brightness": "128"}, "secure": {}, "global": {}},
            "keyboards": {"enabled": list(KEYBOARDS), "current": LATIN},
            "front": "",
            "clipboard": "",
            "toast": None,
            "files": {},
        }
        self._files: dict[str, bytes] = {}

    async def picture(self, kind: PictureKind = "png") -> bytes:
        image = Image.new("RGB", self.size, "white")
        draw = ImageDraw.Draw(image)
        draw.rectangle(BUTTON, fill="orange")
        draw.rectangle(FIELD, outline="black")
        if kind == "raw":
            return image.convert("RGBA").tobytes()
        out = io.BytesIO()
        image.save(out, kind, **({"compress_level": 1} if kind == "png" else {}))
        return out.getvalue()

    async def tree(self) -> Node:
        package = self.front()[0]
        part = Node("TextView", (100, 100, 980, 200), package, text='Paper & <"phone">\n纸 😀', id="title")
        button = replace(part, role="Button", bounds=BUTTON, text=f"按了{self.taps}次", id="button", clickable=True)
        field = replace(
            part,
            role="EditText",
            bounds=FIELD,
            text=self.written,
            hint=EMPTY_HINT,
            label="正文",
            id="field",
            editable=True,
            focused=self.focused,
        )
        content = Node("ScrollView", (0, 80, 1080, 2300), package, scrollable=True, children=(part, button, field))
        return Node("FrameLayout", (0, 0, *self.size), package, children=(content,))

    async def touch(self, path: Sequence[tuple[int, int, int]]) -> None:
        self.paths.append(list(path))
        x, y, _ = path[-1]
        self.taps += _inside(BUTTON, x, y)
        self.focused = _inside(FIELD, x, y)

    async def key(self, code: int, long: bool = False) -> None:
        self.keys.append((code, long))
        match code:
            case 3:
                self.world["front"] = ""
            case 67:
                self.written = self.written[:-1]
            case 223 | 224:
                self.world["device"]["awake"] = code == 224
            case _:
                pass

    async def touch_together(self, paths: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        self.paths += [list(path) for path in paths]

    async def chord(self, codes: Sequence[int]) -> None:
        for code in codes:
            await self.key(code)

    async def text(self, text: str) -> None:
        self.written += text if self.focused else ""

    async def set_text(self, text: str) -> None:
        self.written = text if self.focused else self.written

    def typing(self) -> bool:
        return self.focused

    def field(self) -> Field | None:
        return Field("tel", "search") if self.focused else None

    async def editor_action(self, action: str) -> None:
        self.performed.append(action)

    def installed(self) -> list[Package]:
        return [NOTES, SHOP, Package(LAUNCHER, f"{LAUNCHER}.Launcher", "Launcher", system=True)]

    def _app(self, package: str) -> Package:
        if package not in (NOTES.name, SHOP.name):
            raise NotInstalled(package)
        return NOTES if package == NOTES.name else SHOP

    async def launch(self, package: str) -> None:
        self.world["front"] = self._app(package).name

    async def view(self, url: str, package: str | None = None) -> None:
        if not url.startswith("paper://"):
            raise NoActivity(url)
        self.world["front"] = NOTES.name
        self.world["link"] = url

    async def share(self, text: str, package: str | None = None) -> None:
        if package:
            self.world["front"] = self._app(package).name
        self.world["shared"] = text

    async def stop(self, package: str) -> None:
        if self.world["front"] == self._app(package).name:
            self.world["front"] = ""

    async def clear(self, package: str) -> None:
        await self.stop(package)
        self.written = ""

    def front(self) -> tuple[str, str]:
        front = self.world["front"]
        return (front, f"{front}.MainActivity") if front else (LAUNCHER, f"{LAUNCHER}.Launcher")

    async def put_setting(self, space: str, name: str, value: str | None) -> None:
        self.world["settings"][space].pop(name, None)
        if value is not None:
            self.world["settings"][space][name] = value

    async def set_keyboard(self, name: str) -> None:
        self.world["keyboards"]["current"] = name

    async def enable_keyboard(self, name: str, on: bool) -> None:
        others = [each for each in self.world["keyboards"]["enabled"] if each != name]
        self.world["keyboards"]["enabled"] = [*others, name] if on else others

    async def set_size(self, size: tuple[int, int] | None) -> None:
        self.size = size or (1080, 2400)

    async def set_density(self, density: int | None) -> None:
        self.density = density or 480

    async def set_rotation(self, quarter_turns: int) -> None:
        self.world["device"]["rotation"] = quarter_turns
        self.size = (2400, 1080) if quarter_turns % 2 else (1080, 2400)

    async def notify(self, app: str, title: str, text: str) -> None:
        pass

    def snapshot(self) -> World:
        return copy.deepcopy(self.world)

    async def restore(self, world: dict[str, Any]) -> None:
        self.world = world

    def read_file(self, path: str) -> bytes | None:
        return self._files.get(path)

    def files(self) -> list[str]:
        return list(self._files)

    async def write_file(self, path: str, content: bytes) -> None:
        self._files[path] = content

    async def remove_file(self, path: str) -> None:
        self._files.pop(path, None)


def _inside(box: tuple[int, int, int, int], x: int, y: int) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]
