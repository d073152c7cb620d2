"""Handing one account's open cases to another, seen before it is done (工作交接)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.text import tidy
from app.services.handling_views import HandoverCase, HandoverPreview
from app.services.handover import preview_handover
from app.services.office import list_accounts
from app.services.views import AccountLine
from app.support.errors import KuaiWeiError, Problem
from app.ui.design.tokens import TextRole
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.handover import (
    HandoverDraft,
    chosen_count,
    handover_columns,
    handover_summary,
)
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_SIZE = (760, 520)


class HandoverSheet(FieldSheet):
    """Asks from whom, to whom and why; ``asked`` carries a :class:`HandoverDraft`.

    All open cases go unless some are selected in the list.
    """

    def __init__(
        self, workspace: Workspace, giver: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace.theme, "", "", parent=parent)
        self._workspace = workspace
        self.setWindowTitle(self.tr("工作交接"))
        self.about.setText(
            self.tr(
                "期限和排期随案件走，合议组和已通知的到场人员不变。只交接一部分的，请在表中选中。"
            )
        )
        self.about.show()
        self.preview = HandoverPreview("", (), (), (), 0)
        self._cases: dict[int, HandoverCase] = {}
        self.giver, self.taker, self.reason = QComboBox(), QComboBox(), self.line()
        self._fill_accounts(list_accounts(workspace.desk), giver)
        self.add_line(
            (self.field("giver", self.tr("交出人"), self.giver), 1),
            (self.field("taker", self.tr("接收人 *"), self.taker), 1),
        )
        hint = self.tr("如：休产假、岗位调整")
        self.body.addWidget(self.field("reason", self.tr("原因 *"), self.reason, hint))
        self.summary = Label("", TextRole.SECOND)
        self.body.addWidget(self.summary)
        self.body.addWidget(self._make_table(), 1)
        self.giver.currentIndexChanged.connect(self._show)
        self.table.selectionModel().selectionChanged.connect(self._show_verb)
        self.resize(*(workspace.theme.px(one) for one in _SIZE))
        self._show()
        self.taker.setFocus()

    def _fill_accounts(self, accounts: Sequence[AccountLine], giver: str) -> None:
        self.taker.addItem(self.tr("请选择"), "")
        for account in accounts:
            words = f"{account.display_name}（{account.role.term}）"
            self.giver.addItem(
                words if account.active else self.tr("{who} 已停用").format(who=words), account.name
            )
            if account.active:
                self.taker.addItem(words, account.name)
        self.giver.setCurrentIndex(max(0, self.giver.findData(giver)))
        for box in (self.giver, self.taker):
            self.enter.watch(box)

    def _make_table(self) -> Card:
        card = Card(self.theme, flush=True)
        self.table = DataTable(self.theme, self.tr("要交接的案件"))
        self.model: ColumnTable[HandoverCase] = ColumnTable(
            handover_columns(self._workspace.desk.today),
            lambda ids: tuple(self._cases[one] for one in ids if one in self._cases),
            lambda line: line.case_id,
            self,
        )
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.set_elastic(2)
        card.body.addWidget(self.table)
        return card

    def _show(self) -> None:
        """Read what lies with the chosen account."""
        try:
            self.preview = preview_handover(
                self._workspace.desk, str(self.giver.currentData() or "")
            )
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._cases = {line.case_id: line for line in self.preview.cases}
        self.model.show_ids(tuple(self._cases))
        self.summary.setText(handover_summary(self.preview))
        self._show_verb()

    def _show_verb(self) -> None:
        count = chosen_count(self.preview, self.chosen)
        self.primary.set_text(
            self.tr("交接 {n} 件").format(n=f"{count:,}") if count else self.tr("交接"),
            hint="Ctrl+S",
        )
        self.primary.setEnabled(bool(count))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The cases selected in the list."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        found = (self.model.id_at(at) for at in sorted(rows))
        return tuple(one for one in found if one is not None)

    def problems(self) -> tuple[Problem, ...]:
        """Ask for a taker other than the giver, and for the reason."""
        found: tuple[Problem, ...] = ()
        if not self.taker.currentData():
            found += (Problem("taker", self.tr("请选择接收人。")),)
        elif self.taker.currentData() == self.giver.currentData():
            found += (Problem("taker", self.tr("接收人与交出人相同。")),)
        if not tidy(self.reason.text()):
            found += (Problem("reason", self.tr("请写明原因。")),)
        return found

    def draft(self) -> HandoverDraft:
        """Return what shall be handed over."""
        return HandoverDraft(
            str(self.giver.currentData()),
            str(self.taker.currentData()),
            tidy(self.reason.text()),
            self.chosen or None,
        )
