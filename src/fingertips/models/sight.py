"""A screen as a model gets to see it: shrunk to the size that its family wants, as the data of an address."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from PIL import Image

from fingertips.geometry import Size
from fingertips.observation import Picture

QUALITY = 90
"""Of a JPEG with its colours kept whole: coloured small print stays sharp."""


def data_url(picture: Picture, size: Size) -> str:
    """The picture in that size."""
    with Image.open(BytesIO(picture.png)) as image:
        small = image.convert("RGB")
    if small.size != (size.width, size.height):
        # Pillow's types name numpy, which need not be there
        small = small.resize((size.width, size.height), Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]
    data = BytesIO()
    small.save(data, "JPEG", quality=QUALITY, subsampling=0)
    return "data:image/jpeg;base64," + b64encode(data.getvalue()).decode("ascii")
