"""Infringement disputes decided by adjudication (专利侵权纠纷行政裁决)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, Extension, LimitKind, Supplement, Unit
from app.domain.instruments import COMPULSION_LAW, ORDER_60, ORDER_81, PATENT_LAW

_PATENT_LAW_FROM = date(2021, 6, 1)
_ORDER_60_FROM = date(2015, 7, 1)
_ORDER_60_TO = date(2025, 1, 31)
_ORDER_81_FROM = date(2025, 2, 1)
_NOT_CHECKED = "2025-02-01 起施行的《专利纠纷行政裁决和调解办法》是否同此，待核实"
_NOT_COUNTED = ("公告", "鉴定", "中止")

_ACCEPTANCE = (
    DeadlineRule(
        "INF-ACCEPT", "立案审查", "收到请求书且材料齐备", 5, Unit.WORKING_DAY, ORDER_81,
        valid_from=_ORDER_81_FROM, replaces="INF-ACCEPT-2015",
        note="退回补正的，自补齐之日重新起算（待核实）", supplement=Supplement.RESTARTS,
    ),
    DeadlineRule(
        "INF-ACCEPT-2015", "立案审查（2015 年办法）", "收到请求书且材料齐备", 5, Unit.WORKING_DAY,
        ORDER_60, "第13条", valid_from=_ORDER_60_FROM, valid_to=_ORDER_60_TO,
        note="退回补正的，自补齐之日重新起算（待核实）", supplement=Supplement.RESTARTS,
    ),
    DeadlineRule(
        "SUPP-DUE", "补正（指定期限）", "发出补正通知书", None, None, "补正通知书",
        note="期限由本机关在补正通知书中指定；逾期不补正的，不予受理或者视为撤回",
    ),
    DeadlineRule(
        "INF-REJECT", "不予受理通知", "收到请求书，不符合受理条件", 5, Unit.WORKING_DAY, ORDER_81,
        valid_from=_ORDER_81_FROM, replaces="INF-REJECT-2015", note="应当说明理由",
    ),
    DeadlineRule(
        "INF-REJECT-2015", "不予受理通知（2015 年办法）", "收到请求书，不符合受理条件", 5,
        Unit.WORKING_DAY, ORDER_60, "第13条", valid_from=_ORDER_60_FROM, valid_to=_ORDER_60_TO,
        note="应当说明理由",
    ),
    DeadlineRule(
        "INF-PANEL", "组成合议组", "立案", None, None, ORDER_60, "第13条",
        valid_from=_ORDER_60_FROM,
        note="立案时指定三名以上单数承办人员；承办人员的回避由负责人决定。" + _NOT_CHECKED,
    ),
)  # fmt: skip

_PROCEDURE = (
    DeadlineRule(
        "INF-SERVE", "送达请求书副本", "立案", 5, Unit.WORKING_DAY, ORDER_60, "第14条",
        valid_from=_ORDER_60_FROM, note=_NOT_CHECKED,
    ),
    DeadlineRule(
        "INF-ANSWER", "提交答辩书", "被请求人收到请求书副本", 15, Unit.DAY, ORDER_60, "第14条",
        valid_from=_ORDER_60_FROM, note="逾期不答辩不影响处理。" + _NOT_CHECKED,
    ),
    DeadlineRule(
        "INF-FWD-ANSWER", "转送答辩书副本", "收到答辩书", 5, Unit.WORKING_DAY, ORDER_60, "第14条",
        valid_from=_ORDER_60_FROM, note=_NOT_CHECKED,
    ),
    DeadlineRule(
        "INF-HEARING-NOTICE", "口头审理通知", "口头审理", 3, Unit.WORKING_DAY, ORDER_60, "第16条",
        valid_from=_ORDER_60_FROM, before=True,
        note="至少提前三个工作日；新办法可能为五个工作日，待核实。"
        "请求人不到场按撤回，被请求人不到场缺席审理",
    ),
    DeadlineRule(
        "INF-SUPP", "立案后补充材料", "立案后通知补充材料", None, None, ORDER_81, "第18条",
        valid_from=_ORDER_81_FROM, note="期限由办案机关指定；无正当理由逾期的，可以撤销案件",
    ),
    DeadlineRule(
        "INF-SUSPEND", "中止处理", "被请求人请求中止并提交无效宣告请求受理通知书", None, None,
        "《专利侵权纠纷行政裁决办案指南》（2019）",
        note="至中止事由消除为止；电子申请回执加缴费凭证不能代替受理通知书",
    ),
    DeadlineRule(
        "INF-EXCLUDE", "不计入办案期限的时间", "公告、鉴定、中止", None, None, ORDER_60, "第21条",
        valid_from=_ORDER_60_FROM, note="公告、鉴定、中止的时间不计入办案期限。" + _NOT_CHECKED,
    ),
    DeadlineRule(
        "INF-EVAL", "要求专利权评价报告", "外观设计或实用新型案件", None, None, PATENT_LAW,
        "第66条", valid_from=_PATENT_LAW_FROM,
        note="可以要求出具评价报告；无正当理由不提交的可以不予受理，此点待核实",
    ),
)  # fmt: skip

_CLOSING = (
    DeadlineRule(
        "INF-CLOSE", "结案", "立案", 3, Unit.MONTH, ORDER_81, valid_from=_ORDER_81_FROM,
        extension=Extension(2, Unit.MONTH, "一般三个月，最长不超过五个月；如何分次批准待核实"),
        exclusions=_NOT_COUNTED, replaces="INF-CLOSE-2015",
    ),
    DeadlineRule(
        "INF-CLOSE-2015", "结案（2015 年办法）", "立案", 3, Unit.MONTH, ORDER_60, "第21条",
        valid_from=_ORDER_60_FROM, valid_to=_ORDER_60_TO,
        extension=Extension(1, Unit.MONTH, "经管理专利工作的部门负责人批准"),
        exclusions=_NOT_COUNTED,
    ),
    DeadlineRule(
        "INF-PUBLISH", "公开处理信息", "处理决定生效", 20, Unit.WORKING_DAY, ORDER_60,
        valid_from=_ORDER_60_FROM, note=_NOT_CHECKED,
    ),
    DeadlineRule(
        "INF-SUE", "向法院起诉", "当事人收到处理决定", 15, Unit.DAY, PATENT_LAW, "第65条",
        verified=True, valid_from=_PATENT_LAW_FROM,
    ),
    DeadlineRule(
        "INF-ENFORCE", "申请法院强制执行", "侵权人期满不起诉又不停止侵权", 3, Unit.MONTH,
        COMPULSION_LAW, "第53条",
        note="《专利法》第65条规定可以申请强制执行；三个月的期限待核实",
    ),
    DeadlineRule(
        "INF-LIMITATION", "侵权诉讼时效", "权利人知道侵权行为和侵权人", 3, Unit.YEAR, PATENT_LAW,
        "第74条", verified=True, valid_from=_PATENT_LAW_FROM, note="民事诉讼时效，仅作提醒",
    ),
    DeadlineRule(
        "INF-INTERNAL", "保护中心办结（外观设计侵权、假冒专利）", "立案", 10, Unit.DAY,
        "国知发管字〔2016〕92号", kind=LimitKind.INTERNAL, note="政策目标，不是法定期限",
    ),
    DeadlineRule(
        "INF-INTERNAL-UM", "保护中心办结（发明、实用新型侵权）", "立案", 1, Unit.MONTH,
        "国知发管字〔2016〕92号", kind=LimitKind.INTERNAL, note="政策目标，不是法定期限",
    ),
)  # fmt: skip

SPECS = (*_ACCEPTANCE, *_PROCEDURE, *_CLOSING)
