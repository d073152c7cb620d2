"""The volume of a case as it is filed and indexed (归档、卷内目录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.text import tidy
from app.services.evidence.archive import RETENTIONS
from app.services.evidence.views import IndexItem, LoosePaper, VolumeLine
from app.support.errors import Problem
from app.ui.viewmodels.columns import ColumnSpec, day_cell, second_cell, text_cell
from app.ui.viewmodels.register_drafts import DayReader

MOST_PAGES = 9_999


@dataclass(frozen=True, slots=True)
class LooseTexts:
    """One line for a paper that exists on paper only, as typed (纸质材料)."""

    title: str = ""
    number: str = ""
    day: str = ""
    pages: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed; such a line is left out."""
        return not any((self.title.strip(), self.number.strip(), self.day.strip()))


@dataclass(frozen=True, slots=True)
class VolumeDraft:
    """How a volume is filed, as typed and read (归档登记)."""

    archive_no: str
    box_no: str
    retention: str
    note: str
    loose: tuple[LoosePaper, ...]


def loose_texts(volume: VolumeLine) -> tuple[LooseTexts, ...]:
    """Return the papers bound in that exist on paper only, for editing."""
    return tuple(
        LooseTexts(
            item.title,
            item.number,
            "" if item.on is None else item.on.isoformat(),
            str(item.page_to - item.page_from + 1),
        )
        for item in volume.items
        if item.loose
    )


def first_retention(volume: VolumeLine) -> str:
    """Return how long the volume is kept: as filed, else the middle one of the rule."""
    return volume.retention or RETENTIONS[1]


def read_loose(
    lines: Sequence[LooseTexts], now: datetime, today: date
) -> tuple[tuple[LoosePaper, ...], str]:
    """Return the papers as typed, and the sentence on the first line that cannot be read."""
    found = []
    for at, line in enumerate(lines, start=1):
        if line.empty:
            continue
        reader = DayReader(now, today)
        day = reader.day("loose", line.day)
        pages = tidy(line.pages)
        if not line.title.strip():
            return (), f"第 {at} 份纸质材料没有题名。"
        if not (pages.isascii() and pages.isdigit() and 0 < int(pages) <= MOST_PAGES):
            return (), f"第 {at} 份纸质材料的页数须为 1 至 {MOST_PAGES:,} 的整数。"
        if line.day.strip() and day is None:
            return (), f"第 {at} 份纸质材料的日期看不懂，请写成 2026-11-23。"
        found.append(LoosePaper(tidy(line.title), tidy(line.number), day, int(pages)))
    return tuple(found), ""


def read_volume_draft(
    texts: tuple[str, str, str, str], loose: Sequence[LooseTexts], now: datetime, today: date
) -> tuple[VolumeDraft | None, tuple[Problem, ...]]:
    """Return what was typed; ``texts`` are archive number, box, retention, note."""
    archive_no, box_no, retention, note = texts
    problems = []
    if not tidy(archive_no):
        problems.append(Problem("archive_no", "请填写档号。"))
    papers, wrong = read_loose(loose, now, today)
    if wrong:
        problems.append(Problem("loose", wrong))
    if problems:
        return None, tuple(problems)
    draft = VolumeDraft(tidy(archive_no), tidy(box_no), retention, note.strip(), papers)
    return draft, ()


def page_range(item: IndexItem) -> str:
    """Return the pages of a line: ``3—7``; a recording has none."""
    if not item.page_from:
        return "—"
    if item.page_from == item.page_to:
        return str(item.page_from)
    return f"{item.page_from}—{item.page_to}"


def index_columns() -> tuple[ColumnSpec[tuple[int, IndexItem]], ...]:
    """Return the columns of the index of a volume; lines come with their number."""
    return (
        ColumnSpec("at", "序号", lambda row: text_cell(str(row[0])), right=True),
        ColumnSpec("title", "题名", lambda row: text_cell(row[1].title), elastic=True),
        ColumnSpec("number", "文号", lambda row: text_cell(row[1].number), elastic=True),
        ColumnSpec("on", "日期", lambda row: day_cell(row[1].on)),
        ColumnSpec("pages", "页次", lambda row: text_cell(page_range(row[1]))),
        ColumnSpec("note", "备注", lambda row: second_cell(_remark(row[1]))),
    )


def _remark(item: IndexItem) -> str:
    return item.note or ("纸质" if item.loose else "")


def filed_text(volume: VolumeLine) -> str:
    """Return how a volume stands: where and since when, or that it is not filed yet."""
    size = f"共 {len(volume.items)} 份、{volume.pages} 页"
    if volume.id is None or volume.filed_on is None:
        return f"尚未归档 · {size}"
    box = f" · {volume.box_no} 盒" if volume.box_no else ""
    return f"{volume.filed_on.isoformat()} 归档{box} · {size}"


def volume_columns() -> tuple[ColumnSpec[VolumeLine], ...]:
    """Return the columns of the archive register."""
    return (
        ColumnSpec("archive_no", "档号", lambda line: text_cell(line.archive_no)),
        ColumnSpec("box_no", "盒号", lambda line: text_cell(line.box_no)),
        ColumnSpec("number", "案号", lambda line: text_cell(line.number)),
        ColumnSpec("title", "案件", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("retention", "保管期限", lambda line: text_cell(line.retention)),
        ColumnSpec("pages", "页数", lambda line: text_cell(f"{line.pages:,}"), right=True),
        ColumnSpec("filed_on", "归档日期", lambda line: day_cell(line.filed_on)),
        ColumnSpec("note", "备注", lambda line: second_cell(line.note), elastic=True, wide=1200),
    )
