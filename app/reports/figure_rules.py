"""How to work out every figure of the month from an open export, told from the indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from app.domain.catalogue import load_catalogue
from app.reports.indicator import (
    CLOSING_RULES,
    EVERYTHING,
    AtEnd,
    Entities,
    Indicator,
    Ratio,
    RowBasis,
)
from app.reports.month import load_indicators
from app.services.book_queries import SUSPENSION
from app.services.case_filter import Book, CaseFilter, LimitTest
from app.services.month_figures import Average, Count, Days, Rows, StepDays, Total

_COLUMNS: Mapping[str, str] = {
    "tracks": "track",
    "kinds": "kind",
    "states": "state",
    "phases": "phase",
    "outcomes": "outcome",
    "channels": "channel",
    "venue_kinds": "venue_kind",
    "right_kinds": "right_kind",
    "towns": "town",
    "venue_names": "venue_name",
    "platforms": "platform",
}
"""The column of ``cases.jsonl`` behind each restriction to some codes."""

_FILES: Mapping[Book, str] = {
    Book.STEPS: "events.jsonl",
    Book.TRANSFERS: "transfers.jsonl",
    Book.CREDIT: "credit.jsonl",
    Book.INSTALMENTS: "instalments.jsonl",
}
_WITH_CASE = '`standing` 是 `"running"`、`"dropped"`'
_OVERDUE = (
    '`standing` 不是 `"removed"`，`due_on` 不为 `null` 且 ≤ 末日，`met_on` 为 `null` 或 > 末日'
)

_HEAD = """## 月报各指标怎样复算

指标都从 `cases.jsonl` 中 `deleted_at` 为 `null` 的行算出；
备案主体从 `entities.jsonl` 中 `deleted_at` 为 `null` 的行算出。每个指标有三个数，期间不同：

- 本月：该月第一天至最后一天；本年累计：该年 1 月 1 日至该月最后一天；上年同月：上一年同一个月。
  首尾两天都计入，以下称“首日”“末日”。
- 计数日期有栏目名的，取该栏目在首日至末日之间的行。“月末”的，取末日结束时在办的行：
  `received_on` ≤ 末日，且 `closed_on` 为 `null` 或 > 末日；因此本年累计与本月相同。
- 天数是后一日期减前一日期的自然日数，任一日期为 `null` 的行不计；没有可计的行，就没有平均数（空）。
- 比率的分母为 0 时为空。金额合计以分计，`null` 不加。
- 同比 =（本月－上年同月）÷ 上年同月，上年同月为空或 0 时为空；比率的同比是两个比率之差。

| 代码 | 指标 | 单位 | 计数日期 | 取哪些行 | 怎样算 |
| --- | --- | --- | --- | --- | --- |
"""


def figure_rules() -> str:
    """Return the part of ``SCHEMA.md`` that tells each figure's rule, one line an indicator.

    Raises:
        ValueError: an indicator restricts its cases in a way that has no words here.
    """
    lines = [_line(item) for item in load_indicators().values()]
    return _HEAD + "\n".join([*lines, ""])


def _line(item: Indicator) -> str:
    cells = (
        item.code,
        item.term,
        item.unit.term,
        _basis(item),
        "；".join(_conditions(item)) or "—",
        _measure(item),
    )
    return "| " + " | ".join(cells) + " |"


def _basis(item: Indicator) -> str:
    rows = item.basis.rows
    if isinstance(item.measure, Ratio):
        return "—"
    if item.basis.field is not None:
        return f"`{item.basis.field.value}`（{item.basis.term}）"
    if rows is None or rows.pending:
        return item.basis.term
    return f"`{_FILES[rows.book]}` 的 `{rows.day}`（{item.basis.term}）"


def _conditions(item: Indicator) -> Iterator[str]:
    if isinstance(item.measure, Ratio):
        return
    if isinstance(item.measure, Entities):
        yield from _entity_conditions(item.measure)
        return
    if item.basis.rows is not None:
        yield from _row_conditions(item.basis.rows, counted=isinstance(item.measure, Rows))
    yield from scope_words(item.scope)
    if item.accepted:
        yield "`accepted_on` 不为 `null` 且 ≤ 末日"
    if item.at_end is AtEnd.OVERDUE:
        yield f"有一条{_limits(CLOSING_RULES)}，{_OVERDUE}"
    elif item.at_end is AtEnd.SUSPENDED:
        yield _suspended()


def _row_conditions(rows: RowBasis, *, counted: bool) -> Iterator[str]:
    """Yield what a row of the book must be, and that the case has one."""
    file = f"`{_FILES[rows.book]}`"
    codes = "，且".join(f"`{column}` 是{_codes(values)}" for column, values in rows.where)
    if rows.pending:
        yield (
            f"案件在 {file} 有一行：`{rows.day}` ≤ 末日，且 `{rows.pending}` 为 `null` 或 > 末日"
        )
    elif counted:
        yield f"取 {file} 的行，`{rows.day}` 在首日至末日之间{'，且' if codes else ''}{codes}"
        yield "`case_id` 为 `null`，或其案件未删除（下列条件指这件案件）"
    else:
        yield (
            f"案件在 {file} 有一行：`{rows.day}` 在首日至末日之间"
            f"{'，且' if codes else ''}{codes}；一案只计一次"
        )
    if rows.first_only:
        yield "首日之前没有这样的行"


def _limits(rules: tuple[str, ...]) -> str:
    return f" `deadlines.jsonl` 的行（`rule_id` 是{_codes(rules)}，`promised` 为 `false`）"


def _suspended() -> str:
    """Return when a case counts as suspended at a day's end."""
    kinds = load_catalogue().case_types.values()
    moves = {one.code for kind in kinds for one in kind.moves if one.pauses == SUSPENSION}
    return (
        f"末日结束时处于中止：`pauses.jsonl` 有 `kind` 为 `{SUSPENSION}`、`began_on` ≤ 末日、"
        "`ended_on` 为 `null` 或 > 末日的行；"
        f"或 `events.jsonl` 有 `on` ≤ 末日、`move` 是{_codes(tuple(sorted(moves)))}的行，"
        "其后到末日为止（先比 `on`，再比 `id`）没有离开其 `to_state` 的行"
    )


