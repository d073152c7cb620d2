"""All time limits of a case from its history, decisions and pauses; plain data in and out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.domain.case_type import CaseType
from app.domain.clockwork import SUPPLEMENT_GROUND, ClockRun, Happening, PauseSpan, replay
from app.domain.deadline import DeadlineRule, LimitKind, Supplement
from app.domain.due import Due, Moment, Pause, china_day, compute_due, designated_due
from app.domain.terms import Decision, Phase, Standing
from app.services.clockworks import Clockwork
from app.services.deadline_views import DeadlineKey
from app.support.errors import NotFoundError, RuleViolationError

OWN = ""
"""The rule id of a limit somebody set by hand."""

_GROUND_KEYS = ("suspend_ground",)
_PAPER_KEYS = ("suspend_paper", "invalidation_no")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What somebody decided about one run of a limit (期限决定)."""

    rule_id: str
    ordinal: int
    promised: bool
    kind: Decision
    decided_on: date
    amount: int = 0
    until: date | None = None
    term: str = ""
    approved_by: str = ""
    paper: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PauseFact:
    """A time not counted, entered by hand (不计入期间)."""

    kind: str
    began_on: date
    ended_on: date | None
    ground: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the time limits of a case follow from (期限依据).

    ``rules_on`` settles which of two regimes applies. ``happenings`` and ``decisions`` come
    in the order in which they were written down.
    """

    case_id: int
    kind: str
    received_at: datetime
    right_kind: str
    rules_on: date
    happenings: tuple[Happening, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    pauses: tuple[PauseFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """One run of a limit, worked out (一次期限的推算结果).

    ``rule`` is the one of the line that applies, None for a limit set by hand. ``due`` is the
    day that counts, ``worked`` what the rule gives, None where it cannot be counted:
    ``failure`` then tells why. ``pauses`` are those taken in, ``decisions`` those made about
    this run.
    """

    key: DeadlineKey
    term: str
    run: ClockRun
    rule: DeadlineRule | None
    worked: Due | None
    due: Moment | None
    standing: Standing
    met: Moment | None
    pauses: tuple[Pause, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    failure: str = ""

    @property
    def statutory(self) -> bool:
        """Tell whether the law sets it."""
        return self.rule is not None and self.rule.kind is LimitKind.STATUTORY

    @property
    def provisional(self) -> bool:
        """Tell whether the day hangs on a year without a published calendar."""
        return self.worked is not None and self.worked.provisional and self.moved_to is None

    @property
    def moved_to(self) -> date | None:
        """Return the day somebody moved the limit to, None if nobody did."""
        return _moved_to(self.decisions)

    @property
    def extra(self) -> int:
        """Return the approved prolongation, in the unit of the rule's extension."""
        return _extra(self.decisions)


def deadline_rows(
    clockwork: Clockwork, kinds: Callable[[str], CaseType], facts: CaseFacts
) -> list[dict[str, Any]]:
    """Return a case's rows of the ``deadline`` table, without their ids."""
    return [_row(limit) for limit in work_out(clockwork, kinds, facts)]


def work_out(
    clockwork: Clockwork, kinds: Callable[[str], CaseType], facts: CaseFacts
) -> tuple[Limit, ...]:
    """Return every limit of a case, in the order they began, a promise behind its limit.

    A limit whose rule is unknown or gives no date never keeps a case from being saved: it is
    returned without a date, with the reason.
    """
    shown = replay(
        kinds, clockwork.book, facts.kind, facts.received_at, facts.right_kind, facts.happenings
    )
    pauses = (*map(_replayed, shown.pauses), *map(_entered, facts.pauses))
    found: list[Limit] = []
    for run in shown.runs:
        rule = _rule_of(clockwork, run.rule_id, facts.rules_on)
        if rule is None or (rule.limit is None and run.until is None):
            continue
        found.append(_limit(clockwork, facts, run, rule, pauses, promised=False))
        promise = clockwork.promise(rule, run.rule_id)
        if promise is not None and _promised_in_time(promise, run):
            found.append(_limit(clockwork, facts, run, promise, pauses, promised=True))
    found += _own_limits(facts, _done_on(kinds, facts))
    return tuple(found)


def _rule_of(clockwork: Clockwork, rule_id: str, day: date) -> DeadlineRule | None:
    try:
        return clockwork.book.on(rule_id, day)
    except NotFoundError:
        log.warning("limit %s is in no rule module and is left out", rule_id)
        return None


def _promised_in_time(promise: DeadlineRule, run: ClockRun) -> bool:
    """Tell whether the promise was given before the run had ended."""
    ended = _ended_on(run)
    return ended is None or promise.valid_from is None or promise.valid_from <= ended


def _limit(
    clockwork: Clockwork,
    facts: CaseFacts,
    run: ClockRun,
    rule: DeadlineRule,
    pauses: Sequence[tuple[str, Pause]],
    *,
    promised: bool,
) -> Limit:
    decisions = tuple(
        item
        for item in facts.decisions
        if (item.rule_id, item.ordinal, item.promised) == (run.rule_id, run.ordinal, promised)
    )
    taken = _pauses_of(rule, run, pauses)
    worked, failure = _worked(clockwork, rule, run, taken, _extra(decisions), promised=promised)
    due = _moved_to(decisions) or (worked.due if worked is not None else None)
    return Limit(
        key=DeadlineKey(facts.case_id, run.rule_id, run.ordinal, promised),
        term=f"{rule.term}（承诺）" if promised else rule.term,
        run=run,
        rule=rule,
        worked=worked,
        due=due,
        standing=_standing(run, worked, due, decisions, failure),
        met=run.met,
        pauses=taken,
        decisions=decisions,
        failure=failure,
    )


