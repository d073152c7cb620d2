"""What each decision about a time limit asks for, as data (期限决定表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.due import china_day
from app.domain.fields import FieldKind, FieldSpec, plain_choices
from app.services.deadline_views import DeadlineLine, PauseLine
from app.support.errors import Problem
from app.ui.viewmodels.case_deadlines import full_moment
from app.ui.viewmodels.decision_state import Check, DecisionForm, Values

_REASON = FieldSpec(
    "reason", "理由", FieldKind.LONG_TEXT, required=True, width=12, max_length=2_000
)
_APPROVER = FieldSpec("approved_by", "批准人", required=True, width=4)
_PAPER = FieldSpec("paper", "文书号", width=4, hint="如〔2026〕12号")


def extend_form(line: DeadlineLine, approver: str) -> DecisionForm:
    """Ask how much is added, who approved it, when, by which paper and why."""
    unit, most = line.extension_unit, line.extendable

    def check(values: Values) -> Sequence[Problem]:
        amount = values.get("amount")
        if isinstance(amount, int) and 1 <= amount <= most:
            return ()
        return (Problem("amount", f"可填 1 至 {most}（{unit}）"),)

    return DecisionForm(
        "延长期限",
        (
            FieldSpec(
                "amount",
                f"延长（{unit}）",
                FieldKind.INTEGER,
                required=True,
                width=4,
                hint=f"最多 {most} {unit}",
            ),
            _APPROVER,
            FieldSpec("on", "批准日期", FieldKind.DATE, required=True, width=4, default="today"),
            replace(_PAPER, width=12),
            _REASON,
        ),
        effects=(
            f"“{line.term}”的届满日按规则连同延长重新计算",
            "写入经过，法定依据和原届满日仍可查看",
        ),
        check=check,
        preset={"approved_by": approver},
    )


def move_form(line: DeadlineLine, approver: str) -> DecisionForm:
    """Ask for another day and why; a statutory limit also for who approved it."""
    derived = line.derived_due if line.derived_due is not None else line.due
    kept = f"规则算得的 {full_moment(derived)} 仍然保留，可随时恢复" if derived else ""
    warned = "法定期限改期不改变法律规定的届满日" if line.statutory else ""
    return DecisionForm(
        "改期",
        (
            FieldSpec("until", "改为", FieldKind.DATE, required=True, width=4),
            *((_APPROVER,) if line.statutory else ()),
            _REASON,
        ),
        preset={"approved_by": approver},
        effects=tuple(words for words in (kept, warned, "写入经过") if words),
        check=_later_than(china_day(line.start), "until", "改后的日期早于起算日"),
    )


def remove_form(line: DeadlineLine, approver: str) -> DecisionForm:
    """Ask why a limit is watched no more; a statutory one also for who approved it."""
    nature = "法定期限" if line.statutory else "内部期限"
    return DecisionForm(
        "删除期限",
        ((_APPROVER, _REASON) if line.statutory else (_REASON,)),
        preset={"approved_by": approver},
        effects=(
            f"“{line.term}”（{nature}）不再提醒，也不计入逾期",
            "期限和理由都保留在案卷里，可以恢复",
        ),
        danger=True,
    )


def restore_form(line: DeadlineLine) -> DecisionForm:
    """Ask why the derived day applies again."""
    return DecisionForm(
        "恢复期限", (_REASON,), effects=(f"“{line.term}”按规则算得的日期继续计算", "写入经过")
    )


def add_form() -> DecisionForm:
    """Ask for a limit that the office sets itself."""
    return DecisionForm(
        "自定期限",
        (
            FieldSpec("term", "期限名称", required=True, width=8, max_length=40),
            FieldSpec("until", "届满日", FieldKind.DATE, required=True, width=4),
            _REASON,
        ),
        effects=("作为内部期限提醒，以空心圆点 ○ 与法定期限区分", "写入经过"),
    )


def pause_form(kinds: Sequence[str]) -> DecisionForm:
    """Ask for a time of one of the ``kinds`` that some rule does not count."""

    def check(values: Values) -> Sequence[Problem]:
        began, ended = values.get("began_on"), values.get("ended_on")
        early = isinstance(began, date) and isinstance(ended, date) and ended < began
        return (Problem("ended_on", "结束日早于开始日"),) if early else ()

    return DecisionForm(
        "记录不计入期间",
        (
            FieldSpec(
                "kind",
                "事由",
                FieldKind.CHOICE,
                required=True,
                width=4,
                choices=plain_choices(*kinds),
            ),
            FieldSpec(
                "began_on", "开始日", FieldKind.DATE, required=True, width=4, default="today"
            ),
            FieldSpec("ended_on", "结束日", FieldKind.DATE, width=4, hint="未结束时留空"),
            FieldSpec("ground", "说明", required=True, width=8, recent=True),
            _PAPER,
        ),
        effects=(
            "进行中的期限扣除这段时间后重新计算",
            "未填结束日时期限停止计算，结束后续算余下的期限",
        ),
        check=check,
    )


def end_pause_form(pause: PauseLine) -> DecisionForm:
    """Ask when a time not counted ended."""
    return DecisionForm(
        "结束不计入期间",
        (FieldSpec("ended_on", "结束日", FieldKind.DATE, required=True, width=4, default="today"),),
        effects=(f"{pause.began_on.isoformat()} 起因{pause.kind}停止的期限自次日续算",),
        check=_later_than(pause.began_on, "ended_on", "结束日早于开始日"),
    )


def rules_day_form() -> DecisionForm:
    """Ask by the rules of which day the case is counted."""
    return DecisionForm(
        "更改适用规则的日期",
        (FieldSpec("day", "适用此日有效的规则", FieldKind.DATE, required=True, width=4), _REASON),
        effects=("本案全部期限按该日有效的规则重新计算", "写入经过"),
    )


def _later_than(first: date, key: str, words: str) -> Check:
    """Return a check that a day is not before another."""

    def check(values: Values) -> Sequence[Problem]:
        day = values.get(key)
        return (Problem(key, words),) if isinstance(day, date) and day < first else ()

    return check
