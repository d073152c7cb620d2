"""The first-run wizard: from nothing to an open store in five steps (首次使用)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from app.services.centres import shipped_centres, shipped_industries
from app.services.office import SetUp, Workplace
from app.services.program import Program
from app.support.errors import KuaiWeiError, RuleViolationError, StoreError
from app.support.settings import BACKUP_FOLDER, LAST_ACCOUNT, LAST_STORE
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.dialogs.first_run_panels import StepPanel
from app.ui.dialogs.first_run_steps import (
    AdministratorStep,
    BackupStep,
    CentreStep,
    PlaceStep,
    RecoveryStep,
)
from app.ui.errors import ErrorPresenter
from app.ui.prompts import Prompter
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.runner import TaskRunner
from app.ui.viewmodels.first_run import (
    Step,
    administrator,
    default_backup_place,
    recovery_question,
)
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.labels import Hairline, Label, repolish
from app.ui.widgets.stage_list import StageList

PrintSheet = Callable[[Workplace, str, Path], None]
"""Writes the recovery sheet as a PDF: the open store, the key, the file."""


@dataclass(frozen=True, slots=True)
class WizardParts:
    """What the wizard works with; the window and its tests hand it in."""

    program: Program
    theme: Theme
    runner: TaskRunner
    errors: ErrorPresenter
    prompts: Prompter
    check_place: Callable[[Path], None]
    print_sheet: PrintSheet
    chooser: random.Random


class FirstRunWizard(QDialog):
    """Five steps: centre, place, administrator, recovery key, backups (首次使用向导).

    The store is made after the third step, so that nothing is on disk before the user has said
    where. ``finished_with`` carries the open :class:`Workplace`; the receiver closes it.
    """

    finished_with = Signal(object)
    sample_asked = Signal()

    def __init__(self, parts: WizardParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._made: SetUp | None = None
        self._handed_over = False
        theme, prompts = parts.theme, parts.prompts
        self.centre = CentreStep(theme, shipped_centres(), shipped_industries())
        self.place = PlaceStep(
            theme, parts.program.default_store, self._ask_folder, parts.check_place
        )
        self.administrator = AdministratorStep(theme)
        self.recovery = RecoveryStep(theme)
        self.backup = BackupStep(theme, self._ask_folder)
        self._prompts = prompts
        self._steps: dict[Step, StepPanel] = {
            Step.CENTRE: self.centre,
            Step.PLACE: self.place,
            Step.ADMINISTRATOR: self.administrator,
            Step.RECOVERY: self.recovery,
            Step.BACKUP: self.backup,
        }
        self._lay_out()
        self.recovery.print_asked.connect(self._print)
        self.setWindowTitle(self.tr("首次使用 — 快维"))
        self._show(Step.CENTRE)

    def _lay_out(self) -> None:
        theme = self._parts.theme
        outer = row(theme, self, gap=0)
        self.stages = StageList(theme, [panel.accessibleName() for panel in self._steps.values()])
        outer.addWidget(self.stages)
        right = column(theme, gap=0)
        self.stack = QStackedWidget()
        for panel in self._steps.values():
            self.stack.addWidget(panel)
        place = column(theme, gap=0, insets=Insets(28, 24, 28, 16))
        place.addWidget(self.stack)
        right.addLayout(place, 1)
        right.addWidget(Hairline())
        foot = row(theme, gap=8, insets=Insets(28, 12, 28, 12))
        self._note = Label("", TextRole.SMALL)
        self.back_button = Button(theme, self.tr("上一步"))
        self.next_button = Button(theme, self.tr("下一步"), kind=ButtonKind.PRIMARY)
        # Enter goes on from whatever has the keyboard: a choice as well as a field's neighbour.
        self.next_button.setDefault(True)
        self.sample_button = Button(theme, self.tr("先看示例中心"), kind=ButtonKind.QUIET)
        self.sample_button.clicked.connect(self.sample_asked)
        foot.addWidget(self.sample_button)
        foot.addWidget(self._note)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        right.addLayout(foot)
        outer.addLayout(right, 1)
        for button in (self.sample_button, self.back_button):
            button.setAutoDefault(True)
        QWidget.setTabOrder(self.next_button, self.back_button)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.resize(theme.px(820), theme.px(520))

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return tuple(Step)[self.stack.currentIndex()]

    @property
    def made(self) -> SetUp | None:
        """The store, once it is made and until it is handed over."""
        return self._made

    def go_on(self) -> None:
        """Leave the step if it is complete; the third makes the store, the last ends."""
        if not self._steps[self.step].complete():
            return
        if self.step is Step.ADMINISTRATOR:
            self._make_store()
        elif self.step is Step.BACKUP:
            self._finish()
        else:
            self._show(tuple(Step)[self.stack.currentIndex() + 1])

    def go_back(self) -> None:
        """Go to the step before; not possible once the store is made."""
        if self._made is None and self.stack.currentIndex() > 0:
            self._show(tuple(Step)[self.stack.currentIndex() - 1])

    def _show(self, step: Step) -> None:
        at = tuple(Step).index(step)
        self.stack.setCurrentIndex(at)
        self.stages.set_current(at)
        self.sample_button.setVisible(step is Step.CENTRE)
        self.back_button.setVisible(at > 0 and self._made is None)
        words = {Step.ADMINISTRATOR: self.tr("建立数据"), Step.BACKUP: self.tr("完成")}
        self.next_button.set_text(words.get(step, self.tr("下一步")))
        repolish(self.next_button)
        self._steps[step].first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_folder(self, start: Path) -> Path | None:
        return self._prompts.folder(self.tr("选择文件夹"), start)

    # --- making the store -----------------------------------------------------

    def _make_store(self) -> None:
        profile, who = self.centre.profile, administrator(self.administrator.typed)
        folder, program = self.place.path, self._parts.program
        self.next_button.setEnabled(False)
        task = self._parts.runner.run(
            self.tr("正在建立加密数据"),
            lambda progress: program.set_up(folder, profile, who, progress),
            on_success=self._store_made,
            on_failure=self._store_failed,
        )
        ProgressSheet(task, self)

    def _store_made(self, result: object) -> None:
        self.next_button.setEnabled(True)
        if not isinstance(result, SetUp):
            return
        self._made = result
        key = result.recovery_key
        self.recovery.show_key(key, recovery_question(key, self._parts.chooser))
        drives = [Path(drive.rootPath()) for drive in QStorageInfo.mountedVolumes()]
        writable = [drive for drive in drives if drive.anchor != self.place.path.anchor]
        proposal = default_backup_place(self.place.path, writable)
        self.backup.folder.setText(str(proposal))
        self._note.setText(self.tr("数据已建立，请完成最后两步。"))
        self._show(Step.RECOVERY)

    def _store_failed(self, error: object) -> None:
        self.next_button.setEnabled(True)
        if isinstance(error, RuleViolationError) and error.problems:
            for problem in error.problems:
                box = self.administrator.boxes.get(problem.field)
                if box is not None:
                    box.show_problem(problem)
            return
        if isinstance(error, StoreError):
            self._show(Step.PLACE)
        self._parts.errors.show(error)

    def _print(self) -> None:
        if self._made is None:
            return
        out = self._prompts.save_path(
            self.tr("保存恢复码"), Path.home() / self.tr("快维恢复码.pdf"), "PDF (*.pdf)"
        )
        if out is None:
            return
        try:
            self._parts.print_sheet(self._made.workplace, self._made.recovery_key, out)
        except KuaiWeiError as error:
            self._parts.errors.show(error)

    # --- the end ----------------------------------------------------------------

    def _finish(self) -> None:
        made, target = self._made, self.backup.path
        if made is None:
            return
        self.next_button.setEnabled(False)
        task = self._parts.runner.run(
            self.tr("正在写第一份备份"),
            lambda _: made.workplace.opened.back_up(target),
            on_success=self._backed_up,
            on_failure=self._backup_failed,
        )
        ProgressSheet(task, self)

    def _backup_failed(self, error: object) -> None:
        self.next_button.setEnabled(True)
        self._parts.errors.show(error)

    def _backed_up(self, _: object) -> None:
        made = self._made
        if made is None:
            return
        settings = self._parts.program.settings
        settings.set(BACKUP_FOLDER, str(self.backup.path))
        settings.set(LAST_STORE, str(self.place.path))
        settings.set(LAST_ACCOUNT, made.workplace.desk.account.name)
        self._handed_over = True
        self.accept()
        self.finished_with.emit(made.workplace)

    def reject(self) -> None:
        """Esc and the window's cross: before the store exists, just go; after, ask."""
        if self._made is not None and not self._handed_over and not self._may_give_up():
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's cross as giving up."""
        if self._handed_over:
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()

    def _may_give_up(self) -> bool:
        if self._made is None:
            return True
        sure = self._prompts.confirm(
            self.tr("还没有完成"),
            self.tr("数据已经建立，但恢复码还没有核对。现在退出，恢复码不再显示。"),
            self.tr("仍要退出"),
            danger=True,
        )
        if sure:
            self._parts.program.settings.set(LAST_STORE, str(self.place.path))
            self._made.workplace.close()
            self._made = None
        return sure
