"""The official papers of a centre, by their fixed codes (文书目录)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of official paper (文书); ``code`` never changes, ``title`` is what it is called."""

    code: str
    title: str


_PAPERS = (
    Paper("D01", "专利侵权纠纷处理请求书"),
    Paper("D02", "专利纠纷行政调解请求书"),
    Paper("D03", "材料接收清单"),
    Paper("D04", "补正通知书"),
    Paper("D05", "受理（立案）通知书"),
    Paper("D06", "不予受理通知书"),
    Paper("D07", "立案审批表"),
    Paper("D08", "合议组成员、权利义务告知书"),
    Paper("D09", "答辩通知书"),
    Paper("D10", "送达回证"),
    Paper("D11", "送达地址确认书"),
    Paper("D12", "勘验检查登记表、调查笔录、抽样取证清单"),
    Paper("D13", "先行登记保存、查封扣押通知书"),
    Paper("D14", "口头审理通知书"),
    Paper("D15", "口头审理笔录"),
    Paper("D16", "中止、恢复处理通知书"),
    Paper("D17", "期限延长审批表、告知书"),
    Paper("D18", "合议笔录、法制审核意见书"),
    Paper("D19", "行政裁决书"),
    Paper("D20", "撤销案件决定书"),
    Paper("D21", "专利侵权纠纷调解协议书"),
    Paper("D22", "专利纠纷行政调解书"),
    Paper("D23", "终止调解通知书"),
    Paper("D24", "司法确认申请书"),
    Paper("D25", "结案审批表、结案通知书"),
    Paper("D26", "案件移送函、涉嫌犯罪案件移送书"),
    Paper("D27", "协助调查函、线索通报函"),
    Paper("D28", "行政处罚告知书、听证告知书、行政处罚决定书"),
    Paper("D29", "责令改正通知书"),
    Paper("D30", "备案通知书、备案变更及暂停取消决定书"),
    Paper("D31", "预审受理、不予受理通知书"),
    Paper("D32", "预审意见通知书"),
    Paper("D33", "专利申请快速预审请求通过通知书"),
    Paper("D34", "预审不合格通知书"),
    Paper("D35", "加快标记反馈、未能标记告知书"),
    Paper("D36", "侵权判定咨询意见书"),
    Paper("D37", "展会投诉受理处理通知书、现场处理记录"),
    Paper("D38", "维权援助决定书、海外纠纷转介单"),
    Paper("D39", "公告送达公告"),
    Paper("D40", "卷宗封面、卷内目录、备考表"),
    Paper("D41", "月报表及编报说明"),
)

PAPERS: Mapping[str, Paper] = MappingProxyType({item.code: item for item in _PAPERS})
"""Every paper by its code, in the order of the catalogue."""
