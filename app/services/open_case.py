"""Use-case: record a new case, or one case for each respondent (收件)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from app.domain.case_type import CaseType
from app.domain.draft import CaseDraft
from app.domain.terms import LinkKind
from app.models.case import Case, CaseLink
from app.services.deadline_sync import sync_deadlines
from app.services.desk import Desk
from app.services.form_drafts import forget_form
from app.services.guard_facts import intake_problems
from app.services.history import note_event
from app.services.number_books import INTAKE, allot, enter
from app.services.unit_of_work import UnitOfWork
from app.services.views import OpenedCase
from app.services.write_case import write_case
from app.support.clock import china_time
from app.support.errors import Level, Problem, RuleViolationError

RECEIVE = "receive"
MAX_CHAIN = 200
"""More cases than this from one form would be a slip of the paste, not a market sweep."""


def check_case(desk: Desk, draft: CaseDraft) -> tuple[Problem, ...]:
    """Return every remark about ``draft``; the same checks for form, file and import."""
    return intake_problems(desk, draft)


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise when one of ``problems`` is an error.

    Raises:
        RuleViolationError: with all problems; nothing was saved.
    """
    found = tuple(problems)
    errors = [item for item in found if item.level is Level.ERROR]
    if errors:
        raise RuleViolationError(
            f"有{len(errors)}处需要更正，尚未保存。",
            problems=found,
            hint="请按各栏旁的提示更正后再保存，已填内容都在。",
        )


def split_draft(case_type: CaseType, draft: CaseDraft) -> tuple[CaseDraft, ...]:
    """Return one draft per row of the split table, or the draft itself."""
    section = case_type.split_section()
    if section is None or not draft.one_case_each:
        return (draft,)
    rows = draft.rows(section.key)
    if len(rows) < 2:
        return (draft,)
    return tuple(CaseDraft(draft.kind, {**draft.sections, section.key: (row,)}) for row in rows)


def open_cases(
    desk: Desk, draft: CaseDraft, *, form: str | None = None, origin: object | None = None
) -> tuple[OpenedCase, ...]:
    """Save ``draft`` as one case, or as one for each respondent, all or none.

    Each gets an intake number; cases of one form are linked as one intake. ``form`` names the
    stored form draft that this replaces; it goes in the same transaction.

    Raises:
        RuleViolationError: with the problems by field; nothing was saved.
    """
    refuse_errors(check_case(desk, draft))
    case_type = desk.catalogue.get(draft.kind)
    parts = split_draft(case_type, draft)
    if len(parts) > MAX_CHAIN:
        raise RuleViolationError(
            f"一次最多收{MAX_CHAIN}件，现有{len(parts)}家，尚未保存。", hint="请分批录入。"
        )
    with desk.store.writing(actor=desk.account.name, origin=origin) as unit:
        cases = [_open_one(desk, unit, case_type, part) for part in parts]
        _link(unit, cases)
        if form is not None:
            forget_form(unit, form)
        unit.session.flush()
        return tuple(OpenedCase(row.id, row.intake_no, row.case_no, row.title) for row in cases)


def _open_one(desk: Desk, unit: UnitOfWork, case_type: CaseType, draft: CaseDraft) -> Case:
    state = case_type.first_state
    today = china_time(unit.now).date()
    number = allot(desk, unit, INTAKE, today)
    case = Case(
        track=case_type.track.value,
        kind=case_type.code,
        state=state.code,
        phase=state.phase.value,
        title="",
        intake_no=number.number,
        received_at=unit.now,
        received_on=today,
        rules_on=today,
        details={},
    )
    write_case(unit, case_type, case, draft)
    enter(unit, number, case)
    note_event(unit, case, RECEIVE, from_state="", on=case.received_on)
    sync_deadlines(desk, unit, case)
    return case


def _link(unit: UnitOfWork, cases: Sequence[Case]) -> None:
    """Link the cases of one intake: each to the first, or all to all when they are few."""
    pairs = combinations(cases, 2) if len(cases) <= 5 else ((cases[0], c) for c in cases[1:])
    for first, second in pairs:
        unit.session.add(
            CaseLink(first_id=first.id, second_id=second.id, kind=LinkKind.SAME_INTAKE.value)
        )
