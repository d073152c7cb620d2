"""Mediation by the authority, by people's committees, and what follows it (调解)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, Extension, LimitKind, Region, Supplement, Unit
from app.domain.instruments import CIVIL_PROCEDURE, ORDER_60, ORDER_81, PATENT_LAW, PATENT_RULES

_PATENT_LAW_FROM = date(2021, 6, 1)
_PATENT_RULES_FROM = date(2024, 1, 20)
_ORDER_60_FROM = date(2015, 7, 1)
_ORDER_81_FROM = date(2025, 2, 1)
_NOT_CHECKED = "2025-02-01 起施行的《专利纠纷行政裁决和调解办法》是否同此，待核实"

SPECS = (
    DeadlineRule(
        "MED-SEND", "送交调解请求书副本", "收到调解请求", None, None, ORDER_60, "第24条",
        valid_from=_ORDER_60_FROM,
        note="及时；寄交、直接送交或其他方式。" + _NOT_CHECKED,
    ),
    DeadlineRule(
        "MED-REPLY", "提交意见陈述书", "被请求人收到副本", 15, Unit.DAY, ORDER_60, "第24、25条",
        valid_from=_ORDER_60_FROM,
        note="逾期不提交或不同意调解的，不予立案并通知请求人。" + _NOT_CHECKED,
    ),
    DeadlineRule(
        "MED-ACCEPT", "调解立案", "收到意见陈述书且同意调解", 5, Unit.WORKING_DAY, ORDER_60,
        "第25条", valid_from=_ORDER_60_FROM, note=_NOT_CHECKED,
        supplement=Supplement.RESTARTS,
    ),
    DeadlineRule(
        "MED-CLOSE", "调解结案", "立案", 2, Unit.MONTH, "国家知识产权局调解工作通知（2016）",
        extension=Extension(1, Unit.MONTH, "案情复杂的三个月"),
        note="调解不成的，终止调解并撤销案件",
    ),
    DeadlineRule(
        "MED-CLOSE-LOCAL", "调解结案（当地承诺）", "受理", 35, Unit.WORKING_DAY,
        "临沧市政务服务指南（2021）", kind=LimitKind.INTERNAL, region=Region.LOCAL,
        note="示例：承诺 35 个工作日，法定 88 个工作日，两者是不同的期限",
    ),
    DeadlineRule(
        "MED-CONFIRM", "申请司法确认", "调解协议生效", 30, Unit.DAY,
        CIVIL_PROCEDURE, "第205、206条；《人民调解法》第33条", verified=True,
        without_transit=True, note="双方共同申请；一方拒不履行的可以申请强制执行",
    ),
    DeadlineRule(
        "MED-OWNERSHIP", "权属纠纷中止", "国家知识产权局因权属纠纷中止程序", 1, Unit.YEAR,
        PATENT_RULES, "第103条；《专利行政执法办法》第27条", verified=True,
        valid_from=_PATENT_RULES_FROM, note="期满前请求延长，否则国家知识产权局自行恢复程序",
    ),
    DeadlineRule(
        "MED-PATENT-SCOPE", "可以调解的专利纠纷", "", None, None, PATENT_RULES, "第102条",
        verified=True, valid_from=_PATENT_RULES_FROM,
        note="权属、发明人或设计人资格、职务发明奖酬、授权前使用费（授权后提出）及其他纠纷",
    ),
    DeadlineRule(
        "MED-LICENCE", "开放许可纠纷", "", None, None, PATENT_LAW, "第52条",
        valid_from=_PATENT_LAW_FROM, note="由国家知识产权局调解，应转送而不在当地立案",
    ),
    DeadlineRule(
        "MED-NOTARY", "调解协议公证", "调解协议签订", None, None, ORDER_81,
        valid_from=_ORDER_81_FROM, note="可以共同申请公证赋予强制执行效力",
    ),
)  # fmt: skip
