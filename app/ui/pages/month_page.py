"""The month's figures, each a door to its cases, and the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.dates import YearMonth
from app.domain.terms import Tone
from app.reports.month import Column, MonthReport, month_report
from app.reports.workbook.export import WorkbookResult, export_month
from app.services.case_queries import case_lines, find_ids
from app.services.views import CaseLine
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.figure_table import FigureTable
from app.ui.pages.month_cards import CasesCard, ChecksCard, WrittenBar
from app.ui.pages.page_tools import keep_place
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane, Task
from app.ui.viewmodels.month import (
    Figure,
    MonthLine,
    case_order,
    check_lines,
    copied_columns,
    first_month,
    month_columns,
    month_groups,
    suggested_file,
)
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.page import Page
from app.ui.widgets.pills import StatusPill
from app.ui.widgets.table_copy import CopiedCell, as_html, as_tsv
from app.ui.workspace import Navigator, Workspace

_SIDE = 372
_ROOMY = 1060
_STACK_BELOW = 900
_FIRST_FIGURE = 3


@dataclass(frozen=True, slots=True)
class _Counted:
    """A report with the number of the asking, so that a late one is not taken for a new one."""

    asking: int
    report: MonthReport


@dataclass(frozen=True, slots=True)
class _Listed:
    """The cases of a figure."""

    figure: Figure
    ids: tuple[int, ...]


class MonthPage(Page):
    """月报: figures at the left; identities and the cases of the chosen figure at the right."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace.theme, "", parent)
        self.set_title(self.tr("月报"))
        self._workspace, self._navigator = workspace, navigator
        self._month = first_month(workspace.desk.clock)
        self._report: MonthReport | None = None
        self._asking = 0
        self._counting: Task | None = None
        self._figure: Figure | None = None
        self._lines: dict[int, MonthLine] = {}
        self._model: ColumnTable[MonthLine] = ColumnTable(
            month_columns(),
            lambda ids: [self._lines[one] for one in ids],
            lambda line: line.number,
            self,
        )
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_month()

    def _make_parts(self) -> None:
        theme = self.theme
        self.earlier = IconButton(theme, IconName.LEFT, self.tr("上个月 (Ctrl+PgUp)"))
        self.later = IconButton(theme, IconName.RIGHT, self.tr("下个月 (Ctrl+PgDn)"))
        self.month_label = Label("", TextRole.TITLE)
        self.state = StatusPill(theme, self.tr("正在统计"), Tone.ATTENTION)
        self.subtitle = ElidedLabel(self.tr("按收件/立案/结案日分列，见各行"), TextRole.SMALL)
        self.parts = FilterChip(self.tr("显示分项"), checked=True)
        self.export_button = Button(
            theme,
            self.tr("导出工作簿"),
            kind=ButtonKind.PRIMARY,
            icon=IconName.EXPORT,
            shortcut="Ctrl+E",
        )
        self.table = FigureTable(theme, self.tr("月报指标"))
        self.table.setModel(self._model)
        self.table.set_elastic(1)
        self.checks = ChecksCard(theme)
        self.cases = CasesCard(theme, lambda: self._workspace.desk)
        self.written = WrittenBar(theme)

    def _lay_out(self) -> None:
        lines = column(self.theme, self, gap=12)
        bar = row(self.theme, gap=12)
        for widget in (self.earlier, self.month_label, self.later, self.state):
            bar.addWidget(widget)
        bar.addWidget(self.subtitle)
        bar.addStretch(1)
        bar.addWidget(self.parts)
        bar.addWidget(self.export_button)
        lines.addLayout(bar)
        self._split = row(self.theme, gap=12)
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        self._split.addWidget(card, 1)
        self._side = QWidget()
        self._side_box = column(self.theme, self._side, gap=12)
        self._side_box.addWidget(self.checks, 0, Qt.AlignmentFlag.AlignTop)
        self._side_box.addWidget(self.cases, 1)
        self._split.addWidget(self._side)
        lines.addLayout(self._split, 1)
        lines.addWidget(self.written)

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self.show_month(self._month.previous))
        self.later.clicked.connect(lambda: self.show_month(self._month.next))
        self.parts.toggled.connect(self._fill_table)
        self.export_button.clicked.connect(self.export)
        self.table.chosen.connect(self._chosen)
        self.cases.open_asked.connect(self._navigator.open_case)
        self.cases.list_asked.connect(self._open_list)
        self.cases.copy_asked.connect(self._copy)
        self.cases.failed.connect(self._workspace.errors.show)
        for keys, button in (("Ctrl+PgUp", self.earlier), ("Ctrl+PgDown", self.later)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
        self.track(self.theme.changed, self._adapt)
        self.track(self._workspace.desk_changed, self.mark_stale)

    # --- the month ---------------------------------------------------------

    @property
    def month(self) -> YearMonth:
        """The month shown."""
        return self._month

    @property
    def report(self) -> MonthReport | None:
        """The figures of the month, None until they are counted."""
        return self._report

    def show_month(self, month: YearMonth) -> None:
        """Show another month; months to come have no report."""
        if month > YearMonth.of(self._workspace.desk.today):
            return
        self._month = month
        self._report, self._figure = None, None
        self.cases.clear()
        self._show_month()
        self.mark_stale()

    def _show_month(self) -> None:
        self.month_label.setText(self._month.term)
        present = YearMonth.of(self._workspace.desk.today)
        self.later.setEnabled(self._month < present)
        running = self._month == present
        self.subtitle.setText(
            self.tr("本月未过完 · 按收件/立案/结案日分列，见各行")
            if running
            else self.tr("按收件/立案/结案日分列，见各行")
        )

    def refresh(self) -> None:
        """Count again; what is shown stays, marked, until the new figures are there."""
        if self._counting is not None:
            self._counting.cancel()
        self._asking += 1
        asking, desk, month = self._asking, self._workspace.desk, self._month
        words = self.tr("正在统计") if self._report is None else self.tr("有变动，正在重算")
        self.state.set_state(words, Tone.ATTENTION)
        self.state.show()

        def count(progress: Progress) -> _Counted:
            return _Counted(asking, month_report(desk, month, progress))

        self._counting = self._workspace.runner.run(
            self.tr("统计 {month}").format(month=month.term),
            count,
            lane=Lane.READ,
            on_success=self._counted,
            on_failure=self._not_counted,
        )
        if self._report is None:
            ProgressSheet(self._counting, self.window())

    def _counted(self, result: object) -> None:
        if not isinstance(result, _Counted) or result.asking != self._asking:
            return
        self._counting = None
        self._report = result.report
        self.state.hide()
        self.checks.show_checks(check_lines(result.report))
        self._fill_table()
        if self._figure is not None:
            code = self._figure.row.indicator.code
            self._list(Figure(result.report.row(code), self._figure.column))

    def _not_counted(self, error: object) -> None:
        self._counting = None
        self.state.set_state(self.tr("没有统计出来"), Tone.BAD)
        self._workspace.errors.show(error)

    def _fill_table(self) -> None:
        if self._report is None:
            return
        groups = month_groups(self._report, parts=self.parts.isChecked())
        self._lines = {line.number: line for _, lines in groups for line in lines}
        wanted = [(heading, [line.number for line in lines]) for heading, lines in groups]
        at = max(self.table.currentIndex().column(), _FIRST_FIGURE)
        fresh = not self._model.rowCount()
        keep_place(self.table, self._model, lambda: self._model.show_groups(wanted))
        row_number = self.table.currentIndex().row()
        self.table.setCurrentIndex(self._model.index(row_number, at))
        if fresh:
            self.table.scrollToTop()

    # --- one figure --------------------------------------------------------

    def row_of(self, code: str) -> int:
        """Return the table's row of an indicator, -1 while it is not shown."""
        found = (one.number for one in self._lines.values() if one.row.indicator.code == code)
        row_number = self._model.row_of(next(found, 0))
        return -1 if row_number is None else row_number

    def _chosen(self, index: QModelIndex) -> None:
        line = self._model.line_at(index.row())
        if line is None:
            return
        key = self._model.columns[index.column()].key
        known = {one.value for one in Column}
        self._list(Figure(line.row, Column(key) if key in known else Column.MONTH))

    def _list(self, figure: Figure) -> None:
        self._figure = figure
        wanted, desk = figure.filter, self._workspace.desk
        if wanted is None:
            self.cases.show_figure(figure, ())
            return
        self._workspace.runner.run(
            self.tr("列出案件"),
            lambda _progress: _Listed(figure, find_ids(desk, wanted, case_order(figure))),
            lane=Lane.READ,
            on_success=self._listed,
            on_failure=self._workspace.errors.show,
        )

    def _listed(self, result: object) -> None:
        if isinstance(result, _Listed) and result.figure == self._figure:
            self.cases.show_figure(result.figure, result.ids)

    def _open_list(self) -> None:
        if self._figure is not None and self._figure.filter is not None:
            heading = f"{self._month.term} {self._figure.heading}"
            self._navigator.open_cases(self._figure.filter, heading)

    def _copy(self) -> None:
        figure, ids, desk = self._figure, self.cases.ids, self._workspace.desk
        if figure is not None:
            self._workspace.runner.run(
                self.tr("复制清单"),
                lambda _progress: (figure, case_lines(desk, ids)),
                lane=Lane.READ,
                on_success=self._copied,
                on_failure=self._workspace.errors.show,
            )

    def _copied(self, result: object) -> None:
        if not isinstance(result, tuple):
            return
        figure, lines = result
        rows = _copied_rows(figure, lines)
        data = QMimeData()
        data.setText(as_tsv(rows))
        data.setHtml(as_html(rows))
        QGuiApplication.clipboard().setMimeData(data)
        self._navigator.tell(self.tr("已复制 {count} 件").format(count=len(lines)))

    # --- the workbook ------------------------------------------------------

    def export(self) -> None:
        """Ask for a file and write the month's workbook, off the interface thread."""
        desk, month = self._workspace.desk, self._month
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        out = self._workspace.prompts.save_path(
            self.tr("导出工作簿"),
            suggested_file(Path(place), desk.centre.short_name, month),
            self.tr("Excel 工作簿 (*.xlsx)"),
        )
        if out is None:
            return
        file = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
        self.written.hide()
        self.export_button.setEnabled(False)
        task = self._workspace.runner.run(
            self.tr("导出 {month} 工作簿").format(month=month.term),
            lambda progress: export_month(desk, month, file, progress),
            lane=Lane.READ,
            on_success=self._exported,
            on_failure=self._workspace.errors.show,
        )
        task.finished.connect(self._export_ended)
        ProgressSheet(task, self.window())

    def _exported(self, result: object) -> None:
        if isinstance(result, WorkbookResult):
            self.written.show_file(result.file)

    def _export_ended(self) -> None:
        self.export_button.setEnabled(True)

    # --- shape -------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys step through the months where no list scrolls by them."""
        if event.key() == Qt.Key.Key_PageUp:
            self.earlier.click()
        elif event.key() == Qt.Key.Key_PageDown:
            self.later.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside or below the table."""
        super().resizeEvent(event)
        self._adapt()

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the narrowest window gives."""
        return QSize(self.theme.px(300), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Scroll only below the least height, not below the height one would like."""
        return self.minimumSizeHint().height()

    def _adapt(self) -> None:
        px, width = self.theme.px, self.width()
        beside, roomy = width >= px(_STACK_BELOW), width >= px(_ROOMY)
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side_box.setDirection(direction.TopToBottom if beside else direction.LeftToRight)
        if beside:
            self._side.setFixedWidth(px(_SIDE))
        else:
            self._free_side()
        self._split.setStretch(1, 0 if beside else 1)
        self._side_box.setStretch(0, 0 if beside else 1)
        self._side_box.setStretch(1, 1 if beside else 2)
        self.table.setMinimumHeight(px(160))
        self.cases.setMinimumHeight(px(180))
        # The day that counts is said by the list beside where its column has no room.
        self.table.setColumnHidden(2, not roomy and beside)
        self.subtitle.setVisible(roomy or not beside)

    def _free_side(self) -> None:
        self._side.setMinimumWidth(0)
        self._side.setMaximumWidth(16_777_215)


def _copied_rows(figure: Figure, lines: Sequence[CaseLine]) -> list[list[CopiedCell]]:
    columns = copied_columns(figure)
    rows = [[CopiedCell(one.heading) for one in columns]]
    for line in lines:
        cells = [one.cell(line) for one in columns]
        rows.append([CopiedCell(cell.full or cell.text) for cell in cells])
    return rows
