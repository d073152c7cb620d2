"""The left side of an issued paper: what it is, its files, how it was served (文书要目)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.services.papers.files import read_part
from app.services.papers.views import PaperLine, PaperPartLine
from app.support.atomic import written_whole
from app.support.errors import KuaiWeiError
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.paper_acts import PaperActs
from app.ui.viewmodels.case_list import load_office
from app.ui.viewmodels.papers import paper_facts
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import SectionHeader
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.workspace import Workspace


class PaperFacts(QScrollArea):
    """Facts that may be copied, and the files that belong to the paper (要目).

    ``look_asked`` carries the attached part whose pages are wanted, None for the paper's own.
    """

    look_asked = Signal(object)

    def __init__(
        self, workspace: Workspace, acts: PaperActs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._acts = workspace, acts
        self._hash, self._names = "", load_office(workspace.desk).names
        theme = workspace.theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        box = column(theme, inside, gap=12, insets=Insets(16, 14, 16, 16))
        self.rows = KeyValueList(theme)
        self.copy_button = Button(
            theme, self.tr("复制校验码"), kind=ButtonKind.QUIET, icon=IconName.COPY
        )
        self.copy_button.setToolTip(self.tr("成品的 SHA-256，用来核对文件没有改动"))
        self.copy_button.clicked.connect(self._copy)
        self._files_head = SectionHeader(theme, self.tr("附件"))
        self._files = column(theme, gap=4)
        self.locked = Label(self.tr("已签发的文书不能修改，有误时撤回或更换。"), TextRole.SMALL)
        self.locked.setWordWrap(True)
        box.addWidget(self.rows)
        box.addWidget(self.copy_button)
        box.addWidget(self._files_head)
        box.addLayout(self._files)
        box.addWidget(self.locked)
        box.addStretch(1)
        self.setWidget(inside)

    def show_paper(self, line: PaperLine) -> None:
        """Show an issued paper."""
        self._hash = line.sha256
        self.rows.set_rows(
            [KeyValue(label, value) for label, value in paper_facts(line, self._names)]
        )
        self.copy_button.setVisible(bool(line.sha256))
        self._files_head.setVisible(bool(line.parts))
        while (item := self._files.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if line.parts:
            self._files.addWidget(self._file_row(self.tr("文书"), None))
        for part in line.parts:
            self._files.addWidget(self._file_row(f"{part.part.term}　{part.name}", part))

    def _file_row(self, words: str, part: PaperPartLine | None) -> QWidget:
        theme, place = self._workspace.theme, QWidget()
        line = row(theme, place, gap=8)
        line.addWidget(ElidedLabel(words, TextRole.SMALL_TEXT), 1)
        look = Button(theme, self.tr("查看"), kind=ButtonKind.QUIET)
        look.clicked.connect(lambda _=False: self.look_asked.emit(part))
        line.addWidget(look)
        if part is not None:
            save = Button(theme, self.tr("另存…"), kind=ButtonKind.QUIET)
            save.clicked.connect(partial(self._save_part, part))
            line.addWidget(save)
        return place

    def _save_part(self, part: PaperPartLine, _pressed: object = None) -> None:
        title = self.tr("另存附件")
        suffix = Path(part.name).suffix or ".pdf"
        path = self._workspace.prompts.save_path(
            title, Path.home() / part.name, f"*{suffix} (*{suffix})"
        )
        if path is None:
            return
        try:
            data = read_part(self._workspace.desk, part.id)
            with written_whole(path) as place:
                place.write_bytes(data)
        except KuaiWeiError as error:
            self._acts.failed.emit(error)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
