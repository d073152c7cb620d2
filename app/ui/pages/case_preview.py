"""The card beside a case list: what the current case is, what comes next, what happened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QWidget

from app.services.views import MoveOffer
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.viewmodels.case_dossier import Fact, Preview
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState, SectionHeader
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import Label
from app.ui.widgets.pills import StatusPill

WIDTH = 316
SHOWN_MOVES = 3
ALWAYS_FOLDED = ("exit",)


def key_values(facts: Sequence[Fact]) -> tuple[KeyValue, ...]:
    """Return facts as rows of a list."""
    return tuple(KeyValue(fact.label, fact.value, tone=fact.tone) for fact in facts)


class CasePreview(Card):
    """Facts, next steps and last events of one case (案件预览)."""

    open_asked = Signal()
    move_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._nothing = EmptyState(
            theme,
            IconName.INFO,
            self.tr("没有选中案件"),
            self.tr("在左边选一行，这里显示要点和下一步。"),
        )
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._make_body())
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._scroll, 1)
        theme.changed.connect(self._rescale)
        self._rescale()
        self.show_nothing()

    def _make_body(self) -> QWidget:
        theme, inside = self._theme, QWidget()
        inside.setProperty("plain", "true")
        box = column(theme, inside, gap=8, insets=Insets(14, 13, 14, 13))
        self._pill = StatusPill(theme)
        self._title = Label("", TextRole.HEADING)
        self._subtitle = Label("", TextRole.SMALL)
        for label in (self._title, self._subtitle):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = KeyValueList(theme)
        self._steps_heading = SectionHeader(theme, self.tr("下一步"))
        self._steps = QWidget()
        self._flow = FlowLayout(lambda: theme.px(6), self._steps)
        self._recent_heading = SectionHeader(theme, self.tr("最近"))
        self._recent = Label("", TextRole.SMALL)
        self._recent.setWordWrap(True)
        for widget in (
            self._pill, self._title, self._subtitle, self._facts, self._steps_heading,
            self._steps, self._recent_heading, self._recent,
        ):  # fmt: skip
            box.addWidget(widget)
        box.addStretch(1)
        return inside

    def show_nothing(self) -> None:
        """Say that no single case is chosen."""
        self._scroll.hide()
        self._nothing.show()

    def show_case(self, preview: Preview, moves: Sequence[MoveOffer]) -> None:
        """Show one case."""
        self._pill.set_state(preview.state, preview.tone)
        self._title.setText(preview.title)
        self._subtitle.setText(preview.subtitle)
        self._facts.set_rows(key_values(preview.facts))
        self._show_moves(moves)
        self._recent.setText(
            "\n".join(
                " ".join(part for part in (line.when, line.actor, line.text) if part)
                for line in preview.recent
            )
        )
        self._nothing.hide()
        self._scroll.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _show_moves(self, moves: Sequence[MoveOffer]) -> None:
        self._flow.clear()
        usual = [move for move in moves if move.code not in ALWAYS_FOLDED]
        for at, move in enumerate(usual[:SHOWN_MOVES]):
            kind = ButtonKind.PRIMARY if at == 0 else ButtonKind.PLAIN
            button = Button(self._theme, move.term, kind=kind)
            button.clicked.connect(lambda _=False, code=move.code: self.move_asked.emit(code))
            self._flow.addWidget(button)
        rest = [move for move in moves if move not in usual[:SHOWN_MOVES]]
        if rest:
            more = Button(self._theme, self.tr("更多"))
            more.set_menu(moves_menu(rest, more, self.move_asked.emit))
            self._flow.addWidget(more)
        opener = Button(self._theme, self.tr("打开案卷 ↵"))
        opener.clicked.connect(self.open_asked)
        self._flow.addWidget(opener)

    def _rescale(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))


def moves_menu(
    moves: Sequence[MoveOffer], parent: QWidget, asked: Callable[[str], object]
) -> QMenu:
    """Return a menu of moves; ``asked`` is called with the code of the chosen one."""
    menu = QMenu(parent)
    for move in moves:
        if move.code in ALWAYS_FOLDED and not menu.isEmpty():
            menu.addSeparator()
        action = menu.addAction(move.term)
        action.setData(move.code)
    menu.triggered.connect(lambda action: asked(action.data()))
    return menu
