"""关于: version, store, licences."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import __version__
from app.services.store_facts import schema_number
from app.ui.design.icons import IconName
from app.ui.design.layouts import row
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.key_values import KeyValue, KeyValueList
from app.ui.workspace import Navigator, Workspace


class AboutPanel(SettingsPanel):
    """What this program is, where its data lies, whose work is in it (关于)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("关于"))
        card = Card(self.theme, self.tr("快维"))
        self._facts = KeyValueList(self.theme)
        card.body.addWidget(self._facts)
        folder = Button(self.theme, self.tr("打开数据文件夹"), icon=IconName.FOLDER)
        folder.clicked.connect(self._open_folder)
        line = row(self.theme, gap=8)
        line.addWidget(folder)
        line.addStretch(1)
        card.body.addLayout(line)
        self.box.addWidget(card)
        licences = Card(self.theme, self.tr("许可"))
        licences.body.addWidget(KeyValueList(self.theme, self._licences()))
        self.box.addWidget(licences)
        self.box.addStretch(1)

    def load(self) -> None:
        """Show the facts of the open store."""
        opened = self.workspace.workplace.opened
        self._facts.set_rows(
            (
                KeyValue(self.tr("版本"), __version__),
                KeyValue(self.tr("中心"), self.workspace.desk.centre.name),
                KeyValue(self.tr("数据文件夹"), str(opened.folder)),
                KeyValue(self.tr("数据结构"), self.tr("第 {n} 版").format(n=schema_number())),
                KeyValue(self.tr("加密"), self.tr("SQLCipher，从第一个字节起")),
                KeyValue(self.tr("联网"), self.tr("本程序不联网，不收集、不上传任何信息。")),
            )
        )

    def _licences(self) -> tuple[KeyValue, ...]:
        return (
            KeyValue(self.tr("快维"), self.tr("Apache License 2.0")),
            KeyValue(self.tr("界面框架"), self.tr("Qt for Python（PySide6），LGPL 3.0")),
            KeyValue(
                self.tr("字体"),
                self.tr("Noto Sans SC、Noto Serif SC、霞鹜文楷，SIL Open Font License 1.1"),
            ),
            KeyValue(self.tr("图标"), self.tr("Lucide，ISC License")),
            KeyValue(self.tr("加密数据库"), self.tr("SQLCipher 社区版，BSD 许可")),
        )

    def _open_folder(self) -> None:
        folder = self.workspace.workplace.opened.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
