"""The left side of a draft: to whom, what is typed for this paper, what still lacks (文书填写)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from app.domain.documents.spec import Ask, AskKind
from app.domain.terms import Tone
from app.services.papers.views import Gap, PaperForm, Recipient
from app.support.errors import Problem
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.paper_form import PaperFormState, gap_words, recipient_words
from app.ui.viewmodels.papers import UNVERIFIED
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.enter_moves_on import EnterMovesOn
from app.ui.widgets.field_box import FieldBox, show_problems
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import Label
from app.ui.widgets.pills import StatusPill

RECIPIENT = "recipient"
_LINES = 4


class PaperFields(QScrollArea):
    """The fields of one draft; ``edited`` follows every change (栏目).

    ``gap_asked`` carries the name of a lacking value that is no field of the paper: it belongs
    to the case.
    """

    edited = Signal()
    gap_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state: PaperFormState | None = None
        self.boxes: dict[str, FieldBox] = {}
        self._editors: dict[str, QWidget] = {}
        self._recipients: tuple[Recipient, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._box = column(theme, inside, gap=12, insets=Insets(16, 14, 16, 16))
        self.setWidget(inside)
        self.enter = EnterMovesOn(inside)
        self.recipient = QComboBox()
        self.gap_buttons: list[Button] = []

    # --- making ------------------------------------------------------------

    def show_form(self, state: PaperFormState) -> None:
        """Make the fields of a draft; called once."""
        self.state = state
        form = state.form
        if not form.verified:
            self._box.addWidget(self._caution())
        self._box.addWidget(self._recipient_box(form))
        for ask in form.asks:
            self._box.addWidget(self._ask_box(ask, state))
        if not form.asks:
            words = Label(self.tr("这份文书没有要填的栏目，内容取自案件。"), TextRole.SECOND)
            words.setWordWrap(True)
            self._box.addWidget(words)
        self._gaps = QWidget()
        lines = column(self._theme, self._gaps, gap=4)
        self._gaps_head = Label("", TextRole.WARNING)
        self._gaps_head.setWordWrap(True)
        lines.addWidget(self._gaps_head)
        self._gap_holder = QWidget()
        self._gap_flow = FlowLayout(lambda: self._theme.px(2), self._gap_holder)
        lines.addWidget(self._gap_holder)
        self._box.addWidget(self._gaps)
        self._gaps.hide()
        self._box.addStretch(1)

    def _caution(self) -> QWidget:
        line = QWidget()
        box = row(self._theme, line, gap=8)
        box.addWidget(StatusPill(self._theme, UNVERIFIED, Tone.ATTENTION))
        words = Label(self.tr("模板的正文按惯例拟定，请核对后使用。"), TextRole.SMALL)
        words.setWordWrap(True)
        box.addWidget(words, 1)
        return line

    def _recipient_box(self, form: PaperForm) -> FieldBox:
        self._recipients = form.recipients
        combo = self.recipient
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for at, one in enumerate(form.recipients):
            combo.addItem(recipient_words(one), one.name)
            combo.setItemData(at, one.address, Qt.ItemDataRole.ToolTipRole)
        found = combo.findData(form.line.recipient)
        combo.setCurrentIndex(found)
        if found < 0:
            combo.setEditText(form.line.recipient)
        line = combo.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("内部文书，不送达；也可以填写其他单位"))
        combo.setMinimumContentsLength(8)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._show_start(combo)
        self.enter.watch(combo)
        combo.currentTextChanged.connect(self._recipient_typed)
        self.boxes[RECIPIENT] = FieldBox(self._theme, self.tr("受送达人"), combo)
        self._editors[RECIPIENT] = combo
        return self.boxes[RECIPIENT]

    @staticmethod
    def _show_start(combo: QComboBox) -> None:
        """Show the beginning of a long name, not its end."""
        line = combo.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _ask_box(self, ask: Ask, state: PaperFormState) -> FieldBox:
        editor = self._editor(ask, state.text(ask.name) or state.default(ask.name))
        term = f"{ask.name} *" if ask.required else ask.name
        hint = ask.hint
        if ask.kind in (AskKind.DAY, AskKind.MOMENT) and not hint:
            hint = (
                self.tr("如 11-23、明天") if ask.kind is AskKind.DAY else self.tr("如 11-23 9:30")
            )
        self._editors[ask.name] = editor
        self.boxes[ask.name] = FieldBox(self._theme, term, editor, hint=hint)
        return self.boxes[ask.name]

    def _editor(self, ask: Ask, text: str) -> QWidget:
        if ask.kind is AskKind.LINES:
            lines = _Lines(_LINES)
            lines.setPlainText(text)
            lines.setTabChangesFocus(True)
            lines.textChanged.connect(lambda: self._typed(ask.name, lines.toPlainText()))
            return lines
        if ask.kind is AskKind.CHOICE:
            combo = QComboBox()
            combo.addItem("", "")
            for choice in ask.choices:
                combo.addItem(choice, choice)
            combo.setCurrentIndex(max(0, combo.findData(text)))
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.enter.watch(combo)
            combo.currentTextChanged.connect(partial(self._typed, ask.name))
            return combo
        line = QLineEdit(text)
        line.setCursorPosition(0)
        self.enter.watch(line)
        line.textChanged.connect(partial(self._typed, ask.name))
        return line

    # --- typing ------------------------------------------------------------

    def _typed(self, name: str, text: str) -> None:
        if self.state is not None:
            self.state.set_text(name, text)
            self.edited.emit()

    def _recipient_typed(self, text: str) -> None:
        if self.state is None:
            return
        at = self.recipient.findText(text)
        chosen = self._recipients[at] if at >= 0 else Recipient(None, text.strip(), "")
        self.state.choose(chosen)
        self.edited.emit()

    def check(self) -> bool:
        """Show what cannot be kept beside its field; True if nothing is wrong."""
        problems = () if self.state is None else self.state.problems()
        return self.show_problems(problems)

    def mark_typing(self) -> None:
        """Show remarks for what is typed so far without moving the keyboard."""
        found = {} if self.state is None else {one.field: one for one in self.state.problems()}
        for name, box in self.boxes.items():
            box.show_problem(found.get(name))

    def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Show problems beside their fields and go to the first; True if there are none."""
        return show_problems(self.boxes, problems)

    def knows(self, name: str) -> bool:
        """Tell whether a field of that name is shown."""
        return name in self._editors

    def editor(self, name: str) -> QWidget:
        """Return the editor of a field."""
        return self._editors[name]

    def focus_first(self) -> None:
        """Put the keyboard into the first field to be typed."""
        first = next((one for key, one in self._editors.items() if key != RECIPIENT), None)
        (first or self.recipient).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what lacks --------------------------------------------------------

    def show_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """List what the paper still lacks; a press goes where it is filled in."""
        names = gap_words(gaps)
        if [one.property("gap") for one in self.gap_buttons] == list(names):
            return
        self._gap_flow.clear()
        self.gap_buttons = [self._gap_button(name) for name in names]
        for button in self.gap_buttons:
            self._gap_flow.addWidget(button)
        self._gaps.setVisible(bool(names))
        words = self.tr("△ 还缺 {n} 项，补全后才能签发：").format(n=len(names))
        self._gaps_head.setText(words)

    def go_to_first_gap(self) -> None:
        """Put the keyboard where the first lacking value is filled in."""
        if self.gap_buttons:
            self.ensureWidgetVisible(self.gap_buttons[0])
            self.gap_buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _gap_button(self, name: str) -> Button:
        button = Button(self._theme, name, kind=ButtonKind.QUIET)
        button.setProperty("gap", name)
        if not self.knows(name):
            button.setToolTip(self.tr("取自案件，按下去案件里补录"))
        button.clicked.connect(partial(self._go_to_gap, name))
        return button

    def _go_to_gap(self, name: str, _pressed: object = None) -> None:
        if not self.knows(name):
            self.gap_asked.emit(name)
            return
        editor = self._editors[name]
        self.ensureWidgetVisible(editor)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)


class _Lines(QPlainTextEdit):
    """As high as the lines it should show."""

    def __init__(self, shown: int) -> None:
        super().__init__()
        self._shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Fit the lines."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 24, metrics.lineSpacing() * self._shown + 16)

    def minimumSizeHint(self) -> QSize:
        """Never show less."""
        return QSize(0, self.sizeHint().height())
