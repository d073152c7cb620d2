"""Recording a case, or changing what was recorded: one form, kept as a draft all the while."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.domain.case_type import CaseType
from app.support.errors import Level, RuleViolationError, StaleRecordError
from app.ui.design.layouts import Insets, column, row
from app.ui.design.theme import Theme
from app.ui.forms.chips_field import ChipsField
from app.ui.forms.draft_keeper import DraftKeeper
from app.ui.forms.field_form import FieldForm
from app.ui.forms.form_bar import FormBar
from app.ui.forms.form_opening import After, FormOpening
from app.ui.forms.form_services import FormServices, KeptForm
from app.ui.forms.lanes import Lanes
from app.ui.forms.remarks import Remark
from app.ui.forms.side_panel import SidePanel
from app.ui.forms.suggester import PartySuggester
from app.ui.prompts import Prompter
from app.ui.viewmodels.form_checks import live_problems
from app.ui.viewmodels.form_context import place_of
from app.ui.viewmodels.form_state import FormState
from app.ui.viewmodels.form_summary import after_saving, draft_summary
from app.ui.widgets.cards import Card
from app.ui.widgets.page import Page

_SIDE = 316
_NARROW = 900


class IntakePage(Page):
    """The intake form (收件). ``saved`` carries the opened cases, or the new version."""

    saved = Signal(object, str)
    close_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        services: FormServices,
        lanes: Lanes,
        prompts: Prompter,
        report: Callable[[object], None],
        opening: FormOpening,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._services, self._lanes = services, lanes
        self._prompts, self._report = prompts, report
        self._opening = opening
        self._version = opening.version
        self._token = opening.form or uuid4().hex
        self._saving = False
        self.keeper = DraftKeeper(services, lanes, self._kept, written=opening.form, parent=self)
        self.suggester = PartySuggester(services, lanes, self)
        self.side = SidePanel(theme)
        self.bar = FormBar(theme, editing=opening.case_id is not None)
        self._card = Card(theme)
        self._scroll, self._beside = QScrollArea(), QScrollArea()
        self._lay_out()
        self.form = self._make_form(self._open_state())
        self._connect()
        self._settle()

    @property
    def state(self) -> FormState:
        """What is typed."""
        return self.form.state

    @property
    def token(self) -> str:
        """Under which the form's draft is kept."""
        return self._token

    # --- building ----------------------------------------------------------

    def _lay_out(self) -> None:
        self._line = row(self.theme, self, gap=12)
        for area in (self._scroll, self._beside):
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._inside = column(self.theme, self._inner, gap=12, insets=Insets(2, 0, 4, 0))
        self._scroll.setWidget(self._inner)
        self._card.body.setSpacing(self.theme.px(6))
        self._card.body.addWidget(self._scroll, 1)
        self._card.body.addWidget(self.bar)
        self._line.addWidget(self._card, 1)
        self._line.addWidget(self._beside)
        self._beside.setWidget(self.side)

    def _open_state(self) -> FormState:
        opening = self._opening
        state = FormState(self._services.catalogue.get(opening.kind), self._services.context())
        if opening.draft is not None:
            state.from_draft(opening.draft)
        if opening.texts is not None:
            state.load(opening.texts)
        return state

    def _make_form(self, state: FormState) -> FieldForm:
        form = FieldForm(self.theme, state, self._services.sources(state.context))
        self._inside.insertWidget(0, form)
        form.edited.connect(self._edited)
        form.entered.connect(self._entered)
        form.left.connect(self._left)
        form.told.connect(self.bar.say)
        form.binder.picked.connect(self._take_party)
        self._cancel_typed = state.changed.subscribe(
            lambda where: self.suggester.typed(state, where)
        )
        if self._opening.case_id is None:
            self._add_switch(form, state.case_type)
        return form

    def _add_switch(self, form: FieldForm, case_type: CaseType) -> None:
        """Offer the other kinds of the track at the right of the first heading."""
        kinds = self._services.catalogue.of_track(case_type.track)
        if len(kinds) < 2:
            return
        switch = ChipsField(tuple(kind.term for kind in kinds), single=True)
        switch.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        switch.setAccessibleName(self.tr("案件类型"))
        switch.show_text(case_type.term)
        for chip in switch.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        switch.edited.connect(self._switch_kind)
        form.block(case_type.sections[0].key).header.add_beside(switch)
        self.switch = switch

    def _connect(self) -> None:
        self.keeper.kept.connect(self.bar.show_kept)
        self.keeper.failed.connect(self._report)
        self.suggester.found.connect(self._show_parties)
        self.suggester.past_cases.connect(self._mark_past)
        self.side.suggestions.chosen.connect(self._take_party)
        self.side.suggestions.refused.connect(self.suggester.refuse)
        self.bar.save.clicked.connect(lambda: self.save(After.CLOSE))
        self.bar.again.clicked.connect(lambda: self.save(After.AGAIN))
        self.bar.same.clicked.connect(lambda: self.save(After.SAME_REQUESTER))
        self.bar.discard.clicked.connect(self.discard)
        for keys, slot in (
            ("Ctrl+S", self.bar.save.click),
            ("Ctrl+Shift+S", self.bar.again.click),
            ("Ctrl+D", self.bar.same.click),
            ("Alt+PgDown", lambda: self._step_kind(1)),
            ("Alt+PgUp", lambda: self._step_kind(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- what the page does --------------------------------------------------

    def focus_first(self) -> None:
        """Put the keyboard into the first field to fill."""
        self.form.focus_first()

    def can_leave(self) -> bool:
        """Keep the draft; nothing typed is ever lost by leaving. A save under way is waited for."""
        if self._saving:
            return False
        self.form.tidy_focused()
        self.keeper.flush()
        return True

    def handle_escape(self) -> bool:
        """Leave, with the draft kept; the window need not go back a second time."""
        self.can_leave()
        self.close_asked.emit()
        return True

    def save(self, after: After = After.CLOSE) -> None:
        """Check, and save off the interface thread; problems are shown beside the fields."""
        if self._saving:
            return
        self.form.tidy_focused()
        first = self.form.show_all_problems()
        if any(item.level is Level.ERROR for item in self.form.problems):
            self._point_at(first)
            return
        self._set_saving(saving=True)
        self.keeper.timer.stop()
        draft, token, version = self.state.to_draft(), self._token, self._version
        case_id = self._opening.case_id
        self._lanes.write(
            self.tr("保存"),
            (lambda: self._services.open(draft, token))
            if case_id is None
            else (lambda: self._services.save(case_id, version, draft, token)),
            lambda result: self._was_saved(result, after),
            self._not_saved,
        )

    def discard(self) -> None:
        """Forget what was typed, after asking, and leave."""
        if self.state.is_dirty and not self._prompts.confirm(
            self.tr("放弃草稿"),
            self.tr("已填写的内容和草稿都会删除，不能恢复。"),
            self.tr("放弃草稿"),
            danger=True,
        ):
            return
        self.state.accept()
        self.keeper.drop()
        self.close_asked.emit()

    def release(self) -> None:
        """Stop following before the page is dropped."""
        self.keeper.timer.stop()
        self.suggester.timer.stop()
        self._cancel_typed()
        self.form.detach()
        super().release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the right column below the form where the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_NARROW)
        self._beside.setFixedWidth(self.theme.px(_SIDE))
        inside = self._inside.indexOf(self.side) >= 0
        if narrow and not inside:
            self._beside.takeWidget()
            self._inside.addWidget(self.side)
            self.side.show()
        elif not narrow and inside:
            self._inside.removeWidget(self.side)
            self._beside.setWidget(self.side)
        self._beside.setVisible(not narrow)
        self.bar.set_compact(narrow)

    # --- inside ------------------------------------------------------------

    def _kept(self) -> KeptForm | None:
        state = self.state
        if self._saving or not state.is_dirty:
            return None
        return KeptForm(
            self._token,
            state.case_type.code,
            state.texts(),
            draft_summary(state),
            self._opening.case_id,
            self._version if self._opening.case_id is not None else None,
        )

    def _edited(self) -> None:
        self.keeper.touch()
        self._settle()

    def _settle(self) -> None:
        """Show what follows from the texts."""
        term = self.state.case_type.term
        words = self.tr("新收件") if self._opening.case_id is None else self.tr("修改登记")
        title = f"{words} · {self._opening.number or term}"
        if title != self.title:
            self.set_title(title)
        self.side.show_summary(after_saving(self.state, editing=self._opening.case_id is not None))
        remarks = []
        for item in live_problems(self.state, self.form.problems):
            spec, place = self.state.spec_at(item.field), place_of(item.field)
            if spec is None or place is None:
                continue
            section = self.state.case_type.section(place.section).term
            at = "" if place.row is None else f"{place.row + 1}"
            kind = Remark.ERROR if item.level is Level.ERROR else Remark.WARNING
            remarks.append((kind, f"{section}{at} {spec.term}：{item.message}"))
        self.side.show_remarks(tuple(remarks))

    def _entered(self, where: str) -> None:
        editor = self.form.editor_at(where)
        if editor is not None:
            widget = editor.stop()
            QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, 0, 40))

    def _left(self, _where: str) -> None:
        if self.keeper.timer.isActive():
            self.keeper.flush()

    def _switch_kind(self, term: str) -> None:
        kind = self._services.catalogue.by_text(term)
        if kind.code == self.state.case_type.code:
            return
        state = self.state.switched(kind)
        old = self.form
        self._cancel_typed()
        old.detach()
        self.form = self._make_form(state)
        self._inside.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.suggester.clear()
        self._edited()
        self.form.focus_first()

    def _step_kind(self, step: int) -> None:
        kinds = self._services.catalogue.of_track(self.state.case_type.track)
        if self._opening.case_id is None:
            at = kinds.index(self.state.case_type)
            self._switch_kind(kinds[(at + step) % len(kinds)].term)

    def _show_parties(self) -> None:
        self.side.suggestions.show_parties(self.suggester.parties)
        self.form.binder.offered = len(self.suggester.parties)

    def _mark_past(self, where: str, count: int) -> None:
        place = place_of(where)
        if place is None or place.row is None:
            return
        table = self.form.block(place.section).table
        if table is not None:
            table.set_note(place.row, f"{count} 件往案" if count else "")

    def _take_party(self, at: int) -> None:
        where = self.suggester.choose(at, self.state)
        if where:
            self.form.focus_address(where)

    def _point_at(self, where: str) -> None:
        self.bar.say(self.tr("有需要更正的栏目，尚未保存"))
        self.form.focus_address(where)

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = saving
        self.bar.set_busy(saving)

    def _was_saved(self, result: object, after: After) -> None:
        self._set_saving(saving=False)
        self.keeper.forget()
        self._token = uuid4().hex
        if isinstance(result, int):
            self._version = result
        if after is After.SAME_REQUESTER:
            self.state.same_requester_again()
        elif after is After.AGAIN:
            kind = self.state.case_type
            fresh = FormState(kind, self._services.context())
            self.state.load(fresh.texts())
        self.state.accept()
        self.keeper.forget()
        self.suggester.clear()
        self.saved.emit(result, after.value)
        if after is After.CLOSE:
            self.close_asked.emit()
        else:
            self.bar.say(self.tr("已保存，可录下一件"))
            self.form.focus_first()

    def _not_saved(self, error: object) -> None:
        self._set_saving(saving=False)
        self.keeper.flush()
        if isinstance(error, RuleViolationError) and error.problems:
            moved = [(item, self.state.to_form_address(item.field)) for item in error.problems]
            extra = [type(item)(where, item.message, item.level) for item, where in moved]
            first = self.form.show_all_problems(extra)
            self.bar.say(error.message)
            self.form.focus_address(first)
        elif isinstance(error, StaleRecordError):
            self._settle_conflict(error)
        else:
            self._report(error)

    def _settle_conflict(self, error: StaleRecordError) -> None:
        """Let the user take the other's version or keep his own as a draft."""
        choice = self._prompts.choose(
            self.tr("案件已被修改"),
            f"{error.message}\n" + self.tr("您填写的内容仍在，尚未保存。"),
            (self.tr("另存为草稿"), self.tr("重新载入")),
        )
        case_id = self._opening.case_id
        if choice == 0:
            self.keeper.flush()
            self.bar.say(self.tr("已存为草稿"))
        elif choice == 1 and case_id is not None:
            dossier = self._services.load(case_id)
            self._version = dossier.line.version
            self.state.from_draft(dossier.draft)
            self.keeper.drop()
