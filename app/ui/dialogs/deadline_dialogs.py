"""Decisions about the time limits of a case: extend, move, remove, add, pause (期限决定)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.terms import Role, Standing
from app.services.deadline_decisions import (
    add_deadline,
    change_rules_day,
    extend_deadline,
    move_deadline,
    remove_deadline,
    restore_deadline,
)
from app.services.deadline_views import DeadlineLine, PauseLine
from app.services.pause_decisions import add_pause, end_pause, pause_kinds
from app.support.errors import KuaiWeiError, StoreError
from app.support.progress import Progress
from app.ui.dialogs.decision_forms import (
    add_form,
    end_pause_form,
    extend_form,
    move_form,
    pause_form,
    remove_form,
    restore_form,
    rules_day_form,
)
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.forms.form_services import form_services
from app.ui.viewmodels.decision_state import DecisionForm, DecisionState, Values
from app.ui.workspace import Workspace

ALIVE = (Standing.RUNNING, Standing.PAUSED)


class DeadlineActs(QObject):
    """Opens the sheet of a decision and has the use-case make it; ``done`` follows.

    What the account may not do is told by the service, in the sheet.
    """

    done = Signal()

    def __init__(self, workspace: Workspace, case_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._case_id = workspace, case_id
        self.title = ""
        self.sheet: MoveDialog | None = None

    def menu(self, line: DeadlineLine, parent: QWidget) -> QMenu:
        """Return what can be decided about a limit just now."""
        menu = QMenu(parent)
        if line.standing in ALIVE:
            prolong = menu.addAction(self.tr("延长…"))
            prolong.setEnabled(line.extendable > 0)
            prolong.triggered.connect(lambda: self.extend(line))
            menu.addAction(self.tr("改期…")).triggered.connect(lambda: self.move(line))
            menu.addAction(self.tr("删除…")).triggered.connect(lambda: self.remove(line))
        if line.standing is Standing.REMOVED or line.derived_due is not None:
            menu.addAction(self.tr("恢复…")).triggered.connect(lambda: self.restore(line))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("自定期限…")).triggered.connect(self.add)
        menu.addAction(self.tr("不计入期间…")).triggered.connect(self.pause)
        if self._is_head():
            other = menu.addAction(self.tr("按另一日期的规则计算…"))
            other.triggered.connect(self.change_rules)
        return menu

    def _is_head(self) -> bool:
        return self._workspace.desk.account.role in (Role.SUPERVISOR, Role.ADMIN)

    def _approver(self) -> str:
        """Return who approves unless another name is typed: a supervisor does so alone."""
        return self._workspace.desk.account.display_name if self._is_head() else ""

    # --- decisions ---------------------------------------------------------

    def extend(self, line: DeadlineLine) -> None:
        """Ask by how much a limit is prolonged, who approved it and why."""
        desk = self._workspace.desk

        def act(values: Values) -> None:
            extend_deadline(
                desk,
                line.key,
                _number(values, "amount"),
                _words(values, "approved_by"),
                _words(values, "paper"),
                _words(values, "reason"),
                _day(values, "on", desk.today),
            )

        self._ask(extend_form(line, self._approver()), act)

    def move(self, line: DeadlineLine) -> None:
        """Ask for another day; the derived one stays known."""
        desk = self._workspace.desk
        self._ask(
            move_form(line, self._approver()),
            lambda values: move_deadline(
                desk,
                line.key,
                _day(values, "until", desk.today),
                _words(values, "reason"),
                _words(values, "approved_by"),
            ),
        )

    def remove(self, line: DeadlineLine) -> None:
        """Ask why a limit shall not be watched any more; it is kept."""
        desk = self._workspace.desk
        self._ask(
            remove_form(line, self._approver()),
            lambda values: remove_deadline(
                desk, line.key, _words(values, "reason"), _words(values, "approved_by")
            ),
        )

    def restore(self, line: DeadlineLine) -> None:
        """Ask why the derived day shall apply again."""
        desk = self._workspace.desk
        self._ask(
            restore_form(line),
            lambda values: restore_deadline(desk, line.key, _words(values, "reason")),
        )

    def add(self) -> None:
        """Ask for a limit of the office's own."""
        desk, case_id = self._workspace.desk, self._case_id
        self._ask(
            add_form(),
            lambda values: add_deadline(
                desk,
                case_id,
                _words(values, "term"),
                _day(values, "until", desk.today),
                _words(values, "reason"),
            ),
        )

    def pause(self) -> None:
        """Ask for a time that is not counted."""
        desk, case_id = self._workspace.desk, self._case_id
        self._ask(
            pause_form(pause_kinds(desk)),
            lambda values: add_pause(
                desk,
                case_id,
                _words(values, "kind"),
                _day(values, "began_on", desk.today),
                _day_or_none(values, "ended_on"),
                _words(values, "ground"),
                _words(values, "paper"),
            ),
        )

    def end_pause(self, pause: PauseLine) -> None:
        """Ask when a time not counted ended."""
        desk, pause_id = self._workspace.desk, pause.id
        if pause_id is not None:
            self._ask(
                end_pause_form(pause),
                lambda values: end_pause(desk, pause_id, _day(values, "ended_on", desk.today)),
            )

    def change_rules(self) -> None:
        """Ask by the rules of which day the case is to be counted."""
        desk, case_id = self._workspace.desk, self._case_id
        self._ask(
            rules_day_form(),
            lambda values: change_rules_day(
                desk, case_id, _day(values, "day", desk.today), _words(values, "reason")
            ),
        )

    # --- the sheet ---------------------------------------------------------

    def _ask(self, form: DecisionForm, act: Callable[[Values], object]) -> None:
        services = form_services(self._workspace.desk)
        context = services.context()
        sheet = MoveDialog(
            self._workspace.theme,
            DecisionState(form, context),
            services.sources(context),
            self.title,
            danger=form.danger,
        )
        self.sheet = sheet
        sheet.asked.connect(lambda _values: self._make(act))
        sheet.finished.connect(self._close)
        sheet.open()

    def _make(self, act: Callable[[Values], object]) -> None:
        if self.sheet is None or not isinstance(self.sheet.state, DecisionState):
            return
        values = self.sheet.state.request()

        def work(_: Progress) -> object:
            return act(values)

        self._workspace.runner.run(
            self.tr("记录期限决定"), work, on_success=self._made, on_failure=self._refused
        )

    def _made(self, _result: object) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        self.done.emit()

    def _refused(self, error: object) -> None:
        small = isinstance(error, KuaiWeiError) and not isinstance(error, StoreError)
        if self.sheet is not None and isinstance(error, KuaiWeiError) and small:
            self.sheet.show_refusal(error)
            return
        if self.sheet is not None:
            self.sheet.reject()
        self._workspace.errors.show(error)

    def _close(self, _code: int) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None


def _words(values: Values, key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _number(values: Values, key: str) -> int:
    value = values.get(key)
    return value if isinstance(value, int) else 0


def _day_or_none(values: Values, key: str) -> date | None:
    value = values.get(key)
    return value if type(value) is date else None


def _day(values: Values, key: str, otherwise: date) -> date:
    """Return a day that the sheet made sure of."""
    return _day_or_none(values, key) or otherwise
