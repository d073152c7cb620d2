"""A picture as it is seen: turned as the camera says, in tones that print (摆正图片)."""

from __future__ import annotations

import logging
import struct
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image
from PIL.Image import Image as PillowImage

log = logging.getLogger(__name__)

_ORIENTATION = 0x0112
_AS_IT_IS = 1
_TURNS: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_TONES = 256
"""How many of the 65,536 tones of a fine scan become one of the 256 of print."""


def orientation(image: PillowImage) -> int:
    """Return how the camera was held, 1 to 8; notes of the camera that are broken turn nothing."""
    try:
        return int(image.getexif().get(_ORIENTATION, _AS_IT_IS))
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, struct.error):
        log.info("the camera's notes in a picture cannot be read")
        return _AS_IT_IS


def upright(image: PillowImage) -> PillowImage:
    """Return the picture as it is seen.

    A scan of 16 bits is brought to 8: else all but its darkest tones would come out white.
    """
    turn = _TURNS.get(orientation(image))
    seen = image if turn is None else image.transpose(turn)
    if not seen.mode.startswith("I"):
        return seen
    fine = seen.convert("I")
    brightest = fine.getextrema()[1]
    if isinstance(brightest, int | float) and brightest >= _TONES:
        fine = fine.point(lambda tone: tone * (1 / _TONES) + 0)
    return fine.convert("L")
