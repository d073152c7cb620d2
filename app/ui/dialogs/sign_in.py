"""Signing in, and opening with the recovery key when the password is forgotten (登录)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QStackedWidget, QWidget

from app.services.store_folder import sign_in_names
from app.support.errors import KuaiWeiError, Problem, StoreError, WrongPasswordError
from app.support.settings import LAST_ACCOUNT, LAST_STORE
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.errors import ErrorPresenter
from app.ui.prompts import Prompter
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.runner import TaskRunner
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.enter_moves_on import EnterMovesOn
from app.ui.widgets.field_box import FieldBox
from app.ui.widgets.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from app.services.office import Workplace
    from app.services.program import Program


class SignInDialog(QDialog):
    """Account and password for one store (登录).

    ``signed_in`` carries the open :class:`Workplace`; the receiver closes it.
    ``new_store_asked`` asks for the wizard.
    """

    signed_in = Signal(object)
    new_store_asked = Signal()

    def __init__(
        self,
        program: Program,
        folder: Path,
        *,
        theme: Theme,
        runner: TaskRunner,
        errors: ErrorPresenter,
        prompts: Prompter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._program, self._theme, self._runner = program, theme, runner
        self._errors, self._prompts = errors, prompts
        self._enter = EnterMovesOn(self)
        self.setWindowTitle(self.tr("登录 — 快维"))
        box = column(theme, self, gap=12, insets=Insets(28, 24, 28, 20))
        box.addWidget(Label(self.tr("快维"), TextRole.TITLE))
        self._place = ElidedLabel("", TextRole.SECOND)
        box.addWidget(self._place)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._password_panel())
        self.stack.addWidget(self._recovery_panel())
        box.addWidget(self.stack)
        box.addStretch(1)
        box.addLayout(self._foot())
        self.set_folder(folder)
        self.resize(theme.px(420), theme.px(340))

    def _password_panel(self) -> QWidget:
        panel = QWidget()
        box = column(self._theme, panel, gap=12)
        self.account = QComboBox()
        self.account.setEditable(True)
        self.account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.password = self._secret()
        self.account_box = FieldBox(self._theme, self.tr("账号"), self.account)
        self.password_box = FieldBox(self._theme, self.tr("密码"), self.password)
        self._enter.watch(self.account)
        self.password.returnPressed.connect(self.sign_in)
        self.sign_in_button = Button(self._theme, self.tr("登录"), kind=ButtonKind.PRIMARY)
        self.sign_in_button.clicked.connect(self.sign_in)
        forgot = Button(self._theme, self.tr("忘记密码…"), kind=ButtonKind.QUIET)
        forgot.clicked.connect(lambda: self.show_panel(1))
        for widget in (self.account_box, self.password_box):
            box.addWidget(widget)
        line = row(self._theme, gap=8)
        line.addWidget(forgot)
        line.addStretch(1)
        line.addWidget(self.sign_in_button)
        box.addLayout(line)
        return panel

    def _recovery_panel(self) -> QWidget:
        panel = QWidget()
        box = column(self._theme, panel, gap=12)
        self.recovery_key, self.new_password = QLineEdit(), self._secret()
        self.recovery_box = FieldBox(
            self._theme,
            self.tr("恢复码"),
            self.recovery_key,
            hint=self.tr("建立数据时打印的 8 组字符"),
        )
        self.new_password_box = FieldBox(
            self._theme, self.tr("为所选账号设新密码"), self.new_password
        )
        self._enter.watch(self.recovery_key)
        self.new_password.returnPressed.connect(self.recover)
        back = Button(self._theme, self.tr("返回"), kind=ButtonKind.QUIET)
        back.clicked.connect(lambda: self.show_panel(0))
        self.recover_button = Button(
            self._theme, self.tr("重设密码并打开"), kind=ButtonKind.PRIMARY
        )
        self.recover_button.clicked.connect(self.recover)
        for widget in (self.recovery_box, self.new_password_box):
            box.addWidget(widget)
        line = row(self._theme, gap=8)
        line.addWidget(back)
        line.addStretch(1)
        line.addWidget(self.recover_button)
        box.addLayout(line)
        return panel

    def _foot(self) -> ScaledBox:
        line = row(self._theme, gap=8)
        other = Button(self._theme, self.tr("打开其他数据…"), kind=ButtonKind.QUIET)
        new = Button(self._theme, self.tr("建立新的数据…"), kind=ButtonKind.QUIET)
        other.clicked.connect(self._choose_folder)
        new.clicked.connect(self.new_store_asked)
        line.addWidget(other)
        line.addWidget(new)
        line.addStretch(1)
        return line

    def _secret(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        return edit

    def show_panel(self, at: int) -> None:
        """Show the password (0) or the recovery key (1)."""
        self.stack.setCurrentIndex(at)
        (self.password if at == 0 else self.recovery_key).setFocus()

    def set_folder(self, folder: Path) -> None:
        """Sign in to another store."""
        self._folder = folder
        self._place.setText(str(folder))
        self.account.clear()
        try:
            self.account.addItems(list(sign_in_names(folder)))
            self.account_box.show_problem(None)
        except KuaiWeiError as error:
            self.account_box.show_problem(Problem("account", error.message))
        last = self._program.settings.get(LAST_ACCOUNT)
        if last and self.account.findText(last.casefold()) >= 0:
            self.account.setCurrentText(last.casefold())
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_folder(self) -> None:
        chosen = self._prompts.folder(self.tr("打开数据文件夹"), self._folder)
        if chosen is not None:
            self.set_folder(chosen)

    def sign_in(self) -> None:
        """Try account and password in the background: unwrapping the key takes its time."""
        account, password = self.account.currentText(), self.password.text()
        self._run(
            lambda _: self._program.sign_in(self._folder, account, password),
            self.password_box,
        )

    def recover(self) -> None:
        """Open by the recovery key and set a new password."""
        account, key = self.account.currentText(), self.recovery_key.text()
        password = self.new_password.text()
        self._run(
            lambda _: self._program.recover(self._folder, key, account, password),
            self.new_password_box,
        )

    def _run(self, work: Callable[[object], Workplace], box: FieldBox) -> None:
        if not self.sign_in_button.isEnabled():
            return
        self._set_busy(busy=True)
        self._box = box
        box.show_problem(None)
        task = self._runner.run(
            self.tr("正在打开数据"), work, on_success=self._opened, on_failure=self._failed
        )
        ProgressSheet(task, self)

    def _set_busy(self, *, busy: bool) -> None:
        self.sign_in_button.setEnabled(not busy)
        self.recover_button.setEnabled(not busy)

    def _opened(self, result: object) -> None:
        self._set_busy(busy=False)
        settings = self._program.settings
        settings.set(LAST_STORE, str(self._folder))
        settings.set(LAST_ACCOUNT, self.account.currentText())
        self.accept()
        self.signed_in.emit(result)

    def _failed(self, error: object) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPasswordError) or (
            isinstance(error, KuaiWeiError) and not isinstance(error, StoreError)
        ):
            self._box.show_problem(Problem("password", error.message))
            editor = self._box.editor
            if isinstance(editor, QLineEdit):
                editor.selectAll()
                editor.setFocus()
            return
        self._errors.show(error)
