"""Recycle bin: nothing goes by accident, nothing hangs about, numbers stay listed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from app.domain.terms import LinkKind, Role
from app.models.case import (
    Case,
    CaseEvent,
    CaseLink,
    CaseParty,
    CaseText,
    Instalment,
    MediationSession,
)
from app.models.party import Party
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.linked_cases import add_session, link_cases, set_instalments, unlink_cases
from app.services.move_case import move_case
from app.services.number_books import list_numbers
from app.services.open_case import open_cases
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases, purge_cases, restore_cases
from app.services.requests import MoveRequest
from app.services.save_case import save_case
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError
from tests.store.desk_kit import (
    TODAY,
    acting,
    audit_of,
    count,
    dispute,
    last_audit,
    open_one,
    step,
)

HELD_AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PLAN = ((date(2026, 12, 1), 50_000, None, 0), (date(2026, 11, 20), 30_000, TODAY, 30_000))


def test_a_deleted_case_comes_back_as_it_was(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    before = read_dossier(desk, opened.id)
    clerk = acting(desk, Role.CLERK)
    assert delete_cases(clerk, [opened.id]) == 1
    assert find_ids(desk, CaseFilter()) == ()
    assert restore_cases(clerk, [opened.id]) == 1
    after = read_dossier(desk, opened.id)
    assert after.draft == before.draft
    assert (after.line.state, after.line.deleted_at) == (before.line.state, None)
    assert [event.text for event in after.events] == ["移出回收站", "移入回收站", "收件"]


def test_a_docketed_case_is_deleted_by_a_supervisor_with_a_reason_only(desk: Desk) -> None:
    plain, docketed = open_one(desk, dispute()), open_one(desk, dispute())
    step(desk, docketed.id, "accept")
    both = [plain.id, docketed.id]
    with pytest.raises(NotAllowedError):
        delete_cases(acting(desk, Role.CLERK), both, "重复")
    with pytest.raises(RuleViolationError):
        delete_cases(desk, both)
    assert len(find_ids(desk, CaseFilter())) == 2
    before = last_audit(desk)
    assert delete_cases(acting(desk, Role.SUPERVISOR), both, "重复") == 2
    assert {entry.reason for entry in audit_of(desk, after=before)} == {"重复"}


def test_a_case_in_the_bin_is_not_worked_on(desk: Desk) -> None:
    opened, other = open_one(desk, dispute()), open_one(desk, dispute())
    draft = read_dossier(desk, opened.id).draft
    delete_cases(desk, [opened.id])
    version = read_dossier(desk, opened.id).line.version
    for work in (
        lambda: save_case(desk, opened.id, version, draft),
        lambda: move_case(desk, opened.id, version, MoveRequest("accept", TODAY)),
        lambda: link_cases(desk, other.id, opened.id, LinkKind.BRANCH),
        lambda: add_session(desk, opened.id, HELD_AT),
        lambda: set_instalments(desk, opened.id, PLAN),
    ):
        with pytest.raises(RuleViolationError, match="回收站"):
            work()


def test_purging_needs_a_supervisor_a_reason_and_the_bin(desk: Desk) -> None:
    opened, kept = open_one(desk, dispute()), open_one(desk, dispute())
    delete_cases(desk, [opened.id])
    with pytest.raises(NotAllowedError):
        purge_cases(acting(desk, Role.HANDLER), [opened.id], "因故")
    for ids, reason in (([opened.id], " "), ([opened.id, kept.id], "因故")):
        with pytest.raises(RuleViolationError):
            purge_cases(desk, ids, reason)
    assert count(desk, Case) == 2


def test_a_purged_case_leaves_nothing_but_void_numbers_and_the_audit(desk: Desk) -> None:
    first, second, third = open_cases(desk, dispute("甲灯饰厂", "乙灯饰厂", "丙灯饰厂", each=True))
    number = step(desk, first.id, "accept").line.case_no
    add_session(desk, first.id, HELD_AT, place="古镇")
    set_instalments(desk, first.id, PLAN)
    delete_cases(desk, [first.id], "误立")
    before = last_audit(desk)
    purge_cases(desk, [first.id], "误立")
    with pytest.raises(NotFoundError):
        read_dossier(desk, first.id)
    assert (count(desk, Case), count(desk, CaseText), count(desk, CaseLink)) == (2, 2, 1)
    assert (count(desk, Instalment), count(desk, MediationSession)) == (0, 0)
    assert (count(desk, CaseParty), count(desk, Party)) == (4, 4)
    assert count(desk, CaseEvent) == 2
    deleted = [e.table_name for e in audit_of(desk, after=before) if e.action == "delete"]
    expected = ["case", "case_party", "case_party", "case_link", "case_link"]
    assert sorted(deleted) == sorted([*expected, "instalment", "instalment", "mediation_session"])
    (line,) = list_numbers(desk, "infringement", 2026)
    assert (line.number, line.case_id, line.void_reason) == (number, None, "误立")
    intake = list_numbers(desk, "intake", 2026)
    assert [(item.case_id, item.void_reason) for item in intake] == [
        (None, "误立"),
        (second.id, ""),
        (third.id, ""),
    ]
    assert step(desk, second.id, "accept").line.case_no == "粤中知法裁字〔2026〕2号"
    with desk.store.reading() as session:
        assert session.execute(text("PRAGMA foreign_key_check")).fetchall() == []


def test_links_are_seen_from_both_ends_once_and_can_be_taken_away(desk: Desk) -> None:
    first, second = open_one(desk, dispute()), open_one(desk, dispute())
    link_cases(desk, first.id, second.id, LinkKind.BRANCH)
    link_cases(desk, second.id, first.id, LinkKind.BRANCH)
    (link,) = read_dossier(desk, second.id).links
    assert (link.kind_term, link.case.id) == ("裁调关联", first.id)
    with pytest.raises(RuleViolationError):
        link_cases(desk, first.id, first.id, LinkKind.BRANCH)
    delete_cases(desk, [first.id])
    assert read_dossier(desk, second.id).links == ()
    restore_cases(desk, [first.id])
    unlink_cases(desk, link.link_id)
    unlink_cases(desk, link.link_id)
    assert read_dossier(desk, second.id).links == ()
    told = [event.text for event in read_dossier(desk, second.id).events]
    assert sorted(told[:2]) == ["关联案件", "取消关联"]


def test_sittings_and_payments_of_a_mediation_are_listed_in_time(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    add_session(desk, opened.id, HELD_AT, mediators="梁伟", result="双方愿意继续")
    set_instalments(desk, opened.id, PLAN)
    dossier = read_dossier(desk, opened.id)
    assert [(item.held_at, item.mediators) for item in dossier.sessions] == [(HELD_AT, "梁伟")]
    assert [item.amount_fen for item in dossier.instalments] == [30_000, 50_000]
    assert dossier.line.paid_fen == 30_000
    assert dossier.events[0].note == "双方愿意继续"
    with pytest.raises(RuleViolationError):
        set_instalments(desk, opened.id, ((TODAY, 0, None, 0),))
    set_instalments(desk, opened.id, ())
    assert read_dossier(desk, opened.id).line.paid_fen is None
