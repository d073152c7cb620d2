"""Facts of the rarer invented cases: assistance, overseas, confirmation (示例援助与确权)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from random import Random
from types import MappingProxyType

from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part
from app.domain.terms import Channel
from app.services.sample.names import pick
from app.services.sample.planned import Planned

_REASONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "assistance-request": (
            "发现同行仿冒其产品外观，咨询维权途径并请求援助。",
            "收到平台侵权通知，请求提供侵权判定的专家意见。",
            "拟向法院起诉，请求指导取证。",
        ),
        "overseas-referral": (
            "收到境外平台临时限制令，店铺资金被冻结，请求应对指导。",
            "收到境外律师函，称其产品侵犯当地外观设计，请求指导。",
        ),
        "rapid-confirmation": ("涉案专利在本地侵权纠纷中被请求宣告无效，请求快速审理。",),
    }
)
_COUNTRIES = ("美国", "美国", "美国", "德国", "法国", "日本", "英国")
_CHANNELS = (Channel.HOTLINE, Channel.COUNTER, Channel.ONLINE)


def referral_facts(rng: Random, item: Planned) -> dict[str, FieldValue]:
    """Return the facts of a case by field key, every required one among them."""
    kind, day = item.case_type.code, item.received_on
    facts: dict[str, FieldValue] = {}
    for section in item.case_type.sections:
        if section.part is Part.CASE:
            facts |= {spec.key: _value(rng, spec, item) for spec in section.fields}
    facts["channel"] = pick(rng, _CHANNELS).value
    facts["reasons"] = pick(rng, _REASONS.get(kind, ("情况说明附卷。",)))
    if kind == "rapid-confirmation":
        number = rng.randint(1, 60)
        facts["dispute_no"] = f"示例侵权字〔{day.year}〕{number}号"
        facts["invalidation_no"] = f"4W{rng.randint(100000, 199999)}"
        facts["invalidation_requested_on"] = day - timedelta(days=rng.randint(5, 40))
    if kind == "overseas-referral":
        facts["country"] = pick(rng, _COUNTRIES)
        facts["forum_no"] = f"{rng.randint(1, 29)}-cv-{rng.randint(1000, 9999)}"
        facts["deadline_abroad"] = day + timedelta(days=rng.randint(30, 60))
    for key in ("received_at", "handler", "town", "product"):
        facts.pop(key, None)
    return facts


def _value(rng: Random, spec: FieldSpec, item: Planned) -> FieldValue:
    """Return a value where the form needs one or offers a choice; otherwise nothing."""
    if spec.choices and not spec.rare:
        code = pick(rng, spec.choices).code
        return (code,) if spec.kind is FieldKind.CHOICES else code
    if not spec.required:
        return None
    if spec.kind is FieldKind.DATE:
        return item.received_on
    if spec.kind is FieldKind.INSTANT:
        return item.received_at
    return 1 if spec.kind in (FieldKind.INTEGER, FieldKind.MONEY) else "见附卷"
