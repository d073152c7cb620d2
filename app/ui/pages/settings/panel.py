"""What every tab of the settings is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.terms import Role
from app.support.errors import RuleViolationError
from app.support.progress import Progress
from app.ui.design.layouts import column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane, Task
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.enter_moves_on import EnterMovesOn
from app.ui.widgets.field_box import FieldBox, show_problems
from app.ui.widgets.labels import Label
from app.ui.workspace import Navigator, Workspace


class SettingsPanel(QWidget):
    """A tab: loads when shown, knows whether something was typed and not saved (设置分栏)."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.navigator = workspace, navigator
        self.theme: Theme = workspace.theme
        self.title = ""
        self.footer: QWidget | None = None
        self.boxes: dict[str, FieldBox] = {}
        self.enter = EnterMovesOn(self)
        self.box = column(self.theme, self, gap=12)

    def set_title(self, title: str) -> None:
        """Say what the tab is called."""
        self.title = title
        self.setAccessibleName(title)

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return False

    def load(self) -> None:
        """Show what is stored; called when shown and after changes, never over typed text."""

    def save(self) -> bool:
        """Begin to save what was typed; False if something is wrong with it."""
        return True

    def discard(self) -> None:
        """Forget what was typed."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may(self, *roles: Role) -> bool:
        """Tell whether the signed-in account has one of the roles."""
        return self.workspace.desk.account.role in roles

    def remark(self, text: str) -> Label:
        """Return a wrapped sentence of second rank."""
        label = Label(text, TextRole.SECOND)
        label.setWordWrap(True)
        return label

    def line(self, *, secret: bool = False) -> QLineEdit:
        """Return a line editor in which Enter moves on."""
        edit = QLineEdit()
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter.watch(edit)
        edit.textChanged.connect(self.changed)
        return edit

    def lines(self, shown: int) -> QPlainTextEdit:
        """Return an editor of several lines, ``shown`` of which are seen; Tab leaves it."""
        edit = _LinesEdit(shown)
        edit.setTabChangesFocus(True)
        edit.textChanged.connect(self.changed)
        return edit

    def field(self, key: str, term: str, editor: QWidget, hint: str = "") -> FieldBox:
        """Return a labelled field and remember it by its key."""
        self.boxes[key] = FieldBox(self.theme, term, editor, hint=hint)
        return self.boxes[key]

    def start(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        *,
        sheet: bool = False,
    ) -> Task:
        """Do work that writes, off the interface thread; problems go beside their fields."""
        task = self.workspace.runner.run(
            title, work, lane=Lane.WRITE, on_success=done, on_failure=self.show_failure
        )
        if sheet:
            ProgressSheet(task, self.window())
        return task

    def show_failure(self, error: object) -> None:
        """Tell an error at its field where there is one."""
        if isinstance(error, RuleViolationError):
            known = tuple(one for one in error.problems if one.field in self.boxes)
            if known:
                show_problems(self.boxes, known)
                return
        self.workspace.errors.show(error)


class _LinesEdit(QPlainTextEdit):
    """As high as the lines it should show."""

    def __init__(self, shown: int) -> None:
        super().__init__()
        self._shown = shown

    def sizeHint(self) -> QSize:
        """Fit the lines."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 30, metrics.lineSpacing() * self._shown + 16)

    def minimumSizeHint(self) -> QSize:
        """Never show less."""
        return QSize(0, self.sizeHint().height())


def fields_grid(theme: Theme, rows: Sequence[Sequence[tuple[QWidget, int]]]) -> QGridLayout:
    """Return fields in lines; each takes so many of the twelve columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(10))
    for at, cells in enumerate(rows):
        start = 0
        for widget, span in cells:
            grid.addWidget(widget, at, start, 1, span, Qt.AlignmentFlag.AlignTop)
            start += span
    for at in range(12):
        grid.setColumnStretch(at, 1)
        grid.setColumnMinimumWidth(at, 0)
    return grid


class SaveRow(QWidget):
    """保存 and 撤销改动 with what they would do, at the end of a form."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, theme: Theme, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(theme, self, gap=8)
        self.save_button = Button(theme, verb, kind=ButtonKind.PRIMARY, shortcut="Ctrl+S")
        self.discard_button = Button(theme, self.tr("撤销改动"))
        self.state = Label("", TextRole.SMALL)
        line.addWidget(self.save_button)
        line.addWidget(self.discard_button)
        line.addWidget(self.state)
        line.addStretch(1)
        self.save_button.clicked.connect(self.save_asked)
        self.discard_button.clicked.connect(self.discard_asked)
        self.show_changed(changed=False)

    def show_changed(self, *, changed: bool) -> None:
        """Offer the buttons only while there is something to save."""
        self.save_button.setEnabled(changed)
        self.discard_button.setEnabled(changed)
        self.state.setText(self.tr("有改动没有保存") if changed else "")
