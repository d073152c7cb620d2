"""All open limits of 40,000 cases worked out anew after an edited calendar, and the agenda."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import holidays
from bench_store import BenchStore, enter
from figures import Figure, alternating, seconds_of
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.deadline import Unit
from app.domain.deadline_book import DeadlineBook
from app.domain.terms import Standing
from app.models.case import Case
from app.models.deadline import Deadline
from app.services.agenda import read_agenda
from app.services.calendar_book import import_year
from app.services.desk import Desk
from app.services.recompute import compare_cases, needs_rebuild, rebuild_deadlines, recompute_open

RUNS = 5
SAMPLE = 20
"""The peer works out one in so many of all limits, and the time is scaled."""

NOTICE = """
year = 2027
issued_on = 2026-11-20
reference = "invented for the measurement"
off = [{{ name = "元旦", from = 2027-01-01, to = 2027-01-0{last} }}]
"""
PEER = "each limit alone: rows by ORM, package holidays"


def measure(store: BenchStore) -> list[Figure]:
    """Return the figures of this module; a copy of the store is changed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "store"
        shutil.copytree(store.folder, home)
        place = enter(home)
        try:
            if needs_rebuild(place.desk):
                rebuild_deadlines(place.desk)
            return [_open(place.desk, Path(folder)), _all(place.desk), _agenda(place.desk)]
        finally:
            place.close()


def _open(desk: Desk, folder: Path) -> Figure:
    """Import a year whose holiday grows and shrinks by turns, so that limits really move."""
    files = [folder / f"cn_2027_{last}.toml" for last in (3, 7)]
    for file, last in zip(files, (3, 7), strict=True):
        file.write_text(NOTICE.format(last=last), encoding="utf-8")

    def ours() -> None:
        files.reverse()
        import_year(desk, files[0])

    ours()
    mine, theirs = alternating(ours, lambda: _naive(desk, alive_only=True), RUNS)
    return Figure("recompute_open_ms", mine * 1000, "ms", PEER, theirs * 1000)


def _all(desk: Desk) -> Figure:
    """Work out every limit of every case, as if all were open; nothing is written."""

    def ours() -> None:
        with desk.store.reading() as session:
            ids = session.scalars(select(Case.id).order_by(Case.id)).all()
            compare_cases(desk.catalogue, session, desk.clockworks.current(session), ids)

    theirs = seconds_of(lambda: _naive(desk, alive_only=False)) * SAMPLE
    return Figure("recompute_40000_s", seconds_of(ours), "s", PEER, theirs)


def _agenda(desk: Desk) -> Figure:
    read_agenda(desk)
    mine, theirs = alternating(lambda: read_agenda(desk), lambda: recompute_open(desk), RUNS)
    return Figure("agenda_ms", mine * 1000, "ms", "working out the open limits", theirs * 1000)


def _naive(desk: Desk, *, alive_only: bool) -> int:
    """Work out the day of each limit by itself, without history, pauses, or reasons."""
    official = holidays.country_holidays("CN", years=range(2014, 2029))
    moved = 0
    with desk.store.reading() as session:
        book = desk.clockworks.current(session).book
        query = select(Deadline.id)
        if alive_only:
            query = query.where(Deadline.standing == Standing.RUNNING.value)
        else:
            query = query.where(Deadline.id % SAMPLE == 0)
        for row_id in session.scalars(query).all():
            moved += _naive_day(session, book, official, row_id)
    return moved


def _naive_day(
    session: Session, book: DeadlineBook, official: holidays.HolidayBase, row_id: int
) -> bool:
    row = session.get_one(Deadline, row_id)
    session.get_one(Case, row.case_id)
    rule = book.rules.get(row.rule_used)
    if rule is None or rule.limit is None:
        return False
    if rule.unit is Unit.WORKING_DAY:
        sign = -1 if rule.before else 1
        due: date = official.get_nth_working_day(row.started_on, sign * rule.limit)
    else:
        length = {Unit.MONTH: 30, Unit.YEAR: 365}.get(rule.unit or Unit.DAY, 1)
        due = row.started_on + timedelta(days=rule.limit * length)
        while not official.is_working_day(due):
            due += timedelta(days=1)
    return due != row.due_on
