"""Recording how a paper reached a party; the day of service is told while it is typed (送达)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.dates import DateTextError, format_date, parse_date
from app.domain.service_dates import SERVICE_RULES, service_day
from app.domain.terms import ServiceMethod
from app.support.errors import KuaiWeiError, Problem
from app.ui.design.tokens import TextRole
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.services import ServiceDraft, recipients, served_words
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_WIDTH = 520


class ServiceSheet(FieldSheet):
    """Asks what went to whom and how; ``asked`` carries a :class:`ServiceDraft`."""

    def __init__(
        self, workspace: Workspace, parties: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace.theme, "", "", parent=parent)
        self._today = workspace.desk.today
        self.setWindowTitle(self.tr("登记送达"))
        self.primary.set_text(self.tr("登记送达"), hint="Ctrl+S")
        self.paper, self.day = self.line(), self.line(format_date(self._today))
        self.recipient, self.method = QComboBox(), QComboBox()
        self.recipient.setEditable(True)
        self.recipient.addItems(recipients(parties))
        for method in ServiceMethod:
            self.method.addItem(method.term, method)
        for box in (self.recipient, self.method):
            self.enter.watch(box)
        self.signer, self.note = self.line(), self.line()
        self.served = Label("", TextRole.SECOND)
        self.served.setWordWrap(True)
        hint = self.tr("如：答辩通知书")
        self.add_line(
            (self.field("paper", self.tr("文书 *"), self.paper, hint), 1),
            (self.field("recipient", self.tr("受送达人 *"), self.recipient), 1),
        )
        self.add_line(
            (self.field("method", self.tr("送达方式"), self.method), 1),
            (self.field("acted_on", self.tr("日期 *"), self.day), 1),
            (self.field("signer", self.tr("签收人、见证人"), self.signer), 1),
        )
        self.body.addWidget(self.field("note", self.tr("备注"), self.note))
        self.body.addWidget(self.served)
        self.body.addStretch(1)
        self.method.currentIndexChanged.connect(self._show_served)
        self.day.textChanged.connect(self._show_served)
        self._show_served()
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.paper.setFocus()

    @property
    def _method(self) -> ServiceMethod:
        return ServiceMethod(self.method.currentData())

    def _show_served(self) -> None:
        """Tell the day of service that follows from method and day."""
        asks = SERVICE_RULES[self._method].asks
        try:
            served = service_day(self._method, parse_date(self.day.text(), self._today))
        except (DateTextError, KuaiWeiError):
            self.served.setText(self.tr("请填写{what}。").format(what=asks))
            return
        self.served.setText(served_words(served))

    def problems(self) -> tuple[Problem, ...]:
        """Check the day; what else lacks the use-case tells at its field."""
        try:
            parse_date(self.day.text(), self._today)
        except DateTextError as error:
            return (Problem("acted_on", str(error)),)
        return ()

    def draft(self) -> ServiceDraft:
        """Return what was typed."""
        return ServiceDraft(
            self.paper.text(),
            self.recipient.currentText(),
            self._method,
            parse_date(self.day.text(), self._today),
            self.signer.text(),
            self.note.text(),
        )
