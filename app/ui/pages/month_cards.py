"""The cards beside the month's table: identities, the cases behind a figure, what was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.terms import Tone
from app.reports.month_checks import Verdict
from app.services.desk import Desk
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.qtmodels.case_table import CaseTable
from app.ui.viewmodels.month import (
    CheckLine,
    Figure,
    case_columns,
    cases_note,
    checks_summary,
)
from app.ui.widgets.buttons import Button, ButtonKind, IconButton
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.pills import StatusPill

_WIDE = 430
_ROLES = {
    Verdict.HOLDS: TextRole.SMALL_TEXT,
    Verdict.HINT: TextRole.WARNING,
    Verdict.DIFFERS: TextRole.DANGER,
}


class _Lines(QScrollArea):
    """Scrolls its lines; as high as they are up to a bound."""

    def __init__(self, theme: Theme, most: int) -> None:
        super().__init__()
        self._theme, self.most = theme, most
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Fit the lines at the present width, up to the bound."""
        inner = self.widget()
        high = inner.heightForWidth(max(1, self.viewport().width())) if inner is not None else 0
        return QSize(self._theme.px(200), min(max(high, 1), self._theme.px(self.most)))

    def minimumSizeHint(self) -> QSize:
        """Stay readable when the window is low."""
        return QSize(0, min(self.sizeHint().height(), self._theme.px(44)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are higher."""
        super().resizeEvent(event)
        self.updateGeometry()


class ChecksCard(Card):
    """How the figures hang together: what needs a look first, the rest on demand (勾稽)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("勾稽"), parent=parent)
        self._theme = theme
        self._checks: tuple[CheckLine, ...] = ()
        self.pill = StatusPill(theme, "", Tone.GOOD)
        self._all = Button(theme, self.tr("全部"), kind=ButtonKind.QUIET)
        self._all.setCheckable(True)
        self._all.toggled.connect(self._fill)
        if self.header is not None:
            self.header.add_right(self._all)
            self.header.add_right(self.pill)
        self._lines = _Lines(theme, 110)
        self.body.addWidget(self._lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_checks(self, lines: Sequence[CheckLine]) -> None:
        """Show the identities of a month."""
        self._checks = tuple(lines)
        held = all(line.verdict is Verdict.HOLDS for line in lines)
        self.pill.set_state(checks_summary(lines), Tone.GOOD if held else Tone.ATTENTION)
        self._fill()

    def texts(self) -> tuple[str, ...]:
        """Return what is shown, for assistive tools and tests."""
        inner = self._lines.widget()
        return () if inner is None else tuple(one.text() for one in inner.findChildren(Label))

    def _fill(self) -> None:
        wanted = self._checks
        if not self._all.isChecked():
            open_ones = [line for line in wanted if line.verdict is not Verdict.HOLDS]
            wanted = tuple(open_ones) or wanted[:2]
        self._lines.most = 230 if self._all.isChecked() else 110
        inner = QWidget()
        box = column(self._theme, inner, gap=4)
        for line in wanted:
            label = Label(line.text, _ROLES[line.verdict])
            label.setWordWrap(True)
            box.addWidget(label)
        self._lines.setWidget(inner)
        self._lines.updateGeometry()


class CasesCard(Card):
    """The cases that one figure counts (案件清单)."""

    open_asked = Signal(int)
    list_asked = Signal()
    copy_asked = Signal()
    failed = Signal(object)

    def __init__(
        self, theme: Theme, desk: Callable[[], Desk], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._theme, self._desk = theme, desk
        self._model: CaseTable | None = None
        self.heading = ElidedLabel("", TextRole.STRONG)
        self.note = Label("", TextRole.SMALL)
        self.note.setWordWrap(True)
        head = column(theme, gap=2, insets=Insets(14, 11, 14, 8))
        for label in (self.heading, self.note):
            head.addWidget(label)
        self.body.addLayout(head)
        self.body.setSpacing(0)
        self.table = DataTable(theme, self.tr("这个数字包含的案件"))
        self.table.setSortingEnabled(False)
        self.table.opened.connect(self._open)
        self._empty = EmptyState(
            theme,
            IconName.MONTH,
            self.tr("没有选中数字"),
            self.tr("在左边点一个蓝色数字，这里列出它包含的案件。"),
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.list_button = Button(theme, self.tr("打开列表"), icon=IconName.LINK)
        self.copy_button = Button(
            theme, self.tr("复制清单"), kind=ButtonKind.QUIET, icon=IconName.COPY
        )
        self.list_button.clicked.connect(self.list_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        foot = row(theme, gap=8, insets=Insets(14, 8, 14, 10))
        foot.addWidget(self.list_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.clear()

    @property
    def ids(self) -> tuple[int, ...]:
        """The cases listed."""
        return self._model.ids if self._model is not None else ()

    def clear(self) -> None:
        """Show that no figure is chosen."""
        self._show_rows(shown=False)
        self.heading.hide()
        self.note.hide()

    def show_figure(self, figure: Figure, ids: Sequence[int]) -> None:
        """List the cases of a figure."""
        columns = case_columns(figure)
        model = CaseTable(self._desk, columns, self)
        model.failed.connect(self.failed)
        model.show_ids(ids)
        former, self._model = self._model, model
        self.table.setModel(model)
        self.table.set_elastic(*(at for at, one in enumerate(columns) if one.elastic))
        self._adapt()
        if former is not None:
            former.deleteLater()
        self.heading.setText(figure.heading)
        self.setAccessibleName(figure.heading)
        said = (cases_note(figure, len(ids)), figure.row.indicator.note)
        self.note.setText(" · ".join(part for part in said if part))
        self.heading.show()
        self.note.show()
        self._show_rows(shown=bool(ids))
        if not ids:
            self._empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the title of the case where there is room."""
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        if self._model is None:
            return
        roomy = self.width() >= self._theme.px(_WIDE)
        self.table.setColumnHidden(3, not roomy)
        self.table.fit_columns()

    def _show_rows(self, *, shown: bool) -> None:
        self.table.setVisible(shown)
        self._empty.setVisible(not shown)
        self.list_button.setVisible(shown)
        self.copy_button.setVisible(shown)

    def _open(self, index: QModelIndex) -> None:
        case_id = self._model.id_at(index.row()) if self._model is not None else None
        if case_id is not None:
            self.open_asked.emit(case_id)


class WrittenBar(QFrame):
    """Says where a file was written and opens its folder; quiet until closed (导出提示)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameRole", "message")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._folder = Path()
        box = row(theme, self, gap=8, insets=Insets(14, 5, 6, 5))
        self.text = ElidedLabel()
        self.folder_button = Button(
            theme, self.tr("打开所在文件夹"), kind=ButtonKind.QUIET, icon=IconName.FOLDER
        )
        close = IconButton(theme, IconName.CLOSE, self.tr("关闭提示"))
        close.setProperty("kind", "quiet")
        box.addWidget(self.text, 1)
        box.addWidget(self.folder_button)
        box.addWidget(close)
        self.folder_button.clicked.connect(self._open)
        close.clicked.connect(self.hide)
        self.hide()

    def show_file(self, file: Path) -> None:
        """Say that ``file`` was written."""
        self._folder = file.parent
        self.text.setText(self.tr("已导出 {name}").format(name=file.name))
        self.text.setToolTip(str(file))
        self.setAccessibleName(self.text.text())
        self.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
