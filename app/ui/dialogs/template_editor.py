"""The two texts of a template with a live check, their words, a trial (模板编辑)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from app.domain.documents.markup import LineProblem
from app.domain.documents.spec import read_template
from app.domain.mappings import DataError
from app.domain.terms import Tone
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.papers.listing import picture_reader
from app.services.papers.templates import add_template, check_texts, save_template
from app.services.papers.trying import try_wording
from app.services.papers.views import TemplateTexts
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.paper_preview import PaperPreview, Pressed
from app.ui.errors import error_sentence
from app.ui.tasks.task import Lane
from app.ui.viewmodels.paper_templates import placeholders, problem_words, title_of
from app.ui.viewmodels.schedule import case_words
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.code_edit import CodeEdit
from app.ui.widgets.labels import Hairline, Label
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Workspace

PAUSE_MS = 300
_WIDTH, _HEIGHT, _SIDE, _PROBLEMS = 1180, 680, 300, 96
_CASES = 20
_LINE, _INSERT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Checked:
    """What the check of that number found."""

    asked: int
    problems: tuple[LineProblem, ...]


class TemplateEditor(QDialog):
    """Edits ``body.txt`` and ``paper.toml`` of one template; ``saved`` carries the new version.

    With ``new`` the texts become a template of that name. Texts with problems are not saved.
    """

    saved = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        texts: TemplateTexts,
        parent: QWidget | None = None,
        *,
        new: str = "",
        may_save: bool = True,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._texts, self._new = workspace, texts, new
        self._asked = 0
        self._may_save = may_save
        self.problems: tuple[LineProblem, ...] | None = None
        theme = workspace.theme
        self.setModal(True)
        name = new or title_of(texts)
        self.setWindowTitle(self.tr("文书模板") + f" · {name}")
        self.body = CodeEdit(theme, self.tr("正文 body.txt"))
        self.spec = CodeEdit(theme, self.tr("说明 paper.toml"))
        self.body.setPlainText(texts.body)
        self.spec.setPlainText(texts.spec)
        self.preview = PaperPreview(workspace, self.tr("试排"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._check)
        self._lay_out()
        for editor in (self.body, self.spec):
            editor.setReadOnly(not may_save)
            editor.textChanged.connect(self._typed)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_button.click)
        self._fill_words("")
        self._fill_cases()
        self._check()

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        outer = column(theme, self, gap=0)
        self.message = MessageBar(theme)
        held = column(theme, gap=0, insets=Insets(12, 0, 12, 0))
        held.addWidget(self.message)
        outer.addLayout(held)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._texts_part())
        self._split.addWidget(self._side_part())
        outer.addWidget(self._split, 1)
        outer.addWidget(Hairline())
        outer.addLayout(self._foot())

    def _texts_part(self) -> QWidget:
        theme, place = self._workspace.theme, QWidget()
        box = column(theme, place, gap=8, insets=Insets(16, 10, 12, 12))
        self.tabs = Tabs(self.tr("模板的两个文件"))
        self.tabs.addTab(self.tr("正文 body.txt"))
        self.tabs.addTab(self.tr("说明 paper.toml"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.body)
        self._stack.addWidget(self.spec)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.state = Label("", TextRole.SMALL)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("检查出的问题"))
        self.found.setProperty("bordered", "true")
        self.found.setWordWrap(True)
        self.found.itemClicked.connect(self._go_to)
        self.found.itemActivated.connect(self._go_to)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        box.addWidget(self.state)
        box.addWidget(self.found)
        return place

    def _side_part(self) -> QWidget:
        theme, place = self._workspace.theme, QWidget()
        box = column(theme, place, gap=0)
        self.side_tabs = Tabs(self.tr("占位符和试排"))
        self.side_tabs.addTab(self.tr("占位符"))
        self.side_tabs.addTab(self.tr("试排"))
        side = QStackedWidget()
        words = QWidget()
        inside = column(theme, words, gap=8, insets=Insets(12, 8, 16, 12))
        self.word_search = SearchBox(theme, self.tr("找占位符"))
        self.word_search.searched.connect(self._fill_words)
        self.words = QListWidget()
        self.words.setAccessibleName(self.tr("占位符"))
        self.words.setProperty("bordered", "true")
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setWordWrap(True)
        self.words.itemActivated.connect(self._insert)
        hint = Label(self.tr("双击或回车插到光标处"), TextRole.SMALL)
        for widget in (self.word_search, self.words, hint):
            inside.addWidget(widget)
        side.addWidget(words)
        side.addWidget(self._trial_part())
        self.side_tabs.currentChanged.connect(side.setCurrentIndex)
        self.side_tabs.currentChanged.connect(self._try_out)
        head = column(theme, gap=0, insets=Insets(6, 10, 12, 0))
        head.addWidget(self.side_tabs)
        box.addLayout(head)
        box.addWidget(side, 1)
        return place

    def _trial_part(self) -> QWidget:
        place = QWidget()
        box = column(self._workspace.theme, place, gap=6, insets=Insets(0, 8, 0, 0))
        self.cases = QComboBox()
        self.cases.setAccessibleName(self.tr("用哪件案件试排"))
        self.cases.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.cases.currentIndexChanged.connect(self._try_out)
        head = column(self._workspace.theme, gap=0, insets=Insets(12, 0, 12, 0))
        head.addWidget(self.cases)
        box.addLayout(head)
        box.addWidget(self.preview, 1)
        return place

    def _foot(self) -> ScaledBox:
        theme = self._workspace.theme
        foot = row(theme, gap=10, insets=Insets(16, 10, 16, 10))
        versions = self._texts.versions
        words = self.tr("历次版本：{all}").format(all="、".join(versions)) if versions else ""
        self.close_button = Button(theme, self.tr("关闭"))
        self.save_button = Button(theme, self.tr("保存为新版本…"), kind=ButtonKind.PRIMARY)
        self.save_button.set_text(self.tr("保存为新版本…"), hint="Ctrl+S")
        self.save_button.setVisible(self._may_save)
        self.close_button.clicked.connect(self.close)
        self.save_button.clicked.connect(self.save)
        foot.addWidget(Label(words, TextRole.SMALL))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        return foot

    # --- the check ---------------------------------------------------------

    @property
    def changed(self) -> bool:
        """Whether the texts differ from what was opened."""
        same = self.body.toPlainText() == self._texts.body
        return not same or self.spec.toPlainText() != self._texts.spec

    def _typed(self) -> None:
        self.problems = None
        self.state.setText(self.tr("正在检查…"))
        self.save_button.setEnabled(False)
        self._pause.start()

    def _check(self) -> None:
        self._asked += 1
        asked, desk, folder = self._asked, self._workspace.desk, self._new or self._texts.folder
        spec, body = self.spec.toPlainText(), self.body.toPlainText()

        def work(_progress: Progress) -> _Checked:
            return _Checked(asked, check_texts(desk, folder, spec, body))

        self._workspace.runner.run(
            "", work, lane=Lane.READ, on_success=self._checked, on_failure=self._failed
        )

    def _checked(self, result: object) -> None:
        done = cast("_Checked", result)
        if done.asked != self._asked or self._pause.isActive():
            return
        self.problems = done.problems
        self.found.clear()
        for one in done.problems:
            item = QListWidgetItem(f"▲ {problem_words(one.line, one.message)}")
            item.setData(_LINE, one.line)
            self.found.addItem(item)
        self.found.setVisible(bool(done.problems))
        self.found.setFixedHeight(self._workspace.theme.px(_PROBLEMS))
        self.body.mark_lines(one.line for one in done.problems if one.line)
        words = self.tr("▲ {n} 处问题，改好后才能保存").format(n=len(done.problems))
        self.state.setText(words if done.problems else self.tr("✓ 检查通过"))
        self.state.set_role(TextRole.DANGER if done.problems else TextRole.OK)
        wanted = self.changed or bool(self._new)
        self.save_button.setEnabled(self._may_save and not done.problems and wanted)
        if not done.problems and self.side_tabs.currentIndex() == 1:
            self._try_out()

    def _go_to(self, item: QListWidgetItem) -> None:
        line = int(item.data(_LINE))
        self.tabs.setCurrentIndex(0 if line else 1)
        editor = self.body if line else self.spec
        editor.go_to_line(line or 1)

    # --- words and trial ---------------------------------------------------

    def _fill_words(self, text: str) -> None:
        self.words.clear()
        for one in placeholders(text):
            item = QListWidgetItem(f"{one.name}\n　{one.meaning}" if one.meaning else one.name)
            item.setData(_INSERT, one.insert)
            item.setToolTip(one.meaning)
            self.words.addItem(item)

    def _insert(self, item: QListWidgetItem | QModelIndex) -> None:
        if self._may_save and isinstance(item, QListWidgetItem):
            self.tabs.setCurrentIndex(0)
            self.body.insertPlainText(str(item.data(_INSERT)))
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_cases(self) -> None:
        desk = self._workspace.desk
        ids = find_ids(desk, CaseFilter(kinds=self._kinds()), limit=_CASES)
        self.cases.blockSignals(True)  # noqa: FBT003 - a Qt setter
        for line in case_lines(desk, ids):
            self.cases.addItem(case_words(line), line.id)
        self.cases.blockSignals(False)  # noqa: FBT003 - a Qt setter

    def _kinds(self) -> tuple[str, ...]:
        """Return the kinds of case the template is for, as it was opened."""
        try:
            return read_template(self._texts.folder, self._texts.spec, "").kinds
        except DataError:
            return ()

    def _try_out(self) -> None:
        """Set the texts as they stand with the chosen case."""
        if self.side_tabs.currentIndex() != 1 or self.cases.currentData() is None:
            return
        workspace, case_id = self._workspace, int(self.cases.currentData())
        desk, folder = workspace.desk, self._new or self._texts.folder
        spec, body = self.spec.toPlainText(), self.body.toPlainText()

        def make() -> Pressed:
            looked = try_wording(desk, case_id, folder, spec, body)
            made = workspace.press().pdf(looked.content, picture_reader(desk))
            return Pressed(made.pdf, looked.gaps)

        self.preview.show_now(make)

    # --- saving ------------------------------------------------------------

    def save(self) -> None:
        """Ask for the reason and keep the texts as a version; refused while anything is wrong."""
        if not self.save_button.isEnabled():
            return
        label = self.tr("新版本用于以后制作的文书。改动原因：")
        reason = self._workspace.prompts.ask_text(self.tr("保存为新版本"), label)
        if reason is None:
            return
        desk, spec, body = self._workspace.desk, self.spec.toPlainText(), self.body.toPlainText()
        keep = add_template if self._new else save_template
        try:
            version = keep(desk, self._new or self._texts.folder, spec, body, reason)
        except KuaiWeiError as error:
            self._failed(error)
            return
        self.accept()
        self.saved.emit(version)

    def _failed(self, error: object) -> None:
        if isinstance(error, KuaiWeiError):
            self.message.show_message(error_sentence(error), tone=Tone.BAD)
        else:
            self._workspace.errors.show(error)

    # --- closing and size --------------------------------------------------

    def reject(self) -> None:
        """Close on Esc; typed texts are asked about."""
        if self._may_save and self.changed:
            leave = self._workspace.prompts.confirm(
                self.tr("模板有改动没有保存"),
                self.tr("关闭后这次的改动就没有了，模板保持原样。"),
                self.tr("放弃改动"),
                danger=True,
            )
            if not leave:
                return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close like Esc."""
        event.ignore()
        self.reject()

    def done(self, result: int) -> None:
        """Let go of the trial pages with the window."""
        self._pause.stop()
        self.preview.end()
        super().done(result)

    def open(self) -> None:
        """Show the editor as large as the window lets it."""
        px = self._workspace.theme.px
        parent = self.parentWidget()
        # A sheet belongs to its window; without one it may take the screen.
        room = (
            self.screen().availableGeometry().size() if parent is None else parent.window().size()
        )
        most = QSize(room.width() - px(24), room.height() - px(40))
        size = QSize(max(px(_WIDTH), most.width() * 4 // 5), max(px(_HEIGHT), most.height()))
        self.resize(size.boundedTo(most))
        self._split.setSizes([self.width() * 11 // 20, self.width() * 9 // 20])
        super().open()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
