"""The styles of a paper in Word, so that offices edit it by style and not by hand (样式)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from docx.oxml.xmlchemy import BaseOxmlElement

from app.domain.documents.blocks import Layout
from app.reports.documents.docx_nodes import node, twips
from app.reports.documents.docx_table_styles import plain_table_style, ruled_table_style

FANGSONG = "仿宋"
TITLE_FONT = "方正小标宋简体"
HEITI = "黑体"
KAITI = "楷体"
SONGTI = "宋体"
WESTERN = "Times New Roman"
RED = "FF3333"  # 国标：红色套印为Y80、M80
BODY_SIZE = 16.0  # 3号
BODY_LINE = 28.95  # 225毫米分为22行
CHARACTER = 156 / 28 / 25.4 * 72  # 156毫米分为28字
TABLE_SIZE = 12.0  # 小四
TABLE_LINE = 17.0
TABLE_LEAST = 9.5  # 小字：编号、日期不拆成两行
SENDER_SIZE = 12.0
IMPRINT_SIZE = 14.0  # 4号
IMPRINT_LINE = 24.0
# 16磅的字排28个要156.7毫米，每字收紧三分之一磅不到才容得下。文档网格虽也能收紧，
# 但部分办公软件遇到比网格宽的字会占两格，所以各样式不对齐网格，字距写在样式里。
_CLOSER = floor((CHARACTER - BODY_SIZE) * 20) - 1  # 再让一缇：有的软件把版心按网格收窄
_LETTERHEAD_MOST = 48.0
_LETTERHEAD_ROOM = 435.0  # 版心宽，略留余地


class Style(StrEnum):
    """The styles by the id the file knows them by."""

    NORMAL = "Normal"
    LETTERHEAD = "PaperLetterhead"
    NUMBER = "PaperNumber"
    NUMBER_RIGHT = "PaperNumberRight"
    TITLE = "PaperTitle"
    ADDRESSEE = "PaperAddressee"
    HEADING_1 = "PaperHeading1"
    HEADING_2 = "PaperHeading2"
    BODY = "PaperBody"
    BODY_RAGGED = "PaperBodyRagged"
    FLUSH = "PaperFlush"
    CENTRED = "PaperCentred"
    RIGHT = "PaperRight"
    POSTCODE = "PaperPostcode"
    ABOVE_ADDRESS = "PaperAboveAddress"
    ATTACHMENT = "PaperAttachment"
    ATTACHMENT_FIRST = "PaperAttachmentFirst"
    ATTACHMENT_NEXT = "PaperAttachmentNext"
    SIGNER = "PaperSigner"
    DAY = "PaperDay"
    IMPRINT = "PaperImprint"
    IMPRINT_DAY = "PaperImprintDay"
    CELL = "PaperCell"
    CELL_CENTRED = "PaperCellCentred"
    CELL_RIGHT = "PaperCellRight"
    CELL_LABEL = "PaperCellLabel"
    CELL_SMALL = "PaperCellSmall"
    CELL_SMALL_CENTRED = "PaperCellSmallCentred"
    CELL_SMALL_RIGHT = "PaperCellSmallRight"
    SPINE = "PaperSpine"
    PICTURE = "PaperPicture"
    CAPTION = "PaperCaption"
    GAP = "PaperGap"
    PAGE_ODD = "PaperPageOdd"
    PAGE_EVEN = "PaperPageEven"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style; lengths in points, ``first`` in characters of the first line.

    ``hanging`` pulls the first line out of ``left``. ``outline`` is the heading's level in the
    navigation pane. ``rule`` draws the red rule below.
    """

    id: Style
    name: str
    font: str = FANGSONG
    size: float = BODY_SIZE
    line: float = BODY_LINE
    before: float = 0
    after: float = 0
    align: str = "both"
    first: int = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    outline: int | None = None
    keep: bool = False
    exact: bool = True
    red: bool = False
    rule: bool = False


