"""What is typed beside the moves of invented cases (示例办理内容)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from app.domain.fields import FieldKind, FieldSpec, FieldValue
from app.domain.terms import Outcome, RightKind, ServiceMethod
from app.services.sample.days import add_workdays, instant, office_minute
from app.services.sample.names import Vocabulary, pick
from app.services.sample.rights import Portfolio
from app.services.sample.walk import Step
from app.support.clock import china_time

_DEFECTS = (
    "视图投影不对应",
    "图片不清",
    "缺视图",
    "简要说明缺项",
    "产品名称不规范",
    "申请人信息不一致",
)
_REASONS: Mapping[str, tuple[str, ...]] = {
    "refuse": ("不符合受理条件，已书面告知", "期限内未补正", "对方不同意调解"),
    "withdraw": ("双方自行和解，请求人撤回", "请求人另行起诉，撤回请求", "请求人书面撤回"),
    "refer": ("被请求人不在本辖区，移送有管辖权的部门",),
    "suspend": ("专利权被请求宣告无效，已受理",),
    "dismiss": ("专利权被宣告无效",),
    "fail": ("经两次答复仍不符合预审要求",),
    "pause": ("一方申请补充材料",),
    "mark-lost": ("未在规定时间内网上缴足费用",),
    "changed": ("申请人主动变更著录项目",),
    "deem-withdrawn": ("期限内未答复预审意见",),
    "not-granted": ("未按期答复审查意见，视为撤回",),
    "decline": ("不属于重点产业",),
    "refused": ("未获准优先审查",),
    "exit": ("当事人已注销且无人承继，终结办理",),
}
_FAILED_TALKS = ("双方分歧较大，终止调解", "被申请人未到场，终止调解")


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is claimed, agreed and paid in one case, in fen; None where no money is meant."""

    claimed: int | None
    agreed: int | None
    paid: int | None


def reason_of(rng: Random, step: Step) -> str:
    """Return the reason of a move that needs one, otherwise nothing."""
    if not step.move.reason:
        return ""
    if step.move.code == "fail" and step.move.target == "failed" and step.before in _TALKS:
        return pick(rng, _FAILED_TALKS)
    return pick(rng, _REASONS.get(step.move.code, ("情况说明附卷",)))


_TALKS = ("accepted", "scheduled", "in-session", "paused")


