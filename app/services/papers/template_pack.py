"""Templates as one file, from one centre to another (模板包)."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from app.domain.terms import Role
from app.services.desk import Desk
from app.services.papers.templates import (
    BODY_FILE,
    LONGEST_BODY,
    SPEC_FILE,
    check_folder,
    list_templates,
    problems_of,
    read_texts,
    refuse_problems,
    write_version,
)
from app.services.papers.views import TemplateLine
from app.support.atomic import written_whole
from app.support.errors import InputFileError, NotFoundError

LARGEST_PACK = 20_000_000
_LARGEST_ENTRY = LONGEST_BODY * 4
LARGEST_TEXTS = 20_000_000
"""What all texts of a pack may come to: a small file can unpack to very much."""
_MOST_ENTRIES = 1_000
_STAMP = (1980, 1, 1, 0, 0, 0)
_REASON = "导入模板包"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    NotImplementedError, EOFError, ValueError, RuntimeError,
)  # fmt: skip
"""What reading a damaged or hostile zip raises."""
_HINT = "请选用本程序导出的模板包；数据没有改动。"


class _Texts(NamedTuple):
    """The two texts of a template."""

    spec: str
    body: str


def export_templates(desk: Desk, out: Path, folders: Collection[str]) -> int:
    """Write the wordings in use of ``folders`` (all if empty) to a zip; return how many.

    The same wordings give the same bytes.

    Raises:
        NotFoundError: no such template.
        OutputFileError: the file could not be written.
    """
    chosen = sorted(set(folders) or {line.folder for line in list_templates(desk)})
    texts = [read_texts(desk, folder) for folder in chosen]
    with written_whole(out) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as pack:
        for one in texts:
            for name, text in ((SPEC_FILE, one.spec), (BODY_FILE, one.body)):
                entry = zipfile.ZipInfo(f"{one.folder}/{name}", _STAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(entry, text.encode())
    return len(texts)


def import_templates(desk: Desk, file: Path) -> tuple[TemplateLine, ...]:
    """Take over the templates of a pack, all or none, and return their lines.

    Each becomes a version of the centre's own; wordings already in use are left alone. Every
    template is checked before anything is written.

    Raises:
        NotAllowedError: not for this role.
        InputFileError: the file is no pack, or holds something that does not belong there.
        RuleViolationError: the check found something; ``problems`` name template and line.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    found = _read_pack(file)
    for folder in found:
        check_folder(folder)
    fresh = {folder: texts for folder, texts in found.items() if not _in_use(desk, folder, texts)}
    refuse_problems({folder: problems_of(folder, *texts) for folder, texts in fresh.items()})
    if fresh:
        with desk.store.writing(actor=desk.account.name, reason=_REASON) as unit:
            for folder, texts in fresh.items():
                write_version(unit, folder, *texts, _REASON)
    return tuple(line for line in list_templates(desk) if line.folder in found)


def _in_use(desk: Desk, folder: str, texts: _Texts) -> bool:
    try:
        present = read_texts(desk, folder)
    except NotFoundError:
        return False
    return (present.spec, present.body) == texts


def _read_pack(file: Path) -> dict[str, _Texts]:
    """Return the texts by folder; nothing is ever unpacked to the disk."""
    try:
        if file.stat().st_size > LARGEST_PACK:
            raise InputFileError("模板包超过 20 MB，没有导入。", hint=_HINT)
        with zipfile.ZipFile(file) as pack:
            return _paired(_entries(pack))
    except OSError as error:
        raise InputFileError("模板包读不出来，没有导入。", hint="请检查路径和权限。") from error
    except _BROKEN as error:
        raise InputFileError("这个文件不是模板包或已损坏，没有导入。", hint=_HINT) from error


def _entries(pack: zipfile.ZipFile) -> dict[tuple[str, str], str]:
    infos = [info for info in pack.infolist() if not info.is_dir()]
    if len(infos) > _MOST_ENTRIES:
        raise InputFileError("模板包里的文件过多，没有导入。", hint=_HINT)
    texts: dict[tuple[str, str], str] = {}
    whole = 0
    for info in infos:
        folder, _, name = info.filename.partition("/")
        if name not in (SPEC_FILE, BODY_FILE) or (folder, name) in texts:
            raise InputFileError("模板包里有不属于模板的文件，没有导入。", hint=_HINT)
        texts[(folder, name)] = _text(pack, info)
        whole += len(texts[(folder, name)])
        if whole > LARGEST_TEXTS:
            raise InputFileError("模板包里的文字过多，没有导入。", hint=_HINT)
    return texts


def _text(pack: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    """Return one text; the size in the zip's index is not believed."""
    with pack.open(info) as entry:
        data = entry.read(_LARGEST_ENTRY + 1)
    if len(data) > _LARGEST_ENTRY:
        raise InputFileError("模板包里有过大的文件，没有导入。", hint=_HINT)
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _paired(texts: dict[tuple[str, str], str]) -> dict[str, _Texts]:
    folders = sorted({folder for folder, _ in texts})
    if not folders or len(texts) != 2 * len(folders):
        raise InputFileError("模板包里缺少成对的模板文件，没有导入。", hint=_HINT)
    return {
        folder: _Texts(texts[(folder, SPEC_FILE)], texts[(folder, BODY_FILE)]) for folder in folders
    }
