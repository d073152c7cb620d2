"""What the workbench says of due dates: words, shapes, groups, figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.terms import Role, Tone, Track
from app.services.case_filter import DueSpan
from app.services.deadline_views import Agenda, AgendaItem, Bucket, DeadlineKey
from app.services.views import AccountLine
from app.support.clock import CHINA
from app.ui.viewmodels.case_columns import Office
from app.ui.viewmodels.workbench_agenda import (
    Pressing,
    agenda_columns,
    agenda_groups,
    cut_text,
    due_cell,
    figures,
    kept_scope,
    matter_cell,
    urgent_filter,
    whose,
)

TODAY = date(2026, 11, 23)  # 周一
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=CHINA)
LIMIT = AgendaItem(
    key=DeadlineKey(7, "answer"),
    number="粤中知法裁字〔2026〕171号",
    title="华彩照明 诉 星煌灯饰厂",
    product="吊灯",
    handler="li",
    track="infringement",
    case_state="served",
    term="答辩",
    statutory=True,
    due=date(2026, 11, 25),
    provisional=False,
    bucket=Bucket.WEEK,
    countdown="2 个工作日",
)


def words(item: AgendaItem = LIMIT) -> str:
    return due_cell(item, TODAY).text


def test_a_limit_of_this_week_tells_its_weekday_and_what_is_left() -> None:
    assert words() == "周三 · 2 个工作日"


def test_an_overdue_limit_tells_how_long_it_is_overdue_in_red() -> None:
    late = replace(
        LIMIT, due=date(2026, 11, 20), bucket=Bucket.OVERDUE, countdown="逾期 1 个工作日"
    )
    assert due_cell(late, TODAY).text == "逾期 1 个工作日"
    assert due_cell(late, TODAY).tone is Tone.BAD


@pytest.mark.parametrize(
    ("track", "due", "shown"),
    [
        (Track.INFRINGEMENT, TODAY, "今天"),
        (Track.FAST_TRACK, TODAY, "今天 还有 9 小时"),
        (
            Track.INFRINGEMENT,
            datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            "今天 17:30 · 还有 9 小时",
        ),
    ],
)
def test_on_the_last_day_hours_are_told_where_they_decide(
    track: Track, due: date, shown: str
) -> None:
    item = replace(
        LIMIT, track=track.value, due=due, bucket=Bucket.TODAY, countdown="今天 还有 9 小时"
    )
    assert due_cell(item, TODAY).text == shown
    assert due_cell(item, TODAY).tone is Tone.ATTENTION


def test_a_later_limit_tells_its_date_and_another_year_its_year() -> None:
    assert words(replace(LIMIT, due=date(2026, 12, 3), bucket=Bucket.LATER)) == "12-03 · 2 个工作日"
    assert words(replace(LIMIT, due=date(2027, 1, 5), bucket=Bucket.LATER)).startswith("2027-01-05")


def test_a_provisional_date_never_counts_working_days_but_says_that_it_is_provisional() -> None:
    later = replace(LIMIT, due=date(2027, 1, 5), bucket=Bucket.LATER, provisional=True)
    assert due_cell(later, TODAY).text == "2027-01-05 · 暂定"
    assert "暂定" in due_cell(later, TODAY).full


def test_a_due_date_is_copied_whole_with_the_hour_in_china() -> None:
    assert due_cell(LIMIT, TODAY).full == "2026-11-25 周三（法定期限）"
    at = replace(LIMIT, due=datetime(2026, 11, 25, 9, 30, tzinfo=UTC), statutory=False)
    assert due_cell(at, TODAY).full == "2026-11-25 周三 17:30（内部期限）"


def test_an_hour_late_in_utc_belongs_to_the_next_day_of_china() -> None:
    assert words(replace(LIMIT, due=datetime(2026, 11, 24, 18, tzinfo=UTC))).startswith("周三")


def test_statutory_limits_are_filled_and_internal_ones_hollow() -> None:
    assert matter_cell(LIMIT).mark == "●"
    assert matter_cell(replace(LIMIT, statutory=False)).mark == "○"


def test_the_columns_name_the_handler_as_people_do() -> None:
    office = Office("admin", {"li": "李建文"}, (), TODAY)
    cells = [column.cell(LIMIT).text for column in agenda_columns(office)]
    assert cells == [
        "周三 · 2 个工作日",
        "答辩",
        "粤中知法裁字〔2026〕171号",
        "华彩照明 诉 星煌灯饰厂",
        "吊灯",
        "李建文",
    ]


def test_groups_follow_the_buckets_and_tell_also_what_is_not_listed() -> None:
    late = replace(LIMIT, bucket=Bucket.OVERDUE)
    agenda = Agenda(TODAY, {"overdue": 1, "week": 1, "later": 42}, (late, LIMIT))
    groups = agenda_groups(agenda)
    assert [(group.bucket, group.count) for group in groups] == [
        (Bucket.OVERDUE, 1),
        (Bucket.WEEK, 1),
    ]
    assert cut_text(agenda) == "列出最近的 2 项，共 44 项"
    assert not cut_text(Agenda(TODAY, {"overdue": 1, "week": 1}, (late, LIMIT)))


def test_tiles_of_my_own_ask_for_my_cases_but_nobodys_stay_nobodys() -> None:
    mine = {figure.key: figure.wanted.handler for figure in figures(NOW, "li")}
    assert mine.pop("unassigned") == ""
    assert set(mine.values()) == {"li"}
    room = {figure.key: figure.wanted.handler for figure in figures(NOW)}
    assert room.pop("unassigned") == ""
    assert set(room.values()) == {None}


def test_the_tile_of_the_week_holds_the_days_of_its_group_and_none_on_a_sunday() -> None:
    def week(now: datetime) -> DueSpan | None:
        return next(one.wanted.due for one in figures(now) if one.key == "week")

    assert week(NOW) == DueSpan(date(2026, 11, 24), date(2026, 11, 29))
    sunday = week(datetime(2026, 11, 29, 8, tzinfo=CHINA))
    assert sunday is not None
    assert sunday.first > sunday.last


def test_limits_that_begin_when_a_case_is_closed_are_counted_too() -> None:
    tiles = {figure.key: figure.wanted for figure in figures(NOW)}
    assert not any(tiles[key].phases for key in ("overdue", "today", "week", "provisional"))
    assert not urgent_filter(TODAY).phases


def test_the_badge_counts_everything_due_by_today() -> None:
    assert urgent_filter(TODAY, "li").due == DueSpan(date.min, TODAY)
    assert urgent_filter(TODAY, "li").handler == "li"


@pytest.mark.parametrize(
    ("kept", "role", "handler"),
    [
        ("", Role.HANDLER, "li"),
        ("", Role.CLERK, None),
        ("", Role.ADMIN, None),
        ("all", Role.HANDLER, None),
        ("mine", Role.ADMIN, "li"),
        ("of:wang", Role.ADMIN, "wang"),
        ("of:wang", Role.SUPERVISOR, "wang"),
    ],
)
def test_handlers_begin_with_their_own_until_somebody_chooses(
    kept: str, role: Role, handler: str | None
) -> None:
    assert whose(kept, AccountLine("li", "李建文", role)) == handler


def test_who_is_no_head_never_looks_at_one_other_clerk() -> None:
    assert whose("of:wang", AccountLine("li", "李建文", Role.HANDLER)) == "li"
    assert whose("of:wang", AccountLine("li", "李建文", Role.CLERK)) is None


@pytest.mark.parametrize("handler", [None, "li", "wang"])
def test_what_is_remembered_of_a_choice_says_the_same_again(handler: str | None) -> None:
    assert whose(kept_scope(handler, "li"), AccountLine("li", "李建文", Role.ADMIN)) == handler


def test_an_hour_that_is_past_counts_as_overdue_and_not_as_due_today() -> None:
    tiles = {figure.key: figure.wanted for figure in figures(NOW)}
    assert tiles["overdue"].overdue_at == NOW
    assert tiles["today"].due == DueSpan(TODAY, TODAY, since=NOW)


@pytest.mark.parametrize(
    ("today", "overdue", "text"),
    [
        (3, 1, "今天到期 3 件，已逾期 1 件"),
        (3, 0, "今天到期 3 件"),
        (0, 1, "已逾期 1 件"),
        (0, 0, ""),
    ],
)
def test_the_reminder_speaks_only_of_what_presses(today: int, overdue: int, text: str) -> None:
    assert Pressing(today, overdue).text == text
