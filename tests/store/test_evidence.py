"""Evidence: added bit for bit, listed with pages, linked where it is known, binned, copied."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from app.domain.terms import EvidenceKind, EvidenceSide, Role
from app.models.evidence import Evidence
from app.services.desk import Desk
from app.services.evidence.adding import add_bytes, add_files, files_under
from app.services.evidence.changing import (
    change_evidence,
    delete_evidence,
    purge_evidence,
    reorder,
    restore_evidence,
    save_copy,
)
from app.services.evidence.listing import (
    evidence_bytes,
    list_evidence,
    open_evidence,
    read_evidence,
    recycled,
)
from app.services.evidence.views import EvidenceFacts
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases, purge_cases
from app.support.clock import FixedClock
from app.support.errors import (
    InputFileError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    StaleRecordError,
    StoreFullError,
    TaskCancelledError,
)
from tests.store.desk_kit import NOW, acting, audit_of, count
from tests.store.evidence_kit import PLAIN, a_case, added, agreed, pdf, picture, put, zipped


def test_a_file_comes_back_bit_for_bit_with_its_hash(desk: Desk, tmp_path: Path) -> None:
    data = os.urandom(300_000)
    (line,) = added(desk, a_case(desk), tmp_path, 录像__bin=data)
    assert (line.sha256, line.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert evidence_bytes(desk, line.id, 10**6) == data
    with open_evidence(desk, line.id) as stream:
        assert stream.read() == data
    with pytest.raises(InputFileError, match="太大"):
        evidence_bytes(desk, line.id, 1000)
    assert agreed(desk) == 1


def test_type_kind_and_pages_come_from_the_content_not_from_the_name(
    desk: Desk, tmp_path: Path
) -> None:
    lines = added(
        desk,
        a_case(desk),
        tmp_path,
        被改名的图片__txt=picture("JPEG"),
        公证书__dat=pdf(3),
        说明__txt="灯具外观说明".encode("gb18030"),
        合同__docx=zipped("[Content_Types].xml", "word/document.xml"),
        打包__bin=zipped("a.txt"),
        网页截图__png=picture(),
        主视图__jpg=picture("JPEG", (10, 10)),
        录像__mp4=b"\0\0\0\x18ftypmp42" + bytes(40),
    )
    assert [(line.media.split("/")[1][:9], line.pages) for line in lines] == [
        ("jpeg", 1),
        ("pdf", 3),
        ("plain", None),
        ("vnd.openx", None),
        ("zip", None),
        ("png", 1),
        ("jpeg", 1),
        ("mp4", None),
    ]
    assert [line.kind for line in lines] == [
        EvidenceKind.OBJECT,
        EvidenceKind.DOCUMENT,
        EvidenceKind.DOCUMENT,
        EvidenceKind.DOCUMENT,
        EvidenceKind.ELECTRONIC,
        EvidenceKind.ELECTRONIC,
        EvidenceKind.DESIGN_VIEW,
        EvidenceKind.AUDIOVISUAL,
    ]


def test_pages_are_counted_through_the_list_in_its_order(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    one, video, two, three = added(
        desk, case_id, tmp_path, a__pdf=pdf(3), b__mp4=b"\0\0\0\x18ftypmp42", c__png=picture(),
        d__pdf=pdf(2),
    )  # fmt: skip
    assert [line.first_page for line in list_evidence(desk, case_id)] == [1, None, 4, 5]
    reorder(desk, case_id, [three.id, two.id, video.id, one.id])
    listed = list_evidence(desk, case_id)
    assert [line.name for line in listed] == ["d.pdf", "c.png", "b.mp4", "a.pdf"]
    assert [line.first_page for line in listed] == [1, 3, None, 4]
    with pytest.raises(RuleViolationError, match="已有变化"):
        reorder(desk, case_id, [one.id])


def test_the_same_file_elsewhere_is_linked_and_stored_once(desk: Desk, tmp_path: Path) -> None:
    first, second = a_case(desk), a_case(desk)
    (line,) = added(desk, first, tmp_path, a__pdf=pdf())
    made = add_files(desk, second, [tmp_path / "a.pdf"], PLAIN)
    assert [found.case_id for found in made.known[0].elsewhere] == [first]
    assert [found.case_id for found in read_evidence(desk, line.id).elsewhere] == [second]
    again = add_files(desk, second, [tmp_path / "a.pdf"], PLAIN).lines[0]
    assert [found.case_id for found in again.elsewhere] == [first, second]
    assert agreed(desk) == 1
    delete_evidence(desk, [again.id, made.lines[0].id])
    assert read_evidence(desk, line.id).elsewhere == ()


def test_who_when_and_where_are_stamped_and_the_history_says_so(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    (line,) = added(desk, case_id, tmp_path, a__png=picture())
    assert (line.added_by, line.added_at) == ("admin", NOW)
    assert line.device
    event = read_dossier(desk, case_id).events[0]
    assert (event.text, event.note) == ("证据", "加入证据1件：a.png")
    assert {entry.table_name for entry in audit_of(desk, "evidence", "stored_file")} == {
        "evidence",
        "stored_file",
    }


def test_facts_are_written_changed_and_kept_apart_from_the_file(desk: Desk, tmp_path: Path) -> None:
    facts = EvidenceFacts(
        side=EvidenceSide.OFFICE,
        title="店铺页面",
        platform="淘宝",
        shop="星河灯饰",
        link="https://example.com/1",
        order_no="123",
        captured_at=NOW,
    )
    (path,) = put(tmp_path, 页面__png=picture())
    line = add_files(desk, a_case(desk), [path], facts).lines[0]
    assert (line.kind, line.title, line.shop) == (EvidenceKind.ELECTRONIC, "店铺页面", "星河灯饰")
    changed = change_evidence(
        desk, line.id, line.version, replace(facts, title="", proves="销售事实")
    )
    assert (changed.title, changed.proves, changed.sha256) == ("页面", "销售事实", line.sha256)
    with pytest.raises(StaleRecordError):
        change_evidence(desk, line.id, line.version, facts)
    with pytest.raises(RuleViolationError) as refused:
        change_evidence(desk, line.id, changed.version, replace(facts, link="长" * 1001))
    assert [one.field for one in refused.value.problems] == ["link"]


def test_what_cannot_be_added_is_named_and_stops_nothing(desk: Desk, tmp_path: Path) -> None:
    good, empty = put(tmp_path, 好__png=picture(), 空__txt=b"")
    link, pipe = tmp_path / "链接.png", tmp_path / "管道"
    link.symlink_to(good)
    os.mkfifo(pipe)
    sources = [empty, link, pipe, tmp_path, tmp_path / "没有.pdf", Path("/dev/zero"), good]
    made = add_files(desk, a_case(desk), sources, PLAIN)
    assert [line.name for line in made.lines] == ["好.png"]
    said = {one.name: one.message for one in made.refused}
    assert len(said) == 6
    assert "空的" in said["空.txt"]
    assert "链接" in said["链接.png"]
    assert "普通文件" in said["管道"]
    assert "普通文件" in said["zero"]
    assert "不在原处" in said["没有.pdf"]
    assert agreed(desk) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_file_that_may_not_be_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    (path,) = put(tmp_path, a__png=picture())
    path.chmod(0)
    (refused,) = add_files(desk, a_case(desk), [path], PLAIN).refused
    assert "权限" in refused.message


def test_a_file_that_changes_while_it_is_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    (path,) = put(tmp_path, a__bin=os.urandom(2_000_000))

    def grow(done: int, total: int, text: str) -> None:
        with path.open("ab") as file:
            file.write(b"x")

    (refused,) = add_files(desk, a_case(desk), [path], PLAIN, grow).refused
    assert "正被改动" in refused.message
    assert agreed(desk) == 0


def test_cancelling_adds_nothing_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    paths = put(tmp_path, **{f"{number}__bin": os.urandom(5000) for number in range(10)})
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int, text: str) -> None:
        heard.append((done, total))
        if len(heard) == 7:
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        add_files(desk, case_id, paths, PLAIN, stop)
    assert heard == sorted(heard)
    assert {total for _, total in heard} == {50_000}
    assert list_evidence(desk, case_id) == ()
    assert agreed(desk) == 0


def test_a_full_disk_adds_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = put(tmp_path, a__bin=os.urandom(5000))
    monkeypatch.setattr("app.models.file_vault.RESERVE", 2**60)
    with pytest.raises(StoreFullError):
        add_files(desk, a_case(desk), paths, PLAIN)
    assert agreed(desk) == 0


def test_a_case_that_is_gone_takes_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        added(desk, 99, tmp_path, a__png=picture())
    assert agreed(desk) == 0


def test_a_folder_is_walked_without_links_and_clutter(tmp_path: Path) -> None:
    put(tmp_path / "甲", b__png=b"x", a__png=b"x", Thumbs__db=b"x")
    put(tmp_path / "甲" / "乙", c__png=b"x")
    (tmp_path / "甲" / "圈").symlink_to(tmp_path)
    (tmp_path / "甲" / "出.png").symlink_to("/etc/hostname")
    found = [path.relative_to(tmp_path).as_posix() for path in files_under(tmp_path)]
    assert found == ["甲/a.png", "甲/b.png", "甲/乙/c.png"]
    with pytest.raises(InputFileError):
        files_under(tmp_path / "没有")


def test_a_pasted_screenshot_gets_a_name_with_its_moment(desk: Desk) -> None:
    case_id = a_case(desk)
    line = add_bytes(desk, case_id, "", picture(), PLAIN).lines[0]
    assert (line.name, line.media) == ("截图_20261123_143000.png", "image/png")
    assert add_bytes(desk, case_id, "空.png", b"", PLAIN).refused[0].name == "空.png"


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(2))))
    writer.encrypt("秘密", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_damaged_and_locked_files_are_kept_and_said_to_be_so(desk: Desk, tmp_path: Path) -> None:
    cut, locked, image = added(
        desk,
        a_case(desk),
        tmp_path,
        破损__pdf=b"%PDF-1.7\nrubbish",
        加密__pdf=locked_pdf(),
        坏图__png=picture()[:40],
    )
    assert (cut.pages, locked.pages, image.pages) == (None, None, 1)
    assert "已损坏" in cut.note
    assert "密码" in locked.note
    assert "损坏" in image.note
    assert agreed(desk) == 3


def test_a_copy_is_evidence_of_its_own_and_leaves_the_original(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    (line,) = added(desk, case_id, tmp_path, 正面__jpg=picture("JPEG"))
    copy = save_copy(desk, line.id, picture("PNG"), ".png", "标注")
    assert (copy.name, copy.title, copy.copy_of) == ("正面_标注.png", "正面（标注）", "正面")
    assert copy.kind == line.kind
    assert evidence_bytes(desk, line.id, 10**6) == picture("JPEG")
    turned = save_copy(desk, copy.id, picture("PNG", (9, 9)), ".png", "旋转")
    assert turned.copy_of == "正面"


def binned(desk: Desk, lines: Sequence[int]) -> list[int]:
    return [line.id for line in recycled(desk) if line.id in set(lines)]


def test_the_bin_keeps_gives_back_and_erases_on_purpose_only(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    one, two = added(desk, case_id, tmp_path, a__png=picture(), b__pdf=pdf())
    assert delete_evidence(desk, [one.id, two.id], "重复") == 2
    assert list_evidence(desk, case_id) == ()
    (gone, _) = list_evidence(desk, case_id, deleted=True)
    assert gone.purge_on == (NOW + timedelta(days=30)).date()
    assert agreed(desk) == 2
    assert restore_evidence(desk, [one.id]) == 1
    assert [line.id for line in list_evidence(desk, case_id)] == [one.id]
    with pytest.raises(NotAllowedError):
        purge_evidence(acting(desk, Role.HANDLER), [two.id], "误加")
    with pytest.raises(RuleViolationError, match="不在回收站"):
        purge_evidence(desk, [one.id], "误加")
    with pytest.raises(RuleViolationError, match="30天"):
        purge_evidence(desk, [two.id], " ")
    assert binned(desk, [two.id]) == [two.id]
    assert purge_evidence(desk, [two.id], "误加") == 1
    assert agreed(desk) == 1
    assert read_dossier(desk, case_id).events[0].note == "彻底删除证据1件：b.pdf；误加"


def test_after_thirty_days_no_reason_is_asked(desk: Desk, tmp_path: Path) -> None:
    (line,) = added(desk, a_case(desk), tmp_path, a__png=picture())
    delete_evidence(desk, [line.id])
    early = replace(desk, clock=FixedClock(NOW + timedelta(days=29)))
    with pytest.raises(RuleViolationError):
        purge_evidence(early, [line.id], "")
    later = replace(desk, clock=FixedClock(NOW + timedelta(days=30)))
    assert purge_evidence(later, [line.id], "") == 1
    assert agreed(desk) == 0


def test_a_file_stays_while_any_row_points_to_it(desk: Desk, tmp_path: Path) -> None:
    first, second = a_case(desk), a_case(desk)
    (one,) = added(desk, first, tmp_path, a__pdf=pdf())
    two = add_files(desk, second, [tmp_path / "a.pdf"], PLAIN).lines[0]
    delete_evidence(desk, [one.id, two.id])
    purge_evidence(desk, [one.id], "误加")
    assert evidence_bytes(desk, two.id, 10**6) == (tmp_path / "a.pdf").read_bytes()
    assert agreed(desk) == 1
    purge_evidence(desk, [two.id], "误加")
    assert agreed(desk) == 0


def test_an_original_does_not_go_before_its_copy(desk: Desk, tmp_path: Path) -> None:
    (line,) = added(desk, a_case(desk), tmp_path, a__png=picture())
    copy = save_copy(desk, line.id, picture("PNG", (9, 9)), ".png", "旋转")
    delete_evidence(desk, [line.id])
    with pytest.raises(RuleViolationError, match="副本"):
        purge_evidence(desk, [line.id], "误加")
    delete_evidence(desk, [copy.id])
    assert purge_evidence(desk, [line.id, copy.id], "误加") == 2
    assert agreed(desk) == 0


def test_a_case_that_is_erased_takes_its_files_along(desk: Desk, tmp_path: Path) -> None:
    first, second = a_case(desk), a_case(desk)
    (line, _) = added(desk, first, tmp_path, a__pdf=pdf(), b__png=picture())
    save_copy(desk, line.id, picture("PNG", (9, 9)), ".png", "旋转")
    add_files(desk, second, [tmp_path / "a.pdf"], PLAIN)
    delete_cases(desk, [first])
    purge_cases(desk, [first], "误建")
    assert agreed(desk) == 1
    assert count(desk, Evidence) == 1
    erased = [entry for entry in audit_of(desk, "evidence") if entry.action == "delete"]
    assert len(erased) == 3
