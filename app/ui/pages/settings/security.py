"""安全: one's own password and the recovery key."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QWidget

from app.domain.terms import Role, Tone
from app.reports.recovery_sheet import RecoverySheet, write_recovery_sheet
from app.services.passwords import change_own_password, renew_recovery_key
from app.support.errors import KuaiWeiError, Problem, WrongPasswordError
from app.ui.design.icons import IconName
from app.ui.design.layouts import ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.settings.panel import SettingsPanel, fields_grid
from app.ui.viewmodels.first_run import RecoveryQuestion, recovery_question
from app.ui.viewmodels.settings import PasswordTexts, password_problems
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.field_box import show_problems
from app.ui.widgets.labels import Label
from app.ui.workspace import Navigator, Workspace

_PASSWORD_FIELDS = ("old", "password", "again")


class SecurityPanel(SettingsPanel):
    """Everybody changes the own password; an administrator renews the recovery key (安全)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("安全"))
        self._key = ""
        self._question: RecoveryQuestion | None = None
        self.box.addWidget(self._password_card())
        self.box.addWidget(self._recovery_card())
        self.box.addStretch(1)

    def _password_card(self) -> Card:
        card = Card(self.theme, self.tr("我的密码"))
        self.old, self.new, self.again = (self.line(secret=True) for _ in range(3))
        hint = self.tr("至少8位，几个词连起来最好记")
        card.body.addLayout(
            fields_grid(
                self.theme,
                (
                    (
                        (self.field("old", self.tr("现在的密码 *"), self.old), 4),
                        (self.field("password", self.tr("新密码 *"), self.new, hint), 4),
                        (self.field("again", self.tr("再输一次 *"), self.again), 4),
                    ),
                ),
            )
        )
        self.save_button = Button(self.theme, self.tr("修改密码"), kind=ButtonKind.PRIMARY)
        self.save_button.clicked.connect(self.save)
        foot = row(self.theme, gap=8)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        return card

    def _recovery_card(self) -> Card:
        card = Card(self.theme, self.tr("恢复码"))
        card.body.addWidget(
            self.remark(
                self.tr(
                    "忘记密码时只有恢复码能打开数据。人员交接或怀疑泄露时换发新的，旧码随即作废。"
                )
            )
        )
        self.rights = self.remark(self.tr("只有管理员可以换发恢复码。"))
        card.body.addWidget(self.rights)
        self.renew_button = Button(self.theme, self.tr("换发恢复码…"), icon=IconName.KEY)
        self.renew_button.clicked.connect(self.renew)
        line = row(self.theme, gap=8)
        line.addWidget(self.renew_button)
        line.addStretch(1)
        card.body.addLayout(line)
        self.shown = self._key_part()
        card.body.addWidget(self.shown)
        self.shown.hide()
        return card

    def _key_part(self) -> QWidget:
        part = QWidget()
        lines = column(self.theme, part, gap=10)
        self._halves = (Label("", TextRole.FIGURE), Label("", TextRole.FIGURE))
        for label in self._halves:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
        self.print_button = Button(self.theme, self.tr("保存为 PDF 并打印…"), icon=IconName.PRINT)
        self.print_button.clicked.connect(self._save_sheet)
        self.answer = self.line()
        self.check_button = Button(self.theme, self.tr("核对"), kind=ButtonKind.PRIMARY)
        self.check_button.clicked.connect(self._check)
        self.answer.returnPressed.connect(self._check)
        self._ask = Label()
        self._ask.setWordWrap(True)
        lines.addLayout(_left(self, self.print_button))
        lines.addWidget(self._ask)
        lines.addWidget(self.field("answer", self.tr("这一组的 4 个字符"), self.answer))
        lines.addLayout(_left(self, self.check_button))
        return part

    # --- state -------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Whether a password is half typed or a new recovery key not yet checked."""
        typed = (self.old.text(), self.new.text(), self.again.text())
        return any(typed) or self._question is not None

    @property
    def recovery_key(self) -> str:
        """The new recovery key while it is shown."""
        return self._key

    def load(self) -> None:
        """Offer what the account may do."""
        admin = self.may(Role.ADMIN)
        self.rights.setHidden(admin)
        self.renew_button.setEnabled(admin)

    def focus_first(self) -> None:
        """Begin with the present password."""
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def discard(self) -> None:
        """Forget what was typed; a renewed key stays in force, shown or not."""
        self._clear()
        self._forget_key()

    # --- the password ------------------------------------------------------

    def save(self) -> bool:
        """Check the fields and begin to change the password."""
        if not any((self.old.text(), self.new.text(), self.again.text())) and self._question:
            self._check()
            return self._question is None
        typed = PasswordTexts(self.new.text(), self.again.text(), self.old.text())
        boxes = {key: self.boxes[key] for key in _PASSWORD_FIELDS}
        if not show_problems(boxes, password_problems(typed)):
            return False
        place, old, new = self.workspace.workplace, self.old.text(), self.new.text()
        self.save_button.setEnabled(False)
        task = self.start(
            self.tr("修改密码"),
            lambda _progress: change_own_password(place, old, new),
            self._password_changed,
        )
        task.finished.connect(self._ended)
        return True

    def show_failure(self, error: object) -> None:
        """A wrong present password is told at its field."""
        if isinstance(error, WrongPasswordError):
            problem = Problem("old", self.tr("现在的密码不对，密码没有改动。"))
            show_problems({"old": self.boxes["old"]}, (problem,))
            return
        super().show_failure(error)

    def _password_changed(self, _result: object) -> None:
        self._clear()
        self.navigator.tell(self.tr("密码已修改，下次登录时使用新密码"), tone=Tone.GOOD)

    def _ended(self) -> None:
        self.save_button.setEnabled(True)

    def _clear(self) -> None:
        for key, edit in zip(_PASSWORD_FIELDS, (self.old, self.new, self.again), strict=True):
            edit.clear()
            self.boxes[key].show_problem(None)

    # --- the recovery key --------------------------------------------------

    def renew(self) -> None:
        """Ask, then make a new recovery key and show it."""
        place = self.workspace.workplace
        sure = self.workspace.prompts.confirm(
            self.tr("换发恢复码"),
            self.tr("换发后旧恢复码立即作废，已打印的那张请销毁。"),
            self.tr("换发恢复码"),
            danger=True,
        )
        if sure:
            self.start(
                self.tr("换发恢复码"), lambda _progress: renew_recovery_key(place), self._renewed
            )

    def _renewed(self, key: object) -> None:
        self._key = str(key)
        self._question = recovery_question(self._key, random.SystemRandom())
        groups = self._key.split("-")
        half = len(groups) // 2
        self._halves[0].setText("  –  ".join(groups[:half]))
        self._halves[1].setText("  –  ".join(groups[half:]))
        ask = self.tr("为确认已经记下，请输入第 {number} 组的 4 个字符：")
        self._ask.setText(ask.format(number=self._question.group))
        self.answer.clear()
        self.boxes["answer"].show_problem(None)
        self.renew_button.hide()
        self.shown.show()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def question(self) -> RecoveryQuestion | None:
        """What is asked back while a new key is shown."""
        return self._question

    def _check(self) -> None:
        if self._question is None:
            return
        if self._question.is_answered(self.answer.text()):
            self._forget_key()
            self.navigator.tell(self.tr("新恢复码已启用，请封存打印件"), tone=Tone.GOOD)
            return
        problem = Problem("answer", self.tr("与恢复码不符，请对照上面再输一次。"))
        self.boxes["answer"].show_problem(problem)

    def _forget_key(self) -> None:
        self._key, self._question = "", None
        for label in self._halves:
            label.clear()
        self.answer.clear()
        self.shown.hide()
        self.renew_button.show()

    def _save_sheet(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = Path(QStandardPaths.writableLocation(documents)) / self.tr("快维恢复码.pdf")
        out = self.workspace.prompts.save_path(
            self.tr("保存恢复码"), proposed, self.tr("PDF 文件 (*.pdf)")
        )
        if out is None:
            return
        desk, folder = self.workspace.desk, self.workspace.workplace.opened.folder
        sheet = RecoverySheet(desk.centre.name, str(folder), self._key, desk.today)
        try:
            write_recovery_sheet(sheet, out)
        except KuaiWeiError as error:
            self.workspace.errors.show(error)
            return
        self.navigator.tell(self.tr("已保存 {name}，打印后请删除").format(name=out.name))


def _left(panel: SettingsPanel, button: Button) -> ScaledBox:
    line = row(panel.theme, gap=8)
    line.addWidget(button)
    line.addStretch(1)
    return line
