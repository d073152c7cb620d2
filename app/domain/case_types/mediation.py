"""Mediation on its own: administrative, people's, court-entrusted, at a fair (调解)."""

from __future__ import annotations

from dataclasses import replace

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, Booking, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, SectionSpec, plain_choices
from app.domain.sections import any_right, facts, plain_respondent, short_requester, third_party
from app.domain.terms import (
    Channel,
    Outcome,
    Phase,
    Role,
    SittingKind,
    Tone,
    Track,
    Turn,
    VenueKind,
)

_SUBJECT = FieldSpec(
    "subject",
    "调解事项",
    FieldKind.CHOICE,
    hint="专利法实施细则第 102 条",
    choices=plain_choices(
        "损害赔偿", "权属", "发明人资格", "职务奖酬", "授权前使用费", "开放许可", "其他"
    ),
    default="损害赔偿",
)
_MEDIATORS = FieldSpec("mediators", "调解员", recent=True, hint="多人以顿号分隔")
_ORGANISATION = FieldSpec("organisation", "调解组织", recent=True)
_REFERRING_COURT = FieldSpec("referring_court", "委托法院", recent=True)
_COURT_CASE_NO = FieldSpec("court_case_no", "法院案号", max_length=60)
_SESSION_AT = FieldSpec("session_at", "调解时间", FieldKind.INSTANT, width=4)
_SESSION_PLACE = FieldSpec("session_place", "调解地点", width=8, recent=True)

_REST = (
    folded(f.CHANNEL),
    folded(f.VENUE_KIND),
    folded(f.VENUE_NAME),
    folded(f.HANDLER),
    folded(f.TOWN),
    folded(f.PRODUCT),
    folded(f.MODEL),
    folded(_ORGANISATION),
    FieldSpec("confidential", "保密", FieldKind.FLAG, rare=True),
    folded(f.EVIDENCE, 12),
    FieldSpec(
        "undisputed_facts",
        "无争议事实",
        FieldKind.LONG_TEXT,
        width=12,
        rare=True,
        max_length=20_000,
    ),
)


def _facts(
    *second_line: FieldSpec, channel: Channel, venue: VenueKind | None = None
) -> SectionSpec:
    """Return the facts with the variant's own second line."""
    shown = (
        sized(f.RECEIVED_AT, 3),
        sized(_SUBJECT, 3),
        sized(f.CLAIMED_FEN, 3),
        sized(_MEDIATORS, 3),
        *second_line,
        sized(f.REASONS, 12),
    )
    rest = {spec.key: spec for spec in _REST}
    rest["channel"] = replace(rest["channel"], default=channel)
    rest["venue_kind"] = replace(rest["venue_kind"], default=venue)
    have = {spec.key for spec in shown}
    return facts(*shown, *(spec for key, spec in rest.items() if key not in have))


_STATES = (
    State("requested", "待征询", Phase.INTAKE, Tone.ATTENTION),
    State("sent", "已送对方", Phase.INTAKE, turn=Turn.PARTY),
    State("consented", "对方同意，待受理", Phase.INTAKE, Tone.ATTENTION),
    m.NOT_ACCEPTED,
    State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
    State("cnipa-suspended", "国知局中止中", Phase.OPEN, Tone.ATTENTION),
    State("scheduled", "已排期", Phase.OPEN),
    State("in-session", "调解中", Phase.OPEN, Tone.ATTENTION),
    State("paused", "暂停", Phase.OPEN, Tone.PAUSED, Turn.PARTY),
    State("agreed", "达成协议", Phase.OPEN, Tone.GOOD),
    State("signed", "已签协议", Phase.OPEN, Tone.GOOD, Turn.PARTY),
    State("failed", "未达成", Phase.OPEN, Tone.BAD),
    State("confirmed", "已司法确认", Phase.OPEN, Tone.GOOD, Turn.PARTY),
    State("performing", "履行中", Phase.OPEN, turn=Turn.PARTY),
    State("performed", "履行完毕", Phase.OPEN, Tone.GOOD),
    State("defaulted", "未履行", Phase.OPEN, Tone.BAD, Turn.PARTY),
    m.WITHDRAWN,
    m.CLOSED,
    m.ARCHIVED,
    ENDED,
)

