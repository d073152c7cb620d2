"""English as the second language: every text gathered, put into English, compiled and used."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.domain.terms import Track
from app.services.deadline_views import Bucket
from app.services.program import Program
from app.services.requests import Opening
from app.support.clock import CHINA
from app.support.settings import LANGUAGE, Language
from app.ui.application import Stage, speak
from app.ui.design.theme import Theme, ThemeMode
from app.ui.design.tokens import TextRole
from app.ui.desktop import Desktop, appearance_of
from app.ui.pages.settings.appearance import AppearancePanel
from app.ui.pages.settings_page import SettingsPage
from app.ui.pages.workbench_parts import figure_words
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.case_columns import Office, bin_columns, columns_of
from app.ui.viewmodels.month import month_columns
from app.ui.viewmodels.workbench_agenda import agenda_columns, figures
from app.ui.widgets.month_grid import weekday_names
from app.ui.workspace import LIST_PAGES, PageId
from installer.translate import (
    COMPILED,
    PROJECT,
    TEXTS,
    TranslationError,
    compile_texts,
    gather,
    unfinished,
    words_without_qt,
)
from tests.store.desk_kit import ADMIN, make_program, zhongshan
from tests.ui.desktop_kit import ToldPrompter
from tests.ui.pages.month_settings_kit import make_workplace, office

# A letter or digit after a single &; && is the sign itself.
MNEMONIC = re.compile(r"(?<!&)&(\w)")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
BESIDE_THE_WORDS = 66
"""What icon and margins of the navigation take from its width, in pixels at the default size."""
HEADING = re.compile(r'ColumnSpec\(\s*"[^"]*",\s*"([^"]+)"')
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=CHINA)
TILES_OF_STATES = {"supplement"}
"""Their label is a state of the case, a term of law."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Examples of what is typed, and terms of law, stay as they are in any language.
KEEPS_CHINESE = {
    ("AppearancePanel", "语言 / Language"),
    ("AppearancePanel", "粤中知法裁字〔2026〕12号"),
    ("AppearancePanel", "请求人 诉 被请求人 · 外观设计 · 2026-11-23 周一"),
    ("CentreStep", "如 粤江，待核实"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the interface with its English."""

    context: str
    source: str
    english: str


def texts_of(path: Path) -> list[Text]:
    return [
        Text(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
        )
        for context in Xml.parse(path).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    ]


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    found = texts_of(TEXTS)
    assert len(found) > 400
    return found


@contextmanager
def speaking(application: QApplication, language: Language) -> Iterator[None]:
    """Have the application speak a language, and as before afterwards."""
    before = application.findChildren(QTranslator)
    name, locale = application.applicationDisplayName(), QLocale()
    assert speak(application, language)
    yield
    for translator in application.findChildren(QTranslator):
        if translator not in before:
            application.removeTranslator(translator)
            translator.deleteLater()
    application.setApplicationDisplayName(name)
    QLocale.setDefault(locale)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application speaking English."""
    with speaking(qapp, Language.ENGLISH):
        yield qapp


def said_in(path: Path) -> set[tuple[str, str]]:
    """Return (class, text) for every literal handed to ``self.tr`` in a class of ``path``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        (owner.name, call.args[0].value)
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for call in ast.walk(owner)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_gathering_the_texts_again_changes_nothing(tmp_path: Path) -> None:
    again = tmp_path / TEXTS.name
    again.write_bytes(TEXTS.read_bytes())

    gather(again)

    assert set(texts_of(again)) == set(texts_of(TEXTS)), "run `make translations`"


def test_gathering_misses_no_text_that_a_class_says(texts: list[Text]) -> None:
    """The extractor skips what it cannot read without a word, so it is counted by other means."""
    gathered = {(text.context, text.source) for text in texts}
    said = {pair for path in (PROJECT / "app" / "ui").rglob("*.py") for pair in said_in(path)}

    assert len(said) > 400
    assert said - gathered == set()


def test_gathering_misses_no_heading_and_no_figure(texts: list[Text]) -> None:
    """View-models know no Qt, so their words are read from the source; here they are asked."""
    gathered = {(text.context, text.source) for text in texts}
    office = Office("li", {}, (), TODAY)
    tables = (*(columns_of(track, office) for track in (None, *Track)), bin_columns(office))
    said = {("Columns", column.heading) for table in tables for column in table}
    said |= {("Columns", column.heading) for column in month_columns()}
    said |= {("Columns", column.heading) for column in agenda_columns(office)}
    said |= {("Figures", bucket.term) for bucket in Bucket}
    tiles = figures(NOON)
    said |= {("Figures", tile.label) for tile in tiles if tile.key not in TILES_OF_STATES}
    said |= {("Figures", tile.meaning) for tile in tiles}

    assert len(said) > 50
    assert said - gathered == set()


def test_every_heading_written_in_the_source_is_gathered(texts: list[Text]) -> None:
    """By other means than the gatherer's: the text that follows the key of a column."""
    gathered = {text.source for text in texts if text.context == "Columns"}
    sources = [path.read_text(encoding="utf-8") for path in (PROJECT / "app" / "ui").rglob("*.py")]
    written = {heading for source in sources for heading in HEADING.findall(source)}

    assert len(written) > 80
    assert written - gathered == set()


def test_a_heading_that_cannot_be_read_stops_the_gathering(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "app" / "ui" / "page.py"
    page.parent.mkdir(parents=True)
    page.write_text("COLUMNS = (ColumnSpec('day', make_heading(), cell),)\n", encoding="utf-8")
    monkeypatch.setattr("installer.translate.PROJECT", tmp_path)

    with pytest.raises(TranslationError, match=r"page\.py:1"):
        words_without_qt()


def test_in_english_no_heading_of_a_list_is_chinese(english: QApplication) -> None:
    columns = columns_of(None, Office("li", {}, (), TODAY))
    table = ColumnTable(columns, lambda _ids: (), lambda line: line.id)
    shown = [str(table.headerData(at, Qt.Orientation.Horizontal)) for at in range(len(columns))]

    assert "Handler" in shown
    assert [heading for heading in shown if CHINESE.search(heading)] == []


def test_in_english_tiles_are_english_and_states_stay(english: QApplication) -> None:
    shown = {tile.key: figure_words(tile.label) for tile in figures(NOON)}

    assert shown["overdue"] == "Overdue"
    assert {key for key, words in shown.items() if CHINESE.search(words)} == TILES_OF_STATES


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [(Language.ENGLISH, "Mon", "Sun"), (Language.CHINESE, "周一", "周日")],
)
def test_the_month_names_its_weekdays_in_the_language(
    qapp: QApplication, language: Language, first: str, last: str
) -> None:
    with speaking(qapp, language):
        names = weekday_names()

    assert (names[0], names[-1], len(names)) == (first, last, 7)


def test_every_text_is_in_english(texts: list[Text]) -> None:
    wanting = [
        text
        for text in texts
        if CHINESE.search(text.english) and (text.context, text.source) not in KEEPS_CHINESE
    ]

    assert unfinished(TEXTS) == []
    assert wanting == []


def test_a_text_without_english_is_reported(tmp_path: Path) -> None:
    draft = tmp_path / TEXTS.name
    whole = TEXTS.read_text(encoding="utf-8")
    draft.write_text(re.sub(r"(<translation)>[^<]+", r'\1 type="unfinished">', whole, count=1))

    assert len(unfinished(draft)) == 1


def test_english_has_the_same_placeholders(texts: list[Text]) -> None:
    unequal = [
        text
        for text in texts
        if Counter(PLACEHOLDER.findall(text.source)) != Counter(PLACEHOLDER.findall(text.english))
    ]

    assert unequal == []


def test_english_keeps_the_mnemonics(texts: list[Text]) -> None:
    """Alt and a letter must do the same in both languages, and once only in a menu."""
    unequal = [
        text
        for text in texts
        if [key.upper() for key in MNEMONIC.findall(text.source)]
        != [key.upper() for key in MNEMONIC.findall(text.english)]
    ]

    assert unequal == []
    assert any(MNEMONIC.search(text.source) for text in texts)


def test_outer_spaces_and_ellipses_are_kept(texts: list[Text]) -> None:
    """They join texts to numbers, and promise that a question follows."""

    def ends(words: str) -> tuple[bool, bool, bool]:
        return words[:1].isspace(), words[-1:].isspace(), words.endswith("…")

    assert [text for text in texts if ends(text.source) != ends(text.english)] == []


def test_the_shipped_texts_are_what_compiling_gives(tmp_path: Path) -> None:
    again = tmp_path / COMPILED.name

    compile_texts(TEXTS, again)

    assert again.read_bytes() == COMPILED.read_bytes(), "run `make translations`"


def test_the_settings_decide_the_language(tmp_path: Path) -> None:
    program = make_program(tmp_path)
    usual = appearance_of(program).language
    program.settings.set(LANGUAGE, Language.ENGLISH.value)

    assert (usual, appearance_of(program).language) == (Language.CHINESE, Language.ENGLISH)


def test_in_english_the_window_navigates_in_english_and_terms_of_law_stay(
    english: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    program: Program = make_program(tmp_path / "profile")
    program.set_up(tmp_path / "库", zhongshan(), ADMIN).workplace.close()
    theme = Theme(english, mode=ThemeMode.LIGHT)
    desktop = Desktop(program, Stage(english, theme), ToldPrompter())
    desktop.start(Opening(tmp_path / "库", ADMIN.name, ADMIN.password))
    qtbot.waitUntil(lambda: desktop.window is not None)
    assert desktop.window is not None
    rail = desktop.window.rail
    shown = {page: rail.button(page.value).text() for page in PageId}
    metrics = QFontMetrics(theme.font(TextRole.STRONG))
    room = rail.width() - theme.px(BESIDE_THE_WORDS)
    cut = {text for text in shown.values() if metrics.horizontalAdvance(text) > room}
    title, name = desktop.window.windowTitle(), english.applicationDisplayName()
    desktop.close()
    english.setStyleSheet("")
    theme.deleteLater()

    terms = {page: track.term for track, page in LIST_PAGES.items()}
    assert len(terms) == len(Track)
    assert shown == terms | {
        PageId.WORKBENCH: "Workbench",
        PageId.PARTIES: "Parties",
        PageId.REGISTERS: "Registers",
        PageId.CALENDAR: "Calendar",
        PageId.MONTH: "Monthly report",
        PageId.RECYCLE: "Recycle bin",
        PageId.SETTINGS: "Settings",
    }
    assert cut == set()
    assert "KuaiWei" in title
    assert name == "KuaiWei"


@pytest.mark.parametrize(
    ("language", "cancel", "monday"),
    [(Language.ENGLISH, "Cancel", "Monday"), (Language.CHINESE, "取消", "星期一")],
)
def test_the_buttons_and_calendars_of_qt_speak_the_same_language(
    qapp: QApplication, qtbot: QtBot, language: Language, cancel: str, monday: str
) -> None:
    with speaking(qapp, language):
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        words = box.button(QDialogButtonBox.StandardButton.Cancel).text()
        day = QLocale().dayName(1)

    assert words.replace("&", "") == cancel
    assert day == monday


def test_a_language_is_chosen_by_its_own_name_for_the_next_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    with office(qapp, qtbot, make_workplace(tmp_path / "数据"), tmp_path) as made:
        page = SettingsPage(made.workspace, made.ways)
        made.show(page)
        panel = page.show_tab("appearance")
        assert isinstance(panel, AppearancePanel)
        names = {button.text(): button for button in panel.languages.buttons()}
        settings = made.workspace.settings
        before = settings.get(LANGUAGE), names["简体中文"].isChecked()

        names["English"].click()

        assert before == ("zh", True)
        assert settings.get(LANGUAGE) == "en"
        assert panel.title == "外观"
        panel.load()
        assert names["English"].isChecked()
