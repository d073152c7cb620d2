"""``kuaiwei document``: a preview stores nothing, an issue gives a number, errors one sentence."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.services.papers.listing import list_papers
from app.services.program import Program
from tests.cli.cli_kit import Terminal
from tests.store.desk_kit import PASSWORD
from tests.store.paper_kit import docketed

CASE_NO = "粤中知法裁字〔2026〕1号"
TYPED = "粤中知法裁字[2026] 1号"


@pytest.fixture
def case_id(terminal: Terminal) -> int:
    place = terminal.program.sign_in(terminal.store, "admin", PASSWORD)
    try:
        return docketed(place.desk, "甲灯饰厂", "乙灯饰厂")
    finally:
        place.close()


def papers(program: Program, store: Path, case_id: int) -> list[str | None]:
    """Return the numbers of the papers of a case."""
    place = program.sign_in(store, "admin", PASSWORD)
    try:
        return [line.number for line in list_papers(place.desk, case_id)]
    finally:
        place.close()


def page_count(file: Path) -> int:
    return len(PdfReader(file).pages)


def test_a_preview_is_written_and_nothing_stored(
    terminal: Terminal, case_id: int, tmp_path: Path
) -> None:
    out = tmp_path / "受理.pdf"
    answer = terminal.on_store("document", "acceptance-notice", TYPED, "--out", str(out), "--json")
    assert answer.status == 0
    assert answer.json == {"file": str(out), "number": None, "pages": page_count(out)}
    assert out.read_bytes().startswith(b"%PDF-")
    assert papers(terminal.program, terminal.store, case_id) == []


def test_an_issued_paper_has_its_number(terminal: Terminal, case_id: int, tmp_path: Path) -> None:
    out = tmp_path / "答辩.pdf"
    command = ("document", "d09", CASE_NO, "--template", "answer-notice", "--out", str(out))
    answer = terminal.on_store(*command, "--issue", "--recipient", "乙灯饰厂", "--json")
    assert answer.status == 0, answer.err
    assert answer.json["number"] == "粤中知答字〔2026〕1号"
    assert papers(terminal.program, terminal.store, case_id) == ["粤中知答字〔2026〕1号"]
    docx = tmp_path / "答辩.docx"
    told = terminal.on_store(
        "document", "answer-notice", CASE_NO, "--out", str(docx), "--issue", "--docx",
        "--recipient", "甲灯饰厂", "--set", "答辩期=十五日",
    )  # fmt: skip
    assert "粤中知答字〔2026〕2号" in told.out
    assert docx.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("code", "title"), [("d09", "答辩通知书"), ("D08", "合议组成员告知书"), ("D40", "卷")]
)
def test_a_code_with_several_wordings_means_the_one_the_catalogue_names_first(
    terminal: Terminal, case_id: int, tmp_path: Path, code: str, title: str
) -> None:
    out = tmp_path / "文书.pdf"
    answer = terminal.on_store("document", code, CASE_NO, "--out", str(out))
    assert answer.status == 0, answer.err
    first_lines = PdfReader(out).pages[0].extract_text().splitlines()[:3]
    assert any(title in line for line in first_lines)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("D99", CASE_NO), "没有“D99”这种文书"),
        (("answer-notice", "没有的号"), "没有这个案号"),
        (("answer-notice", CASE_NO, "--recipient", "丙"), "没有这个受送达人"),
        (("answer-notice", CASE_NO, "--set", "没有=1"), "用不上"),
        (("answer-notice", CASE_NO, "--issue"), "各签发一份"),
        (("D28", CASE_NO), "不适用"),
    ],
)
def test_a_known_problem_is_one_sentence_and_leaves_file_and_case_alone(
    terminal: Terminal, case_id: int, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    out = tmp_path / "旧.pdf"
    out.write_bytes(b"old")
    answer = terminal.on_store("document", *arguments, "--out", str(out))
    assert answer.status == 1
    assert says in answer.err
    assert "Traceback" not in answer.err
    assert out.read_bytes() == b"old"
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["旧.pdf"]
    assert papers(terminal.program, terminal.store, case_id) == []


def test_a_place_that_cannot_be_written_uses_no_number(
    terminal: Terminal, case_id: int, tmp_path: Path
) -> None:
    out = tmp_path / "没有的文件夹" / "答辩.pdf"
    answer = terminal.on_store(
        "document",
        "answer-notice",
        CASE_NO,
        "--out",
        str(out),
        "--issue",
        "--recipient",
        "甲灯饰厂",
    )
    assert answer.status == 1
    assert papers(terminal.program, terminal.store, case_id) == []


def test_a_disk_that_fills_after_the_issue_is_told_with_the_number(
    terminal: Terminal, case_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "答辩.pdf"
    whole = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.parent == tmp_path:
            raise OSError(errno.ENOSPC, "full")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    command = ("document", "answer-notice", CASE_NO, "--out", str(out), "--issue")
    answer = terminal.on_store(*command, "--recipient", "乙灯饰厂")
    assert answer.status == 1
    assert "粤中知答字〔2026〕1号 已经签发" in answer.err
    assert "请勿再次签发" in answer.err
    assert papers(terminal.program, terminal.store, case_id) == ["粤中知答字〔2026〕1号"]
    assert not out.exists()
