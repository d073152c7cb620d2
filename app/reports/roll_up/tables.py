"""The sheets of figures: province, cities, centres, industries, months (汇总各表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from app.reports.indicator import Unit
from app.reports.roll_up.expected import Level
from app.reports.roll_up.previous import BY_MONTH, FIXED, differences
from app.reports.roll_up.totals import Totals
from app.reports.roll_up.views import Collected, IndicatorLine, MonthFile, Number
from app.reports.workbook.tables import Cell, CellKind, Heading, SheetTable, Value

PROVINCE, BY_CITY, BY_INDUSTRY, BY_PERIOD = "全省汇总", "分市", "分行业", "分月"
COMPARED = "与上次比较"
WHOLE = "全省"
_UNKNOWN = "未列明"
_INDENT = "　"
_KINDS = {
    Unit.YUAN.term: CellKind.YUAN,
    Unit.DAYS.term: CellKind.FIGURE,
    Unit.PERCENT.term: CellKind.PERCENT,
}
Groups = Mapping[str, Sequence[MonthFile]]


def figure_tables(collected: Collected) -> tuple[SheetTable, ...]:
    """Return the sheets of figures, the province's first."""
    totals = Totals.of(collected.accepted)
    span = span_of(collected)
    return (
        _grouped(PROVINCE, f"全省汇总（{span}）", collected, totals, by_centre(collected)),
        _grouped(
            BY_CITY, f"分市汇总（{span}）", collected, totals, _by(collected, _city(collected))
        ),
        _grouped(
            BY_INDUSTRY,
            f"分行业汇总（{span}）",
            collected,
            totals,
            _by(collected, _industry(collected)),
        ),
        _grouped(
            BY_PERIOD,
            f"分月汇总（{span}）",
            collected,
            totals,
            _by(collected, lambda item: str(item.month), map(str, collected.months)),
        ),
        _by_month(collected, span),
    )


def span_of(collected: Collected) -> str:
    """Return the months covered, as people write them."""
    months = collected.months
    if not months:
        return "无"
    first, last = months[0], months[-1]
    return first.term if first == last else f"{first.term}至{last.term}"


def by_centre(collected: Collected) -> Groups:
    """Return the files of each centre with its branches and workstations, by shown name."""
    centres = {unit.code: unit.centre for unit in collected.tree.units}
    names = [unit for unit in collected.tree.units if unit.level is Level.CENTRE]
    double = {unit.name for unit in names if [item.name for item in names].count(unit.name) > 1}
    shown = {
        unit.code: f"{unit.name}（{unit.code}）" if unit.name in double else unit.name
        for unit in names
    }
    return _by(collected, lambda item: shown[centres[item.centre]], shown.values())


def value_cell(line: IndicatorLine, value: Number) -> Cell:
    """Return a figure as its unit is shown; counts are whole numbers."""
    kind = _KINDS.get(line.unit, CellKind.WHOLE)
    if value is None:
        return Cell(None, kind)
    whole = kind is CellKind.WHOLE and value == round(value)
    return Cell(round(value) if whole else round(value, 6), kind)


def compared_table(collected: Collected) -> SheetTable:
    """Return what differs from the last roll-up, and what explains it."""
    lines = {item.code: item for item in collected.indicators}
    rows: list[tuple[Value | Cell, ...]] = []
    for item in differences(collected):
        line = lines.get(item.code) or IndicatorLine(item.code, "", "", "")
        change = None
        if item.before is not None and item.after is not None:
            change = item.after - item.before
        values = (item.before, item.after, change)
        rows.append(
            (
                item.centre,
                item.centre_name,
                item.month,
                item.code,
                line.term.strip(_INDENT),
                line.unit,
                *(value_cell(line, value) for value in values),
                item.reason,
            )
        )
    before = collected.previous.file.name if collected.previous else ""
    return SheetTable(
        name=COMPARED,
        title="与上次汇总比较",
        remark=f"上次汇总：{before}　只列数字不同的，共 {len(rows)} 处",
        headings=(
            *map(Heading, ("中心代码", "中心", "月份", "代码", "指标", "单位")),
            *(Heading(text, CellKind.FIGURE) for text in ("上次", "本次", "差额")),
            Heading("原因", CellKind.TEXT, 60),
        ),
        rows=tuple(rows),
        frozen=4,
    )


def _grouped(
    name: str, title: str, collected: Collected, totals: Totals, groups: Groups
) -> SheetTable:
    """Return one row an indicator, one column a group."""
    headings = ("代码", "指标", "单位", "计数日期")
    return SheetTable(
        name=name,
        title=title,
        remark=_remark(collected),
        headings=(
            *map(Heading, headings),
            Heading(WHOLE, CellKind.FIGURE),
            *(Heading(_unlike(text, headings), CellKind.FIGURE) for text in groups),
            Heading("合计办法", CellKind.TEXT, 40),
        ),
        rows=tuple(
            (
                line.code,
                line.term,
                line.unit,
                line.basis,
                value_cell(line, totals.value(line, collected.accepted)),
                *(value_cell(line, totals.value(line, files)) for files in groups.values()),
                totals.method(line).value,
            )
            for line in collected.indicators
        ),
    )


def _by_month(collected: Collected, span: str) -> SheetTable:
    """Return one row a file, one column an indicator, as reported."""
    lines = collected.indicators
    return SheetTable(
        name=BY_MONTH,
        title=f"分中心分月（{span}）",
        remark=f"{_remark(collected)}　各数照报送的月报列出",
        headings=(
            *map(Heading, FIXED[:-1]),
            Heading(FIXED[-1], CellKind.WHOLE),
            *(
                Heading(f"{line.code} {line.term.strip(_INDENT)}", CellKind.FIGURE)
                for line in lines
            ),
        ),
        rows=tuple(
            (
                item.centre,
                item.centre_name,
                str(item.month),
                item.revision,
                *(value_cell(line, item.figures.get(line.code)) for line in lines),
            )
            for item in collected.accepted
        ),
        frozen=4,
    )


def _remark(collected: Collected) -> str:
    missing = len(collected.missing)
    note = f"，缺 {missing} 份，合计不含缺报的中心和月份" if missing else ""
    return f"据 {len(collected.accepted)} 份月报{note}"


def _by(
    collected: Collected, label: Callable[[MonthFile], str], order: Iterable[str] = ()
) -> Groups:
    found: dict[str, list[MonthFile]] = defaultdict(list)
    for item in collected.accepted:
        found[label(item)].append(item)
    ordered = [text for text in order if text in found]
    return {text: found[text] for text in dict.fromkeys((*ordered, *found))}


def _city(collected: Collected) -> Callable[[MonthFile], str]:
    known = {unit.code: unit.city for unit in collected.tree.units}
    return lambda item: known.get(item.centre) or _UNKNOWN


def _industry(collected: Collected) -> Callable[[MonthFile], str]:
    known = {unit.code: unit.industry for unit in collected.tree.units}
    return lambda item: known.get(item.centre) or _UNKNOWN


def _unlike(text: str, taken: Sequence[str]) -> str:
    """Return a heading that none of the fixed ones is; headings of a sheet all differ."""
    return f"{text} " if text in (*taken, WHOLE, "合计办法") else text
