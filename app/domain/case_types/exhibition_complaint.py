"""Complaint on the floor of a trade fair, handled within hours (展会投诉)."""

from __future__ import annotations

from dataclasses import replace

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec
from app.domain.sections import any_right, facts, respondent, short_requester
from app.domain.terms import Channel, Outcome, Phase, Tone, Track, Turn, VenueKind

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.EVENT_NAME, 5, required=True),
    sized(f.HALL, 2),
    sized(f.BOOTH, 2),
    sized(f.PRODUCT, 4),
    sized(f.MODEL, 4),
    sized(f.TOWN, 4),
    sized(f.REASONS, 12),
    folded(f.CHANNEL, default=Channel.EXHIBITION),
    folded(f.VENUE_KIND, default=VenueKind.EXHIBITION),
    FieldSpec("edition", "届次", rare=True, max_length=40),
    folded(f.HANDLER),
    FieldSpec("event_from", "展期起", FieldKind.DATE, rare=True),
    FieldSpec("event_to", "展期止", FieldKind.DATE, rare=True),
    folded(f.ORGANISER, 6),
    FieldSpec("badge", "投诉人证件号", rare=True, max_length=40),
    folded(f.TRADE_MARK),
    folded(f.CLAIMS, 6),
    folded(f.EVIDENCE, 12),
)

_NOTIFIED = ("notified", "answered", "no-answer", "admitted", "opinion-given")
_SUPPLEMENTED_AT = FieldSpec(
    "supplemented_at",
    "补齐时间",
    FieldKind.INSTANT,
    width=4,
    default="now",
    hint="24 小时的移交时限自补齐起重新计算",
)
_REVIEW = ("EXH-TRANSFER", m.SUPPLEMENT_RULE)

_INTAKE_MOVES = (
    Move(
        "accept",
        "受理…",
        ("received", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
        papers=("D37",),
        meets=_REVIEW,
        resumes=m.SUPPLEMENT_GROUND,
        guards=("follow-up-proof", "material-complete"),
    ),
    m.ask_supplement("received"),
    replace(m.supplemented("received"), asks=(_SUPPLEMENTED_AT,), acts_on=_SUPPLEMENTED_AT.key),
    m.refuse("received", "supplement", meets=_REVIEW, papers=("D37",)),
)

_ANSWER_MOVES = (
    Move(
        "notify",
        "通知被投诉人…",
        ("accepted",),
        "notified",
        asks=(
            FieldSpec(
                "notified_at",
                "通知时间",
                FieldKind.INSTANT,
                width=4,
                default="now",
                hint="工作站一般自通知起 24 小时内答辩",
            ),
        ),
        papers=("D37", "D10"),
        starts=(Clock("EXH-ANSWER", begins="notified_at"),),
    ),
    Move(
        "answer",
        "登记答辩…",
        ("notified", "no-answer"),
        "answered",
        asks=(FieldSpec("answered_at", "答辩时间", FieldKind.INSTANT, width=4, default="now"),),
        meets=("EXH-ANSWER",),
        acts_on="answered_at",
    ),
    Move(
        "no-answer",
        "逾期未答辩",
        ("notified",),
        "no-answer",
        drops=("EXH-ANSWER",),
        guards=("fair-answer-time-over",),
    ),
    Move("admit", "被投诉人承认", ("notified",), "admitted", meets=("EXH-ANSWER",)),
    Move(
        "opine",
        "出具初步意见…",
        ("answered", "no-answer", "admitted"),
        "opinion-given",
        roles=m.OFFICERS,
        asks=(
            FieldSpec("comparison", "比对意见", FieldKind.LONG_TEXT, width=12, max_length=20_000),
        ),
        papers=("D36",),
    ),
)

_END_MOVES = (
    Move(
        "decide",
        "登记处理…",
        ("accepted", *_NOTIFIED),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEASURE, Outcome.NO_MEASURE),
        asks=(
            FieldSpec("measure", "现场措施", width=8, hint="遮盖、撤展、断开链接等", recent=True),
            FieldSpec("exhibits_removed", "撤展件数", FieldKind.INTEGER),
        ),
        papers=("D37",),
        drops=("EXH-ANSWER",),
        guards=("delegation-valid",),
    ),
    Move(
        "settle",
        "登记现场调解…",
        ("accepted", *_NOTIFIED),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEDIATED,),
        asks=(f.AGREED_FEN, f.PAID_FEN, f.AGREEMENT_TEXT),
        papers=("D21",),
        drops=("EXH-ANSWER",),
    ),
    Move(
        "transfer",
        "移送…",
        ("received", "supplement", "accepted", *_NOTIFIED),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO,),
        papers=("D26",),
        meets=_REVIEW,
        drops=("EXH-ANSWER",),
        resumes=m.SUPPLEMENT_GROUND,
    ),
    Move("report", "告知主办方", ("handled",), "reported", papers=("D37",)),
    m.withdraw("received", "supplement", "accepted", *_NOTIFIED, meets=_REVIEW),
    m.close(
        "handled",
        "reported",
        asks=(FieldSpec("follow_up", "展后跟进", FieldKind.FLAG),),
    ),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="received"),
    m.reopen("closed", "archived", target="handled", name="handled"),
)

SPECS = (
    CaseType(
        "exhibition-complaint",
        "展会投诉",
        Track.INFRINGEMENT,
        "exhibition",
        (short_requester("投诉人"), respondent("被投诉人"), any_right(), _FACTS),
        (
            State("received", "现场收件", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
            State("notified", "已通知待答辩", Phase.OPEN, turn=Turn.PARTY),
            State("answered", "已答辩", Phase.OPEN, Tone.ATTENTION),
            State("no-answer", "逾期未答辩", Phase.OPEN, Tone.ATTENTION),
            State("admitted", "已承认", Phase.OPEN, Tone.ATTENTION),
            State("opinion-given", "已出初步意见", Phase.OPEN, Tone.ATTENTION),
            State("handled", "已处理", Phase.OPEN, Tone.GOOD),
            State("reported", "已告知主办方", Phase.OPEN, Tone.GOOD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        (*_INTAKE_MOVES, *_ANSWER_MOVES, *_END_MOVES),
        versus="投诉",
        usual=m.USUAL,
        opening=(Clock("EXH-TRANSFER", begins="received_at"),),
        papers=("D03",),
        guards=("follow-up-proof", "repeat-infringement"),
    ),
)