def make_amounts(rng: Random, claimed: int | None) -> Amounts:
    """Return what is agreed in the end: a part of the claim, now and then nothing in money."""
    if rng.random() < 0.08:
        return Amounts(claimed, None, None)
    base = claimed if claimed is not None else 5_000_000
    agreed = max(200_000, round(base * (0.1 + rng.random() * 0.5) / 100_000) * 100_000)
    agreed = min(agreed, base)
    return Amounts(claimed, agreed, agreed if rng.random() < 0.85 else agreed // 2)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the answers of one case depend on (答复所依)."""

    steps: Sequence[Step]
    handler: str
    amounts: Amounts
    mediators: str
    right_kind: str

    def next_move(self, place: int) -> str:
        """Return the code of the step after, empty for the last one."""
        return self.steps[place + 1].move.code if place + 1 < len(self.steps) else ""

    def outcome(self, place: int) -> Outcome | None:
        """Return the result the case has by then."""
        return next(
            (step.outcome for step in reversed(self.steps[: place + 1]) if step.outcome), None
        )

    def loses_mark(self) -> bool:
        """Tell whether the mark is lost after payment, which was then made by bank transfer."""
        codes = [step.move.code for step in self.steps]
        return "mark-lost" in codes and "mark" not in codes


class Answers:
    """Answers the questions that moves ask (办理栏目)."""

    def __init__(
        self, rng: Random, words: Vocabulary, portfolio: Portfolio, last_day: date
    ) -> None:
        self._rng = rng
        self._words = words
        self._portfolio = portfolio
        self._last_day = last_day

    def of(self, place: int, side: Setting) -> dict[str, FieldValue]:
        """Return the values typed with a step by field key; fields left empty are left out."""
        step = side.steps[place]
        found: dict[str, FieldValue] = {}
        for spec in step.move.asks:
            value = self._value(spec, place, side)
            if value is not None:
                found[spec.key] = value
        return found

    def _value(self, spec: FieldSpec, place: int, side: Setting) -> FieldValue:
        step = side.steps[place]
        books = step.move.books
        if books is not None and spec.key == books.at:
            return self._sitting_at(place, side)
        match spec.key:
            case "handler":
                return side.handler
            case "mediators":
                return side.mediators or None
            case "agreed_fen":
                return side.amounts.agreed
            case "paid_fen":
                return _paid(step, side.amounts)
            case "application_no":
                return self._portfolio.application_number(RightKind(side.right_kind), step.on.year)
            case "pay_channel":
                return "银行汇款" if side.loses_mark() else "网上"
            case "no_stop_order":
                return side.outcome(place) is not Outcome.INFRINGES
            case "opinion_round":
                return sum(item.move.code == "opine" for item in side.steps[: place + 1])
        answer = _ANSWERS.get(spec.key)
        return answer(self._rng, self._words, step.on) if answer else plain(self._rng, spec, step)

    def _sitting_at(self, place: int, side: Setting) -> FieldValue:
        """Return when people are called together: when the next step held it, else ahead."""
        step, rng = side.steps[place], self._rng
        minute = pick(rng, _SITTING_MINUTES)
        if side.next_move(place) in _HOLDING:
            held = china_time(side.steps[place + 1].at)
            return instant(held.date(), min(minute, (held.hour * 60 + held.minute) // 30 * 30))
        day = add_workdays(step.on, rng.randint(4, 9))
        if place + 1 == len(side.steps) and day <= self._last_day:
            day = add_workdays(self._last_day, rng.randint(1, 6))
        return instant(day, minute)


_HOLDING = frozenset({"hear", "begin"})
_SITTING_MINUTES = (9 * 60, 9 * 60 + 30, 10 * 60 + 30, 14 * 60 + 30, 15 * 60 + 30)


def plain(rng: Random, spec: FieldSpec, step: Step) -> FieldValue:
    """Return a value of the field's kind where a move needs one or proposes one."""
    if spec.default == "today":
        return step.on
    if spec.default == "now":
        return step.at
    if spec.default is not None:
        return spec.default
    if not spec.required:
        return None
    if spec.choices:
        code = pick(rng, spec.choices).code
        return (code,) if spec.kind is FieldKind.CHOICES else code
    if spec.kind is FieldKind.DATE:
        return step.on
    if spec.kind is FieldKind.INSTANT:
        return step.at
    return 1 if spec.kind in (FieldKind.INTEGER, FieldKind.MONEY) else "见附卷"


_SERVICE = (ServiceMethod.DIRECT,) * 5 + (ServiceMethod.POST,) * 3 + (ServiceMethod.ELECTRONIC,)
_Answer: TypeAlias = Callable[[Random, Vocabulary, date], FieldValue]

_ANSWERS: Mapping[str, _Answer] = MappingProxyType(
    {
        "supplement_items": lambda rng, words, on: pick(
            rng, ("授权委托书原件", "专利登记簿副本", "证据原件")
        ),
        "supplement_due_on": lambda rng, words, on: on + timedelta(days=15),
        "transfer_to": lambda rng, words, on: f"{words.city}市场监督管理综合执法支队",
        "approved_by": lambda rng, words, on: "郭副局长",
        "panel": lambda rng, words, on: "甘文杰、欧阳俊、麦永亮",
        "served_on": lambda rng, words, on: on,
        "answered_on": lambda rng, words, on: on,
        "hearing_place": lambda rng, words, on: "中心口审庭",
        "agreement_text": lambda rng, words, on: (
            "被请求人停止侵权，一次性支付补偿款，请求人不再追究。"
        ),
        "suspend_ground": lambda rng, words, on: "专利权被请求宣告无效",
        "invalidation_no": lambda rng, words, on: f"4W{rng.randint(100000, 199999)}",
        "effective_on": lambda rng, words, on: on,
        "suit_court": lambda rng, words, on: "广州知识产权法院",
        "suit_no": lambda rng, words, on: f"({on.year})粤示行初{rng.randint(10, 999)}号",
        "enforcement_court": lambda rng, words, on: words.court(rng),
        "comparison": lambda rng, words, on: "整体视觉效果对比见附件，差异点属于局部细微差别。",
        "links_removed": lambda rng, words, on: rng.randint(1, 4),
        "feedback_on": lambda rng, words, on: on,
        "counter_notice_on": lambda rng, words, on: on,
        "counter_notice_due_on": lambda rng, words, on: on + timedelta(days=15),
        "notified_at": lambda rng, words, on: instant(on, office_minute(rng)),
        "answer_due_at": lambda rng, words, on: instant(on + timedelta(days=1), 12 * 60),
        "measure": lambda rng, words, on: pick(rng, ("遮盖", "撤下展品", "撤回宣传册")),
        "exhibits_removed": lambda rng, words, on: rng.randint(0, 3),
        "replied_on": lambda rng, words, on: on,
        "check_result": lambda rng, words, on: pick(
            rng, ("专利权已终止", "属于他人", "号码不存在")
        ),
        "defects": lambda rng, words, on: (pick(rng, _DEFECTS),),
        "notice_no": lambda rng, words, on: f"YS{on.year}{rng.randint(10000, 99999)}",
        "voucher_no": lambda rng, words, on: f"{rng.randint(10**11, 10**12 - 1)}",
        "announcement_no": lambda rng, words, on: f"CN3{rng.randint(10**7, 10**8 - 1)}S",
        "submitted_on": lambda rng, words, on: on,
        "conclusion": lambda rng, words, on: "未见缺陷" if rng.random() < 0.9 else "存在缺陷",
        "report_no": lambda rng, words, on: f"PJ{on.year}{rng.randint(100000, 999999)}",
        "recommendation_no": lambda rng, words, on: f"荐{on.year}-{rng.randint(1, 400):03}",
        "sent_on": lambda rng, words, on: on,
        "session_place": lambda rng, words, on: pick(rng, ("调解一室", "调解二室", "共享法庭")),
        "confirmation_court": lambda rng, words, on: words.court(rng),
        "confirmation_no": lambda rng, words, on: (
            f"({on.year})粤示诉前调确{rng.randint(10, 999)}号"
        ),
        "confirmed_on": lambda rng, words, on: on,
        "follow_up": lambda rng, words, on: rng.random() < 0.2,
        "differences": lambda rng, words, on: None,
        "cnipa_suspension_no": lambda rng, words, on: f"中止{on.year}-{rng.randint(1000, 9999)}",
        "deadline_abroad": lambda rng, words, on: on + timedelta(days=rng.randint(25, 50)),
        "experts": lambda rng, words, on: pick(
            rng, ("知识产权海外维权专家库成员", "合作律师事务所")
        ),
        "no_confirmation": lambda rng, words, on: rng.random() < 0.5,
        "agreement_copies": lambda rng, words, on: rng.randint(3, 5),
        "service_method": lambda rng, words, on: pick(rng, _SERVICE).value,
        "officers": lambda rng, words, on: "麦永亮、关慧珊",
        "feedback_due_on": lambda rng, words, on: on + timedelta(days=rng.randint(45, 90)),
        "used_in": lambda rng, words, on: f"示例侵权字〔{on.year}〕{rng.randint(1, 99)}号",
        "examination_result": lambda rng, words, on: pick(rng, ("授权", "授权", "驳回")),
        "invalidation_result": lambda rng, words, on: pick(
            rng, ("维持有效", "部分无效", "全部无效")
        ),
        "volume_no": lambda rng, words, on: f"{on.year}-{rng.randint(1, 999):03}",
    }
)


def _paid(step: Step, amounts: Amounts) -> int | None:
    """Return what is paid by the day of the move: all when performed, half while it lags."""
    if amounts.agreed is None or step.before in ("effective", "published", "enforce"):
        return None
    if step.move.code == "performed":
        return amounts.agreed
    if step.move.code == "default":
        return amounts.agreed // 2
    if step.move.code == "settle" and step.move.target == "settled":
        return None
    return amounts.paid
