"""The short title a case is listed under."""

from __future__ import annotations

from app.domain.catalogue import load_catalogue
from app.domain.draft import CaseDraft, Row
from app.domain.titles import case_title, draft_title

CATALOGUE = load_catalogue()
PLACES = ("中山市", "古镇镇", "古镇")


def test_a_dispute_names_both_sides_in_short_and_counts_the_respondents() -> None:
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": "中山市古镇华彩照明有限公司"},),
            "respondent": ({"name": "星煌灯饰厂"}, {"name": "亮晶灯饰门市部"}, {"name": "丙"}),
            "right": ({"title": "吊灯"},),
        },
    )
    title = draft_title(CATALOGUE.get(draft.kind), draft, PLACES)
    assert title == "华彩照明 诉 星煌灯饰厂 等3家"


def test_each_kind_joins_the_sides_with_its_own_word() -> None:
    words = {
        kind: case_title(CATALOGUE.get(kind), ["甲厂"], ["乙厂"]).split(" ")[1]
        for kind in ("ecommerce-complaint", "counterfeit-report", "mediation-court")
    }
    assert words == {
        "ecommerce-complaint": "投诉",
        "counterfeit-report": "举报",
        "mediation-court": "与",
    }


def test_a_request_without_a_second_side_names_its_product() -> None:
    draft = CaseDraft(
        "pre-examination",
        {"applicant": ({"name": "甲灯饰厂"},), "facts": ({"product": "台灯"},)},
    )
    assert draft_title(CATALOGUE.get(draft.kind), draft) == "甲灯饰厂 · 台灯"


def test_an_anonymous_report_and_an_empty_draft_still_have_a_title() -> None:
    report = CATALOGUE.get("counterfeit-report")
    rows: dict[str, tuple[Row, ...]] = {
        "reporter": ({"name": None},),
        "reported": ({"name": "乙厂"},),
    }
    assert draft_title(report, CaseDraft(report.code, rows)) == "举报 乙厂"
    assert draft_title(report, CaseDraft(report.code)) == "假冒专利举报"
