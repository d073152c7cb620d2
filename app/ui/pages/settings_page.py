"""The settings: tabs at the left, one panel at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.design.layouts import column, row
from app.ui.pages.settings.about import AboutPanel
from app.ui.pages.settings.accounts import AccountsPanel
from app.ui.pages.settings.appearance import AppearancePanel
from app.ui.pages.settings.backup import BackupPanel
from app.ui.pages.settings.centre import CentrePanel
from app.ui.pages.settings.numbers import NumbersPanel
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.pages.settings.rules import RulesPanel
from app.ui.pages.settings.security import SecurityPanel
from app.ui.pages.settings.templates import TemplatesPanel
from app.ui.widgets.cards import Card
from app.ui.widgets.page import Page
from app.ui.widgets.table_delegate import CellDelegate
from app.ui.workspace import Navigator, Workspace

_TABS = 132
_WIDEST = 1040


class _TabDelegate(CellDelegate):
    """Tints the chosen tab and marks it at its left; no hairlines."""

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, group: bool, selected: bool
    ) -> None:
        colours, box = self._theme.colours, QRectF(option.rect)
        if selected:
            painter.fillRect(box, QColor(colours.accent_tint))
            box.setWidth(self._theme.px(3))
            painter.fillRect(box, QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give tabs more room than rows."""
        return QSize(super().sizeHint(option, index).width(), self._theme.px(36))

    def _ink(self, index: QModelIndex | QPersistentModelIndex, *, selected: bool) -> str:
        return self._theme.colours.accent if selected else self._theme.colours.text


class SettingsPage(Page):
    """设置: 外观 账号 中心 编号簿 期限规则 文书模板 备份 安全 关于; a tab is built when shown."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace.theme, "", parent)
        self.set_title(self.tr("设置"))
        self._workspace, self._navigator = workspace, navigator
        self._makers: dict[str, type[SettingsPanel]] = {
            "appearance": AppearancePanel,
            "accounts": AccountsPanel,
            "centre": CentrePanel,
            "numbers": NumbersPanel,
            "rules": RulesPanel,
            "templates": TemplatesPanel,
            "backup": BackupPanel,
            "security": SecurityPanel,
            "about": AboutPanel,
        }
        self._terms = {
            "appearance": self.tr("外观"),
            "accounts": self.tr("账号"),
            "centre": self.tr("中心"),
            "numbers": self.tr("编号簿"),
            "rules": self.tr("期限规则"),
            "templates": self.tr("文书模板"),
            "backup": self.tr("备份"),
            "security": self.tr("安全"),
            "about": self.tr("关于"),
        }
        self._panels: dict[str, SettingsPanel] = {}
        self._frames: dict[str, QWidget] = {}
        self.tabs = QListWidget()
        self.tabs.setAccessibleName(self.tr("设置的分栏"))
        self.tabs.setItemDelegate(_TabDelegate(self.theme, self.tabs))
        self.tabs.addItems(list(self._terms.values()))
        self.stack = QStackedWidget()
        self._lay_out()
        self.tabs.setCurrentRow(0)
        self._show("appearance")
        self.tabs.currentRowChanged.connect(self._tab_chosen)
        self.track(workspace.desk_changed, self.mark_stale)
        self.track(self.theme.changed, self._adapt)

    def _lay_out(self) -> None:
        line = row(self.theme, self, gap=12)
        self._side = Card(self.theme, flush=True)
        self._side.body.addWidget(self.tabs)
        line.addWidget(self._side)
        line.addWidget(self.stack, 1)
        self._adapt()

    # --- tabs --------------------------------------------------------------

    @property
    def tab_names(self) -> tuple[str, ...]:
        """The names of the tabs, in their order."""
        return tuple(self._makers)

    @property
    def current(self) -> SettingsPanel:
        """The panel shown."""
        return self._panels[self.tab_names[self.tabs.currentRow()]]

    def show_tab(self, name: str) -> SettingsPanel:
        """Go to a tab, unless something typed keeps the present one."""
        self.tabs.setCurrentRow(self.tab_names.index(name))
        return self.current

    def _tab_chosen(self, at: int) -> None:
        shown = next(key for key, frame in self._frames.items() if self._is_shown(frame))
        if at < 0 or self.tab_names[at] == shown:
            return
        if not self._may_leave(self._panels[shown]):
            self.tabs.setCurrentRow(self.tab_names.index(shown))
            return
        self._show(self.tab_names[at])

    def _is_shown(self, frame: QWidget) -> bool:
        return self.stack.currentWidget() is frame

    def _show(self, name: str) -> None:
        if name not in self._panels:
            self._build(name)
        self.stack.setCurrentWidget(self._frames[name])
        self._panels[name].load()

    def _build(self, name: str) -> None:
        panel = self._makers[name](self._workspace, self._navigator)
        holder = QWidget()
        lines = column(self.theme, holder, gap=0)
        lines.addWidget(panel)
        frame = QScrollArea()
        frame.setFrameShape(QScrollArea.Shape.NoFrame)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setWidgetResizable(True)
        frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame.setWidget(holder)
        whole = QWidget()
        parts = column(self.theme, whole, gap=8)
        parts.addWidget(frame, 1)
        if panel.footer is not None:
            parts.addWidget(panel.footer)
        self._panels[name], self._frames[name] = panel, whole
        self.stack.addWidget(whole)
        self._adapt()

    # --- page --------------------------------------------------------------

    def refresh(self) -> None:
        """Load the tab shown anew; typed text stays."""
        self.current.load()

    def can_leave(self) -> bool:
        """Ask about typed text that would be lost, never without any."""
        return self._may_leave(self.current)

    def focus_first(self) -> None:
        """Begin in the list of tabs."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_leave(self, panel: SettingsPanel) -> bool:
        if not panel.is_changed:
            return True
        answer = self._workspace.prompts.choose(
            self.tr("有改动没有保存"),
            self.tr("“{tab}”中有改动没有保存。").format(tab=panel.title),
            (self.tr("保存"), self.tr("不保存")),
        )
        if answer == 0:
            return panel.save()
        if answer == 1:
            panel.discard()
            return True
        return False

    def minimumSizeHint(self) -> QSize:
        """The panels scroll, so the page needs little."""
        return QSize(self.theme.px(300), self.theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep forms readable on wide screens."""
        super().resizeEvent(event)
        self._adapt()

    def _adapt(self) -> None:
        self._side.setFixedWidth(self.theme.px(_TABS))
        for panel in self._panels.values():
            panel.setMaximumWidth(self.theme.px(_WIDEST))
