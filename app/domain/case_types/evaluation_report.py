"""Help in asking for a patent evaluation report (评价报告协助)."""

from __future__ import annotations

from dataclasses import replace

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.clockwork import SUPPLEMENT_GROUND
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import facts, patent, requester
from app.domain.terms import Outcome, Phase, Tone, Track, Turn

_USED_IN = FieldSpec("used_in", "使用案号", width=6, rare=True, max_length=60)

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    FieldSpec(
        "purpose",
        "用途",
        FieldKind.CHOICE,
        choices=plain_choices("行政裁决", "诉讼", "电商投诉", "展会投诉", "海关备案", "其他"),
    ),
    sized(f.TOWN, 3),
    sized(f.REASONS, 12),
    folded(f.PRODUCT),
    folded(f.HANDLER),
    _USED_IN,
)
_SUBMITTED_ON = FieldSpec("submitted_on", "报送日期", FieldKind.DATE, default="today")

_MOVES = (
    Move(
        "accept",
        "受理…",
        ("requested", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
        meets=(m.SUPPLEMENT_RULE,),
        resumes=SUPPLEMENT_GROUND,
        guards=("evaluation-one", "evaluation-who", "material-complete"),
    ),
    m.ask_supplement("requested"),
    m.supplemented("requested"),
    m.refuse("requested", "supplement"),
    Move(
        "submit",
        "登记报送…",
        ("accepted",),
        "submitted",
        asks=(_SUBMITTED_ON,),
        starts=(Clock("EVAL-2M", begins="submitted_on"),),
    ),
    Move(
        "correct",
        "国知局要求补正…",
        ("submitted",),
        "correction",
        asks=(f.SUPPLEMENT_ITEMS, f.SUPPLEMENT_DUE_ON),
        starts=(Clock(m.SUPPLEMENT_RULE, until=f.SUPPLEMENT_DUE_ON.key),),
    ),
    Move(
        "resubmit",
        "补正后再次报送",
        ("correction",),
        "submitted",
        meets=(m.SUPPLEMENT_RULE,),
    ),
    Move(
        "issue",
        "登记出具…",
        ("submitted",),
        "issued",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.ISSUED,),
        asks=(
            FieldSpec(
                "conclusion",
                "报告结论",
                FieldKind.CHOICE,
                width=4,
                choices=plain_choices("未见缺陷", "存在缺陷"),
            ),
            FieldSpec("report_no", "报告编号", width=4, max_length=60),
        ),
        meets=("EVAL-2M",),
    ),
    Move("use", "登记用于案件…", ("issued",), "used", asks=(replace(_USED_IN, rare=False),)),
    m.withdraw("requested", "supplement", "accepted", "submitted", "correction"),
    m.close("issued", "used"),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="requested"),
    m.reopen("closed", "archived", target="submitted", name="submitted"),
)

SPECS = (
    CaseType(
        "evaluation-report",
        "评价报告协助",
        Track.FAST_TRACK,
        "evaluation",
        (requester(), patent("专利"), _FACTS),
        (
            State("requested", "待受理", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
            State("submitted", "已报送", Phase.OPEN, turn=Turn.AUTHORITY),
            State("correction", "待补正材料", Phase.OPEN, Tone.ATTENTION, Turn.PARTY),
            State("issued", "已出具", Phase.OPEN, Tone.GOOD),
            State("used", "已用于案件", Phase.OPEN, Tone.GOOD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
        usual={**m.USUAL, "submitted": "issue"},
        papers=("D03",),
        guards=("evaluation-one", "evaluation-who"),
    ),
)
