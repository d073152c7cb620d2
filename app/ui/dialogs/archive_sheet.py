"""Filing the volume of a closed case, with its index and what is printed for it (归档)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.services.evidence.archive import RETENTIONS
from app.services.evidence.views import IndexItem, VolumeLine
from app.support.errors import Problem
from app.ui.design.icons import IconName
from app.ui.design.layouts import row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.archive_loose import LoosePapers
from app.ui.dialogs.field_sheet import FieldSheet
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.archive import (
    VolumeDraft,
    filed_text,
    first_retention,
    index_columns,
    loose_texts,
    read_volume_draft,
)
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.workspace import Workspace

_WIDTH, _TABLE_HEIGHT = 860, 230


class ArchiveSheet(FieldSheet):
    """Asks how a volume is filed; ``asked`` carries a :class:`VolumeDraft`.

    ``paper_asked`` carries the template folder of what is to be printed.
    """

    paper_asked = Signal(str)

    def __init__(
        self, workspace: Workspace, volume: VolumeLine, parent: QWidget | None = None
    ) -> None:
        about = f"{volume.number}　{volume.title}"
        super().__init__(workspace.theme, "", "", about, parent)
        self._workspace = workspace
        self.setWindowTitle(self.tr("归档"))
        self.archive_no, self.box_no = self.line(volume.archive_no), self.line(volume.box_no)
        self.retention, self.note = QComboBox(), self.line(volume.note)
        self.retention.addItems(RETENTIONS)
        self.enter.watch(self.retention)
        self.loose = LoosePapers(workspace.theme)
        self._rows: dict[int, tuple[int, IndexItem]] = {}
        self.model: ColumnTable[tuple[int, IndexItem]] = ColumnTable(
            index_columns(),
            lambda ids: [self._rows[one] for one in ids if one in self._rows],
            lambda line: line[0],
            self,
        )
        self.table = DataTable(workspace.theme, self.tr("卷内目录"))
        self.state = Label("", TextRole.SECOND)
        self._lay_out()
        self.show_volume(volume)
        self.setMinimumWidth(workspace.theme.px(_WIDTH))
        self.resize(workspace.theme.px(_WIDTH), self.height())
        self.archive_no.setFocus()
        self.archive_no.selectAll()

    def _lay_out(self) -> None:
        theme = self._workspace.theme
        self.add_line(
            (self.field("archive_no", self.tr("档号 *"), self.archive_no), 4),
            (self.field("box_no", self.tr("盒号"), self.box_no), 2),
            (self.field("retention", self.tr("保管期限"), self.retention), 2),
            (self.field("note", self.tr("备注"), self.note), 4),
        )
        self.body.addWidget(self.field("loose", self.tr("另外装入的纸质材料"), self.loose))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(False)
        self.table.set_elastic(1, 2)
        self.table.setFixedHeight(theme.px(_TABLE_HEIGHT))
        card = Card(theme, self.tr("卷内目录"), flush=True)
        if card.header is not None:
            card.header.add_right(self.state)
        card.body.addWidget(self.table)
        self.body.addWidget(card)
        line = row(theme, gap=8)
        self.prints: dict[str, Button] = {}
        for folder, words in (
            ("volume-cover", self.tr("卷宗封面…")),
            ("volume-index", self.tr("卷内目录…")),
            ("volume-remarks", self.tr("备考表…")),
            ("spine-label", self.tr("卷脊签…")),
            ("box-list", self.tr("盒内目录…")),
        ):
            button = Button(theme, words, icon=IconName.PRINT)
            button.clicked.connect(lambda _=False, one=folder: self.paper_asked.emit(one))
            self.prints[folder] = button
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_volume(self, volume: VolumeLine) -> None:
        """Show how the volume stands now, after filing too."""
        self.retention.setCurrentText(first_retention(volume))
        self.loose.show_texts(loose_texts(volume))
        self._rows = {at: (at, item) for at, item in enumerate(volume.items, start=1)}
        self.model.show_ids(tuple(self._rows))
        self.state.setText(filed_text(volume))
        filed = volume.id is not None
        for folder, button in self.prints.items():
            button.setEnabled(filed and (folder != "box-list" or bool(volume.box_no)))
            button.setToolTip("" if button.isEnabled() else self.tr("归档后可以制作。"))
        if not self.prints["box-list"].isEnabled() and filed:
            self.prints["box-list"].setToolTip(self.tr("填写盒号后可以制作。"))
        self.cancel.set_text(self.tr("关闭") if filed else self.tr("取消"))
        self.primary.set_text(self.tr("保存") if filed else self.tr("归档"), hint="Ctrl+S")

    def _read(self) -> tuple[VolumeDraft | None, tuple[Problem, ...]]:
        desk = self._workspace.desk
        texts = (
            self.archive_no.text(),
            self.box_no.text(),
            self.retention.currentText(),
            self.note.text(),
        )
        return read_volume_draft(texts, self.loose.texts, desk.now, desk.today)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is missing or cannot be read."""
        return self._read()[1]

    def draft(self) -> VolumeDraft | None:
        """Return how the volume is to be filed."""
        return self._read()[0]
