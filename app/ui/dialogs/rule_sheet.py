"""A centre's own word on a rule: the limit of an unverified one, or a promise (期限设定)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.deadline import Unit
from app.domain.text import half_width, tidy
from app.services.deadline_views import RuleLine
from app.support.errors import Problem
from app.ui.design.theme import Theme
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.rule_settings import LIMIT_UNITS, RuleDraft, draft_problems, read_limit


class RuleAct(StrEnum):
    """What the sheet sets (设定内容)."""

    LIMIT = "limit"  # 更改期限
    CONFIRM = "confirm"  # 确认已核实
    PROMISE = "promise"  # 承诺时限


class RuleSheet(FieldSheet):
    """Asks number, unit and reason; ``asked`` carries a :class:`RuleDraft`."""

    def __init__(
        self, theme: Theme, line: RuleLine, act: RuleAct, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "", parent=parent)
        self.act = act
        titles = {
            RuleAct.LIMIT: self.tr("更改期限"),
            RuleAct.CONFIRM: self.tr("确认已核实"),
            RuleAct.PROMISE: self.tr("设承诺时限"),
        }
        verbs = {RuleAct.CONFIRM: self.tr("确认已核实")}
        self.setWindowTitle(f"{titles[act]} · {line.term}")
        self.primary.set_text(verbs.get(act, self.tr("看会变动什么")), hint="Ctrl+S")
        self.about.setText(self._about(line))
        self.about.show()
        self.limit, self.unit = self.line(), QComboBox()
        for unit in LIMIT_UNITS:
            self.unit.addItem(unit.measure, unit)
        self.enter.watch(self.unit)
        self.reason = self.line()
        self.confirmed = QCheckBox(self.tr("已对照原文核实"))
        self._fill(line)
        self._lay_out()

    def _about(self, line: RuleLine) -> str:
        if self.act is RuleAct.PROMISE:
            words = self.tr(
                "{term}：{nature}期限 {limit}。承诺时限另列一行，以空心标出，不改变{nature}期限。"
            )
        elif self.act is RuleAct.CONFIRM:
            words = self.tr("{term}：期限 {limit}。依据：{source}。核实原文后不再标“待核实”。")
        else:
            words = self.tr("{term}：现为 {limit}，程序自带 {shipped}，尚未核实原文。")
        return words.format(
            term=line.term,
            nature=line.nature,
            limit=line.limit or "—",
            shipped=line.shipped or "—",
            source=line.source or "—",
        )

    def _fill(self, line: RuleLine) -> None:
        now = read_limit(line.promise if self.act is RuleAct.PROMISE else line.limit)
        unit = (now or read_limit(line.limit) or (0, Unit.WORKING_DAY))[1]
        self.limit.setText(str(now[0]) if now else "")
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.confirmed.setChecked(self.act is RuleAct.CONFIRM or line.confirmed)

    def _lay_out(self) -> None:
        fixed = self.act is RuleAct.CONFIRM and bool(self.limit.text())
        self.limit.setReadOnly(fixed)
        self.unit.setEnabled(not fixed)
        terms = {RuleAct.PROMISE: self.tr("承诺 *")}
        hints = {RuleAct.CONFIRM: self.tr("如：查阅的文件、版本和条款")}
        self.add_line(
            (self.field("limit", terms.get(self.act, self.tr("期限 *")), self.limit), 1),
            (self.field("unit", self.tr("单位"), self.unit), 1),
        )
        hint = hints.get(self.act, self.tr("如：中心会议纪要、属地文件和条款"))
        self.body.addWidget(self.field("reason", self.tr("原因 *"), self.reason, hint))
        if self.act is RuleAct.LIMIT:
            self.body.addWidget(self.confirmed)
        self.body.addStretch(1)
        (self.reason if fixed else self.limit).setFocus()

    def problems(self) -> tuple[Problem, ...]:
        """Check number and reason."""
        return draft_problems(self.limit.text(), self.reason.text())

    def draft(self) -> RuleDraft:
        """Return what was typed."""
        return RuleDraft(
            int(half_width(tidy(self.limit.text()))),
            Unit(self.unit.currentData()),
            self.confirmed.isChecked(),
            tidy(self.reason.text()),
        )
