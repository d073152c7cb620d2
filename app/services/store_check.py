"""Use-case: is everything that was kept still there, untouched, and in step (完整性检查)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import dialect
from app.models.audit import AuditEntry
from app.models.case import Case
from app.models.evidence import Evidence, StoredFile
from app.models.file_vault import FileVault
from app.models.names import FILES_FOLDER
from app.models.paper import CasePaper
from app.services.audit_chain import verify_chain
from app.services.desk import Desk
from app.services.evidence.views import CheckFinding, StoreCheck
from app.services.office import Workplace
from app.services.store_errors import store_errors
from app.support.progress import Progress, no_progress

_FROM_BACKUP = "请不要删除数据文件夹；从最近的备份找回，并检查磁盘。"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of ``stored_file`` as the check looks at it."""

    id: int
    sha256: str
    size: int


def check_store(
    workplace: Workplace, *, repair: bool = False, progress: Progress = no_progress
) -> StoreCheck:
    """Check database, links between tables, and each file, which is read through.

    ``repair`` brings lost and damaged files back from the store's own backups, where a whole
    copy lies there, and moves what does not belong into ``files/.set-aside``; nothing is deleted.
    ``progress`` counts bytes.
    """
    desk = workplace.desk
    findings = [*_database(desk), *_audit(desk)]
    rows = _rows(desk)
    total = sum(row.size for row in rows)
    done = 0
    for row in rows:
        heard = _within(progress, done, total)
        with store_errors():
            findings += _file(workplace, row, heard, repair=repair)
        done += row.size
    known = {row.sha256 for row in rows}
    with store_errors():
        findings += _strangers(desk, known, repair=repair)
    return StoreCheck(tuple(findings), len(rows), total, _entries(desk))


def _database(desk: Desk) -> Iterator[CheckFinding]:
    with desk.store.reading() as session:
        connection = session.connection()
        raw = connection.connection.driver_connection
        if raw is None or not dialect.is_sound(raw):
            yield CheckFinding("数据库不完整或被改动", "kuaiwei.db", _FROM_BACKUP)
        dangling = dialect.foreign_key_violations(connection)
        if dangling:
            yield CheckFinding(
                f"有{dangling}行指向不存在的记录", "kuaiwei.db", "请从最近的备份找回这些记录。"
            )


def _audit(desk: Desk) -> Iterator[CheckFinding]:
    advice = "请与备份和以前打印的链头对照，查明是谁在程序之外改了数据库。"
    for broken in verify_chain(desk).breaks:
        yield CheckFinding(broken.what, "kuaiwei.db", advice)


def _rows(desk: Desk) -> tuple[_Row, ...]:
    query = select(StoredFile.id, StoredFile.sha256, StoredFile.size).order_by(StoredFile.id)
    with desk.store.reading() as session:
        return tuple(_Row(*row) for row in session.execute(query))


def _entries(desk: Desk) -> int:
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def _within(progress: Progress, before: int, whole: int) -> Progress:
    def heard(done: int, total: int, text: str) -> None:
        progress(min(before + done, whole), whole, text)

    return heard


def _file(
    workplace: Workplace, row: _Row, progress: Progress, *, repair: bool
) -> Iterator[CheckFinding]:
    desk = workplace.desk
    wrong = desk.vault.verify(row.sha256, progress)
    if not wrong or not _still_known(desk, row):
        return
    where = desk.vault.path(row.sha256).relative_to(desk.vault.folder.parent).as_posix()
    used = _used_by(desk, row)
    where = f"{where}（{used}）" if used else where
    if repair and _brought_back(workplace, row):
        yield CheckFinding(wrong, where, "已从备份找回。", repaired=True)
    else:
        yield CheckFinding(wrong, where, _FROM_BACKUP)


def _brought_back(workplace: Workplace, row: _Row) -> bool:
    """Put the file back from the store's own backups, under the write lock."""
    desk = workplace.desk
    with desk.store.writing(actor=desk.account.name):
        return desk.vault.bring_back(row.sha256, workplace.opened.backups / FILES_FOLDER)


def _still_known(desk: Desk, row: _Row) -> bool:
    """Tell whether the row is still there: somebody may have erased it meanwhile."""
    with desk.store.reading() as session:
        return session.get(StoredFile, row.id) is not None


def _used_by(desk: Desk, row: _Row) -> str:
    """Return the first case whose evidence or paper the file is, for people to find it."""
    evidence = (
        select(Case.case_no, Case.intake_no, Evidence.title)
        .join(Evidence, Evidence.case_id == Case.id)
        .where(Evidence.file_id == row.id)
    )
    papers = (
        select(Case.case_no, Case.intake_no, CasePaper.title)
        .join(CasePaper, CasePaper.case_id == Case.id)
        .where(CasePaper.issued_file_id == row.id)
    )
    with desk.store.reading() as session:
        found = session.execute(evidence).first() or session.execute(papers).first()
    return "" if found is None else f"{found[0] or found[1]} {found[2]}"


def _strangers(desk: Desk, known: set[str], *, repair: bool) -> Iterator[CheckFinding]:
    """Find what lies in the folder and has no row."""
    vault = desk.vault
    for sha256 in vault.names():
        if sha256 not in known:
            yield from _orphan(desk, sha256, repair=repair)
    for path in vault.strangers():
        yield _aside(vault, path, "文件夹中有不属于文件库的内容", repair=repair)


def _orphan(desk: Desk, sha256: str, *, repair: bool) -> Iterator[CheckFinding]:
    # Under the write lock: a file that is just being added has no visible row yet.
    with desk.store.writing(actor=desk.account.name) as unit:
        if not _has_row(unit.session, sha256) and desk.vault.has(sha256):
            path = desk.vault.path(sha256)
            yield _aside(desk.vault, path, "文件没有对应的记录", repair=repair)


def _has_row(session: Session, sha256: str) -> bool:
    return session.scalar(select(StoredFile.id).where(StoredFile.sha256 == sha256)) is not None


def _aside(vault: FileVault, path: Path, what: str, *, repair: bool) -> CheckFinding:
    where = path.relative_to(vault.folder.parent).as_posix()
    if not repair:
        advice = "运行 check --repair，移到 files/.set-aside，不会删除。"
        return CheckFinding(what, where, advice)
    target = vault.set_aside(path).relative_to(vault.folder.parent).as_posix()
    return CheckFinding(what, where, f"已移到 {target}，确认无用后可自行删除。", repaired=True)
