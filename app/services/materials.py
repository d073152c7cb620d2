"""Use-cases of the material checklist: what came, what lacks, one notice for all of it (补正)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.checklist_conditions import CaseFacts, MaterialSpec
from app.domain.checklists import checklist_of
from app.domain.common_fields import SUPPLEMENT_DUE_ON
from app.domain.common_moves import SUPPLEMENT
from app.domain.dates import format_date
from app.domain.terms import Phase, Standing
from app.domain.text import tidy
from app.models.case import Case
from app.models.deadline import Deadline
from app.models.handling import CaseMaterial
from app.services.case_checklists import CaseList, case_list, code_of, merged
from app.services.desk import Desk
from app.services.handling_views import Checklist, LapseProposal
from app.services.history import note_event
from app.services.read_case import get_case, get_live_case
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, Problem, RuleViolationError

ASK_SUPPLEMENT = "ask-supplement"
LAPSE_MOVES = ("refuse", "withdraw")
"""The moves by which a case ends whose papers never came."""

DUE_KEY = SUPPLEMENT_DUE_ON.key


@dataclass(frozen=True, slots=True)
class Tick:
    """One item that came, or did not after all when ``received_on`` is None (勾选).

    ``copies`` None means as many as the list asks for, ``note`` None that it stays.
    """

    code: str
    received_on: date | None
    copies: int | None = None
    note: str | None = None


def read_checklist(desk: Desk, case_id: int, step: str = "") -> Checklist:
    """Return the checklist of a case's intake, or of a later ``step`` such as ``answer``.

    Items added by hand stand at the end of the intake's list.

    Raises:
        NotFoundError: the case is gone.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        return merged(case_id, case_list(desk, session, case, step), step)


def tick(
    desk: Desk, case_id: int, code: str, received_on: date | None, copies: int | None = None
) -> None:
    """Note that one item came, or with None that it did not; see :func:`tick_many`."""
    tick_many(desk, case_id, (Tick(code, received_on, copies),))


def tick_many(desk: Desk, case_id: int, ticks: Sequence[Tick], step: str = "") -> None:
    """Note several items at once; the history gets one line for all of them.

    Raises:
        RuleViolationError: a day to come, or no copy at all; ``problems`` are addressed by code.
        NotFoundError: an item that is not on the list.
    """
    problems = tuple(problem for item in ticks for problem in _check(item, desk.today))
    if problems:
        raise RuleViolationError("材料登记有误，尚未保存。", problems=problems)
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        listed = case_list(desk, unit.session, case, step)
        done: dict[str, list[str]] = {"收到": [], "取消": [], "备注": []}
        for item in ticks:
            word, term = _tick(unit, case, listed, item)
            if word:
                done[word].append(term)
        note = "；".join(f"{word}{'、'.join(terms)}" for word, terms in done.items() if terms)
        if note:
            note_event(unit, case, "material", note=note)


