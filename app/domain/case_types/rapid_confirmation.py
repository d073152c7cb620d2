"""Rapid confirmation of a right: an invalidation tied to a local dispute (快速确权)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, Booking, CaseType, Clock, Milestone, Move, State
from app.domain.clockwork import SUPPLEMENT_GROUND
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import facts, patent, plain_respondent, short_requester
from app.domain.terms import (
    Outcome,
    Phase,
    RightKind,
    SittingKind,
    Tone,
    Track,
    Turn,
)

_INVALIDATION_NO = FieldSpec(
    "invalidation_no",
    "无效宣告受理通知书号",
    width=4,
    hint="须为受理通知书，电子申请回执与缴费凭证不能代替",
)
_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    sized(f.TOWN, 3),
    FieldSpec("invalidation_requested_on", "无效请求日", FieldKind.DATE),
    FieldSpec("dispute_no", "关联侵权案号", width=8, hint="本地正在处理的侵权纠纷", max_length=60),
    _INVALIDATION_NO,
    sized(f.REASONS, 12),
    folded(f.HANDLER),
    folded(f.PRODUCT),
    folded(f.EVIDENCE, 12),
)
_INVALIDATION = (
    Clock(
        "PRI-2026-INVALIDATION",
        right_kinds=(RightKind.INVENTION, RightKind.UTILITY_MODEL),
    ),
    Clock("PRI-2026-INVALIDATION-DESIGN", right_kinds=(RightKind.DESIGN,)),
)
_LIMITS = tuple(clock.rule for clock in _INVALIDATION)

_REVIEW_MOVES = (
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
        guards=("confirmation-notice", "confirmation-dispute", "material-complete"),
    ),
    m.ask_supplement("requested"),
    m.supplemented("requested"),
    m.refuse("requested", "supplement"),
    Move(
        "recommend",
        "审核同意…",
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
        "获准快速审理",
        ("forwarded",),
        "approved",
        starts=_INVALIDATION,
    ),
    Move("refused", "未获准…", ("forwarded",), "refused", reason=True),
)

_HEARING_MOVES = (
    Move(
        "set-joint-hearing",
        "定联合口审…",
        ("forwarded", "approved", "heard"),
        "hearing-set",
        asks=(f.HEARING_AT, f.HEARING_PLACE),
        papers=("D14",),
        guards=("hearing-notice",),
        books=Booking(SittingKind.HEARING, "hearing_at", "hearing_place", "handler"),
    ),
    Move("hear", "登记联合口审", ("hearing-set",), "heard", papers=("D15",)),
    Move(
        "decide",
        "登记无效决定…",
        ("forwarded", "approved", "hearing-set", "heard"),
        "decided",
        asks=(
            FieldSpec(
                "invalidation_result",
                "无效决定",
                FieldKind.CHOICE,
                required=True,
                width=4,
                choices=plain_choices("维持有效", "部分无效", "全部无效", "请求撤回", "视为撤回"),
            ),
            FieldSpec("invalidation_decision_no", "决定书号", width=4, max_length=60),
        ),
        meets=_LIMITS,
        guards=("confirmation-result",),
    ),
    m.withdraw(
        "requested",
        "supplement",
        "accepted",
        "recommended",
        "forwarded",
        "approved",
        "hearing-set",
        "heard",
    ),
    m.close("recommended", "forwarded", "refused", "decided"),
    m.archive("closed", "withdrawn", "not-accepted", "not-recommended", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="requested"),
    m.reopen("not-recommended", target="accepted", name="review", term="重新审核…"),
    m.reopen("closed", "archived", target="forwarded", name="forwarded"),
)

SPECS = (
    CaseType(
        "rapid-confirmation",
        "快速确权",
        Track.FAST_TRACK,
        "rapid-confirmation",
        (short_requester("无效请求人"), plain_respondent("专利权人"), patent("专利"), _FACTS),
        (
            State("requested", "待受理", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
            State("recommended", "已审核同意", Phase.OPEN, Tone.GOOD),
            State("not-recommended", "不予推荐", Phase.DONE, Tone.BAD, Turn.NOBODY),
            State("forwarded", "已上报", Phase.OPEN, turn=Turn.AUTHORITY),
            State("approved", "获准快速审理", Phase.OPEN, Tone.GOOD, Turn.AUTHORITY),
            State("refused", "未获准", Phase.OPEN, Tone.BAD),
            State("hearing-set", "待联合口审", Phase.OPEN),
            State("heard", "已联合口审", Phase.OPEN, turn=Turn.AUTHORITY),
            State("decided", "已作出决定", Phase.OPEN, Tone.GOOD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        (*_REVIEW_MOVES, *_HEARING_MOVES),
        versus="与",
        usual={**m.USUAL, "heard": "decide"},
        papers=("D03",),
        guards=("confirmation-notice", "confirmation-dispute"),
    ),
)
