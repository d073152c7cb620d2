"""Facts of the parties and of whom a paper goes to (当事人、受送达人)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select

from app.domain.documents.vocabulary import Value
from app.domain.fields import SectionSpec
from app.domain.terms import PartyKind, PartyRole
from app.domain.titles import FIRST_ROLES, SECOND_ROLES
from app.models.case import CaseParty
from app.models.party import Party
from app.services.papers.facts_source import (
    LIST_SIGN,
    Group,
    Row,
    Source,
    group,
    numbered,
    term_of,
    written,
)

_KEYS = {
    "证件号码": "id_number",
    "法定代表人": "legal_representative",
    "登记经营者": "registered_operator",
    "实际经营者": "actual_operator",
    "国籍": "nationality",
    "地址": "address",
    "邮编": "postcode",
    "电话": "phone",
    "电子邮箱": "email",
    "联系人": "contact_name",
    "委托代理人": "agent_name",
    "代理机构": "agent_firm",
    "代理人执业证号": "agent_licence_no",
    "代理权限": "agent_authority",
    "铺位": "stall",
    "涉嫌行为": "acts",
    "请求人身份": "capacity",
}


@dataclass(frozen=True, slots=True)
class _Member:
    """One party of the case, and the row that papers show of it."""

    party_id: int
    role: str
    row: Row

    @property
    def name(self) -> str:
        return str(self.row["名称"])


def _parties(source: Source) -> dict[str, Value]:
    members = tuple(_members(source))
    first = [one for one in members if one.role in FIRST_ROLES]
    second = [one for one in members if one.role in SECOND_ROLES]
    third = [one for one in members if one.role == PartyRole.THIRD_PARTY]
    return {
        "请求人名称": _names(first),
        "被请求人名称": _names(second),
        "请求人": _rows(first),
        "被请求人": _rows(second),
        "第三人": _rows(third),
        "当事人": _rows([*first, *second, *third]),
        **_recipient(source, members, first, second),
    }


def _recipient(
    source: Source, members: Iterable[_Member], first: list[_Member], second: list[_Member]
) -> dict[str, Value]:
    recipient = source.recipient
    if recipient is None:
        names = "受送达人 受送达人地址 受送达人邮编 受送达人电话 受送达人地位 对方当事人"
        return dict.fromkeys(names.split(), "")
    found = [one for one in members if one.party_id == recipient.party_id]
    known: Row = found[0].row if found else {}
    return {
        "受送达人": recipient.name,
        "受送达人地址": recipient.address or known.get("地址", ""),
        "受送达人邮编": recipient.postcode or known.get("邮编", ""),
        "受送达人电话": recipient.phone or known.get("电话", ""),
        "受送达人地位": recipient.role_term or known.get("地位", ""),
        "对方当事人": _names(_opponents(found, first, second)),
    }


def _opponents(found: list[_Member], first: list[_Member], second: list[_Member]) -> list[_Member]:
    if not found:
        return []
    if found[0] in first:
        return second
    # A third party has both sides before it.
    return first if found[0] in second else [*first, *second]


def _names(members: Iterable[_Member]) -> str:
    return LIST_SIGN.join(one.name for one in members)


def _rows(members: Iterable[_Member]) -> tuple[Row, ...]:
    return numbered([one.row for one in members])


def _members(source: Source) -> Iterator[_Member]:
    sections = {section.key: section for section in source.case_type.sections}
    query = (
        select(CaseParty, Party)
        .join(Party, Party.id == CaseParty.party_id)
        .where(CaseParty.case_id == source.case.id)
        .order_by(CaseParty.position)
    )
    for link, party in source.session.execute(query):
        yield _Member(party.id, link.role, _row(link, party, sections.get(link.section)))


def _row(link: CaseParty, party: Party, section: SectionSpec | None) -> Row:
    """Return a party as written in this case; what the case leaves open, its record tells."""
    row: Row = {
        "名称": str(link.details.get("name") or party.name),
        "地位": section.term if section else term_of(PartyRole, link.role),
        "主体类型": term_of(PartyKind, str(link.details.get("kind") or party.kind)),
    }
    for name, key in _KEYS.items():
        spec = section.by_key.get(key) if section else None
        value = written(spec, link.details) if spec else None
        row[name] = value or str(getattr(party, key, ""))
    return row


PARTY_GROUPS: tuple[Group, ...] = (
    group(
        "请求人名称 被请求人名称 请求人 被请求人 第三人 当事人 受送达人 受送达人地址"
        " 受送达人邮编 受送达人电话 受送达人地位 对方当事人",
        _parties,
    ),
)
