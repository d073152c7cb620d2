"""Real month workbooks of a few centres, and the ways in which they go wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from app.domain.centre import blank_profile
from app.domain.dates import YearMonth
from app.reports.roll_up.collect import collect
from app.reports.roll_up.views import Collected
from app.reports.workbook.canonical import file_hashes
from app.reports.workbook.export import export_month
from app.services.centres import shipped_centre, shipped_industries
from tests.reports.report_kit import Bench, open_bench

SEPTEMBER, OCTOBER = YearMonth(2026, 9), YearMonth(2026, 10)
LIGHTS, CHAIRS = "zhongshan-lighting", "dongguan-furniture"


class Province:
    """Makes the files that centres send."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.bench = bench
        self.folder = folder
        folder.mkdir()

    def file(
        self, centre: str = LIGHTS, month: YearMonth = OCTOBER, name: str = "", cases: int = 3
    ) -> Path:
        """Write a centre's month; its store holds ``cases`` a month, more in every file."""
        self.use(centre)
        self.bench.clear()
        self.bench.add_cases([*case_rows(month.previous, 2), *case_rows(month, cases)])
        return self.export(month, name)

    def use(self, centre: str) -> None:
        """Work as another centre."""
        profile = shipped_centre(centre) or blank_profile(
            centre,
            f"{centre}知识产权快速维权中心",
            "佛山市",
            "440600",
            shipped_industries()[0],
            "粤佛",
        )
        self.bench.desk = replace(self.bench.desk, centre=profile)

    def export(self, month: YearMonth = OCTOBER, name: str = "") -> Path:
        """Write the month of the store as it is."""
        path = self.folder / (name or f"{self.bench.desk.centre.code}-{month}.xlsx")
        export_month(self.bench.desk, month, path)
        return path


def case_rows(month: YearMonth, number: int) -> list[dict[str, Any]]:
    """Return disputes, mediations and requests with days in the month."""
    rows: list[dict[str, Any]] = []
    for place in range(number):
        day = date(month.year, month.month, 3 + place % 20)
        later = date(month.year, month.month, 25)
        rows += [
            {
                "received_on": day, "accepted_on": day, "closed_on": later if place % 2 else None,
                "decided_on": later if place % 2 else None,
                "outcome": "mediated" if place % 2 else None, "agreed_fen": 100_050,
                "right_kind": "design", "venue_kind": "market", "first_side": f"甲方{place}",
            },
            {
                "kind": "mediation-court", "received_on": day, "accepted_on": day,
                "decided_on": later, "closed_on": later,
                "outcome": "agreed" if place % 3 else "not-agreed", "agreed_fen": 20_000,
            },
            {
                "kind": "pre-examination", "received_on": day, "accepted_on": day,
                "decided_on": later, "outcome": "passed" if place % 4 else "failed",
                "right_kind": "design",
            },
        ]  # fmt: skip
    return rows


@contextmanager
def open_province(folder: Path) -> Iterator[Province]:
    """Yield a province whose files lie in a folder of their own."""
    with open_bench(folder) as bench:
        yield Province(bench, folder / "files")


def edited(path: Path, change: Callable[[Workbook], None]) -> Path:
    """Change a file as somebody with a spreadsheet would."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def forged(path: Path, change: Callable[[Workbook], None]) -> Path:
    """Change a file and make its hashes and row counts right again."""
    edited(path, change)
    hashes = file_hashes(path)

    def sign(book: Workbook) -> None:
        for row in book["清单"].iter_rows(min_row=4):
            if row[0].value == "工作表":
                name = str(row[1].value)
                row[3].value = hashes[name]
                row[2].value = _rows(book[name])

    return edited(path, sign)


def fact(book: Workbook, name: str, value: str | int) -> None:
    """Set a fact of the manifest."""
    for row in book["清单"].iter_rows(min_row=4):
        if row[0].value == name:
            row[1].value = value


def cell_of(book: Workbook, sheet: str, row: str, heading: str) -> Any:  # noqa: ANN401
    """Return the cell of the row that begins with ``row`` under a heading."""
    headings = [item.value for item in book[sheet][3]]
    for line in book[sheet].iter_rows(min_row=4):
        if line[0].value == row:
            return line[headings.index(heading)]
    raise KeyError(row)


def reasons(files: Sequence[Path]) -> list[str]:
    """Return why files are refused."""
    return [item.sentence for item in collect(files).refused]


def only_reason(path: Path) -> str:
    """Return why one file is refused, and make sure nothing of it was taken."""
    collected = collect([path])
    assert not collected.accepted
    (refusal,) = collected.refused
    assert refusal.hint
    return refusal.reason


def rows_of(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Return a sheet's rows by heading, as openpyxl reads them."""
    book = openpyxl.load_workbook(path)
    found = list(book[sheet].iter_rows(min_row=3, values_only=True))
    book.close()
    return [dict(zip(found[0], row, strict=True)) for row in found[1:]]  # type: ignore[arg-type]


def digest(path: Path) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def taken(collected: Collected) -> list[tuple[str, str]]:
    """Return the centres and months that were taken."""
    return [(item.centre, str(item.month)) for item in collected.accepted]


def _rows(sheet: Any) -> int:  # noqa: ANN401
    number = 0
    for row in sheet.iter_rows(min_row=4, values_only=True):
        if all(cell in (None, "") for cell in row):
            break
        number += 1
    return number
