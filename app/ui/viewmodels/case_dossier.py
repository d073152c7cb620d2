"""A case's dossier and its preview without Qt: facts, stages, history as people read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.case_type import CaseType
from app.domain.dates import format_date, format_instant
from app.domain.fields import FieldKind, FieldSpec, FieldValue, Part, SectionSpec
from app.domain.money import format_money
from app.domain.terms import Channel, Phase, Tone, Track, VenueKind
from app.domain.values import is_empty
from app.services.deadline_views import DeadlineKey, DeadlineLine
from app.services.views import CaseDossier, CaseLine, EventLine, MoveOffer, PartyInCase
from app.support.clock import china_time
from app.ui.viewmodels.case_columns import right_term
from app.ui.viewmodels.case_deadlines import PRESENT, stage_limits, until_words
from app.ui.viewmodels.columns import person, short_day

RECENT_EVENTS = 4
AWAITED = ("supplemented", "resume")
"""How steps that end a waiting begin; while a case waits they come before all others."""
ALWAYS_FOLDED = ("exit",)
"""Steps that are never the usual one."""


def usual_move(moves: Sequence[MoveOffer]) -> MoveOffer | None:
    """Return the step that is most likely next, None if only rare ones are left."""
    usual = [move for move in moves if move.code not in ALWAYS_FOLDED]
    awaited = [move for move in usual if move.code.startswith(AWAITED)]
    return next(iter((*awaited, *usual)), None)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value; ``wide`` ones take a line of their own."""

    label: str
    value: str
    wide: bool = False
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the strip: done, present or ahead, with its day.

    ``limit`` names the time limit whose end stands there.
    """

    label: str
    day: str
    reached: bool
    current: bool
    limit: DeadlineKey | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event: when, who, what, and the note."""

    when: str
    actor: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class PartyBlock:
    """A party of the case with everything written about it."""

    party_id: int
    role: str
    name: str
    other_cases: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands beside a list about the current case (预览)."""

    state: str
    tone: Tone
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    recent: tuple[HistoryLine, ...]


def value_text(spec: FieldSpec, value: FieldValue, names: Mapping[str, str]) -> str:
    """Return one value as people read it; empty for none."""
    if value is None or is_empty(value):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_money(value) if spec.kind is FieldKind.MONEY else f"{value:,}"
    terms = {choice.code: choice.term for choice in spec.choices}
    if isinstance(value, tuple):
        return "、".join(terms.get(code, code) for code in value)
    if spec.kind is FieldKind.HANDLER:
        return person(names, value)
    return terms.get(value, value)


def section_facts(
    section: SectionSpec,
    row: Mapping[str, FieldValue],
    names: Mapping[str, str],
    leave_out: Sequence[str] = (),
) -> tuple[Fact, ...]:
    """Return what was written in one row of a section, in the form's order; empty ones left out."""
    found = []
    for spec in section.fields:
        text = value_text(spec, row.get(spec.key), names)
        if text and spec.key not in leave_out:
            wide = spec.kind is FieldKind.LONG_TEXT or len(text) > 40
            found.append(Fact(spec.term, text, wide))
    return tuple(found)


def case_facts(
    case_type: CaseType, dossier: CaseDossier, names: Mapping[str, str], part: Part
) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return heading and facts of the sections of one part that hold anything."""
    found = []
    for section in case_type.sections:
        if section.part is part:
            for row in dossier.draft.rows(section.key):
                facts = section_facts(section, row, names)
                if facts:
                    found.append((section.term, facts))
    return tuple(found)


def party_blocks(
    case_type: CaseType, dossier: CaseDossier, names: Mapping[str, str]
) -> tuple[PartyBlock, ...]:
    """Return the parties in the case's order, each with what the form holds about it."""
    places: dict[str, int] = {}
    found = []
    for party in dossier.parties:
        at = places.get(party.section, 0)
        places[party.section] = at + 1
        facts = _written_about(case_type, dossier, party, at, names)
        section = case_type.section(party.section)
        found.append(PartyBlock(party.party_id, section.term, party.name, party.other_cases, facts))
    return tuple(found)


def _written_about(
    case_type: CaseType,
    dossier: CaseDossier,
    party: PartyInCase,
    at: int,
    names: Mapping[str, str],
) -> tuple[Fact, ...]:
    rows = [row for row in dossier.draft.rows(party.section) if not is_empty(row.get("name"))]
    if at >= len(rows):
        return ()
    return section_facts(case_type.section(party.section), rows[at], names, ("name",))


_STAGES: Mapping[Track, tuple[tuple[str, str], ...]] = {
    Track.INFRINGEMENT: (
        ("received_on", "收件"),
        ("accepted_on", "立案"),
        ("decided_on", "结论"),
        ("closed_on", "结案"),
    ),
    Track.FAST_TRACK: (
        ("received_on", "收件"),
        ("accepted_on", "受理"),
        ("decided_on", "结论"),
        ("filed_on", "正式申请"),
        ("marked_on", "加快标记"),
        ("granted_on", "授权公告"),
        ("closed_on", "结案"),
    ),
    Track.MEDIATION: (
        ("received_on", "收件"),
        ("accepted_on", "受理"),
        ("decided_on", "调解结果"),
        ("closed_on", "结案"),
    ),
    Track.ASSISTANCE: (
        ("received_on", "收件"),
        ("accepted_on", "受理"),
        ("decided_on", "答复"),
        ("closed_on", "办结"),
    ),
}


