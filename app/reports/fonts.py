"""The bundled fonts in PDFs: always embedded, so that Chinese prints anywhere."""

from __future__ import annotations

from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "KuaiWei-Regular"
SEMIBOLD = "KuaiWei-SemiBold"
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", SEMIBOLD: "NotoSansSC-SemiBold.ttf"}


def use_fonts() -> None:
    """Make the bundled fonts known to reportlab; calling again changes nothing."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name not in known:
            with as_file(files("resources").joinpath("fonts", file)) as path:
                pdfmetrics.registerFont(TTFont(name, str(path)))
