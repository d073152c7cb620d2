"""Exhibitions, professional markets and e-commerce platforms (展会、专业市场、电商)."""

from __future__ import annotations

from datetime import date

from app.domain.deadline import DeadlineRule, LimitKind, Region, Supplement, Unit
from app.domain.instruments import E_COMMERCE, EXHIBITION, EXHIBITION_GUIDE, GUANGDONG, PATENT_LAW

_GUANGDONG_FROM = date(2022, 5, 1)

_EXHIBITION = (
    DeadlineRule(
        "EXH-DESK", "设立展会知识产权投诉机构", "展期三日以上", None, None, GUANGDONG, "第31条",
        verified=True, region=Region.LOCAL, valid_from=_GUANGDONG_FROM,
        note="广东应当设立；《展会知识产权保护办法》第6条只要求必要时设立",
    ),
    DeadlineRule(
        "EXH-SUPP", "补充投诉材料", "投诉材料不齐", None, None, EXHIBITION, "第9条",
        note="及时通知补充；不补充的不予接受",
    ),
    DeadlineRule(
        "EXH-TRANSFER", "移交知识产权部门", "投诉材料齐备", 24, Unit.HOUR, EXHIBITION, "第11条",
        supplement=Supplement.RESTARTS,
    ),
    DeadlineRule(
        "EXH-ANSWER", "展会被投诉人答辩", "通知被投诉人", 24, Unit.HOUR, EXHIBITION_GUIDE,
        "第14条",
        note="工作站投诉按 24 小时；其他展会由处理部门按展期指定（《展会知识产权保护办法》"
        "第13条）。逾期的撤展、遮盖或断开链接",
    ),
    DeadlineRule(
        "EXH-DECIDE", "作出处理决定", "收到答辩", None, None, EXHIBITION, "第14条",
        note="及时作出，需要进一步调查的除外",
    ),
    DeadlineRule(
        "EXH-REPORT", "通报处理结果", "展会结束", None, None, EXHIBITION, "第15条",
        note="向展会主办方通报处理结果",
    ),
    DeadlineRule(
        "EXH-ARCHIVE", "保存投诉处理档案", "展会开幕", 3, Unit.YEAR, GUANGDONG, "第31条",
        verified=True, region=Region.LOCAL, valid_from=_GUANGDONG_FROM,
        note="主办方至少保存三年",
    ),
    DeadlineRule(
        "EXH-BAN", "禁止参加下届展会", "连续两届以上被认定侵权", None, None, EXHIBITION,
        note="2012 年修订见于新闻报道",
    ),
    DeadlineRule(
        "EXH-REPEAT", "重复投诉", "下一届展会再次投诉", None, None, "广交会投诉规则",
        region=Region.LOCAL,
        note="须提交上届之后采取法律行动的证明；同一投诉人、权利和被投诉人不重复受理",
    ),
    DeadlineRule(
        "EXH-GRACE", "不丧失新颖性宽限期", "在政府承认的国际展览会上首次展出", 6, Unit.MONTH,
        PATENT_LAW, "第24条", verified=True, rolls=False, valid_from=date(2021, 6, 1),
        note="自申请日向前计算，从严不顺延",
    ),
    DeadlineRule(
        "MKT-RULES", "专业市场知识产权制度", "", None, None, GUANGDONG, "第32条", verified=True,
        region=Region.LOCAL, valid_from=_GUANGDONG_FROM,
        note="开办者应制定规则并与商户约定条款；主管部门指导建立快速处理机制",
    ),
)  # fmt: skip

_PLATFORM = (
    DeadlineRule(
        "EC-NOTICE", "平台采取措施并转送通知", "平台收到附初步证据的通知", None, None, E_COMMERCE,
        "第42条", verified=True, note="及时采取必要措施并转送平台内经营者",
    ),
    DeadlineRule(
        "EC-COUNTER", "权利人投诉或起诉", "不侵权声明到达权利人", 15, Unit.DAY, E_COMMERCE,
        "第43条", verified=True, exclusions=("公证认证延误",),
        note="期满未收到投诉或起诉的通知，平台终止所采取的措施；权利人不能控制的公证、认证等延误"
        "不计入，最长 20 个工作日（EC-COUNTER-EXT）",
    ),
    DeadlineRule(
        "EC-COUNTER-EXT", "不计入的公证认证等时间", "发生权利人不能控制的延误（公证、认证等）", 20,
        Unit.WORKING_DAY, "《最高人民法院关于涉网络知识产权侵权纠纷几个法律适用问题的批复》",
        "第3条", verified=True, note="最长不超过二十个工作日",
    ),
    DeadlineRule(
        "EC-PUBLISH", "平台公示", "", None, None, E_COMMERCE, "第44条", verified=True,
        note="公示收到的通知、声明和处理结果",
    ),
    DeadlineRule(
        "EC-FINE", "平台罚款幅度", "", None, None, E_COMMERCE, "第84条", verified=True,
        note="五万元以上五十万元以下；情节严重的五十万元以上二百万元以下",
    ),
    DeadlineRule(
        "EC-OPINION", "出具侵权判定意见", "平台请求出具意见，案情清楚", 2, Unit.WORKING_DAY,
        "四川省规定（2016）", "第145、146条", region=Region.LOCAL, kind=LimitKind.INTERNAL,
        note="外省的做法，供参考，不是本地的法定期限；案情不清楚的不适用",
    ),
    DeadlineRule(
        "EC-BADFAITH", "恶意错误通知", "", None, None, E_COMMERCE, "第42条", verified=True,
        note="恶意发出错误通知造成损失的，加倍承担赔偿责任",
    ),
)  # fmt: skip

SPECS = (*_EXHIBITION, *_PLATFORM)
