"""The ruling of domain.md 4.2, from the entry of the case to the issued paper in three forms."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from pypdf import PdfReader

from app.domain.documents.blocks import Letterhead, Number, PaperContent, Paragraph, Title
from app.domain.documents.life import PaperState
from app.services.papers.drafts import preview, read_form, save_draft, start_drafts
from app.services.papers.files import paper_docx, paper_pdf
from app.services.papers.issue import issue_paper
from app.services.papers.views import PaperLine
from tests.reports.paper_text import plain_text
from tests.reports.press_kit import MM, bundled_press, lines
from tests.reports.test_paper_docx import text_in_order
from tests.reports.test_paper_docx_libreoffice import OFFICE, converted
from tests.store.huadu_kit import NUMBER, RULED, enter_ruling, huadu_centre

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "送达副本情况": (
            "本局于2025年6月24日向被请求人送达了请求书副本及附件、答辩通知书。"
            "被请求人于2025年7月8日提交了答辩书。"
        ),
        "现场勘验情况": (
            "本局执法人员于2025年6月24日到被请求人经营场所勘验，"
            "现场发现被控侵权产品544件，其中已包装400件，抽样取证2件。"
        ),
        "口头审理情况": (
            "本局于2025年9月10日对本案进行了口头审理，"
            "请求人的委托代理人李某、被请求人的法定代表人黄某到庭参加。"
        ),
        "请求人的事实与理由": (
            "请求人在1688平台以普通消费者身份下单购得被控侵权产品样品，"
            "经比对，与涉案专利整体视觉效果无差异。"
        ),
        "答辩意见": "被控产品系根据现有设计制造，不落入涉案专利权的保护范围。",
        "请求人证据": (
            "证据一：外观设计专利证书、专利登记簿副本；\n证据二：1688平台订单记录和购得的样品。"
        ),
        "质证与认证": (
            "被请求人对上述证据的真实性无异议。本局对其真实性、合法性和关联性予以确认。"
        ),
        "查明的事实": "被控侵权产品由被请求人制造，并在1688平台的店铺许诺销售、销售。",
        "本局认为": (
            "外观设计专利权的保护范围以表示在图片或者照片中的该产品的外观设计为准。"
            "整体观察、综合判断，两者在整体视觉效果上无实质性差异。"
        ),
        "裁决主文": "责令被请求人立即停止制造、销售、许诺销售侵犯涉案专利权的产品。",
        "合议组组长": "张某",
        "合议组其他成员": "李某、王某",
        "书记员": "赵某",
    }
)
PARTY_LINES = (
    "请求人：广州美发器具有限公司",
    "地址：广州市花都区狮岭镇",
    "法定代表人（负责人）：陈某",
    "委托代理人：李某，广州某专利代理事务所",
    "被请求人：广州卷发电器有限公司",
    "地址：广州市花都区花山镇",
    "法定代表人（负责人）：黄某",
)


@dataclass(frozen=True, slots=True)
class Issued:
    """The issued ruling: its line, its content and its files."""

    line: PaperLine
    content: PaperContent
    pdf: bytes
    docx: bytes

    @property
    def text(self) -> str:
        return plain_text(self.content)


@pytest.fixture(scope="module")
def ruling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Issued]:
    _, place = huadu_centre(tmp_path_factory.mktemp("huadu"))
    desk, press = place.desk, bundled_press()
    case_id = enter_ruling(desk)
    first, *_ = start_drafts(desk, case_id, "ruling")
    form = read_form(desk, first)
    draft = save_draft(desk, first, form.line.version, TEXTS)
    assert preview(desk, first).gaps == ()
    line = issue_paper(desk, first, draft.version, press, RULED)
    pdf, word = paper_pdf(desk, first, press).pdf, paper_docx(desk, first, press)
    yield Issued(line, preview(desk, first).content, pdf, word)
    place.close()


def test_the_ruling_bears_the_cases_own_number_and_is_locked(ruling: Issued) -> None:
    assert (ruling.line.number, ruling.line.state) == (NUMBER, PaperState.ISSUED)
    assert ruling.line.issued_on == RULED
    assert ruling.line.sha256


def test_the_number_stands_at_the_right_under_the_title_without_a_red_head(ruling: Issued) -> None:
    title, number = ruling.content.blocks[:2]
    assert title == Title(("广州市市场监督管理局", "专利侵权纠纷案件行政裁决书"))
    assert number == Number(NUMBER)
    assert not any(isinstance(block, Letterhead) for block in ruling.content.blocks)
    document = pypdfium2.PdfDocument(ruling.pdf)
    text = document[0].get_textpage()
    found = text.search(NUMBER).get_next()
    assert found is not None
    at, count = found
    right = text.get_charbox(at + count - 1)[2] / MM
    text.close()
    document.close()
    assert right == pytest.approx(184, abs=1)


def test_each_fact_of_a_party_has_its_own_line(ruling: Issued) -> None:
    paragraphs = [block.text for block in ruling.content.blocks if isinstance(block, Paragraph)]
    assert tuple(paragraphs[: len(PARTY_LINES)]) == PARTY_LINES


@pytest.mark.parametrize(
    "fact",
    [
        "本局于2025年6月19日立案受理",
        "专利号为ZL202430380182.4、名称为“卷发棒(NV697)”的外观设计专利权",
        "案号为粤穗花知法裁字〔2025〕11号",
        "送达了请求书副本及附件",
        "现场发现被控侵权产品544件，其中已包装400件，抽样取证2件",
        "于2025年9月10日对本案进行了口头审理，请求人的委托代理人李某",
        "本案现已审结",
        "责令停止侵权",
        "请求人在1688平台以普通消费者身份下单购得被控侵权产品样品",
        "现有设计",
        "保护范围以表示在图片或者照片中的该产品的外观设计为准",
        "责令被请求人立即停止制造、销售、许诺销售",
        "自收到本裁决书之日起十五日内",
        "向人民法院起诉",
        "合议组组长：张某",
        "李某、王某",
        "书记员：赵某",
    ],
)
def test_the_ruling_says_what_a_ruling_must(fact: str, ruling: Issued) -> None:
    assert fact in re.sub("　", "", ruling.text)


def test_the_parts_come_in_the_order_of_the_published_ruling(ruling: Issued) -> None:
    signs = (
        "行政裁决书", NUMBER, "请求人：", "被请求人：", "立案受理", "勘验", "口头审理", "现已审结",
        "请求本局", "事实和理由", "辩称", "以下证据", "审理查明", "本局认为：", "裁决如下",
        "十五日内", "合议组组长", "2025年9月22日",
    )  # fmt: skip
    places = [ruling.text.index(sign) for sign in signs]
    assert places == sorted(places)


def test_panel_authority_and_day_end_the_ruling(ruling: Issued) -> None:
    assert ruling.text.endswith("广州市市场监督管理局2025年9月22日")


def test_pdf_and_word_say_what_was_issued(ruling: Issued) -> None:
    pages = PdfReader(io.BytesIO(ruling.pdf)).pages
    text = "".join(line.text for page in pages for line in lines(page))
    assert re.sub(r"— \d+ —|\s", "", text) == ruling.text
    assert text_in_order(docx.Document(io.BytesIO(ruling.docx))) == ruling.text


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice (soffice), which is not installed"
)
def test_libreoffice_loses_nothing_of_the_ruling(ruling: Issued, tmp_path: Path) -> None:
    file = tmp_path / "ruling.docx"
    file.write_bytes(ruling.docx)
    body = ElementTree.parse(converted(file, "fodt")).getroot().find(f"{OFFICE}body")  # noqa: S314
    assert body is not None
    assert re.sub(r"\s", "", "".join(body.itertext())) == ruling.text
