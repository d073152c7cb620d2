"""Number books: gap-free within book and year, voided ones listed, never given twice."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.centre import Book
from app.domain.numbering import NumberPattern
from app.domain.terms import Role
from app.services import move_case as move_module
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.number_books import list_numbers, void_number
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.support.errors import NotAllowedError, NotFoundError, RuleViolationError
from tests.store.desk_kit import (
    CATALOGUE,
    TODAY,
    acting,
    dispute,
    open_one,
    short_draft,
    step,
)


def docket(desk: Desk, on: date = TODAY, received: datetime | None = None) -> str:
    facts = {"received_at": received} if received else None
    opened = open_one(desk, dispute(facts=facts))
    number = move_case(desk, opened.id, 1, MoveRequest("accept", on))
    assert number is not None
    return number


def test_the_case_number_appears_only_at_docketing(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    assert opened.case_no is None
    assert step(desk, opened.id, "ask-supplement").line.case_no is None
    assert step(desk, opened.id, "accept").line.case_no == "粤中知法裁字〔2026〕1号"
    (line,) = list_numbers(desk, "infringement", 2026)
    assert (line.case_id, line.title) == (opened.id, opened.title)


def test_each_book_and_each_year_counts_for_itself(desk: Desk) -> None:
    last_year = datetime(2025, 6, 3, 2, 0, tzinfo=UTC)
    numbers = [docket(desk), docket(desk, date(2025, 7, 1), last_year), docket(desk)]
    assert numbers == [
        "粤中知法裁字〔2026〕1号",
        "粤中知法裁字〔2025〕1号",
        "粤中知法裁字〔2026〕2号",
    ]
    request = open_one(desk, short_draft(CATALOGUE.get("pre-examination")))
    assert step(desk, request.id, "accept").line.case_no == "预2026-0001"


def test_a_docketing_that_is_rolled_back_leaves_no_gap(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_one(desk, dispute())

    def cut_off(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("cut off")

    monkeypatch.setattr(move_module, "note_event", cut_off)
    with pytest.raises(RuntimeError):
        move_case(desk, opened.id, 1, MoveRequest("accept", TODAY))
    monkeypatch.undo()
    assert list_numbers(desk, "infringement", 2026) == ()
    assert read_dossier(desk, opened.id).line.case_no is None
    assert step(desk, opened.id, "accept").line.case_no == "粤中知法裁字〔2026〕1号"


def test_a_case_reopened_and_docketed_again_keeps_its_number(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    number = step(desk, opened.id, "accept").line.case_no
    for code in ("exit", "reopen-intake", "accept"):
        line = step(desk, opened.id, code).line
    assert line.case_no == number
    assert len(list_numbers(desk, "infringement", 2026)) == 1


def test_a_voided_number_stays_listed_and_is_never_given_again(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    number = step(desk, opened.id, "accept").line.case_no
    void_number(desk, opened.id, "重复立案")
    after = read_dossier(desk, opened.id)
    assert after.line.case_no is None
    assert (after.events[0].text, after.events[0].note) == ("案号作废", f"{number}：重复立案")
    assert docket(desk) == "粤中知法裁字〔2026〕2号"
    first, second = list_numbers(desk, "infringement", 2026)
    assert (first.number, first.void_reason) == (number, "重复立案")
    assert first.voided_at is not None
    assert second.voided_at is None


def test_only_a_supervisor_voids_a_number_there_is_and_says_why(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    with pytest.raises(RuleViolationError, match="还没有案号"):
        void_number(desk, opened.id, "因故")
    step(desk, opened.id, "accept")
    with pytest.raises(RuleViolationError):
        void_number(desk, opened.id, "  ")
    with pytest.raises(NotAllowedError):
        void_number(acting(desk, Role.HANDLER), opened.id, "因故")
    with pytest.raises(NotFoundError):
        void_number(desk, 999, "因故")
    (line,) = list_numbers(desk, "infringement", 2026)
    assert line.voided_at is None


def test_cases_docketed_at_once_get_consecutive_numbers(desk: Desk) -> None:
    ids = [open_one(desk, dispute()).id for _ in range(8)]
    start = threading.Barrier(len(ids))
    found: list[str | None] = []

    def work(case_id: int) -> None:
        start.wait()
        found.append(move_case(desk, case_id, 1, MoveRequest("accept", TODAY)))

    threads = [threading.Thread(target=work, args=(case_id,)) for case_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found, key=str) == [f"粤中知法裁字〔2026〕{n}号" for n in range(1, 9)]


def test_two_books_of_one_pattern_are_refused_before_a_number_is_given_twice(desk: Desk) -> None:
    same = NumberPattern("案〔{year}〕{seq}号")
    profile = replace(
        desk.centre,
        numbers={**desk.centre.numbers, Book.INFRINGEMENT: same, Book.COUNTERFEIT: same},
    )
    desk = replace(desk, centre=profile)
    assert docket(desk) == "案〔2026〕1号"
    other = open_one(desk, short_draft(CATALOGUE.get("counterfeit-report")))
    codes = [move.code for move in CATALOGUE.get("counterfeit-report").moves if move.dockets]
    with pytest.raises(RuleViolationError, match="重复"):
        step(desk, other.id, codes[0])
    assert list_numbers(desk, "counterfeit", 2026) == ()


def test_a_docketed_case_is_found_by_its_new_number(desk: Desk) -> None:
    number = docket(desk)
    assert len(find_ids(desk, CaseFilter(text=number))) == 1
