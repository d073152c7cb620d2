"""The published case of domain.md 4.2, entered with all its facts in a centre of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.centre import Industry, blank_profile
from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.terms import Outcome
from app.services.case_filter import CaseFilter
from app.services.case_queries import find_ids
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.number_books import list_numbers
from app.services.open_case import check_case
from app.services.read_case import read_dossier
from app.services.requests import MoveRequest
from app.support.clock import FixedClock
from tests.store.desk_kit import ADMIN, PASSWORD, dispute, make_program, open_one, tidy_draft

NUMBER = "粤穗花知法裁字〔2025〕11号"
ACCEPTED = date(2025, 6, 19)
HEARING = datetime(2025, 9, 10, 1, 30, tzinfo=UTC)
RECEIVED = datetime(2025, 6, 16, 2, 0, tzinfo=UTC)
END_OF_YEAR = FixedClock(datetime(2025, 12, 1, 2, 0, tzinfo=UTC))

HUADU = blank_profile(
    "huadu-leather-cosmetics",
    "广州花都（皮革皮具、化妆品）知识产权快速维权中心",
    "广州市",
    "440114",
    Industry("beauty", "皮具与美容美发用品", ("03-01", "28-03"), ("手袋", "卷发棒")),
    "粤穗花",
)

# Names and addresses of the parties are not in the excerpt; they are invented here.
RULING = CaseDraft(
    "infringement-dispute",
    {
        "requester": (
            {
                "name": "广州美发器具有限公司",
                "kind": "company",
                "capacity": "专利权人",
                "legal_representative": "陈某",
                "address": "广州市花都区狮岭镇",
                "agent_name": "李某",
                "agent_firm": "广州某专利代理事务所",
            },
        ),
        "respondent": (
            {
                "name": "广州卷发电器有限公司",
                "kind": "company",
                "legal_representative": "黄某",
                "address": "广州市花都区花山镇",
                "acts": ("制造", "销售", "许诺销售"),
            },
        ),
        "right": (
            {
                "kind": "design",
                "number": "202430380182.4",
                "title": "卷发棒(NV697)",
                "locarno": "28-03",
                "status": "有效",
            },
        ),
        "facts": (
            {
                "received_at": RECEIVED,
                "channel": "counter",
                "venue_kind": "platform",
                "platform": "1688",
                "product": "卷发棒",
                "model": "NV697",
                "claims": ("责令停止侵权",),
                "reasons": "请求人在 1688 平台购得被控侵权产品样品，与涉案专利整体视觉效果无差异。",
                "evidence": "1688 购买样品及订单记录；现场检查笔录与清点数量；抽取的样品。",
                "no_suit": True,
            },
        ),
    },
)


def make(desk: Desk, case_id: int, version: int, request: MoveRequest) -> None:
    move_case(desk, case_id, version, request)


def test_the_published_ruling_is_entered_whole_and_gets_its_own_number(tmp_path: Path) -> None:
    program = make_program(tmp_path / "profile", END_OF_YEAR)
    made = program.set_up(tmp_path / "store", HUADU, ADMIN)
    desk = made.workplace.desk
    for name in range(10):
        earlier = open_one(desk, dispute(f"{name}号皮具厂", facts={"received_at": RECEIVED}))
        make(desk, earlier.id, 1, MoveRequest("accept", ACCEPTED))

    assert check_case(desk, RULING) == ()
    opened = open_one(desk, RULING)
    panel = {"panel": "张某、李某、王某"}
    make(desk, opened.id, 1, MoveRequest("accept", ACCEPTED, asked=panel))
    served = {"served_on": date(2025, 6, 24)}
    make(desk, opened.id, 2, MoveRequest("serve", date(2025, 6, 24), asked=served))
    answered = {"answered_on": date(2025, 7, 8)}
    make(desk, opened.id, 3, MoveRequest("answer", date(2025, 7, 8), asked=answered))
    hearing: dict[str, FieldValue] = {
        "hearing_at": HEARING,
        "hearing_place": "花都区市场监督管理局口审室",
    }
    make(desk, opened.id, 4, MoveRequest("set-hearing", date(2025, 9, 1), asked=hearing))
    make(desk, opened.id, 5, MoveRequest("hear", date(2025, 9, 10)))
    make(desk, opened.id, 6, MoveRequest("deliberate", date(2025, 9, 15)))
    make(desk, opened.id, 7, MoveRequest("rule", date(2025, 9, 22), Outcome.INFRINGES))
    made.workplace.close()

    again = program.sign_in(tmp_path / "store", "admin", PASSWORD)
    desk = again.desk
    (found,) = find_ids(desk, CaseFilter(text="ZL202430380182.4 卷发棒"))
    dossier = read_dossier(desk, found)
    line = dossier.line
    assert (line.case_no, line.accepted_on) == (NUMBER, ACCEPTED)
    assert (line.state_term, line.outcome_term) == ("已裁决", "裁决侵权成立")
    assert (line.right_number, line.right_kind) == ("202430380182.4", "design")
    assert tidy_draft(dossier.draft) == tidy_draft(RULING)
    assert [party.agent for party in dossier.parties] == ["李某 广州某专利代理事务所", ""]
    history = {event.text: event.on for event in dossier.events}
    assert history["登记口审"] == date(2025, 9, 10)
    assert history["立案"] == ACCEPTED
    assert find_ids(desk, CaseFilter(text=NUMBER)) == (found,)
    assert [item.serial for item in list_numbers(desk, "infringement", 2025)] == [*range(1, 12)]
    again.close()
