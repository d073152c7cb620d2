"""Makes the QApplication: name, texts in Chinese, style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import DEFAULT_POINTS


@dataclass(frozen=True, slots=True)
class Appearance:
    """The user's settings of the look (外观设置)."""

    mode: ThemeMode = ThemeMode.SYSTEM
    points: float = DEFAULT_POINTS


@dataclass(frozen=True, slots=True)
class Stage:
    """The application with its theme."""

    application: QApplication
    theme: Theme


def make_application(argv: Sequence[str], appearance: Appearance | None = None) -> Stage:
    """Return the application, ready for windows; call once in a process."""
    wanted = appearance or Appearance()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(list(argv))
    application.setApplicationName("kuaiwei")
    application.setApplicationDisplayName("快维")
    application.setApplicationVersion(__version__)
    application.setOrganizationName("kuaiwei")
    application.setDesktopFileName("kuaiwei")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    install_translators(application)
    theme = Theme(application, mode=wanted.mode, points=wanted.points)
    return Stage(application, theme)


def install_translators(application: QApplication) -> bool:
    """Have Qt's own buttons and menus speak Chinese; False if its texts are not shipped."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_zh_CN", folder):
        return False
    return application.installTranslator(translator)
