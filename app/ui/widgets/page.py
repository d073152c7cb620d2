"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMetaObject, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.terms import Tone
from app.ui.design.icons import IconName
from app.ui.design.theme import Theme


class Shell(Protocol):
    """What a page may ask of the window."""

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""

    def show_page(self, page_id: str) -> bool:
        """Go to a page of the navigation; False if the present page would not be left."""

    def push_page(self, page: Page) -> bool:
        """Open a page over the present one, for example a case; Esc comes back."""

    def go_back(self) -> bool:
        """Return to where the user was, to the same row."""

    def show_message(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Tell something in the quiet bar, perhaps with an undo."""


class Page(QWidget):
    """A page: title, perhaps one primary action, loads when shown and stale (页面)."""

    title_changed = Signal(str)
    primary_action_changed = Signal()
    badge_changed = Signal(str)

    nav_id = ""
    """The navigation entry that is marked while the page is shown."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = title
        self._stale = True
        self._primary: QAction | None = None
        self._connections: list[QMetaObject.Connection] = []
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """The text at the left of the top bar."""
        return self._title

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.setAccessibleName(title)
        self.title_changed.emit(title)

    @property
    def primary_action(self) -> QAction | None:
        """The one primary action, shown at the right of the top bar with its shortcut."""
        return self._primary

    def set_primary_action(self, action: QAction | None) -> None:
        """Offer another primary action; its shortcut works while the page is shown."""
        self._primary = action
        if action is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.primary_action_changed.emit()

    @property
    def is_stale(self) -> bool:
        """Whether the store changed since the page last loaded."""
        return self._stale

    def mark_stale(self) -> None:
        """Load again: at once if shown, otherwise when shown next."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def refresh_if_stale(self) -> None:
        """Load if the store changed since the last load."""
        if self._stale:
            self._stale = False
            self.refresh()

    def refresh(self) -> None:
        """Load; pages override this."""

    def can_leave(self) -> bool:
        """Return whether the page may be left; a form asks about unsaved changes here."""
        return True

    def focus_first(self) -> None:
        """Put the keyboard where work begins; pages override this."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def handle_escape(self) -> bool:
        """Use Esc for something of the page, such as clearing a filter; True if used."""
        return False

    def track(self, signal: SignalInstance, slot: Callable[..., object]) -> None:
        """Connect and remember, so that :meth:`release` cuts what outlives the page."""
        self._connections.append(signal.connect(slot))

    def release(self) -> None:
        """Cut the tracked connections; the window calls it before dropping the page."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Load when shown and stale."""
        super().showEvent(event)
        self.refresh_if_stale()


class PageFrame(QScrollArea):
    """Holds a page; where the window is too small for it, it scrolls instead of being cut."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        """Let the window become as small as it likes."""
        return QSize(0, 0)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the navigation, built when first shown (页面登记)."""

    page_id: str
    text: str
    icon: IconName
    factory: Callable[[Shell], Page]
    shortcut: str = ""
    bottom: bool = False
