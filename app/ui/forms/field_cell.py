"""One field with its label above and its remark below, and the grid they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.fields import FieldKind, FieldSpec
from app.ui.design.layouts import column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.editor_widgets import LongField
from app.ui.forms.editors import Editor, FieldSources, make_editor
from app.ui.forms.remarks import Remark, RemarkLine
from app.ui.widgets.labels import ElidedLabel, repolish

COLUMNS = 12
_NARROW = 640


class FieldCell(QWidget):
    """A field of the form; ``address`` may change when a row's details show another row."""

    def __init__(
        self,
        theme: Theme,
        spec: FieldSpec,
        editor: Editor,
        address: str,
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec, self.editor, self.address = spec, editor, address
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box = column(theme, self, gap=2)
        label = ElidedLabel(f"{spec.term} *" if spec.required else spec.term, TextRole.SMALL)
        self.remark = RemarkLine(theme)
        box.addWidget(label)
        box.addWidget(editor.widget)
        box.addWidget(self.remark)
        box.addStretch(1)
        describe(editor, spec, spoken)
        label.setBuddy(editor.stop())
        if isinstance(editor.widget, LongField):
            theme.changed.connect(editor.widget.fit)

    def say(self, kind: Remark, text: str) -> None:
        """Show a remark below and its level at the border."""
        self.remark.say(kind, text)
        mark_level(self.editor.widget, kind if text else Remark.HINT)


class FieldGrid(QWidget):
    """Fields in lines of twelve columns; in a narrow form of half as many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: list[FieldCell] = []
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        theme.changed.connect(self._rescale)
        self._rescale()

    @property
    def cells(self) -> Sequence[FieldCell]:
        """The fields in reading order."""
        return tuple(self._cells)

    def fill(
        self,
        specs: Sequence[FieldSpec],
        sources: FieldSources,
        where: Callable[[str], str],
        spoken: str = "",
    ) -> None:
        """Make the fields; ``where`` gives a key's address."""
        for spec in specs:
            editor = make_editor(spec, sources)
            cell = FieldCell(self._theme, spec, editor, where(spec.key), spoken=spoken, parent=self)
            self._cells.append(cell)
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Put the fields into lines, at most four on each, two when narrow."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        line, used = 0, 0
        for cell in self._cells:
            width = min(COLUMNS, cell.spec.width * 2 if narrow else cell.spec.width)
            if cell.spec.kind is FieldKind.LONG_TEXT:
                width = COLUMNS
            if used + width > COLUMNS:
                line, used = line + 1, 0
            self._grid.addWidget(cell, line, used, 1, width)
            used += width

    def fit(self, width: int) -> None:
        """Choose the arrangement for a form ``width`` pixels wide."""
        self.arrange(narrow=width < self._theme.px(_NARROW))

    def _rescale(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))


def describe(editor: Editor, spec: FieldSpec, spoken: str) -> None:
    """Name a field for assistive tools; the hint is its description and tool tip."""
    name = f"{spoken} {spec.term}".strip()
    widget = editor.widget
    widget.setAccessibleName(f"{name}，必填" if spec.required else name)
    widget.setAccessibleDescription(spec.hint)
    widget.setToolTip(spec.hint)


def mark_level(widget: QWidget, kind: Remark) -> None:
    """Show an error or a warning at a field's border."""
    level = kind.value if kind in (Remark.ERROR, Remark.WARNING) else ""
    if (widget.property("level") or "") != level:
        widget.setProperty("level", level)
        repolish(widget)
