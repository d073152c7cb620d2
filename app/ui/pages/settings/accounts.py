"""账号: who may sign in and what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.terms import Role, Tone
from app.domain.text import tidy
from app.services.handover import hand_over
from app.services.office import add_account, change_account, list_accounts
from app.services.passwords import reset_password
from app.services.views import AccountLine
from app.support.errors import Problem
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import ScaledBox, row
from app.ui.dialogs.handover_sheet import HandoverSheet
from app.ui.pages.page_tools import keep_place
from app.ui.pages.settings.panel import SettingsPanel, fields_grid
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis
from app.ui.viewmodels.handover import HandoverDraft
from app.ui.viewmodels.settings import PasswordTexts, password_problems
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.field_box import show_problems
from app.ui.workspace import Navigator, Workspace

_BOTH_FROM = 600


class Mode(StrEnum):
    """What the form under the list does (表单用途)."""

    CLOSED = "closed"
    NEW = "new"  # 新增账号
    CHANGE = "change"  # 修改
    PASSWORD = "password"  # noqa: S105 - 重设密码, the name of a mode


def account_columns() -> tuple[ColumnSpec[AccountLine], ...]:
    """Return the columns of the accounts' list."""
    return (
        ColumnSpec("name", "账号", lambda line: Cell(line.name)),
        ColumnSpec("display", "姓名", lambda line: Cell(line.display_name), elastic=True),
        ColumnSpec("role", "岗位", lambda line: Cell(line.role.term)),
        ColumnSpec(
            "active",
            "状态",
            lambda line: (
                Cell("在用", emphasis=Emphasis.SECOND)
                if line.active
                else Cell("已停用", tone=Tone.NEUTRAL)
            ),
        ),
    )


