"""A small sheet of fields with one verb; it stays open until what it asked is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.support.errors import Problem, RuleViolationError
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.enter_moves_on import EnterMovesOn
from app.ui.widgets.field_box import FieldBox, show_problems
from app.ui.widgets.labels import Label

_WIDTH = 460


class FieldSheet(QDialog):
    """Emits ``asked`` with what was typed once nothing is wrong with it (填写小表).

    The caller does the work and then accepts the sheet, or shows why not with
    :meth:`show_failure`; nothing that was typed is lost.
    """

    asked = Signal(object)

    def __init__(
        self, theme: Theme, title: str, verb: str, about: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the frame; ``about`` says under the title what the sheet is for."""
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setModal(True)
        self.boxes: dict[str, FieldBox] = {}
        self.enter = EnterMovesOn(self)
        outer = column(theme, self, gap=12, insets=Insets.even(18, 16))
        self.about = Label(about, TextRole.SECOND)
        self.about.setWordWrap(True)
        self.about.setVisible(bool(about))
        outer.addWidget(self.about)
        self.body = column(theme, gap=10)
        outer.addLayout(self.body, 1)
        self.cancel = Button(theme, self.tr("取消"))
        self.primary = Button(theme, verb, kind=ButtonKind.PRIMARY)
        self.primary.set_text(verb, hint="Ctrl+S")
        bar = row(theme, gap=10)
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.primary)
        outer.addLayout(bar)
        self.primary.clicked.connect(self.ask)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.primary.click)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.resize(theme.px(_WIDTH), self.height())

    # --- what a sheet fills in ---------------------------------------------

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the fields; sheets override this."""
        return ()

    def draft(self) -> object:
        """Return what was typed, checked before; sheets override this."""
        return None

    # --- parts -------------------------------------------------------------

    def field(self, key: str, term: str, editor: QWidget, hint: str = "") -> FieldBox:
        """Return a labelled field and remember it by its key."""
        self.boxes[key] = FieldBox(self.theme, term, editor, hint=hint)
        return self.boxes[key]

    def line(self, text: str = "") -> QLineEdit:
        """Return a line editor in which Enter moves on."""
        edit = QLineEdit(text)
        self.enter.watch(edit)
        return edit

    def add_line(self, *boxes: tuple[QWidget, int]) -> None:
        """Put fields side by side with their shares of the width."""
        line = row(self.theme, gap=12)
        for box, share in boxes:
            line.addWidget(box, share, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    # --- asking ------------------------------------------------------------

    def ask(self) -> None:
        """Hand out what was typed, or show what is wrong with it."""
        if not self.primary.isEnabled():
            return
        if show_problems(self.boxes, self.problems()):
            self.set_busy(busy=True)
            self.asked.emit(self.draft())

    def set_busy(self, *, busy: bool) -> None:
        """Take no second request while one is under way."""
        self.primary.setEnabled(not busy)

    def show_failure(self, error: object) -> bool:
        """Show a refusal beside its fields; False where no field is meant."""
        self.set_busy(busy=False)
        if isinstance(error, RuleViolationError):
            known = tuple(one for one in error.problems if one.field in self.boxes)
            if known:
                show_problems(self.boxes, known)
                return True
        return False

    # --- size --------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take the height that the fields and their remarks need, whenever that changes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the height that is needed."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        high = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), high if high > 0 else layout.totalSizeHint().height())
