"""The window: navigation, top bar, pages, quiet bar, status; no case logic."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from app.domain.terms import Tone
from app.ui.actions import ActionBoard, ActionId, Situation
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import DEFAULT_POINTS
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.nav_rail import NavRail
from app.ui.widgets.page import Page, PageFrame, PageSpec
from app.ui.widgets.status_bar import StatusBar
from app.ui.widgets.top_bar import TopBar

_FOLD_BELOW = 1080
_COMPACT_BELOW = 1000
_FRAME_ROOM = 48
"""Pixels a window's frame and a task bar may take beside the window itself."""


class MainWindow(QMainWindow):
    """Hosts the pages; they are built when first shown, so a start builds one (主窗口).

    There is no menu bar: it would cost a row of 26 pixels on a 768-pixel screen for commands
    that are pressed a few times a day. The mark at the top of the navigation opens the same
    menu, by mouse or F10, with access keys; every command keeps its shortcut. Alt is left to
    the pages' own access keys.
    """

    page_shown = Signal(str)
    closing = Signal()

    def __init__(
        self, theme: Theme, specs: Sequence[PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs = {spec.page_id: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._frames: dict[Page, PageFrame] = {}
        self._trail: list[tuple[Page, QWidget | None]] = []
        self._folded_by_user: bool | None = None
        self.rail = NavRail(theme, specs)
        self.top_bar = TopBar(theme)
        self.stack = QStackedWidget()
        self.message_bar = MessageBar(theme)
        self.status = StatusBar(theme)
        self._lay_out()
        self.actions_board = ActionBoard(theme, self)
        self._bind()
        self.rail.chosen.connect(self._choose)
        theme.changed.connect(self._adapt)
        self.setWindowTitle(self.tr("快维"))
        self.resize(1366, 768)

    def _lay_out(self) -> None:
        body = QWidget()
        lines = column(self._theme, body, gap=0)
        middle = row(self._theme, gap=0)
        middle.addWidget(self.rail)
        right = column(self._theme, gap=0)
        right.addWidget(self.top_bar)
        place = column(self._theme, gap=8, insets=Insets(20, 16, 20, 16))
        place.addWidget(self.stack, 1)
        place.addWidget(self.message_bar)
        right.addLayout(place, 1)
        middle.addLayout(right, 1)
        lines.addLayout(middle, 1)
        lines.addWidget(self.status)
        self.setCentralWidget(body)

    def _bind(self) -> None:
        board = self.actions_board
        board.bind(ActionId.SEARCH, self.focus_search)
        board.bind(ActionId.BACK, self.go_back)
        board.bind(ActionId.REFRESH, self._refresh)
        board.bind(ActionId.UNDO, self.message_bar.undo_button.click)
        board.bind(ActionId.FOLD_NAVIGATION, self._fold)
        board.bind(ActionId.LARGER, lambda: self._theme.set_points(self._theme.points + 0.5))
        board.bind(ActionId.SMALLER, lambda: self._theme.set_points(self._theme.points - 0.5))
        board.bind(ActionId.USUAL_SIZE, lambda: self._theme.set_points(DEFAULT_POINTS))
        board.bind(ActionId.QUIT, self.close)
        for spec in self._specs.values():
            if spec.shortcut:
                key = QShortcut(QKeySequence(spec.shortcut), self)
                key.activated.connect(self._chooser(spec.page_id))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._update_actions)
        board.fill(menu)
        self.rail.set_menu(menu)
        QShortcut(QKeySequence("F10"), self).activated.connect(self.rail.brand.showMenu)
        self.message_bar.installEventFilter(self)
        self._update_actions()

    def _chooser(self, page_id: str) -> Callable[[], None]:
        return lambda: self._choose(page_id)

    # --- Shell -------------------------------------------------------------

    def show_page(self, page_id: str) -> bool:
        """Go to a page of the navigation, building it if needed; pushed pages are dropped."""
        if not self._may_leave():
            current = self.current_page
            self.rail.set_current(current.nav_id if current is not None else page_id)
            return False
        self._drop_trail()
        page = self._pages.get(page_id) or self._build(page_id)
        self._show(page)
        page.focus_first()
        return True

    def push_page(self, page: Page) -> bool:
        """Open a page over the present one; False, and the page dropped, if it is not left."""
        current = self.current_page
        if not self._may_leave():
            page.deleteLater()
            return False
        if current is not None:
            self._trail.append((current, self.focusWidget()))
            page.nav_id = page.nav_id or current.nav_id
        self._add(page)
        self._show(page)
        page.focus_first()
        return True

    def go_back(self) -> bool:
        """Return to the page below, with the keyboard where it was."""
        if not self._trail or not self._may_leave():
            return False
        leaving = self.current_page
        page, focus = self._trail.pop()
        self._show(page)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if leaving is not None:
            self._remove(leaving)
        return True

    def show_message(
        self, text: str, *, undo: Callable[[], None] | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Tell something in the quiet bar."""
        self.message_bar.show_message(text, undo=undo, tone=tone)
        self._update_actions()

    # --- state -------------------------------------------------------------

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""
        frame = self.stack.currentWidget()
        return frame.page if isinstance(frame, PageFrame) else None

    def built_pages(self) -> Sequence[Page]:
        """Every page that exists, for marking them stale."""
        frames = (self.stack.widget(at) for at in range(self.stack.count()))
        return [frame.page for frame in frames if isinstance(frame, PageFrame)]

    def focus_search(self) -> None:
        """Put the keyboard into the search box."""
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def come_to_front(self) -> None:
        """Show the window over the others, for a second start."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def geometry_text(self) -> str:
        """Return place and size as text to keep."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry(self, text: str) -> None:
        """Take a kept place and size, moved onto a screen that exists."""
        if not self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore"))):
            self.fill_small_screen()
            return
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if self.isMaximized() or not screens:
            return
        fitted = fitted_to_screens(self.frameGeometry(), screens)
        self.resize(fitted.size())
        self.move(fitted.topLeft())
        self.fill_small_screen()

    def fill_small_screen(self) -> None:
        """Fill a screen that has no room for the present size with frame and task bar."""
        room = self.screen().availableSize()
        if room.width() < self.width() + _FRAME_ROOM or room.height() < self.height() + _FRAME_ROOM:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first serves the page, then returns to the page below."""
        page = self.current_page
        if event.key() == Qt.Key.Key_Escape:
            if page is None or not page.handle_escape():
                self.go_back()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only if the present page may be left."""
        if not self._may_leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what lacks room."""
        super().resizeEvent(event)
        self._adapt()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Offer the undo command only while the bar offers it."""
        if watched is self.message_bar and event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
            self._update_actions()
        return False

    # --- inside ------------------------------------------------------------

    def _choose(self, page_id: str) -> None:
        self.show_page(page_id)

    def _build(self, page_id: str) -> Page:
        page = self._specs[page_id].factory(self)
        page.nav_id = page_id
        self._pages[page_id] = page
        self._add(page)
        return page

    def _add(self, page: Page) -> None:
        frame = PageFrame(page)
        self._frames[page] = frame
        self.stack.addWidget(frame)
        page.title_changed.connect(self._update_bar)
        page.primary_action_changed.connect(self._update_bar)
        page.badge_changed.connect(
            lambda text: self.rail.set_count(page.nav_id, text, urgent=bool(text))
        )

    def _show(self, page: Page) -> None:
        self.stack.setCurrentWidget(self._frames[page])
        self.rail.set_current(page.nav_id)
        self._update_bar()
        self._update_actions()
        self.page_shown.emit(page.nav_id)

    def _remove(self, page: Page) -> None:
        page.release()
        frame = self._frames.pop(page)
        self.stack.removeWidget(frame)
        frame.deleteLater()

    def _drop_trail(self) -> None:
        """Drop every pushed page; the lowest of the trail belongs to the navigation."""
        if not self._trail:
            return
        pushed = [page for page, _ in self._trail[1:]]
        if self.current_page is not None:
            pushed.append(self.current_page)
        self._trail.clear()
        for page in pushed:
            self._remove(page)

    def _may_leave(self) -> bool:
        page = self.current_page
        return page is None or page.can_leave()

    def _refresh(self) -> None:
        if self.current_page is not None:
            self.current_page.mark_stale()

    def _update_bar(self) -> None:
        page = self.current_page
        if page is not None:
            self.top_bar.title.setText(page.title)
            self.top_bar.set_primary(page.primary_action)
            self.setWindowTitle(f"{page.title} — " + self.tr("快维"))

    def _update_actions(self) -> None:
        undo = self.message_bar.undo_button
        offered = self.message_bar.isVisible() and not undo.isHidden()
        self.actions_board.update(Situation(can_go_back=bool(self._trail), can_undo=offered))

    def _fold(self) -> None:
        self._folded_by_user = not self.rail.folded
        self._adapt()

    def _adapt(self) -> None:
        narrow = self.width() < self._theme.px(_FOLD_BELOW)
        self.rail.set_folded(narrow if self._folded_by_user is None else self._folded_by_user)
        self.top_bar.set_compact(self.width() < self._theme.px(_COMPACT_BELOW))


def fitted_to_screens(window: QRect, screens: Sequence[QRect]) -> QRect:
    """Return the window moved and shrunk onto the screen it overlaps most, else the first."""

    def overlap(screen: QRect) -> int:
        common = screen.intersected(window)
        return max(0, common.width()) * max(0, common.height())

    screen = max(screens, key=overlap)
    fitted = QRect(window)
    fitted.setSize(window.size().boundedTo(screen.size()))
    fitted.moveLeft(max(screen.left(), min(fitted.left(), screen.right() + 1 - fitted.width())))
    fitted.moveTop(max(screen.top(), min(fitted.top(), screen.bottom() + 1 - fitted.height())))
    return fitted
