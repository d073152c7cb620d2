"""Giving out numbers: gap-free within book and year, never reused (编号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.numbering import NumberPattern
from app.domain.terms import Role
from app.models.case import Case
from app.models.office import IssuedNumber, NumberBook
from app.services.desk import Desk
from app.services.history import note_event
from app.services.unit_of_work import UnitOfWork
from app.support.errors import NotFoundError, RuleViolationError

INTAKE = "intake"
PAPER_BOOK = "paper:"
"""Begins the names of the books of papers; what their numbers begin with follows (文号簿)."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of a book, voided ones included (编号簿行)."""

    number: str
    serial: int
    case_id: int | None
    title: str
    issued_at: datetime
    voided_at: datetime | None
    void_reason: str


def allot(desk: Desk, unit: UnitOfWork, book: str, on: date) -> IssuedNumber:
    """Take the next number of ``book`` in the year of ``on``, within the caller's transaction.

    The transaction began with a write lock, so two callers cannot read the same serial; a
    rollback gives the serial back, hence no gap. The caller hands the number to its case by
    :func:`enter` once the case is stored.

    Raises:
        RuleViolationError: the pattern gives a number that another book has given out.
    """
    return take_number(unit, book, desk.centre.number_pattern(book), on)


def take_number(unit: UnitOfWork, book: str, pattern: NumberPattern, on: date) -> IssuedNumber:
    """Take the next number of a book whose pattern the caller knows; else like :func:`allot`."""
    shelf = _shelf(unit.session, book, on.year)
    number = pattern.format(year=on.year, seq=shelf.next_serial)
    taken = select(IssuedNumber.id).where(IssuedNumber.number == number)
    if unit.session.scalar(taken) is not None:
        raise RuleViolationError(
            "编号格式与另一本编号簿重复，没有发出编号，数据没有改动。",
            hint="请在设置中把两本编号簿的字头改得不同。",
        )
    issued = IssuedNumber(
        book=book,
        year=on.year,
        serial=shelf.next_serial,
        number=number,
        issued_at=unit.now,
        issued_by=unit.actor,
    )
    shelf.next_serial += 1
    return issued


def next_serial(session: Session, book: str, year: int) -> int:
    """Return the serial that would be given out next; firm only under the write lock."""
    query = select(NumberBook.next_serial).where(NumberBook.book == book, NumberBook.year == year)
    return session.scalar(query) or 1


def last_number(session: Session, book: str, year: int) -> str | None:
    """Return the number given out last from a book in a year, None for none."""
    query = select(IssuedNumber.number).where(IssuedNumber.book == book, IssuedNumber.year == year)
    return session.scalar(query.order_by(IssuedNumber.serial.desc()).limit(1))


def enter(unit: UnitOfWork, issued: IssuedNumber, case: Case) -> None:
    """List a number that :func:`allot` took as that of ``case``, which has its id."""
    issued.case_id = case.id
    unit.session.add(issued)


def _shelf(session: Session, book: str, year: int) -> NumberBook:
    found = session.scalar(
        select(NumberBook).where(NumberBook.book == book, NumberBook.year == year)
    )
    if found is None:
        found = NumberBook(book=book, year=year, next_serial=1)
        session.add(found)
        session.flush()
    return found


def void_number(desk: Desk, case_id: int, reason: str) -> None:
    """Void the case number of a case: it stays listed and is never given out again.

    Raises:
        NotAllowedError: only a supervisor voids numbers.
        RuleViolationError: no reason, or the case has no number.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if not reason.strip():
        raise RuleViolationError("作废编号须写明原因，编号没有改动。", hint="请填写作废原因。")
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        case = unit.session.get(Case, case_id)
        if case is None:
            raise NotFoundError("这件案件已不存在。", hint="请刷新列表。")
        issued = unit.session.scalar(
            select(IssuedNumber).where(
                IssuedNumber.number == (case.case_no or ""), IssuedNumber.voided_at.is_(None)
            )
        )
        if issued is None:
            raise RuleViolationError("这件案件还没有案号，没有可作废的编号。")
        issued.voided_at = unit.now
        issued.voided_by = desk.account.name
        issued.void_reason = reason.strip()
        case.case_no = None
        note_event(unit, case, "void-number", note=f"{issued.number}：{reason.strip()}")


def list_numbers(desk: Desk, book: str, year: int) -> Sequence[NumberLine]:
    """Return all numbers of a book and year by serial, voided ones included."""
    query = (
        select(IssuedNumber, Case.title)
        .outerjoin(Case, Case.id == IssuedNumber.case_id)
        .where(IssuedNumber.book == book, IssuedNumber.year == year)
        .order_by(IssuedNumber.serial)
    )
    with desk.store.reading() as session:
        return tuple(
            NumberLine(
                row.number,
                row.serial,
                row.case_id,
                title or "",
                row.issued_at,
                row.voided_at,
                row.void_reason,
            )
            for row, title in session.execute(query)
        )


def start_book(desk: Desk, book: str, year: int, first_serial: int, reason: str) -> None:
    """Let a book of a year begin at ``first_serial``, for numbers given out before the program.

    Raises:
        NotAllowedError: only a supervisor or administrator may.
        RuleViolationError: the year already has numbers here, or no reason; nothing was changed.
    """
    desk.require(Role.SUPERVISOR, Role.ADMIN)
    if first_serial < 1 or not reason.strip():
        raise RuleViolationError("起始号须从1起并写明原因，编号簿没有改动。")
    if not book.startswith(PAPER_BOOK):
        desk.centre.number_pattern(book)
    with desk.store.writing(actor=desk.account.name, reason=reason) as unit:
        issued = select(IssuedNumber.id).where(IssuedNumber.book == book, IssuedNumber.year == year)
        if unit.session.scalar(issued.limit(1)) is not None:
            raise RuleViolationError(
                f"{year}年已在这里编过号，不能再改起始号。",
                hint="起始号只能在当年编第一个号之前设。",
            )
        _shelf(unit.session, book, year).next_serial = first_serial
