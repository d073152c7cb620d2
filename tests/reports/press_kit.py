"""Papers for tests, and a second reader (pypdf) that says what stands where on their pages."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pypdf import PageObject, PdfReader

from app.domain.documents.blocks import (
    Addressee,
    Attachments,
    Block,
    Cell,
    Heading,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PaperContent,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from app.reports.documents.fonts import FontSet
from app.reports.documents.press import DocumentPress
from app.services.papers.views import RenderedPaper

MM = 72 / 25.4
LEADING = 28.95


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it was printed: where it begins, its type size, its fonts and its text."""

    x: float
    y: float
    size: float
    fonts: frozenset[str]
    text: str


@cache
def bundled_press() -> DocumentPress:
    """Return a press that depends on no font of the computer."""
    return DocumentPress(FontSet.bundled())


def no_picture(sha256: str) -> bytes:
    """Stand in for the vault where a paper has no picture."""
    raise AssertionError(sha256)


def paper(*blocks: Block, layout: Layout = Layout.OFFICIAL, numbered: bool = True) -> PaperContent:
    """Return content with these blocks."""
    return PaperContent("受理通知书", "广州市知识产权保护中心", layout, blocks, numbered)


def printed(*blocks: Block, layout: Layout = Layout.OFFICIAL) -> PdfReader:
    """Return these blocks printed, opened by the second reader."""
    return opened(bundled_press().pdf(paper(*blocks, layout=layout), no_picture))


def opened(rendered: RenderedPaper) -> PdfReader:
    """Open a printed paper with the second reader."""
    return PdfReader(io.BytesIO(rendered.pdf))


def lines(page: PageObject) -> list[PrintedLine]:
    """Return the lines of a page in the order in which they were set."""
    found: list[PrintedLine] = []

    def see(
        text: str, _: object, place: list[float], font: Mapping[str, object] | None, size: float
    ) -> None:
        text = text.replace("\n", "")
        if not text:
            return
        x, y = place[4], place[5]
        fonts = frozenset({str(font["/BaseFont"])}) if font else frozenset()
        if found and (found[-1].x, found[-1].y) == (x, y):
            before = found.pop()
            text, fonts = before.text + text, before.fonts | fonts
        # The reader puts a space where two lines at one height stand apart.
        found.append(PrintedLine(x, y, size, fonts, text.lstrip(" ")))

    page.extract_text(visitor_text=see)
    return found


def body(page: PageObject) -> list[PrintedLine]:
    """Return the lines of a page that are of the size of the text (3号)."""
    return [line for line in lines(page) if abs(line.size - 16) < 0.01]


NOTICE = paper(
    Letterhead("广州市知识产权保护中心"),
    Number("粤穗知保受字〔2026〕12号"),
    Title(("专利侵权纠纷处理请求", "受理通知书")),
    Addressee("佛山某某美发用品有限公司："),
    Paragraph("你单位与𠮷米电器有限公司专利侵权纠纷处理请求，本机关于2026年9月1日收到。"),
    Heading("一、涉案专利", 1),
    Heading("（一）专利", 2),
    Paragraph("专利号：ZL202430380182.4，名称：卷发棒（NV697），专利权人：㙍某某。"),
    Attachments(("送达地址确认书", "合议组成员告知书")),
    Signature("广州市知识产权保护中心", "2026年9月3日"),
    Imprint(("抄送：广州市市场监督管理局。", "广州市知识产权保护中心　2026年9月3日印发")),
)


def long_table(rows: int) -> Table:
    """Return a list with a head and many rows."""
    head = Row((Cell("序号", label=True), Cell("证据名称", label=True)))
    return Table(
        (1, 4), (head, *(Row((Cell(f"第{at}号"), Cell("专利证书"))) for at in range(rows))), heads=1
    )
