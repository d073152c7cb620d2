"""The finished content of a paper: blocks that writers only put on the page (文书内容).

A block holds no placeholder and makes no decision; PDF and DOCX come from the same blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Layout(StrEnum):
    """How the pages of a paper are laid out (版式)."""

    OFFICIAL = "official"  # 公文：GB/T 9704-2012，每面22行，每行28字
    FORM = "form"  # 表格式文书：同样的页边距，表格用小四号字
    ENVELOPE = "envelope"  # 信封：横向，220 × 110 毫米（5号信封）
    LABEL = "label"  # 卷脊签：A4纸上裁开


class Align(StrEnum):
    """Where a line or cell stands (对齐)."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The issuing authority in red above a red rule (红头：发文机关标志)."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """The paper's number (发文字号): centred under a letterhead, else right-aligned."""

    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """The title; each line is set as given, 2号小标宋 centred (标题)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the paper addresses, flush left (主送)."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1 (一、黑体) or 2 (（一）楷体); deeper ones are plain text (层次)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; ``indent`` is in characters of the first line (段落)."""

    text: str
    indent: int = 2
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Attachments:
    """The note of what is attached (附件说明)."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when, with room for the seal (落款、印章)."""

    name: str
    day: str
    seal: bool = True


@dataclass(frozen=True, slots=True)
class Imprint:
    """The footer block with copies and print date (版记); the last thing of the last page."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table (单元格).

    ``span`` and ``rows`` are how many columns and rows it covers, both at least 1; a covered
    place has no cell. ``label`` cells hold the form's own words, centred.
    """

    text: str
    span: int = 1
    rows: int = 1
    label: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; ``least`` is its least height in lines of table text (行)."""

    cells: tuple[Cell, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table as wide as the text (表格); the first ``heads`` rows are repeated."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame drawn on a picture (标注); the four numbers are fractions of the picture, 0 to 1."""

    x: float
    y: float
    width: float
    height: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the vault by its SHA-256 (图片)."""

    sha256: str
    caption: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side, at most two (并列图片)."""

    items: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines of text height (空行)."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page (分页)."""


Block: TypeAlias = (
    Letterhead
    | Number
    | Title
    | Addressee
    | Heading
    | Paragraph
    | Attachments
    | Signature
    | Imprint
    | Table
    | Pictures
    | Blank
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A whole paper, ready to be written (文书成稿). ``title`` names files and PDF metadata.

    ``author`` is the issuing body; ``numbered``: pages carry their number.
    """

    title: str
    author: str
    layout: Layout
    blocks: tuple[Block, ...]
    numbered: bool = True

    @property
    def pictures(self) -> tuple[str, ...]:
        """Return the SHA-256 of every picture, in order of appearance."""
        return tuple(
            item.sha256
            for block in self.blocks
            if isinstance(block, Pictures)
            for item in block.items
        )
