"""Putting a hearing, mediation or inspection into the schedule, clashes told at once (排期)."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.terms import SittingKind
from app.services.deadline_views import SittingLine
from app.services.sittings import clashes
from app.support.clock import china_time
from app.support.errors import Problem
from app.support.progress import Progress
from app.ui.design.tokens import TextRole
from app.ui.dialogs.case_finder import CaseFinder
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.tasks.task import Lane
from app.ui.viewmodels.schedule import (
    SittingDraft,
    SittingTexts,
    first_texts,
    names,
    read_draft,
    read_minutes,
    sitting_problems,
    starts_at,
)
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_PAUSE_MS = 250
_WIDTH = 560


class SittingSheet(FieldSheet):
    """Asks what, when, where and who; ``asked`` carries a :class:`SittingDraft`.

    A clash is shown while it is typed and never keeps anybody from booking. ``sitting`` is the
    entry to be changed, whose case and kind stay.
    """

    def __init__(
        self,
        workspace: Workspace,
        on: date,
        sitting: SittingLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace.theme, "", "", parent=parent)
        self._workspace, self.sitting = workspace, sitting
        self._asked = 0
        self.setWindowTitle(self.tr("改排期") if sitting else self.tr("排期"))
        self.primary.set_text(
            self.tr("保存排期") if sitting else self.tr("加入排期"), hint="Ctrl+S"
        )
        self.finder = CaseFinder(workspace)
        self.kind = QComboBox()
        for kind in SittingKind:
            self.kind.addItem(kind.term, kind)
        self.enter.watch(self.kind)
        self.day, self.time, self.minutes = self.line(), self.line(), self.line()
        self.place, self.people, self.note = self.line(), self.line(), self.line()
        self.warning = Label("", TextRole.WARNING)
        self.warning.setWordWrap(True)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._check)
        for edit in (self.day, self.time, self.minutes, self.place, self.people):
            edit.textChanged.connect(self._typed)
        self._fill(on)
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.resize(workspace.theme.px(_WIDTH), self.height())

    def _lay_out(self) -> None:
        self.body.addWidget(self.field("case", self.tr("案件 *"), self.finder))
        self.add_line(
            (self.field("kind", self.tr("事项"), self.kind), 3),
            (self.field("day", self.tr("日期 *"), self.day), 3),
            (self.field("time", self.tr("时间 *"), self.time), 2),
            (self.field("minutes", self.tr("分钟 *"), self.minutes), 2),
        )
        self.add_line(
            (self.field("place", self.tr("地点"), self.place), 1),
            (
                self.field(
                    "people", self.tr("到场人员"), self.people, self.tr("本中心的人，用“、”隔开")
                ),
                1,
            ),
        )
        self.body.addWidget(self.field("note", self.tr("备注"), self.note))
        self.body.addWidget(self.warning)
        self.warning.hide()
        self.body.addStretch(1)

    def _fill(self, on: date) -> None:
        line = self.sitting
        texts = first_texts(on)
        if line is not None:
            local = china_time(line.starts_at)
            kind = next(one for one in SittingKind if one.term == line.kind_term)
            texts = SittingTexts(
                kind.value,
                local.date().isoformat(),
                f"{local:%H:%M}",
                str(line.minutes),
                line.place,
                line.people,
                line.note,
            )
            self.finder.take(line.case_id, f"{line.number}　{line.title}")
            self.finder.fix()
            self.kind.setEnabled(False)
        self.kind.setCurrentIndex(self.kind.findData(SittingKind(texts.kind)))
        for edit, text in (
            (self.day, texts.day),
            (self.time, texts.time),
            (self.minutes, texts.minutes),
            (self.place, texts.place),
            (self.people, texts.people),
            (self.note, texts.note),
        ):
            edit.setText(text)
        (self.finder if line is None else self.time).setFocus()

    @property
    def texts(self) -> SittingTexts:
        """The fields as typed."""
        return SittingTexts(
            str(self.kind.currentData()),
            self.day.text(),
            self.time.text(),
            self.minutes.text(),
            self.place.text(),
            self.people.text(),
            self.note.text(),
        )

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing or cannot be read."""
        return sitting_problems(self.texts, self.finder.case_id, self._workspace.desk.now)

    def draft(self) -> SittingDraft | None:
        """Return what is to be booked."""
        return read_draft(self.texts, self.finder.case_id, self._workspace.desk.now)

    # --- clashes -----------------------------------------------------------

    def _typed(self) -> None:
        """Look for clashes once the typing pauses."""
        self._pause.start()

    def _check(self) -> None:
        """Ask aside with what the typed time collides; nothing while it cannot be read."""
        texts, desk = self.texts, self._workspace.desk
        when, minutes = starts_at(texts, desk.now), read_minutes(texts.minutes)
        self._asked += 1
        if when is None or minutes is None:
            self._say(())
            return
        asked, own = self._asked, None if self.sitting is None else self.sitting.id

        def read(_progress: Progress) -> tuple[int, tuple[str, ...]]:
            people = names(texts.people)
            return asked, clashes(desk, when, minutes, texts.place, people, own)

        self._workspace.runner.run(
            self.tr("查排期冲突"),
            read,
            lane=Lane.READ,
            on_success=self._checked,
            on_failure=self._workspace.errors.show,
        )

    def _checked(self, result: object) -> None:
        asked, found = cast("tuple[int, tuple[str, ...]]", result)
        if asked == self._asked:
            self._say(found)

    def _say(self, found: tuple[str, ...]) -> None:
        self.warning.setText("\n".join(f"▲ {one}" for one in found))
        self.warning.setVisible(bool(found))
