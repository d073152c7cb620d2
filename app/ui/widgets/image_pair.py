"""Two pictures that are looked at together (并列查看)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.ui.design.icons import IconName
from app.ui.design.layouts import column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.image_view import STEP, Glance, ImageView
from app.ui.widgets.labels import Label
from app.ui.widgets.picture_drawings import Drawing, DrawingKind


class PictureSide(QWidget):
    """One side: what it is, which picture, turning it on the screen (一侧图片)."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, term: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(theme, self, gap=6)
        head = row(theme, gap=8)
        label = Label(term, TextRole.STRONG)
        self.choice = QComboBox()
        self.choice.setAccessibleName(term)
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.setPlaceholderText(self.tr("请选择图片"))
        self.left = IconButton(theme, IconName.UNDO, self.tr("左转，只影响查看"))
        self.right = IconButton(theme, IconName.REFRESH, self.tr("右转，只影响查看"))
        self.view = ImageView(theme, term)
        self.left.clicked.connect(lambda: self.view.set_turn(self.view.turn - 90))
        self.right.clicked.connect(lambda: self.view.set_turn(self.view.turn + 90))
        self.choice.activated.connect(lambda _: self.chosen.emit(self.choice.currentData()))
        head.addWidget(label)
        head.addWidget(self.choice, 1)
        head.addWidget(self.left)
        head.addWidget(self.right)
        box.addLayout(head)
        box.addWidget(self.view, 1)

    def show_choices(self, choices: list[tuple[int, str]], now: int | None) -> None:
        """Offer pictures by id and title; ``now`` is the one in view."""
        self.choice.clear()
        for key, text in choices:
            self.choice.addItem(text, key)
        self.choice.setCurrentIndex(-1 if now is None else self.choice.findData(now))


class ImagePair(QWidget):
    """Zooming and moving one picture does the same to the other while they are linked.

    ``drawn`` carries whether it was on the left, and the drawing.
    """

    drawn = Signal(bool, object)

    def __init__(self, theme: Theme, left: str, right: str, parent: QWidget | None = None) -> None:
        """Make the pair; ``left`` and ``right`` say what stands where."""
        super().__init__(parent)
        self.linked = True
        box = row(theme, self, gap=12)
        self.left, self.right = PictureSide(theme, left), PictureSide(theme, right)
        for side, other in ((self.left, self.right), (self.right, self.left)):
            box.addWidget(side, 1)
            side.view.glanced.connect(lambda glance, view=other.view: self._follow(view, glance))
        self.left.view.drawn.connect(lambda one: self.drawn.emit(True, one))  # noqa: FBT003
        self.right.view.drawn.connect(lambda one: self.drawn.emit(False, one))  # noqa: FBT003

    @property
    def views(self) -> tuple[ImageView, ImageView]:
        """Both pictures, the left one first."""
        return self.left.view, self.right.view

    @property
    def active(self) -> ImageView:
        """The picture with the keyboard, else the left one."""
        return self.right.view if self.right.view.hasFocus() else self.left.view

    def set_linked(self, linked: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Have the pictures follow each other or not; linking takes the left one's view."""
        self.linked = linked
        if linked:
            self.right.view.set_glance(self.left.view.glance)

    def set_tool(self, tool: DrawingKind | None) -> None:
        """Draw with the mouse on either picture; None moves them again."""
        for view in self.views:
            view.set_tool(tool)

    def show_drawings(
        self, left: list[Drawing], right: list[Drawing], chosen: tuple[bool, int] | None
    ) -> None:
        """Show the drawings of both; ``chosen`` is a side and a place on it."""
        sides = ((self.left.view, left, True), (self.right.view, right, False))
        for view, drawings, on_left in sides:
            here = chosen is not None and chosen[0] is on_left
            view.set_drawings(drawings, chosen[1] if here and chosen is not None else None)

    def zoom_in(self) -> None:
        """Show more closely."""
        self.active.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Show less closely."""
        self.active.zoom_by(1 / STEP)

    def fit(self) -> None:
        """Show both whole."""
        for view in self.views:
            view.fit()

    def _follow(self, view: ImageView, glance: object) -> None:
        if self.linked and isinstance(glance, Glance):
            view.set_glance(glance)
