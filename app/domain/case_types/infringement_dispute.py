"""Patent infringement dispute, decided by administrative adjudication (专利侵权纠纷)."""

from __future__ import annotations

from app.domain import adjudication_moves as a
from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldSpec
from app.domain.sections import facts, patent, requester, respondent, third_party
from app.domain.terms import Outcome, Phase, RightKind, Tone, Track, Turn

_STANDING_PROOF = FieldSpec(
    "standing_proof",
    "请求资格依据",
    width=12,
    hint="被许可人的授权、其他共有人放弃请求的声明等，写明文书",
    max_length=300,
)
_REVIEW = ("INF-ACCEPT", m.SUPPLEMENT_RULE)
_LATER_STATES = ("hearing-set", "heard", "mediating")
"""Where a case may be when the answer comes or is passed on, and then stays (答辩不改变状态)."""
_PARTLY_SERVED = ("served", *a.ANSWER_STAGE)
"""Where a case may be while other respondents are still to be served; each has its own time."""

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
    State("referred", "已移送", Phase.DONE, turn=Turn.NOBODY),
    State("accepted", "已立案", Phase.OPEN, Tone.ATTENTION),
    State("material-awaited", "待补充材料", Phase.OPEN, Tone.ATTENTION, Turn.PARTY),
    State("served", "已送达", Phase.OPEN, turn=Turn.PARTY),
    State("answered", "已答辩", Phase.OPEN, Tone.ATTENTION),
    State("answer-forwarded", "已转送答辩", Phase.OPEN, Tone.ATTENTION),
    State("no-answer", "逾期未答辩", Phase.OPEN, Tone.ATTENTION),
    State("mediating", "先行调解", Phase.OPEN),
    State("hearing-set", "待口审", Phase.OPEN),
    State("heard", "已口审", Phase.OPEN, Tone.ATTENTION),
    State("suspended", "已中止", Phase.OPEN, Tone.PAUSED, Turn.AUTHORITY),
    State("deliberated", "已合议", Phase.OPEN, Tone.ATTENTION),
    State("decided", "已裁决", Phase.OPEN),
    State("decision-served", "裁决已送达", Phase.OPEN, turn=Turn.PARTY),
    State("effective", "已生效", Phase.OPEN, Tone.GOOD),
    State("sued", "被诉", Phase.OPEN, Tone.PAUSED, Turn.AUTHORITY),
    State("published", "已公开", Phase.OPEN, Tone.GOOD),
    State("enforce", "申请执行", Phase.OPEN, turn=Turn.AUTHORITY),
    State("settled", "调解结案", Phase.OPEN, Tone.GOOD),
    State("confirmed", "已司法确认", Phase.OPEN, Tone.GOOD),
    m.WITHDRAWN,
    m.CLOSED,
    m.ARCHIVED,
    ENDED,
)

