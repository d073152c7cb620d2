"""A desk in a fresh store that costs nothing to unlock, and drafts of every kind of case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import DeclarativeBase

from app.domain.case_type import CaseType, Move
from app.domain.catalogue import load_catalogue
from app.domain.centre import CentreProfile
from app.domain.draft import CaseDraft, Row
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part, SectionSpec
from app.domain.terms import Outcome, Role
from app.domain.values import is_empty
from app.models.audit import AuditEntry
from app.models.case import Case
from app.models.deadline import Deadline
from app.models.key_document import Argon2Cost
from app.services.centres import shipped_centre
from app.services.changes import ChangeBus
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.open_case import open_cases
from app.services.program import Program
from app.services.read_case import read_dossier
from app.services.requests import Administrator, MoveRequest
from app.services.store_gate import StoreGate
from app.services.views import AccountLine, CaseDossier, OpenedCase
from app.support.clock import CHINA, Clock, FixedClock
from app.support.paths import paths_under
from app.support.settings import Settings

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
PASSWORD = "古镇 灯火 2026"
ADMIN = Administrator("admin", "管理员", PASSWORD)
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=CHINA)
TODAY = NOW.date()
RECEIVED_AT = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
CATALOGUE = load_catalogue()
KINDS = tuple(CATALOGUE.case_types)

DESIGN_NUMBER = "202430380182.4"
USCC = "91442000MA4UK12348"

_SAMPLES: Mapping[FieldKind, FieldValue] = {
    FieldKind.DATE: date(2026, 11, 3),
    FieldKind.INSTANT: datetime(2026, 11, 2, 1, 30, tzinfo=UTC),
    FieldKind.MONEY: 1_234_567,
    FieldKind.INTEGER: 3,
    FieldKind.FLAG: False,
    FieldKind.RIGHT_NUMBER: DESIGN_NUMBER,
    FieldKind.ID_NUMBER: USCC,
    FieldKind.PHONE: "13800138000",
    FieldKind.POSTCODE: "528421",
    FieldKind.EMAIL: "hc@example.com",
    FieldKind.LOCARNO: "26-05",
    FieldKind.TOWN: "古镇镇",
    FieldKind.HANDLER: "admin",
    FieldKind.ENTITY: "未备案的灯饰厂",
}


_TYPED: Mapping[str, FieldValue] = {
    "panel": "甲、乙、丙",
    "officers": "甲、乙",
    "paid_in_full": True,
    "notice_on": date(2026, 11, 23),
}
"""Facts that a guard looks at: a panel of three, two officers, a payment in full and in time."""


def cheap_gate(clock: Clock, bus: ChangeBus) -> StoreGate:
    """Return a gate with a password that costs nothing to stretch."""
    return StoreGate(clock, bus, password_cost=CHEAP)


def make_program(folder: Path, clock: Clock | None = None) -> Program:
    """Return a program whose settings lie in ``folder``."""
    paths = paths_under(folder)
    paths.make()
    return Program(
        paths=paths,
        settings=Settings(paths.settings_file),
        catalogue=CATALOGUE,
        clock=clock or FixedClock(NOW),
        bus=ChangeBus(),
        make_gate=cheap_gate,
    )


def zhongshan() -> CentreProfile:
    """Return the shipped lighting centre."""
    found = shipped_centre("zhongshan-lighting")
    assert found is not None
    return found


def acting(desk: Desk, role: Role, name: str = "wang") -> Desk:
    """Return the desk as somebody of ``role`` sees it."""
    return replace(desk, account=AccountLine(name, name, role))


def sample_value(spec: FieldSpec, salt: str = "") -> FieldValue:
    """Return a plausible value for a field; ``salt`` tells two rows' texts apart."""
    if spec.kind is FieldKind.CHOICE:
        return spec.choices[0].code if spec.choices else "甲"
    if spec.kind is FieldKind.CHOICES:
        return tuple(choice.code for choice in spec.choices[:2])
    if spec.key == "kind":
        return "company"
    if spec.key in _TYPED:
        return _TYPED[spec.key]
    return _SAMPLES.get(spec.kind, f"{spec.term}{salt}")


def full_row(section: SectionSpec, salt: str = "") -> dict[str, FieldValue]:
    """Return a row with every field of ``section`` filled."""
    row = {spec.key: sample_value(spec, salt) for spec in section.fields}
    if section.part is Part.PARTY:
        row["name"] = f"{section.term}{salt}照明有限公司"
        row["id_number"] = f"{section.term}{salt}"[:18]
    if section.part is Part.RIGHT and "kind" in row:
        row["kind"] = "design"
    return row


def full_draft(case_type: CaseType, rows: int = 2) -> CaseDraft:
    """Return a draft with every field filled and ``rows`` rows in each table."""
    sections: dict[str, tuple[Row, ...]] = {
        section.key: tuple(
            full_row(section, str(number)) for number in range(rows if section.table else 1)
        )
        for section in case_type.sections
    }
    return CaseDraft(case_type.code, _with_entity(sections))


