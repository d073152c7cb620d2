"""Writing the files of an open export, each with its hash (写出文件)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from app.models.file_cipher import CHUNK
from app.models.file_vault import damaged

SUMS_FILE = "SHA256SUMS"


class ExportFolder:
    """A folder being filled, which remembers the hash of each file it got."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[str, str] = {}

    def lines(self, name: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Write one JSON object a line and return how many."""
        written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        digest, count = hashlib.sha256(), 0
        with (self._folder / name).open("xb") as target:
            for row in rows:
                count += 1
                line = f"{written(row)}\n".encode()
                digest.update(line)
                target.write(line)
            _flush(target)
        self._sums[name] = digest.hexdigest()
        return count

    def text(self, name: str, text: str) -> None:
        """Write a text in UTF-8."""
        data = text.encode()
        with (self._folder / name).open("xb") as target:
            target.write(data)
            _flush(target)
        self._sums[name] = hashlib.sha256(data).hexdigest()

    def copy(self, name: str, source: BinaryIO, sha256: str) -> None:
        """Copy ``source``, which must have the given hash.

        Raises:
            StoreDamagedError: it has another one.
        """
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("xb") as target:
            while block := source.read(CHUNK):
                digest.update(block)
                target.write(block)
            _flush(target)
        if digest.hexdigest() != sha256:
            raise damaged()
        self._sums[name] = sha256

    def close(self) -> str:
        """Write the list of all hashes and return its own."""
        lines = [f"{sha256}  {name}\n" for name, sha256 in sorted(self._sums.items())]
        self.text(SUMS_FILE, "".join(lines))
        return self._sums[SUMS_FILE]


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
