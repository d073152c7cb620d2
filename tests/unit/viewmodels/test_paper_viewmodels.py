"""Papers as lists and forms read them, without Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.documents.life import PaperState
from app.domain.documents.spec import Ask, AskKind
from app.domain.documents.vocabulary import WORDS
from app.services.papers.views import (
    Gap,
    IssuedBatch,
    IssueFailure,
    PaperForm,
    PaperLine,
    PaperOffer,
    Recipient,
    ServedPaper,
    TemplateTexts,
)
from app.ui.viewmodels.paper_form import PaperFormState, gap_words
from app.ui.viewmodels.paper_templates import placeholders, title_of
from app.ui.viewmodels.papers import (
    PaperStep,
    batch_words,
    issue_question,
    next_step,
    offer_groups,
    served_words,
)

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LINE = PaperLine(
    1, 1, 1, "粤中知法裁字〔2026〕1号", "华彩照明 诉 星煌灯饰厂", "D09", "answer-notice", "1",
    "答辩通知书", "星煌灯饰厂", PaperState.DRAFT, None, None, "", None, "", None, "", "",
    None, None, NOW, "admin",
)  # fmt: skip


def form(*asks: Ask, **defaults: str) -> PaperFormState:
    held = PaperForm(LINE, asks, {}, defaults, (), numbered=True, verified=True)
    return PaperFormState(held, NOW, TODAY)


def offer(code: str, title: str, *, called: bool = False, ahead: bool = False) -> PaperOffer:
    return PaperOffer(code.lower(), code, title, called, 0, own=False, verified=True, ahead=ahead)


def test_the_next_step_follows_the_life_of_the_paper() -> None:
    issued = replace(LINE, state=PaperState.ISSUED)
    assert next_step(LINE) is PaperStep.ISSUE
    assert next_step(issued) is PaperStep.SERVE
    assert next_step(replace(issued, recipient="")) is PaperStep.LOOK
    assert next_step(replace(issued, state=PaperState.WITHDRAWN)) is PaperStep.LOOK


def test_papers_of_the_step_come_first_then_those_of_the_next_and_the_rest_by_code() -> None:
    offers = (
        offer("D19", "行政裁决书"),
        offer("D09", "答辩通知书", called=True),
        offer("D20", "撤销案件决定书", ahead=True),
        offer("D04", "补正"),
    )
    groups = offer_groups(offers)
    assert [group.heading for group in groups] == ["本步骤", "下一步可用", "其他文书"]
    assert [one.code for one in groups[2].offers] == ["D04", "D19"]
    assert [one.code for group in offer_groups(offers, "d19 裁决") for one in group.offers] == [
        "D19"
    ]
    assert offer_groups(offers, "没有") == ()


def test_typing_the_default_itself_keeps_nothing_so_that_it_follows_the_case() -> None:
    state = form(Ask("答辩期"), 答辩期="十五日")
    state.set_text("答辩期", "十五日")
    assert not state.changed
    state.set_text("答辩期", "三十日")
    assert (state.changed, state.texts()["答辩期"]) == (True, "三十日")


def test_days_are_kept_written_out_and_wrong_ones_as_typed_with_a_problem() -> None:
    state = form(Ask("期日", AskKind.DAY), Ask("份数", AskKind.WHOLE))
    state.set_text("期日", "明天")
    assert state.texts()["期日"] == "2026-11-24"
    state.set_text("期日", "十三月")
    state.set_text("份数", "三份")
    assert {one.field for one in state.problems()} == {"期日", "份数"}
    assert state.texts()["期日"] == "十三月"


def test_another_recipient_counts_as_a_change_the_same_or_none_does_not() -> None:
    state = form()
    state.choose(Recipient(None, "", ""))
    state.choose(Recipient(7, LINE.recipient, "被请求人"))
    assert not state.changed
    state.choose(Recipient(None, "中山海关", ""))
    assert state.recipient == Recipient(None, "中山海关", "")


def test_each_lacking_value_is_told_once_in_order() -> None:
    assert gap_words((Gap("承办人", 3), Gap("专利号", 5), Gap("承办人", 9))) == ("承办人", "专利号")


def test_service_tells_its_day_the_step_and_every_limit_that_began() -> None:
    served = ServedPaper(LINE, TODAY, "登记送达", ("答辩期 至 2026-12-08",))
    words = served_words(served)
    assert all(part in words for part in ("2026-11-23", "登记送达", "2026-12-08"))


def test_a_batch_names_each_paper_that_was_not_issued() -> None:
    failed = IssueFailure(2, "答辩通知书", "星煌灯饰厂", "缺“承办人”。")
    words = batch_words(IssuedBatch((LINE,), (failed,)))
    assert "已签发 1 份" in words
    assert "答辩通知书（星煌灯饰厂）：缺“承办人”。" in words


def test_the_question_before_issuing_speaks_of_the_number_only_where_there_is_one() -> None:
    assert "文号" in issue_question(LINE, numbered=True)
    assert "文号" not in issue_question(LINE, numbered=False)


def test_every_placeholder_is_offered_and_lists_come_as_a_whole_table() -> None:
    assert {one.name for one in placeholders()} == set(WORDS)
    (evidence,) = [one for one in placeholders("证据清单") if one.name == "证据"]
    assert evidence.insert.startswith("@表")
    assert evidence.insert.count("@完") == 2


def test_a_template_is_named_by_its_title_and_by_its_folder_while_that_is_broken() -> None:
    texts = TemplateTexts("answer-notice", 'title = "答辩通知书"\n', "", own=False)
    assert title_of(texts) == "答辩通知书"
    assert title_of(replace(texts, spec="title = 答辩")) == "answer-notice"
