"""Counterfeit patents, handled as an administrative penalty (假冒专利)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, Extension, LimitKind, Region, Unit
from app.domain.instruments import (
    COMPLAINT_MEASURES,
    COMPULSION_LAW,
    ORDER_60,
    PATENT_LAW,
    PENALTY_DISCLOSURE,
    PENALTY_LAW,
    PENALTY_PROCEDURE,
)

_PATENT_LAW_FROM = date(2021, 6, 1)
_HISTORICAL = "实务中已由 2021 年答复（国知办函保字〔2021〕701号）取代"
_IN_WORKING_DAYS = "第85条：本法二日、三日、五日、七日指工作日"

_HANDLING = (
    DeadlineRule(
        "CFT-VERIFY", "核查", "发现线索或收到材料", 15, Unit.WORKING_DAY, PENALTY_PROCEDURE,
        "第18条", verified=True,
        extension=Extension(15, Unit.WORKING_DAY, "经负责人批准"),
        exclusions=("检测", "鉴定", "权利人辨认"),
    ),
    DeadlineRule(
        "CFT-VERIFY-OLD", "立案（2015 年办法，自行发现）", "发现", 5, Unit.WORKING_DAY, ORDER_60,
        "第28条", verified=True, valid_from=date(2015, 7, 1), note=_HISTORICAL,
    ),
    DeadlineRule(
        "CFT-VERIFY-OLD-REPORT", "立案（2015 年办法，举报）", "收到举报", 10, Unit.WORKING_DAY,
        ORDER_60, "第28条", verified=True, valid_from=date(2015, 7, 1), note=_HISTORICAL,
    ),
    DeadlineRule(
        "CFT-OFFICERS", "指定办案人员", "立案", None, None, PENALTY_PROCEDURE, "第19条",
        verified=True, note="两名以上持有执法证件的办案人员",
    ),
    DeadlineRule(
        "CFT-REPLY", "告知实名举报人", "作出立案或不予立案的决定", 5, Unit.WORKING_DAY,
        COMPLAINT_MEASURES, "第31条", verified=True,
    ),
    DeadlineRule(
        "CFT-FEEDBACK", "移送后取得反馈（约定）", "移送综合执法或其他部门", None, None,
        "案件移送函", kind=LimitKind.INTERNAL, region=Region.CENTRE,
        note="期限在移送函中约定，不是法定期限",
    ),
    DeadlineRule(
        "CFT-CLOSE", "作出处罚决定", "立案", 90, Unit.DAY, PENALTY_LAW, "第60条", verified=True,
        extension=Extension(30, Unit.DAY, "经负责人批准；仍不能办结的集体讨论决定继续延长"),
        exclusions=("中止", "听证", "公告", "检测", "鉴定", "权利人辨认"),
    ),
    DeadlineRule(
        "CFT-CLOSE-OLD", "结案（2015 年办法）", "立案", 1, Unit.MONTH, ORDER_60,
        valid_from=date(2015, 7, 1), extension=Extension(15, Unit.DAY, "经批准"), note=_HISTORICAL,
    ),
    DeadlineRule(
        "CFT-PRESERVE", "先行登记保存后作出处理", "先行登记保存", 7, Unit.WORKING_DAY, PENALTY_LAW,
        "第56、85条", verified=True, note=_IN_WORKING_DAYS,
    ),
    DeadlineRule(
        "CFT-SEAL", "查封、扣押", "查封、扣押", 30, Unit.DAY, COMPULSION_LAW,
        extension=Extension(30, Unit.DAY, "经负责人批准"),
    ),
    DeadlineRule(
        "CFT-HEARING", "要求听证", "处罚告知送达", 5, Unit.WORKING_DAY, PENALTY_LAW, "第64、85条",
        verified=True, note=_IN_WORKING_DAYS,
    ),
    DeadlineRule(
        "CFT-HEARING-NOTICE", "通知听证", "举行听证", 7, Unit.WORKING_DAY, PENALTY_LAW,
        "第64、85条", verified=True, before=True, note=_IN_WORKING_DAYS,
    ),
    DeadlineRule(
        "CFT-REVIEW", "法制审核", "案卷送交审核机构", 10, Unit.WORKING_DAY, PENALTY_PROCEDURE,
        note="可以延长，长短未见规定",
    ),
)  # fmt: skip

_DECISION = (
    DeadlineRule(
        "CFT-SERVE", "送达处罚决定书", "宣告处罚决定，当事人不在场", 7, Unit.WORKING_DAY,
        PENALTY_LAW, "第61、85条", verified=True,
        note="电子送达须当事人签署同意。" + _IN_WORKING_DAYS,
    ),
    DeadlineRule(
        "CFT-PAY", "缴纳罚款", "收到处罚决定书", 15, Unit.DAY, PENALTY_LAW, "第67条",
        verified=True, note="可以申请分期",
    ),
    DeadlineRule(
        "CFT-PUBLISH", "公示处罚信息（本省）", "作出处罚决定", 20, Unit.WORKING_DAY,
        PENALTY_DISCLOSURE, "第9–11条", verified=True,
    ),
    DeadlineRule(
        "CFT-PUBLISH-OTHER", "推送处罚信息（外省当事人）", "作出处罚决定", 10, Unit.WORKING_DAY,
        PENALTY_DISCLOSURE, "第9–11条", note="两段各十个工作日，各段的起算待核实",
    ),
    DeadlineRule(
        "CFT-PUBLISH-RECEIVED", "公示外省推送的处罚信息", "收到外省推送", 10, Unit.WORKING_DAY,
        PENALTY_DISCLOSURE, "第9–11条", note="两段各十个工作日，各段的起算待核实",
    ),
    DeadlineRule(
        "CFT-PUBLISH-WITHDRAW", "撤回公示信息", "处罚决定变更", 3, Unit.WORKING_DAY,
        PENALTY_DISCLOSURE, "第9–11条", verified=True,
    ),
    DeadlineRule(
        "CFT-UNPUBLISH", "公示期满（较小数额罚款）", "公示", 3, Unit.MONTH, PENALTY_DISCLOSURE,
        "第13、14条", verified=True, note="可以提前停止公示",
    ),
    DeadlineRule(
        "CFT-UNPUBLISH-LONG", "公示期满（其他处罚）", "公示", 3, Unit.YEAR, PENALTY_DISCLOSURE,
        "第13、14条", verified=True, note="可以提前停止公示",
    ),
    DeadlineRule(
        "CFT-LIMIT", "处罚追责时效", "违法行为终了", 2, Unit.YEAR, PENALTY_LAW, "第36条",
        verified=True,
    ),
    DeadlineRule(
        "CFT-FINE", "罚款幅度", "", None, None, PATENT_LAW, "第68条；《专利法实施细则》第101条",
        verified=True, valid_from=_PATENT_LAW_FROM,
        note="违法所得五倍以下；没有违法所得或在五万元以下的，二十五万元以下。"
        "假冒行为五种；不知情且有合法来源的只停止销售",
    ),
)  # fmt: skip

SPECS = (*_HANDLING, *_DECISION)