def letterhead_size(text: str) -> float:
    """Return the size at which the issuing authority fills one line, no larger than customary."""
    return min(_LETTERHEAD_MOST, _LETTERHEAD_ROOM / max(len(text), 1) // 1)


def fill_styles(styles: BaseOxmlElement, layout: Layout, letterhead: str) -> None:
    """Replace the styles of a new document by those of a paper."""
    for old in list(styles):
        styles.remove(old)
    styles.append(_defaults())
    styles.append(
        node(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        )
    )
    styles.append(_normal())
    styles.append(plain_table_style())
    styles.append(ruled_table_style())
    for style in _of_layout(layout, letterhead):
        styles.append(_written(style))


def _of_layout(layout: Layout, letterhead: str) -> Iterator[ParagraphStyle]:
    yield from _head_styles(letterhead)
    yield from _text_styles()
    yield from _envelope_styles() if layout is Layout.ENVELOPE else _aligned_styles()
    yield from _attachment_styles()
    yield from _end_styles()
    yield from _table_styles()


def _head_styles(letterhead: str) -> Iterator[ParagraphStyle]:
    size = letterhead_size(letterhead)
    yield ParagraphStyle(
        Style.LETTERHEAD,
        "发文机关标志",
        TITLE_FONT,
        size,
        line=size * 1.2,
        before=35 / 25.4 * 72,
        align="center",
        red=True,
    )
    # 标志下空二行为文号，红线距文号4毫米，红线下空二行为标题
    yield ParagraphStyle(
        Style.NUMBER,
        "发文字号",
        before=BODY_LINE * 2,
        after=BODY_LINE * 2,
        align="center",
        rule=True,
    )
    yield ParagraphStyle(Style.NUMBER_RIGHT, "文书编号", after=BODY_LINE // 2, align="right")
    yield ParagraphStyle(
        Style.TITLE,
        "公文标题",
        TITLE_FONT,
        22,
        after=BODY_LINE,
        align="center",
        outline=0,
        keep=True,
    )
    yield ParagraphStyle(Style.ADDRESSEE, "主送机关", align="left")


def _text_styles() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(Style.HEADING_1, "一级标题", HEITI, first=2, outline=0, keep=True)
    yield ParagraphStyle(Style.HEADING_2, "二级标题", KAITI, first=2, outline=1, keep=True)
    yield ParagraphStyle(Style.BODY, "公文正文", first=2)
    # 有长编号的段落两端对齐会把上一行拉得很松，所以左对齐
    yield ParagraphStyle(Style.BODY_RAGGED, "公文正文（左对齐）", first=2, align="left")
    yield ParagraphStyle(Style.FLUSH, "顶格正文")


def _aligned_styles() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(Style.CENTRED, "居中正文", align="center")
    yield ParagraphStyle(Style.RIGHT, "右对齐正文", align="right")


def _envelope_styles() -> Iterator[ParagraphStyle]:
    """What stands in the middle is the recipient, what stands right the sender (信封)."""
    yield ParagraphStyle(Style.CENTRED, "收件人", size=22, line=34, before=18, align="center")
    yield ParagraphStyle(Style.RIGHT, "寄件人", size=SENDER_SIZE, line=18, align="left")
    yield ParagraphStyle(Style.ABOVE_ADDRESS, "地址上方空白", size=12, line=24)
    yield ParagraphStyle(Style.POSTCODE, "邮政编码", line=18, align="center")


def _attachment_styles() -> Iterator[ParagraphStyle]:
    note, ordinal = 3 * CHARACTER, BODY_SIZE  # “附件：”和“1. ”的宽度
    left = 2 * CHARACTER + note
    yield ParagraphStyle(
        Style.ATTACHMENT, "附件说明", before=BODY_LINE, align="left", left=left, hanging=note
    )
    yield ParagraphStyle(
        Style.ATTACHMENT_FIRST,
        "附件说明首项",
        before=BODY_LINE,
        align="left",
        left=left + ordinal,
        hanging=note + ordinal,
    )
    yield ParagraphStyle(
        Style.ATTACHMENT_NEXT,
        "附件说明续项",
        align="left",
        left=left + ordinal,
        hanging=ordinal,
    )


def _end_styles() -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(Style.SIGNER, "发文机关署名", align="right", keep=True)
    yield ParagraphStyle(Style.DAY, "成文日期", align="right", right=4 * CHARACTER)
    for style, name, align in (
        (Style.IMPRINT, "版记", "left"),
        (Style.IMPRINT_DAY, "版记日期", "right"),
    ):
        yield ParagraphStyle(style, name, size=IMPRINT_SIZE, line=IMPRINT_LINE, align=align)
    for style, name, align in (
        (Style.PAGE_ODD, "单页页码", "right"),
        (Style.PAGE_EVEN, "双页页码", "left"),
    ):
        odd = style is Style.PAGE_ODD
        yield ParagraphStyle(
            style,
            name,
            SONGTI,
            14,
            line=14,
            align=align,
            left=0 if odd else 14,
            right=14 if odd else 0,
        )


def _table_styles() -> Iterator[ParagraphStyle]:
    for style, name, align in (
        (Style.CELL, "表格文字", "left"),
        (Style.CELL_CENTRED, "表格居中", "center"),
        (Style.CELL_RIGHT, "表格右对齐", "right"),
        (Style.CELL_LABEL, "表格栏目", "center"),
    ):
        yield ParagraphStyle(style, name, size=TABLE_SIZE, line=TABLE_LINE, align=align)
    for style, name, align in (
        (Style.CELL_SMALL, "表格小字", "left"),
        (Style.CELL_SMALL_CENTRED, "表格小字居中", "center"),
        (Style.CELL_SMALL_RIGHT, "表格小字右对齐", "right"),
    ):
        yield ParagraphStyle(style, name, size=TABLE_LEAST, line=TABLE_LINE, align=align)
    yield ParagraphStyle(Style.SPINE, "卷脊文字", size=14, line=20, align="center")
    yield ParagraphStyle(Style.PICTURE, "图片", line=12, align="center", keep=True, exact=False)
    yield ParagraphStyle(
        Style.CAPTION, "图片说明", size=TABLE_SIZE, line=TABLE_LINE, align="center"
    )
    yield ParagraphStyle(Style.GAP, "表格间隔", size=1, line=1)


def _fonts(font: str) -> BaseOxmlElement:
    return node("rFonts", ascii=WESTERN, hAnsi=WESTERN, eastAsia=font, cs=WESTERN)


def _defaults() -> BaseOxmlElement:
    size = round(BODY_SIZE * 2)
    properties = node(
        "rPr",
        _fonts(FANGSONG),
        node("sz", val=size),
        node("szCs", val=size),
        node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return node("docDefaults", node("rPrDefault", properties), node("pPrDefault", node("pPr")))


def _normal() -> BaseOxmlElement:
    """Return Word's own 正文, on which every other style stands."""
    made = node("style", type="paragraph", default=1, styleId=Style.NORMAL)
    made.append(node("name", val="Normal"))
    made.append(node("qFormat"))
    made.append(
        node(
            "pPr",
            node("widowControl", val=0),
            node("autoSpaceDE", val=0),
            node("autoSpaceDN", val=0),
            node("spacing", line=twips(BODY_LINE), lineRule="exact"),
            node("jc", val="both"),
        )
    )
    size = round(BODY_SIZE * 2)  # said here again: the grid counts characters of this style
    made.append(node("rPr", node("sz", val=size), node("szCs", val=size)))
    return made


def _written(style: ParagraphStyle) -> BaseOxmlElement:
    made = node("style", type="paragraph", customStyle=1, styleId=style.id)
    made.append(node("name", val=style.name))
    made.append(node("basedOn", val=Style.NORMAL))
    made.append(node("uiPriority", val=1))
    made.append(node("qFormat"))
    made.append(_paragraph_properties(style))
    made.append(_run_properties(style))
    return made


def _paragraph_properties(style: ParagraphStyle) -> BaseOxmlElement:
    made = node("pPr")
    if style.keep:
        made.append(node("keepNext"))
    if style.rule:
        rule = node("bottom", val="single", sz=12, space=5, color=RED)
        made.append(node("pBdr", rule))
    made.append(node("autoSpaceDE", val=0))
    made.append(node("autoSpaceDN", val=0))
    made.append(node("snapToGrid", val=0))
    made.append(_spacing(style))
    made.append(_indent(style))
    made.append(node("jc", val=style.align))
    if style.outline is not None:
        made.append(node("outlineLvl", val=style.outline))
    return made


def _spacing(style: ParagraphStyle) -> BaseOxmlElement:
    if not style.exact:
        return node("spacing", before=60, after=60, line=240, lineRule="auto")
    return node(
        "spacing",
        before=twips(style.before),
        after=twips(style.after),
        line=twips(style.line),
        lineRule="exact",
    )


def _indent(style: ParagraphStyle) -> BaseOxmlElement:
    if style.first:
        return first_line(style.first, style.size)
    made = node("ind", left=twips(style.left), right=twips(style.right))
    if style.hanging:
        made = node("ind", left=twips(style.left), hanging=twips(style.hanging))
    return made


def first_line(characters: int, size: float = BODY_SIZE) -> BaseOxmlElement:
    """Return an indent counted in characters, which Word keeps when the size changes."""
    return node("ind", firstLineChars=characters * 100, firstLine=twips(characters * size))


def foot_frame(width: float) -> BaseOxmlElement:
    """Return what holds a paragraph in the lower right corner of the text (寄件人)."""
    place = {"hAnchor": "margin", "xAlign": "right", "vAnchor": "margin", "yAlign": "bottom"}
    return node("framePr", w=twips(width), wrap="around", **place)


def _run_properties(style: ParagraphStyle) -> BaseOxmlElement:
    made = node("rPr", _fonts(style.font))
    if style.red:
        made.append(node("color", val=RED))
    if style.size == BODY_SIZE and style.id is not Style.POSTCODE:
        made.append(node("spacing", val=_CLOSER))
    size = round(style.size * 2)
    made.append(node("sz", val=size))
    made.append(node("szCs", val=size))
    return made
