"""Files of the vault together with their rows: both or neither, whatever happens (入库).

Usage. ``keeping`` goes outside, the unit of work inside; one ``with`` statement does::

    with keeping(desk) as keeper, desk.store.writing(actor=desk.account.name) as unit:
        stored = keeper.keep(unit, pdf, media="application/pdf", pages=3)
        paper.issued_file_id = stored.id

``keep`` takes bytes or an open binary stream, adds the row of :class:`StoredFile` or finds the one
there is, and flushes, so ``stored.id`` is known. When the unit commits, the mark is cleared; when
it rolls back, the file goes again. Large files are taken in before the write lock::

    with keeping(desk) as keeper:
        taken = keeper.take(stream, size, progress)
        with desk.store.writing(actor=desk.account.name) as unit:
            stored = keeper.place(unit, taken, media="video/mp4", pages=None)

Rows that go: delete them and flush, then ``keeper.let_go(unit, file_ids)`` with the files they
pointed to; files no other row points to leave the vault after the commit. Reading needs none of
this: ``desk.vault.open(sha256)``, ``desk.vault.read(sha256)``.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.closing import MonthRevision
from app.models.evidence import Evidence, StoredFile
from app.models.file_vault import Taken
from app.models.paper import CasePaper, PaperFile, PaperService
from app.services.desk import Desk
from app.services.store_errors import store_errors
from app.services.unit_of_work import UnitOfWork
from app.support.errors import KuaiWeiError
from app.support.progress import Progress, no_progress

log = logging.getLogger(__name__)

_POINTERS = (
    Evidence.file_id,
    CasePaper.issued_file_id,
    PaperFile.file_id,
    PaperService.receipt_file_id,
    MonthRevision.content_file_id,
    MonthRevision.workbook_file_id,
)
"""Every column that points to a stored file."""


class Keeper:
    """Brings files into the vault and out of it, for the units of one ``keeping`` block."""

    def __init__(self, desk: Desk) -> None:
        self._vault = desk.vault
        self._taken: list[Taken] = []
        self._kept_marks: list[Path] = []
        self._gone_marks: list[Path] = []

    def take(
        self, source: BinaryIO, size: int | None = None, progress: Progress = no_progress
    ) -> Taken:
        """Stream a file in, before any lock; it is gone again unless it is placed.

        Raises:
            StoreFullError: the disk has not enough room.
        """
        with store_errors():
            taken = self._vault.take(source, size, progress)
        self._taken.append(taken)
        return taken

    def place(self, unit: UnitOfWork, taken: Taken, *, media: str, pages: int | None) -> StoredFile:
        """Give a taken file its place and return its row, flushed."""
        return self.place_all(unit, ((taken, media, pages),))[0]

    def place_all(
        self, unit: UnitOfWork, files: Sequence[tuple[Taken, str, int | None]]
    ) -> tuple[StoredFile, ...]:
        """Place several files, each with media type and pages; return their rows, flushed."""
        with store_errors():
            kept = self._vault.place_all([taken for taken, _, _ in files])
        self._kept_marks.extend(one.mark for one in kept if one.mark is not None)
        rows: dict[str, StoredFile] = {}
        for one, (_, media, pages) in zip(kept, files, strict=True):
            if one.sha256 not in rows:
                rows[one.sha256] = _row(unit, one.sha256, one.size, media, pages)
        unit.session.flush()
        return tuple(rows[one.sha256] for one in kept)

    def keep(
        self,
        unit: UnitOfWork,
        source: BinaryIO | bytes,
        *,
        media: str,
        pages: int | None,
        size: int | None = None,
    ) -> StoredFile:
        """Take and place at once: for what is small or in memory already."""
        if isinstance(source, bytes):
            taken = self.take(io.BytesIO(source), len(source))
        else:
            taken = self.take(source, size)
        return self.place(unit, taken, media=media, pages=pages)

    def let_go(self, unit: UnitOfWork, file_ids: Iterable[int]) -> int:
        """Delete the rows of files nothing points to any more; return how many.

        The files themselves leave after the commit. Rows that pointed to them must be flushed.
        """
        unit.session.flush()
        gone = 0
        for file_id in sorted(set(file_ids)):
            row = unit.session.get(StoredFile, file_id)
            if row is None or _is_used(unit.session, file_id):
                continue
            with store_errors():
                self._gone_marks.append(self._vault.mark_for_removal(row.sha256))
            unit.session.delete(row)
            gone += 1
        unit.session.flush()
        return gone

    def finish(self, desk: Desk) -> None:
        """Clear the marks after the units: files whose rows are committed stay, others go.

        Trouble here is logged only: the rows are decided, and marks left are settled when the
        store is opened next.
        """
        try:
            with store_errors():
                self._finish(desk)
        except KuaiWeiError:
            log.exception("marks of the vault were left for the next opening")

    def _finish(self, desk: Desk) -> None:
        for taken in self._taken:
            self._vault.discard(taken)
        doubtful = list(self._gone_marks)
        if self._kept_marks:
            with desk.store.reading() as session:
                for mark in self._kept_marks:
                    if _find(session, mark.name[:64]) is None:
                        doubtful.append(mark)
                    else:
                        self._vault.unmark(mark)
        if doubtful:
            with desk.store.writing(actor=desk.account.name) as unit:
                self._vault.settle_marks(doubtful, lambda sha: _find(unit.session, sha) is not None)


@contextmanager
def keeping(desk: Desk) -> Iterator[Keeper]:
    """Yield a keeper for files whose rows are written inside; see the module's usage."""
    keeper = Keeper(desk)
    try:
        yield keeper
    finally:
        keeper.finish(desk)


def files_of_case(session: Session, case_id: int) -> frozenset[int]:
    """Return the stored files that rows of one case point to."""
    papers = select(CasePaper.id).where(CasePaper.case_id == case_id)
    queries = (
        select(Evidence.file_id).where(Evidence.case_id == case_id),
        select(CasePaper.issued_file_id).where(CasePaper.case_id == case_id),
        select(PaperFile.file_id).where(PaperFile.paper_id.in_(papers)),
        select(PaperService.receipt_file_id).where(PaperService.paper_id.in_(papers)),
    )
    return frozenset(
        found for query in queries for found in session.scalars(query) if found is not None
    )


def _row(unit: UnitOfWork, sha256: str, size: int, media: str, pages: int | None) -> StoredFile:
    row = _find(unit.session, sha256)
    if row is None:
        row = StoredFile(sha256=sha256, size=size, media=media, pages=pages)
        unit.session.add(row)
    return row


def _find(session: Session, sha256: str) -> StoredFile | None:
    return session.scalar(select(StoredFile).where(StoredFile.sha256 == sha256))


def _is_used(session: Session, file_id: int) -> bool:
    return any(
        session.scalar(select(column).where(column == file_id).limit(1)) is not None
        for column in _POINTERS
    )
