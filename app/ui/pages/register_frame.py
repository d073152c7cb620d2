"""What both registers are laid out with: list, card beside it, sheets that write (台账版面)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.terms import Tone
from app.services.desk import Desk
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, row
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.pages.case_list_page import PREVIEW_FOLDS_BELOW
from app.ui.pages.dossier_parts import scrolled
from app.ui.pages.page_tools import ColumnKeeper, flush_body, selected_ids, show_ids_in_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.columns import ColumnSpec
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Hairline
from app.ui.workspace import Navigator, Workspace

SIDE_WIDTH = 316

LineT = TypeVar("LineT")
DraftT = TypeVar("DraftT")


class RegisterFrame(QWidget):
    """Bar, table or empty state, and foot in one card; what the chosen row says in another."""

    def __init__(self, workspace: Workspace, name: str, empty: tuple[str, str]) -> None:
        """Make an empty frame; ``empty`` is heading and advice while nothing is listed."""
        super().__init__()
        self._workspace = workspace
        theme = workspace.theme
        box = row(theme, self, gap=12)
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        self.bar = row(theme, gap=8, insets=Insets(10, 8, 10, 8))
        self.table = DataTable(theme, name)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(EmptyState(theme, IconName.REGISTERS, *empty))
        self.foot = row(theme, gap=8, insets=Insets(10, 7, 10, 7))
        inside.addLayout(self.bar)
        inside.addWidget(Hairline())
        inside.addWidget(self._pages, 1)
        inside.addWidget(Hairline())
        inside.addLayout(self.foot)
        self.side = Card(theme, flush=True)
        area, self.side_box = scrolled(theme)
        self.side.body.addWidget(area)
        box.addWidget(card, 1)
        box.addWidget(self.side)
        self.setFocusProxy(self.table)
        theme.changed.connect(self._fold)
        self._fold()

    def show_list(self, *, filled: bool) -> None:
        """Show the table, or what would fill it."""
        self._pages.setCurrentIndex(0 if filled else 1)
        # A proxy out of sight would swallow the Tab key.
        self.setFocusProxy(self.table if filled else self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the card away where room is short; the row still opens its case."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._workspace.theme.px
        self.side.setFixedWidth(px(SIDE_WIDTH))
        self.side.setVisible(self.window().width() >= px(PREVIEW_FOLDS_BELOW))


class RegisterList(QObject, Generic[LineT]):
    """The lines in a frame's table, read aside; ``chosen`` follows every change (台账列表)."""

    chosen = Signal()

    def __init__(
        self,
        workspace: Workspace,
        frame: RegisterFrame,
        columns: Sequence[ColumnSpec[LineT]],
        key: Callable[[LineT], int],
        name: str,
    ) -> None:
        super().__init__(frame)
        self._workspace, self._frame, self._key = workspace, frame, key
        self._lines: dict[int, LineT] = {}
        self._asked = 0
        self._wanted: int | None = None
        self.model: ColumnTable[LineT] = ColumnTable(columns, self._fetch, key, self)
        table = frame.table
        table.setModel(self.model)
        table.setSortingEnabled(False)
        table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self._keeper = ColumnKeeper(workspace, table, self.model, name)
        table.selectionModel().selectionChanged.connect(self.chosen)
        table.installEventFilter(self)

    @property
    def line(self) -> LineT | None:
        """The chosen line."""
        ids = selected_ids(self._frame.table, self.model)
        return self._lines.get(ids[0]) if len(ids) == 1 else None

    def line_at(self, index: QModelIndex) -> LineT | None:
        """Return the line of a row."""
        return self.model.line_at(index.row())

    def choose(self, line_id: int) -> None:
        """Choose a line once the next reading lists it."""
        self._wanted = line_id

    def read(self, title: str, load: Callable[[Desk], tuple[LineT, ...]]) -> None:
        """Read the lines aside; an older reading that comes late is dropped."""
        self._asked += 1
        asked, desk = self._asked, self._workspace.desk

        def work(_progress: Progress) -> tuple[int, tuple[LineT, ...]]:
            return asked, load(desk)

        self._workspace.runner.run(
            title,
            work,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self._workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        asked, lines = cast("tuple[int, tuple[LineT, ...]]", result)
        if asked != self._asked:
            return
        self._lines = {self._key(line): line for line in lines}
        show_ids_in_place(self._frame.table, self.model, tuple(self._lines))
        at = None if self._wanted is None else self.model.row_of(self._wanted)
        if at is not None:
            self._frame.table.selectRow(at)
            self._wanted = None
        self._frame.show_list(filled=bool(lines))
        self.chosen.emit()

    def _fetch(self, ids: Sequence[int]) -> Sequence[LineT]:
        return [self._lines[one] for one in ids if one in self._lines]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self._frame.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False


class SheetActs(QObject):
    """Opens a sheet, writes what it asks, closes it; ``written`` carries what came of it."""

    written = Signal(object)

    def __init__(self, workspace: Workspace, navigator: Navigator, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._navigator, self._page = workspace, navigator, page
        self.sheet: FieldSheet | None = None

    def open(
        self, sheet: FieldSheet, write: Callable[[Desk, DraftT], object], title: str, told: str
    ) -> None:
        """Open a sheet whose drafts ``write`` takes; ``told`` is said once it is written."""
        sheet.asked.connect(lambda draft: self._write(sheet, draft, write, (title, told)))
        sheet.finished.connect(self._closed)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def _closed(self) -> None:
        self.sheet = None

    def _write(
        self,
        sheet: FieldSheet,
        draft: DraftT,
        write: Callable[[Desk, DraftT], object],
        words: tuple[str, str],
    ) -> None:
        desk = self._workspace.desk
        title, told = words

        def done(result: object) -> None:
            if self.sheet is sheet:
                sheet.accept()
            self._navigator.tell(told, tone=Tone.GOOD)
            self.written.emit(result)

        def refused(error: object) -> None:
            if self.sheet is not sheet or not sheet.show_failure(error):
                self._workspace.errors.show(error)

        self._workspace.runner.run(
            title, lambda _progress: write(desk, draft), on_success=done, on_failure=refused
        )
