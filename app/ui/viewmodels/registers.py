"""The transfer ledger and the credit register as lists, without Qt (移送台账、信用记录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.countdown import end_of
from app.domain.credit import CREDIT_ACTS, EXPIRED, REPAIRED, CreditAct
from app.domain.due import Moment, china_day
from app.domain.repeat import HINT
from app.domain.terms import Tone
from app.services.handling_views import CreditLine, TransferClockLine, TransferLine
from app.ui.viewmodels.case_deadlines import full_moment
from app.ui.viewmodels.case_dossier import Fact
from app.ui.viewmodels.columns import Cell, ColumnSpec, Emphasis, limit_mark, text_cell

FEEDBACK = "对方反馈"
UNVERIFIED = "待核实"
CREDIT_CAUTION = f"仅凭生效文书登记；未生效的线索只作“{HINT}”。"
_STANDINGS = {REPAIRED: Tone.GOOD, EXPIRED: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class NextLimit:
    """What an entry of the ledger waits for first (下一期限)."""

    term: str
    whose: str
    due: Moment
    statutory: bool
    overdue: bool
    countdown: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One limit of an entry as the card beside the ledger tells it (移送期限)."""

    term: str
    state: str
    tone: Tone
    mark: str
    when: str
    source: str


# --- transfers -----------------------------------------------------------------------


def next_limit(line: TransferLine) -> NextLimit | None:
    """Return the limit that ends first of those that still run; the feedback counts as one."""
    found = [
        NextLimit(
            clock.term,
            clock.whose,
            clock.due,
            clock.statutory,
            clock.overdue,
            clock.countdown,
            clock.provisional,
        )
        for clock in line.clocks
        if clock.done_on is None
    ]
    if line.feedback_on is None and line.feedback_due_on is not None:
        day, late = line.feedback_due_on, line.feedback_overdue
        words = line.feedback_countdown
        found.append(
            NextLimit(FEEDBACK, line.body_name, day, statutory=False, overdue=late, countdown=words)
        )
    return min(found, key=lambda limit: end_of(limit.due), default=None)


def pressing_first(lines: Sequence[TransferLine]) -> tuple[TransferLine, ...]:
    """Return the entries by what ends first; those without a limit keep their order behind."""

    def place(line: TransferLine) -> tuple[bool, float]:
        limit = next_limit(line)
        return limit is None, 0.0 if limit is None else end_of(limit.due).timestamp()

    return tuple(sorted(lines, key=place))


def waiting_for(line: TransferLine) -> str:
    """Return which step comes next, empty once all is done."""
    if not line.open:
        return ""
    if line.feedback_on is not None:
        return "待办结"
    if line.sent_on is None:
        return "待移送"
    return "待接收" if line.received_on is None else "待反馈"


def limit_state(limit: NextLimit, today: date) -> tuple[str, Tone]:
    """Return what the pill of a running limit says, such as ``11-25 · 2 个工作日``."""
    if limit.overdue:
        return limit.countdown, Tone.BAD
    day = china_day(limit.due)
    if day == today:
        left = limit.countdown.removeprefix("今天").strip()
        at = f"今天 {full_moment(limit.due)[-5:]}" if isinstance(limit.due, datetime) else "今天"
        return " · ".join(part for part in (at, left) if part), Tone.ATTENTION
    tail = "暂定" if limit.provisional else limit.countdown
    return " · ".join(part for part in (brief_day(day, today), tail) if part), Tone.NEUTRAL


def limit_cell(line: TransferLine, today: date) -> Cell:
    """Return the pill of what ends first, filled by law and hollow else, or of what is awaited."""
    limit = next_limit(line)
    if limit is None:
        words = waiting_for(line)
        return Cell(words, tone=Tone.NEUTRAL) if words else Cell("已了结", tone=Tone.GOOD)
    words, tone = limit_state(limit, today)
    nature = "法定期限" if limit.statutory else "约定期限"
    full = f"{limit.term} {full_moment(limit.due)}（{nature}）"
    return Cell(words, tone=tone, full=full, mark=limit_mark(statutory=limit.statutory))


