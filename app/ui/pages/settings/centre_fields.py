"""Parts of the centre's form: the tag of unconfirmed facts, and the number patterns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.centre import Book
from app.domain.terms import Tone
from app.support.errors import Problem
from app.ui.design.layouts import row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.viewmodels.settings import BOOK_TERMS, PatternTexts, next_number, number_key
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.labels import Label, repolish
from app.ui.widgets.pills import StatusPill


class UnverifiedTag(QWidget):
    """待核实 with the button that says it was looked up (待核实标记)."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, key: str, term: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        tip = self.tr("没有公开来源确认，请按批复、委托书等原件核对。")
        self.pill = StatusPill(theme, self.tr("待核实"), Tone.ATTENTION)
        self.pill.setToolTip(tip)
        self.pill.setAccessibleName(self.tr("{term}待核实").format(term=term))
        self.pill.setAccessibleDescription(tip)
        self.button = Button(theme, self.tr("标为已核实"), kind=ButtonKind.QUIET)
        self.button.setAccessibleName(self.tr("{term}标为已核实").format(term=term))
        self.button.setToolTip(tip)
        line = row(theme, self, gap=4)
        line.addWidget(self.pill)
        line.addWidget(self.button)
        line.addStretch(1)
        self.button.clicked.connect(lambda: self.confirmed.emit(key))


class PatternTable(QWidget):
    """Prefix and pattern of every book, with the number it would give next (编号格式)."""

    changed = Signal()

    def __init__(self, panel: SettingsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = panel.theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.editors: dict[Book, tuple[QLineEdit, QLineEdit]] = {}
        self._remarks: dict[Book, Label] = {}
        self._year, self._serials = 2000, dict[str, int]()
        heads = (self.tr("编号簿"), self.tr("字头"), self.tr("格式"), self.tr("下一个号"))
        for at, text in enumerate(heads):
            self._grid.addWidget(Label(text, TextRole.SMALL), 0, at)
        for line, book in enumerate(Book, start=1):
            self._add(panel, line, book)
        for at, stretch in enumerate((0, 2, 3, 3)):
            self._grid.setColumnStretch(at, stretch)
        self._theme.changed.connect(self._rescale)
        self._rescale()

    def _add(self, panel: SettingsPanel, line: int, book: Book) -> None:
        term = BOOK_TERMS[book]
        prefix, pattern, shown = panel.line(), panel.line(), Label()
        prefix.setAccessibleName(self.tr("{book}字头").format(book=term))
        pattern.setAccessibleName(self.tr("{book}格式").format(book=term))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setWordWrap(True)
        self.editors[book] = (prefix, pattern)
        self._remarks[book] = shown
        for at, widget in enumerate((Label(term), prefix, pattern, shown)):
            self._grid.addWidget(widget, line, at)
        for edit in (prefix, pattern):
            edit.textChanged.connect(self._typed)

    def set_counters(self, year: int, serials: Mapping[str, int]) -> None:
        """Say which serials come next in which year."""
        self._year, self._serials = year, dict(serials)
        self._typed()

    def set_texts(self, texts: Mapping[Book, PatternTexts]) -> None:
        """Show patterns."""
        for book, (prefix, pattern) in self.editors.items():
            prefix.setText(texts[book].prefix)
            pattern.setText(texts[book].pattern)

    def texts(self) -> Mapping[Book, PatternTexts]:
        """Return what is typed."""
        return {
            book: PatternTexts(prefix.text(), pattern.text())
            for book, (prefix, pattern) in self.editors.items()
        }

    def preview(self, book: Book) -> str:
        """Return what stands behind a book's pattern."""
        return self._remarks[book].text()

    def show_problems(self, problems: Mapping[str, Problem]) -> bool:
        """Show what is wrong in place of the next number; True if nothing is."""
        fine = True
        for book, (_, pattern) in self.editors.items():
            problem = problems.get(number_key(book))
            pattern.setProperty("level", problem.level.value if problem else "")
            repolish(pattern)
            if problem is None:
                continue
            self._remarks[book].set_role(TextRole.DANGER)
            self._remarks[book].setText(f"▲ {problem.message}")
            pattern.setAccessibleDescription(problem.message)
            if fine:
                pattern.setFocus(Qt.FocusReason.OtherFocusReason)
            fine = False
        return fine

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Let the patterns be read but not changed."""
        for pair in self.editors.values():
            for edit in pair:
                edit.setReadOnly(read_only)

    def _typed(self) -> None:
        for book, typed in self.texts().items():
            number = next_number(typed, self._year, self._serials.get(book.value, 1))
            self._remarks[book].set_role(TextRole.BODY if number else TextRole.DANGER)
            wrong = self.tr("▲ 须含 {year} 和 {seq} 各一次")
            self._remarks[book].setText(number or wrong)
        self.changed.emit()

    def _rescale(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))
