"""Fast-track pre-examination of a new patent application (快速预审)."""

from __future__ import annotations

from app.domain import common_fields as f
from app.domain import common_moves as m
from app.domain.case_type import ENDED, CaseType, Clock, Milestone, Move, State
from app.domain.clockwork import SUPPLEMENT_GROUND
from app.domain.common_fields import folded, sized
from app.domain.fields import FieldKind, FieldSpec, choices_of, plain_choices
from app.domain.sections import applicant, facts
from app.domain.terms import Channel, Outcome, Phase, RightKind, Role, Tone, Track, Turn

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
    FieldSpec("already_filed", "已提交过申请", FieldKind.FLAG, rare=True),
    FieldSpec("pct", "PCT 国际申请", FieldKind.FLAG, rare=True),
    FieldSpec("divisional", "分案申请", FieldKind.FLAG, rare=True),
    FieldSpec("dual_filing", "同日双报", FieldKind.FLAG, rare=True),
    FieldSpec("secrecy_review", "需保密审查", FieldKind.FLAG, rare=True),
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
_DIFFERENCES = FieldSpec(
    "differences", "不一致之处", FieldKind.LONG_TEXT, width=12, max_length=2_000
)
_REVIEW = ("accepted", "in-review")
_FIRST = ("PRE-FIRST", "PRE-FIRST-UM", "PRE-FIRST-INVENTION")
_TARGET = ("PRE-TARGET", "PRE-TARGET-UM", "PRE-TARGET-INVENTION")
_EXAMINERS = (Role.HANDLER, Role.EXAMINER, Role.SUPERVISOR, Role.ADMIN)
_KINDS = (RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION)


def _by_kind(rules: tuple[str, ...]) -> tuple[Clock, ...]:
    """Return one clock for each kind of patent, in the order design, utility model, invention."""
    return tuple(Clock(rule, right_kinds=(kind,)) for rule, kind in zip(rules, _KINDS, strict=True))


_REVIEW_MOVES = (
    Move(
        "accept",
        "受理…",
        ("submitted", "supplement"),
        "accepted",
        sets=(Milestone.ACCEPTED,),
        asks=(sized(f.HANDLER, 4),),
        dockets=True,
        papers=("D31",),
        starts=_by_kind(_FIRST),
        meets=("PRE-ACCEPT", m.SUPPLEMENT_RULE),
        resumes=SUPPLEMENT_GROUND,
        guards=(
            "pre-entity",
            "pre-quota",
            "pre-excluded",
            "pre-first-applicant",
            "pre-own-papers",
            "material-complete",
        ),
    ),
    m.ask_supplement("submitted"),
    m.supplemented("submitted"),
    m.refuse("submitted", "supplement", papers=("D31",), meets=("PRE-ACCEPT",)),
    Move("review", "开始预审", ("accepted",), "in-review"),
    Move(
        "opine",
        "发出预审意见…",
        _REVIEW,
        "opinion",
        roles=_EXAMINERS,
        asks=(
            FieldSpec("opinion_round", "第几次意见", FieldKind.INTEGER, default=1),
            FieldSpec(
                "reply_due_on", "答复期限", FieldKind.DATE, hint="留空的，按本中心的答复期限计算"
            ),
            _DEFECTS,
            _OPINION,
        ),
        papers=("D32",),
        starts=(Clock("PRE-REPLY", until="reply_due_on"),),
        meets=_FIRST,
        guards=("pre-rounds",),
    ),
    Move("reply", "登记答复", ("opinion",), "in-review", meets=("PRE-REPLY",)),
    Move(
        "deem-withdrawn",
        "逾期未答复，视为撤回…",
        ("opinion",),
        "withdrawn",
        roles=_EXAMINERS,
        sets=(Milestone.CLOSED,),
        outcomes=(Outcome.WITHDRAWN,),
        reason=True,
        guards=("pre-reply-time",),
    ),
    Move(
        "pass",
        "预审合格…",
        _REVIEW,
        "passed",
        roles=_EXAMINERS,
        sets=(Milestone.DECIDED,),
        outcomes=(Outcome.PASSED,),
        asks=(FieldSpec("pass_notice_no", "通知书编号", max_length=60),),
        papers=("D33",),
        starts=(Clock("PRE-FILE"),),
        meets=_FIRST,
    ),
    Move(
        "fail",
        "预审不合格…",
        (*_REVIEW, "opinion"),
        "failed",
        roles=_EXAMINERS,
        sets=(Milestone.DECIDED, Milestone.CLOSED),
        outcomes=(Outcome.FAILED,),
        asks=(_DEFECTS,),
        reason=True,
        papers=("D34",),
        meets=_FIRST,
    ),
)

