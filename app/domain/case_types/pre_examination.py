"""Fast-track pre-examination of a new patent application (快速预审)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Milestone, Move, State
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, choices_of, plain_choices
from app.domain.sections import applicant, facts
from app.domain.terms import Channel, Outcome, Phase, RightKind, Tone, Track

_FACTS = facts(
    sized(f.RECEIVED_AT, 3),
    FieldSpec(
        "entity", "备案主体", FieldKind.ENTITY, required=True, width=6, hint="须为第一申请人"
    ),
    FieldSpec(
        "right_kind",
        "专利类型",
        FieldKind.CHOICE,
        required=True,
        choices=choices_of((RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)),
        default=RightKind.DESIGN,
    ),
    sized(f.PRODUCT, 4, required=True, hint="外观设计不超过 20 字"),
    sized(f.LOCARNO, 2),
    FieldSpec("designers", "设计人/发明人", hint="多人以顿号分隔"),
    FieldSpec("agency", "代理机构", recent=True),
    FieldSpec("views", "视图数", FieldKind.INTEGER),
    FieldSpec("similar_designs", "相似设计数", FieldKind.INTEGER, hint="一般不超过 10 项"),
    FieldSpec("self_check", "自检表", FieldKind.FLAG),
    FieldSpec("commitment", "承诺书", FieldKind.FLAG),
    FieldSpec("colour", "请求保护色彩", FieldKind.FLAG, rare=True),
    FieldSpec("partial", "局部外观设计", FieldKind.FLAG, rare=True),
    FieldSpec("set_of_products", "成套产品", FieldKind.FLAG, rare=True),
    FieldSpec("fee_reduction", "费用减缴", FieldKind.FLAG, rare=True),
    FieldSpec("priority_claimed", "要求优先权", FieldKind.FLAG, rare=True),
    FieldSpec("novelty_grace", "不丧失新颖性声明", FieldKind.FLAG, rare=True),
    FieldSpec("first_designer_nationality", "第一设计人国籍", rare=True, max_length=60),
    FieldSpec(
        "first_designer_id", "第一设计人证件号", FieldKind.ID_NUMBER, rare=True, max_length=40
    ),
    folded(f.IPC),
    FieldSpec("agency_no", "代理机构代码", rare=True, max_length=20),
    FieldSpec("agents", "代理师", rare=True),
    folded(f.HANDLER),
    folded(f.CHANNEL, default=Channel.ONLINE),
    folded(f.TOWN),
    FieldSpec("package_hash", "申请包校验值", width=6, rare=True, max_length=128),
    FieldSpec(
        "brief_description",
        "简要说明",
        FieldKind.LONG_TEXT,
        width=12,
        rare=True,
        hint="产品名称、用途、设计要点、指定视图",
        max_length=5_000,
    ),
    FieldSpec("files", "文件清单", FieldKind.LONG_TEXT, width=12, rare=True, max_length=5_000),
)

_DEFECTS = FieldSpec(
    "defects",
    "缺陷",
    FieldKind.CHOICES,
    required=True,
    width=12,
    choices=plain_choices(
        "视图投影不对应",
        "图片不清",
        "缺视图",
        "简要说明缺项",
        "产品名称不规范",
        "分类超范围",
        "明显不符新颖性",
        "非正常嫌疑",
        "申请人信息不一致",
        "相似设计不单一",
        "其他",
    ),
)
_OPINION = FieldSpec("opinion", "预审意见", FieldKind.LONG_TEXT, width=12, max_length=20_000)
_APPLICATION_NO = FieldSpec(
    "application_no", "申请号", FieldKind.RIGHT_NUMBER, required=True, width=6, max_length=60
)
_REVIEW = ("accepted", "in-review")

_REVIEW_MOVES = (
    Move(
        "accept",
        "受理…",
        ("submitted", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
    ),
    m.ask_supplement("submitted"),
    m.supplemented("submitted"),
    m.refuse("submitted", "supplement"),
    Move("review", "开始预审", ("accepted",), "in-review"),
    Move(
        "opine",
        "发出预审意见…",
        _REVIEW,
        "opinion",
        asks=(
            FieldSpec("opinion_round", "第几次意见", FieldKind.INTEGER, default=1),
            FieldSpec("reply_due_on", "答复期限", FieldKind.DATE),
            _DEFECTS,
            _OPINION,
        ),
    ),
    Move("reply", "登记答复", ("opinion",), "in-review"),
    Move(
        "pass",
        "预审合格…",
        _REVIEW,
        "passed",
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.PASSED,),
        asks=(FieldSpec("pass_notice_no", "通知书编号", max_length=60),),
    ),
    Move(
        "fail",
        "预审不合格…",
        (*_REVIEW, "opinion"),
        "failed",
        sets=(Milestone.DECIDED, Milestone.CLOSED),
        outcomes=(Outcome.FAILED,),
        asks=(_DEFECTS,),
        reason=True,
    ),
)

_FILING_MOVES = (
    Move(
        "file",
        "登记正式申请…",
        ("passed",),
        "filed",
        sets=(Milestone.FILED,),
        asks=(_APPLICATION_NO,),
    ),
    Move(
        "pay",
        "登记缴费…",
        ("filed",),
        "paid",
        sets=(Milestone.PAID,),
        asks=(
            FieldSpec("voucher_no", "缴费凭证号", width=6, hint="须网上足额缴费", max_length=60),
        ),
    ),
    Move("report", "登记报号", ("paid",), "reported"),
    Move("mark", "登记加快标记", ("paid", "reported"), "marked", sets=(Milestone.MARKED,)),
    Move(
        "mark-lost",
        "未能标记，转普通程序…",
        ("passed", "filed", "paid", "reported"),
        "mark-lost",
        reason=True,
    ),
    Move(
        "office-action",
        "登记审查意见…",
        ("marked", "mark-lost"),
        "office-action",
        asks=(FieldSpec("office_action_due_on", "答复期限", FieldKind.DATE),),
    ),
    Move("office-action-replied", "已答复审查意见", ("office-action",), "marked"),
    Move(
        "grant",
        "登记授权公告…",
        ("marked", "mark-lost", "office-action"),
        "granted",
        sets=(Milestone.GRANTED,),
        asks=(FieldSpec("announcement_no", "授权公告号", width=6, max_length=60),),
    ),
    Move(
        "not-granted",
        "驳回或视为撤回…",
        ("filed", "paid", "reported", "marked", "mark-lost", "office-action"),
        "not-granted",
        sets=(Milestone.CLOSED,),
        reason=True,
    ),
    m.withdraw("submitted", "supplement", *_REVIEW, "opinion", "passed"),
    m.close("granted", "mark-lost"),
    m.archive("closed", "withdrawn", "not-accepted", "failed", "not-granted", "ended"),
    m.reopen("not-accepted", "withdrawn", "ended", target="submitted"),
    m.reopen("failed", target="in-review", name="review", term="重新预审…"),
    m.reopen("closed", "not-granted", "archived", target="filed", name="filed"),
)

SPECS = (
    CaseType(
        "pre-examination",
        "快速预审",
        Track.FAST_TRACK,
        "pre-examination",
        (applicant(), _FACTS),
        (
            State("submitted", "待受理", Phase.INTAKE, Tone.ATTENTION),
            m.SUPPLEMENT,
            m.NOT_ACCEPTED,
            State("accepted", "已受理", Phase.OPEN, Tone.ATTENTION),
            State("in-review", "预审中", Phase.OPEN, Tone.ATTENTION),
            State("opinion", "待答复", Phase.OPEN),
            State("failed", "预审不合格", Phase.DONE, Tone.BAD),
            State("passed", "预审合格", Phase.OPEN, Tone.GOOD),
            State("filed", "已正式申请", Phase.OPEN),
            State("paid", "已缴费", Phase.OPEN),
            State("reported", "已报号待核", Phase.OPEN, Tone.ATTENTION),
            State("marked", "已加快标记", Phase.OPEN, Tone.GOOD),
            State("mark-lost", "转普通程序", Phase.OPEN, Tone.BAD),
            State("office-action", "待答复审查意见", Phase.OPEN),
            State("granted", "已授权", Phase.OPEN, Tone.GOOD),
            State("not-granted", "未获授权", Phase.DONE, Tone.BAD),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        (*_REVIEW_MOVES, *_FILING_MOVES),
    ),
)
