"""The self-test's look at workbooks, PDFs and papers (自检：工作簿、PDF、文书)."""

from __future__ import annotations

import hashlib

from app.domain.dates import YearMonth
from app.reports.documents.press import DocumentPress
from app.reports.recovery_sheet import RecoverySheet, write_recovery_sheet
from app.reports.workbook.export import export_month
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.papers.drafts import start_drafts
from app.services.papers.files import paper_docx, paper_pdf
from app.services.papers.issue import issue_paper
from app.services.papers.listing import read_paper
from app.services.self_test import Bench, CheckFailedError, CheckSpec
from app.support.pdf_pages import PdfPages

_PAPER = "service-address-confirmation"
"""A paper that any case can have from its first day."""
_FONT = b"/FontFile2"


def report_checks() -> tuple[CheckSpec, ...]:
    """Return the checks of this floor; the paper is that of the case the first checks entered."""
    return (
        CheckSpec("月报工作簿", _workbook),
        CheckSpec("PDF 内嵌字体", _pdf),
        CheckSpec("文书签发、存档与重读", _paper),
    )


def _workbook(bench: Bench) -> str:
    out = bench.folder / "月报.xlsx"
    result = export_month(bench.desk, YearMonth.of(bench.desk.today), out)
    if not out.is_file() or not sum(result.rows.values()):
        raise CheckFailedError("月报工作簿没有内容。")
    return f"{len(result.rows)} 张表"


def _pdf(bench: Bench) -> str:
    out = bench.folder / "恢复码.pdf"
    write_recovery_sheet(
        RecoverySheet(bench.desk.centre.name, "自检", "ABCD-" * 7 + "ABCD", bench.desk.today), out
    )
    data = out.read_bytes()
    if _FONT not in data:
        raise CheckFailedError("PDF 中没有内嵌字体。")
    return f"{len(data) // 1024} KB"


def _paper(bench: Bench) -> str:
    """Issue a paper and read it back: templates, fonts, press, vault and renderer at once."""
    desk, press = bench.desk, DocumentPress()
    cases = find_ids(desk, CaseFilter(), limit=1)
    if not cases:
        raise CheckFailedError("没有可以制作文书的案件。")
    paper_id = start_drafts(desk, cases[0], _PAPER)[0]
    line = issue_paper(desk, paper_id, read_paper(desk, paper_id).version, press)
    kept = paper_pdf(desk, paper_id, press)
    if hashlib.sha256(kept.pdf).hexdigest() != line.sha256:
        raise CheckFailedError("重读的文书与签发时不一致。")
    if _FONT not in kept.pdf or not paper_docx(desk, paper_id, press).startswith(b"PK"):
        raise CheckFailedError("文书中没有内嵌字体，或者没有生成 DOCX。")
    vault = [path for path in bench.folder.rglob("*") if path.is_file()]
    if any(b"%PDF-1" in path.read_bytes() for path in vault if path.suffix != ".pdf"):
        raise CheckFailedError("文书没有加密保存。")
    with PdfPages(kept.pdf) as pages:
        shown = pages.render(0, 0.5)
    if not shown.width:
        raise CheckFailedError("文书不能预览。")
    return f"{line.pages} 页，{len(kept.pdf) // 1024} KB"
