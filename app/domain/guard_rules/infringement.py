"""Guards of the infringement track: who may ask, who decides, when (侵权维权办理条件)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.due import compute_due
from app.domain.guard import Guard, GuardFacts, GuardLevel
from app.domain.terms import Outcome, RightKind
from app.domain.text import name_key
from app.support.errors import Level, Problem

LEAST_PANEL = 3
LEAST_OFFICERS = 2
_BETWEEN = re.compile(r"[、,，;；/\s]+")
_PLAIN_LICENSEE = "普通被许可人"
_SOLE_LICENSEE = "排他被许可人"
_CO_OWNER = "共有人"
_INVALIDATION = "专利权被请求宣告无效"


def names_in(text: str) -> tuple[str, ...]:
    """Return the names written one after another, parted by 、 or the like."""
    return tuple(name for name in _BETWEEN.split(text.strip()) if name)


def _holders(text: str) -> tuple[str, ...]:
    """Return the holders; foreign names hold spaces, so only signs part them."""
    return tuple(name for part in re.split("[、,，;；]", text) if (name := part.strip()))


def _panel(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a panel that is too small, even or counts somebody twice; a missing one is told."""
    panel = names_in(facts.text("panel"))
    if not panel:
        yield Problem("panel", "尚未指定合议组：三人以上单数", Level.WARNING)
    elif len(set(panel)) != len(panel):
        yield Problem("panel", "合议组成员重复")
    elif len(panel) < LEAST_PANEL or len(panel) % 2 == 0:
        yield Problem("panel", f"合议组须为三人以上单数，现为 {len(panel)} 人")


def _capacity(facts: GuardFacts) -> str:
    return str(facts.draft.value("requester", "capacity") or "")


def _standing(facts: GuardFacts) -> Iterator[Problem]:
    """Yield what a licensee has to prove: 专利法第65条 利害关系人."""
    capacity = _capacity(facts)
    if capacity == _PLAIN_LICENSEE:
        yield Problem("requester.capacity", "普通被许可人须有专利权人的书面授权才能请求")
    elif capacity == _SOLE_LICENSEE:
        yield Problem("requester.capacity", "排他被许可人须证明专利权人不请求")


