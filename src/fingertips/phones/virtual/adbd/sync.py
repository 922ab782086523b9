"""Files to and from the phone.

The format: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/SYNC.TXT, and for the
second versions of stat and list file_sync_protocol.h beside it.
"""

from __future__ import annotations

import struct

from fingertips.phones.virtual.adbd.device import Device
from fingertips.phones.virtual.adbd.files import Entry, Unwritable
from fingertips.phones.virtual.adbd.streams import Gone, Stream

CHUNK = 64 * 1024
LONGEST_PATH = 1024
LARGEST_FILE = 256 * 1024 * 1024
_MISSING = 2
"""ENOENT"""
_STAT_V2 = struct.Struct("<4sIQQIIIIQqqq")
_DENT_V2 = struct.Struct("<4sIQQIIIIQqqqI")


class _Refused(Exception):
    """Said to the other side, after which the session goes on."""


async def serve(device: Device, stream: Stream) -> None:
    while True:
        head = await stream.exactly(8)
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        if kind == b"QUIT":
            return
        if length > LONGEST_PATH:
            await _fail(stream, "path too long")
            return
        path = (await stream.exactly(length)).decode("utf-8", "surrogateescape")
        try:
            if not await _answered(device, stream, kind, path):
                return
        except _Refused as refusal:
            await _fail(stream, str(refusal))


async def _answered(device: Device, stream: Stream, kind: bytes, path: str) -> bool:
    """False where the session can't go on."""
    match kind:
        case b"STAT":
            entry = device.files.stat(path)
            facts = (entry.mode, entry.size, entry.changed) if entry else (0, 0, 0)
            await stream.write(struct.pack("<4sIII", b"STAT", *(fact & 0xFFFFFFFF for fact in facts)))
        case b"STA2" | b"LST2":
            await stream.write(_STAT_V2.pack(kind, *_facts(device.files.stat(path))))
        case b"LIST":
            for entry in device.files.inside(path):
                name = entry.name.encode("utf-8", "surrogateescape")
                facts = (entry.mode, entry.size & 0xFFFFFFFF, entry.changed & 0xFFFFFFFF, len(name))
                await stream.write(struct.pack("<4sIIII", b"DENT", *facts) + name)
            await stream.write(struct.pack("<4sIIII", b"DONE", 0, 0, 0, 0))
        case b"LIS2":
            for entry in device.files.inside(path):
                name = entry.name.encode("utf-8", "surrogateescape")
                await stream.write(_DENT_V2.pack(b"DNT2", *_facts(entry), len(name)) + name)
            await stream.write(_DENT_V2.pack(b"DONE", *([0] * 12)))
        case b"SEND":
            await _receive(device, stream, path)
        case b"RECV":
            await _send(device, stream, path)
        case _:
            await _fail(stream, f"unknown command {kind!r}")
            return False
    return True


def _facts(entry: Entry | None) -> tuple[int, ...]:
    """Error, device, inode, mode, links, user, group, size, and three times."""
    if entry is None:
        return (_MISSING, *([0] * 10))
    return (0, 64, 1, entry.mode, 1, 2000, 2000, entry.size, entry.changed, entry.changed, entry.changed)


async def _send(device: Device, stream: Stream, path: str) -> None:
    content = device.files.read(path)
    if content is None:
        folder = device.files.is_folder(path)
        raise _Refused("read failed: Is a directory" if folder else "open failed: No such file or directory")
    for start in range(0, len(content), CHUNK):
        piece = content[start : start + CHUNK]
        await stream.write(b"DATA" + len(piece).to_bytes(4, "little") + piece)
    await stream.write(b"DONE" + bytes(4))


async def _receive(device: Device, stream: Stream, asked: str) -> None:
    """All that comes is taken in even where it can't be kept, so that the refusal is heard."""
    path, _, mode = asked.rpartition(",")
    pieces: list[bytes] = []
    size = 0
    while True:
        head = await stream.exactly(8)
        kind, number = head[:4], int.from_bytes(head[4:], "little")
        if kind == b"DONE":
            break
        if kind != b"DATA" or number > CHUNK:
            await _fail(stream, "invalid data message")
            raise Gone
        pieces.append(await stream.exactly(number))
        size += number
        if size > LARGEST_FILE:
            await _fail(stream, "No space left on device")
            raise Gone
    if not path or not mode.isascii() or not mode.isdigit() or len(mode) > 6:
        raise _Refused("missing or bad mode")
    try:
        await device.files.write(path, b"".join(pieces), (0o100000 | int(mode) & 0o777, number))
    except Unwritable as error:
        raise _Refused(f"couldn't create file: {error}") from error
    await stream.write(b"OKAY" + bytes(4))


async def _fail(stream: Stream, reason: str) -> None:
    said = reason.encode()
    await stream.write(b"FAIL" + len(said).to_bytes(4, "little") + said)
