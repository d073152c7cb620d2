"""Several papers in one print run, each followed by its envelope and 送达回证 (批量打印)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from app.domain.documents.blocks import PaperContent
from app.domain.documents.content_json import content_from_json
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.papers.composing import Wording, compose
from app.services.papers.listing import picture_reader
from app.services.papers.rows import get_paper, recipient_of
from app.services.papers.templates import template
from app.services.papers.views import PaperPress, RenderedPaper
from app.services.read_case import get_case
from app.support.errors import RuleViolationError
from app.support.progress import Progress, no_progress

ENVELOPE = "recipient-envelope"
RECEIPT = "service-receipt"
SERVED_PAPER = "送达文书"
"""The field of the 送达回证 that names what is served."""


def print_run(
    desk: Desk,
    ids: Sequence[int],
    press: PaperPress,
    *,
    envelopes: bool,
    receipts: bool,
    progress: Progress = no_progress,
) -> RenderedPaper:
    """Return issued papers as one PDF, each with its envelope and its 送达回证 after it.

    Nothing is stored. A paper without recipient has neither envelope nor 送达回证.

    Raises:
        RuleViolationError: one of them is a draft, or there are none.
    """
    folders = tuple(
        folder for folder, wanted in ((ENVELOPE, envelopes), (RECEIPT, receipts)) if wanted
    )
    contents: list[PaperContent] = []
    with desk.store.reading() as session:
        papers = [get_paper(session, one) for one in ids]
        if not papers or any(paper.content is None for paper in papers):
            raise RuleViolationError(
                "其中有尚未签发的草稿，没有打印。", hint="请先签发，或者只选择已签发的文书。"
            )
        for at, paper in enumerate(papers):
            progress(at, len(papers) + 1, f"正在准备第 {at + 1} 份")
            contents.extend(_contents(desk, session, paper, folders))
    progress(len(papers), len(papers) + 1, "正在生成打印文件")
    printed = press.run(contents, picture_reader(desk))
    progress(len(papers) + 1, len(papers) + 1, "打印文件已生成")
    return printed


def _contents(
    desk: Desk, session: Session, paper: CasePaper, folders: Sequence[str]
) -> Iterator[PaperContent]:
    yield content_from_json(paper.content or {})
    recipient = recipient_of(session, paper)
    if recipient is None:
        return
    case = get_case(session, paper.case_id)
    named = "　".join(filter(None, (f"《{paper.title}》", paper.number, "一份")))
    for folder in folders:
        wording = Wording(template(desk, folder), recipient, {SERVED_PAPER: named})
        yield compose(desk, session, case, wording, paper.issued_on or desk.today).content
