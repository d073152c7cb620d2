"""One paper whole: a draft to fill in beside its pages, or an issued one to read (文书)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.domain.terms import Tone
from app.services.papers.drafts import preview, read_form, save_draft
from app.services.papers.files import paper_pdf
from app.services.papers.listing import picture_reader, read_paper
from app.services.papers.views import Gap, PaperForm, PaperLine, PaperPartLine
from app.support.errors import KuaiWeiError, RuleViolationError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.paper_acts import PaperActs, servable
from app.ui.dialogs.paper_facts import PaperFacts
from app.ui.dialogs.paper_fields import PaperFields
from app.ui.dialogs.paper_parts import part_pages
from app.ui.dialogs.paper_preview import PaperPreview, Pressed
from app.ui.errors import error_sentence
from app.ui.viewmodels.paper_form import PaperFormState, gap_words
from app.ui.viewmodels.papers import in_force, is_open, state_tone
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.pills import StatusPill
from app.ui.workspace import Navigator, Workspace

_WIDTH, _HEIGHT, _SIDE = 1180, 680, 380
_SIDE_SHARE = 0.36
_SHARE_OF_SCREEN = 0.8

Pressing: TypeAlias = Callable[[], Pressed]
"""Work that makes the pages of a paper, for another thread."""


class PaperSheet(QDialog):
    """Fields or facts at the left, pages at the right, acts below (文书窗口).

    ``another`` carries the id of a draft that should be opened instead.
    """

    another = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        paper_id: int,
        parent: QWidget | None = None,
    ) -> None:
        """Read the paper.

        Raises:
            NotFoundError: it is gone.
        """
        super().__init__(parent)
        self._workspace, self._navigator, self.paper_id = workspace, navigator, paper_id
        self.theme = workspace.theme
        self.line: PaperLine = read_paper(workspace.desk, paper_id)
        self.form: PaperForm | None = None
        self.state: PaperFormState | None = None
        self.gaps: tuple[Gap, ...] = ()
        self.setModal(True)
        self.acts = PaperActs(workspace, navigator, self)
        self.acts.done.connect(self._changed)
        self.acts.gone.connect(self._gone)
        self.acts.replaced.connect(self._replaced)
        self.acts.failed.connect(self.show_failure)
        self.acts.told.connect(self._tell)
        self.fields: PaperFields | None = None
        self.facts = PaperFacts(workspace, self.acts)
        self.facts.look_asked.connect(self._look)
        self.preview = PaperPreview(workspace, self.tr("文书预览"))
        self.preview.shown.connect(self._shown)
        self._lay_out()
        self._load()

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self.theme
        outer = column(theme, self, gap=0)
        outer.addLayout(self._head())
        outer.addWidget(Hairline())
        self.message = MessageBar(theme)
        held = column(theme, gap=0, insets=Insets(12, 0, 12, 0))
        held.addWidget(self.message)
        outer.addLayout(held)
        middle = row(theme, gap=0)
        self._left = QWidget()
        self._left_box = column(theme, self._left, gap=0)
        middle.addWidget(self._left)
        middle.addWidget(self.preview, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(Hairline())
        outer.addLayout(self._foot())

    def _head(self) -> ScaledBox:
        line = row(self.theme, gap=10, insets=Insets(16, 10, 16, 10))
        self.pill = StatusPill(self.theme)
        self._title = ElidedLabel("", TextRole.HEADING)
        self._about = ElidedLabel("", TextRole.SMALL)
        line.addWidget(self.pill)
        line.addWidget(self._title)
        line.addWidget(self._about, 1)
        return line

    def _foot(self) -> ScaledBox:
        theme = self.theme
        line = row(theme, gap=8, insets=Insets(16, 10, 16, 10))
        self.discard_button = Button(theme, self.tr("丢弃草稿…"))
        self.export_button = Button(theme, self.tr("导出"), icon=IconName.EXPORT)
        self.print_button = Button(theme, self.tr("打印…"), icon=IconName.PRINT, shortcut="Ctrl+P")
        self.more_button = Button(theme, self.tr("更多"))
        self.close_button = Button(theme, self.tr("关闭"))
        self.save_button = Button(theme, self.tr("保存草稿"), shortcut="Ctrl+S")
        self.primary = Button(theme, "…", kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return")
        for button in (self.discard_button, self.more_button, self.export_button):
            line.addWidget(button)
        line.addWidget(self.print_button)
        self.saved = Label("", TextRole.SMALL)
        line.addStretch(1)
        line.addWidget(self.saved)
        for button in (self.close_button, self.save_button, self.primary):
            line.addWidget(button)
        menu = QMenu(self.export_button)
        menu.addAction(self.tr("PDF…")).triggered.connect(self.export_pdf)
        menu.addAction(self.tr("Word 文档（DOCX）…")).triggered.connect(self.export_docx)
        self.export_button.set_menu(menu)
        self.more_button.set_menu(self._more_menu())
        self.discard_button.clicked.connect(lambda: self.acts.discard((self.line,)))
        self.print_button.clicked.connect(self.print_paper)
        self.close_button.clicked.connect(self.close)
        self.save_button.clicked.connect(self.save)
        self.primary.clicked.connect(self.go_on)
        return line

    def _more_menu(self) -> QMenu:
        menu = QMenu(self.more_button)
        menu.addAction(self.tr("挂接签章扫描件…")).triggered.connect(
            lambda: self.acts.attach(self.line)
        )
        menu.addSeparator()
        menu.addAction(self.tr("更换…")).triggered.connect(lambda: self.acts.replace(self.line))
        menu.addAction(self.tr("撤回…")).triggered.connect(lambda: self.acts.withdraw(self.line))
        return menu

    # --- reading -----------------------------------------------------------

    def _load(self) -> None:
        """Show the paper as it is now: fields for a draft, facts for any other."""
        desk = self._workspace.desk
        self.line = read_paper(desk, self.paper_id)
        draft = is_open(self.line)
        while (item := self._left_box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
        self.fields = self.form = self.state = None
        if draft:
            self._show_form(read_form(desk, self.paper_id))
        else:
            self._left_box.addWidget(self.facts)
            self.facts.show_paper(self.line)
            self.facts.show()
        self._show_head()
        self.preview.show_now(self._pressing())

    def _show_form(self, form: PaperForm) -> None:
        desk = self._workspace.desk
        self.form, self.line = form, form.line
        self.state = PaperFormState(form, desk.now, desk.today)
        self.fields = PaperFields(self.theme)
        self.fields.show_form(self.state)
        self.fields.edited.connect(self._edited)
        self.fields.gap_asked.connect(self._open_case_form)
        self._left_box.addWidget(self.fields)

    def _show_head(self) -> None:
        line, draft = self.line, is_open(self.line)
        self.setWindowTitle(f"{line.title} · {line.case_no}")
        self.pill.set_state(line.state.term, state_tone(line.state))
        self._title.setText(line.title)
        parts = (line.number or "", line.recipient, line.case_title)
        self._about.setText(" · ".join(part for part in parts if part))
        self.discard_button.setVisible(draft)
        self.save_button.setVisible(draft)
        self.more_button.setVisible(in_force(line))
        serves = servable(line) and line.served_on is None
        self.primary.setVisible(draft or serves)
        words = self.tr("签发…") if draft else self.tr("登记送达…")
        self.primary.set_text(words)
        self._show_saved()

    def _show_saved(self) -> None:
        changed = self.state is not None and self.state.changed
        self.save_button.setEnabled(changed)
        self.saved.setText(self.tr("有改动没有保存") if changed else "")

    # --- the pages ---------------------------------------------------------

    def _pressing(self) -> Pressing:
        """Return work that makes the pages of what is typed now, for another thread."""
        desk, workspace, paper_id = self._workspace.desk, self._workspace, self.paper_id
        state = self.state
        if state is None:
            return lambda: Pressed(paper_pdf(desk, paper_id, workspace.press()).pdf)
        texts, recipient = dict(state.texts()), state.recipient

        def make() -> Pressed:
            looked = preview(desk, paper_id, texts, recipient)
            made = workspace.press().pdf(looked.content, picture_reader(desk))
            return Pressed(made.pdf, looked.gaps)

        return make

    def _look(self, part: object) -> None:
        """Show the pages of an attached part, or those of the paper again."""
        desk, pressing = self._workspace.desk, self._pressing()
        if isinstance(part, PaperPartLine):
            attached = part
            self.preview.show_now(lambda: Pressed(part_pages(desk, attached)))
        else:
            self.preview.show_now(pressing)

    def _edited(self) -> None:
        if self.fields is not None:
            self.fields.mark_typing()
        self._show_saved()
        self.preview.show_soon(self._pressing())

    def _shown(self, pressed: object) -> None:
        if isinstance(pressed, Pressed):
            self.gaps = pressed.gaps
            if self.fields is not None:
                self.fields.show_gaps(pressed.gaps)

    # --- acts --------------------------------------------------------------

    def save(self) -> bool:
        """Keep what is typed; False if something is wrong with it."""
        state, fields = self.state, self.fields
        if state is None or fields is None:
            return True
        if not fields.check():
            return False
        if not state.changed:
            return True
        desk = self._workspace.desk
        try:
            self.line = save_draft(
                desk, self.paper_id, self.line.version, state.texts(), state.recipient
            )
            state.saved(read_form(desk, self.paper_id))
        except KuaiWeiError as error:
            self.show_failure(error)
            return False
        self._show_head()
        self.message.show_message(self.tr("草稿已保存。"), tone=Tone.GOOD)
        return True

    def go_on(self) -> None:
        """Take the usual next step: issue a draft, record the service of an issued paper."""
        if not self.primary.isVisible():
            return
        if not is_open(self.line):
            self.acts.serve(self.line, self)
            return
        if not self.save() or self.form is None or self.fields is None:
            return
        if self.gaps and not self.preview.busy:
            names = "、".join(gap_words(self.gaps))
            words = self.tr("还缺：{names}。补全后才能签发。").format(names=names)
            self.message.show_message(words, tone=Tone.BAD)
            self.fields.go_to_first_gap()
            return
        self.acts.issue(self.line, numbered=self.form.numbered)

    def export_pdf(self) -> None:
        """Export what is shown; a draft is saved first."""
        if self.save():
            self.acts.export_pdf(self.line)

    def export_docx(self) -> None:
        """Export for Word and WPS; a draft is saved first."""
        if self.save():
            self.acts.export_docx(self.line)

    def print_paper(self) -> None:
        """Print through the system's dialog; a draft is saved first."""
        if self.save():
            self.acts.print_papers((self.line,))

    def _changed(self, _paper_id: int) -> None:
        try:
            self._load()
        except KuaiWeiError as error:
            self.show_failure(error)
            return
        self._focus_first()

    def _gone(self) -> None:
        self.state = None
        self.accept()

    def _replaced(self, draft: int) -> None:
        self.another.emit(draft)
        self.accept()

    def _open_case_form(self) -> None:
        """Go to the case's own form, where what the paper takes from the case is typed."""
        if self.save():
            case_id = self.line.case_id
            self.accept()
            self._navigator.edit_case(case_id)

    def _tell(self, text: str) -> None:
        self.message.show_message(text, tone=Tone.GOOD)

    def show_failure(self, error: object) -> None:
        """Tell a refusal beside its field, else in the sheet's own bar."""
        if isinstance(error, RuleViolationError) and self.fields is not None:
            known = tuple(one for one in error.problems if self.fields.knows(one.field))
            if known:
                self.fields.show_problems(known)
                return
        if isinstance(error, KuaiWeiError):
            self.message.show_message(error_sentence(error), tone=Tone.BAD)
        else:
            self._workspace.errors.show(error)

    # --- closing and size --------------------------------------------------

    def _may_close(self) -> bool:
        if self.state is None or not self.state.changed:
            return True
        answer = self._workspace.prompts.choose(
            self.tr("草稿有改动没有保存"),
            self.tr("“{title}”中有改动没有保存。").format(title=self.line.title),
            (self.tr("保存"), self.tr("不保存")),
        )
        if answer == 0:
            return self.save()
        return answer == 1

    def reject(self) -> None:
        """Close on Esc, unless unsaved typing stays."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close like Esc."""
        event.ignore()
        self.reject()

    def done(self, result: int) -> None:
        """Let go of the pages with the window."""
        self.preview.end()
        super().done(result)

    def open(self) -> None:
        """Show the sheet as large as the window lets it."""
        self._fit()
        super().open()
        self._focus_first()

    def _focus_first(self) -> None:
        """Begin in the fields of a draft; of an issued paper, with what comes next for it."""
        if self.fields is not None:
            self.fields.focus_first()
            return
        serves = servable(self.line) and self.line.served_on is None
        place: QWidget = self.primary if serves else self.preview.view
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        px = self.theme.px
        parent = self.parentWidget()
        # A sheet belongs to its window; without one it may take the screen.
        room = (
            self.screen().availableGeometry().size() if parent is None else parent.window().size()
        )
        size = QSize(
            max(px(_WIDTH), round(room.width() * _SHARE_OF_SCREEN)), max(px(_HEIGHT), room.height())
        )
        size = size.boundedTo(QSize(room.width() - px(24), room.height() - px(40)))
        self.resize(size)
        self._left.setFixedWidth(min(px(_SIDE), round(size.width() * _SIDE_SHARE)))
