"""The time limits of a case without Qt: rows, states, why a day, under which stage it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.case_type import CaseType, Milestone
from app.domain.due import Moment, china_day
from app.domain.terms import Standing, Tone
from app.services.deadline_views import Band, BandKind, DeadlineKey, DeadlineLine, PauseLine
from app.services.deadlines import read_deadlines, read_pauses
from app.services.desk import Desk
from app.support.clock import china_time
from app.ui.viewmodels.columns import WEEKDAYS, Cell, ColumnSpec, Emphasis, limit_mark, short_day

PRESENT = ""
"""Under which key :func:`stage_limits` holds the limit of the present state."""
NOTHING = "—"
_BEGINNINGS = {"": "收件", "supplemented": "补正", "change-kind": "转换途径"}
ALIVE = (Standing.RUNNING, Standing.PAUSED)
_RANKS = {
    Standing.RUNNING: 0,
    Standing.PAUSED: 0,
    Standing.MET: 1,
    Standing.MET_LATE: 1,
    Standing.DROPPED: 2,
    Standing.REMOVED: 3,
}


@dataclass(frozen=True, slots=True)
class CaseLimits:
    """The limits and the times not counted of one case, read together (期限与中止)."""

    lines: tuple[DeadlineLine, ...] = ()
    pauses: tuple[PauseLine, ...] = ()

    def line(self, key: DeadlineKey | None) -> DeadlineLine | None:
        """Return the limit of a key, None if the case has it no more."""
        return next((line for line in self.lines if line.key == key), None)


@dataclass(frozen=True, slots=True)
class DuePicture:
    """What the small picture of a limit shows (期限图).

    ``end`` is None while the limit stands still. ``met`` is the day it was fulfilled.
    """

    start: Moment
    start_words: str
    end: Moment | None
    end_words: str
    bands: tuple[Band, ...]
    statutory: bool
    provisional: bool
    tone: Tone
    today: date
    met: date | None = None


def read_limits(desk: Desk, case_type: CaseType, case_id: int) -> CaseLimits:
    """Read the limits of a case, in the order they are shown, and its pauses.

    Raises:
        NotFoundError: the case is gone.
    """
    lines = [worded(case_type, line) for line in read_deadlines(desk, case_id)]
    return CaseLimits(in_order(lines), read_pauses(desk, case_id))


def worded(case_type: CaseType, line: DeadlineLine) -> DeadlineLine:
    """Return the limit with the words of the step that began it instead of its code."""
    terms = {move.code: move.term for move in case_type.moves} | {
        "": "收件",
        "supplemented": "补正",
    }
    return replace(line, begun_by=terms.get(line.begun_by, line.begun_by).rstrip("…"))


def in_order(lines: Sequence[DeadlineLine]) -> tuple[DeadlineLine, ...]:
    """Return the limits as a case shows them: what runs by due day, then what is over."""

    def place(line: DeadlineLine) -> tuple[int, date, bool, str]:
        day = date.max if line.due is None else china_day(line.due)
        return _RANKS[line.standing], day, not line.statutory, line.term

    return tuple(sorted(lines, key=place))


def moment_text(moment: Moment | None, today: date) -> str:
    """Return ``11-23 周一``, ``11-23 14:30`` for an instant; the year where it is another."""
    if moment is None:
        return NOTHING
    day = china_day(moment)
    year = "" if day.year == today.year else f"{day.year}-"
    if isinstance(moment, datetime):
        return f"{year}{china_time(moment):%m-%d %H:%M}"
    return year + short_day(day)


def start_text(line: DeadlineLine, today: date) -> str:
    """Return ``11-06 送达``: when a limit began and by what."""
    day = china_day(line.start)
    shown = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    if isinstance(line.start, datetime):
        shown = f"{shown} {china_time(line.start):%H:%M}"
    return f"{shown} {line.begun_by}".strip()


def full_moment(moment: Moment) -> str:
    """Return ``2026-11-23 周一``, with the time of day where there is one."""
    day = china_day(moment)
    shown = f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"
    return f"{shown} {china_time(moment):%H:%M}" if isinstance(moment, datetime) else shown


def standing_of(line: DeadlineLine, today: date) -> tuple[str, Tone]:
    """Return how a limit stands, in words and tone."""
    if line.standing is Standing.RUNNING:
        return _running(line, today)
    if line.met_on is not None and line.standing in (Standing.MET, Standing.MET_LATE):
        late = line.standing is Standing.MET_LATE
        day = line.met_on
        shown = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
        return (f"{shown} 逾期完成", Tone.BAD) if late else (f"{shown} 完成", Tone.GOOD)
    tone = {Standing.PAUSED: Tone.PAUSED, Standing.MET_LATE: Tone.BAD, Standing.MET: Tone.GOOD}
    return line.standing.term, tone.get(line.standing, Tone.NEUTRAL)


def _running(line: DeadlineLine, today: date) -> tuple[str, Tone]:
    unsure = " · 暂定" if line.provisional else ""
    if line.overdue:
        return f"逾期{unsure}", Tone.BAD
    if is_due(line, today):
        return f"今日届满{unsure}", Tone.ATTENTION
    return f"进行中{unsure}", Tone.NEUTRAL


def is_due(line: DeadlineLine, today: date) -> bool:
    """Tell whether a running limit ends today and is not past."""
    running = line.standing is Standing.RUNNING and not line.overdue
    return running and line.due is not None and china_day(line.due) == today


def deadline_columns(today: Callable[[], date]) -> tuple[ColumnSpec[DeadlineLine], ...]:
    """Return the columns of a case's limits: which, from when, until when, how long, how.

    ``today`` is asked for every cell, since a page may stay open over midnight.
    """

    def term(line: DeadlineLine) -> Cell:
        return Cell(
            line.term,
            emphasis=_faded(line),
            mark=limit_mark(statutory=line.statutory),
            full=f"{line.term}（{line.why.nature or ('法定' if line.statutory else '内部')}）",
        )

    def due(line: DeadlineLine) -> Cell:
        words = moment_text(line.due, today())
        full = f"{words}（改期，规则算得 {moment_text(line.derived_due, today())}）"
        return Cell(
            f"{words} *" if line.derived_due is not None else words,
            emphasis=Emphasis.SECOND if line.provisional else _faded(line),
            full=full if line.derived_due is not None else "",
        )

    def left(line: DeadlineLine) -> Cell:
        emphasis = Emphasis.WARNING if is_due(line, today()) else Emphasis.TEXT
        return Cell(line.countdown, emphasis=Emphasis.DANGER if line.overdue else emphasis)

    def standing(line: DeadlineLine) -> Cell:
        words, tone = standing_of(line, today())
        return Cell(words, tone=tone)

    return (
        ColumnSpec("term", "期限", term, elastic=True),
        ColumnSpec("start", "起算", lambda line: Cell(start_text(line, today()))),
        ColumnSpec("due", "届满", due),
        ColumnSpec("left", "余", left),
        ColumnSpec("standing", "状态", standing),
    )


def _faded(line: DeadlineLine) -> Emphasis:
    over = line.standing in (Standing.DROPPED, Standing.REMOVED)
    return Emphasis.SECOND if over else Emphasis.TEXT


def stage_limits(
    case_type: CaseType, state: str, lines: Sequence[DeadlineLine]
) -> Mapping[str, DeadlineLine]:
    """Return the next limit of each stage ahead, by milestone, and of the present state.

    A limit belongs to the first stage whose date is set by a move that meets it; one that a
    move from here meets without reaching a stage belongs to the present. Statutory ones go
    first.
    """
    alive = [line for line in lines if line.standing in ALIVE and line.due is not None]
    alive.sort(key=lambda line: (not line.statutory, china_day(line.due or date.max)))
    found: dict[str, DeadlineLine] = {}
    for line in alive:
        found.setdefault(_stage_of(case_type, state, line.key.rule_id), line)
    return found


def _stage_of(case_type: CaseType, state: str, rule_id: str) -> str:
    """Return the first stage to which a step that meets the limit leads."""
    moves = [move for move in case_type.moves if rule_id in move.meets]
    here = [move for move in moves if state in move.sources]
    reached = {milestone for move in moves for milestone in move.sets}
    if any(not move.sets for move in here) or not reached:
        return PRESENT
    return next(milestone.value for milestone in Milestone if milestone in reached)


def until_words(line: DeadlineLine) -> str:
    """Return ``至 2026-11-23``, saying when the day is past, not law or not firm."""
    if line.due is None:
        return line.standing.term
    day = china_day(line.due)
    if line.overdue:
        return f"逾期（{day.isoformat()}）"
    nature = "" if line.statutory else line.why.nature or "内部"
    unsure = "（暂定）" if line.provisional else ""
    return f"{nature}至 {day.isoformat()}{unsure}"


def picture_of(line: DeadlineLine, today: date) -> DuePicture:
    """Return what the picture of a limit shows."""
    words, tone = standing_of(line, today)
    return DuePicture(
        start=line.start,
        start_words=start_text(line, today),
        end=line.due,
        end_words=words if line.due is None else moment_text(line.due, today),
        bands=_drawn(line),
        statutory=line.statutory,
        provisional=line.provisional,
        tone=tone,
        today=today,
        met=line.met_on,
    )


def _drawn(line: DeadlineLine) -> tuple[Band, ...]:
    """Return the stretches without the day of the event, which is a point and not a stretch."""
    start = china_day(line.start)
    return tuple(band for band in line.why.bands if (band.first, band.last) != (start, start))


def band_words(band: Band) -> str:
    """Return ``11-22 至 11-23 顺延 2 日``."""
    days = (band.last - band.first).days + 1
    if days == 1:
        return f"{band.first:%m-%d} {band.kind.term}"
    return f"{band.first:%m-%d} 至 {band.last:%m-%d} {band.kind.term} {days} 日"


def picture_words(picture: DuePicture) -> str:
    """Return the picture in words, for those who do not see it."""
    parts = [f"{picture.start_words} 起"]
    parts += [band_words(band) for band in picture.bands if band.kind is not BandKind.COUNTED]
    parts.append(f"{picture.end_words} 届满" if picture.end is not None else picture.end_words)
    if picture.provisional:
        parts.append("暂定")
    return "；".join(parts)


def nature_words(line: DeadlineLine) -> str:
    """Return ``答辩 · 法定 · 15 日``."""
    return " · ".join(part for part in (line.term, line.why.nature, line.why.length) if part)


def source_words(line: DeadlineLine) -> str:
    """Return source, regime and remark in one paragraph."""
    why = line.why
    said = any(why.note in step for step in why.steps)
    parts = (f"依据：{why.source}" if why.source else "", why.regime, "" if said else why.note)
    return "\n".join(part for part in parts if part)


def explanation(line: DeadlineLine, number: str) -> str:
    """Return why the limit ends on its day, as text to paste into a file."""
    when = line.standing.term if line.due is None else full_moment(line.due)
    firm = "（暂定）" if line.provisional else ""
    head = f"{number} {nature_words(line)}：{when}{firm}"
    steps = [f"{at}. {step}" for at, step in enumerate(line.why.steps, start=1)]
    checked = "条文已核对。" if line.why.verified else "条文待核实。"
    warnings = [f"▲ {words}" for words in line.why.warnings]
    decided = [line.decided] if line.decided else []
    return "\n".join((head, *steps, *decided, source_words(line), checked, *warnings))


def pause_words(pause: PauseLine) -> str:
    """Return ``11-10 起　中止　请求宣告无效（〔2026〕5号）``."""
    until = f"至 {pause.ended_on.isoformat()}" if pause.ended_on is not None else "起"
    paper = f"（{pause.paper}）" if pause.paper else ""
    ground = pause.ground if pause.ground != pause.kind else ""
    parts = (f"{pause.began_on.isoformat()} {until}", pause.kind, f"{ground}{paper}")
    return "　".join(part for part in parts if part)
