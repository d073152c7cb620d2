"""What is typed into the sheets of transfers and credit, read and checked (台账登记)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.dates import DateTextError, parse_date, parse_instant
from app.domain.deadline_book import load_deadline_book
from app.domain.text import tidy
from app.domain.transfers import OWN_STEPS, Begins, Body, TransferResult, clocks_of, results_of
from app.services.desk import Desk
from app.services.handling_views import TransferLine
from app.services.read_case import read_dossier
from app.services.transfers import TransferEntry
from app.support.errors import Problem

RESPONDENT = "respondent"


@dataclass(frozen=True, slots=True)
class TransferDraft:
    """A transfer of a case that was chosen (移送登记)."""

    case_id: int
    entry: TransferEntry


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day with a few words: a paper's number, a receiver, what it rests on (日期登记)."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What came back from the other body, or what was done upon it (反馈登记)."""

    on: date
    result: TransferResult
    note: str


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party of the chosen case (可登记的当事人)."""

    party_id: int
    words: str


class DayReader:
    """Reads typed days and keeps what cannot be read, by field."""

    def __init__(self, now: datetime, today: date) -> None:
        self._now, self._today = now, today
        self.problems: tuple[Problem, ...] = ()

    def day(self, key: str, text: str, missing: str = "") -> date | None:
        """Return the typed day; ``missing`` says what to tell where one is wanted."""
        if not tidy(text):
            self.refuse(key, missing)
            return None
        try:
            return parse_date(text, self._today)
        except DateTextError as error:
            self.refuse(key, f"{error}。")
            return None

    def instant(self, key: str, text: str) -> datetime | None:
        """Return the typed day and time; a limit in hours needs the hour."""
        if not tidy(text):
            return None
        try:
            return parse_instant(text, self._now)
        except DateTextError as error:
            self.refuse(key, f"{error}。")
            return None

    def past_day(self, key: str, text: str, missing: str, since: date) -> date | None:
        """Return a day that has come and is not before ``since``."""
        on = self.day(key, text, missing)
        if on is not None and on > self._today:
            self.refuse(key, "日期晚于今天。")
        elif on is not None and on < since:
            self.refuse(key, f"日期早于生效日期 {since.isoformat()}。")
        return on

    def words(self, key: str, text: str, missing: str) -> str:
        """Return words that must not be empty."""
        if not tidy(text):
            self.refuse(key, missing)
        return tidy(text)

    def refuse(self, key: str, message: str) -> None:
        """Keep a problem; an empty message is none."""
        if message:
            self.problems += (Problem(key, message),)


def starts_words(body: Body) -> str:
    """Return which limits an entry of such a body will start, and from when."""
    book = load_deadline_book()
    found = []
    for clock in clocks_of(body.value, ""):
        rule = book.get(clock.rule)
        if rule.limit is not None and rule.unit is not None:
            found.append(f"{clock.begins.term}起 {rule.limit} {rule.unit.term}：{rule.term}")
    if any(clock.begins is Begins.DECIDED for clock in clocks_of(body.value, "")):
        found.append("批准时间请写到时分")
    if not found:
        return "这类单位没有法定的移送期限，可约定反馈期限。"
    return f"{'；'.join(found)}。"


def result_choices(line: TransferLine) -> tuple[tuple[str, TransferResult], ...]:
    """Return the answers that may be noted now; own steps follow an answer."""
    answered = line.feedback_on is not None
    return tuple(
        (f"{result.term}（本中心）" if result in OWN_STEPS else result.term, result)
        for result in results_of(Body(line.body))
        if answered or result not in OWN_STEPS
    )


def party_choices(desk: Desk, case_id: int) -> tuple[PartyChoice, ...]:
    """Return the parties of a case, respondents first."""
    parties = read_dossier(desk, case_id).parties
    ranked = sorted(parties, key=lambda one: one.role != RESPONDENT)
    return tuple(PartyChoice(one.party_id, f"{one.name}（{one.role_term}）") for one in ranked)
