"""One invented case written out by hand: values that no change of the sample can move."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType

from app.domain.documents.blocks import (
    Attachments,
    Block,
    Imprint,
    PageBreak,
    Picture,
    Pictures,
    Signature,
    Table,
    Title,
)
from app.domain.documents.fill import Filled, fill
from app.domain.documents.vocabulary import Value, Values
from app.services.papers.templates import shipped_templates

_REQUESTER: Mapping[str, Value] = MappingProxyType(
    {
        "名称": "中山市华彩照明有限公司",
        "地位": "请求人",
        "证件号码": "91442000MA4UK12348",
        "地址": "中山市古镇镇灯都大道1号",
        "法定代表人": "陈某",
        "委托代理人": "李某",
        "代理机构": "中山某专利代理事务所",
    }
)
_RESPONDENT: Mapping[str, Value] = MappingProxyType(
    {
        "名称": "星煌灯饰厂",
        "地位": "被请求人",
        "地址": "中山市横栏镇新茂工业区2号",
        "实际经营者": "黄某",
    }
)
_COMPARISON: Mapping[str, Value] = MappingProxyType(
    {
        "视图": "主视图",
        "登记视图": Picture("a" * 64, "登记视图 主视图"),
        "被控照片": Picture("b" * 64, "被控产品 主视图"),
        "相同点": "灯罩均为半球形，灯杆与底座的比例相同。",
        "不同点": "被控产品底座边缘多一圈凸线。",
    }
)

VALUES: Values = MappingProxyType(
    {
        "中心名称": "中国中山（灯饰）知识产权快速维权中心",
        "发文机关": "中山市市场监督管理局",
        "委托机关": "中山市市场监督管理局",
        "字头": "粤中知",
        "城市": "中山市",
        "中心地址": "中山市古镇镇同益路8号",
        "中心电话": "0760-00000000",
        "签发日期": date(2026, 9, 1),
        "今天": date(2026, 9, 1),
        "受送达人": "星煌灯饰厂",
        "受送达人地址": "中山市横栏镇新茂工业区2号",
        "受送达人邮编": "528478",
        "受送达人电话": "13800138000",
        "受送达人地位": "被请求人",
        "对方当事人": "中山市华彩照明有限公司",
        "案号": "粤中知法裁字〔2026〕12号",
        "收件号": "收〔2026〕31",
        "编号": "粤中知法裁字〔2026〕12号",
        "案件名称": "华彩照明 诉 星煌灯饰厂",
        "案件类型": "专利侵权纠纷",
        "收件日期": date(2026, 6, 16),
        "收件时刻": datetime(2026, 6, 16, 1, 30, tzinfo=UTC),
        "受理日期": date(2026, 6, 19),
        "结论日期": date(2026, 8, 28),
        "承办人": "欧阳某",
        "平台": "1688",
        "店铺": "星煌灯饰",
        "链接": "https://example.com/item/1",
        "产品": "吊灯",
        "产品名称": "吊灯（星光）",
        "协议金额": "50000.00",
        "协议金额大写": "伍万元整",
        "专利号": "ZL202430380182.4",
        "专利名称": "吊灯（星光）",
        "专利类型": "外观设计",
        "专利权人": "中山市华彩照明有限公司",
        "申请日": date(2024, 6, 20),
        "授权公告日": date(2025, 1, 7),
        "洛迦诺": "26-05",
        "洛迦诺分类": "26-05",
        "专利法律状态": "有效",
        "评价报告结论": "未见缺陷",
        "请求人名称": "中山市华彩照明有限公司",
        "被请求人名称": "星煌灯饰厂",
        "请求人": (_REQUESTER,),
        "被请求人": (_RESPONDENT,),
        "当事人": (_REQUESTER, _RESPONDENT),
        "答辩截止日": date(2026, 7, 9),
        "补正截止日": date(2026, 9, 16),
        "合议组成员": "张某、李某、王某",
        "欠缺材料": ({"名称": "专利登记簿副本"}, {"名称": "授权委托书"}),
        "履行期次": (
            {"日期": date(2026, 9, 30), "金额": "30000.00"},
            {"日期": date(2026, 12, 31), "金额": "20000.00"},
        ),
        "比对": (_COMPARISON,),
    }
)

_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ruling": {
            "送达副本情况": "本局于2026年6月24日向被请求人送达了请求书副本及附件、答辩通知书。",
            "现场勘验情况": "现场发现被控侵权产品544件，其中已包装400件，抽样取证2件。",
            "口头审理情况": "本局于2026年8月10日对本案进行了口头审理，双方的代理人到庭。",
            "请求事项列明": "1. 责令停止制造、销售侵权产品；\n2. 责令销毁专用模具。",
            "请求人的事实与理由": "请求人在1688平台购得样品，其外观与涉案专利无实质性差异。",
            "答辩意见": "被控产品系根据现有设计制造，不落入涉案专利权的保护范围。",
            "请求人证据": "证据一：专利登记簿副本；\n证据二：1688平台购买记录及样品。",
            "质证与认证": "被请求人对上述证据的真实性无异议，本局予以确认。",
            "查明的事实": "被控侵权产品由被请求人制造并在1688平台销售。",
            "本局认为": "整体观察、综合判断，被控产品与涉案专利设计无实质性差异。",
            "裁决主文": "一、责令被请求人立即停止侵权行为；\n二、驳回请求人的其他请求。",
            "合议组组长": "张某",
            "合议组其他成员": "李某、王某",
            "书记员": "赵某",
        },
        "service-receipt": {"送达文书": "答辩通知书（粤中知答字〔2026〕3号），1份"},
        "supplement-notice": {"补正内容": "请求书未写明被控产品的型号，请补正。"},
        "settlement-agreement": {
            "纠纷主要事实": "被请求人制造、销售的吊灯与涉案专利的外观相近。",
            "协议争议事项": "被请求人是否应当停止销售并支付许可费。",
            "协议内容": "1. 被请求人停止销售库存产品。\n2. 请求人不再追究既往行为的责任。",
            "履行的方式和期限": "分两期银行转账。",
            "违约责任": "逾期给付的，按日支付未付金额万分之五的违约金。",
        },
        "infringement-opinion": {
            "被控产品来源": "请求人在1688平台购得的样品，订单号2026100800017。",
            "分析说明": "两者的整体视觉效果无实质性差异，区别属于局部细微变化。",
            "咨询结论": "被控产品落入涉案专利权的保护范围",
        },
    }
)
FOLDERS = (
    "acceptance-notice",
    "answer-notice",
    "infringement-opinion",
    "preexam-pass",
    "ruling",
    "service-receipt",
    "settlement-agreement",
    "supplement-notice",
)


def filled(folder: str) -> Filled:
    """Fill a shipped template with the case written by hand."""
    return fill(shipped_templates()[folder], VALUES, _TEXTS.get(folder, {}))


def told(folder: str) -> str:
    """Return a paper as plain text: a line for a block or a row, cells parted by │."""
    lines = [line for block in filled(folder).content.blocks for line in _lines(block)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Title(lines) | Imprint(lines):
            return list(lines)
        case Attachments(items):
            return [f"附件：{item}" for item in items]
        case Signature(name, day):
            return [name, day]
        case Table():
            rows = (" │ ".join(cell.text for cell in row.cells) for row in block.rows)
            return [row.replace("\n", "／") for row in rows]
        case Pictures(items):
            return [f"［图：{item.caption}］" for item in items]
        case PageBreak():
            return ["［另起一页］"]
    return [str(getattr(block, "text", ""))]
