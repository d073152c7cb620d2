"""Facts of evidence, comparisons and the archive volume for papers (证据、比对、案卷)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.domain.documents.blocks import Mark, Picture
from app.domain.documents.vocabulary import Value
from app.domain.terms import EvidenceKind, EvidenceSide
from app.models.evidence import DesignComparison, Evidence, StoredFile
from app.services.papers.facts_case import person
from app.services.papers.facts_source import Group, Row, Source, group, numbered, term_of

_KIB = 1024
REGISTERED = "registered"
"""The ``side`` of a mark that lies on the registered view; any other lies on the photo."""


def _evidence(source: Source) -> dict[str, Value]:
    query = (
        select(Evidence, StoredFile)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .where(Evidence.case_id == source.case.id, Evidence.deleted_at.is_(None))
        .order_by(Evidence.position, Evidence.id)
    )
    rows: list[Row] = []
    people: dict[str, str] = {}
    pages = 0
    for item, file in source.session.execute(query):
        if item.created_by not in people:
            people[item.created_by] = person(source, item.created_by)
        paged: Row = {"页数": None, "起页": None, "止页": None}
        if file.pages:
            paged = {"页数": file.pages, "起页": pages + 1, "止页": pages + file.pages}
            pages += file.pages
        rows.append({**_item(item, file), **paged, "录入人": people[item.created_by]})
    return {"证据": numbered(rows), "证据页数": pages}


def _item(item: Evidence, file: StoredFile) -> Row:
    return {
        "名称": item.title,
        "类别": term_of(EvidenceKind, item.kind),
        "提交方": term_of(EvidenceSide, item.side),
        "证明内容": item.proves,
        "文件名": item.name,
        "大小": size_text(file.size),
        "哈希": file.sha256,
        "取得时间": item.captured_at,
        "平台": item.platform,
        "店铺": item.shop,
        "链接": item.link,
        "订单号": item.order_no,
        "录入时间": item.created_at,
    }


def size_text(size: int) -> str:
    """Return a file's size for people; bytes are told exactly below one KB."""
    value = float(size)
    for unit in ("字节", "KB", "MB"):
        if value < _KIB:
            return f"{size}{unit}" if unit == "字节" else f"{value:.1f}{unit}"
        value /= _KIB
    return f"{value:.1f}GB"


def _comparisons(source: Source) -> dict[str, Value]:
    registered, accused = aliased(Evidence), aliased(Evidence)
    first, second = aliased(StoredFile), aliased(StoredFile)
    query = (
        select(DesignComparison, first.sha256, second.sha256)
        .join(registered, registered.id == DesignComparison.registered_id)
        .join(accused, accused.id == DesignComparison.accused_id)
        .join(first, first.id == registered.file_id)
        .join(second, second.id == accused.file_id)
        .where(DesignComparison.case_id == source.case.id)
        .order_by(DesignComparison.position, DesignComparison.id)
    )
    rows: list[Row] = []
    for row, one, other in source.session.execute(query):
        on_view = [mark for mark in row.marks if mark.get("side") == REGISTERED]
        on_photo = [mark for mark in row.marks if mark.get("side") != REGISTERED]
        rows.append(
            {
                "视图": row.view,
                "登记视图": Picture(one, f"登记视图{row.view}", _marks(on_view)),
                "被控照片": Picture(other, f"被控产品{row.view}", _marks(on_photo)),
                "相同点": row.same,
                "不同点": row.different,
            }
        )
    return {"比对": numbered(rows)}


def _marks(stored: Iterable[Mapping[str, Any]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            float(mark["x"]),
            float(mark["y"]),
            float(mark["width"]),
            float(mark["height"]),
            str(mark.get("text", "")),
        )
        for mark in stored
    )


EVIDENCE_GROUPS: tuple[Group, ...] = (
    group("证据 证据页数", _evidence),
    group("比对", _comparisons),
)
