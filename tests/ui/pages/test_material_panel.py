"""材料: ticking what came, and one notice of all that lacks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.materials import read_checklist
from app.ui.pages.material_panel import MaterialPanel, MaterialRow
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint


@pytest.fixture
def panel(workspace: Workspace, ways: Ways, qtbot: QtBot) -> MaterialPanel:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    made = MaterialPanel(workspace, ways, case_id)
    qtbot.addWidget(made)
    made.reload()
    made.resize(700, 520)
    made.show()
    return made


def row_of(panel: MaterialPanel, term: str) -> MaterialRow:
    return next(line for line in panel.rows if term in line.item.term)


def case_of(panel: MaterialPanel) -> int:
    return panel.checklist.case_id


def test_ticks_are_written_together_with_the_day_they_came(
    panel: MaterialPanel, workspace: Workspace, ways: Ways
) -> None:
    for line in panel.rows[:2]:
        line.box.setChecked(True)
    panel.day.setText("11-20")
    panel.save_button.click()
    stored = read_checklist(workspace.desk, case_of(panel))
    assert [item.received_on for item in stored.items[:3]] == [
        date(2026, 11, 20),
        date(2026, 11, 20),
        None,
    ]
    assert "2" in ways.said[-1]


def test_the_button_says_how_many_items_it_would_write(panel: MaterialPanel) -> None:
    assert not panel.save_button.isEnabled()
    panel.rows[0].box.setChecked(True)
    panel.rows[1].box.setChecked(True)
    assert "2" in panel.save_button.text()
    panel.rows[1].box.setChecked(False)
    assert "1" in panel.save_button.text()


def test_a_wrong_day_writes_nothing_and_keeps_the_ticks(
    panel: MaterialPanel, workspace: Workspace
) -> None:
    panel.rows[0].box.setChecked(True)
    panel.day.setText("十三月")
    panel.save_button.click()
    assert panel.remark.text()
    assert panel.rows[0].box.isChecked()
    assert read_checklist(workspace.desk, case_of(panel)).received == 0


def test_the_copied_notice_lists_all_that_lacks(panel: MaterialPanel) -> None:
    panel.copy_button.click()
    text = QApplication.clipboard().text()
    lacking = [line.item.term for line in panel.rows if line.item.lacks]
    assert lacking
    assert all(term in text for term in lacking)


def test_an_item_of_ones_own_is_added_and_can_go_again(panel: MaterialPanel) -> None:
    panel.own.setText("样品照片原件")
    panel.add_button.click()
    added = row_of(panel, "样品照片原件")
    assert added.item.own
    added.removed.emit()
    assert all(line.item.term != "样品照片原件" for line in panel.rows)


def test_an_item_this_case_does_not_need_no_longer_lacks(panel: MaterialPanel) -> None:
    optional = next(line for line in panel.rows if line.item.needed and not line.item.required)
    code = optional.item.code
    optional.needed_changed.emit(False)
    again = next(line for line in panel.rows if line.item.code == code)
    assert not again.item.lacks
    assert not again.box.isEnabled()


def test_a_list_read_again_leaves_nothing_of_the_old_one_behind(panel: MaterialPanel) -> None:
    panel.reload()
    panel.reload()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    named = [
        line for line in panel.findChildren(QLineEdit) if line.accessibleName() == "另需的材料"
    ]
    assert named == [panel.own]
