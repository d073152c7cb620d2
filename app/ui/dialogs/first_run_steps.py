"""The steps of the first-run wizard, each a panel that knows when it is complete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QWidget,
)

from app.domain.centre import CentreProfile, Industry
from app.domain.mappings import DataError
from app.support.errors import KuaiWeiError, Problem
from app.ui.design.layouts import row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.dialogs.first_run_panels import FolderPanel, StepPanel
from app.ui.viewmodels.first_run import (
    AdministratorTexts,
    NewCentre,
    RecoveryQuestion,
    administrator_problems,
    centre_problems,
    make_profile,
)
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.field_box import FieldBox, show_problems
from app.ui.widgets.labels import Label


class CentreStep(StepPanel):
    """Which centre: one that ships, or a new one of another industry (选择中心)."""

    def __init__(
        self,
        theme: Theme,
        centres: Sequence[CentreProfile],
        industries: Sequence[Industry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.head(
            self.tr("您的中心"),
            self.tr("编号格式、镇街、专业市场和分类随中心设好，以后都可以在“设置”中修改。"),
        )
        self._centres = tuple(centres)
        self._industries = tuple(industries)
        self._group = QButtonGroup(self)
        for at, centre in enumerate(self._centres):
            self._offer(at, centre.name, f"{centre.city} · {centre.industry}")
        self._offer(len(self._centres), self.tr("其他中心"), self.tr("陶瓷、刀具、皮具、珠宝等"))
        self._new = self._new_centre_fields()
        self.box.addWidget(self._new)
        self.box.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)
        self._new.hide()

    def _offer(self, at: int, name: str, note: str) -> None:
        button = QRadioButton(f"{name}    {note}")
        self._group.addButton(button, at)
        self.box.addWidget(button)

    def _new_centre_fields(self) -> QWidget:
        card = Card(self.theme)
        self.name, self.city, self.division = self.line(), self.line(), self.line()
        self.prefix, self.towns = self.line(), self.line()
        self.industry = QComboBox()
        for item in self._industries:
            self.industry.addItem(item.name)
        self.boxes = {
            "name": FieldBox(self.theme, self.tr("中心全称 *"), self.name),
            "industry": FieldBox(self.theme, self.tr("行业 *"), self.industry),
            "city": FieldBox(self.theme, self.tr("所在城市 *"), self.city),
            "division_code": FieldBox(self.theme, self.tr("行政区划代码 *"), self.division),
            "prefix": FieldBox(
                self.theme, self.tr("案号字头 *"), self.prefix, hint=self.tr("如 粤江，待核实")
            ),
            "towns": FieldBox(
                self.theme, self.tr("镇街"), self.towns, hint=self.tr("用顿号隔开，可稍后再填")
            ),
        }
        grid = QGridLayout()
        grid.setSpacing(self.theme.px(12))
        spans = (
            ("name", 0, 0, 4),
            ("industry", 0, 4, 2),
            ("city", 1, 0, 2),
            ("division_code", 1, 2, 2),
            ("prefix", 1, 4, 2),
            ("towns", 2, 0, 6),
        )
        for key, line, at, span in spans:
            grid.addWidget(self.boxes[key], line, at, 1, span, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(grid)
        return card

    def _toggled(self, at: int, on: bool) -> None:  # noqa: FBT001  # a Qt slot
        if on:
            self._new.setVisible(at == len(self._centres))
            self.changed.emit()

    def choose(self, at: int) -> None:
        """Choose the centre at a place of the list; the last place is a new centre."""
        self._group.button(at).setChecked(True)

    @property
    def _typed(self) -> NewCentre:
        at = self.industry.currentIndex()
        return NewCentre(
            self.name.text(),
            self.city.text(),
            self.division.text(),
            self.prefix.text(),
            self._industries[at] if at >= 0 else None,
            self.towns.text(),
        )

    @property
    def profile(self) -> CentreProfile:
        """The centre chosen or made."""
        at = self._group.checkedId()
        return self._centres[at] if at < len(self._centres) else make_profile(self._typed)

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self._group.checkedButton() or self

    def complete(self) -> bool:
        """Check a new centre's fields."""
        if self._group.checkedId() < len(self._centres):
            return True
        if not show_problems(self.boxes, centre_problems(self._typed)):
            return False
        try:
            make_profile(self._typed)
        except DataError as error:
            self.boxes["name"].show_problem(Problem("name", str(error)))
            return False
        return True


