"""Fields that several kinds of case share, defined once so that they mean the same (共用栏目)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.fields import FieldKind, FieldSpec, choices_of, plain_choices
from app.domain.terms import Channel, PartyKind, RightKind, ServiceMethod, VenueKind


def sized(spec: FieldSpec, width: int, *, hint: str = "", required: bool = False) -> FieldSpec:
    """Return ``spec`` shown at once, ``width`` twelfths wide; a given hint replaces its own."""
    return replace(
        spec,
        width=width,
        rare=False,
        hint=hint or spec.hint,
        required=required or spec.required,
    )


def folded(spec: FieldSpec, width: int = 3, *, default: str | None = None) -> FieldSpec:
    """Return ``spec`` hidden until unfolded; a given default replaces its own."""
    return replace(
        spec, width=width, rare=True, default=spec.default if default is None else default
    )


# 当事人
NAME = FieldSpec("name", "名称", FieldKind.PARTY_NAME, required=True)
KIND = FieldSpec(
    "kind", "主体类型", FieldKind.CHOICE, choices=choices_of(PartyKind), default=PartyKind.COMPANY
)
ID_NUMBER = FieldSpec(
    "id_number", "证件号码", FieldKind.ID_NUMBER, hint="统一社会信用代码或身份证号", max_length=40
)
LEGAL_REPRESENTATIVE = FieldSpec("legal_representative", "法定代表人/负责人", max_length=100)
CAPACITY = FieldSpec(
    "capacity",
    "请求人身份",
    FieldKind.CHOICE,
    hint="普通被许可人须有授权；共有权利须全体共有人共同请求",
    choices=plain_choices(
        "专利权人", "独占被许可人", "排他被许可人", "普通被许可人", "继承人", "共有人"
    ),
    default="专利权人",
)
CONTACT_NAME = FieldSpec("contact_name", "联系人", max_length=100)
PHONE = FieldSpec("phone", "电话", FieldKind.PHONE, max_length=40)
EMAIL = FieldSpec("email", "电子邮箱", FieldKind.EMAIL, max_length=120)
ADDRESS = FieldSpec("address", "地址", max_length=300)
POSTCODE = FieldSpec("postcode", "邮编", FieldKind.POSTCODE, max_length=12)
REGISTERED_OPERATOR = FieldSpec(
    "registered_operator",
    "登记经营者",
    hint="与实际经营者不一致的，列为共同被请求人",
    max_length=100,
)
ACTUAL_OPERATOR = FieldSpec("actual_operator", "实际经营者", max_length=100)
NATIONALITY = FieldSpec("nationality", "国籍/注册地", recent=True, max_length=60)
AGENT_NAME = FieldSpec("agent_name", "代理人", recent=True, max_length=100)
AGENT_FIRM = FieldSpec("agent_firm", "代理机构", recent=True)
AGENT_LICENCE_NO = FieldSpec("agent_licence_no", "代理人执业证号", max_length=40)
AGENT_AUTHORITY = FieldSpec(
    "agent_authority",
    "代理权限",
    FieldKind.CHOICE,
    choices=plain_choices("一般代理", "特别代理"),
)
STALL = FieldSpec("stall", "铺位", max_length=120)
ACTS = FieldSpec(
    "acts",
    "涉嫌行为",
    FieldKind.CHOICES,
    hint="外观设计无“使用”行为",
    choices=plain_choices("制造", "使用", "许诺销售", "销售", "进口"),
)
TOWN = FieldSpec("town", "镇街", FieldKind.TOWN, max_length=60)

# 涉案权利
RIGHT_NUMBER = FieldSpec(
    "number", "专利号", FieldKind.RIGHT_NUMBER, hint="可带 ZL，可不带点", max_length=60
)
SIGN_HINT = "商标填注册号，著作权填登记号"
RIGHT_TYPE = FieldSpec(
    "kind",
    "权利类型",
    FieldKind.CHOICE,
    hint="专利可由专利号自动识别",
    choices=choices_of(RightKind),
)
TITLE = FieldSpec("title", "名称")
HOLDER = FieldSpec("holder", "权利人", hint="多个权利人以顿号分隔", max_length=300)
FILED_ON = FieldSpec("filed_on", "申请日", FieldKind.DATE)
GRANTED_ON = FieldSpec("granted_on", "授权公告日", FieldKind.DATE)
LOCARNO = FieldSpec("locarno", "洛迦诺", FieldKind.LOCARNO, max_length=60)
IPC = FieldSpec("ipc", "IPC 分类号", max_length=60)
STATUS = FieldSpec(
    "status",
    "法律状态",
    FieldKind.CHOICE,
    choices=plain_choices("有效", "审查中", "无效审理中", "终止", "宣告无效"),
)
CHECKED_ON = FieldSpec("checked_on", "状态核查日", FieldKind.DATE)
FEE_PAID_TO = FieldSpec("fee_paid_to", "年费缴至", FieldKind.DATE)
EVALUATION = FieldSpec(
    "evaluation",
    "评价报告",
    FieldKind.CHOICE,
    choices=plain_choices("未见缺陷", "存在缺陷", "未出具", "不适用"),
)
EVALUATION_NO = FieldSpec("evaluation_no", "评价报告编号", max_length=60)
CUSTOMS_NO = FieldSpec("customs_no", "海关备案号", max_length=60)

# 事实
RECEIVED_AT = FieldSpec("received_at", "收件时间", FieldKind.INSTANT, required=True, default="now")
CHANNEL = FieldSpec(
    "channel",
    "来源渠道",
    FieldKind.CHOICE,
    choices=choices_of(Channel),
    default=Channel.COUNTER,
)
VENUE_KIND = FieldSpec("venue_kind", "发生场所", FieldKind.CHOICE, choices=choices_of(VenueKind))
VENUE_NAME = FieldSpec("venue_name", "场所名称", recent=True, max_length=120)
PLATFORM = FieldSpec("platform", "电商平台", recent=True, max_length=60)
SHOP = FieldSpec("shop", "店铺名称", max_length=120)
LINK = FieldSpec("link", "商品链接", hint="多个链接以空格分隔", max_length=500)
ORDER_NO = FieldSpec("order_no", "订单号", max_length=60)
PRODUCT = FieldSpec("product", "产品名称", max_length=120)
MODEL = FieldSpec("model", "型号", max_length=100)
TRADE_MARK = FieldSpec("trade_mark", "产品商标", max_length=100)
HANDLER = FieldSpec("handler", "承办人", FieldKind.HANDLER, default="me", max_length=64)
CLAIMS = FieldSpec(
    "claims",
    "请求事项",
    FieldKind.CHOICES,
    choices=plain_choices("责令停止侵权", "销毁侵权产品及专用模具", "就赔偿数额进行调解"),
)
CLAIMED_FEN = FieldSpec("claimed_fen", "请求金额", FieldKind.MONEY)
AGREED_FEN = FieldSpec("agreed_fen", "协议金额", FieldKind.MONEY, hint="无金钱给付的留空")
PAID_FEN = FieldSpec("paid_fen", "已付金额", FieldKind.MONEY)
REASONS = FieldSpec("reasons", "请求事项与理由", FieldKind.LONG_TEXT, max_length=20_000)
EVIDENCE = FieldSpec("evidence", "证据清单", FieldKind.LONG_TEXT, max_length=20_000)
NO_SUIT = FieldSpec(
    "no_suit", "未起诉且无其他约定", FieldKind.FLAG, hint="请求人声明就本纠纷未向法院起诉"
)
COPIES = FieldSpec(
    "copies", "副本份数", FieldKind.INTEGER, hint="与被请求人数相同，每一被请求人一份"
)

# 展会
EVENT_NAME = FieldSpec("event_name", "展会名称", recent=True, max_length=120)
HALL = FieldSpec("hall", "展馆", recent=True, max_length=60)
BOOTH = FieldSpec("booth", "展位", max_length=60)
ORGANISER = FieldSpec("organiser", "主办方", recent=True, max_length=120)

# 办理动作中填写
SUPPLEMENT_ITEMS = FieldSpec(
    "supplement_items", "应补正内容", FieldKind.LONG_TEXT, width=12, max_length=5_000
)
SUPPLEMENT_DUE_ON = FieldSpec("supplement_due_on", "补正期限", FieldKind.DATE)
APPROVED_BY = FieldSpec(
    "approved_by", "批准人", width=4, recent=True, max_length=64, hint="负责人办理的不必填"
)
TRANSFER_TO = FieldSpec("transfer_to", "移送单位", required=True, width=6, recent=True)
FEEDBACK_ON = FieldSpec("feedback_on", "反馈日期", FieldKind.DATE)
FEEDBACK = FieldSpec("feedback", "反馈情况", FieldKind.LONG_TEXT, width=12, max_length=5_000)
AGREEMENT_TEXT = FieldSpec(
    "agreement_text", "协议主要内容", FieldKind.LONG_TEXT, width=12, max_length=20_000
)
SERVICE_METHOD = FieldSpec(
    "service_method",
    "送达方式",
    FieldKind.CHOICE,
    width=4,
    choices=choices_of(ServiceMethod),
    default=ServiceMethod.DIRECT,
)
SERVED_ON = FieldSpec(
    "served_on",
    "送达日期",
    FieldKind.DATE,
    width=4,
    hint="直接、委托送达填签收日，留置填留置日，邮寄填回执上的收件日，电子填到达日；"
    "公告填公告日期，经过 30 日视为送达",
    default="today",
)
CONFIRMATION_APPLIED_ON = FieldSpec(
    "confirmation_applied_on",
    "申请确认日期",
    FieldKind.DATE,
    width=4,
    hint="协议生效之日起 30 日内共同申请；留空的按办理日期",
)
PANEL = FieldSpec(
    "panel", "合议组", width=8, hint="三人以上单数，以顿号分隔，组长在前", recent=True
)
HEARING_AT = FieldSpec(
    "hearing_at", "口审时间", FieldKind.INSTANT, width=4, hint="应提前通知当事人"
)
HEARING_PLACE = FieldSpec("hearing_place", "口审地点", width=8, recent=True)
OFFICERS = FieldSpec(
    "officers", "办案人员", width=8, hint="两人以上，均须持有执法证件，以顿号分隔", recent=True
)
FEEDBACK_DUE_ON = FieldSpec(
    "feedback_due_on", "反馈期限", FieldKind.DATE, hint="移送函中约定的反馈日期"
)
VOLUME_NO = FieldSpec("volume_no", "卷宗号", max_length=60)
