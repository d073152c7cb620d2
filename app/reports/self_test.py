"""The self-test's look at workbooks and PDFs (自检：工作簿与 PDF)."""

from __future__ import annotations

from app.domain.dates import YearMonth
from app.reports.recovery_sheet import RecoverySheet, write_recovery_sheet
from app.reports.workbook.export import export_month
from app.services.self_test import Bench, CheckFailedError, CheckSpec


def report_checks() -> tuple[CheckSpec, ...]:
    """Return the checks of this floor."""
    return (CheckSpec("月报工作簿", _workbook), CheckSpec("PDF 内嵌字体", _pdf))


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
    if b"/FontFile2" not in data:
        raise CheckFailedError("PDF 中没有内嵌字体。")
    return f"{len(data) // 1024} KB"
