"""What docs/workbook.md promises about a month's file, as its readers rely on it (月报格式).

Written out here instead of taken from the writer: a reader that moved along with the writer
would not notice that the contract was broken, and would refuse the files of last month. The
processes that read files load this without the services.
"""

from __future__ import annotations

from collections.abc import Mapping

VERSIONS = (2, 3)
SUMMARY, CHECKS, MANIFEST = "汇总", "校验", "清单"
FACTS = ("工作簿格式版本", "中心代码", "中心名称", "月份", "版次", "制表时间")
STATE, DRAFT, FORMER = "状态", "未关账", "上一版校验值"
"""Facts of version 3: whether the month was closed, and which revision this one follows."""
SHEET_FACT = "工作表"
DIFFERENCES = "差异"
CHANGED = ("代码", "栏", "案号", "事实", "原值", "现值", "改动原因")
"""What is read of 差异, the sheet of version 3 that explains a revision."""

INFRINGEMENT, FAST_TRACK = "侵权维权登记", "快速预审登记"
MEDIATION, ASSISTANCE = "调解登记", "维权援助登记"

_NUMBERS = ("收件号", "案号", "类型")
_RIGHT = ("权利类型", "权利号", "产品")
_PLACE = ("镇街", "场所", "场所名称", "电商平台", "来源渠道")
_END = ("状态", "处理结果")
_MONEY = ("请求金额（元）", "约定金额（元）", "已付金额（元）")

REGISTERS: Mapping[str, tuple[str, ...]] = {
    INFRINGEMENT: (
        *_NUMBERS, "收件日", "立案日", "结论日", "结案日",
        "请求人", "请求人证件号", "被请求人", "被请求人证件号",
        *_RIGHT, *_PLACE, *_END, *_MONEY, "承办人",
    ),
    FAST_TRACK: (
        *_NUMBERS, "提交日", "受理日", "结论日", "申请日", "标记日", "授权公告日", "结案日",
        "申请人", "申请人证件号", *_RIGHT, "镇街", "来源渠道", *_END, "承办人",
    ),
    MEDIATION: (
        *_NUMBERS, "收件日", "受理日", "结论日", "结案日",
        "申请人", "申请人证件号", "被申请人", "被申请人证件号",
        *_RIGHT, *_PLACE, *_END, *_MONEY, "承办人",
    ),
    ASSISTANCE: (
        *_NUMBERS, "收件日", "受理日", "结论日", "结案日",
        "申请人", "申请人证件号", *_RIGHT, "镇街", "来源渠道", *_END, "承办人",
    ),
}  # fmt: skip
"""The registers with the columns that every known version has, in their order."""

DAYS = frozenset(
    {
        "收件日", "提交日", "立案日", "受理日", "结论日", "申请日", "标记日", "授权公告日",
        "结案日",
    }
)  # fmt: skip
"""Headings that hold days; one of them lies in the month for every row of a register."""

SHEETS: Mapping[str, tuple[str, ...]] = {
    SUMMARY: ("代码", "指标", "单位", "计数日期", "本月"),
    **REGISTERS,
    CHECKS: ("代码", "左边", "关系", "右边", "结论"),
    MANIFEST: ("项目", "内容", "行数", "校验值"),
}
"""Every sheet that must be there, with the headings that are read."""
