"""The volumes filed in a year or standing in a box, each with its index (归档登记)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox

from app.services.desk import Desk
from app.services.evidence.archive import box_list, volumes
from app.services.evidence.views import VolumeLine
from app.services.papers.drafts import start_drafts
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.tokens import TextRole
from app.ui.dialogs.paper_sheet import PaperSheet
from app.ui.pages.archive_acts import ArchiveActs
from app.ui.pages.register_frame import RegisterFrame, RegisterList
from app.ui.viewmodels.archive import page_range, volume_columns
from app.ui.widgets.buttons import Button
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Navigator, Workspace

_YEARS = 8


class ArchivePanel(RegisterFrame):
    """Volumes by year, or all of one box; the chosen one's index beside them (归档)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(
            workspace,
            self.tr("归档"),
            (
                self.tr("没有归档的案卷"),
                self.tr("在已办结案件的“更多”里选“归档”，案卷登记在这里，可按盒号查。"),
            ),
        )
        self._navigator = navigator
        self.sheet: PaperSheet | None = None
        self.acts = ArchiveActs(workspace, navigator, self, self._make_paper)
        self.list: RegisterList[VolumeLine] = RegisterList(
            workspace, self, volume_columns(), lambda line: line.case_id, "archive"
        )
        self._make_bar()
        self._make_foot()
        self._make_side()
        self.list.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self._show_chosen()

    # --- parts -------------------------------------------------------------

    def _make_bar(self) -> None:
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("归档年度"))
        this_year = self._workspace.desk.today.year
        for year in range(this_year, this_year - _YEARS, -1):
            self.years.addItem(self.tr("{year} 年").format(year=year), year)
        self.box = SearchBox(self._workspace.theme, self.tr("盒号，列出盒内案卷"), key="Ctrl+F")
        self.box.searched.connect(lambda _: self.reload())
        self.years.currentIndexChanged.connect(lambda _: self.reload())
        self.bar.addWidget(self.years)
        self.bar.addWidget(self.box, 1)

    def _make_foot(self) -> None:
        theme = self._workspace.theme
        self.sheet_button = Button(theme, self.tr("归档信息和打印…"), icon=IconName.PRINT)
        self.sheet_button.clicked.connect(self._open_sheet)
        self.case_button = Button(theme, self.tr("打开案件"))
        self.case_button.clicked.connect(self._open_case)
        self.count = Label("", TextRole.SMALL)
        self.foot.addWidget(self.sheet_button)
        self.foot.addWidget(self.case_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.count)

    def _make_side(self) -> None:
        self.heading = Label("", TextRole.HEADING)
        self.heading.setWordWrap(True)
        self.case = Label("", TextRole.SECOND)
        self.case.setWordWrap(True)
        self.index = KeyValueList(self._workspace.theme)
        for widget in (self.heading, self.case, self.index):
            self.side_box.addWidget(widget)
        self.side_box.addStretch(1)

    # --- reading -----------------------------------------------------------

    def reload(self) -> None:
        """Read the volumes of the year, or of the box that was typed."""
        year, box_no = int(self.years.currentData()), self.box.text().strip()

        def load(desk: Desk) -> tuple[VolumeLine, ...]:
            return box_list(desk, box_no) if box_no else volumes(desk, year)

        self.list.read(self.tr("读取归档登记"), load)

    def clear_filter(self) -> bool:
        """Show this year's volumes again; False if nothing was filtered."""
        if not self.box.text() and self.years.currentIndex() == 0:
            return False
        self.box.clear()
        self.years.setCurrentIndex(0)
        self.reload()
        return True

    def _show_chosen(self) -> None:
        line = self.list.line
        self.count.setText(self.tr("{n} 卷").format(n=f"{self.list.model.rowCount():,}"))
        for button in (self.sheet_button, self.case_button):
            button.setEnabled(line is not None)
        self.case.setVisible(line is not None)
        if line is None:
            self.heading.setText(self.tr("没有选中案卷"))
            self.index.set_rows(())
            return
        self.heading.setText(line.archive_no)
        self.case.setText(f"{line.number}　{line.title}")
        self.index.set_rows([KeyValue(page_range(item), item.title) for item in line.items])

    # --- acts --------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        line = self.list.line_at(index)
        if line is not None:
            self._navigator.open_case(line.case_id)

    def _open_case(self) -> None:
        if self.list.line is not None:
            self._navigator.open_case(self.list.line.case_id)

    def _open_sheet(self) -> None:
        if self.list.line is not None:
            self.acts.open(self.list.line.case_id)

    def _make_paper(self, case_id: int, folder: str) -> None:
        """Begin the paper and open it here, so that the next volume can follow."""
        try:
            (paper_id, *_) = start_drafts(self._workspace.desk, case_id, folder)
            self._open_paper(paper_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)

    def _open_paper(self, paper_id: int) -> None:
        sheet = PaperSheet(self._workspace, self._navigator, paper_id, self.window())
        sheet.another.connect(self._open_paper)
        sheet.finished.connect(self._paper_closed)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def _paper_closed(self) -> None:
        self.sheet = None
        self.reload()
