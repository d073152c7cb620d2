"""The placeholders every template may use, by their Chinese names (占位符词汇).

Beside these, each field of the case's form and each fact asked at a step stands for itself by
its term, and the template's own fields by their names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeAlias

from app.domain.documents.blocks import Picture

Value: TypeAlias = "str | int | bool | date | datetime | Picture | Items | None"
Items: TypeAlias = "tuple[Mapping[str, Value], ...]"
Values: TypeAlias = Mapping[str, Value]
"""What a paper is filled with: texts, counts, days, instants (aware), pictures, lists of such."""


@dataclass(frozen=True, slots=True)
class Word:
    """One placeholder (占位符): its name, what it means; ``items`` are the names within a list."""

    name: str
    meaning: str
    items: tuple[str, ...] = ()


_PARTY = (
    "序号", "名称", "地位", "主体类型", "证件号码", "法定代表人", "登记经营者", "实际经营者",
    "国籍", "地址", "邮编", "电话", "电子邮箱", "联系人", "委托代理人", "代理机构",
    "代理人执业证号", "代理权限", "铺位", "涉嫌行为", "请求人身份",
)  # fmt: skip
_WORDS = (
    # 中心
    Word("中心名称", "快速维权中心的全称"),
    Word("发文机关", "侵权纠纷、行政调解、假冒专利为委托机关名义，其余为中心"),
    Word("委托机关", "委托中心办案的机关"),
    Word("字头", "案号字头，如 粤中知"),
    Word("城市", "中心所在市"),
    Word("中心地址", "中心的办公地址（在设置中填写）"),
    Word("中心电话", "中心的联系电话（在设置中填写）"),
    # 这份文书
    Word("文书名称", "本文书的标题"),
    Word("文号", "本文书的编号，签发时编定"),
    Word("签发日期", "签发的日子；草稿为今天"),
    Word("今天", "今天的日期"),
    Word("受送达人", "本文书送达的人"),
    Word("受送达人地址", "收信的地址"),
    Word("受送达人邮编", "六位邮政编码"),
    Word("受送达人电话", "联系电话"),
    Word("受送达人地位", "请求人、被请求人等"),
    Word("对方当事人", "受送达人的对方，多个用顿号隔开"),
    # 案件
    Word("案号", "立案后编的案号；未立案时为空"),
    Word("收件号", "收件时编的号"),
    Word("编号", "案号，未立案时为收件号"),
    Word("案件名称", "例如 甲公司诉乙公司 吊灯"),
    Word("案件类型", "例如 专利侵权纠纷"),
    Word("案件状态", "例如 已立案"),
    Word("收件日期", "收到请求的日子"),
    Word("收件时刻", "到分钟"),
    Word("受理日期", "立案（受理）日"),
    Word("结论日期", "裁决、协议或预审结论的日子"),
    Word("正式申请日", "向国家知识产权局递交的日子"),
    Word("缴费日期", "缴纳申请费的日子"),
    Word("加快标记日期", "加上加快标记的日子"),
    Word("结案日期", "结案的日子"),
    Word("处理结果", "例如 裁决侵权成立"),
    Word("承办人", "姓名"),
    Word("来源渠道", "例如 柜台、电商平台"),
    Word("发生场所", "场所类型与名称"),
    Word("镇街", "案发地的镇或街道"),
    Word("平台", "电商平台"),
    Word("店铺", "店铺名称"),
    Word("链接", "商品链接"),
    Word("产品", "涉案产品"),
    Word("索赔金额", "两位小数，不带“元”字"),
    Word("协议金额", "两位小数，不带“元”字"),
    Word("协议金额大写", "人民币大写"),
    Word("已付金额", "两位小数，不带“元”字"),
    Word("办理天数", "受理到结论（或今天）的自然日数"),
    # 权利
    Word("专利号", "带 ZL；商标为注册号"),
    Word("专利名称", "授权文本上的名称"),
    Word("专利类型", "发明、实用新型、外观设计"),
    Word("专利权人", "多个用顿号隔开"),
    Word("申请日", "专利申请日"),
    Word("授权公告日", "专利授权公告日"),
    Word("洛迦诺分类", "外观设计的分类号"),
    Word("国际专利分类", "IPC 分类号"),
    Word("专利法律状态", "有效、终止等"),
    Word("年费缴至", "年费缴到的日子"),
    Word("评价报告结论", "未见缺陷、存在缺陷等"),
    Word("评价报告编号", "专利权评价报告的编号"),
    # 当事人
    Word("请求人名称", "多个用顿号隔开；申请人、举报人同此"),
    Word("被请求人名称", "多个用顿号隔开；被举报人同此"),
    Word("请求人", "请求人（申请人、举报人）一方", _PARTY),
    Word("被请求人", "被请求人（被举报人）一方", _PARTY),
    Word("第三人", "有独立请求或者利害关系的第三人", _PARTY),
    Word("当事人", "全部当事人，先请求人", _PARTY),
    # 期限与办理
    Word("期限", "在走的期限", ("事项", "截止日", "依据")),
    Word("答辩截止日", "最近一次答辩期限的末日"),
    Word("补正截止日", "指定补正期限的末日"),
    Word("结案截止日", "法定办案期限的末日"),
    Word("排期", "口审、调解、勘验", ("类型", "时间", "地点", "人员")),
    Word("口审时间", "最近一次口审的时间"),
    Word("口审地点", "最近一次口审的地点"),
    Word("合议组成员", "用顿号隔开"),
    Word("材料", "已收到的材料", ("序号", "名称", "份数", "收到日期", "备注")),
    Word("欠缺材料", "需要而未收到的材料", ("序号", "名称")),
    Word("送达", "送达记录", ("文书", "受送达人", "方式", "送达日", "签收人")),
    Word("调解场次", "已登记的调解", ("时间", "地点", "调解员", "参加人", "结果")),
    Word("履行期次", "协议约定的分期付款，金额以元计", ("序号", "日期", "金额", "已付")),
    Word("文书", "本案已签发的文书", ("序号", "文号", "名称", "受送达人", "日期", "页数")),
    # 证据与比对
    Word(
        "证据",
        "证据清单",
        (
            "序号", "名称", "类别", "提交方", "证明内容", "文件名", "大小", "哈希", "页数", "起页",
            "止页", "取得时间", "平台", "店铺", "链接", "订单号", "录入时间", "录入人",
        ),
    ),
    Word("证据页数", "证据总页数"),
    Word("比对", "设计比对", ("序号", "视图", "登记视图", "被控照片", "相同点", "不同点")),
    # 归档
    Word("档号", "归档后的卷宗号"),
    Word("盒号", "卷宗所在的盒"),
    Word("保管期限", "永久、30年等"),
    Word("卷内页数", "全卷的页数"),
    Word("卷内文件", "卷内目录", ("序号", "文号", "题名", "日期", "页号", "备注")),
    Word("盒内案卷", "同一盒中的案卷", ("序号", "档号", "编号", "题名", "保管期限", "页数")),
)  # fmt: skip

WORDS: Mapping[str, Word] = MappingProxyType({word.name: word for word in _WORDS})
"""Every placeholder by its name, in the order the template editor lists them."""
