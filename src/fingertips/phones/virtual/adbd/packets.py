"""The envelopes that adb sends to a phone and back: six words and a payload.

The format: https://android.googlesource.com/platform/packages/modules/adb/+/refs/heads/main/protocol.txt
"""

from __future__ import annotations

import asyncio
import struct
from dataclasses import dataclass
from enum import IntEnum

VERSION = 0x01000001
"""From this version on nobody computes checksums."""
LARGEST = 1024 * 1024
"""The largest payload that either side takes."""

_HEADER = struct.Struct("<6I")


class Command(IntEnum):
    CNXN = 0x4E584E43
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    WRTE = 0x45545257
    CLSE = 0x45534C43
    AUTH = 0x48545541
    SYNC = 0x434E5953
    STLS = 0x534C5453


_KNOWN = frozenset(int(command) for command in Command)


class Malformed(Exception):
    """What came is no packet, or one that has no place here."""


@dataclass(frozen=True, slots=True)
class Packet:
    command: Command
    first: int
    second: int
    payload: bytes = b""


def encoded(packet: Packet, checksum: bool = False) -> bytes:
    total = sum(packet.payload) & 0xFFFFFFFF if checksum else 0
    return _HEADER.pack(
        packet.command,
        packet.first,
        packet.second,
        len(packet.payload),
        total,
        packet.command ^ 0xFFFFFFFF,
    ) + bytes(packet.payload)


async def read(reader: asyncio.StreamReader) -> Packet | None:
    """The next packet, None where the other side has gone. Raises Malformed."""
    try:
        command, first, second, length, _, magic = _HEADER.unpack(await reader.readexactly(_HEADER.size))
        if command ^ 0xFFFFFFFF != magic:
            raise Malformed(f"{command:#010x} is not told twice")
        if command not in _KNOWN:
            raise Malformed(f"{command:#010x} is no command")
        if length > LARGEST:
            raise Malformed(f"a payload of {length} bytes")
        return Packet(Command(command), first, second, await reader.readexactly(length))
    except asyncio.IncompleteReadError:
        return None
