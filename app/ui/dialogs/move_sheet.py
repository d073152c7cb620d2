"""Making a move: the sheet that asks, the use-case that does, and its refusals shown in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.common_fields import SUPPLEMENT_DUE_ON, SUPPLEMENT_ITEMS
from app.domain.dates import format_date
from app.services.deadline_views import MovePreview
from app.services.materials import ASK_SUPPLEMENT, default_supplement_day, read_checklist
from app.services.move_case import move_case
from app.services.move_preview import preview_move
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.services.sittings import booking_clashes
from app.support.errors import RuleViolationError
from app.support.progress import Progress
from app.ui.dialogs.move_dialog import MoveDialog
from app.ui.forms.form_services import form_services
from app.ui.tasks.task import Lane
from app.ui.viewmodels.move_state import MoveState
from app.ui.workspace import Workspace

PREVIEW_PAUSE_MS = 200
"""How long after the last key what the step would do is worked out anew."""


class MoveSheet(QObject):
    """Ties a :class:`MoveDialog` to one case (办理).

    ``moved`` carries the case number if the move docketed just now, else an empty text.

    Raises:
        NotFoundError: the case is gone.
    """

    moved = Signal(str)

    def __init__(self, workspace: Workspace, case_id: int, move: str) -> None:
        super().__init__(workspace)
        self._workspace, self._case_id = workspace, case_id
        desk = workspace.desk
        line = read_dossier(desk, case_id).line
        self._version, self._had_number = line.version, line.case_no is not None
        case_type = desk.catalogue.get(line.kind)
        services = form_services(desk)
        context = services.context()
        state = MoveState(
            case_type,
            case_type.move(move),
            state=line.state,
            role=desk.account.role,
            context=context,
            case_no=line.case_no,
        )
        if move == ASK_SUPPLEMENT:
            self._propose_supplement(state)
        self.dialog = MoveDialog(
            workspace.theme, state, services.sources(context), f"{line.number} {line.title}"
        )
        self._state, self._told_on = state, state.request().on
        self._looks = 0
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._look_ahead)
        if move == ASK_SUPPLEMENT:
            self.dialog.edited.connect(self._follow_day)
        self.dialog.edited.connect(self._pause.start)
        self.dialog.asked.connect(self._make)
        self.dialog.finished.connect(self._close)

    def _propose_supplement(self, state: MoveState) -> None:
        """Write what lacks by the checklist, all of it at once, and a last day (一次性告知)."""
        desk, case_id = self._workspace.desk, self._case_id
        lacking = read_checklist(desk, case_id).lacking
        texts = {
            SUPPLEMENT_ITEMS.key: "；".join(lacking),
            SUPPLEMENT_DUE_ON.key: format_date(default_supplement_day(desk, case_id)),
        }
        for key, text in texts.items():
            if state.spec_at(key) is not None and not state.text(key):
                state.set_text(key, text)

    def _follow_day(self) -> None:
        """Propose the last day anew when the notice is of another day; one's own day stays."""
        told_on = self._state.request().on
        if told_on == self._told_on:
            return
        desk, case_id = self._workspace.desk, self._case_id
        proposed = format_date(default_supplement_day(desk, case_id, self._told_on))
        self._told_on = told_on
        if self._state.text(SUPPLEMENT_DUE_ON.key) == proposed:
            following = default_supplement_day(desk, case_id, told_on)
            self._state.set_text(SUPPLEMENT_DUE_ON.key, format_date(following))

    def open(self) -> None:
        """Show the sheet over the window."""
        self.dialog.open()
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Work out in the background what the step would do with what is typed now."""
        self._looks += 1
        desk, case_id, look = self._workspace.desk, self._case_id, self._looks
        request = self._state.request()

        def work(_: Progress) -> tuple[int, MovePreview]:
            found = preview_move(desk, case_id, request)
            booked = booking_clashes(desk, case_id, request)
            return look, replace(found, warnings=(*found.warnings, *booked))

        self._workspace.runner.run("", work, lane=Lane.READ, on_success=self._looked)

    def _looked(self, found: object) -> None:
        """Show the newest answer; what was asked before a later key is out of date."""
        if isinstance(found, tuple) and found[0] == self._looks and not self._pause.isActive():
            self.dialog.show_preview(found[1])

    def _make(self, request: object) -> None:
        if not isinstance(request, MoveRequest):
            return
        desk, case_id, version = self._workspace.desk, self._case_id, self._version

        def work(_: Progress) -> str:
            return move_case(desk, case_id, version, request) or ""

        self._workspace.runner.run(
            self.tr("办理"), work, on_success=self._done, on_failure=self._refused
        )

    def _done(self, number: object) -> None:
        self.dialog.accept()
        self.moved.emit("" if self._had_number else str(number))

    def _refused(self, error: object) -> None:
        if isinstance(error, RuleViolationError) and error.problems:
            self.dialog.show_refusal(error)
            return
        self.dialog.set_busy(busy=False)
        self.dialog.reject()
        self._workspace.errors.show(error)

    def _close(self) -> None:
        self._pause.stop()
        self.dialog.deleteLater()
        self.deleteLater()
