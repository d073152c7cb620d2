"""One well-filled case of every kind, so that every paper has something to say (示例案卷)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from app.domain.dates import YearMonth
from app.domain.documents.blocks import Mark
from app.domain.terms import EvidenceKind, EvidenceSide, Phase
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.evidence.adding import add_bytes
from app.services.evidence.archive import file_volume
from app.services.evidence.comparisons import save_comparison
from app.services.evidence.views import EvidenceFacts, EvidenceLine, LoosePaper, SideMark
from app.services.office import Workplace
from app.services.read_case import read_dossier
from app.services.sample.fill import fill_store
from app.support.clock import CHINA
from tests.store.sample_kit import workplace

MONTHS = tuple(YearMonth(2026, 11).plus(-back) for back in range(4))
RECEIVED = date(2026, 10, 9)
CAPTURED = datetime(2026, 10, 8, 9, 30, tzinfo=CHINA)


@contextmanager
def opened(folder: Path) -> Iterator[Workplace]:
    """Yield a small sample centre's store; closed at the end."""
    place = workplace(folder)
    try:
        fill_store(
            place.desk, MONTHS, seed=7, disputes=24, fast_track=24, mediations=20, assistance=10
        )
        yield place
    finally:
        place.close()


def fullest(desk: Desk, kind: str) -> int:
    """Return the case of ``kind`` with the most parties and history, evidence added."""
    ids = find_ids(desk, CaseFilter(kinds=(kind,)))
    dossiers = [read_dossier(desk, case_id) for case_id in ids[:60]]
    best = max(
        dossiers, key=lambda one: (bool(one.line.case_no), len(one.events), len(one.parties))
    )
    add_evidence(desk, best.line.id)
    return best.line.id


def filed(desk: Desk) -> int:
    """Return a closed dispute with evidence, its volume filed in a box."""
    done = CaseFilter(kinds=("infringement-dispute",), phases=(Phase.DONE.value,))
    case_id = find_ids(desk, done)[0]
    add_evidence(desk, case_id)
    request = LoosePaper("专利侵权纠纷处理请求书", "", RECEIVED, 6)
    receipt = LoosePaper("送达回证", "", None, 2)
    file_volume(desk, case_id, "2026-侵权-0001", "2026-03", "30年", "", (request, receipt))
    return case_id


def add_evidence(desk: Desk, case_id: int) -> None:
    """Give a case a registered view, a photo of the product, a page shot, and compare them."""
    view = _add(desk, case_id, "主视图.png", lamp("#f4f1ea", 0), EvidenceKind.DESIGN_VIEW)
    photo = _add(desk, case_id, "被控产品.jpg", lamp("#d8e2ee", 18), EvidenceKind.PRODUCT_PHOTO)
    _add(desk, case_id, "商品页面截图.png", lamp("#ffffff", 40), EvidenceKind.ELECTRONIC)
    marks = (
        SideMark(registered=True, mark=Mark(0.3, 0.1, 0.4, 0.3, "1")),
        SideMark(registered=False, mark=Mark(0.28, 0.12, 0.44, 0.3, "1")),
    )
    same, different = "灯罩均为半球形，灯杆与底座的比例相同。", "被控产品底座边缘多一圈凸线。"
    save_comparison(desk, case_id, None, None, "主视图", view.id, photo.id, same, different, marks)


def _add(desk: Desk, case_id: int, name: str, data: bytes, kind: EvidenceKind) -> EvidenceLine:
    facts = EvidenceFacts(
        kind=kind,
        side=EvidenceSide.REQUESTER,
        title=name.partition(".")[0],
        proves="被控产品的外观",
        captured_at=CAPTURED,
        platform="淘宝",
        shop="星光灯具店",
        link="https://example.com/item/1",
        order_no="2026100800017",
    )
    (line,) = add_bytes(desk, case_id, name, data, facts).lines
    return line


def lamp(background: str, shift: int) -> bytes:
    """Draw an invented table lamp; ``shift`` makes two of them differ."""
    picture = Image.new("RGB", (640, 800), background)
    pen = ImageDraw.Draw(picture)
    pen.pieslice(
        (170 + shift, 80, 470 - shift, 420), 180, 360, fill="#c9a24b", outline="#6b5420", width=4
    )
    pen.rectangle((308, 250, 332, 640), fill="#8a8a8a", outline="#444444", width=3)
    pen.ellipse((200, 620, 440, 700 - shift // 2), fill="#5d5d5d", outline="#333333", width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