_FILING_MOVES = (
    Move(
        "file",
        "登记正式申请…",
        ("passed",),
        "filed",
        sets=(Milestone.FILED,),
        asks=(
            _APPLICATION_NO,
            FieldSpec(
                "notice_on",
                "受理通知书日期",
                FieldKind.DATE,
                width=4,
                default="today",
                hint="当日或下一工作日须网上缴足费用",
            ),
        ),
        starts=(Clock("PRE-PAY", begins="notice_on"), *_by_kind(_TARGET)),
        meets=("PRE-FILE",),
    ),
    Move(
        "pay",
        "登记缴费…",
        ("filed",),
        "paid",
        sets=(Milestone.PAID,),
        asks=(
            FieldSpec(
                "pay_channel",
                "缴费方式",
                FieldKind.CHOICE,
                hint="只有网上缴费可以加快标记",
                choices=plain_choices("网上", "银行汇款", "柜台"),
                default="网上",
            ),
            FieldSpec("paid_in_full", "一次缴足", FieldKind.FLAG, default=True),
            FieldSpec("voucher_no", "缴费凭证号", width=6, max_length=60),
        ),
        starts=(Clock("PRE-REPORT-NO"),),
        meets=("PRE-PAY",),
        guards=("pre-pay-warning",),
    ),
    Move(
        "report",
        "登记报号",
        ("paid",),
        "reported",
        starts=(Clock("PRE-MARK"),),
        meets=("PRE-REPORT-NO",),
    ),
    Move(
        "compare",
        "核对一致性…",
        ("reported",),
        "comparing",
        roles=_EXAMINERS,
        asks=(
            FieldSpec(
                "consistency",
                "与预审文本",
                FieldKind.CHOICE,
                width=4,
                choices=plain_choices("一致", "不一致"),
                default="一致",
            ),
            _DIFFERENCES,
        ),
    ),
    Move(
        "mark",
        "登记加快标记",
        ("paid", "reported", "comparing"),
        "marked",
        sets=(Milestone.MARKED,),
        papers=("D35",),
        meets=("PRE-REPORT-NO", "PRE-MARK"),
        guards=("pre-pay", "pre-consistency", "pre-compared"),
    ),
    Move(
        "mark-lost",
        "未能标记，转普通程序…",
        ("passed", "filed", "paid", "reported", "comparing"),
        "mark-lost",
        reason=True,
        papers=("D35",),
        drops=("PRE-FILE", "PRE-PAY", "PRE-REPORT-NO", "PRE-MARK", *_TARGET),
    ),
    Move(
        "changed",
        "主动修改或变更，转普通程序…",
        ("filed", "paid", "reported", "comparing", "marked", "office-action"),
        "mark-lost",
        reason=True,
        papers=("D35",),
        drops=("PRE-PAY", "PRE-REPORT-NO", "PRE-MARK", "PRE-OA", *_TARGET),
        guards=("pre-no-change",),
    ),
    Move(
        "office-action",
        "登记审查意见…",
        ("marked",),
        "office-action",
        asks=(
            FieldSpec(
                "office_action_due_on",
                "答复期限",
                FieldKind.DATE,
                hint="通知书另有指定的填写；留空的按十日计算",
            ),
        ),
        starts=(Clock("PRE-OA", until="office_action_due_on"),),
    ),
    Move(
        "office-action-replied",
        "已答复审查意见",
        ("office-action",),
        "marked",
        meets=("PRE-OA",),
    ),
    Move(
        "grant",
        "登记授权公告…",
        ("marked", "mark-lost", "office-action"),
        "granted",
        sets=(Milestone.GRANTED,),
        asks=(FieldSpec("announcement_no", "授权公告号", width=6, max_length=60),),
        meets=_TARGET,
        drops=("PRE-OA",),
    ),
    Move(
        "not-granted",
        "驳回或视为撤回…",
        ("filed", "paid", "reported", "comparing", "marked", "mark-lost", "office-action"),
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
            State("opinion", "待答复", Phase.OPEN, turn=Turn.PARTY),
            State("failed", "预审不合格", Phase.DONE, Tone.BAD, Turn.NOBODY),
            State("passed", "预审合格", Phase.OPEN, Tone.GOOD, Turn.PARTY),
            State("filed", "已正式申请", Phase.OPEN, turn=Turn.PARTY),
            State("paid", "已缴费", Phase.OPEN, turn=Turn.PARTY),
            State("reported", "已报号待核", Phase.OPEN, Tone.ATTENTION),
            State("comparing", "核对一致性", Phase.OPEN, Tone.ATTENTION),
            State("marked", "已加快标记", Phase.OPEN, Tone.GOOD, Turn.AUTHORITY),
            State("mark-lost", "转普通程序", Phase.OPEN, Tone.BAD, Turn.AUTHORITY),
            State("office-action", "待答复审查意见", Phase.OPEN, turn=Turn.PARTY),
            State("granted", "已授权", Phase.OPEN, Tone.GOOD),
            State("not-granted", "未获授权", Phase.DONE, Tone.BAD, Turn.NOBODY),
            m.WITHDRAWN,
            m.CLOSED,
            m.ARCHIVED,
            ENDED,
        ),
        (*_REVIEW_MOVES, *_FILING_MOVES),
        usual={**m.USUAL, "marked": "grant", "office-action": "office-action-replied"},
        opening=(Clock("PRE-ACCEPT"),),
        papers=("D03",),
        guards=(
            "pre-entity",
            "pre-quota",
            "pre-excluded",
            "pre-first-applicant",
            "pre-own-papers",
        ),
    ),
)
