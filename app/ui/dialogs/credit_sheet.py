"""The sheets of the credit register: a new entry, its repair, its report (信用登记)."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.credit import CreditAct
from app.domain.text import tidy
from app.services.credit import CreditEntry
from app.services.handling_views import CreditLine
from app.support.errors import Problem
from app.support.progress import Progress
from app.ui.design.tokens import TextRole
from app.ui.dialogs.case_finder import CaseFinder
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.tasks.task import Lane
from app.ui.viewmodels.register_drafts import DayDraft, DayReader, PartyChoice, party_choices
from app.ui.viewmodels.registers import CREDIT_CAUTION, act_words
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_WIDTH = 680


class CreditSheet(FieldSheet):
    """Asks whose act rests on which paper; ``asked`` carries a :class:`CreditEntry`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.theme, "", "", CREDIT_CAUTION, parent=parent)
        self._workspace = workspace
        self._asked = 0
        self.setWindowTitle(self.tr("登记信用记录"))
        self.primary.set_text(self.tr("登记"), hint="Ctrl+S")
        self.finder = CaseFinder(workspace)
        self.party, self.act = QComboBox(), QComboBox()
        self.party.setPlaceholderText(self.tr("先选定案件"))
        self.party.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for act in CreditAct:
            self.act.addItem(act.term, act)
        self.enter.watch(self.party)
        self.enter.watch(self.act)
        self.basis, self.effective, self.expires = self.line(), self.line(), self.line()
        self.note = self.line()
        self.source = Label("", TextRole.SMALL)
        self.source.setWordWrap(True)
        self._lay_out()
        self.finder.chosen.connect(self._read_parties)
        self.finder.search.textEdited.connect(self._forget_parties)
        self.act.currentIndexChanged.connect(self._show_source)
        self.party.currentTextChanged.connect(self.party.setToolTip)
        self._show_source()
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.resize(workspace.theme.px(_WIDTH), self.height())
        self.finder.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(self.field("case_id", self.tr("案件 *"), self.finder))
        self.add_line(
            (self.field("party", self.tr("当事人 *"), self.party), 7),
            (self.field("act", self.tr("失信行为"), self.act), 6),
        )
        self.body.addWidget(self.source)
        paper = self.tr("生效文书的名称和文号")
        self.body.addWidget(self.field("basis", self.tr("依据文书 *"), self.basis, paper))
        self.add_line(
            (self.field("effective_on", self.tr("生效日期 *"), self.effective), 2),
            (
                self.field(
                    "expires_on", self.tr("到期日期"), self.expires, self.tr("尚未确定的留空")
                ),
                2,
            ),
            (self.field("note", self.tr("备注"), self.note), 3),
        )
        self.body.addStretch(1)

    def _show_source(self) -> None:
        """Say where the act is laid down and what of it is not verified."""
        self.source.setText(self.tr("依据：{words}").format(words=act_words(self._act())))

    def _act(self) -> CreditAct:
        return CreditAct(self.act.currentData())

    def _forget_parties(self) -> None:
        self._asked += 1
        self.party.clear()

    def _read_parties(self) -> None:
        """Read the parties of the case that was taken."""
        self._forget_parties()
        asked, desk, case_id = self._asked, self._workspace.desk, self.finder.case_id
        if case_id is None:
            return

        def read(_progress: Progress) -> tuple[int, tuple[PartyChoice, ...]]:
            return asked, party_choices(desk, case_id)

        self._workspace.runner.run(
            self.tr("读取当事人"),
            read,
            lane=Lane.READ,
            on_success=self._show_parties,
            on_failure=self._workspace.errors.show,
        )

    def _show_parties(self, result: object) -> None:
        asked, choices = cast("tuple[int, tuple[PartyChoice, ...]]", result)
        if asked != self._asked:
            return
        for choice in choices:
            self.party.addItem(choice.words, choice.party_id)
        self.party.setCurrentIndex(0 if choices else -1)

    def _read(self) -> tuple[CreditEntry | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        reader = DayReader(desk.now, desk.today)
        case_id, party_id = self.finder.case_id, self.party.currentData()
        if case_id is None:
            reader.refuse("case_id", self.tr("请按案号或当事人查到案件，再选定。"))
        elif party_id is None:
            reader.refuse("party", self.tr("请选择当事人。"))
        basis = self.tr("请填写所依据的生效文书及文号。")
        missing = self.tr("请填写文书的生效日期。")
        entry = CreditEntry(
            party_id=int(party_id or 0),
            act=self._act(),
            basis=reader.words("basis", self.basis.text(), basis),
            effective_on=reader.day("effective_on", self.effective.text(), missing),
            case_id=case_id,
            expires_on=reader.day("expires_on", self.expires.text()),
            note=tidy(self.note.text()),
        )
        return (None if reader.problems else entry), reader.problems

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing; whether the paper is effective is the service's to judge."""
        return self._read()[1]

    def draft(self) -> CreditEntry | None:
        """Return the entry to be made."""
        return self._read()[0]


class CreditDaySheet(FieldSheet):
    """Asks for a day and for words; ``asked`` carries a :class:`DayDraft`.

    Used for the repair with what it rests on, and for the report with its receiver.
    """

    def __init__(
        self,
        workspace: Workspace,
        line: CreditLine,
        title: str,
        terms: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make the sheet; ``terms`` name the words, say that they are missing, and the day."""
        about = f"{line.party_name}　{line.act_term}"
        super().__init__(workspace.theme, title, title, about, parent)
        self._workspace, self._since = workspace, line.effective_on
        words_term, self._missing, day_term = terms
        self.words = self.line()
        self.day = self.line(workspace.desk.today.isoformat())
        self.add_line(
            (self.field("words", f"{words_term} *", self.words), 3),
            (self.field("day", f"{day_term} *", self.day), 2),
        )
        self.body.addStretch(1)
        self.words.setFocus()

    def _read(self) -> tuple[DayDraft | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        reader = DayReader(desk.now, desk.today)
        words = reader.words("words", self.words.text(), self._missing)
        missing = self.tr("请填写日期。")
        on = reader.past_day("day", self.day.text(), missing, self._since)
        draft = None if on is None or reader.problems else DayDraft(on, words)
        return draft, reader.problems

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing, or a day that cannot be."""
        return self._read()[1]

    def draft(self) -> DayDraft | None:
        """Return day and words."""
        return self._read()[0]
