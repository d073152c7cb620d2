"""Acts that go into the credit register, each with where it is laid down (信用记录)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.instruments import GUANGDONG
from app.domain.terms import Term

CREDIT_RULES = "《国家知识产权局知识产权信用管理规定》（国知发保字〔2022〕8号）"


class CreditAct(Term):
    """An untrustworthy act (失信行为)."""

    ABNORMAL_FILING = "abnormal-filing", "非正常申请专利"
    BAD_FAITH_MARK = "bad-faith-mark", "恶意申请注册商标"
    AGENCY_PENALTY = "agency-penalty", "违法从事代理并受处罚"
    FALSE_MATERIAL = "false-material", "提交虚假材料、隐瞒重要事实"
    BROKEN_COMMITMENT = "broken-commitment", "适用信用承诺后承诺不实或未履行"
    REFUSED_RULING = "refused-ruling", "有能力而拒不履行行政处罚、行政裁决"
    OTHER_LISTED = "other-listed", "其他列入知识产权领域管理的失信行为"
    REPEAT_INFRINGEMENT = "repeat-infringement", "生效裁决后重复侵权"


@dataclass(frozen=True, slots=True)
class CreditActSpec:
    """What an act rests on (失信行为依据). ``verified`` as in a deadline rule."""

    act: CreditAct
    source: str
    verified: bool = False
    note: str = ""


_REPEAT = CreditActSpec(
    CreditAct.REPEAT_INFRINGEMENT,
    f"{GUANGDONG}第48条",
    note="须有在先的生效裁决或判决，同一侵权人、同一权利；管理期限和修复条件待核实",
)
_SEVEN = tuple(
    CreditActSpec(act, CREDIT_RULES, note="管理期限和修复条件待核实")
    for act in CreditAct
    if act is not CreditAct.REPEAT_INFRINGEMENT
)

CREDIT_ACTS: Mapping[CreditAct, CreditActSpec] = MappingProxyType(
    {spec.act: spec for spec in (*_SEVEN, _REPEAT)}
)

STANDS = "有效"
REPAIRED = "已修复"
EXPIRED = "已到期"


def credit_standing(on: date, expires_on: date | None, repaired_on: date | None) -> str:
    """Return how an entry stands on a day; the day of expiry still counts."""
    if repaired_on is not None and repaired_on <= on:
        return REPAIRED
    if expires_on is not None and expires_on < on:
        return EXPIRED
    return STANDS
