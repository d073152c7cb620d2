"""外观: light or dark, the size of everything, reminders; the language."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDoubleSpinBox,
    QRadioButton,
    QSlider,
    QWidget,
)

from app.support.settings import (
    FONT_SIZE,
    LANGUAGE,
    LARGEST_FONT,
    REMINDERS,
    SMALLEST_FONT,
    THEME,
    USUAL_FONT,
    Language,
)
from app.ui.design.layouts import column, row
from app.ui.design.theme import ThemeMode
from app.ui.design.tokens import TextRole
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.labels import Label
from app.ui.workspace import Navigator, Workspace

# Each in its own words, never translated: whoever looks for a language can read its name.
LANGUAGES = ((Language.CHINESE, "简体中文"), (Language.ENGLISH, "English"))


class AppearancePanel(SettingsPanel):
    """What is chosen is seen at once and kept at once; there is nothing to save (外观)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("外观"))
        self._modes = QButtonGroup(self)
        self.languages = QButtonGroup(self)
        self.box.addWidget(self._mode_card())
        self.box.addWidget(self._size_card())
        self.box.addWidget(self._language_card())
        self.box.addWidget(self._reminder_card())
        self.box.addStretch(1)
        self.load()
        self._modes.idToggled.connect(self._mode_chosen)
        self.languages.idToggled.connect(self._language_chosen)
        self.reminders.toggled.connect(self._reminders_chosen)
        self.points.valueChanged.connect(self._size_chosen)
        self.slider.valueChanged.connect(self._slid)
        self.theme.changed.connect(self.load)

    def _mode_card(self) -> Card:
        card = Card(self.theme, self.tr("颜色"))
        line = row(self.theme, gap=24)
        words = {
            ThemeMode.SYSTEM: self.tr("跟随系统"),
            ThemeMode.LIGHT: self.tr("浅色"),
            ThemeMode.DARK: self.tr("深色"),
        }
        self._known = tuple(words)
        for at, (mode, text) in enumerate(words.items()):
            button = QRadioButton(text)
            button.setObjectName(mode.value)
            self._modes.addButton(button, at)
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _size_card(self) -> Card:
        card = Card(self.theme, self.tr("字号"), note=self.tr("Ctrl+= 放大 · Ctrl+- 缩小"))
        self.points = QDoubleSpinBox()
        self.points.setRange(SMALLEST_FONT, LARGEST_FONT)
        self.points.setSingleStep(0.5)
        self.points.setDecimals(1)
        self.points.setSuffix(self.tr(" 磅"))
        self.points.setAccessibleName(self.tr("字号，磅"))
        self.points.setKeyboardTracking(False)
        self.points.lineEdit().setTextMargins(self.theme.px(8), 0, 0, 0)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(SMALLEST_FONT * 2), round(LARGEST_FONT * 2))
        self.slider.setAccessibleName(self.tr("字号"))
        # The page moves under the pointer while everything grows; apply when it is let go.
        self.slider.setTracking(False)
        usual = Button(self.theme, self.tr("默认大小"))
        usual.clicked.connect(lambda: self.points.setValue(USUAL_FONT))
        line = row(self.theme, gap=12)
        line.addWidget(self.points)
        line.addWidget(self.slider, 1)
        line.addWidget(usual)
        card.body.addLayout(line)
        sample = column(self.theme, gap=4)
        sample.addWidget(Label(self.tr("粤中知法裁字〔2026〕12号"), TextRole.STRONG))
        sample.addWidget(Label(self.tr("请求人 诉 被请求人 · 外观设计 · 2026-11-23 周一")))
        sample.addWidget(Label(self.tr("字号、行高和间距一起变化，立即生效。"), TextRole.SMALL))
        card.body.addLayout(sample)
        return card

    def _language_card(self) -> Card:
        card = Card(self.theme, self.tr("语言 / Language"), note=self.tr("下次启动时生效"))
        line = row(self.theme, gap=24)
        for at, (language, name) in enumerate(LANGUAGES):
            button = QRadioButton(name)
            button.setObjectName(f"language-{language.value}")
            self.languages.addButton(button, at)
            line.addWidget(button)
        line.addStretch(1)
        card.body.addLayout(line)
        card.body.addWidget(Label(self.tr("法定用语和案件内容始终为中文。"), TextRole.SMALL))
        return card

    def _reminder_card(self) -> Card:
        card = Card(self.theme, self.tr("提醒"))
        self.reminders = QCheckBox(self.tr("在系统通知区域提醒今天到期和已逾期的案件"))
        card.body.addWidget(self.reminders)
        words = self.tr("打开程序时提醒，当天有到期的每个整点再提醒；几秒后自行消失，不打断办理。")
        card.body.addWidget(Label(words, TextRole.SMALL))
        return card

    def load(self) -> None:
        """Show what is in force, also when it was changed elsewhere."""
        groups = (self._modes, self.languages, self.reminders)
        blocked = [QSignalBlocker(one) for one in (*groups, self.points, self.slider)]
        chosen = self.workspace.settings.get(LANGUAGE)
        for at, (language, _) in enumerate(LANGUAGES):
            self.languages.button(at).setChecked(language == chosen)
        self._modes.button(self._known.index(self.theme.mode)).setChecked(True)
        self.reminders.setChecked(self.workspace.settings.get(REMINDERS))
        self.points.setValue(self.theme.points)
        self.slider.setValue(round(self.theme.points * 2))
        blocked.clear()

    def focus_first(self) -> None:
        """Begin with the colours."""
        self._modes.button(self._known.index(self.theme.mode)).setFocus()

    def _mode_chosen(self, at: int, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on:
            mode = self._known[at]
            self.workspace.settings.set(THEME, mode.value)
            self.theme.set_mode(mode)

    def _language_chosen(self, at: int, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on:
            self.workspace.settings.set(LANGUAGE, LANGUAGES[at][0].value)

    def _reminders_chosen(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.workspace.settings.set(REMINDERS, on)

    def _slid(self, halves: int) -> None:
        self.points.setValue(halves / 2)

    def _size_chosen(self, points: float) -> None:
        half = round(points * 2) / 2
        self.workspace.settings.set(FONT_SIZE, half)
        self.theme.set_points(half)
