"""A picture of the screen that is whole, or none because the phone refuses one; never anything in between."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from fingertips.observation import Picture
from fingertips.phones.android.wire import Reply

QUESTION = "screencap -p"
TRIES = 3
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 60_000_000
"""Pixels; no phone has as many."""
_SPARSE = 40
"""Pixels a byte from which a picture is so uniform that it may be all black."""
_BARS = 0.08
"""The share of the height at the top and the bottom in which a protected screen still shows the system's bars."""


class Truncated(Exception):
    """Bytes that are no whole picture."""


def read(reply: Reply) -> Picture | None:
    """The picture, or None where the screen is protected: refused, or black where the app is. Raises Truncated."""
    start = reply.raw.find(SIGNATURE)  # a phone with two displays warns before it
    if start < 0:
        if reply.ok:
            raise Truncated("no picture")
        return None
    png = reply.raw[start:]
    check(png)
    picture = Picture.of(png)
    pixels = picture.size.width * picture.size.height
    if not 0 < pixels <= LARGEST:
        raise Truncated("an impossible size")
    return None if pixels > len(png) * _SPARSE and black(png) else picture


def check(png: bytes) -> None:
    """Raises Truncated unless every chunk up to the last is there and unharmed.

    https://www.w3.org/TR/png-3/#5Chunk-layout
    """
    place = len(SIGNATURE)
    while place + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, place)
        kind, end = png[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(png):
            break
        if zlib.crc32(png[place + 4 : end]) != struct.unpack_from(">I", png, end)[0]:
            raise Truncated("a harmed chunk")
        if kind == b"IEND":
            return
        place = end + 4
    raise Truncated("cut off")


def black(png: bytes) -> bool:
    """Whether all between the system's bars is black. Raises Truncated for what can't be decoded."""
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as image:
            bar = int(image.height * _BARS)
            middle = image.convert("L").crop((0, bar, image.width, image.height - bar))
    except (OSError, ValueError) as error:
        raise Truncated(str(error)) from error
    return middle.getextrema() == (0, 0)
