"""Turning and marking a copy of a picture; the original is never written (副本标注)."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QShortcut, QTransform
from PySide6.QtWidgets import QButtonGroup, QDialog, QLayout, QWidget

from app.services.desk import Desk
from app.services.evidence.changing import save_copy
from app.services.evidence.listing import open_evidence
from app.services.evidence.views import EvidenceLine
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column, row
from app.ui.design.tokens import TextRole
from app.ui.tasks.pictures import as_png, read_picture
from app.ui.tasks.progress_sheet import ProgressSheet
from app.ui.tasks.task import Lane
from app.ui.widgets.buttons import Button, ButtonKind, FilterChip
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.labels import Hairline, Label
from app.ui.widgets.picture_drawings import Drawing, DrawingKind, Pencil, paint_drawing
from app.ui.workspace import Workspace

LARGEST_SIDE = 6000
_LINE_SHARE, _LETTER_SHARE = 1 / 320, 1 / 36
_SIZE = (980, 660)


class EvidenceEditor(QDialog):
    """Draws on a picture and saves it as a further piece of evidence.

    ``saved`` carries the line of the new piece.
    """

    saved = Signal(object)

    def __init__(
        self, workspace: Workspace, line: EvidenceLine, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._line = workspace, line
        self._image = QImage()
        self.drawings: tuple[Drawing, ...] = ()
        self.setWindowTitle(self.tr("旋转或标注副本：{title}").format(title=line.title))
        self.setModal(True)
        theme = workspace.theme
        box = column(theme, self, gap=10, insets=Insets.even(16, 14))
        self.view = ImageView(theme, self.tr("副本"))
        self.view.drawn.connect(self._draw)
        box.addLayout(self._make_tools())
        box.addWidget(self.view, 1)
        box.addWidget(Hairline())
        box.addLayout(self._make_foot())
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_button.click)
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self._show_state()
        self._read()

    # --- parts -------------------------------------------------------------

    def _make_tools(self) -> QLayout:
        theme = self._workspace.theme
        line = row(theme, gap=8)
        self.left = Button(theme, self.tr("左转"), icon=IconName.UNDO)
        self.right = Button(theme, self.tr("右转"), icon=IconName.REFRESH)
        self.left.clicked.connect(lambda: self.turn(-90))
        self.right.clicked.connect(lambda: self.turn(90))
        line.addWidget(self.left)
        line.addWidget(self.right)
        line.addSpacing(theme.px(8))
        self.tools: dict[DrawingKind | None, FilterChip] = {}
        self._group = QButtonGroup(self)
        words = {
            None: self.tr("移动"),
            DrawingKind.FRAME: self.tr("方框"),
            DrawingKind.ARROW: self.tr("箭头"),
            DrawingKind.NUMBER: self.tr("编号"),
            DrawingKind.WORDS: self.tr("文字"),
        }
        for kind, text in words.items():
            chip = FilterChip(text, checked=kind is None)
            chip.clicked.connect(lambda _=False, one=kind: self.view.set_tool(one))
            self._group.addButton(chip)
            self.tools[kind] = chip
            line.addWidget(chip)
        self.undo_button = Button(theme, self.tr("撤销"), kind=ButtonKind.QUIET)
        self.undo_button.set_text(self.tr("撤销"), hint="Ctrl+Z")
        self.undo_button.clicked.connect(self.undo)
        line.addStretch(1)
        line.addWidget(self.undo_button)
        return line

    def _make_foot(self) -> QLayout:
        theme = self._workspace.theme
        line = row(theme, gap=10)
        about = Label(
            self.tr("在副本上旋转和标注，另存为新的一件；原件逐字节不变。"), TextRole.SECOND
        )
        self.cancel = Button(theme, self.tr("取消"))
        self.cancel.clicked.connect(self.reject)
        self.save_button = Button(theme, self.tr("另存副本"), kind=ButtonKind.PRIMARY)
        self.save_button.set_text(self.tr("另存副本"), hint="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        line.addWidget(about, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.save_button)
        return line

    # --- reading -----------------------------------------------------------

    def _read(self) -> None:
        self.view.show_words(self.tr("正在读取…"))
        desk, line = self._workspace.desk, self._line
        self._workspace.runner.run(
            "",
            lambda progress: _picture(desk, line, progress),
            lane=Lane.READ,
            on_success=self._show,
            on_failure=self._unreadable,
        )

    def _show(self, result: object) -> None:
        self._image = cast("QImage", result)
        self.view.show_picture(self._image)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _unreadable(self, error: object) -> None:
        known = isinstance(error, KuaiWeiError)
        words = f"{error.message}\n{error.hint}" if isinstance(error, KuaiWeiError) else ""
        self.view.show_words(words if known else self.tr("不能读取这张图片。"))

    # --- drawing -----------------------------------------------------------

    def turn(self, degrees: int) -> None:
        """Turn the copy; what is drawn turns with it."""
        self.view.set_turn(self.view.turn + degrees)
        self._show_state()

    def undo(self) -> None:
        """Take back what was drawn last."""
        self._keep(self.drawings[:-1])

    def _draw(self, drawing: object) -> None:
        made = cast("Drawing", drawing)
        if made.kind is DrawingKind.NUMBER:
            used = sum(one.kind is DrawingKind.NUMBER for one in self.drawings)
            made = replace(made, text=str(used + 1))
        elif made.kind is DrawingKind.WORDS:
            asked = self._workspace.prompts.ask_text(self.tr("标注文字"), self.tr("写在图上的字："))
            if asked is None:
                return
            made = replace(made, text=asked)
        self._keep((*self.drawings, made))

    def _keep(self, drawings: tuple[Drawing, ...]) -> None:
        self.drawings = drawings
        self.view.set_drawings(drawings)
        self._show_state()

    def _show_state(self) -> None:
        ready = not self._image.isNull()
        for button in (self.left, self.right):
            button.setEnabled(ready)
        self.undo_button.setEnabled(bool(self.drawings))
        self.save_button.setEnabled(ready and bool(self.drawings or self.view.turn))

    # --- saving ------------------------------------------------------------

    def save(self) -> None:
        """Draw on the copy aside and keep it as a new piece."""
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        image, drawings, turn = self._image, self.drawings, self.view.turn
        desk, line = self._workspace.desk, self._line
        family = self._workspace.theme.font(TextRole.BODY).family()
        what = self._what()

        def work(progress: Progress) -> EvidenceLine:
            progress(0, 0, "正在保存副本")
            data = as_png(drawn_upon(image, drawings, turn, family))
            return save_copy(desk, line.id, data, ".png", what)

        task = self._workspace.runner.run(
            self.tr("正在保存副本"), work, on_success=self._saved, on_failure=self._failed
        )
        task.cancelled.connect(self._show_state)
        ProgressSheet(task, self)

    def _what(self) -> str:
        turned, drawn = bool(self.view.turn), bool(self.drawings)
        if turned and drawn:
            return "旋转并标注"
        return "旋转" if turned else "标注"

    def _saved(self, result: object) -> None:
        self.accept()
        self.saved.emit(result)

    def _failed(self, error: object) -> None:
        self._show_state()
        self._workspace.errors.show(error)


def drawn_upon(image: QImage, drawings: tuple[Drawing, ...], turn: int, family: str) -> QImage:
    """Return a turned copy of a picture with the drawings on it; letters stay upright."""
    copy = image.convertToFormat(QImage.Format.Format_RGB32)
    side = max(copy.width(), copy.height())
    pencil = Pencil(max(2.0, side * _LINE_SHARE), max(14.0, side * _LETTER_SHARE), family)
    upright = [one for one in drawings if one.kind in (DrawingKind.FRAME, DrawingKind.ARROW)]
    lettered = [one for one in drawings if one not in upright]
    _paint(copy, tuple(upright), pencil)
    if turn:
        copy = copy.transformed(QTransform().rotate(turn))
    _paint(copy, tuple(_turned(one, turn) for one in lettered), pencil)
    return copy


def _paint(image: QImage, drawings: tuple[Drawing, ...], pencil: Pencil) -> None:
    painter = QPainter(image)
    for drawing in drawings:
        paint_drawing(painter, drawing, QSizeF(image.size()), pencil)
    painter.end()


def _turned(drawing: Drawing, turn: int) -> Drawing:
    """Return where a place is after the picture was turned to the right."""
    x, y = drawing.x, drawing.y
    for _ in range(turn % 360 // 90):
        x, y = 1 - y, x
    return replace(drawing, x=x, y=y)


def _picture(desk: Desk, line: EvidenceLine, progress: Progress) -> QImage:
    progress(0, 0, "")
    with open_evidence(desk, line.id) as stream:
        return read_picture(stream, QSize(LARGEST_SIDE, LARGEST_SIDE))
