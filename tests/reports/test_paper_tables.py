"""Tables, pictures, envelopes and print runs of papers."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from app.domain.documents.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    Layout,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Table,
)
from app.reports.documents.jpeg_notes import without_notes
from app.support.errors import InputFileError
from tests.reports.press_kit import (
    MM,
    NOTICE,
    bundled_press,
    lines,
    long_table,
    no_picture,
    opened,
    paper,
    printed,
)


def jpeg(width: int, height: int, turn: int = 1) -> bytes:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = turn
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG", exif=exif)
    return file.getvalue()


def texts(reader: PdfReader) -> list[list[str]]:
    return [[line.text for line in lines(page)] for page in reader.pages]


def test_a_table_goes_on_over_pages_and_repeats_its_head() -> None:
    pages = texts(printed(long_table(60), layout=Layout.FORM))
    assert len(pages) > 2
    for page in pages:
        assert page.count("序号") == 1
        assert page[0] == "序号"
    numbers = [text for page in pages for text in page if text.startswith("第")]
    assert numbers == [f"第{at}号" for at in range(60)]


def test_table_text_is_12_points_and_labels_are_centred() -> None:
    table = Table((1, 1), (Row((Cell("标签", label=True), Cell("内容"))),))
    label, text, _ = lines(printed(table, layout=Layout.FORM).pages[0])
    assert label.size == text.size == 12
    assert label.x + 12 == pytest.approx((28 + 39) * MM, abs=0.1)
    assert text.x < (28 + 78 + 5) * MM
    assert label.y == text.y


def test_a_cell_may_span_columns_and_rows() -> None:
    table = Table(
        (1, 1, 1),
        (
            Row((Cell("甲", rows=2, label=True), Cell("乙", span=2, label=True))),
            Row((Cell("丙", label=True), Cell("丁", label=True))),
        ),
    )
    at = {line.text: line for line in lines(printed(table, layout=Layout.FORM).pages[0])}
    assert at["乙"].x == pytest.approx((at["丙"].x + at["丁"].x) / 2, abs=0.1)
    assert at["甲"].y == pytest.approx((at["乙"].y + at["丙"].y) / 2, abs=0.1)


def test_a_long_cell_is_parted_between_pages_without_losing_a_line() -> None:
    text = "\n".join(f"问答{at}" for at in range(80))
    table = Table((1, 5), (Row((Cell("记录", label=True), Cell(text))),))
    pages = texts(printed(table, layout=Layout.FORM))
    assert len(pages) > 1
    found = [line for page in pages for line in page if line.startswith("问答")]
    assert found == text.split("\n")


def test_a_tall_label_goes_on_beside_its_rows() -> None:
    rows = [Row((Cell(f"第{at}行"),)) for at in range(1, 40)]
    first = Row((Cell("标签", rows=40, label=True), Cell("第0行")))
    pages = texts(printed(Table((1, 4), (first, *rows)), layout=Layout.FORM))
    assert [text for page in pages for text in page if text.startswith("第")] == [
        f"第{at}行" for at in range(40)
    ]


def test_a_heading_stays_with_the_head_of_its_table() -> None:
    blocks: list[Block] = [*[Paragraph("正文")] * 21, Heading("一、证据", 1), long_table(30)]
    first, second, *_ = texts(printed(*blocks))
    assert "一、证据" not in first
    assert second[:2] == ["一、证据", "序号"]


def test_a_row_is_as_high_as_it_is_asked_to_be() -> None:
    table = Table((1,), (Row((Cell("甲", label=True),), least=10), Row((Cell("乙"),))))
    upper, lower, _ = lines(printed(table, layout=Layout.FORM).pages[0])
    assert upper.y - lower.y >= 5 * 17


def test_a_jpeg_is_embedded_with_its_very_pixels() -> None:
    data = jpeg(640, 480)
    content = paper(Pictures((Picture("a" * 64, "图1", (Mark(0.1, 0.1, 0.2, 0.2, "手柄"),)),)))
    rendered = bundled_press().pdf(content, lambda _: data)
    assert without_notes(data) in rendered.pdf
    assert [text for text in texts(opened(rendered))[0] if "：" in text] == ["1：手柄"]


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "LA", "I;16"])
def test_a_picture_of_another_kind_is_shown_on_white(mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (40, 30)).save(file, "PNG")
    content = paper(Pictures((Picture("a" * 64, "截图"),)))
    page = opened(bundled_press().pdf(content, lambda _: file.getvalue())).pages[0]
    assert [image.image.size for image in page.images if image.image] == [(40, 30)]


def test_two_pictures_stand_side_by_side() -> None:
    content = paper(Pictures((Picture("a" * 64, "左图"), Picture("b" * 64, "右图"))))
    page = opened(bundled_press().pdf(content, lambda _: jpeg(640, 480, 6))).pages[0]
    left, right = (line for line in lines(page) if "图" in line.text)
    assert left.y == right.y
    assert left.x < 105 * MM < right.x


@pytest.mark.parametrize("data", [b"", b"no picture", jpeg(900, 900)[:3000]])
def test_a_broken_picture_is_refused_with_a_sentence(data: bytes) -> None:
    content = paper(Pictures((Picture("a" * 64),)))
    with pytest.raises(InputFileError, match="图片已损坏"):
        bundled_press().pdf(content, lambda _: data)


def test_each_paper_of_a_run_begins_on_an_odd_page() -> None:
    short = paper(Paragraph("短文"))
    long = paper(Paragraph("长文"), PageBreak(), Paragraph("第二面"))
    rendered = bundled_press().run([short, long, short], no_picture)
    pages = texts(opened(rendered))
    assert [page[:1] for page in pages] == [["短文"], [], ["长文"], ["第二面"], ["短文"]]
    assert rendered.pages == 5
    assert [page[-1] for page in pages if page] == ["— 1 —", "— 1 —", "— 2 —", "— 1 —"]


def test_a_run_embeds_each_font_once() -> None:
    one = bundled_press().pdf(NOTICE, no_picture)
    many = bundled_press().run([NOTICE] * 5, no_picture)
    assert many.pdf.count(b"/FontFile2") == one.pdf.count(b"/FontFile2")


def test_a_run_of_nothing_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bundled_press().run([], no_picture)


def test_an_envelope_has_postcode_boxes_address_name_and_sender() -> None:
    page = printed(
        Paragraph("528200"),
        Paragraph("广东省佛山市南海区桂城街道某某路88号"),
        Paragraph("某某公司（收）", align=Align.CENTRE),
        Paragraph("广州市知识产权保护中心", align=Align.RIGHT),
        layout=Layout.ENVELOPE,
    ).pages[0]
    assert float(page.mediabox.width) == pytest.approx(220 * MM, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(110 * MM, abs=0.1)
    found = lines(page)
    assert [line.text for line in found[:6]] == list("528200")
    address, name, sender = found[6:]
    assert address.y > name.y > sender.y
    assert name.size > address.size > sender.size
    assert sender.x > 110 * MM


def test_spine_labels_stand_six_on_a_page() -> None:
    row = Row((Cell("全宗12", label=True), Cell("某某纠纷案"), Cell("2026")))
    reader = printed(Table((1, 4, 1), (row,) * 7), layout=Layout.LABEL)
    assert [page.count("2026") for page in texts(reader)] == [6, 1]


def test_a_paper_without_page_numbers_has_none() -> None:
    content = replace(paper(Paragraph("正文")), numbered=False)
    assert texts(opened(bundled_press().pdf(content, no_picture))) == [["正文"]]
