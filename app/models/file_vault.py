"""The vault of files (文件库): every file once, by the SHA-256 of its bytes, sealed, never changed.

``files/ab/<sha256>.kwf`` is one sealed file (:mod:`app.models.file_cipher`). After a crash every
row of ``stored_file`` has its file and every file its row, by this protocol:

1. The bytes are streamed into ``files/.incoming/<random>.part`` and flushed. No row knows them.
2. Inside the transaction of the row a mark ``.incoming/<sha256>-<random>.mark`` is written and
   flushed, then the part is renamed to its final name, then the row commits.
3. After the commit the mark is taken away.

A file whose last row goes gets its mark before that commit and is removed after it, under the
write lock and only if there is still no row. At the opening of a store :meth:`FileVault.settle`
removes all parts and goes through the marks: with a row only the mark goes, without one the file
goes too. Nothing else is ever swept: a file without row and mark is reported by the check.

Steps 2 and the removal happen under the database's write lock only, so two threads never decide
about one file at the same time. Services use :mod:`app.services.evidence.stored`.
"""

from __future__ import annotations

import errno
import hashlib
import io
import logging
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.models.file_cipher import CHUNK, SealBrokenError, SealedReader, seal, sealed_size
from app.support.atomic import flush_folder, replacing
from app.support.errors import NotFoundError, StoreDamagedError, StoreFullError
from app.support.progress import Progress, no_progress

log = logging.getLogger(__name__)

SUFFIX = ".kwf"
INCOMING = ".incoming"
SET_ASIDE = ".set-aside"
RESERVE = 64 * 1024 * 1024
"""Bytes that stay free on the disk: the database must be able to go on."""

