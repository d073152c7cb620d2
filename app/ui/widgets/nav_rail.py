"""The navigation at the left; folds to icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, column
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.widgets.page import PageSpec

WIDE = 176
FOLDED = 52


class NavButton(QAbstractButton):
    """One entry: icon, words, a count or a badge; the current one carries a bar."""

    def __init__(self, theme: Theme, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._spec = theme, spec
        self._count, self._urgent, self._folded = "", False, False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(spec.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._describe()

    def set_count(self, text: str, *, urgent: bool = False) -> None:
        """Show a count; an urgent one stands in a red badge."""
        self._count, self._urgent = text, urgent
        self._describe()
        self.update()

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show only the icon."""
        self._folded = folded
        self._describe()
        self.updateGeometry()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._spec.text} {self._count}".strip())
        key = QKeySequence(self._spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        words = [self._spec.text, self._count] if self._folded else []
        self.setToolTip(" ".join(filter(None, [*words, key])))

    def sizeHint(self) -> QSize:
        """A row of 34 with a gap of 2."""
        return QSize(self._theme.px(40 if self._folded else 120), self._theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, mark, icon, words, count."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            ground = colours.accent_tint if self.isChecked() else colours.neutral_tint
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, px(6), px(6))
        if self.isChecked():
            painter.setBrush(QColor(colours.accent))
            mark = QRectF(box.left(), box.top() + px(7), px(3), box.height() - px(14))
            painter.drawRoundedRect(mark, 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(6), px(6))
        ink = colours.accent if self.isChecked() else colours.second
        size = px(18)
        left = (self.width() - size) // 2 if self._folded else px(12)
        drawing = theme.pixmap(self._spec.icon, ink, 18, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, drawing)
        if self._folded:
            self._paint_dot(painter)
            return
        self._paint_words(painter, left + size + px(10), ink)

    def _paint_words(self, painter: QPainter, left: int, ink: str) -> None:
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        font = theme.font(TextRole.STRONG if self.isChecked() else TextRole.BODY)
        right = self.width() - px(10)
        if self._count:
            right -= self._paint_count(painter, right) + px(6)
        painter.setFont(font)
        painter.setPen(QColor(ink if self.isChecked() else colours.second))
        text = painter.fontMetrics().elidedText(
            self._spec.text, Qt.TextElideMode.ElideRight, right - left
        )
        box = QRectF(left, 0, right - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_count(self, painter: QPainter, right: int) -> int:
        colours, px = self._theme.colours, self._theme.px
        painter.setFont(self._theme.font(TextRole.SMALL))
        ink = painter.fontMetrics().horizontalAdvance(self._count)
        if not self._urgent:
            painter.setPen(QColor(colours.third))
            box = QRectF(right - ink, 0, ink + 1, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._count)
            return ink
        width, height = max(ink + px(12), px(20)), px(18)
        badge = QRectF(right - width, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.danger))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(QColor(colours.on_danger))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._count)
        return width

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count and self._urgent:
            px = self._theme.px
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.danger))
            painter.drawEllipse(QRectF(self.width() - px(14), px(5), px(8), px(8)))


class BrandButton(QToolButton):
    """The program's mark and name; opens the application menu (F10)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(self.tr("快维"))
        self.setAccessibleName(self.tr("快维 菜单"))
        self.setToolTip(self.tr("菜单 F10"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as a control."""
        return QSize(self._theme.px(40), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Shrink to the mark alone."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, name and a small arrow while hovered or focused."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            if self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.neutral_tint))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        size = px(22)
        folded = self.width() < px(90)
        left = (self.width() - size) // 2 if folded else px(10)
        drawing = theme.pixmap(IconName.BRAND, colours.accent, 22, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - size) // 2, drawing)
        if not folded:
            painter.setPen(QColor(colours.text))
            painter.setFont(theme.font(TextRole.TITLE))
            box = QRectF(left + size + px(8), 0, self.width(), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())


class NavRail(QFrame):
    """Pages from top to bottom, settings and bin below; arrows walk, Enter goes (导航)."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, specs: Sequence[PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._folded = theme, False
        self._buttons: dict[str, NavButton] = {}
        self.setProperty("frameRole", "rail")
        self.setAccessibleName(self.tr("导航"))
        box = column(theme, self, gap=2, insets=Insets(8, 7, 8, 8))
        self.brand = BrandButton(theme)
        box.addWidget(self.brand)
        for spec in (one for one in specs if not one.bottom):
            box.addWidget(self._make(spec))
        box.addStretch(1)
        for spec in (one for one in specs if one.bottom):
            box.addWidget(self._make(spec))
        theme.changed.connect(self._rescale)
        self._rescale()

    def set_menu(self, menu: QMenu) -> None:
        """Offer the application menu on the mark."""
        self.brand.setMenu(menu)

    def set_current(self, page_id: str) -> None:
        """Mark a page as the present one."""
        button = self._buttons.get(page_id)
        if button is not None:
            button.setChecked(True)

    def set_count(self, page_id: str, text: str, *, urgent: bool = False) -> None:
        """Show a count beside a page."""
        self._buttons[page_id].set_count(text, urgent=urgent)

    def button(self, page_id: str) -> NavButton:
        """Return the entry of a page."""
        return self._buttons[page_id]

    @property
    def folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a Qt-like setter
        """Show icons only, or icons and words."""
        if folded == self._folded:
            return
        self._folded = folded
        for button in self._buttons.values():
            button.set_folded(folded)
        self._rescale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _make(self, spec: PageSpec) -> NavButton:
        button = NavButton(self._theme, spec)
        button.clicked.connect(lambda: self.chosen.emit(spec.page_id))
        self._buttons[spec.page_id] = button
        return button

    def _rescale(self) -> None:
        self.setFixedWidth(self._theme.px(FOLDED if self._folded else WIDE))
