"""What lies on the phone: the world's own files, and beside them scratch that no snapshot needs to carry.

Pictures and dumps that a computer orders, and whatever it puts under /data/local/tmp, are scratch: they last as long as
the phone runs and do not make its world heavy.
"""

from __future__ import annotations

import posixpath
import stat
from dataclasses import dataclass

from fingertips.phones.virtual.device import Handset

SCRATCH = "/data/local/tmp"
BOOT = "/proc/sys/kernel/random/boot_id"
"""Another one after each start of the phone."""
_SAME = ("/storage/emulated/0", "/storage/self/primary", "/mnt/sdcard", "/data/media/0")
_FOLDERS = (
    "/",
    "/data",
    "/data/local",
    SCRATCH,
    "/dev",
    "/proc",
    "/sdcard",
    "/sdcard/Android",
    "/sdcard/DCIM",
    "/sdcard/Documents",
    "/sdcard/Download",
    "/sdcard/Movies",
    "/sdcard/Music",
    "/sdcard/Pictures",
    "/storage",
    "/storage/emulated",
    "/system",
    "/system/app",
    "/system/bin",
)
_WRITABLE = ("/sdcard/", SCRATCH + "/")
_FILE = stat.S_IFREG | 0o660
_FOLDER = stat.S_IFDIR | 0o771


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    mode: int
    size: int
    changed: int
    """Seconds since 1970."""

    @property
    def folder(self) -> bool:
        return stat.S_ISDIR(self.mode)


class Unwritable(Exception):
    """Its text is what a shell says of it."""


def whole(path: str, within: str = "/") -> str:
    """The one absolute name of a place that has several."""
    path = posixpath.normpath(posixpath.join("/", within, path.replace("\0", ""))).replace("//", "/", 1)
    for other in _SAME:
        if path == other or path.startswith(other + "/"):
            return "/sdcard" + path[len(other) :]
    return path


class Files:
    def __init__(self, handset: Handset) -> None:
        self.handset = handset
        self.scratch: dict[str, bytes] = {}
        self.made: set[str] = set()
        self.marks: dict[str, tuple[int, int]] = {}
        """Mode and time of those that were pushed with them."""

    def read(self, path: str) -> bytes | None:
        path = whole(path)
        if path == "/dev/null":
            return b""
        if path == BOOT:
            return f"{self.handset.world.get('device', {}).get('boot_id', '')}\n".encode()
        return self.scratch[path] if path in self.scratch else self.handset.read_file(path)

    async def write(self, path: str, content: bytes, mark: tuple[int, int] | None = None) -> None:
        """Raises Unwritable."""
        path = self._writable(path)
        if path == "/dev/null":
            return
        if path.startswith(SCRATCH + "/"):
            self.scratch[path] = content
        else:
            self.scratch.pop(path, None)
            await self.handset.write_file(path, content)
        self._mark(path, mark)

    def keep(self, path: str, content: bytes) -> None:
        """Scratch, wherever it lies. Raises Unwritable."""
        path = self._writable(path)
        if path != "/dev/null":
            self.scratch[path] = content
            self._mark(path, None)

    def _mark(self, path: str, mark: tuple[int, int] | None) -> None:
        self.marks[path] = mark or (_FILE, self.now())

    def _writable(self, path: str) -> str:
        path = whole(path)
        if path == "/dev/null":
            return path
        if self.is_folder(path):
            raise Unwritable("Is a directory")
        if not path.startswith(_WRITABLE):
            raise Unwritable("Permission denied" if path.startswith("/data/") else "Read-only file system")
        if any(self.read(above) is not None for above in _above(path)):
            raise Unwritable("Not a directory")
        return path

    async def remove(self, path: str) -> None:
        path = whole(path)
        self.marks.pop(path, None)
        self.made.discard(path)
        if self.scratch.pop(path, None) is None and self.handset.read_file(path) is not None:
            await self.handset.remove_file(path)

    def make(self, path: str) -> None:
        """A folder, and those above it. Raises Unwritable."""
        path = whole(path)
        if self.read(path) is not None:
            raise Unwritable("File exists")
        if not self.is_folder(path):
            self.made.add(self._writable(path))

    def names(self) -> set[str]:
        """Of all files, absolute."""
        return {whole(path) for path in self.handset.files()} | set(self.scratch)

    def is_folder(self, path: str) -> bool:
        return whole(path) in self._folders()

    def stat(self, path: str) -> Entry | None:
        path = whole(path)
        content = self.read(path)
        if content is not None:
            mode, changed = self.marks.get(path, (_FILE, self.now()))
            return Entry(posixpath.basename(path), mode, len(content), changed)
        if self.is_folder(path):
            return Entry(posixpath.basename(path) or "/", _FOLDER, 4096, self.now())
        return None

    def inside(self, path: str) -> list[Entry]:
        """What a folder holds, by name."""
        path = whole(path)
        prefix = path if path.endswith("/") else path + "/"
        below = {name for name in self.names() | self._folders() if name.startswith(prefix) and name != path}
        here = sorted({name[len(prefix) :].split("/", 1)[0] for name in below} - {""})
        return [entry for name in here if (entry := self.stat(prefix + name))]

    def now(self) -> int:
        return int(self.handset.world.get("now", 0)) // 1000

    def _folders(self) -> set[str]:
        names = self.names()
        return {*_FOLDERS, *self.made, *(above for name in [*names, *self.made] for above in _above(name))}


def _above(path: str) -> list[str]:
    above: list[str] = []
    while path not in ("/", ""):
        path = posixpath.dirname(path)
        above.append(path)
    return above
