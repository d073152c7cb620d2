"""The material of a case: tick what came, one notice of all that lacks (材料清单、一次性告知)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.domain.dates import DateTextError, format_date, parse_date
from app.domain.terms import Tone
from app.services.handling_views import Checklist, MaterialItem
from app.services.materials import (
    Tick,
    add_item,
    notice_text,
    read_checklist,
    remove_item,
    set_needed,
    tick_many,
)
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.dossier_parts import scrolled
from app.ui.viewmodels.materials import condition_text, material_state, progress_text
from app.ui.widgets.buttons import Button, ButtonKind, IconButton
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.labels import Hairline, Label
from app.ui.widgets.pills import StatusPill
from app.ui.workspace import Navigator, Workspace

MOST_COPIES = 99
_SPARE = 12
COPIES_WIDTH = 84
CHOICE_WIDTH = 76


def keep_place(widget: QWidget) -> None:
    """Let a widget keep its place while hidden, so that columns stay in line."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class ElidedCheckBox(QCheckBox):
    """A box whose words give way before what stands beside it; the tool tip has them whole."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._words = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the room there is."""
        super().resizeEvent(event)
        style = self.style()
        taken = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        taken += style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
        room = max(0, self.width() - taken - _SPARE)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class MaterialRow(QWidget):
    """One item: what it is, whether it came, how many copies (材料)."""

    toggled = Signal()
    needed_changed = Signal(bool)
    removed = Signal()

    def __init__(self, workspace: Workspace, item: MaterialItem) -> None:
        super().__init__()
        theme = workspace.theme
        self.item = item
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        grid.setHorizontalSpacing(theme.px(8))
        self.box = ElidedCheckBox(item.wanted)
        self.box.setChecked(item.received_on is not None)
        self.box.setEnabled(item.needed)
        self.box.toggled.connect(self._toggled)
        grid.addWidget(self.box, 0, 0)
        self.pill = StatusPill(theme)
        grid.addWidget(self.pill, 0, 2, Qt.AlignmentFlag.AlignRight)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setSuffix(self.tr(" 份"))
        self.copies.setAccessibleName(self.tr("{item}份数").format(item=item.term))
        self.copies.setValue(item.copies or item.copies_asked or 1)
        self.copies.setFixedWidth(theme.px(COPIES_WIDTH))
        self.copies.valueChanged.connect(self.toggled)
        keep_place(self.copies)
        grid.addWidget(self.copies, 0, 3)
        choice = self._choice(workspace)
        keep_place(choice)
        place = QWidget()
        place.setFixedWidth(theme.px(CHOICE_WIDTH))
        row(theme, place, gap=0).addWidget(choice)
        grid.addWidget(place, 0, 4)
        if not item.verified:
            grid.addWidget(Label(self.tr("待核实"), TextRole.SMALL), 0, 1)
        about = condition_text(item)
        if about:
            hint = Label(about, TextRole.SMALL)
            hint.setWordWrap(True)
            hint.setContentsMargins(theme.px(24), 0, 0, 0)
            grid.addWidget(hint, 1, 0, 1, 5)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(0)
        self._show_state()

    def _choice(self, workspace: Workspace) -> QWidget:
        """Return what may be done with the item besides ticking it."""
        if self.item.own:
            drop = IconButton(workspace.theme, IconName.CLOSE, self.tr("移除这项材料"))
            drop.clicked.connect(self.removed)
            return drop
        words = self.tr("不需要") if self.item.needed else self.tr("需要")
        button = Button(workspace.theme, words, kind=ButtonKind.QUIET)
        button.setVisible(not self.item.required and self.item.received_on is None)
        button.clicked.connect(lambda: self.needed_changed.emit(not self.item.needed))
        return button

    @property
    def changed(self) -> bool:
        """Whether the tick or the copies differ from what is stored."""
        came = self.item.received_on is not None
        if self.box.isChecked() != came:
            return True
        return came and self.copies.value() != (self.item.copies or self.copies.value())

    def _toggled(self) -> None:
        self._show_state()
        self.toggled.emit()

    def _show_state(self) -> None:
        text, tone = material_state(self.item, ticked=self.box.isChecked())
        self.pill.set_state(text, tone)
        self.copies.setVisible(self.item.needed and self.box.isChecked())


