"""Papers stand on the page as GB/T 9704-2012 says; read back with pypdf."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.documents.blocks import (
    Addressee,
    Attachments,
    Heading,
    Letterhead,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Title,
)
from tests.reports.press_kit import (
    LEADING,
    MM,
    NOTICE,
    body,
    bundled_press,
    lines,
    no_picture,
    opened,
    printed,
)

LONG = [Paragraph("正文")] * 5
FULL = "广东知识产权保护中心快维" * 120


def test_pages_are_a4() -> None:
    for page in opened(bundled_press().pdf(NOTICE, no_picture)).pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.1)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.1)


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    page = printed(Paragraph(FULL, indent=0)).pages[0]
    assert [len(line.text) for line in body(page)] == [28] * 22


def test_lines_stand_on_a_grid_between_the_margins() -> None:
    page = printed(Paragraph(FULL, indent=0)).pages[0]
    found = body(page)
    assert {round(line.x / MM, 2) for line in found} == {28.0}
    steps = {round(upper.y - lower.y, 2) for upper, lower in pairwise(found)}
    assert steps == {LEADING}
    assert found[0].y + 0.88 * 16 <= (297 - 37) * MM
    assert found[-1].y - 0.12 * 16 >= 35 * MM


def test_a_paragraph_begins_two_characters_in() -> None:
    first, second = body(printed(Paragraph(FULL[:50])).pages[0])
    assert (first.x - second.x) == pytest.approx(2 * 156 / 28 * MM, abs=0.01)
    assert len(first.text) == 26


def test_the_addressee_stands_flush_left() -> None:
    assert body(printed(Addressee("某某公司：")).pages[0])[0].x == pytest.approx(28 * MM, abs=0.01)


def test_the_title_is_22_points_and_in_the_middle() -> None:
    line = lines(printed(Title(("受理通知书",))).pages[0])[0]
    assert line.size == 22
    assert line.x + 5 * 22 / 2 == pytest.approx((28 + 156 / 2) * MM, abs=0.1)


def test_a_title_too_long_is_broken_into_lines_of_like_length() -> None:
    page = printed(Title(("关于专利侵权纠纷案件中止处理以及延长办理期限有关事项的通知",))).pages[0]
    sizes = [len(line.text) for line in lines(page) if line.size == 22]
    assert len(sizes) == 2
    assert max(sizes) - min(sizes) <= 1


def test_the_letterhead_begins_35_mm_below_the_margin_and_fits_the_width() -> None:
    name = "广州市花都区市场监督管理局知识产权保护中心"
    head = lines(printed(Letterhead(name), Number("粤知〔2026〕1号")).pages[0])[0]
    assert head.size * len(name) <= 156 * MM + 0.01
    assert head.y + 0.88 * head.size == pytest.approx((297 - 37 - 35) * MM, abs=0.1)


def test_the_number_is_centred_under_a_letterhead_and_else_at_the_right() -> None:
    number = Number("粤知〔2026〕1号")
    headed = lines(printed(Letterhead("某中心"), number).pages[0])[1]
    alone = lines(printed(number).pages[0])[0]
    assert headed.x < alone.x
    assert (headed.x - 28 * MM) * 2 == pytest.approx(alone.x - 28 * MM, abs=0.1)


def test_headings_are_set_in_their_own_faces() -> None:
    found = body(
        printed(Heading("一、事实", 1), Heading("（一）经过", 2), Paragraph("正文")).pages[0]
    )
    names = ["NotoSansSCSemiBold", "KuaiWeiKai", "NotoSerifSCRegular"]
    for line, name in zip(found, names, strict=True):
        assert all(font.endswith(name) for font in line.fonts)


def test_a_heading_never_ends_a_page() -> None:
    page = printed(*[Paragraph("正文")] * 21, Heading("一、事实", 1), *LONG).pages[0]
    assert "一、事实" not in [line.text for line in body(page)]


def test_page_numbers_stand_at_the_right_of_odd_and_the_left_of_even_pages() -> None:
    pages = printed(Paragraph("一"), PageBreak(), Paragraph("二")).pages
    odd, even = (lines(page)[-1] for page in pages)
    assert (odd.text, even.text) == ("— 1 —", "— 2 —")
    assert odd.size == even.size == 14
    assert even.x == pytest.approx(28 * MM + 156 / 28 * MM, abs=0.1)
    assert odd.x > 105 * MM
    assert odd.y + 0.38 * 14 == pytest.approx((35 - 7) * MM, abs=0.1)


def test_the_date_ends_four_characters_from_the_right_with_the_name_above_its_middle() -> None:
    found = body(printed(Paragraph("正文"), Signature("某中心", "二〇二六年九月三日")).pages[0])
    text, name, day = found
    pitch = 156 / 28 * MM
    assert day.x + 9 * pitch == pytest.approx((210 - 26) * MM - 4 * pitch, abs=0.1)
    assert name.x + 1.5 * pitch == pytest.approx(day.x + 4.5 * pitch, abs=0.1)
    assert text.y - name.y >= 3 * LEADING


@pytest.mark.parametrize("count", range(14, 27))
def test_a_signature_never_stands_without_text(count: int) -> None:
    pages = printed(*[Paragraph("正文")] * count, Signature("某中心", "2026年9月3日")).pages
    texts = [[line.text for line in body(page)] for page in pages]
    assert texts[-1][-2:] == ["某中心", "2026年9月3日"]
    assert texts[-1][0] == "正文"
    assert sum(page.count("正文") for page in texts) == count


def test_attachments_follow_one_line_below_the_text_and_are_numbered_when_several() -> None:
    many = body(printed(Paragraph("正文"), Attachments(("甲", "乙"))).pages[0])
    one = body(printed(Paragraph("正文"), Attachments(("甲",))).pages[0])
    assert [line.text for line in one] == ["正文", "附件：", "甲"]
    assert [line.text for line in many] == ["正文", "附件：1. ", "甲", "2. ", "乙"]
    assert many[0].y - many[1].y == pytest.approx(2 * LEADING, abs=0.01)
    assert many[2].x == pytest.approx(many[4].x, abs=0.01)


def test_the_imprint_stands_at_the_foot_of_the_last_page_only() -> None:
    first, *_, last = printed(*NOTICE.blocks[:-1], PageBreak(), NOTICE.blocks[-1]).pages
    assert "印发" not in first.extract_text()
    foot = [line for line in lines(last) if "印发" in line.text]
    assert 35 * MM <= foot[0].y <= 45 * MM
