"""Random stores, and every way to count them: tile, list, SQL by hand, second count."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st
from sqlalchemy import insert

from app.domain.catalogue import load_catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Outcome, RightKind, Standing, VenueKind
from app.domain.transfers import Body
from app.models.case import CaseEvent, Instalment
from app.models.deadline import CasePause, Deadline
from app.models.handling import CreditEvent, Transfer
from app.reports.month import Column, MonthReport, month_report, spans_of
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.month_figures import Count
from app.services.open_export.export import export_open
from tests.reports.report_kit import NOW, Bench
from tests.reports.second_books import Value
from tests.reports.second_count import count_month

CATALOGUE = load_catalogue()
KINDS = tuple(CATALOGUE.case_types)
# Few days, most of them beside the border of a month: there two ways to count fall apart.
_BORDERS = [date(y, m, 1) for y in (2025, 2026) for m in (1, 2, 3, 10, 11, 12)]
POOL = sorted({day + timedelta(days=off) for day in _BORDERS for off in (-1, 0, 14)})
DAYS = st.sampled_from(POOL)
MAYBE = st.none() | DAYS
FEN = st.none() | st.integers(0, 10**11)
Figures = Mapping[str, tuple[Value, Value, Value]]

# The same figures once more in SQL, each for the days from :first to :last.
_DISPUTES = "FROM \"case\" WHERE deleted_at IS NULL AND track = 'infringement'"
_MEDIATED = "FROM \"case\" WHERE deleted_at IS NULL AND track = 'mediation'"
_EXAMINED = "FROM \"case\" WHERE deleted_at IS NULL AND kind = 'pre-examination'"
BY_HAND: Mapping[str, str] = {
    "A1": f"SELECT count(*) {_DISPUTES} AND received_on BETWEEN '{{first}}' AND '{{last}}'",
    "A2.3": f"SELECT count(*) {_DISPUTES} AND right_kind = 'design'"
    " AND accepted_on BETWEEN '{first}' AND '{last}'",
    "A4": f"SELECT count(*) {_DISPUTES} AND accepted_on <= '{{last}}'"
    " AND closed_on BETWEEN '{first}' AND '{last}'",
    "A6": f"SELECT count(*) {_DISPUTES} AND received_on <= '{{last}}' AND accepted_on <= '{{last}}'"
    " AND coalesce(closed_on, '9999-12-31') > '{last}'",
    "A7": f"SELECT avg(julianday(closed_on) - julianday(accepted_on)) {_DISPUTES}"
    " AND accepted_on <= '{last}' AND closed_on BETWEEN '{first}' AND '{last}'",
    "A12": f"SELECT coalesce(sum(agreed_fen), 0) {_DISPUTES} AND outcome = 'mediated'"
    " AND decided_on BETWEEN '{first}' AND '{last}'",
    "D5": f"SELECT avg(outcome = 'agreed') {_MEDIATED} AND outcome IN ('agreed', 'not-agreed')"
    " AND decided_on BETWEEN '{first}' AND '{last}'",
    "D9": f"SELECT avg(julianday(decided_on) - julianday(accepted_on)) {_MEDIATED}"
    " AND accepted_on <= '{last}' AND decided_on BETWEEN '{first}' AND '{last}'",
    "F3.3": f"SELECT count(*) {_EXAMINED} AND outcome = 'passed' AND right_kind = 'design'"
    " AND decided_on BETWEEN '{first}' AND '{last}'",
    "F13": f"SELECT avg(julianday(granted_on) - julianday(filed_on)) {_EXAMINED}"
    " AND granted_on BETWEEN '{first}' AND '{last}'",
    "F1": "SELECT count(*) FROM registered_entity WHERE deleted_at IS NULL"
    " AND registered_on <= '{last}' AND (cancelled_on IS NULL OR cancelled_on > '{last}')",
}


@st.composite
def cases(draw: st.DrawFn) -> Mapping[str, Any]:
    """Draw a case; its days need not make sense, figures must agree all the same."""
    return {
        "kind": draw(st.sampled_from(KINDS)),
        "received_on": draw(DAYS),
        **{
            f"{name}_on": draw(MAYBE)
            for name in ("accepted", "decided", "filed", "marked", "granted", "closed")
        },
        "outcome": draw(st.sampled_from([None, *(item.value for item in Outcome)])),
        "right_kind": draw(st.sampled_from(["", *(item.value for item in RightKind)])),
        "venue_kind": draw(st.sampled_from(["", *(item.value for item in VenueKind)])),
        "claimed_fen": draw(FEN),
        "agreed_fen": draw(FEN),
        "paid_fen": draw(FEN),
        "deleted_at": draw(st.sampled_from([None, None, None, None, NOW])),
        "details": draw(st.dictionaries(st.sampled_from(FACTS), st.integers(0, 10**9))),
    }


def a_day(rng: Random) -> date:
    return rng.choice(POOL)


def maybe(rng: Random) -> date | None:
    return a_day(rng) if rng.randrange(3) else None


def a_step(rng: Random, case_id: int) -> Mapping[str, object]:
    """Draw a step that some figure counts, between states it may leave again."""
    one, other = rng.choice(STATES), rng.choice(STATES)
    facts = {"move": rng.choice(MOVES), "from_state": one, "to_state": other, "actor": "t"}
    return {"case_id": case_id, "at": NOW, "on": a_day(rng), **facts}


def a_transfer(rng: Random, case_id: int) -> Mapping[str, object]:
    facts = {"body": rng.choice(list(Body)).value, "body_name": "某局"}
    result = rng.choice(["", "filed", "returned"])
    days = {"sent_on": maybe(rng), "feedback_on": maybe(rng)}
    return {"case_id": case_id, **facts, "result": result, **days}


def a_credit_entry(rng: Random, case_id: int) -> Mapping[str, object]:
    act = rng.choice(["repeat-infringement", "false-material"])
    days = {"effective_on": a_day(rng), "reported_on": maybe(rng), "repaired_on": maybe(rng)}
    owner = case_id if rng.randrange(3) else None
    return {"party_id": 1, "case_id": owner, "act": act, "basis": "某决定", **days}


def an_instalment(rng: Random, case_id: int) -> Mapping[str, object]:
    amounts = {"amount_fen": rng.randrange(10**9), "paid_fen": rng.randrange(10**9)}
    return {"case_id": case_id, "due_on": a_day(rng), **amounts}


def a_limit(rng: Random, case_id: int) -> Mapping[str, object]:
    """Draw a run of a limit; the ordinal only keeps runs of one rule apart."""
    return {
        "case_id": case_id,
        "rule_id": rng.choice(["INF-CLOSE", "CFT-CLOSE", "INF-INTERNAL", "INF-ACCEPT"]),
        "ordinal": rng.randrange(10**9),
        "promised": not rng.randrange(4),
        "rule_used": "",
        "term": "期限",
        "statutory": True,
        "started_on": a_day(rng),
        "begun_by": "accept",
        "due_on": maybe(rng),
        "provisional": False,
        "standing": rng.choice(list(Standing)).value,
        "met_on": maybe(rng),
    }


def a_pause(rng: Random, case_id: int) -> Mapping[str, object]:
    kind = rng.choice(["中止", "公告"])
    return {"case_id": case_id, "kind": kind, "began_on": a_day(rng), "ended_on": maybe(rng)}


BOOKS: Mapping[type[Any], Callable[[Random, int], Mapping[str, object]]] = {
    CaseEvent: a_step,
    Transfer: a_transfer,
    CreditEvent: a_credit_entry,
    Instalment: an_instalment,
    Deadline: a_limit,
    CasePause: a_pause,
}
STATES = ("handling", "suspended", "sued", "closed")
MOVES = tuple(sorted({move.code for kind in KINDS for move in CATALOGUE.get(kind).moves}))
STAMPS = {"created_at": NOW, "created_by": "t", "updated_at": NOW, "updated_by": "t"}
FACTS = ("links_removed", "exhibits_removed", "fine_fen", "loss_avoided_fen")

ENTITIES = st.fixed_dictionaries(
    {
        "registered_on": MAYBE,
        "cancelled_on": MAYBE,
        "suspended_from": MAYBE,
        "suspended_until": MAYBE,
        "deleted_at": st.sampled_from([None, None, None, NOW]),
    }
)


def second(desk: Desk, month: YearMonth, out: Path) -> Figures:
    """Export the store and count from the files alone."""
    folder = export_open(desk, out, "").folder
    return count_month(folder, month.year, month.month)


def first(report: MonthReport) -> Figures:
    return {row.indicator.code: row.values for row in report.rows}


def refill(
    bench: Bench, rows: Sequence[Mapping[str, Any]], bodies: Sequence[Any], rng: Random
) -> None:
    """Fill the store anew; what goes with the cases is drawn from ``rng``."""
    with bench.engine.execution_options(write=True).begin() as connection:
        for table in (*(model.__tablename__ for model in BOOKS), "case_party", "case"):
            connection.exec_driver_sql(f'DELETE FROM "{table}"')
        connection.exec_driver_sql("DELETE FROM registered_entity")
        connection.exec_driver_sql("DELETE FROM party")
    ids = bench.add_cases(rows)
    for body in bodies:
        bench.add_entity(**body)
    for case_id in ids[::3]:
        bench.add_party(case_id, "respondent", "乙", rng.choice(["company", "foreign"]), "")
    if ids:
        with bench.engine.execution_options(write=True).begin() as connection:
            for model, draw in BOOKS.items():
                drawn = [draw(rng, rng.choice(ids)) for _ in range(rng.randrange(2 * len(ids)))]
                if drawn:
                    connection.execute(insert(model), [{**STAMPS, **one} for one in drawn])


def lists_are_as_long_as_their_figures(
    desk: Desk, report: MonthReport, columns: Sequence[Column] = tuple(Column), part: int = 0
) -> None:
    """Open the list behind each count; with ``part`` 1 to 4, behind every fourth one."""
    counts = [row for row in report.rows if isinstance(row.indicator.measure, Count)]
    for row in counts[part - 1 :: 4] if part else counts:
        for column in columns:
            wanted = row.filter_for(column)
            assert wanted is not None
            assert row.value(column) == len(find_ids(desk, wanted)), (row.indicator.code, column)


def sql_by_hand_agrees(bench: Bench, report: MonthReport) -> None:
    with bench.engine.connect() as connection:
        for code, statement in BY_HAND.items():
            for column, (begin, end) in zip(Column, spans_of(report.month), strict=True):
                query = statement.format(first=begin.isoformat(), last=end.isoformat())
                found = connection.exec_driver_sql(query).scalar()
                assert report.row(code).value(column) == pytest.approx(found), (code, column)


NUMBERS = count(1)


def everything_agrees(bench: Bench, folder: Path, month: YearMonth, store: Drawn) -> None:
    """Fill the store and count it in every way."""
    refill(bench, store.rows, store.bodies, Random(store.seed))  # noqa: S311  # guards nothing
    report = month_report(bench.desk, month)
    out = folder / f"export-{next(NUMBERS)}"
    assert second(bench.desk, month, out) == first(report)
    sql_by_hand_agrees(bench, report)
    lists_are_as_long_as_their_figures(bench.desk, report, [store.column], store.part)


@dataclass(frozen=True)
class Drawn:
    """A random store; the lists of a quarter of its figures in one column are opened."""

    rows: Sequence[Mapping[str, Any]]
    bodies: Sequence[Mapping[str, Any]]
    column: Column
    part: int
    seed: int


BLOCKS = range(4)
"""Four times twenty-five stores in each of two modules: no test runs for long."""

STORES = st.builds(
    Drawn,
    rows=st.lists(cases(), max_size=12),
    bodies=st.lists(ENTITIES, max_size=3),
    column=st.sampled_from(Column),
    part=st.sampled_from([1, 2, 3, 4]),
    seed=st.integers(0, 2**32),
)