def _worked(
    clockwork: Clockwork,
    rule: DeadlineRule,
    run: ClockRun,
    pauses: Sequence[Pause],
    extra: int,
    *,
    promised: bool,
) -> tuple[Due | None, str]:
    """Return the due date, or why there is none."""
    try:
        if promised:
            # The day it was given does not make a promise a rule of another time.
            dateless = replace(rule, valid_from=None)
            return compute_due(dateless, run.start, clockwork.calendar, pauses), ""
        if run.until is None:
            return compute_due(rule, run.start, clockwork.calendar, pauses, extra), ""
        return designated_due(rule, run.start, clockwork.calendar, run.until, pauses, extra), ""
    except RuleViolationError as error:
        log.warning("limit %s could not be worked out: %s", rule.id, error.message)
        return None, error.message


def _pauses_of(
    rule: DeadlineRule, run: ClockRun, pauses: Sequence[tuple[str, Pause]]
) -> tuple[Pause, ...]:
    """Return the pauses that stop this run; those after its end change nothing any more."""
    kinds = set(rule.exclusions)
    if rule.supplement is Supplement.PAUSES:
        kinds.add(SUPPLEMENT_GROUND)
    ended = _ended_on(run)
    return tuple(
        pause
        for kind, pause in pauses
        if kind in kinds and (ended is None or pause.began_on < ended)
    )


def _standing(
    run: ClockRun,
    worked: Due | None,
    due: Moment | None,
    decisions: Sequence[DecisionFact],
    failure: str,
) -> Standing:
    if _removed(decisions):
        return Standing.REMOVED
    if run.met is not None:
        in_time = worked is None or replace(worked, due=due).met_by(run.met)
        return Standing.MET if in_time else Standing.MET_LATE
    if run.dropped_on is not None:
        return Standing.DROPPED
    return Standing.PAUSED if due is None and not failure else Standing.RUNNING


def _own_limits(facts: CaseFacts, done_on: date | None) -> Iterable[Limit]:
    """Yield the limits set by hand; they end with the case."""
    for added in facts.decisions:
        if added.kind is not Decision.ADD or added.until is None:
            continue
        decisions = tuple(
            item
            for item in facts.decisions
            if (item.rule_id, item.ordinal) == (OWN, added.ordinal) and item is not added
        )
        dropped_on = done_on if done_on is not None and done_on >= added.decided_on else None
        run = ClockRun(OWN, added.ordinal, added.decided_on, "", added.until, dropped_on=dropped_on)
        yield Limit(
            key=DeadlineKey(facts.case_id, OWN, added.ordinal),
            term=added.term,
            run=run,
            rule=None,
            worked=None,
            due=_moved_to(decisions) or added.until,
            standing=_standing(run, None, added.until, decisions, ""),
            met=None,
            decisions=(added, *decisions),
        )


def _done_on(kinds: Callable[[str], CaseType], facts: CaseFacts) -> date | None:
    """Return since when the case is done, None while it is in hand."""
    done: date | None = None
    for item in facts.happenings:
        case_type = kinds(item.kind)
        try:
            phase = case_type.state(case_type.move(item.move).target).phase
        except KeyError:
            continue
        done = (done or item.on) if phase is Phase.DONE else None
    return done


def _replayed(span: PauseSpan) -> tuple[str, Pause]:
    ground, paper = pause_words(span)
    return span.kind, Pause(span.began_on, span.ended_on, ground, paper)


def pause_words(span: PauseSpan) -> tuple[str, str]:
    """Return the ground and the paper typed with the move that began a pause."""
    typed = {key: str(value) for key, value in span.asked.items() if value}
    ground = next((typed[key] for key in _GROUND_KEYS if key in typed), span.kind)
    return ground, next((typed[key] for key in _PAPER_KEYS if key in typed), "")


def _entered(fact: PauseFact) -> tuple[str, Pause]:
    return fact.kind, Pause(fact.began_on, fact.ended_on, fact.ground or fact.kind, fact.paper)


def _ended_on(run: ClockRun) -> date | None:
    if run.met is not None:
        return china_day(run.met)
    return run.dropped_on


def _extra(decisions: Iterable[DecisionFact]) -> int:
    return sum(item.amount for item in decisions if item.kind is Decision.EXTEND)


def _moved_to(decisions: Iterable[DecisionFact]) -> date | None:
    return _settled(decisions)[0]


def _removed(decisions: Iterable[DecisionFact]) -> bool:
    return _settled(decisions)[1]


def _settled(decisions: Iterable[DecisionFact]) -> tuple[date | None, bool]:
    """Return the day a limit was moved to, and whether it was removed.

    A restoration takes back the removal; where there is none, the move.
    """
    moved_to: date | None = None
    removed = False
    for item in decisions:
        if item.kind is Decision.MOVE:
            moved_to = item.until
        elif item.kind is Decision.REMOVE:
            removed = True
        elif item.kind is Decision.RESTORE:
            moved_to, removed = (moved_to, False) if removed else (None, False)
    return moved_to, removed


def _row(limit: Limit) -> dict[str, Any]:
    start, due, met = limit.run.start, limit.due, limit.met
    return {
        "case_id": limit.key.case_id,
        "rule_id": limit.key.rule_id,
        "ordinal": limit.key.ordinal,
        "promised": limit.key.promised,
        "rule_used": limit.rule.id if limit.rule is not None else OWN,
        "term": limit.term,
        "statutory": limit.statutory,
        "started_on": china_day(start),
        "started_at": start if isinstance(start, datetime) else None,
        "begun_by": limit.run.begun_by,
        "due_on": china_day(due) if due is not None else None,
        "due_at": due if isinstance(due, datetime) else None,
        "provisional": limit.provisional,
        "standing": limit.standing.value,
        "met_on": china_day(met) if met is not None else None,
    }
