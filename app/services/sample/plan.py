"""When which case comes in and how far it gets: the skeleton of a sample (示例计划)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from app.domain.case_type import CaseType
from app.domain.catalogue import Catalogue
from app.domain.dates import YearMonth
from app.domain.terms import Track
from app.services.sample.days import instant, office_minute, workdays
from app.services.sample.habits import HABITS
from app.services.sample.names import pick
from app.services.sample.planned import Planned
from app.services.sample.timing import Timing
from app.services.sample.walk import Walker, hurry, lead_to, roads_of, wander, ways
from app.support.clock import china_time
from app.support.progress import Progress

_TEXT = "正在编排示例案件"
_TELL_EVERY = 1000
_FAIR_DAYS = (18, 21)
_GROUPED = frozenset({"infringement-dispute", "ecommerce-complaint"})
_GROUP_CHANCES = (78, 12, 6, 3, 1)  # of one to five respondents in one intake
# States are sought out only where so many times as many cases as states are to come.
_ENOUGH = 3
_LEFT_OVERDUE = 0.06
_MOST_REPAIRS = 8


def make_plan(
    catalogue: Catalogue,
    months: Sequence[YearMonth],
    monthly: Mapping[Track, int],
    today: date,
    rng: Random,
    progress: Progress,
    timing: Timing,
) -> list[Planned]:
    """Return all cases in the order of their arrival, each with its history up to the end.

    The end is the last day of the last month, or ``today`` when that lies in it.
    """
    last_day = max(month.last_day for month in months)
    if YearMonth.of(today) == max(months):
        last_day = today
    cases: list[Planned] = []
    for month in sorted(set(months)):
        for track, wanted in monthly.items():
            kinds = [item for item in catalogue.of_track(track) if item.code in HABITS]
            if not kinds:
                continue
            cases += _arrivals(kinds, month, wanted, min(month.last_day, last_day), rng)
    cases.sort(key=lambda item: item.received_at)
    _number_groups(cases)
    _make_histories(cases, last_day, rng, progress, timing)
    return cases


def _arrivals(
    kinds: Sequence[CaseType], month: YearMonth, wanted: int, last: date, rng: Random
) -> Iterator[Planned]:
    """Yield ``wanted`` arrivals of one track in a month; a group shares its minute."""
    days = workdays(month.first_day, last)
    chances = [HABITS[kind.code].share for kind in kinds]
    left = wanted
    while left > 0:
        (kind,) = rng.choices(kinds, chances)
        size = min(_group_size(kind, rng), left)
        day = pick(rng, days)
        if "exhibition" in kind.code:
            first, final = _FAIR_DAYS
            day = min(month.first_day + timedelta(days=rng.randint(first, final) - 1), last)
        at = instant(day, office_minute(rng))
        group = rng.getrandbits(60)
        for _ in range(size):
            yield Planned(kind, at, group)
        left -= size


def _group_size(kind: CaseType, rng: Random) -> int:
    if kind.code not in _GROUPED:
        return 1
    return rng.choices(range(1, len(_GROUP_CHANCES) + 1), _GROUP_CHANCES)[0]


def _number_groups(cases: Sequence[Planned]) -> None:
    """Number the intakes 1, 2, 3 … in the order of their arrival."""
    numbers: dict[int, int] = {}
    for item in cases:
        item.group = numbers.setdefault(item.group, len(numbers) + 1)


def _make_histories(
    cases: Sequence[Planned], last_day: date, rng: Random, progress: Progress, timing: Timing
) -> None:
    """Make the histories; kinds that share their states are shown in each state once."""
    left = Counter(item.case_type.states for item in cases)
    kinds = {item.case_type.code: item.case_type for item in cases}
    roads = {code: roads_of(kind) for code, kind in kinds.items()}
    known = {code: ways(kind, roads[code]) for code, kind in kinds.items()}
    unseen = {
        kind.states: set(known[code]) if left[kind.states] >= _ENOUGH * len(kind.states) else set()
        for code, kind in kinds.items()
    }
    for number, item in enumerate(cases):
        if number % _TELL_EVERY == 0:
            progress(number, len(cases), _TEXT)
        code, states = item.case_type.code, item.case_type.states
        local = china_time(item.received_at)
        walker = Walker(
            rng,
            item.case_type,
            roads[code],
            last_day,
            item.case_type.first_state.code,
            local.date(),
            local.hour * 60 + local.minute,
            item.steps,
        )
        missing = unseen[states]
        if missing and left[states] <= len(missing):
            # Deep states first, so that the newest cases are the ones that are still fresh.
            target = max(missing, key=lambda state: (len(known[code][state]), state))
            lead_to(walker, known[code][target])
        else:
            wander(walker)
            _keep_in_time(walker, item, timing, rng)
        left[states] -= 1
        missing.discard(walker.state)


def _keep_in_time(walker: Walker, item: Planned, timing: Timing, rng: Random) -> None:
    """Take a case in hand on, so that few are left overdue at the end."""
    if rng.random() < _LEFT_OVERDUE:
        return
    for _ in range(_MOST_REPAIRS):
        overdue = timing.overdue(item, walker.last_day)
        if not overdue or not hurry(walker, overdue):
            return
        wander(walker)
