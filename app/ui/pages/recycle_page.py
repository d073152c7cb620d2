"""Deleted cases and evidence: taken back by anybody, erased for good by a supervisor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget

from app.domain.terms import Role
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.recycle import purge_cases, restore_cases
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.evidence_bin import EvidenceBin
from app.ui.pages.page_tools import ColumnKeeper, flush_body, selected_ids, show_ids_in_place
from app.ui.qtmodels.case_table import CaseTable
from app.ui.viewmodels.case_columns import bin_columns
from app.ui.viewmodels.case_list import load_office
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline, Label
from app.ui.widgets.page import Page
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Navigator, Workspace


class RecyclePage(Page):
    """The recycle bin (回收站)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, self.tr("回收站"))
        self._workspace, self._navigator = workspace, navigator
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.restore_button.clicked.connect(self.restore_selected)
        self.purge_button.clicked.connect(self.purge_selected)
        self.model.failed.connect(workspace.errors.show)

    def _lay_out(self) -> None:
        theme, workspace = self._workspace.theme, self._workspace
        box = column(theme, self, gap=10)
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        bar = row(theme, gap=8, insets=Insets(12, 8, 10, 8))
        self._count = Label("", TextRole.SMALL)
        self.restore_button = Button(theme, self.tr("移出回收站"), icon=IconName.RESTORE)
        self.purge_button = Button(
            theme, self.tr("彻底删除…"), kind=ButtonKind.DANGER, icon=IconName.BIN
        )
        head = workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)
        self.purge_button.setVisible(head)
        bar.addWidget(self._count, 1)
        bar.addWidget(self.restore_button)
        bar.addWidget(self.purge_button)
        inside.addLayout(bar)
        inside.addWidget(Hairline())
        self.table = DataTable(theme, self.title)
        office = load_office(workspace.desk)
        self.model = CaseTable(lambda: workspace.desk, bin_columns(office), self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        ColumnKeeper(workspace, self.table, self.model, "recycle")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState(
                theme,
                IconName.BIN,
                self.tr("回收站是空的"),
                self.tr("在案件列表中按 Del 移入的案件会留在这里，随时可以移出。"),
            )
        )
        inside.addWidget(self._pages, 1)
        self.evidence = EvidenceBin(workspace, self._navigator)
        self.evidence.counted.connect(self._count_evidence)
        self.tabs = Tabs(self.title)
        self.tabs.addTab(self.tr("案件"))
        self.tabs.addTab(self.tr("证据"))
        self._parts = QStackedWidget()
        self._parts.addWidget(card)
        self._parts.addWidget(self.evidence)
        self.tabs.currentChanged.connect(self._parts.setCurrentIndex)
        box.addWidget(self.tabs)
        box.addWidget(self._parts, 1)

    def _count_evidence(self, count: int) -> None:
        words = self.tr("证据 {n}").format(n=f"{count:,}") if count else self.tr("证据")
        self.tabs.setTabText(1, words)

    def focus_first(self) -> None:
        """Begin in the list in view."""
        shown = self.table if self.tabs.currentIndex() == 0 else self.evidence
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read what is in the bin."""
        try:
            ids = find_ids(self._workspace.desk, CaseFilter(deleted=True))
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        show_ids_in_place(self.table, self.model, ids)
        self._pages.setCurrentIndex(0 if ids else 1)
        self._show_state()
        self.evidence.reload()

    def _show_state(self) -> None:
        chosen = len(selected_ids(self.table, self.model))
        words = self.tr("{n} 件").format(n=f"{self.model.rowCount():,}")
        if chosen:
            words += self.tr("　选中 {rows} 行").format(rows=chosen)
        self._count.setText(words)
        self.restore_button.setEnabled(chosen > 0)
        self.purge_button.setEnabled(chosen > 0)

    def _open(self, index: QModelIndex) -> None:
        case_id = self.model.id_at(index.row())
        if case_id is not None:
            self._navigator.open_case(case_id)

    def restore_selected(self) -> None:
        """Take the chosen cases back."""
        ids = selected_ids(self.table, self.model)
        try:
            count = restore_cases(self._workspace.desk, ids)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._navigator.tell(self.tr("已移出回收站 {n} 件。").format(n=count))
        self.mark_stale()

    def purge_selected(self) -> None:
        """Erase the chosen cases for good, after a reason and a named yes."""
        ids = selected_ids(self.table, self.model)
        title = self.tr("彻底删除 {n} 件案件").format(n=len(ids))
        text = self.tr("删除后不能恢复，编号作废但仍列在编号簿中。")
        prompts = self._workspace.prompts
        if not ids or not prompts.confirm(title, text, title, danger=True):
            return
        reason = prompts.ask_text(title, self.tr("删除原因："))
        if reason is None:
            return
        try:
            count = purge_cases(self._workspace.desk, ids, reason)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._navigator.tell(self.tr("已彻底删除 {n} 件。").format(n=count))
        self.mark_stale()