def _codes(values: tuple[str, ...]) -> str:
    return " " + "、".join(f'`"{code}"`' for code in values)


def _entity_conditions(measure: Entities) -> Iterator[str]:
    if measure.new:
        yield "`registered_on` 在首日至末日之间，不论其后是否注销"
    elif measure.cancelled:
        yield "`registered_on` ≤ 末日，`cancelled_on` 在首日至末日之间"
    else:
        yield "`registered_on` ≤ 末日，且 `cancelled_on` 为 `null` 或 > 末日"
    if measure.suspended:
        yield "`suspended_from` ≤ 末日，且 `suspended_until` 为 `null` 或 ≥ 末日"


def scope_words(scope: CaseFilter) -> Iterator[str]:
    """Yield each restriction of ``scope`` in words.

    Raises:
        ValueError: one of them has no words here.
    """
    for one in fields(CaseFilter):
        value = getattr(scope, one.name)
        if value == getattr(EVERYTHING, one.name):
            continue
        if one.name in _COLUMNS:
            yield f"`{_COLUMNS[one.name]}` 是{_codes(value)}"
        elif one.name == "spans":
            for span in value:
                yield f"`{span.field.value}` 在 {span.first} 至 {span.last} 之间"
        elif isinstance(value, LimitTest) and value.overdue_on is None:
            yield _limit_words(value)
        elif one.name == "foreign":
            yield '`case_parties.jsonl` 中有一方，其 `parties.jsonl` 的 `kind` 是 `"foreign"`'
        else:
            raise ValueError(f"no words for the restriction {one.name}")


def _limit_words(test: LimitTest) -> str:
    rows = _limits(test.rules)
    missed = f'`standing` 是 `"met-late"`，或{_WITH_CASE}、`due_on` < `closed_on`'
    if test.late:
        return f"有一条{rows}，{missed}"
    kept = f'`standing` 是 `"met"`，或{_WITH_CASE}、`due_on` ≥ `closed_on`'
    return f"有一条{rows}，{kept}；且没有一条：{missed}"


def _measure(item: Indicator) -> str:
    measure = item.measure
    if isinstance(measure, Ratio):
        return f"{_sum(measure.part)} ÷ {_sum(measure.whole)}"
    if isinstance(measure, Total):
        where = "" if measure.amount.is_column else "details 的 "
        return f"{where}`{measure.amount.value}` 合计"
    if isinstance(measure, Days | StepDays):
        middle = "平均数" if measure.average is Average.MEAN else "中位数"
        last = measure.last.value if isinstance(measure, Days) else "on"
        which = "" if isinstance(measure, Days) else "（其中最早一行）"
        return f"`{last}`{which}减 `{measure.first.value}` 的天数，取{middle}"
    if isinstance(measure, Rows) and measure.total:
        return f"`{measure.total}` 合计"
    if isinstance(measure, Count | Entities | Rows):
        return "行数"
    raise ValueError(f"no words for the measure of {item.code}")


def _sum(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"（{'＋'.join(codes)}）"
