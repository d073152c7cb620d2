"""Use-cases of registered entities (备案主体): quota, validity, suspension."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select

from app.domain.draft import Row
from app.domain.registered_entity import RegisteredEntity as EntityState
from app.domain.terms import Outcome
from app.models.case import Case
from app.models.party import Party, RegisteredEntity
from app.services.desk import Desk
from app.services.known_records import find_or_make_party
from app.services.views import EntityLine
from app.support.errors import NotFoundError, Problem, RuleViolationError

PRE_EXAMINATION = "pre-examination"


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """What is written about a registered entity; dates inclusive, quota 0 means no limit."""

    registration_no: str = ""
    registered_on: date | None = None
    valid_to: date | None = None
    quota: int = 0
    grade: str = ""
    classes: str = ""
    suspended_from: date | None = None
    suspended_until: date | None = None
    suspended_reason: str = ""
    cancelled_on: date | None = None


def check_entity(facts: EntityFacts) -> tuple[Problem, ...]:
    """Return what is wrong with ``facts`` by field."""
    found = []
    if facts.quota < 0:
        found.append(Problem("quota", "配额不能为负。"))
    if facts.registered_on and facts.valid_to and facts.valid_to < facts.registered_on:
        found.append(Problem("valid_to", "有效期早于备案日。"))
    if (
        facts.suspended_from
        and facts.suspended_until
        and facts.suspended_until < facts.suspended_from
    ):
        found.append(Problem("suspended_until", "恢复日早于暂停日。"))
    return tuple(found)


def register_entity(desk: Desk, party: Row, facts: EntityFacts) -> int:
    """Register a party for pre-examination and return the entity's id.

    Raises:
        RuleViolationError: facts that cannot be, or the party is registered already.
    """
    _refuse(check_entity(facts))
    if not str(party.get("name") or "").strip():
        raise RuleViolationError(
            "备案主体须有名称，尚未保存。", problems=(Problem("name", "请填写名称。"),)
        )
    with desk.store.writing(actor=desk.account.name) as unit:
        known = find_or_make_party(unit, party)
        query = select(RegisteredEntity).where(RegisteredEntity.party_id == known.id)
        if unit.session.scalar(query) is not None:
            raise RuleViolationError(
                "这家主体已经备案，没有重复登记。", hint="请在备案主体列表中打开修改。"
            )
        row = RegisteredEntity(party_id=known.id)
        _fill(row, facts)
        unit.session.add(row)
        unit.session.flush()
        return row.id


def save_entity(desk: Desk, entity_id: int, version: int, facts: EntityFacts) -> None:
    """Write the facts of a registered entity.

    Raises:
        RuleViolationError, StaleRecordError, NotFoundError: nothing was saved.
    """
    _refuse(check_entity(facts))
    with desk.store.writing(actor=desk.account.name) as unit:
        row = unit.session.get(RegisteredEntity, entity_id)
        if row is None:
            raise NotFoundError("这家备案主体已不存在，没有保存。", hint="请刷新列表。")
        unit.check_version(row, version)
        _fill(row, facts)


def counts_against_quota(year: int) -> ColumnElement[bool]:
    """Return the condition that a request takes a place of a year's quota (占用额度).

    Received in the calendar year, and not refused acceptance.
    """
    return and_(
        Case.kind == PRE_EXAMINATION,
        received_in(year),
        func.coalesce(Case.outcome, "") != Outcome.NOT_ACCEPTED.value,
    )


def received_in(year: int) -> ColumnElement[bool]:
    """Return the condition that a case was received in a calendar year and is not deleted."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return and_(Case.deleted_at.is_(None), Case.received_on.between(first, last))


def entity_state(row: RegisteredEntity, name: str, used: int, on: date) -> EntityState:
    """Return what decides on a day whether an entity may hand in one more request."""
    return EntityState(
        name,
        quota=row.quota or None,
        used=used,
        valid_to=row.valid_to,
        suspended_from=row.suspended_from,
        suspended_until=row.suspended_until,
        cancelled=row.cancelled_on is not None and row.cancelled_on <= on,
    )


def list_entities(desk: Desk, year: int, text: str = "") -> tuple[EntityLine, ...]:
    """Return the registered entities with what they used of the year's quota, by name.

    Used counts requests received in ``year`` that were not refused acceptance.
    """
    live = received_in(year)
    used = case((counts_against_quota(year), 1))
    accepted = case((live & Case.accepted_on.is_not(None), 1))
    passed = case((live & (Case.outcome == Outcome.PASSED.value), 1))
    query = (
        select(RegisteredEntity, Party, func.count(used), func.count(accepted), func.count(passed))
        .join(Party, Party.id == RegisteredEntity.party_id)
        .outerjoin(Case, (Case.entity_id == RegisteredEntity.id) & (Case.kind == PRE_EXAMINATION))
        .where(RegisteredEntity.deleted_at.is_(None))
        .group_by(RegisteredEntity.id, Party.id)
        .order_by(Party.name_key)
    )
    if text.strip():
        query = query.where(Party.name.contains(text.strip(), autoescape=True))
    with desk.store.reading() as session:
        return tuple(_line(*row) for row in session.execute(query))


def _line(row: RegisteredEntity, party: Party, used: int, accepted: int, passed: int) -> EntityLine:
    return EntityLine(
        id=row.id,
        version=row.version,
        party_id=party.id,
        name=party.name,
        id_number=party.id_number,
        registration_no=row.registration_no,
        registered_on=row.registered_on,
        valid_to=row.valid_to,
        quota=row.quota,
        used=used,
        passed=passed,
        accepted=accepted,
        grade=row.grade,
        classes=row.classes,
        suspended_from=row.suspended_from,
        suspended_until=row.suspended_until,
        suspended_reason=row.suspended_reason,
        cancelled_on=row.cancelled_on,
    )


def _fill(row: RegisteredEntity, facts: EntityFacts) -> None:
    for name in EntityFacts.__dataclass_fields__:
        setattr(row, name, getattr(facts, name))


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise RuleViolationError(
            f"有{len(problems)}处需要更正，尚未保存。",
            problems=problems,
            hint="请按各栏旁的提示更正。",
        )
