"""Use-cases: files become evidence, bit for bit, all of one call or none (加入证据)."""

from __future__ import annotations

import io
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.file_names import safe_name, split_name
from app.domain.media import HEAD, PDF, guess_kind, is_picture, media_of
from app.domain.terms import EvidenceKind
from app.domain.text import tidy, tidy_lines
from app.models.evidence import Evidence
from app.models.file_vault import Taken
from app.services.desk import Desk
from app.services.evidence.listing import lines_by_id
from app.services.evidence.sources import files_under, opened_source
from app.services.evidence.stored import Keeper, keeping
from app.services.evidence.views import (
    AddedEvidence,
    EvidenceFacts,
    EvidenceLine,
    RefusedFile,
)
from app.services.history import note_event
from app.services.read_case import get_live_case
from app.support.clock import china_time
from app.support.errors import InputFileError, Problem, RuleViolationError
from app.support.pdf_pages import PdfPages
from app.support.picture_size import MOST_PIXELS, picture_size
from app.support.progress import Progress, no_progress

__all__ = ["add_bytes", "add_files", "files_under"]

MOST_COUNTED = 256 * 1024 * 1024
"""Larger PDFs are kept without looking inside: counting pages needs them whole in memory."""

_NAMED_IN_HISTORY = 5
_MOST: Mapping[str, int] = MappingProxyType(
    {"title": 200, "proves": 500, "platform": 60, "shop": 120, "link": 1000, "order_no": 60}
)
"""How long the texts of :class:`EvidenceFacts` may be."""


@dataclass(frozen=True, slots=True)
class _Incoming:
    """One file that waits for its row (待加入文件)."""

    taken: Taken
    name: str
    media: str
    pages: int | None
    remark: str


