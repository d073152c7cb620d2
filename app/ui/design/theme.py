"""The appearance in force: follows the desktop or the setting, and switches while running."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app.ui.design.files import resource_path
from app.ui.design.fonts import choose_family, make_font
from app.ui.design.icons import IconName, Icons
from app.ui.design.stylesheet import build_stylesheet
from app.ui.design.tokens import (
    DARK,
    DEFAULT_POINTS,
    LIGHT,
    Measures,
    Palette,
    TextRole,
    clamped_points,
)


class ThemeMode(StrEnum):
    """The appearance setting (外观)."""

    SYSTEM = "system"  # 跟随系统
    LIGHT = "light"  # 浅色
    DARK = "dark"  # 深色


class Theme(QObject):
    """Colours, lengths, fonts and icons for widgets; ``changed`` follows every switch (主题)."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        mode: ThemeMode = ThemeMode.SYSTEM,
        points: float = DEFAULT_POINTS,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        self._measures = Measures(clamped_points(points))
        self._family = choose_family()
        self._icons = Icons()
        self._template = resource_path("styles", "app.qss").read_text(encoding="utf-8")
        self._applied: tuple[bool, float] | None = None
        QDir.setSearchPaths("icons", [str(resource_path("icons"))])
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._ask_for_scheme()
        self._apply()

    @property
    def mode(self) -> ThemeMode:
        """The setting, which may be to follow the desktop."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in force."""
        if self._mode is ThemeMode.SYSTEM:
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def colours(self) -> Palette:
        """The palette in force."""
        return DARK if self.is_dark else LIGHT

    @property
    def points(self) -> float:
        """The font-size setting in points."""
        return self._measures.points

    def px(self, pixels: float) -> int:
        """Return a length given for the default size, scaled by the font-size setting."""
        return self._measures.px(pixels)

    def font(self, role: TextRole) -> QFont:
        """Return the font of a text role."""
        return make_font(self._family, self._measures, role)

    def icon(self, name: IconName, colour: str = "", size: int = 16, gap: int = 0) -> QIcon:
        """Return an icon, in the second text colour unless told; lengths are scaled."""
        colours, px = self.colours, self.px
        return self._icons.icon(name, colour or colours.second, colours.border, px(size), px(gap))

    def pixmap(self, name: IconName, colour: str, size: int, ratio: float) -> QPixmap:
        """Return a drawing for painting at once; ``size`` is scaled, ``ratio`` the screen's."""
        return self._icons.pixmap(name, colour, self.px(size), ratio)

    def set_mode(self, mode: ThemeMode) -> None:
        """Change the appearance at once."""
        self._mode = mode
        self._ask_for_scheme()
        self._apply()

    def set_points(self, points: float) -> None:
        """Change the size of everything at once; kept within 9 to 14 points."""
        self._measures = Measures(clamped_points(points))
        self._apply()

    def _ask_for_scheme(self) -> None:
        """Tell the desktop too, so that title bars and system dialogs match."""
        schemes = {ThemeMode.LIGHT: Qt.ColorScheme.Light, ThemeMode.DARK: Qt.ColorScheme.Dark}
        hints = self._application.styleHints()
        hints.setColorScheme(schemes.get(self._mode, Qt.ColorScheme.Unknown))

    def _follow(self) -> None:
        self._apply()

    def _apply(self) -> None:
        state = (self.is_dark, self._measures.points)
        if state == self._applied:
            return
        self._applied = state
        self._application.setPalette(qt_palette(self.colours))
        self._application.setFont(self.font(TextRole.BODY))
        self._application.setStyleSheet(
            build_stylesheet(self._template, self.colours, self._measures, dark=self.is_dark)
        )
        self.changed.emit()


def qt_palette(colours: Palette) -> QPalette:
    """Return Qt's palette for everything the style sheet does not name."""
    palette = QPalette(QColor(colours.surface), QColor(colours.background))
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.quiet,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.PlaceholderText: colours.third,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Light: colours.hairline,
        role.Midlight: colours.hairline,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.third))
    return palette
