"""Fonts inside a PDF: one subset a face and document, found again as text (字体嵌入).

reportlab cuts a TrueType font into pieces of 256 characters and parses all of it first. Here a
face becomes one Type 0 font with two-byte codes, in the order in which characters appear.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from app.reports.documents.faces import FontFace

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(slots=True)
class _Use:
    """What one document uses of the face: codes by character, and its name there."""

    name: str = ""
    codes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Named:
    """What reportlab wants to know of a face: a name of its own."""

    name: str


class EmbeddedFont:
    """A face as reportlab's canvas takes it: registered once, with a subset for each document."""

    _dynamicFont = 1  # noqa: N815 - read by reportlab
    _multiByte = 1  # noqa: N815 - read by reportlab
    shapable = False

    def __init__(self, face: FontFace) -> None:
        digest = hashlib.sha256(str(face.path).encode()).hexdigest()[:12]
        self.fontName = f"KuaiWei-{digest}"
        self.face = _Named(self.fontName)
        self._face = face
        self._uses: WeakKeyDictionary[Any, _Use] = WeakKeyDictionary()
        pdfmetrics.registerFont(self)

    def width_of(self, char: str) -> float | None:
        """Return a character's width in parts of the type size; None where it has no glyph."""
        glyph = self._face.glyph(char)
        return self._face.advance(glyph) / 1000 if glyph else None

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of a text in points, for reportlab."""
        del encoding
        face = self._face
        return sum(face.advance(face.glyph(char)) for char in text) * size / 1000

    def splitString(self, text: str, doc: Any) -> list[tuple[int, bytes]]:  # noqa: N802, ANN401
        """Return the codes of a text, giving new characters the next code."""
        use = self._uses.get(doc)
        if use is None:
            use = self._uses[doc] = _Use()
        codes = use.codes
        found = bytearray()
        for char in text:
            code = codes.get(char)
            if code is None:
                code = codes[char] = len(codes) + 1
            found += code.to_bytes(2, "big")
        return [(0, bytes(found))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802, ANN401
        """Return the font's name in the document, announcing it at the first call."""
        del subset
        use = self._uses.setdefault(doc, _Use())
        if not use.name:
            use.name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = "/" + use.name
            doc.delayedFonts.append(self)
        return "/" + use.name

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401
        """Write the font into the document, when all of its text is known."""
        use = self._uses.pop(doc)
        codes = use.codes
        tag = hashlib.sha256("".join(codes).encode("utf-8", "surrogatepass")).hexdigest()
        letters = "".join(chr(ord("A") + int(digit, 16)) for digit in tag[:6])
        name = f"{letters}+{_plain_name(self._face)}"
        glyphs = [self._face.glyph(char) for char in codes]
        descendant = self._descendant(doc, name, glyphs)
        mapping = _stream(doc, _to_unicode(list(codes)).encode("ascii"))
        doc.idToObject["BasicFonts"].dict[use.name] = doc.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Font"),
                    "Subtype": pdfdoc.PDFName("Type0"),
                    "BaseFont": pdfdoc.PDFName(name),
                    "Encoding": pdfdoc.PDFName("Identity-H"),
                    "DescendantFonts": pdfdoc.PDFArray([descendant]),
                    "ToUnicode": doc.Reference(mapping, f"toUnicode:{use.name}"),
                }
            ),
            f"type0:{use.name}",
        )

    def _descendant(self, doc: Any, name: str, glyphs: list[int]) -> Any:  # noqa: ANN401
        face = self._face
        file = _stream(doc, face.subset(glyphs))
        file.dictionary["Length1"] = len(file.content)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([round(face.scaled(side)) for side in face.box]),
                "ItalicAngle": 0,
                "Ascent": round(face.scaled(face.ascent)),
                "Descent": round(face.scaled(face.descent)),
                "CapHeight": round(face.scaled(face.ascent)),
                "StemV": 80,
                "FontFile2": doc.Reference(file, f"fontFile:{name}"),
            }
        )
        widths = [round(face.advance(glyph), 2) for glyph in glyphs]
        return doc.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Font"),
                    "Subtype": pdfdoc.PDFName("CIDFontType2"),
                    "BaseFont": pdfdoc.PDFName(name),
                    "CIDSystemInfo": pdfdoc.PDFDictionary(
                        {
                            "Registry": pdfdoc.PDFString("Adobe"),
                            "Ordering": pdfdoc.PDFString("Identity"),
                            "Supplement": 0,
                        }
                    ),
                    "DW": 1000,
                    "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
                    "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                    "FontDescriptor": doc.Reference(descriptor, f"descriptor:{name}"),
                }
            ),
            f"cidFont:{name}",
        )


def _plain_name(face: FontFace) -> str:
    """Return a font name a PDF may carry: the file's name where it is plain, else a number."""
    stem = "".join(char for char in face.path.stem if char.isascii() and char.isalnum())
    return stem or "Font" + hashlib.sha256(face.path.name.encode()).hexdigest()[:8]


def _stream(doc: Any, content: bytes) -> Any:  # noqa: ANN401 - reportlab is untyped here
    stream = pdfdoc.PDFStream()
    stream.content = content
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _to_unicode(chars: list[str]) -> str:
    """Return the map from codes back to characters, those beyond the BMP as surrogate pairs."""
    parts = [_CMAP_HEAD]
    for start in range(0, len(chars), 100):
        some = chars[start : start + 100]
        parts.append(f"{len(some)} beginbfchar\n")
        parts.extend(
            f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>\n"
            for code, char in enumerate(some, start=start + 1)
        )
        parts.append("endbfchar\n")
    return "".join([*parts, _CMAP_TAIL])
