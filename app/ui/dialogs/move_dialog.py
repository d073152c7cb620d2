"""A sheet for one step of a case: when, with what result, why, and what it will do (办理)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.domain.fields import FieldSpec
from app.services.deadline_views import MovePreview
from app.support.errors import KuaiWeiError, Level, Problem, RuleViolationError
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.dialogs.move_effects import MoveEffects
from app.ui.forms.binder import FieldBinder
from app.ui.forms.editors import FieldSources
from app.ui.forms.field_cell import FieldGrid
from app.ui.forms.remarks import Remark, RemarkLine, gravest
from app.ui.viewmodels.observable import Observable
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label

_WIDTH = 620


class SheetState(Protocol):
    """What a sheet shows and asks: texts by field key, their checks, the effects."""

    changed: Observable[str]

    @property
    def verb(self) -> str:
        """What the button says."""

    def fields(self) -> tuple[FieldSpec, ...]:
        """Return the fields in their order."""

    def text(self, where: str) -> str:
        """Return what stands in a field."""

    def set_text(self, where: str, text: str) -> None:
        """Write into a field."""

    def tidied(self, where: str) -> str:
        """Return the text as its field shows the value."""

    def problems(self) -> tuple[Problem, ...]:
        """Return every remark, by field key."""

    def request(self) -> object:
        """Return what is asked of the service."""

    def effects(self) -> tuple[str, ...]:
        """Return what will be done, a line each."""


class MoveDialog(QDialog):
    """Emits ``asked`` with the request; the caller moves the case and then closes the sheet.

    It stays open until then, so that a refusal by the service can be shown beside the fields
    with :meth:`show_problems`. ``edited`` follows every change, for a preview that is then
    handed in with :meth:`show_preview`. What the preview says is forbidden is not asked.
    """

    asked = Signal(object)
    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        state: SheetState,
        sources: FieldSources,
        case_title: str,
        parent: QWidget | None = None,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._theme, self._strict = theme, False
        self._extra: tuple[Problem, ...] = ()
        self._blocks: tuple[str, ...] = ()
        self.setWindowTitle(f"{state.verb} · {case_title}")
        self.setModal(True)
        self.binder = FieldBinder(state, self)
        self.grid = FieldGrid(theme)
        self.grid.fill(state.fields(), sources, str, state.verb)
        for cell in self.grid.cells:
            self.binder.bind(cell.editor, cell.spec.key.strip)
        self.general = RemarkLine(theme)
        kind = ButtonKind.DANGER if danger else ButtonKind.PRIMARY
        self.primary = Button(theme, state.verb, kind=kind)
        self.primary.set_text(state.verb, hint="Ctrl+S")
        self.cancel = Button(theme, self.tr("取消"))
        self.effects = MoveEffects(theme)
        # New lines take their room only when the event loop has shown them.
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self._lay_out(case_title)
        self.primary.clicked.connect(self.ask)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.primary.click)
        self.cancel.clicked.connect(self.reject)
        self._cancel_changed: Callable[[], None] = state.changed.subscribe(self._changed)
        self.finished.connect(self._end)

    def ask(self) -> None:
        """Hand out the request, or show what is missing."""
        for cell in self.grid.cells:
            self.state.set_text(cell.address, self.state.tidied(cell.address))
            cell.editor.show(self.state.text(cell.address))
        self.show_problems(())
        if any(item.level is Level.ERROR for item in self.state.problems()):
            return
        if self._blocks:
            self.general.say(Remark.ERROR, "；".join(self._blocks))
            return
        self.set_busy(busy=True)
        self.asked.emit(self.state.request())

    def show_problems(self, extra: tuple[Problem, ...]) -> None:
        """Show every remark, those of the service too, and go to the first."""
        self._strict, self._extra = True, extra
        self.set_busy(busy=False)
        self._check()
        wrong = {item.field for item in (*self.state.problems(), *extra)}
        for cell in self.grid.cells:
            if cell.address in wrong:
                cell.editor.stop().setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_refusal(self, error: KuaiWeiError) -> None:
        """Show what the service refuses: at its fields, or as a whole with the hint."""
        problems = error.problems if isinstance(error, RuleViolationError) else ()
        whole = Problem("", " ".join(part for part in (error.message, error.hint) if part))
        self.show_problems(problems or (whole,))

    def show_preview(self, preview: MovePreview) -> None:
        """Show what the step would do with what stands in the fields now."""
        self.effects.show_preview(preview)
        self._blocks = preview.blocks
        self._fit_soon.start()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second request while one is under way."""
        self.primary.setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field that is still to be filled, else in the first."""
        super().showEvent(event)
        self._fit_soon.start()
        cells = self.grid.cells
        empty = [cell for cell in cells if not self.state.text(cell.address)]
        first = (empty or list(cells))[0]
        first.editor.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, case_title: str) -> None:
        theme = self._theme
        outer = column(theme, self, gap=12, insets=Insets.even(18, 16))
        title = Label(case_title, TextRole.SECOND)
        title.setWordWrap(True)
        outer.addWidget(title)
        scroll = self._scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        self._inside = QWidget()
        lines = column(theme, self._inside, gap=12)
        card = Card(theme)
        card.body.addWidget(self.grid)
        effects = Card(theme, self.tr("办理后"))
        effects.body.addWidget(self.effects)
        lines.addWidget(card)
        lines.addWidget(effects)
        lines.addStretch(1)
        scroll.setWidget(self._inside)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.general)
        bar = row(theme, gap=10)
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.primary)
        outer.addLayout(bar)
        self.effects.show_lines(self.state.effects())
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(_WIDTH), screen.width() - theme.px(40)), 0)
        self._fit()

    def _fit(self) -> None:
        """Grow to what is to be shown, as far as the screen goes; never shrink under the hand."""
        inside = self._inside.layout()
        if inside is not None:
            inside.activate()
        inner = self.width() - self._theme.px(36)
        wrapped = self._inside.heightForWidth(inner)
        wanted = wrapped if wrapped > 0 else self._inside.sizeHint().height()
        around = self._theme.px(176)
        outer = self.layout()
        if outer is not None and self.isVisible():  # estimated before, measured now
            outer.activate()
            around = self.height() - self._scroll.viewport().height()
        room = self.screen().availableGeometry().height() - self._theme.px(60)
        self.resize(self.width(), max(self.height(), min(room, wanted + around)))

    def _end(self, _code: int) -> None:
        self._cancel_changed()
        self.binder.close()

    def _changed(self, where: str) -> None:
        self._extra = tuple(item for item in self._extra if item.field != where)
        self._blocks = ()
        for cell in self.grid.cells:
            if cell.address == where and not cell.editor.stop().hasFocus():
                cell.editor.show(self.state.text(where))
        self._check()
        self.effects.show_lines(self.state.effects())
        self.edited.emit()

    def _check(self) -> None:
        by_field: dict[str, list[Problem]] = {}
        for item in dict.fromkeys((*self.state.problems(), *self._extra)):
            if self._strict or self.state.text(item.field):
                by_field.setdefault(item.field, []).append(item)
        for cell in self.grid.cells:
            cell.say(*gravest(by_field.pop(cell.address, [])))
        rest = [item for found in by_field.values() for item in found]
        kind, text = gravest(rest)
        self.general.say(kind if text else Remark.HINT, text)
        self._fit_soon.start()