class AccountsPanel(SettingsPanel):
    """The list for everybody; changes for administrators (账号)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("账号"))
        self.mode = Mode.CLOSED
        self.handover_sheet: HandoverSheet | None = None
        self._lines: tuple[AccountLine, ...] = ()
        self._model: ColumnTable[AccountLine] = ColumnTable(
            account_columns(), self._fetch, lambda line: self._lines.index(line) + 1, self
        )
        self.rights = self.remark(self.tr("只有管理员可以改动账号；您可以在“安全”中改自己的密码。"))
        self.box.addWidget(self.rights)
        self.box.addLayout(self._bar())
        self.list_card = card = Card(self.theme, flush=True)
        self.table = DataTable(self.theme, self.tr("账号"))
        self.table.setSortingEnabled(False)
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.set_elastic(1)
        self.table.opened.connect(lambda _index: self.open_form(Mode.CHANGE))
        self.table.selectionModel().currentRowChanged.connect(self._update)
        card.body.addWidget(self.table)
        self.box.addWidget(card, 1)
        self.form = self._form()
        self.box.addWidget(self.form)
        self.form.hide()

    def _bar(self) -> ScaledBox:
        line = row(self.theme, gap=8)
        self.new_button = Button(
            self.theme, self.tr("新增账号"), kind=ButtonKind.PRIMARY, icon=IconName.PLUS
        )
        self.change_button = Button(self.theme, self.tr("修改"), icon=IconName.EDIT)
        self.password_button = Button(self.theme, self.tr("重设密码"), icon=IconName.KEY)
        self.active_button = Button(self.theme, self.tr("停用"))
        for button, mode in (
            (self.new_button, Mode.NEW),
            (self.change_button, Mode.CHANGE),
            (self.password_button, Mode.PASSWORD),
        ):
            button.clicked.connect(lambda _on=False, wanted=mode: self.open_form(wanted))
            line.addWidget(button)
        self.active_button.clicked.connect(self._switch)
        line.addWidget(self.active_button)
        line.addStretch(1)
        self.handover_button = Button(self.theme, self.tr("工作交接…"))
        self.handover_button.clicked.connect(self._hand_over)
        self.handover_button.setVisible(self.may(Role.SUPERVISOR, Role.ADMIN))
        line.addWidget(self.handover_button)
        return line

    def _form(self) -> Card:
        card = Card(self.theme, self.tr("账号"))
        self.name, self.display, self.role = self.line(), self.line(), QComboBox()
        for role in Role:
            self.role.addItem(role.term, role)
        self.enter.watch(self.role)
        self.password, self.again = self.line(secret=True), self.line(secret=True)
        card.body.addLayout(
            fields_grid(
                self.theme,
                (
                    (
                        (self.field("name", self.tr("账号 *"), self.name), 4),
                        (self.field("display", self.tr("姓名"), self.display), 4),
                        (self.field("role", self.tr("岗位"), self.role), 4),
                    ),
                    (
                        (
                            self.field(
                                "password",
                                self.tr("密码 *"),
                                self.password,
                                self.tr("至少8位，几个词连起来最好记"),
                            ),
                            4,
                        ),
                        (self.field("again", self.tr("再输一次 *"), self.again), 4),
                    ),
                ),
            )
        )
        self.save_button = Button(
            self.theme, self.tr("保存账号"), kind=ButtonKind.PRIMARY, shortcut="Ctrl+S"
        )
        cancel = Button(self.theme, self.tr("取消"))
        self.save_button.clicked.connect(self.save)
        cancel.clicked.connect(self.discard)
        foot = row(self.theme, gap=8)
        foot.addWidget(self.save_button)
        foot.addWidget(cancel)
        foot.addStretch(1)
        card.body.addLayout(foot)
        card.body.addStretch(1)
        return card

    # --- state -------------------------------------------------------------

    @property
    def chosen(self) -> AccountLine | None:
        """The account the list stands on."""
        return self._model.line_at(self.table.currentIndex().row())

    @property
    def is_changed(self) -> bool:
        """Whether the open form holds something that is not stored."""
        if self.mode is Mode.CLOSED:
            return False
        typed = bool(self.password.text() or self.again.text())
        line = self.chosen
        if self.mode is Mode.NEW:
            return typed or bool(self.name.text().strip() or self.display.text().strip())
        if self.mode is Mode.CHANGE and line is not None:
            changed = tidy(self.display.text()) != line.display_name
            return changed or self.role.currentData() != line.role
        return typed

    def load(self) -> None:
        """Read the accounts anew, the same row staying chosen."""
        self._lines = list_accounts(self.workspace.desk)
        numbers = range(1, len(self._lines) + 1)
        keep_place(self.table, self._model, lambda: self._model.show_ids(numbers))
        self._update()

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update(self) -> None:
        admin = self.may(Role.ADMIN)
        free = admin and self.mode is Mode.CLOSED
        line = self.chosen
        own = line is not None and line.name == self.workspace.desk.account.name
        self.rights.setHidden(admin)
        self.new_button.setEnabled(free)
        self.change_button.setEnabled(free and line is not None)
        self.password_button.setEnabled(free and line is not None)
        self.active_button.setEnabled(free and line is not None and not own)
        self.active_button.set_text(
            self.tr("停用") if line is None or line.active else self.tr("启用")
        )
        self.table.setEnabled(self.mode is Mode.CLOSED)
        # A low window has no room for list and form.
        roomy = self.window().height() >= self.theme.px(_BOTH_FROM)
        self.list_card.setVisible(roomy or self.mode is Mode.CLOSED)

    # --- the form ----------------------------------------------------------

    def open_form(self, mode: Mode) -> None:
        """Open the form for a new account or the chosen one."""
        line = self.chosen
        if not self.may(Role.ADMIN) or (mode is not Mode.NEW and line is None):
            return
        self.mode = mode
        if self.form.header is not None:
            self.form.header.heading.setText(self._form_title(mode))
        self._fill(line if mode is not Mode.NEW else None)
        for box in self.boxes.values():
            box.show_problem(None)
        self.name.setReadOnly(mode is not Mode.NEW)
        self.boxes["display"].setHidden(mode is Mode.PASSWORD)
        self.boxes["role"].setHidden(mode is Mode.PASSWORD)
        self.boxes["password"].setHidden(mode is Mode.CHANGE)
        self.boxes["again"].setHidden(mode is Mode.CHANGE)
        self.form.show()
        self._update()
        first = {Mode.NEW: self.name, Mode.CHANGE: self.display}.get(mode, self.password)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form_title(self, mode: Mode) -> str:
        return {
            Mode.NEW: self.tr("新增账号"),
            Mode.PASSWORD: self.tr("重设密码"),
        }.get(mode, self.tr("修改账号"))

    def _fill(self, line: AccountLine | None) -> None:
        self.name.setText(line.name if line is not None else "")
        self.display.setText(line.display_name if line is not None else "")
        self.role.setCurrentIndex(self.role.findData(line.role if line else Role.CLERK))
        self.password.clear()
        self.again.clear()

    def discard(self) -> None:
        """Close the form without saving."""
        self.mode = Mode.CLOSED
        self.form.hide()
        self._fill(None)
        self._update()
        self.focus_first()

    def save(self) -> bool:
        """Check the form and begin to store it."""
        if not show_problems(self.boxes, self._problems()):
            return False
        place, mode = self.workspace.workplace, self.mode
        name, display = tidy(self.name.text()), tidy(self.display.text())
        role, password = Role(self.role.currentData()), self.password.text()
        active = mode is Mode.NEW or self.chosen is None or self.chosen.active

        def work(_progress: Progress) -> str:
            if mode is Mode.NEW:
                add_account(place, name, display, role, password)
            elif mode is Mode.CHANGE:
                change_account(place, name, display, role, active=active)
            else:
                reset_password(place, name, password)
            return name

        self.save_button.setEnabled(False)
        task = self.start(self.tr("保存账号"), work, self._saved)
        task.finished.connect(self._ended)
        return True

    def _problems(self) -> tuple[Problem, ...]:
        found: tuple[Problem, ...] = ()
        if not tidy(self.name.text()):
            found = (Problem("name", self.tr("请填写账号。")),)
        if self.mode is not Mode.CHANGE:
            typed = PasswordTexts(self.password.text(), self.again.text())
            found += password_problems(typed)
        return found

    def _saved(self, name: object) -> None:
        words = {
            Mode.NEW: self.tr("已新增账号 {name}"),
            Mode.PASSWORD: self.tr("已重设 {name} 的密码"),
        }.get(self.mode, self.tr("已修改账号 {name}"))
        self.discard()
        self.load()
        self.navigator.tell(words.format(name=name), tone=Tone.GOOD)

    def _ended(self) -> None:
        self.save_button.setEnabled(True)

    def _switch(self) -> None:
        line, place = self.chosen, self.workspace.workplace
        if line is not None:
            self.start(
                self.tr("保存账号"),
                lambda _progress: change_account(
                    place, line.name, line.display_name, line.role, active=not line.active
                ),
                self._switched,
            )

    def _switched(self, _result: object) -> None:
        self.load()

    # --- handing over ------------------------------------------------------

    def _hand_over(self) -> None:
        """Ask what goes from whom to whom; the chosen account is proposed as the giver."""
        line = self.chosen
        sheet = HandoverSheet(self.workspace, line.name if line is not None else "", self.window())
        sheet.asked.connect(self._handover_asked)
        sheet.finished.connect(sheet.deleteLater)
        self.handover_sheet = sheet
        sheet.open()

    def _handover_asked(self, wanted: object) -> None:
        if isinstance(wanted, HandoverDraft):
            desk = self.workspace.desk
            self.workspace.runner.run(
                self.tr("工作交接"),
                lambda _progress: hand_over(
                    desk, wanted.giver, wanted.taker, wanted.reason, wanted.case_ids
                ),
                lane=Lane.WRITE,
                on_success=self._handed_over,
                on_failure=self._not_handed_over,
            )

    def _handed_over(self, count: object) -> None:
        if self.handover_sheet is not None:
            self.handover_sheet.accept()
            self.handover_sheet = None
        self.navigator.tell(self.tr("已交接 {n} 件案件。").format(n=count), tone=Tone.GOOD)

    def _not_handed_over(self, error: object) -> None:
        if self.handover_sheet is None or not self.handover_sheet.show_failure(error):
            self.workspace.errors.show(error)

    def _fetch(self, ids: Sequence[int]) -> Sequence[AccountLine]:
        return [self._lines[one - 1] for one in ids]
