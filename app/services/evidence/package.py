"""Use-case: a zip with the originals and all that proves them untouched (证据包)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.file_names import safe_name
from app.models.file_cipher import CHUNK
from app.models.file_vault import damaged
from app.services.desk import Desk
from app.services.evidence.listing import list_evidence
from app.services.evidence.views import EvidenceLine, PackageSummary
from app.services.history import note_event
from app.services.read_case import get_case
from app.support.atomic import written_whole
from app.support.clock import china_time
from app.support.errors import NotFoundError, RuleViolationError
from app.support.progress import Progress, no_progress
from app.support.resource_files import read_text

FOLDER = "证据"
"""The folder of the originals inside the zip."""

_MOST_NAME = 70
# Left open for links and remarks that a page must not run.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class _Item:
    """One original with its name inside the package."""

    number: int
    name: str
    line: EvidenceLine


def export_package(
    desk: Desk,
    case_id: int,
    ids: Sequence[int],
    out: Path,
    progress: Progress = no_progress,
) -> PackageSummary:
    """Write the package of some evidence of a case, all of it when ``ids`` is empty.

    Each original is checked against its hash as it is written. The history of the case keeps
    who took a package and the SHA-256 of its manifest.

    Raises:
        RuleViolationError: there is nothing to hand on.
        StoreDamagedError: an original is not as it was kept; no file was written.
        OutputFileError: the disk; an older file of the name is kept.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        number, title = case.case_no or case.intake_no, case.title
    items = _items(desk, case_id, ids)
    manifest = _manifest(desk, number, title, items)
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    digest = hashlib.sha256(text.encode()).hexdigest()
    total = sum(item.line.size for item in items)
    with written_whole(out) as draft:
        at = china_time(desk.now)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            done = 0
            for item in items:
                _write_item(desk, archive, item, at, done, total, progress)
                done += item.line.size
            _write_text(archive, "manifest.json", text, at)
            _write_text(archive, "SHA256SUMS", _sums(items, digest), at)
            _write_text(archive, "验证.html", _page(manifest), at)
        size = draft.stat().st_size
        # Before the file gets its name: no package leaves without a word in the history.
        _note(desk, case_id, len(items), digest)
    return PackageSummary(out, len(items), size, digest)


def _items(desk: Desk, case_id: int, ids: Sequence[int]) -> tuple[_Item, ...]:
    lines = list_evidence(desk, case_id)
    wanted = set(ids) or {line.id for line in lines}
    chosen = [line for line in lines if line.id in wanted]
    if len(chosen) != len(wanted):
        raise NotFoundError(
            "选中的证据有的已不在案件中，没有导出。", hint="请刷新证据列表后再导出。"
        )
    if not chosen:
        raise RuleViolationError("这个案件还没有证据，没有导出。", hint="请先添加证据。")
    return tuple(
        _Item(place, f"{place:03d}_{safe_name(line.name, most=_MOST_NAME)}", line)
        for place, line in enumerate(chosen, 1)
    )


def _manifest(desk: Desk, number: str, title: str, items: Sequence[_Item]) -> Mapping[str, object]:
    return {
        "format": "kuaiwei-evidence",
        "version": 1,
        "centre": desk.centre.name,
        "case": {"number": number, "title": title},
        "exported_at": _moment(desk.now),
        "exported_by": desk.account.display_name,
        "hash": "SHA-256",
        "items": [_entry(item) for item in items],
    }


def _entry(item: _Item) -> Mapping[str, object]:
    line = item.line
    return {
        "no": item.number,
        "name": item.name,
        "path": f"{FOLDER}/{item.name}",
        "original_name": line.name,
        "title": line.title,
        "kind": line.kind.term,
        "side": line.side.term,
        "size": line.size,
        "sha256": line.sha256,
        "media": line.media,
        "pages": line.pages,
        "first_page": line.first_page,
        "proves": line.proves,
        "captured_at": _moment(line.captured_at),
        "platform": line.platform,
        "shop": line.shop,
        "link": line.link,
        "order_no": line.order_no,
        "copy_of": line.copy_of,
        "added_at": _moment(line.added_at),
        "added_by": line.added_by,
        "device": line.device,
        "note": line.note,
    }


def _moment(instant: datetime | None) -> str | None:
    return None if instant is None else china_time(instant).isoformat()


def _sums(items: Sequence[_Item], manifest: str) -> str:
    lines = [f"{item.line.sha256}  {FOLDER}/{item.name}" for item in items]
    return "\n".join([*lines, f"{manifest}  manifest.json", ""])


def _page(manifest: Mapping[str, object]) -> str:
    """Return the page that checks the files in any browser, without a network."""
    data = json.dumps(manifest, ensure_ascii=False).translate(_ESCAPES)
    return read_text("evidence", "verify.html").replace("@MANIFEST@", data)


def _write_item(
    desk: Desk,
    archive: zipfile.ZipFile,
    item: _Item,
    at: datetime,
    before: int,
    total: int,
    progress: Progress,
) -> None:
    info = _info(f"{FOLDER}/{item.name}", at)
    digest = hashlib.sha256()
    done = before
    with (
        desk.vault.open(item.line.sha256) as source,
        archive.open(info, "w", force_zip64=True) as target,
    ):
        while block := source.read(CHUNK):
            digest.update(block)
            target.write(block)
            done += len(block)
            progress(done, total, f"正在写入 {item.name}")
    if digest.hexdigest() != item.line.sha256:
        raise damaged()


def _write_text(archive: zipfile.ZipFile, name: str, text: str, at: datetime) -> None:
    archive.writestr(_info(name, at), text.encode())


def _info(name: str, at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, at.timetuple()[:6])
    info.external_attr = 0o644 << 16
    return info


def _note(desk: Desk, case_id: int, count: int, digest: str) -> None:
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_case(unit.session, case_id)
        note = f"{count}件，清单SHA-256：{digest}"
        note_event(unit, case, "evidence-package", note=note, details={"manifest": digest})
