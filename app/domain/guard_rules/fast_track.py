"""Guards of the fast track: the hard gates of pre-examination and the mark (快速预审办理条件)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.guard import Guard, GuardFacts, GuardLevel
from app.domain.registered_entity import entity_problems
from app.domain.text import name_key
from app.support.errors import Level, Problem

MOST_ROUNDS = 2
_ENTITY = "facts.entity"
_EXCLUDED = (
    ("already_filed", "已经提交过的申请不能预审"),
    ("pct", "PCT 国际申请和进入国家阶段的申请不能预审"),
    ("divisional", "分案申请不能预审"),
    ("dual_filing", "同日就同一发明创造申请实用新型和发明的不能预审"),
    ("secrecy_review", "需要保密审查的申请不能预审"),
)
_OWN_PAPERS = (("self_check", "自检表"), ("commitment", "承诺书"))
_ONLINE = "网上"
_NO_MARK = "不能加快标记，请登记“未能标记，转普通程序”"


def _entity(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a registration that is cancelled, suspended or run out; the quota is no bar."""
    if facts.entity is not None:
        yield from (
            problem
            for problem in entity_problems(facts.entity, facts.on, _ENTITY)
            if "额度" not in problem.message
        )


def _quota(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a quota used up by others; a case that was received already counts among the used."""
    if facts.entity is not None:
        itself = 1 if facts.move else 0
        others = replace(facts.entity, used=max(facts.entity.used - itself, 0))
        yield from (
            problem
            for problem in entity_problems(others, facts.on, _ENTITY)
            if "额度" in problem.message
        )


def _excluded(facts: GuardFacts) -> Iterator[Problem]:
    for key, message in _EXCLUDED:
        if facts.value(key) is True:
            yield Problem(f"facts.{key}", message)


def _first_applicant(facts: GuardFacts) -> Iterator[Problem]:
    entity, applicants = facts.text("entity"), facts.filled("applicant")
    if entity and applicants and name_key(str(applicants[0][1]["name"])) != name_key(entity):
        place = applicants[0][0]
        yield Problem(f"applicant[{place}].name", "备案主体须为第一申请人")


def _own_papers(facts: GuardFacts) -> Iterator[Problem]:
    for key, term in _OWN_PAPERS:
        if facts.value(key) is not True:
            yield Problem(f"facts.{key}", f"缺{term}")


def _rounds(facts: GuardFacts) -> Iterator[Problem]:
    given, before = facts.value("opinion_round"), facts.stored.get("opinion_round")
    number = given if isinstance(given, int) else 1
    if number > MOST_ROUNDS:
        yield Problem(
            "opinion_round", f"已发出 {MOST_ROUNDS} 次预审意见，仍不符合的应作出预审不合格结论"
        )
    elif isinstance(before, int) and number <= before:
        yield Problem("opinion_round", f"第 {before} 次意见已发出，请核对次数")


def _reply_time(facts: GuardFacts) -> Iterator[Problem]:
    if facts.running("PRE-REPLY") is not None and facts.late.get("PRE-REPLY") is False:
        yield Problem("", "答复期限尚未届满，不能视为撤回")


def _payment(facts: GuardFacts) -> Iterator[Problem]:
    """Yield what is wrong with the payment: late, not online, not in full."""
    channel = facts.text("pay_channel")
    if facts.late.get("PRE-PAY"):
        yield Problem("", f"逾期缴费，{_NO_MARK}")
    if channel and channel != _ONLINE:
        yield Problem("pay_channel", f"非网上缴费，{_NO_MARK}")
    if facts.value("paid_in_full") is False:
        yield Problem("paid_in_full", f"未一次缴足，{_NO_MARK}")


def _pay_for_mark(facts: GuardFacts) -> Iterator[Problem]:
    """Yield what of the payment forbids the mark; the mark itself asks for none of it."""
    yield from (Problem("", problem.message) for problem in _payment(facts))


def _consistency(facts: GuardFacts) -> Iterator[Problem]:
    if facts.text("consistency") == "不一致":
        yield Problem("", f"正式申请与预审文本不一致，{_NO_MARK}")


def _compared(facts: GuardFacts) -> Iterator[Problem]:
    if "compare" not in facts.made:
        yield Problem("", "尚未登记核对一致性")


def _no_change(facts: GuardFacts) -> Iterator[Problem]:
    yield Problem(
        "", "授权前主动修改申请文件或变更著录项目的，转入普通程序，不再加快", Level.WARNING
    )


def _evaluation_one(facts: GuardFacts) -> Iterator[Problem]:
    if facts.draft.value("right", "evaluation") in {"未见缺陷", "存在缺陷"}:
        yield Problem("right.evaluation", "该专利已有评价报告：只作出一份，任何人可以查阅或者复制")


def _evaluation_who(facts: GuardFacts) -> Iterator[Problem]:
    if facts.draft.value("requester", "capacity") == "普通被许可人":
        yield Problem(
            "requester.capacity", "普通被许可人有权请求评价报告的，须由合同约定其有权起诉（待核实）"
        )


def _procedure(*wanted: str) -> Callable[[GuardFacts], Iterator[Problem]]:
    """Return a check that the step fits the procedure written in the request."""

    def check(facts: GuardFacts) -> Iterator[Problem]:
        chosen = facts.text("procedure")
        if chosen and chosen not in wanted:
            yield Problem("", f"请求写明的程序是{chosen}，请核对选用的步骤")

    return check


def _confirmation_notice(facts: GuardFacts) -> Iterator[Problem]:
    if not facts.text("invalidation_no"):
        yield Problem(
            "facts.invalidation_no", "须有无效宣告请求受理通知书；电子申请回执加缴费凭证不能代替"
        )


def _confirmation_dispute(facts: GuardFacts) -> Iterator[Problem]:
    if not facts.text("dispute_no"):
        yield Problem("facts.dispute_no", "快速确权应与本地正在处理的侵权纠纷关联")


def _confirmation_result(facts: GuardFacts) -> Iterator[Problem]:
    if facts.text("invalidation_result") in {"全部无效", "部分无效"}:
        yield Problem("", "请同时处理关联的侵权案件：专利权已被宣告无效或部分无效")


_WARN, _BLOCK = GuardLevel.WARN, GuardLevel.BLOCK

SPECS = (
    Guard("pre-entity", "备案有效", _BLOCK, _entity),
    Guard("pre-quota", "本年额度未用完", _WARN, _quota),
    Guard("pre-excluded", "可以预审的申请", _BLOCK, _excluded),
    Guard("pre-first-applicant", "备案主体为第一申请人", _BLOCK, _first_applicant),
    Guard("pre-own-papers", "自检表和承诺书", _WARN, _own_papers),
    Guard("pre-rounds", "预审意见不超过两次", _WARN, _rounds),
    Guard("pre-reply-time", "答复期限届满", _BLOCK, _reply_time),
    Guard("pre-pay-warning", "网上按期足额缴费", _WARN, _payment),
    Guard("pre-pay", "网上按期足额缴费才能标记", _BLOCK, _pay_for_mark),
    Guard("pre-consistency", "与预审文本一致才能标记", _BLOCK, _consistency),
    Guard("pre-compared", "标记前核对一致性", _WARN, _compared),
    Guard("pre-no-change", "授权前不得主动修改", _WARN, _no_change),
    Guard("evaluation-one", "评价报告只作一份", _WARN, _evaluation_one),
    Guard("evaluation-who", "评价报告请求人资格", _WARN, _evaluation_who),
    Guard("priority-examination", "审查程序", _WARN, _procedure("实质审查", "初步审查")),
    Guard("priority-reexamination", "复审程序", _WARN, _procedure("复审")),
    Guard("priority-invalidation", "无效宣告程序", _WARN, _procedure("无效宣告")),
    Guard("confirmation-notice", "无效宣告受理通知书", _WARN, _confirmation_notice),
    Guard("confirmation-dispute", "关联侵权纠纷", _WARN, _confirmation_dispute),
    Guard("confirmation-result", "处理关联侵权案件", _WARN, _confirmation_result),
)
