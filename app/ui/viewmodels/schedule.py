"""A hearing or session as it is typed into the schedule (排期)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import DateTextError, parse_date, parse_instant
from app.domain.terms import SittingKind
from app.domain.text import half_width, tidy
from app.services.case_filter import CaseFilter
from app.services.case_queries import case_lines, find_ids
from app.services.desk import Desk
from app.services.views import CaseLine
from app.support.clock import china_time
from app.support.errors import Problem

FOUND_CASES = 6
SHORTEST, LONGEST = 5, 24 * 60
USUAL_MINUTES = 120


@dataclass(frozen=True, slots=True)
class SittingTexts:
    """The fields as typed."""

    kind: str = SittingKind.HEARING.value
    day: str = ""
    time: str = ""
    minutes: str = str(USUAL_MINUTES)
    place: str = ""
    people: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SittingDraft:
    """What is asked to be booked (排期内容)."""

    case_id: int
    kind: SittingKind
    starts_at: datetime
    minutes: int
    place: str
    people: str
    note: str


def first_texts(on: date) -> SittingTexts:
    """Return the empty sheet of a day."""
    return SittingTexts(day=on.isoformat(), time="09:30")


def read_draft(texts: SittingTexts, case_id: int | None, now: datetime) -> SittingDraft | None:
    """Return what the typed texts mean; None while something is missing or wrong."""
    if case_id is None or sitting_problems(texts, case_id, now):
        return None
    when = starts_at(texts, now)
    minutes = read_minutes(texts.minutes)
    if when is None or minutes is None:
        return None
    return SittingDraft(
        case_id,
        SittingKind(texts.kind),
        when,
        minutes,
        tidy(texts.place),
        names(texts.people),
        tidy(texts.note),
    )


def sitting_problems(
    texts: SittingTexts, case_id: int | None, now: datetime
) -> tuple[Problem, ...]:
    """Return what keeps the sheet from being booked; clashes never do."""
    found: tuple[Problem, ...] = ()
    if case_id is None:
        found += (Problem("case", "请按案号或当事人查到案件，再选定。"),)
    try:
        parse_date(texts.day, china_time(now).date())
    except DateTextError as error:
        found += (Problem("day", f"{error}。"),)
    else:
        if starts_at(texts, now) is None:
            found += (Problem("time", "时间写法看不懂，如 9:30、下午2点半。"),)
    if read_minutes(texts.minutes) is None:
        found += (Problem("minutes", f"时长请填 {SHORTEST} 至 {LONGEST} 分钟。"),)
    return found


def starts_at(texts: SittingTexts, now: datetime) -> datetime | None:
    """Return the instant that day and time name; None while they name none."""
    if not tidy(texts.time):
        return None
    try:
        on = parse_date(texts.day, china_time(now).date())
        return parse_instant(f"{on.isoformat()} {half_width(tidy(texts.time))}", now)
    except DateTextError:
        return None


def read_minutes(text: str) -> int | None:
    """Return how long it takes; None for what is no sensible number of minutes."""
    plain = half_width(tidy(text)).removesuffix("分钟").strip()
    minutes = int(plain) if plain.isdecimal() else 0
    return minutes if SHORTEST <= minutes <= LONGEST else None


def names(text: str) -> str:
    """Return names separated by 、, however they were typed."""
    plain = tidy(text)
    for sign in ("，", ",", "；", ";", " "):
        plain = plain.replace(sign, "、")
    return "、".join(part for part in plain.split("、") if part)


def find_cases(desk: Desk, text: str) -> tuple[CaseLine, ...]:
    """Return the cases that a typed number or name may mean, the newest first."""
    if not tidy(text):
        return ()
    return case_lines(desk, find_ids(desk, CaseFilter(text=text), limit=FOUND_CASES))


def case_words(line: CaseLine) -> str:
    """Return a case as the sheet lists it."""
    return f"{line.number}　{line.title}"
