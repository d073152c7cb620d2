"""The transfer ledger: what went to whom, what runs, what came back (移送台账)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.transfers import Body
from app.services.desk import Desk
from app.services.handling_views import TransferClockLine, TransferLine
from app.services.transfers import (
    list_transfers,
    note_feedback,
    note_receipt,
    note_sent,
    record_transfer,
)
from app.ui.design.layouts import ScaledBox, column
from app.ui.design.shapes import Shape
from app.ui.design.tokens import TextRole
from app.ui.dialogs.transfer_sheet import AnswerSheet, TransferDaySheet, TransferSheet
from app.ui.pages.case_preview import key_values
from app.ui.pages.register_frame import RegisterFrame, RegisterList, SheetActs
from app.ui.viewmodels.register_drafts import AnswerDraft, DayDraft, TransferDraft
from app.ui.viewmodels.registers import (
    clock_words,
    limit_cell,
    pressing_first,
    transfer_columns,
    transfer_facts,
)
from app.ui.widgets.buttons import Button, FilterChip
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.key_values import KeyValueList
from app.ui.widgets.labels import Label
from app.ui.widgets.pills import StatusPill
from app.ui.workspace import Navigator, Workspace


class TransfersPanel(RegisterFrame):
    """Table of transfers, the chosen one's limits beside it (移送台账)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(
            workspace,
            self.tr("移送台账"),
            (
                self.tr("没有移送记录"),
                self.tr(
                    "点“登记移送”把案件移送公安、海关、法院等的时间记在这里，"
                    "法定期限随即起算；已了结的在“全部”里。"
                ),
            ),
        )
        self._navigator = navigator
        self.list: RegisterList[TransferLine] = RegisterList(
            workspace,
            self,
            transfer_columns(workspace.desk.today),
            lambda line: line.id,
            "transfers",
        )
        self.acts = SheetActs(workspace, navigator, self)
        self._make_bar()
        self._make_foot()
        self._make_side()
        self.list.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.acts.written.connect(self._written)
        self._show_chosen()

    # --- parts -------------------------------------------------------------

    def _make_bar(self) -> None:
        self.open_chip = FilterChip(self.tr("未了结"), checked=True)
        self.all_chip = FilterChip(self.tr("全部"))
        self.open_chip.clicked.connect(lambda: self._choose(open_only=True))
        self.all_chip.clicked.connect(lambda: self._choose(open_only=False))
        self.bodies = QComboBox()
        self.bodies.setAccessibleName(self.tr("单位类别"))
        self.bodies.addItem(self.tr("全部单位"), None)
        for body in Body:
            self.bodies.addItem(body.term, body)
        self.bodies.currentIndexChanged.connect(lambda _: self.reload())
        for widget in (self.open_chip, self.all_chip, self.bodies):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        legend = Label(self.tr("● 法定　○ 约定"), TextRole.SMALL)
        self.bar.addWidget(legend)

    def _make_foot(self) -> None:
        theme = self._workspace.theme
        self.sent_button = Button(theme, self.tr("登记移送日…"))
        self.receipt_button = Button(theme, self.tr("登记接收…"))
        self.answer_button = Button(theme, self.tr("登记反馈…"))
        self.sent_button.clicked.connect(self.note_sent)
        self.receipt_button.clicked.connect(self.note_receipt)
        self.answer_button.clicked.connect(self.note_answer)
        for button in (self.sent_button, self.receipt_button, self.answer_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.count = Label("", TextRole.SMALL)
        self.foot.addWidget(self.count)
        self.foot.addWidget(Label(self.tr("Enter 打开案件"), TextRole.SMALL))

    def _make_side(self) -> None:
        theme = self._workspace.theme
        self.heading = Label("", TextRole.HEADING)
        self.heading.setWordWrap(True)
        self.number = Label("", TextRole.SECOND)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = StatusPill(theme)
        self.facts = KeyValueList(theme)
        self._clocks_head = SectionHeader(theme, self.tr("期限"))
        self._clocks: ScaledBox = column(theme, gap=12)
        for widget in (self.heading, self.number, self.state, self.facts, self._clocks_head):
            self.side_box.addWidget(widget)
        self.side_box.addLayout(self._clocks)
        self.side_box.addStretch(1)

    # --- reading -----------------------------------------------------------

    def reload(self) -> None:
        """Read the ledger by the filter in force, what presses first."""
        open_only, body = self.open_chip.isChecked(), self.bodies.currentData()

        def load(desk: Desk) -> tuple[TransferLine, ...]:
            wanted = None if body is None else Body(body)
            lines = list_transfers(desk, open_only=open_only, body=wanted)
            return pressing_first(lines) if open_only else lines

        self.list.model.renew_columns(transfer_columns(self._workspace.desk.today))
        self.list.read(self.tr("读取移送台账"), load)

    def clear_filter(self) -> bool:
        """Show all that is open again; False if nothing was filtered."""
        if self.open_chip.isChecked() and self.bodies.currentIndex() == 0:
            return False
        self.bodies.setCurrentIndex(0)
        self._choose(open_only=True)
        return True

    def _choose(self, *, open_only: bool) -> None:
        self.open_chip.setChecked(open_only)
        self.all_chip.setChecked(not open_only)
        self.reload()

    # --- showing -----------------------------------------------------------

    def _show_chosen(self) -> None:
        line, today = self.list.line, self._workspace.desk.today
        self.count.setText(self.tr("{n} 条").format(n=f"{self.list.model.rowCount():,}"))
        for button in (self.sent_button, self.receipt_button, self.answer_button):
            button.setEnabled(line is not None)
        self._clear_clocks()
        self.number.setVisible(line is not None)
        self.state.setVisible(line is not None)
        self._clocks_head.setVisible(line is not None and bool(line.clocks))
        if line is None:
            self.heading.setText(self.tr("没有选中移送记录"))
            self.facts.set_rows(())
            return
        self.heading.setText(line.body_name)
        self.number.setText(line.number)
        cell = limit_cell(line, today)
        if cell.tone is not None:
            shape = Shape(cell.mark) if cell.mark else None
            self.state.set_state(cell.text, cell.tone, shape=shape)
        self.facts.set_rows(key_values(transfer_facts(line)))
        for clock in line.clocks:
            self._clocks.addWidget(self._clock_row(clock))

    def _clear_clocks(self) -> None:
        while (item := self._clocks.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def _clock_row(self, clock: TransferClockLine) -> QWidget:
        theme, place = self._workspace.theme, QWidget()
        words = clock_words(clock, self._workspace.desk.today)
        box = column(theme, place, gap=3)
        name = Label(words.term, TextRole.STRONG)
        name.setWordWrap(True)
        box.addWidget(name)
        box.addWidget(StatusPill(theme, words.state, words.tone, shape=Shape(words.mark)))
        for text in (words.when, words.source):
            small = Label(text, TextRole.SMALL)
            small.setWordWrap(True)
            box.addWidget(small)
        place.setAccessibleName(f"{words.term} {words.state} {words.when}")
        return place

    def _open(self, index: QModelIndex) -> None:
        line = self.list.line_at(index)
        if line is not None:
            self._navigator.open_case(line.case_id)

    # --- acts --------------------------------------------------------------

    def record(self) -> None:
        """Ask for a new entry."""
        sheet = TransferSheet(self._workspace, self.window())
        title = self.tr("登记移送")
        self.acts.open(sheet, _record, title, self.tr("已登记移送，期限随即起算。"))

    def note_sent(self) -> None:
        """Ask on which day the papers of the chosen entry went out."""
        self._note_day("sent_on", (self.tr("登记移送日"), self.tr("移送日期 *")))

    def note_receipt(self) -> None:
        """Ask on which day the other body took the chosen case."""
        self._note_day("received_on", (self.tr("登记接收"), self.tr("接收日期 *")))

    def _note_day(self, key: str, terms: tuple[str, str]) -> None:
        line = self.list.line
        if line is None:
            return
        write = note_sent if key == "sent_on" else note_receipt

        def note(desk: Desk, draft: DayDraft) -> int:
            write(desk, line.id, draft.on, draft.words)
            return line.id

        sheet = TransferDaySheet(self._workspace, line, key, terms, self.window())
        self.acts.open(sheet, note, terms[0], self.tr("已登记，期限随之更新。"))

    def note_answer(self) -> None:
        """Ask what came back for the chosen entry."""
        line = self.list.line
        if line is None:
            return

        def note(desk: Desk, draft: AnswerDraft) -> int:
            note_feedback(desk, line.id, draft.on, draft.result, draft.note)
            return line.id

        sheet = AnswerSheet(self._workspace, line, self.window())
        self.acts.open(sheet, note, self.tr("登记反馈"), self.tr("已登记反馈。"))

    def _written(self, transfer_id: int) -> None:
        self.list.choose(transfer_id)
        self.reload()


def _record(desk: Desk, draft: TransferDraft) -> int:
    return record_transfer(desk, draft.case_id, draft.entry)
