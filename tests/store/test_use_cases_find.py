"""The search box, the filter and the order of the lists."""

from __future__ import annotations

from datetime import date

import pytest

from app.services.case_filter import CaseFilter, CaseOrder, DateField, DateSpan, SortField
from app.services.case_queries import case_lines, count_by_month, count_cases, find_ids
from app.services.desk import Desk
from app.services.read_case import read_dossier
from app.services.recycle import delete_cases
from tests.store.desk_kit import CATALOGUE, dispute, open_one, short_draft, step, walk


@pytest.fixture
def known(desk: Desk) -> int:
    """Return a docketed case among others that share nothing with it."""
    for name in ("无关灯饰厂", "别家照明店"):
        open_one(
            desk,
            dispute(
                name,
                requester={"name": "佛山市顺德区美居电器有限公司"},
                right={"number": "202330000001.6"},
            ),
        )
    opened = open_one(
        desk,
        dispute(
            "横栏星煌灯饰厂",
            requester={
                "name": "中山市古镇华彩照明有限公司",
                "phone": "0760-22312345",
                "id_number": "91442000MA4UK1234E",
                "agent_firm": "粤高专利代理",
            },
            right={"title": "卷发棒（NV697）"},
            facts={"product": "3.5W 筒灯", "town": "小榄镇", "link": "x", "shop": "星煌旗舰店"},
        ),
    )
    step(desk, opened.id, "accept")
    return opened.id


@pytest.mark.parametrize(
    "text",
    [
        "粤中知法裁字〔2026〕1号",
        "粤中知法裁字[2026]1号",
        "(2026)1号",
        "收〔2026〕0003",
        "中山市古镇华彩照明有限公司",
        "华彩",
        "星煌",
        "２２３１２３４５",
        "12345",
        "0760 2231",
        "076022312345",
        "202430380182.4",
        "ZL202430380182.4",
        "zl2024303801824",
        "ZL 2024 3038 0182.4",
        "2024303801824",
        "202430380182",
        "hczm",
        "HCZM",
        "xhdsc",
        "jfb",
        "筒灯",
        "3.5w",
        "nv697",
        "小榄",
        "91442000ma4uk1234e",
        "粤高",
        "旗舰店",
        "华彩 星煌",
        "  星煌   202430380182.4 ",
    ],
)
def test_a_case_is_found_by(desk: Desk, known: int, text: str) -> None:
    assert find_ids(desk, CaseFilter(text=text)) == (known,)


@pytest.mark.parametrize("text", ["华彩 光韵", "100%", "_", "星煌灯饰厂 9999999", "8001号"])
def test_nothing_is_found_by_words_that_do_not_all_occur(desk: Desk, known: int, text: str) -> None:
    assert find_ids(desk, CaseFilter(text=text)) == ()


def test_no_search_runs_from_one_fact_over_into_the_next(desk: Desk) -> None:
    open_one(desk, dispute(requester={"id_number": "4420001", "phone": "1380013"}))
    assert find_ids(desk, CaseFilter(text="00011380")) == ()


def test_blanks_alone_restrict_nothing(desk: Desk, known: int) -> None:
    assert len(find_ids(desk, CaseFilter(text="  　"))) == 3
    assert known in find_ids(desk, CaseFilter(text=" - "))


def test_the_application_number_learnt_on_filing_is_found(desk: Desk) -> None:
    opened = open_one(desk, short_draft(CATALOGUE.get("pre-examination")))
    walk(desk, opened.id, ("accept", "pass", "file"))
    assert find_ids(desk, CaseFilter(text="ZL2024303801824")) == (opened.id,)


def test_a_deleted_case_is_found_in_the_recycle_bin_only(desk: Desk, known: int) -> None:
    delete_cases(desk, [known], "重复录入")
    assert find_ids(desk, CaseFilter(text="华彩")) == ()
    assert find_ids(desk, CaseFilter(text="华彩", deleted=True)) == (known,)


def test_lists_are_ordered_with_empty_values_last_and_ties_newest_first(desk: Desk) -> None:
    ids = [open_one(desk, dispute(facts={"claimed_fen": fen})).id for fen in (5, None, 9, 5)]
    up = CaseOrder(SortField.CLAIMED, descending=False)
    assert find_ids(desk, CaseFilter(), up) == (ids[3], ids[0], ids[2], ids[1])
    down = CaseOrder(SortField.CLAIMED)
    assert find_ids(desk, CaseFilter(), down) == (ids[2], ids[3], ids[0], ids[1])
    assert find_ids(desk, CaseFilter(), down, limit=2) == (ids[2], ids[3])


def test_lines_come_in_the_order_asked_and_without_those_gone(desk: Desk) -> None:
    first, second = (open_one(desk, dispute()).id for _ in range(2))
    assert [line.id for line in case_lines(desk, [second, 999, first])] == [second, first]


def test_the_filter_counts_what_the_list_shows(desk: Desk, known: int) -> None:
    november = DateSpan(DateField.RECEIVED, date(2026, 11, 1), date(2026, 11, 30))
    december = DateSpan(DateField.RECEIVED, date(2026, 12, 1), date(2026, 12, 31))
    assert count_cases(desk, CaseFilter(spans=(november,))) == 3
    assert count_cases(desk, CaseFilter(spans=(december,))) == 0
    assert dict(count_by_month(desk, CaseFilter(), DateField.ACCEPTED)) == {"2026-11": 1}
    party = read_dossier(desk, known).parties[1].party_id
    assert find_ids(desk, CaseFilter(party_id=party)) == (known,)
    assert find_ids(desk, CaseFilter(states=("accepted",), towns=("小榄镇",))) == (known,)


def test_cases_open_on_a_day_are_those_received_and_not_yet_closed(desk: Desk) -> None:
    opened = open_one(desk, dispute())
    step(desk, opened.id, "withdraw", date(2026, 11, 10))
    for day, found in ((1, ()), (2, (opened.id,)), (9, (opened.id,)), (10, ())):
        assert find_ids(desk, CaseFilter(open_on=date(2026, 11, day))) == found