_BEFORE_RESULT = ("accepted", "cnipa-suspended", "scheduled", "in-session", "paused")
_SETTLERS = (Role.HANDLER, Role.MEDIATOR, Role.SUPERVISOR, Role.ADMIN)

_INTAKE_MOVES = (
    Move(
        "send",
        "送对方征询…",
        ("requested",),
        "sent",
        asks=(
            FieldSpec("sent_on", "送达日期", FieldKind.DATE, default="today"),
            f.SERVICE_METHOD,
        ),
        papers=("D10",),
        meets=("MED-SEND",),
        starts=(Clock("MED-REPLY", begins="sent_on", served=True),),
    ),
    Move(
        "consent",
        "对方同意调解…",
        ("sent",),
        "consented",
        asks=(FieldSpec("opinion_on", "意见收到日期", FieldKind.DATE, default="today"),),
        meets=("MED-REPLY",),
        acts_on="opinion_on",
        starts=(Clock("MED-ACCEPT", begins="opinion_on"),),
    ),
    Move(
        "accept",
        "受理…",
        ("requested", "sent", "consented"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(_MEDIATORS, 6), sized(f.HANDLER, 3)),
        dockets=True,
        papers=("D07", "D08"),
        meets=("MED-SEND", "MED-REPLY", "MED-ACCEPT"),
        starts=(Clock("MED-CLOSE"),),
        guards=("mediation-open-licence", "mediation-before-grant", "mediation-court-entrusted"),
    ),
    replace(
        m.refuse(
            "requested",
            "sent",
            "consented",
            term="对方不同意或未答复，不予受理…",
            meets=("MED-ACCEPT",),
        ),
        guards=("mediation-reply-time",),
    ),
)

_TALK_MOVES = (
    Move(
        "schedule",
        "排期…",
        ("accepted", "cnipa-suspended", "in-session", "paused"),
        "scheduled",
        asks=(_SESSION_AT, _SESSION_PLACE),
        guards=("mediation-mediators",),
        books=Booking(SittingKind.MEDIATION, "session_at", "session_place", "mediators"),
    ),
    Move("begin", "开始调解", ("accepted", "cnipa-suspended", "scheduled"), "in-session"),
    Move("pause", "暂停…", ("scheduled", "in-session"), "paused", reason=True),
    Move("continue", "继续调解", ("paused",), "in-session"),
    Move(
        "cnipa-suspend",
        "登记国知局中止程序…",
        ("accepted", "scheduled", "in-session", "paused"),
        "cnipa-suspended",
        asks=(
            FieldSpec(
                "cnipa_suspended_on",
                "国知局中止日期",
                FieldKind.DATE,
                width=4,
                default="today",
                hint="以中止程序通知书为准",
            ),
            FieldSpec("cnipa_suspension_no", "中止程序通知书号", width=5, max_length=60),
        ),
        starts=(Clock("MED-OWNERSHIP", begins="cnipa_suspended_on"),),
        guards=("mediation-ownership",),
    ),
    Move(
        "agree",
        "达成协议…",
        _BEFORE_RESULT,
        "agreed",
        roles=_SETTLERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.AGREED,),
        asks=(f.AGREED_FEN, f.AGREEMENT_TEXT),
        papers=("D21",),
        meets=("MED-CLOSE", "MED-OWNERSHIP"),
    ),
    Move(
        "fail",
        "终止调解…",
        _BEFORE_RESULT,
        "failed",
        roles=_SETTLERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.NOT_AGREED,),
        reason=True,
        papers=("D23",),
        meets=("MED-CLOSE", "MED-OWNERSHIP"),
    ),
)

_SIGN = Move(
    "sign",
    "签订协议…",
    ("agreed",),
    "signed",
    asks=(
        FieldSpec(
            "signed_on",
            "签订日期",
            FieldKind.DATE,
            default="today",
            hint="各方签名、盖章之日协议生效",
        ),
        FieldSpec("agreement_copies", "协议份数", FieldKind.INTEGER),
        FieldSpec("no_confirmation", "双方不申请司法确认", FieldKind.FLAG, width=6),
    ),
    papers=("D21",),
    starts=(Clock("MED-CONFIRM", begins="signed_on", unless="no_confirmation"),),
)

