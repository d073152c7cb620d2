"""What went to other bodies, and what stands against parties (台账)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget

from app.ui.design.layouts import column
from app.ui.pages.credit_panel import CreditPanel
from app.ui.pages.transfers_panel import TransfersPanel
from app.ui.widgets.page import Page
from app.ui.widgets.tabs import Tabs
from app.ui.workspace import Navigator, PageId, Workspace


class RegistersPage(Page):
    """Two tabs: the transfer ledger, the credit register (台账)."""

    nav_id = PageId.REGISTERS

    def __init__(self, workspace: Workspace, navigator: Navigator) -> None:
        super().__init__(workspace.theme, "")
        self.set_title(self.tr("台账"))
        box = column(workspace.theme, self, gap=10)
        self.tabs = Tabs(self.tr("台账"))
        self.tabs.addTab(self.tr("移送台账"))
        self.tabs.addTab(self.tr("信用记录"))
        box.addWidget(self.tabs)
        self._stack = QStackedWidget()
        self.transfers = TransfersPanel(workspace, navigator)
        self.credit = CreditPanel(workspace, navigator)
        self._stack.addWidget(self.transfers)
        self._stack.addWidget(self.credit)
        box.addWidget(self._stack, 1)
        self._record = QAction(self)
        self._record.setShortcut(QKeySequence("Ctrl+N"))
        self._record.triggered.connect(self.record)
        self._show_verb()
        self.set_primary_action(self._record)
        self.tabs.currentChanged.connect(self._show_tab)
        self.track(workspace.desk_changed, self.mark_stale)

    @property
    def panel(self) -> TransfersPanel | CreditPanel:
        """The register in view."""
        return self.transfers if self._stack.currentIndex() == 0 else self.credit

    def focus_first(self) -> None:
        """Begin in the list in view."""
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Clear the filter first."""
        return self.panel.clear_filter()

    def refresh(self) -> None:
        """Read both registers aside."""
        self.transfers.reload()
        self.credit.reload()

    def record(self) -> None:
        """Ask for a new entry of the register in view."""
        self.panel.record()

    def _show_tab(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._show_verb()

    def _show_verb(self) -> None:
        first = self._stack.currentIndex() == 0
        self._record.setText(self.tr("登记移送") if first else self.tr("登记信用记录"))
