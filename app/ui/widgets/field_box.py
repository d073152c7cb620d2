"""A label above an editor, and a remark under it; for small dialogs without field specs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.support.errors import Level, Problem
from app.ui.design.layouts import column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.labels import Label, repolish

_MARKS = {Level.ERROR: "▲", Level.WARNING: "△", Level.INFO: "✓"}
_ROLES = {Level.ERROR: TextRole.DANGER, Level.WARNING: TextRole.WARNING, Level.INFO: TextRole.OK}


class FieldBox(QWidget):
    """One labelled editor (栏目框); the remark says what is wrong by shape and words."""

    def __init__(
        self,
        theme: Theme,
        term: str,
        editor: QWidget,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        box = column(theme, self, gap=4)
        self._label = Label(term, TextRole.SMALL)
        self._label.setBuddy(editor)
        editor.setAccessibleName(term)
        self._remark = Label(hint, TextRole.SMALL)
        self._remark.setWordWrap(True)
        self._remark.setVisible(bool(hint))
        for widget in (self._label, editor, self._remark):
            box.addWidget(widget)
        self.setFocusProxy(editor)

    @property
    def remark(self) -> str:
        """What stands under the editor."""
        return self._remark.text()

    def show_problem(self, problem: Problem | None) -> None:
        """Show a remark, or the hint again when there is none."""
        level = "" if problem is None else problem.level.value
        text = self._hint if problem is None else f"{_MARKS[problem.level]} {problem.message}"
        self._remark.setText(text)
        self._remark.set_role(TextRole.SMALL if problem is None else _ROLES[problem.level])
        self._remark.setVisible(bool(text))
        self.editor.setProperty("level", level)
        self.editor.setAccessibleDescription(text)
        repolish(self.editor)


def show_problems(boxes: dict[str, FieldBox], problems: tuple[Problem, ...]) -> bool:
    """Show each problem at its box, put the keyboard into the first; True if there are none."""
    by_field = {problem.field: problem for problem in reversed(problems)}
    for key, box in boxes.items():
        box.show_problem(by_field.get(key))
    first = next((box for key, box in boxes.items() if key in by_field), None)
    if first is not None:
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return not problems
