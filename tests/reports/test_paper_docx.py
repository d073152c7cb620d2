"""Papers in Word as python-docx and the raw XML show them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from app.domain.documents.blocks import (
    Block,
    Cell,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PageBreak,
    PaperContent,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from app.reports.documents.docx_writer import write_docx
from tests.reports import paper_samples
from tests.reports.paper_samples import every_sample, notice, receipt_form, ruling
from tests.reports.paper_text import plain_text

MARGIN = Mm(1) // 5


def no_picture(sha256: str) -> bytes:
    raise AssertionError(sha256)


def written(content: PaperContent) -> Document:
    return docx.Document(io.BytesIO(write_docx(content, no_picture)))


def part(content: PaperContent, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(write_docx(content, no_picture))) as package:
        return package.read(name).decode()


def parts_of(content: PaperContent) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(write_docx(content, no_picture))) as package:
        return package.namelist()


def small(*blocks: Block, layout: Layout = Layout.OFFICIAL) -> PaperContent:
    return PaperContent("样张", "云岭中心", layout, blocks)


def text_in_order(document: Document) -> str:
    """Return the body's text as it stands, merged cells once, without white space.

    A ruled blank stands in Word as two low lines for each wide one.
    """
    found: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, WordTable):
            found += [node.text or "" for node in item._tbl.iter(qn("w:t"))]
        else:
            found.append(item.text)
    return re.sub(r"\s", "", "".join(found)).replace("__", "＿")


@pytest.mark.parametrize("content", every_sample()[:4], ids=lambda item: item.title)
def test_the_text_of_a_paper_stands_in_word_in_its_order(content: PaperContent) -> None:
    assert text_in_order(written(content)) == plain_text(content)


@pytest.mark.parametrize("content", every_sample(), ids=lambda item: item.title)
def test_the_same_content_gives_the_same_bytes(content: PaperContent) -> None:
    assert write_docx(content, no_picture) == write_docx(content, no_picture)


def test_nothing_in_the_file_tells_when_or_on_what_it_was_made() -> None:
    data = write_docx(notice(), no_picture)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "dcterms:" not in core.split(">", 2)[2]
    assert not [name for name in parts_of(notice()) if "thumbnail" in name or "custom" in name]


def test_title_and_author_are_the_papers_own() -> None:
    core = written(notice()).core_properties
    assert (core.title, core.author) == (notice().title, paper_samples.CENTRE)


@pytest.mark.parametrize("content", [notice(), receipt_form()], ids=lambda item: item.title)
def test_a_page_has_the_margins_of_the_standard(content: PaperContent) -> None:
    section = written(content).sections[0]
    sizes = (section.page_width, section.page_height)
    edges = (
        section.top_margin,
        section.left_margin,
        section.right_margin,
        section.bottom_margin,
    )
    for measured, wanted in zip((*sizes, *edges), (210, 297, 37, 28, 26, 35), strict=True):
        assert measured is not None
        assert abs(measured - Mm(wanted)) < MARGIN


def test_the_grid_has_22_lines_of_28_characters() -> None:
    found = re.search(
        r'<w:docGrid w:type="(\w+)" w:linePitch="(\d+)" w:charSpace="(-?\d+)"',
        part(notice(), "word/document.xml"),
    )
    assert found
    assert found[1] == "linesAndChars"
    height, width = 225 / 25.4 * 72, 156 / 25.4 * 72
    assert int(height / (int(found[2]) / 20)) == 22
    assert round(width / (16 + int(found[3]) / 4096)) == 28


def test_22_lines_of_28_characters_of_body_fit_the_text_block() -> None:
    document = written(notice())
    body = document.styles["公文正文"]
    section = document.sections[0]
    spacing = body.element.find(qn("w:rPr")).find(qn("w:spacing"))
    pitch = 16 * 20 + int(spacing.get(qn("w:val")))
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert int(width / Pt(pitch / 20)) == 28
    assert int(height / body.paragraph_format.line_spacing) == 22


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("公文正文", "仿宋", 16),
        ("公文标题", "方正小标宋简体", 22),
        ("一级标题", "黑体", 16),
        ("二级标题", "楷体", 16),
        ("发文字号", "仿宋", 16),
        ("版记", "仿宋", 14),
        ("单页页码", "宋体", 14),
        ("表格文字", "仿宋", 12),
    ],
)
def test_each_style_has_the_type_of_the_standard(style: str, font: str, size: float) -> None:
    found = written(notice()).styles[style]
    fonts = found.element.find(qn("w:rPr")).find(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == font
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert found.font.size == Pt(size)


def test_text_is_formed_by_styles_and_not_by_hand() -> None:
    for content in every_sample():
        body = part(content, "word/document.xml")
        assert not re.search(r"<w:(sz|color|b|jc) (?!w:val=\"center\"/><w:tblLayout)", body)
        assert "w:eastAsia=" not in body


def test_a_first_line_is_indented_by_two_characters() -> None:
    paragraph = next(p for p in written(notice()).paragraphs if p.style.name == "公文正文")
    indent = paragraph.style.element.find(qn("w:pPr")).find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


def by_style(content: PaperContent, name: str) -> list[WordParagraph]:
    return [p for p in written(content).paragraphs if p.style.name == name]


def test_a_number_under_a_letterhead_is_centred_above_the_red_rule_else_it_stands_right() -> None:
    headed = by_style(small(Letterhead("云岭中心"), Number("云知〔2026〕1号")), "发文字号")
    rule = headed[0].style.element.find(qn("w:pPr")).find(qn("w:pBdr")).find(qn("w:bottom"))
    assert rule.get(qn("w:color")) == "FF3333"
    assert by_style(small(Title(("裁决书",)), Number("云知〔2026〕1号")), "文书编号")


def test_a_letterhead_without_a_number_has_the_rule_itself() -> None:
    assert "w:pBdr" in part(small(Letterhead("云岭中心"), Title(("函",))), "word/document.xml")
    assert "w:pBdr" not in part(notice(), "word/document.xml")


@pytest.mark.parametrize(
    "name", ["中心", "云岭市知识产权保护中心", "云岭市东湖区高新技术产业开发区知识产权保护中心"]
)
def test_a_letterhead_fits_one_line(name: str) -> None:
    style = by_style(small(Letterhead(name)), "发文机关标志")[0].style
    assert style.font.size.pt * len(name) <= 156 / 25.4 * 72


def right_edge(paragraph: WordParagraph) -> float:
    own = paragraph.paragraph_format.right_indent
    return (own if own is not None else paragraph.style.paragraph_format.right_indent).pt


def test_the_day_stands_four_characters_from_the_edge_under_the_middle_of_the_name() -> None:
    content = small(Paragraph("特此通知。"), Signature("云岭中心", "2026年6月19日"))
    name, day = by_style(content, "发文机关署名")[0], by_style(content, "成文日期")[0]
    character = 156 / 28 / 25.4 * 72
    assert right_edge(day) == pytest.approx(4 * character, abs=0.1)
    middle_of_name = right_edge(name) + 4 * character / 2
    middle_of_day = right_edge(day) + 6.5 * character / 2
    assert middle_of_name == pytest.approx(middle_of_day, abs=0.1)


def test_a_long_name_of_the_signer_stays_inside_the_text() -> None:
    content = small(Signature("云岭市东湖区高新技术产业开发区市场监督管理局", "2026年6月9日"))
    assert right_edge(by_style(content, "发文机关署名")[0]) >= 0
    assert right_edge(by_style(content, "成文日期")[0]) > 4 * 15.7


def test_a_signature_never_begins_a_page_alone() -> None:
    body = written(ruling()).paragraphs
    at = next(i for i, p in enumerate(body) if p.style.name == "发文机关署名")
    assert all(p.paragraph_format.keep_with_next for p in body[at - 3 : at])


def test_cells_over_columns_and_rows_are_real_merges() -> None:
    table = written(receipt_form()).tables[0]
    assert (len(table.rows), len(table.columns)) == (7, 4)
    assert table.cell(1, 1)._tc is table.cell(1, 3)._tc
    assert table.cell(3, 0)._tc is table.cell(4, 0)._tc
    assert table.cell(3, 0).text == "代收情形"
    assert table.cell(4, 1).text.startswith("代收理由")


def test_a_cell_over_rows_and_columns_at_once_keeps_the_cells_beside_it_in_place() -> None:
    rows = (
        Row((Cell("甲"), Cell("乙", span=2, rows=3), Cell("丙"))),
        Row((Cell("丁"), Cell("戊"))),
        Row((Cell("己"), Cell("庚"))),
    )
    table = written(small(Table((1, 1, 1, 1), rows))).tables[0]
    assert [cell.text for cell in table.rows[2].cells] == ["己", "乙", "乙", "庚"]


def test_a_table_is_as_wide_as_the_text_and_its_columns_add_up() -> None:
    document = written(receipt_form())
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == width


def test_head_rows_are_repeated_and_rows_are_at_least_as_high_as_asked() -> None:
    facts, papers = written(receipt_form()).tables
    heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) for row in papers.rows]
    assert [head is not None for head in heads] == [True, False, False, False]
    assert facts.rows[5].height >= 4 * Pt(18)
    assert str(facts.rows[5].height_rule).startswith("AT_LEAST")


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table((1.0,), (Row((Cell("甲"),)),))
    assert len(written(small(table, table)).tables) == 2
    body = written(small(table, table)).element.body
    names = [item.tag.rpartition("}")[2] for item in body]
    assert names == ["tbl", "p", "tbl", "p", "sectPr"]


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() -> None:
    section = written(notice()).sections[0]
    assert written(notice()).settings.odd_and_even_pages_header_footer
    for foot, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = foot.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert " PAGE " in [node.text for node in paragraph._p.iter(qn("w:instrText"))]
        assert paragraph.style.element.find(qn("w:pPr")).find(qn("w:jc")).get(qn("w:val")) == align


def test_a_paper_without_page_numbers_has_no_foot() -> None:
    assert not [name for name in parts_of(replace(notice(), numbered=False)) if "foot" in name]


def test_a_page_break_leaves_no_empty_line() -> None:
    document = written(small(Paragraph("前"), PageBreak(), Paragraph("后")))
    assert [p.text for p in document.paragraphs] == ["前", "后"]
    assert document.paragraphs[1].paragraph_format.page_break_before


def test_the_imprint_is_held_at_the_foot_of_the_last_page() -> None:
    body = part(small(Imprint(("抄送：甲。", "办公室　2026年6月9日印发"))), "word/document.xml")
    assert 'w:tblpYSpec="bottom"' in body
    assert re.findall(r'<w:(?:top|bottom) w:val="single" w:sz="(\d)"', body)[:4] == list("8668")


def test_what_xml_cannot_hold_is_dropped_and_rare_characters_survive() -> None:
    content = small(Paragraph("赵\x00𠮷\x0b公司\ud800\ufffe一\r\n二\t三<&>"))
    assert [p.text for p in written(content).paragraphs] == ["赵𠮷公司一", "二\t三<&>"]


def test_an_envelope_is_220_by_110_millimetres_across() -> None:
    section = written(paper_samples.envelope()).sections[0]
    assert abs(section.page_width - Mm(220)) < MARGIN
    assert abs(section.page_height - Mm(110)) < MARGIN
    assert section.orientation == 1


def test_spine_labels_stand_side_by_side_30_by_250_millimetres() -> None:
    table = written(paper_samples.label()).tables[0]
    assert len(table.columns) == 2
    assert all(abs(column.width - Mm(30)) < MARGIN for column in table.columns)
    assert abs(sum(row.height for row in table.rows) - Mm(250)) < MARGIN
    assert table.cell(2, 1).text == "第二卷"
