"""Papers and evidence of a sample centre: drafts, issued and served ones, a volume (示例文书)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from types import MappingProxyType

from app.domain.documents.blocks import Block, Layout, Mark, PaperContent, Paragraph, Title
from app.domain.terms import EvidenceKind, EvidenceSide, ServiceMethod
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.evidence.adding import add_bytes
from app.services.evidence.archive import RETENTIONS, file_volume, read_volume
from app.services.evidence.comparisons import save_comparison
from app.services.evidence.views import EvidenceFacts, EvidenceLine, SideMark
from app.services.office import list_accounts
from app.services.papers.drafts import start_drafts
from app.services.papers.issue import issue_paper
from app.services.papers.listing import read_paper
from app.services.papers.serving import serve_paper
from app.services.papers.views import PaperPress, ServeRequest
from app.services.read_case import read_dossier
from app.services.sample.pictures import invent_lamp, product_photo, registered_view, shop_page
from app.services.views import CaseDossier
from app.support.clock import CHINA
from app.support.errors import RuleViolationError
from app.support.progress import Progress, no_progress

DISPUTE, PREEXAM = "infringement-dispute", "pre-examination"
SERVED_STATE = "served"
_SHOP, _PLATFORM = "星光灯饰（示例）", "1688"
_SAME = "灯罩均呈上窄下宽的圆台形，灯罩上两道横向装饰线的位置相同，灯杆与底座的比例相近。"
_DIFFERENT = "被控产品底座下缘多一圈深色装饰环，授权设计没有。"
_MARKS = (
    SideMark(registered=True, mark=Mark(0.22, 0.14, 0.56, 0.42, "1")),
    SideMark(registered=False, mark=Mark(0.22, 0.14, 0.56, 0.42, "1")),
    SideMark(registered=False, mark=Mark(0.22, 0.81, 0.56, 0.12, "2")),
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is made for a case in a state: so many cases, papers issued, papers left drafts.

    ``served``: what was issued has reached its recipients. ``evidence``: pictures are added,
    ``compared``: and set side by side.
    """

    kind: str
    state: str
    cases: int
    issued: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    served: bool = False
    evidence: bool = False
    compared: bool = False


_PLANS = (
    _Plan(DISPUTE, "received", 2, drafts=("material-receipt", "supplement-notice")),
    _Plan(DISPUTE, "accepted", 1, issued=("acceptance-notice",), drafts=("answer-notice",)),
    _Plan(
        DISPUTE,
        "hearing-set",
        2,
        issued=("acceptance-notice", "answer-notice"),
        drafts=("hearing-notice",),
        served=True,
        evidence=True,
        compared=True,
    ),
    _Plan(
        DISPUTE,
        "answered",
        1,
        issued=("acceptance-notice", "answer-notice"),
        served=True,
        evidence=True,
    ),
    _Plan(DISPUTE, "served", 2, issued=("acceptance-notice", "answer-notice"), served=True),
    _Plan(
        DISPUTE,
        "deliberated",
        1,
        issued=("acceptance-notice",),
        drafts=("ruling",),
        served=True,
        evidence=True,
        compared=True,
    ),
    _Plan(DISPUTE, "archived", 1, issued=("acceptance-notice",), served=True, evidence=True),
    _Plan(DISPUTE, "closed", 1, issued=("acceptance-notice", "closing-notice")),
    _Plan(PREEXAM, "passed", 2, issued=("preexam-pass",)),
)
_ARCHIVED = "archived"
_DAY_OF: Mapping[str, str] = MappingProxyType(
    {"closing-notice": "closed_on", "preexam-pass": "decided_on"}
)
"""On which day of the case a paper is dated; the others on the day of acceptance."""


@dataclass(frozen=True, slots=True)
class SamplePapers:
    """What was made: evidence, papers by how far they came, volumes."""

    evidence: int
    drafts: int
    issued: int
    served: int
    volumes: int


@dataclass(frozen=True, slots=True)
class _Order:
    """A paper to be issued for a case; ``reached`` is the day of service, None for not yet."""

    on: date
    case_id: int
    folder: str
    reached: date | None


def fill_papers(
    desk: Desk, press: PaperPress | None, *, seed: int, progress: Progress = no_progress
) -> SamplePapers:
    """Give a dozen of the newest cases papers and evidence, by the ordinary use-cases.

    The same seed in the same store gives the same content. Papers and notes are those of each
    case's handler. A paper for which its case lacks a fact stays a draft, as it would in an
    office. Without ``press`` no paper can be issued: all of them stay drafts.

    Raises:
        TaskCancelledError: ``progress`` stopped it; what was made by then stays.
    """
    rng = Random(seed)  # noqa: S311 - has to repeat itself, guards nothing
    handlers = {account.name: replace(desk, account=account) for account in list_accounts(desk)}
    chosen = [
        (plan, read_dossier(desk, case_id))
        for plan in _PLANS
        for case_id in find_ids(
            desk, CaseFilter(kinds=(plan.kind,), states=(plan.state,)), limit=plan.cases
        )
    ]
    made = evidence = volumes = 0
    orders: list[_Order] = []
    for done, (plan, dossier) in enumerate(chosen):
        progress(done, 2 * len(chosen), "正在制作示例证据和草稿")
        at = handlers.get(dossier.line.handler, desk)
        if plan.evidence:
            evidence += _add_evidence(at, dossier, rng, press, compared=plan.compared)
        for folder in plan.drafts:
            made += len(start_drafts(at, dossier.line.id, folder))
        orders += _orders(plan, dossier)
    drafts, issued, served = _carry_out(handlers, desk, orders, press, progress)
    for plan, dossier in chosen:
        if plan.state == _ARCHIVED:
            volumes += _file(handlers.get(dossier.line.handler, desk), dossier)
    return SamplePapers(evidence, made + drafts, issued, served, volumes)


