"""The list of a track's cases, or of the cases behind a figure, with a preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from app.domain.terms import Track
from app.services.case_filter import CaseFilter, CaseOrder, SortField
from app.services.read_case import read_dossier
from app.services.views import CaseLine
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.case_preview import CasePreview
from app.ui.pages.filter_bar import FilterBar
from app.ui.pages.page_tools import (
    ColumnKeeper,
    MoveOpener,
    delete_cases_undoably,
    flush_body,
    selected_ids,
    show_ids_in_place,
)
from app.ui.qtmodels.case_table import CaseTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.case_columns import columns_of
from app.ui.viewmodels.case_dossier import preview_of
from app.ui.viewmodels.case_list import (
    Criteria,
    ListState,
    active_filters,
    filter_of,
    load_list,
    load_office,
    own_order,
    quick_views,
    state_terms,
    without,
)
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.page import Page
from app.ui.workspace import Navigator, Workspace

PREVIEW_FOLDS_BELOW = 1080
_PREVIEW_PAUSE_MS = 60


class CaseListPage(Page):
    """Chips, filters, table and preview of cases (案件列表).

    With ``track`` None it lists what a figure counted, over the present page.
    """

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        track: Track | None,
        *,
        move: MoveOpener,
        fixed: CaseFilter | None = None,
        heading: str = "",
    ) -> None:
        super().__init__(workspace.theme, track.term if track else heading)
        self._workspace, self._navigator, self._track, self._move = (
            workspace,
            navigator,
            track,
            move,
        )
        self._office = load_office(workspace.desk)
        self._views = quick_views(workspace.desk.catalogue, track, self._office)
        self._terms = state_terms(workspace.desk.catalogue, track)
        self._sorted: CaseOrder | None = None
        self._asked = self._total = 0
        self._preview_id: int | None = None
        self._fixed = None if track else Criteria(view="all", given=fixed, heading=heading)
        self._start = self._fixed or Criteria()
        self._lay_out()
        self._bind()
        self.filters.set_criteria(self._start)
        if track is not None:
            self._offer_new(track)

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=10)
        box.addLayout(self._make_chips())
        lower = row(theme, gap=12)
        lower.addWidget(self._make_list(), 1)
        self.preview = CasePreview(theme)
        lower.addWidget(self.preview)
        box.addLayout(lower, 1)

    def _make_chips(self) -> QLayout:
        theme = self._workspace.theme
        line = row(theme, gap=8)
        self._chip_row = QWidget()
        flow = FlowLayout(lambda: theme.px(8), self._chip_row)
        self.chips: dict[str, FilterChip] = {}
        for view in self._views if self._track else ():
            chip = FilterChip(view.text)
            chip.clicked.connect(lambda _=False, key=view.key: self._choose_view(key))
            self.chips[view.key] = chip
            flow.addWidget(chip)
        self._active = QWidget()
        self._active_flow = row(theme, self._active, gap=6)
        line.addWidget(self._chip_row, 1)
        line.addWidget(self._active)
        return line

    def _make_list(self) -> Card:
        theme, desk = self._workspace.theme, self._workspace
        card = Card(theme, flush=True)
        inside = flush_body(theme, card)
        self.filters = FilterBar(theme, self._office, self._terms)
        self._columns_button = Button(theme, self.tr("列"), icon=IconName.COLUMNS)
        bar = row(theme, gap=8, insets=Insets(10, 8, 10, 8))
        bar.addWidget(self.filters, 1)
        bar.addWidget(self._columns_button)
        inside.addLayout(bar)
        inside.addWidget(Hairline())
        columns = columns_of(self._track, self._office)
        self.model = CaseTable(lambda: desk.desk, columns, self)
        self.table = DataTable(theme, self.title)
        self.table.setModel(self.model)
        page = self._track.value if self._track else "cases"
        self._keeper = ColumnKeeper(self._workspace, self.table, self.model, page)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        inside.addWidget(self._pages, 1)
        inside.addWidget(Hairline())
        foot = row(theme, gap=12, insets=Insets(12, 5, 12, 6))
        self._count = Label("", TextRole.SMALL)
        self._hint = ElidedLabel(
            self.tr("Enter 打开 · Del 移入回收站 · Ctrl+C 复制 · Ctrl+Shift+C 连同表头"),
            TextRole.SMALL,
        )
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        inside.addLayout(foot)
        return card

    def _bind(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._show_preview)
        self.filters.changed.connect(self.mark_stale)
        self.model.sort_asked.connect(self._sort)
        self.model.failed.connect(self._workspace.errors.show)
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.table.selectionModel().currentChanged.connect(self._selection_changed)
        self.table.installEventFilter(self)
        self._columns_button.clicked.connect(self._show_columns)
        self.preview.open_asked.connect(self._open_current)
        self.preview.move_asked.connect(self._make_move)
        key = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.delete_selected)
        self.track(self._workspace.desk_changed, self.mark_stale)

    def _offer_new(self, track: Track) -> None:
        words = {
            Track.INFRINGEMENT: self.tr("收件"),
            Track.FAST_TRACK: self.tr("预审请求"),
            Track.MEDIATION: self.tr("调解申请"),
            Track.ASSISTANCE: self.tr("援助申请"),
        }
        self._new = QAction(words[track], self)
        self._new.setShortcut(QKeySequence("Ctrl+N"))
        self._new.triggered.connect(lambda: self._navigator.new_case(track))
        self.set_primary_action(self._new)

    # --- page --------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Take every filter away first."""
        if self.filters.criteria == self._start:
            return False
        self._set_criteria(self._start)
        return True

    def show_filter(self, wanted: CaseFilter, heading: str) -> None:
        """List what a figure counted, named by a chip that can be taken away."""
        self._set_criteria(Criteria(given=wanted, heading=heading))

    @property
    def wanted(self) -> CaseFilter:
        """The filter that the list shows and its count counts."""
        return filter_of(self.filters.criteria, self._views)

    @property
    def order(self) -> CaseOrder:
        """The order of the list: as sorted, else its own."""
        return self._sorted or own_order(self.wanted)

    def refresh(self) -> None:
        """Read ids and counts aside; what is shown stays until they are there."""
        self._asked += 1
        asked, desk = self._asked, self._workspace.desk
        views, wanted, order = self._views, self.wanted, self.order

        def read(progress: Progress) -> tuple[int, ListState]:
            del progress
            return asked, load_list(desk, views, wanted, order)

        self._workspace.runner.run(
            self.tr("读取列表"),
            read,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self._workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        asked, state = cast("tuple[int, ListState]", result)
        if asked != self._asked:
            return
        self._renew_day()
        show_ids_in_place(self.table, self.model, state.ids)
        for key, chip in self.chips.items():
            chip.set_count(state.counts[key])
        self._total = state.total
        self._show_active()
        self._show_emptiness()
        self._selection_changed()

    def _renew_day(self) -> None:
        """After a night with the window open, tell limits as seen from the new day."""
        if self._office.today != self._workspace.desk.today:
            self._office = load_office(self._workspace.desk)
            self.model.renew_columns(columns_of(self._track, self._office))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the preview away where room is short."""
        super().resizeEvent(event)
        window = self.window().width()
        self.preview.setVisible(window >= self._workspace.theme.px(PREVIEW_FOLDS_BELOW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show more columns where the table has room."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._keeper.adapt()
        return False

    # --- filters -----------------------------------------------------------

    def _choose_view(self, key: str) -> None:
        self._set_criteria(replace(self.filters.criteria, view=key, given=None, heading=""))

    def _remove(self, key: str) -> None:
        self._set_criteria(without(self.filters.criteria, key))

    def _set_criteria(self, criteria: Criteria) -> None:
        self.filters.set_criteria(criteria)
        self._show_active()
        self.mark_stale()

    def _sort(self, code: str, descending: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._sorted = CaseOrder(SortField(code), descending) if code else None
        self.mark_stale()

    def _show_active(self) -> None:
        criteria = self.filters.criteria
        for key, chip in self.chips.items():
            chip.setChecked(criteria.given is None and key == criteria.view)
        while (item := self._active_flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        found = active_filters(criteria, self._terms, self._office)
        if self._fixed is not None:
            found = tuple(one for one in found if one.key != "given")
        for one in found:
            chip = FilterChip(f"{one.text} ×", checked=True)
            chip.setToolTip(self.tr("点击去掉这项筛选，Esc 全部去掉"))
            chip.clicked.connect(lambda _=False, key=one.key: self._remove(key))
            self._active_flow.addWidget(chip)

    def _show_count(self) -> None:
        chosen, shown = len(selected_ids(self.table, self.model)), self.model.rowCount()
        words = self.tr("{shown} / {total} 件").format(shown=f"{shown:,}", total=f"{self._total:,}")
        if chosen:
            words += self.tr("　选中 {rows} 行").format(rows=chosen)
        self._count.setText(words)

    def _show_emptiness(self) -> None:
        old = self._pages.widget(1)
        if old is not None:
            self._pages.removeWidget(old)
            old.deleteLater()
        if not self.model.rowCount():
            self._pages.addWidget(self._empty_state())
            self._pages.setCurrentIndex(1)

    def _empty_state(self) -> EmptyState:
        theme = self._workspace.theme
        if self._total and self.filters.criteria != self._start:
            clear = Button(theme, self.tr("清除筛选"), shortcut="")
            clear.clicked.connect(self.handle_escape)
            title, text = (
                self.tr("没有符合条件的案件"),
                self.tr("去掉一两项筛选再看，Esc 全部清除。"),
            )
            return EmptyState(theme, IconName.FILTER, title, text, action=clear)
        if self._track is None:
            return EmptyState(
                theme, IconName.INBOX, self.tr("没有案件"), self.tr("这项统计下现在没有案件。")
            )
        title = self.tr("还没有{term}案件").format(term=self._track.term)
        if self._total:
            title = self.tr("没有在办的案件")
        text = self.tr("点“{words}”或按 Ctrl+N 登记一件，保存后就列在这里。").format(
            words=self._new.text()
        )
        button = Button(theme, self._new.text(), kind=ButtonKind.PRIMARY, icon=IconName.PLUS)
        button.clicked.connect(self._new.trigger)
        return EmptyState(theme, IconName.INBOX, title, text, action=button)

    # --- rows --------------------------------------------------------------

    def _show_columns(self) -> None:
        menu = self.table.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._columns_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open(self, index: QModelIndex) -> None:
        case_id = self.model.id_at(index.row())
        if case_id is not None:
            self._navigator.open_case(case_id)

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _make_move(self, move: str) -> None:
        if self._preview_id is not None:
            self._move(self._preview_id, move)

    def _selection_changed(self) -> None:
        self._show_count()
        self._pause.start()

    def _show_preview(self) -> None:
        chosen = selected_ids(self.table, self.model)
        self._preview_id = chosen[0] if len(chosen) == 1 else None
        if self._preview_id is None:
            self.preview.show_nothing()
            return
        try:
            desk = self._workspace.desk
            dossier = read_dossier(desk, self._preview_id)
        except KuaiWeiError:
            self.preview.show_nothing()
            return
        self.preview.show_case(preview_of(dossier, self._office.names, desk.today), dossier.moves)

    def delete_selected(self) -> None:
        """Move the chosen cases to the recycle bin; docketed ones ask for a reason."""
        ids = selected_ids(self.table, self.model)
        if delete_cases_undoably(self._workspace, self._navigator, self._lines(ids)):
            self.mark_stale()

    def _lines(self, ids: Sequence[int]) -> tuple[CaseLine, ...]:
        rows = (self.model.row_of(one) for one in ids)
        lines = (self.model.line_at(row) for row in rows if row is not None)
        return tuple(line for line in lines if line is not None)
