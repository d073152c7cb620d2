"""Use-case: fill a store with a believable centre's cases (生成示例数据)."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy import func, select

from app.domain.dates import YearMonth
from app.domain.terms import Track
from app.models.base import Base
from app.models.case import Case, CaseEvent, CaseLink, CaseParty, Instalment, MediationSession
from app.models.deadline import Deadline
from app.models.handling import CaseMaterial, Sitting, Transfer
from app.models.office import Account, IssuedNumber
from app.models.party import Party, RegisteredEntity
from app.models.right import Right
from app.services.desk import Desk
from app.services.sample.asked import Answers
from app.services.sample.facts import Pen
from app.services.sample.names import Vocabulary
from app.services.sample.numbers import Shelves
from app.services.sample.people import Crowd, Known
from app.services.sample.plan import make_plan
from app.services.sample.planned import Planned
from app.services.sample.registry import Registry, make_registry
from app.services.sample.rights import Portfolio
from app.services.sample.rows import Assembler, Batch
from app.services.sample.staff import Staff
from app.services.sample.timing import Timing
from app.services.unit_of_work import UnitOfWork
from app.support.errors import RuleViolationError
from app.support.progress import Progress, no_progress

DISPUTES, FAST_TRACK, MEDIATIONS, ASSISTANCE = 32, 230, 23, 4
"""A month of one busy centre: 384 disputes and 258 court-entrusted mediations in Zhongshan in
2022, 2,760 requests a year in the national mean of 2024 (domain.md 6.3)."""
REASON = "生成示例数据"
_BATCH = 1000
_NUMBERED: tuple[type[Base], ...] = (
    Case,
    CaseParty,
    CaseEvent,
    CaseLink,
    MediationSession,
    Instalment,
    IssuedNumber,
    Deadline,
    Sitting,
    CaseMaterial,
    Transfer,
)


@dataclass(frozen=True, slots=True)
class SampleResult:
    """What was filled in: cases by track code, and how long it took."""

    counts: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Tools:
    """What fills in the cases of one sample."""

    crowd: Crowd
    portfolio: Portfolio
    registry: Registry
    pen: Pen
    batch: Batch
    assembler: Assembler


def fill_store(
    desk: Desk,
    months: Sequence[YearMonth],
    *,
    seed: int,
    disputes: int | None = None,
    fast_track: int | None = None,
    mediations: int | None = None,
    assistance: int | None = None,
    progress: Progress = no_progress,
) -> SampleResult:
    """Add invented cases of the given months to the store, all or none.

    The numbers are cases a month; left out, those of one busy centre. The same seed and
    months in a new store give the same content; in the current month the day counts too,
    for nothing is dated later. Members of an invented staff appear as accounts that cannot
    sign in before they are given a password.

    Raises:
        RuleViolationError: no month, or a negative number.
        TaskCancelledError: ``progress`` stopped it; the store is as it was.
    """
    started = time.perf_counter()
    monthly = {
        Track.INFRINGEMENT: DISPUTES if disputes is None else disputes,
        Track.FAST_TRACK: FAST_TRACK if fast_track is None else fast_track,
        Track.MEDIATION: MEDIATIONS if mediations is None else mediations,
        Track.ASSISTANCE: _assistance(disputes) if assistance is None else assistance,
    }
    if not months or min(monthly.values()) < 0:
        raise RuleViolationError(
            "没有可生成的月份或件数，没有写入任何数据。", hint="请给出起止月份和不小于零的件数。"
        )
    with desk.store.reading() as session:
        timing = Timing(desk.clockworks.current(session), desk.catalogue)
    cases = make_plan(
        desk.catalogue, months, monthly, _last_day(desk), _random(seed), progress, timing
    )
    with desk.store.writing(actor=desk.account.name, reason=REASON) as unit:
        staff = _hire(unit)
        Shelves(unit, desk.centre).give_out(cases)
        tools = _tools(desk, unit, months, monthly, staff, timing, _random(seed + 1))
        for entity in tools.registry.entities:
            tools.assembler.add_entity(entity)
        tools.crowd.fresh.clear()
        _add_all(tools, unit, cases, progress)
    desk.store.tune()
    counts = Counter(item.case_type.track.value for item in cases)
    return SampleResult(
        {track.value: counts[track.value] for track in Track}, time.perf_counter() - started
    )


def _add_all(tools: _Tools, unit: UnitOfWork, cases: Sequence[Planned], progress: Progress) -> None:
    """Write the cases in batches, so that their rows never all wait at once."""
    for done in range(0, len(cases), _BATCH):
        progress(done, len(cases), "正在写入示例案件")
        for item in cases[done : done + _BATCH]:
            _add(tools, item)
        tools.batch.flush(unit)
    tools.batch.flush(unit)
    progress(len(cases), len(cases), "正在保存")


def _assistance(disputes: int | None) -> int:
    """Return how many ask for assistance a month: an eighth of those who have a dispute."""
    return ASSISTANCE if disputes is None else disputes * ASSISTANCE // DISPUTES


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - has to repeat itself, guards nothing


def _hire(unit: UnitOfWork) -> Staff:
    """Make the accounts of the staff that are not there yet."""
    staff = Staff()
    known = set(unit.session.scalars(select(Account.name)))
    for name, role in staff.members:
        if name not in known:
            unit.session.add(Account(name=name, display_name=name, role=role.value))
    unit.session.flush()
    return staff


def _tools(
    desk: Desk,
    unit: UnitOfWork,
    months: Sequence[YearMonth],
    monthly: Mapping[Track, int],
    staff: Staff,
    timing: Timing,
    rng: Random,
) -> _Tools:
    words = Vocabulary(desk.centre)
    session = unit.session
    known = Known(
        frozenset(session.scalars(select(Party.name_key))),
        frozenset(session.scalars(select(Party.id_number).where(Party.id_number != ""))),
        _next_id(unit, Party),
    )
    crowd = Crowd(rng, words, desk.centre.division_code, known)
    numbers = frozenset(session.scalars(select(Right.number)))
    portfolio = Portfolio(rng, words, numbers, _next_id(unit, Right))
    last_day = min(max(months).last_day, max(_last_day(desk), max(months).first_day))
    registry = make_registry(
        rng,
        words,
        crowd,
        min(months).first_day,
        last_day,
        monthly[Track.FAST_TRACK],
        _next_id(unit, RegisteredEntity),
    )
    batch = Batch({table: _next_id(unit, table) for table in _NUMBERED})
    answers = Answers(rng, words, portfolio, last_day)
    pen = Pen(rng, words, crowd, portfolio, registry, staff)
    assembler = Assembler(rng, batch, staff, answers, timing, last_day)
    return _Tools(crowd, portfolio, registry, pen, batch, assembler)


def _next_id(unit: UnitOfWork, table: type[Base]) -> int:
    key = table.__table__.c.id
    return int(unit.session.scalar(select(func.max(key))) or 0) + 1


def _add(tools: _Tools, item: Planned) -> None:
    """Write one case with the parties and rights that appear with it for the first time."""
    written = tools.pen.write(item)
    clerk = str(written.draft.value("facts", "handler"))
    for party in tools.crowd.fresh:
        tools.assembler.add_party(party, item.received_at, clerk)
    for right in tools.portfolio.fresh:
        tools.assembler.add_right(right, item.received_at, clerk)
    tools.crowd.fresh.clear()
    tools.portfolio.fresh.clear()
    tools.assembler.add_case(item, written)


def _last_day(desk: Desk) -> date:
    """Return yesterday, or today on the first of a month: an invented time must not lie ahead."""
    today = desk.today
    return today - timedelta(days=1) if today.day > 1 else today
