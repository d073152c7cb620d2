"""What the installed program proves of its reports and papers by itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.domain.documents.blocks import PaperContent
from app.models.file_vault import FileVault
from app.reports.documents.press import DocumentPress
from app.reports.self_test import report_checks
from app.services.papers.views import ReadPicture, RenderedPaper
from app.services.self_test import run_checks, store_checks
from tests.store.desk_kit import make_program

PAPER = "文书签发、存档与重读"


def found(folder: Path) -> dict[str, bool]:
    checks = run_checks(make_program(folder), (*store_checks(), *report_checks()))
    return {check.name: check.ok for check in checks}


def test_a_sound_program_passes_every_check_and_makes_a_paper(tmp_path: Path) -> None:
    checks = found(tmp_path)
    assert checks[PAPER]
    assert set(checks.values()) == {True}


def test_a_vault_that_gives_back_something_else_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileVault, "read", lambda _self, _sha256: b"%PDF-1.4 /FontFile2 other")
    assert not found(tmp_path)[PAPER]


def test_a_press_without_fonts_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = DocumentPress.pdf

    def bare(self: DocumentPress, content: PaperContent, picture: ReadPicture) -> RenderedPaper:
        made = whole(self, content, picture)
        data = made.pdf.replace(b"/FontFile2", b"/FontFile9")
        return RenderedPaper(data, made.pages, hashlib.sha256(data).hexdigest())

    monkeypatch.setattr(DocumentPress, "pdf", bare)
    assert not found(tmp_path)[PAPER]
