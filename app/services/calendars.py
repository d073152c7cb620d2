"""The working calendar that ships with the program: year files and the package (工作日历)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from chinese_calendar import constants

from app.domain.calendar import DaySource, WorkCalendar, YearCalendar, year_from_mapping
from app.domain.mappings import DataError
from app.support.errors import InputFileError
from app.support.resource_files import names_in, read_text

_FOLDER = "calendars"
_FIRST_PACKAGE_YEAR = 2007
_LARGEST_FILE = 1024 * 1024
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


def package_years() -> tuple[YearCalendar, ...]:
    """Return the years the package ``chinesecalendar`` tells of, from 2007 on; undated."""
    off: dict[date, str] = {day: _NAMES[name] for day, name in constants.holidays.items()}
    make_up: dict[date, str] = {day: _NAMES[name] for day, name in constants.workdays.items()}
    years = sorted({day.year for day in off if day.year >= _FIRST_PACKAGE_YEAR})
    return tuple(
        YearCalendar(
            year,
            DaySource.PACKAGE,
            {day: name for day, name in off.items() if day.year == year},
            {day: name for day, name in make_up.items() if day.year == year},
            reference="chinesecalendar",
        )
        for year in years
    )


def shipped_years() -> tuple[YearCalendar, ...]:
    """Return the year files that ship with the program; a new file is a new year."""
    names = names_in(_FOLDER, ending=".toml")
    return tuple(year_from_mapping(tomllib.loads(read_text(_FOLDER, name))) for name in names)


def shipped_calendar(files: Iterable[Path] = ()) -> WorkCalendar:
    """Return the calendar of package, shipped year files and a centre's own.

    A year file wins over the package; of two files for a year the later notice wins.

    Raises:
        InputFileError: one of ``files`` cannot be used.
    """
    own = tuple(read_year_file(file) for file in files)
    return WorkCalendar((*package_years(), *shipped_years(), *own))


def read_year_file(file: Path) -> YearCalendar:
    """Return the year a centre's own file tells of, in the form of the shipped ones.

    Raises:
        InputFileError: it cannot be read, or a date in it cannot be right.
    """
    hint = "格式见工作日历文档；日期请照国务院办公厅的通知填写。"
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise InputFileError("日历文件超过 1 MB，没有采用。", hint=hint)
        return year_from_mapping(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise InputFileError("日历文件读不出来，没有采用。", hint="请检查路径和权限。") from error
    except DataError as error:
        raise InputFileError(f"日历文件有误，没有采用：{error}。", hint=hint) from error
    except ValueError as error:
        raise InputFileError("日历文件不是 TOML，没有采用。", hint=hint) from error