def _orders(plan: _Plan, dossier: CaseDossier) -> list[_Order]:
    line = dossier.line
    reached = next((event.on for event in dossier.events if event.to_state == SERVED_STATE), None)
    found = []
    for folder in plan.issued:
        day = getattr(line, _DAY_OF.get(folder, "accepted_on")) or line.received_on
        served = max(day, reached) if plan.served and reached is not None else None
        found.append(_Order(day, line.id, folder, served))
    return found


def _carry_out(
    handlers: Mapping[str, Desk],
    desk: Desk,
    orders: Sequence[_Order],
    press: PaperPress | None,
    progress: Progress,
) -> tuple[int, int, int]:
    """Issue in the order of the days, so that the numbers follow them."""
    drafts = issued = served = 0
    for done, order in enumerate(sorted(orders, key=lambda one: (one.on, one.case_id))):
        progress(len(orders) + done, 2 * len(orders), "正在制作示例文书")
        at = handlers.get(read_dossier(desk, order.case_id).line.handler, desk)
        for paper_id in start_drafts(at, order.case_id, order.folder):
            if press is None or not _issue(at, paper_id, press, order.on):
                drafts += 1
                continue
            issued += 1
            if order.reached is not None:
                # The case took its step long ago; the record is all that is wanted.
                request = ServeRequest(ServiceMethod.DIRECT, order.reached, take_step=False)
                serve_paper(at, paper_id, request)
                served += 1
    return drafts, issued, served


def _issue(desk: Desk, paper_id: int, press: PaperPress, on: date) -> bool:
    """Issue a paper; False where its case lacks a fact it has to say."""
    try:
        issue_paper(desk, paper_id, read_paper(desk, paper_id).version, press, on)
    except RuleViolationError:
        return False
    return True


def _add_evidence(
    desk: Desk, dossier: CaseDossier, rng: Random, press: PaperPress | None, *, compared: bool
) -> int:
    """Add a registered view, a photo, a shop's page and, printed, how the sample was bought."""
    line, lamp = dossier.line, invent_lamp(rng)
    product = line.product or "台灯"
    on = datetime.combine(line.received_on - timedelta(days=3), time(10, 20), CHINA)
    order_no = f"{on:%Y%m%d}{rng.randrange(10**8):08}"
    bought = EvidenceFacts(
        kind=EvidenceKind.ELECTRONIC,
        title="商品页面截图",
        proves="被控产品在网店许诺销售",
        captured_at=on,
        platform=_PLATFORM,
        shop=_SHOP,
        link="https://example.com/item/1001",
    )
    price = f"{rng.randrange(80, 900)}.00"
    view = EvidenceFacts(kind=EvidenceKind.DESIGN_VIEW, title="授权公告主视图", proves="保护范围")
    photo = EvidenceFacts(
        kind=EvidenceKind.PRODUCT_PHOTO,
        side=EvidenceSide.OFFICE,
        title="被控产品照片",
        proves="被控产品的外观",
        captured_at=on,
    )
    added = [
        _add(desk, line.id, "主视图.png", registered_view(lamp), view),
        _add(desk, line.id, "被控产品.jpg", product_photo(lamp, ring=True), photo),
        _add(desk, line.id, "商品页面.png", shop_page(lamp, _SHOP, product, price), bought),
    ]
    if press is not None:
        deed = replace(bought, title="购买样品记录", proves="被控产品在网店销售", order_no=order_no)
        added.append(_add(desk, line.id, "购买记录.pdf", _record(press, deed, product), deed))
    if compared:
        first, second = added[0].id, added[1].id
        save_comparison(
            desk, line.id, None, None, "主视图", first, second, _SAME, _DIFFERENT, _MARKS
        )
    return len(added)


def _add(desk: Desk, case_id: int, name: str, data: bytes, facts: EvidenceFacts) -> EvidenceLine:
    (line,) = add_bytes(desk, case_id, name, data, facts).lines
    return line


def _record(press: PaperPress, facts: EvidenceFacts, product: str) -> bytes:
    """Return the invented record of a purchase as PDF."""
    lines = (
        f"平台：{facts.platform}",
        f"店铺：{facts.shop}",
        f"订单号：{facts.order_no}",
        f"商品：{product}，1件",
        "本记录为示例中心的虚构数据。",
    )
    blocks: list[Block] = [Title(("购买样品记录",))]
    blocks += [Paragraph(text) for text in lines]
    content = PaperContent("购买样品记录", _SHOP, Layout.OFFICIAL, tuple(blocks))
    return press.pdf(content, _no_picture).pdf


def _no_picture(sha256: str) -> bytes:
    raise LookupError(sha256)


def _file(desk: Desk, dossier: CaseDossier) -> int:
    """File the volume under the number proposed for it."""
    proposed = read_volume(desk, dossier.line.id)
    closed = dossier.line.closed_on or dossier.line.received_on
    box = f"{closed.year}-01"
    file_volume(desk, dossier.line.id, proposed.archive_no, box, RETENTIONS[1], "", ())
    return 1
