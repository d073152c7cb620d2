"""Parts of the workbench: the row of tiles, the remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.terms import Tone
from app.ui.design.layouts import column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.workbench_agenda import Figure
from app.ui.viewmodels.workbench_hints import Hint
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label
from app.ui.widgets.tile import Tile

ALWAYS_SHOWN = 6
ALL_SHOWN_FROM = 1280
"""Width of the row in pixels at the default size from which every tile has room."""
_HINT_ROLES = {Tone.ATTENTION: TextRole.WARNING, Tone.BAD: TextRole.DANGER}


def figure_words(words: str) -> str:
    """Return words of a figure in the language of the interface; terms stay as they are."""
    return QCoreApplication.translate("Figures", words)


class TileRow(QWidget):
    """Tiles side by side; the last ones become links elsewhere where room is short (数字行).

    ``chosen`` carries the key of the pressed tile, ``folded`` whether the last ones are away.
    """

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(
        self, theme: Theme, figures: Sequence[Figure], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        line = row(theme, self, gap=10)
        self.tiles: dict[str, Tile] = {}
        for figure in figures:
            tile = Tile(theme, figure_words(figure.label))
            tile.setToolTip(figure_words(figure.meaning))
            tile.clicked.connect(lambda _=False, key=figure.key: self.chosen.emit(key))
            self.tiles[figure.key] = tile
            line.addWidget(tile)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._adapt)

    @property
    def rest(self) -> tuple[str, ...]:
        """The keys of the tiles that give way."""
        return tuple(self.tiles)[ALWAYS_SHOWN:]

    def show_counts(self, figures: Sequence[Figure], counts: Mapping[str, int]) -> None:
        """Show other figures; nought is never coloured."""
        for figure in figures:
            count = counts[figure.key]
            tone = figure.tone if count else Tone.NEUTRAL
            self.tiles[figure.key].set_figure(f"{count:,}", tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the last tiles away where room is short."""
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        short = self.width() < self._theme.px(ALL_SHOWN_FROM)
        for key in self.rest:
            self.tiles[key].setHidden(short)
        self.folded.emit(short)


class FigureLinks(QWidget):
    """Figures as words in a line, for those that have no tile now (数字链接)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(theme, self, gap=4)
        self.links = {key: Button(theme, "", kind=ButtonKind.QUIET) for key in keys}
        for key, link in self.links.items():
            link.clicked.connect(lambda _=False, one=key: self.chosen.emit(one))
            line.addWidget(link)

    def show_counts(self, figures: Sequence[Figure], counts: Mapping[str, int]) -> None:
        """Show other figures."""
        for figure in figures:
            if figure.key in self.links:
                link = self.links[figure.key]
                link.set_text(f"{figure_words(figure.label)} {counts[figure.key]:,}")
                link.setToolTip(figure_words(figure.meaning))


class HintCard(Card):
    """Remarks, each with a way to what it speaks of; ``pressed`` carries it (提示)."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("提示"), parent=parent)
        self._theme = theme
        self._lines = column(theme, gap=6)
        self.body.addLayout(self._lines)

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show other remarks."""
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for hint in hints:
            self._lines.addWidget(self._line(hint))
        if not hints:
            self._lines.addWidget(Label(self.tr("现在没有需要留意的事。"), TextRole.SMALL))

    def _line(self, hint: Hint) -> QWidget:
        label = Label(hint.text, _HINT_ROLES.get(hint.tone, TextRole.SMALL_TEXT))
        label.setWordWrap(True)
        if not hint.leads_on:
            return label
        place = QWidget()
        line = row(self._theme, place, gap=6)
        verb = self.tr("继续") if hint.form else self.tr("查看")
        go_on = Button(self._theme, verb, kind=ButtonKind.QUIET)
        go_on.setAccessibleName(f"{verb} {hint.text}")
        go_on.clicked.connect(lambda: self.pressed.emit(hint))
        line.addWidget(label, 1)
        line.addWidget(go_on)
        return place