def short_draft(case_type: CaseType, **facts: FieldValue) -> CaseDraft:
    """Return a draft with only what must be filled, and ``facts``."""
    sections: dict[str, tuple[Row, ...]] = {}
    for section in case_type.sections:
        if section.rare or section.least == 0:
            continue
        row = {spec.key: sample_value(spec) for spec in section.fields if spec.required}
        if section.part is Part.PARTY:
            row["name"] = f"{section.term}灯饰厂"
        if section.part is Part.CASE:
            row = {**row, "received_at": RECEIVED_AT, **facts}
        sections[section.key] = (row,)
    return CaseDraft(case_type.code, _with_entity(sections))


def _with_entity(sections: dict[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
    """Return the sections with the first applicant as the registered entity, as it must be."""
    applicants, facts = sections.get("applicant", ()), sections.get("facts", ())
    if not applicants or not facts or "entity" not in facts[0]:
        return sections
    if facts[0]["entity"] == _SAMPLES[FieldKind.ENTITY]:
        return {**sections, "facts": ({**facts[0], "entity": applicants[0]["name"]},)}
    first = {**applicants[0], "name": facts[0]["entity"]}
    return {**sections, "applicant": (first, *applicants[1:])}


def dispute(
    *respondents: str,
    requester: Mapping[str, FieldValue] | None = None,
    each: bool = False,
    right: Mapping[str, FieldValue] | None = None,
    facts: Mapping[str, FieldValue] | None = None,
) -> CaseDraft:
    """Return an infringement dispute against ``respondents``."""
    return CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": "中山市华彩照明有限公司", **(requester or {})},),
            "respondent": tuple({"name": name} for name in respondents or ("星煌灯饰厂",)),
            "right": ({"number": DESIGN_NUMBER, **(right or {})},),
            "facts": ({"received_at": RECEIVED_AT, **(facts or {})},),
        },
        one_case_each=each,
    )


def tidy_draft(draft: CaseDraft) -> dict[str, tuple[dict[str, FieldValue], ...]]:
    """Return a draft's sections without empty values and empty rows, for comparison."""
    rows_of = {
        key: tuple(
            {name: value for name, value in row.items() if not is_empty(value)} for row in rows
        )
        for key, rows in draft.sections.items()
    }
    return {key: kept for key, rows in rows_of.items() if (kept := tuple(r for r in rows if r))}


def open_one(desk: Desk, draft: CaseDraft) -> OpenedCase:
    """Save a draft that gives one case."""
    (opened,) = open_cases(desk, draft)
    return opened


def forget_limits(desk: Desk) -> None:
    """Make the store as one of before the clock: no limits, no day that settles the rules."""
    with desk.store.writing(actor="test") as unit:
        unit.session.execute(delete(Deadline))
        unit.session.execute(update(Case).values(rules_on=None))


def request(move: Move, on: date = TODAY, **asked: FieldValue) -> MoveRequest:
    """Return what a clerk would hand in for ``move``, whatever it demands."""
    values = {spec.key: sample_value(spec) for spec in move.asks}
    outcome: Outcome | None = move.outcomes[-1] if move.outcomes else None
    return MoveRequest(move.code, on, outcome, "因故" if move.reason else "", {**values, **asked})


def step(desk: Desk, case_id: int, code: str, on: date = TODAY) -> CaseDossier:
    """Make one move with all it asks for and return the case after it."""
    line = read_dossier(desk, case_id).line
    move = next(
        item for item in CATALOGUE.get(line.kind).moves_from(line.state) if item.code == code
    )
    move_case(desk, case_id, line.version, request(move, on))
    return read_dossier(desk, case_id)


def walk(desk: Desk, case_id: int, codes: Sequence[str]) -> CaseDossier:
    """Make several moves one after the other."""
    for code in codes:
        step(desk, case_id, code)
    return read_dossier(desk, case_id)


def audit_of(desk: Desk, *tables: str, after: int = 0) -> list[AuditEntry]:
    """Return the audit entries of ``tables`` (all if none) younger than entry ``after``."""
    query = select(AuditEntry).where(AuditEntry.id > after).order_by(AuditEntry.id)
    if tables:
        query = query.where(AuditEntry.table_name.in_(tables))
    with desk.store.reading() as session:
        return list(session.scalars(query))


def last_audit(desk: Desk) -> int:
    """Return the id of the youngest audit entry."""
    with desk.store.reading() as session:
        return session.scalar(select(func.max(AuditEntry.id))) or 0


def count(desk: Desk, model: type[DeclarativeBase]) -> int:
    """Return how many rows a table has."""
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def case_row(desk: Desk, case_id: int) -> Case:
    """Return the row of a case."""
    with desk.store.reading() as session:
        return session.get_one(Case, case_id)
