"""Backups hold the files of their rows, each once, whole, however often they are made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.models.file_vault import FileVault
from app.services.evidence.changing import delete_evidence, purge_evidence
from app.services.office import Workplace
from tests.store.evidence_kit import a_case, added, pdf, picture


def copies(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in folder.glob("files/??/*.kwf")}


def originals(workplace: Workplace) -> dict[str, bytes]:
    vault = workplace.desk.vault
    return {name: vault.path(name).read_bytes() for name in vault.names()}


@pytest.mark.parametrize("linked", [True, False])
def test_a_backup_has_the_files_of_its_rows(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    def no_link(source: object, target: object) -> None:
        raise OSError(18, "another device")

    if not linked:
        monkeypatch.setattr(os, "link", no_link)
    lines = added(workplace.desk, a_case(workplace.desk), tmp_path, a__png=picture(), b__pdf=pdf())
    place = workplace.opened.back_up().folder.parent
    assert copies(place) == originals(workplace)
    added(workplace.desk, 1, tmp_path / "more", c__bin=os.urandom(3000))
    delete_evidence(workplace.desk, [lines[0].id])
    purge_evidence(workplace.desk, [lines[0].id], "误加")
    workplace.opened.back_up()
    assert len(copies(place)) == 3
    assert originals(workplace).items() <= copies(place).items()
    assert not list(place.rglob(".*.kwf"))


@pytest.mark.expects_log("without 1 files")
def test_a_cut_copy_is_made_again_and_a_lost_file_stops_no_backup(
    workplace: Workplace, tmp_path: Path
) -> None:
    first, second = added(
        workplace.desk, a_case(workplace.desk), tmp_path, a__png=picture(), b__pdf=pdf()
    )
    elsewhere = tmp_path / "usb"
    place = workplace.opened.back_up(elsewhere).folder.parent
    shared = FileVault(place / "files", b"")
    cut = shared.path(first.sha256)
    cut.unlink()
    cut.write_bytes(b"cut")
    shared.path(second.sha256).unlink()
    workplace.desk.vault.path(second.sha256).unlink()
    assert workplace.opened.back_up(elsewhere).folder.is_dir()
    assert copies(place) == originals(workplace)
