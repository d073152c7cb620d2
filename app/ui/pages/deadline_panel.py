"""The time limits of a case, what does not count, and what happened last (期限与经过)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.services.deadline_views import DeadlineKey, DeadlineLine, PauseLine
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.deadline_dialogs import DeadlineActs
from app.ui.pages.dossier_parts import recent_part
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.case_deadlines import ALIVE, CaseLimits, deadline_columns, pause_words
from app.ui.viewmodels.case_dossier import HistoryLine
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import EmptyState, SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import ElidedLabel
from app.ui.workspace import Workspace

SHOWN_ROWS = 8
SHOWN_EVENTS = 12
NARROW = 620


class DeadlinePanel(QWidget):
    """Stays while the case is read anew, so that the chosen row keeps the keyboard.

    ``chosen`` carries the limit whose row is current, or None; ``opened`` follows Enter and
    double click.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(
        self, workspace: Workspace, acts: DeadlineActs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._theme, self._acts = workspace, workspace.theme, acts
        self._lines: dict[int, DeadlineLine] = {}
        self._key: DeadlineKey | None = None
        box = column(self._theme, self, gap=0)
        self._make_table()
        self._nothing = EmptyState(
            self._theme,
            IconName.CLOCK,
            self.tr("没有期限"),
            self.tr("办理会起算期限的步骤后，期限自动列在这里；也可以自定期限。"),
        )
        box.addWidget(self.table)
        box.addWidget(self._nothing)
        box.addWidget(self._make_bar())
        box.addWidget(self._make_rest(), 1)
        self._theme.changed.connect(self._rescale)

    def _make_table(self) -> None:
        workspace = self._workspace
        self.table = DataTable(self._theme, self.tr("期限"))
        self.model: ColumnTable[DeadlineLine] = ColumnTable(
            deadline_columns(lambda: workspace.desk.today),
            lambda ids: tuple(self._lines[one] for one in ids),
            lambda line: next(at for at, one in self._lines.items() if one is line),
            self.table,
        )
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.table.set_elastic(0)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(lambda _index: self.opened.emit())

    def _make_bar(self) -> QWidget:
        place = QWidget()
        bar = row(self._theme, place, gap=2, insets=Insets(2, 3, 8, 3))
        self.add_button = Button(
            self._theme, self.tr("自定期限…"), kind=ButtonKind.QUIET, icon=IconName.PLUS
        )
        self.pause_button = Button(
            self._theme, self.tr("不计入期间…"), kind=ButtonKind.QUIET, icon=IconName.PLUS
        )
        self.add_button.clicked.connect(self._acts.add)
        self.pause_button.clicked.connect(self._acts.pause)
        bar.addWidget(self.add_button)
        bar.addWidget(self.pause_button)
        bar.addStretch(1)
        return place

    def _make_rest(self) -> QWidget:
        theme, inside = self._theme, QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        box = column(theme, inside, gap=8, insets=Insets(14, 4, 14, 10))
        self._pauses_heading = SectionHeader(theme, self.tr("不计入期间"))
        self._pauses = column(theme, gap=2)
        self._recent = column(theme, gap=5)
        box.addWidget(self._pauses_heading)
        box.addLayout(self._pauses)
        box.addWidget(SectionHeader(theme, self.tr("经过")))
        box.addLayout(self._recent)
        box.addStretch(1)
        return area

    # --- content -----------------------------------------------------------

    def show_limits(self, limits: CaseLimits, events: Sequence[HistoryLine]) -> None:
        """Show a case as it was read now; the chosen limit stays chosen unless it just ended."""
        ran = {one.key for one in self._lines.values() if one.standing in ALIVE}
        runs = {one.key for one in limits.lines if one.standing in ALIVE}
        if self._key in ran - runs:
            self._key = None
        self._lines = dict(enumerate(limits.lines, start=1))
        self.model.show_ids(tuple(self._lines))
        self.table.setVisible(bool(self._lines))
        self._nothing.setVisible(not self._lines)
        self._show_pauses(limits.pauses)
        recent_part(self._recent, events[:SHOWN_EVENTS])
        self._rescale()
        self.choose(self._key)

    def choose(self, key: DeadlineKey | None) -> None:
        """Choose the limit of a key, else the first."""
        rows = [at - 1 for at, line in self._lines.items() if line.key == key]
        self._key = key
        if self._lines:
            self.table.selectRow(rows[0] if rows else 0)
        self._choose(self.table.currentIndex())

    @property
    def line(self) -> DeadlineLine | None:
        """The limit whose row is current."""
        return self.model.line_at(self.table.currentIndex().row())

    def _choose(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row())
        if line is not None:
            self._key = line.key
        self.chosen.emit(line)

    def _show_pauses(self, pauses: Sequence[PauseLine]) -> None:
        while (item := self._pauses.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._pauses_heading.setVisible(bool(pauses))
        for pause in pauses:
            self._pauses.addWidget(self._pause_row(pause))

    def _pause_row(self, pause: PauseLine) -> QWidget:
        place = QWidget()
        line = row(self._theme, place, gap=8)
        words = ElidedLabel(pause_words(pause), TextRole.SMALL_TEXT)
        line.addWidget(words, 1)
        if pause.id is not None and pause.ended_on is None:
            end = Button(self._theme, self.tr("结束…"), kind=ButtonKind.QUIET)
            end.setAccessibleDescription(words.text())
            end.clicked.connect(lambda: self._acts.end_pause(pause))
            line.addWidget(end)
        return place

    def _show_menu(self, at: QPoint) -> None:
        line = self.model.line_at(self.table.indexAt(at).row())
        if line is not None:
            menu = self._acts.menu(line, self.table)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out when limits began where room is short; the reasons tell it."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        if self.table.isColumnHidden(1) != narrow:
            self.table.setColumnHidden(1, narrow)
            self.table.fit_columns()

    def _rescale(self) -> None:
        """Let the table be as high as its rows, up to a number from which it scrolls."""
        rows = min(SHOWN_ROWS, max(1, len(self._lines)))
        self.table.setFixedHeight(self._theme.px(32) + rows * self._theme.px(31) + 2)