def add_files(
    desk: Desk,
    case_id: int,
    sources: Sequence[Path],
    facts: EvidenceFacts,
    progress: Progress = no_progress,
) -> AddedEvidence:
    """Add files to a case, in this order; a file that cannot be added stops none of the others.

    ``progress`` counts bytes. Cancelling adds nothing; the files are read before any lock is
    taken and get their rows in one transaction.

    Raises:
        TaskCancelledError: by ``progress``; nothing was added.
        StoreFullError: the disk has not enough room; nothing was added.
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        get_live_case(session, case_id)
    total = sum(_size(path) for path in sources)
    desk.vault.need(total)
    refused: list[RefusedFile] = []
    waiting: list[_Incoming] = []
    done = 0
    with keeping(desk) as keeper:
        for path in sources:
            name = safe_name(path.name)
            heard = _within(progress, done, total, name)
            try:
                with opened_source(path) as (stream, size):
                    one = _take(keeper, stream, size, name, heard)
                waiting.append(one)
            except InputFileError as error:
                refused.append(RefusedFile(name, error.message, error.hint))
            done += _size(path)
        lines = _write(desk, keeper, case_id, waiting, facts)
    return AddedEvidence(lines, tuple(refused))


def add_bytes(
    desk: Desk, case_id: int, name: str, data: bytes, facts: EvidenceFacts
) -> AddedEvidence:
    """Add what came without a file: a pasted screenshot. An empty ``name`` is made up."""
    stamp = china_time(desk.now).strftime("%Y%m%d_%H%M%S")
    shown = safe_name(name) if name.strip() else f"截图_{stamp}.png"
    if not data:
        return AddedEvidence((), (RefusedFile(shown, "内容是空的（0字节），没有加入。"),))
    with keeping(desk) as keeper:
        one = _take(keeper, io.BytesIO(data), len(data), shown, no_progress)
        return AddedEvidence(_write(desk, keeper, case_id, [one], facts))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except (OSError, ValueError):
        return 0


def _within(progress: Progress, before: int, whole: int, name: str) -> Progress:
    """Return a progress for one file that reports within the whole."""

    def heard(done: int, total: int, text: str) -> None:
        progress(min(before + done, whole), whole, f"{text} {name}")

    return heard


def _take(keeper: Keeper, stream: BinaryIO, size: int, name: str, progress: Progress) -> _Incoming:
    """Stream a file in and look at what it is; what is broken is kept and said to be broken."""
    media = media_of(stream.read(HEAD), split_name(name)[1])
    stream.seek(0)
    pages, remark = _looked_into(stream, size, media)
    stream.seek(0)
    return _Incoming(keeper.take(stream, size, progress), name, media, pages, remark)


def _looked_into(stream: BinaryIO, size: int, media: str) -> tuple[int | None, str]:
    """Return the pages, and a remark where the file is not as it should be."""
    if is_picture(media):
        found = picture_size(stream)
        if found is not None and found[0] * found[1] >= MOST_PIXELS:
            return 1, "图片尺寸过大，不生成预览，原件完好保存。"
        readable = found is not None or media in {"image/heic", "image/avif"}
        return 1, "" if readable else "图片可能已损坏，打不开；原样保存。"
    if media != PDF:
        return None, ""
    if size > MOST_COUNTED:
        return None, "PDF文件过大，没有统计页数，原件完好保存。"
    try:
        with PdfPages(stream.read()) as document:
            return document.count, ""
    except InputFileError as error:
        return None, f"{error.message.partition('，')[0]}，未统计页数；原样保存。"


def _write(
    desk: Desk,
    keeper: Keeper,
    case_id: int,
    waiting: Sequence[_Incoming],
    facts: EvidenceFacts,
) -> tuple[EvidenceLine, ...]:
    if not waiting:
        return ()
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        stored = keeper.place_all(unit, [(one.taken, one.media, one.pages) for one in waiting])
        first = next_position(unit.session, case_id)
        rows = [
            evidence_row(case_id, first + place, file.id, one.name, one.media, facts, one.remark)
            for place, (one, file) in enumerate(zip(waiting, stored, strict=True))
        ]
        unit.session.add_all(rows)
        unit.session.flush()
        note_event(unit, case, "evidence", note=f"加入{named([row.name for row in rows])}")
        ids = [row.id for row in rows]
    with desk.store.reading() as session:
        lines = lines_by_id(session, ids)
    return tuple(lines[one] for one in ids)


def evidence_row(
    case_id: int,
    position: int,
    file_id: int,
    name: str,
    media: str,
    facts: EvidenceFacts,
    remark: str = "",
) -> Evidence:
    """Return a new row; what ``facts`` leave open is guessed from the file."""
    online = bool(facts.link.strip() or facts.platform.strip() or facts.order_no.strip())
    guessed = EvidenceKind.ELECTRONIC if online else guess_kind(media, name)
    row = Evidence(
        case_id=case_id,
        position=position,
        file_id=file_id,
        name=name,
        kind=guessed.value,
        device=tidy(platform.node())[:100],
    )
    write_facts(row, facts)
    row.note = "\n".join(part for part in (row.note, remark) if part)
    return row


def write_facts(row: Evidence, facts: EvidenceFacts) -> None:
    """Put what people wrote into a row; the file's own facts never change.

    Raises:
        RuleViolationError: a text is longer than there is room for.
    """
    problems = tuple(
        Problem(name, f"最多{most}个字。")
        for name, most in _MOST.items()
        if len(tidy(getattr(facts, name))) > most
    )
    if problems:
        raise RuleViolationError("证据说明有的内容过长，尚未保存。", problems=problems)
    if facts.kind is not None:
        row.kind = facts.kind.value
    row.side = facts.side.value
    row.title = tidy(facts.title) or split_name(row.name)[0]
    row.proves = tidy(facts.proves)
    row.captured_at = facts.captured_at
    row.platform = tidy(facts.platform)
    row.shop = tidy(facts.shop)
    row.link = tidy(facts.link)
    row.order_no = tidy(facts.order_no)
    row.note = tidy_lines(facts.note)


def next_position(session: Session, case_id: int) -> int:
    """Return the place after the last piece of evidence, the recycle bin's included."""
    query = select(func.max(Evidence.position)).where(Evidence.case_id == case_id)
    last = session.scalar(query)
    return 1 if last is None else last + 1


def named(names: Sequence[str]) -> str:
    """Return a line for the history: the first few names and how many there are."""
    shown = "、".join(names[:_NAMED_IN_HISTORY])
    more = "等" if len(names) > _NAMED_IN_HISTORY else ""
    return f"证据{len(names)}件：{shown}{more}"
