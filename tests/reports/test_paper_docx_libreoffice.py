"""Papers in Word come through LibreOffice without loss of text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest

from app.domain.documents.blocks import Layout, PaperContent, Paragraph
from app.reports.documents.docx_writer import write_docx
from tests.reports.paper_samples import notice, receipt_form, ruling
from tests.reports.paper_text import plain_text

SOFFICE = shutil.which("soffice") or ""
ROOT = Path(__file__).resolve().parents[2]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SOFFICE, reason="needs LibreOffice (soffice), which is not installed"),
]


def no_picture(sha256: str) -> bytes:
    raise AssertionError(sha256)


def bundled_fonts(folder: Path) -> Path:
    """Let the office know the fonts of the program, whatever the computer has."""
    file = folder / "fonts.conf"
    file.write_text(
        "<fontconfig>"
        f"<dir>{ROOT / 'resources' / 'fonts'}</dir><cachedir>{folder / 'fonts'}</cachedir>"
        "<alias binding='same'><family>仿宋</family>"
        "<prefer><family>Noto Serif SC</family></prefer></alias>"
        "</fontconfig>",
        encoding="utf-8",
    )
    return file


def converted(file: Path, kind: str) -> Path:
    """Convert by an office of the test's own, so that several tests may run at once."""
    folder = file.parent
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(file),
        ],
        check=True,
        env=os.environ | {"FONTCONFIG_FILE": str(bundled_fonts(folder))},
        capture_output=True,
        timeout=120,
    )
    return file.with_suffix("." + kind.partition(":")[0])


@pytest.mark.parametrize(
    "content", [notice(), ruling(), receipt_form()], ids=lambda item: item.title
)
def test_a_paper_converts_without_loss_of_text(content: PaperContent, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(write_docx(content, no_picture))
    body = ElementTree.parse(converted(file, "fodt")).getroot().find(f"{OFFICE}body")  # noqa: S314
    assert body is not None
    assert re.sub(r"\s", "", "".join(body.itertext())) == plain_text(content)


@pytest.mark.parametrize(("lines", "pages"), [(44, 2), (45, 3)])
def test_a_page_takes_22_lines_of_28_characters_and_no_more(
    lines: int, pages: int, tmp_path: Path
) -> None:
    full = Paragraph("知" * 28, indent=0)
    content = PaperContent("样张", "云岭中心", Layout.OFFICIAL, (full,) * lines)
    file = tmp_path / "paper.docx"
    file.write_bytes(write_docx(content, no_picture))
    assert len(pypdf.PdfReader(converted(file, "pdf")).pages) == pages


def test_29_characters_take_two_lines(tmp_path: Path) -> None:
    content = PaperContent(
        "样张", "云岭中心", Layout.OFFICIAL, (Paragraph("知" * 29, indent=0),) * 12
    )
    file = tmp_path / "paper.docx"
    file.write_bytes(write_docx(content, no_picture))
    assert len(pypdf.PdfReader(converted(file, "pdf")).pages) == 2
