"""Recommendation of an application for priority examination (优先审查推荐)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import applicant, facts, patent
from app.domain.terms import Outcome, Phase, Tone, Track

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    FieldSpec(
        "procedure",
        "程序",
        FieldKind.CHOICE,
        choices=plain_choices("实质审查", "初步审查", "复审", "无效宣告"),
    ),
    sized(f.TOWN, 3),
    FieldSpec("industry", "所属产业", width=6, recent=True),
    FieldSpec("agency", "代理机构", width=6, recent=True),
    sized(f.REASONS, 12),
    folded(f.PRODUCT),
    folded(f.HANDLER),
)

_MOVES = (
    Move(
        "accept",
        "受理…",
        ("requested", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
    ),
    m.ask_supplement("requested"),
    m.supplemented("requested"),
    m.refuse("requested", "supplement"),
    Move(
        "recommend",
        "同意推荐…",
        ("accepted",),
        "recommended",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.RECOMMENDED,),
        asks=(FieldSpec("recommendation_no", "推荐意见编号", width=6, max_length=60),),
    ),
    Move(
        "decline",
        "不予推荐…",
        ("accepted",),
        "not-recommended",
        sets=(Milestone.DECIDED, Milestone.CLOSED),
        outcomes=(Outcome.NOT_RECOMMENDED,),
        reason=True,
    ),
    Move(
        "forward",
        "登记上报…",
        ("recommended",),
        "forwarded",
        asks=(FieldSpec("submitted_on", "报送日期", FieldKind.DATE, default="today"),),
    ),
    Move("approved", "获准优先审查", ("forwarded",), "approved"),
    Move("refused", "未获准…", ("forwarded",), "refused", reason=True),
    m.withdraw("requested", "supplement", "accepted", "recommended", "forwarded"),
    m.close("recommended", "forwarded", "approved", "refused"),
    m.archive("closed", "withdrawn", "not-accepted", "not-recommended", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="requested"),
    m.reopen("not-recommended", target="accepted", name="review", term="重新审核…"),
    m.reopen("closed", "archived", target="forwarded", name="forwarded"),
)

SPECS = (
    CaseType(
        "priority-examination",
        "优先审查推荐",
        Track.FAST_TRACK,
        "priority",
        (applicant(), patent("专利申请"), _FACTS),
        (
            State("requested", "待受理", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
            State("recommended", "已同意推荐", Phase.OPEN, Tone.GOOD),
            State("not-recommended", "不予推荐", Phase.DONE, Tone.BAD),
            State("forwarded", "已上报", Phase.OPEN),
            State("approved", "获准优先审查", Phase.OPEN, Tone.GOOD),
            State("refused", "未获准", Phase.OPEN, Tone.BAD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
    ),
)
