"""The life of a paper: drafted, numbered without a gap, issued for ever, taken back."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.documents.blocks import Number
from app.domain.documents.life import PaperState
from app.domain.documents.vocabulary import Value
from app.domain.terms import Role
from app.models.office import IssuedNumber
from app.models.paper import CasePaper
from app.services.desk import Desk
from app.services.number_books import list_numbers, start_book
from app.services.papers import facts
from app.services.papers.drafts import (
    discard_draft,
    offers,
    preview,
    preview_new,
    read_form,
    recipients,
    save_draft,
    start_drafts,
)
from app.services.papers.facts_source import Group, Source
from app.services.papers.files import paper_pdf
from app.services.papers.issue import issue_paper, replace_paper, withdraw_paper
from app.services.papers.listing import list_papers, register
from app.services.papers.views import PaperLine
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases
from app.support.errors import (
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    StaleRecordError,
    StoreDamagedError,
)
from tests.store.desk_kit import TODAY, acting, audit_of, count, last_audit
from tests.store.paper_kit import (
    ACCEPTANCE,
    ANSWER,
    UNPRINTABLE,
    CountingPress,
    again,
    docketed,
    draft,
    issued,
    typed,
)

RULING = "ruling"
BOOK = "paper:粤中知答字"


@pytest.fixture
def case_id(desk: Desk) -> int:
    return docketed(desk)


def test_papers_called_for_by_the_steps_come_first(desk: Desk, case_id: int) -> None:
    found = offers(desk, case_id)
    called = [offer.called_for for offer in found]
    assert called == sorted(called, reverse=True)
    codes = {offer.code for offer in found if offer.called_for}
    ahead = [offer.code for offer in found if offer.ahead]
    # D05 by the docketing just done, D20 by the closing now open; both before all others.
    assert "D05" in codes
    assert "D20" in ahead
    assert not codes & set(ahead)
    assert {offer.code for offer in found[: sum(called) + len(ahead)]} == codes | set(ahead)
    assert "D19" not in codes
    draft(desk, case_id)
    made = {offer.folder: offer.made for offer in offers(desk, case_id)}
    assert (made[ANSWER], made[ACCEPTANCE]) == (1, 0)


def test_a_draft_is_begun_for_each_respondent_and_one_for_the_requester(desk: Desk) -> None:
    case_id = docketed(desk, "甲灯饰厂", "乙灯饰厂")
    start_drafts(desk, case_id, ANSWER)
    start_drafts(desk, case_id, ACCEPTANCE)
    found = {(line.folder, line.recipient) for line in list_papers(desk, case_id)}
    assert found == {
        (ANSWER, "甲灯饰厂"),
        (ANSWER, "乙灯饰厂"),
        (ACCEPTANCE, "中山市华彩照明有限公司"),
    }


def test_a_preview_shows_the_place_of_the_number_and_uses_none(desk: Desk, case_id: int) -> None:
    shown = preview(desk, draft(desk, case_id).id)
    (number,) = (block.text for block in shown.content.blocks if isinstance(block, Number))
    assert not any(sign.isdigit() for sign in number.partition("〕")[2])
    assert preview_new(desk, case_id, ANSWER).content.title == shown.content.title
    assert list_numbers(desk, BOOK, TODAY.year) == ()


def test_what_was_typed_stands_in_the_paper_and_unknown_fields_are_dropped(
    desk: Desk, case_id: int
) -> None:
    line = draft(desk, case_id)
    saved = save_draft(desk, line.id, line.version, {"答辩期": "十五日（自定）", "没有的": "x"})
    assert read_form(desk, line.id).texts == {"答辩期": "十五日（自定）"}
    assert "十五日（自定）" in str(preview(desk, line.id).content)
    with pytest.raises(StaleRecordError):
        save_draft(desk, line.id, line.version, {})
    assert saved.version > line.version


def test_an_issued_paper_has_number_day_hash_and_the_template_it_came_from(
    desk: Desk, case_id: int
) -> None:
    before = last_audit(desk)
    press = CountingPress()
    line = issued(desk, case_id, press=press)
    assert (line.state, line.number) == (PaperState.ISSUED, "粤中知答字〔2026〕1号")
    assert (line.issued_on, line.issued_by, line.pages) == (TODAY, "admin", 1)
    kept = paper_pdf(desk, line.id, press)
    assert hashlib.sha256(kept.pdf).hexdigest() == kept.sha256 == line.sha256
    assert len(press.printed) == 1  # the stored bytes, not a new print
    with desk.store.reading() as session:
        row = session.get_one(CasePaper, line.id)
        assert len(row.template_sha256) == 64
    event = read_dossier(desk, case_id).events[0]
    assert event.text == "签发文书"
    assert event.note == "粤中知答字〔2026〕1号 答辩通知书 → 星煌灯饰厂"
    assert audit_of(desk, "case_paper", after=before)


def test_an_issued_paper_cannot_be_changed_discarded_or_issued_again(
    desk: Desk, case_id: int
) -> None:
    line = issued(desk, case_id)
    for act in (
        lambda: save_draft(desk, line.id, line.version, {}),
        lambda: discard_draft(desk, line.id),
        lambda: read_form(desk, line.id),
        lambda: issue_paper(desk, line.id, line.version, CountingPress()),
    ):
        with pytest.raises(RuleViolationError):
            act()
    assert again(desk, line) == line


def test_a_paper_that_cannot_be_printed_uses_no_number(desk: Desk, case_id: int) -> None:
    bad = draft(desk, case_id, 答辩期=UNPRINTABLE)
    with pytest.raises(RuleViolationError):
        issue_paper(desk, bad.id, bad.version, CountingPress())
    assert again(desk, bad).state is PaperState.DRAFT
    assert count(desk, IssuedNumber) == 2  # intake and docket
    assert issued(desk, case_id).number == "粤中知答字〔2026〕1号"


def test_what_is_wanting_is_told_by_name_and_nothing_is_issued(desk: Desk) -> None:
    case_id = docketed(desk, right={})
    line = draft(desk, case_id)
    with pytest.raises(RuleViolationError) as raised:
        issue_paper(desk, line.id, line.version, CountingPress())
    assert [problem.field for problem in raised.value.problems] == ["专利名称"]
    assert again(desk, line).state is PaperState.DRAFT


@pytest.mark.parametrize("on", [date(2026, 11, 24), date(2026, 11, 1)])
def test_a_day_ahead_or_before_the_receipt_is_refused(desk: Desk, case_id: int, on: date) -> None:
    line = draft(desk, case_id)
    with pytest.raises(RuleViolationError) as raised:
        issue_paper(desk, line.id, line.version, CountingPress(), on)
    assert [problem.field for problem in raised.value.problems] == ["on"]


def test_a_later_number_never_bears_an_earlier_day(desk: Desk, case_id: int) -> None:
    first = issued(desk, case_id, on=date(2026, 11, 20))
    line = draft(desk, case_id)
    with pytest.raises(RuleViolationError) as raised:
        issue_paper(desk, line.id, line.version, CountingPress(), date(2026, 11, 19))
    (problem,) = raised.value.problems
    assert problem.field == "on"
    assert (first.number or "") in problem.message
    same_day = issue_paper(desk, line.id, line.version, CountingPress(), date(2026, 11, 20))
    assert same_day.number == "粤中知答字〔2026〕2号"
    # Every book has its own order; a paper that bears no number of a book has none.
    assert issued(desk, case_id, ACCEPTANCE, on=date(2026, 11, 10)).number


def test_a_party_renamed_or_taken_out_since_the_draft_is_chosen_anew_before_the_issue(
    desk: Desk, case_id: int
) -> None:
    line = draft(desk, case_id)
    with desk.store.writing(actor="li") as unit:
        paper = unit.session.get_one(CasePaper, line.id)
        paper.recipient = "星煌灯饰"
    with pytest.raises(RuleViolationError) as raised:
        issue_paper(desk, line.id, again(desk, line).version, CountingPress())
    assert [problem.field for problem in raised.value.problems] == ["受送达人"]
    form = read_form(desk, line.id)
    kept = save_draft(desk, line.id, form.line.version, form.texts, form.recipients[-1])
    assert issue_paper(desk, kept.id, kept.version, CountingPress()).number


def test_what_is_typed_is_never_read_as_markup(desk: Desk, case_id: int) -> None:
    signs = "{案号} {{x}} {名称|默认} | # @分页 %% ^ < ／ <script> \\n"
    line = issued(desk, case_id, 答辩期=signs)
    with desk.store.reading() as session:
        content = session.get_one(CasePaper, line.id).content
    assert signs in json.dumps(content, ensure_ascii=False).replace("\\\\", "\\")


def test_two_who_issue_at_the_same_time_get_neighbouring_numbers(desk: Desk, case_id: int) -> None:
    papers = [draft(desk, case_id) for _ in range(8)]
    press = CountingPress()

    def issue(line: PaperLine) -> str:
        return issue_paper(desk, line.id, line.version, press).number or ""

    with ThreadPoolExecutor(2) as pool:
        numbers = set(pool.map(issue, papers))
    assert numbers == {f"粤中知答字〔2026〕{serial}号" for serial in range(1, 9)}
    for line in papers:
        with desk.store.reading() as session:
            content = str(session.get_one(CasePaper, line.id).content)
        assert f"'{again(desk, line).number}'" in content


def test_issuing_reads_only_what_the_wording_names(
    desk: Desk, case_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = draft(desk, case_id)
    read: list[str] = []

    def heard(one: Group) -> Group:
        def reading(source: Source) -> dict[str, Value]:
            read.extend(one.names)
            return one.read(source)

        return Group(one.names, reading)

    groups = tuple(heard(one) for one in facts.GROUPS)
    monkeypatch.setattr(facts, "GROUPS", groups)
    issue_paper(desk, line.id, line.version, CountingPress())
    read_form(desk, draft(desk, case_id).id)
    assert "案号" in read
    assert {"档号", "卷内文件", "证据", "比对", "调解场次"}.isdisjoint(read)


def test_a_draft_that_was_saved_since_is_not_issued(desk: Desk, case_id: int) -> None:
    line = draft(desk, case_id)
    save_draft(desk, line.id, line.version, {"答辩期": "二十日"})
    with pytest.raises(StaleRecordError):
        issue_paper(desk, line.id, line.version, CountingPress())


def test_the_number_comes_from_the_year_of_the_paper_and_the_books_start(
    desk: Desk, case_id: int
) -> None:
    start_book(desk, BOOK, 2026, 58, "启用前已编至57号")
    assert issued(desk, case_id).number == "粤中知答字〔2026〕58号"
    assert issued(desk, case_id).number == "粤中知答字〔2026〕59号"
    (first, second) = list_numbers(desk, BOOK, 2026)
    assert (first.serial, second.serial) == (58, 59)
    assert first.case_id == case_id


def test_a_ruling_bears_the_number_of_the_case_and_is_the_officers_to_issue(
    desk: Desk, case_id: int
) -> None:
    line = draft(desk, case_id, RULING)
    clerk = acting(desk, Role.CLERK, "li")
    with pytest.raises(NotAllowedError):
        issue_paper(clerk, line.id, line.version, CountingPress())
    used = count(desk, IssuedNumber)
    with pytest.raises(NotAllowedError):
        start_drafts(acting(desk, Role.EXAMINER), case_id, RULING)
    assert count(desk, IssuedNumber) == used


def test_a_paper_is_withdrawn_with_a_reason_by_its_issuer_or_the_head(
    desk: Desk, case_id: int
) -> None:
    line = issued(acting(desk, Role.HANDLER, "wang"), case_id)
    with pytest.raises(NotAllowedError):
        withdraw_paper(acting(desk, Role.HANDLER, "zhao"), line.id, "有误")
    with pytest.raises(RuleViolationError):
        withdraw_paper(desk, line.id, " ")
    withdraw_paper(acting(desk, Role.HANDLER, "wang"), line.id, "当事人名称有误")
    gone = again(desk, line)
    assert (gone.state, gone.number) == (PaperState.WITHDRAWN, line.number)
    assert gone.withdrawn_reason == "当事人名称有误"
    assert [one.number for one in register(desk, 2026)] == [line.number]
    (entry,) = list_numbers(desk, BOOK, 2026)
    assert entry.voided_at is None
    assert issued(desk, case_id).number == "粤中知答字〔2026〕2号"
    with pytest.raises(RuleViolationError):
        withdraw_paper(desk, line.id, "再撤")


def test_a_replaced_paper_stays_in_force_until_the_new_one_is_issued_and_stays_readable(
    desk: Desk, case_id: int
) -> None:
    press = CountingPress()
    old = issued(desk, case_id, press=press, 答辩期="三十日")
    new_id = replace_paper(desk, old.id, "答辩期写错")
    assert again(desk, old).state is PaperState.ISSUED
    assert again(desk, old).replaced_by is None
    with pytest.raises(RuleViolationError):
        replace_paper(desk, old.id, "又一次")
    assert read_form(desk, new_id).texts["答辩期"] == "三十日"
    line = typed(desk, new_id, 答辩期="十五日")
    new = issue_paper(desk, new_id, line.version, press)
    after = again(desk, old)
    assert (after.state, after.replaced_by) == (PaperState.REPLACED, new.id)
    assert (after.withdrawn_reason, new.replaces) == ("答辩期写错", old.id)
    assert "三十日" in str(preview(desk, old.id).content)
    assert paper_pdf(desk, old.id, press).sha256 == old.sha256


def test_an_issued_paper_does_not_follow_later_changes_of_the_case(
    desk: Desk, case_id: int
) -> None:
    line = issued(desk, case_id)
    said = preview(desk, line.id)
    with desk.store.writing(actor="test") as unit:
        row = unit.session.get_one(CasePaper, line.id)
        row.recipient = "另一个"
    assert preview(desk, line.id) == said
    assert said.gaps == ()


def test_a_file_that_was_altered_is_refused(desk: Desk, case_id: int) -> None:
    line = issued(desk, case_id)
    stored = desk.vault.path(line.sha256)
    stored.chmod(0o600)
    data = bytearray(stored.read_bytes())
    data[-1] ^= 1
    stored.write_bytes(bytes(data))
    with pytest.raises(StoreDamagedError):
        paper_pdf(desk, line.id, CountingPress())


def test_a_case_in_the_recycle_bin_issues_nothing(desk: Desk, case_id: int) -> None:
    line = draft(desk, case_id)
    delete_cases(desk, [case_id], "误录")
    with pytest.raises(RuleViolationError):
        issue_paper(desk, line.id, line.version, CountingPress())
    with pytest.raises(RuleViolationError):
        start_drafts(desk, case_id, ANSWER)


def test_the_register_finds_numbered_papers_of_a_year_across_cases(
    desk: Desk, case_id: int
) -> None:
    second = issued(desk, docketed(desk, "乙灯饰厂"), on=date(2026, 11, 20))
    first = issued(desk, case_id)
    draft(desk, case_id)
    assert [line.id for line in register(desk, 2026)] == [first.id, second.id]
    assert [line.id for line in register(desk, 2026, "乙灯")] == [second.id]
    assert [line.id for line in register(desk, 2026, "知答字〔2026〕1号")] == [second.id]
    assert [line.id for line in register(desk, 2026, limit=1)] == [first.id]
    assert register(desk, 2025) == ()


def test_a_discarded_draft_is_gone(desk: Desk, case_id: int) -> None:
    line = draft(desk, case_id)
    discard_draft(desk, line.id)
    assert list_papers(desk, case_id) == ()
    with pytest.raises(NotFoundError):
        preview(desk, line.id)


def test_a_recipient_outside_the_case_keeps_its_address(desk: Desk, case_id: int) -> None:
    line = draft(desk, case_id)
    (party, *_) = recipients(desk, case_id)
    outside = replace(party, party_id=None, name="中山市公安局", address="中山三路1号")
    save_draft(desk, line.id, line.version, {}, outside)
    again_ = read_form(desk, line.id)
    assert again_.line.recipient == "中山市公安局"
    with desk.store.reading() as session:
        row = session.scalar(select(CasePaper).where(CasePaper.id == line.id))
        assert row is not None
        assert row.fields["@recipient"]["address"] == "中山三路1号"
