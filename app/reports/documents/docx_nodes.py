"""Elements of WordprocessingML, made in one line each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt

from app.reports.documents.codes import links

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\u2028|\u2029")
# Word takes these from the Western font unless told that they are Chinese.
_AMBIGUOUS = re.compile("[“”‘’—…·×§°±①-⑳\u2160-\u216b]")
_BLANK = re.compile("＿{2,14}")  # 留空待填的横线
_AFTER_WRAP = tuple(qn(f"w:{name}") for name in ("spacing", "ind", "jc"))
_WIDE = frozenset("WFA")


def node(
    name: str, /, *children: BaseOxmlElement, text: str = "", **attributes: str | float
) -> BaseOxmlElement:
    """Return the element ``w:name``; the attributes belong to the same namespace."""
    values = {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    made = cast("BaseOxmlElement", OxmlElement(f"w:{name}", values))
    if text:
        made.text = text
    made.extend(children)
    return made


def twips(points: float) -> int:
    """Return points in twentieths, Word's measure of lengths."""
    return round(points * 20)


def mm_twips(millimetres: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(Mm(1) * millimetres / Length(Pt(1)) * 20)


def clean(text: str) -> str:
    """Return the text without what XML cannot hold; every line break is one line feed.

    Such characters come in by pasting from other programs and show as nothing.
    """
    return _ILLEGAL.sub("", _BREAKS.sub("\n", text))


def width_in_characters(text: str) -> float:
    """Return how many Chinese characters wide the text is; Latin letters count half."""
    wide = sum(unicodedata.east_asian_width(sign) in _WIDE for sign in text)
    return wide + (len(text) - wide) / 2


def run(text: str) -> BaseOxmlElement:
    """Return a run; line breaks and tabs become Word's own.

    A ruled blank is set as low lines, two for each wide one: Word keeps them together as a word.
    """
    text = _BLANK.sub(lambda found: "__" * len(found[0]), text)
    made = node("r")
    if _AMBIGUOUS.search(text):
        made.append(node("rPr", node("rFonts", hint="eastAsia")))
    for part in re.split("([\n\t])", text):
        if part == "\n":
            made.append(node("br"))
        elif part == "\t":
            made.append(node("tab"))
        elif part:
            written = node("t", text=part)
            written.set(qn("xml:space"), "preserve")
            made.append(written)
    return made


def paragraph(style: str, text: str = "", *own: BaseOxmlElement) -> BaseOxmlElement:
    """Return a paragraph of the style; ``own`` is what no style can know, in Word's order."""
    properties = node("pPr", node("pStyle", val=style), *own)
    made = node("p", properties)
    if text:
        made.append(run(clean(text)))
        if links(text):
            insert_before(properties, node("wordWrap", val=0), _AFTER_WRAP)
    return made


def insert_before(properties: BaseOxmlElement, made: BaseOxmlElement, after: Sequence[str]) -> None:
    """Put an element before the first of those that Word wants after it."""
    place = next((at for at, item in enumerate(properties) if item.tag in after), len(properties))
    properties.insert(place, made)
