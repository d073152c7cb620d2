"""Makes the QApplication: name, language of the texts, style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__
from app.support.settings import Language
from app.ui.design.files import resource_path
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import DEFAULT_POINTS


@dataclass(frozen=True, slots=True)
class Appearance:
    """The user's settings of the look (外观设置)."""

    mode: ThemeMode = ThemeMode.SYSTEM
    points: float = DEFAULT_POINTS
    language: Language = Language.CHINESE


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
    application.setApplicationVersion(__version__)
    application.setOrganizationName("kuaiwei")
    application.setDesktopFileName("kuaiwei")
    speak(application, wanted.language)
    theme = Theme(application, mode=wanted.mode, points=wanted.points)
    return Stage(application, theme)


def speak(application: QApplication, language: Language) -> bool:
    """Choose the language of every text made from now on; False if its texts are not shipped.

    Chinese stands at the source, so there only Qt's own buttons and menus are translated; Qt speaks
    English by itself, so there only ours are.
    """
    translator = QTranslator(application)
    if language is Language.ENGLISH:
        # Weeks begin on Monday there too, as on every calendar of the office.
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        found = translator.load(str(resource_path("i18n", "app_en.qm")))
    else:
        locale = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = translator.load("qtbase_zh_CN", folder)
    QLocale.setDefault(locale)
    installed = found and application.installTranslator(translator)
    # After the translator: the name is a text as well.
    application.setApplicationDisplayName(QCoreApplication.translate("Application", "快维"))
    return installed
