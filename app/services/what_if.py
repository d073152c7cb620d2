"""What a change of the calendar or of a rule would move, before it is made (变动预览)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import DayEdit, WorkCalendar, YearCalendar
from app.domain.deadline import DeadlineRule, Unit
from app.domain.deadline_book import DeadlineBook
from app.domain.due import Moment, compute_due
from app.domain.due_steps import told
from app.models.case import Case
from app.services.calendars import read_year_file
from app.services.clockworks import Clockwork, Setting, corrected_rule, promised_rule
from app.services.deadline_views import DeadlineKey, MovedDeadline, WhatIf
from app.services.desk import Desk
from app.services.recompute import CHUNK, Difference, RowValues, compare_open
from app.support.errors import RuleViolationError
from app.support.progress import Progress, no_progress

_MOST_DAYS = 12


def if_year(desk: Desk, file: Path, progress: Progress = no_progress) -> WhatIf:
    """Return what importing a year's file would move, and how it differs from what was known.

    Raises:
        InputFileError: the file cannot be used.
    """
    told_year = read_year_file(file)
    with desk.store.reading() as session:
        known = desk.clockworks.current(session)
        calendar = WorkCalendar((*known.calendar.years, told_year), known.calendar.edits)
        return _what_if(
            desk,
            session,
            replace(known, calendar=calendar),
            f"导入 {told_year.year} 年放假安排",
            year_notes(known.calendar, told_year),
            progress,
        )


def if_day(
    desk: Desk,
    day: date,
    works: bool | None,  # noqa: FBT001
    progress: Progress = no_progress,
) -> WhatIf:
    """Return what setting one day would move; ``works`` None takes the day's edit back."""
    with desk.store.reading() as session:
        known = desk.clockworks.current(session)
        edits = tuple(item for item in known.calendar.edits if item.on != day)
        if works is not None:
            edits = (*edits, DayEdit(day, works, ""))
        word = {True: "改为上班", False: "改为休息", None: "取消手工调整"}[works]
        return _what_if(
            desk,
            session,
            replace(known, calendar=WorkCalendar(known.calendar.years, edits)),
            f"{told(day)} {word}",
            (),
            progress,
        )


def if_limit(
    desk: Desk,
    rule_id: str,
    limit: int | None,
    unit: Unit,
    promised: bool,  # noqa: FBT001
    progress: Progress = no_progress,
) -> WhatIf:
    """Return what a centre's own limit or promise would move; ``limit`` None takes it back.

    Raises:
        NotFoundError: no such rule.
        RuleViolationError: such a limit could not be counted.
    """
    with desk.store.reading() as session:
        known = desk.clockworks.current(session)
        shipped = desk.clockworks.shipped().book.get(rule_id)
        wanted = _with_limit(known, shipped, limit, unit, desk.today, promised=promised)
        length = f"{limit} {unit.measure}" if limit is not None else "恢复随程序提供的"
        what = "承诺时限" if promised else "期限"
        if promised and limit is None:
            length = "取消"
        title = f"{shipped.term}：{what}{length}"
        notes = _promise_notes(wanted, shipped.id, desk.today) if promised else ()
        return _what_if(desk, session, wanted, title, notes, progress)


def year_notes(known: WorkCalendar, told_year: YearCalendar) -> tuple[str, ...]:
    """Return how a year's file differs from what was known, and whose word counts (冲突)."""
    before = known.year(told_year.year)
    if before is None:
        return (f"{told_year.year} 年此前没有放假安排，暂定的日期将成为确定日期。",)
    notes = []
    if (before.issued_on or date.min) > (told_year.issued_on or date.min):
        notes.append(
            f"已有 {before.issued_on} 发布的安排，晚于本文件的 {told_year.issued_on}，"
            "仍以已有的为准。"
        )
    days = told_year.differences(before)
    if not days:
        return (*notes, f"与已知的安排（{before.source.term}）逐日一致。")
    listed = "、".join(map(told, days[:_MOST_DAYS]))
    more = f"等 {len(days)} 天" if len(days) > _MOST_DAYS else ""
    return (*notes, f"与已知的安排（{before.source.term}）不一致：{listed}{more}。")


