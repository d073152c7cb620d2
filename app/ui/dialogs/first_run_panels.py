"""What the steps of the first-run wizard are made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.support.errors import Problem
from app.ui.design.layouts import column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button
from app.ui.widgets.enter_moves_on import EnterMovesOn
from app.ui.widgets.field_box import FieldBox
from app.ui.widgets.labels import Label


class StepPanel(QWidget):
    """A step: a heading, a sentence, its fields (步骤)."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.box = column(theme, self, gap=12)
        self.enter = EnterMovesOn(self)

    def head(self, title: str, text: str) -> None:
        """Put heading and sentence at the top."""
        self.setAccessibleName(title)
        self.box.addWidget(Label(title, TextRole.TITLE))
        words = Label(text, TextRole.SECOND)
        words.setWordWrap(True)
        self.box.addWidget(words)

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self

    def complete(self) -> bool:
        """Return whether the wizard may go on; shows what lacks."""
        return True

    def line(self, text: str = "", *, secret: bool = False) -> QLineEdit:
        """Return a line editor in which Enter moves on."""
        edit = QLineEdit(text)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter.watch(edit)
        edit.textChanged.connect(self.changed)
        return edit

    def pair(self, *boxes: QWidget) -> None:
        """Put fields side by side, equally wide."""
        line = row(self.theme, gap=12)
        for box in boxes:
            line.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)


class FolderPanel(StepPanel):
    """A step that asks for a folder, typed or chosen (文件夹)."""

    def __init__(
        self,
        theme: Theme,
        ask_folder: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._ask = ask_folder
        self.folder = self.line()

    def add_folder(self, term: str, proposed: str = "") -> None:
        """Put the field below the heading."""
        self.folder.setText(proposed)
        self.folder_box = FieldBox(self.theme, term, self.folder)
        browse = Button(self.theme, self.tr("选择…"))
        browse.clicked.connect(self._browse)
        line = row(self.theme, gap=8)
        line.addWidget(self.folder_box, 1)
        line.addWidget(browse, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(line)
        self.box.addStretch(1)

    @property
    def path(self) -> Path:
        """The folder named."""
        return Path(self.folder.text().strip()).expanduser()

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.folder

    def complete(self) -> bool:
        """Check the folder; the reason of a refusal stands under the field."""
        problem = self.problem()
        self.folder_box.show_problem(problem)
        return problem is None

    def problem(self) -> Problem | None:
        """Return what is wrong with the folder."""
        if self.folder.text().strip() and self.path.is_absolute():
            return None
        return Problem("folder", self.tr("请填写完整的文件夹路径。"))

    def _browse(self) -> None:
        chosen = self._ask(self.path)
        if chosen is not None:
            self.folder.setText(str(chosen))
            self.complete()
