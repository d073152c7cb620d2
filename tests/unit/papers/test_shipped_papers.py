"""The papers the program comes with: complete, sound, and listed."""

from __future__ import annotations

from collections import Counter

from app.domain.catalogue import load_catalogue
from app.domain.documents.check import check_template
from app.domain.documents.spec import CASE_NUMBER
from app.services.papers.facts_forms import form_names
from tests.unit.papers.shipped import (
    PAGE,
    called_for,
    page,
    shipped,
    untitled,
    with_signature_alone,
)

CATALOGUE = load_catalogue()
PAPERS = shipped()
KINDS = {
    code: tuple(state.code for state in kind.states) for code, kind in CATALOGUE.case_types.items()
}
REPORT = "counterfeit-report"


def test_every_paper_of_the_catalogue_has_a_template() -> None:
    assert untitled(PAPERS) == set()


def test_every_step_that_calls_for_a_paper_finds_one_for_its_kind_of_case() -> None:
    wanting = {
        (kind, code)
        for kind, code in called_for(CATALOGUE)
        if not any(one.code == code and kind in (one.kinds or KINDS) for one in PAPERS)
    }
    assert wanting == set()


def test_the_check_finds_nothing_wrong_with_any_of_them() -> None:
    wrong = []
    for one in PAPERS:
        kinds = one.kinds or tuple(KINDS)
        words = frozenset().union(*(form_names(CATALOGUE.get(kind)) for kind in kinds))
        wrong += [(one.folder, item) for item in check_template(one, words, KINDS)]
    assert wrong == []


def test_no_two_papers_share_a_book_of_numbers() -> None:
    patterns = Counter(one.number for one in PAPERS if one.number not in ("", CASE_NUMBER))
    assert [pattern for pattern, count in patterns.items() if count > 1] == []


def test_a_numbered_letter_is_signed() -> None:
    assert with_signature_alone(PAPERS) == []


def test_what_the_reported_party_gets_to_see_does_not_name_the_reporter() -> None:
    seen = (
        "service-receipt", "inspection-record", "inquiry-record", "sampling-list",
        "service-address-confirmation", "closing-notice",
        "evidence-list", "transfer-letter", "assistance-letter", "volume-cover", "spine-label",
    )  # fmt: skip
    by_folder = {one.folder: one for one in PAPERS}
    told = [one for one in PAPERS if one.kinds == (REPORT,) and one.to == "respondents"]
    named = [one.folder for one in told if "{请求人名称" in one.body_text]
    named += [one.folder for one in told if "{案件名称" in one.body_text]
    outside = ("crime-transfer-letter", "penalty-hearing-record")
    named += [name for name in outside if "{案件名称" in by_folder[name].body_text]
    assert named == []
    assert told
    for folder in seen:
        assert "@若 案件类型 = 假冒专利举报" in by_folder[folder].body_text, folder


def test_the_page_lists_them_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(PAPERS, CATALOGUE)
