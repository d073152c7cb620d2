"""A sheet for one step of a case: when, with what result, why, and what it will do (办理)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.services.requests import MoveRequest
from app.support.errors import Level, Problem
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.forms.binder import FieldBinder
from app.ui.forms.editors import FieldSources
from app.ui.forms.field_cell import FieldGrid
from app.ui.forms.remarks import Remark, RemarkLine, gravest
from app.ui.viewmodels.move_state import MoveState
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label

_WIDTH = 620


class MoveDialog(QDialog):
    """Emits ``asked`` with the request; the caller moves the case and then closes the sheet.

    It stays open until then, so that a refusal by the service can be shown beside the fields
    with :meth:`show_problems`.
    """

    asked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        state: MoveState,
        sources: FieldSources,
        case_title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._theme, self._strict = theme, False
        self._extra: tuple[Problem, ...] = ()
        self.setWindowTitle(f"{state.verb} · {case_title}")
        self.setModal(True)
        self.binder = FieldBinder(state, self)
        self.grid = FieldGrid(theme)
        self.grid.fill(state.fields(), sources, str, state.verb)
        for cell in self.grid.cells:
            self.binder.bind(cell.editor, cell.spec.key.strip)
        self.general = RemarkLine(theme)
        self.primary = Button(theme, state.verb, kind=ButtonKind.PRIMARY)
        self.primary.set_text(state.verb, hint="Ctrl+S")
        self.cancel = Button(theme, self.tr("取消"))
        self._effects = column(theme, gap=4)
        self._lay_out(case_title)
        self.primary.clicked.connect(self.ask)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.primary.click)
        self.cancel.clicked.connect(self.reject)
        self._cancel_changed = state.changed.subscribe(self._changed)
        self.finished.connect(self._end)
        self._show_effects()

    def ask(self) -> None:
        """Hand out the request, or show what is missing."""
        for cell in self.grid.cells:
            self.state.set_text(cell.address, self.state.tidied(cell.address))
            cell.editor.show(self.state.text(cell.address))
        self.show_problems(())
        if not any(item.level is Level.ERROR for item in self.state.problems()):
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

    def set_busy(self, *, busy: bool) -> None:
        """Take no second request while one is under way."""
        self.primary.setEnabled(not busy)

    def request(self) -> MoveRequest:
        """Return what would be asked now."""
        return self.state.request()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field that is still to be filled, else in the first."""
        super().showEvent(event)
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
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        inside = QWidget()
        lines = column(theme, inside, gap=12)
        card = Card(theme)
        card.body.addWidget(self.grid)
        effects = Card(theme, self.tr("办理后"))
        effects.body.addLayout(self._effects)
        lines.addWidget(card)
        lines.addWidget(effects)
        lines.addStretch(1)
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.general)
        bar = row(theme, gap=10)
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.primary)
        outer.addLayout(bar)
        wanted = inside.sizeHint().height() + theme.px(176)
        screen = self.screen().availableGeometry()
        room = min(screen.height() - theme.px(60), wanted)
        self.resize(min(theme.px(_WIDTH), screen.width() - theme.px(40)), room)

    def _end(self, _code: int) -> None:
        self._cancel_changed()
        self.binder.close()

    def _changed(self, where: str) -> None:
        self._extra = tuple(item for item in self._extra if item.field != where)
        self._check()
        self._show_effects()

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

    def _show_effects(self) -> None:
        texts = self.state.effects()
        while self._effects.count() < len(texts):
            self._effects.addWidget(Label("", TextRole.SECOND))
        for at in range(self._effects.count()):
            item = self._effects.itemAt(at)
            label = item.widget() if item is not None else None
            if isinstance(label, Label):
                label.setText(texts[at] if at < len(texts) else "")
                label.setVisible(at < len(texts))
