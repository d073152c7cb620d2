"""The right side of a paper: its pages as they will be printed, with page and zoom (文书预览)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.papers.views import Gap
from app.support.errors import KuaiWeiError
from app.support.pdf_pages import PdfPages
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.errors import error_sentence
from app.ui.tasks.task import Lane
from app.ui.widgets.buttons import FilterChip, IconButton
from app.ui.widgets.labels import ElidedLabel, Hairline, Label
from app.ui.widgets.pdf_view import Fit, PdfView
from app.ui.workspace import Workspace

PAUSE_MS = 400
"""How long after the last key the pages are made anew."""
_NEAR = 0.005
_PAGE_WIDTH = 48


@dataclass(frozen=True, slots=True)
class Pressed:
    """A paper made for looking: the bytes, what it lacks (预览成品)."""

    pdf: bytes
    gaps: tuple[Gap, ...] = ()


class PaperPreview(QWidget):
    """Makes the PDF aside and shows it; a newer request overtakes an older one.

    ``shown`` carries the :class:`Pressed` that is now in view.
    """

    shown = Signal(object)

    def __init__(self, workspace: Workspace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._make: Callable[[], Pressed] | None = None
        self._asked = 0
        self._busy = False
        theme = workspace.theme
        self.view = PdfView(theme, workspace.runner, name)
        box = column(theme, self, gap=0)
        box.addLayout(self._bar(theme))
        box.addWidget(Hairline())
        box.addWidget(self.view, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.failed.connect(self._failed)
        self._show_page(-1, 0)
        self._show_zoom(self.view.zoom)

    def _bar(self, theme: Theme) -> ScaledBox:
        bar = row(theme, gap=6, insets=Insets(12, 6, 8, 6))
        self.page = QLineEdit()
        self.page.setAccessibleName(self.tr("页码"))
        self.page.setToolTip(self.tr("填页码后按回车"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(theme.px(_PAGE_WIDTH))
        self.page.returnPressed.connect(self._go_to_page)
        self.count = Label("", TextRole.SMALL)
        self.note = ElidedLabel("", TextRole.SMALL)
        self.smaller = IconButton(theme, IconName.MINUS, self.tr("缩小 (-)"))
        self.larger = IconButton(theme, IconName.PLUS, self.tr("放大 (+)"))
        self.percent = Label("", TextRole.SMALL)
        self.width_chip = FilterChip(self.tr("适合宽度"), checked=True)
        self.natural_chip = FilterChip(self.tr("100%"))
        self.whole_chip = FilterChip(self.tr("整页"))
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.width_chip.clicked.connect(lambda: self.view.set_fit(Fit.WIDTH))
        self.whole_chip.clicked.connect(lambda: self.view.set_fit(Fit.PAGE))
        self.natural_chip.clicked.connect(lambda: self.view.set_zoom(1.0))
        for chip in (self.width_chip, self.whole_chip, self.natural_chip):
            chip.clicked.connect(self._show_fit)
        bar.addWidget(self.page)
        bar.addWidget(self.count)
        bar.addWidget(self.note, 1)
        for widget in (
            self.width_chip, self.whole_chip, self.natural_chip,
            self.smaller, self.percent, self.larger,
        ):  # fmt: skip
            bar.addWidget(widget)
        return bar

    # --- making ------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether newer pages are on their way."""
        return self._busy or self._pause.isActive()

    def show_soon(self, make: Callable[[], Pressed]) -> None:
        """Make pages once typing pauses."""
        self._make = make
        self._pause.start()

    def show_now(self, make: Callable[[], Pressed]) -> None:
        """Make pages at once."""
        self._make = make
        self._pause.stop()
        self._start()

    def end(self) -> None:
        """Let go of what is shown; what still comes is dropped."""
        self._asked += 1
        self._make = None
        self._pause.stop()
        self.view.clear()

    def _start(self) -> None:
        make = self._make
        if make is None:
            return
        self._asked += 1
        asked = self._asked
        self._busy = True
        self.note.setText(self.tr("正在排版…"))

        def work(_progress: Progress) -> _Made:
            made = make()
            return _Made(asked, made, PdfPages(made.pdf))

        self._workspace.runner.run(
            "", work, lane=Lane.READ, on_success=self._made, on_failure=self._failed
        )

    def _made(self, result: object) -> None:
        made = cast("_Made", result)
        if made.asked != self._asked:
            made.pages.close()
            return
        self._busy = False
        self.note.setText("")
        self.view.show_pages(made.pages)
        self.shown.emit(made.pressed)

    def _failed(self, error: object) -> None:
        self._busy = False
        # A paper that cannot be set, such as for a rare character, says so where it would stand.
        words = error_sentence(error) if isinstance(error, KuaiWeiError) else ""
        self.note.setText(f"▲ {words.splitlines()[0]}" if words else "")
        self.note.setToolTip(words)
        if not words:
            self._workspace.errors.show(error)

    # --- showing -----------------------------------------------------------

    def _show_page(self, page: int, count: int) -> None:
        self.page.setText(str(page + 1) if count else "")
        self.page.setEnabled(count > 1)
        self.count.setText(self.tr("/ {n} 页").format(n=count))

    def _go_to_page(self) -> None:
        text = self.page.text().strip()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= self.view.page_count:
            self.view.go_to(int(text) - 1)
        self._show_page(self.view.page, self.view.page_count)

    def _show_zoom(self, zoom: float) -> None:
        self.percent.setText(f"{zoom * 100:.0f}%")
        self._show_fit()

    def _show_fit(self) -> None:
        fit, zoom = self.view.fit, self.view.zoom
        self.width_chip.setChecked(fit is Fit.WIDTH)
        self.whole_chip.setChecked(fit is Fit.PAGE)
        self.natural_chip.setChecked(fit is Fit.FREE and abs(zoom - 1) < _NEAR)


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of the request of that number."""

    asked: int
    pressed: Pressed
    pages: PdfPages
