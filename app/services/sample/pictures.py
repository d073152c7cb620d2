"""Invented pictures of lamps, shops and orders for evidence; nobody's product (示例图片)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw, ImageFont

from app.support.resource_files import read_bytes

_FONT = "NotoSansSC-Regular.ttf"
_SHADES = ("#c9a24b", "#b5653a", "#4f7f78", "#7d6aa6", "#a8443f")
_FRONT = (900, 1100)
_PAGE = (1280, 900)
_INK, _FAINT, _RED = "#222222", "#8a8f98", "#d4380d"


@dataclass(frozen=True, slots=True)
class Lamp:
    """An invented lamp: colour and proportions, as parts of the picture's width."""

    colour: str
    shade: float
    height: float
    foot: float


def invent_lamp(rng: Random) -> Lamp:
    """Return a lamp that differs from the next one."""
    return Lamp(
        rng.choice(_SHADES), rng.uniform(0.38, 0.6), rng.uniform(0.3, 0.42), rng.uniform(0.3, 0.44)
    )


def registered_view(lamp: Lamp) -> bytes:
    """Return a view as a design's gazette shows it: the lamp on white."""
    return _png(_scene(lamp, "#ffffff", "#ffffff"))


def product_photo(lamp: Lamp, *, ring: bool) -> bytes:
    """Return a photo as an inspector takes it, as JPEG; ``ring`` adds what the design lacks."""
    picture = _scene(lamp, "#cfd6de", "#a99f92")
    if ring:
        pen = ImageDraw.Draw(picture)
        box = _foot_box(lamp)
        pen.arc((box[0] - 14, box[1] - 8, box[2] + 14, box[3] + 14), 0, 180, "#202020", 10)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def shop_page(lamp: Lamp, shop: str, product: str, price: str) -> bytes:
    """Return a screenshot of a shop's page with the lamp, its name and its price."""
    face = read_bytes("fonts", _FONT)
    page = Image.new("RGB", _PAGE, "#f4f5f7")
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, _PAGE[0], 64), "#ffffff")
    pen.text((36, 16), shop, _INK, font=_font(face, 26))
    pen.text((900, 22), "示例平台 · 虚构页面", _FAINT, font=_font(face, 18))
    view = _scene(lamp, "#ffffff", "#eeeae4").resize((540, 660))
    page.paste(view, (60, 120))
    pen.text((660, 130), product, _INK, font=_font(face, 38))
    pen.text((660, 220), f"¥ {price}", _RED, font=_font(face, 52))
    for row, text in enumerate(("已售 300+ 件", "发货地：广东中山", "七天无理由退货")):
        pen.text((660, 330 + row * 52), text, _FAINT, font=_font(face, 26))
    pen.rectangle((660, 540, 980, 610), _RED)
    pen.text((756, 552), "立即购买", "#ffffff", font=_font(face, 32))
    return _png(page)


def _scene(lamp: Lamp, wall: str, table: str) -> Image.Image:
    picture = Image.new("RGB", _FRONT, wall)
    width, height = _FRONT
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, int(height * 0.82), width, height), table)
    middle, top = width / 2, height * 0.16
    half = lamp.shade * width / 2
    bottom = top + lamp.height * height
    shade = [
        (middle - half * 0.55, top),
        (middle + half * 0.55, top),
        (middle + half, bottom),
        (middle - half, bottom),
    ]
    pen.rectangle((middle - 14, bottom, middle + 14, height * 0.86), "#7b7f86")
    pen.ellipse(_foot_box(lamp), "#565b63", "#3a3e44", 4)
    pen.polygon(shade, lamp.colour, "#4a3a1e")
    for part in (0.3, 0.6):
        y = top + (bottom - top) * part
        reach = half * (0.55 + 0.45 * part)
        pen.line((middle - reach, y, middle + reach, y), "#4a3a1e", 3)
    return picture


def _foot_box(lamp: Lamp) -> tuple[float, float, float, float]:
    width, height = _FRONT
    half = lamp.foot * width / 2
    return (width / 2 - half, height * 0.83, width / 2 + half, height * 0.9)


def _font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(data), size)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
