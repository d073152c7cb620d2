"""Facts of the archive volume for papers: cover, index, spine label (案卷)."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.documents.vocabulary import Value
from app.models.case import Case
from app.models.evidence import ArchiveVolume
from app.services.evidence.views import IndexItem
from app.services.evidence.volume_index import pages_of, volume_index
from app.services.papers.facts_source import Group, Row, Source, group, numbered


def _volume(source: Source) -> dict[str, Value]:
    query = select(ArchiveVolume).where(ArchiveVolume.case_id == source.case.id)
    volume = source.session.scalar(query)
    items = volume_index(source.session, source.case.id, volume)
    return {
        "档号": volume.archive_no if volume else "",
        "盒号": volume.box_no if volume else "",
        "保管期限": volume.retention if volume else "",
        "卷内页数": pages_of(items),
        "卷内文件": numbered([_row(item) for item in items]),
    }


def _row(item: IndexItem) -> Row:
    several = item.page_to > item.page_from
    span = f"{item.page_from}-{item.page_to}" if several else str(item.page_from or "")
    return {
        "文号": item.number,
        "题名": item.title,
        "日期": item.on,
        "页号": span,
        "备注": item.note,
    }


def _box(source: Source) -> dict[str, Value]:
    """Return the volumes that stand in the same box as this case's, itself included (盒内案卷)."""
    own = select(ArchiveVolume.box_no).where(ArchiveVolume.case_id == source.case.id)
    box = source.session.scalar(own)
    if not box:
        return {"盒内案卷": ()}
    query = (
        select(ArchiveVolume, Case)
        .join(Case, ArchiveVolume.case_id == Case.id)
        .where(ArchiveVolume.box_no == box, Case.deleted_at.is_(None))
        .order_by(ArchiveVolume.archive_no, ArchiveVolume.id)
    )
    return {
        "盒内案卷": numbered(
            [_in_box(source, volume, case) for volume, case in source.session.execute(query)]
        )
    }


def _in_box(source: Source, volume: ArchiveVolume, case: Case) -> Row:
    return {
        "档号": volume.archive_no,
        "编号": case.case_no or case.intake_no,
        "题名": case.title,
        "保管期限": volume.retention,
        "页数": pages_of(volume_index(source.session, case.id, volume)),
    }


VOLUME_GROUPS: tuple[Group, ...] = (
    group("档号 盒号 保管期限 卷内页数 卷内文件", _volume),
    group("盒内案卷", _box),
)
