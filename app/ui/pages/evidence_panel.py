"""The evidence of a case: rows with small pictures, a preview beside them (证据)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from app.domain.media import Shown, shown_as
from app.services.evidence.listing import list_evidence
from app.services.evidence.views import AddedEvidence, EvidenceLine
from app.services.views import CaseDossier
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.evidence_editor import EvidenceEditor
from app.ui.pages.evidence_acts import EvidenceActs
from app.ui.pages.evidence_pictures import EvidencePictures
from app.ui.pages.evidence_preview import EvidencePreview
from app.ui.qtmodels.evidence_list import EvidenceList
from app.ui.viewmodels.evidence import case_facts_for_evidence, count_text, moved
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.thumb_list import ThumbList
from app.ui.workspace import Navigator, Workspace

LIST_OF_EVIDENCE = "evidence-list"
"""The template folder of the list as a paper (证据清单)."""
_SHARES = (9, 11)
_LEAST_HEIGHT = 190


class EvidencePanel(QWidget):
    """Lasts while the case page does, so that choice and preview stay at each reading (证据)."""

    def __init__(
        self,
        workspace: Workspace,
        navigator: Navigator,
        case_id: int,
        make_paper: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._workspace, self._navigator = workspace, navigator
        self._case_id, self._make_paper = case_id, make_paper
        self.editor: EvidenceEditor | None = None
        self.acts = EvidenceActs(workspace, navigator, case_id, self)
        self.acts.changed.connect(self.reload)
        self.acts.added.connect(self._choose_added)
        self.pictures = EvidencePictures(workspace, self)
        self.model = EvidenceList(self)
        self.model.order_asked.connect(self._put_before)
        self.pictures.arrived.connect(self.model.touch)
        self._lay_out()
        self.drop = FileDrop(self)
        self.drop.files.connect(self.acts.add_paths)
        self.drop.picture.connect(self.acts.add_picture)
        self.drop.hovers.connect(self._show_hint)
        self._shortcuts()
        self._show_state()

    # --- parts -------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=0)
        self.list = ThumbList(theme, self.tr("证据"), self.pictures.thumb)
        self.list.setModel(self.model)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.preview = EvidencePreview(self._workspace)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for at, widget in enumerate((self.list, self.preview)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(at, _SHARES[at])
        self.splitter.setSizes([theme.px(50 * share) for share in _SHARES])
        words = self.tr(
            "把照片、截图、PDF或整个文件夹拖到这里，或按 Ctrl+V 粘贴截图。原件逐字节加密保存。"
        )
        begin = Button(theme, self.tr("选择文件…"), icon=IconName.PLUS)
        begin.clicked.connect(self.choose_files)
        empty = EmptyState(theme, IconName.ATTACHMENT, self.tr("还没有证据"), words, action=begin)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(empty)
        self.stack.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        box.addWidget(self.stack, 1)
        box.addWidget(Hairline())
        box.addWidget(self._make_foot())
        self._hint = Label(self.tr("松开鼠标，加入证据"), TextRole.HEADING, self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setProperty("dropHint", "true")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.edit_asked.connect(self.edit)
        self.list.delete_asked.connect(self.delete)
        self.list.step_asked.connect(self.step)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.preview.open_button.clicked.connect(self.open_copy)

    def _make_foot(self) -> QWidget:
        theme, foot = self._workspace.theme, QWidget()
        line = row(theme, foot, gap=8, insets=Insets(14, 8, 14, 8))
        self.add_button = Button(theme, self.tr("加入证据"), icon=IconName.PLUS)
        menu = QMenu(self.add_button)
        menu.addAction(self.tr("选择文件…")).triggered.connect(self.choose_files)
        menu.addAction(self.tr("选择文件夹…")).triggered.connect(self.choose_folder)
        paste = menu.addAction(self.tr("粘贴截图或文件"))
        paste.triggered.connect(self.paste)
        self.add_button.set_menu(menu)
        self.edit_button = Button(theme, self.tr("说明…"), icon=IconName.EDIT)
        self.edit_button.clicked.connect(self.edit)
        self.compare_button = Button(theme, self.tr("设计比对…"), icon=IconName.COLUMNS)
        self.compare_button.clicked.connect(self.compare)
        self.count = ElidedLabel("", TextRole.SMALL)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more_button = Button(theme, self.tr("更多"))
        self.more_menu = QMenu(self.more_button)
        self.more_menu.aboutToShow.connect(lambda: self._fill_menu(self.more_menu))
        self.more_button.set_menu(self.more_menu)
        for widget in (self.add_button, self.edit_button, self.compare_button):
            line.addWidget(widget)
        line.addWidget(self.count, 1)
        line.addWidget(self.more_button)
        return foot

    def _shortcuts(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(context)
        paste.activated.connect(self.paste)

    # --- what is shown -----------------------------------------------------

    def show_case(self, dossier: CaseDossier, names: Mapping[str, str]) -> None:
        """Take from the case what the sheet begins with; ``names`` are those of accounts."""
        self.preview.names = names
        self.acts.first = case_facts_for_evidence(self._workspace.desk, dossier)
        self.acts.number = dossier.line.number

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        """The pieces in order."""
        return self.model.lines

    @property
    def chosen(self) -> tuple[EvidenceLine, ...]:
        """The selected pieces."""
        return self.list.chosen

    def reload(self) -> None:
        """Read the list anew; the same pieces stay chosen."""
        try:
            lines = list_evidence(self._workspace.desk, self._case_id)
        except KuaiWeiError as error:
            self._workspace.errors.show(error)
            return
        if lines == self.model.lines:
            return
        chosen = [line.id for line in self.chosen]
        current = self.model.line_at(self.list.currentIndex().row())
        bar = self.list.verticalScrollBar()
        height, row_before = bar.value(), self.list.currentIndex().row()
        self.model.show_lines(lines)
        keep = [at for one in chosen if (at := self.model.row_of(one)) is not None]
        here = None if current is None else self.model.row_of(current.id)
        if here is None and lines:
            here = max(0, min(row_before, len(lines) - 1))
        self.choose(keep or ([] if here is None else [here]), here)
        bar.setValue(height)
        self._show_state()

    def choose(self, rows: Sequence[int], current: int | None = None) -> None:
        """Choose rows, and put the keyboard's mark on one of them."""
        selection = QItemSelection()
        for at in rows:
            selection.select(self.model.index(at, 0), self.model.index(at, 0))
        flags = QItemSelectionModel.SelectionFlag
        chooser = self.list.selectionModel()
        if current is None and rows:
            current = rows[0]
        if current is not None:
            chooser.setCurrentIndex(self.model.index(current, 0), flags.NoUpdate)
        chooser.select(selection, flags.ClearAndSelect)
        self._choose()

    def _choose_added(self, added: object) -> None:
        if isinstance(added, AddedEvidence) and added.lines:
            rows = [at for one in added.lines if (at := self.model.row_of(one.id)) is not None]
            self.choose(rows)
            if rows:
                self.list.scrollTo(self.model.index(rows[0], 0))

    def _choose(self) -> None:
        current = self.model.line_at(self.list.currentIndex().row())
        chosen = self.chosen
        shown = current if current in chosen else (chosen[0] if chosen else None)
        self.preview.show_line(shown)
        self._show_state()

    def _show_state(self) -> None:
        self.stack.setCurrentIndex(0 if self.lines else 1)
        chosen = self.chosen
        words = count_text(self.lines) if self.lines else ""
        if len(chosen) > 1:
            words = self.tr("选中 {n} 件　").format(n=len(chosen)) + words
        self.count.setText(words)
        self.edit_button.setEnabled(len(chosen) == 1)
        self.compare_button.setEnabled(len(self.lines) > 1)
        self.more_button.setEnabled(bool(self.lines))

    # --- acts --------------------------------------------------------------

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        chosen = self.chosen
        one = chosen[0] if len(chosen) == 1 else None

        def offer(text: str, act: Callable[[], object], *, on: bool) -> None:
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False: act())
            action.setEnabled(on)

        offer(self.tr("打开副本"), self.open_copy, on=one is not None)
        offer(self.tr("另存原件…"), self.save_original, on=one is not None)
        picture = one is not None and shown_as(one.media) is Shown.PICTURE
        offer(self.tr("旋转或标注副本…"), self.edit_copy, on=picture)
        pdf = one is not None and shown_as(one.media) is Shown.PAGES
        if pdf:
            offer(self.tr("把当前页存为图片"), self.keep_page, on=self.preview.pdf.page >= 0)
        for other in () if one is None else one.elsewhere:
            text = self.tr("打开另案 {number}").format(number=other.number)
            offer(text, partial(self._navigator.open_case, other.case_id), on=True)
        menu.addSeparator()
        offer(self.tr("上移\tAlt+↑"), lambda: self.step(-1), on=bool(chosen))
        offer(self.tr("下移\tAlt+↓"), lambda: self.step(1), on=bool(chosen))
        menu.addSeparator()
        offer(self.tr("导出证据包…"), self.export, on=bool(self.lines))
        offer(self.tr("制作证据清单…"), self.make_list, on=bool(self.lines))
        menu.addSeparator()
        offer(self.tr("移入回收站\tDel"), self.delete, on=bool(chosen))

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_menu(menu)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def choose_files(self) -> None:
        """Ask for files and add them."""
        paths = self._workspace.prompts.open_paths(
            self.tr("加入证据"), Path.home(), self.tr("所有文件 (*)")
        )
        if paths:
            self.acts.add_paths(paths)

    def choose_folder(self) -> None:
        """Ask for a folder and add what is in it."""
        folder = self._workspace.prompts.folder(self.tr("加入文件夹里的证据"), Path.home())
        if folder is not None:
            self.acts.add_paths((folder,))

    def paste(self) -> None:
        """Add copied files or a picture from the clipboard."""
        if not self.drop.take(QGuiApplication.clipboard().mimeData()):
            self._navigator.tell(self.tr("剪贴板里没有图片，也没有文件。"))

    def edit(self) -> None:
        """Ask for other facts of the chosen piece."""
        if len(self.chosen) == 1:
            self.acts.edit(self.chosen[0])

    def delete(self) -> None:
        """Move the chosen pieces to the recycle bin."""
        self.acts.delete(self.chosen)

    def open_copy(self) -> None:
        """Open the shown piece elsewhere."""
        if self.preview.line is not None:
            self.acts.open_copy(self.preview.line)

    def save_original(self) -> None:
        """Write the shown piece where the user says."""
        if self.preview.line is not None:
            self.acts.save_original(self.preview.line)

    def edit_copy(self) -> None:
        """Turn or mark a copy of the shown picture; the original stays."""
        line = self.preview.line
        if line is None or self.editor is not None:
            return
        self.editor = EvidenceEditor(self._workspace, line, self.window())
        self.editor.saved.connect(self._copy_saved)
        self.editor.finished.connect(self._editor_closed)
        self.editor.open()

    def keep_page(self) -> None:
        """Keep the page of the PDF in view as a picture, so that it can be compared."""
        if self.preview.line is not None:
            self.acts.keep_page(self.preview.line, self.preview.pdf.page)

    def _copy_saved(self, line: object) -> None:
        self.reload()
        if isinstance(line, EvidenceLine):
            self._navigator.tell(
                self.tr("已另存为“{title}”；原件没有改动。").format(title=line.title)
            )
            at = self.model.row_of(line.id)
            if at is not None:
                self.choose([at])

    def _editor_closed(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None

    def export(self) -> None:
        """Write a package of the chosen pieces, of all if only one or none is chosen."""
        lines = self.chosen if len(self.chosen) > 1 else self.lines
        self.acts.export([line.id for line in lines])

    def make_list(self) -> None:
        """Have the list of evidence made as a paper."""
        self._make_paper(LIST_OF_EVIDENCE)

    def compare(self) -> None:
        """Open the views and photos side by side."""
        self._navigator.compare(self._case_id, self._make_paper)

    def step(self, by: int) -> None:
        """Move the chosen pieces up or down by one."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        if not rows:
            return
        before = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= before <= len(self.lines):
            self._put_before(before)

    def _put_before(self, before: int) -> None:
        ids = tuple(line.id for line in self.lines)
        order = moved(ids, frozenset(line.id for line in self.chosen), before)
        if order != ids:
            self.acts.put_in_order(order)

    def _open(self, index: QModelIndex) -> None:
        shown = self.preview.stack.currentWidget()
        if shown is not None and shown in (
            self.preview.picture,
            self.preview.pdf,
            self.preview.text,
        ):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_copy()

    # --- dropping ----------------------------------------------------------

    def _show_hint(self, shown: bool) -> None:  # noqa: FBT001 - a signal's value
        self._hint.setGeometry(self.rect())
        self._hint.setVisible(shown)
        self._hint.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint over all."""
        super().resizeEvent(event)
        self._hint.setGeometry(self.rect())

    def release(self) -> None:
        """Let go of what is open."""
        self.preview.release()
