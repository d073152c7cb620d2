"""Facts of the centre, the case and its right for papers (案件事实)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select

from app.domain.documents.vocabulary import Value
from app.domain.fields import Part
from app.domain.money import money_in_words
from app.domain.terms import Channel, Outcome, RightKind, VenueKind
from app.models.office import Account
from app.services.papers.facts_source import (
    Group,
    Source,
    group,
    money,
    names_joined,
    term_of,
    written,
)
from app.services.write_case import RIGHT_SNAPSHOT

_PENDING = "审查中"
_PATENTS = frozenset({RightKind.DESIGN, RightKind.UTILITY_MODEL, RightKind.INVENTION})
_RIGHT_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "专利名称": "title",
        "专利权人": "holder",
        "申请日": "filed_on",
        "授权公告日": "granted_on",
        "洛迦诺分类": "locarno",
        "国际专利分类": "ipc",
        "专利法律状态": "status",
        "年费缴至": "fee_paid_to",
        "评价报告结论": "evaluation",
        "评价报告编号": "evaluation_no",
    }
)


_BY_AUTHORITY = frozenset(
    {"infringement-dispute", "counterfeit-report", "mediation-administrative"}
)
"""Kinds handled in the name of the delegating authority; all else is the centre's own (委托)."""


def _centre(source: Source) -> dict[str, Value]:
    centre = source.desk.centre
    by_authority = source.case.kind in _BY_AUTHORITY and centre.letterhead
    return {
        "中心名称": centre.name,
        "发文机关": centre.letterhead if by_authority else centre.name,
        "委托机关": centre.delegation.authority,
        "字头": centre.paper_head,
        "城市": centre.city,
        "中心地址": centre.address,
        "中心电话": centre.phone,
    }


def _paper(source: Source) -> dict[str, Value]:
    # Which paper it is, its template says; filling puts the title in.
    return {
        "文书名称": "",
        "文号": source.number,
        "签发日期": source.on,
        "今天": source.desk.today,
    }


def _numbers(source: Source) -> dict[str, Value]:
    case = source.case
    return {
        "案号": case.case_no or "",
        "收件号": case.intake_no,
        "编号": case.case_no or case.intake_no,
        "案件名称": case.title,
        "案件类型": source.case_type.term,
        "案件状态": source.case_type.state(case.state).term,
    }


def _days(source: Source) -> dict[str, Value]:
    case = source.case
    end = case.decided_on or source.on
    return {
        "收件日期": case.received_on,
        "收件时刻": case.received_at,
        "受理日期": case.accepted_on,
        "结论日期": case.decided_on,
        "正式申请日": case.filed_on,
        "缴费日期": case.paid_on,
        "加快标记日期": case.marked_on,
        "结案日期": case.closed_on,
        "办理天数": (end - case.accepted_on).days if case.accepted_on else None,
    }


def _facts(source: Source) -> dict[str, Value]:
    case = source.case
    kind = term_of(VenueKind, case.venue_kind)
    both = kind and case.venue_name
    return {
        "处理结果": term_of(Outcome, case.outcome or ""),
        "来源渠道": term_of(Channel, case.channel),
        "发生场所": f"{kind}（{case.venue_name}）" if both else kind or case.venue_name,
        "镇街": case.town,
        "平台": case.platform,
        "店铺": case.shop,
        "链接": case.link,
        "产品": case.product,
        "索赔金额": money(case.claimed_fen),
        "协议金额": money(case.agreed_fen),
        "协议金额大写": "" if case.agreed_fen is None else money_in_words(case.agreed_fen),
        "已付金额": money(case.paid_fen),
        "合议组成员": names_joined(str(source.details.get("panel") or "")),
    }


def _handler(source: Source) -> dict[str, Value]:
    return {"承办人": person(source, source.case.handler)}


def person(source: Source, account: str) -> str:
    """Return how somebody is called; the account's name where there is no such account."""
    if not account:
        return ""
    query = select(Account.display_name).where(Account.name == account)
    return source.session.scalar(query) or account


def _right(source: Source) -> dict[str, Value]:
    """Return the right as it was written for this case; the shared record may have moved on."""
    stored = source.details.get(RIGHT_SNAPSHOT, {})
    facts: dict[str, Value] = {
        spec.key: written(spec, stored)
        for section in source.case_type.sections
        if section.part is Part.RIGHT
        for spec in section.fields
    }
    case = source.case
    # An application that is still examined has no ZL before its number.
    granted = case.right_kind in _PATENTS and facts.get("status") != _PENDING
    number = case.right_number.removeprefix("ZL")
    return {
        **{word: facts.get(key) for word, key in _RIGHT_KEYS.items()},
        "专利号": f"{'ZL' if granted else ''}{number}" if number else "",
        "专利类型": term_of(RightKind, case.right_kind),
    }


CASE_GROUPS: tuple[Group, ...] = (
    group("中心名称 发文机关 委托机关 字头 城市 中心地址 中心电话", _centre),
    group("文书名称 文号 签发日期 今天", _paper),
    group("案号 收件号 编号 案件名称 案件类型 案件状态", _numbers),
    group(
        "收件日期 收件时刻 受理日期 结论日期 正式申请日 缴费日期 加快标记日期 结案日期 办理天数",
        _days,
    ),
    group(
        "处理结果 来源渠道 发生场所 镇街 平台 店铺 链接 产品 索赔金额 协议金额 协议金额大写"
        " 已付金额 合议组成员",
        _facts,
    ),
    group("承办人", _handler),
    group("专利号 专利类型 " + " ".join(_RIGHT_KEYS), _right),
)
