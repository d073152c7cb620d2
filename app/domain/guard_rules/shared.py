"""Guards that several kinds of case share (共用办理条件)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.guard import Guard, GuardFacts, GuardLevel
from app.domain.text import name_key
from app.support.errors import Problem


def _delegation(facts: GuardFacts) -> Iterator[Problem]:
    """Yield when the written delegation does not cover the day: 条例第27条, no other basis."""
    term = facts.delegation
    if term.covers(facts.on):
        return
    if term.valid_until is not None and facts.on > term.valid_until:
        yield Problem(
            "", f"委托书已于 {term.valid_until.isoformat()} 到期，不能以委托机关的名义作出决定"
        )
    elif term.valid_from is not None:
        yield Problem(
            "", f"委托书自 {term.valid_from.isoformat()} 起生效，此前不能以委托机关的名义作出决定"
        )


def _lacking(facts: GuardFacts) -> Iterator[Problem]:
    if facts.lacking:
        yield Problem("", f"材料还缺：{'、'.join(facts.lacking)}")


def _same_request(facts: GuardFacts) -> Iterator[Problem]:
    count = facts.counts.same_right_same_respondent
    if count:
        yield Problem("right.number", f"同一权利对同一对方另有 {count} 件在办，一般不重复受理")


def _repeated(facts: GuardFacts) -> Iterator[Problem]:
    count = facts.counts.effective_before
    if count:
        yield Problem(
            "respondent[0].name",
            f"同一权利对同一对方已有 {count} 件生效处理，可能是重复侵权（提示，非认定）",
        )


def _operators(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a trader registered under one name and run by another who is no party too."""
    named = {name_key(str(row["name"])) for _, row in facts.filled("respondent")}
    for place, row in facts.filled("respondent"):
        registered = str(row.get("registered_operator") or "").strip()
        actual = str(row.get("actual_operator") or "").strip()
        if not registered or not actual or name_key(registered) == name_key(actual):
            continue
        if name_key(registered) not in named or name_key(actual) not in named:
            yield Problem(
                f"respondent[{place}].actual_operator",
                "登记经营者与实际经营者不一致，两者都应列为对方当事人",
            )


def _foreigners(facts: GuardFacts) -> Iterator[Problem]:
    for place, row in facts.filled("requester"):
        if place == 0 and row.get("kind") == "foreign":
            yield Problem("requester.kind", "境外主体的身份证明须经公证、认证；港澳台的须经公证")


SPECS = (
    Guard("delegation-valid", "委托书在有效期内", GuardLevel.BLOCK, _delegation),
    Guard("material-complete", "材料齐全", GuardLevel.WARN, _lacking),
    Guard("one-request", "同一权利对同一对方只有一件", GuardLevel.WARN, _same_request),
    Guard("repeat-infringement", "重复侵权提示", GuardLevel.WARN, _repeated),
    Guard("both-operators", "登记与实际经营者都是当事人", GuardLevel.WARN, _operators),
    Guard("foreign-identity", "境外主体的身份证明", GuardLevel.WARN, _foreigners),
)
