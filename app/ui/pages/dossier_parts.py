"""The parts of a dossier that only show: facts, parties, links, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from app.services.views import LinkedCase
from app.ui.design.icons import IconName
from app.ui.design.layouts import Insets, ScaledBox, column, row
from app.ui.design.theme import Theme
from app.ui.design.tokens import TextRole
from app.ui.pages.fact_grid import FactGrid
from app.ui.qtmodels.column_table import ColumnTable
from app.ui.viewmodels.case_dossier import Fact, HistoryLine, PartyBlock
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis, second_cell, text_cell
from app.ui.widgets.buttons import Button, ButtonKind
from app.ui.widgets.cards import EmptyState, SectionHeader
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.labels import ElidedLabel, Hairline, Label

translate = QCoreApplication.translate

LineT = TypeVar("LineT")


def scrolled(theme: Theme) -> tuple[QScrollArea, ScaledBox]:
    """Return a scroll area without a frame, and the column inside to fill."""
    area, inside = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box = column(theme, inside, gap=12, insets=Insets(16, 14, 16, 16))
    area.setWidget(inside)
    return area, box


def facts_part(theme: Theme, groups: Sequence[tuple[str, tuple[Fact, ...]]]) -> QWidget:
    """Return sections of facts, headed where there are several."""
    area, box = scrolled(theme)
    for heading, facts in groups:
        if len(groups) > 1:
            box.addWidget(SectionHeader(theme, heading))
        box.addWidget(FactGrid(theme, facts))
    if not groups:
        words = translate("DossierParts", "点“编辑”补录，保存后显示在这里。")
        box.addWidget(
            EmptyState(
                theme,
                IconName.DOCUMENT,
                translate("DossierParts", "没有登记内容"),
                words,
            )
        )
    else:
        box.addStretch(1)
    return area


def parties_part(
    theme: Theme, blocks: Sequence[PartyBlock], open_party: Callable[[int], None]
) -> QWidget:
    """Return the parties, each with a link to its other cases."""
    area, box = scrolled(theme)
    for at, block in enumerate(blocks):
        if at:
            box.addWidget(Hairline())
        line = QWidget()
        head = row(theme, line, gap=8)
        head.addWidget(Label(block.role, TextRole.SMALL))
        name = Button(theme, block.name, kind=ButtonKind.QUIET)
        name.clicked.connect(lambda _=False, key=block.party_id: open_party(key))
        head.addWidget(name)
        if block.other_cases:
            more = Button(
                theme,
                translate("DossierParts", "另有 {n} 件").format(n=block.other_cases),
                kind=ButtonKind.QUIET,
            )
            more.clicked.connect(lambda _=False, key=block.party_id: open_party(key))
            head.addWidget(more)
        head.addStretch(1)
        box.addWidget(line)
        if block.facts:
            box.addWidget(FactGrid(theme, block.facts))
    if not blocks:
        words = translate("DossierParts", "点“编辑”补录当事人。")
        box.addWidget(
            EmptyState(
                theme,
                IconName.PEOPLE,
                translate("DossierParts", "没有当事人"),
                words,
            )
        )
    else:
        box.addStretch(1)
    return area


def recent_part(box: QLayout, lines: Sequence[HistoryLine]) -> None:
    """Fill ``box`` with the last events, one short line each."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for line in lines:
        what = f"{line.text}：{line.note}" if line.note else line.text
        text = ElidedLabel(f"{line.when[5:]}　{line.actor}　{what}", TextRole.SMALL_TEXT)
        box.addWidget(text)


def simple_table(
    theme: Theme,
    name: str,
    columns: Sequence[ColumnSpec[LineT]],
    lines: Sequence[LineT],
    parent: QObject,
) -> tuple[DataTable, ColumnTable[LineT]]:
    """Return a table over a few lines that are at hand; row ids count from 1."""
    by_id: Mapping[int, LineT] = dict(enumerate(lines, start=1))
    keys = {id(line): number for number, line in by_id.items()}
    table = DataTable(theme, name)
    model = ColumnTable(
        columns,
        lambda ids: tuple(by_id[one] for one in ids),
        lambda line: keys[id(line)],
        table,
    )
    del parent
    table.setModel(model)
    table.setSortingEnabled(False)
    table.set_elastic(*(at for at, one in enumerate(columns) if one.elastic))
    model.show_ids(tuple(by_id))
    return table, model


def history_table(theme: Theme, lines: Sequence[HistoryLine], parent: QObject) -> DataTable:
    """Return the whole history, newest first."""
    columns: tuple[ColumnSpec[HistoryLine], ...] = (
        ColumnSpec("when", "时间", lambda line: text_cell(line.when)),
        ColumnSpec("actor", "经办", lambda line: text_cell(line.actor)),
        ColumnSpec("text", "事项", lambda line: text_cell(line.text)),
        ColumnSpec("note", "说明", lambda line: second_cell(line.note), elastic=True),
    )
    return simple_table(theme, translate("DossierParts", "历史"), columns, lines, parent)[0]


def link_table(
    theme: Theme,
    links: Sequence[LinkedCase],
    open_case: Callable[[int], None],
    parent: QObject,
) -> DataTable:
    """Return the linked cases; Enter or double click opens one."""
    columns: tuple[ColumnSpec[LinkedCase], ...] = (
        ColumnSpec("kind", "关系", lambda link: second_cell(link.kind_term)),
        ColumnSpec(
            "number",
            "案号 / 收件号",
            lambda link: Cell(link.case.number, emphasis=Emphasis.ACCENT),
        ),
        ColumnSpec("title", "案件", lambda link: text_cell(link.case.title), elastic=True),
        ColumnSpec("state", "状态", lambda link: Cell(link.case.state_term, tone=link.case.tone)),
    )
    table, model = simple_table(
        theme, translate("DossierParts", "关联案件"), columns, links, parent
    )

    def opened(index: QModelIndex) -> None:
        link = model.line_at(index.row())
        if link is not None:
            open_case(link.case.id)

    table.opened.connect(opened)
    return table
