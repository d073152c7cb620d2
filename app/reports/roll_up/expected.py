"""Who is to report: province, city, centre, branch, workstation (机构名单)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.dates import DateTextError, YearMonth
from app.domain.mappings import DataError, Reader
from app.support.errors import InputFileError

_MOST_BYTES = 1_000_000


class Level(StrEnum):
    """A place in the tree below the city (层级)."""

    CENTRE = "中心"
    BRANCH = "分中心"
    WORKSTATION = "工作站"


@dataclass(frozen=True, slots=True)
class Unit:
    """One centre, branch or workstation (机构).

    ``centre`` is the code of the centre it belongs to, its own for a centre. Only units that
    ``report`` send files of their own. ``since`` and ``until`` bound the months expected.
    """

    code: str
    name: str
    level: Level
    centre: str
    city: str
    industry: str
    reports: bool = True
    since: YearMonth | None = None
    until: YearMonth | None = None

    def owes(self, month: YearMonth) -> bool:
        """Tell whether a file of ``month`` is expected."""
        after = self.since is None or str(self.since) <= str(month)
        return self.reports and after and (self.until is None or str(month) <= str(self.until))


@dataclass(frozen=True, slots=True)
class CentreTree:
    """The units that are expected, in the order of the file (机构树).

    ``complete`` tells whether the tree was given as a list; otherwise it holds what was seen.
    """

    province: str = ""
    units: tuple[Unit, ...] = ()
    first: YearMonth | None = None
    last: YearMonth | None = None
    complete: bool = False

    def unit(self, code: str) -> Unit | None:
        """Return the unit of a code, or None."""
        return next((item for item in self.units if item.code == code), None)


def read_tree(path: Path) -> CentreTree:
    """Return the tree of a TOML file; the form stands in docs/roll-up.md.

    Raises:
        InputFileError: the file cannot be read or says something impossible.
    """
    hint = "写法见 docs/roll-up.md 和示例 docs/examples/province-centres.toml。"
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
        return _tree(Reader(tomllib.loads(data.decode("utf-8-sig"))))
    except OSError as error:
        raise InputFileError("机构名单读不出来，没有汇总。", hint="请检查路径和权限。") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputFileError("机构名单不是 TOML 文件，没有汇总。", hint=hint) from error
    except DataError as error:
        raise InputFileError(f"机构名单有误，没有汇总：{error}。", hint=hint) from error


def _tree(reader: Reader) -> CentreTree:
    reader.only("province", "first", "last", "cities")
    units = tuple(unit for city in reader.rows("cities") for unit in _city(city))
    seen: set[str] = set()
    for unit in units:
        if unit.code in seen:
            raise DataError(f"代码重复：{unit.code}")
        seen.add(unit.code)
    if not units:
        raise DataError("名单里没有中心")
    first, last = _month(reader, "first"), _month(reader, "last")
    return CentreTree(reader.text("province", ""), units, first, last, complete=True)


def _city(reader: Reader) -> Iterator[Unit]:
    reader.only("name", "centres")
    city = reader.text("name")
    for row in reader.rows("centres"):
        code, industry = row.text("code"), row.text("industry", "")
        yield _unit(row, Level.CENTRE, code, city, industry)
        for branch in _children(row, "branches"):
            yield _unit(branch, Level.BRANCH, code, city, industry)
            for station in _children(branch, "workstations"):
                yield _unit(station, Level.WORKSTATION, code, city, industry)
        for station in _children(row, "workstations"):
            yield _unit(station, Level.WORKSTATION, code, city, industry)


def _children(reader: Reader, key: str) -> tuple[Reader, ...]:
    return reader.rows(key) if key in reader.data else ()


def _unit(row: Reader, level: Level, centre: str, city: str, industry: str) -> Unit:
    row.only("code", "name", "industry", "reports", "since", "until", "branches", "workstations")
    return Unit(
        code=row.text("code"),
        name=row.text("name"),
        level=level,
        centre=centre,
        city=city,
        industry=row.text("industry", industry),
        reports=level is Level.CENTRE or row.flag("reports"),
        since=_month(row, "since"),
        until=_month(row, "until"),
    )


def _month(reader: Reader, key: str) -> YearMonth | None:
    text = reader.text(key, "")
    if not text:
        return None
    try:
        return YearMonth.parse(text)
    except DateTextError as error:
        raise DataError(f"{reader.path(key)} 应为月份，如 2026-01") from error
