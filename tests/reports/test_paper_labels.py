"""Spine labels and envelopes: numbers stand across, titles in columns, all readable."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.documents.blocks import Align, Block, Cell, Layout, Paragraph, Row, Table
from tests.reports.press_kit import (
    MM,
    PrintedLine,
    bundled_press,
    lines,
    no_picture,
    paper,
    printed,
)

TITLE = "某某照明电器股份有限公司与某某网络科技有限公司外观设计专利侵权纠纷案"


def label(*texts: str) -> list[PrintedLine]:
    row = Row(tuple(Cell(text) for text in texts))
    return lines(printed(Table((1.0,) * len(texts), (row,)), layout=Layout.LABEL).pages[0])


@pytest.mark.parametrize("text", ["30年", "2026-03", "第12盒", "永久2"])
def test_a_short_number_stands_across_in_one_line(text: str) -> None:
    (line,) = label(text)
    assert line.text == text
    assert line.size >= 12


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-侵权-0001", ["2026-", "侵权-0001"]),
        ("粤中知法裁字〔2026〕40号", ["粤中知法", "裁字", "〔2026〕", "40号"]),
    ],
)
def test_a_long_number_is_parted_between_its_parts(text: str, wanted: list[str]) -> None:
    found = label(text)
    assert [line.text for line in found] == wanted
    assert min(line.size for line in found) >= 12
    assert [line.y for line in found] == sorted((line.y for line in found), reverse=True)


def test_a_number_stays_inside_the_label() -> None:
    for text in ("2026-侵权-0001", "粤中知法裁字〔2026〕40号", "2026年第0123456789号"):
        for line in label(text, "案"):
            assert line.x >= 15 * MM


def test_a_long_title_stands_in_two_columns_from_right_to_left() -> None:
    found = label(TITLE)
    columns = sorted({round(line.x) for line in found}, reverse=True)
    assert len(columns) == 2
    assert "".join(line.text for line in found) == TITLE
    right = [line for line in found if round(line.x) == columns[0]]
    assert "".join(line.text for line in right) == TITLE[: len(right)]
    assert min(line.size for line in found) >= 12


def test_figures_of_upright_text_stand_side_by_side_and_longer_codes_lie_down() -> None:
    found = label("某某照明电器公司二〇二六年第12号外观设计ZL2024303侵权纠纷案")
    texts = [line.text for line in found]
    assert "12" in texts
    assert "ZL2024303" in texts


def word(*blocks: Block, layout: Layout) -> docx.document.Document:
    data = bundled_press().docx(paper(*blocks, layout=layout, numbered=False), no_picture)
    return docx.Document(io.BytesIO(data))


def test_word_sets_numbers_of_a_label_across_and_titles_downwards() -> None:
    table = Table((1, 1), (Row((Cell("2026-侵权-0001"), Cell("某某案第12号之外观设计侵权纠纷"))),))
    code, title = (row.cells[0] for row in word(table, layout=Layout.LABEL).tables[0].rows)
    assert code._tc.tcPr.find(qn("w:textDirection")) is None
    assert [one.text for one in code.paragraphs] == ["2026-", "侵权-0001"]
    assert title._tc.tcPr.find(qn("w:textDirection")).get(qn("w:val")) == "tbRlV"
    beside = list(title._tc.iter(qn("w:eastAsianLayout")))
    assert len(beside) == 1
    assert beside[0].getparent().getparent().text == "12"


ADDRESS = Paragraph("广东省佛山市南海区桂城街道某某路88号")
NAME = Paragraph("某某公司（收）", align=Align.CENTRE)
SENDER = Paragraph("广州市知识产权保护中心", align=Align.RIGHT)


def test_the_name_stands_in_the_middle_of_an_envelope_and_the_address_above() -> None:
    found = lines(printed(ADDRESS, NAME, SENDER, layout=Layout.ENVELOPE).pages[0])
    address, name, sender = found
    assert 110 * MM * 0.6 < address.y < 110 * MM * 0.75
    assert 110 * MM * 0.35 < name.y < 110 * MM * 0.55
    assert sender.y < 20 * MM


def test_boxes_for_the_postcode_are_there_without_one() -> None:
    page = printed(ADDRESS, NAME, layout=Layout.ENVELOPE).pages[0]
    assert page.get_contents().get_data().count(b" re ") == 6
    table = word(ADDRESS, NAME, layout=Layout.ENVELOPE).tables[0]
    assert [one.text for one in table.rows[0].cells] == [""] * 11


def test_word_puts_the_postcode_into_its_boxes_and_not_below() -> None:
    document = word(Paragraph("528200"), ADDRESS, NAME, layout=Layout.ENVELOPE)
    figures = [one.text for one in document.tables[0].rows[0].cells]
    assert figures[::2] == list("528200")
    assert "528200" not in [one.text for one in document.paragraphs]


def test_the_senders_postcode_is_the_last_line_at_the_lower_right() -> None:
    code = Paragraph("510000", align=Align.RIGHT)
    found = lines(printed(ADDRESS, NAME, code, SENDER, layout=Layout.ENVELOPE).pages[0])
    assert [line.text for line in found[-2:]] == [SENDER.text, "510000"]
    assert found[-1].y < found[-2].y