_INTAKE_MOVES = (
    Move(
        "accept",
        "立案…",
        ("received", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(f.PANEL, sized(f.HANDLER, 4), _STANDING_PROOF),
        dockets=True,
        papers=("D07", "D05", "D08"),
        starts=(
            Clock("INF-SERVE"),
            Clock("INF-CLOSE"),
            Clock("INF-INTERNAL", right_kinds=(RightKind.DESIGN,)),
            Clock("INF-INTERNAL-UM", right_kinds=(RightKind.INVENTION, RightKind.UTILITY_MODEL)),
        ),
        meets=_REVIEW,
        resumes=m.SUPPLEMENT_GROUND,
        guards=(
            "panel-odd",
            "standing-proven",
            "all-co-owners",
            "one-request",
            "evaluation-report",
            "material-complete",
        ),
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement", meets=_REVIEW),
    Move(
        "refer",
        "移送…",
        ("received", "supplement"),
        "referred",
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO,),
        reason=True,
        papers=("D26",),
        meets=_REVIEW,
    ),
)

_EXCHANGE_MOVES = (
    Move(
        "serve",
        "登记送达…",
        ("accepted",),
        "served",
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D09", "D10", "D12"),
        starts=(Clock("INF-ANSWER", begins="served_on", served=True),),
        meets=("INF-SERVE",),
    ),
    Move(
        "ask-material",
        "通知补充材料…",
        ("accepted",),
        "material-awaited",
        asks=(f.SUPPLEMENT_ITEMS, f.SUPPLEMENT_DUE_ON),
        papers=("D04",),
        starts=(Clock("INF-SUPP", until="supplement_due_on"),),
    ),
    Move(
        "material-in",
        "材料已补充",
        ("material-awaited",),
        "accepted",
        papers=("D03",),
        meets=("INF-SUPP",),
    ),
    Move(
        "answer",
        "登记答辩…",
        ("served", "no-answer"),
        "answered",
        asks=(a.ANSWERED_ON,),
        starts=a.ANSWER_STARTS,
        meets=("INF-ANSWER",),
        acts_on="answered_on",
    ),
    Move(
        "forward-answer",
        "转送答辩书",
        ("answered",),
        "answer-forwarded",
        papers=("D10",),
        meets=("INF-FWD-ANSWER",),
    ),
    Move(
        "no-answer",
        "逾期未答辩",
        ("served",),
        "no-answer",
        drops=("INF-ANSWER",),
        guards=("answer-time-over",),
    ),
)

_LATER_ANSWER_MOVES = (
    *(
        Move(
            f"answer-{state}",
            "登记答辩…",
            (state,),
            state,
            asks=(a.ANSWERED_ON,),
            starts=a.ANSWER_STARTS,
            meets=("INF-ANSWER",),
            acts_on="answered_on",
        )
        for state in _LATER_STATES
    ),
    *(
        Move(
            f"forward-answer-{state}",
            "转送答辩书",
            (state,),
            state,
            papers=("D10",),
            meets=("INF-FWD-ANSWER",),
        )
        for state in _LATER_STATES
    ),
)

_OTHER_SERVICE_MOVES = tuple(
    Move(
        f"serve-other-{state}",
        "送达其他被请求人…",
        (state,),
        state,
        asks=(f.SERVICE_METHOD, f.SERVED_ON),
        papers=("D09", "D10"),
        starts=(Clock("INF-ANSWER", begins="served_on", served=True, beside=True),),
    )
    for state in _PARTLY_SERVED
)

_LAST_MOVES = (
    m.withdraw("received", "supplement", *a.BEFORE_RULING, meets=a.CLOSING_RULES, papers=("D20",)),
    m.close(
        "effective",
        "published",
        "enforce",
        "settled",
        "confirmed",
        asks=(f.PAID_FEN,),
        guards=("published-first",),
    ),
    m.archive("closed", "withdrawn", "not-accepted", "referred", "ended"),
    m.reopen(
        "not-accepted",
        "referred",
        "ended",
        target="received",
        name="intake",
        term="重新审查…",
        starts=(Clock("INF-ACCEPT"),),
    ),
    m.reopen("withdrawn", "closed", "ended", "archived", target="served", drops=_REVIEW),
    m.reopen("closed", target="effective", name="effective", term="恢复为已生效…"),
)

# domain.md 2.1: docketing, refusal, referral, suspension, ruling and closing are the head's.
_BY_THE_HEAD = ("accept", "refuse", "refer", "suspend", "rule", "dismiss", "withdraw", "close")

SPECS = (
    CaseType(
        "infringement-dispute",
        "专利侵权纠纷",
        Track.INFRINGEMENT,
        "infringement",
        (requester(), respondent(), patent(), _FACTS, third_party()),
        _STATES,
        m.approved(
            (
                *_INTAKE_MOVES,
                *_EXCHANGE_MOVES,
                *a.HEARING_MOVES,
                *a.MEDIATION_MOVES,
                *a.SUSPENSION_MOVES,
                *a.END_MOVES,
                *_LATER_ANSWER_MOVES,
                *_OTHER_SERVICE_MOVES,
                *_LAST_MOVES,
            ),
            *_BY_THE_HEAD,
        ),
        usual={
            **m.USUAL,
            "heard": "deliberate",
            "suspended": "resume-served",
            "published": "close",
            "enforce": "close",
        },
        opening=(Clock("INF-ACCEPT"),),
        papers=("D01", "D03", "D11"),
        guards=(
            "licensee-standing",
            "all-co-owners",
            "no-suit-stated",
            "copies-enough",
            "right-alive",
            "one-request",
            "repeat-infringement",
            "both-operators",
            "foreign-identity",
        ),
    ),
)
