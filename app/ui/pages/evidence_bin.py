"""Deleted evidence: taken back by anybody, erased for good by a supervisor with a reason."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.terms import Role
from app.services.case_queries import case_lines
from app.services.evidence.changing import purge_evidence, restore_evidence
from app.services.evidence.listing import recycled
from app.services.evidence.views import EvidenceLine
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.page_tools import ColumnKeeper, flush_body, selected_ids, show_ids_in_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.evidence import bin_columns
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline, Label
from app.ui.workspace import Navigator, Workspace


class EvidenceBin(QWidget):
    """The part of the recycle bin for evidence (回收站的证据); ``counted`` carries how many."""

    counted = Signal(int)

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__()
        self._workspace, self._navigator = workspace, navigator
        self._lines: dict[int, EvidenceLine] = {}
        self.model: ColumnTable[EvidenceLine] = ColumnTable(
            bin_columns(workspace.desk.today, {}),
            lambda ids: [self._lines[one] for one in ids if one in self._lines],
            lambda line: line.id,
            self,
        )
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.restore_button.clicked.connect(self.restore)
        self.purge_button.clicked.connect(self.purge)

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=0)
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        bar = row(theme, gap=8, insets=Insets(12, 8, 10, 8))
        self._count = Label("", TextRole.SMALL)
        self.restore_button = Button(theme, self.tr("恢复到案件"), icon=IconName.RESTORE)
        self.purge_button = Button(
            theme, self.tr("彻底删除…"), kind=ButtonKind.DANGER, icon=IconName.BIN
        )
        head = self._workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)
        self.purge_button.setVisible(head)
        bar.addWidget(self._count, 1)
        bar.addWidget(self.restore_button)
        bar.addWidget(self.purge_button)
        inside.addLayout(bar)
        inside.addWidget(Hairline())
        self.table = DataTable(theme, self.tr("回收站的证据"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        ColumnKeeper(self._workspace, self.table, self.model, "recycle-evidence")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        words = self.tr("在案件的“证据”里按 Del 移入的证据在这里保留至少 30 天。")
        title = self.tr("回收站里没有证据")
        self._pages.addWidget(EmptyState(theme, IconName.BIN, title, words))
        inside.addWidget(self._pages, 1)
        box.addWidget(card, 1)
        self.setFocusProxy(self.table)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the selected pieces."""
        return selected_ids(self.table, self.model)

    def reload(self) -> None:
        """Read what is in the bin."""
        try:
            lines = recycled(self._workspace.desk)
            cases = case_lines(self._workspace.desk, list({line.case_id for line in lines}))
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._lines = {line.id: line for line in lines}
        numbers = {case.id: case.number for case in cases}
        self.model.renew_columns(bin_columns(self._workspace.desk.today, numbers))
        show_ids_in_place(self.table, self.model, tuple(self._lines))
        self._pages.setCurrentIndex(0 if lines else 1)
        # A proxy out of sight would swallow the Tab key.
        self.setFocusProxy(self.table if lines else self._pages)
        self._show_state()
        self.counted.emit(len(lines))

    def _show_state(self) -> None:
        chosen = len(self.chosen)
        words = self.tr("{n} 件").format(n=f"{len(self._lines):,}")
        if chosen:
            words += self.tr("　选中 {rows} 行").format(rows=chosen)
        self._count.setText(words)
        self.restore_button.setEnabled(chosen > 0)
        self.purge_button.setEnabled(chosen > 0)

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None:
            self._navigator.open_case(line.case_id)

    def restore(self) -> None:
        """Take the chosen pieces back to their cases."""
        try:
            count = restore_evidence(self._workspace.desk, self.chosen)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._navigator.tell(self.tr("已恢复 {n} 件证据到原案件。").format(n=count))
        self.reload()

    def purge(self) -> None:
        """Erase the chosen pieces for good, after a reason and a named yes."""
        ids, prompts = self.chosen, self._workspace.prompts
        title = self.tr("彻底删除 {n} 件证据").format(n=len(ids))
        text = self.tr("文件从数据文件夹中抹去，不能恢复；删除的人、时间和原因留有记录。")
        if not ids or not prompts.confirm(title, text, title, danger=True):
            return
        reason = prompts.ask_text(title, self.tr("删除原因："))
        if reason is None:
            return
        try:
            count = purge_evidence(self._workspace.desk, ids, reason)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._navigator.tell(self.tr("已彻底删除 {n} 件证据。").format(n=count))
        self.reload()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