def matter_cell(line: TransferLine) -> Cell:
    """Return what ends first, and in the copy who has to act."""
    limit = next_limit(line)
    return Cell() if limit is None else Cell(limit.term, full=f"{limit.term}（{limit.whose}）")


def brief_day(day: date, today: date) -> str:
    """Return ``11-23``, with the year where it is another."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _brief_cell(day: date | None, today: date) -> Cell:
    if day is None:
        return Cell()
    return Cell(brief_day(day, today), full=day.isoformat())


def answer_text(line: TransferLine, today: date) -> str:
    """Return ``11-22 立案``, empty while nothing came back."""
    if line.feedback_on is None:
        return line.result_term
    return f"{brief_day(line.feedback_on, today)} {line.result_term}".strip()


def _answer_cell(line: TransferLine, today: date) -> Cell:
    whole = f"{line.feedback_on or ''} {line.result_term}".strip()
    return Cell(answer_text(line, today), full=whole)


def transfer_columns(today: date) -> tuple[ColumnSpec[TransferLine], ...]:
    """Return the columns of the transfer ledger."""

    def decided(line: TransferLine) -> Cell:
        if line.decided_at is None:
            return Cell()
        day = china_day(line.decided_at)
        return Cell(brief_day(day, today), full=full_moment(line.decided_at))

    def late(line: TransferLine) -> Cell:
        cell = _brief_cell(line.feedback_due_on, today)
        ink = Emphasis.DANGER if line.feedback_overdue else Emphasis.TEXT
        return Cell(cell.text, full=cell.full, emphasis=ink)

    return (
        ColumnSpec("number", "案号", lambda line: text_cell(line.number)),
        ColumnSpec("title", "案件", lambda line: text_cell(line.title), elastic=True),
        ColumnSpec("body", "接收单位", lambda line: text_cell(line.body_name), elastic=True),
        ColumnSpec("due", "期限", lambda line: limit_cell(line, today)),
        ColumnSpec("matter", "待办", matter_cell, elastic=True, wide=1080),
        ColumnSpec("decided", "批准", decided, wide=960),
        ColumnSpec("sent", "移送", lambda line: _brief_cell(line.sent_on, today)),
        ColumnSpec("received", "接收", lambda line: _brief_cell(line.received_on, today)),
        ColumnSpec("feedback-due", "反馈期限", late, wide=1020),
        ColumnSpec("answer", "反馈 / 结果", lambda line: _answer_cell(line, today)),
        ColumnSpec("paper", "移送文号", lambda line: text_cell(line.paper_no), wide=1280),
    )


def transfer_facts(line: TransferLine) -> tuple[Fact, ...]:
    """Return what the card tells of an entry besides its limits."""
    due = "" if line.feedback_due_on is None else full_moment(line.feedback_due_on)
    if line.feedback_overdue:
        due = f"{due}\n▲ {line.feedback_countdown}"
    rows = (
        ("案件", line.title),
        ("批准", "" if line.decided_at is None else full_moment(line.decided_at)),
        ("移送", "" if line.sent_on is None else full_moment(line.sent_on)),
        ("文号", line.paper_no),
        ("接收", "" if line.received_on is None else full_moment(line.received_on)),
        ("反馈期限", due),
        ("反馈", "" if line.feedback_on is None else full_moment(line.feedback_on)),
        ("结果", line.result_term),
        ("备注", line.note),
    )
    return tuple(Fact(label, value) for label, value in rows if value)


def clock_words(clock: TransferClockLine, today: date) -> ClockWords:
    """Return how a limit of an entry stands, when it ends, and what it rests on."""
    if clock.done_on is not None:
        word = "逾期完成" if clock.overdue else "完成"
        state = f"{brief_day(clock.done_on, today)} {word}"
        tone = Tone.BAD if clock.overdue else Tone.GOOD
    else:
        state = clock.countdown
        ends_today = china_day(clock.due) == today
        tone = Tone.BAD if clock.overdue else Tone.ATTENTION if ends_today else Tone.NEUTRAL
    nature = "法定" if clock.statutory else "约定"
    firm = "暂定" if clock.provisional else ""
    when = " · ".join(part for part in (full_moment(clock.due), firm, nature, clock.whose) if part)
    source = clock.source if clock.verified else f"{clock.source}（{UNVERIFIED}）"
    return ClockWords(clock.term, state, tone, limit_mark(statutory=clock.statutory), when, source)


# --- credit --------------------------------------------------------------------------


def standing_tone(standing: str) -> Tone:
    """Return how the standing of a credit entry is to be felt."""
    return _STANDINGS.get(standing, Tone.ATTENTION)


def reported_text(line: CreditLine, today: date) -> str:
    """Return ``11-20 市市场监管局``, empty for what was not reported."""
    if line.reported_on is None:
        return ""
    return f"{brief_day(line.reported_on, today)} {line.reported_to}"


def credit_columns(today: date) -> tuple[ColumnSpec[CreditLine], ...]:
    """Return the columns of the credit register."""

    def expiry(line: CreditLine) -> Cell:
        if line.expires_on is None:
            return Cell("未定", emphasis=Emphasis.SECOND)
        return Cell(line.expires_on.isoformat())

    def reported(line: CreditLine) -> Cell:
        if line.reported_on is None:
            return Cell("未报送", emphasis=Emphasis.SECOND)
        day = brief_day(line.reported_on, today)
        return Cell(f"{day} 已报", full=f"{line.reported_on.isoformat()} {line.reported_to}")

    return (
        ColumnSpec("party", "当事人", lambda line: text_cell(line.party_name), elastic=True),
        ColumnSpec("act", "失信行为", lambda line: text_cell(line.act_term), elastic=True),
        ColumnSpec("basis", "依据文书", lambda line: text_cell(line.basis), elastic=True),
        ColumnSpec("from", "生效", lambda line: Cell(line.effective_on.isoformat())),
        ColumnSpec("until", "到期", expiry),
        ColumnSpec("reported", "报送", reported),
        ColumnSpec(
            "standing", "状态", lambda line: Cell(line.standing, tone=standing_tone(line.standing))
        ),
        ColumnSpec("number", "案号", lambda line: text_cell(line.number), wide=1180),
    )


def act_words(act: CreditAct) -> str:
    """Return what an act rests on, and what of it nobody checked yet."""
    spec = CREDIT_ACTS[act]
    mark = "" if spec.verified else f"（{UNVERIFIED}）"
    return f"{spec.source}{mark}" + (f"；{spec.note}" if spec.note else "")


def credit_facts(line: CreditLine, today: date) -> tuple[Fact, ...]:
    """Return what the card tells of a credit entry."""
    until = "" if line.expires_on is None else line.expires_on.isoformat()
    repaired = "" if line.repaired_on is None else line.repaired_on.isoformat()
    rows = (
        ("失信行为", line.act_term),
        ("依据文书", line.basis),
        ("案件", line.number),
        ("生效", line.effective_on.isoformat()),
        ("到期", until or "未定"),
        ("修复", repaired),
        ("报送", reported_text(line, today) or "未报送"),
        ("备注", line.note),
    )
    return tuple(Fact(label, value) for label, value in rows if value)


def credit_summary(line: CreditLine) -> str:
    """Return an entry in one line, as the page of its party lists it."""
    until = "" if line.expires_on is None else f" 至 {line.expires_on.isoformat()}"
    return f"{line.act_term}　{line.effective_on.isoformat()}{until}　{line.basis}"
