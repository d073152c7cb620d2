"""On which day a paper counts as served, by the way it went (送达日期)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from app.domain.calendar import handled
from app.domain.terms import ServiceMethod

NOTICE_DAYS = 30
_CIVIL = "《中华人民共和国民事诉讼法》（2023）"


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """What a way of service asks for, and when the paper then counts as served (送达规则).

    ``asks`` names the day to be typed; ``days`` are the calendar days from that day to the
    day of service, the typed day not counted. ``verified`` as in a deadline rule.
    """

    method: ServiceMethod
    asks: str
    source: str
    days: int = 0
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """The day of service with the reason for it (送达日)."""

    served_on: date
    rule: ServiceRule
    text: str


_RULES = (
    ServiceRule(ServiceMethod.DIRECT, "签收日期", f"{_CIVIL}", note="以送达回证上的签收日期为准"),
    ServiceRule(
        ServiceMethod.LEFT,
        "留置日期",
        f"{_CIVIL}",
        note="拒收的，由见证人签名或者拍照、录像记录后留置，视为送达",
    ),
    ServiceRule(
        ServiceMethod.POST, "回执上的收件日期", f"{_CIVIL}", note="以回执上注明的收件日期为准"
    ),
    ServiceRule(
        ServiceMethod.ELECTRONIC,
        "到达日期",
        f"{_CIVIL}",
        note="须经受送达人同意；以到达受送达人特定系统的日期为准",
    ),
    ServiceRule(
        ServiceMethod.ENTRUSTED,
        "签收日期",
        f"{_CIVIL}",
        verified=False,
        note="委托其他机关代为送达，以受送达人签收日期为准（待核实）",
    ),
    ServiceRule(
        ServiceMethod.NOTICE,
        "公告日期",
        f"{_CIVIL}第95条",
        days=NOTICE_DAYS,
        note="自发出公告之日起，经过三十日，视为送达",
    ),
)

SERVICE_RULES: Mapping[ServiceMethod, ServiceRule] = MappingProxyType(
    {rule.method: rule for rule in _RULES}
)


def service_day(method: ServiceMethod, day: date) -> Served:
    """Return the day on which a paper counts as served, with the reason.

    ``day`` is what the method asks for: of signature, of publication and so on.

    Raises:
        RuleViolationError: beyond the dates the program handles.
    """
    rule = SERVICE_RULES[method]
    served = handled(day + timedelta(days=rule.days))
    text = f"{day.isoformat()} {method.term}"
    if rule.days:
        text += f"，公告之日不计，经过 {rule.days} 日，{served.isoformat()} 视为送达"
    return Served(served, rule, text)
