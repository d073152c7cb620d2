"""Files that go with a paper, taken in before any lock: receipts, sealed scans (随文书入库)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.file_names import safe_name, split_name
from app.domain.media import HEAD, media_of
from app.models.file_vault import Taken
from app.services.evidence.sources import opened_source
from app.services.evidence.stored import Keeper


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for its row: under which safe name, of which media type."""

    taken: Taken
    name: str
    media: str


def take_file(keeper: Keeper, file: Path) -> Upload:
    """Stream a file from the disk into the vault, where it waits.

    Raises:
        InputFileError: it is no plain file, or cannot be read.
        StoreFullError: the disk has not enough room.
    """
    name = safe_name(file.name)
    with opened_source(file) as (stream, size):
        head = stream.read(HEAD)
        stream.seek(0)
        taken = keeper.take(stream, size)
    return Upload(taken, name, media_of(head, split_name(name)[1]))
