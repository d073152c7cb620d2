"""The credit register: acts that rest on effective papers, never on hints (信用记录)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from app.domain.credit import CreditAct
from app.domain.terms import Role
from app.services.credit import list_credit, record_credit, repair_credit, report_credit
from app.services.desk import Desk
from app.services.handling_views import CreditLine
from app.ui.design.tokens import TextRole
from app.ui.dialogs.credit_sheet import CreditDaySheet, CreditSheet
from app.ui.pages.case_preview import key_values
from app.ui.pages.register_frame import RegisterFrame, RegisterList, SheetActs
from app.ui.viewmodels.register_drafts import DayDraft
from app.ui.viewmodels.registers import (
    CREDIT_CAUTION,
    act_words,
    credit_columns,
    credit_facts,
    standing_tone,
)
from app.ui.widgets.buttons import Button, FilterChip
from app.ui.widgets.key_values import KeyValueList
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.pills import StatusPill
from app.ui.workspace import Navigator, Workspace


class CreditPanel(RegisterFrame):
    """Table of credit entries, the chosen one beside it (信用记录)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(
            workspace,
            self.tr("信用记录"),
            (
                self.tr("没有信用记录"),
                self.tr(
                    "行政裁决、处罚等文书生效后，点“登记信用记录”写明当事人、行为和文号；"
                    "已修复、已到期的在“全部”里。"
                ),
            ),
        )
        self._navigator = navigator
        self.list: RegisterList[CreditLine] = RegisterList(
            workspace, self, credit_columns(workspace.desk.today), lambda line: line.id, "credit"
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
        self.standing_chip = FilterChip(self.tr("有效"), checked=True)
        self.all_chip = FilterChip(self.tr("全部"))
        self.standing_chip.clicked.connect(lambda: self._choose(standing_only=True))
        self.all_chip.clicked.connect(lambda: self._choose(standing_only=False))
        self.bar.addWidget(self.standing_chip)
        self.bar.addWidget(self.all_chip)
        self.bar.addWidget(ElidedLabel(CREDIT_CAUTION, TextRole.SMALL), 1)

    def _make_foot(self) -> None:
        theme = self._workspace.theme
        self.report_button = Button(theme, self.tr("登记报送…"))
        self.repair_button = Button(theme, self.tr("登记修复…"))
        self.case_button = Button(theme, self.tr("打开案件"))
        self.report_button.clicked.connect(self.report)
        self.repair_button.clicked.connect(self.repair)
        self.case_button.clicked.connect(self._open_case)
        for button in (self.report_button, self.repair_button, self.case_button):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.count = Label("", TextRole.SMALL)
        self.foot.addWidget(self.count)
        self.foot.addWidget(Label(self.tr("Enter 打开当事人"), TextRole.SMALL))

    def _make_side(self) -> None:
        theme = self._workspace.theme
        self.heading = Label("", TextRole.HEADING)
        self.heading.setWordWrap(True)
        self.state = StatusPill(theme)
        self.facts = KeyValueList(theme)
        self.source = Label("", TextRole.SMALL)
        self.source.setWordWrap(True)
        for widget in (self.heading, self.state, self.facts, self.source):
            self.side_box.addWidget(widget)
        self.side_box.addStretch(1)

    # --- reading -----------------------------------------------------------

    def reload(self) -> None:
        """Read the register by the filter in force."""
        standing_only = self.standing_chip.isChecked()
        self.list.model.renew_columns(credit_columns(self._workspace.desk.today))
        self.list.read(
            self.tr("读取信用记录"), lambda desk: list_credit(desk, standing_only=standing_only)
        )

    def clear_filter(self) -> bool:
        """Show what stands again; False if nothing else was shown."""
        if self.standing_chip.isChecked():
            return False
        self._choose(standing_only=True)
        return True

    def _choose(self, *, standing_only: bool) -> None:
        self.standing_chip.setChecked(standing_only)
        self.all_chip.setChecked(not standing_only)
        self.reload()

    # --- showing -----------------------------------------------------------

    def _show_chosen(self) -> None:
        line, desk = self.list.line, self._workspace.desk
        self.count.setText(self.tr("{n} 条").format(n=f"{self.list.model.rowCount():,}"))
        self.report_button.setEnabled(line is not None)
        self.repair_button.setVisible(desk.account.role in (Role.SUPERVISOR, Role.ADMIN))
        self.repair_button.setEnabled(line is not None and line.repaired_on is None)
        self.case_button.setEnabled(line is not None and line.case_id is not None)
        self.state.setVisible(line is not None)
        self.source.setVisible(line is not None)
        if line is None:
            self.heading.setText(self.tr("没有选中信用记录"))
            self.facts.set_rows(())
            return
        self.heading.setText(line.party_name)
        self.state.set_state(line.standing, standing_tone(line.standing))
        self.facts.set_rows(key_values(credit_facts(line, desk.today)))
        rests_on = act_words(CreditAct(line.act))
        self.source.setText(self.tr("规定：{words}").format(words=rests_on))

    def _open(self, index: QModelIndex) -> None:
        line = self.list.line_at(index)
        if line is not None:
            self._navigator.open_party(line.party_id)

    def _open_case(self) -> None:
        line = self.list.line
        if line is not None and line.case_id is not None:
            self._navigator.open_case(line.case_id)

    # --- acts --------------------------------------------------------------

    def record(self) -> None:
        """Ask for a new entry."""
        sheet = CreditSheet(self._workspace, self.window())
        title = self.tr("登记信用记录")
        self.acts.open(sheet, record_credit, title, self.tr("已登记信用记录。"))

    def report(self) -> None:
        """Ask to whom and when the chosen entry was reported."""
        line = self.list.line
        if line is None:
            return

        def write(desk: Desk, draft: DayDraft) -> int:
            report_credit(desk, line.id, draft.words, draft.on)
            return line.id

        title = self.tr("登记报送")
        terms = (self.tr("报送单位"), self.tr("请填写报送单位。"), self.tr("报送日期"))
        sheet = CreditDaySheet(self._workspace, line, title, terms, self.window())
        sheet.words.setText(line.reported_to)
        self.acts.open(sheet, write, title, self.tr("已登记报送。"))

    def repair(self) -> None:
        """Ask when the chosen entry was repaired and what that rests on."""
        line = self.list.line
        if line is None:
            return

        def write(desk: Desk, draft: DayDraft) -> int:
            repair_credit(desk, line.id, draft.on, draft.words)
            return line.id

        title = self.tr("登记修复")
        terms = (self.tr("修复依据"), self.tr("请填写修复依据。"), self.tr("修复日期"))
        sheet = CreditDaySheet(self._workspace, line, title, terms, self.window())
        self.acts.open(sheet, write, title, self.tr("已登记修复，记录留在“全部”里。"))

    def _written(self, credit_id: int) -> None:
        self.list.choose(credit_id)
        self.reload()
