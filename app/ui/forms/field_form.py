"""A case's form on one page, built from its sections, for the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.draft import address
from app.domain.fields import SectionSpec
from app.support.errors import Level, Problem
from app.ui.design.layouts import column
from app.ui.design.theme import Theme
from app.ui.forms.binder import FieldBinder, stops_of
from app.ui.forms.editors import Editor, FieldSources
from app.ui.forms.fold_button import FoldButton
from app.ui.forms.remarks import Remark, gravest
from app.ui.forms.section_block import SectionBlock
from app.ui.viewmodels.form_checks import form_problems, good_news, live_problems
from app.ui.viewmodels.form_context import place_of
from app.ui.viewmodels.form_state import FormState


class FieldForm(QWidget):
    """Shows a form state and writes into it; remarks stand beside their fields (表单).

    Missing required fields are only remarked on once :meth:`show_all_problems` was called,
    that is after a first attempt to save.
    """

    edited = Signal()
    entered = Signal(str)
    left = Signal(str)
    told = Signal(str)

    def __init__(
        self, theme: Theme, state: FormState, sources: FieldSources, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._theme = theme
        self._strict = False
        self._extra: tuple[Problem, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self.binder = FieldBinder(state, self)
        self._box = column(theme, self, gap=6)
        self._blocks: dict[str, SectionBlock] = {}
        self._openers: dict[str, FoldButton] = {}
        for section in state.case_type.sections:
            self._add_block(section, sources)
        self._box.addStretch(1)
        self.binder.entered.connect(self.entered)
        self.binder.left.connect(self._field_left)
        self._cancel = state.changed.subscribe(self._state_changed)
        self._add_shortcuts()
        self.retab()
        self.check()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every remark on the form as it stands, shown or not yet."""
        return self._problems

    def block(self, section: str) -> SectionBlock:
        """Return the block of a section."""
        return self._blocks[section]

    def editor_at(self, where: str) -> Editor | None:
        """Return the field of an address, unfolded if need be."""
        place = place_of(where)
        block = self._blocks.get(place.section) if place is not None else None
        if block is None:
            return None
        if block.isHidden():
            self._open(block.section.key)
        return block.editor_at(where)

    def focus_address(self, where: str) -> bool:
        """Put the keyboard into a field; False if there is none."""
        editor = self.editor_at(where)
        if editor is None:
            return False
        editor.stop().setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        """Put the keyboard into the first empty required field, else the first field."""
        stops = list(self.stops())
        for where, editor in stops:
            spec = self.state.spec_at(where)
            if spec is not None and spec.required and not self.state.text(where):
                editor.stop().setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if stops:
            stops[0][1].stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> Iterator[tuple[str, Editor]]:
        """Yield address and field of everything made so far, in reading order."""
        for block in self._blocks.values():
            yield from block.stops()

    def show_all_problems(self, extra: Sequence[Problem] = ()) -> str:
        """Show every remark, those of the service too; return the first error's address."""
        self._strict, self._extra = True, tuple(extra)
        self.check()
        known = (*self._problems, *self._extra)
        errors = [item.field for item in known if item.level is Level.ERROR]
        return errors[0] if errors else ""

    def check(self) -> None:
        """Check the form and show what may be shown."""
        self._problems = form_problems(self.state)
        shown = self._problems if self._strict else live_problems(self.state, self._problems)
        by_field: dict[str, list[Problem]] = {}
        for item in dict.fromkeys((*shown, *self._extra)):
            by_field.setdefault(item.field, []).append(item)
        for block in self._blocks.values():
            self._show_remarks(block, by_field)

    def retab(self) -> None:
        """Let Tab follow the reading order."""
        chain: list[QWidget] = []
        for key, block in self._blocks.items():
            if key in self._openers:
                chain.append(self._openers[key])
            for _, editor in block.stops():
                chain.extend(stops_of(editor))
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def tidy_focused(self) -> None:
        """Treat the field with the keyboard as left, before saving."""
        widget = self.window().focusWidget()
        for where, editor in self.stops():
            if widget in stops_of(editor):
                tidy = self.state.tidied(where)
                self.state.set_text(where, tidy)
                editor.show(tidy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the fields for the width."""
        super().resizeEvent(event)
        for block in self._blocks.values():
            block.fit(self.width())

    def detach(self) -> None:
        """Follow the state no more; call it before the form is dropped."""
        self._cancel()
        self.binder.close()

    # --- inside ------------------------------------------------------------

    def _add_block(self, section: SectionSpec, sources: FieldSources) -> None:
        block = SectionBlock(self._theme, section, self.state, sources, self.binder)
        block.structure_changed.connect(self.retab)
        if block.table is not None:
            block.table.pasted.connect(self.told)
        self._blocks[section.key] = block
        if section.rare and not self.state.rows(section.key):
            opener = FoldButton(self._theme, f"添加{section.term}")
            opener.clicked.connect(lambda: self._open(section.key, focus=True))
            for other in list(self._blocks.values())[-2:-1]:
                other.header.add_right(opener)
            self._openers[section.key] = opener
            block.hide()
        self._box.addWidget(block)

    def _open(self, key: str, *, focus: bool = False) -> None:
        opener = self._openers.get(key)
        if opener is not None:
            opener.hide()
        block = self._blocks[key]
        block.show()
        if focus:
            for _, editor in block.stops():
                editor.stop().setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def _add_shortcuts(self) -> None:
        for keys, slot in (("Alt+M", self._toggle_more), ("Alt+G", self._toggle_split)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _toggle_more(self) -> None:
        widget = self.window().focusWidget()
        for block in self._blocks.values():
            if block.isAncestorOf(widget) and block.fold.isVisible():
                block.unfold(shown=not block.fold.isChecked())

    def _toggle_split(self) -> None:
        for block in self._blocks.values():
            block.toggle_split()

    def _state_changed(self, where: str) -> None:
        place = place_of(where)
        for key, block in self._blocks.items():
            if place is None:
                block.sync()
                if block.isHidden() and self.state.rows(key):
                    self._open(key)
            elif key == place.section:
                if place.row is not None and block.table is not None:
                    block.table.sync()
                block.sync_words()
        self._extra = tuple(item for item in self._extra if item.field != where)
        self.check()
        self.edited.emit()

    def _field_left(self, where: str) -> None:
        self.left.emit(where)

    def _show_remarks(self, block: SectionBlock, by_field: dict[str, list[Problem]]) -> None:
        for cell in block.cells():
            found = by_field.get(cell.address, [])
            news = "" if found else good_news(self.state, cell.address)
            cell.say(*((Remark.GOOD, news) if news else gravest(found)))
        if block.table is None:
            return
        for shown in block.table.rows:
            remarks = []
            for key in block.section.by_key:
                found = by_field.get(address(block.section.key, key, shown.index), [])
                if found:
                    remarks.append((key, *gravest(found)))
            block.table.say(shown.index, remarks)


def y_of(widget: QWidget, form: QWidget) -> int:
    """Return how far below the form's top a field stands, for tests of the layout."""
    return widget.mapTo(form, QPoint(0, 0)).y()
