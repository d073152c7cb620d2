"""The closed sets of the field, each member with its standard Chinese term.

Codes are stored and compared; terms are shown. Terms are legal vocabulary, so they
are data and never pass through the interface translation (decision 0008).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code with its Chinese term; ``str(member)`` is the code."""

    term: str

    def __new__(cls, code: str, term: str = "") -> Self:
        """Make the member ``code`` and remember its ``term``."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.term = term
        return member

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the member whose code or term is ``text``.

        Raises:
            ValueError: neither a code nor a term of this set.
        """
        for member in cls:
            if text in (member.value, member.term):
                return member
        raise ValueError(text)


class Track(Term):
    """Branch of the work, one list page each (业务条线)."""

    INFRINGEMENT = "infringement", "侵权维权"
    FAST_TRACK = "fast-track", "快速预审"
    MEDIATION = "mediation", "调解"
    ASSISTANCE = "assistance", "维权援助"


class Phase(Term):
    """Where in its life a case is, the same for every kind (阶段)."""

    INTAKE = "intake", "收件"
    OPEN = "open", "办理中"
    DONE = "done", "已办结"


class Tone(Term):
    """How a state is to be felt; the interface adds shape and colour (状态语气)."""

    NEUTRAL = "neutral", "一般"
    ATTENTION = "attention", "待处理"
    PAUSED = "paused", "中止"
    GOOD = "good", "办成"
    BAD = "bad", "未成"


class Turn(Term):
    """Who has to act next (等待谁)."""

    OFFICE = "office", "本中心"
    PARTY = "party", "当事人"
    AUTHORITY = "authority", "有关部门"
    NOBODY = "nobody", "无"


class SittingKind(Term):
    """What people are called together for (排期类别)."""

    HEARING = "hearing", "口头审理"
    MEDIATION = "mediation", "调解"
    INSPECTION = "inspection", "现场勘验"
    OTHER = "other", "其他"


class ServiceMethod(Term):
    """How a paper reaches a party (送达方式)."""

    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    POST = "post", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    ENTRUSTED = "entrusted", "委托送达"
    NOTICE = "notice", "公告送达"


class Standing(Term):
    """How a time limit of a case stands (期限状态)."""

    RUNNING = "running", "进行中"
    PAUSED = "paused", "已中止"
    MET = "met", "已完成"
    MET_LATE = "met-late", "逾期完成"
    DROPPED = "dropped", "不再计算"
    REMOVED = "removed", "已删除"


class Decision(Term):
    """What somebody decided about a time limit (期限决定)."""

    EXTEND = "extend", "延长"
    MOVE = "move", "改期"
    REMOVE = "remove", "删除"
    RESTORE = "restore", "恢复"
    ADD = "add", "自定"


class Role(Term):
    """What an account may do (岗位)."""

    CLERK = "clerk", "受理员"
    HANDLER = "handler", "承办人"
    EXAMINER = "examiner", "预审员"
    MEDIATOR = "mediator", "调解员"
    SUPERVISOR = "supervisor", "负责人"
    ADMIN = "admin", "管理员"


class PartyKind(Term):
    """Legal form of a party (主体类型)."""

    COMPANY = "company", "企业法人"
    SOLE_TRADER = "sole-trader", "个体工商户"
    PERSON = "person", "自然人"
    OTHER = "other", "非法人组织"
    FOREIGN = "foreign", "境外主体"


class PartyRole(Term):
    """Part a party plays in a case (当事人地位)."""

    REQUESTER = "requester", "请求人"
    RESPONDENT = "respondent", "被请求人"
    APPLICANT = "applicant", "申请人"
    REPORTER = "reporter", "举报人"
    REPORTED = "reported", "被举报人"
    THIRD_PARTY = "third-party", "第三人"


class RightKind(Term):
    """Kind of right in suit (权利类型)."""

    DESIGN = "design", "外观设计"
    UTILITY_MODEL = "utility-model", "实用新型"
    INVENTION = "invention", "发明"
    TRADEMARK = "trademark", "商标"
    COPYRIGHT = "copyright", "著作权"


class Channel(Term):
    """How the matter reached the centre (来源渠道)."""

    COUNTER = "counter", "柜台"
    POST = "post", "邮寄"
    ONLINE = "online", "网上"
    EXHIBITION = "exhibition", "展会"
    PLATFORM = "platform", "电商平台"
    HOTLINE = "hotline", "12330热线"
    TRANSFERRED = "transferred", "移交转办"
    COURT = "court", "法院委托"


class VenueKind(Term):
    """Kind of place where the act happened (发生场所)."""

    FACTORY = "factory", "工厂"
    SHOP = "shop", "门店"
    MARKET = "market", "专业市场"
    EXHIBITION = "exhibition", "展会"
    PLATFORM = "platform", "电商平台"
    OTHER = "other", "其他"


class Outcome(Term):
    """How a case ended (处理结果)."""

    INFRINGES = "infringes", "裁决侵权成立"
    NOT_INFRINGING = "not-infringing", "裁决不侵权"
    MEDIATED = "mediated", "调解结案"
    WITHDRAWN = "withdrawn", "撤回"
    DISMISSED = "dismissed", "驳回"
    TRANSFERRED = "transferred", "移送"
    NOT_ACCEPTED = "not-accepted", "不予受理"
    OPINION_INFRINGES = "opinion-infringes", "判定侵权"
    OPINION_NOT = "opinion-not", "判定不侵权"
    OPINION_UNCLEAR = "opinion-unclear", "无法判定"
    MEASURE = "measure", "采取现场措施"
    NO_MEASURE = "no-measure", "不采取措施"
    AGREED = "agreed", "达成协议"
    NOT_AGREED = "not-agreed", "未达成协议"
    PASSED = "passed", "预审合格"
    FAILED = "failed", "预审不合格"
    ISSUED = "issued", "已出具"
    RECOMMENDED = "recommended", "同意推荐"
    NOT_RECOMMENDED = "not-recommended", "不予推荐"
    PENALISED = "penalised", "行政处罚"
    NO_PENALTY = "no-penalty", "不予处罚"
    ADVISED = "advised", "已答复指导"
    ENDED = "ended", "负责人终结"


class LinkKind(Term):
    """Why two cases belong together (关联关系)."""

    SAME_INTAKE = "same-intake", "同批收件"
    BRANCH = "branch", "裁调关联"
    EARLIER = "earlier", "前案"
    SPAWNED = "spawned", "转立案件"


class EvidenceKind(Term):
    """What a piece of evidence is (证据类别), after 行政处罚法 article 46."""

    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证照片"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人陈述"
    OPINION = "opinion", "鉴定意见"
    RECORD = "record", "勘验、现场笔录"
    DESIGN_VIEW = "design-view", "授权设计视图"
    PRODUCT_PHOTO = "product-photo", "被控产品照片"


class EvidenceSide(Term):
    """Who handed a piece of evidence in (提交方)."""

    REQUESTER = "requester", "请求人"
    RESPONDENT = "respondent", "被请求人"
    OFFICE = "office", "本机关调取"
    OTHER = "other", "其他"
