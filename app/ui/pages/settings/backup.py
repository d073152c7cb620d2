"""备份: where to, now, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from app.domain.terms import Tone
from app.services.store_facts import BackupLine, backup_lines
from app.support.errors import KuaiWeiError, Problem
from app.support.settings import BACKUP_FOLDER
from app.ui.design.icons import IconName
from app.ui.design.layouts import row
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.columns import Cell, ColumnSpec, instant_cell
from app.ui.viewmodels.settings import size_text
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import Card, EmptyState
from app.ui.widgets.data_table import DataTable
from app.ui.workspace import Navigator, Workspace


class BackupPanel(SettingsPanel):
    """The folder is kept when it is chosen or left; backups are checked copies (备份)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("备份"))
        self._lines: tuple[BackupLine, ...] = ()
        self._model: ColumnTable[BackupLine] = ColumnTable(
            (
                ColumnSpec("made", "备份时间", lambda line: instant_cell(line.made_at)),
                ColumnSpec("size", "大小", lambda line: Cell(size_text(line.size)), right=True),
                ColumnSpec("folder", "位置", lambda line: Cell(str(line.folder)), elastic=True),
            ),
            self._fetch,
            lambda line: self._lines.index(line) + 1,
            self,
        )
        self.box.addWidget(self._place_card())
        self.box.addWidget(self._list_card(), 1)

    def _place_card(self) -> Card:
        card = Card(self.theme, self.tr("备份位置"))
        self.folder = self.line()
        box = self.field(
            "folder",
            self.tr("备份文件夹"),
            self.folder,
            self.tr("留空时备份在数据文件夹内。最好放在另一块硬盘或U盘上；备份同样加密。"),
        )
        self.folder.editingFinished.connect(self._keep_quietly)
        browse = Button(self.theme, self.tr("选择…"), icon=IconName.FOLDER)
        browse.clicked.connect(self._browse)
        line = row(self.theme, gap=8)
        line.addWidget(box, 1)
        # Level with the editor: the label stands above it, the hint below.
        line.addWidget(browse, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(line)
        self.now_button = Button(
            self.theme, self.tr("立即备份"), kind=ButtonKind.PRIMARY, icon=IconName.DISK
        )
        self.now_button.clicked.connect(self.back_up)
        foot = row(self.theme, gap=8)
        foot.addWidget(self.now_button)
        foot.addWidget(self.remark(self.tr("写好后打开核对，通过才算一份备份。")), 1)
        card.body.addLayout(foot)
        return card

    def _list_card(self) -> Card:
        card = Card(self.theme, self.tr("已有备份"), flush=True)
        self.table = DataTable(self.theme, self.tr("已有备份"))
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.set_elastic(2)
        self.empty = EmptyState(
            self.theme,
            IconName.DISK,
            self.tr("还没有备份"),
            self.tr("按“立即备份”做第一份；以后每天退出时自动备份。"),
        )
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        return card

    @property
    def is_changed(self) -> bool:
        """Whether the folder typed is not the one kept."""
        return self.folder.text().strip() != self.workspace.settings.get(BACKUP_FOLDER)

    def load(self) -> None:
        """Show the folder, unless somebody is typing it, and the backups in it."""
        if not self.folder.hasFocus() or not self.is_changed:
            self.discard()
        try:
            self._lines = backup_lines(self.workspace.workplace.opened, self._kept())
        except (KuaiWeiError, OSError) as error:
            self._lines = ()
            if isinstance(error, KuaiWeiError):
                self.workspace.errors.show(error)
        self._model.show_ids(range(1, len(self._lines) + 1))
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)

    def discard(self) -> None:
        """Show the folder that is kept."""
        blocked = QSignalBlocker(self.folder)
        self.folder.setText(self.workspace.settings.get(BACKUP_FOLDER))
        blocked.unblock()
        self.boxes["folder"].show_problem(None)

    def save(self) -> bool:
        """Keep the folder typed; False if it is no whole path."""
        text = self.folder.text().strip()
        if text and not Path(text).is_absolute():
            problem = Problem("folder", self.tr("请填写完整的文件夹路径。"))
            self.boxes["folder"].show_problem(problem)
            return False
        self.boxes["folder"].show_problem(None)
        self.workspace.settings.set(BACKUP_FOLDER, text)
        self.load()
        return True

    def focus_first(self) -> None:
        """Begin with the button that backs up."""
        self.now_button.setFocus()

    def back_up(self) -> None:
        """Make a backup now."""
        if not self.save():
            return
        opened, folder = self.workspace.workplace.opened, self._kept()
        self.now_button.setEnabled(False)
        task = self.start(
            self.tr("正在备份"), lambda _progress: opened.back_up(folder), self._done, sheet=True
        )
        task.finished.connect(self._ended)

    def _done(self, _result: object) -> None:
        self.load()
        self.navigator.tell(self.tr("已备份并核对通过"), tone=Tone.GOOD)

    def _ended(self) -> None:
        self.now_button.setEnabled(True)

    def _kept(self) -> Path | None:
        text = self.workspace.settings.get(BACKUP_FOLDER)
        return Path(text) if text else None

    def _keep_quietly(self) -> None:
        if self.is_changed:
            self.save()

    def _browse(self) -> None:
        start = self._kept() or self.workspace.workplace.opened.folder.parent
        chosen = self.workspace.prompts.folder(self.tr("备份文件夹"), start)
        if chosen is not None:
            self.folder.setText(str(chosen))
            self.save()

    def _fetch(self, ids: Sequence[int]) -> Sequence[BackupLine]:
        return [self._lines[one - 1] for one in ids]
