"""期限规则: every rule with its source, the centre's promises, and what is still to be checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.deadline import Unit
from app.domain.terms import Role, Tone
from app.services.deadline_views import RuleLine, WhatIf
from app.services.desk import Desk
from app.services.rule_settings import clear_setting, list_rules, set_limit, set_promise
from app.services.what_if import if_limit
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.change_flow import Change, ChangeFlow
from app.ui.dialogs.rule_sheet import RuleAct, RuleSheet
from app.ui.pages.page_tools import keep_place
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.rule_settings import (
    RuleDraft,
    detail_words,
    matching,
    may_edit,
    may_promise,
    rule_columns,
)
from app.ui.widgets.buttons import Button, FilterChip
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Navigator, Workspace


class RulesPanel(SettingsPanel):
    """The rules for everybody to read; heads of the centre confirm, correct and promise (期限规则).

    A change that moves due dates lists them first; see :class:`ChangeFlow`.
    """

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("期限规则"))
        self._all: tuple[RuleLine, ...] = ()
        self._shown: tuple[RuleLine, ...] = ()
        self.sheet: RuleSheet | None = None
        self.flow: ChangeFlow | None = None
        self._model: ColumnTable[RuleLine] = ColumnTable(
            rule_columns(), self._fetch, lambda line: self._all.index(line) + 1, self
        )
        self.box.addLayout(self._filters())
        self.table = DataTable(self.theme, self.tr("期限规则"))
        self.table.setSortingEnabled(False)
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.set_elastic(0, 1, 5)
        self.table.selectionModel().currentRowChanged.connect(self._update)
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        self.box.addWidget(card, 1)
        self.box.addWidget(self._detail_card())

    def _filters(self) -> ScaledBox:
        line = row(self.theme, gap=8)
        self.search = SearchBox(self.theme, self.tr("规则、起算、依据…"))
        self.search.searched.connect(self._filter)
        self.unverified = FilterChip(self.tr("待核实"))
        self.unverified.toggled.connect(self._filter)
        self.count = Label("", TextRole.SMALL)
        line.addWidget(self.search)
        line.addWidget(self.unverified)
        line.addStretch(1)
        line.addWidget(self.count)
        return line

    def _detail_card(self) -> Card:
        card = Card(self.theme)
        words = column(self.theme, gap=4)
        self.details = [Label("", TextRole.SMALL_TEXT) for _ in range(3)]
        for label in self.details:
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        card.body.addLayout(words)
        self.limit_button = Button(self.theme, self.tr("更改期限…"), icon=IconName.EDIT)
        self.confirm_button = Button(self.theme, self.tr("确认已核实…"), icon=IconName.CHECK)
        self.promise_button = Button(self.theme, self.tr("设承诺时限…"), icon=IconName.CLOCK)
        self.clear_button = Button(self.theme, self.tr("撤销本中心设定…"), icon=IconName.UNDO)
        bar = row(self.theme, gap=8)
        for button, act in (
            (self.limit_button, RuleAct.LIMIT),
            (self.confirm_button, RuleAct.CONFIRM),
            (self.promise_button, RuleAct.PROMISE),
        ):
            button.clicked.connect(partial(self.open_sheet, act))
            bar.addWidget(button)
        self.clear_button.clicked.connect(self.clear)
        bar.addWidget(self.clear_button)
        bar.addStretch(1)
        card.body.addLayout(bar)
        self.rights = self.remark(self.tr("只有负责人和管理员可以改动；已核实的期限以原文为准。"))
        card.body.addWidget(self.rights)
        return card

    # --- showing -----------------------------------------------------------

    @property
    def chosen(self) -> RuleLine | None:
        """The rule the list stands on."""
        return self._model.line_at(self.table.currentIndex().row())

    @property
    def shown(self) -> tuple[RuleLine, ...]:
        """The rules that pass the filter, in order."""
        return self._shown

    def load(self) -> None:
        """Read the rules aside; the same row stays chosen."""
        desk = self.workspace.desk

        def read(_progress: Progress) -> tuple[RuleLine, ...]:
            return list_rules(desk)

        self.workspace.runner.run(
            self.tr("读取期限规则"),
            read,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self.workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        if isinstance(result, tuple):
            self._all = result
            waiting = matching(self._all, "", unverified=True)
            self.unverified.set_count(len(waiting))
            self._filter()

    def _filter(self) -> None:
        only = self.unverified.isChecked()
        self._shown = matching(self._all, self.search.text(), unverified=only)
        ids = [self._all.index(line) + 1 for line in self._shown]
        keep_place(self.table, self._model, lambda: self._model.show_ids(ids))
        words = self.tr("{shown} / {all} 条").format(shown=len(self._shown), all=len(self._all))
        self.count.setText(words)
        self._update()

    def focus_first(self) -> None:
        """Begin with the filter."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update(self) -> None:
        line, head = self.chosen, self.may(Role.SUPERVISOR, Role.ADMIN)
        texts = () if line is None else detail_words(line)
        for at, label in enumerate(self.details):
            label.setText(texts[at] if at < len(texts) else "")
            label.setVisible(at < len(texts))
        editable = head and may_edit(line)
        self.limit_button.setEnabled(editable)
        self.confirm_button.setEnabled(editable and line is not None and not line.confirmed)
        self.promise_button.setEnabled(head and may_promise(line))
        self.clear_button.setEnabled(head and bool(_settings_of(line)))
        self.rights.setHidden(head)

    def _fetch(self, ids: Sequence[int]) -> Sequence[RuleLine]:
        return [self._all[one - 1] for one in ids]

    # --- acts --------------------------------------------------------------

    def open_sheet(self, act: RuleAct, _pressed: object = None) -> None:
        """Ask for another limit, a promise, or that the source was checked."""
        line = self.chosen
        if line is None:
            return
        sheet = RuleSheet(self.theme, line, act, self.window())
        sheet.asked.connect(self._asked)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def _asked(self, wanted: object) -> None:
        sheet, line = self.sheet, self.chosen
        if sheet is None or line is None or not isinstance(wanted, RuleDraft):
            return
        flow = self._start(_change(line, sheet.act, wanted, sheet.windowTitle()), sheet)
        flow.made.connect(sheet.accept)
        flow.refused.connect(self._refused)
        flow.given_up.connect(partial(sheet.set_busy, busy=False))

    def _refused(self, error: object) -> None:
        if self.sheet is None or not self.sheet.show_failure(error):
            self.workspace.errors.show(error)

    def clear(self) -> None:
        """Go back to what the program came with: the promise, or the limit."""
        line = self.chosen
        settings = _settings_of(line)
        if line is None or not settings:
            return
        terms = {False: self.tr("撤销期限设定"), True: self.tr("撤销承诺时限")}
        title = self.tr("撤销本中心设定") + f" · {line.term}"
        answer: int | None = 0
        if len(settings) > 1:
            text = self.tr("本中心既改了期限，又设了承诺时限，要撤销哪一项？")
            words = tuple(terms[promised] for promised in settings)
            answer = self.workspace.prompts.choose(title, text, words)
        if answer is None:
            return
        rule_id, promised = line.rule_id, settings[answer]

        def look(desk: Desk, progress: Progress) -> WhatIf:
            return if_limit(desk, rule_id, None, Unit.DAY, promised, progress)

        def make(desk: Desk, progress: Progress) -> int:
            return clear_setting(desk, rule_id, promised, progress)

        flow = self._start(Change(title, look, make), self.window())
        flow.refused.connect(self.workspace.errors.show)

    def _start(self, change: Change, window: QWidget) -> ChangeFlow:
        flow = ChangeFlow(self.workspace, change, window)
        flow.made.connect(self._made)
        flow.destroyed.connect(self._flow_gone)
        self.flow = flow
        flow.start()
        return flow

    def _flow_gone(self) -> None:
        self.flow = None

    def _made(self, moved: int) -> None:
        words = self.tr("期限规则已改，{n} 件的日期随之变动。").format(n=f"{moved:,}")
        self.navigator.tell(words, tone=Tone.GOOD)
        self.load()


def _settings_of(line: RuleLine | None) -> tuple[bool, ...]:
    """Return which of the centre's own words there are: False the limit, True the promise."""
    if line is None:
        return ()
    own = line.limit != line.shipped or line.confirmed
    return (*((False,) if own else ()), *((True,) if line.promise else ()))


def _change(line: RuleLine, act: RuleAct, wanted: RuleDraft, title: str) -> Change:
    """Return the change a sheet asks for; confirming a limit as it stands moves nothing."""
    rule_id, limit, unit, reason = line.rule_id, wanted.limit, wanted.unit, wanted.reason
    promised = act is RuleAct.PROMISE
    look: Callable[[Desk, Progress], WhatIf] | None = None
    if act is not RuleAct.CONFIRM:

        def look(desk: Desk, progress: Progress) -> WhatIf:
            return if_limit(desk, rule_id, limit, unit, promised, progress)

    def make(desk: Desk, progress: Progress) -> int:
        if promised:
            return set_promise(desk, rule_id, limit, unit, reason, progress)
        return set_limit(desk, rule_id, limit, unit, wanted.confirmed, reason, progress)

    return Change(title, look, make)
