"""文书模板: the list, the live check by line, saving only what is right."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.services.papers.templates import read_texts, template
from app.ui.dialogs.template_editor import TemplateEditor
from app.ui.pages.settings.templates import TemplatesPanel
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Ways, complaint, settle
from tests.ui.pages.paper_kit import FileAnswers

FOLDER = "acceptance-notice"


@pytest.fixture
def answers() -> FileAnswers:
    return FileAnswers()


@pytest.fixture
def panel(workspace: Workspace, ways: Ways, qtbot: QtBot) -> TemplatesPanel:
    made = TemplatesPanel(workspace, ways)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.load()
    settle(qtbot, workspace)
    made.choose(FOLDER)
    return made


def opened(panel: TemplatesPanel, qtbot: QtBot) -> TemplateEditor:
    panel.edit()
    editor = panel.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.problems is not None)
    return editor


def test_every_shipped_template_is_listed_and_passes_the_check(panel: TemplatesPanel) -> None:
    assert panel.shown
    assert [line.folder for line in panel.shown if line.problems] == []
    assert not panel.restore_button.isEnabled()


def test_an_unknown_placeholder_is_listed_by_its_line_and_not_saved(
    panel: TemplatesPanel, qtbot: QtBot, workspace: Workspace, answers: FileAnswers
) -> None:
    editor = opened(panel, qtbot)
    editor.body.appendPlainText("特此告知{受送达认}。")
    line = editor.body.blockCount()
    qtbot.waitUntil(lambda: editor.problems is not None)
    assert editor.problems is not None
    assert [one.line for one in editor.problems] == [line]
    assert "受送达认" in editor.found.item(0).text()
    assert not editor.save_button.isEnabled()
    editor.save()
    assert answers.told == []
    assert not template(workspace.desk, FOLDER).own
    editor.body.go_to_line(1)
    editor.found.itemClicked.emit(editor.found.item(0))
    assert editor.body.line == line
    editor.reject()


def test_a_fault_of_the_description_leads_to_its_own_text(
    panel: TemplatesPanel, qtbot: QtBot
) -> None:
    editor = opened(panel, qtbot)
    editor.spec.setPlainText(editor.spec.toPlainText().replace('"D05"', '"D99"'))
    qtbot.waitUntil(lambda: bool(editor.problems))
    editor.found.itemClicked.emit(editor.found.item(0))
    assert editor.tabs.currentIndex() == 1
    editor.reject()


def test_a_right_wording_becomes_the_centres_own_version_with_a_reason(
    panel: TemplatesPanel, qtbot: QtBot, workspace: Workspace, answers: FileAnswers
) -> None:
    editor = opened(panel, qtbot)
    assert not editor.save_button.isEnabled()
    editor.body.appendPlainText("特此通知{受送达人}。")
    qtbot.waitUntil(lambda: editor.problems == ())
    editor.save()
    assert not template(workspace.desk, FOLDER).own
    answers.texts = ["按局里意见增加一句"]
    editor.save()
    assert template(workspace.desk, FOLDER).own
    assert "特此通知" in read_texts(workspace.desk, FOLDER).body
    settle(qtbot, workspace)
    panel.choose(FOLDER)
    assert panel.restore_button.isEnabled()
    answers.texts = ["改回"]
    panel.restore()
    assert not template(workspace.desk, FOLDER).own


def test_a_placeholder_is_put_where_the_keyboard_was(panel: TemplatesPanel, qtbot: QtBot) -> None:
    editor = opened(panel, qtbot)
    editor.body.go_to_line(2)
    editor.word_search.setText("对方当事人")
    editor.word_search.searched.emit("对方当事人")
    editor.words.itemActivated.emit(editor.words.item(0))
    assert editor.body.toPlainText().splitlines()[1].startswith("{对方当事人}")
    editor.reject()


def test_the_wording_is_tried_with_a_real_case_before_it_is_saved(
    panel: TemplatesPanel, qtbot: QtBot, workspace: Workspace
) -> None:
    complaint(workspace.desk, "星煌灯饰厂")
    editor = opened(panel, qtbot)
    editor.side_tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not editor.preview.busy and editor.preview.view.settled)
    assert editor.preview.view.page_count >= 1
    editor.reject()


def test_a_pack_goes_out_and_comes_in_again(
    panel: TemplatesPanel,
    workspace: Workspace,
    answers: FileAnswers,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    pack = tmp_path_factory.mktemp("pack") / "模板.zip"
    answers.paths = [pack, pack]
    panel.export()
    assert pack.is_file()
    panel.take_in()
    assert answers.told == []