def _with_limit(
    known: Clockwork,
    shipped: DeadlineRule,
    limit: int | None,
    unit: Unit,
    today: date,
    *,
    promised: bool,
) -> Clockwork:
    """Return the clockwork with one rule or promise set, or taken back."""
    given = known.promises.get(shipped.id) if promised else None
    since = given.valid_from if given is not None else today
    setting = None if limit is None else Setting(shipped.id, promised, limit, unit, since=since)
    try:
        if promised:
            promises = {key: rule for key, rule in known.promises.items() if key != shipped.id}
            if setting is not None:
                promises[shipped.id] = promised_rule(shipped, setting)
            return replace(known, promises=MappingProxyType(promises))
        rule = shipped if setting is None else corrected_rule(shipped, setting)
        rules = {**known.book.rules, shipped.id: rule}
        return replace(known, book=DeadlineBook(MappingProxyType(rules)))
    except ValueError as error:
        raise RuleViolationError(
            "这样的期限无法计算，没有推算。", hint="请检查期限的数和单位。"
        ) from error


def _promise_notes(wanted: Clockwork, rule_id: str, today: date) -> tuple[str, ...]:
    """Return a warning where a promise ends after the limit that it stands beside."""
    rule, promise = wanted.book.get(rule_id), wanted.promises.get(rule_id)
    if promise is None or rule.limit is None or Unit.HOUR in (rule.unit, promise.unit):
        return ()
    law = compute_due(rule, today, wanted.calendar).due
    word = compute_due(replace(promise, valid_from=None), today, wanted.calendar).due
    if law is None or word is None or word <= law:
        return ()
    return (f"承诺 {promise.length} 长于规则的 {rule.length}：届满日以规则为准，承诺不起作用。",)


def _what_if(
    desk: Desk,
    session: Session,
    clockwork: Clockwork,
    title: str,
    notes: Sequence[str],
    progress: Progress,
) -> WhatIf:
    tally = compare_open(desk.catalogue, session, clockwork, progress)
    moving = [item for item in tally.differences if item.moves]
    facts = _case_facts(session, sorted({_row(item)["case_id"] for item in moving}))
    moved = sorted((_moved(item, facts) for item in moving), key=_order)
    return WhatIf(title, tally.looked_at, tuple(moved), tuple(notes))


def _case_facts(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str, str]]:
    """Return number, title and handler of the cases."""
    found: dict[int, tuple[str, str, str]] = {}
    for start in range(0, len(ids), CHUNK):
        query = select(Case.id, Case.case_no, Case.intake_no, Case.title, Case.handler)
        part = session.execute(query.where(Case.id.in_(ids[start : start + CHUNK])))
        found |= {
            case_id: (case_no or intake_no, title, handler)
            for case_id, case_no, intake_no, title, handler in part
        }
    return found


def _moved(item: Difference, facts: Mapping[int, tuple[str, str, str]]) -> MovedDeadline:
    row = _row(item)
    number, title, handler = facts[row["case_id"]]
    before, after = item.before, item.after
    return MovedDeadline(
        key=DeadlineKey(row["case_id"], row["rule_id"], row["ordinal"], row["promised"]),
        number=number,
        title=title,
        handler=handler,
        term=row["term"],
        statutory=row["statutory"],
        before=_due(before),
        after=_due(after),
        provisional_before=before is not None and before["provisional"],
        provisional_after=after is not None and after["provisional"],
    )


def _row(item: Difference) -> RowValues:
    return item.after or item.before or {}


def _due(row: RowValues | None) -> Moment | None:
    if row is None:
        return None
    found: Moment | None = row["due_at"] or row["due_on"]
    return found


def _order(item: MovedDeadline) -> tuple[bool, str, str, str]:
    """Sort statutory limits first, then by the new day."""
    day = item.after or item.before
    return (not item.statutory, day.isoformat() if day else "", item.number, item.term)
