"""What a change would move is told before, in full, and nothing is written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.deadline import Unit
from app.models.deadline import CalendarEdit, CalendarYear, RuleSetting
from app.services.agenda import read_agenda
from app.services.calendar_book import edit_day, import_year
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.rule_settings import clear_setting, set_promise
from app.services.what_if import if_day, if_limit, if_year
from app.support.errors import NotFoundError, RuleViolationError, TaskCancelledError
from tests.store.desk_kit import CATALOGUE, count, dispute, open_one, short_draft

WEDNESDAY = date(2026, 11, 25)
NOTICE = """
year = 2026
issued_on = 2026-11-22
reference = "测试用的虚构通知"
off = [{ name = "特别假日", from = 2026-11-24, to = 2026-11-25 }]
"""


def open_on(desk: Desk, day: int) -> int:
    """Open a dispute: INF-ACCEPT, 5 working days from receipt."""
    facts = {"received_at": datetime(2026, 11, day, 1, 30, tzinfo=UTC)}
    return open_one(desk, dispute(f"{day}日灯饰厂", facts=facts)).id


@pytest.fixture
def ids(desk: Desk) -> tuple[int, int]:
    """Two cases: due on Friday 27 November, and on Monday the 9th."""
    return open_on(desk, 20), open_on(desk, 2)


def test_a_day_off_lists_what_it_moves_and_writes_nothing(desk: Desk, ids: tuple[int, int]) -> None:
    heard: list[ChangeSet] = []
    desk.store.bus.subscribe(heard.append)
    shown = if_day(desk, WEDNESDAY, works=False)
    assert (shown.title, shown.looked_at) == ("2026-11-25（周三） 改为休息", 2)
    (moved,) = shown.moved
    assert (moved.key.case_id, moved.key.rule_id) == (ids[0], "INF-ACCEPT")
    assert (moved.before, moved.after) == (date(2026, 11, 27), date(2026, 11, 30))
    assert (moved.number, moved.term, moved.statutory) == ("收〔2026〕0001", "立案审查", True)
    assert heard == []
    assert count(desk, CalendarEdit) == 0
    assert {item.due for item in read_agenda(desk).items} == {
        date(2026, 11, 27), date(2026, 11, 9),
    }  # fmt: skip


def test_what_was_shown_is_what_happens(desk: Desk, ids: tuple[int, int]) -> None:
    shown = if_day(desk, WEDNESDAY, works=False)
    assert edit_day(desk, WEDNESDAY, works=False, reason="停电") == len(shown.moved)
    after = {item.key: item.due for item in read_agenda(desk).items}
    assert {item.key: item.after for item in shown.moved}.items() <= after.items()
    # Seen from there nothing more would move, and taking it back moves the same limits back.
    assert if_day(desk, WEDNESDAY, works=False).moved == ()
    (back,) = if_day(desk, WEDNESDAY, works=None).moved
    assert (back.key.case_id, back.after) == (ids[0], date(2026, 11, 27))


def test_a_year_tells_its_differences_and_whose_word_counts(
    desk: Desk, ids: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "cn_2026.toml"
    file.write_text(NOTICE, encoding="utf-8")
    shown = if_year(desk, file)
    (moved,) = shown.moved
    assert (moved.key.case_id, moved.after) == (ids[0], date(2026, 12, 1))
    (note,) = shown.notes
    assert note.startswith("与已知的安排（国务院通知）不一致：2026-01-01（周四）")
    assert note.endswith("天。")
    assert count(desk, CalendarYear) == 0
    assert import_year(desk, file) == 1
    file.write_text(NOTICE.replace("2026-11-22", "2026-10-01"), encoding="utf-8")
    older = if_year(desk, file)
    assert older.moved == ()
    assert older.notes == (
        "已有 2026-11-22 发布的安排，晚于本文件的 2026-10-01，仍以已有的为准。",
        "与已知的安排（国务院通知）逐日一致。",
    )


def test_a_year_nobody_knew_is_told_as_such(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "cn_2027.toml"
    file.write_text(NOTICE.replace("2026", "2027"), encoding="utf-8")
    assert if_year(desk, file).notes == ("2027 年此前没有放假安排，暂定的日期将成为确定日期。",)


def test_a_limit_and_a_promise_are_tried_without_a_trace(desk: Desk) -> None:
    received_at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    draft = short_draft(CATALOGUE.get("pre-examination"), received_at=received_at)
    case_id = open_one(desk, draft).id
    (moved,) = if_limit(desk, "PRE-ACCEPT", 4, Unit.WORKING_DAY, promised=False).moved
    assert (moved.before, moved.after) == (date(2026, 11, 24), date(2026, 11, 26))
    promised = if_limit(desk, "PRE-ACCEPT", 1, Unit.WORKING_DAY, promised=True)
    (new,) = promised.moved
    assert (new.key.case_id, new.key.promised) == (case_id, True)
    assert (new.before, new.after) == (None, date(2026, 11, 23))
    assert promised.notes == ()
    assert count(desk, RuleSetting) == 0
    assert set_promise(desk, "PRE-ACCEPT", 1, Unit.WORKING_DAY, "服务承诺") == 1
    (gone,) = if_limit(desk, "PRE-ACCEPT", None, Unit.WORKING_DAY, promised=True).moved
    assert (gone.before, gone.after) == (date(2026, 11, 23), None)
    assert clear_setting(desk, "PRE-ACCEPT", promised=True) == 1


def test_a_promise_longer_than_the_law_is_pointed_out(desk: Desk) -> None:
    shown = if_limit(desk, "CFT-VERIFY", 2, Unit.MONTH, promised=True)
    assert shown.notes == ("承诺 2 个月 长于规则的 15 个工作日：届满日以规则为准，承诺不起作用。",)


def test_what_cannot_be_counted_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleViolationError, match="无法计算"):
        if_limit(desk, "INF-HEARING-NOTICE", 3, Unit.MONTH, promised=True)
    with pytest.raises(NotFoundError):
        if_limit(desk, "NO-SUCH-RULE", 3, Unit.DAY, promised=False)


def test_a_preview_can_be_stopped(desk: Desk, ids: tuple[int, int]) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        if_day(desk, WEDNESDAY, works=False, progress=stop)
