"""Guards of mediation: what may be mediated, when, and what is still owed (调解办理条件)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.guard import Guard, GuardFacts, GuardLevel
from app.support.errors import Level, Problem


def _open_licence(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a dispute over an open licence, which CNIPA mediates itself (专利法第52条)."""
    if facts.text("subject") == "开放许可":
        yield Problem("facts.subject", "开放许可纠纷由国家知识产权局调解，应转送而不在本地受理")


def _before_grant(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a claim for use before grant while there is no grant (细则第102条)."""
    if facts.text("subject") == "授权前使用费" and facts.draft.value("right", "status") == "审查中":
        yield Problem("facts.subject", "授权前使用费的纠纷，专利授权之后才能请求调解")


def _court_entrusted(facts: GuardFacts) -> Iterator[Problem]:
    if facts.text("referring_court") and not facts.text("court_case_no"):
        yield Problem("", "法院委托的调解应登记法院案号", Level.WARNING)


def _reply_time(facts: GuardFacts) -> Iterator[Problem]:
    if facts.running("MED-REPLY") is not None and facts.late.get("MED-REPLY") is False:
        yield Problem("", "意见期限尚未届满；对方已经书面拒绝的才能办理")


def _mediators(facts: GuardFacts) -> Iterator[Problem]:
    if not facts.text("mediators"):
        yield Problem("", "尚未指定调解员")


def _ownership(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a suspension at CNIPA of a matter that gives no ground for it (细则第103条)."""
    if facts.text("subject") != "权属":
        yield Problem("", "只有权属纠纷可以请求国家知识产权局中止程序，请核对调解事项")


def _confirm_time(facts: GuardFacts) -> Iterator[Problem]:
    if facts.late.get("MED-CONFIRM"):
        yield Problem("", "申请司法确认的三十日已过，请核对申请日期")


def _paid_in_full(facts: GuardFacts) -> Iterator[Problem]:
    agreed, paid = facts.value("agreed_fen"), facts.value("paid_fen")
    if isinstance(agreed, int) and isinstance(paid, int) and paid < agreed:
        yield Problem("paid_fen", "已付金额少于协议金额，尚未履行完毕")


_WARN, _BLOCK = GuardLevel.WARN, GuardLevel.BLOCK

SPECS = (
    Guard("mediation-open-licence", "开放许可纠纷不在本地受理", _BLOCK, _open_licence),
    Guard("mediation-before-grant", "授权前使用费须已授权", _BLOCK, _before_grant),
    Guard("mediation-court-entrusted", "委托调解登记法院案号", _WARN, _court_entrusted),
    Guard("mediation-reply-time", "意见期限届满", _WARN, _reply_time),
    Guard("mediation-mediators", "指定调解员", _WARN, _mediators),
    Guard("mediation-ownership", "权属纠纷才能请求中止", _WARN, _ownership),
    Guard("mediation-confirm-time", "三十日内申请司法确认", _WARN, _confirm_time),
    Guard("mediation-paid-in-full", "按协议付清", _WARN, _paid_in_full),
)
