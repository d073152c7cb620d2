"""What the window's frame says about day and backup, without Qt (窗口状态)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.domain.dates import YearMonth
from app.domain.terms import Tone
from app.services.calendar_book import known_until, month_days
from app.services.desk import Desk
from app.support.clock import china_time

WEEKDAYS = "一二三四五六日"
STALE_AFTER = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What the frame says of the working calendar (历表)."""

    today: date
    kind: str
    known_until: date | None


def read_calendar_facts(desk: Desk) -> CalendarFacts:
    """Return what today is to the office, and how far the calendar is known."""
    today = desk.today
    load = next(day for day in month_days(desk, YearMonth.of(today)) if day.on == today)
    return CalendarFacts(today, load.name or load.kind_term, known_until(desk))


def day_text(day: date, kind: str = "") -> str:
    """Return the day as people say it, ``11月23日 周一 · 工作日``."""
    words = f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"
    return f"{words} · {kind}" if kind else words


def last_backup_at(own: Path, chosen: str) -> datetime | None:
    """Return when the newest backup was made, in the store's folder or the chosen one."""
    folders = [own, *([Path(chosen)] if chosen else [])]
    made = [at for folder in folders for at in _database_times(folder)]
    return datetime.fromtimestamp(max(made), UTC) if made else None


def _database_times(folder: Path) -> list[float]:
    """Return when the databases below were written; a disk pulled out holds none."""
    try:
        return [item.stat().st_mtime for item in folder.rglob("*.db")]
    except OSError:
        return []


def backup_text(made: datetime | None, now: datetime) -> tuple[str, Tone]:
    """Return what the status bar says of the newest backup; old or none is a warning."""
    if made is None:
        return "还没有备份", Tone.ATTENTION
    local, today = china_time(made), china_time(now).date()
    when = local.strftime("%H:%M") if local.date() == today else local.strftime("%m-%d %H:%M")
    if now - made > STALE_AFTER:
        return f"最近备份 {when}，已超过3天", Tone.ATTENTION
    return f"最近可用备份 {when}", Tone.GOOD