def _standing_proven(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a licensee without a word on his authority; the plain one cannot go on."""
    if facts.text("standing_proof"):
        return
    capacity = _capacity(facts)
    if capacity == _PLAIN_LICENSEE:
        yield Problem("standing_proof", "普通被许可人须写明专利权人的书面授权")
    elif capacity == _SOLE_LICENSEE:
        yield Problem("standing_proof", "请写明专利权人不请求的证明", Level.WARNING)


def _co_owners(facts: GuardFacts) -> Iterator[Problem]:
    """Yield owners who neither ask nor waived: all of them ask together."""
    if facts.text("standing_proof"):
        return
    holders = _holders(str(facts.draft.value("right", "holder") or ""))
    if _capacity(facts) == _CO_OWNER and len(holders) < 2:
        yield Problem("right.holder", "共有权利须写明全体共有人，并由全体共同请求或者声明放弃")
        return
    if len(holders) < 2 or _capacity(facts) not in {"", "专利权人", _CO_OWNER}:
        return
    asking = "".join(name_key(str(row["name"])) for _, row in facts.filled("requester"))
    absent = [name for name in holders if name_key(name) not in asking]
    if absent:
        yield Problem(
            "right.holder",
            f"有 {len(absent)} 名共有人未列为请求人：应共同请求，或者提交放弃的声明",
        )


def _no_suit(facts: GuardFacts) -> Iterator[Problem]:
    if not facts.value("no_suit"):
        yield Problem("facts.no_suit", "请求书须声明未就本纠纷起诉，也没有约定其他处理方式")


def _copies(facts: GuardFacts) -> Iterator[Problem]:
    copies, respondents = facts.value("copies"), len(facts.filled("respondent"))
    if isinstance(copies, int) and copies != respondents:
        yield Problem("facts.copies", f"副本 {copies} 份，被请求人 {respondents} 名，应当相等")


def _right_lives(facts: GuardFacts) -> Iterator[Problem]:
    status = facts.draft.value("right", "status")
    if status in {"终止", "宣告无效"}:
        yield Problem("right.status", f"专利权已{status}，受理前应核实侵权行为发生时权利是否有效")


def _evaluation(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a design or utility model without report: the office may ask for one (第66条)."""
    asked = {RightKind.DESIGN.value, RightKind.UTILITY_MODEL.value}
    report = facts.draft.value("right", "evaluation")
    if facts.right_kind in asked and report in {None, "", "未出具"}:
        yield Problem("right.evaluation", "可以要求请求人出具专利权评价报告")
    elif report == "存在缺陷":
        yield Problem("right.evaluation", "评价报告认为存在缺陷，立案前应当核实")


def _suspension(facts: GuardFacts) -> Iterator[Problem]:
    """Yield when invalidation is the ground but the notice that proves it has no number."""
    if facts.text("suspend_ground") != _INVALIDATION:
        return
    if not facts.text("invalidation_no"):
        yield Problem(
            "invalidation_no", "须有无效宣告请求受理通知书；电子申请回执加缴费凭证不能代替"
        )
    elif facts.right_kind == RightKind.INVENTION:
        yield Problem(
            "suspend_ground", "发明专利案件不因请求宣告无效而必须中止（待核实）", Level.WARNING
        )
    elif facts.draft.value("right", "evaluation") == "未见缺陷":
        yield Problem("suspend_ground", "评价报告未见缺陷的，可以不予中止（待核实）", Level.WARNING)


def _over(rule: str, message: str) -> Callable[[GuardFacts], Iterator[Problem]]:
    """Return the check that a time which belongs to a party has run out."""

    def check(facts: GuardFacts) -> Iterator[Problem]:
        if facts.running(rule) is not None and facts.late.get(rule) is False:
            yield Problem("", message)

    return check


def _told_before(rule_id: str, key: str) -> Callable[[GuardFacts], Iterator[Problem]]:
    """Return the check that the parties can still be told of a hearing in time."""

    def check(facts: GuardFacts) -> Iterator[Problem]:
        day = facts.day(key)
        if day is None or facts.book is None or facts.calendar is None:
            return
        if day <= facts.on:
            yield Problem(key, "开庭时间不在办理日期之后")
            return
        rule = facts.book.get(rule_id)
        if rule.limit is None:
            return
        latest = compute_due(rule, day, facts.calendar).due
        if latest is not None and facts.on > latest:
            yield Problem(key, f"应当至少提前 {rule.length}通知，最迟 {latest.isoformat()} 通知")

    return check


def _still_runs(rule: str, message: str) -> Callable[[GuardFacts], Iterator[Problem]]:
    """Return the check that nothing of that rule is left undone."""

    def check(facts: GuardFacts) -> Iterator[Problem]:
        if facts.running(rule) is not None:
            yield Problem("", message)

    return check


def _time_limit(facts: GuardFacts) -> Iterator[Problem]:
    if facts.running("INF-CLOSE") is not None and facts.late.get("INF-CLOSE"):
        yield Problem("", "结案期限已过，案卷中应有延长的批准")


def _suit_time(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a ruling that is to take effect before every party's time to sue has run out."""
    rule = "INF-SUE"
    if facts.state == "decided" and not any(run.rule_id == rule for run in facts.runs):
        yield Problem("", "裁决书尚未登记送达；起诉期限自各方收到之日起算，期满后裁决才生效")
    elif facts.late.get(rule) is False and facts.running(rule) is not None:
        yield Problem("", "起诉期限尚未届满；双方均未起诉的，期满后裁决才生效")


def _answer_passed_on(facts: GuardFacts) -> Iterator[Problem]:
    if facts.running("INF-FWD-ANSWER") is not None:
        yield Problem("", "答辩书副本尚未登记转送请求人")


def _no_stop(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a ruling that stops nothing, yet would start the limits of one that does."""
    stops_nothing = {Outcome.NOT_INFRINGING, Outcome.DISMISSED}
    if facts.outcome in stops_nothing and not facts.asked.get("no_stop_order"):
        yield Problem("no_stop_order", "裁决没有责令停止侵权的，应勾选，否则会计算公开和执行期限")


def _officers(facts: GuardFacts) -> Iterator[Problem]:
    officers = set(names_in(facts.text("officers")))
    if len(officers) < LEAST_OFFICERS:
        yield Problem("officers", "办案人员不少于两人，均须持有执法证件")


def _named_reporter(facts: GuardFacts) -> Iterator[Problem]:
    if facts.draft.value("facts", "reporter_kind") == "匿名":
        yield Problem("", "匿名举报，没有可以告知的举报人")


def _anonymous_reporter(facts: GuardFacts) -> Iterator[Problem]:
    named = facts.draft.value("facts", "reporter_kind") != "匿名"
    if named and facts.running("CFT-REPLY") is not None:
        yield Problem("", "实名举报的，应当将是否立案的决定告知举报人")


def _abroad(_facts: GuardFacts) -> Iterator[Problem]:
    """Yield the reminder that goes with every paper for use abroad."""
    yield Problem("", "向境外提供证据，应遵守保密、数据安全、个人信息保护和出口管制的规定")


def _abroad_deadline(facts: GuardFacts) -> Iterator[Problem]:
    """Yield a step without the day that the paper from abroad gives: nothing would watch it."""
    if facts.asked.get("deadline_abroad") is None:
        yield Problem("deadline_abroad", "未填境外期限，不会有到期提醒；以境外文书所载为准")


def _same_complaint(facts: GuardFacts) -> Iterator[Problem]:
    count = facts.counts.same_complainant
    if count:
        yield Problem(
            "", f"投诉人就同一权利此前已在展会投诉 {count} 次，须提交此后采取法律行动的证明"
        )


_WARN, _BLOCK = GuardLevel.WARN, GuardLevel.BLOCK

SPECS = (
    Guard("panel-odd", "合议组三人以上单数", _BLOCK, _panel),
    Guard("licensee-standing", "被许可人的请求资格", _WARN, _standing),
    Guard("standing-proven", "请求资格有依据", _BLOCK, _standing_proven),
    Guard("all-co-owners", "全体共有人共同请求", _WARN, _co_owners),
    Guard("no-suit-stated", "声明未起诉", _WARN, _no_suit),
    Guard("copies-enough", "副本与被请求人数相等", _WARN, _copies),
    Guard("right-alive", "专利权有效", _WARN, _right_lives),
    Guard("evaluation-report", "专利权评价报告", _WARN, _evaluation),
    Guard("suspension-proof", "中止须有受理通知书", _BLOCK, _suspension),
    Guard(
        "answer-time-over",
        "答辩期限届满",
        _BLOCK,
        _over("INF-ANSWER", "答辩期限尚未届满，不能记为逾期未答辩"),
    ),
    Guard(
        "fair-answer-time-over",
        "展会答辩期限届满",
        _BLOCK,
        _over("EXH-ANSWER", "答辩时限尚未届满，不能记为逾期未答辩"),
    ),
    Guard(
        "hearing-notice",
        "提前通知口头审理",
        _WARN,
        _told_before("INF-HEARING-NOTICE", "hearing_at"),
    ),
    Guard(
        "penalty-hearing-notice",
        "提前通知听证",
        _WARN,
        _told_before("CFT-HEARING-NOTICE", "penalty_hearing_at"),
    ),
    Guard(
        "penalty-hearing-time",
        "要求听证的期限届满",
        _BLOCK,
        _over("CFT-HEARING", "当事人要求听证的期限尚未届满，不能作出处罚决定"),
    ),
    Guard(
        "counter-time-over",
        "反声明等待期届满",
        _WARN,
        _over("EC-COUNTER", "十五日等待期尚未届满，平台此时恢复链接没有依据"),
    ),
    Guard("closing-in-time", "在结案期限之内", _WARN, _time_limit),
    Guard("suit-time-over", "起诉期限届满", _WARN, _suit_time),
    Guard("answer-passed-on", "答辩书已转送", _WARN, _answer_passed_on),
    Guard("no-stop-marked", "是否责令停止侵权", _WARN, _no_stop),
    Guard(
        "published-first",
        "先公开后结案",
        _WARN,
        _still_runs("INF-PUBLISH", "处理信息尚未登记公开，结案后不再提醒"),
    ),
    Guard(
        "penalty-published-first",
        "先公示后结案",
        _WARN,
        _still_runs("CFT-PUBLISH", "处罚信息尚未登记公示，结案后不再提醒"),
    ),
    Guard(
        "filed-first",
        "已经立案",
        _WARN,
        _still_runs("CFT-VERIFY", "尚未登记立案，应选用“尚未立案，继续核查”"),
    ),
    Guard(
        "exhibits-handed-first",
        "先移交物品后结案",
        _WARN,
        _still_runs("CRM-HANDOVER", "涉案物品尚未登记移交公安机关，结案后不再提醒"),
    ),
    Guard(
        "reporter-told-first",
        "先告知举报人",
        _WARN,
        _still_runs("CFT-REPLY", "尚未登记告知实名举报人，此后不再提醒"),
    ),
    Guard(
        "abroad-answered-first",
        "境外期限已处理",
        _WARN,
        _still_runs("FOR-DEADLINE", "境外程序的期限尚未登记答复，结案后不再提醒"),
    ),
    Guard("abroad-deadline-given", "境外期限已填写", _WARN, _abroad_deadline),
    Guard("two-officers", "办案人员不少于两人", _BLOCK, _officers),
    Guard("reporter-named", "实名举报", _WARN, _named_reporter),
    Guard("reporter-anonymous", "无须告知举报人", _WARN, _anonymous_reporter),
    Guard("evidence-abroad", "向境外提供证据", _WARN, _abroad),
    Guard("follow-up-proof", "重复投诉须有跟进证明", _WARN, _same_complaint),
)
