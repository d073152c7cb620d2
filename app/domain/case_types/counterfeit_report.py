"""Report of a counterfeit patent, checked here and handed to enforcement (假冒专利举报)."""

from __future__ import annotations

from dataclasses import replace

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain import penalty_moves as p
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import facts, reported, reporter
from app.domain.terms import Outcome, Phase, Tone, Track, Turn

_CHECK_RESULT = FieldSpec(
    "check_result",
    "专利号核查结果",
    FieldKind.CHOICE,
    width=6,
    choices=plain_choices(
        "号码不存在",
        "未授予专利权",
        "专利权已终止",
        "专利权被宣告无效",
        "属于他人",
        "申请标为专利",
        "有效",
    ),
)
_COUNTERFEIT_ACT = FieldSpec(
    "counterfeit_act",
    "假冒行为",
    FieldKind.CHOICE,
    width=6,
    hint="专利法实施细则第 101 条第 1 款",
    choices=plain_choices(
        "(一) 未授权、无效或终止后标注，或标注他人专利号",
        "(二) 销售第(一)项产品",
        "(三) 说明书等材料误称专利，使公众混淆",
        "(四) 伪造或变造专利文件",
        "(五) 其他使公众混淆的行为",
    ),
)

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    sized(f.CHANNEL, 3),
    FieldSpec(
        "reporter_kind",
        "举报方式",
        FieldKind.CHOICE,
        choices=plain_choices("实名", "匿名"),
        default="实名",
    ),
    sized(f.TOWN, 3),
    sized(f.PRODUCT, 4),
    FieldSpec("marking", "标注内容", width=4, hint="照录产品或包装上的文字", max_length=500),
    FieldSpec("marked_number", "标注号码", width=4, hint="照录，不校验", max_length=60),
    sized(_CHECK_RESULT, 6),
    sized(_COUNTERFEIT_ACT, 6),
    FieldSpec("report", "举报内容", FieldKind.LONG_TEXT, width=12, max_length=20_000),
    FieldSpec("wants_reply", "要求答复", FieldKind.FLAG, rare=True),
    FieldSpec("quantity", "数量", rare=True),
    folded(f.VENUE_KIND),
    folded(f.VENUE_NAME),
    folded(f.STALL),
    folded(f.PLATFORM),
    folded(f.SHOP),
    folded(f.HANDLER),
    folded(f.LINK, 9),
    folded(f.MODEL),
    folded(f.EVIDENCE, 12),
)

_REPLIED_ON = FieldSpec("replied_on", "告知日期", FieldKind.DATE, default="today")
_REVIEW = ("CFT-VERIFY", m.SUPPLEMENT_RULE)

_MOVES = (
    Move(
        "accept",
        "登记核查…",
        ("received", "supplement"),
        "verifying",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
        meets=(m.SUPPLEMENT_RULE,),
        resumes=m.SUPPLEMENT_GROUND,
        guards=("material-complete",),
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse(
        "received",
        "supplement",
        "verifying",
        term="不予立案…",
        meets=_REVIEW,
        papers=("D07",),
        starts=(Clock("CFT-REPLY"),),
    ),
    Move(
        "transfer",
        "移送综合执法…",
        ("verifying",),
        "transferred",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO, _CHECK_RESULT, _COUNTERFEIT_ACT, f.FEEDBACK_DUE_ON),
        papers=("D26",),
        starts=(Clock("CFT-FEEDBACK", until="feedback_due_on"),),
        meets=("CFT-VERIFY",),
    ),
    Move(
        "reply",
        "告知举报人…",
        ("transferred",),
        "replied",
        asks=(_REPLIED_ON,),
        guards=("reporter-named",),
    ),
    *p.MOVES,
    m.withdraw("received", "supplement", "verifying", meets=("CFT-VERIFY",)),
    replace(
        m.close(
            "transferred",
            "replied",
            asks=(f.FEEDBACK_ON, f.FEEDBACK),
            term="登记反馈并结案",
            meets=("CFT-FEEDBACK",),
        ),
        acts_on=f.FEEDBACK_ON.key,
    ),
    Move(
        "close-penalty",
        "结案",
        p.CLOSABLE,
        "closed",
        roles=m.OFFICERS,
        sets=(Milestone.CLOSED,),
        papers=("D25",),
        guards=("penalty-published-first", "exhibits-handed-first", "reporter-told-first"),
    ),
    Move(
        "reply-refused",
        "告知举报人…",
        ("not-accepted",),
        "not-accepted",
        asks=(_REPLIED_ON,),
        papers=("D05",),
        meets=("CFT-REPLY",),
        acts_on="replied_on",
        guards=("reporter-named",),
    ),
    Move(
        "reply-needless",
        "匿名举报，无须告知",
        ("not-accepted",),
        "not-accepted",
        drops=("CFT-REPLY",),
        guards=("reporter-anonymous",),
    ),
    replace(
        m.archive("closed", "withdrawn", "not-accepted", "ended"),
        guards=("reporter-told-first",),
    ),
    m.reopen("not-accepted", "withdrawn", "ended", target="received"),
    m.reopen("closed", "archived", target="transferred", name="transferred"),
    m.reopen("closed", target="investigating", name="investigation", term="恢复调查…"),
)

# 《市场监督管理行政处罚程序规定》: filing, refusal, penalty and closing are approved by the head.
_BY_THE_HEAD = ("refuse", "transfer", "file", "penalise", "no-penalty", "close", "close-penalty")

SPECS = (
    CaseType(
        "counterfeit-report",
        "假冒专利举报",
        Track.INFRINGEMENT,
        "counterfeit",
        (reporter(), reported(), _FACTS),
        (
            State("received", "线索待核", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            State("not-accepted", "不予立案", Phase.DONE, Tone.BAD, Turn.NOBODY),
            State("verifying", "核查中", Phase.OPEN, Tone.ATTENTION),
            State("transferred", "已移送待反馈", Phase.OPEN, turn=Turn.AUTHORITY),
            State("replied", "已告知待反馈", Phase.OPEN, turn=Turn.AUTHORITY),
            *p.STATES,
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        m.approved(_MOVES, *_BY_THE_HEAD),
        versus="举报",
        usual={**m.USUAL, "verifying": "transfer", "preserved": "report", "sealed": "report"},
        opening=(Clock("CFT-VERIFY"),),
        papers=("D03",),
    ),
)
