"""A table typed into directly: real fields in every cell, an empty row always offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.draft import address
from app.domain.fields import FieldKind, FieldSpec, SectionSpec
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.binder import FieldBinder
from app.ui.forms.editor_widgets import LineField
from app.ui.forms.editors import Editor, FieldSources, make_editor
from app.ui.forms.field_cell import describe, mark_level
from app.ui.forms.remarks import Remark, RemarkLine
from app.ui.viewmodels.form_paste import PastePlan, plan_paste
from app.ui.viewmodels.form_state import FormState
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import ElidedLabel, Label

_NOTE = 62
_REMOVE = 24


class TableRow(QWidget):
    """The cells of one row, its note at the right, its remark below."""

    def __init__(
        self, theme: Theme, section: SectionSpec, index: int, sources: FieldSources
    ) -> None:
        super().__init__()
        self.index = index
        self.editors: dict[str, Editor] = {}
        box = column(theme, self, gap=0)
        line = row(theme, gap=0)
        for spec in shown_fields(section):
            editor = make_editor(spec, sources, cell=True)
            describe(editor, spec, f"{section.term}第{index + 1}行")
            self.editors[spec.key] = editor
            line.addWidget(editor.widget, spec.width)
        self.note = Label("", TextRole.SMALL)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = IconButton(theme, IconName.CLOSE, f"移除第{index + 1}行（Alt+Delete）")
        self.remove.setProperty("cell", "true")
        self.remove.setProperty("kind", "quiet")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keeps_room = self.remove.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(keeps_room)
        line.addWidget(self.note)
        line.addWidget(self.remove)
        self.remark = RemarkLine(theme)
        box.addLayout(line)
        box.addWidget(self.remark)
        self.note.setFixedWidth(theme.px(_NOTE))
        self.remove.setFixedWidth(theme.px(_REMOVE))

    def set_blank(self, prompt: str) -> None:
        """Be the row that is offered: only its first cell is a stop, with the prompt in it."""
        for at, editor in enumerate(self.editors.values()):
            stop = at == 0 or not prompt
            editor.widget.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            )
            if at == 0 and isinstance(editor.widget, LineField):
                editor.widget.setPlaceholderText(prompt)
        self.remove.setVisible(not prompt)
        if prompt:
            self.note.setText("")


class RowTable(QWidget):
    """The rows of a table section (成行分栏)."""

    rows_changed = Signal()
    row_entered = Signal(int)
    pasted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        section: SectionSpec,
        state: FormState,
        sources: FieldSources,
        binder: FieldBinder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._section, self._state = theme, section, state
        self._sources, self._binder = sources, binder
        self._rows: list[TableRow] = []
        self._box = column(theme, self, gap=0)
        self._box.addWidget(self._heading())
        self.setAccessibleName(section.term)
        self.sync()

    @property
    def rows(self) -> Sequence[TableRow]:
        """The rows that are shown, the empty one last."""
        return self._rows[: self._state.rows(self._section.key) + 1]

    def cells(self) -> Iterator[tuple[str, Editor]]:
        """Yield address and field of every cell shown, in reading order."""
        for shown in self.rows:
            for key, editor in shown.editors.items():
                yield address(self._section.key, key, shown.index), editor

    def sync(self) -> None:
        """Show the state's rows and one empty one."""
        count = self._state.rows(self._section.key)
        before = sum(not shown.isHidden() for shown in self._rows)
        while len(self._rows) <= count:
            self._add_row()
        for shown in self._rows:
            shown.setVisible(shown.index <= count)
            shown.set_blank(self.prompt if shown.index == count else "")
            if shown.index <= count:
                for key, editor in shown.editors.items():
                    editor.show(self._state.text(address(self._section.key, key, shown.index)))
        if before != count + 1:
            self.rows_changed.emit()

    @property
    def prompt(self) -> str:
        """What stands in the empty row."""
        return self.tr("在此键入，可从 Excel 整块粘贴…")

    def say(self, index: int, remarks: Sequence[tuple[str, Remark, str]]) -> None:
        """Show the remarks of a row: key, kind and words each; none takes them away."""
        if index >= len(self._rows):
            return
        shown = self._rows[index]
        kinds = {key: kind for key, kind, _ in remarks}
        for key, editor in shown.editors.items():
            mark_level(editor.widget, kinds.get(key, Remark.HINT))
        worst = Remark.ERROR if Remark.ERROR in kinds.values() else Remark.WARNING
        terms = {key: spec.term for key, spec in self._section.by_key.items()}
        words = [f"{terms[key]}：{text}" for key, kind, text in remarks if kind is worst]
        shown.remark.say(worst, "；".join(words))

    def set_note(self, index: int, text: str) -> None:
        """Say something at the right of a row, such as how many earlier cases there are."""
        if index < len(self._rows):
            self._rows[index].note.setText(text)

    def paste(self, row_index: int, key: str, text: str) -> PastePlan:
        """Fill in a block from a cell on and return what was done."""
        plan = plan_paste(self._section, text, key)
        self._state.fill_block(self._section.key, row_index, plan.keys, plan.rows)
        if plan.rows:
            self.pasted.emit(plan.summary.replace("将填入", "已填入"))
        return plan

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move up and down within a column with the arrows, as in Excel."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        for shown in self.rows:
            for key, editor in shown.editors.items():
                if editor.widget is watched:
                    return self._go(shown.index + step, key)
        return False

    def _go(self, index: int, key: str) -> bool:
        if not 0 <= index < len(self.rows):
            return False
        self._rows[index].editors[key].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _heading(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("frameRole", "table-head")
        line = row(self._theme, frame, gap=0, insets=Insets(0, 2, 0, 2))
        for spec in shown_fields(self._section):
            label = ElidedLabel(f"{spec.term} *" if spec.required else spec.term, TextRole.SMALL)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            label.setContentsMargins(self._theme.px(9), 0, 0, 0)
            line.addWidget(label, spec.width)
        line.addSpacing(self._theme.px(_NOTE + _REMOVE))
        return frame

    def _add_row(self) -> None:
        index = len(self._rows)
        shown = TableRow(self._theme, self._section, index, self._sources)
        for key, editor in shown.editors.items():
            where = address(self._section.key, key, index)
            self._binder.bind(editor, partial(str, where))
            editor.entered.connect(lambda: self.row_entered.emit(index))
            editor.widget.installEventFilter(self)
            if isinstance(editor.widget, LineField):
                editor.widget.takes_blocks = True
                editor.widget.block_pasted.connect(
                    lambda text, key=key: self.paste(index, key, text)
                )
        shown.remove.clicked.connect(lambda: self._remove(index))
        delete = QShortcut(QKeySequence("Alt+Delete"), shown)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(lambda: self._remove(index))
        self._rows.append(shown)
        self._box.addWidget(shown)

    def _remove(self, index: int) -> None:
        self._state.remove_row(self._section.key, index)
        self.sync()


def shown_fields(section: SectionSpec) -> tuple[FieldSpec, ...]:
    """Return the columns of a table: its usual fields that fit on one line."""
    return tuple(
        spec for spec in section.fields if not spec.rare and spec.kind is not FieldKind.LONG_TEXT
    )
