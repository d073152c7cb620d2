"""The papers of a case: what was made, what comes next for each, making more (文书)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.domain.terms import Tone
from app.services.papers.drafts import offers, start_drafts
from app.services.papers.listing import list_papers
from app.services.papers.views import PaperLine
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.paper_acts import PaperActs, servable
from app.ui.dialogs.paper_picker import PaperPicker
from app.ui.dialogs.paper_sheet import PaperSheet
from app.ui.pages.page_tools import ColumnKeeper, selected_ids, show_ids_in_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.papers import (
    PaperStep,
    in_force,
    is_open,
    next_step,
    paper_columns,
)
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline, Label
from app.ui.workspace import Navigator, Workspace

MAKE_KEY = "Ctrl+N"
"""Makes a paper from any part of a case."""


class PaperPanel(QWidget):
    """Table and acts; lasts while the case is open, so chosen rows stay (文书栏).

    ``changed`` follows everything that was written.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, navigator: Navigator, case_id: int) -> None:
        super().__init__()
        self._workspace, self._navigator, self._case_id = workspace, navigator, case_id
        self._lines: dict[int, PaperLine] = {}
        self.sheet: PaperSheet | None = None
        self.picker: PaperPicker | None = None
        theme = workspace.theme
        self.acts = PaperActs(workspace, navigator, self)
        self.model: ColumnTable[PaperLine] = ColumnTable(
            paper_columns(),
            lambda ids: [self._lines[one] for one in ids if one in self._lines],
            lambda line: line.id,
            self,
        )
        self.table = DataTable(theme, self.tr("文书"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._keeper = ColumnKeeper(workspace, self.table, self.model, "papers")
        self._pages = QStackedWidget()
        self._lay_out()
        self.table.opened.connect(self._open_row)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._update)
        for signal in (self.acts.done, self.acts.gone):
            signal.connect(self._written)
        self.acts.replaced.connect(self.open_paper)
        self.acts.failed.connect(workspace.errors.show)

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=0)
        self._pages.addWidget(self.table)
        self._first = Button(theme, self.tr("制作文书…"), icon=IconName.PLUS)
        self._first.set_text(self.tr("制作文书…"), hint=MAKE_KEY)
        self._first.clicked.connect(self.make)
        words = self.tr("通知书、笔录、裁决书等按案件内容自动填好，核对后编号签发，再登记送达。")
        self._pages.addWidget(
            EmptyState(theme, IconName.DOCUMENT, self.tr("还没有文书"), words, action=self._first)
        )
        box.addWidget(self._pages, 1)
        self._foot = QWidget()
        under = column(theme, self._foot, gap=0)
        under.addWidget(Hairline())
        under.addLayout(self._bar())
        box.addWidget(self._foot)

    def _bar(self) -> ScaledBox:
        theme = self._workspace.theme
        foot = row(theme, gap=8, insets=Insets(10, 8, 14, 8))
        self.make_button = Button(theme, self.tr("制作文书…"), icon=IconName.PLUS)
        self.make_button.set_text(self.tr("制作文书…"), hint=MAKE_KEY)
        self.next_button = Button(theme, self.tr("预览签发…"))
        self.issue_button = Button(theme, self.tr("批量签发…"))
        self.print_button = Button(theme, self.tr("打印"), icon=IconName.PRINT)
        self.export_button = Button(theme, self.tr("导出…"), icon=IconName.EXPORT)
        self.count = Label("", TextRole.SMALL)
        self.make_button.clicked.connect(self.make)
        self.next_button.clicked.connect(self.go_on)
        self.issue_button.clicked.connect(lambda: self.acts.issue_all(self.chosen))
        self.export_button.clicked.connect(self.export)
        self.print_button.set_menu(self._print_menu())
        for button in (self.make_button, self.next_button, self.issue_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.count)
        foot.addWidget(self.print_button)
        foot.addWidget(self.export_button)
        return foot

    def _print_menu(self) -> QMenu:
        menu = QMenu(self.print_button)
        for text, envelopes, receipts in (
            (self.tr("文书…"), False, False),
            (self.tr("文书和送达回证…"), False, True),
            (self.tr("文书、信封和送达回证…"), True, True),
        ):
            menu.addAction(text).triggered.connect(
                lambda _=False, e=envelopes, r=receipts: self.acts.print_papers(
                    self.chosen, envelopes=e, receipts=r
                )
            )
        return menu

    # --- reading -----------------------------------------------------------

    @property
    def lines(self) -> tuple[PaperLine, ...]:
        """The papers of the case in order."""
        return tuple(self._lines.values())

    @property
    def chosen(self) -> tuple[PaperLine, ...]:
        """The papers that are selected."""
        return tuple(self._lines[one] for one in selected_ids(self.table, self.model))

    def reload(self) -> None:
        """Read the papers; chosen rows stay chosen."""
        lines = list_papers(self._workspace.desk, self._case_id)
        self._lines = {line.id: line for line in lines}
        show_ids_in_place(self.table, self.model, tuple(self._lines))
        self._pages.setCurrentIndex(0 if lines else 1)
        # A proxy out of sight would swallow the Tab key.
        self.setFocusProxy(self.table if lines else self._first)
        self._update()

    def choose(self, ids: Sequence[int]) -> None:
        """Select papers."""
        self.table.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for one in ids:
            at = self.model.row_of(one)
            if at is not None:
                row = self.model.index(at, 0)
                self.table.selectionModel().setCurrentIndex(row, flags.NoUpdate)
                self.table.selectionModel().select(row, flags.Select | flags.Rows)

    def _update(self) -> None:
        lines = self.chosen
        drafts = [line for line in lines if is_open(line)]
        self._foot.setVisible(bool(self._lines))
        for button in (self.print_button, self.export_button):
            button.setEnabled(bool(lines))
        several = len(lines) > 1
        self.next_button.setVisible(not several)
        self.next_button.setEnabled(len(lines) == 1)
        self.issue_button.setVisible(several and bool(drafts))
        self.issue_button.set_text(self.tr("签发 {n} 份…").format(n=len(drafts)))
        if len(lines) == 1:
            self.next_button.set_text(self._step_words(next_step(lines[0])))
        self.count.setText(self.tr("选中 {n} 份").format(n=len(lines)) if several else "")

    def _step_words(self, step: PaperStep) -> str:
        return {
            PaperStep.ISSUE: self.tr("预览签发…"),
            PaperStep.SERVE: self.tr("登记送达…"),
            PaperStep.LOOK: self.tr("查看"),
        }[step]

    # --- acts --------------------------------------------------------------

    def make(self) -> None:
        """Ask which paper to make."""
        try:
            found = offers(self._workspace.desk, self._case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        picker = PaperPicker(self._workspace.theme, found, self.window())
        picker.chosen.connect(self.make_paper)
        picker.finished.connect(picker.deleteLater)
        self.picker = picker
        picker.open()

    def make_paper(self, folder: str) -> None:
        """Begin drafts by the template's own rule; a single one opens, several are listed."""
        try:
            ids = start_drafts(self._workspace.desk, self._case_id, folder)
            self.reload()
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.changed.emit()
        self.choose(ids)
        if len(ids) == 1:
            self.open_paper(ids[0])
            return
        words = self.tr("已做 {n} 份草稿，可以一起签发。").format(n=len(ids))
        self._navigator.tell(words, tone=Tone.GOOD)

    def open_paper(self, paper_id: int) -> None:
        """Open a paper in its sheet."""
        try:
            sheet = PaperSheet(self._workspace, self._navigator, paper_id, self.window())
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        sheet.another.connect(self.open_paper)
        sheet.finished.connect(self._sheet_closed)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def go_on(self) -> None:
        """Take the next step of the chosen paper."""
        if len(self.chosen) != 1:
            return
        (line,) = self.chosen
        if next_step(line) is PaperStep.SERVE:
            self.acts.serve(line)
        else:
            self.open_paper(line.id)

    def export(self) -> None:
        """Export what is chosen: one file, or several into a folder."""
        if len(self.chosen) == 1:
            self.acts.export_pdf(self.chosen[0])
        elif self.chosen:
            self.acts.export_all(self.chosen)

    def _open_row(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None:
            self.open_paper(line.id)

    def _sheet_closed(self) -> None:
        self.sheet = None
        self._written()

    def _written(self) -> None:
        self.reload()
        self.changed.emit()

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(at))

    def menu(self) -> QMenu | None:
        """Return what can be done to the chosen papers; None without any."""
        lines = self.chosen
        if not lines:
            return None
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(lines) == 1:
            self._add_single(menu, lines[0])
        drafts = [line for line in lines if is_open(line)]
        if len(lines) > 1 and drafts:
            menu.addAction(self.tr("批量签发…")).triggered.connect(
                lambda: self.acts.issue_all(drafts)
            )
        menu.addAction(self.tr("打印…")).triggered.connect(lambda: self.acts.print_papers(lines))
        menu.addAction(self.tr("导出…")).triggered.connect(self.export)
        if drafts:
            menu.addSeparator()
            menu.addAction(self.tr("丢弃草稿…")).triggered.connect(
                lambda: self.acts.discard(drafts)
            )
        return menu

    def _add_single(self, menu: QMenu, line: PaperLine) -> None:
        menu.addAction(self.tr("打开")).triggered.connect(lambda: self.open_paper(line.id))
        if servable(line) and line.served_on is None:
            menu.addAction(self.tr("登记送达…")).triggered.connect(lambda: self.acts.serve(line))
        menu.addAction(self.tr("导出 Word 文档…")).triggered.connect(
            lambda: self.acts.export_docx(line)
        )
        if in_force(line):
            menu.addAction(self.tr("挂接签章扫描件…")).triggered.connect(
                lambda: self.acts.attach(line)
            )
            menu.addAction(self.tr("更换…")).triggered.connect(lambda: self.acts.replace(line))
            menu.addAction(self.tr("撤回…")).triggered.connect(lambda: self.acts.withdraw(line))
