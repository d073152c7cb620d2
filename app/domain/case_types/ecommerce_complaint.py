"""Complaint about goods on a platform, answered by an opinion (电商投诉)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec
from app.domain.sections import any_right, facts, respondent, short_requester
from app.domain.terms import Channel, Outcome, Phase, Tone, Track, Turn, VenueKind

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.PLATFORM, 3),
    sized(f.SHOP, 3),
    FieldSpec("notice_no", "平台投诉单号", width=3, max_length=60),
    sized(f.LINK, 12),
    sized(f.REASONS, 12),
    folded(f.CHANNEL, default=Channel.PLATFORM),
    folded(f.VENUE_KIND, default=VenueKind.PLATFORM),
    folded(f.TOWN),
    folded(f.HANDLER),
    FieldSpec("shop_id", "店铺编号", rare=True, max_length=60),
    folded(f.ORDER_NO),
    folded(f.PRODUCT),
    folded(f.MODEL),
    FieldSpec("snapshot", "网页取证编号", width=6, rare=True, hint="取证编号或文件校验值"),
    folded(f.CLAIMED_FEN),
    folded(f.TRADE_MARK),
    folded(f.EVIDENCE, 12),
)

_IN_HAND = ("opinion-given", "platform-handled", "lodged", "restored")

_MOVES = (
    Move(
        "accept",
        "受理…",
        ("received", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
        starts=(Clock("EC-OPINION"),),
        meets=(m.SUPPLEMENT_RULE,),
        resumes=m.SUPPLEMENT_GROUND,
        guards=("material-complete", "one-request"),
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement"),
    Move(
        "give-opinion",
        "出具判定意见…",
        ("accepted",),
        "opinion-given",
        sets=(Milestone.DECIDED,),
        outcomes=(
            Outcome.OPINION_INFRINGES,
            Outcome.OPINION_NOT,
            Outcome.OPINION_UNCLEAR,
        ),
        asks=(
            FieldSpec("comparison", "比对意见", FieldKind.LONG_TEXT, width=12, max_length=20_000),
        ),
        papers=("D36",),
        meets=("EC-OPINION",),
    ),
    Move(
        "platform-feedback",
        "登记平台处理…",
        ("opinion-given", "counter-notice"),
        "platform-handled",
        asks=(
            f.FEEDBACK_ON,
            FieldSpec("links_removed", "下架链接数", FieldKind.INTEGER),
            f.FEEDBACK,
        ),
        drops=("EC-COUNTER",),
    ),
    Move(
        "counter-notice",
        "登记反声明…",
        ("opinion-given", "platform-handled"),
        "counter-notice",
        asks=(
            FieldSpec(
                "counter_notice_on",
                "声明送达日期",
                FieldKind.DATE,
                default="today",
                hint="声明到达权利人之日起 15 日，电子商务法第四十三条",
            ),
        ),
        starts=(Clock("EC-COUNTER", begins="counter_notice_on"),),
    ),
    Move(
        "lodge",
        "权利人已投诉或起诉…",
        ("counter-notice",),
        "lodged",
        asks=(FieldSpec("lodged_on", "投诉或起诉日期", FieldKind.DATE, default="today"),),
        meets=("EC-COUNTER",),
        acts_on="lodged_on",
    ),
    Move(
        "links-restored",
        "平台恢复链接",
        ("counter-notice",),
        "restored",
        drops=("EC-COUNTER",),
        guards=("counter-time-over",),
    ),
    Move(
        "lead-out",
        "线索移送属地…",
        _IN_HAND,
        "lead-sent",
        asks=(f.TRANSFER_TO, f.FEEDBACK_DUE_ON),
        papers=("D27",),
        starts=(Clock("CFT-FEEDBACK", until="feedback_due_on"),),
    ),
    Move(
        "transfer",
        "移送属地…",
        ("received", "supplement", "accepted"),
        "transferred",
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO,),
        papers=("D26",),
    ),
    m.withdraw("received", "supplement", "accepted"),
    m.close(*_IN_HAND, "counter-notice", "lead-sent", meets=("CFT-FEEDBACK",)),
    m.archive("closed", "withdrawn", "not-accepted", "transferred", "ended"),
    m.reopen("not-accepted", "withdrawn", "transferred", "ended", target="received"),
    m.reopen("closed", "archived", target="opinion-given", name="opinion"),
)

SPECS = (
    CaseType(
        "ecommerce-complaint",
        "电商投诉",
        Track.INFRINGEMENT,
        "ecommerce",
        (short_requester("投诉人"), respondent("被投诉人"), any_right(), _FACTS),
        (
            State("received", "待核", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("transferred", "已移送", Phase.DONE, turn=Turn.NOBODY),
            State("accepted", "判定中", Phase.OPEN, Tone.ATTENTION),
            State("opinion-given", "已出意见", Phase.OPEN, turn=Turn.AUTHORITY),
            State("platform-handled", "平台已处理", Phase.OPEN, Tone.GOOD),
            State("counter-notice", "反声明等待期", Phase.OPEN, Tone.PAUSED, Turn.PARTY),
            State("lodged", "已投诉起诉", Phase.OPEN, turn=Turn.AUTHORITY),
            State("restored", "链接已恢复", Phase.OPEN),
            State("lead-sent", "线索已移送", Phase.OPEN, turn=Turn.AUTHORITY),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
        versus="投诉",
        usual={**m.USUAL, "platform-handled": "close", "lodged": "close", "restored": "close"},
        papers=("D03",),
        guards=("one-request", "repeat-infringement"),
    ),
)
