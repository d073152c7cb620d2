"""Comparisons of pictures, and the bound volume with its index (比对、归档)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.documents.blocks import Mark
from app.services.desk import Desk
from app.services.evidence.archive import box_list, file_volume, read_volume, volumes
from app.services.evidence.changing import delete_evidence, purge_evidence
from app.services.evidence.comparisons import (
    delete_comparison,
    list_comparisons,
    save_comparison,
)
from app.services.evidence.views import LoosePaper, SideMark
from app.support.errors import NotFoundError, RuleViolationError, StaleRecordError
from tests.store.desk_kit import case_row
from tests.store.evidence_kit import a_case, added, pdf, picture


def done(desk: Desk, case_id: int) -> None:
    with desk.store.writing(actor="t") as unit:
        row = unit.session.merge(case_row(desk, case_id))
        row.phase = "done"


def test_a_comparison_keeps_both_pictures_texts_and_marks(desk: Desk, tmp_path: Path) -> None:
    case_id = a_case(desk)
    view, photo, paper = added(
        desk, case_id, tmp_path, 主视图__png=picture(), 实物__jpg=picture("JPEG"), c__pdf=pdf()
    )
    marks = (
        SideMark(registered=True, mark=Mark(0.1, 0.2, 0.3, 0.4, "灯罩")),
        SideMark(registered=False, mark=Mark(0.5, 0.5, 0.1, 0.1)),
    )
    made = save_comparison(
        desk, case_id, None, None, "主视图", view.id, photo.id, "轮廓相同", "底座不同", marks
    )
    assert (made.registered.id, made.accused.id, made.marks) == (view.id, photo.id, marks)
    assert list_comparisons(desk, case_id) == (made,)
    changed = save_comparison(
        desk, case_id, made.id, made.version, "主视图", view.id, photo.id, "相同", "无", ()
    )
    assert (changed.id, changed.same, changed.marks) == (made.id, "相同", ())
    with pytest.raises(StaleRecordError):
        save_comparison(desk, case_id, made.id, 1, "", view.id, photo.id, "", "", ())
    with pytest.raises(RuleViolationError, match="只能比对图片"):
        save_comparison(desk, case_id, None, None, "", view.id, paper.id, "", "", ())
    with pytest.raises(RuleViolationError, match="不在这个案件"):
        save_comparison(desk, a_case(desk), None, None, "", view.id, photo.id, "", "", ())
    delete_evidence(desk, [view.id])
    with pytest.raises(RuleViolationError, match="比对"):
        purge_evidence(desk, [view.id], "误加")
    delete_comparison(desk, made.id)
    with pytest.raises(NotFoundError):
        delete_comparison(desk, made.id)
    assert purge_evidence(desk, [view.id], "误加") == 1


def test_a_volume_is_numbered_counted_and_found_in_its_box(desk: Desk, tmp_path: Path) -> None:
    first, second = a_case(desk), a_case(desk)
    added(desk, first, tmp_path, a__pdf=pdf(3), b__mp4=b"\0\0\0\x18ftypmp42", c__png=picture())
    proposed = read_volume(desk, first)
    assert (proposed.id, proposed.archive_no) == (None, "2026-侵权维权-0001")
    loose = (LoosePaper("授权委托书", "", date(2026, 11, 1), 2),)
    with pytest.raises(RuleViolationError, match="尚未办结"):
        file_volume(desk, first, proposed.archive_no, "12", "30年", "", loose)
    done(desk, first)
    done(desk, second)
    filed = file_volume(desk, first, proposed.archive_no, "12", "30年", "", loose)
    assert [(item.title, item.page_from, item.page_to, item.loose) for item in filed.items] == [
        ("a", 1, 3, False),
        ("b", 0, 0, False),
        ("c", 4, 4, False),
        ("授权委托书", 5, 6, True),
    ]
    assert (filed.pages, filed.filed_by, filed.filed_on) == (6, "admin", desk.today)
    assert read_volume(desk, second).archive_no == "2026-侵权维权-0002"
    with pytest.raises(RuleViolationError) as refused:
        file_volume(desk, second, filed.archive_no, "12", "一年", "", [LoosePaper("", pages=0)])
    assert [one.field for one in refused.value.problems] == ["archive_no", "retention", "loose"]
    file_volume(desk, second, "2026-侵权维权-0002", "12", "永久", "", ())
    assert [line.case_id for line in box_list(desk, "12")] == [first, second]
    moved = file_volume(desk, first, filed.archive_no, "13", "30年", "挪架", loose)
    assert (moved.id, moved.box_no, moved.filed_on) == (filed.id, "13", filed.filed_on)
    assert [line.case_id for line in box_list(desk, "12")] == [second]
    assert [line.case_id for line in volumes(desk, 2026)] == [first, second]
    assert volumes(desk, 2025) == ()
