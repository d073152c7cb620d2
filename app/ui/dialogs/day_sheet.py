"""Setting a single day of the calendar by hand: works or rests, and why (调整一天)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.domain.text import tidy
from app.services.deadline_views import DayLoad
from app.support.errors import Problem
from app.ui.design.layouts import row
from app.ui.design.theme import Theme
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.calendar import kind_words, long_day, source_words


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day as it shall be (日期调整)."""

    on: date
    works: bool
    reason: str


class DaySheet(FieldSheet):
    """Asks whether the office works that day, and why; ``asked`` carries a :class:`DayChange`."""

    def __init__(self, theme: Theme, load: DayLoad, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent=parent)
        self._load = load
        day = long_day(load.on)
        self.setWindowTitle(self.tr("调整 {day}").format(day=day))
        self.primary.set_text(self.tr("看会变动什么"), hint="Ctrl+S")
        now = self.tr("{day}现在是{kind}。{source}").format(
            day=day, kind=kind_words(load), source=source_words(load)
        )
        self.about.setText(now)
        self.about.show()
        self.works, self.rests = QRadioButton(self.tr("上班")), QRadioButton(self.tr("休息"))
        self._group = QButtonGroup(self)
        choice = QWidget()
        line = row(theme, choice, gap=16)
        for button in (self.works, self.rests):
            self._group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        (self.rests if load.works else self.works).setChecked(True)
        self.reason = self.line()
        hint = self.tr("如：属地政府通知、停电停机、中心值班安排")
        self.body.addWidget(self.field("works", self.tr("改为"), choice))
        self.body.addWidget(self.field("reason", self.tr("原因 *"), self.reason, hint))
        self.body.addStretch(1)
        self.reason.setFocus()

    def problems(self) -> tuple[Problem, ...]:
        """Ask for a change and its reason."""
        found: tuple[Problem, ...] = ()
        if self.works.isChecked() == self._load.works and not self._load.edited:
            found += (Problem("works", self.tr("这一天现在就是这样，不必调整。")),)
        if not tidy(self.reason.text()):
            found += (Problem("reason", self.tr("请写明原因。")),)
        return found

    def draft(self) -> DayChange:
        """Return the day as it shall be."""
        return DayChange(self._load.on, self.works.isChecked(), tidy(self.reason.text()))
