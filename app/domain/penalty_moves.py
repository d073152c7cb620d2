"""The penalty chain of a counterfeit report, and the way to the police (处罚程序、移送公安)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import Booking, Clock, Milestone, Move, State
from app.domain.fields import FieldKind, FieldSpec
from app.domain.terms import Outcome, Phase, SittingKind, Tone, Turn

HEARING_PAUSE = "听证"
_HEARING_AT = FieldSpec("penalty_hearing_at", "听证时间", FieldKind.INSTANT, width=4)
_HEARING_PLACE = FieldSpec("penalty_hearing_place", "听证地点", width=8, recent=True)
_APPROVED_AT = FieldSpec(
    "transfer_approved_at",
    "批准时间",
    FieldKind.INSTANT,
    width=4,
    default="now",
    hint="批准移送后 24 小时内移送公安机关",
)
_HANDED_AT = FieldSpec("handed_to_police_at", "移送时间", FieldKind.INSTANT, width=4, default="now")
_POLICE_ON = FieldSpec(
    "police_received_on", "公安机关受理日期", FieldKind.DATE, width=4, default="today"
)
_POLICE_TOLD_ON = FieldSpec(
    "police_told_on", "收到公安机关通知日期", FieldKind.DATE, width=4, default="today"
)
_HEARING_ASKED_ON = FieldSpec(
    "hearing_asked_on",
    "要求听证日期",
    FieldKind.DATE,
    width=4,
    hint="当事人提出要求的日期；留空的按办理日期",
)
_EXHIBITS_ON = FieldSpec(
    "exhibits_handed_on", "移交日期", FieldKind.DATE, width=4, default="today"
)
_FINE = FieldSpec("fine_fen", "罚款金额", FieldKind.MONEY)

STATES = (
    State("filed", "已立案", Phase.OPEN, Tone.ATTENTION),
    State("investigating", "调查取证", Phase.OPEN, Tone.ATTENTION),
    State("preserved", "先行登记保存", Phase.OPEN, Tone.ATTENTION),
    State("sealed", "查封扣押", Phase.OPEN, Tone.ATTENTION),
    State("in-review", "法制审核", Phase.OPEN),
    State("noticed", "已告知处罚", Phase.OPEN, turn=Turn.PARTY),
    State("hearing-set", "待听证", Phase.OPEN),
    State("heard", "已听证", Phase.OPEN, Tone.ATTENTION),
    State("penalised", "已处罚", Phase.OPEN, Tone.ATTENTION),
    State("penalty-served", "处罚已送达", Phase.OPEN, turn=Turn.PARTY),
    State("penalty-paid", "罚款已缴", Phase.OPEN, Tone.GOOD),
    State("penalty-enforced", "申请强制执行", Phase.OPEN, turn=Turn.AUTHORITY),
    State("penalty-published", "处罚已公示", Phase.OPEN, Tone.GOOD),
    State("no-penalty", "不予处罚", Phase.OPEN),
    State("crime-reported", "报请移送公安", Phase.OPEN, Tone.ATTENTION),
    State("crime-approved", "已批准移送", Phase.OPEN, Tone.ATTENTION),
    State("crime-transferred", "已移送公安", Phase.OPEN, turn=Turn.AUTHORITY),
    State("crime-filed", "公安已立案", Phase.OPEN, Tone.ATTENTION),
    State("crime-refused", "公安不予立案", Phase.OPEN, Tone.ATTENTION),
    State("crime-handed-over", "物品已移交公安", Phase.OPEN, Tone.GOOD),
    State("crime-review", "已提请复议", Phase.OPEN, turn=Turn.AUTHORITY),
    State("crime-upheld", "复议维持不予立案", Phase.OPEN, Tone.ATTENTION),
    State("crime-supervision", "已建议立案监督", Phase.OPEN, turn=Turn.AUTHORITY),
)

CLOSABLE = (
    "penalty-paid",
    "penalty-enforced",
    "penalty-published",
    "no-penalty",
    "crime-filed",
    "crime-handed-over",
    "crime-refused",
    "crime-review",
    "crime-upheld",
    "crime-supervision",
)

_INVESTIGATION = (
    Move(
        "file",
        "立案…",
        ("verifying",),
        "filed",
        roles=m.OFFICERS,
        asks=(f.OFFICERS,),
        papers=("D07",),
        starts=(Clock("CFT-REPLY"), Clock("CFT-CLOSE"), Clock("INF-INTERNAL")),
        meets=("CFT-VERIFY",),
        guards=("two-officers",),
    ),
    Move(
        "reply-filed",
        "告知举报人，开始调查",
        ("filed",),
        "investigating",
        meets=("CFT-REPLY",),
        guards=("reporter-named",),
    ),
    Move(
        "investigate",
        "开始调查（无须告知）",
        ("filed",),
        "investigating",
        drops=("CFT-REPLY",),
        papers=("D12",),
        guards=("reporter-anonymous",),
    ),
    Move(
        "preserve",
        "先行登记保存",
        ("investigating",),
        "preserved",
        roles=m.OFFICERS,
        papers=("D13",),
        starts=(Clock("CFT-PRESERVE"),),
    ),
    Move(
        "dispose",
        "作出处理，解除保存",
        ("preserved",),
        "investigating",
        roles=m.OFFICERS,
        meets=("CFT-PRESERVE",),
    ),
    Move(
        "seal",
        "查封扣押",
        ("investigating", "preserved"),
        "sealed",
        roles=m.OFFICERS,
        papers=("D13",),
        starts=(Clock("CFT-SEAL"),),
        meets=("CFT-PRESERVE",),
        guards=("delegation-valid",),
    ),
    Move(
        "unseal",
        "解除查封扣押",
        ("sealed",),
        "investigating",
        roles=m.OFFICERS,
        meets=("CFT-SEAL",),
    ),
    Move(
        "report",
        "调查终结，送法制审核",
        ("investigating", "preserved", "sealed"),
        "in-review",
        roles=m.OFFICERS,
        papers=("D18",),
        starts=(Clock("CFT-REVIEW"),),
    ),
)

_SENT_BACK = Move(
    "send-back",
    "退回补充调查…",
    ("in-review",),
    "investigating",
    roles=m.OFFICERS,
    reason=True,
    meets=("CFT-REVIEW",),
)

_PENALTY = (
    Move(
        "give-notice",
        "告知处罚…",
        ("in-review",),
        "noticed",
        roles=m.OFFICERS,
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D28", "D10"),
        starts=(Clock("CFT-HEARING", begins="served_on", served=True),),
        meets=("CFT-REVIEW",),
    ),
    Move(
        "set-hearing",
        "定听证…",
        ("noticed",),
        "hearing-set",
        roles=m.OFFICERS,
        asks=(_HEARING_AT, _HEARING_PLACE, _HEARING_ASKED_ON),
        papers=("D28", "D10"),
        meets=("CFT-HEARING",),
        acts_on="hearing_asked_on",
        pauses=HEARING_PAUSE,
        guards=("penalty-hearing-notice",),
        books=Booking(SittingKind.HEARING, "penalty_hearing_at", "penalty_hearing_place"),
    ),
    Move(
        "hear",
        "登记听证",
        ("hearing-set",),
        "heard",
        roles=m.OFFICERS,
        papers=("D15",),
        resumes=HEARING_PAUSE,
    ),
    Move(
        "waive-hearing",
        "当事人撤回听证要求…",
        ("hearing-set",),
        "noticed",
        roles=m.OFFICERS,
        reason=True,
        resumes=HEARING_PAUSE,
    ),
    Move(
        "penalise",
        "登记处罚决定…",
        ("noticed", "heard"),
        "penalised",
        roles=m.OFFICERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.PENALISED,),
        asks=(_FINE,),
        papers=("D28", "D29"),
        starts=(Clock("CFT-SERVE"), Clock("CFT-PUBLISH")),
        meets=("CFT-CLOSE", "INF-INTERNAL", "CFT-PRESERVE", "CFT-SEAL"),
        drops=("CFT-HEARING",),
        guards=("delegation-valid", "penalty-hearing-time"),
    ),
    Move(
        "no-penalty",
        "不予处罚…",
        ("investigating", "in-review", "noticed", "heard"),
        "no-penalty",
        roles=m.OFFICERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.NO_PENALTY,),
        reason=True,
        meets=("CFT-CLOSE", "INF-INTERNAL", "CFT-REVIEW", "CFT-PRESERVE", "CFT-SEAL"),
        drops=("CFT-HEARING",),
        guards=("delegation-valid",),
    ),
    Move(
        "serve-penalty",
        "送达处罚决定书…",
        ("penalised",),
        "penalty-served",
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D10",),
        starts=(Clock("CFT-PAY", begins="served_on", served=True),),
        meets=("CFT-SERVE",),
    ),
    Move("pay", "罚款已缴", ("penalty-served",), "penalty-paid", meets=("CFT-PAY",)),
    Move(
        "enforce",
        "申请强制执行",
        ("penalty-served",),
        "penalty-enforced",
        roles=m.OFFICERS,
        drops=("CFT-PAY",),
    ),
    Move(
        "publish",
        "登记公示",
        ("penalty-paid", "penalty-enforced"),
        "penalty-published",
        meets=("CFT-PUBLISH",),
    ),
    *(
        Move(f"publish-{state}", "登记公示", (state,), state, meets=("CFT-PUBLISH",))
        for state in ("penalised", "penalty-served")
    ),
)

_CRIME = (
    Move(
        "report-crime",
        "涉嫌犯罪，报请移送…",
        ("verifying", "investigating", "preserved", "sealed", "in-review", "noticed"),
        "crime-reported",
        roles=m.OFFICERS,
        asks=(f.OFFICERS,),
        reason=True,
        papers=("D26",),
        starts=(Clock("CRM-APPROVE"),),
        meets=("CFT-REVIEW",),
        drops=("CFT-HEARING",),
        guards=("two-officers",),
    ),
    Move(
        "approve-crime",
        "批准移送…",
        ("crime-reported",),
        "crime-approved",
        roles=m.SUPERVISORS,
        asks=(_APPROVED_AT,),
        papers=("D26",),
        starts=(Clock("CRM-TRANSFER", begins="transfer_approved_at"),),
        meets=("CRM-APPROVE",),
        acts_on="transfer_approved_at",
    ),
    Move(
        "disapprove-crime",
        "不批准移送，继续调查…",
        ("crime-reported",),
        "investigating",
        roles=m.SUPERVISORS,
        reason=True,
        meets=("CRM-APPROVE",),
        guards=("filed-first",),
    ),
    Move(
        "disapprove-crime-verifying",
        "不批准移送，尚未立案，继续核查…",
        ("crime-reported",),
        "verifying",
        roles=m.SUPERVISORS,
        reason=True,
        meets=("CRM-APPROVE",),
    ),
    Move(
        "hand-over-crime",
        "移送公安机关…",
        ("crime-approved",),
        "crime-transferred",
        roles=m.OFFICERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO, _HANDED_AT, _POLICE_ON),
        papers=("D26",),
        starts=(Clock("CRM-POLICE", begins="police_received_on"),),
        meets=("CRM-TRANSFER", "CFT-VERIFY", "CFT-CLOSE", "INF-INTERNAL"),
        acts_on="handed_to_police_at",
    ),
    Move(
        "police-file",
        "公安立案…",
        ("crime-transferred", "crime-review", "crime-supervision"),
        "crime-filed",
        asks=(_POLICE_TOLD_ON,),
        starts=(Clock("CRM-HANDOVER", begins="police_told_on"),),
        meets=("CRM-POLICE",),
        acts_on="police_told_on",
    ),
    Move(
        "police-refuse",
        "公安不予立案…",
        ("crime-transferred",),
        "crime-refused",
        asks=(_POLICE_TOLD_ON,),
        starts=(Clock("CRM-REVIEW", begins="police_told_on"),),
        meets=("CRM-POLICE",),
        acts_on="police_told_on",
    ),
    Move(
        "ask-review",
        "提请复议",
        ("crime-refused",),
        "crime-review",
        roles=m.OFFICERS,
        meets=("CRM-REVIEW",),
    ),
    Move(
        "review-upheld",
        "复议维持不予立案…",
        ("crime-review",),
        "crime-upheld",
        asks=(_POLICE_TOLD_ON,),
        starts=(Clock("CRM-REVIEW-PROCURATORATE", begins="police_told_on"),),
    ),
    Move(
        "ask-supervision",
        "建议检察机关立案监督",
        ("crime-upheld",),
        "crime-supervision",
        roles=m.OFFICERS,
        papers=("D27",),
        meets=("CRM-REVIEW-PROCURATORATE",),
    ),
    Move(
        "hand-over-exhibits",
        "移交涉案物品…",
        ("crime-filed",),
        "crime-handed-over",
        roles=m.OFFICERS,
        asks=(_EXHIBITS_ON,),
        papers=("D26",),
        meets=("CRM-HANDOVER", "CFT-SEAL", "CFT-PRESERVE"),
        acts_on="exhibits_handed_on",
    ),
    Move(
        "back-to-penalty",
        "退回行政处理…",
        ("crime-refused", "crime-review", "crime-upheld", "crime-supervision"),
        "investigating",
        roles=m.OFFICERS,
        reason=True,
        drops=("CRM-REVIEW", "CRM-REVIEW-PROCURATORATE"),
        starts=(Clock("CFT-CLOSE"),),
    ),
)

MOVES = (*_INVESTIGATION, *_PENALTY, _SENT_BACK, *_CRIME)
