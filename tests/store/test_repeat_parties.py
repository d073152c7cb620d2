"""Other cases of the same respondent, shop or requester: found by evidence, told as hints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.repeat import BULK_CASES
from app.models.case import Case, CaseEvent
from app.services.desk import Desk
from app.services.handling_views import RepeatNotice
from app.services.recycle import delete_cases
from app.services.repeat_parties import find_repeats
from tests.store.desk_kit import DESIGN_NUMBER, case_row, open_one

OTHER_DESIGN = "202330000001.6"
JANUARY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
MAY = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)
FACTORY = {"name": "星煌灯饰厂"}


def complaint(
    desk: Desk,
    received_at: datetime,
    *respondents: Mapping[str, FieldValue],
    number: str = DESIGN_NUMBER,
    requester: str = "",
    shop: tuple[str, str] = ("", ""),
) -> int:
    draft = CaseDraft(
        "infringement-dispute",
        {
            "requester": ({"name": requester or f"请求人{received_at:%m%d%H%M}"},),
            "respondent": respondents or (FACTORY,),
            "right": ({"number": number},),
            "facts": ({"received_at": received_at, "shop": shop[0], "platform": shop[1]},),
        },
    )
    return open_one(desk, draft).id


def end(desk: Desk, case_id: int, outcome: str, on: date, *, effective: bool = False) -> None:
    """Let a case end as its moves would, whatever they are called."""
    with desk.store.writing(actor="wang") as unit:
        case = unit.session.get_one(Case, case_id)
        case.outcome, case.decided_on = outcome, on
        if effective:
            unit.session.add(
                CaseEvent(
                    case_id=case_id,
                    at=unit.now,
                    on=on + timedelta(days=30),
                    actor="wang",
                    move="take-effect",
                    from_state="decided",
                    to_state="effective",
                    kind=case.kind,
                    details={"effective_on": on.isoformat()},
                )
            )


def kinds(desk: Desk, case_id: int) -> list[str]:
    return [notice.kind for notice in find_repeats(desk, case_id)]


def only(desk: Desk, case_id: int) -> RepeatNotice:
    (notice,) = find_repeats(desk, case_id)
    return notice


def test_a_first_case_gives_no_hint(desk: Desk) -> None:
    complaint(desk, JANUARY, {"name": "别家灯饰厂"})
    assert find_repeats(desk, complaint(desk, MAY)) == ()


def test_the_same_right_after_an_effective_ruling_is_the_gravest_hint(desk: Desk) -> None:
    first = complaint(desk, JANUARY)
    second = complaint(desk, MAY)
    assert kinds(desk, second) == ["same-right"]
    end(desk, first, "infringes", date(2026, 3, 1))
    assert kinds(desk, second) == ["same-right"]  # not effective yet
    end(desk, first, "infringes", date(2026, 3, 1), effective=True)
    notice = only(desk, second)
    assert notice.kind == "after-ruling"
    assert notice.text.startswith("提示，非认定")
    (found,) = notice.cases
    # The day that was typed counts, not the day it was noted.
    assert (found.case_id, found.effective_on) == (first, date(2026, 3, 1))
    assert found.number == case_row(desk, first).intake_no
    assert "权利" in found.agrees
    assert "名称" in found.agrees


def test_the_earlier_case_itself_is_no_repeat_of_the_later_one(desk: Desk) -> None:
    first = complaint(desk, JANUARY)
    second = complaint(desk, MAY)
    end(desk, second, "infringes", date(2026, 6, 1), effective=True)
    assert kinds(desk, first) == ["same-right"]


def test_the_same_right_after_a_settlement_is_told_so(desk: Desk) -> None:
    first = complaint(desk, JANUARY)
    end(desk, first, "mediated", date(2026, 2, 1))
    assert only(desk, complaint(desk, MAY)).kind == "after-settlement"


def test_another_right_is_only_the_same_party(desk: Desk) -> None:
    first = complaint(desk, JANUARY, number=OTHER_DESIGN)
    end(desk, first, "infringes", date(2026, 3, 1), effective=True)
    notice = only(desk, complaint(desk, MAY))
    assert notice.kind == "same-party"
    assert "权利" not in notice.cases[0].agrees


@pytest.mark.parametrize(
    ("facts", "term"),
    [
        ({"id_number": "91442000MA4UK12348"}, "证件号码"),
        ({"phone": "13800138000"}, "电话"),
        ({"stall": "灯饰广场A101"}, "铺位"),
    ],
)
def test_another_name_with_the_same_number_phone_or_stall_is_found(
    desk: Desk, facts: Mapping[str, FieldValue], term: str
) -> None:
    complaint(desk, JANUARY, {"name": "老名字灯饰厂", **facts}, number=OTHER_DESIGN)
    second = complaint(desk, MAY, {"name": "新名字灯饰厂", **facts})
    (case,) = only(desk, second).cases
    assert term in case.agrees


def test_the_same_shop_on_the_same_platform_is_found_whoever_runs_it(desk: Desk) -> None:
    shop = ("星煌旗舰店", "淘宝")
    complaint(desk, JANUARY, {"name": "甲灯饰厂"}, number=OTHER_DESIGN, shop=shop)
    elsewhere = (shop[0], "京东")
    complaint(desk, JANUARY, {"name": "丙灯饰厂"}, number=OTHER_DESIGN, shop=elsewhere)
    notice = only(desk, complaint(desk, MAY, {"name": "乙灯饰厂"}, shop=shop))
    assert [case.agrees for case in notice.cases] == [("店铺",)]
    assert "星煌旗舰店" in notice.party


def test_who_asked_before_is_no_repeat_respondent_now(desk: Desk) -> None:
    complaint(desk, JANUARY, {"name": "别家灯饰厂"}, requester="星煌灯饰厂", number=OTHER_DESIGN)
    assert kinds(desk, complaint(desk, MAY)) == []


def test_cases_in_the_recycle_bin_give_no_hint(desk: Desk) -> None:
    first = complaint(desk, JANUARY)
    second = complaint(desk, MAY)
    delete_cases(desk, (first,), "录错")
    assert find_repeats(desk, second) == ()


def test_many_requests_of_one_requester_within_a_year_are_hinted_at(desk: Desk) -> None:
    complaint(desk, MAY - timedelta(days=370), {"name": "被0"}, requester="维权公司")
    ids = [
        complaint(desk, MAY + timedelta(days=day), {"name": f"被{day + 1}号"}, requester="维权公司")
        for day in range(BULK_CASES)
    ]
    assert kinds(desk, ids[-2]) == []
    notice = only(desk, ids[-1])
    assert (notice.kind, notice.party, notice.cases) == ("bulk", "维权公司", ())
    assert f"{BULK_CASES} 件" in notice.text
