"""The one icon set: shipped line drawings (Lucide, ISC), recoloured when drawn."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.design.files import resource_path


class IconName(StrEnum):
    """Every icon of the program; the value is the file's name."""

    BRAND = "brand"
    WORKBENCH = "layout-dashboard"
    INFRINGEMENT = "shield-alert"
    FAST_TRACK = "zap"
    MEDIATION = "handshake"
    ASSISTANCE = "life-buoy"
    PARTIES = "building-2"
    REGISTERS = "book-open"
    CALENDAR = "calendar-days"
    MONTH = "chart-column"
    BIN = "trash-2"
    SETTINGS = "settings"
    SEARCH = "search"
    PLUS = "plus"
    MINUS = "minus"
    CLOSE = "x"
    CHECK = "check"
    DOWN = "chevron-down"
    LEFT = "chevron-left"
    RIGHT = "chevron-right"
    WARNING = "triangle-alert"
    PROBLEM = "circle-alert"
    INFO = "info"
    UNDO = "undo-2"
    EXPORT = "download"
    PRINT = "printer"
    DOCUMENT = "file-text"
    FOLDER = "folder-open"
    COLUMNS = "columns-3"
    FILTER = "funnel"
    COPY = "copy"
    PERSON = "user"
    PEOPLE = "users"
    LOCK = "lock"
    RESTORE = "rotate-ccw"
    REFRESH = "refresh-cw"
    MENU = "menu"
    ATTACHMENT = "paperclip"
    LINK = "link"
    CLOCK = "clock"
    SHOW = "eye"
    HIDE = "eye-off"
    BACK = "arrow-left"
    MORE = "ellipsis"
    KEY = "key-round"
    SAVE = "save"
    EDIT = "pencil"
    INBOX = "inbox"
    DISK = "hard-drive"
    HELP = "circle-question-mark"
    SIGN_OUT = "log-out"


class Icons:
    """Draws icons in a colour and keeps what it drew (图标)."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[IconName, str, int, float, int], QPixmap] = {}
        self._sources: dict[IconName, str] = {}

    def icon(self, name: IconName, colour: str, disabled: str, size: int, gap: int = 0) -> QIcon:
        """Return an icon of ``size`` pixels, sharp on every screen that is connected.

        ``gap`` is empty room at its right, since Qt sets words too close to it.
        """
        icon = QIcon()
        ratios = {1.0, 2.0} | {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
        for ratio in sorted(ratios):
            icon.addPixmap(self.pixmap(name, colour, size, ratio, gap))
            icon.addPixmap(self.pixmap(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: IconName, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
        """Return the drawing in ``colour``, ``size`` logical pixels wide, for a screen ratio."""
        key = (name, colour, size, ratio, gap)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size, ratio, gap)
        return self._drawn[key]

    def _draw(self, name: IconName, colour: str, size: int, ratio: float, gap: int) -> QPixmap:
        source = self._sources.get(name)
        if source is None:
            source = resource_path("icons", f"{name.value}.svg").read_text(encoding="utf-8")
            self._sources[name] = source
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        pixmap = QPixmap(round((size + gap) * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
