"""A second, slow way to a due date: lists of days written out, and no arithmetic of the program."""

from __future__ import annotations

from datetime import date, timedelta

# Written out from the State Council's notices, not read from the program's files.
OFF = {
    2024: "0101 0210-0217 0404-0406 0501-0505 0608-0610 0915-0917 1001-1007",
    2025: "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008",
    2026: "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
}
MAKE_UP = {
    2024: "0204 0218 0407 0428 0511 0914 0929 1012",
    2025: "0126 0208 0427 0928 1011",
    2026: "0104 0214 0228 0509 0920 1010",
}


def written(year: int, text: str) -> set[date]:
    days = set()
    for part in text.split():
        first, _, last = part.partition("-")
        day, end = (date(year, int(item[:2]), int(item[2:])) for item in (first, last or first))
        while day <= end:
            days.add(day)
            day += timedelta(days=1)
    return days


def all_days() -> list[date]:
    return [
        date.fromordinal(n)
        for n in range(date(2024, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    ]


OFF_DAYS = {day for year, text in OFF.items() for day in written(year, text)}
MAKE_UP_DAYS = {day for year, text in MAKE_UP.items() for day in written(year, text)}
WORKING = [
    day
    for day in all_days()
    if day in MAKE_UP_DAYS or (day.strftime("%a") not in ("Sat", "Sun") and day not in OFF_DAYS)
]


def rolled(raw: date) -> date:
    return next(day for day in WORKING if day >= raw)


def months_later(start: date, count: int) -> date:
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in range(start.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError


def naive_due(start: date, count: int, unit: str) -> date:
    """Units: W working days, B the same backwards, D days, M months, Y years."""
    if unit == "W":
        return [day for day in WORKING if day > start][count - 1]
    if unit == "B":
        return [day for day in WORKING if day < start][-count]
    if unit == "D":
        return rolled(date.fromordinal(start.toordinal() + count))
    return rolled(months_later(start, count * (12 if unit == "Y" else 1)))
