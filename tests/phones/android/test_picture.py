"""A picture is whole, or there is none: nothing is made up."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from fingertips.geometry import Size
from fingertips.phones.android.picture import Truncated, read
from fingertips.phones.android.wire import Reply

SCREEN = (540, 1200)


def screen(background="white", middle=None, status_bar=False):
    image = Image.new("RGB", SCREEN, background)
    draw = ImageDraw.Draw(image)
    if status_bar:
        draw.text((10, 10), "9:41", fill="white")
    if middle:
        draw.rectangle((100, 600, 200, 700), fill=middle)
    file = io.BytesIO()
    image.save(file, "png")
    return file.getvalue()


def shown(png, status=0):
    return read(Reply(png, "", status))


def test_a_whole_picture_is_shown():
    assert shown(screen()).size == Size(*SCREEN)


def test_what_a_phone_says_before_its_picture_is_no_part_of_it():
    assert shown(b"[Warning] Multiple displays were found\n" + screen()).png == screen()


@pytest.mark.parametrize("background", ["black"])
def test_a_black_screen_is_a_protected_one_with_or_without_its_status_bar(background):
    assert shown(screen(background)) is None
    assert shown(screen(background, status_bar=True)) is None


def test_a_dark_screen_that_shows_something_is_not_protected():
    assert shown(screen("black", middle="#101010")) is not None


def test_a_refused_picture_means_a_protected_screen():
    assert shown(b"", status=1) is None


@pytest.mark.parametrize("bytes_left", [10, 40, 200, -1, -13])
def test_a_picture_that_was_cut_off_is_none(bytes_left):
    with pytest.raises(Truncated):
        shown(screen()[:bytes_left])


def test_a_picture_that_was_harmed_on_the_way_is_none():
    png = bytearray(screen())
    png[60] ^= 1
    with pytest.raises(Truncated):
        shown(bytes(png))


def test_no_bytes_and_no_refusal_is_no_picture_either():
    with pytest.raises(Truncated):
        shown(b"")


def test_a_picture_of_an_impossible_size_is_refused():
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    with pytest.raises(Truncated):
        shown(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
