"""What of a clerk's work is handed over, as it is shown before (工作交接)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.terms import Tone
from app.services.handling_views import HandoverCase, HandoverPreview
from app.ui.viewmodels.columns import Cell, ColumnSpec, count_cell, short_day, text_cell


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """Whose open cases go to whom, and why; ``case_ids`` None means all of them (交接)."""

    giver: str
    taker: str
    reason: str
    case_ids: tuple[int, ...] | None


def handover_columns(today: date) -> tuple[ColumnSpec[HandoverCase], ...]:
    """Return the columns of the cases to hand over."""

    def due(line: HandoverCase) -> Cell:
        if line.next_due is None:
            return Cell()
        tone = Tone.BAD if line.next_due < today else Tone.NEUTRAL
        return Cell(short_day(line.next_due), tone=tone)

    return (
        ColumnSpec("due", "最近期限", due),
        ColumnSpec("number", "案号", lambda line: text_cell(line.number)),
        ColumnSpec("title", "案件", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("kind", "类型", lambda line: text_cell(line.kind_term)),
        ColumnSpec("state", "状态", lambda line: text_cell(line.state_term)),
        ColumnSpec("running", "期限", lambda line: count_cell(line.running), right=True),
    )


def handover_summary(preview: HandoverPreview) -> str:
    """Return in one line what lies with the account."""
    if not preview.cases:
        return "名下没有在办案件。"
    parts = [f"在办 {len(preview.cases):,} 件", f"进行中的期限 {preview.running_deadlines:,} 个"]
    if preview.sittings:
        first = min(item.starts_at for item in preview.sittings)
        parts.append(f"已排期 {len(preview.sittings):,} 场，最近 {first:%m-%d}")
    return "，".join(parts) + "。"


def chosen_count(preview: HandoverPreview, chosen: Sequence[int]) -> int:
    """Return how many cases go: the chosen ones, or all when none is chosen."""
    return len(chosen) or len(preview.cases)
