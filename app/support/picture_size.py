"""The size of a picture, read from its header only: nothing is decoded (图片尺寸)."""

from __future__ import annotations

import warnings
from typing import BinaryIO

MOST_PIXELS = 200_000_000
"""Larger pictures are kept but not drawn: a decompression bomb must not eat the memory."""


def picture_size(stream: BinaryIO) -> tuple[int, int] | None:
    """Return width and height, or None for what is no picture or a broken one; never raises."""
    # Rare: costs 40 ms to import, and only adding and showing pictures needs it.
    from PIL import Image  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(stream) as image:
                return image.size
    except Image.DecompressionBombError:
        return (MOST_PIXELS, MOST_PIXELS)
    except Exception:  # noqa: BLE001 - readers of broken pictures raise whatever they like
        return None
