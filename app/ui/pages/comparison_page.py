"""Registered views beside photos of the accused product; nothing is judged here (设计比对)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLayout, QStackedWidget, QWidget

from app.domain.documents.blocks import Mark
from app.services.evidence.comparisons import (
    delete_comparison,
    list_comparisons,
    save_comparison,
)
from app.services.evidence.listing import list_evidence
from app.services.evidence.views import ComparisonLine, EvidenceLine
from app.services.read_case import read_dossier
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.comparison_notes import ComparisonNotes
from app.ui.pages.comparison_pictures import ComparisonPictures
from app.ui.viewmodels.comparisons import (
    VIEWS,
    PairDraft,
    add_mark,
    comparable,
    draft_of,
    drop_mark,
    move_mark,
    name_mark,
    new_pair,
)
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip, IconButton
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.image_pair import ImagePair
from app.ui.widgets.labels import Label
from app.ui.widgets.page import Page
from app.ui.widgets.picture_drawings import Drawing, DrawingKind
from app.ui.workspace import Navigator, Workspace

OPINION = "infringement-opinion"
"""The template folder of the paper that the pairs go into (侵权判定咨询意见书)."""
_NUDGE, _CONTROL = 0.01, 32


class ComparisonPage(Page):
    """One pair at a time; what is written is kept when another pair or page is turned to."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        case_id: int,
        make_paper: Callable[[str], object],
    ) -> None:
        super().__init__(workspace.theme, "")
        self._workspace, self._navigator = workspace, navigator
        self.case_id, self._make_paper = case_id, make_paper
        self.evidence: tuple[EvidenceLine, ...] = ()
        self.pairs: tuple[ComparisonLine, ...] = ()
        self.draft = self._kept = PairDraft()
        self.at = 0
        self._loaded = False
        self.set_title(self.tr("设计比对"))
        self._lay_out()
        self._shortcuts()
        self.track(workspace.desk_changed, self.mark_stale)

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=10)
        card = Card(theme)
        self.stack = QStackedWidget()
        body = QWidget()
        inside = column(theme, body, gap=10)
        self.pair = ImagePair(theme, self.tr("授权设计"), self.tr("被控产品"))
        self.pair.drawn.connect(self._draw)
        self.pair.left.chosen.connect(lambda key: self._choose(registered=key))
        self.pair.right.chosen.connect(lambda key: self._choose(accused=key))
        self.pictures = ComparisonPictures(self._workspace, self.pair)
        self.notes = ComparisonNotes(self._workspace)
        self.notes.typed.connect(self._typed)
        self.notes.picked.connect(self._show_marks)
        self.notes.drop_asked.connect(lambda at: self._change(drop_mark(self.draft, at)))
        self.notes.name_asked.connect(self._name)
        inside.addLayout(self._make_bar())
        inside.addWidget(self.pair, 1)
        inside.addWidget(self.notes)
        self.stack.addWidget(body)
        words = self.tr("先在案件的“证据”里加入授权设计视图和被控产品照片，再回到这里。")
        title = self.tr("没有可以比对的图片")
        back = Button(theme, self.tr("返回"), icon=IconName.BACK)
        back.clicked.connect(self._navigator.go_back)
        self.stack.addWidget(EmptyState(theme, IconName.COLUMNS, title, words, action=back))
        card.body.addWidget(self.stack)
        box.addWidget(card, 1)

    def _make_bar(self) -> QLayout:
        theme = self._workspace.theme
        line = row(theme, gap=8, insets=Insets())
        self.back_button = IconButton(theme, IconName.LEFT, self.tr("上一对 Ctrl+PgUp"))
        self.next_button = IconButton(theme, IconName.RIGHT, self.tr("下一对 Ctrl+PgDn"))
        self.place = Label("", TextRole.STRONG)
        self.back_button.clicked.connect(lambda: self.go_to(self.at - 1))
        self.next_button.clicked.connect(lambda: self.go_to(self.at + 1))
        self.view_name = QComboBox()
        self.view_name.setEditable(True)
        self.view_name.addItems(VIEWS)
        self.view_name.setAccessibleName(self.tr("视图名称"))
        self.view_name.setFixedWidth(theme.px(120))
        self.view_name.currentTextChanged.connect(self._typed)
        self.new_button = Button(theme, self.tr("新增一对"), icon=IconName.PLUS)
        self.new_button.clicked.connect(self.begin_new)
        self.link = FilterChip(self.tr("同步缩放"), checked=True)
        self.link.toggled.connect(self.pair.set_linked)
        self.mark = FilterChip(self.tr("画标注"))
        self.mark.setToolTip(self.tr("按住鼠标在图上拖出方框；按 M 在画面中央加一个。"))
        self.mark.toggled.connect(self._take_tool)
        self.fit_button = Button(theme, self.tr("适应窗口"), kind=ButtonKind.QUIET)
        self.fit_button.set_text(self.tr("适应窗口"), hint="0")
        self.fit_button.clicked.connect(self.pair.fit)
        self.drop_button = Button(theme, self.tr("删除这一对…"), kind=ButtonKind.QUIET)
        self.drop_button.clicked.connect(self.delete)
        self.opinion_button = Button(theme, self.tr("写入咨询意见书…"), icon=IconName.DOCUMENT)
        self.opinion_button.clicked.connect(self.write_opinion)
        # What pages and looks goes on in the next line where room ends; the verbs stay.
        looking, chips = QWidget(), QWidget()
        beside = row(theme, chips, gap=8)
        beside.addWidget(self.link)
        beside.addWidget(self.mark)
        for widget in (chips, self.place):
            widget.setFixedHeight(theme.px(_CONTROL))
        flow = FlowLayout(lambda: theme.px(8), looking)
        for widget in (
            self.back_button,
            self.place,
            self.next_button,
            self.view_name,
            self.new_button,
            chips,
            self.fit_button,
            self.drop_button,
        ):
            flow.addWidget(widget)
        line.addWidget(looking, 1)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.opinion_button, 0, top)
        self.save_button = Button(
            theme, self.tr("保存"), kind=ButtonKind.PRIMARY, shortcut="Ctrl+S"
        )
        self.save_button.clicked.connect(self.save)
        line.addWidget(self.save_button, 0, top)
        return line

    def _shortcuts(self) -> None:
        # Ctrl with = - 0 and Alt with arrows are the window's; two claims leave a key dead.
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+PgUp", lambda: self.go_to(self.at - 1)),
            ("Ctrl+PgDown", lambda: self.go_to(self.at + 1)),
            *(
                (f"Ctrl+{shift}{key}", lambda by=by, shift=shift: self._nudge(by, size=bool(shift)))
                for shift in ("", "Shift+")
                for key, by in (
                    ("Left", (-_NUDGE, 0.0)),
                    ("Right", (_NUDGE, 0.0)),
                    ("Up", (0.0, -_NUDGE)),
                    ("Down", (0.0, _NUDGE)),
                )
            ),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for view in self.pair.views:
            mark = QShortcut(QKeySequence("M"), view)
            mark.setContext(Qt.ShortcutContext.WidgetShortcut)
            mark.activated.connect(self.add_mark)

    # --- page --------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the left picture, which the keys zoom and move."""
        self.pair.left.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read pictures and pairs; what is typed and not saved stays."""
        desk = self._workspace.desk
        try:
            line = read_dossier(desk, self.case_id).line
            self.evidence = list_evidence(desk, self.case_id)
            self.pairs = list_comparisons(desk, self.case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self.set_title(self.tr("设计比对 ／ {number}").format(number=line.number))
        pictures = comparable(self.evidence, registered=True)
        self.stack.setCurrentIndex(0 if len(pictures) > 1 or self.pairs else 1)
        if not self._loaded or not self.changed:
            self._loaded = True
            self._show_pair(min(self.at, max(0, len(self.pairs) - 1)))

    def can_leave(self) -> bool:
        """Keep what was written; stay if that fails."""
        return self.keep()

    @property
    def changed(self) -> bool:
        """Whether there is something to keep."""
        if self.draft.id is None:
            return self.draft.written
        return self.draft != self._kept

    def go_to(self, at: int) -> None:
        """Keep this pair and turn to another; the one after the last is new."""
        if at >= 0 and self.keep() and at <= len(self.pairs):
            self._show_pair(at)

    def begin_new(self) -> None:
        """Keep this pair and begin another."""
        if self.keep():
            self._show_pair(len(self.pairs))

    def _show_pair(self, at: int) -> None:
        self.at = at
        fresh = at >= len(self.pairs)
        draft = new_pair(self.evidence, self.pairs) if fresh else draft_of(self.pairs[at])
        self.draft = self._kept = draft
        with QSignalBlocker(self.view_name):
            self.view_name.setCurrentText(draft.view)
        self.notes.show_texts(draft)
        self._show_choices()
        self._show_marks()
        self._show_state()

    def _show_choices(self) -> None:
        draft = self.draft
        for side, registered, now in (
            (self.pair.left, True, draft.registered),
            (self.pair.right, False, draft.accused),
        ):
            lines = comparable(self.evidence, registered=registered)
            side.show_choices([(line.id, line.title) for line in lines], now)
            line = next((one for one in lines if one.id == now), None)
            self.pictures.show(side, line)

    def _show_state(self) -> None:
        count = len(self.pairs)
        fresh = self.draft.id is None
        place = self.tr("新的一对") if fresh else f"{self.at + 1} / {count}"
        self.place.setText(place)
        self.back_button.setEnabled(self.at > 0)
        self.next_button.setEnabled(self.at + 1 < count)
        self.new_button.setEnabled(not fresh or self.draft.written)
        self.drop_button.setVisible(not fresh)
        self.opinion_button.setEnabled(count > 0 or self.draft.written)
        self.save_button.setEnabled(self.draft.complete and (fresh or self.changed))

    def _show_marks(self) -> None:
        sides: dict[bool, list[Drawing]] = {True: [], False: []}
        places: list[tuple[bool, int]] = []
        for one in self.draft.marks:
            mark = one.mark
            places.append((one.registered, len(sides[one.registered])))
            sides[one.registered].append(
                Drawing(DrawingKind.FRAME, mark.x, mark.y, mark.width, mark.height, mark.text)
            )
        self.notes.show_marks(self.draft.marks)
        at = self.notes.picked_row
        chosen = places[at] if at is not None and at < len(places) else None
        self.pair.show_drawings(sides[True], sides[False], chosen)

    # --- writing -----------------------------------------------------------

    def _typed(self) -> None:
        same, different = self.notes.texts
        view = self.view_name.currentText().strip()
        self.draft = replace(self.draft, view=view, same=same, different=different)
        self._show_state()

    def _choose(self, registered: object = None, accused: object = None) -> None:
        """Take another picture; marks of the one before go, as they meant it."""
        if isinstance(registered, int) and registered != self.draft.registered:
            marks = tuple(one for one in self.draft.marks if not one.registered)
            self.draft = replace(self.draft, registered=registered, marks=marks)
        if isinstance(accused, int) and accused != self.draft.accused:
            marks = tuple(one for one in self.draft.marks if one.registered)
            self.draft = replace(self.draft, accused=accused, marks=marks)
        self._show_choices()
        self._show_marks()
        self._show_state()

    def _take_tool(self, drawing: bool) -> None:  # noqa: FBT001 - a signal's value
        self.pair.set_tool(DrawingKind.FRAME if drawing else None)

    def _draw(self, registered: bool, drawing: object) -> None:  # noqa: FBT001 - a signal's value
        if isinstance(drawing, Drawing):
            mark = Mark(drawing.x, drawing.y, drawing.width, drawing.height)
            self.add_mark(mark, registered=registered)

    def add_mark(self, mark: Mark | None = None, *, registered: bool | None = None) -> None:
        """Add a frame, in the middle of the picture with the keyboard unless drawn."""
        if registered is None:
            registered = self.pair.active is self.pair.left.view
        self._change(add_mark(self.draft, mark, registered=registered))
        self.notes.pick(len(self.draft.marks) - 1)

    def _name(self, at: int) -> None:
        label = self.tr("标在方框角上的字，如 1、灯罩：")
        now = self.draft.marks[at].mark.text
        text = self._workspace.prompts.ask_text(self.tr("标注文字"), label, now)
        if text is not None:
            self._change(name_mark(self.draft, at, text))

    def _nudge(self, by: tuple[float, float], *, size: bool) -> None:
        at = self.notes.picked_row
        if at is not None and at < len(self.draft.marks):
            self._change(move_mark(self.draft, at, by, size=size))

    def _change(self, draft: PairDraft) -> None:
        self.draft = draft
        self._show_marks()
        self._show_state()

    def keep(self) -> bool:
        """Save if there is something to keep; False if that failed."""
        if not self.changed:
            return True
        if not self.draft.complete:
            text = self.tr("还没有选好两侧的图片，写下的内容不会保存。")
            verb = self.tr("放弃这一对")
            return self._workspace.prompts.confirm(self.tr("这一对不完整"), text, verb, danger=True)
        return self._write()

    def save(self) -> None:
        """Save this pair, whether or not anything was written beside the pictures."""
        if self.draft.complete and self._write():
            self._navigator.tell(self.tr("已保存。"))

    def _write(self) -> bool:
        draft = self.draft
        if draft.registered is None or draft.accused is None:
            return False
        try:
            line = save_comparison(
                self._workspace.desk,
                self.case_id,
                draft.id,
                draft.version,
                draft.view,
                draft.registered,
                draft.accused,
                draft.same,
                draft.different,
                draft.marks,
            )
            self.pairs = list_comparisons(self._workspace.desk, self.case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return False
        self.draft = self._kept = draft_of(line)
        self.at = next((at for at, one in enumerate(self.pairs) if one.id == line.id), 0)
        self._show_state()
        return True

    def delete(self) -> None:
        """Delete this pair after a named yes; the pictures stay among the evidence."""
        if self.draft.id is None:
            return
        title = self.tr("删除这一对比对")
        text = self.tr("标注和写下的异同一并删除；两张图片仍留在证据里。")
        if not self._workspace.prompts.confirm(title, text, title, danger=True):
            return
        try:
            delete_comparison(self._workspace.desk, self.draft.id)
            self.pairs = list_comparisons(self._workspace.desk, self.case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        self._show_pair(min(self.at, max(0, len(self.pairs) - 1)))

    def write_opinion(self) -> None:
        """Have the opinion made from all pairs of the case."""
        if self.keep():
            self._make_paper(OPINION)
