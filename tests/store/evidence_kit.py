"""Small real files of many kinds, and a case to which they are evidence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from app.models.evidence import Evidence, StoredFile
from app.services.desk import Desk
from app.services.evidence.adding import add_files
from app.services.evidence.views import EvidenceFacts, EvidenceLine
from tests.store.desk_kit import dispute, open_one

PLAIN = EvidenceFacts()


def a_case(desk: Desk) -> int:
    """Return the id of a fresh infringement dispute."""
    return open_one(desk, dispute()).id


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, form)
    return out.getvalue()


def pdf(pages: int = 1, text: str = "证据") -> bytes:
    """Return a PDF with so many pages."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(100, 700, f"{text} {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def zipped(*names: str) -> bytes:
    """Return a zip with entries of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def put(folder: Path, **files: bytes) -> list[Path]:
    """Write files; ``__`` in a name stands for its dot."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data)
        paths.append(path)
    return paths


def added(desk: Desk, case_id: int, folder: Path, **files: bytes) -> tuple[EvidenceLine, ...]:
    """Write files and add them; none may be refused."""
    made = add_files(desk, case_id, put(folder, **files), PLAIN)
    assert not made.refused
    return made.lines


def agreed(desk: Desk) -> int:
    """Return how many files there are; rows and files must be the same set, unmarked."""
    with desk.store.reading() as session:
        rows = set(session.scalars(select(StoredFile.sha256)))
        used = set(session.scalars(select(Evidence.file_id)))
        known = set(session.scalars(select(StoredFile.id)))
    assert rows == set(desk.vault.names())
    assert used <= known
    assert not desk.vault.marks()
    assert not list(desk.vault.folder.rglob("*.part"))
    return len(rows)
