"""证据: dropped, pasted, looked at, described, ordered, deleted and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.terms import EvidenceKind, EvidenceSide
from app.services.evidence.adding import add_files
from app.services.evidence.listing import list_evidence, open_evidence, recycled
from app.services.evidence.views import EvidenceFacts, EvidenceLine
from app.ui.change_bridge import ChangeBridge
from app.ui.dialogs.evidence_editor import drawn_upon
from app.ui.pages.case_page import CasePage
from app.ui.pages.evidence_panel import EvidencePanel
from app.ui.pages.opened_copies import OpenedCopies
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.viewmodels.evidence import moved
from app.ui.widgets.page import Page
from app.ui.widgets.picture_drawings import Drawing, DrawingKind
from app.ui.workspace import Workspace
from tests.ui.pages.conftest import Answers, Ways, complaint, settle
from tests.ui.pages.evidence_ui_kit import drop, lamp, pdf_file, picture_file

Show = Callable[[Page], None]


@pytest.fixture
def page(workspace: Workspace, ways: Ways, show: Show, bridge: ChangeBridge) -> Iterator[CasePage]:
    (case_id,) = complaint(workspace.desk, "星煌灯饰厂")
    made = CasePage(workspace, ways, case_id, move=lambda *_: None)
    bridge.changed.connect(lambda *_: made.mark_stale())
    show(made)
    made.show_tab("evidence")
    yield made
    made.release()


@pytest.fixture
def panel(page: CasePage) -> EvidencePanel:
    return page.parts.evidence


def add(
    workspace: Workspace, panel: EvidencePanel, *paths: Path, facts: EvidenceFacts | None = None
) -> tuple[EvidenceLine, ...]:
    """Add files without the sheet."""
    found = add_files(workspace.desk, panel.acts._case_id, paths, facts or EvidenceFacts())
    panel.reload()
    return found.lines


def choose(qtbot: QtBot, workspace: Workspace, panel: EvidencePanel, row: int) -> None:
    panel.choose([row])
    settle(qtbot, workspace)


# --- adding ---------------------------------------------------------------------------


def test_files_dropped_on_the_tab_are_described_once_and_added_with_progress(
    panel: EvidencePanel, workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    one, two = picture_file(tmp_path, "门头.png"), pdf_file(tmp_path, "合同.pdf")
    assert drop(panel, one, two)
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.side.setCurrentIndex(sheet.side.findData(EvidenceSide.OFFICE))
    sheet.proves.setPlainText("被控产品在售")
    sheet.ask()
    assert panel.findChildren(ProgressSheet) or panel.window().findChildren(ProgressSheet)
    settle(qtbot, workspace)
    assert [line.title for line in panel.lines] == ["门头", "合同"]
    assert {line.side for line in panel.lines} == {EvidenceSide.OFFICE}
    assert {line.proves for line in panel.lines} == {"被控产品在售"}
    assert ways.said[-1] == "已加入 2 件证据。"
    assert panel.chosen == panel.lines


def test_files_dropped_on_another_tab_of_the_case_go_to_its_evidence(
    page: CasePage, tmp_path: Path
) -> None:
    page.show_tab("facts")
    assert drop(page, picture_file(tmp_path, "门头.png"))
    sheet = page.parts.evidence.acts.sheet
    assert sheet is not None
    assert page.tabs.tabData(page.tabs.currentIndex()) == "evidence"
    sheet.reject()


def test_a_folder_is_added_with_all_that_is_in_it(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "照片"
    (folder / "第二天").mkdir(parents=True)
    picture_file(folder, "1.png")
    picture_file(folder / "第二天", "2.png", "#336699")
    drop(panel, folder)
    sheet = panel.acts.sheet
    assert sheet is not None
    assert "1 个文件夹" in sheet.about.text()
    sheet.ask()
    settle(qtbot, workspace)
    assert len(panel.lines) == 2


def test_a_pasted_screenshot_becomes_a_png(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot
) -> None:
    picture = lamp()
    QGuiApplication.clipboard().setImage(picture)
    panel.paste()
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.ask()
    settle(qtbot, workspace)
    (line,) = panel.lines
    assert (line.media, line.name[-4:]) == ("image/png", ".png")
    with open_evidence(workspace.desk, line.id) as stream:
        kept = QImage.fromData(stream.read())
    assert kept.convertToFormat(picture.format()) == picture


def test_pasting_nothing_useful_says_so(panel: EvidencePanel, ways: Ways) -> None:
    QGuiApplication.clipboard().setText("只是文字")
    panel.paste()
    assert panel.acts.sheet is None
    assert ways.said == ["剪贴板里没有图片，也没有文件。"]


def test_a_refused_file_is_named_with_its_reason_and_the_others_are_added(
    panel: EvidencePanel,
    workspace: Workspace,
    answers: Answers,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    empty = tmp_path / "空.png"
    empty.touch()
    drop(panel, empty, picture_file(tmp_path, "门头.png"))
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.ask()
    settle(qtbot, workspace)
    assert [line.title for line in panel.lines] == ["门头"]
    assert answers.told == ["有 1 个文件没有加入，原文件没有改动。"]


def test_the_same_file_in_another_case_is_said_and_marked(
    panel: EvidencePanel, workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = picture_file(tmp_path, "门头.png")
    (other,) = complaint(workspace.desk, "宏达灯饰厂")
    add_files(workspace.desk, other, (photo,), EvidenceFacts())
    drop(panel, photo)
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.ask()
    settle(qtbot, workspace)
    assert "同一文件已在" in ways.said[-1]
    assert [one.case_id for one in panel.lines[0].elsewhere] == [other]


def test_a_time_that_cannot_be_read_is_refused_beside_its_field(
    panel: EvidencePanel, tmp_path: Path
) -> None:
    drop(panel, picture_file(tmp_path, "门头.png"))
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.captured.setText("后天下午")
    sheet.ask()
    assert sheet.boxes["captured"].remark.startswith("▲")
    assert panel.lines == ()
    sheet.reject()


# --- looking --------------------------------------------------------------------------


def test_a_picture_a_pdf_and_a_text_are_shown_beside_the_list(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    note = tmp_path / "聊天记录.txt"
    note.write_bytes("销售者：此款吊灯每盏280元".encode("gb18030"))
    add(workspace, panel, picture_file(tmp_path, "门头.png"), pdf_file(tmp_path, "合同.pdf"), note)
    preview = panel.preview
    choose(qtbot, workspace, panel, 0)
    assert preview.stack.currentWidget() is preview.picture
    assert preview.picture.picture_size.width() == 640
    choose(qtbot, workspace, panel, 1)
    assert preview.stack.currentWidget() is preview.pdf
    assert preview.pdf.page_count == 2
    choose(qtbot, workspace, panel, 2)
    assert preview.text.toPlainText() == "销售者：此款吊灯每盏280元"


def test_a_broken_picture_shows_a_sentence_instead(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = picture_file(tmp_path, "门头.png").read_bytes()
    broken = tmp_path / "坏.png"
    broken.write_bytes(whole[:60])
    add(workspace, panel, broken)
    choose(qtbot, workspace, panel, 0)
    assert panel.preview.stack.currentWidget() is panel.preview.words
    assert "损坏" in panel.preview.words.words


def test_what_cannot_be_shown_is_opened_as_a_read_only_copy_that_goes_at_the_end(
    panel: EvidencePanel,
    workspace: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("app.ui.pages.evidence_acts.QDesktopServices.openUrl", open_url)
    video = tmp_path / "购买过程.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(2_000_000))
    add(workspace, panel, video)
    choose(qtbot, workspace, panel, 0)
    assert "打开副本" in panel.preview.words.words
    panel.preview.open_button.click()
    settle(qtbot, workspace)
    copy = Path(opened[0])
    assert copy.read_bytes() == video.read_bytes()
    assert not copy.stat().st_mode & 0o222
    OpenedCopies.of(workspace).clear()
    assert not copy.exists()


def test_small_pictures_are_made_aside_and_kept(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    (line,) = add(workspace, panel, picture_file(tmp_path, "门头.png"))
    panel.pictures.thumb(line)
    settle(qtbot, workspace)
    found = panel.pictures.thumb(line)
    assert found is not None
    assert 0 < found.width() <= 2 * workspace.theme.px(56)


# --- changing -------------------------------------------------------------------------


def test_another_title_and_kind_are_kept_by_the_sheet(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    add(workspace, panel, picture_file(tmp_path, "IMG_0001.png"))
    choose(qtbot, workspace, panel, 0)
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    sheet = panel.acts.sheet
    assert sheet is not None
    sheet.title_edit.setText("店铺门头照片")
    sheet.kind.setCurrentIndex(sheet.kind.findData(EvidenceKind.PRODUCT_PHOTO))
    sheet.ask()
    (line,) = list_evidence(workspace.desk, line_case(panel))
    assert (line.title, line.kind) == ("店铺门头照片", EvidenceKind.PRODUCT_PHOTO)
    assert panel.lines == (line,)


def test_alt_arrows_change_the_order_and_the_piece_stays_chosen(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [picture_file(tmp_path, f"{n}.png", f"#{n}0{n}0{n}0") for n in (1, 2, 3)]
    add(workspace, panel, *files)
    choose(qtbot, workspace, panel, 2)
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [line.title for line in panel.lines] == ["1", "3", "2"]
    assert [line.title for line in panel.chosen] == ["3"]
    panel.model.order_asked.emit(0)
    kept = list_evidence(workspace.desk, line_case(panel))
    assert [line.title for line in kept] == ["3", "1", "2"]


def test_del_moves_to_the_bin_and_undo_brings_back(
    panel: EvidencePanel, workspace: Workspace, ways: Ways, qtbot: QtBot, tmp_path: Path
) -> None:
    add(workspace, panel, picture_file(tmp_path, "门头.png"))
    choose(qtbot, workspace, panel, 0)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [line.title for line in panel.lines] == []
    assert [line.title for line in recycled(workspace.desk)] == ["门头"]
    assert ways.undo is not None
    ways.undo()
    assert [line.title for line in panel.lines] == ["门头"]


def test_the_tab_says_how_many_pieces_there_are(
    page: CasePage, panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    add(workspace, panel, picture_file(tmp_path, "门头.png"))

    def texts() -> list[str]:
        return [page.tabs.tabText(at) for at in range(page.tabs.count())]

    qtbot.waitUntil(lambda: "证据 1" in texts())


# --- copies ---------------------------------------------------------------------------


def test_a_turned_and_marked_copy_is_a_new_piece_and_the_original_stays(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    (line,) = add(workspace, panel, picture_file(tmp_path, "门头.png"))
    choose(qtbot, workspace, panel, 0)
    panel.edit_copy()
    settle(qtbot, workspace)
    editor = panel.editor
    assert editor is not None
    assert not editor.save_button.isEnabled()
    editor.turn(90)
    editor.tools[DrawingKind.FRAME].click()
    QTest.mousePress(editor.view, Qt.MouseButton.LeftButton, pos=editor.view.rect().center())
    end = editor.view.rect().center() + QPointF(60, 40).toPoint()
    QTest.mouseMove(editor.view, end)
    QTest.mouseRelease(editor.view, Qt.MouseButton.LeftButton, pos=end)
    assert len(editor.drawings) == 1
    editor.save()
    settle(qtbot, workspace)
    before, copy = panel.lines
    assert (before.id, before.sha256) == (line.id, line.sha256)
    assert copy.copy_of == "门头"
    with open_evidence(workspace.desk, copy.id) as stream:
        turned = QImage.fromData(stream.read())
    assert QSizeF(turned.size()) == QSizeF(480, 640)


def test_a_page_of_a_pdf_is_kept_as_a_picture_that_can_be_compared(
    panel: EvidencePanel, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    add(workspace, panel, pdf_file(tmp_path, "授权公告.pdf"))
    choose(qtbot, workspace, panel, 0)
    panel.keep_page()
    settle(qtbot, workspace)
    _, page_copy = panel.lines
    assert (page_copy.media, page_copy.title) == ("image/png", "授权公告（第1页）")


def test_a_number_stands_on_its_place_after_the_copy_was_turned() -> None:
    white = QImage(200, 100, QImage.Format.Format_RGB32)
    white.fill(QColor("white"))
    number = Drawing(DrawingKind.NUMBER, 0.9, 0.5, text="1")
    turned = drawn_upon(white, (number,), 90, "")
    assert (turned.width(), turned.height()) == (100, 200)
    column = [turned.pixelColor(45, y) for y in range(200)]
    reds = [y for y, ink in enumerate(column) if ink.red() > 200 and ink.blue() < 100]
    assert min(reds) > 150


def line_case(panel: EvidencePanel) -> int:
    return panel.acts._case_id


def test_the_order_after_a_drag_keeps_the_dragged_together() -> None:
    assert moved((1, 2, 3, 4, 5), frozenset({2, 5}), 4) == (1, 3, 4, 2, 5)
    assert moved((1, 2, 3), frozenset({3}), 0) == (3, 1, 2)


def test_facts_begin_with_what_the_case_says_of_the_shop(panel: EvidencePanel) -> None:
    assert replace(panel.acts.first, captured_at=None) == EvidenceFacts()
