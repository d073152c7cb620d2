"""Why a time limit ends on its day: the date, a picture, each step, the source (为什么是这一天)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QMenu, QScrollArea, QWidget

from app.domain.terms import Standing, Tone
from app.services.deadline_views import DeadlineLine
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.shapes import Shape
from app.ui.design.tokens import TextRole
from app.ui.forms.remarks import Remark, RemarkLine
from app.ui.viewmodels.case_deadlines import (
    explanation,
    full_moment,
    nature_words,
    picture_of,
    source_words,
    standing_of,
)
from app.ui.viewmodels.columns import limit_mark
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.due_line import DueLine
from app.ui.widgets.labels import Label
from app.ui.widgets.pills import StatusPill
from app.ui.workspace import Workspace


class WhyPanel(Card):
    """Shows one limit; ``copied`` follows a copy of the explanation."""

    copied = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, "…", parent=parent)
        self._workspace, self._theme = workspace, workspace.theme
        self._number = ""
        self.line: DeadlineLine | None = None
        if self.header is not None:
            self.header.heading.setText(self.tr("为什么是这一天"))
        self.setAccessibleName(self.tr("为什么是这一天"))
        self.checked = StatusPill(self._theme)
        if self.header is not None:
            self.header.add_right(self.checked)
        self._make_head()
        self._make_reasons()
        self._make_buttons()
        self._nothing = EmptyState(
            self._theme,
            IconName.CALENDAR,
            self.tr("没有选中期限"),
            self.tr("在左边选一行，这里显示起算、每一步计算和依据。"),
        )
        self.body.addWidget(self._nothing, 1)
        self.show_line(None, "")

    def _make_head(self) -> None:
        theme = self._theme
        self._what = QWidget()
        box = column(theme, self._what, gap=4)
        self.nature = Label("", TextRole.SMALL)
        self.nature.setWordWrap(True)
        line = row(theme, gap=10)
        self.day = Label("", TextRole.FIGURE)
        self.day.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.standing = StatusPill(theme)
        line.addWidget(self.day)
        line.addWidget(self.standing)
        line.addStretch(1)
        self.decided = Label("", TextRole.SMALL)
        self.decided.setWordWrap(True)
        self.picture = DueLine(theme)
        box.addWidget(self.nature)
        box.addLayout(line)
        box.addWidget(self.decided)
        box.addSpacing(theme.px(2))
        box.addWidget(self.picture)
        self.body.addWidget(self._what)

    def _make_reasons(self) -> None:
        theme, inside = self._theme, QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(self.tr("计算过程"))
        box = column(theme, inside, gap=8)
        self._steps = QGridLayout()
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setColumnStretch(1, 1)
        self._source = Label("", TextRole.SMALL)
        self._source.setWordWrap(True)
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._warnings = column(theme, gap=2)
        box.addLayout(self._steps)
        box.addLayout(self._warnings)
        box.addWidget(self._source)
        box.addStretch(1)
        self.body.addWidget(self._scroll, 1)

    def _make_buttons(self) -> None:
        self._bar = QWidget()
        bar = row(self._theme, self._bar, gap=8)
        self.copy_button = Button(self._theme, self.tr("复制说明"))
        self.copy_button.clicked.connect(self.copy_explanation)
        self.decide_button = Button(self._theme, self.tr("调整期限"))
        bar.addWidget(self.copy_button)
        bar.addWidget(self.decide_button)
        bar.addStretch(1)
        self.body.addWidget(self._bar)

    def set_menu(self, menu: QMenu) -> None:
        """Offer the decisions about the limit that is shown."""
        before: QMenu | None = self.decide_button.menu()
        self.decide_button.set_menu(menu)
        if before is not None:
            before.deleteLater()

    def show_line(self, line: DeadlineLine | None, number: str) -> None:
        """Show another limit of the case called ``number``, or that none is chosen."""
        self.line, self._number = line, number
        shown = line is not None
        for widget in (self._what, self._scroll, self._bar, self.checked):
            widget.setVisible(shown)
        self._nothing.setVisible(not shown)
        if line is None:
            self.picture.set_picture(None)
            return
        today = self._workspace.desk.today
        self._show_head(line)
        self.picture.set_picture(picture_of(line, today))
        self._show_steps(line)
        self._source.setText(source_words(line))
        self._scroll.verticalScrollBar().setValue(0)

    def _show_head(self, line: DeadlineLine) -> None:
        today = self._workspace.desk.today
        self.nature.setText(f"{limit_mark(statutory=line.statutory)} {nature_words(line)}")
        paused = line.due is None
        self.day.setText(self.tr("时间未计") if line.due is None else full_moment(line.due))
        words, tone = standing_of(line, today)
        self.standing.set_state(words, tone)
        plain = line.standing is Standing.RUNNING and tone is Tone.NEUTRAL
        self.standing.setVisible(paused or line.provisional or not plain)
        if line.provisional and plain:
            self.standing.set_state(self.tr("暂定"), Tone.NEUTRAL)
        if line.why.verified:
            self.checked.set_state(self.tr("已核对条文"), Tone.GOOD, shape=Shape.CHECK)
        else:
            self.checked.set_state(self.tr("待核实"), Tone.ATTENTION)
        self.decided.setText(_decided(line))
        self.decided.setVisible(bool(self.decided.text()))

    def _show_steps(self, line: DeadlineLine) -> None:
        px = self._theme.px
        _empty(self._steps)
        _empty(self._warnings)
        self._steps.setHorizontalSpacing(px(10))
        self._steps.setVerticalSpacing(px(5))
        for at, words in enumerate(line.why.steps):
            number = Label(str(at + 1), TextRole.SMALL)
            step = Label(words, TextRole.SMALL_TEXT)
            step.setWordWrap(True)
            step.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._steps.addWidget(number, at, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(step, at, 1)
        for words in line.why.warnings:
            remark = RemarkLine(self._theme)
            self._warnings.addWidget(remark)
            remark.say(Remark.WARNING, words)

    def copy_explanation(self) -> None:
        """Put the whole explanation on the clipboard as text."""
        if self.line is not None:
            QGuiApplication.clipboard().setText(explanation(self.line, self._number))
            self.copied.emit()

    def has_keyboard(self) -> bool:
        """Tell whether one of its parts has the keyboard."""
        focus = QGuiApplication.focusObject()
        return isinstance(focus, QWidget) and self.isAncestorOf(focus)


def _decided(line: DeadlineLine) -> str:
    parts = [line.decided]
    if line.derived_due is not None:
        parts.append(f"规则算得 {full_moment(line.derived_due)}")
    return "；".join(part for part in parts if part)


def _empty(box: QLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
