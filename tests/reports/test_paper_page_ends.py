"""How pages of a paper end: little text left over, blanks, links, numbers, the imprint."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from app.domain.documents.blocks import (
    Align,
    Attachments,
    Block,
    Cell,
    Imprint,
    Layout,
    Letterhead,
    Number,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from app.reports.documents.fonts import FontSet, Role
from app.reports.documents.typesetting import Face, Typesetter
from tests.reports.press_kit import (
    LEADING,
    MM,
    PrintedLine,
    body,
    bundled_press,
    lines,
    no_picture,
    paper,
    printed,
)

SIGNED = Signature("某中心", "2026年9月3日")
LINK = "https://mall.example.com/item/detail.htm?id=6688990011&sku=AB_77&from=search-list"
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def notice(count: int, *more: Block) -> list[list[PrintedLine]]:
    pages = printed(*[Paragraph("正文")] * count, *more, SIGNED).pages
    return [body(page) for page in pages]


@pytest.mark.parametrize("count", [18, 19, 20, 21])
def test_up_to_three_lines_too_many_stay_on_the_page(count: int) -> None:
    found = notice(count)
    assert len(found) == 1
    texts = [line.text for line in found[0]]
    assert texts == ["正文"] * count + ["某中心", "2026年9月3日"]
    assert found[0][-1].y - 0.12 * 16 >= 35 * MM


@pytest.mark.parametrize("count", [18, 19, 20, 21])
def test_lines_drawn_together_are_24_a_page_at_most_and_the_seal_keeps_a_line(count: int) -> None:
    page = notice(count)[0]
    steps = [upper.y - lower.y for upper, lower in pairwise(page)]
    text, seal = steps[: count - 1], steps[count - 1]
    assert min(text) >= 26.5
    assert max(text) - min(text) < 0.01
    assert seal >= 2 * min(text) - 0.01


def test_the_seal_gives_way_before_the_lines_do() -> None:
    page = notice(19)[0]
    assert page[0].y - page[1].y == pytest.approx(LEADING, abs=0.01)
    assert page[18].y - page[19].y == pytest.approx(2 * LEADING, abs=0.01)


@pytest.mark.parametrize("count", [22, 23, 24, 25])
def test_a_signature_on_another_page_takes_two_lines_of_text_along(count: int) -> None:
    first, last = notice(count)
    assert [line.text for line in last].count("正文") >= 2
    assert first[0].y - first[1].y == pytest.approx(LEADING, abs=0.01)


def test_full_pages_before_the_last_keep_22_lines() -> None:
    found = notice(22 + 20)
    assert len(found) == 2
    assert len(found[0]) == 22
    assert len(found[1]) == 20 + 2


@pytest.mark.parametrize("count", [17, 18, 19])
def test_word_is_told_to_draw_the_same_page_together(count: int) -> None:
    content = paper(*[Paragraph("正文")] * count, Attachments(("甲",)), SIGNED)
    document = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture)))
    assert len(printed(*content.blocks).pages) == 1
    assert height_in_word(document) <= 225 * MM


def test_word_is_told_nothing_of_a_page_with_room() -> None:
    content = paper(Paragraph("正文"), SIGNED)
    document = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture)))
    assert document.paragraphs[0].paragraph_format.line_spacing is None


def height_in_word(document: docx.document.Document) -> float:
    """Return how high the paragraphs are, each on one line."""
    total = 0.0
    for paragraph in document.paragraphs:
        for name in ("space_before", "line_spacing", "space_after"):
            own = getattr(paragraph.paragraph_format, name)
            value = own if own is not None else getattr(paragraph.style.paragraph_format, name)
            base = document.styles["Normal"].paragraph_format.line_spacing
            total += (value if value is not None or name != "line_spacing" else base).pt
    return total


def test_word_keeps_two_lines_of_text_with_the_signature() -> None:
    content = paper(Paragraph("甲"), Paragraph("乙"), Paragraph("丙"), SIGNED)
    found = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture))).paragraphs
    assert [bool(one.paragraph_format.keep_with_next) for one in found[:3]] == [False, True, True]


def test_a_ruled_blank_is_not_parted() -> None:
    text = "联系人：欧阳某某，联系电话：020-12345678，地址：" + "＿" * 10 + "。"
    for ahead in range(12):
        found = body(printed(Paragraph("某" * ahead + text)).pages[0])
        assert sum("＿" in line.text for line in found) == 1


def test_a_ruled_blank_is_one_word_in_word() -> None:
    content = paper(Paragraph("电话：＿＿＿＿。"))
    found = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture))).paragraphs
    assert found[0].text == "电话：________。"


@pytest.mark.parametrize("long", [LINK, DIGEST])
def test_a_link_begins_on_the_line_of_its_name(long: str) -> None:
    found = body(printed(Paragraph(f"链接：{long}。")).pages[0])
    assert found[0].text.startswith("链接：")
    assert len(found[0].text) > 20
    assert "".join(line.text for line in found) == f"链接：{long}。"
    assert not any(line.text.startswith("。") for line in found)


def test_word_may_part_a_link_and_no_number() -> None:
    content = paper(Paragraph(f"链接：{LINK}"), Paragraph("统一社会信用代码：91440101MA5CXXXX1X"))
    found = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture))).paragraphs
    wraps = [one._p.pPr.find(qn("w:wordWrap")) for one in found]
    assert wraps[0] is not None
    assert wraps[0].get(qn("w:val")) == "0"
    assert wraps[1] is None


@pytest.mark.parametrize("code", ["ZL202430380182.4", "91440101MA5CXXXX1X"])
def test_a_number_is_not_parted_and_the_line_before_it_is_not_spaced_out(code: str) -> None:
    typesetter, face = Typesetter(FontSet.bundled()), Face(Role.BODY, 16)
    for ahead in range(10, 27):
        found = typesetter.lines("某" * ahead + code + "某" * 30, face, 156 * MM)
        assert sum(code in line.text for line in found) == 1
        assert max(line.spacing for line in found) <= 0.15 * face.size


def test_an_imprint_stands_at_the_foot_of_the_page_where_its_letter_ends() -> None:
    imprint = Imprint(("抄送：甲。", "某中心　2026年9月3日印发"))
    pages = printed(Paragraph("函"), SIGNED, imprint, PageBreak(), Title(("回执",))).pages
    assert len(pages) == 2
    foot = [line for line in lines(pages[0]) if "印发" in line.text]
    assert 35 * MM <= foot[0].y <= 45 * MM
    assert "印发" not in pages[1].extract_text()


def test_a_number_stands_half_a_line_below_its_title_and_above_the_text() -> None:
    page = printed(Title(("决定书",)), Number("粤知〔2026〕1号"), Paragraph("正文")).pages[0]
    title, number, text, _ = lines(page)
    assert number.y - text.y == pytest.approx(1.5 * LEADING, abs=0.01)
    assert (297 - 37) * MM - text.y == pytest.approx(3.5 * LEADING + 0.38 * 16, abs=0.1)
    assert title.y > number.y + LEADING


def test_a_number_set_as_text_at_the_right_stands_like_a_number() -> None:
    title, text = Title(("审批表",)), Paragraph("正文")
    number = Paragraph("编号：粤知〔2026〕1号", align=Align.RIGHT)
    one = lines(printed(title, Number(number.text), text).pages[0])
    other = lines(printed(title, number, text).pages[0])
    assert [(line.x, line.y) for line in one] == [(line.x, line.y) for line in other]


def test_word_leaves_the_same_room_around_the_number() -> None:
    content = paper(Title(("决定书",)), Number("粤知〔2026〕1号"), Paragraph("正文"))
    title, number, _ = docx.Document(
        io.BytesIO(bundled_press().docx(content, no_picture))
    ).paragraphs
    assert title.paragraph_format.space_after.pt == pytest.approx(LEADING / 2, abs=0.6)
    assert number.style.paragraph_format.space_after.pt == pytest.approx(LEADING / 2, abs=0.6)


def test_under_a_letterhead_the_number_keeps_the_room_of_the_standard() -> None:
    blocks = (Letterhead("某中心"), Number("粤知〔2026〕1号"), Title(("函",)))
    short = lines(printed(*blocks, Paragraph("正文")).pages[0])
    full = lines(printed(*blocks, *[Paragraph("正文")] * 9, SIGNED).pages[0])
    assert [line.y for line in short[:2]] == [line.y for line in full[:2]]


def cell(text: str, *, width: float, least: int = 1, label: bool = False) -> list[PrintedLine]:
    row = Row((Cell(text, label=label), Cell("")), least=least)
    page = printed(Table((width, 156 - width), (row,)), layout=Layout.FORM).pages[0]
    return [line for line in lines(page) if "—" not in line.text]


@pytest.mark.parametrize(
    ("text", "width"),
    [("2026年10月21日17时15分", 46), ("91440101MA5CXXXX1X", 41), ("2026-侵权-0001", 29)],
)
def test_a_code_in_a_narrow_cell_shrinks_before_it_breaks(text: str, width: float) -> None:
    (line,) = cell(text, width=width)
    assert line.text == text
    assert 9.5 <= line.size < 12


def test_a_code_that_would_come_out_too_small_breaks_at_the_size_of_the_table() -> None:
    found = cell("2026年10月21日17时15分", width=25)
    assert len(found) > 1
    assert {line.size for line in found} == {12}


def test_a_sentence_in_a_cell_does_not_shrink() -> None:
    found = cell("当事人于2026年10月21日到场，情况属实。", width=60)
    assert {line.size for line in found} == {12}


def test_a_short_text_stands_in_the_middle_of_a_tall_cell_unless_one_writes_below_it() -> None:
    whole, field = cell("同意撤下展品", width=60, least=5), cell("签名：", width=60, least=5)
    assert field[0].y - whole[0].y == pytest.approx(2 * 17, abs=1)


def test_word_shrinks_the_same_codes() -> None:
    rows = (Row((Cell("2026年10月21日17时15分"), Cell("同意。"))),)
    content = paper(Table((46, 110), rows), layout=Layout.FORM)
    table = docx.Document(io.BytesIO(bundled_press().docx(content, no_picture))).tables[0]
    names = [one.paragraphs[0].style.name for one in table.rows[0].cells]
    assert names == ["表格小字", "表格文字"]
