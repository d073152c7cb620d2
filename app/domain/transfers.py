"""To whom cases are handed over, and which limits then run; all of it data (移送)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.terms import Term


class Body(Term):
    """Kind of body that takes a case or lead (接收单位类别)."""

    POLICE = "police", "公安机关"
    CUSTOMS = "customs", "海关"
    COURT = "court", "法院"
    PROCURATORATE = "procuratorate", "检察机关"
    ENFORCEMENT = "enforcement", "综合执法"
    OTHER = "other-bureau", "其他部门"


_NAMED = (
    ("公安", Body.POLICE),
    ("海关", Body.CUSTOMS),
    ("法院", Body.COURT),
    ("检察", Body.PROCURATORATE),
    ("执法", Body.ENFORCEMENT),
)


def body_of(name: str) -> Body:
    """Return the kind of body that a name tells, 其他部门 where it tells none."""
    return next((body for word, body in _NAMED if word in name), Body.OTHER)


class TransferResult(Term):
    """What the other body answered (移送结果)."""

    FILED = "filed", "立案"
    NOT_FILED = "not-filed", "不予立案"
    UPHELD = "upheld", "复议维持不予立案"
    FOUND = "goods-found", "发现侵权嫌疑货物"
    DETAINED = "detained", "依申请扣留"
    DETAINED_EX_OFFICIO = "detained-own", "依职权扣留"
    HANDED_OVER = "handed-over", "涉案物品已移交"
    REVIEW_ASKED = "review-asked", "已提请复议"
    SUPERVISION_ASKED = "supervision-asked", "已建议立案监督"
    SECURED = "secured", "已申请扣留"
    HANDLED = "handled", "已处理"
    RETURNED = "returned", "退回"


OWN_STEPS = (
    TransferResult.HANDED_OVER,
    TransferResult.REVIEW_ASKED,
    TransferResult.SUPERVISION_ASKED,
    TransferResult.SECURED,
)
"""What this office did upon an answer; it ends the limit that the answer had started."""


class Begins(Term):
    """The dated fact of a transfer from which a limit runs (起算)."""

    DECIDED = "decided_at", "批准移送"
    RECEIVED = "received_on", "对方接收"
    FEEDBACK = "feedback_on", "收到反馈"


@dataclass(frozen=True, slots=True)
class TransferClock:
    """A limit that a transfer starts (移送期限).

    ``results`` restricts it to answers of that kind; empty means whatever the answer, except
    ``unless``. ``met_by`` is the dated fact that fulfils it, empty where the ledger holds none:
    then the limit ends once a later answer or step of one's own is noted. ``ours`` tells
    whether this office has to act, or the other body.
    """

    rule: str
    body: Body
    begins: Begins
    met_by: str = ""
    results: tuple[TransferResult, ...] = ()
    ours: bool = True
    unless: tuple[TransferResult, ...] = ()


_FOUND = (TransferResult.FOUND,)
_DETAINED = (TransferResult.DETAINED,)
_EX_OFFICIO = (TransferResult.DETAINED_EX_OFFICIO,)

CLOCKS = (
    TransferClock("CRM-TRANSFER", Body.POLICE, Begins.DECIDED, "sent_on"),
    TransferClock(
        "CRM-POLICE",
        Body.POLICE,
        Begins.RECEIVED,
        "feedback_on",
        ours=False,
        # By then the day of feedback is that of the second answer.
        unless=(TransferResult.UPHELD, TransferResult.SUPERVISION_ASKED),
    ),
    TransferClock("CRM-HANDOVER", Body.POLICE, Begins.FEEDBACK, results=(TransferResult.FILED,)),
    TransferClock("CRM-REVIEW", Body.POLICE, Begins.FEEDBACK, results=(TransferResult.NOT_FILED,)),
    TransferClock(
        "CRM-REVIEW-PROCURATORATE",
        Body.POLICE,
        Begins.FEEDBACK,
        results=(TransferResult.UPHELD,),
    ),
    TransferClock("CUS-GUARANTEE", Body.CUSTOMS, Begins.FEEDBACK, results=_FOUND),
    TransferClock(
        "CUS-DETERMINE", Body.CUSTOMS, Begins.FEEDBACK, results=_DETAINED + _EX_OFFICIO, ours=False
    ),
    TransferClock("CUS-RELEASE", Body.CUSTOMS, Begins.FEEDBACK, results=_DETAINED, ours=False),
    TransferClock(
        "CUS-RELEASE-EX-OFFICIO", Body.CUSTOMS, Begins.FEEDBACK, results=_EX_OFFICIO, ours=False
    ),
)
"""The limits of domain rules CRM-* and CUS-* that the ledger's own dates start."""


def results_of(body: Body) -> tuple[TransferResult, ...]:
    """Return the answers a kind of body may give, and the steps of one's own upon them."""
    result = TransferResult
    decided = (result.FILED, result.NOT_FILED)
    special = {
        Body.POLICE: (
            *decided,
            result.UPHELD,
            result.HANDED_OVER,
            result.REVIEW_ASKED,
            result.SUPERVISION_ASKED,
        ),
        Body.CUSTOMS: (*_FOUND, result.SECURED, *_DETAINED, *_EX_OFFICIO),
        Body.PROCURATORATE: decided,
        Body.COURT: decided,
        Body.ENFORCEMENT: decided,
    }
    return (*special.get(body, ()), result.HANDLED, result.RETURNED)


def clocks_of(body: str, result: str) -> tuple[TransferClock, ...]:
    """Return the limits that may run for such a body and answer."""
    return tuple(
        clock
        for clock in CLOCKS
        if clock.body == body
        and result not in clock.unless
        and (not clock.results or result in clock.results)
    )
