"""Screens of 证据, 设计比对 and 归档, with invented pictures drawn on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen import canvas

from app.domain.documents.blocks import Mark
from app.domain.terms import EvidenceKind, EvidenceSide, Phase
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.evidence.adding import add_files
from app.services.evidence.archive import file_volume, read_volume
from app.services.evidence.changing import delete_evidence
from app.services.evidence.comparisons import list_comparisons, save_comparison
from app.services.evidence.listing import list_evidence
from app.services.evidence.views import EvidenceFacts, LoosePaper, SideMark
from app.support.clock import CHINA
from app.ui.pages.case_page import CasePage
from app.ui.pages.comparison_page import ComparisonPage
from app.ui.pages.recycle_page import RecyclePage
from app.ui.workspace import PageId
from tests.screens.studio import Studio

Go = Callable[[Studio], QWidget | None]
_TAKEN = datetime(2026, 11, 20, 10, 12, tzinfo=CHINA)


def evidence_shots() -> Iterator[tuple[str, Go]]:
    """Yield the name of each screen and the way there; the empty one comes first."""
    yield "case-evidence-empty", _empty
    yield "case-evidence", _picture
    yield "case-evidence-pdf", _pdf
    yield "sheet-evidence", _sheet
    yield "evidence-editor", _editor
    yield "comparison", _comparison
    yield "comparison-new", _new_pair
    yield "sheet-archive", _archive
    yield "recycle-evidence", _bin


def _cases(desk: Desk) -> tuple[int, ...]:
    found = CaseFilter(kinds=("infringement-dispute",), states=("served", "answered", "accepted"))
    return tuple(find_ids(desk, found, limit=3))


def _open(studio: Studio, at: int) -> CasePage:
    studio.window.show_page(PageId.WORKBENCH)
    studio.window.ways.open_case(_cases(studio.window.workspace.desk)[at])
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, CasePage)
    page.show_tab("evidence")
    page.parts.evidence.list.setFocus(Qt.FocusReason.OtherFocusReason)
    studio.settle()
    return page


def _empty(studio: Studio) -> None:
    _open(studio, 2)


def _picture(studio: Studio) -> None:
    _fill(studio.window.workspace.desk)
    panel = _open(studio, 0).parts.evidence
    panel.choose([2])


def _pdf(studio: Studio) -> None:
    _fill(studio.window.workspace.desk)
    panel = _open(studio, 0).parts.evidence
    panel.choose([5])


def _sheet(studio: Studio) -> QWidget | None:
    page = _open(studio, 0)
    page.parts.evidence.acts.add_picture(_lamp("#B8862F", 0.5))
    studio.settle()
    return page.parts.evidence.acts.sheet


def _editor(studio: Studio) -> QWidget | None:
    _fill(studio.window.workspace.desk)
    panel = _open(studio, 0).parts.evidence
    panel.choose([2])
    studio.settle()
    panel.edit_copy()
    return panel.editor


def _comparison(studio: Studio) -> None:
    _compare(studio).notes.pick(0)


def _new_pair(studio: Studio) -> None:
    _compare(studio).begin_new()


def _compare(studio: Studio) -> ComparisonPage:
    _fill(studio.window.workspace.desk)
    _open(studio, 0).parts.evidence.compare()
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, ComparisonPage)
    return page


def _closed(desk: Desk) -> int:
    found = CaseFilter(kinds=("infringement-dispute",), phases=(Phase.DONE.value,))
    return find_ids(desk, found, limit=1)[0]


def _archive(studio: Studio) -> QWidget | None:
    desk = studio.window.workspace.desk
    case_id = _closed(desk)
    if not list_evidence(desk, case_id):
        with TemporaryDirectory() as name:
            _add(desk, case_id, _cases(desk)[1], Path(name))
        loose = (LoosePaper("口头审理笔录（签名原件）", "", date(2026, 10, 12), 6),)
        number = read_volume(desk, case_id).archive_no
        file_volume(desk, case_id, number, "2026-03", "30年", "", loose)
    studio.window.show_page(PageId.WORKBENCH)
    studio.window.ways.open_case(case_id)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, CasePage)
    page.archive.open(case_id)
    return page.archive.sheet


def _bin(studio: Studio) -> None:
    desk = studio.window.workspace.desk
    _fill(desk)
    other = _cases(desk)[1]
    delete_evidence(desk, [line.id for line in list_evidence(desk, other)])
    studio.window.show_page(PageId.RECYCLE)
    studio.settle()
    page = studio.window.current_page
    assert isinstance(page, RecyclePage)
    page.tabs.setCurrentIndex(1)
    page.evidence.table.selectRow(0)


# --- invented evidence ----------------------------------------------------------------


def _lamp(colour: str, long: float, *, photo: bool = False) -> QImage:
    """Return a hanging lamp: a drawing on white, or one that looks like a photo."""
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#8C9AA6" if photo else "#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if photo:
        painter.fillRect(0, 620, 1200, 280, QColor("#6B5A48"))
    painter.setPen(QPen(QColor("#222222"), 6))
    top = round(300 * long) + 160
    painter.drawLine(600, 0, 600, top)
    shade = QPainterPath()
    shade.moveTo(330, top + 240)
    shade.cubicTo(340, top - 40, 860, top - 40, 870, top + 240)
    shade.closeSubpath()
    painter.setBrush(QColor(colour))
    painter.drawPath(shade)
    painter.setBrush(QColor("#FFF6C8"))
    painter.drawEllipse(QRectF(540, top + 210, 120, 120))
    painter.end()
    return image


def _screenshot() -> QImage:
    image = QImage(1280, 1600, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 1280, 110, QColor("#E8552D"))
    font = QFont()
    font.setPixelSize(44)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(40, 72, "某某优选 · 星煌灯饰旗舰店")
    painter.drawImage(QRectF(60, 160, 760, 570), _lamp("#C79A45", 0.4, photo=True))
    painter.setPen(QColor("#222222"))
    painter.drawText(60, 830, "北欧吊灯 半圆灯罩 客厅餐厅")
    painter.setPen(QColor("#D22B1F"))
    painter.drawText(60, 910, "¥ 280.00    已售 1,236 件")
    painter.end()
    return image


def _agreement(path: Path) -> None:
    paper = canvas.Canvas(str(path))
    for number in range(3):
        paper.setFont("Helvetica", 18)
        paper.drawString(72, 760, f"Notarial certificate, page {number + 1}")
        for line in range(24):
            paper.line(72, 720 - line * 24, 520 - (line * 37) % 160, 720 - line * 24)
        paper.showPage()
    paper.save()


def _fill(desk: Desk) -> None:
    """Give two cases evidence, some of it the same, and a pair; once."""
    case_id, other = _cases(desk)[:2]
    if list_evidence(desk, case_id):
        return
    with TemporaryDirectory() as name:
        _add(desk, case_id, other, Path(name))
    lines = list_evidence(desk, case_id)
    marks = (
        SideMark(True, Mark(0.26, 0.28, 0.48, 0.32, "1")),
        SideMark(True, Mark(0.47, 0.0, 0.06, 0.3, "2")),
        SideMark(False, Mark(0.26, 0.36, 0.48, 0.32, "1")),
    )
    if not list_comparisons(desk, case_id):
        save_comparison(
            desk,
            case_id,
            None,
            None,
            "主视图",
            lines[0].id,
            lines[2].id,
            "灯罩均为上窄下宽的半圆弧形，下缘平直；光源均为外露的球形，位于灯罩下缘中部。",
            "吊杆长度不同；被控产品灯罩表面颜色较深。",
            marks,
        )


def _add(desk: Desk, case_id: int, other: int, folder: Path) -> None:
    def picture(name: str, image: QImage) -> Path:
        path = folder / name
        image.save(str(path))
        return path

    views = (
        picture("授权公告图 主视图.png", _lamp("#FFFFFF", 0.3)),
        picture("授权公告图 立体图.png", _lamp("#F3F3F3", 0.4)),
    )
    photos = (
        picture("IMG_20261118_101502.jpg", _lamp("#B07A2A", 0.6, photo=True)),
        picture("IMG_20261118_101540.jpg", _lamp("#A86F22", 0.8, photo=True)),
    )
    page = picture("店铺销售页截图.png", _screenshot())
    notary = folder / "公证书（2026）粤中古证字第1188号.pdf"
    _agreement(notary)
    talk = folder / "与店铺客服的聊天记录.txt"
    talk.write_text("客服：亲，这款是我们自己工厂做的。\n" * 40, encoding="utf-8")
    film = folder / "公证购买全过程录像.mp4"
    film.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(3_400_000))
    online = EvidenceFacts(
        side=EvidenceSide.REQUESTER,
        proves="被请求人在网上许诺销售、销售被控产品，单价280元，已售1,236件",
        captured_at=_TAKEN,
        platform="某某优选",
        shop="星煌灯饰旗舰店",
        link="https://shop.example.com/item/100086",
        order_no="2026111800012345",
    )
    shown = "专利授权的外观设计，以图片表示的该产品的外观设计为准"
    add_files(desk, case_id, views, EvidenceFacts(EvidenceKind.DESIGN_VIEW, proves=shown))
    seen = "被控产品外观，拍摄于古镇某灯饰城三楼"
    add_files(desk, case_id, photos, EvidenceFacts(EvidenceKind.PRODUCT_PHOTO, proves=seen))
    add_files(desk, case_id, (page,), online)
    add_files(desk, case_id, (notary,), EvidenceFacts(proves="购买被控产品的过程及封存的实物"))
    add_files(desk, case_id, (talk, film), EvidenceFacts())
    add_files(desk, other, (page, photos[0]), online)