class PlaceStep(FolderPanel):
    """Where the store lies; checked while choosing (存放位置)."""

    def __init__(
        self,
        theme: Theme,
        proposed: Path,
        ask_folder: Callable[[Path], Path | None],
        check: Callable[[Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, ask_folder, parent)
        self._check = check
        self.head(
            self.tr("存放位置"),
            self.tr(
                "数据加密后存在这台电脑的一个文件夹里。"
                "网络共享、网盘同步目录和U盘会损坏或丢失数据，不能使用。"
            ),
        )
        self.add_folder(self.tr("数据文件夹 *"), str(proposed))

    def problem(self) -> Problem | None:
        """Return why no store can be made there."""
        problem = super().problem()
        if problem is None:
            try:
                self._check(self.path)
            except KuaiWeiError as error:
                problem = Problem("folder", f"{error.message}{error.hint}")
        return problem


class AdministratorStep(StepPanel):
    """The first account (管理员)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.head(self.tr("管理员"), self.tr("先建立您自己的账号；同事的账号稍后在“设置”中添加。"))
        self.name, self.display = self.line("admin"), self.line()
        self.password, self.again = self.line(secret=True), self.line(secret=True)
        self.boxes = {
            "name": FieldBox(theme, self.tr("账号 *"), self.name),
            "display_name": FieldBox(theme, self.tr("姓名"), self.display),
            "password": FieldBox(
                theme, self.tr("密码 *"), self.password, hint=self.tr("至少8位，几个词连起来最好记")
            ),
            "again": FieldBox(theme, self.tr("再输一次 *"), self.again),
        }
        self.pair(self.boxes["name"], self.boxes["display_name"])
        self.pair(self.boxes["password"], self.boxes["again"])
        self.box.addStretch(1)

    @property
    def typed(self) -> AdministratorTexts:
        """What stands in the fields."""
        return AdministratorTexts(
            self.name.text(), self.display.text(), self.password.text(), self.again.text()
        )

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.display

    def complete(self) -> bool:
        """Check the texts."""
        return show_problems(self.boxes, administrator_problems(self.typed))


class RecoveryStep(StepPanel):
    """The recovery key: shown once, printed, and asked back (恢复码)."""

    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.head(
            self.tr("恢复码"),
            self.tr(
                "忘记密码时只有它能打开数据，只显示这一次。请保存为 PDF 打印出来，与电脑分开保管。"
            ),
        )
        self._question: RecoveryQuestion | None = None
        card = Card(theme)
        self._first, self._second = Label("", TextRole.FIGURE), Label("", TextRole.FIGURE)
        for label in (self._first, self._second):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(label)
        self.box.addWidget(card)
        self.print_button = Button(theme, self.tr("保存为 PDF 并打印…"))
        self.print_button.clicked.connect(self.print_asked)
        line = row(theme, gap=8)
        line.addWidget(self.print_button)
        line.addStretch(1)
        self.box.addLayout(line)
        self.answer = self.line()
        self.answer_box = FieldBox(theme, "", self.answer)
        self.answer.setMaximumWidth(theme.px(220))
        self._ask_label = Label("", TextRole.BODY)
        self.box.addWidget(self._ask_label)
        self.box.addWidget(self.answer_box)
        self.box.addStretch(1)

    @property
    def group(self) -> int:
        """Which group of the key is asked for, from 1; 0 before a key is shown."""
        return self._question.group if self._question is not None else 0

    def show_key(self, key: str, question: RecoveryQuestion) -> None:
        """Show the key and ask for one of its groups."""
        groups = key.split("-")
        half = len(groups) // 2
        self._first.setText("  –  ".join(groups[:half]))
        self._second.setText("  –  ".join(groups[half:]))
        self._question = question
        ask = self.tr("为确认已经记下，请输入第 {number} 组的 4 个字符：")
        self._ask_label.setText(ask.format(number=question.group))
        self.answer.setAccessibleName(self._ask_label.text())

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.answer

    def complete(self) -> bool:
        """Check the group asked back."""
        if self._question is not None and self._question.is_answered(self.answer.text()):
            self.answer_box.show_problem(None)
            return True
        self.answer_box.show_problem(
            Problem("answer", self.tr("与恢复码不符，请对照上面再输一次。"))
        )
        return False


class BackupStep(FolderPanel):
    """Where backups go (备份位置)."""

    def __init__(
        self,
        theme: Theme,
        ask_folder: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, ask_folder, parent)
        self.head(
            self.tr("备份位置"),
            self.tr(
                "每天退出时自动备份，备份同样加密，写好后会打开核对。最好放在另一块硬盘或U盘上。"
            ),
        )
        self.add_folder(self.tr("备份文件夹 *"))
