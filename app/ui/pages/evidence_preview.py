"""One piece of evidence looked at: picture, PDF or text, and its facts (证据预览)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QSplitter, QStackedWidget, QWidget

from app.domain.media import Shown, shown_as
from app.services.desk import Desk
from app.services.evidence.listing import open_evidence
from app.services.evidence.views import EvidenceLine
from app.support.errors import InputFileError, KuaiWeiError
from app.support.pdf_pages import PdfPages
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.pages.dossier_parts import scrolled
from app.ui.tasks.pictures import MOST_BYTES, read_picture
from app.ui.tasks.task import Lane, Task
from app.ui.viewmodels.evidence import evidence_facts, size_text
from app.ui.viewmodels.text_decoding import decode_text
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import EmptyState
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.widgets.labels import ElidedLabel, Hairline
from app.ui.widgets.pdf_view import PdfView
from app.ui.workspace import Workspace

TEXT_BYTES = 200 * 1024
LARGEST_SIDE = 3200
_LEAST_SHOWN, _LEAST_FACTS, _FACTS_SHARE = 90, 56, (7, 3)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the preview got ready aside (预览内容)."""

    line: EvidenceLine
    content: QImage | PdfPages | str


class EvidencePreview(QWidget):
    """Shows the chosen piece; what is read too late for another choice is thrown away."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.line: EvidenceLine | None = None
        self._task: Task | None = None
        self.names: Mapping[str, str] = {}
        """The names people know the accounts by."""
        theme = workspace.theme
        self.picture = ImageView(theme, self.tr("图片预览"))
        self.pdf = PdfView(theme, workspace.runner, self.tr("PDF预览"))
        self.pdf.failed.connect(self._failed)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("文本预览"))
        self.words = ImageView(theme, self.tr("预览"))
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.show_line(None)

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        box = column(theme, self, gap=0)
        head = row(theme, gap=6, insets=Insets(12, 6, 8, 6))
        self._heading = ElidedLabel("", TextRole.STRONG)
        policy = QSizePolicy.Policy
        self._heading.setSizePolicy(policy.Expanding, policy.Fixed)
        self._page = ElidedLabel("", TextRole.SMALL)
        self.open_button = Button(
            theme, self.tr("打开副本"), kind=ButtonKind.QUIET, icon=IconName.SHOW
        )
        self.open_button.setToolTip(self.tr("写出一份只读副本，用其他软件打开；原件不动。"))
        head.addWidget(self._heading, 1)
        head.addWidget(self._page)
        head.addWidget(self.open_button)
        box.addLayout(head)
        box.addWidget(Hairline())
        self.stack = QStackedWidget()
        words = self.tr("选中一件证据，这里显示它的内容和要点。")
        self._none = EmptyState(theme, IconName.DOCUMENT, self.tr("没有选中证据"), words)
        for widget in (self._none, self.words, self.picture, self.pdf, self.text):
            self.stack.addWidget(widget)
        self.stack.setMinimumHeight(theme.px(_LEAST_SHOWN))
        area, inside = scrolled(theme)
        self.facts = KeyValueList(theme)
        inside.addWidget(self.facts)
        inside.addStretch(1)
        area.setMinimumHeight(theme.px(_LEAST_FACTS))
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(area)
        self.splitter.setChildrenCollapsible(False)
        for at, share in enumerate(_FACTS_SHARE):
            self.splitter.setStretchFactor(at, share)
        self.splitter.setSizes([theme.px(100 * share) for share in _FACTS_SHARE])
        box.addWidget(self.splitter, 1)
        self._area = area
        self.pdf.page_changed.connect(self._show_page)

    def show_line(self, line: EvidenceLine | None) -> None:
        """Show another piece; the same file stays as it is looked at."""
        before = self.line
        self.line = line
        self.open_button.setVisible(line is not None)
        self._area.setVisible(line is not None)
        self._heading.setText("" if line is None else line.title)
        rows = () if line is None else evidence_facts(line, self.names)
        self.facts.set_rows([KeyValue(label, value) for label, value in rows])
        if line is None:
            self._clear()
            self.stack.setCurrentWidget(self._none)
        elif before is None or before.sha256 != line.sha256:
            self._look(line)

    def _clear(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._page.setText("")
        if self.pdf.page_count:
            self.pdf.clear()

    def _look(self, line: EvidenceLine) -> None:
        self._clear()
        kind = shown_as(line.media)
        if kind is Shown.NOTHING or (kind is not Shown.TEXT and line.size > MOST_BYTES):
            words = self.tr("这种文件不在这里显示（{size}）。\n请用“打开副本”查看。")
            if kind is not Shown.NOTHING:
                words = self.tr("文件较大（{size}），不在这里显示。\n请用“打开副本”查看。")
            self._say(words.format(size=size_text(line.size)))
            return
        self._say(self.tr("正在读取…"))
        desk = self._workspace.desk
        self._task = self._workspace.runner.run(
            "",
            lambda progress: _read(desk, line, kind, progress),
            lane=Lane.READ,
            on_success=self._show,
            on_failure=self._failed,
        )

    def _say(self, words: str) -> None:
        self.words.show_words(words)
        self.stack.setCurrentWidget(self.words)

    def _show(self, result: object) -> None:
        looked = cast("Looked", result)
        content = looked.content
        if self.line is None or self.line.sha256 != looked.line.sha256:
            if isinstance(content, PdfPages):
                content.close()
            return
        self._task = None
        if isinstance(content, QImage):
            self.picture.show_picture(content)
            self.stack.setCurrentWidget(self.picture)
        elif isinstance(content, PdfPages):
            self.pdf.show_pages(content)
            self.stack.setCurrentWidget(self.pdf)
        else:
            self.text.setPlainText(content)
            self.stack.setCurrentWidget(self.text)

    def _show_page(self, page: int, count: int) -> None:
        self._page.setText(f"{page + 1} / {count}" if count > 1 else "")

    def _failed(self, error: object) -> None:
        self._task = None
        if isinstance(error, KuaiWeiError):
            self._say(f"{error.message}\n{error.hint}")
        else:
            self._say(self.tr("不能显示这个文件；原文件没有改动。"))

    def release(self) -> None:
        """Let go of what is open."""
        self._clear()


def _read(desk: Desk, line: EvidenceLine, kind: Shown, progress: Progress) -> Looked:
    progress(0, 0, "")
    with open_evidence(desk, line.id) as stream:
        if kind is Shown.PICTURE:
            return Looked(line, read_picture(stream, QSize(LARGEST_SIDE, LARGEST_SIDE)))
        if kind is Shown.PAGES:
            data = stream.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise InputFileError("文件较大，不在这里显示。", hint="请用“打开副本”查看。")
            return Looked(line, PdfPages(data))
        data = stream.read(TEXT_BYTES)
        text = decode_text(data)
        more = line.size > TEXT_BYTES
        return Looked(line, text + ("\n\n……（以下未显示，请打开副本）" if more else ""))
