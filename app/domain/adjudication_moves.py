"""From hearing to enforcement: the later moves of an adjudication (裁决程序的动作)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import Booking, Clock, Milestone, Move
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.terms import Outcome, SittingKind

_COURT = FieldSpec("suit_court", "受诉法院", width=6, recent=True)
_SUIT_NO = FieldSpec("suit_no", "行政诉讼案号", width=6)
_SUED_ON = FieldSpec(
    "sued_on",
    "起诉日期",
    FieldKind.DATE,
    width=4,
    hint="以法院应诉通知书所载的起诉（立案）日期为准；留空的按办理日期",
)
_GROUND = FieldSpec(
    "suspend_ground",
    "中止事由",
    FieldKind.CHOICE,
    width=5,
    choices=plain_choices("专利权被请求宣告无效", "权属纠纷", "当事人死亡或终止", "其他"),
)
_INVALIDATION_NO = FieldSpec(
    "invalidation_no",
    "无效宣告受理通知书号",
    width=7,
    hint="须为受理通知书，电子申请回执与缴费凭证不能代替",
)
_NO_STOP = FieldSpec(
    "no_stop_order",
    "未责令停止侵权",
    FieldKind.FLAG,
    hint="裁决不侵权或驳回的勾选：不计公开和申请执行的期限",
)

_GROUND_OF_PAUSE = "中止"
CLOSING_RULES = ("INF-CLOSE", "INF-INTERNAL", "INF-INTERNAL-UM")
_EXCHANGE = ("INF-SERVE", "INF-ANSWER", "INF-FWD-ANSWER", "INF-SUPP")
_HEARING = (f.HEARING_AT, f.HEARING_PLACE)
_SITTING = Booking(SittingKind.HEARING, "hearing_at", "hearing_place", "panel")

ANSWERED_ON = FieldSpec("answered_on", "答辩日期", FieldKind.DATE, default="today")
ANSWER_STARTS = (Clock("INF-FWD-ANSWER", begins="answered_on"),)

ANSWER_STAGE = ("answered", "answer-forwarded", "no-answer")
_TALKABLE = ("served", *ANSWER_STAGE, "hearing-set", "heard")
BEFORE_RULING = (
    "accepted",
    "material-awaited",
    "mediating",
    "suspended",
    "deliberated",
    *_TALKABLE,
)

HEARING_MOVES = (
    Move(
        "set-hearing",
        "定口审…",
        ("served", *ANSWER_STAGE, "heard"),
        "hearing-set",
        asks=_HEARING,
        papers=("D14", "D10"),
        guards=("panel-odd", "hearing-notice", "answer-passed-on"),
        books=_SITTING,
    ),
    Move("hear", "登记口审", ("hearing-set",), "heard", roles=m.OFFICERS, papers=("D15",)),
    Move(
        "deliberate",
        "登记合议",
        (*ANSWER_STAGE, "heard"),
        "deliberated",
        roles=m.OFFICERS,
        papers=("D18",),
        guards=("panel-odd", "answer-passed-on"),
    ),
    Move(
        "rule",
        "登记裁决…",
        ("deliberated",),
        "decided",
        roles=m.OFFICERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.INFRINGES, Outcome.NOT_INFRINGING, Outcome.DISMISSED),
        papers=("D19",),
        meets=CLOSING_RULES,
        drops=_EXCHANGE,
        guards=("delegation-valid", "panel-odd", "closing-in-time"),
    ),
)

MEDIATION_MOVES = (
    Move(
        "mediate",
        "转先行调解",
        ("accepted", "served", *ANSWER_STAGE, "hearing-set", "heard"),
        "mediating",
    ),
    Move(
        "settle",
        "登记调解协议…",
        ("mediating", *_TALKABLE, "suspended"),
        "settled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEDIATED,),
        asks=(f.AGREED_FEN, f.PAID_FEN, f.AGREEMENT_TEXT),
        papers=("D21", "D22"),
        starts=(Clock("MED-CONFIRM"),),
        meets=CLOSING_RULES,
        drops=_EXCHANGE,
        resumes=_GROUND_OF_PAUSE,
    ),
    Move("mediation-failed-serve", "调解不成，待送达", ("mediating",), "accepted"),
    Move("mediation-failed", "调解不成，等待答辩", ("mediating",), "served"),
    Move("mediation-failed-answered", "调解不成，答辩已毕", ("mediating",), "answered"),
    Move(
        "mediation-failed-hearing",
        "调解不成，定口审…",
        ("mediating",),
        "hearing-set",
        asks=_HEARING,
        papers=("D14", "D10"),
        guards=("panel-odd", "hearing-notice"),
        books=_SITTING,
    ),
    Move(
        "mediation-failed-deliberate",
        "调解不成，转合议",
        ("mediating",),
        "deliberated",
        roles=m.OFFICERS,
        papers=("D18",),
        guards=("panel-odd",),
    ),
    Move(
        "confirm",
        "登记司法确认…",
        ("settled",),
        "confirmed",
        asks=(f.CONFIRMATION_APPLIED_ON,),
        papers=("D24",),
        meets=("MED-CONFIRM",),
        acts_on=f.CONFIRMATION_APPLIED_ON.key,
    ),
)

SUSPENSION_MOVES = (
    Move(
        "suspend",
        "中止…",
        (*_TALKABLE, "deliberated"),
        "suspended",
        roles=m.OFFICERS,
        asks=(_GROUND, _INVALIDATION_NO),
        reason=True,
        papers=("D16",),
        pauses=_GROUND_OF_PAUSE,
        guards=("suspension-proof",),
    ),
    Move(
        "resume-served",
        "恢复处理，等待答辩",
        ("suspended",),
        "served",
        roles=m.OFFICERS,
        papers=("D16",),
        resumes=_GROUND_OF_PAUSE,
    ),
    Move(
        "resume-hearing",
        "恢复处理，定口审…",
        ("suspended",),
        "hearing-set",
        roles=m.OFFICERS,
        asks=_HEARING,
        papers=("D16", "D14", "D10"),
        resumes=_GROUND_OF_PAUSE,
        guards=("panel-odd", "hearing-notice"),
        books=_SITTING,
    ),
    Move(
        "resume-answered",
        "恢复处理，答辩已毕",
        ("suspended",),
        "answered",
        roles=m.OFFICERS,
        papers=("D16",),
        resumes=_GROUND_OF_PAUSE,
    ),
    Move(
        "resume-heard",
        "恢复处理，口审已毕",
        ("suspended",),
        "heard",
        roles=m.OFFICERS,
        papers=("D16",),
        resumes=_GROUND_OF_PAUSE,
    ),
    Move(
        "dismiss",
        "专利权无效或终止，驳回…",
        ("suspended",),
        "decided",
        roles=m.OFFICERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.DISMISSED,),
        reason=True,
        papers=("D16", "D19"),
        meets=CLOSING_RULES,
        drops=_EXCHANGE,
        resumes=_GROUND_OF_PAUSE,
        guards=("delegation-valid",),
    ),
)

END_MOVES = (
    Move(
        "serve-decision",
        "送达裁决书…",
        ("decided",),
        "decision-served",
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D10",),
        starts=(Clock("INF-SUE", begins="served_on", served=True),),
    ),
    Move(
        "take-effect",
        "裁决生效…",
        ("decided", "decision-served", "sued"),
        "effective",
        roles=m.OFFICERS,
        asks=(
            FieldSpec(
                "effective_on",
                "生效日期",
                FieldKind.DATE,
                width=4,
                default="today",
                hint="期满未起诉的，填最后一方起诉期限届满之日；公开、申请执行自此起算",
            ),
            _NO_STOP,
        ),
        starts=(
            Clock("INF-PUBLISH", begins="effective_on", unless="no_stop_order"),
            Clock("INF-ENFORCE", begins="effective_on", unless="no_stop_order"),
        ),
        drops=("INF-SUE",),
        guards=("suit-time-over", "no-stop-marked"),
    ),
    Move(
        "sued",
        "登记被诉…",
        ("decided", "decision-served"),
        "sued",
        roles=m.OFFICERS,
        asks=(_COURT, _SUIT_NO, _SUED_ON),
        meets=("INF-SUE",),
        acts_on="sued_on",
    ),
    Move(
        "annulled",
        "判决撤销，重新处理…",
        ("sued",),
        "deliberated",
        roles=m.OFFICERS,
        reason=True,
    ),
    Move("publish", "登记公开", ("effective",), "published", meets=("INF-PUBLISH",)),
    Move(
        "enforce",
        "申请执行…",
        ("effective", "published"),
        "enforce",
        roles=m.OFFICERS,
        asks=(
            FieldSpec("enforcement_court", "执行法院", width=6, recent=True),
            FieldSpec("enforcement_no", "执行案号", width=6),
        ),
        meets=("INF-ENFORCE",),
    ),
    Move(
        "serve-decision-other",
        "送达另一方…",
        ("decision-served",),
        "decision-served",
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D10",),
        starts=(Clock("INF-SUE", begins="served_on", served=True, beside=True),),
    ),
    Move("publish-enforcing", "登记公开", ("enforce",), "enforce", meets=("INF-PUBLISH",)),
    Move(
        "sued-late",
        "登记被诉…",
        ("effective", "published", "enforce"),
        "sued",
        roles=m.OFFICERS,
        asks=(_COURT, _SUIT_NO, _SUED_ON),
        reason=True,
        drops=("INF-PUBLISH", "INF-ENFORCE"),
    ),
)
