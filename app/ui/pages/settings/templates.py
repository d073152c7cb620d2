"""文书模板: every template with its check; heads of the centre change wording and add papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.domain.terms import Role, Tone
from app.services.papers.template_pack import export_templates, import_templates
from app.services.papers.templates import list_templates, read_texts, restore_shipped
from app.services.papers.views import TemplateLine
from app.support.errors import KuaiWeiError
from app.support.progress import Progress
from app.ui.design.icons import IconName
from app.ui.design.layouts import ScaledBox, row
from app.ui.design.tokens import TextRole
from app.ui.dialogs.template_editor import TemplateEditor
from app.ui.pages.page_tools import keep_place
from app.ui.pages.settings.panel import SettingsPanel
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.tasks.task import Lane
from app.ui.viewmodels.paper_templates import OWN, matching, template_columns
from app.ui.widgets.buttons import Button, FilterChip
from app.ui.widgets.cards import Card
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import Label
from app.ui.widgets.search_box import SearchBox
from app.ui.workspace import Navigator, Workspace

_PACK = "文书模板包 (*.zip)"


class TemplatesPanel(SettingsPanel):
    """The list, and what may be done to the chosen template (文书模板)."""

    def __init__(
        self, workspace: Workspace, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, navigator, parent)
        self.set_title(self.tr("文书模板"))
        self._all: tuple[TemplateLine, ...] = ()
        self.editor: TemplateEditor | None = None
        self._model: ColumnTable[TemplateLine] = ColumnTable(
            template_columns(), self._fetch, lambda line: self._all.index(line) + 1, self
        )
        self.box.addLayout(self._filters())
        self.table = DataTable(self.theme, self.tr("文书模板"))
        self.table.setSortingEnabled(False)
        self.table.setModel(self._model)
        self.table.set_elastic(1)
        self.table.selectionModel().selectionChanged.connect(self._update)
        self.table.opened.connect(self._open_row)
        card = Card(self.theme, flush=True)
        card.body.addWidget(self.table)
        self.box.addWidget(card, 1)
        self.box.addLayout(self._bar())
        self.box.addWidget(
            self.remark(
                self.tr(
                    "改动只影响以后的文书；已签发的文书保留当时的模板版本和成品。"
                    "只有负责人和管理员可以改动。"
                )
            )
        )
        self._update()

    def _filters(self) -> ScaledBox:
        line = row(self.theme, gap=8)
        self.search = SearchBox(self.theme, self.tr("文书名称、代号…"))
        self.own = FilterChip(OWN)
        self.wrong = FilterChip(self.tr("有问题"))
        self.search.searched.connect(self._filter)
        self.own.toggled.connect(self._filter)
        self.wrong.toggled.connect(self._filter)
        self.count = Label("", TextRole.SMALL)
        for widget in (self.search, self.own, self.wrong):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.count)
        return line

    def _bar(self) -> ScaledBox:
        bar = row(self.theme, gap=8)
        self.edit_button = Button(self.theme, self.tr("编辑…"), icon=IconName.EDIT)
        self.copy_button = Button(self.theme, self.tr("以此新增…"), icon=IconName.COPY)
        self.restore_button = Button(self.theme, self.tr("恢复出厂…"), icon=IconName.RESTORE)
        self.import_button = Button(self.theme, self.tr("导入…"))
        self.export_button = Button(self.theme, self.tr("导出…"), icon=IconName.EXPORT)
        acts = (self.edit, self.add, self.restore, self.take_in, self.export)
        buttons = (
            self.edit_button,
            self.copy_button,
            self.restore_button,
            self.import_button,
            self.export_button,
        )
        for button, act in zip(buttons, acts, strict=True):
            button.clicked.connect(act)
        for button in buttons[:3]:
            bar.addWidget(button)
        bar.addStretch(1)
        for button in buttons[3:]:
            bar.addWidget(button)
        return bar

    # --- showing -----------------------------------------------------------

    @property
    def chosen(self) -> tuple[TemplateLine, ...]:
        """The templates that are selected, in row order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = (self._model.line_at(at) for at in rows)
        return tuple(line for line in lines if line is not None)

    @property
    def shown(self) -> tuple[TemplateLine, ...]:
        """The templates in the list."""
        return tuple(self._all[one - 1] for one in self._model.ids)

    def load(self) -> None:
        """Read and check the templates aside; chosen rows stay."""
        desk = self.workspace.desk

        def read(_progress: Progress) -> tuple[TemplateLine, ...]:
            return list_templates(desk)

        self.workspace.runner.run(
            self.tr("读取文书模板"),
            read,
            lane=Lane.READ,
            on_success=self._loaded,
            on_failure=self.workspace.errors.show,
        )

    def _loaded(self, result: object) -> None:
        if isinstance(result, tuple):
            self._all = result
            self.own.set_count(sum(line.own for line in self._all))
            self.wrong.set_count(sum(bool(line.problems) for line in self._all))
            self._filter()

    def _filter(self) -> None:
        found = matching(
            self._all, self.search.text(), own=self.own.isChecked(), wrong=self.wrong.isChecked()
        )
        ids = [self._all.index(line) + 1 for line in found]
        keep_place(self.table, self._model, lambda: self._model.show_ids(ids))
        words = self.tr("{shown} / {all} 个").format(shown=len(found), all=len(self._all))
        self.count.setText(words)
        self._update()

    def choose(self, folder: str) -> None:
        """Stand on a template."""
        for at, line in enumerate(self.shown):
            if line.folder == folder:
                self.table.selectRow(at)

    def _fetch(self, ids: Sequence[int]) -> Sequence[TemplateLine]:
        return [self._all[one - 1] for one in ids]

    def _update(self) -> None:
        lines, head = self.chosen, self.may(Role.SUPERVISOR, Role.ADMIN)
        single = lines[0] if len(lines) == 1 else None
        self.edit_button.setEnabled(single is not None)
        self.edit_button.set_text(self.tr("编辑…") if head else self.tr("查看…"))
        self.copy_button.setEnabled(head and single is not None)
        self.restore_button.setEnabled(head and single is not None and single.own)
        self.import_button.setEnabled(head)
        self.export_button.setEnabled(bool(self._all))
        words = self.tr("导出 {n} 个…").format(n=len(lines)) if lines else self.tr("全部导出…")
        self.export_button.set_text(words)

    def focus_first(self) -> None:
        """Begin with the filter."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts --------------------------------------------------------------

    def edit(self) -> None:
        """Open the chosen template's texts."""
        if len(self.chosen) == 1:
            self._open(self.chosen[0].folder)

    def add(self) -> None:
        """Begin a template of the centre's own from the chosen one."""
        if len(self.chosen) != 1:
            return
        name = self.workspace.prompts.ask_text(
            self.tr("新增模板"),
            self.tr("模板的英文代称，小写字母、数字和连字符，如 my-notice："),
        )
        if name is not None:
            self._open(self.chosen[0].folder, name.strip())

    def _open_row(self, _index: QModelIndex) -> None:
        self.edit()

    def _open(self, folder: str, new: str = "") -> None:
        head = self.may(Role.SUPERVISOR, Role.ADMIN)
        try:
            texts = read_texts(self.workspace.desk, folder)
        except KuaiWeiError as error:
            self.workspace.errors.show(error)
            return
        editor = TemplateEditor(self.workspace, texts, self.window(), new=new, may_save=head)
        editor.saved.connect(self._saved)
        editor.finished.connect(editor.deleteLater)
        self.editor = editor
        editor.open()

    def _saved(self, version: str) -> None:
        words = self.tr("已保存为第{version}版，以后制作的文书用新版。").format(version=version)
        self.navigator.tell(words, tone=Tone.GOOD)
        self.load()

    def restore(self) -> None:
        """Go back to the wording the program came with."""
        if len(self.chosen) != 1:
            return
        line = self.chosen[0]
        reason = self.workspace.prompts.ask_text(
            self.tr("恢复出厂模板"),
            self.tr("“{title}”将停用本中心的版本，历史版本保留。原因：").format(title=line.title),
        )
        if reason is not None:
            desk = self.workspace.desk
            self._do(
                lambda: restore_shipped(desk, line.folder, reason), self.tr("已恢复出厂模板。")
            )

    def take_in(self) -> None:
        """Import a pack of templates."""
        file = self.workspace.prompts.open_path(self.tr("导入文书模板"), Path.home(), _PACK)
        if file is not None:
            desk = self.workspace.desk
            self._do(lambda: import_templates(desk, file), self.tr("已导入文书模板。"))

    def export(self) -> None:
        """Export the chosen templates, all without a choice."""
        lines = self.chosen or self._all
        out = self.workspace.prompts.save_path(
            self.tr("导出文书模板"), Path.home() / self.tr("文书模板.zip"), _PACK
        )
        if out is not None:
            desk, folders = self.workspace.desk, [line.folder for line in lines]
            told = self.tr("已导出 {n} 个模板。").format(n=len(folders))
            self._do(lambda: export_templates(desk, out, folders), told)

    def _do(self, act: Callable[[], object], told: str) -> None:
        try:
            act()
        except KuaiWeiError as error:
            self.workspace.errors.show(error)
            return
        self.navigator.tell(told, tone=Tone.GOOD)
        self.load()