_PERFORMANCE_MOVES = (
    Move(
        "confirm",
        "登记司法确认…",
        ("agreed", "signed", "performing", "defaulted"),
        "confirmed",
        asks=(
            f.CONFIRMATION_APPLIED_ON,
            FieldSpec("confirmation_court", "确认法院", width=4, recent=True),
            FieldSpec("confirmation_no", "确认文书号", width=4, max_length=60),
            FieldSpec(
                "confirmed_on",
                "确认日期",
                FieldKind.DATE,
                width=4,
            ),
        ),
        papers=("D24",),
        meets=("MED-CONFIRM",),
        acts_on=f.CONFIRMATION_APPLIED_ON.key,
        guards=("mediation-confirm-time",),
    ),
    Move("perform", "进入履行", ("agreed", "signed", "confirmed", "defaulted"), "performing"),
    Move(
        "perform-unconfirmed",
        "不申请司法确认，进入履行",
        ("signed",),
        "performing",
        drops=("MED-CONFIRM",),
    ),
    Move(
        "performed",
        "履行完毕…",
        ("agreed", "signed", "confirmed", "performing", "defaulted"),
        "performed",
        asks=(f.PAID_FEN,),
        drops=("MED-CONFIRM",),
        guards=("mediation-paid-in-full",),
    ),
    Move(
        "default",
        "登记未履行…",
        ("agreed", "signed", "confirmed", "performing"),
        "defaulted",
        asks=(f.PAID_FEN,),
    ),
    *(
        Move(
            f"unconfirmed-{state}",
            "不申请司法确认",
            (state,),
            state,
            drops=("MED-CONFIRM",),
        )
        for state in ("performing", "defaulted")
    ),
    m.withdraw("requested", "sent", "consented", *_BEFORE_RESULT),
    m.close("agreed", "signed", "confirmed", "performing", "performed", "defaulted", "failed"),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "ended", target="requested", name="intake", term="重新征询…"),
    m.reopen("withdrawn", "ended", target="in-session", name="talks", term="恢复调解…"),
    m.reopen("closed", "archived", target="performing", name="performance", term="恢复履行跟踪…"),
    m.reopen("closed", target="failed", name="failed", term="恢复为未达成…"),
)


def _variant(code: str, term: str, book: str, case_facts: SectionSpec, *signed: str) -> CaseType:
    """Return one kind of mediation; all share parties, states and moves, each has its book.

    ``signed`` are the papers of its own that the signing calls for.
    """
    sign = replace(_SIGN, papers=(*_SIGN.papers, *signed))
    return CaseType(
        code,
        term,
        Track.MEDIATION,
        book,
        (
            short_requester("申请人"),
            plain_respondent(),
            any_right("相关权利"),
            case_facts,
            third_party(),
        ),
        _STATES,
        (*_INTAKE_MOVES, *_TALK_MOVES, sign, *_PERFORMANCE_MOVES),
        versus="与",
        usual={
            "in-session": "agree",
            "performing": "performed",
            "defaulted": "performed",
        },
        opening=(Clock("MED-SEND"),),
        papers=("D02", "D03", "D11"),
        guards=("mediation-open-licence", "mediation-before-grant"),
    )


SPECS = (
    _variant(
        "mediation-administrative",
        "行政调解",
        "mediation",
        _facts(
            sized(f.CHANNEL, 3),
            sized(f.VENUE_KIND, 3),
            sized(f.TOWN, 3),
            sized(f.HANDLER, 3),
            channel=Channel.COUNTER,
        ),
        "D22",
    ),
    _variant(
        "mediation-people",
        "人民调解",
        "mediation-people",
        _facts(
            sized(_ORGANISATION, 6),
            sized(f.CHANNEL, 3),
            sized(f.TOWN, 3),
            channel=Channel.COUNTER,
        ),
    ),
    _variant(
        "mediation-court",
        "法院委托调解",
        "mediation-court",
        _facts(
            sized(_REFERRING_COURT, 5),
            sized(_COURT_CASE_NO, 4),
            sized(f.TOWN, 3),
            channel=Channel.COURT,
        ),
    ),
    _variant(
        "mediation-exhibition",
        "展会现场调解",
        "mediation-exhibition",
        _facts(
            sized(f.EVENT_NAME, 6),
            sized(f.HALL, 3),
            sized(f.BOOTH, 3),
            channel=Channel.EXHIBITION,
            venue=VenueKind.EXHIBITION,
        ),
    ),
)
