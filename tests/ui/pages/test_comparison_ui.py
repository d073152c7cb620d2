"""设计比对: two pictures looked at together, marks and words that are kept, no verdict."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.terms import EvidenceKind
from app.services.evidence.adding import add_files
from app.services.evidence.comparisons import list_comparisons
from app.services.evidence.views import EvidenceFacts
from app.ui.pages.comparison_page import OPINION, ComparisonPage
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.page import Page
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint, settle
from tests.ui.pages.evidence_ui_kit import picture_file

Show = Callable[[Page], None]


@pytest.fixture
def papers() -> list[str]:
    """What was asked to be made as a paper."""
    return []


@pytest.fixture
def page(
    workspace: Workspace,
    ways: Ways,
    show: Show,
    tmp_path: Path,
    papers: list[str],
) -> ComparisonPage:
    desk = workspace.desk
    (case_id,) = complaint(desk, "星煌灯饰厂")
    photos = [picture_file(tmp_path, f"实物{n}.png", f"#4{n}6{n}8{n}") for n in (1, 2)]
    views = [picture_file(tmp_path, f"视图{n}.png", f"#8{n}6{n}4{n}") for n in (1, 2)]
    add_files(desk, case_id, photos, EvidenceFacts(kind=EvidenceKind.PRODUCT_PHOTO))
    add_files(desk, case_id, views, EvidenceFacts(kind=EvidenceKind.DESIGN_VIEW))
    made = ComparisonPage(workspace, ways, case_id, papers.append)
    show(made)
    return made


def wheel(view: ImageView, notches: int) -> None:
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(0, 0),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(view: ImageView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_new_pair_begins_with_a_registered_view_and_a_photo_of_the_accused_product(
    page: ComparisonPage,
) -> None:
    assert (page.pair.left.choice.currentText(), page.pair.right.choice.currentText()) == (
        "视图1",
        "实物1",
    )
    assert page.view_name.currentText() == "主视图"
    assert all(view.has_picture for view in page.pair.views)


def test_zooming_and_moving_one_picture_does_the_same_to_the_other(page: ComparisonPage) -> None:
    left, right = page.pair.views
    wheel(left, 3)
    assert left.glance.zoom > 1
    assert right.glance == left.glance
    drag(right, right.rect().center(), right.rect().center() + QPoint(40, 25))
    assert right.glance.x < 0.5
    assert left.glance == right.glance


def test_unlinked_pictures_are_looked_at_each_for_itself(page: ComparisonPage) -> None:
    left, right = page.pair.views
    page.link.setChecked(False)
    wheel(left, 2)
    assert (left.glance.zoom > 1, right.glance.zoom) == (True, 1.0)
    page.link.setChecked(True)
    assert right.glance == left.glance


def test_the_keys_zoom_and_show_the_whole_again(page: ComparisonPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(page.pair.left.view.hasFocus)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.pair.left.view, Qt.Key.Key_Plus, control)
    assert page.pair.right.view.glance.zoom > 1
    QTest.keyClick(page.pair.left.view, Qt.Key.Key_0, control)
    assert [view.glance.zoom for view in page.pair.views] == [1.0, 1.0]


def test_turning_one_picture_leaves_the_other_and_its_marks_where_they_are(
    page: ComparisonPage,
) -> None:
    page.add_mark(registered=True)
    before = page.draft.marks
    page.pair.left.right.click()
    assert [view.turn for view in page.pair.views] == [90, 0]
    assert page.draft.marks == before


def test_a_place_on_a_turned_and_zoomed_picture_is_found_again(page: ComparisonPage) -> None:
    view = page.pair.left.view
    view.set_turn(90)
    middle = view.fraction_at(QPointF(view.rect().center()))
    assert (round(middle.x(), 2), round(middle.y(), 2)) == (0.5, 0.5)
    up = view.fraction_at(QPointF(view.rect().center()) - QPointF(0, 50))
    assert up.x() < 0.5
    assert round(up.y(), 2) == 0.5


def test_marks_drawn_on_either_side_survive_saving(
    page: ComparisonPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.mark.setChecked(True)
    for view in page.pair.views:
        middle = view.rect().center()
        drag(view, middle - QPoint(50, 30), middle + QPoint(20, 40))
    page.notes.same.setPlainText("灯罩均为半圆形")
    page.notes.different.setPlainText("吊杆长度不同")
    drawn = page.draft.marks
    assert [(one.registered, one.mark.text) for one in drawn] == [(True, "1"), (False, "1")]
    page.save()
    (kept,) = list_comparisons(workspace.desk, page.case_id)
    assert kept.marks == drawn
    assert (kept.view, kept.same, kept.different) == ("主视图", "灯罩均为半圆形", "吊杆长度不同")
    page.go_to(1)
    page.go_to(0)
    settle(qtbot, workspace)
    assert page.draft.marks == drawn


def test_a_mark_is_moved_by_keys_renamed_and_deleted(
    page: ComparisonPage, workspace: Workspace
) -> None:
    page.add_mark(registered=False)
    page._nudge((0.01, 0.0), size=False)
    assert round(page.draft.marks[0].mark.x, 2) == 0.41
    workspace.prompts.texts.append("灯罩")  # type: ignore[attr-defined]  # the kit's answers
    QTest.keyClick(page.notes.marks, Qt.Key.Key_F2)
    assert page.draft.marks[0].mark.text == "灯罩"
    QTest.keyClick(page.notes.marks, Qt.Key.Key_Delete)
    assert page.draft.marks == ()


def test_what_was_written_is_kept_when_another_pair_or_page_is_turned_to(
    page: ComparisonPage, workspace: Workspace
) -> None:
    page.notes.same.setPlainText("整体形状")
    page.new_button.click()
    assert page.can_leave()
    page.notes.same.setPlainText("底座")
    assert page.can_leave()
    kept = list_comparisons(workspace.desk, page.case_id)
    assert [(one.view, one.same) for one in kept] == [("主视图", "整体形状"), ("后视图", "底座")]
    assert [one.registered.title for one in kept] == ["视图1", "视图2"]


def test_turning_pages_without_writing_anything_keeps_no_empty_pair(
    page: ComparisonPage, workspace: Workspace
) -> None:
    assert page.can_leave()
    assert list_comparisons(workspace.desk, page.case_id) == ()


def test_the_opinion_is_made_after_the_pair_was_kept(
    page: ComparisonPage, workspace: Workspace, papers: list[str]
) -> None:
    page.notes.different.setPlainText("灯杆")
    page.opinion_button.click()
    assert papers == [OPINION]
    assert len(list_comparisons(workspace.desk, page.case_id)) == 1


def test_a_deleted_pair_goes_and_the_pictures_stay(
    page: ComparisonPage, workspace: Workspace
) -> None:
    page.save()
    page.delete()
    assert list_comparisons(workspace.desk, page.case_id) == ()
    assert len(page.evidence) == 4
