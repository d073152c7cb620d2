"""Suspected crime, customs, and matters with foreign elements (移送、海关、涉外)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, Unit
from app.domain.instruments import CRIME_TRANSFER, CUSTOMS, FOREIGN_DISPUTES

_CRIME = (
    DeadlineRule(
        "CRM-APPROVE", "批准移送", "两名以上执法人员提出涉嫌犯罪报告", 3, Unit.DAY,
        CRIME_TRANSFER, "第5条", verified=True,
    ),
    DeadlineRule(
        "CRM-TRANSFER", "移送公安机关", "批准移送", 24, Unit.HOUR, CRIME_TRANSFER, "第5条",
        verified=True,
    ),
    DeadlineRule(
        "CRM-POLICE", "公安机关立案审查", "公安机关受理", 3, Unit.DAY, CRIME_TRANSFER, "第8条",
        verified=True,
    ),
    DeadlineRule(
        "CRM-REVIEW", "提请公安机关复议", "收到不予立案通知书", 3, Unit.DAY, CRIME_TRANSFER,
        "第9条", verified=True,
    ),
    DeadlineRule(
        "CRM-REVIEW-PROCURATORATE", "建议检察机关立案监督", "收到复议维持不予立案的决定", 3,
        Unit.DAY, CRIME_TRANSFER, "第9条", verified=True,
    ),
    DeadlineRule(
        "CRM-HANDOVER", "移交涉案物品", "收到立案通知书", 3, Unit.DAY, CRIME_TRANSFER, "第12条",
        verified=True,
    ),
    DeadlineRule(
        "CRM-IP", "知识产权案件移送", "有合理理由怀疑涉嫌犯罪", None, None, CRIME_TRANSFER,
        "第3条", verified=True, note="需要公安机关采取措施的，有合理怀疑即应移送",
    ),
    DeadlineRule(
        "CRM-THRESH", "假冒专利罪立案标准", "", None, None, "法释〔2025〕5号",
        valid_from=date(2025, 4, 26),
        note="标准已降低，两年内再犯的更低；2004 年的数额已废止，新数额待核实",
    ),
)  # fmt: skip

_CUSTOMS = (
    DeadlineRule(
        "CUS-GUARANTEE", "申请扣留并提供担保", "海关通知权利人发现侵权嫌疑货物", 3,
        Unit.WORKING_DAY, CUSTOMS, "第16条", verified=True,
    ),
    DeadlineRule(
        "CUS-DETERMINE", "海关调查认定", "扣留", 30, Unit.WORKING_DAY, CUSTOMS, "第20条",
        verified=True,
    ),
    DeadlineRule(
        "CUS-RELEASE", "未收到法院通知的放行（依申请扣留）", "扣留", 20, Unit.WORKING_DAY, CUSTOMS,
        "第24条", verified=True,
    ),
    DeadlineRule(
        "CUS-RELEASE-EX-OFFICIO", "未收到法院通知的放行（依职权扣留）", "扣留", 50,
        Unit.WORKING_DAY, CUSTOMS, "第24条", verified=True,
    ),
    DeadlineRule(
        "FOR-DEADLINE", "境外程序的期限（指定）", "收到境外法院、机关或平台的文书", None, None,
        "境外文书", note="期限以境外文书所载为准，按当地规定计算",
    ),
    DeadlineRule(
        "FOR-EVIDENCE", "向境外提供证据", "", None, None, FOREIGN_DISPUTES, "第12、13条",
        verified=True, valid_from=date(2025, 5, 1),
        note="应遵守保密、数据安全、个人信息保护、出口管制等规定",
    ),
)  # fmt: skip

SPECS = (*_CRIME, *_CUSTOMS)
