"""Patent infringement dispute, decided by administrative adjudication (专利侵权纠纷)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import facts, patent, requester, respondent, third_party
from app.domain.terms import Outcome, Phase, Tone, Track

_HEARING_AT = FieldSpec(
    "hearing_at", "口审时间", FieldKind.INSTANT, width=4, hint="应提前通知当事人"
)
_HEARING_PLACE = FieldSpec("hearing_place", "口审地点", width=8, recent=True)
_PANEL = FieldSpec(
    "panel", "合议组", width=8, hint="三人以上单数，以顿号分隔，组长在前", recent=True
)
_COURT = FieldSpec("suit_court", "受诉法院", width=6, recent=True)
_SUIT_NO = FieldSpec("suit_no", "行政诉讼案号", width=6)
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

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    sized(f.VENUE_KIND, 3),
    sized(f.TOWN, 3),
    sized(f.REASONS, 12),
    folded(f.CLAIMS, 6),
    folded(f.CLAIMED_FEN),
    folded(f.HANDLER),
    folded(f.VENUE_NAME),
    folded(f.STALL),
    folded(f.PLATFORM),
    folded(f.SHOP),
    folded(f.LINK, 9),
    folded(f.ORDER_NO),
    folded(f.PRODUCT),
    folded(f.MODEL),
    folded(f.TRADE_MARK),
    folded(f.COPIES),
    folded(f.EVIDENCE, 12),
    folded(f.NO_SUIT, 12),
)

_STATES = (
    State("received", "收件待审", Phase.INTAKE, Tone.ATTENTION),
    m.SUPPLEMENT,
    m.NOT_ACCEPTED,
    State("referred", "已移送", Phase.DONE),
    State("accepted", "已立案", Phase.OPEN, Tone.ATTENTION),
    State("served", "已送达", Phase.OPEN),
    State("answered", "已答辩", Phase.OPEN, Tone.ATTENTION),
    State("no-answer", "逾期未答辩", Phase.OPEN, Tone.ATTENTION),
    State("mediating", "先行调解", Phase.OPEN),
    State("hearing-set", "待口审", Phase.OPEN),
    State("heard", "已口审", Phase.OPEN, Tone.ATTENTION),
    State("suspended", "已中止", Phase.OPEN, Tone.PAUSED),
    State("deliberated", "已合议", Phase.OPEN, Tone.ATTENTION),
    State("decided", "已裁决", Phase.OPEN),
    State("effective", "已生效", Phase.OPEN, Tone.GOOD),
    State("sued", "被诉", Phase.OPEN, Tone.PAUSED),
    State("enforce", "申请执行", Phase.OPEN),
    State("settled", "调解结案", Phase.OPEN, Tone.GOOD),
    m.WITHDRAWN,
    m.CLOSED,
    m.ARCHIVED,
    ENDED,
)

_BEFORE_RULING = (
    "accepted",
    "served",
    "answered",
    "no-answer",
    "mediating",
    "hearing-set",
    "heard",
    "suspended",
    "deliberated",
)

_INTAKE_MOVES = (
    Move(
        "accept",
        "立案…",
        ("received", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(_PANEL, sized(f.HANDLER, 4)),
        dockets=True,
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement"),
    Move(
        "refer",
        "移送…",
        ("received", "supplement"),
        "referred",
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO,),
        reason=True,
    ),
)

_EXCHANGE_MOVES = (
    Move(
        "serve",
        "登记送达…",
        ("accepted",),
        "served",
        asks=(
            FieldSpec("served_on", "送达日期", FieldKind.DATE, default="today"),
            FieldSpec("answer_due_on", "答辩期限", FieldKind.DATE, hint="收到之日起 15 日"),
        ),
    ),
    Move(
        "answer",
        "登记答辩…",
        ("served", "no-answer"),
        "answered",
        asks=(FieldSpec("answered_on", "答辩日期", FieldKind.DATE, default="today"),),
    ),
    Move("no-answer", "逾期未答辩", ("served",), "no-answer"),
)

_HEARING_MOVES = (
    Move(
        "set-hearing",
        "定口审…",
        ("served", "answered", "no-answer", "heard"),
        "hearing-set",
        asks=(_HEARING_AT, _HEARING_PLACE),
    ),
    Move("hear", "登记口审", ("hearing-set",), "heard"),
    Move("deliberate", "登记合议", ("answered", "no-answer", "heard"), "deliberated"),
    Move(
        "rule",
        "登记裁决…",
        ("deliberated",),
        "decided",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.INFRINGES, Outcome.NOT_INFRINGING, Outcome.DISMISSED),
    ),
)

_MEDIATION_MOVES = (
    Move(
        "mediate",
        "转先行调解",
        ("accepted", "served", "answered", "no-answer", "hearing-set", "heard"),
        "mediating",
    ),
    Move(
        "settle",
        "登记调解协议…",
        ("mediating", "served", "answered", "no-answer", "hearing-set", "heard"),
        "settled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEDIATED,),
        asks=(f.AGREED_FEN, f.PAID_FEN, f.AGREEMENT_TEXT),
    ),
    Move("mediation-failed-serve", "调解不成，待送达", ("mediating",), "accepted"),
    Move("mediation-failed", "调解不成，回到答辩", ("mediating",), "served"),
    Move(
        "mediation-failed-hearing",
        "调解不成，定口审…",
        ("mediating",),
        "hearing-set",
        asks=(_HEARING_AT, _HEARING_PLACE),
    ),
    Move("mediation-failed-deliberate", "调解不成，转合议", ("mediating",), "deliberated"),
)

_SUSPENSION_MOVES = (
    Move(
        "suspend",
        "中止…",
        ("served", "answered", "no-answer", "hearing-set", "heard", "deliberated"),
        "suspended",
        asks=(_GROUND, _INVALIDATION_NO),
        reason=True,
    ),
    Move("resume-served", "恢复处理，等待答辩", ("suspended",), "served"),
    Move(
        "resume-hearing",
        "恢复处理，定口审…",
        ("suspended",),
        "hearing-set",
        asks=(_HEARING_AT, _HEARING_PLACE),
    ),
    Move("resume-heard", "恢复处理，口审已毕", ("suspended",), "heard"),
    Move(
        "dismiss",
        "专利权无效或终止，驳回…",
        ("suspended",),
        "decided",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.DISMISSED,),
        reason=True,
    ),
)

_END_MOVES = (
    Move(
        "take-effect",
        "裁决生效…",
        ("decided", "sued"),
        "effective",
        asks=(FieldSpec("effective_on", "生效日期", FieldKind.DATE, default="today"),),
    ),
    Move("sued", "登记被诉…", ("decided",), "sued", asks=(_COURT, _SUIT_NO)),
    Move("annulled", "判决撤销，重新处理…", ("sued",), "deliberated", reason=True),
    Move(
        "enforce",
        "申请执行…",
        ("effective",),
        "enforce",
        asks=(
            FieldSpec("enforcement_court", "执行法院", width=6, recent=True),
            FieldSpec("enforcement_no", "执行案号", width=6),
        ),
    ),
    m.withdraw("received", "supplement", *_BEFORE_RULING),
    m.close("effective", "enforce", "settled", asks=(f.PAID_FEN,)),
    m.archive("closed", "withdrawn", "not-accepted", "referred", "ended"),
    m.reopen(
        "not-accepted", "referred", "ended", target="received", name="intake", term="重新审查…"
    ),
    m.reopen("withdrawn", "closed", "ended", "archived", target="served"),
    m.reopen("closed", target="effective", name="effective", term="恢复为已生效…"),
)

SPECS = (
    CaseType(
        "infringement-dispute",
        "专利侵权纠纷",
        Track.INFRINGEMENT,
        "infringement",
        (requester(), respondent(), patent(), _FACTS, third_party()),
        _STATES,
        (
            *_INTAKE_MOVES,
            *_EXCHANGE_MOVES,
            *_HEARING_MOVES,
            *_MEDIATION_MOVES,
            *_SUSPENSION_MOVES,
            *_END_MOVES,
        ),
    ),
)
