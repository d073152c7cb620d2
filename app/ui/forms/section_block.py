"""One section of a form: heading, usual fields or table, rarer fields behind a fold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.draft import address
from app.domain.fields import FieldSpec, SectionSpec
from app.ui.design.layouts import Insets, column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.binder import FieldBinder
from app.ui.forms.editors import Editor, FieldSources
from app.ui.forms.field_cell import FieldCell, FieldGrid
from app.ui.forms.fold_button import FoldButton
from app.ui.forms.row_table import RowTable
from app.ui.viewmodels.form_state import FormState
from app.ui.viewmodels.form_summary import row_words
from app.ui.widgets.buttons import FilterChip
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.labels import Label


class SectionBlock(QWidget):
    """Tells when fields appeared or vanished, so that the form sets the tab order anew."""

    structure_changed = Signal()

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
        self.section, self._state = section, state
        self._theme, self._sources, self._binder = theme, sources, binder
        self._row = 0
        self._width = 10_000
        self.table: RowTable | None = None
        self.usual: FieldGrid | None = None
        self.details: FieldGrid | None = None
        self._box = column(theme, self, gap=3)
        self.header = SectionHeader(theme, section.term)
        self.header.note.hide()
        self._box.addWidget(self.header)
        self._rare = tuple(spec for spec in section.fields if spec.rare)
        self._details_title = Label("", TextRole.SMALL)
        self._add_chip()
        self._add_fold()
        self._add_fields()
        self.sync()

    @property
    def fold(self) -> FoldButton:
        """The words that unfold the rarer fields."""
        return self._fold

    def cells(self) -> Iterator[FieldCell]:
        """Yield the fields outside the table that exist, in reading order."""
        for grid in (self.usual, self.details):
            if grid is not None:
                yield from grid.cells

    def stops(self) -> Iterator[tuple[str, Editor]]:
        """Yield address and field of everything that takes the keyboard, in reading order."""
        if self.table is not None:
            yield from self.table.cells()
        for cell in self.cells():
            yield cell.address, cell.editor

    def editor_at(self, where: str) -> Editor | None:
        """Return the field of an address, unfolding the rarer ones if it is one of them."""
        key = where.rpartition(".")[2]
        spec = self.section.by_key.get(key)
        if spec is not None and spec.rare:
            if self.section.table:
                self.show_row(_row_of(where))
            self.unfold()
        return next((editor for place, editor in self.stops() if place == where), None)

    def unfold(self, *, shown: bool = True) -> None:
        """Show or hide the rarer fields; they are made when first shown."""
        if shown and self.details is None and self._rare:
            self._make_details()
        for widget in (self.details, self._details_title):
            if widget is not None:
                widget.setVisible(shown and (widget is self.details or self.section.table))
        self._fold.setChecked(shown)
        self.structure_changed.emit()

    def show_row(self, row: int) -> None:
        """Have the rarer fields of a table show another row."""
        self._row = min(row, max(0, self._state.rows(self.section.key)))
        if self.details is None:
            return
        for cell in self.details.cells:
            cell.address = address(self.section.key, cell.spec.key, self._row)
            cell.editor.show(self._state.text(cell.address))
        self._title_details()

    def sync(self) -> None:
        """Show the state's texts."""
        if self.table is not None:
            self.table.sync()
            self.show_row(self._row)
        for cell in self.cells():
            cell.editor.show(self._state.text(cell.address))
        self.sync_words()

    def sync_words(self) -> None:
        """Show how many rows there are and how many rarer fields are filled."""
        if self.section.table:
            words = row_words(self._state, self.section.key)
            several = self.section.split and self._state.rows(self.section.key) > 1
            if several and not self._state.one_case_each:
                words += "，合为一案"
            self.chip.setText(words)
            self.chip.setVisible(bool(words))
            self.chip.setChecked(several and self._state.one_case_each)
            self.chip.setEnabled(several)
            self._title_details()

    def fit(self, width: int) -> None:
        """Arrange the fields for a form of that width."""
        self._width = width
        for grid in (self.usual, self.details):
            if grid is not None:
                grid.fit(width)

    # --- inside ------------------------------------------------------------

    def _add_chip(self) -> None:
        self.chip = FilterChip("")
        self.chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chip.setToolTip(self.tr("各立一案或合为一案（Alt+G）"))
        self.chip.clicked.connect(self.toggle_split)
        self.chip.hide()
        if self.section.table:
            self.header.add_beside(self.chip)

    def toggle_split(self) -> None:
        """Change between a case for each row and one case for all (各立一案、合为一案)."""
        if self.section.split and self._state.rows(self.section.key) > 1:
            self._state.one_case_each = not self._state.one_case_each
            self._state.changed.emit("")

    def _add_fold(self) -> None:
        self._fold = FoldButton(self._theme, self.tr("更多栏目") + f"（{len(self._rare)}）")
        self._fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fold.setToolTip(self.tr("展开或收起本栏的更多栏目（Alt+M）"))
        self._fold.clicked.connect(lambda: self.unfold(shown=self._fold.isChecked()))
        self.header.add_right(self._fold)  # first: a widget shown without a parent is a window
        self._fold.setVisible(bool(self._rare))

    def _add_fields(self) -> None:
        if self.section.table:
            self.table = RowTable(
                self._theme, self.section, self._state, self._sources, self._binder
            )
            self.table.rows_changed.connect(self.structure_changed)
            self.table.row_entered.connect(self.show_row)
            self._box.addWidget(self.table)
            return
        usual = tuple(spec for spec in self.section.fields if not spec.rare)
        self.usual = self._grid(usual)
        self._box.addWidget(self.usual)

    def _make_details(self) -> None:
        self.details = self._grid(self._rare)
        holder = column(self._theme, gap=4, insets=Insets(0, 2, 0, 4))
        holder.addWidget(self._details_title)
        holder.addWidget(self.details)
        self._box.addLayout(holder)
        self.details.fit(self._width)
        self._title_details()

    def _grid(self, specs: tuple[FieldSpec, ...]) -> FieldGrid:
        grid = FieldGrid(self._theme)
        row = self._row if self.section.table else None
        grid.fill(
            specs,
            self._sources,
            lambda key: address(self.section.key, key, row),
            self.section.term,
        )
        for cell in grid.cells:
            self._binder.bind(cell.editor, partial(getattr, cell, "address"))
        return grid

    def _title_details(self) -> None:
        name = self._state.text(address(self.section.key, "name", self._row))
        self._details_title.setText(f"第 {self._row + 1} 行 {name} · 更多栏目")


def _row_of(where: str) -> int:
    head = where.partition("]")[0]
    return int(head.partition("[")[2] or 0)
