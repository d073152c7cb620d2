"""Recording how a paper reached its recipient, with the signed receipt (登记送达)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.dates import DateTextError, format_date, parse_date
from app.domain.service_dates import SERVICE_RULES, service_day
from app.domain.terms import ServiceMethod
from app.services.papers.views import PaperLine, ServeRequest
from app.support.errors import KuaiWeiError, Problem
from app.ui.design.icons import IconName
from app.ui.design.layouts import row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.papers import paper_name
from app.ui.viewmodels.services import served_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_WIDTH = 560
_RECEIPTS = "图片或PDF (*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp *.pdf)"


class PaperServeSheet(FieldSheet):
    """Asks how, when and who signed; ``asked`` carries a :class:`ServeRequest` (送达)."""

    def __init__(
        self, workspace: Workspace, line: PaperLine, step: str = "", parent: QWidget | None = None
    ) -> None:
        """Ask about one paper; ``step`` names the step of the case that comes with it, if any."""
        super().__init__(workspace.theme, "", "", parent=parent)
        self._today = workspace.desk.today
        self.setWindowTitle(self.tr("登记送达"))
        self.about.setText(" ".join(x for x in (line.number, paper_name(line)) if x))
        self.about.show()
        self.primary.set_text(self.tr("登记送达"), hint="Ctrl+S")
        self.day = self.line(format_date(self._today))
        self.method = QComboBox()
        for method in ServiceMethod:
            self.method.addItem(method.term, method)
        self.enter.watch(self.method)
        self.signer, self.place, self.note = self.line(), self.line(), self.line()
        self.receipt = ReceiptField(workspace)
        self.step = QCheckBox(self.tr("同时办理“{step}”，起算期限").format(step=step.rstrip("…")))
        self.step.setChecked(bool(step))
        self.step.setVisible(bool(step))
        self.served = Label("", TextRole.SECOND)
        self.served.setWordWrap(True)
        self._lay_out()
        self.method.currentIndexChanged.connect(self._show_served)
        self.day.textChanged.connect(self._show_served)
        self._show_served()
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.method.setFocus()

    def _lay_out(self) -> None:
        self.add_line(
            (self.field("method", self.tr("送达方式"), self.method), 1),
            (self.field("acted_on", self.tr("日期 *"), self.day), 1),
            (self.field("signer", self.tr("签收人、见证人"), self.signer), 1),
        )
        self.add_line(
            (self.field("place", self.tr("送达地点"), self.place), 1),
            (self.field("note", self.tr("备注"), self.note), 1),
        )
        hint = self.tr("签收的送达回证照片或扫描件，可以拖到这里；原样加密保存。")
        self.body.addWidget(self.field("receipt", self.tr("送达回证"), self.receipt, hint))
        self.body.addWidget(self.step)
        self.body.addWidget(self.served)
        self.body.addStretch(1)

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
        """Check the day and the file; what else lacks the use-case tells at its field."""
        found = []
        try:
            parse_date(self.day.text(), self._today)
        except DateTextError as error:
            found.append(Problem("acted_on", str(error)))
        receipt = self.receipt.path
        if receipt is not None and not receipt.is_file():
            found.append(Problem("receipt", self.tr("没有这个文件，请重新选择。")))
        return tuple(found)

    def draft(self) -> ServeRequest:
        """Return what was typed."""
        return ServeRequest(
            self._method,
            parse_date(self.day.text(), self._today),
            self.signer.text().strip(),
            self.place.text().strip(),
            self.note.text().strip(),
            self.receipt.path,
            self.step.isChecked(),
        )


class ReceiptField(QWidget):
    """A file by picking or dropping (送达凭证文件)."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder = Path.home()
        self.setAcceptDrops(True)
        line = row(workspace.theme, self, gap=8)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("没有凭证"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.tr("送达回证文件"))
        # The field takes the drop whole, or the path would be put in as text.
        self.edit.setAcceptDrops(False)
        self.pick_button = Button(workspace.theme, self.tr("选择…"), icon=IconName.ATTACHMENT)
        self.pick_button.clicked.connect(self.pick)
        self.edit.textChanged.connect(self.changed)
        line.addWidget(self.edit, 1)
        line.addWidget(self.pick_button)
        self.setFocusProxy(self.edit)

    @property
    def path(self) -> Path | None:
        """The file chosen."""
        text = self.edit.text().strip().strip('"')
        return Path(text) if text else None

    def pick(self) -> None:
        """Ask for the file."""
        found = self._workspace.prompts.open_path(self.tr("送达回证"), self._folder, _RECEIPTS)
        if found is not None:
            self._take(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that lies on this computer."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._take(Path(event.mimeData().urls()[0].toLocalFile()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _take(self, path: Path) -> None:
        self._folder = path.parent
        self.edit.setText(str(path))
