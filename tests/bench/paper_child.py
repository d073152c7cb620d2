"""A new process that makes one notice and ends: ours, or the same text on a bare canvas."""

from __future__ import annotations

import io
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "resources" / "fonts" / "NotoSerifSC-Regular.ttf"


def main() -> int:
    """Make the notice by the way named first."""
    sys.path.insert(0, str(ROOT))
    if sys.argv[1] == "ours":
        from app.reports.documents.press import DocumentPress
        from tests.reports.paper_samples import notice

        return 0 if DocumentPress().pdf(notice(), lambda _: b"").pdf else 1
    return 0 if bare_canvas([sys.argv[2]]) else 1


def bare_canvas(texts: list[str]) -> bytes:
    """Return the texts as PDF, broken every 28 characters, one font, no layout."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    if "Bench" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Bench", str(FONT)))
    out = io.BytesIO()
    canvas = Canvas(out)
    for text in texts:
        lines = [part[at : at + 28] for part in text.split("\n") for at in range(0, len(part), 28)]
        for start in range(0, len(lines), 22):
            canvas.setFont("Bench", 16)
            for row, line in enumerate(lines[start : start + 22]):
                canvas.drawString(79, 737 - row * 28.95, line)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
