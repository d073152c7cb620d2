"""Pictures of a paper in Word: a copy with red frames, set side by side (图片、标注)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.shared import Length, Mm
from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from app.domain.documents.blocks import Mark, Picture
from app.reports.documents.upright import upright
from app.support.errors import InputFileError

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

_RED = (230, 0, 18)
_DOTS_PER_MM = 300 / 25.4
_LARGEST_DOT = 25.4 / 96 * 2  # 小图放大不超过一倍
_MOST_DOTS = 120_000_000
_PHOTOGRAPHS = frozenset({"JPEG", "MPO", "WEBP"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy fit to be set: bytes that Word reads, and the size on the page."""

    data: bytes
    width: Length
    height: Length


def copy_of(picture: Picture, data: bytes, *, width: float, height: float) -> Copy:
    """Return a copy no larger than the given millimetres, with the marks drawn.

    The copy carries none of the camera's notes (place, device) and no more dots than print needs.

    Raises:
        InputFileError: the bytes are no picture, or one too large to open.
    """
    image = _opened(data)
    photograph = image.format in _PHOTOGRAPHS
    seen = _flat(upright(image))
    scale = min(width / seen.width, height / seen.height, _LARGEST_DOT)
    placed = (seen.width * scale, seen.height * scale)
    dots = (max(1, round(placed[0] * _DOTS_PER_MM)), max(1, round(placed[1] * _DOTS_PER_MM)))
    if dots[0] < seen.width:
        seen = seen.resize(dots, Image.Resampling.LANCZOS)
    for number, mark in enumerate(picture.marks, 1):
        _draw(seen, mark, str(number))
    out = io.BytesIO()
    if photograph:
        seen.save(out, "JPEG", quality=90, subsampling=0)  # else red lines blur
    else:
        seen.save(out, "PNG")
    return Copy(out.getvalue(), Mm(placed[0]), Mm(placed[1]))


def legend(marks: tuple[Mark, ...]) -> str:
    """Return what the marks say, by number; marks without words say nothing (标注说明)."""
    said = (f"{number}：{mark.text}" for number, mark in enumerate(marks, 1) if mark.text)
    return "；".join(said)


def _opened(data: bytes) -> PillowImage:
    try:
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > _MOST_DOTS or not image.width * image.height:
            raise _unreadable()
        image.load()
    except (
        OSError,
        SyntaxError,
        ValueError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
    ) as error:
        raise _unreadable() from error
    return image


def _unreadable() -> InputFileError:
    return InputFileError(
        "文书里的一张图片打不开，文书没有生成；图片原件没有改动。",
        hint="请在证据页查看该图片，必要时换一张再试。",
    )


def _flat(image: PillowImage) -> PillowImage:
    """Return the picture in plain colours; what is transparent becomes white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return image.convert("RGB")


def _draw(image: PillowImage, mark: Mark, number: str) -> None:
    """Draw one frame and its number, both inside the picture."""
    pen = ImageDraw.Draw(image)
    longest = max(image.size)
    line = max(2, longest // 250)
    left, top = _inside(mark.x) * (image.width - 1), _inside(mark.y) * (image.height - 1)
    right = max(left, _inside(mark.x + mark.width) * (image.width - 1))
    bottom = max(top, _inside(mark.y + mark.height) * (image.height - 1))
    pen.rectangle((left, top, right, bottom), outline=_RED, width=line)
    font = ImageFont.load_default(max(12, longest // 28))
    box = pen.textbbox((0, 0), number, font=font)
    wide, high = box[2] - box[0] + line * 4, box[3] - box[1] + line * 4
    x, y = min(left, image.width - wide), min(top, image.height - high)
    pen.rectangle((x, y, x + wide, y + high), fill=_RED)
    pen.text((x + line * 2 - box[0], y + line * 2 - box[1]), number, font=font, fill="white")


def _inside(share: float) -> float:
    return min(1.0, max(0.0, share))
