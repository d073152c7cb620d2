"""The register of all papers that were given out with a number (发文登记簿)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox

from app.services.desk import Desk
from app.services.papers.listing import REGISTER_LIMIT, register
from app.services.papers.views import PaperLine
from app.ui.design.tokens import TextRole
from app.ui.pages.case_preview import key_values
from app.ui.pages.register_frame import RegisterFrame, RegisterList
from app.ui.viewmodels.case_dossier import Fact
from app.ui.viewmodels.case_list import load_office
from app.ui.viewmodels.papers import paper_facts, register_columns, state_tone
from app.ui.widgets.buttons import Button
from app.ui.widgets.key_values import KeyValueList
from app.ui.widgets.labels import Label
from app.ui.widgets.pills import StatusPill
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Navigator, Workspace

_YEARS = 6


class PaperRegisterPanel(RegisterFrame):
    """One year's numbers, searched; the chosen paper beside them (发文登记簿)."""

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(
            workspace,
            self.tr("发文登记簿"),
            (
                self.tr("没有这样的发文"),
                self.tr("在案件的“文书”栏签发文书后，文号自动登记在这里；撤回、更换的也保留。"),
            ),
        )
        self._navigator = navigator
        self._names = load_office(workspace.desk).names
        self.list: RegisterList[PaperLine] = RegisterList(
            workspace, self, register_columns(self._names), lambda line: line.id, "paper-register"
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
        self.years.setAccessibleName(self.tr("年度"))
        this_year = self._workspace.desk.today.year
        for year in range(this_year, this_year - _YEARS, -1):
            self.years.addItem(self.tr("{year} 年").format(year=year), year)
        self.search = SearchBox(
            self._workspace.theme, self.tr("文号、文书、受送达人、案号…"), key="Ctrl+F"
        )
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self.search.searched.connect(lambda _: self.reload())
        self.years.currentIndexChanged.connect(lambda _: self.reload())
        self.bar.addWidget(self.years)
        self.bar.addWidget(self.search, 1)

    def _make_foot(self) -> None:
        theme = self._workspace.theme
        self.case_button = Button(theme, self.tr("打开案件的文书"))
        self.case_button.clicked.connect(self._open_case)
        self.foot.addWidget(self.case_button)
        self.foot.addStretch(1)
        self.count = Label("", TextRole.SMALL)
        self.foot.addWidget(self.count)
        self.foot.addWidget(Label(self.tr("Enter 打开案件"), TextRole.SMALL))

    def _make_side(self) -> None:
        self.heading = Label("", TextRole.HEADING)
        self.heading.setWordWrap(True)
        self.case = Label("", TextRole.SECOND)
        self.case.setWordWrap(True)
        self.case.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = StatusPill(self._workspace.theme)
        self.facts = KeyValueList(self._workspace.theme)
        for widget in (self.heading, self.case, self.state, self.facts):
            self.side_box.addWidget(widget)
        self.side_box.addStretch(1)

    # --- reading -----------------------------------------------------------

    def reload(self) -> None:
        """Read the year's papers that match."""
        year, text = int(self.years.currentData()), self.search.text().strip()

        def load(desk: Desk) -> tuple[PaperLine, ...]:
            return register(desk, year, text)

        self.list.read(self.tr("读取发文登记簿"), load)

    def clear_filter(self) -> bool:
        """Show this year's papers again; False if nothing was filtered."""
        if not self.search.text() and self.years.currentIndex() == 0:
            return False
        self.search.clear()
        self.years.setCurrentIndex(0)
        self.reload()
        return True

    # --- showing -----------------------------------------------------------

    def _show_chosen(self) -> None:
        line, count = self.list.line, self.list.model.rowCount()
        words = self.tr("{n} 份").format(n=f"{count:,}")
        if count >= REGISTER_LIMIT:
            words = self.tr("只列最近 {n} 份，请查找").format(n=f"{count:,}")
        self.count.setText(words)
        self.case_button.setEnabled(line is not None)
        self.case.setVisible(line is not None)
        self.state.setVisible(line is not None)
        if line is None:
            self.heading.setText(self.tr("没有选中文书"))
            self.facts.set_rows(())
            return
        self.heading.setText(line.title)
        self.case.setText(f"{line.case_no}　{line.case_title}")
        self.state.set_state(line.state.term, state_tone(line.state))
        facts = tuple(Fact(label, value) for label, value in paper_facts(line, self._names))
        self.facts.set_rows(key_values(facts))

    # --- acts --------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        line = self.list.line_at(index)
        if line is not None:
            self._navigator.open_case(line.case_id, tab="papers")

    def _open_case(self) -> None:
        if self.list.line is not None:
            self._navigator.open_case(self.list.line.case_id, tab="papers")