def set_needed(desk: Desk, case_id: int, code: str, *, needed: bool, step: str = "") -> None:
    """Decide whether this case needs a conditional item, against what the facts say.

    Raises:
        RuleViolationError: every case needs the item.
        NotFoundError: it is not on the list.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        listed = case_list(desk, unit.session, case, step)
        item = listed.item(code)
        if item is not None and item.required and not needed:
            raise RuleViolationError(
                "这项材料为必备材料，不能标为不需要，数据没有改动。",
                hint="确不需要的，请在备注说明。",
            )
        row = listed.row(code) or _new_row(unit, case, _known(item))
        if row.needed is not needed or row.id is None:
            row.needed = needed
            note_event(unit, case, "material", note=f"{row.term}：{'需要' if needed else '不需要'}")


def add_item(desk: Desk, case_id: int, term: str, note: str = "") -> str:
    """Add an item of one's own to the intake's list and return its code.

    Raises:
        RuleViolationError: no name, or the case has one of that name already.
    """
    name = tidy(term)
    if not name:
        raise RuleViolationError("材料须有名称，尚未保存。", hint="请填写材料名称。")
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        listed = case_list(desk, unit.session, case, "")
        taken = {item.term for item in listed.spec.items} | {row.term for row in listed.rows}
        if name in taken:
            raise RuleViolationError("清单里已有这项材料，没有重复添加。")
        row = CaseMaterial(case_id=case_id, code="", term=name, needed=True, note=tidy(note))
        unit.session.add(row)
        unit.session.flush()
        note_event(unit, case, "material", note=f"增加{name}")
        return code_of(row)


def remove_item(desk: Desk, case_id: int, code: str) -> None:
    """Take away an item that somebody added by hand.

    Raises:
        RuleViolationError: it belongs to the list of the kind.
    """
    with desk.store.writing(actor=desk.account.name) as unit:
        case = get_live_case(unit.session, case_id)
        row = case_list(desk, unit.session, case, "").row(code)
        if row is None or row.code:
            raise RuleViolationError(
                "只能移除自行添加的材料，数据没有改动。", hint="不需要的请标为“不需要”。"
            )
        note_event(unit, case, "material", note=f"移除{row.term}")
        unit.session.delete(row)


def default_supplement_day(desk: Desk, case_id: int, told_on: date | None = None) -> date:
    """Return the last day that is proposed for supplementing, counted from ``told_on`` or today.

    No rule fixes it; the office designates it, so it may be changed freely.
    """
    with desk.store.reading() as session:
        return _default_day(desk, session, get_case(session, case_id), told_on)


def notice_text(desk: Desk, case_id: int, due_on: date | None = None) -> str:
    """Return one notice of everything that lacks, with last day and consequence (一次性告知).

    ``due_on`` is the designated day; without it the one already designated, else the proposal.

    Raises:
        RuleViolationError: nothing lacks, so there is nothing to notify of.
    """
    with desk.store.reading() as session:
        case = get_case(session, case_id)
        listed = case_list(desk, session, case)
        lacking = merged(case_id, listed, "").lacking
        if not lacking:
            raise RuleViolationError(
                "材料已经齐备，没有需要补正的内容。", hint="另有要求的，请先添加到清单。"
            )
        until = due_on or _designated(session, case) or _default_day(desk, session, case)
    number = case.case_no or case.intake_no
    day = f"{until.year}年{until.month}月{until.day}日"
    opening = f"关于“{case.title}”（{number}），经审查，现有材料尚缺下列 {len(lacking)} 项，"
    lines = (
        f"{case.first_side}：",
        f"{opening}现一次性告知：",
        *(f"{place}. {term}；" for place, term in enumerate(lacking, start=1)),
        f"请于 {day}（含当日）前补正。{listed.spec.consequence}。",
    )
    return "\n".join(lines)


def list_lapses(desk: Desk, on: date | None = None) -> tuple[LapseProposal, ...]:
    """Return proposals to end cases whose papers did not come in time, longest overdue first.

    Meant are the cases waiting for papers whose designated day lies before ``on`` (today).
    A proposal changes nothing: somebody has to refuse the case or note the withdrawal.
    """
    day = on or desk.today
    query = select(Case).where(
        Case.deleted_at.is_(None), Case.state == SUPPLEMENT.code, Case.phase == Phase.INTAKE.value
    )
    found: list[LapseProposal] = []
    with desk.store.reading() as session:
        for case in session.scalars(query):
            due_on = _designated(session, case)
            if due_on is not None and due_on < day:
                found.append(_proposal(desk, session, case, due_on))
    return tuple(sorted(found, key=lambda item: (item.due_on, item.case_id)))


def _proposal(desk: Desk, session: Session, case: Case, due_on: date) -> LapseProposal:
    case_type = desk.catalogue.get(case.kind)
    moves = tuple(
        (move.code, move.term.rstrip("…"))
        for move in case_type.moves_from(case.state)
        if move.code in LAPSE_MOVES
    )
    lacking = len(merged(case.id, case_list(desk, session, case), "").lacking)
    terms = "”或“".join(term for _, term in moves)
    text = f"补正期限 {format_date(due_on)} 已过，尚缺 {lacking} 项；可办理“{terms}”。"
    number = case.case_no or case.intake_no
    return LapseProposal(case.id, number, case.title, due_on, lacking, text, moves)


def _designated(session: Session, case: Case) -> date | None:
    """Return the designated day of a case that waits for papers, moved or not; None without one.

    The running limit wins over what was typed, as somebody may have moved it since.
    """
    if case.state != SUPPLEMENT.code:
        return None
    limit = select(Deadline.due_on, Deadline.standing).where(
        Deadline.case_id == case.id,
        Deadline.begun_by == ASK_SUPPLEMENT,
        Deadline.promised.is_(False),
        Deadline.standing.in_((Standing.RUNNING.value, Standing.PAUSED.value)),
    )
    rows = tuple(session.execute(limit))
    if rows:
        days = [due_on for due_on, _ in rows]
        return None if None in days else max(day for day in days if day is not None)
    typed = (case.details or {}).get(DUE_KEY)
    return date.fromisoformat(typed) if isinstance(typed, str) and typed else None


def _default_day(desk: Desk, session: Session, case: Case, told_on: date | None = None) -> date:
    calendar = desk.clockworks.current(session).calendar
    days = checklist_of(case.kind).supplement_days
    return calendar.nth_working_day(told_on or desk.today, days)


def _check(item: Tick, today: date) -> Iterable[Problem]:
    if item.received_on is not None and item.received_on > today:
        yield Problem(item.code, "收到日期晚于今天。")
    if item.copies is not None and item.copies < 1:
        yield Problem(item.code, "份数须为一份以上。")


def _tick(unit: UnitOfWork, case: Case, listed: CaseList, tick: Tick) -> tuple[str, str]:
    """Write one tick and return what was done with which item; empty when nothing changed."""
    row, item = listed.row(tick.code), listed.item(tick.code)
    if row is None and tick.received_on is None and not tidy(tick.note or ""):
        return "", _known(item).term
    if row is None:
        row = _new_row(unit, case, _known(item), listed.facts)
    before = (row.received_on, row.copies, row.note)
    asked = item.copies(listed.facts) if item else 0
    copies = tick.copies or asked or None if tick.received_on is not None else None
    after = (tick.received_on, copies, row.note if tick.note is None else tidy(tick.note))
    row.received_on, row.copies, row.note = after
    if _says_nothing(row, item, listed.facts):
        unit.session.delete(row)
    if after[:2] != before[:2]:
        return ("取消" if tick.received_on is None else "收到"), row.term
    return ("备注" if after != before else ""), row.term


def _says_nothing(row: CaseMaterial, item: MaterialSpec | None, facts: CaseFacts) -> bool:
    """Tell whether the row only repeats the data; then later facts should decide again."""
    if item is None or row.received_on is not None or row.note:
        return False
    return row.needed == item.needed(facts)


def _new_row(
    unit: UnitOfWork, case: Case, item: MaterialSpec, facts: CaseFacts | None = None
) -> CaseMaterial:
    needed = item.needed(facts) if facts is not None else True
    row = CaseMaterial(case_id=case.id, code=item.code, term=item.term, needed=needed, note="")
    unit.session.add(row)
    return row


def _known(item: MaterialSpec | None) -> MaterialSpec:
    if item is None:
        raise NotFoundError("清单里没有这项材料，数据没有改动。", hint="请刷新材料清单。")
    return item
