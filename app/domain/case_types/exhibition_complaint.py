"""Complaint on the floor of a trade fair, handled within hours (展会投诉)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec
from app.domain.sections import any_right, facts, respondent, short_requester
from app.domain.terms import Channel, Outcome, Phase, Tone, Track, VenueKind

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

_MOVES = (
    Move(
        "accept",
        "受理…",
        ("received", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement"),
    Move(
        "notify",
        "通知被投诉人…",
        ("accepted",),
        "notified",
        asks=(
            FieldSpec("notified_at", "通知时间", FieldKind.INSTANT, width=4, default="now"),
            FieldSpec(
                "answer_due_at",
                "答辩截止",
                FieldKind.INSTANT,
                width=4,
                hint="按展期长短确定，工作站一般 24 小时",
            ),
        ),
    ),
    Move("answer", "登记答辩", ("notified",), "answered"),
    Move("no-answer", "逾期未答辩", ("notified",), "no-answer"),
    Move(
        "decide",
        "登记处理…",
        ("accepted", "notified", "answered", "no-answer"),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEASURE, Outcome.NO_MEASURE),
        asks=(
            FieldSpec("measure", "现场措施", width=8, hint="遮盖、撤展、断开链接等", recent=True),
            FieldSpec("exhibits_removed", "撤展件数", FieldKind.INTEGER),
        ),
    ),
    Move(
        "settle",
        "登记现场调解…",
        ("accepted", "notified", "answered", "no-answer"),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.MEDIATED,),
        asks=(f.AGREED_FEN, f.PAID_FEN, f.AGREEMENT_TEXT),
    ),
    Move(
        "transfer",
        "移送…",
        ("received", "supplement", "accepted", "notified", "answered", "no-answer"),
        "handled",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO,),
    ),
    Move("report", "告知主办方", ("handled",), "reported"),
    m.withdraw("received", "supplement", "accepted", "notified", "answered", "no-answer"),
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
            State("notified", "已通知待答辩", Phase.OPEN),
            State("answered", "已答辩", Phase.OPEN, Tone.ATTENTION),
            State("no-answer", "逾期未答辩", Phase.OPEN, Tone.ATTENTION),
            State("handled", "已处理", Phase.OPEN, Tone.GOOD),
            State("reported", "已告知主办方", Phase.OPEN, Tone.GOOD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
        versus="投诉",
    ),
)