class MaterialPanel(QWidget):
    """The checklist of a case; ``notice_asked`` wants the notice made (材料)."""

    notice_asked = Signal()

    def __init__(self, workspace: Workspace, navigator: Navigator, case_id: int) -> None:
        super().__init__()
        self._workspace, self._navigator, self._case_id = workspace, navigator, case_id
        self.rows: list[MaterialRow] = []
        self.may_notify = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area, self._box = scrolled(workspace.theme)
        outer.addWidget(area, 1)
        outer.addWidget(Hairline())
        outer.addWidget(self._make_foot())
        self.checklist = Checklist(case_id, "", ())
        self._shown: tuple[Checklist, bool] | None = None

    def reload(self) -> None:
        """Read the list anew; ticks that are not written yet are kept."""
        if any(line.changed for line in self.rows):
            return
        self.checklist = read_checklist(self._workspace.desk, self._case_id)
        if self.isVisible():
            self._show_if_other()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows when they are looked at: that takes longer than reading the case."""
        super().showEvent(event)
        self._show_if_other()

    def _show_if_other(self) -> None:
        ticked = any(line.changed for line in self.rows)
        if not ticked and (self.checklist, self.may_notify) != self._shown:
            self._show(self.checklist)
        self._offer_notice()

    # --- parts -------------------------------------------------------------

    def _make_foot(self) -> QWidget:
        theme, foot = self._workspace.theme, QWidget()
        line = row(theme, foot, gap=8, insets=Insets(14, 8, 14, 8))
        self.day = QLineEdit(format_date(self._workspace.desk.today))
        self.day.setAccessibleName(self.tr("收到日期"))
        self.day.setFixedWidth(theme.px(110))
        day_label = Label(self.tr("收到日期"), TextRole.SMALL)
        day_label.setBuddy(self.day)
        self.remark = Label("", TextRole.DANGER)
        self.save_button = Button(theme, self.tr("登记"), kind=ButtonKind.PRIMARY)
        self.save_button.clicked.connect(self._save)
        self.copy_button = Button(theme, self.tr("复制补正内容"), icon=IconName.COPY)
        self.copy_button.clicked.connect(self._copy_notice)
        self.notice_button = Button(theme, self.tr("通知补正…"))
        self.notice_button.clicked.connect(self.notice_asked)
        for widget in (day_label, self.day, self.save_button):
            line.addWidget(widget)
        line.addWidget(self.remark, 1)
        line.addWidget(self.copy_button)
        line.addWidget(self.notice_button)
        return foot

    def _show(self, checklist: Checklist) -> None:
        self.checklist, self.rows = checklist, []
        self._shown = (checklist, self.may_notify)
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        head = SectionHeader(self._workspace.theme, checklist.term, note=progress_text(checklist))
        self._box.addWidget(head)
        inside = QWidget()
        lines = column(self._workspace.theme, inside, gap=2)
        for one in checklist.items:
            lines.addWidget(self._make_row(one))
        self._box.addWidget(inside)
        self._box.addWidget(self._make_adder())
        self._box.addStretch(1)
        self._offer_notice()
        self._count()

    def _offer_notice(self) -> None:
        lacks = bool(self.checklist.lacking)
        self.copy_button.setEnabled(lacks)
        self.notice_button.setVisible(lacks and self.may_notify)

    def _make_row(self, item: MaterialItem) -> MaterialRow:
        line = MaterialRow(self._workspace, item)
        line.toggled.connect(self._count)
        line.needed_changed.connect(lambda needed: self._set_needed(item, needed=needed))
        line.removed.connect(lambda: self._do(lambda: self._remove(item)))
        self.rows.append(line)
        return line

    def _make_adder(self) -> QWidget:
        """Return the line for an item of one's own; a widget, so that a new list replaces it."""
        adder = QWidget()
        line = row(self._workspace.theme, adder, gap=8)
        self.own = QLineEdit()
        self.own.setPlaceholderText(self.tr("另需的材料"))
        self.own.setAccessibleName(self.tr("另需的材料"))
        self.add_button = Button(self._workspace.theme, self.tr("添加"), icon=IconName.PLUS)
        self.add_button.clicked.connect(self._add)
        self.own.returnPressed.connect(self._add)
        line.addWidget(self.own, 1)
        line.addWidget(self.add_button)
        line.addStretch(1)
        return adder

    def _count(self) -> None:
        """Say on the button how many items a save would write."""
        changed = sum(line.changed for line in self.rows)
        self.save_button.setEnabled(bool(changed))
        text = self.tr("登记 {n} 项").format(n=changed) if changed else self.tr("登记")
        self.save_button.set_text(text)

    # --- acts --------------------------------------------------------------

    def _save(self) -> None:
        self.remark.setText("")
        desk = self._workspace.desk
        try:
            day = parse_date(self.day.text(), desk.today)
        except DateTextError as error:
            self.remark.setText(str(error))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        ticks = [
            Tick(
                line.item.code,
                (line.item.received_on or day) if line.box.isChecked() else None,
                line.copies.value() if line.box.isChecked() else None,
            )
            for line in self.rows
            if line.changed
        ]
        self._do(lambda: self._write(ticks))

    def _write(self, ticks: Sequence[Tick]) -> None:
        tick_many(self._workspace.desk, self._case_id, ticks)
        self._navigator.tell(self.tr("已登记 {n} 项材料。").format(n=len(ticks)), tone=Tone.GOOD)

    def _set_needed(self, item: MaterialItem, *, needed: bool) -> None:
        desk = self._workspace.desk
        self._do(lambda: set_needed(desk, self._case_id, item.code, needed=needed))

    def _remove(self, item: MaterialItem) -> None:
        remove_item(self._workspace.desk, self._case_id, item.code)

    def _add(self) -> None:
        text = self.own.text()
        if text.strip():
            self._do(lambda: self._added(text))

    def _added(self, text: str) -> None:
        add_item(self._workspace.desk, self._case_id, text)

    def _do(self, work: Callable[[], object]) -> None:
        """Do one write and show the list as it then is."""
        try:
            work()
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._show(read_checklist(self._workspace.desk, self._case_id))

    def _copy_notice(self) -> None:
        try:
            text = notice_text(self._workspace.desk, self._case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        QGuiApplication.clipboard().setText(text)
        self._navigator.tell(self.tr("补正内容已复制，可粘贴到通知书。"))
