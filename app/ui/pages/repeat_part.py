"""Hints that a party may have been here before, each with its evidence (重复当事人提示)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.repeat import HINT
from app.services.handling_views import RepeatCase, RepeatNotice
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import ElidedLabel, Label

translate = QCoreApplication.translate

SHOWN_CASES = 5


def repeat_part(
    theme: Theme, notices: Sequence[RepeatNotice], open_case: Callable[[int], None]
) -> QWidget:
    """Return a card of hints; each case that speaks for one can be opened."""
    card = Card(theme, translate("RepeatPart", "重复当事人"))
    if card.header is not None:
        card.header.note.setText(translate("RepeatPart", "提示，非认定"))
    for notice in notices:
        # The head says already that these are hints, and the sentence names its kind.
        words = Label(f"△ {notice.text.removeprefix(f'{HINT}：')}", TextRole.WARNING)
        words.setWordWrap(True)
        card.body.addWidget(words)
        for case in notice.cases[:SHOWN_CASES]:
            card.body.addWidget(_case_line(theme, case, open_case))
        rest = len(notice.cases) - SHOWN_CASES
        if rest > 0:
            more = translate("RepeatPart", "另有 {n} 件").format(n=rest)
            card.body.addWidget(Label(more, TextRole.SMALL))
    return card


def _case_line(theme: Theme, case: RepeatCase, open_case: Callable[[int], None]) -> QWidget:
    place = QWidget()
    line = row(theme, place, gap=8, insets=Insets(14, 0, 0, 0))
    number = Button(theme, case.number, kind=ButtonKind.QUIET)
    number.clicked.connect(lambda: open_case(case.case_id))
    told = [case.received_on.isoformat(), case.title]
    if case.agrees:
        told.append(translate("RepeatPart", "相同：{facts}").format(facts="、".join(case.agrees)))
    if case.effective_on is not None:
        told.append(f"{case.outcome_term} {case.effective_on.isoformat()}".strip())
    line.addWidget(number)
    line.addWidget(ElidedLabel(" · ".join(told), TextRole.SMALL), 1)
    return place


def with_repeats(
    theme: Theme,
    parties: QWidget,
    notices: Sequence[RepeatNotice],
    open_case: Callable[[int], None],
) -> QWidget:
    """Return the parties of a case, under the hints about them if there are any."""
    if not notices:
        return parties
    place = QWidget()
    box = column(theme, place, gap=0)
    above = column(theme, gap=0, insets=Insets(12, 12, 12, 0))
    above.addWidget(repeat_part(theme, notices, open_case))
    box.addLayout(above)
    box.addWidget(parties, 1)
    return place
