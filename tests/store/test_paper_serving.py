"""Serving a paper: recorded once, with its receipt, and the answer clock starts with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.documents.life import PaperPart, PaperState
from app.domain.documents.service_steps import service_step
from app.domain.terms import Role, ServiceMethod
from app.models.case import Case
from app.models.evidence import StoredFile
from app.models.paper import CasePaper, PaperFile, PaperService
from app.services.deadlines import read_deadlines
from app.services.desk import Desk
from app.services.papers.drafts import start_drafts
from app.services.papers.files import attach_part, file_name, paper_docx, print_run, read_part
from app.services.papers.issue import issue_many, issue_paper, withdraw_paper
from app.services.papers.listing import list_papers
from app.services.papers.serving import serve_paper
from app.services.papers.views import PaperLine, ServeRequest
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases, purge_cases
from app.services.service_records import list_services, remove_service
from app.support.errors import InputFileError, RuleViolationError
from tests.store.desk_kit import CATALOGUE, TODAY, acting, count, full_draft, open_one, step
from tests.store.paper_kit import (
    ACCEPTANCE,
    ANSWER,
    CountingPress,
    again,
    docketed,
    draft,
    issued,
)

ISSUED = date(2026, 11, 9)
SIGNED = date(2026, 11, 20)
DIRECT = ServeRequest(ServiceMethod.DIRECT, SIGNED, signer="王某")


@pytest.fixture
def case_id(desk: Desk) -> int:
    return docketed(desk)


@pytest.fixture
def paper(desk: Desk, case_id: int) -> PaperLine:
    return issued(desk, case_id, on=ISSUED)


def dues(desk: Desk, case_id: int, rule: str) -> list[object]:
    """Return the due dates of the runs of one rule."""
    return [line.due for line in read_deadlines(desk, case_id) if line.key.rule_id == rule]


def test_serving_records_the_service_and_starts_the_answer_clock(
    desk: Desk, case_id: int, paper: PaperLine
) -> None:
    served = serve_paper(desk, paper.id, DIRECT)
    # Fifteen days from 20 November 2026 end on 5 December, a Saturday: the Monday after.
    assert dues(desk, case_id, "INF-ANSWER") == [date(2026, 12, 7)]
    assert served.step == "登记送达"
    (told,) = served.started
    assert told.startswith("提交答辩书")
    assert "2026-12-07" in told
    assert (served.paper.state, served.paper.served_on) == (PaperState.SERVED, SIGNED)
    assert served.paper.service == "直接送达，王某签收"
    assert read_dossier(desk, case_id).line.state == "served"
    # The step would have recorded a service of its own.
    (record,) = list_services(desk, case_id)
    assert (record.paper, record.recipient) == (paper.title, "星煌灯饰厂")


def test_without_the_step_the_case_stays_and_no_clock_starts(
    desk: Desk, case_id: int, paper: PaperLine
) -> None:
    wanted = ServeRequest(ServiceMethod.DIRECT, SIGNED, take_step=False)
    served = serve_paper(desk, paper.id, wanted)
    assert (served.step, served.started) == ("", ())
    assert read_dossier(desk, case_id).line.state == "accepted"
    assert dues(desk, case_id, "INF-ANSWER") == []


def test_a_public_notice_counts_thirty_days_later(
    desk: Desk, case_id: int, paper: PaperLine
) -> None:
    served = serve_paper(desk, paper.id, ServeRequest(ServiceMethod.NOTICE, date(2026, 11, 10)))
    assert served.served_on == date(2026, 12, 10)
    assert dues(desk, case_id, "INF-ANSWER") == [date(2026, 12, 25)]


def test_a_paper_of_no_step_leaves_the_case_where_it_is(desk: Desk, case_id: int) -> None:
    line = issued(desk, case_id, ACCEPTANCE, on=ISSUED)
    served = serve_paper(desk, line.id, DIRECT)
    assert (served.step, served.paper.state) == ("", PaperState.SERVED)
    assert read_dossier(desk, case_id).line.state == "accepted"


def test_a_ruling_served_starts_the_time_to_sue_for_each_side(desk: Desk) -> None:
    case_id = docketed(desk)
    for code in ("serve", "answer", "deliberate", "rule"):
        step(desk, case_id, code)
    for number in range(2):
        line = issued(desk, case_id, "ruling", on=ISSUED)
        acted_on = date(2026, 11, 20 + number)
        serve_paper(desk, line.id, ServeRequest(ServiceMethod.DIRECT, acted_on))
    assert dues(desk, case_id, "INF-SUE") == [date(2026, 12, 7), date(2026, 12, 7)]
    assert read_dossier(desk, case_id).line.state == "decision-served"


def test_a_paper_is_served_once_and_only_when_issued(
    desk: Desk, case_id: int, paper: PaperLine
) -> None:
    with pytest.raises(RuleViolationError):
        serve_paper(desk, draft(desk, case_id).id, DIRECT)
    serve_paper(desk, paper.id, DIRECT)
    with pytest.raises(RuleViolationError):
        serve_paper(desk, paper.id, DIRECT)
    assert len(list_services(desk, case_id)) == 1


def test_a_wrong_fact_records_nothing_at_all(desk: Desk, case_id: int, paper: PaperLine) -> None:
    for wanted in (
        ServeRequest(ServiceMethod.LEFT, SIGNED),
        ServeRequest(ServiceMethod.DIRECT, date(2026, 11, 24)),
        ServeRequest(ServiceMethod.DIRECT, ISSUED - timedelta(days=1)),
    ):
        with pytest.raises(RuleViolationError):
            serve_paper(desk, paper.id, wanted)
    assert again(desk, paper).state is PaperState.ISSUED
    assert list_services(desk, case_id) == ()


def test_the_receipt_is_kept_bit_for_bit(desk: Desk, paper: PaperLine, tmp_path: Path) -> None:
    photo = tmp_path / "回证.jpg"
    photo.write_bytes(b"\xff\xd8\xff receipt")
    wanted = ServeRequest(ServiceMethod.DIRECT, SIGNED, place="古镇镇", receipt=photo)
    serve_paper(desk, paper.id, wanted)
    with desk.store.reading() as session:
        link = session.query(PaperService).one()
        stored = session.get_one(StoredFile, link.receipt_file_id)
        assert (link.place, link.receipt_name) == ("古镇镇", "回证.jpg")
        assert stored.media == "image/jpeg"
    assert desk.vault.read(stored.sha256) == photo.read_bytes()


def test_a_receipt_that_cannot_be_read_records_nothing(
    desk: Desk, case_id: int, paper: PaperLine, tmp_path: Path
) -> None:
    wanted = ServeRequest(ServiceMethod.DIRECT, SIGNED, receipt=tmp_path / "没有.jpg")
    with pytest.raises(InputFileError):
        serve_paper(desk, paper.id, wanted)
    assert list_services(desk, case_id) == ()


def test_a_service_taken_away_leaves_the_paper_unserved_and_its_receipt_goes(
    desk: Desk, case_id: int, paper: PaperLine, tmp_path: Path
) -> None:
    photo = tmp_path / "回证.jpg"
    photo.write_bytes(b"\xff\xd8\xff receipt")
    serve_paper(desk, paper.id, replace(DIRECT, receipt=photo))
    (record,) = list_services(desk, case_id)
    remove_service(desk, record.id, "登记有误")
    assert list(desk.vault.names()) == [paper.sha256]
    assert again(desk, paper).state is PaperState.ISSUED
    serve_paper(desk, paper.id, ServeRequest(ServiceMethod.POST, SIGNED))
    assert again(desk, paper).service == "邮寄送达"


def test_each_respondent_served_has_a_time_to_answer_of_its_own(desk: Desk) -> None:
    case_id = docketed(desk, "甲灯饰厂", "乙灯饰厂", "丙灯饰厂")
    batch = issue_many(desk, start_drafts(desk, case_id, ANSWER), CountingPress(), on=ISSUED)
    steps = []
    for line, day in zip(batch.issued, (9, 11, 16), strict=True):
        acted_on = date(2026, 11, day)
        served = serve_paper(desk, line.id, ServeRequest(ServiceMethod.DIRECT, acted_on))
        steps.append(served.step)
        assert len(served.started) == 1
    assert steps == ["登记送达", "送达其他被请求人", "送达其他被请求人"]
    assert sorted(map(str, dues(desk, case_id, "INF-ANSWER"))) == [
        "2026-11-24", "2026-11-26", "2026-12-01",
    ]  # fmt: skip
    assert len(list_services(desk, case_id)) == 3


def test_a_served_paper_can_be_withdrawn(desk: Desk, paper: PaperLine) -> None:
    serve_paper(desk, paper.id, DIRECT)
    withdraw_paper(desk, paper.id, "有误")
    assert again(desk, paper).state is PaperState.WITHDRAWN


def test_a_role_that_may_not_make_the_step_records_the_service_alone(desk: Desk) -> None:
    kind = CATALOGUE.get("counterfeit-report")
    move = service_step(kind, "in-review", "D28")
    assert move is not None
    assert Role.CLERK not in move.roles
    case_id = open_one(desk, full_draft(kind)).id
    step(desk, case_id, "accept")
    with desk.store.writing(actor="test") as unit:
        unit.session.get_one(Case, case_id).state = "in-review"
    line = issued(desk, case_id, "penalty-notice", on=ISSUED)
    served = serve_paper(acting(desk, Role.CLERK, "li"), line.id, DIRECT)
    assert (served.step, served.paper.state) == ("", PaperState.SERVED)
    assert read_dossier(desk, case_id).line.state == "in-review"


def test_a_sealed_scan_is_kept_beside_the_paper(
    desk: Desk, case_id: int, paper: PaperLine, tmp_path: Path
) -> None:
    scan = tmp_path / "CON.pdf"
    scan.write_bytes(b"%PDF-1.4 sealed")
    line = attach_part(desk, paper.id, PaperPart.SEALED, scan)
    (part,) = line.parts
    assert (part.part, part.name) == (PaperPart.SEALED, "_CON.pdf")
    assert read_part(desk, part.id) == scan.read_bytes()
    with pytest.raises(RuleViolationError):
        attach_part(desk, draft(desk, case_id).id, PaperPart.SEALED, scan)
    assert count(desk, PaperFile) == 1


def test_files_are_named_by_case_title_recipient_and_day(desk: Desk, paper: PaperLine) -> None:
    name = "粤中知法裁字〔2026〕1号_答辩通知书_星煌灯饰厂_20261109.pdf"
    assert file_name(paper, ".pdf") == name
    assert paper_docx(desk, paper.id, CountingPress()).startswith(b"PK")


def test_a_print_run_gives_each_paper_its_envelope_and_receipt(
    desk: Desk, case_id: int, paper: PaperLine
) -> None:
    press = CountingPress()
    other = issued(desk, case_id, ACCEPTANCE)
    print_run(desk, (paper.id, other.id), press, envelopes=True, receipts=True)
    (contents,) = press.runs
    assert [content.title for content in contents] == [
        "答辩通知书", "信封", "送达回证", "专利侵权纠纷处理请求受理通知书", "信封", "送达回证",
    ]  # fmt: skip
    receipt = str(contents[2])
    assert "《答辩通知书》" in receipt
    assert str(paper.number) in receipt
    with pytest.raises(RuleViolationError):
        print_run(desk, (draft(desk, case_id).id,), press, envelopes=False, receipts=False)


def test_a_case_deleted_for_ever_takes_its_papers_and_their_files(
    desk: Desk, case_id: int, paper: PaperLine, tmp_path: Path
) -> None:
    serve_paper(desk, paper.id, DIRECT)
    draft(desk, case_id)
    delete_cases(desk, [case_id], "误录")
    purge_cases(desk, [case_id], "误录")
    assert [count(desk, model) for model in (CasePaper, PaperService, StoredFile)] == [0, 0, 0]
    assert not desk.vault.has(paper.sha256)
    # The number was given out: the next paper does not get it again.
    assert issued(desk, docketed(desk)).number == "粤中知答字〔2026〕2号"


def test_serving_needs_a_recipient(desk: Desk, case_id: int) -> None:
    assert list_papers(desk, case_id) == ()
    line = draft(desk, case_id)
    with desk.store.writing(actor="test") as unit:
        row = unit.session.get_one(CasePaper, line.id)
        row.recipient, row.recipient_id, row.folder = "", None, ANSWER
    line = again(desk, line)
    with pytest.raises(RuleViolationError) as raised:
        issue_paper(desk, line.id, line.version, CountingPress())
    assert {problem.field for problem in raised.value.problems} >= {"受送达人"}
    assert TODAY.year == 2026
