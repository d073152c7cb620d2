"""How the papers of a case reached the parties, and recording one more (送达记录)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.terms import Tone
from app.services.handling_views import ServiceLine
from app.services.service_records import record_service, remove_service
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.dialogs.service_sheet import ServiceSheet
from app.ui.pages.dossier_parts import simple_table
from app.ui.viewmodels.services import ServiceDraft, service_columns
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.labels import Hairline
from app.ui.workspace import Navigator, Workspace


class ServicePanel(QWidget):
    """The records of one case; made anew with the case's other parts (送达)."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        case_id: int,
        lines: Sequence[ServiceLine],
        parties: tuple[str, ...],
    ) -> None:
        super().__init__()
        self._workspace, self._navigator, self._case_id = workspace, navigator, case_id
        self._parties = parties
        self.sheet: ServiceSheet | None = None
        theme = workspace.theme
        box = column(theme, self, gap=0)
        if lines:
            self.table, self._model = simple_table(
                theme, self.tr("送达记录"), service_columns(), lines, self
            )
            box.addWidget(self.table, 1)
        else:
            words = self.tr("办理登记送达的步骤时自动记入；其他文书的送达也可以在这里登记。")
            box.addWidget(EmptyState(theme, IconName.DOCUMENT, self.tr("没有送达记录"), words), 1)
        box.addWidget(Hairline())
        foot = row(theme, gap=8, insets=Insets(14, 8, 14, 8))
        self.add_button = Button(theme, self.tr("登记送达…"), icon=IconName.PLUS)
        self.add_button.clicked.connect(self.record)
        self.remove_button = Button(theme, self.tr("删除记录…"))
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setVisible(bool(lines))
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(self.remove_button)
        box.addLayout(foot)

    def record(self) -> None:
        """Ask what went to whom, and how."""
        sheet = ServiceSheet(self._workspace, self._parties, self.window())
        sheet.asked.connect(self._asked)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def _asked(self, wanted: object) -> None:
        sheet = self.sheet
        if not isinstance(wanted, ServiceDraft) or sheet is None:
            return
        try:
            line = record_service(
                self._workspace.desk,
                self._case_id,
                wanted.paper,
                wanted.recipient,
                wanted.method,
                wanted.acted_on,
                wanted.signer,
                wanted.note,
            )
        except KuaiWeiError as error:
            if not sheet.show_failure(error):
                self._workspace.errors.show(error)
            return
        sheet.accept()
        told = self.tr("已登记，送达日 {day}。").format(day=line.served_on.isoformat())
        self._navigator.tell(told, tone=Tone.GOOD)

    def _remove(self) -> None:
        line = self._model.line_at(self.table.currentIndex().row())
        if line is None:
            return
        title = self.tr("删除送达记录")
        reason = self._workspace.prompts.ask_text(title, self.tr("删除原因："))
        if reason is None:
            return
        try:
            remove_service(self._workspace.desk, line.id, reason)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
