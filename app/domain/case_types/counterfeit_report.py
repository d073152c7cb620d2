"""Report of a counterfeit patent, checked here and handed to enforcement (假冒专利举报)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.domain.sections import facts, reported, reporter
from app.domain.terms import Outcome, Phase, Tone, Track

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

_MOVES = (
    Move(
        "accept",
        "登记核查…",
        ("received", "supplement"),
        "verifying",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
    ),
    m.ask_supplement("received"),
    m.supplemented("received"),
    m.refuse("received", "supplement", "verifying", term="不予立案…"),
    Move(
        "transfer",
        "移送综合执法…",
        ("verifying",),
        "transferred",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.TRANSFERRED,),
        asks=(f.TRANSFER_TO, _CHECK_RESULT, _COUNTERFEIT_ACT),
    ),
    Move(
        "reply",
        "告知举报人…",
        ("transferred",),
        "replied",
        asks=(FieldSpec("replied_on", "告知日期", FieldKind.DATE, default="today"),),
    ),
    m.withdraw("received", "supplement", "verifying"),
    m.close(
        "transferred",
        "replied",
        asks=(f.FEEDBACK_ON, f.FEEDBACK),
        term="登记反馈并结案",
    ),
    m.archive("closed", "withdrawn", "not-accepted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="received"),
    m.reopen("closed", "archived", target="transferred", name="transferred"),
)

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
            State("not-accepted", "不予立案", Phase.DONE, Tone.BAD),
            State("verifying", "核查中", Phase.OPEN, Tone.ATTENTION),
            State("transferred", "已移送待反馈", Phase.OPEN),
            State("replied", "已告知待反馈", Phase.OPEN),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        _MOVES,
        versus="举报",
    ),
)
