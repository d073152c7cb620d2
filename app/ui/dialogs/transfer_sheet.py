"""The sheets of the transfer ledger: a new entry, its days, what came back (移送登记)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.dates import format_instant
from app.domain.text import tidy
from app.domain.transfers import Body, TransferResult
from app.services.handling_views import TransferLine
from app.services.transfers import TransferEntry
from app.support.errors import Problem
from app.ui.dialogs.case_finder import CaseFinder
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.viewmodels.register_drafts import (
    AnswerDraft,
    DayDraft,
    DayReader,
    TransferDraft,
    result_choices,
    starts_words,
)
from app.ui.workspace import Workspace

_WIDTH = 560


class TransferSheet(FieldSheet):
    """Asks which case goes to whom; ``asked`` carries a :class:`TransferDraft`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, "", "", parent=parent)
        self._workspace = workspace
        self.setWindowTitle(self.tr("登记移送"))
        self.primary.set_text(self.tr("登记移送"), hint="Ctrl+S")
        self.finder = CaseFinder(workspace)
        self.kind = QComboBox()
        for body in Body:
            self.kind.addItem(body.term, body)
        self.enter.watch(self.kind)
        self.name, self.decided = self.line(), self.line(format_instant(workspace.desk.now))
        self.sent, self.paper, self.feedback_due = self.line(), self.line(), self.line()
        self.note = self.line()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_limits)
        self._show_limits()
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.resize(workspace.theme.px(_WIDTH), self.height())
        self.finder.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(self.field("case", self.tr("案件 *"), self.finder))
        self.add_line(
            (self.field("body", self.tr("单位类别"), self.kind), 2),
            (self.field("body_name", self.tr("接收单位 *"), self.name), 5),
        )
        self.add_line(
            (self.field("decided_at", self.tr("批准移送时间"), self.decided), 2),
            (self.field("sent_on", self.tr("移送日期"), self.sent, self.tr("未移送的留空")), 2),
            (self.field("paper_no", self.tr("移送文号"), self.paper), 3),
        )
        self.add_line(
            (self.field("feedback_due_on", self.tr("反馈期限"), self.feedback_due), 2),
            (self.field("note", self.tr("备注"), self.note), 5),
        )
        self.body.addStretch(1)

    def _show_limits(self) -> None:
        """Say before saving which limits the entry will start."""
        self.about.setText(starts_words(Body(self.kind.currentData())))
        self.about.show()

    def _read(self) -> tuple[TransferDraft | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        reader = DayReader(desk.now, desk.today)
        case_id = self.finder.case_id
        if case_id is None:
            reader.refuse("case", self.tr("请按案号或当事人查到案件，再选定。"))
        entry = TransferEntry(
            body=Body(self.kind.currentData()),
            body_name=reader.words("body_name", self.name.text(), self.tr("请填写接收单位。")),
            decided_at=reader.instant("decided_at", self.decided.text()),
            sent_on=reader.day("sent_on", self.sent.text()),
            paper_no=tidy(self.paper.text()),
            feedback_due_on=reader.day("feedback_due_on", self.feedback_due.text()),
            note=tidy(self.note.text()),
        )
        if reader.problems or case_id is None:
            return None, reader.problems
        return TransferDraft(case_id, entry), ()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing or cannot be read; order of days is the service's to judge."""
        return self._read()[1]

    def draft(self) -> TransferDraft | None:
        """Return the entry to be made."""
        return self._read()[0]


class TransferDaySheet(FieldSheet):
    """Asks for the day of sending or receipt; ``asked`` carries a :class:`DayDraft`.

    ``key`` is the field that the service names in a refusal.
    """

    def __init__(
        self,
        workspace: Workspace,
        line: TransferLine,
        key: str,
        terms: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make the sheet; ``terms`` are its title and the name of its day."""
        title, day_term = terms
        about = f"{line.body_name}　{line.number}"
        super().__init__(workspace.theme, title, title, about, parent)
        self._workspace, self._key = workspace, key
        self.day = self.line(workspace.desk.today.isoformat())
        self.paper = self.line(line.paper_no)
        self.add_line(
            (self.field(key, day_term, self.day), 2),
            (self.field("paper_no", self.tr("文号"), self.paper), 3),
        )
        self.body.addStretch(1)
        self.day.setFocus()
        self.day.selectAll()

    def _read(self) -> tuple[DayDraft | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        reader = DayReader(desk.now, desk.today)
        on = reader.day(self._key, self.day.text(), self.tr("请填写日期。"))
        draft = None if on is None else DayDraft(on, tidy(self.paper.text()))
        return draft, reader.problems

    def problems(self) -> tuple[Problem, ...]:
        """Return why the day cannot be read."""
        return self._read()[1]

    def draft(self) -> DayDraft | None:
        """Return day and paper."""
        return self._read()[0]


class AnswerSheet(FieldSheet):
    """Asks what came back and when; ``asked`` carries an :class:`AnswerDraft`."""

    def __init__(
        self, workspace: Workspace, line: TransferLine, parent: QWidget | None = None
    ) -> None:
        about = f"{line.body_name}　{line.number}"
        super().__init__(workspace.theme, "", "", about, parent)
        self._workspace = workspace
        self.setWindowTitle(self.tr("登记反馈"))
        self.primary.set_text(self.tr("登记反馈"), hint="Ctrl+S")
        self.day = self.line(workspace.desk.today.isoformat())
        self.outcome = QComboBox()
        for words, result in result_choices(line):
            self.outcome.addItem(words, result)
        self.enter.watch(self.outcome)
        self.note = self.line()
        self.add_line(
            (self.field("feedback_on", self.tr("日期 *"), self.day), 2),
            (self.field("result", self.tr("结果"), self.outcome), 3),
        )
        hint = self.tr("如回执文号、不予立案的理由")
        self.body.addWidget(self.field("note", self.tr("备注"), self.note, hint))
        self.body.addStretch(1)
        self.day.setFocus()
        self.day.selectAll()

    def _read(self) -> tuple[AnswerDraft | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        reader = DayReader(desk.now, desk.today)
        on = reader.day("feedback_on", self.day.text(), self.tr("请填写日期。"))
        result = TransferResult(self.outcome.currentData())
        draft = None if on is None else AnswerDraft(on, result, tidy(self.note.text()))
        return draft, reader.problems

    def problems(self) -> tuple[Problem, ...]:
        """Return why the day cannot be read."""
        return self._read()[1]

    def draft(self) -> AnswerDraft | None:
        """Return day, result and note."""
        return self._read()[0]
