"""What went to other bodies, what stands against parties, what was given out (台账)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget

from app.ui.design.layouts import column
from app.ui.pages.archive_panel import ArchivePanel
from app.ui.pages.credit_panel import CreditPanel
from app.ui.pages.paper_register import PaperRegisterPanel
from app.ui.pages.transfers_panel import TransfersPanel
from app.ui.widgets.page import Page
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Navigator, PageId, Workspace

_RECORDED = 2
"""The first tabs are written by hand, the others fill themselves."""


class RegistersPage(Page):
    """Tabs: transfer ledger, credit register, papers given out, volumes filed (台账)."""

    nav_id = PageId.REGISTERS

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, "")
        self.set_title(self.tr("台账"))
        box = column(workspace.theme, self, gap=10)
        self.tabs = Tabs(self.tr("台账"))
        self.tabs.addTab(self.tr("移送台账"))
        self.tabs.addTab(self.tr("信用记录"))
        self.tabs.addTab(self.tr("发文登记簿"))
        self.tabs.addTab(self.tr("归档"))
        box.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.transfers = TransfersPanel(workspace, navigator)
        self.credit = CreditPanel(workspace, navigator)
        self._stack.addWidget(self.transfers)
        self.papers = PaperRegisterPanel(workspace, navigator)
        self._stack.addWidget(self.credit)
        self._stack.addWidget(self.papers)
        self.archive = ArchivePanel(workspace, navigator)
        self._stack.addWidget(self.archive)
        box.addWidget(self._stack, 1)
        self._record = QAction(self)
        self._record.setShortcut(QKeySequence("Ctrl+N"))
        self._record.triggered.connect(self.record)
        self._show_verb()
        self.tabs.currentChanged.connect(self._show_tab)
        self.track(workspace.desk_changed, self.mark_stale)

    @property
    def panel(self) -> TransfersPanel | CreditPanel | PaperRegisterPanel | ArchivePanel:
        """The register in view."""
        parts = (self.transfers, self.credit, self.papers, self.archive)
        return parts[self._stack.currentIndex()]

    def focus_first(self) -> None:
        """Begin in the list in view."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Clear the filter first."""
        return self.panel.clear_filter()

    def refresh(self) -> None:
        """Read the registers aside."""
        self.transfers.reload()
        self.credit.reload()
        self.papers.reload()
        self.archive.reload()

    def record(self) -> None:
        """Ask for a new entry of the register in view; papers enter theirs when issued."""
        panel = self.panel
        if isinstance(panel, TransfersPanel | CreditPanel):
            panel.record()

    def _show_tab(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._show_verb()

    def _show_verb(self) -> None:
        at = self._stack.currentIndex()
        self._record.setText(self.tr("登记移送") if at == 0 else self.tr("登记信用记录"))
        self.set_primary_action(self._record if at < _RECORDED else None)
