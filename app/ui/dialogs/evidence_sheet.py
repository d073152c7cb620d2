"""What is written about evidence: for files that are added, or for one that is there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain.dates import format_instant
from app.domain.terms import EvidenceKind, EvidenceSide
from app.services.evidence.views import EvidenceFacts, EvidenceLine
from app.support.errors import Problem
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.evidence import FactTexts, facts_of, read_facts
from app.ui.workspace import Workspace

_WIDTH = 620
_LINES = 3


class EvidenceSheet(FieldSheet):
    """Asks for the facts of evidence; ``asked`` carries an :class:`EvidenceFacts` (证据说明)."""

    def __init__(
        self,
        workspace: Workspace,
        first: EvidenceFacts,
        line: EvidenceLine | None = None,
        *,
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the sheet for ``line``, or for files being added, which keep their names."""
        super().__init__(workspace.theme, "", "", about, parent)
        self._workspace, self._line = workspace, line
        verb = self.tr("加入证据") if line is None else self.tr("保存")
        self.setWindowTitle(self.tr("加入证据") if line is None else self.tr("证据说明"))
        self.primary.set_text(verb, hint="Ctrl+S")
        self._make_editors(first)
        self._lay_out()
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.resize(workspace.theme.px(_WIDTH), self.height())
        begin = self.proves if line is None else self.title_edit
        begin.setFocus(Qt.FocusReason.OtherFocusReason)
        if line is not None:
            self.title_edit.selectAll()

    @classmethod
    def for_line(
        cls, workspace: Workspace, line: EvidenceLine, parent: QWidget | None = None
    ) -> EvidenceSheet:
        """Return the sheet of a piece that is there."""
        return cls(workspace, facts_of(line), line, parent=parent)

    def _make_editors(self, first: EvidenceFacts) -> None:
        self.kind, self.side = QComboBox(), QComboBox()
        if self._line is None:
            self.kind.addItem(self.tr("按文件判断"), None)
        for kind in EvidenceKind:
            self.kind.addItem(kind.term, kind)
        for side in EvidenceSide:
            self.side.addItem(side.term, side)
        self.kind.setCurrentIndex(max(0, self.kind.findData(first.kind)))
        self.side.setCurrentIndex(max(0, self.side.findData(first.side)))
        for box in (self.kind, self.side):
            self.enter.watch(box)
        captured = "" if first.captured_at is None else format_instant(first.captured_at)
        self.title_edit, self.captured = self.line(first.title), self.line(captured)
        self.platform, self.shop = self.line(first.platform), self.line(first.shop)
        self.link, self.order_no = self.line(first.link), self.line(first.order_no)
        self.note = self.line(first.note)
        self.proves = QPlainTextEdit(first.proves)
        self.proves.setTabChangesFocus(True)
        high = self.proves.fontMetrics().lineSpacing() * _LINES + self.theme.px(20)
        self.proves.setFixedHeight(high)

    def _lay_out(self) -> None:
        if self._line is not None:
            self.body.addWidget(self.field("title", self.tr("名称"), self.title_edit))
        self.add_line(
            (self.field("side", self.tr("提交方"), self.side), 1),
            (self.field("kind", self.tr("证据类别"), self.kind), 1),
            (self.field("captured", self.tr("取得时间"), self.captured, self._captured_hint()), 1),
        )
        hint = self.tr("如：被控产品的外观，销售者、价格和时间")
        self.body.addWidget(self.field("proves", self.tr("证明内容"), self.proves, hint))
        self.add_line(
            (self.field("platform", self.tr("电商平台"), self.platform), 1),
            (self.field("shop", self.tr("店铺名称"), self.shop), 1),
            (self.field("order_no", self.tr("订单号"), self.order_no), 1),
        )
        self.body.addWidget(self.field("link", self.tr("商品链接"), self.link))
        self.body.addWidget(self.field("note", self.tr("备注"), self.note))
        self.body.addStretch(1)

    def _captured_hint(self) -> str:
        return self.tr("如 11-20 14:30") if not self.captured.text() else ""

    def _read(self) -> tuple[EvidenceFacts, tuple[Problem, ...]]:
        kind = self.kind.currentData()
        texts = FactTexts(
            kind=None if kind is None else EvidenceKind(kind),
            side=EvidenceSide(self.side.currentData()),
            title=self.title_edit.text(),
            proves=self.proves.toPlainText(),
            captured=self.captured.text(),
            platform=self.platform.text(),
            shop=self.shop.text(),
            link=self.link.text(),
            order_no=self.order_no.text(),
            note=self.note.text(),
        )
        return read_facts(self._workspace.desk, texts)

    def problems(self) -> tuple[Problem, ...]:
        """Return what cannot be read."""
        found = self._read()[1]
        if self._line is not None and not self.title_edit.text().strip():
            return (*found, Problem("title", self.tr("请填写名称。")))
        return found

    def draft(self) -> EvidenceFacts:
        """Return the facts as typed."""
        facts = self._read()[0]
        return facts if self._line is not None else replace(facts, title="")