_FOLDER = re.compile(r"[0-9a-f]{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHECK_EVERY = 64 * CHUNK


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes that wait in ``.incoming`` for their row (待入库文件)."""

    part: Path
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the vault; ``fresh`` if it was not there before (入库文件).

    ``mark`` must be taken away after the commit, or settled after a rollback.
    """

    sha256: str
    size: int
    fresh: bool
    mark: Path | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What :meth:`FileVault.settle` did: counts, and the files that rows miss (整理结果)."""

    parts: int = 0
    marks: int = 0
    removed: int = 0
    missing: tuple[str, ...] = ()


def file_path(folder: Path, sha256: str) -> Path:
    """Return where a file lies below ``folder``; ValueError for a name that is no SHA-256."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return folder / sha256[:2] / f"{sha256}{SUFFIX}"


class FileVault:
    """The files of one store."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self.folder = folder
        self._key = data_key
        self._incoming = folder / INCOMING

    def need(self, size: int) -> None:
        """Raise StoreFullError unless ``size`` bytes more leave the disk its reserve."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < sealed_size(size) + RESERVE:
            raise _full()

    def take(
        self, source: BinaryIO, size: int | None = None, progress: Progress = no_progress
    ) -> Taken:
        """Stream ``source`` to the disk, sealed, and return what waits for its row.

        Needs no lock. ``size`` is what is expected, for the disk's space and the progress.

        Raises:
            StoreFullError: the disk would be too full; nothing is left behind.
            OSError: source or disk; nothing is left behind.
        """
        self.need(size or 0)
        self._incoming.mkdir(parents=True, exist_ok=True)
        part = self._incoming / f"{secrets.token_hex(12)}.part"

        def heard(done: int) -> None:
            if done % _CHECK_EVERY == 0:
                self.need(max(0, (size or 0) - done))
            progress(done, size or 0, "正在加密保存")

        try:
            with part.open("xb") as target:
                sha256, count = seal(source, target, self._key, heard)
                target.flush()
                os.fsync(target.fileno())
        except BaseException as error:
            part.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise _full() from error
            raise
        return Taken(part, sha256, count)

    def discard(self, taken: Taken) -> None:
        """Throw away what waited; nothing happens if it was placed."""
        taken.part.unlink(missing_ok=True)

    def place(self, taken: Taken) -> Kept:
        """Give a taken file its final name; call it inside the transaction of its row."""
        return self.place_all((taken,))[0]

    def place_all(self, taken: Sequence[Taken]) -> tuple[Kept, ...]:
        """Place several files with as few flushes as are needed; see :meth:`place`."""
        kept: list[Kept] = []
        moves: list[tuple[Path, Path]] = []
        known: set[str] = set()
        for one in taken:
            if one.sha256 in known or self._holds(one):
                kept.append(Kept(one.sha256, one.size, fresh=False))
            else:
                known.add(one.sha256)
                kept.append(Kept(one.sha256, one.size, fresh=True, mark=self._mark(one.sha256)))
                moves.append((one.part, self.path(one.sha256)))
        if moves:
            flush_folder(self._incoming)
        for part, final in moves:
            if not final.parent.is_dir():
                final.parent.mkdir()
                flush_folder(self.folder)
            part.replace(final)
        for folder in {final.parent for _, final in moves}:
            flush_folder(folder)
        for one in taken:
            self.discard(one)
        return tuple(kept)

    def keep(
        self, source: BinaryIO, size: int | None = None, progress: Progress = no_progress
    ) -> Kept:
        """Take and place at once; see both."""
        return self.place(self.take(source, size, progress))

    def keep_bytes(self, data: bytes) -> Kept:
        """Keep what is in memory already."""
        return self.keep(io.BytesIO(data), len(data))

    def open(self, sha256: str) -> BinaryIO:
        """Return the original as a seekable stream.

        Raises:
            NotFoundError: there is no such file.
            StoreDamagedError: it was cut or swapped. While reading, a changed chunk raises it too.
        """
        try:
            sealed = self.path(sha256).open("rb")
        except FileNotFoundError as error:
            raise NotFoundError(
                "文件库中找不到这个文件，其他数据不受影响。",
                hint="请运行完整性检查，并从最近的备份找回。",
            ) from error
        try:
            return io.BufferedReader(_WordedReader(sealed, self._key, sha256), CHUNK)
        except SealBrokenError as error:
            sealed.close()
            raise damaged() from error
        except BaseException:
            sealed.close()
            raise

    def read(self, sha256: str) -> bytes:
        """Return a whole file whose SHA-256 was checked; see :meth:`open`."""
        with self.open(sha256) as stream:
            data = stream.read()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise damaged()
        return data

    def verify(self, sha256: str, progress: Progress = no_progress) -> str:
        """Read a file through; return "" if it is what its name says, else a sentence."""
        digest = hashlib.sha256()
        done = 0
        try:
            with self.open(sha256) as stream:
                size = stream.seek(0, io.SEEK_END)
                stream.seek(0)
                while block := stream.read(CHUNK):
                    digest.update(block)
                    done += len(block)
                    progress(done, size, "正在核对文件")
        except (NotFoundError, StoreDamagedError) as error:
            return error.message
        except OSError:
            return "文件读不出来，磁盘可能有故障。"
        return "" if digest.hexdigest() == sha256 else damaged().message

    def has(self, sha256: str) -> bool:
        """Tell whether there is a file of this name."""
        return self.path(sha256).is_file()

    def names(self) -> Iterator[str]:
        """Yield the SHA-256 of each file that is there, in order."""
        for path in sorted(self.folder.glob(f"[0-9a-f][0-9a-f]/*{SUFFIX}")):
            if self._is_ours(path):
                yield path.stem

    def path(self, sha256: str) -> Path:
        """Return where a file lies; a name that is no SHA-256 is a bug and goes nowhere."""
        return file_path(self.folder, sha256)

    def mark_for_removal(self, sha256: str) -> Path:
        """Write the mark of a file whose last row goes; inside the transaction, before its end."""
        mark = self._mark(sha256)
        flush_folder(self._incoming)
        return mark

    def unmark(self, mark: Path) -> None:
        """Take a mark away: the file's row is committed, or the file is gone."""
        mark.unlink(missing_ok=True)

    def settle_marks(self, marks: Sequence[Path], has_row: Callable[[str], bool]) -> int:
        """Remove marked files that no row knows and return how many; under the write lock.

        A file that cannot be removed now (somebody reads it) keeps its mark for the next time.
        """
        removed = 0
        for mark in marks:
            sha256 = mark.name[:64]
            try:
                if not has_row(sha256) and self.has(sha256):
                    self.path(sha256).unlink()
                    removed += 1
                mark.unlink(missing_ok=True)
            except OSError:
                log.warning("a marked file could not be removed now", exc_info=True)
        return removed

    def settle(self, has_row: Callable[[str], bool]) -> Settled:
        """Clear what a crash left behind; at the opening of a store, before anybody works."""
        if not self._incoming.is_dir():
            return Settled()
        parts = tuple(self._incoming.glob("*.part"))
        for part in parts:
            try:
                part.unlink(missing_ok=True)
            except OSError:
                log.warning("a part could not be removed now", exc_info=True)
        marks = self.marks()
        known = {mark.name[:64] for mark in marks}
        missing = tuple(sorted(one for one in known if has_row(one) and not self.has(one)))
        removed = self.settle_marks(marks, has_row)
        if parts or marks:
            log.info("vault settled: %d parts, %d marks", len(parts), len(marks))
        return Settled(len(parts), len(marks), removed, missing)

    def marks(self) -> tuple[Path, ...]:
        """Return the marks that lie there."""
        return tuple(
            sorted(
                path
                for path in self._incoming.glob("*.mark")
                if _SHA256.fullmatch(path.name[:64]) and path.name[64:65] == "-"
            )
        )

    def strangers(self) -> tuple[Path, ...]:
        """Return what lies in the folder and is neither a file of the vault nor its own work."""
        found = [path for path in self._incoming.glob("*") if path.suffix not in {".part", ".mark"}]
        for path in self.folder.glob("*"):
            if path.name in {INCOMING, SET_ASIDE}:
                continue
            if not _FOLDER.fullmatch(path.name) or not path.is_dir():
                found.append(path)
                continue
            found += [one for one in path.glob("*") if not self._is_ours(one)]
        return tuple(sorted(found))

    def set_aside(self, path: Path) -> Path:
        """Move something that does not belong here to ``.set-aside``; nothing is deleted."""
        aside = self.folder / SET_ASIDE
        aside.mkdir(exist_ok=True)
        target = aside / path.name
        while target.exists():
            target = aside / f"{secrets.token_hex(4)}-{path.name}"
        path.replace(target)
        flush_folder(aside)
        return target

    def bring_back(self, sha256: str, folder: Path) -> bool:
        """Put a lost or damaged file back from another vault's ``folder``; tell whether it did.

        The copy must be whole itself; what lay in its place goes to ``.set-aside``.
        """
        other = FileVault(folder, self._key)
        if not other.has(sha256) or other.verify(sha256):
            return False
        path = self.path(sha256)
        if path.exists():
            self.set_aside(path)
        path.parent.mkdir(exist_ok=True)
        with replacing(path) as draft:
            shutil.copyfile(other.path(sha256), draft)
        return True

    def _is_ours(self, path: Path) -> bool:
        return bool(_SHA256.fullmatch(path.stem)) and path == self.path(path.stem)

    def _mark(self, sha256: str) -> Path:
        self._incoming.mkdir(parents=True, exist_ok=True)
        mark = self._incoming / f"{sha256}-{secrets.token_hex(4)}.mark"
        mark.touch(exist_ok=False)
        return mark

    def _holds(self, taken: Taken) -> bool:
        """Tell whether the file is there and whole as far as a look at its end can tell.

        A cut file is replaced by the fresh bytes: the same SHA-256 is the same evidence.
        """
        path = self.path(taken.sha256)
        if not path.is_file() or path.stat().st_size != sealed_size(taken.size):
            return False
        try:
            self.open(taken.sha256).close()
        except StoreDamagedError:
            return False
        return True


class _WordedReader(SealedReader):
    """A reader whose errors a user can be told about."""

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            return super().readinto(buffer)
        except SealBrokenError as error:
            raise damaged() from error


def damaged() -> StoreDamagedError:
    """Return the error of a file that is not as it was kept."""
    return StoreDamagedError(
        "文件与保存时不一致，可能被改动或磁盘损坏，没有使用它。",
        hint="请运行完整性检查，并从最近的备份找回这个文件。",
    )


def _full() -> StoreFullError:
    return StoreFullError(
        "磁盘空间不足，文件没有存入，此前保存的数据不受影响。",
        hint="请清理磁盘腾出空间后再试。",
    )