def stages(
    case_type: CaseType, dossier: CaseDossier, lines: Sequence[DeadlineLine] = ()
) -> tuple[Stage, ...]:
    """Return the dated stages the kind can reach; the present state stands after the last one.

    Under the present one and those ahead stands until when they are due; a limit that ends
    with a day the strip leaves out, such as that of payment, stands under the present one.
    """
    line = dossier.line
    limits = stage_limits(case_type, line.state, lines)
    possible = {"received_on"} | {
        milestone.value for move in case_type.moves for milestone in move.sets
    }
    found: list[Stage] = []
    for attribute, label in _STAGES[Track(line.track)]:
        day: date | None = getattr(line, attribute)
        if attribute in possible:
            found.append(_stage(label, day, limits.get(attribute)))
    if line.phase is Phase.DONE:
        return tuple(stage for stage in found if stage.reached)
    shown = {PRESENT, *(attribute for attribute, _ in _STAGES[Track(line.track)])}
    unshown = next((limit for stage, limit in limits.items() if stage not in shown), None)
    present = _present(dossier, limits.get(PRESENT, unshown))
    last = max((at for at, stage in enumerate(found) if stage.reached), default=-1)
    ahead = [stage for stage in found[last + 1 :] if not stage.reached]
    return (*(stage for stage in found[: last + 1] if stage.reached), present, *ahead)


def _stage(label: str, day: date | None, limit: DeadlineLine | None) -> Stage:
    if day is not None:
        return Stage(label, f"{day:%Y-%m-%d}", reached=True, current=False)
    if limit is None:
        return Stage(label, "—", reached=False, current=False)
    return Stage(label, until_words(limit), reached=False, current=False, limit=limit.key)


def _present(dossier: CaseDossier, limit: DeadlineLine | None) -> Stage:
    term = dossier.line.state_term
    if limit is None:
        since = _state_since(dossier)
        return Stage(term, f"{since:%m-%d} 起", reached=True, current=True)
    return Stage(term, until_words(limit), reached=True, current=True, limit=limit.key)


def _state_since(dossier: CaseDossier) -> date:
    """Return the day on which the present state was reached."""
    for event in dossier.events:
        if event.to_state == dossier.line.state and event.from_state != event.to_state:
            return event.on
    return dossier.line.received_on


def history(
    events: Sequence[EventLine], names: Mapping[str, str], limit: int | None = None
) -> tuple[HistoryLine, ...]:
    """Return events newest first, as many as ``limit``."""
    return tuple(
        HistoryLine(
            f"{china_time(event.at):%Y-%m-%d %H:%M}",
            person(names, event.actor),
            _event_words(event),
            event.note,
        )
        for event in events[:limit]
    )


def _event_words(event: EventLine) -> str:
    recorded = china_time(event.at).date()
    return event.text if event.on == recorded else f"{event.text}（{event.on:%m-%d} 办理）"


def subtitle(line: CaseLine) -> str:
    """Return number, kind of right and product in one line."""
    right = right_term(line.right_kind)
    number = right_number_text(line)
    parts = [line.number, line.kind_term, " ".join(filter(None, (right, number))), line.product]
    return " · ".join(part for part in parts if part)


def right_number_text(line: CaseLine) -> str:
    """Return the number of the right in suit as it is written on its certificate."""
    return line.right_number


def key_facts(dossier: CaseDossier, names: Mapping[str, str], today: date) -> tuple[Fact, ...]:
    """Return what is asked first about a case: days, who, where from, amounts, result."""
    line = dossier.line
    channel = Channel(line.channel).term if line.channel else ""
    received = " ".join(filter(None, (_day(line.received_on, today), channel)))
    decided = " ".join(filter(None, (_day(line.decided_on, today), line.outcome_term)))
    accepted = "受理" if line.track != Track.INFRINGEMENT.value else "立案"
    rows = (
        ("收件", received),
        ("收件号", line.intake_no if line.case_no else ""),
        (accepted, _day(line.accepted_on, today)),
        ("正式申请", _day(line.filed_on, today)),
        ("结论", decided or line.outcome_term),
        ("结案", _day(line.closed_on, today)),
        ("承办", person(names, line.handler) or "未分派"),
        ("场所", _venue(line)),
        ("镇街", line.town),
        ("请求金额", _money(line.claimed_fen)),
        ("达成金额", _money(line.agreed_fen)),
        ("已付金额", _money(line.paid_fen)),
    )
    return tuple(Fact(label, value) for label, value in rows if value)


def _venue(line: CaseLine) -> str:
    kind = VenueKind(line.venue_kind).term if line.venue_kind else ""
    return " · ".join(part for part in (kind, line.platform) if part)


def _money(fen: int | None) -> str:
    return "" if fen is None else format_money(fen)


def _day(day: date | None, today: date) -> str:
    """Return a day, with its weekday in the present year and with the year otherwise."""
    if day is None:
        return ""
    return short_day(day) if day.year == today.year else day.isoformat()


def preview_of(dossier: CaseDossier, names: Mapping[str, str], today: date) -> Preview:
    """Return what the preview shows of a case."""
    line = dossier.line
    events = tuple(
        HistoryLine(f"{event.on:%m-%d}", person(names, event.actor), event.text, event.note)
        for event in dossier.events[:RECENT_EVENTS]
    )
    parts = [line.number, right_term(line.right_kind) or line.kind_term, line.product]
    words = " · ".join(part for part in parts if part)
    facts = key_facts(dossier, names, today)
    return Preview(line.state_term, line.tone, line.title, words, facts, events)
