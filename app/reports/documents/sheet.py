"""The pages of a PDF being written: text, rules and pictures at given places (画布)."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.reports.documents.measures import CENTRE_OF_GLYPH, LEADING
from app.reports.documents.typesetting import Face, SetLine, Typesetter


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as red, green and blue: office printers and screens both take it best (油墨)."""

    red: float
    green: float
    blue: float


BLACK = Ink(0, 0, 0)
WHITE = Ink(1, 1, 1)
RED = Ink(1, 0.2, 0.2)  # 国标的红色Y80%、M80%
GREY = Ink(0.55, 0.55, 0.55)


class Sheet:
    """Draws on the current page; places count from the lower left corner, in points.

    ``leading`` is from line to line of the text of the current page.
    """

    def __init__(self, typesetter: Typesetter, title: str, author: str) -> None:
        self.typesetter = typesetter
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, invariant=1, pageCompression=1, lang="zh-CN")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(title)
        self.canvas.setCreator("KuaiWei")
        self.canvas.setProducer("KuaiWei")
        self.pages = 0
        self.leading = LEADING

    def begin(self, width: float, height: float, leading: float = LEADING) -> None:
        """Begin a page of the size."""
        self.leading = leading
        self.canvas.setPageSize((width, height))

    def end(self) -> None:
        """Finish the page."""
        self.canvas.showPage()
        self.pages += 1

    def finish(self) -> bytes:
        """Return the PDF."""
        self.canvas.save()
        return self._file.getvalue()

    def text(self, line: SetLine, face: Face, x: float, y: float, ink: Ink = BLACK) -> None:
        """Set a line with its baseline at ``y``."""
        if not line.text:
            return
        words = self.canvas.beginText(x, y)
        if ink is not BLACK:
            words.setFillColorRGB(ink.red, ink.green, ink.blue)
        for run in self.typesetter.runs(line, face):
            words.setFont(run.font, face.size)
            words.setCharSpace(round(run.spacing, 4))
            words.textOut(run.text)
        if ink is not BLACK:
            words.setFillColorRGB(0, 0, 0)
        self.canvas.drawText(words)

    def centred_in(
        self, line: SetLine, face: Face, x: float, top: float, height: float, ink: Ink = BLACK
    ) -> None:
        """Set a line so that its glyphs stand in the middle of a strip below ``top``."""
        self.text(line, face, x, top - height / 2 - CENTRE_OF_GLYPH * face.size, ink)

    def rule(self, x: float, y: float, width: float, thick: float, ink: Ink = BLACK) -> None:
        """Draw a level rule with its middle at ``y``."""
        self._pen(thick, ink)
        self.canvas.line(x, y, x + width, y)

    def frame(
        self, x: float, y: float, width: float, height: float, thick: float, ink: Ink = BLACK
    ) -> None:
        """Draw a rectangle whose lower left corner is at ``x``, ``y``."""
        self._pen(thick, ink)
        self.canvas.rect(x, y, width, height)

    def patch(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Fill a rectangle whose lower left corner is at ``x``, ``y``."""
        self.canvas.setFillColorRGB(ink.red, ink.green, ink.blue)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def _pen(self, thick: float, ink: Ink) -> None:
        self.canvas.setLineWidth(thick)
        self.canvas.setStrokeColorRGB(ink.red, ink.green, ink.blue)
