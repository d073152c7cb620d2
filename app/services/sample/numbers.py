"""Numbers of a sample: gap-free by book and year, in the order of the days (示例编号)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.domain.centre import CentreProfile
from app.models.office import NumberBook
from app.services.number_books import INTAKE
from app.services.sample.planned import Issued, Planned
from app.services.unit_of_work import UnitOfWork


class Shelves:
    """The number books of the store while many numbers are given out (编号簿)."""

    def __init__(self, unit: UnitOfWork, centre: CentreProfile) -> None:
        self._unit = unit
        self._centre = centre
        self._books = {
            (row.book, row.year): row for row in unit.session.scalars(select(NumberBook))
        }

    def give_out(self, cases: Sequence[Planned]) -> None:
        """Number the cases, which stand in the order of their arrival."""
        for item in cases:
            item.intake = self._next(INTAKE, item.received_on.year)
        docketed = [
            (step.at, place, step.on.year)
            for place, item in enumerate(cases)
            for step in item.steps
            if step.move.dockets
        ]
        for _, place, year in sorted(docketed):
            item = cases[place]
            if item.docketed is None:
                item.docketed = self._next(item.case_type.book, year)

    def _next(self, book: str, year: int) -> Issued:
        row = self._books.get((book, year))
        if row is None:
            row = NumberBook(book=book, year=year, next_serial=1)
            self._unit.session.add(row)
            self._books[book, year] = row
        serial = row.next_serial
        row.next_serial = serial + 1
        return year, serial, self._centre.number_pattern(book).format(year, serial)
