"""The published case of domain.md 4.2 in a centre of its own: its facts, and the way it went."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.centre import CentreProfile, Industry, blank_profile
from app.domain.draft import CaseDraft
from app.domain.fields import FieldValue
from app.domain.terms import Outcome
from app.services.desk import Desk
from app.services.move_case import move_case
from app.services.office import Workplace
from app.services.program import Program
from app.services.requests import MoveRequest
from app.support.clock import FixedClock
from tests.store.desk_kit import ADMIN, dispute, make_program, open_one

NUMBER = "粤穗花知法裁字〔2025〕11号"
ACCEPTED = date(2025, 6, 19)
SERVED = date(2025, 6, 24)
RULED = date(2025, 9, 22)
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

# Names, addresses and the days of the patent are not in the excerpt; they are invented here.
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
                "holder": "广州美发器具有限公司",
                "filed_on": date(2024, 6, 24),
                "granted_on": date(2025, 1, 14),
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


def huadu_centre(folder: Path, profile: CentreProfile = HUADU) -> tuple[Program, Workplace]:
    """Make the centre's store at the end of its year, with the ten disputes accepted before."""
    program = make_program(folder / "profile", END_OF_YEAR)
    place = program.set_up(folder / "store", profile, ADMIN).workplace
    for name in range(10):
        draft = dispute(f"{name}号皮具厂", facts={"received_at": RECEIVED})
        earlier = open_one(place.desk, draft)
        move_case(place.desk, earlier.id, 1, MoveRequest("accept", ACCEPTED))
    return program, place


def enter_ruling(desk: Desk) -> int:
    """Enter the case and take it through its steps to the ruling; return its id."""
    opened = open_one(desk, RULING)
    panel = {"panel": "张某、李某、王某"}
    served = {"served_on": SERVED}
    answered = {"answered_on": date(2025, 7, 8)}
    hearing: dict[str, FieldValue] = {
        "hearing_at": HEARING,
        "hearing_place": "花都区市场监督管理局口审室",
    }
    steps = (
        MoveRequest("accept", ACCEPTED, asked=panel),
        MoveRequest("serve", SERVED, asked=served),
        MoveRequest("answer", date(2025, 7, 8), asked=answered),
        MoveRequest("set-hearing", date(2025, 9, 1), asked=hearing),
        MoveRequest("hear", date(2025, 9, 10)),
        MoveRequest("deliberate", date(2025, 9, 15)),
        MoveRequest("rule", RULED, Outcome.INFRINGES),
    )
    for version, step in enumerate(steps, start=1):
        move_case(desk, opened.id, version, step)
    return opened.id
