"""Recommendation of an application for priority examination (优先审查推荐)."""

from __future__ import annotations

from dataclasses import replace

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.clockwork import SUPPLEMENT_GROUND
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import applicant, facts, patent
from app.domain.terms import Outcome, Phase, RightKind, Tone, Track, Turn

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

_INVENTION = (RightKind.INVENTION,)
_MODEL = (RightKind.UTILITY_MODEL,)
_DESIGN = (RightKind.DESIGN,)

# Each line ends in the rule of the revision of 2026, whose numbers are not known; a case
# received before keeps those of 2017.
_EXAMINATION = (
    Clock("PRI-2026", right_kinds=_INVENTION),
    Clock("PRI-2026-OA", right_kinds=_INVENTION),
    Clock("PRI-2026-UM", right_kinds=_MODEL),
    Clock("PRI-2026-DESIGN", right_kinds=_DESIGN),
)
_INVALIDATION = (
    Clock("PRI-2026-INVALIDATION", right_kinds=(*_INVENTION, *_MODEL)),
    Clock("PRI-2026-INVALIDATION-DESIGN", right_kinds=_DESIGN),
)
_REPLY = (
    Clock("PRI-2026-REPLY", right_kinds=_INVENTION),
    Clock("PRI-2026-REPLY-UM", right_kinds=(*_MODEL, *_DESIGN)),
)
_CLOSING = (
    "PRI-2026",
    "PRI-2026-UM",
    "PRI-2026-DESIGN",
    "PRI-2026-REEXAM",
    "PRI-2026-INVALIDATION",
    "PRI-2026-INVALIDATION-DESIGN",
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
        meets=(m.SUPPLEMENT_RULE,),
        resumes=SUPPLEMENT_GROUND,
        guards=("material-complete",),
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
    Move(
        "approved",
        "获准优先审查",
        ("forwarded",),
        "approved",
        starts=_EXAMINATION,
        guards=("priority-examination",),
    ),
    Move(
        "approved-reexamination",
        "获准优先审查（复审）",
        ("forwarded",),
        "approved",
        starts=(Clock("PRI-2026-REEXAM"),),
        guards=("priority-reexamination",),
    ),
    Move(
        "approved-invalidation",
        "获准优先审查（无效宣告）",
        ("forwarded",),
        "approved",
        starts=_INVALIDATION,
        guards=("priority-invalidation",),
    ),
    Move(
        "office-action",
        "登记审查意见…",
        ("approved",),
        "office-action",
        asks=(FieldSpec("office_action_on", "通知书送达日期", FieldKind.DATE, default="today"),),
        starts=tuple(replace(clock, begins="office_action_on") for clock in _REPLY),
        meets=("PRI-2026-OA",),
    ),
    Move(
        "office-action-replied",
        "已答复审查意见",
        ("office-action",),
        "approved",
        meets=("PRI-2026-REPLY", "PRI-2026-REPLY-UM"),
    ),
    Move(
        "examined",
        "登记审查结案…",
        ("approved", "office-action"),
        "examined",
        asks=(
            FieldSpec(
                "examination_result",
                "审查结果",
                FieldKind.CHOICE,
                width=4,
                choices=plain_choices("授权", "驳回", "视为撤回", "作出审查决定", "其他"),
            ),
        ),
        meets=_CLOSING,
        drops=("PRI-2026-OA", "PRI-2026-REPLY", "PRI-2026-REPLY-UM"),
    ),
    Move("refused", "未获准…", ("forwarded",), "refused", reason=True),
    m.withdraw("requested", "supplement", "accepted", "recommended", "forwarded"),
    m.close("recommended", "forwarded", "approved", "examined", "refused"),
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
            State("not-recommended", "不予推荐", Phase.DONE, Tone.BAD, Turn.NOBODY),
            State("forwarded", "已上报", Phase.OPEN, turn=Turn.AUTHORITY),
            State("approved", "获准优先审查", Phase.OPEN, Tone.GOOD, Turn.AUTHORITY),
            State("office-action", "待答复审查意见", Phase.OPEN, turn=Turn.PARTY),
            State("examined", "已审查结案", Phase.OPEN, Tone.GOOD),
            State("refused", "未获准", Phase.OPEN, Tone.BAD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
        usual={**m.USUAL, "approved": "examined"},
        papers=("D03",),
    ),
)
