"""Notices as PDF: the first one of a process, and a thousand in one batch."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from figures import Figure, alternating, seconds_of
from paper_child import bare_canvas

from app.domain.documents.blocks import Addressee, PaperContent
from app.reports.documents.press import DocumentPress
from tests.reports.paper_samples import notice
from tests.reports.paper_text import plain_text

if TYPE_CHECKING:
    from bench_store import BenchStore

BATCH, SAMPLE, RUNS = 1000, 20, 5
CHILD = Path(__file__).with_name("paper_child.py")


def measure(store: BenchStore) -> list[Figure]:
    """Return the figures; each peer sets the same text without the layout of the standard."""
    del store
    office = shutil.which("soffice") or ""
    with tempfile.TemporaryDirectory() as folder:
        return [*_first(Path(folder), office), *_batch(Path(folder), office)]


def _first(folder: Path, office: str) -> list[Figure]:
    text = plain_text(notice())
    _child("ours", text)  # fills the disk cache
    ours, bare = alternating(lambda: _child("ours", text), lambda: _child("bare", text), RUNS)
    if office:
        _by_office(folder / "warm", office, [text])
        theirs = seconds_of(lambda: _by_office(folder / "warm", office, [text]))
        peer = "python-docx and LibreOffice, one file"
    else:
        theirs, peer = None, "python-docx and LibreOffice: left out, soffice is not installed"
    return [
        Figure("paper_first_notice", ours, "s", "bare reportlab canvas, new process", bare),
        Figure("paper_first_notice_office", ours, "s", peer, theirs),
    ]


def _batch(folder: Path, office: str) -> list[Figure]:
    contents = [_addressed(number) for number in range(BATCH)]
    texts = [plain_text(content) for content in contents]
    press = DocumentPress()
    ours = seconds_of(lambda: press.run(contents, lambda _: b""))
    bare = seconds_of(lambda: bare_canvas(texts))
    if office:
        sample = seconds_of(lambda: _by_office(folder / "many", office, texts[:SAMPLE]))
        theirs = sample * BATCH / SAMPLE
        peer = f"python-docx and LibreOffice, {SAMPLE} in one call, scaled"
    else:
        theirs, peer = None, "python-docx and LibreOffice: left out, soffice is not installed"
    return [
        Figure("paper_1000_notices", ours, "s", "bare reportlab canvas, same text", bare),
        Figure("paper_1000_notices_office", ours, "s", peer, theirs),
    ]


def _addressed(number: int) -> PaperContent:
    """Return the notice to another recipient."""
    content = notice()
    blocks = tuple(
        Addressee(f"云岭第{number}照明有限公司：") if isinstance(block, Addressee) else block
        for block in content.blocks
    )
    return replace(content, blocks=blocks)


def _child(way: str, text: str) -> None:
    subprocess.run([sys.executable, str(CHILD), way, text], check=True, timeout=120)


def _by_office(folder: Path, office: str, texts: list[str]) -> None:
    """Write every text by python-docx and let LibreOffice make PDFs of them."""
    folder.mkdir(exist_ok=True)
    files = []
    for number, text in enumerate(texts):
        document = docx.Document()
        document.add_paragraph(text)
        files.append(str(folder / f"{number}.docx"))
        document.save(files[-1])
    profile = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
