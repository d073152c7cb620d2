"""What the workbench remarks about backups, the delegation and the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.registered_entity import Watch
from app.domain.terms import Tone
from app.services.case_filter import CaseFilter
from app.services.entity_watch import EntityNotice
from app.services.handling_views import LapseProposal, TransferDue
from app.ui.viewmodels.workbench_hints import (
    backup_hints,
    calendar_hints,
    delegation_hints,
    entity_hints,
    lapse_hints,
    transfer_hints,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_no_backup_at_all_is_pointed_out() -> None:
    (hint,) = backup_hints(None, NOW)
    assert hint.tone is Tone.ATTENTION
    assert "还没有备份" in hint.text


def test_only_a_backup_older_than_three_days_is_pointed_out() -> None:
    ages = (timedelta(hours=1), timedelta(days=3), timedelta(days=4))
    told = [[hint.text for hint in backup_hints(NOW - age, NOW)] for age in ages]
    assert told[:2] == [[], []]
    assert "4 天前" in told[2][0]


def test_a_delegation_that_ends_soon_is_pointed_out_and_one_that_ended_forbids_rulings() -> None:
    today = date(2026, 11, 23)
    assert not delegation_hints(None, today)
    assert not delegation_hints(date(2027, 6, 30), today)
    (soon,) = delegation_hints(date(2026, 12, 31), today)
    assert soon.tone is Tone.ATTENTION
    (past,) = delegation_hints(date(2026, 11, 22), today)
    assert past.tone is Tone.BAD
    assert "不能出具裁决书" in past.text


def test_cases_left_unsure_by_an_unknown_year_are_told_and_can_be_opened() -> None:
    (hint,) = calendar_hints(date(2026, 12, 31), 3, date(2026, 6, 1))
    assert hint.text == "2027 年放假安排尚未导入：3 件期限为暂定。"
    assert hint.wanted == CaseFilter(provisional=True)


def test_an_unknown_year_is_told_before_it_comes_even_if_no_case_reaches_it() -> None:
    until = date(2026, 12, 31)
    assert not calendar_hints(until, 0, date(2026, 11, 15))
    assert "2027 年放假安排尚未导入" in calendar_hints(until, 0, date(2026, 11, 16))[0].text


def test_without_any_calendar_every_date_is_called_provisional() -> None:
    (hint,) = calendar_hints(None, 0, date(2026, 11, 23))
    assert hint.tone is Tone.BAD


def lapse(case_id: int) -> LapseProposal:
    text = "补正期限 2026-11-20 已过，尚缺 2 项；可办理“不予受理”。"
    moves = (("refuse", "不予受理"),)
    return LapseProposal(
        case_id, f"收〔2026〕{case_id}", "甲 诉 乙", date(2026, 11, 20), 2, text, moves
    )


def test_one_case_whose_papers_did_not_come_is_named_and_opened_several_are_listed() -> None:
    assert not lapse_hints(())
    (one,) = lapse_hints((lapse(7),))
    assert one.case_id == 7
    assert one.text.startswith("收〔2026〕7：补正期限 2026-11-20 已过")
    (several,) = lapse_hints((lapse(7), lapse(8)))
    assert several.text.startswith("2 件")
    assert several.wanted == CaseFilter(ids=(7, 8), states=("supplement",))


def test_of_the_entities_the_gravest_is_named_and_the_others_are_counted_once_each() -> None:
    assert not entity_hints(())
    grave = EntityNotice(1, "华彩照明", Watch.QUOTA_OUT, "本年额度 20 件，已用 20 件")
    same = EntityNotice(1, "华彩照明", Watch.EXPIRING, "备案 2026-12-01 到期，还有 8 天")
    other = EntityNotice(2, "星煌灯饰", Watch.EXPIRING, "备案 2026-12-02 到期，还有 9 天")
    (alone,) = entity_hints((grave, same))
    assert alone.text == "华彩照明：本年额度 20 件，已用 20 件。"
    (with_others,) = entity_hints((grave, same, other))
    assert with_others.text.endswith("；另有 1 家备案主体须留意。")


def test_a_remark_leads_on_only_where_there_is_something_to_open() -> None:
    today = date(2026, 11, 23)
    assert lapse_hints((lapse(7),))[0].leads_on
    assert entity_hints((EntityNotice(1, "华彩照明", Watch.EXPIRED, "备案到期"),))[0].leads_on
    assert not delegation_hints(today, today)[0].leads_on


def test_only_what_the_transfer_ledger_waits_for_in_vain_is_pointed_out() -> None:
    waiting = TransferDue(
        1, 7, "移〔2026〕3号", "甲 诉 乙", "市公安局", "立案审查", date(2026, 11, 20),
        statutory=True, overdue=False,
    )  # fmt: skip
    assert transfer_hints((waiting,)) == ()
    late = replace(waiting, overdue=True)
    (hint,) = transfer_hints((waiting, late, late))
    assert hint.page == "registers"
    assert "市公安局 立案审查已逾期" in hint.text
    assert "共 2 项" in hint.text
