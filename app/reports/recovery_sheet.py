"""The sheet with the recovery key, printed once at set-up (恢复码单)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports.fonts import REGULAR, SEMIBOLD, use_fonts
from app.support.atomic import written_whole

_LEFT = 28 * mm
_ADVICE = (
    "忘记密码时，凭此恢复码可以重新设置密码。",
    "没有密码也没有恢复码，任何人都打不开数据，开发者也不能。",
    "请打印后装入信封封存，与电脑分开保管；不要拍照，不要存在这台电脑上。",
    "人员交接或怀疑泄露时，请在“设置”中换发新的恢复码，旧码随即作废。",
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet (恢复码单)."""

    centre: str
    folder: str
    recovery_key: str
    made_on: date


def write_recovery_sheet(sheet: RecoverySheet, out: Path) -> None:
    """Write the sheet as a one-page A4 PDF with embedded fonts, whole or not at all.

    Raises:
        OutputFileError: the file could not be written.
    """
    use_fonts()
    with written_whole(out) as draft:
        canvas = Canvas(str(draft), pagesize=A4)
        canvas.setTitle("快维恢复码")
        canvas.setAuthor(sheet.centre)
        _draw(canvas, sheet)
        canvas.save()


def _draw(canvas: Canvas, sheet: RecoverySheet) -> None:
    y = A4[1] - 40 * mm
    canvas.setFont(SEMIBOLD, 20)
    canvas.drawString(_LEFT, y, "快维恢复码")
    canvas.setFont(REGULAR, 11)
    day = sheet.made_on
    for term, text in (
        ("中心", sheet.centre),
        ("数据文件夹", sheet.folder),
        ("生成日期", f"{day.year}年{day.month}月{day.day}日"),
    ):
        y -= 9 * mm
        canvas.drawString(_LEFT, y, term)
        canvas.drawString(_LEFT + 30 * mm, y, text)
    groups = sheet.recovery_key.split("-")
    y -= 22 * mm
    canvas.setFont(SEMIBOLD, 22)
    for start in range(0, len(groups), 4):
        canvas.drawString(_LEFT, y, "  –  ".join(groups[start : start + 4]))
        y -= 13 * mm
    canvas.setFont(REGULAR, 11)
    for line in _ADVICE:
        y -= 8 * mm
        canvas.drawString(_LEFT, y, f"· {line}")
    y -= 24 * mm
    canvas.drawString(_LEFT, y, "保管人签名：__________________    日期：__________________")
