"""Column order, widths, hiding and sort of a table as text to keep between starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyle

from app.ui.widgets.table_roles import CellRole

_VERSION = 1


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column, found again by its key when columns are added later; width 0 fits itself."""

    key: str
    width: int
    hidden: bool


def column_key(header: QHeaderView, section: int) -> str:
    """Return the stable name of a column; its number if the model gives none."""
    name = header.model().headerData(section, Qt.Orientation.Horizontal, CellRole.KEY)
    return str(section) if name is None else str(name)


def on_handle(header: QHeaderView, x: int) -> bool:
    """Return whether a press at ``x`` takes hold of a boundary between two columns."""
    grip = header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, header)
    at = x + header.offset()
    shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    ends = (header.sectionPosition(place) + header.sectionSize(place) for place in shown)
    return any(abs(at - end) <= grip for end in ends)


def layout_text(header: QHeaderView, *, widths: bool) -> str:
    """Return the present layout as JSON; without ``widths`` the columns go on fitting."""
    order = [header.logicalIndex(at) for at in range(header.count())]
    columns = [asdict(_state(header, section, widths=widths)) for section in order]
    section, sort = header.sortIndicatorSection(), header.sortIndicatorOrder()
    sorted_by = column_key(header, section) if 0 <= section < header.count() else ""
    descending = sort == Qt.SortOrder.DescendingOrder
    return json.dumps(
        {"version": _VERSION, "columns": columns, "sort": sorted_by, "descending": descending}
    )


def keeps_widths(text: str) -> bool:
    """Return whether a readable layout holds widths the user has drawn."""
    return any(one["width"] for one in json.loads(text)["columns"])


def restore_layout(header: QHeaderView, text: str) -> bool:
    """Apply a kept layout; False, and nothing changed, if it cannot be read."""
    try:
        kept = json.loads(text)
        states = [ColumnState(**one) for one in kept["columns"]]
        sort, descending = str(kept["sort"]), bool(kept["descending"])
        usable = kept["version"] == _VERSION and any(not one.hidden for one in states)
    except (ValueError, KeyError, TypeError):
        return False
    if not usable:
        return False
    sections = {column_key(header, at): at for at in range(header.count())}
    known = [one for one in states if one.key in sections]
    for place, one in enumerate(known):
        section = sections[one.key]
        header.moveSection(header.visualIndex(section), place)
        header.setSectionHidden(section, one.hidden)
        if one.width and not one.hidden:
            header.resizeSection(section, max(header.minimumSectionSize(), int(one.width)))
    order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    header.setSortIndicator(sections.get(sort, -1), order)
    return True


def _state(header: QHeaderView, section: int, *, widths: bool) -> ColumnState:
    hidden = header.isSectionHidden(section)
    width = header.sectionSize(section) if widths else 0
    return ColumnState(column_key(header, section), width, hidden)
