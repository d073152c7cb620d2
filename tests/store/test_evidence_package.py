"""The evidence package: originals, hashes, a page that checks them offline, nothing outside."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from app.services.desk import Desk
from app.services.evidence.adding import add_bytes
from app.services.evidence.changing import change_evidence, delete_evidence
from app.services.evidence.package import export_package
from app.services.evidence.views import EvidenceFacts
from app.services.read_case import read_dossier
from app.support.errors import (
    NotFoundError,
    OutputFileError,
    RuleViolationError,
    StoreDamagedError,
    TaskCancelledError,
)
from app.support.resource_files import read_text
from tests.store.evidence_kit import PLAIN, a_case, added, pdf, picture

HOSTILE = ("../../逃出.png", "..\\..\\逃出.png", "/etc/passwd", "C:\\a.png", "CON", "a\n.png")


def test_the_package_holds_the_originals_and_says_what_they_are(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    lines = added(desk, case_id, tmp_path / "in", 页面__png=picture(), 公证__pdf=pdf(2))
    out = tmp_path / "证据包.zip"
    made = export_package(desk, case_id, (), out)
    assert (made.items, made.bytes) == (2, out.stat().st_size)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        text = archive.read("manifest.json")
        assert hashlib.sha256(text).hexdigest() == made.manifest_sha256
        items = json.loads(text)["items"]
        assert [one["name"] for one in items] == ["001_页面.png", "002_公证.pdf"]
        assert [one["first_page"] for one in items] == [1, 2]
        for one, line in zip(items, lines, strict=True):
            data = archive.read(one["path"])
            assert hashlib.sha256(data).hexdigest() == one["sha256"] == line.sha256
        archive.extractall(tmp_path / "unpacked")
    event = read_dossier(desk, case_id).events[0]
    assert (event.text, made.manifest_sha256 in event.note) == ("导出证据包", True)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_sums_are_checked_by_any_tool(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    added(desk, case_id, tmp_path / "in", 页面__png=picture(), 公证__pdf=pdf(2))
    export_package(desk, case_id, (), tmp_path / "包.zip")
    with zipfile.ZipFile(tmp_path / "包.zip") as archive:
        archive.extractall(tmp_path / "out")
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "out" / "证据" / "001_页面.png").write_bytes(b"x")
    done = subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=False)
    assert done.returncode != 0


def test_no_entry_leaves_the_folder_and_no_two_are_alike(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    for number, name in enumerate(HOSTILE * 2):
        add_bytes(desk, case_id, name, bytes([number]), PLAIN)
    export_package(desk, case_id, (), tmp_path / "包.zip")
    with zipfile.ZipFile(tmp_path / "包.zip") as archive:
        names = archive.namelist()
    assert len({name.casefold() for name in names}) == len(HOSTILE) * 2 + 3
    for name in names[: len(HOSTILE) * 2]:
        assert re.fullmatch(r'证据/\d{3}_[^/\\:*?"<>|\x00-\x1f]+', name)
        assert ".." not in name.split("/")


def test_the_page_runs_nothing_but_its_own_script(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    line = add_bytes(desk, case_id, "a.png", picture(), PLAIN).lines[0]
    nasty = "</script><script>alert(1)</script><!--"
    change_evidence(desk, line.id, line.version, EvidenceFacts(title=nasty, proves=nasty))
    export_package(desk, case_id, (), tmp_path / "包.zip")
    with zipfile.ZipFile(tmp_path / "包.zip") as archive:
        page = archive.read("验证.html").decode()
    assert page.count("<script") == page.count("</script>") == 2
    assert not re.search(r"https?://|src=|url\(", page)
    found = re.search(r'id="manifest">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["items"][0]["title"] == nasty


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to run the page's script")
@pytest.mark.parametrize("size", [0, 3, 55, 56, 63, 64, 65, 1000, 300_001])
def test_the_pages_own_sha256_agrees(tmp_path: Path, size: int) -> None:
    script = re.findall(r"<script>(.*?)</script>", read_text("evidence", "verify.html"), re.DOTALL)
    own = script[0][: script[0].index("async function digest")]
    data = os.urandom(size)
    (tmp_path / "data").write_bytes(data)
    tail = """
const bytes = new Uint8Array(require("fs").readFileSync(process.argv[2]));
const sha = new Sha256();
for (let at = 0; at < bytes.length; at += 1003) { sha.update(bytes.subarray(at, at + 1003)); }
process.stdout.write(sha.hex());
"""
    node = shutil.which("node")
    assert node is not None
    (tmp_path / "run.js").write_text(own + tail, encoding="utf-8")
    done = subprocess.run(
        [node, str(tmp_path / "run.js"), str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == hashlib.sha256(data).hexdigest()


def test_a_changed_original_stops_the_package_and_leaves_no_file(
    desk: Desk, tmp_path: Path
) -> None:
    case_id = a_case(desk)
    (line,) = added(desk, case_id, tmp_path / "in", a__bin=os.urandom(3_000_000))
    path = desk.vault.path(line.sha256)
    sealed = bytearray(path.read_bytes())
    sealed[1_500_000] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(StoreDamagedError):
        export_package(desk, case_id, (), tmp_path / "包.zip")
    assert list(tmp_path.glob("*.zip")) == list(tmp_path.glob(".*")) == []


def test_a_cancelled_or_impossible_package_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    (line,) = added(desk, case_id, tmp_path / "in", a__png=picture())
    out = tmp_path / "包.zip"
    out.write_bytes(b"old")

    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        export_package(desk, case_id, (), out, stop)
    with pytest.raises(OutputFileError):
        export_package(desk, case_id, (), tmp_path / "没有" / "包.zip")
    with pytest.raises(NotFoundError):
        export_package(desk, case_id, [line.id, 99], out)
    delete_evidence(desk, [line.id])
    with pytest.raises(RuleViolationError):
        export_package(desk, case_id, (), out)
    assert out.read_bytes() == b"old"
