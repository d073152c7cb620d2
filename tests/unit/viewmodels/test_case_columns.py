"""The next limit of a case in the lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.terms import Phase, Tone, Track
from app.services.case_filter import SortField
from app.services.views import CaseLine
from app.ui.viewmodels.case_columns import Office, bin_columns, columns_of, next_due_cell

TODAY = date(2026, 11, 23)  # 周一
OFFICE = Office("admin", {}, (), TODAY)
LINE = CaseLine(
    id=1,
    version=1,
    track="infringement",
    kind="infringement-dispute",
    kind_term="专利侵权纠纷",
    state="served",
    state_term="已送达",
    tone=Tone.NEUTRAL,
    phase=Phase.OPEN,
    intake_no="收〔2026〕1",
    case_no=None,
    title="甲 诉 乙",
    first_side="甲",
    second_side="乙",
    product="吊灯",
    right_number="",
    right_kind="",
    town="",
    channel="",
    venue_kind="",
    platform="",
    handler="",
    received_on=TODAY,
    accepted_on=None,
    decided_on=None,
    filed_on=None,
    marked_on=None,
    granted_on=None,
    closed_on=None,
    outcome_term="",
    claimed_fen=None,
    agreed_fen=None,
    paid_fen=None,
    deleted_at=None,
    next_due=date(2026, 11, 25),
    next_due_term="答辩",
    next_due_statutory=True,
)


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 11, 20), "11-20 逾期", Tone.BAD),
        (TODAY, "今天", Tone.ATTENTION),
        (date(2026, 11, 29), "周日", Tone.NEUTRAL),
        (date(2026, 11, 30), "11-30", Tone.NEUTRAL),
        (date(2027, 1, 5), "2027-01-05", Tone.NEUTRAL),
    ],
)
def test_the_next_limit_reads_shorter_the_nearer_it_is(due: date, words: str, tone: Tone) -> None:
    cell = next_due_cell(replace(LINE, next_due=due), TODAY)
    assert (cell.text, cell.tone) == (words, tone)


def test_the_laws_limit_is_filled_an_internal_one_hollow_and_both_are_copied_whole() -> None:
    assert next_due_cell(LINE, TODAY).mark == "●"
    assert next_due_cell(LINE, TODAY).full == "2026-11-25 周三 答辩（法定期限）"
    internal = next_due_cell(replace(LINE, next_due_statutory=False), TODAY)
    assert internal.mark == "○"
    assert "内部期限" in internal.full


def test_an_hour_of_today_that_is_past_is_told_as_past() -> None:
    gone = next_due_cell(replace(LINE, next_due=TODAY, next_due_late=True), TODAY)
    assert (gone.text, gone.tone) == ("今天已过", Tone.BAD)


def test_every_list_can_be_sorted_by_its_limit() -> None:
    for track in (*Track, None):
        (due,) = (column for column in columns_of(track, OFFICE) if column.key == "due")
        assert due.sort == SortField.DUE


def test_a_case_without_a_running_limit_shows_nothing() -> None:
    assert next_due_cell(replace(LINE, next_due=None), TODAY).text == ""


def test_every_list_shows_the_next_limit_but_the_bin_does_not() -> None:
    for track in (*Track, None):
        assert "due" in [column.key for column in columns_of(track, OFFICE)]
    assert "due" not in [column.key for column in bin_columns(OFFICE)]
