"""Pre-examination, priority examination, evaluation reports, terms (快速预审、优先审查等)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, Extension, LimitKind, Region, Supplement, Unit
from app.domain.instruments import PATENT_LAW, PATENT_RULES, PRIORITY_2017

_LOCAL = "各地保护中心做法（示例）"
_PATENT_LAW_FROM = date(2021, 6, 1)
_PATENT_RULES_FROM = date(2024, 1, 20)
_PRIORITY_FROM = date(2017, 8, 1)
_PRIORITY_TO = date(2026, 8, 31)
_PRIORITY_REVISED = date(2026, 9, 1)
_INTERNAL = LimitKind.INTERNAL
_CENTRE = Region.CENTRE
_LOCALLY = Region.LOCAL

_PRE_EXAMINATION = (
    DeadlineRule(
        "PRE-REGISTER", "备案审核", "收到备案申请", None, None, _LOCAL, kind=_INTERNAL,
        region=_CENTRE, note="各中心不同，由中心自行设置",
    ),
    DeadlineRule(
        "PRE-ACCEPT", "预审受理", "收到预审请求", 2, Unit.WORKING_DAY, _LOCAL, kind=_INTERNAL,
        region=_CENTRE, shortest=1, supplement=Supplement.RESTARTS,
    ),
    DeadlineRule(
        "PRE-FIRST", "首次预审意见（外观设计）", "受理", 3, Unit.WORKING_DAY, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, shortest=2,
        extension=Extension(2, Unit.WORKING_DAY, "最长五个工作日"),
    ),
    DeadlineRule(
        "PRE-FIRST-UM", "首次预审意见（实用新型）", "受理", 5, Unit.WORKING_DAY, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, shortest=3,
        extension=Extension(2, Unit.WORKING_DAY, "最长七个工作日"),
    ),
    DeadlineRule(
        "PRE-FIRST-INVENTION", "首次预审意见（发明）", "受理", 7, Unit.WORKING_DAY, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, shortest=5,
        extension=Extension(3, Unit.WORKING_DAY, "最长十个工作日"),
    ),
    DeadlineRule(
        "PRE-REPLY", "答复预审意见", "发出预审意见", 3, Unit.WORKING_DAY, _LOCAL, region=_LOCALLY,
        kind=_INTERNAL, shortest=2, note="逾期不答复视为撤回",
    ),
    DeadlineRule(
        "PRE-ROUNDS", "预审次数", "第二次意见后仍不合格", None, None, _LOCAL, kind=_INTERNAL,
        region=_LOCALLY, note="结论为预审不合格",
    ),
    DeadlineRule(
        "PRE-FILE", "正式提交申请", "预审合格通知", 10, Unit.DAY, _LOCAL, kind=_INTERNAL,
        region=_LOCALLY, note="应尽快提交；十日的说法待核实",
    ),
    DeadlineRule(
        "PRE-PAY", "缴纳申请费", "收到国家知识产权局受理通知书", 1, Unit.WORKING_DAY, _LOCAL,
        kind=_INTERNAL, region=_LOCALLY,
        note="当日或下一工作日，在线一次缴足；汇款或柜台缴费不能加快标记",
    ),
    DeadlineRule(
        "PRE-REPORT-NO", "上报申请号和缴费凭证", "缴费", 0, Unit.DAY, _LOCAL, kind=_INTERNAL,
        region=_LOCALLY, note="缴费当日上传预审系统",
    ),
    DeadlineRule(
        "PRE-MARK", "加快标记", "上报申请号", None, None, _LOCAL, kind=_INTERNAL, region=_LOCALLY,
        note="核对与预审文本一致后，在限定时段内标记",
    ),
    DeadlineRule(
        "PRE-OA", "答复审查意见（快速通道）", "收到审查意见通知书", 10, Unit.DAY, _LOCAL,
        kind=_INTERNAL, region=_LOCALLY, note="普通发明首次审查意见为四个月",
    ),
    DeadlineRule(
        "PRE-NOCHANGE", "不得主动修改和变更", "提交申请至授权", None, None, _LOCAL, kind=_INTERNAL,
        region=_LOCALLY, note="主动修改或变更著录项目的，转入普通程序",
    ),
    DeadlineRule(
        "PRE-TARGET", "授权目标（外观设计）", "提交申请", 10, Unit.WORKING_DAY, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, note="各地公布的目标，不是期限",
    ),
    DeadlineRule(
        "PRE-TARGET-UM", "授权目标（实用新型）", "提交申请", 1, Unit.MONTH, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, note="各地公布的目标，不是期限",
    ),
    DeadlineRule(
        "PRE-TARGET-INVENTION", "授权目标（发明）", "提交申请", 3, Unit.MONTH, _LOCAL,
        kind=_INTERNAL, region=_CENTRE, note="各地公布的目标，不是期限",
    ),
)  # fmt: skip

# Id, what is to be closed, start event, limit, unit; all in force until the 2026 revision.
_PRIORITY_ROWS = (
    ("PRI-2017", "优先审查结案（发明）", "同意优先审查", 1, Unit.YEAR, ""),
    ("PRI-2017-OA", "首次审查意见（发明）", "同意优先审查", 45, Unit.DAY, ""),
    ("PRI-2017-UM", "优先审查结案（实用新型）", "同意优先审查", 2, Unit.MONTH, ""),
    ("PRI-2017-DESIGN", "优先审查结案（外观设计）", "同意优先审查", 2, Unit.MONTH, ""),
    ("PRI-2017-REEXAM", "优先审查结案（复审）", "同意优先审查", 7, Unit.MONTH, ""),
    (
        "PRI-2017-INVALIDATION", "优先审查结案（发明、实用新型无效）", "同意优先审查", 5,
        Unit.MONTH, "",
    ),
    (
        "PRI-2017-INVALIDATION-DESIGN", "优先审查结案（外观设计无效）", "同意优先审查", 4,
        Unit.MONTH, "",
    ),
    ("PRI-2017-REPLY", "答复审查意见（发明）", "通知书送达", 2, Unit.MONTH, "期限不得延长"),
    (
        "PRI-2017-REPLY-UM", "答复审查意见（实用新型、外观设计）", "通知书送达", 15, Unit.DAY,
        "期限不得延长",
    ),
)  # fmt: skip

_PRIORITY = (
    *(
        DeadlineRule(
            rule, term, starts, limit, unit, PRIORITY_2017, note=note,
            valid_from=_PRIORITY_FROM, valid_to=_PRIORITY_TO,
        )
        for rule, term, starts, limit, unit, note in _PRIORITY_ROWS
    ),
    *(
        DeadlineRule(
            rule.replace("2017", "2026"), term, starts, None, None,
            "《专利优先审查管理办法》（修订）", valid_from=_PRIORITY_REVISED, replaces=rule,
            note="修订后的办法自 2026-09-01 起施行，文本未见，期限待核实，由中心自行设置",
        )
        for rule, term, starts, *_ in _PRIORITY_ROWS
    ),
)  # fmt: skip

_PATENT = (
    DeadlineRule(
        "EVAL-2M", "出具专利权评价报告", "收到请求（办理登记时请求的，自授权公告日）", 2,
        Unit.MONTH, PATENT_RULES, "第63条", verified=True, valid_from=_PATENT_RULES_FROM,
    ),
    DeadlineRule(
        "EVAL-ONE", "评价报告只作一份", "多人就同一专利请求", None, None, PATENT_RULES, "第63条",
        verified=True, valid_from=_PATENT_RULES_FROM, note="只作出一份，任何人可以查阅",
    ),
    DeadlineRule(
        "EVAL-WHO", "谁可以请求评价报告", "", None, None, PATENT_RULES, "第62条", verified=True,
        valid_from=_PATENT_RULES_FROM,
        note="专利权人、利害关系人、被控侵权人；申请人在办理登记时；一份请求限一项专利",
    ),
    DeadlineRule(
        "TERM", "专利权期限（外观设计）", "申请日", 15, Unit.YEAR, PATENT_LAW, "第42条",
        verified=True, valid_from=_PATENT_LAW_FROM, replaces="TERM-DESIGN-OLD", rolls=False,
    ),
    DeadlineRule(
        "TERM-DESIGN-OLD", "专利权期限（2021-06-01 前申请的外观设计）", "申请日", 10, Unit.YEAR,
        PATENT_LAW, "第42条", valid_to=date(2021, 5, 31), rolls=False,
    ),
    DeadlineRule(
        "TERM-UM", "专利权期限（实用新型）", "申请日", 10, Unit.YEAR, PATENT_LAW, "第42条",
        verified=True, rolls=False,
    ),
    DeadlineRule(
        "TERM-INVENTION", "专利权期限（发明）", "申请日", 20, Unit.YEAR, PATENT_LAW, "第42条",
        verified=True, rolls=False,
    ),
    DeadlineRule(
        "AMEND-OWN", "主动修改（外观设计、实用新型）", "申请日", 2, Unit.MONTH, PATENT_RULES,
        "第57条", verified=True, valid_from=_PATENT_RULES_FROM, note="快速通道中不得主动修改",
    ),
)  # fmt: skip

SPECS = (*_PRE_EXAMINATION, *_PRIORITY, *_PATENT)
